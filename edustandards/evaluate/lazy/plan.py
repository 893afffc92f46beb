"""Standards on a lazy frame: which of them can be judged there, and the expressions that do it.

The expressions are those of `columns`; nothing here looks at a row. A standard that needs other
rows than its own, or numbers too long for 64 bits, is left out and said to be, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, cast

import narwhals as nw

from edustandards.checks import nodes as c
from edustandards.checks.fields import every_field
from edustandards.checks.standard import Standard
from edustandards.evaluate.asked import check_of, stage_dependent
from edustandards.evaluate.columns.around import Around
from edustandards.evaluate.columns.coded import Coder
from edustandards.evaluate.columns.codes import code, codes_of
from edustandards.evaluate.columns.groups import Grouper
from edustandards.evaluate.columns.ratio import MISSING, Ratio, Special, both
from edustandards.evaluate.columns.scan import Ready, UnsupportedError
from edustandards.evaluate.columns.spreads import SIZE
from edustandards.evaluate.given import NOTHING_GIVEN, Given
from edustandards.evaluate.lazy.engine import Lazy, dialect, grouped, selected, with_columns
from edustandards.evaluate.lazy.spreads import decided
from edustandards.evaluate.lazy.survey import STAGE_IDS, Surveyed, survey
from edustandards.evaluate.observed import PERIOD, STAGE, Framed
from edustandards.evaluate.plans import UNKNOWN
from edustandards.measures import nodes as m
from edustandards.measures.fields import all_fields_of, proof_of
from edustandards.measures.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A standard that is not judged, and the code of why: `lazy-years`, `lazy-digits`, ..."""

    standard: str
    reason: str


@dataclass(frozen=True, slots=True)
class Grain:
    """The verdicts on one kind of entity: a lazy frame, its keys by kind, its codes by standard.

    A code is null where a standard is not asked; `INT8` ones are those of `results.CODES`.
    """

    on: str
    frame: Lazy
    keys: dict[str, str]
    codes: dict[str, str]


@dataclass(frozen=True, slots=True)
class LazyPlan:
    """All verdicts that a frame gives lazily, and the standards that are left out."""

    grains: tuple[Grain, ...]
    left_out: tuple[LeftOut, ...]


_REASONS = {
    "digits": "lazy-digits",
    "overflow": "lazy-digits",
    "words": "lazy-type",
    "yes-no": "lazy-type",
    "proof": "lazy-type",
    "rounding": "lazy-rounding",
    "settle": "lazy-settle",
}


def lazy_plan(
    standards: Sequence[Standard],
    framed: Framed,
    vocabulary: Vocabulary,
    given: Given = NOTHING_GIVEN,
) -> LazyPlan:
    """Return the plan of standards on a lazy frame, after one pass of aggregates over it."""
    left: dict[str, str] = {}
    chosen = []
    for one in standards:
        reason = _beyond(one, framed, vocabulary)
        if reason:
            left[one.id] = reason
        else:
            chosen.append(one)
    wanted = list(dict.fromkeys(field for one in chosen for field in _fields(one)))
    found = survey(framed, list({field.name: field for field in wanted}.values()))
    if found.wholes:
        left |= {one.id: "lazy-wholes" for one in chosen}
        chosen = []
    table = _Table(framed, found, vocabulary, given, left)
    grains = []
    own = [one for one in chosen if one.on == framed.entity]
    if own:
        grains += table.rows(own)
    groups: dict[tuple[str, bool], list[Standard]] = {}
    for one in chosen:
        if one.on != framed.entity:
            staged = stage_dependent(one) and found.stages is not None
            groups.setdefault((one.on, staged), []).append(one)
    for (kind, staged), several in groups.items():
        grains += table.groups(kind, several, staged=staged)
    order = {one.id: LeftOut(one.id, left[one.id]) for one in standards if one.id in left}
    return LazyPlan(tuple(grains), tuple(order.values()))


def _fields(standard: Standard) -> Iterator[m.Field]:
    for field in every_field(standard.check):
        yield field
        if field.kind is m.Kind.YES_NO:
            yield from proof_of(field)
    if standard.where is not None:
        yield from all_fields_of(standard.where)


def _nodes(node: object) -> Iterator[object]:
    """Return a check, a formula or a condition and all that it is made of."""
    yield node
    if isinstance(node, tuple):
        for one in node:
            yield from _nodes(one)
    elif is_dataclass(node):
        for one in fields(node):
            yield from _nodes(getattr(node, one.name))


def _beyond(standard: Standard, framed: Framed, vocabulary: Vocabulary) -> str:
    """Return why a standard needs more than its own rows; empty where it does not."""
    if standard.on != framed.entity:
        if standard.where is not None:
            return "lazy-population"
        if not _within(framed.entity, standard.on, vocabulary):
            return "lazy-kind"
        if standard.on not in framed.keys:
            return "lazy-key"
    for node in _nodes((standard.check, standard.where)):
        match node:
            case m.Earlier():
                return "lazy-years"
            case c.ByYear() if PERIOD in framed.keys:
                return "lazy-years"
            case m.AtStage():
                return "lazy-stages"
            case m.Index():
                return "lazy-index"
            case m.Rank():
                return "lazy-peers"
            case m.Folded(within=within) if within:
                return "lazy-peers"
            case _:
                pass
    return ""


def _within(kind: str, whole: str, vocabulary: Vocabulary) -> bool:
    seen = {""}
    while kind not in seen:
        seen.add(kind)
        kind = vocabulary.entities[kind].within if kind in vocabulary.entities else ""
        if kind and kind == whole:
            return True
    return False


class _Table:
    """A lazy frame with the coder of its rows; `left` takes what cannot be judged."""

    def __init__(
        self,
        framed: Framed,
        found: Surveyed,
        vocabulary: Vocabulary,
        given: Given,
        left: dict[str, str],
    ) -> None:
        self.framed = framed
        self.found = found
        self.vocabulary = vocabulary
        self.given = given
        self.left = left
        self.frame = found.frame
        self.x = dialect(self.frame)
        staged = {STAGE: STAGE_IDS} if STAGE in framed.keys else {}
        self.keys = {kind: name for kind, name in ({**framed.keys} | staged).items() if name}
        schema = self.frame.collect_schema()
        words = {
            name: (column.name, schema[column.name])
            for name, column in framed.columns.items()
            if column.name in schema
        }
        around = Around(self.x, framed.entity, self.keys, vocabulary, given)
        self.coder = Coder(self.x, words, self.leaf, found.stages, around)
        self.laid = 0

    def leaf(self, node: Special) -> Ratio:
        """Return the value of a field, or of a reference."""
        match node:
            case m.Field():
                return self.field(node)
            case m.Reference():
                return self.coder.around.reference(node)
            case _:
                raise UnsupportedError("parts")

    def field(self, node: m.Field) -> Ratio:
        """Return the value of a field as its scaled column."""
        if node.name not in self.framed.columns:
            return MISSING
        scaled = self.found.numbers.get(node.name)
        if scaled is None:
            raise UnsupportedError("digits")
        return Ratio(
            self.x.col(scaled.name),
            scaled.top,
            scale=scaled.scale,
            sign=node.signed,
            known=self.x.col(scaled.known) if scaled.known else None,
            positive=scaled.positive,
        )

    def refused(self, standard: Standard, error: UnsupportedError) -> None:
        """Note why a standard is left out."""
        self.left[standard.id] = _REASONS.get(str(error), "lazy-form")

    def kept(self, mask: Any, codes: nw.Expr) -> nw.Expr:
        """Return codes, null for the rows that are not asked."""
        if mask is None:
            return codes
        found: nw.Expr = self.x.when(mask).then(codes)
        return found

    def asked(self, around: Around) -> Any:
        """Return the rows that are asked at all: not those of years before the plan."""
        first = self.given.first_year
        if first is None or PERIOD not in around.keys:
            return None
        year = self.x.col(around.keys[PERIOD]).cast(self.x.String).str.slice(0, 4)
        return (year >= str(first)).fill_null(value=True)

    def rows(self, standards: Iterable[Standard]) -> list[Grain]:
        """Return the verdicts on the frame's own entities."""
        columns: dict[str, nw.Expr] = {}
        for standard in standards:
            try:
                codes = codes_of(self.x, self.coder.code(check_of(standard)))
                keep = self.asked(self.coder.around)
                if standard.where is not None:
                    holding = self.coder.conditions.holding(standard.where)
                    picked = holding.true
                    if holding.known is not None:
                        doubt = code(self.x, UNKNOWN)
                        codes = self.x.when(holding.known).then(codes).otherwise(doubt)
                        picked = picked | ~holding.known
                    keep = both(keep, picked)
            except UnsupportedError as error:
                self.refused(standard, error)
                continue
            columns[standard.id] = self.kept(keep, codes)
        return self.grain(self.framed.entity, self.made(), self.keys, columns)

    def made(self) -> Lazy:
        """Return the frame with all columns that the coder has made so far."""
        frame = self.frame
        for level in self.coder.made:
            frame = with_columns(frame, level)
        return frame

    def grain(
        self, on: str, frame: Lazy, keys: dict[str, str], columns: dict[str, nw.Expr]
    ) -> list[Grain]:
        """Return the frame of verdicts; none where no standard is left."""
        if not columns:
            return []
        named = {f"code{at}": one for at, one in enumerate(columns.values())}
        held = {f"key{at}": self.x.col(name) for at, name in enumerate(keys.values())}
        frame = selected(frame, held | named)
        return [
            Grain(
                on,
                frame,
                {kind: f"key{at}" for at, kind in enumerate(keys)},
                {one: f"code{at}" for at, one in enumerate(columns)},
            )
        ]

    def groups(self, kind: str, standards: Sequence[Standard], *, staged: bool) -> list[Grain]:
        """Return the verdicts on wholes, from one grouping of the rows."""
        chain = [kind]
        entities = self.vocabulary.entities
        while chain[-1] in entities and entities[chain[-1]].within:
            chain.append(entities[chain[-1]].within)
        kinds = [*chain, *([STAGE] if staged else []), PERIOD]
        keys = {one: self.keys[one] for one in kinds if one in self.keys}
        stages = self.found.stages if staged else None
        around = Around(self.x, kind, keys, self.vocabulary, self.given)
        ready = Ready(cast("Any", None), self.framed, self.found.size, self.found.numbers)
        grouper = Grouper(ready, self.coder, ("", self.framed.entity), stages, around)
        coder = Coder(self.x, {}, grouper.leaf, stages, around, grouper.special)
        columns: dict[str, nw.Expr] = {}
        for standard in standards:
            try:
                codes = codes_of(self.x, coder.code(check_of(standard)))
            except UnsupportedError as error:
                self.refused(standard, error)
                continue
            columns[standard.id] = self.kept(self.asked(around), codes)
        if not columns:
            return []
        frame = with_columns(self.made(), [self.x.lit(1, self.x.Int64).alias(SIZE)])
        rows = with_columns(frame, grouper.sums.rows)
        names = list(keys.values())
        aggregates = [self.x.col(SIZE).sum().alias(SIZE), *grouper.sums.aggregates]
        frame = grouped(rows, names, aggregates)
        if stages is not None:
            ids = self.x.col(STAGE_IDS)
            flags = [(ids == one).alias(f"@{one}") for one in stages.columns]
            if stages.doubtful:
                flags.append((~ids.is_in(list(stages.columns))).alias("@"))
            frame = with_columns(frame, flags)
        try:
            frame = decided(frame, names, grouper.spreads, rows)
        except UnsupportedError as error:
            for standard in standards:
                if standard.id in columns:
                    self.refused(standard, error)
            return []
        for level in coder.made:
            frame = with_columns(frame, level)
        return self.grain(kind, frame, keys, columns)
