"""Sentences in mapping files, and about them."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

SENTENCES: Mapping[str, Text] = {
    "mapping-head-1": Text(
        "对照表：表头 → 字段。改正后用 check --mapping 本文件 重新检查。",
        "Mapping: header -> field. Correct it, then run: check --mapping THIS-FILE",
    ),
    "mapping-head-2": Text(
        "不用的列写进 leave_out: [表头, …]；空白表示零的列写 blanks: zero（否则 missing）。",
        "Columns to leave out go into leave_out: [header, ...]; where a blank means zero, write"
        " blanks: zero (else missing).",
    ),
    "mapping-head-3": Text(
        "只要部分行时写 where: 条件，例如 where: students > 0 student；# 开头的行不起作用。",
        "To take some rows only write where: CONDITION, as in where: students > 0 student;"
        " lines that begin with # do nothing.",
    ),
    "mapping-unit-unstated": Text("表头没有写单位，请核对", "the header names no unit: check it"),
    "mapping-likely": Text("未识别；是否指“{likely}”？", "not known; is '{likely}' meant?"),
    "mapping-not-known": Text("（未识别，填写字段名）", "(not known; write a field)"),
    "mapping-format": Text(
        "对照表的开头应为 mapping: {format}，下面是 tables:",
        "a mapping file begins with mapping: {format}, and tables: below",
    ),
    "mapping-header-twice": Text(
        "表头“{text}”写了两次，第一次在 {first}；请只留一处",
        "the header '{text}' stands twice, first at {first}; keep one",
    ),
    "mapping-name-near": Text(
        "没有“{text}”这个字段或对象；是否指 {near}？",
        "there is no field or kind of entity '{text}'; did you mean {near}?",
    ),
    "mapping-name-unknown": Text(
        "没有“{text}”这个字段或对象；可用的有：{known}",
        "there is no field or kind of entity '{text}'; there are: {known}",
    ),
    "mapping-is-or-adds": Text(
        "一列要么写 is:（它就是这个字段），要么写 adds_to:（与别的列相加成为这个字段），"
        "只写其中一个",
        "say either is: (the column is the field) or adds_to: (it is added to others, which"
        " together are the field), and one of them",
    ),
    "mapping-adds-to": Text(
        "“{text}”不是数值字段，不能由几列相加；请用 is:",
        "'{text}' is no number, so no columns add up to it; use is:",
    ),
    "mapping-unit": Text(
        "“{text}”不能用“{unit}”作单位；请改用可换算成该字段单位的单位，不是数值的列不写单位",
        "'{unit}' does not measure '{text}'; use a unit that converts to that of the field, and"
        " none for what is no number",
    ),
    "mapping-where": Text(
        "{kind}：按对照表的条件略去 {count} 行",
        "{kind}: rows left out, as the mapping says: {count}",
    ),
    "mapping-where-unsure": Text(
        "{kind}：{count} 行缺少数据，无法判断是否符合对照表的条件，仍然采用",
        "{kind}: rows of which the condition of the mapping cannot be told, and that stay: {count}",
    ),
    "help-mapping": Text(
        "对照表文件（YAML）：表头对应的字段、单位、空白的含义、要哪些行",
        "a mapping file (YAML): header to field, unit, what blanks mean, which rows",
    ),
    "help-write_mapping": Text(
        "把对表头的理解写成对照表文件，供改正后使用",
        "write what was understood of the headers as a mapping file, to correct and use",
    ),
    "help-dry_run": Text(
        "只显示对表头的理解，不检查", "show what is understood of the headers, and check nothing"
    ),
}
