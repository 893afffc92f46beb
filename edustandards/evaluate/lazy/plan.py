"""Standards on lazy frames: which of them can be judged there, and the expressions that do it.

The expressions are those of `columns`; nothing here looks at a row. A standard that needs what an
engine cannot give without looking, or numbers too long for 64 bits, is left out and said to be,
never guessed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from edustandards.checks.asked import stage_dependent
from edustandards.checks.fields import every_field
from edustandards.checks.standard import Standard
from edustandards.evaluate.columns.below import nearest_below, staged_by_parts
from edustandards.evaluate.given import NOTHING_GIVEN, Given
from edustandards.evaluate.lazy.engine import Lazy, opened
from edustandards.evaluate.lazy.survey import survey
from edustandards.evaluate.lazy.table import Grain, LazyTable
from edustandards.evaluate.observed import Framed
from edustandards.measures import nodes as m
from edustandards.measures.fields import all_fields_of, proof_of
from edustandards.measures.vocabulary import Vocabulary
from edustandards.wording import sentence


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A standard that is not judged lazily, and the code of why: `lazy-parts`, …"""

    standard: str
    reason: str

    def say(self, lang: str = "zh") -> str:
        """Return why, in words."""
        return sentence(self.reason, lang, {})


@dataclass(frozen=True, slots=True)
class LazyPlan:
    """All verdicts that frames give lazily, and the standards that are left out.

    `frame` is one of the frames, for what is made of none of their rows.
    """

    grains: tuple[Grain, ...]
    left_out: tuple[LeftOut, ...]
    frame: Lazy


def lazy_plan(
    standards: Sequence[Standard],
    tables: Sequence[Framed],
    vocabulary: Vocabulary,
    given: Given = NOTHING_GIVEN,
    apart: Collection[str] = (),
) -> LazyPlan:
    """Return the plan of standards on lazy frames, one for each kind of entity.

    It takes one pass of aggregates over each frame, and another over its groups. `apart` are the
    kinds of key, or other names, that the frames are one part of many by: what would need the
    others too is left out.
    """
    by_kind = {one.entity: one for one in tables}
    left: dict[str, str] = {}
    chosen: dict[str, list[Standard]] = {}
    for one in standards:
        kind = one.on if one.on in by_kind else nearest_below(one.on, by_kind, vocabulary)
        reason = _beyond(one, kind, by_kind, vocabulary)
        if reason:
            left[one.id] = reason
        else:
            chosen.setdefault(kind, []).append(one)
    grains: list[Grain] = []
    for kind, several in chosen.items():
        grains += _grains(by_kind[kind], by_kind, several, vocabulary, given, apart, left)
    whole = tuple(LeftOut(one.id, left[one.id]) for one in standards if one.id in left)
    return LazyPlan(tuple(grains), whole, opened(tables[0].frame))


def _grains(
    framed: Framed,
    by_kind: Mapping[str, Framed],
    standards: Sequence[Standard],
    vocabulary: Vocabulary,
    given: Given,
    apart: Collection[str],
    left: dict[str, str],
) -> list[Grain]:
    """Return the verdicts from one table; `left` takes what cannot be judged."""
    wanted = {field.name: field for one in standards for field in _fields(one)}
    found = survey(framed, list(wanted.values()))
    if found.wholes:
        left |= {one.id: "lazy-wholes" for one in standards}
        return []
    table = LazyTable(framed, found, vocabulary, given, apart, left, by_kind)
    grains = table.rows([one for one in standards if one.on == framed.entity])
    groups: dict[tuple[str, bool], list[Standard]] = {}
    for one in standards:
        if one.on != framed.entity:
            staged = stage_dependent(one) and found.stages is not None
            groups.setdefault((one.on, staged), []).append(one)
    for (kind, staged), several in groups.items():
        grains += table.groups(kind, several, staged=staged)
    return grains


def _fields(standard: Standard) -> Iterator[m.Field]:
    for field in every_field(standard.check):
        yield field
        if field.kind is m.Kind.YES_NO:
            yield from proof_of(field)
    if standard.where is not None:
        yield from all_fields_of(standard.where)


def _beyond(
    standard: Standard, kind: str, tables: Mapping[str, Framed], vocabulary: Vocabulary
) -> str:
    """Return why a standard cannot be judged from a table at all; empty where it may be."""
    if not kind:
        return "lazy-kind"
    framed = tables[kind]
    if (
        standard.on == kind
        and stage_dependent(standard)
        and staged_by_parts(kind, tables, vocabulary)
    ):
        return "lazy-parts"
    if standard.on != framed.entity and standard.on not in framed.keys:
        return "lazy-key"
    return ""
