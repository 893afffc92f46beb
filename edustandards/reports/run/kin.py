"""Whom findings speak of, and what these are part of: the county of a school, by the tables."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from edustandards.evaluate.observed import PERIOD, STAGE, Framed, Observed, Table
from edustandards.measures.vocabulary import Vocabulary
from edustandards.tables.reading import Reading


class Subject(NamedTuple):
    """An entity by its name, with the stage (an id) and the period that are spoken of.

    `whole` is what it is part of, where its name alone does not tell who it is.
    """

    entity: str
    stage: str = ""
    period: str = ""
    whole: str = ""

    def say(self, words: Vocabulary, lang: str) -> str:
        """Return it in words: the whole, the name, the title of the stage, the period."""
        stage = words.title(self.stage, lang) if self.stage else ""
        return " ".join(filter(None, (self.whole, self.entity, stage, self.period)))


def parents_of(reading: Reading, on: str, parent: str, whole: str = "") -> dict[Subject, str]:
    """Return the name of the `parent` that each entity of a kind is part of.

    It is known with stage and period and, for findings that name neither, without them; where
    `whole` names a kind, each with what it is part of directly. Where two rows of a name say
    different things, it is not known.
    """
    found: dict[Subject, str] = {}
    for table in reading.tables:
        if table.entity != on or parent not in table.keys:
            continue
        keys = _keys(table)
        blank = [""] * keys.size
        columns = (keys.keys.get(name, blank) for name in (on, STAGE, PERIOD, whole, parent))
        for name, stage, period, direct, one in zip(*columns, strict=True):
            for subject in {
                Subject(name, stage, period, direct),
                Subject(name, stage, "", direct),
                Subject(name, "", period, direct),
                Subject(name, "", "", direct),
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
