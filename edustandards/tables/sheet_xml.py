"""The XML of a sheet of an XLSX, as far as the reader of workbooks does not tell what is in it.

It is looked at in chunks of bytes. Whether cells lie far apart is found without looking at each of
them: letters and digits are mapped to one sign each, and then it is asked which lengths occur.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from edustandards.errors import DataError, problem
from edustandards.tables.formats import Styles
from edustandards.tables.grid import MOST_COLUMNS
from edustandards.tables.marks import Marks
from edustandards.where import Place

MOST_CELLS = 40_000_000
MOST_MARKS = 200_000

_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SHAPES = bytes.maketrans(_LETTERS + b"0123456789", b"A" + b"B" * 25 + b"0" * 10)
_ALL = frozenset(range(256))
_BUT_LETTERS = bytes(_ALL - {*_LETTERS, ord('"')})
_BUT_DIGITS = bytes(_ALL - {*b'0123456789<"'})
_BUT_TAGS = bytes(_ALL - {*_LETTERS.lower(), *b"/<:='\""})
_WIDE = (b'"BA', b'"BB', b'"AAA', b'"AAB')
_TALL = b'000000"'
"""The shapes of columns past AZ, and of rows past 99,999."""

_NARROW, _LOW = 52, 99_999
"""Below these columns and rows a sheet is surely small enough: none is past AZ or row 99,999."""

_MOST_ROW, _LITTLE = 400_000, 200_000
_REF = re.compile(rb"""r\s*=\s*["']([A-Za-z]{1,9})([0-9]{1,9})["']""")
_CELL = re.compile(
    rb"<(?:[A-Za-z]+:)?c\s([^>]*[^/>])>(.{0,4000}?)</(?:[A-Za-z]+:)?c\s*>", re.DOTALL
)
_EMPTY_CELL = re.compile(rb"<(?:[A-Za-z]+:)?c\s[^>]{0,200}/>")
_TAG = rb"<(?:[A-Za-z]+:)?"
_FAILED = re.compile(rb"""\bt\s*=\s*["']e["']""")
_TEXT = re.compile(rb"""\bt\s*=\s*["']str["']""")
_WORDS = re.compile(rb"""\bt\s*=\s*["'](?:s|str|inlineStr|b|d)["']""")
_VALUE = re.compile(_TAG + rb"v(?:\s[^>]*)?>([^<]{1,40})<")
_FORMULA = re.compile(_TAG + rb"f[\s>/]")
_STYLE = re.compile(rb"""\bs\s*=\s*["']([0-9]{1,6})["']""")
_COLUMN = re.compile(_TAG + rb"col\s([^>]*)>")
_ROW = re.compile(_TAG + rb"row\s([^>]*)>")
_ROW_NUMBER = re.compile(_TAG + rb"""row\s[^>]{0,200}?\br\s*=\s*["']([0-9]{1,20})""")
_ANY_ROW = re.compile(_TAG + rb"row[\s>/]")
_PLACED_CELL = re.compile(_TAG + rb"c\s[^>]{0,200}?\br\s*=")
_ANY_CELL = re.compile(_TAG + rb"c[\s>/]")
_FORMULA_TAGS = (b'="e"', b"='e'", b"<f", b":f")
_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)["']""")
_NUMBER = re.compile(rb"""\b(r|min|max)\s*=\s*["']([0-9]{1,7})["']""")


def marks_of(chunks: Iterator[bytes], place: Place, styles: Styles) -> Marks:
    """Return the marks of a sheet, once its cells are found not to lie too far apart.

    `styles` are those that show numbers in a way of their own.

    Raises:
        DataError: where two cells span more than any table does.
    """
    marks = Marks()
    box = [0, 0]
    odd = {str(one).encode() for one in (*styles.percent, *styles.divided)}
    for text in _whole_rows(chunks):
        start, end = text.find(b"<sheetData"), text.rfind(b"</sheetData")
        cells = text[max(start, 0) : end if end >= 0 else len(text)]
        tags = cells.translate(None, _BUT_TAGS)
        width, height = _box(cells, tags)
        box = [max(box[0], width), max(box[1], height)]
        if start >= 0:
            _hidden(_COLUMN, text[:start], marks.hidden_columns)
        if b"hidden" in tags:
            _hidden(_ROW, cells, marks.hidden_rows)
        if odd or any(one in tags for one in _FORMULA_TAGS):
            _cells(cells, marks, styles, odd)
    if box[0] > MOST_COLUMNS:
        raise DataError(problem("sheet-too-wide", place, most=MOST_COLUMNS))
    area = box[0] * box[1]
    if area > MOST_CELLS:
        raise DataError(problem("sheet-too-large", place, cells=area, most=MOST_CELLS))
    return marks


def _whole_rows(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Yield chunks that end between two rows, or two cells where a row is very long."""
    tail = b""
    for chunk in chunks:
        text = tail + chunk
        cut = text.rfind(b"<row ")
        if cut < 0:
            cut = text.rfind(b":row ")
        if len(text) - cut > _MOST_ROW:
            cut = max(text.rfind(b"<c "), text.rfind(b":c "))
        cut = text.rfind(b"<", 0, cut + 1) if cut > 0 else len(text)
        tail = text[cut:]
        yield text[:cut]
    yield tail


def _box(cells: bytes, tags: bytes) -> tuple[int, int]:
    """Return a width and a height that no cell of a chunk lies outside of."""
    if len(cells) > _LITTLE and _placed(tags) and _near(cells):
        return _NARROW, _LOW
    refs = _REF.findall(_EMPTY_CELL.sub(b"", cells))
    width = max((number(one) for one in {column for column, _ in refs}), default=1)
    height = max((int(row) for _, row in refs), default=1)
    if len(_ANY_CELL.findall(cells)) > len(_PLACED_CELL.findall(cells)):
        # Cells without a place of their own follow the one before.
        width += max(len(_ANY_CELL.findall(row)) for row in _ANY_ROW.split(cells))
        height += len(_ANY_ROW.findall(cells))
        height += max(map(int, _ROW_NUMBER.findall(cells)), default=0)
    return width, height


def _placed(tags: bytes) -> bool:
    """Tell whether each cell says where it stands in the way of Excel, `<c r="A1"`.

    Only small letters and some signs are left of the text, so that reads `<cr=""`.
    """
    return tags.count(b"<c") == tags.count(b'<cr=""') and b":c" not in tags and b"'" not in tags


def _near(cells: bytes) -> bool:
    """Tell whether no cell is past AZ99999, by the shapes of what stands after a quote."""
    letters = cells.translate(_SHAPES, _BUT_LETTERS)
    if any(one in letters for one in _WIDE):
        return False
    return _TALL not in cells.translate(_SHAPES, _BUT_DIGITS)


def _hidden(tag: re.Pattern[bytes], text: bytes, found: list[tuple[int, int]]) -> None:
    """Note which rows or columns are hidden, first and last, from 0."""
    for inside in tag.findall(text):
        if not _HIDDEN.search(inside) or len(found) > MOST_MARKS:
            continue
        numbers = {key: int(value) for key, value in _NUMBER.findall(inside)}
        first = numbers.get(b"r", numbers.get(b"min", 0))
        span = (first - 1, numbers.get(b"max", first) - 1)
        if first and span not in found[-2:]:
            found.append(span)


def _cells(text: bytes, marks: Marks, styles: Styles, odd: set[bytes]) -> None:
    """Mark the cells with a failed formula, one without result, or another number than is seen."""
    styled = any(b's="' + style + b'"' in text or b"s='" + style + b"'" in text for style in odd)
    if not (styled or b'"e"' in text or b"'e'" in text or b"<f" in text or b":f" in text):
        return
    for attributes, inside in _CELL.findall(text):
        ref = _REF.search(attributes)
        if ref is None or len(marks.failed) + len(marks.empty) + len(marks.percent) > MOST_MARKS:
            continue
        at = (int(ref[2]) - 1, number(ref[1]) - 1)
        value = _VALUE.search(inside)
        if value and _FAILED.search(attributes):
            marks.failed[at] = unescape(value[1].decode("utf-8", errors="replace"))
        elif not value and not _TEXT.search(attributes) and _FORMULA.search(inside):
            marks.empty.add(at)
        elif styled and (style := _STYLE.search(attributes)) and style[1] in odd:
            number_of = int(style[1])
            if number_of in styles.percent:
                marks.percent.add(at)
            elif value and not _WORDS.search(attributes):
                marks.divides(*at, styles.divided[number_of])


def number(column: bytes) -> int:
    """Return the number of a column, from 1, by its letters.

    >>> number(b"A"), number(b"AA")
    (1, 27)
    """
    found = 0
    for letter in column.upper():
        found = found * 26 + letter - ord("A") + 1
    return found
