"""Sentences about cells: what is none of the values that a field takes, and what would be right."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

CELLS: Mapping[str, Text] = {
    "cell-unreadable": Text(
        "{field} 的“{text}”无法读取；请填写符合该字段的值，没有数据则留空；按数据不足处理",
        "'{text}' is no value of {field}; write one that fits, or leave the cell empty;"
        " it counts as unknown",
    ),
    "cell-error": Text(
        "{field} 的“{text}”是公式出错的结果；请改正公式或填写数值；按数据不足处理",
        "'{text}' of {field} is a formula that failed; mend it or write the value;"
        " it counts as unknown",
    ),
    "cell-no-result": Text(
        "{field} 的公式没有保存结果（{text}）；请用表格软件打开并保存，或直接填写数值；"
        "按数据不足处理",
        "the formula of {field} was saved without its result ({text}); open and save the workbook"
        " in a spreadsheet program, or write the value; it counts as unknown",
    ),
    "cell-negative": Text(
        "{field} 的“{text}”是负数，应不小于 0；按数据不足处理",
        "'{text}' is negative, and {field} cannot be; it counts as unknown",
    ),
    "cell-ratio": Text(
        "{field} 的“{text}”是比，而这一项不是单纯的比值，分不清哪边是哪项；请写成数"
        "（1:19 如指 1 名教师对 19 名学生，生师比写 19）；按数据不足处理",
        "'{text}' is a ratio, and {field} is not a plain one: which side is which is not told;"
        " write a number (19 for the students of a teacher, where 1:19 is meant so); it counts as"
        " unknown",
    ),
    "cell-time": Text(
        "{field} 的格子里是时间 {text}，不是数；所填的比（如 1:19）可能被表格软件当成了时间。"
        "请把该列设为文本后重填，或写成小数；按数据不足处理",
        "the cell of {field} holds a time, {text}, and no number; a ratio such as 1:19 may have"
        " been taken for one: format the column as text and enter it again, or write a decimal;"
        " it counts as unknown",
    ),
    "cell-date": Text(
        "{field} 的格子里是日期 {text}，不是数；"
        "所填的内容（如 1-19、1/19）可能被表格软件当成了日期。"
        "请把该列设为数值后重填；按数据不足处理",
        "the cell of {field} holds a date, {text}, and no number; what was entered (1-19, 1/19) may"
        " have been taken for one: format the column as numbers and enter it again; it counts as"
        " unknown",
    ),
    "cell-merged": Text(
        "{field} 的 {text} 写在合并的单元格里，是各行（各列）都如此，还是合起来的数，无法得知；"
        "请取消合并，逐格填写；按数据不足处理",
        "{text} of {field} stands in merged cells; whether it is the number of each of them or of"
        " all together is not told: write one into each cell; it counts as unknown",
    ),
    "cell-unit": Text(
        "{field} 的“{text}”单位不符，应使用可换算成该字段单位的单位；按数据不足处理",
        "'{text}' has a unit that does not measure {field}; use one that converts to the unit of"
        " the field; it counts as unknown",
    ),
}
