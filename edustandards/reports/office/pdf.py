"""A PDF of the document for officials: its text can be selected, no font has to be installed here.

Chinese is set in STSong-Light, one of the fonts that PDF readers bring for Chinese and that is not
put into the file; Latin text is set in the readers' own Times.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, assert_never

from edustandards.errors import DataError, problem
from edustandards.reports.file import write_bytes
from edustandards.reports.office.blocks import Block, Heading, Paragraph, Table, Turn
from edustandards.reports.office.outline import outline
from edustandards.reports.office.pdf_text import EASTERN, LATIN, eastern, fitted, markup
from edustandards.reports.office.texts import inert
from edustandards.reports.run.run import Run

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import BaseDocTemplate, Flowable
    from reportlab.platypus import Paragraph as SetParagraph

MARGIN = 57
"""The margins, in points: 20 mm."""

CELL = 8.5
"""The size of texts in tables, in points."""

MOST_LINES = 18
"""How many full lines a text in a table takes; no row is higher than a page, however it breaks."""

_NAMES = ("upright", "across")


def write_pdf(run: Run, path: Path, lang: str) -> None:
    """Write a report as a PDF, in zh or en: the same document as the one for Word.

    Raises:
        DataError: where it cannot be written, or reportlab is not installed (the extra `pdf`).
    """
    try:
        from reportlab.pdfbase import pdfmetrics  # the extra `pdf`
        from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    except ImportError:
        raise DataError(problem("report-needs", form="pdf", extra="pdf")) from None
    pdfmetrics.registerFont(UnicodeCIDFont(EASTERN))
    styles = _styles()
    blocks = list(outline(run, lang))
    made = BytesIO()
    book = _book(made, run, lang)
    book.build(list(_flow(blocks, styles)))
    write_bytes(path, made.getvalue())


def _size(*, across: bool) -> tuple[float, float]:
    """Return the width and height of the paper, in points."""
    from reportlab.lib.pagesizes import A4

    wide, high = A4
    return (high, wide) if across else (wide, high)


def _book(file: BytesIO, run: Run, lang: str) -> BaseDocTemplate:
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    title = inert(run.document.title.say(lang) or run.document.id)
    book = BaseDocTemplate(file, title=title, author="edustandards", lang=lang, invariant=1)
    templates = []
    for across in (False, True):
        size = wide, high = _size(across=across)
        frame = Frame(MARGIN, MARGIN, wide - 2 * MARGIN, high - 2 * MARGIN, 0, 0, 0, 0)
        around = partial(_around, name=run.document.name, size=size)
        templates.append(PageTemplate(_NAMES[across], [frame], onPage=around, pagesize=size))
    book.addPageTemplates(templates)
    return book


def _around(canvas: Canvas, book: BaseDocTemplate, name: str, size: tuple[float, float]) -> None:
    """Draw what stands around a page: the name of the pack above, the number of the page below."""
    wide, high = size
    canvas.setFont(LATIN, 9)
    canvas.drawRightString(wide - MARGIN, high - 34, inert(name))
    canvas.drawCentredString(wide / 2, 30, f"- {book.page} -")


def _styles() -> dict[str, ParagraphStyle]:
    from reportlab.lib.enums import TA_CENTER, TA_RIGHT
    from reportlab.lib.styles import ParagraphStyle

    def style(name: str, size: float, **more: Any) -> ParagraphStyle:
        return ParagraphStyle(
            name, fontName=EASTERN, fontSize=size, **{"leading": size * 1.45, **more}
        )

    western = {
        "title": style("title", 20, alignment=TA_CENTER, spaceAfter=10),
        "heading 1": style("heading 1", 14, spaceBefore=12, spaceAfter=5, keepWithNext=1),
        "heading 2": style("heading 2", 12, spaceBefore=8, spaceAfter=4, keepWithNext=1),
        "text": style("text", 11, spaceAfter=5),
        "centred": style("centred", 11, alignment=TA_CENTER, spaceAfter=6),
        "quiet": style("quiet", 9, textColor="#444444", spaceAfter=5),
        "cell": style("cell", CELL, leading=11),
        "number": style("number", CELL, leading=11, alignment=TA_RIGHT),
        "head": style("head", CELL, leading=11, alignment=TA_CENTER),
    }
    return {
        **western,
        **{
            f"{name}, CJK": one.clone(f"{name}, CJK", wordWrap="CJK")
            for name, one in western.items()
        },
    }


def _set(text: str, look: str, styles: dict[str, ParagraphStyle]) -> SetParagraph:
    """Return text set in a style, and broken as its language is broken."""
    from reportlab.platypus import Paragraph as Set

    lines = "<br/>".join(map(markup, text.split("\n")))
    return Set(lines, styles[f"{look}, CJK" if eastern(text) else look])


def _flow(blocks: list[Block], styles: dict[str, ParagraphStyle]) -> Iterator[Flowable]:
    from reportlab.platypus import NextPageTemplate, PageBreak

    lies = False
    for block in blocks:
        match block:
            case Heading(text, level):
                look = f"heading {level}" if level else "title"
                yield _set(text, look, styles)
            case Paragraph():
                look = "quiet" if block.quiet else "centred" if block.centred else "text"
                yield _set(block.text, look, styles)
            case Table():
                yield _table(block, styles, _size(across=lies)[0] - 2 * MARGIN)
            case Turn(across):
                if across != lies:
                    yield NextPageTemplate(_NAMES[across])
                    yield PageBreak()
                lies = across
            case _:
                assert_never(block)


def _table(table: Table, styles: dict[str, ParagraphStyle], width: float) -> Flowable:
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import LongTable, TableStyle

    looks = ["number" if at in table.numbers else "cell" for at in range(len(table.heads))]
    widths = [width * share / sum(table.shares) for share in table.shares]
    rooms = [MOST_LINES * (wide - 6) / CELL for wide in widths]
    cells = [[_set(text, "head", styles) for text in table.heads]]
    cells += [
        [
            _set(fitted(text, room), look, styles)
            for text, look, room in zip(row, looks, rooms, strict=True)
        ]
        for row in table.rows
    ]
    shade = HexColor("#E7EDF4")
    how: list[Any] = [
        ("GRID", (0, 0), (-1, -1), 0.4, HexColor("#7F7F7F")),
        ("BACKGROUND", (0, 0), (-1, 0), shade),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
    ]
    if table.total:
        how.append(("BACKGROUND", (0, -1), (-1, -1), shade))
    return LongTable(
        cells,
        colWidths=widths,
        repeatRows=1,
        style=TableStyle(how),
        spaceAfter=6,
    )
