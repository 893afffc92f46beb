"""Sentences about tables: how columns were understood, and what is wrong with a file."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.cells import CELLS
from edustandards.wording.sent import FILES
from edustandards.wording.text import Text

_ACCOUNT: Mapping[str, Text] = {
    "column-field": Text(
        "“{header}”列读作“{title}”（{name}）",
        "column '{header}' is {title} ({name})",
    ),
    "column-field-unit": Text(
        "“{header}”列读作“{title}”（{name}），表头未写单位，按“{unit}”计",
        "column '{header}' is {title} ({name}), in {unit} since the header names no unit",
    ),
    "column-field-unit-stated": Text(
        "“{header}”列读作“{title}”（{name}），单位“{unit}”",
        "column '{header}' is {title} ({name}), in {unit}",
    ),
    "column-part": Text(
        "“{header}”列是“{title}”（{name}）的一部分，与其余各列相加，单位“{unit}”",
        "column '{header}' is a part of {title} ({name}), added to the others, in {unit}",
    ),
    "column-key": Text(
        "“{header}”列是{title}的名称（{name}）", "column '{header}' names the {title} ({name})"
    ),
    "column-stage": Text("“{header}”列是学段", "column '{header}' is the stage"),
    "column-period": Text("“{header}”列是年度", "column '{header}' is the period"),
    "column-ignored": Text(
        "“{header}”列未能识别，未采用；如需采用，请改用词汇表中的表头",
        "column '{header}' is not known and was not used; to use it, give it a header of the"
        " vocabulary",
    ),
    "column-ignored-near": Text(
        "“{header}”列未能识别，未采用；如果是指“{likely}”（{near}），请把表头改成“{likely}”",
        "column '{header}' is not known and was not used; if '{likely}' ({near}) is meant,"
        " write that as its header",
    ),
    "column-headless": Text(
        "{header} 列有数据而没有表头，未采用；请写上表头，并检查各行是否错列",
        "column {header} has data and no header, and was not used; give it one, and look for"
        " rows that are shifted",
    ),
    "column-same": Text(
        "“{header}”列与另一列是同一项，内容空白或相同，未采用",
        "column '{header}' means the same as another one and says nothing else; it was not used",
    ),
    "column-less-sure": Text(
        "“{header}”列与另一列是同一项，而另一列的表头更明确；这一列未采用",
        "column '{header}' means the same as another one whose header says so more fully; it was"
        " not used",
    ),
    "column-left-out": Text(
        "“{header}”列按对照表的要求未采用", "column '{header}' was left out, as the mapping says"
    ),
}

_NOTES: Mapping[str, Text] = {
    "row-of-whole": Text(
        "{count} 行没有写学段，而同一对象另有分学段的行：这些行作为整个对象的数据",
        "rows without a stage beside rows of the same entity that have one: {count};"
        " they are taken for the entity as a whole",
    ),
    "period-of-name": Text(
        "“{text}”没有年度列，按名称作为 {period} 年的数据",
        "'{text}' has no column for the year; by its name it is taken for {period}",
    ),
    "stage-of-whole": Text(
        "{count} 个对象只有一个学段有数据，未分学段的各项归入这个学段",
        "entities with data for one stage alone: {count}; what is not given by stage counts for"
        " that stage",
    ),
    "whole-of-bundle": Text(
        "{count} 行没有写所属的 {kind}，按一同送来的表归入“{name}”",
        "rows that do not say which {kind} they belong to: {count}; they are taken for parts of"
        " '{name}', which came with them",
    ),
    "code-zeros-lost": Text(
        "有 {count} 个代码位数不足（如“{text}”，多数为 {digits} 位），可能丢失了开头的 0；"
        "请把该列设为文本后重新填写",
        "codes with fewer digits than the usual {digits}: {count}, such as '{text}'; leading zeros"
        " may be lost: format the column as text and enter them again",
    ),
    "total-differs": Text(
        "{field} 的合计写作 {stated}，而 {cells}（{rows} 行）相加是 {added}，相差 {difference}；"
        "请检查是否漏行或填错",
        "the total of {field} says {stated}, and {cells} ({rows} rows) add up to {added}, a"
        " difference of {difference}; look for a lost row or a slip",
    ),
    "total-differs-gaps": Text(
        "{field} 的合计写作 {stated}，而 {cells}（{rows} 行，其中 {gaps} 行没有数）相加是 {added}，"
        "相差 {difference}；请补全数据或检查合计",
        "the total of {field} says {stated}, and {cells} ({rows} rows, {gaps} of them without a"
        " number) add up to {added}, a difference of {difference}; fill the gaps or check the"
        " total",
    ),
    "blank-maybe-zero": Text(
        "“{header}”列有 {count} 格空白，没有一格是 0；现按缺失处理。如果空白表示 0，"
        "请填 0，或在对照表中写明 blanks: zero",
        "column '{header}' has empty cells ({count}) and no zero; they count as missing. If they"
        " mean zero, write 0, or say blanks: zero in the mapping",
    ),
    "word-maybe-zero": Text(
        "“{header}”列写有“{text}”，可能表示 0，也可能表示没有数据；现按缺失处理（共 {count} 格）。"
        "如果表示 0，"
        "请填 0，或在对照表中写明 blanks: zero",
        "column '{header}' says '{text}', which may mean zero or no data; it counts as missing"
        " ({count} cells). If it means zero, write 0, or say blanks: zero in the mapping",
    ),
    "rows-hidden": Text(
        "从这一行起有 {count} 行是隐藏的，其中的数据照样读取；如不应计入，请删除",
        "{count} rows are hidden, the first of them here; what they hold was read: delete them if"
        " it should not count",
    ),
    "columns-hidden": Text(
        "{text} 列是隐藏的，其中的数据照样读取；如不应计入，请删除",
        "columns {text} are hidden; what they hold was read: delete them if it should not count",
    ),
    "sheet-hidden": Text(
        "这张工作表是隐藏的，未读取；如需采用，请取消隐藏",
        "this sheet is hidden and was not read; show it if it should count",
    ),
    "workbook-macros": Text(
        "工作簿带有宏；宏从不运行，只读取数值",
        "the workbook has macros; they are never run, only values are read",
    ),
    "workbook-links": Text(
        "工作簿引用了别的文件；不会打开它们，只采用上次保存的数值，请确认是最新的",
        "the workbook refers to other files; they are not opened, and the values last saved are"
        " used: make sure that they are up to date",
    ),
    "numbers-divided": Text(
        "从这一格起有 {count} 格的数字格式把数除以 {by} 来显示：看到的约是 {seen}，"
        "存的是 {number}。"
        "读取的是所存的数；如果表头的单位是照看到的数写的，请改正表头，或在对照表中写明单位",
        "{count} cells from here down show their numbers divided by {by}: about {seen} is seen,"
        " {number} is held. What is held was read; if the header names the unit of what is seen,"
        " mend it, or give the unit in a mapping",
    ),
    "workbook-cannot-tell": Text(
        "这种格式无法得知哪些行列是隐藏的、哪些空格其实是出错的公式、哪些数以百分比显示；"
        "请另存为 .xlsx 再检查一次",
        "this format does not tell which rows and columns are hidden, which empty cells are"
        " formulas that failed, and which numbers are shown as percentages; save it as .xlsx and"
        " check that",
    ),
    "row-average": Text(
        "“{text}”是平均数，不作为一个对象", "the row '{text}' is an average, not an entity"
    ),
    "row-header-again": Text(
        "这一行重复了表头，未作为数据", "this row repeats the headers and is not data"
    ),
    "row-count": Text(
        "这一行是栏次（列的编号），未作为数据", "this row numbers the columns and is not data"
    ),
    "rows-filtered": Text(
        "按对照表对“{header}”列的要求，有 {count} 行未采用",
        "rows left out by what the mapping says of column '{header}': {count}",
    ),
    "rows-filter-unmet": Text(
        "对照表按“{header}”列筛选行，但没有这一列；各行都已采用",
        "the mapping chooses rows by a column '{header}', and there is none; all rows were used",
    ),
    "form-part-uneven": Text(
        "从“{text}”往下的一栏项目有 {count} 列值，而前面的有 {wanted} 列，无法对应，这一栏未读取；"
        "请各栏都用同样多的值列，或分开填写",
        "the items from '{text}' down have columns of values: {count}, and those before them"
        " {wanted}; they do not go together and were not read: give each as many, or part them",
    ),
    "form-skipped": Text("这张表单没有填写，未读取", "this form was not filled in, and not read"),
    "row-total": Text(
        "“{text}”是合计行，不作为一个对象", "the row '{text}' is a total, not an entity of its own"
    ),
    "row-note": Text("“{text}”是说明，未作为数据", "the row '{text}' is a note, not data"),
    "row-title": Text(
        "表头上方的“{text}”未作为数据", "'{text}' stands above the headers and is not data"
    ),
    "row-short": Text(
        "这一行只有 {cells} 格，表头有 {width} 列；缺少的按空白处理，请检查是否错列",
        "this row has {cells} cells, and the header {width} columns; the rest counts as blank:"
        " check that no cell has moved",
    ),
    "notes-more": Text("同类情况另有 {count} 处，未列出", "{count} more of these are not listed"),
    "table-no-rows": Text(
        "只有表头，没有数据行；请在表头下面填写数据",
        "there are headers and no rows; enter data below them",
    ),
    "sheet-skipped": Text(
        "这张工作表没有可识别的表头，未读取",
        "no header of this sheet is known, and it was not read",
    ),
    "stage-of-sheet": Text(
        "没有学段列，按工作表或文件的名称，各行学段都作“{text}”",
        "there is no column for the stage; by the name of the sheet or file, all rows are '{text}'",
    ),
    "stage-word-unknown": Text(
        "“{text}”不是已知的学段，按数据不足处理；学段有：{wanted_zh}。"
        "不改表时，可在对照表这一列写 words: {{…: primary}}",
        "'{text}' is no known stage and counts as unknown; stages are: {wanted}. To leave the table"
        " as it is, write words: {{...: primary}} for this column in a mapping",
    ),
    "stage-words-unknown": Text(
        "有 {count} 种写法不是已知的学段，按数据不足处理：{text}；学段有：{wanted_zh}。"
        "不改表时，可在对照表这一列写 words: {{…: primary}}",
        "words that are no known stage, and count as unknown: {count}, such as {text}; stages are:"
        " {wanted}. To leave the table as it is, write words: {{...: primary}} for this column in a"
        " mapping",
    ),
    "period-unknown": Text(
        "“{text}”不是年度，无法与其他年度比较；请写成 2017 或 2016-2017 的样子",
        "'{text}' is no year and cannot be compared with others; write it like 2017 or 2016-2017",
    ),
    "read-as-gbk": Text(
        "文件不是 UTF-8 编码，已按 GBK（GB 18030）读取",
        "the file is not UTF-8 and was read as GBK (GB 18030)",
    ),
    "mapping-unused": Text(
        "对照表中的“{header}”没有对应的列；请核对表头的写法",
        "no column has the header '{header}' of the mapping; check how it is written",
    ),
}

_HEADERS: Mapping[str, Text] = {
    "table-empty": Text(
        "表中没有任何数据；应有表头和至少一行", "the table is empty; give headers and rows"
    ),
    "headers-unknown": Text(
        "没有一个表头能识别。看到的是：{seen}。可用的表头例如：{wanted_zh}。"
        "不改表也可以：check --write-mapping 写出对照表，填好后用 --mapping",
        "no header is known. Seen: {seen}. Known headers are, for example: {wanted}. Or leave the"
        " table as it is: check --write-mapping lists its columns, to be named and used with"
        " --mapping",
    ),
    "form-empty": Text(
        "这是逐行填写的表单（认出 {count} 个项目），但填报值一列没有填写；请填写后再检查",
        "this is a form with its items down the rows ({count} are known), and no value was filled"
        " in; fill it in first",
    ),
    "unit-line-unclear": Text(
        "“{header}”没有写单位，而 {line} 的单位有不止一个适用；请在表头的括号里写明单位",
        "'{header}' names no unit, and more than one of those at {line} fits; write its unit in"
        " brackets in the header",
    ),
    "column-stage-twice": Text(
        "表头“{header}”写明了学段或年度，而表中另有这一列；请只保留一种写法",
        "the header '{header}' says which stage or period it is of, and the table has a column for"
        " that too; keep one of them",
    ),
    "header-unit": Text(
        "表头“{header}”的单位“{unit_zh}”与字段不符，应为可换算成“{expected_zh}”的单位",
        "the unit {unit} in the header '{header}' does not fit; use one that converts to"
        " {expected}",
    ),
    "header-unclear": Text(
        "表头“{header}”可以指几项：{names}；请改用其中一项的名称",
        "the header '{header}' may mean several things: {names}; use the name of one of them",
    ),
    "mapping-target": Text(
        "对照表把“{header}”对应到“{target}”，但没有这个表头；可用的例如：{near}",
        "the mapping gives '{header}' the header '{target}', which is not known; try: {near}",
    ),
    "column-twice": Text(
        "“{header}”列与 {first} 是同一项；请只保留一列",
        "column '{header}' means the same as {first}; keep one of them",
    ),
    "no-key-column": Text(
        "没有写明对象名称的列；请加上下列之一：{wanted_zh}",
        "no column names the entities; add one of: {wanted}",
    ),
    "kind-differs": Text(
        "表是作为 {kind} 给出的，却有 {smaller} 的列；请作为 {smaller} 的表给出，或删去这一列",
        "the table is given as one of {kind} and has a column for {smaller}; give it as one of"
        " {smaller}, or remove the column",
    ),
    "kind-unknown": Text(
        "没有“{kind}”这种对象；可用：{near}",
        "there is no kind of entity '{kind}'; use: {near}",
    ),
    "row-without-name": Text(
        "这一行有数据而没有名称；请填写名称或删去此行",
        "this row has data and no name; fill in the name or delete the row",
    ),
    "table-again": Text(
        "这一行又是表头（“{text}”），下面像是另一张表；请把它移到另一张工作表或另一个文件",
        "this row is a header again ('{text}'), and another table seems to begin; move it to a"
        " sheet or a file of its own",
    ),
    "row-too-long": Text(
        "这一行的格数多于表头（{width} 列）；请检查多余的分隔符",
        "this row has more cells than the header has columns ({width}); look for a stray delimiter",
    ),
    "row-twice": Text(
        "“{name}”已在 {first} 出现；同一对象、学段、年度只应有一行；如果是同名的不同对象，"
        "请加上所属的列，或用代码作名称",
        "'{name}' stands at {first} already; give one row for each entity, stage and period; where"
        " different ones share a name, add the column of what they belong to, or name them by code",
    ),
    "keys-differ": Text(
        "标识列是 {one}，而 {first} 中同类对象的是 {other}；请使其一致",
        "the key columns are {one}, and those of the same kind in {first} are {other};"
        " make them agree",
    ),
    "value-twice": Text(
        "{field} 在 {first} 已经给出；请只保留一处", "{field} is given at {first} already; keep one"
    ),
    "frames-twice": Text(
        "有不止一个 {kind} 的表，其中的数据框或 Parquet 太大，不能在此合并；请先合并为一个",
        "several tables hold the {kind}, and a frame or Parquet among them is too large to be"
        " joined here; join them into one first",
    ),
}

_MEMORY: Mapping[str, Text] = {
    "columns-uneven": Text(
        "这一列有 {size} 个值，而“{first}”有 {wanted} 个；各列应当一样长",
        "this column has {size} values, and '{first}' has {wanted}; make them equally long",
    ),
    "column-scalar": Text(
        "这一列是单个的 {kind}，应为列表；只有一行也要写成 [值]",
        "this column is a single {kind}; give a list, [value] for a single row",
    ),
    "lazy-mapping": Text(
        "在引擎里检查时，对照表不能把几列相加（adds_to），也不能换词（words）；"
        "请先在数据里改好，或不用 --engine",
        "in an engine, a mapping can neither add up columns (adds_to) nor read words as others"
        " (words); do so in the data, or do without --engine",
    ),
    "record-unknown": Text(
        "“{kind}”不是记录；应为映射、数据类或 pydantic 模型",
        "a '{kind}' is no record; give mappings, dataclasses or pydantic models",
    ),
    "data-unknown": Text(
        "“{kind}”不是可用的数据（{why}）；应为数据框、记录列表、列的映射或文件路径",
        "a '{kind}' cannot be used as data ({why}); give a frame, a list of records, a mapping of"
        " columns, or a path",
    ),
}

SENTENCES: Mapping[str, Text] = {
    **_ACCOUNT,
    **_NOTES,
    **CELLS,
    **_HEADERS,
    **FILES,
    **_MEMORY,
}
