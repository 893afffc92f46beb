"""Sentences about files, folders and archives that were sent: what cannot be opened, and why."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

FILES: Mapping[str, Text] = {
    "no-files": Text("没有给出文件；请至少给一个", "no file was given; give at least one"),
    "file-missing": Text(
        "文件不存在；请检查文件名和所在的文件夹",
        "there is no such file; check its name and folder",
    ),
    "bundle-empty": Text(
        "文件夹或压缩包里没有可以读取的表；支持 .csv、.xlsx、.xls、.ods、.parquet",
        "no table is in this folder or archive; .csv, .xlsx, .xls, .ods and .parquet are read",
    ),
    "bundle-too-many": Text(
        "文件夹或压缩包里的文件超过 {most} 个；请分批检查",
        "there are more than {most} files in this folder or archive; check them in parts",
    ),
    "bundle-unreadable": Text(
        "压缩包已损坏或不是压缩包；请重新压缩（.zip）",
        "the archive is damaged or none; pack it again as .zip",
    ),
    "bundle-encrypted": Text(
        "压缩包有密码；请解压后检查，或去掉密码重新压缩",
        "the archive has a password; unpack it first, or pack it again without one",
    ),
    "bundle-inflates": Text(
        "压缩包解压后有 {unpacked} MB，远超正常的大小，未打开",
        "the archive would unpack to {unpacked} MB, far more than real ones do, and was not opened",
    ),
    "bundle-path": Text(
        "压缩包中的文件名“{text}”指向压缩包之外或含有特殊字符，整个压缩包未读取；请重新压缩",
        "the name '{text}' in the archive points outside of it or has signs that names do not"
        " have, and nothing of it was read; pack it again",
    ),
    "bundle-twice": Text(
        "压缩包中有两个文件同名：“{text}”；请改名后重新压缩",
        "two files in the archive have the name '{text}'; rename one and pack it again",
    ),
    "workbook-entities": Text(
        "工作簿的内容声明了 XML 实体或文档类型，表格软件不会这样写；为安全未打开",
        "the workbook declares XML entities or a document type, which no spreadsheet program"
        " writes; for safety it was not opened",
    ),
    "file-foreign": Text(
        "“{suffix}”不是数据表；请把数据另存为 .xlsx 或 .csv",
        "'{suffix}' is no table; save the data as .xlsx or .csv",
    ),
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
        "不支持扩展名“{suffix}”；请使用 .csv、.xlsx、.xls、.ods 或 .parquet",
        "files of the kind '{suffix}' are not read; use .csv, .xlsx, .xls, .ods or .parquet",
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
    "parquet-too-long": Text(
        "文件有 {rows} 行，上限为 {most} 行；请分成几个文件",
        "the file has {rows} rows, more than the {most} allowed; divide it",
    ),
    "sheet-too-large": Text(
        "工作表占 {cells} 格，上限为 {most} 格；请删去远处的零星单元格，或改用 Parquet",
        "the sheet spans {cells} cells, more than the {most} allowed; delete stray cells far"
        " away, or use Parquet",
    ),
    "workbook-old": Text(
        "工作簿有密码，或内容是旧格式（.xls）而扩展名不符；请去掉密码，另存为 .xlsx",
        "the workbook has a password, or is in the older format (.xls) under another name; save it"
        " as .xlsx without a password",
    ),
    "workbook-unreadable": Text(
        "工作簿无法打开，可能已损坏；请用表格软件打开并另存为 .xlsx",
        "the workbook cannot be opened and may be damaged; open it in a spreadsheet program and"
        " save it as .xlsx",
    ),
    "workbook-is-page": Text(
        "文件其实是网页，只是扩展名像工作簿（有些系统这样导出）；请用表格软件打开，另存为 .xlsx",
        "the file is a web page under the name of a workbook, as some systems export them; open it"
        " in a spreadsheet program and save it as .xlsx",
    ),
    "workbook-is-xml": Text(
        "文件其实是 XML（2003 年的表格格式），只是扩展名像工作簿；请用表格软件打开，另存为 .xlsx",
        "the file is XML (a spreadsheet format of 2003) under the name of a workbook; open it in a"
        " spreadsheet program and save it as .xlsx",
    ),
    "workbook-is-text": Text(
        "文件其实是文本，只是扩展名像工作簿；请把扩展名改为 .csv，或用表格软件打开，另存为 .xlsx",
        "the file is text under the name of a workbook; name it .csv, or open it in a spreadsheet"
        " program and save it as .xlsx",
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
