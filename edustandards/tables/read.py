"""Files to tables: which reader a file takes, and one table for each kind of entity out of all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from os import PathLike
from pathlib import Path

from edustandards.errors import DataError, EdustandardsError, Problem, problem
from edustandards.evaluate.observed import Framed, Observed
from edustandards.measures.vocabulary import Vocabulary
from edustandards.tables.delimited import read_delimited
from edustandards.tables.grid import short
from edustandards.tables.headers import Lexicon, folded, learn
from edustandards.tables.merge import merge
from edustandards.tables.reading import Reading, together
from edustandards.tables.tabulate import tabulate
from edustandards.tables.template.fill import filled, without_examples
from edustandards.tables.years import with_years
from edustandards.where import Place

TEXT = frozenset({".csv", ".tsv", ".txt"})
WORKBOOK = frozenset({".xlsx", ".xlsm"})
OLD = frozenset({".xls", ".xlsb", ".ods", ".et", ".wps"})


def read_tables(
    paths: Sequence[str | PathLike[str]],
    vocabulary: Vocabulary,
    *,
    mapping: Mapping[str, str] | None = None,
) -> Reading:
    """Return the tables of files: CSV, Parquet, or XLSX with all its sheets.

    Headers are found in the vocabulary, in Chinese or English, with units in brackets. `mapping`
    gives a header of the files a known one instead (`{"占地": "site_area (m²)"}`), or an empty text
    for a column to leave out. Tables of the same kind of entity become one. A sheet without any
    known header is noted, unless nothing else was found.

    Raises:
        DataError: one problem for each thing that is wrong, with file and line or cell.
    """
    lexicon = learn(vocabulary, mapping)
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
    return _whole(together(readings), mapping or {})


def _whole(found: Reading, mapping: Mapping[str, str]) -> Reading:
    """Return a reading with one table for each kind, and a note on what the mapping never met."""
    dated, years = with_years([table for table in found.tables if isinstance(table, Observed)])
    observed = merge(dated)
    frames = [table for table in found.tables if isinstance(table, Framed)]
    kinds = [table.entity for table in observed] + [table.entity for table in frames]
    twice = next((kind for kind in kinds if kinds.count(kind) > 1), None)
    if twice is not None:
        raise DataError(problem("frames-twice", kind=twice))
    met = {folded(one.header) for one in found.understood}
    met |= {folded(one.header) for one in found.ignored}
    notes = tuple(
        problem("mapping-unused", header=short(header))
        for header in mapping
        if folded(short(header)) not in met
    )
    notes = (*found.notes, *years, *notes)
    return Reading((*observed, *frames), found.understood, found.ignored, notes)


def _read(path: Path, lexicon: Lexicon) -> Reading:
    place = Place(str(path))
    suffix = path.suffix.casefold()
    try:
        if path.is_dir():
            raise DataError(problem("file-is-folder", place))
        if not path.exists():
            raise DataError(problem("file-missing", place))
        if suffix in TEXT:
            return _text(path, lexicon)
        if suffix in WORKBOOK:
            return _sheets(path, lexicon)
        if suffix == ".parquet":
            return together([_frame(path, lexicon, place)])
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise DataError(problem("file-unreadable", place, why=why)) from None
    code = "workbook-old" if suffix in OLD else "file-kind"
    raise DataError(problem(code, place, suffix=short(suffix) or "-"))


def _text(path: Path, lexicon: Lexicon) -> Reading:
    grid, notes = read_delimited(path, lexicon)
    grid, examples = without_examples(grid)
    found = tabulate(grid, lexicon, hint=path.stem)
    notes = [*notes, *examples, *found.notes]
    return Reading(found.tables, found.understood, found.ignored, tuple(notes))


def _frame(path: Path, lexicon: Lexicon, place: Place) -> Reading:
    from edustandards.tables.frames import framed  # what handles frames is loaded for frames
    from edustandards.tables.parquet import scan_parquet

    return framed(scan_parquet(path), lexicon, place, hint=path.stem)


def _sheets(path: Path, lexicon: Lexicon) -> Reading:
    """Read every sheet; one that is no table is only noted while another is one."""
    from edustandards.tables.workbook import read_workbook

    grids = read_workbook(path)
    if not grids:
        raise DataError(problem("file-empty", Place(str(path))))
    form = filled(grids, lexicon)
    grids, lexicon = form.grids, form.lexicon
    found: list[Reading] = [Reading((), notes=form.notes)]
    none: list[Problem] = []
    wrong: list[Problem] = []
    for grid in grids:
        try:
            found.append(tabulate(grid, lexicon, hint=grid.source.sheet))
        except DataError as error:
            (none if _is_no_table(error) else wrong).extend(error.problems)
    if wrong or len(found) == 1:
        raise DataError(*(wrong or none))
    return together([*found, Reading((), notes=tuple(_skipped(one) for one in none))])


def _is_no_table(error: DataError) -> bool:
    """Tell whether a sheet is not meant as a table: a single word of a text may be a header too."""
    return all(
        one.code in {"headers-unknown", "table-empty"}
        or (one.code == "no-key-column" and dict(one.params)["known"] == 1)
        for one in error.problems
    )


def _skipped(one: Problem) -> Problem:
    return problem("sheet-skipped", one.where)
