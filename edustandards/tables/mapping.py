"""Mapping files and tables: what was understood is written down, corrections are applied."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from os import PathLike
from pathlib import Path, PurePosixPath

from edustandards.errors import Problem, problem
from edustandards.evaluate.measure import compile_condition
from edustandards.evaluate.observed import STAGE, Observed, Table
from edustandards.evaluate.row import Row
from edustandards.evaluate.take import ALONE
from edustandards.measures.nodes import Condition
from edustandards.measures.vocabulary import Vocabulary
from edustandards.packs.mapping import FORMAT, MISSING, TableSaid
from edustandards.tables.choices import Choices, ColumnChoice, Where
from edustandards.tables.paths import shown_path
from edustandards.tables.reading import Ignored, Reading, Understood
from edustandards.tables.template.sheets import unit_word
from edustandards.units.parse import parse_unit
from edustandards.where import Place
from edustandards.wording import sentence

MOST_NAMES = 5_000

_PLAIN = re.compile(r"[^\W\d_][\w（）、／]*(?: [\w（）、]+)*")
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def choices_for(tables: Sequence[TableSaid], paths: Sequence[str | PathLike[str]]) -> Choices:
    """Return what a mapping says as the reader takes it, its patterns for the files of `paths`."""
    names = list(_names(paths)) if any("*" in one.source for one in tables) else []
    columns = []
    for table in tables:
        sources = [table.source]
        if "*" in table.source:
            sources = [name for name in names if fnmatchcase(name, table.source)]
        columns += [
            ColumnChoice(
                *(one.header, one.name, one.unit, one.blanks, one.stage, one.period, source),
                part=one.part,
                words=one.words,
            )
            for source in sources
            for one in table.columns
        ]
    return Choices(tuple(columns), wheres=_wheres(tables))


def _wheres(tables: Sequence[TableSaid]) -> tuple[Where, ...]:
    return tuple(Where(one.where, one.source, one.text) for one in tables if one.where is not None)


def _names(paths: Iterable[str | PathLike[str]]) -> Iterator[str]:
    """Yield the names of the files that paths lead to, those in folders and archives too."""
    for one in paths:
        path = Path(one)
        if path.is_dir():
            yield from [found.name for found in path.rglob("*")][:MOST_NAMES]
        elif path.suffix.casefold() == ".zip" and zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                yield from [PurePosixPath(name).name for name in archive.namelist()[:MOST_NAMES]]
        else:
            yield path.name


def filtered(reading: Reading, tables: Sequence[TableSaid], words: Vocabulary) -> Reading:
    """Return a reading with the rows only that the conditions of a mapping let through.

    A row of which a condition cannot be told stays, and it is said how many do.
    """
    if not any(table.where is not None for table in tables):
        return reading
    notes: list[Problem] = []
    kept = [_kept(one, tables, words, notes) for one in reading.tables]
    notes = [*reading.notes, *notes]
    return replace(reading, tables=tuple(kept), notes=tuple(notes), wheres=_wheres(tables))


def _kept(
    table: Table, tables: Sequence[TableSaid], words: Vocabulary, notes: list[Problem]
) -> Table:
    if not isinstance(table, Observed):
        from edustandards.evaluate.columns.observe import observe  # loads frames

        table = observe(table, words)
    for said in tables:
        if said.where is not None:
            table = _where(table, said, said.where, words, notes)
    return table


def _where(
    table: Observed, said: TableSaid, where: Condition, words: Vocabulary, notes: list[Problem]
) -> Observed:
    """Return a table with the rows of a source that meet a condition, and all of other sources."""
    holds = compile_condition(where)
    rows: list[int] = []
    unsure = 0
    for row in range(table.size):
        stage = table.keys[STAGE][row] if STAGE in table.keys else ""
        met = holds(Row(table, row, stage if stage in words.stages else "", ALONE))
        if not _is_from(table, row, said.source) or met is not False:
            rows.append(row)
            unsure += met is None and _is_from(table, row, said.source)
    if unsure:
        notes.append(problem("mapping-where-unsure", said.place, kind=table.entity, count=unsure))
    left = table.size - len(rows)
    if not left:
        return table
    notes.append(problem("mapping-where", said.place, kind=table.entity, count=left))
    spots = table.spots or [((0, row),) for row in range(table.size)]
    return Observed(
        table.entity,
        len(rows),
        {key: [column[row] for row in rows] for key, column in table.keys.items()},
        {name: [column[row] for row in rows] for name, column in table.values.items()},
        table.origins,
        [spots[row] for row in rows] if table.origins else (),
    )


def _is_from(table: Observed, row: int, source: str) -> bool:
    if not source or not table.origins:
        return True
    at = table.spots[row][0][0] if table.spots else 0
    place = table.origins[at].source
    return any(fnmatchcase(name, source) for name in (place.sheet, Path(place.file).name) if name)


def mapping_lines(reading: Reading, lang: str) -> Iterator[str]:
    """Yield the lines of a mapping file with what was understood, to be corrected and used again.

    What was not understood stands there as a remark, with the name that comes near.
    """
    for code in ("mapping-head-1", "mapping-head-2", "mapping-head-3"):
        yield f"# {sentence(code, lang, {})}"
    yield f"mapping: {FORMAT}"
    yield "tables:"
    places = [*(one.place for one in reading.understood), *(one.place for one in reading.ignored)]
    sources = dict.fromkeys(_source(place) for place in places)
    for source in sources:
        yield f"  - source: {_text(source)}" if source else "  - columns:"
        if source:
            yield "    columns:"
        seen: set[str] = set()
        for column in reading.understood:
            if _source(column.place) == source and _new(column, seen):
                yield f"      {_column(column, lang)}"
        aside = [one for one in reading.ignored if _source(one.place) == source]
        yield from _aside([one for one in aside if _new(one, seen)], lang)
    # Conditions are kept under the sources that they were written for: a file may have many sheets.
    for one in reading.wheres:
        yield f"  - source: {_text(one.source)}" if one.source else "  -"
        yield f"    where: {json.dumps(one.text, ensure_ascii=False)}"


def _new(column: Understood | Ignored, seen: set[str]) -> bool:
    header = _header(column)
    if not header or header in seen:
        return False
    seen.add(header)
    return True


def _source(place: Place) -> str:
    return place.sheet or (PurePosixPath(place.file.replace("\\", "/")).name if place.file else "")


def _header(column: Understood | Ignored) -> str:
    return " ".join((shown_path(column.path) or column.header).split())


def _column(column: Understood, lang: str) -> str:
    header = _text(_header(column))
    title = column.title.say(lang)
    remark = f"  # {title}" if title and title != column.name else ""
    details = dict(column.over)
    if column.unit:
        details["unit"] = unit_word(parse_unit(column.unit), lang)
    if column.role == "field" and column.blank == "zero":
        details["blanks"] = "zero"
    if not details and not column.part and not column.words:
        return f"{header}: {column.name}{remark}"
    unstated = column.unit and column.unit_from == "field"
    if unstated:
        remark += ("；" if lang == "zh" else "; ") if remark else "  # "
        remark += sentence("mapping-unit-unstated", lang, {})
    word = "adds_to" if column.part else "is"
    inner = "".join(f", {key}: {_text(value)}" for key, value in details.items())
    if column.words:
        said = ", ".join(f"{_text(one)}: {_text(two or MISSING)}" for one, two in column.words)
        inner += f", words: {{{said}}}"
    return f"{header}: {{{word}: {column.name}{inner}}}{remark}"


def _aside(columns: Sequence[Ignored], lang: str) -> Iterator[str]:
    """Yield the columns that are not used: those left out, and those that nobody knows."""
    left = [one for one in columns if one.code == "column-left-out"]
    for one in columns:
        if one.code in {"column-left-out", "column-headless"}:
            continue
        header = _text(_header(one))
        if one.near:
            said = sentence("mapping-likely", lang, {"likely": one.likely})
            yield f"      # {header}: {one.near}  # {said}"
        else:
            said = sentence("mapping-not-known", lang, {})
            yield f"      # {header}: {said}"
    if left:
        yield f"    leave_out: [{', '.join(_text(_header(one)) for one in left)}]"


def _text(text: str) -> str:
    r"""Return a text as YAML reads it: plain where that is safe, else in quotes.

    >>> _text("在校生数"), _text("a: b # c"), _text("no"), _text("万元")
    ('在校生数', '"a: b # c"', '"no"', '万元')
    """
    plain = "".join(sign if sign.isprintable() else " " for sign in text)
    if _PLAIN.fullmatch(plain) and plain.casefold() not in _WORDS:
        return plain
    return json.dumps(plain, ensure_ascii=False)
