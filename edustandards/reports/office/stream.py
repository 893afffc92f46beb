"""Many rows into a workbook: xlsxwriter makes its sheets empty, they are filled as it is zipped.

Cell by cell xlsxwriter takes several times as long, and all cells at once would not fit. A sheet to
be filled has one row, the pattern, with a cell of each format: it tells their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import IO, TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile

from edustandards.reports.office.numbers import Number
from edustandards.reports.office.scribe import Cell
from edustandards.reports.office.texts import acts, inert, xml_text
from edustandards.tables.grid import letters

AT_ONCE = 500
"""How many rows are put together before they are written."""

MOST_KEPT = 10_000
"""How many texts of a column are kept as they were put together."""

_ROW = "\0"
"""Stands for the number of a row; no inert text has it."""

_PATTERN = re.compile(rb"<sheetData>.*?</sheetData>", re.DOTALL)
_STYLE = re.compile(rb'<c r="[A-Z]+[0-9]+" s="([0-9]+)"')
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"/>')

Line: TypeAlias = tuple[Sequence[Cell], str, float]
"""A row: its cells, the format of its texts, its height in points (0: as usual)."""

Lines: TypeAlias = Callable[[], Iterable[Line]]


def filled(shell: BytesIO, path: Path, rows: Mapping[int, Lines], styles: Sequence[str]) -> None:
    """Write a workbook to a file, some of its sheets (by position, from 0) filled with rows.

    `styles` are the names of the formats in the order of the pattern.
    """
    wanted = {f"xl/worksheets/sheet{at + 1}.xml": several for at, several in rows.items()}
    with ZipFile(shell) as source, ZipFile(path, "w", ZIP_DEFLATED, compresslevel=2) as target:
        for name in source.namelist():
            if name not in wanted:
                with target.open(name, "w") as file:  # `writestr` would add the time of day
                    file.write(source.read(name))
        for name, several in wanted.items():
            with target.open(name, "w", force_zip64=True) as file:
                _written(file, _sheet(source.read(name), several(), styles))


def _written(file: IO[bytes], pieces: Iterable[bytes]) -> None:
    """Write pieces to a file; while one is compressed, the next is put together."""
    with ThreadPoolExecutor(1) as other:
        before: Future[int] | None = None
        for piece in pieces:
            if before is not None:
                before.result()
            before = other.submit(file.write, piece)
        if before is not None:
            before.result()


def _sheet(empty: bytes, rows: Iterable[Line], styles: Sequence[str]) -> Iterator[bytes]:
    pattern = _PATTERN.search(empty)
    assert pattern is not None, "a sheet to be filled has a pattern"
    numbers = map(int, _STYLE.findall(pattern[0]))
    known = dict(zip(styles, islice(numbers, len(styles)), strict=True))
    yield _DIMENSION.sub(b"", empty[: pattern.start()]) + b"<sheetData>"
    writer = _Writer(known)
    lines = enumerate(rows, 1)
    while some := list(islice(lines, AT_ONCE)):
        yield "".join([writer.row(at, line) for at, line in some]).encode()
    yield b"</sheetData>" + empty[pattern.end() :]


class _Writer:
    """Rows as XML; `styles` are the numbers of the formats by name.

    Most texts stand in a column many times: each is put together once, with a mark for its row.
    """

    __slots__ = ("_columns", "_heads", "styles")

    def __init__(self, styles: Mapping[str, int]) -> None:
        self.styles = styles
        self._heads: list[str] = []
        self._columns: dict[str, list[dict[str, str]]] = {}

    def row(self, at: int, line: Line) -> str:
        cells, look, height = line
        tall = f' ht="{height}" customHeight="1"' if height else ""
        pieces = [f'<row r="{_ROW}"{tall}>']
        columns = self._columns.setdefault(look, [])
        columns += [{} for _ in range(len(columns), len(cells))]
        for column in range(len(self._heads), len(cells)):
            self._heads.append(f'<c r="{letters(column)}{_ROW}" s="')
        styles = self.styles
        for head, known, cell in zip(self._heads, columns, cells, strict=False):
            if isinstance(cell, Number):
                pieces.append(f'{head}{styles[cell[1]]}"><v>{cell[0]!r}</v></c>')
            elif cell:
                pieces.append(known.get(cell) or self._text(head, cell, look, known))
        pieces.append("</row>")
        return "".join(pieces).replace(_ROW, str(at))

    def _text(self, head: str, text: str, look: str, known: dict[str, str]) -> str:
        acting = f"acting-{look}" if acts(text) else look
        style = self.styles.get(acting, self.styles[look])
        said = xml_text(inert(text))
        kept = ' xml:space="preserve"' if said != said.strip() else ""
        made = f'{head}{style}" t="inlineStr"><is><t{kept}>{said}</t></is></c>'
        if len(known) > MOST_KEPT:
            known.clear()
        known[text] = made
        return made
