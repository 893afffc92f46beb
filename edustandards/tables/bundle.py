"""A folder or an archive of forms is one county's: its schools belong to the county of its form."""

from __future__ import annotations

from dataclasses import replace

from edustandards.errors import Parameter, problem
from edustandards.evaluate.observed import Observed
from edustandards.measures.vocabulary import Vocabulary
from edustandards.tables.grid import short
from edustandards.tables.reading import Reading
from edustandards.where import Place


def within_county(found: Reading, vocabulary: Vocabulary, bundle: str) -> Reading:
    """Return a reading whose parts name the one whole that came with them, and a note on that.

    Only where there is exactly one whole (a county with its form), and no part names another.
    """
    tables = list(found.tables)
    notes = []
    for at, table in enumerate(tables):
        if not isinstance(table, Observed) or table.entity not in vocabulary.entities:
            continue
        whole = vocabulary.entities[table.entity].within
        names = {
            name
            for one in tables
            if isinstance(one, Observed) and one.entity == whole
            for name in one.keys[whole]
            if name
        }
        if not whole or whole in table.keys or len(names) != 1:
            continue
        name = names.pop()
        tables[at] = replace(table, keys={whole: [name] * table.size, **table.keys})
        params: dict[str, Parameter] = {"kind": whole, "name": short(name), "count": table.size}
        place = table.origins[0].source if table.origins else Place(bundle)
        notes.append(problem("whole-of-bundle", place, **params))
    return replace(found, tables=tuple(tables), notes=(*found.notes, *notes))
