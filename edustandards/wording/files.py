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
    "pack-file-utf32": Text(
        "文件是 UTF-32 编码；请另存为 UTF-8",
        "the file is in UTF-32; save it as UTF-8",
    ),
    "pack-file-bytes": Text(
        "这里的字节 {code} 不是 UTF-8 文字，可能混入了别的编码；请重新输入此处，再另存为 UTF-8",
        "the byte {code} here is no UTF-8 text, perhaps of another encoding; type the text here "
        "again and save the file as UTF-8",
    ),
    "pack-file-format": Text(
        "这是别种文件（{text}），改了扩展名也不能作标准包；请在文本编辑器中写 .yaml 文件，"
        "表格中的标准请逐条录入",
        "this is a file of another kind ({text}), whatever its name; a pack is written as .yaml in "
        "a text editor: enter the standards of a table one by one",
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
    "yaml-merge": Text(
        "不能用 << 合并；请把各项逐一写出",
        "<< (merge) is not allowed; write the keys out",
    ),
    "yaml-documents": Text(
        "一个文件只能有一份文档；请删去 --- 或 ...，或拆成两个文件",
        "a file holds one document; remove the --- or ... or make it two files",
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
    "yaml-null": Text(
        '“{text}”在 YAML 中表示“空”，不是文字；请填写内容，确实要写这个词时加引号，例如 "{text}"',
        "'{text}' means nothing at all in YAML; give a value, or if the word itself is meant put "
        'it in quotes: "{text}"',
    ),
    "yaml-control": Text(
        "有控制字符 {code}，不属于文字；请删去",
        "there is a control character, {code}, which is no text; remove it",
    ),
    "yaml-direction": Text(
        "有改变书写方向的隐藏字符 {code}，显示的次序会与实际不同；请删去",
        "there is a hidden character that turns the direction of writing, {code}: what is shown "
        "may not be what is written; remove it",
    ),
    "yaml-damaged": Text(
        "有损坏的字符 {code}，多是转换编码时丢了原字；请对照原件重新输入",
        "there is a damaged character, {code}: the true one was lost in a change of encoding; type "
        "it again from the source",
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
        "文字不能以“{text}”开头；请给整段文字加引号",
        "a text cannot begin with '{text}'; put all of it in quotes",
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
    "yaml-space-wide": Text(
        "这里是全角空格或不换行空格（{code}），YAML 不当作空格；请改用普通空格",
        "this is a full-width or no-break space ({code}), which is no space to YAML; use an "
        "ordinary one",
    ),
    "yaml-comma-wide": Text(
        "这里的“{text}”是中文标点，分不开各项；请改用半角逗号，例如 [primary, junior]；"
        "如果是一整段文字，请加引号",
        "'{text}' is a Chinese sign here and does not part the items; use an ordinary comma, as in "
        "[primary, junior]; if it is all one text, put it in quotes",
    ),
    "yaml-bracket-wide": Text(
        "“{text}”是全角括号；列表请用半角 [ ]，“项: 值”请用半角 {{ }}；如果是文字，请加引号",
        "'{text}' is a full-width bracket; use [ ] for a list and {{ }} for keys and values; if it "
        "is text, put it in quotes",
    ),
    "yaml-quote-wide": Text(
        "“{text}”是中文引号，YAML 不当作引号；请改用半角引号 \" 或 '",
        "'{text}' is a full-width quote and none to YAML; use \" or '",
    ),
    "yaml-quote-after": Text(
        "引号已经结束，后面还有文字；请把整段文字放进一对引号，单引号内的 ' 要写成 ''",
        "the quote has ended and more text follows; put all of the text in one pair of quotes, and "
        "write a ' inside single quotes as ''",
    ),
    "yaml-bracket-stray": Text(
        "“{text}”没有对应的左括号；请删去，或补上左括号",
        "'{text}' closes nothing; remove it, or add the bracket that opens",
    ),
    "yaml-ratio-spaced": Text(
        "比的冒号两边不能有空格；请写成 {text}",
        "a ratio has no spaces about its colon; write {text}",
    ),
    "yaml-ratio-braces": Text(
        "花括号里的“{text}”会被当作没有值的项名；请写成“项: 值”，例如 {{primary: ≥ {text}}}",
        "in braces '{text}' reads as a key without a value; write a key and a value, as in "
        "{{primary: ≥ {text}}}",
    ),
    "yaml-question": Text(
        '括号内的文字含半角问号时要加引号，例如 ["合格?"]；也可改用全角“？”',
        'in brackets a text that has a question mark needs quotes, as in ["passed?"]',
    ),
    "yaml-directive": Text(
        "以 % 开头的行是 YAML 指令，标准包不用；请删去这一行，若是文字请加引号",
        "a line that begins with % is a directive of YAML, and packs have none; remove the line, "
        "or put it in quotes if it is text",
    ),
    "yaml-dash-wide": Text(
        "列表项开头的“{text}”不是半角连字符；请写成“- ”（半角连字符加空格）",
        "'{text}' does not begin an item of a list; write '- ', an ordinary hyphen and a space",
    ),
    "yaml-dash-space": Text(
        "列表项的“-”后面缺少空格；请写成“- 内容”",
        "a space is missing after the '-' of an item; write '- item'",
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
