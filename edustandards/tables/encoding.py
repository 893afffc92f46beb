"""The bytes of a text table become text: UTF-8, UTF-16 with a mark, or GB 18030, which is noted."""

from __future__ import annotations

from edustandards.errors import DataError, Problem, problem
from edustandards.tables.headers import Lexicon, folded, is_known
from edustandards.where import Place

_UTF8 = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_WORKBOOK, _OLD, _PARQUET = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"PAR1"
_OTHER = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"Rar!")
_LOOKED_AT = 20_000


def decode(raw: bytes, place: Place, lexicon: Lexicon) -> tuple[str, list[Problem]]:
    """Return the text of a file, and a note where it is in GB 18030.

    Raises:
        DataError: where it is empty, or no text at all.
    """
    if not raw.removeprefix(_UTF8).strip() or raw in _UTF16:
        raise DataError(problem("file-empty", place))
    if raw.startswith(_UTF16):
        return _strict(raw, "utf-16", place), []
    for signature, code in ((_WORKBOOK, "text-is-workbook"), (_PARQUET, "text-is-parquet")):
        if raw.startswith(signature):
            raise DataError(problem(code, place))
    if raw.startswith(_OLD):
        raise DataError(problem("workbook-old", place))
    if raw.startswith(_OTHER) or b"\x00" in raw:
        raise DataError(problem("file-not-text", place))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _strict(raw, "gb18030", place), [problem("read-as-gbk", place)]
    better = _as_gbk(raw, text, lexicon)
    return (better, [problem("read-as-gbk", place)]) if better else (text, [])


def _strict(raw: bytes, encoding: str, place: Place) -> str:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        raise DataError(problem("file-not-text", place)) from None
    if "\x00" in text:
        raise DataError(problem("file-not-text", place))
    return text


def _as_gbk(raw: bytes, text: str, lexicon: Lexicon) -> str:
    """Return the text that the bytes are in GBK where that is plainly what they are, else nothing.

    The bytes of some hanzi are valid UTF-8: 小学 in GBK reads `Сѧ`. All of them give letters below
    U+0800, and the vocabulary knows more words in the one reading than in the other.
    """
    if text.isascii() or max(text) > "\u07ff":
        return ""
    other = raw.decode("gb18030", errors="replace")
    return other if _words(other, lexicon) > _words(text, lexicon) else ""


def _words(text: str, lexicon: Lexicon) -> int:
    cells = text[:_LOOKED_AT].replace("\r", "\n").replace(",", "\n").replace("\t", "\n")
    known = (cell.strip().strip('"') for cell in cells.replace(";", "\n").split("\n"))
    return sum(1 for one in known if folded(one) in lexicon.stages or is_known(lexicon, one))
