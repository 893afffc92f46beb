"""How a workbook to fill in looks: formats, widths that fit Chinese, how it prints."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from edustandards.measures.nodes import Kind
from edustandards.tables.template.sheets import Column, Sheet

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

NARROWEST, WIDEST = 9, 22
ONE_LINE = 16
LINE = 15
A4, A4_WIDE = 9, 130
"""The paper, and how many columns of a character go on it across and still can be read."""
TITLE_WIDE = 110

_FONT = {"font_name": "微软雅黑", "font_size": 10, "valign": "vcenter"}
_LINES = {"border": 1, "border_color": "#B7BFC9"}


@dataclass(frozen=True, slots=True)
class Looks:
    """The formats of a workbook; those of cells to fill in are not locked."""

    title: Format
    how: Format
    key_header: Format
    header: Format
    plain: Format
    wrapped: Format
    doubtful: Format
    cells: dict[str, Format]
    examples: dict[str, Format]


def looks_of(book: Workbook) -> Looks:
    """Return the formats, made in a workbook."""

    def made(**more: Any) -> Format:
        return book.add_format({**_FONT, **more})

    head = {**_LINES, "bold": True, "text_wrap": True, "align": "center"}
    numbers = {"text": "@", "number": "General", "percent": "0.00", "date": "yyyy-mm-dd"}
    example = {"font_color": "#7A828C", "italic": True, "bg_color": "#F1F3F5"}
    return Looks(
        title=made(bold=True, font_size=13, text_wrap=True),
        how=made(text_wrap=True, font_color="#4A5563", valign="top"),
        key_header=made(**head, bg_color="#1F4E79", font_color="#FFFFFF"),
        header=made(**head, bg_color="#DCE6F1", font_color="#1F2933"),
        plain=made(**_LINES),
        wrapped=made(**_LINES, text_wrap=True),
        doubtful=book.add_format({"bg_color": "#FAD7A0"}),
        cells={
            name: made(**_LINES, locked=False, num_format=form) for name, form in numbers.items()
        },
        examples={
            name: made(**_LINES, **example, locked=False, num_format=form)
            for name, form in numbers.items()
        },
    )


def form_of(column: Column) -> str:
    """Return which of the formats of cells a column has; keys are text, so codes keep zeros."""
    match column.field.kind if column.field is not None else Kind.TEXT:
        case Kind.NUMBER:
            return "percent" if column.unit == "%" else "number"
        case Kind.DATE:
            return "date"
        case Kind.YES_NO | Kind.LEVEL | Kind.TEXT:
            return "text"


def width_of(text: str) -> int:
    """Return how many columns of a character a text takes; Chinese characters take two.

    >>> width_of("在校生数 (1)")
    12
    """
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


def widths(sheet: Sheet, below: Sequence[Sequence[str]]) -> list[int]:
    """Return the widths of the columns of a sheet, whose texts `below` stand under its headers."""
    found = []
    for at, column in enumerate(sheet.columns):
        texts = [*column.choices, *(row[at] for row in below)]
        least = max([width_of(text) for text in texts] + [_header_width(column.written)])
        found.append(min(max(least + 2, NARROWEST), WIDEST))
    return found


def _header_width(header: str) -> int:
    """Return the width that a header needs: in one line if it is short, else in two or three."""
    wide = max(width_of(line) for line in header.splitlines())
    return wide if wide <= ONE_LINE else max(-(-wide // 2) + 1, ONE_LINE - 2)


def header_height(sheet: Sheet, sizes: Sequence[int]) -> int:
    """Return how high the header row has to be for every header to be seen whole."""
    lines = [
        sum(-(-width_of(line) // max(size - 1, 1)) for line in column.written.splitlines())
        for column, size in zip(sheet.columns, sizes, strict=True)
    ]
    return LINE * max(lines, default=1) + 6


def set_up_page(page: Worksheet, header: int, keys: int, wide: int, footer: str) -> None:
    """Set a sheet up for printing: A4 across, headers and names on every page."""
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.repeat_rows(header)
    if keys:
        page.repeat_columns(0, keys - 1)
    page.fit_to_pages(max(-(-wide // A4_WIDE), 1), 0)
    page.set_footer(f"&C&9{footer}")
