"""Files to tables: which reader a file takes, which kind of entity each sheet speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import Path

from edustandards.errors import DataError, EdustandardsError, Problem, problem
from edustandards.evaluate.observed import Observed, Table
from edustandards.measures.vocabulary import Vocabulary
from edustandards.tables.delimited import read_delimited
from edustandards.tables.frames import framed
from edustandards.tables.headers import Lexicon, folded
from edustandards.tables.merge import merge
from edustandards.tables.parquet import scan_parquet
from edustandards.tables.reading import Reading
from edustandards.tables.tabulate import Tabulated, tabulate
from edustandards.tables.workbook import read_workbook
from edustandards.where import Place

TEXT = frozenset({".csv", ".tsv", ".txt"})
WORKBOOK = frozenset({".xlsx", ".xlsm"})


def read_tables(paths: Sequence[str | PathLike[str]], vocabulary: Vocabulary) -> Reading:
    """Return the tables of files: CSV, Parquet, or XLSX with all its sheets.

    Headers are found in the vocabulary, in Chinese or English, with units in brackets. Tables of
    the same kind of entity become one. A sheet without any known header is noted, unless nothing
    else was found.

    Raises:
        DataError: one problem for each thing that is wrong, with file and line or cell.
    """
    lexicon = Lexicon(vocabulary)
    readings: list[Reading] = []
    wrong: list[Problem] = []
    for path in paths:
        try:
            readings.append(_read(Path(path), lexicon))
        except EdustandardsError as error:
            wrong += error.problems
    if wrong:
        raise DataError(*wrong)
    if not readings:
        raise DataError(problem("no-files"))
    return _whole(readings)


def _whole(readings: Sequence[Reading]) -> Reading:
    tables = [table for one in readings for table in one.tables]
    observed = [table for table in tables if isinstance(table, Observed)]
    frames = [table for table in tables if not isinstance(table, Observed)]
    whole: list[Table] = [*merge(observed), *frames]
    kinds = [table.entity for table in whole]
    twice = next((kind for kind in kinds if kinds.count(kind) > 1), None)
    if twice is not None:
        raise DataError(problem("frames-twice", kind=twice))
    return Reading(
        tables=tuple(whole),
        understood=tuple(column for one in readings for column in one.understood),
        ignored=tuple(column for one in readings for column in one.ignored),
        notes=tuple(note for one in readings for note in one.notes),
    )


def _read(path: Path, lexicon: Lexicon) -> Reading:
    place = Place(str(path))
    if path.is_dir():
        raise DataError(problem("file-is-folder", place))
    if not path.exists():
        raise DataError(problem("file-missing", place))
    suffix = path.suffix.casefold()
    try:
        if suffix in TEXT:
            grid, notes = read_delimited(path)
            return _tabulated([tabulate(grid, lexicon, kind=_kind_of(path.stem, lexicon))], notes)
        if suffix in WORKBOOK:
            return _sheets(path, lexicon)
        if suffix == ".parquet":
            return framed(scan_parquet(path), lexicon, _kind_of(path.stem, lexicon), place)
    except OSError as error:
        raise DataError(problem("file-unreadable", place, why=error.strerror or "")) from None
    raise DataError(problem("file-kind", place, suffix=suffix[:20]))


def _tabulated(found: Sequence[Tabulated], notes: Sequence[Problem]) -> Reading:
    return Reading(
        tables=tuple(one.table for one in found),
        understood=tuple(column for one in found for column in one.understood),
        ignored=tuple(column for one in found for column in one.ignored),
        notes=(*notes, *(note for one in found for note in one.notes)),
    )


def _sheets(path: Path, lexicon: Lexicon) -> Reading:
    """Read every sheet; one that is no table is only noted while another is one."""
    grids = read_workbook(path)
    if not grids:
        raise DataError(problem("file-empty", Place(str(path))))
    found: list[Tabulated] = []
    notes: list[Problem] = []
    wrong: list[Problem] = []
    for grid in grids:
        try:
            found.append(tabulate(grid, lexicon, kind=_kind_of(grid.source.sheet, lexicon)))
        except DataError as error:
            unknown = _no_table(error)
            (notes if unknown else wrong).extend(error.problems)
    if wrong or not found:
        raise DataError(*(wrong or notes))
    return _tabulated(found, notes)


def _no_table(error: DataError) -> bool:
    return error.problems[0].code in {"headers-unknown", "table-empty"}


def _kind_of(name: str, lexicon: Lexicon) -> str:
    """Return the kind of entity that a sheet or file is named after."""
    role, kind = lexicon.words.get(folded(name), ("", ""))
    return kind if role == "key" else ""
