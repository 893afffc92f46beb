"""How a workbook looks: the formats of its cells, its widths, its pages in print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from edustandards.checks.verdict import Verdict
from edustandards.reports.office.scribe import verdict_words
from edustandards.reports.width import width_of

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

FONT: Mapping[str, str | int] = MappingProxyType({"font_name": "微软雅黑", "font_size": 10})
A4 = 9
LINE = 15
"""The height of a line, in points."""

_RULE = {"border": 1, "border_color": "#C5CCD6"}
_NUMBERS = {
    "n0": "#,##0",
    "n2": "#,##0.00",
    "n4": "#,##0.0000",
    "n6": "#,##0.000000",
    "n8": "#,##0.00000000",
    "general": "General",
    "share": "0.00%;[Red]-0.00%",
    "rate": "0.0%",
    "date": "yyyy-mm-dd",
}
_PAINTED = {
    Verdict.MET: ("#E2F0D9", "#1E5B1E"),
    Verdict.NOT_MET: ("#FBDAD7", "#8A1C12"),
    Verdict.UNKNOWN: ("#FFF0CC", "#6B4E00"),
    Verdict.NOT_APPLICABLE: ("#EDEFF2", "#4A5563"),
}


@dataclass(frozen=True, slots=True)
class Looks:
    """The formats of a workbook. `cells` are by name: `text`, `head`, `n2` ..

    Text that would act as a formula if it were typed has `acting-text` and the like, which keep it
    a text when its cell is edited.
    """

    cells: Mapping[str, Format]
    painted: Mapping[Verdict, Format]
    ruled: Format


def looks_of(book: Workbook) -> Looks:
    """Return the formats, made in a workbook."""
    head = {"bold": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF", "align": "center"}
    made: dict[str, dict[str, Any]] = {
        "title": {"bold": True, "font_size": 14, "valign": "vcenter"},
        "note": {"font_color": "#4A5563"},
        "folded": {"font_color": "#4A5563", "text_wrap": True, "valign": "top"},
        "link": {"font_color": "#1F4E9E", "underline": 1, "indent": 1},
        "head": {**_RULE, **head, "valign": "vcenter", "text_wrap": True},
        "text": {"valign": "vcenter", "indent": 1},
        "wrapped": {"valign": "vcenter", "indent": 1, "text_wrap": True},
        "strong": {"bold": True, "valign": "vcenter", "indent": 1, "bg_color": "#EEF3F9"},
    }
    for name in ("title", "head", "text", "wrapped"):
        made[f"acting-{name}"] = {**made[name], "quote_prefix": True}
    for name, form in _NUMBERS.items():
        made[name] = {"valign": "vcenter", "num_format": form}
        made[f"strong-{name}"] = {**made["strong"], "indent": 0, "num_format": form}
    cells = {name: book.add_format({**FONT, **how}) for name, how in made.items()}
    painted = {
        verdict: book.add_format({"bg_color": ground, "font_color": ink})
        for verdict, (ground, ink) in _PAINTED.items()
    }
    return Looks(cells, painted, book.add_format(_RULE))


def rule(page: Worksheet, looks: Looks, first: int, last: int, columns: int) -> None:
    """Draw lines around cells, empty ones too, without a format for each."""
    how = {"type": "formula", "criteria": "=TRUE", "format": looks.ruled}
    page.conditional_format(first, 0, last, columns - 1, how)


def paint(page: Worksheet, looks: Looks, first: int, last: int, column: int, lang: str) -> None:
    """Colour the verdicts of a column by what they say; the words and marks say it too."""
    for verdict, look in looks.painted.items():
        said = verdict_words(verdict, lang)
        how = {"type": "cell", "criteria": "==", "value": f'"{said}"', "format": look}
        page.conditional_format(first, column, last, column, how)


def bars(page: Worksheet, first: int, last: int, column: int) -> None:
    """Draw shares from 0 to 1 as bars behind their numbers."""
    ends = {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": 1}
    how = {"type": "data_bar", "bar_color": "#9CC3E6", "bar_solid": True, **ends}
    page.conditional_format(first, column, last, column, how)


def width(texts: Sequence[str], least: int, most: int) -> int:
    """Return the width of a column that shows texts, within bounds."""
    wide = max((width_of(text) for text in texts), default=0)
    return min(max(wide + 2, least), most)


def set_up_page(page: Worksheet, header: int, footer: str, wide: int = 1) -> None:
    """Set a sheet up for printing: A4 across, `wide` pages wide, its header on every page."""
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.fit_to_pages(wide, 0)
    page.repeat_rows(header)
    page.set_footer(f"&C&9{footer.replace('&', '&&')}   &P / &N")
