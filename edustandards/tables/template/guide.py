"""The first sheet of a workbook to fill in: how to go about it, and every column explained."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from edustandards.packs.document import PackDocument
from edustandards.tables.template.look import LINE, Looks, set_up_page, width_of
from edustandards.tables.template.notes import how, users
from edustandards.tables.template.sheets import Sheet
from edustandards.wording import sentence

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

WIDTHS = (12, 30, 8, 58, 58)
_HOW = ("template-guide-1", "template-guide-2", "template-guide-3", "template-guide-4")
_HEADERS = (
    *("template-guide-at-sheet", "template-guide-at-column", "template-guide-at-unit"),
    *("template-guide-at-definition", "template-guide-at-standards"),
)


def write_guide(
    page: Worksheet, sheets: Sequence[Sheet], document: PackDocument, looks: Looks, lang: str
) -> None:
    """Write the guide: what the workbook is for, how it is filled in, and its columns."""
    for at, width in enumerate(WIDTHS):
        page.set_column(at, at, width)
    title = document.title.say(lang) or document.id
    page.set_row(0, 24)
    page.merge_range(0, 0, 0, len(WIDTHS) - 1, "", looks.title)
    page.write_string(0, 0, sentence("template-guide-title", lang, {"title": title}), looks.title)
    source = document.source.document or document.source.title.say(lang) or "-"
    params = {"pack": document.name, "source": source}
    lines = [sentence("template-guide-pack", lang, params)]
    lines += [sentence(code, lang, {"pack": document.name}) for code in _HOW]
    for at, line in enumerate(lines, start=1):
        page.write_string(at, 0, line)
    header = len(lines) + 2
    for column, code in enumerate(_HEADERS):
        page.write_string(header, column, sentence(code, lang, {}), looks.key_header)
    _columns(page, header + 1, sheets, looks, lang)
    page.freeze_panes(header + 1, 0)
    page.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})
    set_up_page(page, header, 0, 0, sentence("template-page", lang, {}))


def _columns(page: Worksheet, first: int, sheets: Sequence[Sheet], looks: Looks, lang: str) -> None:
    row = first
    for sheet in sheets:
        for column in sheet.columns:
            about = ("" if lang == "zh" else " ").join(how(column, lang))
            cells = (sheet.name, column.header, column.unit, about, users(column, lang))
            lines = [-(-width_of(text) // width) for text, width in zip(cells, WIDTHS, strict=True)]
            page.set_row(row, LINE * max(*lines, 1) + 4)
            for at, text in enumerate(cells):
                page.write_string(row, at, text, looks.wrapped)
            row += 1
