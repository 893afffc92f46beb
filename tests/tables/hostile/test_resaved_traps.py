"""The traps that are workbooks, saved again by another program in other formats."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from edustandards.measures.vocabulary import Vocabulary
from edustandards.tables.read import read_tables
from tests.tables.hostile.books import Book, packed
from tests.tables.hostile.test_traps import TRAPS, _name, _short, _table
from tests.tables.hostile.trap import Trap

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(
    OFFICE is None or "EDUSTANDARDS_OFFICE" not in os.environ,
    reason="needs LibreOffice (soffice), and EDUSTANDARDS_OFFICE to be set, for it takes minutes",
)

NOT_KEPT = {"line breaks stand in a workbook by number"}
"""What that program does not read itself, and so writes as something else."""

SAVED_AS = {"ods": "ods", "xls": "xls:MS Excel 97", "xlsx": "xlsx:Calc MS Excel 2007 XML"}


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
    for suffix, how in SAVED_AS.items():
        subprocess.run(
            [
                OFFICE or "soffice",
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                *("--headless", "--convert-to", how, "--outdir", str(folder / suffix)),
                *map(str, sorted(folder.glob("*.xlsx"))),
            ],
            check=True,
            capture_output=True,
            timeout=600,
        )
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
