"""A Word document for officials: their fonts, tables with headers on every page, page numbers."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, assert_never
from zipfile import ZIP_DEFLATED, ZipFile

from edustandards.errors import DataError, problem
from edustandards.reports.file import write_bytes
from edustandards.reports.office.blocks import Heading, Paragraph, Table, Turn
from edustandards.reports.office.outline import outline
from edustandards.reports.office.word_parts import (
    FONTS,
    Fonts,
    number_pages,
    set_font,
    set_language,
    set_paper,
    table_xml,
    unlined,
)
from edustandards.reports.run.run import Run

if TYPE_CHECKING:
    from docx.document import Document

_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - the same run gives the same document


def write_word(run: Run, path: Path, lang: str) -> None:
    """Write a report as a Word document (.docx), in zh or en.

    In Chinese it is set as official documents are: the title in 宋体, headings in 黑体, text in
    仿宋, tables in 宋体; wide tables lie across.

    Source: GB/T 9704-2012, fonts and margins.

    Raises:
        DataError: where it cannot be written, or python-docx is not installed (the extra `word`).
    """
    try:
        from docx import Document  # the extra `word`
    except ImportError:
        raise DataError(problem("report-needs", form="docx", extra="word")) from None
    document = Document()
    fonts = FONTS[lang]
    _set_up(document, run, fonts, lang)
    _lay_out(document, run, fonts, lang)
    made = BytesIO()
    document.save(made)
    write_bytes(path, _timeless(made))


def _timeless(made: BytesIO) -> bytes:
    """Return an archive without the time at which it was made: the same report is the same file."""
    again = BytesIO()
    with ZipFile(made) as source, ZipFile(again, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            with target.open(name, "w") as file:
                file.write(source.read(name))
    return again.getvalue()


def _set_up(document: Document, run: Run, fonts: Fonts, lang: str) -> None:
    known = document.core_properties
    known.title = run.document.title.say(lang) or run.document.id
    known.author, known.comments, known.language = "edustandards", run.document.name, lang
    known.created = known.modified = _MADE
    set_language(document, fonts.language)
    styles = document.styles
    set_font(styles["Normal"], fonts.text, fonts.latin, fonts.text_size)
    set_font(styles["Title"], fonts.title, fonts.latin, fonts.title_size)
    unlined(styles["Title"])
    for level, size in ((1, fonts.text_size + 2), (2, fonts.text_size + 1)):
        set_font(styles[f"Heading {level}"], fonts.heading, fonts.latin, size)
    section = document.sections[0]
    set_paper(section, across=False)
    number_pages(section, run.document.name, fonts)


def _lay_out(document: Document, run: Run, fonts: Fonts, lang: str) -> None:
    from docx.enum.section import WD_SECTION
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import parse_xml
    from docx.shared import Pt

    across = False
    for block in outline(run, lang):
        match block:
            case Heading(text, level):
                heading = document.add_heading(text, level)
                if not level:
                    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
            case Paragraph():
                paragraph = document.add_paragraph()
                drawn = paragraph.add_run(block.text)
                if block.quiet:
                    drawn.font.size = Pt(fonts.table_size)
                if block.centred:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            case Table():
                place = document.add_paragraph()
                place.paragraph_format.space_after = Pt(0)
                place._p.addprevious(parse_xml(table_xml(block, fonts, across=across)))  # noqa: SLF001
            case Turn(lies):
                if lies != across:
                    set_paper(document.add_section(WD_SECTION.NEW_PAGE), across=lies)
                across = lies
            case _:
                assert_never(block)
