"""Sentences about numbers and units."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

SENTENCES: Mapping[str, Text] = {
    "text-long": Text(
        "文字过长，最多 {limit} 个字符：“{text}”",
        "the text is too long, at most {limit} characters are read: '{text}'",
    ),
    "number-empty": Text(
        "这里应有一个数，例如 7.5",
        "a number is expected here, such as 7.5",
    ),
    "number-expected": Text(
        "这里应是数，却写着“{text}”；数要写成 7.5 或 3,600 的样子",
        "a number is expected, not '{text}'; write it like 7.5 or 3,600",
    ),
    "number-point": Text(
        "“{text}”的小数点前后都要有数字，且只能有一个小数点，例如 0.5",
        "'{text}' needs digits on both sides of one decimal point, such as 0.5",
    ),
    "number-comma": Text(
        "“{text}”的逗号位置不对：逗号只作千位分隔（3,600），小数要用小数点（3.6）",
        "the comma in '{text}' is misplaced: commas part thousands (3,600), a decimal has a point "
        "(3.6)",
    ),
    "number-underscore": Text(
        "“{text}”中不能有下划线；请写成 1000 或 1,000",
        "underscores cannot stand in '{text}'; write 1000 or 1,000",
    ),
    "number-exponent": Text(
        "“{text}”是科学记数法，看不出原有几位数字；请把各位数字都写出来",
        "'{text}' is in scientific notation, which hides its digits; write all digits out",
    ),
    "number-spaces": Text(
        "“{text}”的数字之间有空格，不知是一个数还是两个数；请写成 3600 或 3,600",
        "'{text}' has spaces between digits, so it may be one number or two; write 3600 or 3,600",
    ),
    "number-long": Text(
        "“{text}”的位数过多，最多 {limit} 位",
        "'{text}' has too many digits, at most {limit} are read",
    ),
    "number-rest": Text(
        "数的后面还有“{text}”；这里只能写一个数",
        "'{text}' follows the number; only a number may stand here",
    ),
    "ratio-unit": Text(
        "“{text}”是两数之比，而这里要的是一个量；请写一个数，例如 7.5",
        "'{text}' is a ratio of two numbers where an amount is wanted; write one number, as in 7.5",
    ),
    "ratio-zero": Text(
        "“{text}”的后项必须大于零，例如 1:19",
        "the second number of '{text}' must be above zero, as in 1:19",
    ),
    "quantity-unit-expected": Text(
        "“{text}”缺少数后面的单位，例如“每百名学生 2.3 间”",
        "'{text}' has no unit after its number; write it like '每百名学生 2.3 间'",
    ),
    "unit-unknown": Text("不认识的单位“{text}”", "unknown unit '{text}'"),
    "unit-unknown-near": Text(
        "不认识的单位“{text}”；是否想写“{near}”？",
        "unknown unit '{text}'; did you mean '{near}'?",
    ),
    "unit-sign": Text(
        "单位里不能有“{text}”；单位写成 平方米/生、元/(生·年) 的样子",
        "'{text}' cannot stand in a unit; write units like m²/student or yuan/(student·year)",
    ),
    "unit-offset": Text(
        "“{text}”的零点不是绝对零度，不能按倍数换算；色温等请用开（K）",
        "'{text}' has a zero of its own and does not convert by a factor; use kelvin (K)",
    ),
    "unit-expected": Text(
        "“{whole}”中“{text}”的位置应是单位名称，例如 平方米/生",
        "a unit name is expected in '{whole}' where '{text}' stands, as in m²/student",
    ),
    "unit-incomplete": Text(
        "“{text}”没有写完，末尾还缺单位名称，例如 平方米/生",
        "'{text}' is not complete: a unit name is missing at its end, as in m²/student",
    ),
    "unit-operator": Text(
        "“{whole}”中“{text}”之前缺少“/”或“·”，例如 平方米/生",
        "'/' or '·' is missing in '{whole}' before '{text}', as in m²/student",
    ),
    "unit-ambiguous": Text(
        "“{text}”有两种读法；请写成“{one}”或“{two}”",
        "'{text}' can be read in two ways; write '{one}' or '{two}'",
    ),
    "unit-shape": Text(
        "“{text}”中的“平方”“立方”只能放在长度单位前，且不再写指数，例如 平方米",
        "'square' and 'cubic' in '{text}' belong before a length without a power: square metre",
    ),
    "unit-power": Text(
        "“{text}”的指数必须是 1 到 {limit} 的整数（可带负号），例如 m²",
        "the power in '{text}' must be a whole number from 1 to {limit}, or minus that, as in m²",
    ),
    "unit-multiplier": Text(
        "单位里的倍数“{text}”必须是 1 到 1000000000000 的整数，例如 间/(100 学生)",
        "the multiplier '{text}' in a unit must be a whole number from 1 to 1000000000000, as in "
        "room/(100 student)",
    ),
    "unit-scale": Text(
        "“{text}”的倍数过大；请改用较小的倍数",
        "the multipliers in '{text}' are too large; use smaller ones",
    ),
    "unit-bracket": Text(
        "“{text}”的括号不成对；每个“(”要有一个“)”",
        "the brackets in '{text}' do not pair up; each '(' needs one ')'",
    ),
    "unit-nested": Text(
        "“{text}”的括号套得太深，最多 {limit} 层",
        "the brackets in '{text}' are nested too deeply, at most {limit} levels are read",
    ),
    "unit-mismatch": Text(
        "“{source_zh}”与“{target_zh}”不是同一种量，不能换算；应使用能换算为“{target_zh}”的单位",
        "'{source}' and '{target}' do not measure the same thing; use a unit that converts to "
        "'{target}'",
    ),
    "unit-mismatch-person": Text(
        "“{source_zh}”与“{target_zh}”所数的人不同，不能自动换算；“人”“名”不等于学生、教师，"
        "应写明所数的是谁，例如 生/班、教师/生",
        "'{source}' and '{target}' count different people and do not convert by themselves; "
        "say who is counted, as in student/class or teacher/student",
    ),
    "pint-undefined": Text(
        "这个 pint 注册表没有单位“{text}”；请先用 define_units(registry) 补上教育单位",
        "this pint registry has no unit '{text}'; call define_units(registry) first",
    ),
    "pint-unknown": Text(
        "pint 单位“{text}”没有对应的教育单位；请先换算成 meter、student 等已有的单位",
        "the pint unit '{text}' is none of ours; convert it to one that is, such as meter or "
        "student",
    ),
    "pint-differs": Text(
        "pint 单位“{text}”在那个注册表里的含义与这里不同；请先换算成 meter 等基本单位",
        "the pint unit '{text}' means something else in its registry; convert it to base units "
        "such as meter first",
    ),
    "pint-power": Text(
        "pint 单位“{text}”的指数不是整数，不能准确表示；应使用整数指数的单位",
        "the pint unit '{text}' has a power that is not whole; use whole powers",
    ),
    "pint-number": Text(
        "pint 量的数值“{text}”不是有限的实数；应使用整数、小数或分数",
        "the magnitude '{text}' of the pint quantity is no finite number; use a whole number, a "
        "decimal or a fraction",
    ),
    "quantity-truth": Text("是/否不是数值：{text}", "a yes/no value is not a number: {text}"),
    "quantity-finite": Text(
        "“{text}”不是有限的数值；没有数据时用 None",
        "'{text}' is no finite number; for what is missing use None",
    ),
    "quantity-range": Text(
        "“{text}”过大或过小；能读的数在 10 的 -{limit} 次方与 {limit} 次方之间",
        "'{text}' is too large or too small; numbers from 10 to the power -{limit} up to {limit}"
        " are read",
    ),
    "quantity-long": Text(
        "这个数的位数过多；分子、分母最多各 {limit} 位",
        "this number has too many digits; at most {limit} are read above and below its bar",
    ),
    "quantity-kind": Text(
        "{kind} 不是数值，也不是带单位的文字，例如 8.76 m²/student",
        "{kind} is neither a number nor a text with a unit, such as 8.76 m²/student",
    ),
}
