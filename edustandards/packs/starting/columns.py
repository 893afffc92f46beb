"""The columns of a spreadsheet of standards: known by their headers, in Chinese or English."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from edustandards.errors import Problem, problem
from edustandards.packs.near import cut
from edustandards.where import Place

HEADER_ROWS = 10
"""So many rows are looked at for headers; a title may stand above them."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("编号", "标准编号", "id", "code"),
    "name": ("名称", "标准", "标准名称", "项目", "name", "standard", "title"),
    "stage": ("学段", "教育阶段", "stage", "level"),
    "comparator": ("比较", "比较符", "比较词", "关系", "comparator", "comparison", "operator"),
    "threshold": ("限值", "标准值", "数值", "要求", "threshold", "limit", "value", "requirement"),
    "unit": ("单位", "计量单位", "unit", "units"),
    "indicator": ("指标", "指标名称", "indicator", "measure"),
    "formula": ("公式", "计算公式", "formula"),
    "clause": ("条款", "依据", "clause", "article"),
    "on": ("对象", "适用对象", "on", "entity", "asked of"),
    "notes": ("说明", "备注", "notes", "note", "remarks"),
}
"""What each column is for, and the headers that it is known by."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says, and where; `number` where it holds a number rather than a text."""

    text: str
    place: Place
    number: bool = False


Row = Mapping[str, Cell]
"""The cells of a row that say something, by the column they stand in."""


def clean(text: str) -> str:
    r"""Return the text of a cell in one line, without signs that cannot be seen.

    >>> clean(" 生均\n面积\u200b ")
    '生均 面积'
    """
    shown = "".join(sign if sign.isprintable() or sign.isspace() else "" for sign in text)
    return " ".join(shown.split())


def folded(text: str) -> str:
    """Return a header, title or name as it is compared.

    >>> folded("Ｎａｍｅ "), folded("限 值")
    ('name', '限值')
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(plain.split()) if not plain.isascii() else " ".join(plain.split())


_MEANT = {folded(word): name for name, words in COLUMNS.items() for word in words}


def rows_of(cells: Sequence[Sequence[Cell]], found: list[Problem]) -> list[Row] | None:
    """Return the rows below the headers of a sheet, empty ones left out.

    None where the sheet has no headers of standards, and is none of ours. A header that is not
    known or stands twice is noted in `found`.
    """
    for at, row in enumerate(cells[:HEADER_ROWS]):
        names = [_MEANT.get(folded(cell.text), "") for cell in row]
        if "name" in names and {"threshold", "comparator"} & set(names):
            columns = _columns(row, names, found)
            below = (
                {columns[j]: cell for j, cell in _said(one, columns)} for one in cells[at + 1 :]
            )
            return [one for one in below if one]
    return None


def _said(row: Sequence[Cell], columns: Mapping[int, str]) -> list[tuple[int, Cell]]:
    return [(j, cell) for j, cell in enumerate(row) if j in columns and cell.text]


def _columns(row: Sequence[Cell], names: Sequence[str], found: list[Problem]) -> dict[int, str]:
    columns: dict[int, str] = {}
    for j, (cell, name) in enumerate(zip(row, names, strict=True)):
        if not cell.text:
            continue
        if not name:
            known = ", ".join(words[0] for words in COLUMNS.values())
            found.append(problem("new-column", cell.place, text=cut(cell.text), known=known))
        elif name in columns.values():
            found.append(problem("new-column-twice", cell.place, text=cut(cell.text)))
        else:
            columns[j] = name
    return columns
