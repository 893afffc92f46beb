"""Sentences about numbers that do not agree with each other."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

_DOUBTS: Mapping[str, Text] = {
    "part-above-whole": Text(
        "{entity}：{part}（{one}）大于它所属的{whole}（{other}）；请核对这两格",
        "{entity}: {part} ({one}) is more than {whole} ({other}), which it is a part of;"
        " look at both cells",
    ),
    "parts-do-not-add-up": Text(
        "{entity}：{whole}填的是 {stated}，各分项之和是 {added}；请核对",
        "{entity}: {whole} is given as {stated}, and its parts add up to {added}; look at them",
    ),
    "whole-differs": Text(
        "{entity}：{field}填的是 {stated}，下属 {count} 个{kind}之和是 {added}；请核对",
        "{entity}: {field} is given as {stated}, and the {count} rows of its {kind} add up to"
        " {added}; look at them",
    ),
    "share-differs": Text(
        "{entity}：{indicator}填的是 {stated}，按本表的数据算得 {gives}；请核对",
        "{entity}: {indicator} is given as {stated}, and its numbers give {gives}; look at them",
    ),
    "share-cut-off": Text(
        "{entity}：{indicator}填的是 {stated}，按本表的数据算得 {gives}，是截断而不是四舍五入",
        "{entity}: {indicator} is given as {stated}, and its numbers give {gives}: it was cut off,"
        " not rounded",
    ),
    "value-implausible": Text(
        "{entity}：{field}填的是 {value}，一般在 {low} 与 {high} 之间（这样的格有 {count} 个）；"
        "请核对数值和单位",
        "{entity}: {field} is {value}, usually from {low} to {high} (cells like this: {count});"
        " look at the number and its unit",
    ),
    "value-too-small-by": Text(
        "{entity}：{field}填的是 {value}，小得不合常理，乘以 {factor} 才相当"
        "（即 {meant}；这样的格有 {count} 个）；请核对单位",
        "{entity}: {field} is {value}, far too small; {factor} times as much would fit"
        " ({meant}; cells like this: {count}); look at the unit",
    ),
    "value-too-large-by": Text(
        "{entity}：{field}填的是 {value}，大得不合常理，除以 {factor} 才相当"
        "（即 {meant}；这样的格有 {count} 个）；请核对单位",
        "{entity}: {field} is {value}, far too large; divided by {factor} it would fit"
        " ({meant}; cells like this: {count}); look at the unit",
    ),
    "column-too-small-by": Text(
        "{field}整列（{count} 格）与标准的限值相差悬殊，乘以 {factor} 才相当；"
        "请核对表头的单位，例如以万元填报而表头没有写",
        "the whole column of {field} ({count} cells) is far below what the limits are about, and"
        " {factor} times as much would fit; look at the unit in its header",
    ),
    "column-too-large-by": Text(
        "{field}整列（{count} 格）与标准的限值相差悬殊，除以 {factor} 才相当；"
        "请核对表头的单位，例如以元填报而表头写了万元",
        "the whole column of {field} ({count} cells) is far above what the limits are about, and"
        " divided by {factor} it would fit; look at the unit in its header",
    ),
    "names-alike": Text(
        "“{one}”与“{other}”（{at}）只差空格、标点或全半角；如果是同一个，请写成一样，并只留一行",
        "'{one}' and '{other}' ({at}) differ in spaces, punctuation or width only; if they are"
        " one, write them alike and keep one row",
    ),
    "rows-alike": Text(
        "“{one}”与“{other}”（{at}）的 {count} 项数据完全相同；请核对是否误为复制",
        "'{one}' and '{other}' ({at}) agree in all {count} numbers; look whether one was copied",
    ),
    "value-jumps": Text(
        "{entity}：{field}是 {value}，{year} 年是 {before}，变化过大；请核对",
        "{entity}: {field} is {value}, and was {before} in {year}; look at both",
    ),
    "value-jumps-up-by": Text(
        "{entity}：{field}是 {value}，{year} 年是 {before}；除以 {factor}（即 {meant}）才相当，"
        "请核对单位",
        "{entity}: {field} is {value}, and was {before} in {year}; divided by {factor} it would"
        " fit ({meant}): look at the unit",
    ),
    "value-jumps-down-by": Text(
        "{entity}：{field}是 {value}，{year} 年是 {before}；乘以 {factor}（即 {meant}）才相当，"
        "请核对单位",
        "{entity}: {field} is {value}, and was {before} in {year}; {factor} times as much would"
        " fit ({meant}): look at the unit",
    ),
}

_REPORT: Mapping[str, Text] = {
    "column-published": Text(
        "“{header}”列是指标“{likely}”的数值，不作为数据，只用来与按数据算得的结果核对",
        "column '{header}' has published values of '{likely}': no data, and only held against what"
        " the data gives",
    ),
    "doubts-not-looked": Text(
        "{kind}有 {rows} 行，超过 {most} 行，没有核对数据之间的矛盾；需要时加 --strict-data",
        "the table of the {kind} has {rows} rows, more than {most}, and was not searched for"
        " contradictions; --strict-data does that",
    ),
    "doubts-like-it": Text(
        "像 {like} 那样的还有 {count} 处，没有逐一列出",
        "there are {count} more like the one at {like}, not listed one by one",
    ),
    "doubts-head": Text(
        "数据核对：矛盾 {errors} 处，可疑 {warnings} 处，异常 {notes} 处（不影响上面的结论）",
        "Data: {errors} contradictions, {warnings} doubtful, {notes} unusual (the verdicts above"
        " stand)",
    ),
    "doubt-error": Text("矛盾", "contradiction"),
    "doubt-warning": Text("可疑", "doubtful"),
    "doubt-note": Text("异常", "unusual"),
    "doubt-hanging": Text(
        "→ 若按推断的数值，下列结论会改变：{verdicts}",
        "→ if that is what is meant, these verdicts change: {verdicts}",
    ),
    "doubt-hangs": Text(
        "{standard}，{entity}：由{verdict}变为{otherwise}",
        "{standard}, {entity}: from {verdict} to {otherwise}",
    ),
    "doubts-more": Text(
        "……另有 {count} 处；用 --format json 查看全部",
        "… and {count} more; --format json has them all",
    ),
    "help-strict_data": Text(
        "数据有矛盾或可疑之处时，退出状态为 2",
        "exit with 2 where the data contradicts itself or is doubtful",
    ),
    "field-part-near": Text(
        "没有字段“{text}”；是否指 {near}？", "there is no field '{text}'; did you mean {near}?"
    ),
    "field-part-unknown": Text(
        "没有字段“{text}”；可用的有：{known}", "there is no field '{text}'; use one of: {known}"
    ),
    "field-part-unit": Text(
        "{name} 与“{text}”的单位不同，不能是整体与部分；请改用单位相同的数值字段",
        "{name} and '{text}' have different units, so one cannot be a part of the other;"
        " use number fields of one unit",
    ),
}

SENTENCES: Mapping[str, Text] = {**_DOUBTS, **_REPORT}
