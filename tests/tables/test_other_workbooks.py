"""Workbooks that another program wrote, in the older format and in the open one."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from edustandards.evaluate.observed import Observed
from edustandards.measures.vocabulary import Vocabulary
from edustandards.tables.read import read_tables

KEPT = Path(__file__).parent / "hostile" / "files_kept"


@pytest.mark.parametrize(
    ("name", "hidden", "notes"),
    [
        ("old.xls", "unknown", ["workbook-cannot-tell", "sheet-hidden", "row-title", "row-total"]),
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
