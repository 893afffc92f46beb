"""Data of plain Python as a grid: records, one for each row, or columns of values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from edustandards.errors import DataError, problem
from edustandards.tables.grid import Grid, unbroken
from edustandards.where import Place


def is_records(data: object) -> bool:
    """Tell whether data is a list of records; an empty one is taken for such."""
    return isinstance(data, list | tuple) and (not data or _is_record(data[0]))


def _is_record(one: object) -> bool:
    return isinstance(one, Mapping) or _has_fields(one) or hasattr(one, "model_dump")


def _has_fields(one: object) -> bool:
    return is_dataclass(one) and not isinstance(one, type)


def grid_of_records(records: Sequence[Any], source: Place) -> Grid:
    """Return records as a grid: mappings, dataclasses, pydantic models; their union is its columns.

    Raises:
        DataError: where one of them is something else.
    """
    found = [_record(one, index, source) for index, one in enumerate(records)]
    names = list(dict.fromkeys(name for record in found for name in record))
    rows = [[record.get(name) for name in names] for record in found]
    return _grid(names, rows, source)


def _record(one: Any, index: int, source: Place) -> Mapping[str, Any]:
    if isinstance(one, Mapping):
        return {str(name): value for name, value in one.items()}
    if _has_fields(one):
        return {field.name: getattr(one, field.name) for field in fields(one)}
    if hasattr(one, "model_dump"):
        return dict(one)
    place = Place(sheet=source.sheet, cell=f"[{index}]")
    raise DataError(problem("record-unknown", place, kind=type(one).__name__))


def grid_of_columns(columns: Mapping[Any, Any], source: Place) -> Grid:
    """Return a mapping of columns as a grid.

    Raises:
        DataError: where a column is no list of values, or they differ in length.
    """
    lists = {str(name): _values(name, column, source) for name, column in columns.items()}
    first, size = next(((name, len(one)) for name, one in lists.items()), ("", 0))
    for name, one in lists.items():
        if len(one) != size:
            place = Place(sheet=source.sheet, cell=name)
            raise DataError(
                problem("columns-uneven", place, size=len(one), first=first, wanted=size)
            )
    return _grid(list(lists), [list(row) for row in zip(*lists.values(), strict=True)], source)


def _values(name: object, column: Any, source: Place) -> list[Any]:
    listed = not isinstance(column, str | bytes | Mapping) and hasattr(column, "__iter__")
    if not listed:
        place = Place(sheet=source.sheet, cell=str(name))
        raise DataError(problem("column-scalar", place, kind=type(column).__name__))
    return list(column)


def _grid(names: list[str], rows: list[list[Any]], source: Place) -> Grid:
    # The header row stands before the rows, which count from 0 as lists do.
    whole = [[unbroken(one) if isinstance(one, str) else one for one in row] for row in rows]
    heads = list(map(unbroken, names))
    return Grid(source, [heads, *whole], range(-1, len(rows)), heads)
