"""A table of very many rows gets the verdicts that its rows get in a small one."""

from __future__ import annotations

from pathlib import Path

import pytest

import edustandards as es
from edustandards.packs.document import PackDocument
from tests.consistency.test_check_tells import ROWS


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_the_verdicts_of_many_rows_are_those_of_few(
    document: PackDocument, tmp_path: Path, suffix: str
) -> None:
    head, *rows = ROWS.splitlines()
    counts = []
    for times in (10, 4000):
        path = tmp_path / f"{times}{suffix}"
        many = [head, *(f"{at}{row}" for at in range(times) for row in rows)]
        if suffix == ".csv":
            path.write_text("\n".join(many), encoding="utf-8")
        else:
            write_workbook(path, [line.split(",") for line in many])
        report = es.Pack(document).evaluate(path)
        found = {one.standard.id: one.counts() for one in report.results.judged}
        counts.append({key: {v: n // times for v, n in one.items()} for key, one in found.items()})
    for key in ("spending", "teachers", "town", "sorted"):
        assert counts[0][key] == counts[1][key], key


def write_workbook(path: Path, rows: list[list[str]]) -> None:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it ships no types

    with Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("学校")
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                if at and text.isdecimal():
                    sheet.write_number(at, column, int(text))
                else:
                    sheet.write_string(at, column, text)
