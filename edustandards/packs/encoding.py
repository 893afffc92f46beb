"""The bytes of a pack file become text: of bounded size, in an encoding named and not guessed."""

from __future__ import annotations

import re
from pathlib import Path

from edustandards.errors import PackError, Problem, problem
from edustandards.where import Place

MAX_BYTES = 2_000_000
"""Size of the largest file that is read; the national standards take some tens of thousands."""

_UTF8_MARK = b"\xef\xbb\xbf"
# The longer marks first: that of UTF-32 begins like that of UTF-16.
_WIDE_MARKS = (
    (b"\xff\xfe\0\0", "pack-file-utf32"),
    (b"\0\0\xfe\xff", "pack-file-utf32"),
    (b"\xff\xfe", "pack-file-utf16"),
    (b"\xfe\xff", "pack-file-utf16"),
)
_WIDE = {
    "utf-32-le": "pack-file-utf32",
    "utf-32-be": "pack-file-utf32",
    "utf-16-le": "pack-file-utf16",
    "utf-16-be": "pack-file-utf16",
}
_FORMATS = (
    (b"PK\x03\x04", "xlsx, docx, zip"),
    (b"PK\x05\x06", "xlsx, docx, zip"),
    (b"\xd0\xcf\x11\xe0", "xls, doc"),
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "rar"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"SQLite format 3", "SQLite"),
    (b"PAR1", "Parquet"),
    (b"<", "HTML, XML"),
)
"""How files of other kinds begin, and what they are called."""
_CONTROLS = bytes({*range(9), *range(14, 32)})
_MOST_CONTROLS = 20
# Letters of two UTF-8 bytes that stand without Latin or Greek neighbours: 小学 in GBK reads "Сѧ".
_STRAY = re.compile(
    r"(?<![A-Za-z\u00C0-\u03FF])[\u0400-\u07FF\u00C0-\u03FF]+(?![A-Za-z\u00C0-\u03FF])"
)
_SIGNS = frozenset("×÷µμΩ°±")


def read_text(path: Path) -> str:
    """Return the text of a pack file, its lines ended by a plain line feed.

    Raises:
        PackError: `pack-file-…`, where the path leads to no file, to a folder, to a file that is
            too large, of another kind, or in another encoding than UTF-8.
    """
    place = Place(str(path))
    try:
        if path.is_dir():
            raise PackError(problem("pack-file-folder", place))
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise PackError(problem("pack-file-missing", place)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise PackError(problem("pack-file-unreadable", place, reason=reason)) from None
    return decode(raw, str(path))


def decode(raw: bytes, file: str) -> str:
    r"""Return the text of a pack file given its bytes; `file` is its name in messages.

    Raises:
        PackError: as `read_text`.

    >>> decode("县: 1".encode("utf-8-sig"), "pack.yaml")
    '县: 1'
    """
    place = Place(file)
    if len(raw) > MAX_BYTES:
        raise PackError(problem("pack-file-large", place, limit=MAX_BYTES // 1_000_000))
    raw = raw.removeprefix(_UTF8_MARK)
    head = raw[:100].lstrip()
    for begins, kind in _FORMATS:
        if head.startswith(begins):
            raise PackError(problem("pack-file-format", place, text=kind))
    if (code := _wide_code(raw)) is not None or (code := _binary_code(raw)) is not None:
        raise PackError(problem(code, place))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise PackError(_not_utf8(raw, error, file)) from None
    if _gbk_in_disguise(raw, text):
        raise PackError(problem("pack-file-gbk", place))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _wide_code(raw: bytes) -> str | None:
    """Return the code of UTF-16 or UTF-32, told by a mark or by the zeros that it is full of."""
    for mark, code in _WIDE_MARKS:
        if raw.startswith(mark):
            return code
    if b"\0" not in raw[:1000]:
        return None
    for encoding, code in _WIDE.items():
        size = 4 if "32" in encoding else 2
        text = raw[: 1000 * size].decode(encoding, errors="replace")
        if ":" in text and "\0" not in text and "\ufffd" not in text[:-1]:
            return code
    return None


def _binary_code(raw: bytes) -> str | None:
    """Return the code of bytes that are no text; a few stray control characters have a place."""
    controls = len(raw) - len(raw.translate(None, _CONTROLS))
    few = controls <= _MOST_CONTROLS and controls * 10 <= len(raw)
    return None if few else "pack-file-binary"


def _not_utf8(raw: bytes, error: UnicodeDecodeError, file: str) -> Problem:
    """Return what is wrong with bytes that are no UTF-8: another encoding, or a damaged place."""
    before = raw[: error.start].decode("utf-8")
    proven = bool(before) and max(before) > "\u07ff"
    if not proven and _decodes(raw, "gb18030"):
        return problem("pack-file-gbk", Place(file))
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    place = Place(file, len(lines), len(lines[-1]) + 1)
    return problem("pack-file-bytes", place, code=f"{raw[error.start]:02X}")


def _gbk_in_disguise(raw: bytes, text: str) -> bool:
    """Say whether GBK bytes happen to be valid UTF-8, as those of 小学 are.

    Source: 682 of the 3,755 commonest hanzi have such bytes. Any character past U+07FF proves
    UTF-8 in practice, and Russian or Arabic text soon has bytes that GB 2312 does not know.
    """
    if text.isascii() or max(text) > "\u07ff" or not _decodes(raw, "gb2312"):
        return False
    return any(not _SIGNS.issuperset(stray) for stray in _STRAY.findall(text))


def _decodes(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
