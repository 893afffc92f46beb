"""Parts of a Word document that python-docx has no words for: eastern fonts, tables, fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from edustandards.reports.office.blocks import Table

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.styles.style import BaseStyle

_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TWIPS = 1440 / 25.4
"""Twentieths of a point in a millimetre."""

PAPER = (210, 297)
MARGINS = {"top_margin": 37, "bottom_margin": 35, "left_margin": 28, "right_margin": 26}
"""A4 and the margins of official documents, in millimetres."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """The fonts of a document: eastern ones for title, headings, text, tables, one Latin font."""

    language: str
    title: str
    heading: str
    text: str
    table: str
    latin: str
    title_size: float
    text_size: float
    table_size: float


FONTS: Mapping[str, Fonts] = {
    "zh": Fonts("en-US", "宋体", "黑体", "仿宋", "宋体", "Times New Roman", 22, 14, 10.5),
    "en": Fonts("en-GB", "宋体", "黑体", "宋体", "宋体", "Calibri", 20, 11, 9.5),
}


def set_font(style: BaseStyle, eastern: str, latin: str, size: float) -> None:
    """Set the font of a style, for Chinese and for Latin signs; its theme has no say any more."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor
    from docx.styles.style import CharacterStyle

    assert isinstance(style, CharacterStyle), "a style of paragraphs has a font"
    style.font.name = latin
    style.font.size = Pt(size)
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    fonts.set(qn("w:eastAsia"), eastern)


def unlined(style: BaseStyle) -> None:
    """Take away the line below the paragraphs of a style."""
    from docx.oxml.ns import qn

    for line in list(style.element.iter(qn("w:pBdr"))):
        line.getparent().remove(line)


def set_language(document: Document, language: str) -> None:
    """Set the language of Latin text; eastern text is Chinese, and is broken and drawn as such."""
    from docx.oxml.ns import qn

    for said in document.styles.element.iter(qn("w:lang")):
        said.set(qn("w:val"), language)
        said.set(qn("w:eastAsia"), "zh-CN")


def set_paper(section: Section, *, across: bool) -> None:
    """Lay the paper of a section across or upright, with its margins."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    wide, high = reversed(PAPER) if across else PAPER
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(wide), Mm(high)
    for name, size in MARGINS.items():
        # Across, the margins turn with the paper.
        setattr(section, name, Mm(25 if across else size))


def number_pages(section: Section, name: str, fonts: Fonts) -> None:
    """Put the number of each page below it, and the name of the pack above."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import parse_xml

    head = section.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    head._p.append(parse_xml(_run(name, fonts, fonts.table_size - 1.5)))  # noqa: SLF001
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    number = _run("1", fonts, fonts.table_size, spaced=False)
    for piece in (
        _run("— ", fonts, fonts.table_size),
        f'<w:fldSimple xmlns:w="{_WORDS}" w:instr=" PAGE ">{number}</w:fldSimple>',
        _run(" —", fonts, fonts.table_size),
    ):
        foot._p.append(parse_xml(piece))  # noqa: SLF001


def table_xml(table: Table, fonts: Fonts, *, across: bool) -> str:
    """Return a table as XML; its headers stand on every page, no row is torn apart."""
    room = (
        (PAPER[1] - 50) if across else PAPER[0] - MARGINS["left_margin"] - MARGINS["right_margin"]
    )
    widths = [int(room * _TWIPS * share / sum(table.shares)) for share in table.shares]
    return "".join(_table(table, widths, fonts))


def _table(table: Table, widths: list[int], fonts: Fonts) -> Iterator[str]:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="7F7F7F"/>' for side in sides)
    yield (
        f'<w:tbl xmlns:w="{_WORDS}"><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f"<w:tblBorders>{lines}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/>'
        '<w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>'
    )
    yield "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    yield "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
    for wide, text in zip(widths, table.heads, strict=True):
        yield _cell(text, wide, fonts, "center", strong=True)
    yield "</w:tr>"
    last = len(table.rows) - 1
    for at, row in enumerate(table.rows):
        yield "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        for column, (wide, text) in enumerate(zip(widths, row, strict=True)):
            side = "right" if column in table.numbers else "left"
            yield _cell(text, wide, fonts, side, strong=table.total and at == last)
        yield "</w:tr>"
    yield "</w:tbl>"


def _cell(text: str, wide: int, fonts: Fonts, side: str, *, strong: bool) -> str:
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E7EDF4"/>' if strong else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{shade}'
        '<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>'
        f'<w:jc w:val="{side}"/></w:pPr>{_run(text, fonts, fonts.table_size, strong=strong)}'
        "</w:p></w:tc>"
    )


def _run(text: str, fonts: Fonts, size: float, *, strong: bool = False, spaced: bool = True) -> str:
    """Return a run of text in the fonts of tables."""
    latin, eastern = quoteattr(fonts.latin), quoteattr(fonts.table)
    bold = "<w:b/>" if strong else ""
    kept = ' xml:space="preserve"' if spaced else ""
    return (
        f'<w:r xmlns:w="{_WORDS}"><w:rPr>'
        f"<w:rFonts w:ascii={latin} w:hAnsi={latin} w:eastAsia={eastern} w:cs={latin}/>"
        f'{bold}<w:sz w:val="{round(size * 2)}"/></w:rPr><w:t{kept}>{escape(text)}</w:t></w:r>'
    )
