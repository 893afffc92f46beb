"""Sentences about what a program passes: arguments, and names that are not there."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

_WANTED: Mapping[str, Text] = {
    "wanted-text": Text("文字", "a text"),
    "wanted-texts": Text("若干文字", "texts"),
    "wanted-path": Text("文件的路径", "the path of a file"),
    "wanted-paths": Text("文件夹的路径（列表）", "a list of paths of folders"),
    "wanted-pack": Text("标准包", "a pack"),
    "wanted-pack-name": Text("标准包的名称或路径", "the name or the path of a pack"),
    "wanted-whole": Text("整数", "a whole number"),
    "wanted-date": Text(
        "日期（date，或 2024-09-01 样的文字）", "a date, or a text like 2024-09-01"
    ),
    "wanted-check": Text("要求（Check）", "a check"),
    "wanted-checks": Text("若干要求（Check）", "checks"),
    "wanted-asserted": Text("要求、标准包或报告", "a check, a pack or a report"),
    "wanted-formula": Text("公式（Formula）", "a formula"),
    "wanted-operand": Text(
        "公式、数、数量，或带单位的文字", "a formula, a number, a quantity, or a text with a unit"
    ),
    "wanted-parts": Text("由 es.part 得到的各部分", "parts, as es.part makes them"),
    "wanted-unit": Text("单位的写法，如 m²/student", "the notation of a unit, such as m²/student"),
    "wanted-by-stage": Text("从学段到要求的对照", "a mapping from stages to checks"),
    "wanted-by-year": Text("从年份到要求的对照", "a mapping from years to checks"),
    "wanted-steps": Text("若干对：条件与要求", "pairs of a condition and a check"),
    "wanted-since": Text(
        "年份、base（计划基年）或 None", "a year, base (the base year of a plan), or None"
    ),
    "wanted-refs": Text("从参照值名称到数值的对照", "a mapping from names of references to values"),
    "wanted-mapping": Text("对照，或对照表文件的路径", "a mapping, or the path of a mapping file"),
    "wanted-given": Text("由 Pack.given 得到的 Given", "a Given, as Pack.given makes it"),
    "wanted-report": Text(
        "报告，或报告写出的 .json 的路径", "a report, or the path of the .json that one wrote"
    ),
    "wanted-record": Text(
        "一个对象的记录：字段名到值的对照，或有这些属性的对象；多行的表请用 Pack.evaluate",
        "the record of one entity: a mapping from names of fields, or an object with them;"
        " tables of many are for Pack.evaluate",
    ),
}

_CALLS: Mapping[str, Text] = {
    "call-kind": Text(
        "{name} 不能是 {found}；应为{expected_zh}", "{name} cannot be {found}; it takes {expected}"
    ),
    "call-choice": Text(
        "{name} 不能是“{text}”；可用：{known}", "{name} cannot be '{text}'; use one of: {known}"
    ),
    "call-empty": Text("{name} 是空的；请写出名称", "{name} is empty; give it a name"),
    "call-composition": Text(
        "这里没有要组合的要求；至少给出一个", "there is no check to compose; give at least one"
    ),
    "call-entities": Text(
        "这些要求针对不同的对象：{kinds}；请分开，或用 for_every 等连接",
        "these checks are asked of different entities: {kinds}; keep them apart, or join them by"
        " for_every and the like",
    ),
    "call-condition": Text(
        "这不能作条件；条件是比较、是非，或以 &、|、~ 组合的这些",
        "this is no condition; a condition is a comparison, a yes, or made of such with &, |, ~",
    ),
    "call-k": Text(
        "{count} 项中不能要求至少 {text} 项；应为 1 到 {count} 的整数",
        "at least {text} of {count} cannot be asked; take a whole number from 1 to {count}",
    ),
    "call-share": Text(
        "{name} 不能是 {text}；应大于 0，不大于 1",
        "{name} cannot be {text}; it is above 0, at most 1",
    ),
    "call-years": Text(
        "年份没有依次增大；请从早到晚排列", "the years of a check do not rise; put them in order"
    ),
    "call-rounded": Text(
        "修约值只用于单项要求；请对每一项分别使用",
        "only a single requirement is judged by rounded value; ask it of each",
    ),
    "call-field-kind": Text(
        "这不是 {kinds} 类的字段；请用 es.field(..., kind=...) 的字段",
        "this is no field of kind {kinds}; use one made by es.field(..., kind=...)",
    ),
    "call-target": Text(
        "“{text}”不是单个有方向的界限；请写成 ≥ 99 % 的样子",
        "'{text}' is no single limit with its direction; write it like ≥ 99 %",
    ),
    "call-weights": Text(
        "指数各部分的权重之和不为 1；请都写出，或都不写",
        "the weights of an index do not sum to 1; give all of them, or none",
    ),
    "call-parts": Text("指数没有组成部分；请用 es.part 给出", "an index has no parts; give some"),
    "call-large": Text(
        "这项要求过大；最多由 {checks} 项组成、嵌套 {depth} 层，all_of 与 any_of 一次可接受多项",
        "this check is too large; it consists of at most {checks} others, {depth} deep, and all_of"
        " and any_of take many at once",
    ),
    "call-twice": Text(
        "两样不同的东西都叫“{text}”；请给它们不同的名称",
        "two different things are both called {text}; give them different names",
    ),
    "call-index-name": Text(
        "指数“{text}”只能以其名称写出；请直接使用 es.index 的结果",
        "the index {text} can only be written under its name; use what es.index returns as it is",
    ),
    "call-annotation": Text(
        "此注解不用于 {text}；只用于 Quantity 或 Quantity | None",
        "this annotation is not for {text}; it is for Quantity or Quantity | None",
    ),
    "truth-check": Text(
        "要求没有真假；用 &、|、~ 组合，范围写作 .between(下限, 上限)",
        "a check has no truth value; compose with &, |, ~, and write a range as"
        " .between(low, high)",
    ),
    "truth-formula": Text(
        "公式没有真假；先作比较，使之成为要求",
        "a formula has no truth value; compare it to make it a check",
    ),
    "truth-verdict": Text(
        "结论没有真假；请比较：verdict is Verdict.MET",
        "a verdict is not true or false; compare it: verdict is Verdict.MET",
    ),
}

_NAMES: Mapping[str, Text] = {
    "key-standard-near": Text(
        "没有标准“{text}”；是否指“{near}”？", "there is no standard '{text}'; is '{near}' meant?"
    ),
    "key-standard-unknown": Text(
        "没有标准“{text}”；有：{known}", "there is no standard '{text}'; there are: {known}"
    ),
    "key-kind-near": Text(
        "没有针对“{text}”的标准；是否指“{near}”？",
        "nothing is asked of '{text}'; is '{near}' meant?",
    ),
    "key-kind-unknown": Text(
        "没有针对“{text}”的标准；针对的是：{known}",
        "nothing is asked of '{text}'; it is asked of: {known}",
    ),
    "key-entity-near": Text(
        "没有“{text}”的结果；是否指“{near}”？",
        "there is no finding on '{text}'; is '{near}' meant?",
    ),
    "key-entity-unknown": Text(
        "没有“{text}”的结果；有：{known}", "there is no finding on '{text}'; there are: {known}"
    ),
    "key-finding": Text(
        "{count} 项结果合于 {standard}、{entity}；只能有一项，请写明 stage、period，有：{known}",
        "{count} findings are of {standard} on {entity}; exactly one is wanted, so give stage and"
        " period, of: {known}",
    ),
    "key-column-near": Text(
        "没有字段“{text}”；是否指“{near}”？", "there is no field '{text}'; is '{near}' meant?"
    ),
    "key-column-unknown": Text(
        "没有字段“{text}”；有：{known}", "there is no field '{text}'; there are: {known}"
    ),
    "key-table-near": Text(
        "没有“{text}”的表；是否指“{near}”？", "there is no table of '{text}'; is '{near}' meant?"
    ),
    "key-table-unknown": Text(
        "没有“{text}”的表；有：{known}", "there is no table of '{text}'; there are: {known}"
    ),
}

SENTENCES: Mapping[str, Text] = {**_CALLS, **_NAMES, **_WANTED}
