"""Sentences of trying a pack: its examples, its boundary cases, its mutants."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

SENTENCES: Mapping[str, Text] = {
    "help-try": Text(
        "试用标准包：运行其中的算例，并逐一改动标准（限值、比较符、学段、年度、条件、组成部分），"
        "看算例能否发现。发现率 100% 即每一处抄错都会被算例拦住；未被发现的改动，"
        "给出可直接抄入的算例。退出状态：0 算例都成立且改动都被发现；1 有算例不成立或改动未被发现；"
        "2 无法使用。",
        "Try a pack: run its examples, then change its standards one slip at a time (limits,"
        " comparators, stages, years, conditions, parts) and see whether the examples notice. A"
        " score of 100 % means that each slip of the pen would be caught; for those that would"
        " not, examples are given to copy in. Exit status: 0 all examples hold and all changes"
        " are noticed, 1 an example does not hold or a change is not noticed, 2 unusable.",
    ),
    "help-tried": Text(
        "标准包文件，或标准包编号（cn/x@2017），可以多个",
        "pack files, or packs by id (cn/x@2017), one or more",
    ),
    "help-no_mutants": Text(
        "只运行算例，不改动标准", "only run the examples, do not change the standards"
    ),
    "try-pack": Text("{name}（{file}）", "{name} ({file})"),
    "try-examples": Text(
        "算例：{held} 个成立，{failed} 个不成立", "examples: {held} hold, {failed} do not"
    ),
    "try-failed": Text("应为 {expected}，实为 {found}", "expected {expected}, found {found}"),
    "try-stated": Text("{what} {text}", "{what} {text}"),
    "try-value": Text("值", "value"),
    "try-margin": Text("余量", "margin"),
    "try-score": Text(
        "改动：{counted} 处中发现 {killed} 处（{percent}%）；另有 {same} 处不影响任何结论，不计",
        "changes: {killed} of {counted} noticed ({percent} %); {same} more can change no verdict"
        " and do not count",
    ),
    "try-standard": Text(
        "{standard}：{counted} 处改动中发现 {killed} 处（{percent}%）",
        "{standard}: {killed} of {counted} changes noticed ({percent} %)",
    ),
    "try-survivor": Text("未被发现：{change}", "not noticed: {change}"),
    "try-unreached": Text(
        "没有算例得出“{verdicts}”：{standards}", "no example comes to '{verdicts}': {standards}"
    ),
    "try-written": Text(
        "已在 {path} 中写入 {count} 个算例", "{count} examples were written into {path}"
    ),
    "try-nothing-to-write": Text(
        "{path}：没有可写入的算例", "{path}: there are no examples to write"
    ),
    "try-elsewhere": Text(
        "标准“{standard}”取自另一个文件；请把算例写入那里",
        "the standard '{standard}' comes from another file; its examples belong there",
    ),
    "try-changed-meaning": Text(
        "写入算例会改变标准的含义，未写入",
        "writing the examples would change what the pack says; nothing was written",
    ),
    "try-changed-meanwhile": Text(
        "文件在试用期间被改动，未写入", "the file has changed meanwhile; nothing was written"
    ),
    "help-write": Text(
        "把建议的算例写入标准包文件，其余内容和注释不变，然后重新试用",
        "write the suggested examples into the pack file, all else kept, and try it again",
    ),
    "help-trial_form": Text(
        "text 供阅读，json 供程序读取，junit 供持续集成",
        "text for people, json for programs, junit for build servers",
    ),
    "try-add": Text("加入下面的算例即可发现：", "this example notices it; add it:"),
    "try-none": Text(
        "没有找到能发现上述改动的算例；请自行编写，或请说明这一要求为何无法举例",
        "no example was found that notices these; write one by hand, or say why there can be none",
    ),
    "try-cases": Text(
        "边界用例：按限值生成 {made} 个，{wrong} 个与判定不符；{gaps} 处无法生成",
        "boundary cases: {made} made from the limits, {wrong} judged otherwise; none could be made"
        " in {gaps} places",
    ),
    "try-wrong": Text(
        "按限值应为 {expected}，程序判为 {found}：这是程序的缺陷，请报告",
        "by its limits this is {expected}, yet it was judged {found}: a defect of the program,"
        " please report it",
    ),
    "try-gap": Text("{path}：无法生成用例：{why}", "{path}: no example can be generated: {why}"),
    "case-gap-outside": Text(
        "算例写不出同一对象的另一学段，也写不出部分的部分",
        "an example cannot state another stage of the same entity, or parts of parts",
    ),
    "case-gap-weights": Text(
        "指数的权重由使用者给出，算例中写不出", "the weights of the index come from outside"
    ),
    "case-gap-near": Text(
        "没有恰好落在限值上的数据，已取两侧最接近的",
        "no values lie exactly at the limit; the nearest on both sides were taken",
    ),
    "case-gap-large": Text(
        "没有找到让它达标或未达标的数据：涉及的对象层次过多，一个算例写不下",
        "no data were found that meet it or fail it: it spans more kinds of entity than one"
        " example can state",
    ),
    "case-gap-unsolved": Text(
        "在合理的数值范围内没有找到恰好落在限值上的数据",
        "no plausible values were found that lie at the limit",
    ),
    "change-within": Text("{step}：{change}", "{step}: {change}"),
    "change-comparator": Text("“{one}”改为“{other}”", "'{one}' becomes '{other}'"),
    "change-limit-moved": Text("“{limit}”改为“{other}”", "'{limit}' becomes '{other}'"),
    "change-limit-raised": Text("限值“{limit}”提高 1%", "the limit '{limit}' is raised by 1 %"),
    "change-limit-lowered": Text("限值“{limit}”降低 1%", "the limit '{limit}' is lowered by 1 %"),
    "change-level-moved": Text("等级“{level}”改为“{other}”", "level '{level}' becomes '{other}'"),
    "change-judged-rounded": Text("按修约值判断", "judged by the rounded value"),
    "change-judged-in-full": Text("按全数值判断", "judged by the full value"),
    "change-term-dropped": Text("公式中删去“{term}”", "'{term}' is dropped from the formula"),
    "change-weight-dropped": Text("删去权数“{weight}”", "the weight '{weight}' is dropped"),
    "change-where-dropped": Text(
        "删去范围条件“{condition}”", "the population '{condition}' is dropped"
    ),
    "change-where-negated": Text(
        "范围条件“{condition}”取反", "the population '{condition}' is reversed"
    ),
    "change-when-dropped": Text(
        "删去适用条件“{condition}”", "the condition '{condition}' is dropped"
    ),
    "change-when-negated": Text(
        "适用条件“{condition}”取反", "the condition '{condition}' is reversed"
    ),
    "change-proof-dropped": Text("“{field}”不再要求佐证", "'{field}' needs no evidence"),
    "change-both-either": Text(
        "“{condition}”中“且”改为“或”", "'and' becomes 'or' in '{condition}'"
    ),
    "change-either-both": Text(
        "“{condition}”中“或”改为“且”", "'or' becomes 'and' in '{condition}'"
    ),
    "change-condition-dropped": Text(
        "条件中删去“{condition}”", "'{condition}' is dropped from the condition"
    ),
    "change-negated": Text("“{condition}”取反", "'{condition}' is reversed"),
    "change-stage-dropped": Text("删去学段“{stage}”", "the stage '{stage}' is dropped"),
    "change-year-dropped": Text("删去年度“{year}”", "'{year}' is dropped"),
    "change-year-moved": Text("“{year}”改为“{other}”", "'{year}' becomes '{other}'"),
    "change-case-dropped": Text("删去情形“{condition}”", "the case '{condition}' is dropped"),
    "change-swapped": Text("“{one}”与“{other}”的要求对调", "'{one}' and '{other}' are swapped"),
    "change-all-any": Text("“全部达到”改为“任一达到”", "all of becomes any of"),
    "change-any-all": Text("“任一达到”改为“全部达到”", "any of becomes all of"),
    "change-not-dropped": Text("删去“非”", "'not' is dropped"),
    "change-part-dropped": Text("删去组成部分“{part}”", "the part '{part}' is dropped"),
    "change-count-moved": Text("至少 {one} 项改为 {other} 项", "at least {one} becomes {other}"),
    "change-others-moved": Text(
        "其余各项的比例 {one} 改为 {other}", "the share of the others {one} becomes {other}"
    ),
    "change-others-dropped": Text("其余各项不再要求", "nothing is asked of the others"),
    "change-counting": Text("计数方式改为 {counting}", "parts are counted otherwise ({counting})"),
}
