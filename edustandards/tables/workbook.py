"""Workbooks: every sheet of an XLSX file as a grid."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from edustandards.errors import DataError, problem
from edustandards.tables.archive import Failed, inspect
from edustandards.tables.grid import MOST_COLUMNS, Cell, Grid
from edustandards.where import Place

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook


def read_workbook(path: Path) -> list[Grid]:
    """Return the sheets of a workbook that are not empty.

    Raises:
        DataError: where it cannot be opened, would unpack to too much, or the reader that the
            extra `excel` installs is missing.
    """
    place = Place(str(path))
    failed = inspect(path)
    book = _opened(path, place)
    grids = []
    for name in book.sheet_names:
        rows = _rows(book, name, place)
        if rows and len(rows[0]) > MOST_COLUMNS:
            raise DataError(
                problem("sheet-too-wide", Place(str(path), sheet=name), most=MOST_COLUMNS)
            )
        _put(failed.get(name, []), rows)
        if any(cell != "" for row in rows for cell in row):
            grids.append(Grid(Place(str(path), sheet=name), rows, range(1, len(rows) + 1)))
    return grids


def _put(failed: list[Failed], rows: list[list[Cell]]) -> None:
    for one in failed:
        if one.row < len(rows) and one.column < len(rows[one.row]):
            rows[one.row][one.column] = one.text


def _rows(book: CalamineWorkbook, name: str, place: Place) -> list[list[Cell]]:
    try:
        return book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except BaseException as error:  # noqa: BLE001 - a panic of the reader is no Exception
        raise _damaged(error, Place(place.file, sheet=name)) from None


def _opened(path: Path, place: Place) -> CalamineWorkbook:
    try:
        from python_calamine import CalamineWorkbook  # the extra `excel`
    except ImportError:
        raise DataError(problem("excel-missing", place)) from None
    try:
        return CalamineWorkbook.from_path(str(path))
    except BaseException as error:  # noqa: BLE001 - a panic of the reader is no Exception
        raise _damaged(error, place) from None


def _damaged(error: BaseException, place: Place) -> BaseException:
    """Return what to raise for an error of the reader, which has no class for a damaged file."""
    if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
        return error
    return DataError(problem("workbook-unreadable", place))
