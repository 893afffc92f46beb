"""Sentences in workbooks to fill in, and about them."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

_SHEET: Mapping[str, Text] = {
    "template-sheet-title": Text("{title} · {kind}填报表", "{title} · {kind}"),
    "template-sheet-how": Text(
        "{pack}。从示例行下面开始，每行填一个{kind}；没有数据的格留空，数量为零的填0；"
        "单位见表头，鼠标停在表头上可看说明。",
        "{pack}. Begin below the example row, one {kind} a row; leave a cell empty where there is"
        " no figure, and write 0 for none; units stand in the headers, notes on them.",
    ),
    "template-example-mark": Text("【示例】", "[example]"),
    "template-example-name": Text("{mark}某{kind}", "{mark} some {kind}"),
    "said-yes": Text("是", "yes"),
    "said-no": Text("否", "no"),
    "template-note-key": Text(
        "{kind}的名称；同一{kind}在各行、各表中要写得完全一样。",
        "The name of the {kind}; write it alike in every row and sheet.",
    ),
    "template-note-stage": Text(
        "从列表中选学段。一个对象有几个学段的，每个学段填一行；各学段共用的数据另填一行，学段留空。",
        "Choose a stage. Where one has several stages, fill in a row for each; what they share"
        " stands on one more row, with the stage left empty.",
    ),
    "template-note-period": Text(
        "年度，如2024或2023-2024；几个年度的，每个年度填一行。",
        "The year, such as 2024 or 2023-2024; a row for each year.",
    ),
    "template-note-unit": Text(
        "单位：{unit}。只填数字，不写单位。", "Unit: {unit}. Write the number alone."
    ),
    "template-note-percent": Text(
        "百分之八十五填85，不填0.85，也不填85%。",
        "For eighty-five per cent write 85, neither 0.85 nor 85%.",
    ),
    "template-note-range": Text(
        "一般在 {low} 与 {high} 之间；超出的格会变色，请核对。",
        "Usually from {low} to {high}; cells outside turn orange: look at them again.",
    ),
    "template-note-choices": Text("可选：{choices}。", "Choose from: {choices}."),
    "template-note-summed": Text(
        "整列留空时，按下级各行之和计算。", "Left empty as a whole, the parts are added up."
    ),
    "template-note-standards": Text("用于：{standards}", "Used by: {standards}"),
    "template-note-more": Text("等共 {count} 项", "and more, {count} in all"),
    "template-note-standard": Text("{title}（{clause}）", "{title} ({clause})"),
    "template-error-title": Text("请检查", "Please check"),
    "template-error-number": Text(
        "应填不小于0的数字，不写单位；没有数据则留空。",
        "Write a number of 0 or more, without a unit; leave the cell empty if there is none.",
    ),
    "template-error-signed": Text(
        "应填数字，不写单位；没有数据则留空。",
        "Write a number without a unit; leave the cell empty if there is none.",
    ),
    "template-error-choice": Text(
        "请从列表中选择，或留空。", "Choose from the list, or leave empty."
    ),
    "template-error-date": Text("应填日期，如2024-09-01。", "Write a date such as 2024-09-01."),
    "template-page": Text("第 &P 页，共 &N 页", "page &P of &N"),
}

_GUIDE: Mapping[str, Text] = {
    "template-guide-sheet": Text("填写说明", "How to fill in"),
    "template-guide-title": Text("{title} · 填写说明", "{title} · how to fill in"),
    "template-guide-pack": Text(
        "本工作簿按标准包 {pack} 生成（依据：{source}）。",
        "This workbook was made for the pack {pack} (source: {source}).",
    ),
    "template-guide-1": Text(
        "各表从示例行下面开始填写；示例行读取时自动略去，也可以清除。",
        "Fill in each sheet from below its example row, which is left out when the workbook is"
        " read; it may be cleared too.",
    ),
    "template-guide-2": Text(
        "用不到的表和列整张、整列留空即可；不要改动表头。",
        "Leave sheets and columns that do not concern you empty; do not change the headers.",
    ),
    "template-guide-3": Text(
        "没有数据的格留空，不要填0；确实为零的填0。",
        "Leave a cell empty where there is no figure; write 0 only where it is zero.",
    ),
    "template-guide-4": Text(
        "填好后运行：edustandards check 本文件 --pack {pack}",
        "Then run: edustandards check THIS-FILE --pack {pack}",
    ),
    "template-guide-at-sheet": Text("工作表", "Sheet"),
    "template-guide-at-column": Text("列", "Column"),
    "template-guide-at-unit": Text("单位", "Unit"),
    "template-guide-at-definition": Text("口径与填法", "Definition"),
    "template-guide-at-standards": Text("用于（标准与条款）", "Used by (standards and clauses)"),
}

_READING: Mapping[str, Text] = {
    "template-of": Text(
        "这是为标准包 {pack} 生成的填报表，各列按其中的记录读取",
        "this workbook was made for the pack {pack}; its columns are read by its own record",
    ),
    "template-other-pack": Text(
        "这份填报表是为 {pack} 生成的，而检查用的是 {asked}；请用 {asked} 的填报表，"
        "或改用 --pack {pack}",
        "this workbook was made for {pack}, and is checked against {asked}; use the workbook of"
        " {asked}, or --pack {pack}",
    ),
    "template-blank": Text(
        "填报表中没有填写任何数据；请在示例行下面填写",
        "the workbook has not been filled in; begin below the example rows",
    ),
    "row-example": Text("“{text}”是示例行，未作为数据", "the row '{text}' is an example, not data"),
    "template-nothing": Text(
        "标准包 {pack} 不需要任何填报的数据", "the pack {pack} asks for no data to be filled in"
    ),
    "template-needs-excel": Text(
        "生成 .xlsx 需要安装：pip install 'edustandards[excel]'",
        "writing .xlsx needs: pip install 'edustandards[excel]'",
    ),
    "template-suffix": Text(
        "填报表只能写成 .xlsx；请把 -o 的文件名改为 {name}",
        "the workbook is written as .xlsx only; name {name} after -o",
    ),
}

_HELP: Mapping[str, Text] = {
    "help-template": Text(
        "按标准包生成供填报的工作簿", "make a workbook to fill in, for what a pack asks"
    ),
    "help-asked_pack": Text(
        "标准包的编号（cn/x、cn/x@2017）或文件", "a pack by its id (cn/x, cn/x@2017), or a file"
    ),
    "help-workbook": Text("写成哪个 .xlsx 文件", "the .xlsx file to write"),
}

SENTENCES: Mapping[str, Text] = {**_SHEET, **_GUIDE, **_READING, **_HELP}
