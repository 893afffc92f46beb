"""Strategies of hypothesis: quantities, records and tables on and around the limits of a pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Any

from hypothesis import strategies as st

from edustandards.arguments import must_be, no_such, several_of, text_of, whole_of
from edustandards.front.pack import Pack
from edustandards.measures.nodes import Field, Kind
from edustandards.measures.values import Value
from edustandards.testing.boundary import BoundaryCase, boundary_cases
from edustandards.units.parse import parse_unit
from edustandards.units.quantity import Quantity
from edustandards.units.taken import take_quantity

STEPS = (Fraction(1), Fraction(1, 100), Fraction(1, 10**6), Fraction(1, 10**12))
"""How far from a limit values are drawn: a whole one, what people measure, and hardly at all."""


def quantities(
    unit: str, around: Sequence[str] = (), *, least: int = 0, most: int = 10_000
) -> st.SearchStrategy[Quantity]:
    """Return quantities in a unit from `least` to `most`, often at or hardly beside some of them.

    Raises:
        NotationError: where the unit or a quantity cannot be read.
        CallError: where these are no texts, or no whole numbers.

    >>> drawn = quantities("m²/student", around=["8.76 m²/student"])
    """
    wanted = parse_unit(text_of(unit, "unit", "wanted-unit"))
    said = several_of(around, object, "around", "wanted-texts")
    limits = [take_quantity(one, wanted).number for one in said]
    low, high = whole_of(least, "least"), whole_of(most, "most")
    return _numbers(limits, low, high).map(lambda number: Quantity(number, wanted))


def _numbers(limits: Sequence[Fraction], least: int, most: int) -> st.SearchStrategy[Fraction]:
    anywhere = st.fractions(least, most, max_denominator=1000)
    if not limits:
        return anywhere
    steps = st.sampled_from((*STEPS, *(-step for step in STEPS), Fraction(0)))
    near = st.builds(lambda limit, step: limit + step, st.sampled_from(limits), steps)
    return near.filter(lambda number: least <= number <= most) | anywhere


def records(pack: Pack, on: str = "school") -> st.SearchStrategy[dict[str, Any]]:
    """Return records of one kind of entity: on a limit, beside it, with gaps, or anything at all.

    A record is what `Pack.judge` and checks take; numbers are exact, in the units of their fields.

    Raises:
        UnknownNameError: where the pack asks nothing of that kind.
        CallError: where `pack` is none.
    """
    every = _cases(must_be(pack, Pack, "pack", "wanted-pack"))
    known = isinstance(on, str)
    cases = [one.record for one in every if known and one.on == on]
    if not cases:
        raise no_such("key-kind", on, dict.fromkeys(one.on for one in every))
    fields = list({f.name: f for check in pack.values() for f in check.fields}.values())
    return st.sampled_from(cases).flatmap(lambda record: _near(record, fields))


def _near(
    record: Mapping[str, Value], fields: Sequence[Field]
) -> st.SearchStrategy[dict[str, Any]]:
    """Return a record as it is, or with one to three of its fields changed."""
    there = [one for one in fields if one.name in record]
    if not there:
        return st.just(dict(record))
    one = st.sampled_from(there).flatmap(
        lambda field: st.tuples(st.just(field.name), _values(field, record[field.name]))
    )
    changed = st.lists(one, max_size=3).map(dict)
    return changed.map(lambda new: {**record, **new})


def _values(field: Field, now: Value) -> st.SearchStrategy[Any]:
    gap = st.none()
    match field.kind:
        case Kind.NUMBER if isinstance(now, int | Fraction):
            steps = (Fraction(1),) if isinstance(now, int) and now > 1 else STEPS
            moves = st.sampled_from((*steps, *(-step for step in steps)))
            near = moves.map(lambda step: max(now + step, Fraction(0)))
            return near | st.integers(0, 5000) | gap
        case Kind.YES_NO:
            return st.booleans() | gap
        case Kind.LEVEL:
            return st.sampled_from(field.levels) | gap
        case _:
            return st.just(now) | gap


def tables(pack: Pack, *, most: int = 8) -> st.SearchStrategy[dict[str, list[dict[str, Any]]]]:
    """Return tables by kind of entity, as `Pack.evaluate` takes them, most rows at some limit.

    Up to `most` cases of the pack stand side by side, each under a name of its own.
    """
    cases = _cases(must_be(pack, Pack, "pack", "wanted-pack"))
    whole_of(most, "most")
    return st.lists(st.sampled_from(cases), min_size=1, max_size=most).map(_together)


def _together(cases: Sequence[BoundaryCase]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for number, case in enumerate(cases, start=1):
        kinds = set(case.tables)
        for kind, rows in case.tables.items():
            for row in rows:
                renamed = {
                    name: f"{value} {number}" if name in kinds else value
                    for name, value in row.items()
                }
                found.setdefault(kind, []).append(renamed)
    return found


@lru_cache(maxsize=16)
def _cases(pack: Pack) -> tuple[BoundaryCase, ...]:
    return tuple(boundary_cases(pack))
