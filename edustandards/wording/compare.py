"""Sentences of comparing packs: what became stricter, looser, new or void."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

SENTENCES: Mapping[str, Text] = {
    "diff-packs": Text("{before} → {after}", "{before} → {after}"),
    "diff-summary": Text("逐条比较：{counts}", "standards compared: {counts}"),
    "diff-count": Text("{what} {count}", "{count} {what}"),
    "diff-section": Text("{what}（{count}）", "{what} ({count})"),
    "diff-comma": Text("，", ", "),
    "diff-semicolon": Text("；", "; "),
    "diff-colon": Text("：", ": "),
    "diff-none": Text("无", "none"),
    "diff-nothing": Text(
        "没有任何改变会影响结论", "nothing has changed that could change a verdict"
    ),
    "diff-stricter": Text("更严", "stricter"),
    "diff-looser": Text("更宽", "looser"),
    "diff-changed": Text("有改动但分不出严宽", "changed otherwise"),
    "diff-added": Text("新增", "added"),
    "diff-retired": Text("取消", "retired"),
    "diff-renamed": Text("仅换编号，要求相同", "renamed, asking the same"),
    "diff-unit": Text("仅换单位，要求相同", "in another unit, asking the same"),
    "diff-form": Text("仅换写法，要求相同", "written otherwise, asking the same"),
    "diff-wording": Text("仅文字改动", "in wording only"),
    "diff-same": Text("未变", "the same"),
    "diff-order-stricter": Text("更严", "stricter"),
    "diff-order-looser": Text("更宽", "looser"),
    "diff-order-incomparable": Text("无法比较", "not comparable"),
    "diff-order-equal": Text("相同", "the same"),
    "diff-title": Text("名称", "title"),
    "diff-clause": Text("条款", "clause"),
    "diff-notes": Text("说明", "notes"),
    "diff-confidence": Text("核对程度", "confidence"),
    "diff-examples": Text("算例", "examples"),
    "diff-place": Text("排列位置", "place in the pack"),
    "diff-head-pack": Text("标准包", "pack"),
    "diff-head-edition": Text("版本", "edition"),
    "diff-head-revision": Text("修订号", "revision"),
    "diff-head-jurisdiction": Text("适用地区", "jurisdiction"),
    "diff-head-document": Text("来源文件", "document"),
    "diff-head-issued": Text("发布日期", "issued"),
    "diff-head-url": Text("来源网址", "address"),
    "diff-head-from": Text("施行日期", "in force from"),
    "diff-head-to": Text("失效日期", "in force until"),
    "diff-head-checked-on": Text("上次核对", "last checked"),
    "diff-head-conclusion": Text("总结论所依据的标准", "standards of the conclusion"),
    "diff-head-plan": Text(
        "计划年度（首年、基年、年数）", "years of the plan (first, base, how many)"
    ),
    "diff-head-split": Text("学段间的分摊办法", "how stages share"),
    "diff-from-to": Text("{what}：{before} → {after}", "{what}: {before} → {after}"),
    "diff-from-to-plain": Text("{before} → {after}", "{before} → {after}"),
    "diff-line": Text("{text}（{order}）", "{text} ({order})"),
    "diff-flip": Text("{values}：由{before}变为{after}", "{values}: {before} becomes {after}"),
    "diff-through": Text(
        "随其组成标准而变：{titles}", "through the standards that it is made of: {titles}"
    ),
    "diff-was-called": Text("{name}，原编号 {id}", "{name}, before: {id}"),
    "diff-also": Text("另有文字改动：{what}", "also in wording: {what}"),
    "diff-asks": Text("{name}：{asks}", "{name}: {asks}"),
    "diff-what-condition": Text("适用条件", "applies when"),
    "diff-what-part": Text("新增要求", "now asked"),
    "diff-what-gone": Text("不再要求", "no longer asked"),
    "diff-what-share": Text("达标比例", "share that has to meet"),
    "diff-what-kind": Text("对象", "asked of"),
    "diff-what-rows": Text(
        "只有一方按学段提要求，二者针对的数据行不同",
        "only one of them asks stage by stage, so they speak of different rows",
    ),
    "diff-what-formula": Text("要求的内容不同", "another requirement"),
    "diff-since": Text("{first} 年起", "from {first} on"),
    "diff-until": Text("{last} 年及以前", "until {last}"),
    "diff-year": Text("{year} 年", "{year}"),
    "diff-years": Text("{first}–{last} 年", "{first}–{last}"),
    "diff-plan-since": Text("计划第 {first} 年起", "from year {first} of the plan on"),
    "diff-plan-until": Text("计划第 {last} 年及以前", "until year {last} of the plan"),
    "diff-plan-year": Text("计划第 {year} 年", "year {year} of the plan"),
    "diff-plan-years": Text("计划第 {first}–{last} 年", "years {first}–{last} of the plan"),
    "diff-other-stages": Text("其他学段", "other stages"),
    "diff-always": Text("任何情况", "always"),
    "diff-part": Text("第 {place} 部分", "part {place}"),
    "diff-every": Text("每个{kind}", "every {kind}"),
    "diff-any-value": Text("任何数值", "any value"),
    "diff-at-least": Text("{count} 项中至少 {k} 项", "at least {k} of {count}"),
    "diff-others": Text("，其余不低于要求的 {share}", ", the others at {share} of theirs"),
    "diff-all-of": Text("{count} 项全部", "all of {count}"),
    "diff-any-of": Text("{count} 项中任一项", "any of {count}"),
    "diff-data": Text("用同一份数据比较：{files}", "both on the same data: {files}"),
    "diff-rows-before": Text("原结论＼新结论", "before \\ after"),
    "diff-not-asked": Text("未要求", "not asked"),
    "diff-no-turn": Text("没有一项结论改变", "no verdict has changed"),
    "diff-turned": Text("结论改变的有 {count} 项：", "verdicts that have changed: {count}"),
    "diff-move": Text("{before} → {after}", "{before} → {after}"),
    "diff-turned-more": Text(
        "……另有 {count} 项；用 --format json 查看全部",
        "… and {count} more; --format json has them all",
    ),
    "diff-given-idle": Text(
        "{option} 只在用 --on 给出数据时有用", "{option} is of use only with data given by --on"
    ),
    "help-diff": Text(
        "比较两个标准包：哪些更严、更宽、新增、取消，哪些数值的结论会变。"
        "退出状态：0 没有影响结论的改变；1 有；2 输入无法使用。",
        "compare two packs: what became stricter, looser, new or void, and the values whose verdict"
        " changes. Exit status: 0 nothing that could change a verdict, 1 something, 2 the input"
        " cannot be used.",
    ),
    "help-diff_form": Text(
        "table 供终端阅读，md 供文档引用，json 供程序读取",
        "table for a terminal, md for documents, json for programs",
    ),
    "help-before": Text(
        "原标准包：编号、编号@版本，或文件", "the earlier pack: its id, id@edition, or a file"
    ),
    "help-after": Text(
        "新标准包：编号、编号@版本，或文件", "the later pack: its id, id@edition, or a file"
    ),
    "help-data_on": Text(
        "数据文件（可多次给出）：列出结论改变的对象，并统计各种改变",
        "a file of data (may be given again): lists whose verdicts change, and counts them",
    ),
}
