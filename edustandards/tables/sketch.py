"""What can be said of the columns of files that cannot be used yet: the start of a mapping.

Whoever is told that no header is known, or that rows stand twice, has to say what the columns are;
so they are listed whatever is wrong with the rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import Path

from edustandards.errors import DataError, EdustandardsError
from edustandards.measures.vocabulary import Vocabulary
from edustandards.tables.block import HEADER_ROWS, Block
from edustandards.tables.choices import NO_CHOICES, Choices
from edustandards.tables.delimited import read_delimited
from edustandards.tables.grid import Grid, short, shown
from edustandards.tables.headers import Lexicon, learn, told
from edustandards.tables.layout import Header, lay_out
from edustandards.tables.parquet import scan_parquet
from edustandards.tables.paths import shown_path
from edustandards.tables.reading import Ignored, Reading, Understood, together
from edustandards.tables.sent import BINARY, TEXT, ZIPPED, Sent, sent
from edustandards.tables.tabulate import headers_of
from edustandards.where import Place

FEWEST = 2
"""A row of so many texts may be one of headers."""


def sketched(
    paths: Sequence[str | PathLike[str]], vocabulary: Vocabulary, choices: Choices = NO_CHOICES
) -> Reading:
    """Return an account of the columns of files, and no table.

    What cannot be opened has none; why, the reading of it says.
    """
    lexicon = learn(vocabulary, NO_CHOICES)
    found: list[Reading] = []
    for path in paths:
        try:
            for file in sent(Path(path)):
                found += _of_file(file, lexicon, choices)
        except (EdustandardsError, OSError, ValueError):
            continue
    return together(found)


def _of_file(file: Sent, lexicon: Lexicon, choices: Choices) -> list[Reading]:
    found = []
    try:
        for grid in _grids(file, lexicon):
            names = (Path(file.name).name, grid.source.sheet)
            found.append(_of_grid(grid, told(lexicon, choices, names)))
    except (EdustandardsError, OSError, ValueError):
        return []
    return found


def _grids(file: Sent, lexicon: Lexicon) -> Sequence[Grid]:
    if file.suffix in TEXT:
        return [read_delimited(file, lexicon)[0]]
    if file.suffix in ZIPPED | BINARY:
        from edustandards.tables.workbook import read_workbook

        return read_workbook(file).grids
    if file.suffix == ".parquet":
        frame = scan_parquet(file)
        lazy = getattr(frame, "collect_schema", None)
        names = [*map(str, lazy() if lazy is not None else frame.column_names)]
        return [Grid(file.place, [names], [1])]
    return []


def _of_grid(grid: Grid, lexicon: Lexicon) -> Reading:
    """Return the account of a sheet; an empty one where no row is one of headers.

    Raises:
        DataError: where it is a form in which nothing was filled in: its items are no columns.
    """
    try:
        grid, block = headers_of(grid, lexicon)
    except DataError as error:
        if any(one.code == "form-empty" for one in error.problems):
            raise
        row = _likely(grid)
        if row < 0:
            return Reading(())
        texts = [shown(cell) for cell in grid.rows[row]]
        block = Block(row, row, row + 1, [(text,) if text else () for text in texts])
    headers = [
        Header(at, path, grid.header(block.last, at), block.stated(grid, at))
        for at, path in enumerate(block.paths)
        if path
    ]
    understood: list[Understood] = []
    ignored: list[Ignored] = []
    for header in headers:
        # One by one, so that what is wrong with a header leaves the others alone.
        try:
            layout = lay_out([header], lexicon)
        except DataError:
            ignored.append(_unclear(header.place, header.levels))
            continue
        understood += layout.understood
        ignored += layout.ignored
    return Reading((), tuple(understood), tuple(ignored))


def _unclear(place: Place, levels: tuple[str, ...]) -> Ignored:
    return Ignored(place, short(shown_path(levels)), path=levels)


def _likely(grid: Grid) -> int:
    """Return the first of the rows that have the most texts which are no numbers; -1 for none."""
    best, most = -1, FEWEST - 1
    for at, row in enumerate(grid.rows[:HEADER_ROWS]):
        texts = {text for cell in row if isinstance(cell, str) and (text := shown(cell))}
        count = sum(1 for text in texts if not text[:1].isdecimal())
        if count > most:
            best, most = at, count
    return best
