"""What is wrong with a YAML file, before it is known what it says."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

_FILES: Mapping[str, Text] = {
    "pack-file-missing": Text(
        "没有这个文件；请检查文件名和所在的文件夹",
        "there is no such file; check its name and folder",
    ),
    "pack-file-folder": Text(
        "这是文件夹；请指定其中的一个 .yaml 文件",
        "this is a folder; name one .yaml file in it",
    ),
    "pack-file-unreadable": Text(
        "无法读取该文件（{reason}）；请检查访问权限和文件名",
        "the file cannot be read ({reason}); check its permissions and its name",
    ),
    "pack-file-large": Text(
        "文件超过 {limit} MB；标准包是手写的文本，请拆分，或检查是否选错了文件",
        "the file is larger than {limit} MB; packs are written by hand: divide it, or check that "
        "it is the right file",
    ),
    "pack-file-gbk": Text(
        "文件是 GBK 编码（中文 Windows 中的“ANSI”）；请另存为 UTF-8",
        'the file is in GBK ("ANSI" in Chinese Windows); save it as UTF-8',
    ),
    "pack-file-utf16": Text(
        "文件是 UTF-16 编码（记事本中的“Unicode”）；请另存为 UTF-8",
        'the file is in UTF-16 ("Unicode" in Notepad); save it as UTF-8',
    ),
    "pack-file-binary": Text(
        "这不是文本文件；标准包是 UTF-8 编码的 .yaml 文本",
        "this is not a text file; a pack is .yaml text in UTF-8",
    ),
    "pack-file-empty": Text(
        "文件是空的；标准包至少要有 pack、edition、title 和 standards",
        "the file is empty; a pack has at least pack, edition, title and standards",
    ),
    "pack-more-problems": Text(
        "另有 {count} 个问题未列出；请先改正上面的",
        "{count} more problems are not listed; mend those above first",
    ),
}

_YAML: Mapping[str, Text] = {
    "yaml-root": Text(
        "文件最外层应是“项: 值”的形式，例如 pack: cn/quality-balanced",
        "the file must consist of keys and values, such as pack: cn/quality-balanced",
    ),
    "yaml-anchor": Text(
        "不能用 & 和 * 引用别处的内容；请写出全文。以这两个符号开头的文字要加引号",
        "& and * (anchors and aliases) are not allowed; write the text out. A text that begins "
        "with such a sign needs quotes",
    ),
    "yaml-tag": Text(
        "不能用 YAML 标签“{text}”；以 ! 开头的文字要加引号",
        "the tag '{text}' is not allowed; a text that begins with ! needs quotes",
    ),
    "yaml-tag-sign": Text(
        "以 ! 开头的文字要加引号；标准包不用 YAML 标签",
        "a text that begins with ! needs quotes; packs have no tags",
    ),
    "yaml-merge": Text(
        "不能用 << 合并；请把各项逐一写出",
        "<< (merge) is not allowed; write the keys out",
    ),
    "yaml-documents": Text(
        "一个文件只能有一份文档；请删去 ---，或拆成两个文件",
        "a file holds one document; remove the --- or make it two files",
    ),
    "yaml-depth": Text(
        "嵌套超过 {limit} 层；请把内层写成单独的标准，再按编号引用",
        "nested more than {limit} deep; make the inner parts standards of their own and cite them",
    ),
    "yaml-nodes": Text(
        "内容超过 {limit} 项；请拆成几个文件",
        "more than {limit} entries; divide the file",
    ),
    "yaml-long": Text(
        "这段文字超过 {limit} 个字符；请缩短",
        "this text has more than {limit} characters; shorten it",
    ),
    "yaml-key": Text(
        "冒号前应是一个名称，不能是列表或映射",
        "a name is expected before the colon, not a list or a mapping",
    ),
    "yaml-key-text": Text(
        "“{text}”不能作项名：项名不能为空，首尾不能有空格（包括全角空格），也不能换行",
        "'{text}' cannot be a key: it must not be empty, begin or end with a space (wide spaces "
        "too), or span lines",
    ),
    "yaml-key-twice": Text(
        "“{text}”写了两次，第一次在 {first}；请删去或改名其中一个",
        "'{text}' stands twice, first at {first}; remove or rename one of them",
    ),
    "yaml-value-empty": Text(
        "“{text}”没有值；请填写，或删去这一项",
        "'{text}' has no value; give one, or remove the key",
    ),
    "yaml-item-empty": Text(
        "列表中有空的一项；请填写或删去",
        "an item of the list is empty; fill it in or remove it",
    ),
    "yaml-invisible": Text(
        "有看不见的字符 {code}；请删去（多由复制粘贴带来）",
        "there is an invisible character, {code}; remove it (pasting often brings it along)",
    ),
    "yaml-tab": Text(
        "有制表符（Tab）；请改用空格",
        "there is a tab; use spaces",
    ),
    "yaml-block": Text(
        '> 和 | 在 YAML 中表示多行文字；比较符开头的要求要加引号，例如 ">= 8.76"，或写成 ≥ 8.76',
        "> and | begin a text of several lines; put a requirement that begins with a comparator "
        'in quotes, such as ">= 8.76", or write ≥ 8.76',
    ),
    "yaml-quote-open": Text(
        "这个引号没有配对；请在文字末尾补上相同的引号",
        "this quote is never closed; end the text with the same quote",
    ),
    "yaml-escape": Text(
        "双引号内的反斜杠 \\ 是转义符，这里的写法无效；请改用单引号，或写成 \\\\",
        "a backslash in double quotes is an escape, and this one means nothing; use single "
        "quotes, or write \\\\",
    ),
    "yaml-bracket": Text(
        "这个括号没有正确结束；请检查逗号（半角）和配对的 ] 或 }}",
        "this bracket does not end properly; check the commas and the closing ] or }}",
    ),
    "yaml-sign": Text(
        "文字不能以这个符号开头；请加引号",
        "a text cannot begin with this sign; put it in quotes",
    ),
    "yaml-colon": Text(
        "这里多了一个冒号，或缩进不对；文字中有“: ”时要加引号",
        "there is a colon too many here, or the indentation is wrong; a text that has ': ' in it "
        "needs quotes",
    ),
    "yaml-colon-missing": Text(
        "这一行缺少“: ”；请写成“项: 值”",
        "this line lacks ': '; write it as key: value",
    ),
    "yaml-colon-wide": Text(
        "“{text}”后面是全角冒号；请改用半角冒号加空格，例如 {text}: 值",
        "'{text}' is followed by a full-width colon; use an ordinary one and a space, as in "
        "{text}: value",
    ),
    "yaml-colon-space": Text(
        "“{text}”的冒号后面缺少空格；请写成 {text}: 值",
        "a space is missing after the colon of '{text}'; write {text}: value",
    ),
    "yaml-dash": Text(
        "列表不能从这一行中间开始；请另起一行写“- ”，以 - 开头的文字要加引号",
        "a list cannot begin in the middle of a line; begin a new line with '- ', or quote a text "
        "that begins with -",
    ),
    "yaml-indent": Text(
        "缩进与上面各行不一致，或前面的引号、括号有误；同一层的各项要对齐",
        "the indentation does not match the lines above, or a quote or bracket before is wrong; "
        "entries of one level must be aligned",
    ),
    "yaml-syntax": Text(
        "这里不符合 YAML 的写法；请检查冒号、引号、括号和缩进",
        "this is not YAML; check colons, quotes, brackets and indentation",
    ),
}

SENTENCES: Mapping[str, Text] = {**_FILES, **_YAML}
