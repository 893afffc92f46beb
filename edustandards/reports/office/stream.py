"""Many rows into a workbook: xlsxwriter makes its sheets empty, they are filled as it is zipped.

Cell by cell xlsxwriter takes several times as long, and all cells at once would not fit. A sheet to
be filled has one row, the pattern, with a cell of each format: it tells their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile

from edustandards.reports.office.numbers import Number
from edustandards.reports.office.scribe import Cell
from edustandards.reports.office.texts import acts, inert, xml_text
from edustandards.tables.grid import letters

AT_ONCE = 500
"""How many rows are put together before they are written."""

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
    with ZipFile(shell) as source, ZipFile(path, "w", ZIP_DEFLATED, compresslevel=4) as target:
        for name in source.namelist():
            if name not in wanted:
                with target.open(name, "w") as file:  # `writestr` would add the time of day
                    file.write(source.read(name))
        for name, several in wanted.items():
            with target.open(name, "w", force_zip64=True) as file:
                for piece in _sheet(source.read(name), several(), styles):
                    file.write(piece)


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
    """Rows as XML; `styles` are the numbers of the formats by name."""

    __slots__ = ("_heads", "_text", "styles")

    def __init__(self, styles: Mapping[str, int]) -> None:
        self.styles = styles
        self._heads: list[str] = []
        self._text = lru_cache(maxsize=16_384)(self._made)

    def row(self, at: int, line: Line) -> str:
        cells, look, height = line
        tall = f' ht="{height}" customHeight="1"' if height else ""
        pieces = [f'<row r="{at}"{tall}>']
        while len(self._heads) < len(cells):
            self._heads.append(f'<c r="{letters(len(self._heads))}')
        text, styles = self._text, self.styles
        for head, cell in zip(self._heads, cells, strict=False):
            if isinstance(cell, Number):
                value, form = cell
                pieces.append(f'{head}{at}" s="{styles[form]}"><v>{value!r}</v></c>')
            elif cell:
                pieces.append(f"{head}{at}{text(cell, look)}")
        pieces.append("</row>")
        return "".join(pieces)

    def _made(self, text: str, look: str) -> str:
        style = self.styles["acting" if acts(text) and look == "text" else look]
        said = xml_text(inert(text))
        kept = ' xml:space="preserve"' if said != said.strip() else ""
        return f'" s="{style}" t="inlineStr"><is><t{kept}>{said}</t></is></c>'
