"""A pack becomes a workbook to fill in: a guide, a sheet for each kind of entity, a hidden record.

Every text is written as text, so nothing that a pack says can become a formula or a link.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING, Any

from edustandards.errors import DataError, PackError, problem
from edustandards.measures.nodes import Kind
from edustandards.measures.values import Value
from edustandards.packs.document import PackDocument
from edustandards.tables.grid import letters
from edustandards.tables.template.guide import write_guide
from edustandards.tables.template.look import (
    LINE,
    TITLE_WIDE,
    Looks,
    form_of,
    header_height,
    looks_of,
    set_up_page,
    widths,
)
from edustandards.tables.template.notes import example, note
from edustandards.tables.template.sheets import Column, Sheet, sheets_of
from edustandards.tables.template.stamp import LISTS, SHEET, Stamp, Stamped, stamp_rows
from edustandards.units.numbers import show_exact
from edustandards.units.show import show_unit
from edustandards.wording import sentence

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

HEADER, EXAMPLE = 2, 3
"""The rows of the headers and of the example, from 0; above stand a title and how to fill in."""

RULED = 30
"""How many empty rows are ruled, so that a printed sheet is a form."""

LAST = 20_000
"""Down to which row cells are checked as they are filled in."""

_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - the same pack gives the same file, byte by byte
_MOST_MESSAGE = 255


def template_workbook(document: PackDocument, lang: str = "zh") -> bytes:
    """Return a workbook to fill in for what the standards of a pack ask, as an XLSX file.

    `lang` (zh or en) is the language of headers, notes and choices; it reads back the same.

    Raises:
        PackError: where the pack asks for nothing.
        DataError: where xlsxwriter is not installed (the extra `excel`).
    """
    try:
        from xlsxwriter import Workbook  # the extra `excel`
    except ImportError:
        raise DataError(problem("template-needs-excel")) from None
    sheets = sheets_of(document, lang)
    if not sheets:
        raise PackError(problem("template-nothing", pack=document.name))
    buffer = BytesIO()
    plain = {f"strings_to_{what}": False for what in ("formulas", "urls", "numbers")}
    with Workbook(buffer, {"in_memory": True, **plain}) as book:
        title = document.title.say(lang) or document.id
        book.set_properties({"title": title, "comments": document.name, "created": _MADE})
        guide = sentence("template-guide-sheet", lang, {})
        looks = looks_of(book)
        hidden = Hidden(lang)
        write_guide(book.add_worksheet(_free(guide, sheets)), sheets, document, looks, lang)
        for sheet in sheets:
            _Page(book.add_worksheet(sheet.name), sheet, looks, hidden).write(document)
        hidden.write(book, stamp_of(document, sheets, _free(guide, sheets), lang))
    return buffer.getvalue()


def stamp_of(document: PackDocument, sheets: Sequence[Sheet], guide: str, lang: str) -> Stamp:
    """Return the record of a workbook."""
    columns = {
        sheet.name: tuple(
            Stamped(
                one.written,
                one.role,
                one.name,
                show_unit(one.field.unit, "en") if one.field is not None else "",
            )
            for one in sheet.columns
        )
        for sheet in sheets
    }
    digest = document.digest
    return Stamp(document.name, str(document.revision), digest, lang, guide, columns)


def _free(name: str, sheets: Sequence[Sheet]) -> str:
    taken = {sheet.name.casefold() for sheet in sheets}
    return name if name.casefold() not in taken else f"{name} 0"


class Hidden:
    """The hidden sheet while the others are written: lists of choices, each in a column."""

    __slots__ = ("_lists", "lang")

    def __init__(self, lang: str) -> None:
        self.lang: str = lang
        self._lists: dict[tuple[str, ...], str] = {}

    def range_of(self, choices: tuple[str, ...]) -> str:
        """Return where the choices of a column stand."""
        column = letters(LISTS + len(self._lists))
        where = f"='{SHEET}'!${column}$1:${column}${len(choices)}"
        return self._lists.setdefault(choices, where)

    def write(self, book: Workbook, stamp: Stamp) -> None:
        """Write the record and the lists, and hide them."""
        page = book.add_worksheet(SHEET)
        for at, row in enumerate(stamp_rows(stamp)):
            for column, text in enumerate(row):
                page.write_string(at, column, text)
        for column, choices in enumerate(self._lists):
            for at, text in enumerate(choices):
                page.write_string(at, LISTS + column, text)
        page.protect()
        page.hide()


class _Page:
    """One sheet while it is written."""

    __slots__ = ("checks", "hidden", "lang", "looks", "page", "sheet")

    def __init__(self, page: Worksheet, sheet: Sheet, looks: Looks, hidden: Hidden) -> None:
        self.page = page
        self.sheet = sheet
        self.looks = looks
        self.hidden = hidden
        self.lang = hidden.lang
        self.checks: dict[tuple[Any, ...], list[int]] = {}

    def write(self, document: PackDocument) -> None:
        values = example(self.sheet, document, self.lang)
        shown = [_said(values[column.name], self.lang) for column in self.sheet.columns]
        sizes = widths(self.sheet, [shown])
        self._head(document, sizes)
        for at, column in enumerate(self.sheet.columns):
            form = form_of(column)
            self.page.set_column(at, at, sizes[at], self.looks.cells[form])
            look = self.looks.key_header if column.field is None else self.looks.header
            self.page.write_string(HEADER, at, column.written, look)
            self._note(at, column)
            self._put(EXAMPLE, at, values[column.name])
            for row in range(EXAMPLE + 1, EXAMPLE + 1 + RULED):
                self.page.write_blank(row, at, None, self.looks.cells[form])
            self._validate(at, column)
        self._check_all()
        self.page.freeze_panes(EXAMPLE, self.sheet.keys)
        self.page.protect("", _ALLOWED)
        footer = sentence("template-page", self.lang, {})
        name = document.name.replace("&", "&&")
        set_up_page(self.page, HEADER, self.sheet.keys, sum(sizes), f"{name}   {footer}")

    def _head(self, document: PackDocument, sizes: Sequence[int]) -> None:
        kind = self.sheet.title.say(self.lang)
        title = document.title.say(self.lang) or document.id
        said = sentence("template-sheet-title", self.lang, {"title": title, "kind": kind})
        how = sentence("template-sheet-how", self.lang, {"pack": document.name, "kind": kind})
        last = next(
            (at for at in range(len(sizes)) if sum(sizes[: at + 1]) >= TITLE_WIDE), len(sizes) - 1
        )
        narrow = sum(sizes[: last + 1]) < TITLE_WIDE // 2
        self.page.set_row(0, 24 * (2 if narrow else 1))
        self.page.set_row(1, LINE * (5 if narrow else 2) + 4)
        for row, text, look in ((0, said, self.looks.title), (1, how, self.looks.how)):
            for at in range(len(sizes)):
                self.page.write_blank(row, at, None, look)
            if last:
                self.page.merge_range(row, 0, row, last, "", look)
            self.page.write_string(row, 0, text, look)
        self.page.set_row(HEADER, header_height(self.sheet, sizes))

    def _note(self, at: int, column: Column) -> None:
        text = note(column, self.lang)
        lines = sum(1 + len(line) // 22 for line in text.splitlines())
        size = {"width": 320, "height": max(18 * lines + 10, 40)}
        self.page.write_comment(HEADER, at, text, {**size, "author": "", "font_size": 9})

    def _put(self, row: int, at: int, value: Value) -> None:
        look = self.looks.examples[form_of(self.sheet.columns[at])]
        match value:
            case bool():
                self.page.write_string(row, at, _said(value, self.lang), look)
            case int() | Fraction():
                self.page.write_number(row, at, float(value), look)
            case date():
                self.page.write_datetime(row, at, datetime.combine(value, time()), look)
            case str():
                self.page.write_string(row, at, value, look)
            case _:
                self.page.write_blank(row, at, None, look)

    def _validate(self, at: int, column: Column) -> None:
        """Have a column checked as it is filled in; what is pasted is only coloured."""
        first = EXAMPLE + 1
        if column.choices:
            source = self.hidden.range_of(column.choices)
            self._check(
                at,
                "template-error-choice",
                validate="list",
                source=source,
                show_error=column.closed,
            )
        if column.field is None:
            return
        match column.field.kind:
            case Kind.NUMBER:
                least = -(10**15) if column.field.signed else 0
                code = "template-error-signed" if column.field.signed else "template-error-number"
                self._check(at, code, validate="decimal", criteria=">=", value=least)
                doubt = _doubt(column, f"{letters(at)}{first + 1}")
                where = (first, at, LAST, at)
                look = {"type": "formula", "criteria": doubt, "format": self.looks.doubtful}
                self.page.conditional_format(*where, look)
            case Kind.DATE:
                first_day = date(1900, 1, 1)
                code = "template-error-date"
                self._check(at, code, validate="date", criteria=">=", value=first_day)
            case Kind.YES_NO | Kind.LEVEL | Kind.TEXT:
                return

    def _check(self, at: int, code: str, **how: object) -> None:
        self.checks.setdefault((code, *how.items()), []).append(at)

    def _check_all(self) -> None:
        """Write the checks: one for all columns that are checked alike."""
        title = sentence("template-error-title", self.lang, {})
        for (code, *how), columns in self.checks.items():
            message = sentence(code, self.lang, {})[:_MOST_MESSAGE]
            said = {"error_title": title, "error_message": message, "ignore_blank": True}
            first, *others = _runs(columns)
            spans = [[EXAMPLE + 1, left, LAST, right] for left, right in others]
            self.page.data_validation(
                *(EXAMPLE + 1, first[0], LAST, first[1]),
                {**said, **dict(how), "other_cells": spans},
            )


def _runs(columns: Sequence[int]) -> list[tuple[int, int]]:
    """Return columns as runs of neighbours, first and last.

    >>> _runs([1, 2, 3, 5])
    [(1, 3), (5, 5)]
    """
    runs: list[tuple[int, int]] = []
    for at in columns:
        if runs and runs[-1][1] == at - 1:
            runs[-1] = runs[-1][0], at
        else:
            runs.append((at, at))
    return runs


_ALLOWED: dict[str, Any] = dict.fromkeys(
    ("format_columns", "format_rows", "insert_rows", "delete_rows", "sort", "autofilter"), True
)


def _doubt(column: Column, cell: str) -> str:
    """Return the formula that colours a cell: text, a number out of range, a share below one."""
    tests = [f"ISTEXT({cell})"]
    if column.plausible is not None:
        low, high = (_bound(bound) for bound in column.plausible)
        tests += [f"{cell}<{low}", f"{cell}>{high}"]
    if column.unit == "%":
        tests.append(f"AND({cell}>0,{cell}<=1)")
    return f'=AND({cell}<>"",OR({",".join(tests)}))'


def _bound(bound: Fraction) -> str:
    text = show_exact(bound)
    return text if "/" not in text else repr(float(bound))


def _said(value: Value, lang: str) -> str:
    if isinstance(value, bool):
        return sentence("said-yes" if value else "said-no", lang, {})
    if isinstance(value, Fraction):
        return show_exact(value)
    return "" if value is None else str(value)
