"""Workbooks: every sheet of an XLSX, XLSM, XLSB, XLS or ODS as a grid; values only."""

from __future__ import annotations

import io
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from edustandards.errors import DataError, Parameter, Problem, problem
from edustandards.evaluate.observed import cell_place
from edustandards.evaluate.panics import panics_unsaid
from edustandards.tables.archive import inspect
from edustandards.tables.grid import MOST_COLUMNS, NO_RESULT, Cell, Grid, Span, letters
from edustandards.tables.marks import Marks
from edustandards.tables.sent import Sent
from edustandards.tables.sheet_ods import inspect_ods
from edustandards.tables.sheet_xls import inspect_xls
from edustandards.tables.sheet_xlsb import bound_xlsb
from edustandards.tables.signs import unescaped
from edustandards.where import Place

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_OLD = b"\xd0\xcf\x11\xe0"
_ZIPPED = b"PK"
_HEAD = 1_000


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets of a workbook that are not empty, those that are hidden, and notes on it all."""

    grids: list[Grid]
    hidden: list[Grid]
    notes: list[Problem]


def read_workbook(file: Sent) -> Book:
    """Return the sheets of a workbook.

    Raises:
        DataError: where it cannot be opened, would unpack to too much, or the reader that the
            extra `excel` installs is missing.
    """
    marks, notes = _inspected(file)
    book = _opened(file)
    found = Book([], [], notes)
    for sheet in book.sheets_metadata:
        place = Place(file.name, sheet=sheet.name)
        own = marks.get(sheet.name) or Marks(told=False)
        grid = _grid(_sheet(book, sheet.name, place), own, place)
        if grid is None:
            continue
        shown = str(sheet.visible).endswith(".Visible")
        (found.grids if shown else found.hidden).append(grid)
    return found


def _inspected(file: Sent) -> tuple[dict[str, Marks], list[Problem]]:
    """Return what the file says beside its cells, where its format lets us look."""
    with file.open() as opened:
        start = opened.read(4)
    if file.suffix == ".ods":
        return inspect_ods(file), []
    if file.suffix in {".xls", ".et"} and start == _OLD:
        return inspect_xls(file), []
    if start[:2] != _ZIPPED and start != _OLD:
        raise DataError(problem(_named_amiss(file), file.place))
    marks, notes = inspect(file)
    if file.suffix == ".xlsb":
        bound_xlsb(file)
    if file.suffix == ".xlsb" or not marks:
        return {}, [*notes, problem("workbook-cannot-tell", file.place)]
    return marks, notes


def _named_amiss(file: Sent) -> str:
    """Return the code of what a file is that only has the name of a workbook."""
    with file.open() as opened:
        start = opened.read(_HEAD)
    text = start.decode("utf-8-sig", "replace").lstrip().casefold()
    if not start:
        return "file-empty"
    if text.startswith(("<html", "<!doctype html", "<table", "<head", "<meta", "<body", "<div")):
        return "workbook-is-page"
    if text.startswith("<?xml") or "<workbook" in text:
        return "workbook-is-xml"
    return "workbook-is-text" if _is_text(start) else "workbook-unreadable"


def _is_text(start: bytes) -> bool:
    """Tell whether bytes are text in UTF-8 or GB 18030; the last sign may be cut off."""
    if b"\0" in start or start.startswith(b"%PDF"):
        return False
    for encoding in ("utf-8", "gb18030"):
        for cut in range(4):
            with suppress(UnicodeDecodeError):
                start[: len(start) - cut].decode(encoding)
                return True
    return False


def _grid(sheet: CalamineSheet, marks: Marks, place: Place) -> Grid | None:
    rows = _rows(sheet, place)
    if rows and len(rows[0]) > MOST_COLUMNS:
        raise DataError(problem("sheet-too-wide", place, most=MOST_COLUMNS))
    if marks.escaped:
        rows = [[unescaped(one) if type(one) is str else one for one in row] for row in rows]
    _put(marks, rows)
    if not any(cell != "" for row in rows for cell in row):
        return None
    merged = marks.merged if marks.merged is not None else _merged(sheet)
    notes = (*_hidden(marks, len(rows), place), *_divided(marks, rows, place))
    numbers = range(1, len(rows) + 1)
    return Grid(place, rows, numbers, merged=merged, hidden=marks.hidden, notes=notes)


def _merged(sheet: CalamineSheet) -> list[Span] | None:
    found = sheet.merged_cell_ranges
    if found is None:
        return None
    return [Span(top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in found]


def _put(marks: Marks, rows: list[list[Cell]]) -> None:
    """Put into the cells what the reader of workbooks leaves out: failures and percentages."""
    for (row, column), text in marks.failed.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = text
    for row, column in marks.empty:
        if row < len(rows) and column < len(rows[row]) and rows[row][column] in {"", 0.0}:
            rows[row][column] = NO_RESULT
    for row, column in marks.percent:
        if row < len(rows) and column < len(rows[row]):
            cell = rows[row][column]
            if type(cell) in {int, float}:
                rows[row][column] = _percentage(cell)


def _percentage(cell: float) -> str:
    """Return a number as the cell shows it, with all its digits.

    >>> _percentage(0.855), _percentage(1.0)
    ('85.5%', '100%')
    """
    return f"{_plain(Decimal(repr(cell)).scaleb(2))}%"


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _hidden(marks: Marks, height: int, place: Place) -> list[Problem]:
    """Return notes on hidden rows and columns that hold something."""
    notes = []
    rows = [(top, bottom) for top, bottom in marks.hidden_rows if top < height]
    if rows:
        count = sum(min(bottom, height - 1) - top + 1 for top, bottom in rows)
        first = Place(place.file, sheet=place.sheet, cell=str(rows[0][0] + 1))
        notes.append(problem("rows-hidden", first, count=count))
    if marks.hidden_columns:
        text = ", ".join(
            letters(left) if left == right else f"{letters(left)}-{letters(right)}"
            for left, right in marks.hidden_columns[:10]
        )
        notes.append(problem("columns-hidden", place, text=text))
    return notes


def _divided(marks: Marks, rows: list[list[Cell]], place: Place) -> list[Problem]:
    """Return a note on each column in which people see other numbers than it holds."""
    notes = []
    for (column, by), (row, count) in sorted(marks.divided.items()):
        cell = rows[row][column] if row < len(rows) and column < len(rows[row]) else None
        if type(cell) in {int, float} and cell:
            first = cell_place(place, letters(column), row + 1)
            number = Decimal(repr(cell))
            params: dict[str, Parameter] = {
                "number": _plain(number),
                "seen": _plain(number / by),
                "by": by,
                "count": count,
            }
            notes.append(problem("numbers-divided", first, **params))
    return notes


def _sheet(book: CalamineWorkbook, name: str, place: Place) -> CalamineSheet:
    try:
        with panics_unsaid():
            return book.get_sheet_by_name(name)
    except BaseException as error:  # noqa: BLE001 - a panic of the reader is no Exception
        raise _damaged(error, place) from None


def _rows(sheet: CalamineSheet, place: Place) -> list[list[Cell]]:
    try:
        with panics_unsaid():
            return sheet.to_python(skip_empty_area=False)
    except BaseException as error:  # noqa: BLE001 - a panic of the reader is no Exception
        raise _damaged(error, place) from None


def _opened(file: Sent) -> CalamineWorkbook:
    try:
        from python_calamine import CalamineWorkbook  # the extra `excel`
    except ImportError:
        raise DataError(problem("excel-missing", file.place)) from None
    try:
        with panics_unsaid():
            if file.path is not None:
                return CalamineWorkbook.from_path(str(file.path))
            return CalamineWorkbook.from_filelike(io.BytesIO(file.raw))
    except BaseException as error:  # noqa: BLE001 - a panic of the reader is no Exception
        raise _damaged(error, file.place) from None


def _damaged(error: BaseException, place: Place) -> BaseException:
    """Return what to raise for an error of the reader, which has no class for a damaged file."""
    if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
        return error
    code = "workbook-old" if type(error).__name__ == "PasswordError" else "workbook-unreadable"
    return DataError(problem(code, place))
