"""Conditions as columns: where they are true, and where that is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, assert_never

import narwhals as nw

from edustandards.evaluate.columns.codes import STANDS
from edustandards.evaluate.columns.dialect import Dialect
from edustandards.evaluate.columns.ratio import Leaf, ratio
from edustandards.evaluate.columns.scan import UnsupportedError
from edustandards.measures import nodes as m
from edustandards.measures.fields import proof_of
from edustandards.measures.nodes import Comparator


@dataclass(frozen=True, slots=True, eq=False)
class Holding:
    """A condition: where it is true, and where that is known (None: everywhere).

    One stands for one condition, so that sums under it can be told apart by it.
    """

    true: nw.Expr
    known: nw.Expr | None = None


def among(column: nw.Expr, values: Sequence[Any]) -> nw.Expr:
    """Return where a column has one of some values; of no values, nowhere."""
    # Arrow cannot tell of which type the members of an empty list would be.
    return column.is_in(list(values)) if values else column.is_null() & ~column.is_null()


class Conditions:
    """Turns conditions into columns of one frame, each condition once.

    `columns` are the name and type of the column of each field, `leaf` gives numbers.
    """

    def __init__(
        self,
        x: Dialect,
        columns: Mapping[str, tuple[str, object]],
        leaf: Leaf,
        today: date,
    ) -> None:
        self.x = x
        self.today = today
        self.columns = columns
        self.leaf = leaf
        self.held: dict[m.Condition, Holding] = {}

    def holding(self, node: m.Condition) -> Holding:
        """Return where a condition holds; UnsupportedError where it cannot be told in columns."""
        if node not in self.held:
            self.held[node] = self._holding(node)
        return self.held[node]

    def _holding(self, node: m.Condition) -> Holding:
        match node:
            case m.Comparison(left, comparator, m.Word(text)):
                return self._compared_word(left, comparator, text)
            case m.Comparison(left, comparator, right):
                assert not isinstance(right, m.Word), "words are compared above"
                return self._compared(m.Difference(left, right), comparator)
            case m.OneOf(field, words):
                return self.word(field, words, field.levels or None)
            case m.Says(field, proven):
                return self._says(field, proven=proven)
            case m.Both(parts):
                return _both([self.holding(part) for part in parts])
            case m.Either(parts):
                return _not(_both([_not(self.holding(part)) for part in parts]))
            case m.Reverse(of):
                return _not(self.holding(of))
            case _:
                assert_never(node)

    def _compared(self, difference: m.Difference, comparator: m.Comparator) -> Holding:
        """Return where a difference stands so to zero."""
        gap = ratio(difference, self.leaf, self.x)
        if gap.missing:
            return self._nowhere()
        sign = gap.above if gap.scale > 0 else gap.above * -1
        true = STANDS[comparator](sign, 0)
        return Holding(true if gap.known is None else true & gap.known, gap.known)

    def word(self, field: m.Field, good: Sequence[str], every: Sequence[str] | None) -> Holding:
        """Return where a field has one of the good words; `every` are all that it may have."""
        if field.name not in self.columns:
            return self._nowhere()
        raw, dtype = self.columns[field.name]
        if dtype != nw.String:
            raise UnsupportedError("words")
        column = self.x.col(raw)
        known = ~column.is_null()
        if every is not None:
            known = known & among(column, every)
        return Holding(among(column, good) & known, known)

    def _compared_word(self, left: m.Measure, comparator: m.Comparator, text: str) -> Holding:
        """Return where a field stands so to a word."""
        assert isinstance(left, m.Field), "only fields stand to words"
        if left.kind is m.Kind.LEVEL:
            return self.level(left, comparator, text, left.levels)
        found = self.word(left, [text], None)
        return found if comparator is m.Comparator.EQUAL else _not(found)

    def level(
        self, field: m.Field, comparator: m.Comparator, text: str, levels: Sequence[str]
    ) -> Holding:
        """Return where a field stands so to a level of a scale."""
        limit, stands = levels.index(text), STANDS[comparator]
        good = [name for rank, name in enumerate(levels) if stands(rank, limit)]
        return self.word(field, good, levels)

    def _says(self, field: m.Field, *, proven: bool) -> Holding:
        """Return where a yes/no field says yes, and that is neither expired nor unproven."""
        if field.name not in self.columns:
            return self._nowhere()
        raw, dtype = self.columns[field.name]
        if dtype != nw.Boolean:
            raise UnsupportedError("yes-no")
        column = self.x.col(raw)
        sure = self._sure(field, proven=proven)
        if sure is None:
            return Holding(column.fill_null(value=False), ~column.is_null())
        true = column.fill_null(value=False)
        return Holding(true & sure, ~column.is_null() & (~true | sure))

    def _sure(self, field: m.Field, *, proven: bool) -> nw.Expr | None:
        """Return where a yes can be relied on, None where nothing speaks against it."""
        evidence, dated, expires = proof_of(field)
        found: nw.Expr | None = None
        for one, stands in ((dated, Comparator.AT_MOST), (expires, Comparator.AT_LEAST)):
            if one.name in self.columns:
                day: Any = self._column(one, nw.Date)
                good = STANDS[stands](day, self.x.lit(self.today)).fill_null(value=True)
                found = good if found is None else found & good
        if not proven:
            return found
        if evidence.name not in self.columns or dated.name not in self.columns:
            return self._nowhere().true
        text: Any = self._column(evidence, nw.String)
        shown = (text != "").fill_null(value=False)
        shown = shown & ~self._column(dated, nw.Date).is_null()
        sure: nw.Expr = shown if found is None else found & shown
        return sure

    def _column(self, field: m.Field, kind: Any) -> nw.Expr:
        raw, dtype = self.columns[field.name]
        if dtype != kind:
            raise UnsupportedError("proof")
        column: nw.Expr = self.x.col(raw)
        return column

    def _nowhere(self) -> Holding:
        """Return that nothing is known of a condition."""
        return Holding(self.x.lit(value=False), self.x.lit(value=False))


def _both(parts: Sequence[Holding]) -> Holding:
    true = parts[0].true
    for part in parts[1:]:
        true = true & part.true
    if all(part.known is None for part in parts):
        return Holding(true)
    # Known where all are true, or one is known to be false.
    known = true
    for part in parts:
        false = ~part.true if part.known is None else part.known & ~part.true
        known = known | false
    return Holding(true, known)


def _not(of: Holding) -> Holding:
    return Holding(~of.true if of.known is None else of.known & ~of.true, of.known)
