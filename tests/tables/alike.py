"""Two readings of one table, by columns and by cells, held against each other."""

from __future__ import annotations

from edustandards.evaluate.columns.observe import observe
from edustandards.evaluate.observed import Framed, Observed
from edustandards.measures.vocabulary import Vocabulary
from edustandards.tables.reading import Reading


def hold_alike(cells: Reading, columns: Reading, vocabulary: Vocabulary) -> None:
    """Hold the one table of a reading by columns to that of a reading by cells, place by place."""
    [mine], [yours] = cells.tables, columns.tables
    assert isinstance(mine, Observed)
    seen = observe(yours, vocabulary) if isinstance(yours, Framed) else yours
    assert isinstance(seen, Observed)
    assert (seen.entity, seen.size) == (mine.entity, mine.size)
    assert {name: [*column] for name, column in seen.keys.items()} == mine.keys
    assert {name: [*column] for name, column in seen.values.items()} == mine.values
    for name in (*mine.keys, *mine.values):
        for row in range(mine.size):
            assert seen.place(row, name) == mine.place(row, name)
