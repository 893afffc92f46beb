"""Workbooks to fill in come back exactly, whatever another program saves them as."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from edustandards.evaluate.observed import PERIOD, STAGE, Observed
from edustandards.measures.nodes import Kind
from edustandards.packs.library import editions, load
from edustandards.tables.grid import letters
from edustandards.tables.read import read_tables
from edustandards.tables.template.sheets import Column, sheets_of
from edustandards.tables.template.write import template_workbook
from edustandards.units.convert import count_factor
from edustandards.units.parse import parse_unit
from edustandards.units.unit import ONE
from edustandards.wording import sentence
from tests.office import SAVED_AS, asked_for, save_again
from tests.template.filling import Cells, filled

pytestmark = asked_for

ROWS = 3
NAMES = [f"{one.id}@{one.edition}" for one in editions()]
CASES = [*((name, "zh") for name in NAMES), ("cn/quality-balanced@2017", "en")]


def _cell(column: Column, kind: str, row: int, at: int, lang: str) -> tuple[object, object]:
    """Return what is typed into a cell, and what it means."""
    if column.role == "key":
        name = f"{column.name} {row if column.name == kind else 1}"
        return name, name
    if column.role == PERIOD:
        return "2023", "2023"
    if column.choices:
        word = column.choices[(row + at) % len(column.choices)]
        if column.field is not None and column.field.kind is Kind.YES_NO:
            return word, word == sentence("said-yes", lang, {})
        return word, word
    assert column.field is not None, "all that is no field is known by now"
    match column.field.kind:
        case Kind.NUMBER:
            number = Decimal(100 * row + at) + Decimal(row) / Decimal(1000)
            unit = parse_unit(column.unit) if column.unit else ONE
            return number, Fraction(number) * count_factor(unit, column.field.unit)
        case Kind.DATE:
            day = date(2000 + row, 2, 29 - row)
            return day, day
        case _:
            return f"=1+{row}＆「字」", f"=1+{row}＆「字」"


Sent = Mapping[str, list[dict[str, object]]]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mapping[str, Sent]]:
    """Return a folder with each workbook filled in and saved as each format, and what was meant."""
    folder = tmp_path_factory.mktemp("saved")
    meant: dict[str, Sent] = {}
    for name, lang in CASES:
        document = load(name)
        stem = f"{name.replace('/', '_').replace('@', '_')}_{lang}"
        cells: dict[str, list[Cells]] = {}
        rows: dict[str, list[dict[str, object]]] = {}
        for sheet in sheets_of(document, lang):
            for row in range(1, ROWS + 1):
                pairs = [
                    _cell(column, sheet.kind, row, at, lang)
                    for at, column in enumerate(sheet.columns)
                ]
                typed = {letters(at): pair[0] for at, pair in enumerate(pairs)}
                cells.setdefault(sheet.name, []).append(typed)
                names = (column.name for column in sheet.columns)
                own = dict(zip(names, (pair[1] for pair in pairs), strict=True))
                rows.setdefault(sheet.kind, []).append(own)
        filled(template_workbook(document, lang), cells, folder / f"{stem}.xlsx")
        meant[stem] = rows
    save_again(folder)
    return folder, meant


@pytest.mark.parametrize("suffix", [*SAVED_AS, ""])
@pytest.mark.parametrize(("name", "lang"), CASES)
def test_what_was_filled_in_comes_back(
    name: str, lang: str, suffix: str, saved: tuple[Path, Mapping[str, Sent]]
) -> None:
    folder, meant = saved
    document = load(name)
    stem = f"{name.replace('/', '_').replace('@', '_')}_{lang}"
    path = folder / suffix / f"{stem}.{suffix or 'xlsx'}"

    reading = read_tables([path], document.vocabulary)

    assert {note.code for note in reading.notes} <= {"template-of", "row-example"}
    assert {one.entity for one in reading.tables} == set(meant[stem])
    for table in reading.tables:
        assert isinstance(table, Observed)
        rows = meant[stem][table.entity]
        assert table.size == len(rows)
        found = {**table.values, **table.keys}
        for column in rows[0]:
            expected = [row[column] for row in rows]
            if column == STAGE:
                words = document.vocabulary.stages
                ids = {
                    say: one.id for one in words.values() for say in (one.title.zh, one.title.en)
                }
                expected = [ids[str(word)] for word in expected]
            assert list(found[column]) == expected, column
