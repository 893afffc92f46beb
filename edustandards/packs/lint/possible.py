"""Whether a condition can hold at all: proved, or else taken to be possible.

A condition becomes alternatives of plain facts; each alternative is possible unless two facts on
the same thing exclude each other. What is not understood is taken to hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias, assert_never

from edustandards.checks.reach import EVERYTHING, NOTHING, Interval, Reach, reach, shared, without
from edustandards.measures import nodes as m
from edustandards.measures.unit_of import unit_of
from edustandards.packs.lint.extent import core, extent, reach_of
from edustandards.units.convert import factor

MOST = 256
"""How many alternatives are looked at; a condition of more is taken to be possible."""

Atom: TypeAlias = tuple[m.Comparison | m.OneOf | m.Says, bool]
"""A plain fact, and whether it holds or does not."""


class _TooMany(Exception):  # noqa: N818 - not an error but the end of looking
    """There are more alternatives than are worth looking at."""


def possible(*conditions: m.Condition) -> bool:
    """Say whether several conditions can hold at once; True where that cannot be excluded.

    >>> boarding = m.Says(m.Field("boarding", kind=m.Kind.YES_NO))
    >>> possible(boarding), possible(boarding, m.Reverse(boarding))
    (True, False)
    """
    try:
        alternatives = _alternatives(m.Both(conditions), holds=True)
    except _TooMany:
        return True
    return any(_agree(facts) for facts in alternatives)


def _alternatives(condition: m.Condition, *, holds: bool) -> list[list[Atom]]:
    match condition:
        case m.Comparison() | m.OneOf() | m.Says():
            return [[(condition, holds)]]
        case m.Reverse(of):
            return _alternatives(of, holds=not holds)
        case m.Both(parts) | m.Either(parts):
            several = [_alternatives(part, holds=holds) for part in parts]
            if isinstance(condition, m.Both) is holds:
                return _crossed(several)
            found = [one for each in several for one in each]
            if len(found) > MOST:
                raise _TooMany
            return found
        case _:
            assert_never(condition)


def _crossed(several: Sequence[list[list[Atom]]]) -> list[list[Atom]]:
    found: list[list[Atom]] = [[]]
    for each in several:
        if len(found) * len(each) > MOST:
            raise _TooMany
        found = [[*one, *other] for one in found for other in each]
    return found


@dataclass(slots=True)
class _Words:
    """Which words a field may have: some, or all but some."""

    among: frozenset[str] | None = None
    out: set[str] = field(default_factory=set)

    def narrow(self, words: frozenset[str], *, holds: bool) -> None:
        """Take a fact in: the field has one of some words, or none of them."""
        if not holds:
            self.out |= words
        else:
            self.among = words if self.among is None else self.among & words

    def empty(self) -> bool:
        """Say whether no word is left."""
        return self.among is not None and not self.among - self.out


def _agree(facts: Sequence[Atom]) -> bool:
    """Say whether facts leave something for each thing that they are about."""
    numbers: dict[object, Reach] = {}
    words: dict[str, _Words] = {}
    truths: dict[m.Says, bool] = {}
    for fact, holds in facts:
        match fact:
            case m.Says():
                if truths.setdefault(fact, holds) is not holds:
                    return False
            case m.OneOf(one, several):
                words.setdefault(one.name, _Words()).narrow(frozenset(several), holds=holds)
            case m.Comparison(m.Field(levels=()) as one, comparator, m.Word(text)):
                is_it = holds is (comparator is m.Comparator.EQUAL)
                if comparator in {m.Comparator.EQUAL, m.Comparator.UNEQUAL}:
                    words.setdefault(one.name, _Words()).narrow(frozenset({text}), holds=is_it)
            case m.Comparison():
                key, takes, can = line_of(fact)
                met = takes if holds else without(EVERYTHING, takes)
                numbers[key] = shared(numbers.get(key, can), met)
            case _:
                assert_never(fact)
    return not any(one.empty() for one in words.values()) and NOTHING not in numbers.values()


def has_whole(part: Interval) -> bool:
    """Say whether an interval has a whole number in it."""
    if part.low is None or part.high is None:
        return True
    first = -(-part.low.numerator // part.low.denominator)
    if first == part.low and not part.has_low:
        first += 1
    return first < part.high or (first == part.high and part.has_high)


def line_of(fact: m.Comparison) -> tuple[object, Reach, Reach]:
    """Return what a comparison is about, which numbers of it it takes, and which there can be."""
    left = core(fact.left)
    match fact.right:
        case m.Word(text):
            assert isinstance(left, m.Field), "only fields hold words"
            places = tuple(_point(at) for at in range(len(left.levels)))
            at = left.levels.index(text) if text in left.levels else -1
            return left, reach(fact.comparator, Fraction(at)), places
        case m.Constant(quantity):
            number = quantity.number * factor(quantity.unit, unit_of(left))
            return left, reach(fact.comparator, number), reach_of(extent(left))
        case _:
            return (left, core(fact.right)), reach(fact.comparator, Fraction(0)), EVERYTHING


def _point(at: int) -> Interval:
    return Interval(Fraction(at), Fraction(at), has_low=True, has_high=True)


def axis(condition: m.Condition) -> tuple[m.Measure, Reach, Reach] | None:
    """Return the one formula that a condition is about, the values it takes, and all that can be.

    None where it is about several things, or about words.
    """
    match condition:
        case m.Comparison():
            key, takes, can = line_of(condition)
            return (key, takes, can) if isinstance(key, m.Measure) else None
        case m.Both(parts):
            found = [axis(part) for part in parts]
            return _met(found)
        case _:
            return None


def _met(
    found: Sequence[tuple[m.Measure, Reach, Reach] | None],
) -> tuple[m.Measure, Reach, Reach] | None:
    first, *rest = found
    for one in rest:
        if first is None or one is None or one[0] != first[0]:
            return None
        first = first[0], shared(first[1], one[1]), first[2]
    return first
