"""The XML of an ODS: failed formulas, formats, merged and hidden cells of each sheet.

The reader of workbooks tells none of these. The text is looked at as it streams by: nothing is
kept but the marks, entities are refused, and repetitions are counted, not carried out.
"""

from __future__ import annotations

import zipfile
from xml.parsers import expat

from edustandards.errors import DataError, problem
from edustandards.tables.archive import check_sizes, parts
from edustandards.tables.grid import MOST_COLUMNS, Span
from edustandards.tables.marks import Marks
from edustandards.tables.sent import DAMAGED, Sent
from edustandards.where import Place

MOST_CELLS = 40_000_000
MOST_MARKS = 200_000
MOST_ROWS = 1 << 20
MOST_DIGITS = 10
MOST_REPEATED = 10_000
"""How often a marked cell or row may be repeated for each of its copies to be marked."""

_UNREADABLE: tuple[type[Exception], ...] = (*DAMAGED, expat.ExpatError)
_POSITIONS = frozenset(map(str, range(1, 10)))
_HIDDEN = frozenset({"collapse", "filter"})


def inspect_ods(file: Sent) -> dict[str, Marks]:
    """Return the marks of the sheets of an ODS by name.

    Raises:
        DataError: where it is damaged, encrypted, declares entities, or spans too many cells.
    """
    place = file.place
    if not file.size:
        raise DataError(problem("file-empty", place))
    reader = _Reader(place)
    try:
        with file.open() as opened, zipfile.ZipFile(opened) as archive:
            check_sizes(archive.infolist(), place, file.size)
            if "styles.xml" in archive.namelist():
                reader.read(archive, "styles.xml")
                reader.again()
            manifest = archive.read("META-INF/manifest.xml")[:1_000_000]
            if b"encryption-data" in manifest:
                raise DataError(problem("workbook-old", place))
            reader.read(archive, "content.xml")
    except _UNREADABLE:
        raise DataError(problem("workbook-unreadable", place)) from None
    return reader.sheets


class _Reader:
    """Where the parser stands: which sheet, row and column, and the cell that is open."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.sheets: dict[str, Marks] = {}
        self.sheet = ""
        self.row = self.column = self.layout = 0
        self.rows = self.columns = 1
        self.failed = False
        self.text = ""
        self.widest = 0
        self.number = self.row_style = ""
        self.embedded = 0
        self.numbers: dict[str, int] = {}
        self.styles: dict[str, int] = {}
        self.defaults: list[tuple[int, int, int]] = []
        self.again()

    def read(self, archive: zipfile.ZipFile, part: str) -> None:
        """Read a part of the archive."""
        for chunk in parts(archive, archive.getinfo(part), self.place):
            self.parser.Parse(chunk, False)

    def again(self) -> None:
        """Make ready for a part."""
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.said

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Meet the start of an element."""
        if tag == "table:table":
            self.sheet = attributes.get("table:name", "")
            self.sheets[self.sheet] = Marks(merged=[])
            self.row = self.layout = self.widest = 0
            self.defaults = []
        elif not self.sheet:
            self._style(tag, attributes)
        elif tag == "table:table-column":
            self._columns(attributes)
        elif tag == "table:table-row":
            self.rows = _repeated(attributes, "table:number-rows-repeated")
            self.column = 0
            self.row_style = attributes.get("table:default-cell-style-name", "")
            if attributes.get("table:visibility") in _HIDDEN:
                self._marks.hidden_rows.append((self.row, self.row + self.rows - 1))
        elif tag in {"table:table-cell", "table:covered-table-cell"}:
            self.columns = _repeated(attributes, "table:number-columns-repeated")
            self._cell(attributes)

    @property
    def _marks(self) -> Marks:
        return self.sheets[self.sheet]

    def _style(self, tag: str, attributes: dict[str, str]) -> None:
        """Note by what a style divides the numbers that it shows; `1` is not noted."""
        if tag == "number:number-style":
            self.number = attributes.get("style:name", "")
        elif tag == "number:number" and self.number:
            by = attributes.get("number:display-factor", "")
            if by.isdecimal() and len(by) < MOST_DIGITS and int(by) > 1:
                self.numbers[self.number] = int(by)
        elif tag == "number:embedded-text" and self.number:
            position = attributes.get("number:position", "")
            self.embedded = int(position) if position in _POSITIONS else 0
        elif tag == "style:map" and attributes.get("style:apply-style-name") in self.numbers:
            by_sign = self.numbers[attributes["style:apply-style-name"]]
            self.numbers.setdefault(self.number, by_sign)
        elif tag == "style:style" and attributes.get("style:family") == "table-cell":
            by_own = self.numbers.get(attributes.get("style:data-style-name", ""), 0)
            parent = self.styles.get(attributes.get("style:parent-style-name", ""), 0)
            own = by_own if "style:data-style-name" in attributes else parent
            if own:
                self.styles[attributes.get("style:name", "")] = own

    def _divided(self, attributes: dict[str, str]) -> None:
        """Note a number that its cell shows divided: by its own style, or that of its column."""
        style = attributes.get("table:style-name", self.row_style)
        by = self.styles.get(style, 0)
        for at in range(self.column, self.column + self.columns):
            of_column = next((one for first, last, one in self.defaults if first <= at <= last), 0)
            if found := by if style else of_column:
                self._marks.divides(self.row, at, found, self.rows)

    def _columns(self, attributes: dict[str, str]) -> None:
        many = _repeated(attributes, "table:number-columns-repeated")
        by = self.styles.get(attributes.get("table:default-cell-style-name", ""), 0)
        if by and len(self.defaults) < MOST_COLUMNS:
            self.defaults.append((self.layout, self.layout + many - 1, by))
        if attributes.get("table:visibility") in _HIDDEN:
            self._marks.hidden_columns.append((self.layout, self.layout + many - 1))
        self.layout += many

    def _cell(self, attributes: dict[str, str]) -> None:
        kind = attributes.get("office:value-type", "")
        self.failed = attributes.get("calcext:value-type") == "error"
        self.text = ""
        if kind or self.failed:
            self.widest = max(self.widest, self.column + self.columns)
            place = Place(self.place.file, sheet=self.sheet)
            if self.widest > MOST_COLUMNS:
                raise DataError(problem("sheet-too-wide", place, most=MOST_COLUMNS))
            cells = self.widest * (self.row + self.rows)
            if cells > MOST_CELLS or self.row + self.rows > MOST_ROWS:
                raise DataError(problem("sheet-too-large", place, cells=cells, most=MOST_CELLS))
        if kind == "percentage":
            self._marks.percent.update(self._spots(len(self._marks.percent)))
        if self.styles and kind in {"float", "currency"}:
            self._divided(attributes)
        wide = _repeated(attributes, "table:number-columns-spanned")
        tall = _repeated(attributes, "table:number-rows-spanned")
        merged = self._marks.merged
        if wide * tall > 1 and merged is not None and len(merged) < MOST_MARKS:
            merged.append(Span(self.row + 1, self.column, self.row + tall, self.column + wide - 1))

    def _spots(self, before: int) -> list[tuple[int, int]]:
        if self.rows * self.columns > MOST_REPEATED or before > MOST_MARKS:
            return []
        return [
            (self.row + down, self.column + right)
            for down in range(self.rows)
            for right in range(self.columns)
        ]

    def said(self, text: str) -> None:
        """Meet the text of an element."""
        if self.failed and len(self.text) < 40:
            self.text += text
        elif self.embedded and text.strip() == ".":
            # A point written between digits: what is seen are ten-thousands, say.
            self.numbers[self.number] = self.numbers.get(self.number, 1) * 10**self.embedded

    def end(self, tag: str) -> None:
        """Meet the end of an element."""
        if tag in {"table:table-cell", "table:covered-table-cell"}:
            if self.failed and self.sheet:
                found = dict.fromkeys(self._spots(len(self._marks.failed)), self.text or "#ERR!")
                self._marks.failed.update(found)
            self.failed = False
            self.column += self.columns
        elif tag == "table:table-row":
            self.row += self.rows
        elif tag == "table:table":
            self.sheet = ""
        elif tag == "number:embedded-text":
            self.embedded = 0


def _repeated(attributes: dict[str, str], name: str) -> int:
    """Return how often something is repeated; no sheet is as long as the longest of these."""
    said = attributes.get(name, "1")
    if said.isdecimal() and 0 < int(said[:10]) <= MOST_ROWS:
        return int(said)
    raise expat.ExpatError
