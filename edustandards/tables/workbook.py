"""Workbooks: every sheet of an XLSX file as a grid, bounded before it is unpacked."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from edustandards.errors import DataError, problem
from edustandards.tables.grid import MOST_BYTES, MOST_COLUMNS, Grid
from edustandards.where import Place

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

MOST_UNPACKED = 1_500_000_000
MOST_RATIO = 400
"""How much larger than its file a sheet may be; real ones stay below a fifth of this."""


def read_workbook(path: Path) -> list[Grid]:
    """Return the sheets of a workbook that are not empty.

    Raises:
        DataError: where it cannot be opened, would unpack to too much, or the reader that the
            extra `excel` installs is missing.
    """
    place = Place(str(path))
    _check_bounds(path, place)
    book = _opened(path, place)
    grids = []
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        rows = sheet.to_python(skip_empty_area=False)
        if any(len(row) > MOST_COLUMNS for row in rows):
            raise DataError(
                problem("sheet-too-wide", Place(str(path), sheet=name), most=MOST_COLUMNS)
            )
        if any(cell not in {"", None} for row in rows for cell in row):
            grids.append(Grid(Place(str(path), sheet=name), rows, range(1, len(rows) + 1)))
    return grids


def _check_bounds(path: Path, place: Place) -> None:
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise DataError(problem("file-too-large", place, size=size, most=MOST_BYTES))
    with path.open("rb") as file:
        head = file.read(8)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise DataError(problem("workbook-old", place))
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError):
        raise DataError(problem("workbook-unreadable", place)) from None
    if unpacked > MOST_UNPACKED or unpacked > size * MOST_RATIO + 10_000_000:
        raise DataError(problem("workbook-inflates", place, unpacked=unpacked))


def _opened(path: Path, place: Place) -> CalamineWorkbook:
    try:
        from python_calamine import CalamineWorkbook  # the extra `excel`
    except ImportError:
        raise DataError(problem("excel-missing", place)) from None
    try:
        return CalamineWorkbook.from_path(str(path))
    except Exception:  # noqa: BLE001 - the reader has no class of its own for a damaged file
        raise DataError(problem("workbook-unreadable", place)) from None
