"""The bytes of a pack file become text: of bounded size, in an encoding named and not guessed."""

from __future__ import annotations

import re
from pathlib import Path

from edustandards.errors import PackError, problem
from edustandards.where import Place

MAX_BYTES = 2_000_000
"""Size of the largest file that is read; the national standards take some tens of thousands."""

_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# Letters of two UTF-8 bytes that stand without Latin or Greek neighbours: 小学 in GBK reads "Сѧ".
_STRAY = re.compile(
    r"(?<![A-Za-z\u00C0-\u03FF])[\u0400-\u07FF\u00C0-\u03FF]+(?![A-Za-z\u00C0-\u03FF])"
)
_SIGNS = frozenset("×÷µμΩ°±")


def read_text(path: Path) -> str:
    """Return the text of a pack file, its lines ended by a plain line feed.

    Raises:
        PackError: `pack-file-…`, where the path leads to no file, to a folder, to a file that is
            too large, binary, or in another encoding than UTF-8.
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
    if raw.startswith(_UTF16_MARKS):
        raise PackError(problem("pack-file-utf16", place))
    if b"\0" in raw:
        raise PackError(problem("pack-file-binary", place))
    try:
        text = raw.removeprefix(_UTF8_MARK).decode("utf-8")
    except UnicodeDecodeError:
        code = "pack-file-gbk" if _decodes(raw, "gb18030") else "pack-file-binary"
        raise PackError(problem(code, place)) from None
    if _gbk_in_disguise(raw, text):
        raise PackError(problem("pack-file-gbk", place))
    return text.replace("\r\n", "\n").replace("\r", "\n")


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
