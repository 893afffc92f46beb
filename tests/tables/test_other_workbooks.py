"""Workbooks that another program wrote, in the older format and in the open one."""

from __future__ import annotations

import struct
from fractions import Fraction
from pathlib import Path

import pytest

from edustandards.errors import DataError
from edustandards.evaluate.observed import Observed
from edustandards.measures.values import Unreadable
from edustandards.measures.vocabulary import Vocabulary
from edustandards.tables.compound import workbook_stream
from edustandards.tables.read import read_tables
from edustandards.tables.sheet_xls import records
from tests.tables.hostile.books import bundle

KEPT = Path(__file__).parent / "hostile" / "files_kept"


@pytest.mark.parametrize(
    ("name", "hidden", "notes"),
    [
        ("old.xls", "no", ["sheet-hidden", "row-title", "row-total"]),
        ("old.ods", "no", ["sheet-hidden", "row-title", "row-total"]),
    ],
)
def test_merged_headers_totals_and_hidden_sheets(
    vocabulary: Vocabulary, name: str, hidden: str, notes: list[str]
) -> None:
    reading = read_tables([KEPT / name], vocabulary)

    [table] = reading.tables
    assert isinstance(table, Observed)
    assert table.keys == {"school": ["一小", "二小"]}
    assert table.values == {
        "teachers": [30, Fraction(41, 2)],
        "site_area": [200, 2000],
    }
    assert str(table.place(1, "teachers")).endswith(f"{name}[学校!B5]")
    assert [note.code for note in reading.notes] == notes
    [sheet] = reading.sheets
    assert (sheet.headers, sheet.rows, sheet.hidden) == ((2, 3), 2, hidden)
    [total] = reading.totals
    assert (total.rows, total.stated["teachers"], total.added["teachers"]) == (
        (4, 5),
        Fraction(101, 2),
        Fraction(101, 2),
    )
    assert reading.understood[1].path == ("专任教师", "合计")
    assert reading.understood[1].by == "path"


def test_an_old_workbook_tells_failures_from_gaps_and_what_is_hidden(
    vocabulary: Vocabulary,
) -> None:
    reading = read_tables([KEPT / "marks.xls"], vocabulary)

    [table] = reading.tables
    assert isinstance(table, Observed)
    assert table.values == {
        "students": [Unreadable("#DIV/0!", "cell-error"), Unreadable("#N/A", "cell-error"), None],
        "site_area": [7, 7, 0],
    }
    assert [(note.code, note.where.cell) for note in reading.notes] == [
        ("rows-hidden", "3"),
        ("columns-hidden", ""),
        ("cell-error", "B2"),
        ("cell-error", "B3"),
    ]
    assert reading.sheets[0].hidden == "rows and columns"


@pytest.mark.parametrize("name", ["formats.xls", "formats.ods"])
def test_formats_are_told_percentages_and_numbers_that_are_seen_as_others(
    vocabulary: Vocabulary, name: str
) -> None:
    reading = read_tables([KEPT / name], vocabulary)

    [table] = reading.tables
    assert isinstance(table, Observed)
    assert table.values == {
        "equipment": [1_234_567, Fraction(15_308_643, 2)],
        "site_area": [123_456, 654_321],
        "pass_rate": [Fraction(171, 2), 100],
        "students": [1200, 1300],
    }
    told = [(note.code, note.where.cell, dict(note.params)) for note in reading.notes]
    seen = {"number": "1234567", "seen": "1234.567", "by": 1000, "count": 2}
    other = {"number": "123456", "seen": "12.3456", "by": 10_000, "count": 2}
    assert told == [("numbers-divided", "B2", seen), ("numbers-divided", "C2", other)]


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [(65_535, 3_000, "sheet-too-wide"), (65_535, 1_000, "sheet-too-large")],
)
def test_cells_of_an_old_workbook_far_apart_are_not_opened(
    vocabulary: Vocabulary, tmp_path: Path, row: int, column: int, code: str
) -> None:
    raw = (KEPT / "marks.xls").read_bytes()
    # The number 7 of the last column becomes one far away.
    at = raw.index(struct.pack("<HHHH", 0x27E, 10, 1, 2)) + 4
    path = tmp_path / "a.xls"
    path.write_bytes(raw[:at] + struct.pack("<HH", row, column) + raw[at + 4 :])

    with pytest.raises(DataError) as caught:
        read_tables([path], vocabulary)

    assert [one.code for one in caught.value.problems] == [code]


@pytest.mark.parametrize(
    ("kind", "at", "content"),
    [
        # The first row after the last one, and more texts than the file has bytes.
        (0x200, 0, struct.pack("<I", 2**31)),
        (0x200, 4, struct.pack("<I", 2**31)),
        (0x200, 10, struct.pack("<H", 60_000)),
        (0xFC, 4, struct.pack("<I", 2**31)),
    ],
)
def test_an_old_workbook_that_states_what_cannot_be_is_not_opened(
    vocabulary: Vocabulary, tmp_path: Path, kind: int, at: int, content: bytes
) -> None:
    raw = (KEPT / "marks.xls").read_bytes()
    stream = workbook_stream(raw)
    start = next(spot for spot, found, _ in records(stream) if found == kind)
    spot = raw.index(stream[start : start + 16]) + 4 + at
    path = tmp_path / "a.xls"
    path.write_bytes(raw[:spot] + content + raw[spot + len(content) :])

    with pytest.raises(DataError) as caught:
        read_tables([path], vocabulary)

    assert [one.code for one in caught.value.problems] == ["workbook-unreadable"]


def _record(kind: int, data: bytes) -> bytes:
    return bytes([kind, len(data)]) + data


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        (2**31, 100, "sheet-too-large"),
        (7, 2**20, "sheet-too-wide"),
        (7, 7, "workbook-unreadable"),
    ],
)
def test_cells_of_a_binary_workbook_far_apart_are_not_opened(
    vocabulary: Vocabulary, tmp_path: Path, row: int, column: int, code: str
) -> None:
    far = struct.pack("<I", row), struct.pack("<I", column)
    sheet = _record(0, far[0]) + _record(5, far[1])
    path = tmp_path / "a.xlsb"
    path.write_bytes(bundle({"xl/workbook.bin": b"", "xl/worksheets/sheet1.bin": sheet}))

    with pytest.raises(DataError) as caught:
        read_tables([path], vocabulary)

    assert [one.code for one in caught.value.problems] == [code]
