"""Signs in texts that say nothing of what is meant: invisible ones, marks of notes, escapes."""

from __future__ import annotations

import re
from functools import lru_cache

INVISIBLE: dict[int, int | None] = dict.fromkeys(
    (0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xAD)
)
"""What is not seen in a text, and comes with it from web pages and other programs."""

MARKS = "*＊※★☆†‡" + "".join(map(chr, range(0x2460, 0x2474)))
"""What stands before or behind a header for a note, or for what must be filled in."""

_ASIDE = re.compile(
    r"\s*[(（【\[]\s*(?:[必选][填报]项?|注\s*[0-9０-９]*|required|optional)\s*[)）】\]]\s*$",
    re.IGNORECASE,
)
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


@lru_cache(maxsize=4096)
def unmarked(header: str) -> str:
    """Return a header without marks and invisible signs; as it is if nothing else is there.

    >>> unmarked("*学校名称"), unmarked("在校生数①（必填）"), unmarked("占地面积（亩）*")
    ('学校名称', '在校生数', '占地面积（亩）')
    >>> unmarked("*")
    '*'
    """
    text = header if header.isascii() else header.translate(INVISIBLE)
    plain = _ASIDE.sub("", text).strip().strip(MARKS).strip()
    plain = _ASIDE.sub("", plain)
    return plain or text


def unescaped(text: str) -> str:
    r"""Return a text of a workbook with the signs that stand there by number.

    >>> unescaped("学校_x000D_\n名称"), unescaped("_x005F_x000D_")
    ('学校\r\n名称', '_x000D_')
    """
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
