"""A workbook filled in the way a spreadsheet program saves it: cells put into its XML."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

Cells = Mapping[str, object]
"""The values of a row by the letters of their columns."""

_SHEET = re.compile(r'<sheet name="([^"]*)" sheetId="\d+"[^/]*r:id="rId(\d+)"')


def filled(made: bytes, rows: Mapping[str, Sequence[Cells]], path: Path, first: int = 5) -> Path:
    """Write a workbook with rows put into its sheets from row `first` on; return its path."""
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(path, "w") as new:
        book = old.read("xl/workbook.xml").decode()
        numbers: dict[str, str] = dict(_SHEET.findall(book))
        touched = {f"xl/worksheets/sheet{numbers[name]}.xml": found for name, found in rows.items()}
        for name in old.namelist():
            raw = old.read(name)
            if name in touched:
                raw = _put(raw.decode(), touched[name], first).encode()
            new.writestr(name, raw)
    return path


def sheet_xml(made: bytes, sheet: str) -> str:
    """Return the XML of a sheet."""
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        numbers = dict(_SHEET.findall(book.read("xl/workbook.xml").decode()))
        return book.read(f"xl/worksheets/sheet{numbers[sheet]}.xml").decode()


def _put(xml: str, rows: Sequence[Cells], first: int) -> str:
    for number, cells in enumerate(rows, start=first):
        xml = re.sub(rf'<row r="{number}"[^>]*?(/>|>.*?</row>)', "", xml)
        made = "".join(
            _cell(f"{letter}{number}", cells[letter], _style(xml, letter))
            for letter in sorted(cells, key=lambda one: (len(one), one))
            if cells[letter] is not None
        )
        row = f'<row r="{number}">{made}</row>'
        before = [int(at) for at in re.findall(r'<row r="(\d+)"', xml) if int(at) > number]
        spot = xml.index(f'<row r="{min(before)}"') if before else xml.index("</sheetData>")
        xml = xml[:spot] + row + xml[spot:]
    return xml


def _style(xml: str, letter: str) -> str:
    """Return the style of a column, which a cell typed into it has."""
    number = 0
    for sign in letter:
        number = number * 26 + ord(sign) - ord("A") + 1
    for first, last, style in re.findall(r'<col min="(\d+)" max="(\d+)"[^>]*style="(\d+)"', xml):
        if int(first) <= number <= int(last):
            return str(style)
    return "0"


def _cell(where: str, value: object, style: str) -> str:
    match value:
        case bool():
            return f'<c r="{where}" t="b"><v>{int(value)}</v></c>'
        case date():
            days = (value - date(1899, 12, 30)).days
            return f'<c r="{where}" s="{style}"><v>{days}</v></c>'
        case str():
            return f'<c r="{where}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
        case _:
            return f'<c r="{where}" s="{style}"><v>{value}</v></c>'
