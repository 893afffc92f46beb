"""One lazy frame and the coder of its rows: verdicts on its own entities, and on their wholes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, assert_never, cast

import narwhals as nw

from edustandards.checks.asked import check_with_where
from edustandards.checks.standard import Standard
from edustandards.evaluate.columns.around import Around, moved
from edustandards.evaluate.columns.below import known_below
from edustandards.evaluate.columns.coded import Coder
from edustandards.evaluate.columns.codes import codes_of
from edustandards.evaluate.columns.dialect import Dialect
from edustandards.evaluate.columns.groups import Grouper
from edustandards.evaluate.columns.peers import folded
from edustandards.evaluate.columns.ratio import MISSING, Ratio, Special, both, ratio
from edustandards.evaluate.columns.scan import Ready, UnsupportedError
from edustandards.evaluate.columns.spreads import SIZE
from edustandards.evaluate.given import Given
from edustandards.evaluate.lazy.around import LazyAround
from edustandards.evaluate.lazy.engine import (
    Lazy,
    dialect,
    grouped,
    kept,
    opened,
    selected,
    with_columns,
)
from edustandards.evaluate.lazy.scores import scored
from edustandards.evaluate.lazy.spreads import decided
from edustandards.evaluate.lazy.stages import STAGE_IDS, flags
from edustandards.evaluate.lazy.survey import Surveyed
from edustandards.evaluate.lazy.walk import nodes_of
from edustandards.evaluate.observed import PERIOD, STAGE, Framed, with_wholes
from edustandards.measures import nodes as m
from edustandards.measures.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Grain:
    """The verdicts on one kind of entity: a lazy frame, its keys by kind, its codes by standard.

    A code is null where a standard is not asked; the others are those of `results.CODES`. `sparse`
    are the standards that may be asked of nobody at all; of one part of many that is not known.
    `one` is a frame of the same engine with a single row.
    """

    on: str
    frame: Lazy
    keys: dict[str, str]
    codes: dict[str, str]
    sparse: frozenset[str]
    one: Lazy


_REASONS = {
    "digits": "lazy-digits",
    "overflow": "lazy-digits",
    "text": "lazy-text",
    "type": "lazy-type",
    "words": "lazy-type",
    "yes-no": "lazy-type",
    "proof": "lazy-type",
    "rounding": "lazy-rounding",
    "twice": "lazy-twice",
    "apart": "lazy-apart",
    "aggregate": "lazy-parts",
    "total": "lazy-parts",
    "parts": "lazy-parts",
    "over": "lazy-parts",
}


class LazyTable:
    """A lazy frame with the coder of its rows; `left` takes what cannot be judged."""

    def __init__(
        self,
        framed: Framed,
        found: Surveyed,
        vocabulary: Vocabulary,
        given: Given,
        apart: Collection[str],
        left: dict[str, str],
        tables: Mapping[str, Framed],
    ) -> None:
        self.framed = framed
        self.found = found
        self.vocabulary = vocabulary
        self.given = given
        self.apart = apart
        self.left: dict[str, str] = left
        self.tables = tables
        self.below: frozenset[str] = known_below(framed.entity, tables, vocabulary)
        self.x: Dialect = dialect(found.frame)
        staged = {STAGE: STAGE_IDS} if STAGE in framed.keys else {}
        self.keys: dict[str, str] = found.keys | staged
        schema = found.frame.collect_schema()
        words = {
            name: (column.name, schema[column.name])
            for name, column in framed.columns.items()
            if column.name in schema
        } | {name: (column, schema[column]) for name, column in found.truths.items()}
        self.around: LazyAround = self.surroundings(framed.entity, self.keys)
        self.words = words
        self.settled_for: tuple[tuple[Coder, int, int], Lazy] | None = None
        self.coder: Coder = self.fresh()

    def fresh(self) -> Coder:
        """Return a coder of the rows that has coded nothing yet."""
        return Coder(self.x, self.words, self.leaf, self.found.stages, self.around)

    def leaf(self, node: Special) -> Ratio:
        """Return the value of a field, of another year or stage, or of a reference."""
        match node:
            case m.Field():
                return self.field(node)
            case m.Reference():
                return self.around.reference(node)
            case m.Earlier():
                return moved(node, self.leaf, self.around)
            case m.AtStage(of, stage):
                return self.around.at_stage(stage, ratio(of, self.leaf, self.x))
            case m.Folded(within=within) if within:
                where = None
                if node.where is not None:
                    where = self.coder.conditions.holding(node.where)
                return folded(node, self.leaf, self.around, where, self.found.size)
            case m.Folded(over=over):
                if self.around.without_parts(over):
                    return MISSING
                raise UnsupportedError("parts")
            case _:
                assert_never(node)

    def field(self, node: m.Field) -> Ratio:
        """Return the value of a field as its scaled column."""
        if node.name not in self.framed.columns:
            if node.adds_up and node.name in self.below:
                raise UnsupportedError("parts")
            return MISSING
        scaled = self.found.numbers.get(node.name)
        if scaled is None:
            raise UnsupportedError(self.found.refused[node.name])
        return Ratio(
            self.x.col(scaled.name),
            scaled.top,
            scale=scaled.scale,
            sign=node.signed,
            known=self.x.col(scaled.known) if scaled.known else None,
            positive=scaled.positive,
        )

    def surroundings(self, kind: str, keys: dict[str, str], *, wholes: bool = False) -> LazyAround:
        """Return what is around the rows, or around the wholes that they are parts of."""
        return LazyAround(
            self.x,
            kind,
            keys,
            self.vocabulary,
            self.given,
            self.tables,
            rows=self.found.frame,
            wholes=wholes,
            apart=frozenset(self.apart),
        )

    def rows(self, standards: Sequence[Standard]) -> list[Grain]:
        """Return the verdicts on the frame's own entities."""
        codes, sparse = self.codes(self.coder, standards)
        if not codes:
            return []
        try:
            frame = self.made()
        except UnsupportedError:
            self.coder = self.fresh()
            return self.rows(self.without(_is_index, standards))
        return [self.grain(self.framed.entity, frame, self.keys, codes, sparse)]

    def without(
        self, settled: Callable[[object], bool], standards: Sequence[Standard]
    ) -> list[Standard]:
        """Return the standards with nothing to be settled; the others are left out."""
        having = [one for one in standards if any(map(settled, nodes_of(one)))]
        self.left |= {one.id: "lazy-settle" for one in having}
        return [one for one in standards if one not in having]

    def codes(
        self, coder: Coder, standards: Sequence[Standard]
    ) -> tuple[dict[str, nw.Expr], frozenset[str]]:
        """Return the codes of standards, null where one is not asked, and which may be nowhere."""
        found: dict[str, nw.Expr] = {}
        sparse = set()
        for standard in standards:
            try:
                codes = codes_of(self.x, coder.code(check_with_where(standard)))
                keep = self.asked(coder.around)
                if standard.where is not None:
                    holding = coder.conditions.holding(standard.where)
                    picked = holding.true
                    if holding.known is not None:
                        picked = picked | ~holding.known
                    keep = both(keep, picked)
            except UnsupportedError as error:
                self.left[standard.id] = _REASONS.get(str(error), "lazy-form")
                continue
            if not self.apart and (keep is not None or not self.found.size):
                sparse.add(standard.id)
            found[standard.id] = codes if keep is None else self.x.when(keep).then(codes)
        return found, frozenset(sparse)

    def asked(self, around: Around) -> Any:
        """Return the rows that are asked at all: not those of years before the plan."""
        first = self.given.first_year
        if first is None or PERIOD not in around.keys:
            return None
        year: Any = around.year()
        return (year >= first).fill_null(value=True)

    def made(self) -> Lazy:
        """Return the frame with all columns that the coder has made so far."""
        return _levelled(self.settled(), self.coder)

    def settled(self) -> Lazy:
        """Return the frame with its surroundings and its indices; settling asks the engine once."""
        asked = (self.coder, len(self.coder.scores), sum(map(len, self.around.values.values())))
        if self.settled_for is None or self.settled_for[0] != asked:
            frame = scored(self.around.joined(self.found.frame), self.coder.scores)
            self.settled_for = (asked, frame)
        return self.settled_for[1]

    def grain(
        self,
        on: str,
        frame: Lazy,
        keys: dict[str, str],
        codes: dict[str, nw.Expr],
        sparse: frozenset[str],
    ) -> Grain:
        """Return the frame of verdicts, with nothing else in it."""
        held: dict[str, Any] = {f"key {kind}": self.x.col(name) for kind, name in keys.items()}
        named = {f"code {at}": one for at, one in enumerate(codes.values())}
        return Grain(
            on,
            selected(frame, held | named),
            {kind: f"key {kind}" for kind in keys},
            dict(zip(codes, named, strict=True)),
            sparse,
            self.one_row(),
        )

    def one_row(self) -> Lazy:
        """Return a frame with a single row, whatever stands in it."""
        frame = opened(self.framed.frame)
        if self.found.size:
            return frame.head(1)
        return selected(frame, {SIZE: self.x.len()})

    def groups(self, kind: str, standards: Sequence[Standard], *, staged: bool) -> list[Grain]:
        """Return the verdicts on wholes, from one grouping of the rows."""
        kinds = [*with_wholes(kind, self.vocabulary), *([STAGE] if staged else []), PERIOD]
        keys = {one: self.keys[one] for one in kinds if one in self.keys}
        if not set(self.apart) <= set(keys):
            self.left |= {one.id: "lazy-apart" for one in standards}
            return []
        stages = self.found.stages if staged else None
        around = self.surroundings(kind, keys, wholes=True)
        ready = Ready(cast("Any", None), self.framed, self.found.size, self.found.numbers)
        grouper = Grouper(ready, self.coder, ("", self.framed.entity), stages, around)
        coder = Coder(self.x, {}, grouper.leaf, stages, around, grouper.special)
        codes, sparse = self.codes(coder, standards)
        if not codes:
            return []
        try:
            made = self.made()
        except UnsupportedError:
            self.coder = self.fresh()
            return self.groups(kind, self.without(_is_index, standards), staged=staged)
        names = list(keys.values())
        size = self.x.lit(1, self.x.Int64).alias(SIZE)
        rows = with_columns(with_columns(made, [size]), grouper.sums.rows)
        aggregates = [self.x.col(SIZE).sum().alias(SIZE), *grouper.sums.aggregates]
        frame = kept(grouped(rows, names, aggregates))
        if stages is not None:
            frame = with_columns(frame, flags(self.x.col(STAGE_IDS), stages))
        try:
            frame = decided(frame, names, grouper.spreads, rows)
        except UnsupportedError:
            return self.groups(kind, self.without(_is_spread, standards), staged=staged)
        try:
            frame = scored(around.joined(frame), coder.scores)
        except UnsupportedError:
            return self.groups(kind, self.without(_is_index, standards), staged=staged)
        return [self.grain(kind, _levelled(frame, coder), keys, codes, sparse)]


def _levelled(frame: Lazy, coder: Coder) -> Lazy:
    """Return a frame with the columns that a coder has made, each level after the one before."""
    for level in coder.made:
        frame = with_columns(frame, level)
    return frame


def _is_index(node: object) -> bool:
    return isinstance(node, m.Index)


def _is_spread(node: object) -> bool:
    return isinstance(node, m.Folded) and node.fold is m.Fold.CV
