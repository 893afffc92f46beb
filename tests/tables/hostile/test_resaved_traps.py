"""The traps that are workbooks, saved again by another program in other formats."""

from __future__ import annotations

from pathlib import Path

import pytest

from edustandards.measures.vocabulary import Vocabulary
from edustandards.tables.read import read_tables
from tests.office import SAVED_AS, asked_for, save_again
from tests.tables.hostile.books import Book, packed
from tests.tables.hostile.test_traps import TRAPS, _name, _short, _table
from tests.tables.hostile.trap import Trap

pytestmark = asked_for

NOT_KEPT = {"line breaks stand in a workbook by number"}
"""What that program does not read itself, and so writes as something else."""


def _book(trap: Trap) -> Book | None:
    """Return the only file of a trap, if it is a workbook that a program would write so again."""
    [only, *others] = trap.files.values()
    if others or trap.wrong or trap.name in NOT_KEPT:
        return None
    return only if isinstance(only, Book) and not only.parts else None


BOOKS = [(trap, book) for trap in TRAPS if (book := _book(trap)) is not None]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("saved")
    for at, (_, book) in enumerate(BOOKS):
        (folder / f"{at}.xlsx").write_bytes(packed(book))
    save_again(folder)
    return folder


@pytest.mark.parametrize("suffix", SAVED_AS)
@pytest.mark.parametrize("at", range(len(BOOKS)), ids=[trap.name for trap, _ in BOOKS])
def test_trap(at: int, suffix: str, saved: Path, vocabulary: Vocabulary) -> None:
    trap, _ = BOOKS[at]

    reading = read_tables([saved / suffix / f"{at}.{suffix}"], vocabulary, mapping=trap.mapping)

    table = _table(reading, trap.kind)
    rows = {_name(table, row): row for row in range(table.size)}
    assert [*rows] == [*trap.rows]
    for name, values in trap.rows.items():
        found = {field: table.values[field][rows[name]] for field in values}
        assert found == dict(values), name
    assert [_short(note) for note in reading.notes] == list(trap.notes)
