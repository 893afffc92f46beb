"""The record that a workbook to fill in carries in a hidden sheet: what its columns are.

It makes reading back exact, whatever headers the vocabulary has by then. It comes back from
strangers, so it is read as text, within bounds, and nothing in it is believed but names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from edustandards.tables.grid import Cell, shown

SHEET = "_edustandards"
MARK = "edustandards-template"
FORMAT = "1"
LISTS = 9
"""The column of the hidden sheet from which on lists of choices stand."""

_MOST_ROWS = 10_000
_MOST_TEXT = 500


@dataclass(frozen=True, slots=True)
class Stamped:
    """A column: its header as written, the field or key that it is, and its unit in English."""

    header: str
    role: str
    name: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """The pack that a workbook was made for, its guide sheet, and its columns by sheet."""

    pack: str
    revision: str = "1"
    digest: str = ""
    lang: str = "zh"
    guide: str = ""
    sheets: Mapping[str, tuple[Stamped, ...]] = field(default_factory=dict)


def stamp_rows(stamp: Stamp) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the hidden sheet, all of text.

    >>> next(stamp_rows(Stamp("cn/x@2017")))
    ('edustandards-template', '1')
    """
    yield MARK, FORMAT
    yield "pack", stamp.pack
    yield "revision", stamp.revision
    if stamp.digest:
        yield "hash", stamp.digest
    yield "lang", stamp.lang
    yield "guide", stamp.guide
    for sheet, columns in stamp.sheets.items():
        for one in columns:
            yield "column", sheet, one.header, one.role, one.name, one.unit


def read_stamp(rows: Sequence[Sequence[Cell]]) -> Stamp | None:
    """Return the record that rows hold, None where they are no such record.

    >>> stamp = Stamp("cn/x@2017", sheets={"学校": (Stamped("学校", "key", "school"),)})
    >>> read_stamp(list(stamp_rows(stamp))) == stamp
    True
    """
    texts = [[shown(cell)[:_MOST_TEXT] for cell in row[:LISTS]] for row in rows[:_MOST_ROWS]]
    if not texts or texts[0][:2] != [MARK, FORMAT]:
        return None
    said: dict[str, str] = {}
    sheets: dict[str, list[Stamped]] = {}
    for row in texts[1:]:
        kind, *rest = [*row, "", "", "", "", "", ""][:6]
        if kind == "column":
            sheet, header, role, name, unit = rest
            sheets.setdefault(sheet, []).append(Stamped(header, role, name, unit))
        elif kind:
            said.setdefault(kind, rest[0])
    return Stamp(
        said.get("pack", ""),
        said.get("revision", ""),
        said.get("hash", ""),
        said.get("lang", ""),
        said.get("guide", ""),
        {sheet: tuple(columns) for sheet, columns in sheets.items()},
    )
