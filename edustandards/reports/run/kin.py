"""Whom findings speak of, and what these are part of: the county of a school, by the tables."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from edustandards.evaluate.observed import PERIOD, STAGE, Framed, Observed, Table
from edustandards.measures.vocabulary import Vocabulary
from edustandards.tables.reading import Reading


class Subject(NamedTuple):
    """An entity by its name, with the stage (an id) and the period that are spoken of."""

    entity: str
    stage: str = ""
    period: str = ""

    def say(self, words: Vocabulary, lang: str) -> str:
        """Return it in words: the name, the title of the stage, the period."""
        stage = words.title(self.stage, lang) if self.stage else ""
        return " ".join(filter(None, (self.entity, stage, self.period)))


def parents_of(reading: Reading, on: str, parent: str) -> dict[Subject, str]:
    """Return the name of the `parent` that each entity of a kind is part of.

    It is known with stage and period and, for findings that name neither, without them. Where two
    rows of a name say different things, it is not known.
    """
    found: dict[Subject, str] = {}
    for table in reading.tables:
        if table.entity != on or parent not in table.keys:
            continue
        keys = _keys(table)
        size = keys.size
        blank = [""] * size
        names, above = keys.keys[on], keys.keys[parent]
        stages, periods = keys.keys.get(STAGE, blank), keys.keys.get(PERIOD, blank)
        for name, stage, period, one in zip(names, stages, periods, above, strict=True):
            for subject in {
                Subject(name, stage, period),
                Subject(name, stage),
                Subject(name, "", period),
                Subject(name),
            }:
                found[subject] = one if found.get(subject, one) == one else ""
    return found


def above(reading: Reading, words: Vocabulary, on: str) -> tuple[str, ...]:
    """Return the kinds that entities of a kind are part of and that its table names, nearest first.

    A city above its counties counts for the schools too where the table of schools names it.
    """
    named = {kind for table in reading.tables if table.entity == on for kind in table.keys}
    found = []
    kind = words.entities[on].within if on in words.entities else ""
    while kind and kind in words.entities and kind not in found:
        found.append(kind)
        kind = words.entities[kind].within
    return tuple(one for one in found if one in named)


def _keys(table: Table) -> Observed:
    """Return the keys of a table in Python; a frame's other columns are not looked at."""
    if not isinstance(table, Framed):
        return table
    from edustandards.evaluate.columns.observe import observe  # loads frames

    return observe(replace(table, columns={}, odd={}), Vocabulary())
