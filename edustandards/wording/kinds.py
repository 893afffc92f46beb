"""What is wrong with yearly targets, steps, indices, references to packs, and with facts files."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

_KINDS: Mapping[str, Text] = {
    "years-order": Text(
        "年份须从小到大排列，“{text}”早于或等于前一个", "years rise; '{text}' does not come later"
    ),
    "years-mixed": Text(
        "这里的各项应都是年份（都用公历年，或都用第一年、第二年）；“{text}”不是",
        "the keys here are years, all of the calendar or all of the plan; '{text}' is not",
    ),
    "year-unknown": Text(
        "“{text}”不是年份；请写成 2024、year 2 或 第二年",
        "'{text}' is no year; write it like 2024, year 2 or 第二年",
    ),
    "step-hidden": Text(
        "“{text}”永远轮不到：前一档已包含它；请调整次序",
        "'{text}' is never reached, since the step before has it already; mend their order",
    ),
    "evidence-word": Text(
        "evidence 只能写 required；“{text}”无效", "evidence takes the word required, not '{text}'"
    ),
    "index-empty": Text("指数至少要有一个部分", "an index needs at least one part"),
    "index-part": Text(
        "指数的部分“{text}”须写 of（公式）或 holds（条件）之一",
        "the part '{text}' of an index has either `of`, a formula, or `holds`, a condition",
    ),
    "index-target": Text(
        "“{text}”不是比例，须写 target 才能算出达到的程度",
        "'{text}' is no share; give a `target` so that the degree reached can be told",
    ),
    "index-direction": Text(
        "target 须写明方向：≥（越大越好）或 ≤（越小越好）；“{text}”没有",
        "a target says its direction, ≥ where more is better or ≤ where less is; '{text}' does not",
    ),
    "index-zero": Text("target 须大于零；“{text}”不是", "a target is more than zero, not '{text}'"),
    "index-floor": Text("floor 须小于 cap", "the floor must be less than the cap"),
    "weight-missing": Text(
        "“{text}”没有权重；要么各部分都写，要么都由使用者给出",
        "'{text}' has no weight; give weights to all parts, or leave all of them to the user",
    ),
    "weight-negative": Text(
        "权重不能为负或为零：“{text}”", "a weight is more than zero, not '{text}'"
    ),
    "weights-sum": Text(
        "权重之和应为 100 %，现为 {total} %", "weights sum to 100 %; these come to {total} %"
    ),
    "indicator-formula": Text(
        "指标“{text}”须写 formula 或 index 之一",
        "the indicator '{text}' has either a `formula` or an `index`",
    ),
    "meets-level": Text(
        "标准包中的“{text}”问的是“{its}”，不能在“{on}”一级判断",
        "its standard '{text}' is asked of '{its}', which cannot be told at '{on}'",
    ),
    "meets-names": Text(
        "“{text}”在 {pack} 中另有含义；请改名", "'{text}' means something else in {pack}; rename it"
    ),
    "meets-nowhere": Text(
        "单独读取时不能引用其他标准包（{text}）",
        "a pack read by itself cannot ask for another ({text})",
    ),
    "pack-ring": Text(
        "标准包互相引用成环：{path}；请去掉其中一处", "packs ask for each other in a ring: {path}"
    ),
    "pack-outside": Text(
        "“{text}”在本文件的文件夹之外；只能引用同一文件夹内的文件",
        "'{text}' lies outside the folder of this file; name one inside it",
    ),
    "plan-base": Text("基年须早于计划的第一年", "the base year comes before the first of the plan"),
    "split-twice": Text(
        "每组权重至少两个学段，且各组学段不能相同",
        "weights are for two stages or more, and no two of them for the same stages",
    ),
}

_FACTS: Mapping[str, Text] = {
    "reference-unknown": Text(
        "没有参照值“{text}”；本标准包的参照值：{known}",
        "there is no reference value '{text}'; this pack has: {known}",
    ),
    "reference-near": Text(
        "没有参照值“{text}”，是否想写“{near}”？",
        "there is no reference value '{text}'; did you mean '{near}'?",
    ),
    "reference-form": Text(
        "“{text}”应写成 名称=数值，如 capital_public_funds=1200 元/生；来源和日期可写在分号之后",
        "'{text}' is written NAME=VALUE, as in capital_public_funds=1200 yuan/student; a date "
        "and a source may follow after semicolons",
    ),
    "reference-twice": Text(
        "参照值“{text}”对同样的学段、年度给了两次", "'{text}' is given twice for the same"
    ),
    "index-unknown": Text(
        "没有由使用者给定权重的指数“{text}”；有：{known}",
        "no index '{text}' takes weights from its user; there are: {known}",
    ),
    "index-near": Text(
        "没有指数“{text}”，是否想写“{near}”？", "there is no index '{text}'; did you mean '{near}'?"
    ),
    "first-year": Text(
        "“{text}”不是公历年；请写成 2024 的样子",
        "'{text}' is no year of the calendar; write it like 2024",
    ),
    "weights-parts": Text(
        "指数“{text}”的部分是：{known}；请逐一给出权重",
        "the parts of the index '{text}' are: {known}; give each a weight",
    ),
    "waiver-dates": Text("豁免的失效日期早于批准日期", "the waiver expires before it is granted"),
    "facts-scope": Text(
        "“{text}”应是学段或年份，如 [primary] 或 [primary, 2024]",
        "'{text}' is a stage or a year, as in [primary] or [primary, 2024]",
    ),
}

SENTENCES: Mapping[str, Text] = {**_KINDS, **_FACTS}
