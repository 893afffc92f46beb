"""Sentences about tables: how columns were understood, and what is wrong with a file."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

_ACCOUNT: Mapping[str, Text] = {
    "column-field": Text(
        "“{header}”列读作字段 {name}，表头未写单位，按 {unit} 计",
        "column '{header}' is the field {name}, in {unit} since the header names no unit",
    ),
    "column-field-unit": Text(
        "“{header}”列读作字段 {name}，单位 {unit}",
        "column '{header}' is the field {name}, in {unit}",
    ),
    "column-key": Text("“{header}”列是{name}的名称", "column '{header}' names the {name}"),
    "column-stage": Text("“{header}”列是学段", "column '{header}' is the stage"),
    "column-period": Text("“{header}”列是年度", "column '{header}' is the period"),
    "column-ignored": Text(
        "“{header}”列未能识别，未采用；请改用词汇表中的表头",
        "column '{header}' is not known and was not used; use a header of the vocabulary",
    ),
    "column-ignored-near": Text(
        "“{header}”列未能识别，未采用；是否指字段 {near}？如是，请改用它的表头",
        "column '{header}' is not known and was not used; if the field {near} is meant,"
        " use one of its headers",
    ),
    "row-total": Text(
        "“{text}”是合计行，不作为一个对象", "the row '{text}' is a total, not an entity of its own"
    ),
    "row-note": Text("“{text}”是表下说明，未作为数据", "the row '{text}' is a note, not data"),
    "read-as-gbk": Text(
        "文件不是 UTF-8 编码，已按 GBK（GB 18030）读取",
        "the file is not UTF-8 and was read as GBK (GB 18030)",
    ),
}

_CELLS: Mapping[str, Text] = {
    "cell-unreadable": Text(
        "{field} 的“{text}”不是可读的值，应为数字或空白；按数据不足处理",
        "'{text}' is no value of {field}; write a number or leave the cell empty;"
        " it counts as unknown",
    ),
    "cell-negative": Text(
        "{field} 的“{text}”是负数，应不小于 0；按数据不足处理",
        "'{text}' is negative, and {field} cannot be; it counts as unknown",
    ),
    "cell-unit": Text(
        "{field} 的“{text}”单位不符，应使用该字段的单位；按数据不足处理",
        "'{text}' has a unit that does not measure {field}; it counts as unknown",
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
        "没有一个表头能识别。看到的是：{seen}。可用的表头例如：{wanted}",
        "no header is known. Seen: {seen}. Known headers are, for example: {wanted}",
    ),
    "header-unit": Text(
        "表头“{header}”的单位 {unit} 与字段不符，应为可换算成 {expected} 的单位",
        "the unit {unit} in the header '{header}' does not fit; use one that converts to {expected}",
    ),
    "column-twice": Text(
        "“{header}”列与 {first} 是同一项；请只保留一列",
        "column '{header}' means the same as {first}; keep one of them",
    ),
    "no-key-column": Text(
        "没有写明对象名称的列；请加上下列之一：{wanted}",
        "no column names the entities; add one of: {wanted}",
    ),
    "row-without-name": Text(
        "这一行有数据而没有名称；请填写名称或删去此行",
        "this row has data and no name; fill in the name or delete the row",
    ),
    "row-too-long": Text(
        "这一行的列数多于表头（{width} 列）；请检查多余的分隔符",
        "this row has more cells than the header has columns ({width}); look for a stray delimiter",
    ),
    "row-twice": Text(
        "“{name}”已在 {first} 出现；同一对象、学段、年度只应有一行",
        "'{name}' stands at {first} already; give one row for each entity, stage and period",
    ),
    "keys-differ": Text(
        "同一类对象的两个表，标识列不同：{one}；{other}。请使其一致",
        "two tables of the same kind have different key columns: {one}; {other}; make them agree",
    ),
    "value-twice": Text(
        "{field} 在 {first} 已经给出；请只保留一处", "{field} is given at {first} already; keep one"
    ),
    "frames-twice": Text(
        "有两个 {kind} 的数据框；请先合并为一个",
        "two frames hold the {kind}; join them into one first",
    ),
}

_FILES: Mapping[str, Text] = {
    "no-files": Text("没有给出文件；请至少给一个", "no file was given; give at least one"),
    "file-missing": Text("文件不存在；请检查路径", "there is no such file; check the path"),
    "file-is-folder": Text("这是文件夹；请给出其中的文件", "this is a folder; give a file in it"),
    "file-empty": Text(
        "文件是空的；应有表头和数据", "the file is empty; it needs headers and rows"
    ),
    "file-unreadable": Text(
        "文件无法读取（{why}）；请检查权限",
        "the file cannot be read ({why}); check its permissions",
    ),
    "file-not-text": Text(
        "文件不是文本，内容与扩展名不符；CSV 应为 UTF-8 或 GBK 文本",
        "the file is not text, whatever its name says; a CSV is text in UTF-8 or GBK",
    ),
    "file-kind": Text(
        "不支持扩展名“{suffix}”；请使用 .csv、.xlsx 或 .parquet",
        "files of the kind '{suffix}' are not read; use .csv, .xlsx or .parquet",
    ),
    "file-too-large": Text(
        "文件有 {size} 字节，上限为 {most}；请拆分或改用 Parquet",
        "the file has {size} bytes, more than the {most} allowed; split it or use Parquet",
    ),
    "row-too-large": Text(
        "这一行过长；上限为 {columns} 列、每格一万字",
        "this row is too large; at most {columns} columns of ten thousand characters are read",
    ),
    "row-unreadable": Text(
        "这一行无法读取；请检查引号是否成对",
        "this row cannot be read; check that quotes are closed",
    ),
    "sheet-too-wide": Text("工作表超过 {most} 列", "the sheet has more than {most} columns"),
    "workbook-old": Text(
        "这是旧式 .xls 或加密的文件；请另存为不加密的 .xlsx",
        "this is an old .xls or an encrypted file; save it as .xlsx without a password",
    ),
    "workbook-unreadable": Text(
        "工作簿无法打开，可能已损坏；请用表格软件另存为 .xlsx",
        "the workbook cannot be opened and may be damaged; save it again as .xlsx",
    ),
    "workbook-inflates": Text(
        "工作簿解压后有 {unpacked} 字节，超过上限，未打开",
        "the workbook would unpack to {unpacked} bytes, past the bound, and was not opened",
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
    "columns-uneven": Text(
        "各列长度不同；应当相等", "the columns differ in length; make them equal"
    ),
    "record-unknown": Text(
        "“{kind}”不是记录；应为映射、数据类或 pydantic 模型",
        "a '{kind}' is no record; give mappings, dataclasses or pydantic models",
    ),
    "data-unknown": Text(
        "“{kind}”不是可用的数据；应为数据框、记录列表、列的映射或文件路径",
        "a '{kind}' is no data; give a frame, a list of records, a mapping of columns, or a path",
    ),
}

SENTENCES: Mapping[str, Text] = {**_ACCOUNT, **_CELLS, **_HEADERS, **_FILES}
