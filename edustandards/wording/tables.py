"""Sentences about tables: how columns were understood, and what is wrong with a file."""

from __future__ import annotations

from collections.abc import Mapping

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
        "“{text}”不是已知的学段，按数据不足处理；学段有：{wanted_zh}",
        "'{text}' is no known stage and counts as unknown; stages are: {wanted}",
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

_CELLS: Mapping[str, Text] = {
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
    "cell-negative": Text(
        "{field} 的“{text}”是负数，应不小于 0；按数据不足处理",
        "'{text}' is negative, and {field} cannot be; it counts as unknown",
    ),
    "cell-unit": Text(
        "{field} 的“{text}”单位不符，应使用可换算成该字段单位的单位；按数据不足处理",
        "'{text}' has a unit that does not measure {field}; use one that converts to the unit of"
        " the field; it counts as unknown",
    ),
    "value-unit": Text(
        "{field} 的单位是 {unit}，应为可换算成 {expected} 的单位",
        "{field} is given in {unit}; it takes a unit that converts to {expected}",
    ),
}

_HEADERS: Mapping[str, Text] = {
    "table-empty": Text(
        "表中没有任何数据；应有表头和至少一行", "the table is empty; give headers and rows"
    ),
    "headers-unknown": Text(
        "没有一个表头能识别。看到的是：{seen}。可用的表头例如：{wanted_zh}",
        "no header is known. Seen: {seen}. Known headers are, for example: {wanted}",
    ),
    "form-layout": Text(
        "这是逐行填写的表单（一列中有 {count} 个字段名），目前只能读取一行一个对象的表；"
        "请把各字段名横排作为表头，每个对象填一行",
        "this is a form with its items down the rows ({count} names of fields in one column);"
        " only tables with a row for each entity are read so far: put the items side by side as"
        " headers, and give each entity a row",
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
        "有不止一个 {kind} 的表，其中有数据框或 Parquet；请先合并为一个",
        "several tables hold the {kind}, and one is a frame or Parquet; join them into one first",
    ),
}

_FILES: Mapping[str, Text] = {
    "no-files": Text("没有给出文件；请至少给一个", "no file was given; give at least one"),
    "file-missing": Text(
        "文件不存在；请检查文件名和所在的文件夹",
        "there is no such file; check its name and folder",
    ),
    "file-is-folder": Text("这是文件夹；请指定其中的文件", "this is a folder; name a file in it"),
    "file-empty": Text(
        "文件是空的；应有表头和数据", "the file is empty; it needs headers and rows"
    ),
    "file-unreadable": Text(
        "文件无法读取（{why}）；请检查访问权限和文件名",
        "the file cannot be read ({why}); check its permissions and its name",
    ),
    "file-not-text": Text(
        "文件不是文本，内容与扩展名不符；CSV 应为 UTF-8 或 GBK 编码的文本",
        "the file is not text, whatever its name says; a CSV is text in UTF-8 or GBK",
    ),
    "text-is-workbook": Text(
        "文件内容是 Excel 工作簿或压缩包，不是文本；如是工作簿，请把扩展名改为 .xlsx",
        "this is a workbook or a zip archive and no text; if it is a workbook, name it .xlsx",
    ),
    "text-is-parquet": Text(
        "文件内容是 Parquet，不是文本；请把扩展名改为 .parquet",
        "this is Parquet and no text; name it .parquet",
    ),
    "file-kind": Text(
        "不支持扩展名“{suffix}”；请使用 .csv、.xlsx 或 .parquet",
        "files of the kind '{suffix}' are not read; use .csv, .xlsx or .parquet",
    ),
    "file-too-large": Text(
        "文件有 {size} MB，上限为 {most} MB；请拆分或改用 Parquet",
        "the file has {size} MB, more than the {most} MB allowed; split it or use Parquet",
    ),
    "row-too-large": Text(
        "这一行过长；上限为 {columns} 列、每格 {signs} 字；请检查引号是否成对",
        "this row is too large; at most {columns} columns of {signs} characters are read;"
        " check that quotes are closed",
    ),
    "row-unreadable": Text(
        "从这一行起无法读取；请检查双引号是否成对，引号后面应紧跟分隔符",
        "the text cannot be read from this line on; check that quotes are closed and followed by"
        " a delimiter",
    ),
    "sheet-too-wide": Text(
        "工作表超过 {most} 列；请删去多余的列",
        "the sheet has more than {most} columns; remove those that are not needed",
    ),
    "sheet-too-large": Text(
        "工作表占 {cells} 格，上限为 {most} 格；请删去远处的零星单元格，或改用 Parquet",
        "the sheet spans {cells} cells, more than the {most} allowed; delete stray cells far"
        " away, or use Parquet",
    ),
    "workbook-old": Text(
        "这是旧格式（如 .xls）或加密的工作簿；请另存为不加密的 .xlsx",
        "this is a workbook in an older format (such as .xls) or an encrypted one; save it as"
        " .xlsx without a password",
    ),
    "workbook-unreadable": Text(
        "工作簿无法打开，可能已损坏；请用表格软件打开并另存为 .xlsx",
        "the workbook cannot be opened and may be damaged; open it in a spreadsheet program and"
        " save it as .xlsx",
    ),
    "workbook-inflates": Text(
        "工作簿解压后有 {unpacked} MB，远超正常的大小，未打开；请只留数据，另存为新的 .xlsx",
        "the workbook would unpack to {unpacked} MB, far more than real ones do, and was not"
        " opened; save the data alone as a new .xlsx",
    ),
    "excel-missing": Text(
        "读取 .xlsx 需要安装：pip install 'edustandards[excel]'",
        "reading .xlsx needs: pip install 'edustandards[excel]'",
    ),
    "parquet-unreadable": Text(
        "文件不是完好的 Parquet；请重新导出", "the file is not sound Parquet; export it again"
    ),
    "parquet-missing": Text(
        "读取 Parquet 需要安装：pip install 'edustandards[polars]'",
        "reading Parquet needs: pip install 'edustandards[polars]'",
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
    **_CELLS,
    **_HEADERS,
    **_FILES,
    **_MEMORY,
}
