"""Data that is in memory already: frames of any library, records, columns of lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from typing import Any

from edustandards.errors import DataError, problem
from edustandards.evaluate.observed import Column, Framed, Table
from edustandards.measures.vocabulary import Vocabulary
from edustandards.tables.grid import Grid
from edustandards.tables.headers import Lexicon
from edustandards.tables.merge import merge
from edustandards.tables.reading import Ignored, Reading, Understood
from edustandards.tables.tabulate import tabulate
from edustandards.units.show import show_unit
from edustandards.where import NOWHERE, Place


def take_tables(data: Any, vocabulary: Vocabulary) -> Reading:
    """Return data in memory as tables.

    `data` is a frame (of any library that narwhals knows, eager or lazy), a sequence of records
    (mappings, dataclasses, pydantic models), a mapping of columns, or a mapping from kinds of
    entity to any of these. Columns are found as headers are in files.

    Raises:
        DataError: where it is none of these, or its columns cannot be understood.
    """
    lexicon = Lexicon(vocabulary)
    if isinstance(data, Mapping) and data and set(data) <= set(vocabulary.entities):
        parts = {kind: one for kind, one in data.items() if not _is_column(one)}
        if len(parts) == len(data):
            return _together([_taken(one, lexicon, kind) for kind, one in parts.items()])
    return _taken(data, lexicon, "")


def _is_column(one: object) -> bool:
    """Tell whether a value is a column of plain values, and no table."""
    return (
        isinstance(one, Sequence)
        and not isinstance(one, str)
        and not any(
            isinstance(item, Mapping) or hasattr(item, "__dict__") or is_dataclass(item)
            for item in one
        )
    )


def _together(readings: Sequence[Reading]) -> Reading:
    return Reading(
        tables=tuple(table for one in readings for table in one.tables),
        understood=tuple(column for one in readings for column in one.understood),
        ignored=tuple(column for one in readings for column in one.ignored),
        notes=tuple(note for one in readings for note in one.notes),
    )


def _taken(data: Any, lexicon: Lexicon, kind: str) -> Reading:
    if isinstance(data, Mapping):
        return _grid(list(data), _transposed(data), lexicon, kind)
    if isinstance(data, list | tuple):
        records = [_record(one) for one in data]
        names = list(dict.fromkeys(name for record in records for name in record))
        rows = [[record.get(name) for name in names] for record in records]
        return _grid(names, rows, lexicon, kind)
    return framed(data, lexicon, kind, NOWHERE)


def _transposed(columns: Mapping[str, Any]) -> list[list[Any]]:
    lists = [list(column) for column in columns.values()]
    if len({len(column) for column in lists}) > 1:
        raise DataError(problem("columns-uneven"))
    return [list(row) for row in zip(*lists, strict=True)]


def _record(one: Any) -> Mapping[str, Any]:
    if isinstance(one, Mapping):
        return one
    if is_dataclass(one) and not isinstance(one, type):
        return asdict(one)
    if hasattr(one, "model_dump"):
        dumped: Mapping[str, Any] = one.model_dump()
        return dumped
    raise DataError(problem("record-unknown", kind=type(one).__name__))


def _grid(names: Sequence[Any], rows: Iterable[list[Any]], lexicon: Lexicon, kind: str) -> Reading:
    if not names:
        raise DataError(problem("table-empty"))
    grid = Grid(NOWHERE, [[str(name) for name in names], *rows], range(1, 10**9))
    found = tabulate(grid, lexicon, kind=kind)
    tables: tuple[Table, ...] = tuple(merge([found.table]))
    return Reading(tables, found.understood, found.ignored, found.notes)


def framed(frame: Any, lexicon: Lexicon, kind: str, source: Place) -> Reading:
    """Return a frame as a table, its columns understood by name; its rows are not looked at.

    Raises:
        DataError: where it is no frame, or no column of it is known.
    """
    import narwhals as nw  # frames are loaded only for frames

    try:
        native = nw.from_native(frame)
        names = native.collect_schema().names()
    except TypeError:
        raise DataError(problem("data-unknown", source, kind=type(frame).__name__)) from None
    keys: dict[str, str] = {}
    columns: dict[str, Column] = {}
    understood: list[Understood] = []
    ignored: list[Ignored] = []
    for name in names:
        place = Place(source.file, cell=name)
        meaning = lexicon.meaning(name, place)
        if meaning is None:
            ignored.append(Ignored(place, name[:60], lexicon.near(name)))
            continue
        if meaning.name in keys or meaning.name in columns:
            raise DataError(problem("column-twice", place, header=name[:60], first=meaning.name))
        if meaning.field is None:
            keys[meaning.name] = name
        else:
            columns[meaning.name] = Column(name, meaning.factor)
        unit = show_unit(meaning.unit, "en") if meaning.unit else ""
        understood.append(Understood(place, name, meaning.role, meaning.name, unit, meaning.stated))
    entity = next((one for one in lexicon.vocabulary.entities if one in keys), kind)
    if not entity:
        wanted = ", ".join(lexicon.vocabulary.entities)
        raise DataError(problem("no-key-column", source, wanted=wanted))
    table = Framed(entity, frame, keys, columns, lexicon.stages)
    return Reading((table,), tuple(understood), tuple(ignored))
