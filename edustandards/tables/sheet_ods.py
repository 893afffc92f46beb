"""The XML of an ODS: failed formulas, percentages, merged and hidden cells of each sheet.

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
MOST_REPEATED = 10_000
"""How often a marked cell or row may be repeated for each of its copies to be marked."""

_UNREADABLE: tuple[type[Exception], ...] = (*DAMAGED, expat.ExpatError)
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
            manifest = archive.read("META-INF/manifest.xml")[:1_000_000]
            if b"encryption-data" in manifest:
                raise DataError(problem("workbook-old", place))
            for chunk in parts(archive, archive.getinfo("content.xml"), place):
                reader.parser.Parse(chunk, False)
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
        elif not self.sheet:
            return
        elif tag == "table:table-column":
            self._columns(attributes)
        elif tag == "table:table-row":
            self.rows = _repeated(attributes, "table:number-rows-repeated")
            self.column = 0
            if attributes.get("table:visibility") in _HIDDEN:
                self._marks.hidden_rows.append((self.row, self.row + self.rows - 1))
        elif tag in {"table:table-cell", "table:covered-table-cell"}:
            self.columns = _repeated(attributes, "table:number-columns-repeated")
            self._cell(attributes)

    @property
    def _marks(self) -> Marks:
        return self.sheets[self.sheet]

    def _columns(self, attributes: dict[str, str]) -> None:
        many = _repeated(attributes, "table:number-columns-repeated")
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


def _repeated(attributes: dict[str, str], name: str) -> int:
    """Return how often something is repeated; no sheet is as long as the longest of these."""
    said = attributes.get(name, "1")
    if said.isdecimal() and 0 < int(said[:10]) <= MOST_ROWS:
        return int(said)
    raise expat.ExpatError
