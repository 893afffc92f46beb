"""Small workbooks made in code, and what must be done to them by hand to make them worse."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

import xlsxwriter  # type: ignore[import-untyped]  # it ships no types


@dataclass(frozen=True)
class Percent:
    """A number that its cell shows as a percentage."""

    number: float


@dataclass(frozen=True)
class Seen:
    """A number, and the format in which its cell shows it."""

    number: float
    code: str


@dataclass(frozen=True)
class Formula:
    """A formula with the result that was kept; None for one that never had any."""

    result: object


@dataclass(frozen=True)
class Page:
    """A sheet: its rows, what is merged (`A1:C1`), and what is hidden."""

    rows: Sequence[Sequence[object]]
    merged: Sequence[str] = ()
    hidden_rows: Sequence[int] = ()
    hidden_columns: str = ""
    hidden: bool = False


@dataclass(frozen=True)
class Book:
    """A workbook: its sheets by name, and changes to its parts (a new part, or an old one)."""

    pages: Mapping[str, Page | Sequence[Sequence[object]]]
    parts: Mapping[str, bytes | Callable[[bytes], bytes]] = field(default_factory=dict)


def packed(book: Book) -> bytes:
    """Return a workbook as the bytes of an XLSX."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as made:
        for name, page in book.pages.items():
            _write(made, made.add_worksheet(name), page if isinstance(page, Page) else Page(page))
    return changed(buffer.getvalue(), book.parts) if book.parts else buffer.getvalue()


def _write(made: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet, page: Page) -> None:
    percent = made.add_format({"num_format": "0.0%"})
    for spot in page.merged:
        sheet.merge_range(spot, "")
    for at, row in enumerate(page.rows):
        for column, cell in enumerate(row):
            match cell:
                case None:
                    pass
                case Percent(number):
                    sheet.write_number(at, column, number, percent)
                case datetime():
                    sheet.write_datetime(at, column, cell, _shown_as(made, "yyyy-mm-dd hh:mm"))
                case date():
                    sheet.write_datetime(at, column, cell, _shown_as(made, "yyyy-mm-dd"))
                case time():
                    sheet.write_datetime(at, column, cell, _shown_as(made, "h:mm"))
                case timedelta():
                    sheet.write_datetime(at, column, cell, _shown_as(made, "[h]:mm"))
                case Seen(number, code):
                    sheet.write_number(at, column, number, _shown_as(made, code))
                case Formula(None):
                    sheet.write_formula(at, column, "=RESULT()", None, "")
                case Formula(result):
                    sheet.write_formula(at, column, "=RESULT()", None, result)
                case _:
                    sheet.write(at, column, cell)
    for number in page.hidden_rows:
        sheet.set_row(number - 1, None, None, {"hidden": True})
    if page.hidden_columns:
        sheet.set_column(page.hidden_columns, None, None, {"hidden": True})
    if page.hidden:
        sheet.hide()


def _shown_as(made: xlsxwriter.Workbook, code: str) -> object:
    return made.add_format({"num_format": code})


def changed(raw: bytes, parts: Mapping[str, bytes | Callable[[bytes], bytes]]) -> bytes:
    """Return an archive with other parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.infolist():
            change = parts.get(entry.filename)
            content = old.read(entry)
            if change is not None:
                content = change if isinstance(change, bytes) else change(content)
            new.writestr(entry.filename, content)
        for name, change in parts.items():
            if name not in old.namelist():
                new.writestr(name, change if isinstance(change, bytes) else change(b""))
    return buffer.getvalue()


def bundle(files: Mapping[str, bytes | str], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return files as a zip archive, their names as they stand."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", packing) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo("x")
            entry.filename = name
            entry.compress_type = packing
            archive.writestr(entry, content)
    return buffer.getvalue()


def ods(body: str) -> bytes:
    """Return an ODS whose only sheet is 学校, with these rows."""
    names = ("office:1.0", "table:1.0", "text:1.0", "calcext:1.0")
    spaces = " ".join(
        f'xmlns:{name.partition(":")[0]}="urn:oasis:names:tc:opendocument:xmlns:{name}"'
        for name in names
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces} office:version="1.3"><office:body>'
        f'<office:spreadsheet><table:table table:name="学校">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        "</manifest:manifest>"
    )
    parts = {"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest}
    return bundle(dict(parts), zipfile.ZIP_STORED)


def ods_row(*cells: str, more: str = "") -> str:
    """Return a row of an ODS; a cell is a text, or the XML of one."""
    text = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    inside = "".join(cell if cell.startswith("<") else text.format(cell) for cell in cells)
    return f"<table:table-row{more}>{inside}</table:table-row>"


def ods_number(number: str, kind: str = "float") -> str:
    """Return a cell of an ODS that holds a number."""
    return f'<table:table-cell office:value-type="{kind}" office:value="{number}"/>'
