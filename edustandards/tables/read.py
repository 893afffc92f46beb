"""Files to tables: which reader a file takes, and one table for each kind of entity out of all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from os import PathLike
from pathlib import Path

from edustandards.errors import DataError, EdustandardsError, Problem, problem
from edustandards.evaluate.observed import Framed, Observed, Origin, Table
from edustandards.measures.vocabulary import Vocabulary
from edustandards.tables.bundle import within_county
from edustandards.tables.choices import NO_CHOICES, Choices, RowChoice, Where, choices_of
from edustandards.tables.delimited import read_delimited
from edustandards.tables.grid import Grid, short, unbroken
from edustandards.tables.headers import Lexicon, bracketed, folded, learn, told
from edustandards.tables.merge import merge
from edustandards.tables.reading import Reading, together
from edustandards.tables.sent import BINARY, TEXT, ZIPPED, Sent, sent
from edustandards.tables.signs import unmarked
from edustandards.tables.swift import read_swift
from edustandards.tables.tabulate import tabulate
from edustandards.tables.template.fill import filled, without_examples
from edustandards.tables.years import with_years
from edustandards.where import Place

_FOREIGN = frozenset({".wps", ".doc", ".docx", ".pdf", ".rar", ".7z", ".numbers"})
_TOP = 60

MOST_JOINED = 5_000_000
"""Up to how many cells frames of one kind from Parquet are read into Python to be joined."""

_SKIPPED = frozenset({"headers-unknown", "table-empty", "form-empty"})


def read_tables(
    paths: Sequence[str | PathLike[str]],
    vocabulary: Vocabulary,
    *,
    mapping: Mapping[str, str] | Choices | None = None,
) -> Reading:
    """Return the tables of files: CSV, Parquet, or workbooks with all their sheets.

    A path may be a folder or a zip archive of such files. Headers are found in the vocabulary, in
    Chinese or English, with units in brackets. `mapping` gives a header of the files a known one
    instead (`{"占地": "site_area (m²)"}`), or an empty text for a column to leave out; `Choices`
    say more. Tables of the same kind of entity become one. A sheet without any known header is
    noted, unless nothing else was found.

    Raises:
        DataError: one problem for each thing that is wrong, with file and line or cell.
    """
    choices = choices_of(mapping)
    lexicon = learn(vocabulary, NO_CHOICES)
    readings: list[Reading] = []
    wrong: list[Problem] = []
    for path in paths:
        try:
            readings.append(_path(Path(path), lexicon, choices))
        except EdustandardsError as error:
            wrong += error.problems
    if wrong:
        raise DataError(*wrong)
    if not readings:
        raise DataError(problem("no-files"))
    return _whole(together(readings), choices, vocabulary)


def _path(path: Path, lexicon: Lexicon, choices: Choices) -> Reading:
    """Return what one path holds; the files of a folder or an archive belong together."""
    found: list[Reading] = []
    wrong: list[Problem] = []
    none: list[Problem] = []
    bundle = ""
    try:
        for file in sent(path):
            bundle = file.bundle
            try:
                found.append(_file(file, lexicon, choices))
            except DataError as error:
                idle = bool(bundle) and all(one.code in _SKIPPED for one in error.problems)
                (none if idle else wrong).extend(error.problems)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        wrong.append(problem("file-unreadable", Place(unbroken(str(path))), why=why))
    if wrong or not found:
        raise DataError(*(wrong or none))
    skipped = Reading((), notes=tuple(_skipped(one) for one in none))
    whole = together([*found, skipped])
    return within_county(whole, lexicon.vocabulary, bundle) if bundle else whole


def _whole(found: Reading, choices: Choices, vocabulary: Vocabulary) -> Reading:
    """Return a reading with one table for each kind, and a note on what the mapping never met."""
    tables = _alike(found.tables, vocabulary)
    dated, years = with_years([table for table in tables if isinstance(table, Observed)])
    observed = merge(dated)
    frames = [table for table in tables if isinstance(table, Framed)]
    kinds = [table.entity for table in observed] + [table.entity for table in frames]
    twice = next((kind for kind in kinds if kinds.count(kind) > 1), None)
    if twice is not None:
        raise DataError(problem("frames-twice", kind=twice))
    met = {folded(one.header) for one in found.understood}
    met |= {folded(one.header) for one in found.ignored}
    met |= {folded(one.path[-1]) for one in found.understood if one.path}
    met |= {folded(one.path[-1]) for one in found.ignored if one.path}
    bare = (bracketed(unmarked(one.path[-1]))[0] for one in found.understood if one.path)
    met |= {folded(one) for one in bare}
    notes = tuple(
        problem("mapping-unused", header=short(one.header))
        for one in choices.columns
        if folded(short(one.header)) not in met
    )
    return Reading(
        (*observed, *frames),
        found.understood,
        found.ignored,
        (*found.notes, *years, *notes),
        found.sheets,
        found.totals,
    )


def _alike(tables: Sequence[Table], vocabulary: Vocabulary) -> list[Table]:
    """Return tables of which those of one kind can be merged: large ones are read for that."""
    kinds = [table.entity for table in tables]
    twice = {kind for kind in kinds if kinds.count(kind) > 1}
    cells = dict.fromkeys(twice, 0)
    for table in tables:
        if isinstance(table, Framed) and table.entity in twice and _is_parquet(table):
            width = len(table.keys) + len(table.columns)
            cells[table.entity] += width * len(table.origin.row_numbers if table.origin else ())
    return [
        _observed(table, vocabulary)
        if isinstance(table, Framed)
        and table.origin is not None
        and cells.get(table.entity, MOST_JOINED + 1) <= MOST_JOINED
        else table
        for table in tables
    ]


def _is_parquet(table: Framed) -> bool:
    file = table.origin.source.file if table.origin is not None else ""
    return Path(file).suffix.casefold() == ".parquet"


def _observed(table: Framed, vocabulary: Vocabulary) -> Observed:
    from edustandards.evaluate.columns.observe import observe  # loads frames

    return observe(table, vocabulary)


def _file(file: Sent, lexicon: Lexicon, choices: Choices) -> Reading:
    suffix = file.suffix
    if suffix in TEXT:
        return _text(file, lexicon, choices)
    if suffix in ZIPPED | BINARY:
        return _sheets(file, lexicon, choices)
    if suffix == ".parquet":
        return _frame(file, _told(lexicon, choices, file))
    code = "file-foreign" if suffix in _FOREIGN else "file-kind"
    raise DataError(problem(code, file.place, suffix=short(suffix) or "-"))


def _told(lexicon: Lexicon, choices: Choices, file: Sent, sheet: str = "") -> Lexicon:
    return told(lexicon, choices, (Path(file.name).name, sheet))


def _rows(choices: Choices, file: Sent, sheet: str = "") -> list[RowChoice]:
    ours = {"", Path(file.name).name, sheet}
    return [one for one in choices.rows if one.source in ours]


def _wheres(choices: Choices, file: Sent, sheet: str = "") -> list[Where]:
    ours = [name for name in (Path(file.name).name, sheet) if name]
    return [
        one
        for one in choices.wheres
        if not one.source or any(fnmatchcase(name, one.source) for name in ours)
    ]


def _text(file: Sent, lexicon: Lexicon, choices: Choices) -> Reading:
    lexicon = _told(lexicon, choices, file)
    plain = not _rows(choices, file) and not _wheres(choices, file)
    plain = plain and not any(one.part or one.words for one in choices.columns)
    swift = read_swift(file, lexicon, file.stem) if plain else None
    if swift is not None:
        return swift
    grid, notes = read_delimited(file, lexicon)
    # Rows of examples stand at the top: there is no need to look at a million rows for them.
    head = replace(grid, rows=grid.rows[:_TOP], numbers=grid.numbers[:_TOP])
    grid, examples = without_examples(grid) if without_examples(head)[1] else (grid, [])
    rows, wheres = _rows(choices, file), _wheres(choices, file)
    found = tabulate(grid, lexicon, hint=file.stem, rows=rows, wheres=wheres)
    return together([Reading((), notes=(*notes, *examples)), found])


def _frame(file: Sent, lexicon: Lexicon) -> Reading:
    from edustandards.evaluate.columns.damaged import damage_told
    from edustandards.tables.frames import framed  # what handles frames is loaded for frames
    from edustandards.tables.parquet import scan_parquet

    frame = scan_parquet(file)
    with damage_told(file.place):
        found = framed(frame, lexicon, file.place, hint=file.stem)
        tables = [_with_rows(one, file) if isinstance(one, Framed) else one for one in found.tables]
    return replace(found, tables=tuple(tables))


def _with_rows(table: Framed, file: Sent) -> Framed:
    """Return a frame of a file with the cells that its rows come from, counted from one."""
    from edustandards.evaluate.columns.scan import collected  # loads frames

    own = next(iter(table.keys.values()), "")
    size = len(collected(table, [own])) if own else 0
    letters = {**table.keys, **{name: one.name for name, one in table.columns.items()}}
    return replace(table, origin=Origin(file.place, letters, range(1, size + 1)) if own else None)


def _sheets(file: Sent, lexicon: Lexicon, choices: Choices) -> Reading:
    """Read every sheet; one that is no table is only noted while another is one."""
    from edustandards.tables.workbook import read_workbook

    book = read_workbook(file)
    if not book.grids and not book.hidden:
        raise DataError(problem("file-empty", file.place))
    form = filled([*book.grids, *book.hidden], lexicon)
    aside = set() if form.notes else {grid.source.sheet for grid in book.hidden}
    hidden = [problem("sheet-hidden", grid.source) for grid in book.hidden if aside]
    found: list[Reading] = [Reading((), notes=(*book.notes, *form.notes, *hidden))]
    none: list[Problem] = []
    wrong: list[Problem] = []
    for grid in form.grids:
        if grid.source.sheet in aside:
            continue
        try:
            found.append(_sheet(grid, file, form.lexicon, choices))
        except DataError as error:
            (none if _is_no_table(error) else wrong).extend(error.problems)
    if not wrong and not any(one.tables for one in found):
        # Where a form is empty, nobody has to be told that its explanations are no table.
        wrong = [one for one in none if one.code == "form-empty"] or none or hidden
    if wrong:
        raise DataError(*wrong)
    return together([*found, Reading((), notes=tuple(_skipped(one) for one in none))])


def _sheet(grid: Grid, file: Sent, lexicon: Lexicon, choices: Choices) -> Reading:
    sheet = grid.source.sheet
    own = _told(lexicon, choices, file, sheet)
    rows, wheres = _rows(choices, file, sheet), _wheres(choices, file, sheet)
    return tabulate(grid, own, hint=sheet, rows=rows, wheres=wheres)


def _is_no_table(error: DataError) -> bool:
    """Tell whether a sheet is not meant as a table: a single word of a text may be a header too."""
    return all(
        one.code in _SKIPPED or (one.code == "no-key-column" and dict(one.params)["known"] == 1)
        for one in error.problems
    )


def _skipped(one: Problem) -> Problem:
    code = "form-skipped" if one.code == "form-empty" else "sheet-skipped"
    return problem(code, one.where)
