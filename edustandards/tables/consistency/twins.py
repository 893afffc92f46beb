"""Entities that are probably one: names that differ in their signs only, rows that are copies."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from edustandards.errors import problem
from edustandards.evaluate.observed import Observed
from edustandards.tables.consistency.doubt import Doubt, Severity, Tables, number_of
from edustandards.tables.grid import short
from edustandards.where import Place

FEWEST = 5
"""How many numbers above zero two rows have to share to be called copies."""

IDLE = dict.fromkeys(map(ord, " 　·・.,，。-—_()（）[]【】“”\"'"))
"""Signs that tell no names apart."""


def names_alike(tables: Tables) -> Iterator[Doubt]:
    """Yield names of entities that are the same but for width, spaces and punctuation."""
    for table in tables.by_kind.values():
        seen: dict[tuple[str, ...], tuple[str, int]] = {}
        others = [column for key, column in table.keys.items() if key != table.entity]
        for row, name in enumerate(table.keys[table.entity]):
            key = (plain(name), *(column[row] for column in others))
            first, at = seen.setdefault(key, (name, row))
            if name != first:
                places = (_place(table, row), _place(table, at))
                params = {"one": short(name), "other": short(first), "at": str(places[1])}
                yield Doubt(
                    problem("names-alike", places[0], **params),
                    Severity.WARNING,
                    table.entity,
                    (),
                    (name, first),
                    places,
                )


def plain(name: str) -> str:
    """Return a name without what people write now one way and now another.

    >>> plain("第一小学（东）") == plain("第一 小学(东)")
    True
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    return folded.translate(IDLE)


def copies(tables: Tables) -> Iterator[Doubt]:
    """Yield rows of different entities whose numbers are all the same."""
    for table in tables.by_kind.values():
        columns = [table.values[name] for name in tables.numbers(table)]
        if len(columns) < FEWEST:
            continue
        seen: dict[tuple[object, ...], int] = {}
        others = [column for key, column in table.keys.items() if key != table.entity]
        for row, values in enumerate(zip(*columns, *others, strict=True)):
            at = seen.setdefault(values, row)
            if at != row and _says_enough(values[: len(columns)]):
                one, other = (table.keys[table.entity][which] for which in (row, at))
                places = (_place(table, row), _place(table, at))
                params = {"one": short(one), "other": short(other), "at": str(places[1])}
                yield Doubt(
                    problem("rows-alike", places[0], count=len(columns), **params),
                    Severity.WARNING,
                    table.entity,
                    (),
                    (table.keys[table.entity][row], table.keys[table.entity][at]),
                    places,
                )


def _says_enough(values: Sequence[object]) -> bool:
    """Tell whether the numbers of a row are not small ones only, which many rows share."""
    numbers = [value for value in values if type(value) is int or number_of(value) is not None]  # type: ignore[arg-type]
    return len({number for number in numbers if number > 9}) >= FEWEST  # type: ignore[operator]


def _place(table: Observed, row: int) -> Place:
    return table.place(row, table.entity)
