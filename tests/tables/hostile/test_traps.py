"""Each trap of the collection, and what must come out of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from edustandards.errors import DataError, Problem
from edustandards.evaluate.observed import PERIOD, STAGE, Observed
from edustandards.measures.vocabulary import Vocabulary
from edustandards.tables.read import read_tables
from edustandards.tables.reading import Reading
from tests.tables.hostile.books import Book, packed
from tests.tables.hostile.cells import CELLS
from tests.tables.hostile.files import FILES
from tests.tables.hostile.habits import HABITS
from tests.tables.hostile.headers import HEADERS
from tests.tables.hostile.merged import MERGED
from tests.tables.hostile.trap import Content, Trap

TRAPS = [*HEADERS, *CELLS, *MERGED, *HABITS, *FILES]


def test_there_are_many_and_each_is_its_own() -> None:
    assert len(TRAPS) == len({trap.name for trap in TRAPS}) >= 40


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.name)
def test_trap(trap: Trap, vocabulary: Vocabulary, tmp_path: Path) -> None:
    paths = [_written(tmp_path / name, content) for name, content in trap.files.items()]
    if trap.wrong:
        with pytest.raises(DataError) as caught:
            read_tables(paths, vocabulary, mapping=trap.mapping)
        assert [_short(one) for one in caught.value.problems] == list(trap.wrong)
        assert all(one.say("zh") and one.say("en") for one in caught.value.problems)
        return

    reading = read_tables(paths, vocabulary, mapping=trap.mapping)

    table = _table(reading, trap.kind)
    rows = {_name(table, at): at for at in range(table.size)}
    assert [*rows] == [*trap.rows]
    for name, values in trap.rows.items():
        found = {field: table.values[field][rows[name]] for field in values}
        assert found == dict(values), name
    assert [_short(note) for note in reading.notes] == list(trap.notes)
    assert [one.header for one in reading.ignored] == list(trap.ignored) or not trap.ignored
    for (name, field), spot in trap.where.items():
        assert _spot(table.place(rows[name], field)) == spot


def _written(path: Path, content: Content) -> Path:
    match content:
        case Book():
            path.write_bytes(packed(content))
        case bytes():
            path.write_bytes(content)
        case str():
            path.write_text(content, encoding="utf-8", newline="")
    return path


def _table(reading: Reading, kind: str) -> Observed:
    [table] = [one for one in reading.tables if one.entity == kind]
    assert isinstance(table, Observed)
    return table


def _name(table: Observed, at: int) -> str:
    own = [key for key in table.keys if key not in {STAGE, PERIOD, "school"}]
    own = own if len(own) == 1 and len({*table.keys[own[0]]}) == 1 else []
    keys = [*own, "school", *(key for key in (STAGE, PERIOD) if key in table.keys)]
    return " ".join(filter(None, (table.keys[key][at] for key in keys)))


def _short(one: Problem) -> str:
    return f"{one.code} {_spot(one.where)}".strip()


def _spot(where: object) -> str:
    line, cell = getattr(where, "line", None), getattr(where, "cell", "")
    return f"{line or ''}{cell}"
