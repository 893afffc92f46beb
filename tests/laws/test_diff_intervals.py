"""The values that are said to change sides do, at the ends and beside them, and no others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edustandards.checks import nodes as c
from edustandards.checks.reach import Interval, contains
from edustandards.checks.relation import Change, Order, Relation, Step, Turn, What
from edustandards.checks.strictness import compare
from edustandards.checks.verdict import Verdict
from edustandards.evaluate.judge import plan
from edustandards.evaluate.observed import Observed
from edustandards.evaluate.population import Population
from edustandards.evaluate.results import CODES
from edustandards.evaluate.row import Row
from edustandards.measures import nodes as m
from edustandards.measures.values import Value
from edustandards.units.parse import parse_unit
from edustandards.units.quantity import Quantity
from tests.effort import examples
from tests.evaluate.world import FIELDS, WORDS
from tests.laws.checks_drawn import judges, steps

MET, NOT_MET = Verdict.MET, Verdict.NOT_MET
BALANCE = FIELDS["balance"]
IN_WAN = m.Named("balance_wan", BALANCE, parse_unit("万元"))
SIGNS = tuple(m.Comparator)
LAWS = settings(max_examples=examples(80), deadline=None, suppress_health_check=list(HealthCheck))
BESIDE = Fraction(1, 1000)

thousands = st.integers(-3, 8).map(lambda number: Fraction(number, 2))


@st.composite
def limits(draw: st.DrawFn) -> Quantity:
    """Draw a threshold in yuan or in ten thousand of them, with the digits it is written in."""
    number = draw(thousands)
    places = draw(st.sampled_from([None, 0, 1, 2]))
    if places == 0 and number.denominator != 1:
        places = 1
    unit = draw(st.sampled_from(["元", "万元"]))
    return Quantity(number, parse_unit(unit), places)


@st.composite
def requirements(draw: st.DrawFn) -> c.Require:
    measure: m.Measure = BALANCE if draw(st.booleans()) else IN_WAN
    judge = draw(judges)
    if draw(st.integers(0, 2)):
        return c.Require(measure, c.Bound(draw(st.sampled_from(SIGNS)), draw(limits())), judge)
    low = c.Bound(draw(st.sampled_from([m.Comparator.AT_LEAST, m.Comparator.MORE])), draw(limits()))
    high = c.Bound(draw(st.sampled_from([m.Comparator.AT_MOST, m.Comparator.LESS])), draw(limits()))
    return c.Require(measure, c.Range(low, high), judge)


def row(value: Fraction, stage: str = "primary", year: str = "2021", students: int = 1) -> Row:
    keys = {"school": ["s"], "stage": [stage], "period": [year]}
    values: dict[str, list[Value]] = {"balance": [value], "students": [students]}
    [found] = (
        Population({"school": Observed("school", 1, keys, values)}, WORDS).rows(
            "school", staged=False
        )
        or []
    )
    return found


def verdict(check: c.Check, at: Row) -> Verdict:
    return CODES[plan(check).judge(at)]


def in_yuan(change: Change, value: Fraction) -> Fraction:
    """Return a value in the unit of a change in yuan; worked out here, apart from our units."""
    return value * {parse_unit("元"): 1, parse_unit("万元"): 10_000}[change.unit]


def ends_of(relation: Relation) -> Iterator[Fraction]:
    for change in relation.changes:
        for flip in change.flips:
            for end in (flip.interval.low, flip.interval.high):
                if end is not None:
                    yield in_yuan(change, end)


def flipped(change: Change, yuan: Fraction) -> tuple[Verdict, Verdict] | None:
    """Return which verdicts a change says a value has, if it says that they differ."""
    one = in_yuan(change, Fraction(1))
    said = [
        (flip.before, flip.after) for flip in change.flips if contains((flip.interval,), yuan / one)
    ]
    assert len(said) <= 1
    return said[0] if said else None


@LAWS
@given(requirements(), requirements())
def test_exactly_the_values_told_change_sides(before: c.Require, after: c.Require) -> None:
    relation = compare(before, after)
    ends = set(ends_of(relation))
    for check in (before, after):
        requirement = check.requirement
        bounds = (
            (requirement,)
            if isinstance(requirement, c.Bound)
            else ((requirement.low, requirement.high) if isinstance(requirement, c.Range) else ())
        )
        for bound in bounds:
            assert isinstance(bound.threshold, Quantity)
            size = 10_000 if bound.threshold.unit.scale == 10_000 else 1
            number = bound.threshold.number * size
            ends |= {number, number - Fraction(size, 200), number + Fraction(size, 20)}
    ordered = sorted(ends)
    middles = {(a + b) / 2 for a, b in pairwise(ordered)}
    tried = ends | middles | {end + by for end in ends for by in (-BESIDE, BESIDE, 10**6, -(10**6))}
    seen = set()
    for value in tried:
        found = verdict(before, row(value)), verdict(after, row(value))
        seen.add(found)
        said = [one for change in relation.changes if (one := flipped(change, value))]
        assert said == ([] if found[0] is found[1] else [found])
    if relation.order is Order.EQUAL:
        assert seen <= {(MET, MET), (NOT_MET, NOT_MET)}
    assert ((MET, NOT_MET) in seen) is (relation.order in {Order.STRICTER, Order.INCOMPARABLE})
    assert ((NOT_MET, MET) in seen) is (relation.order in {Order.LOOSER, Order.INCOMPARABLE})


@st.composite
def told_apart(draw: st.DrawFn, depth: int = 2) -> c.Check:
    """Draw a requirement that differs by stage, by year and by a table of steps."""
    sort = draw(st.sampled_from(["stage", "year", "steps", "plain"])) if depth else "plain"
    match sort:
        case "stage":
            stages = draw(st.sampled_from([("primary",), ("junior",), ("primary", "junior")]))
            return c.ByStage(tuple((one, draw(told_apart(depth - 1))) for one in stages))
        case "year":
            years = sorted(draw(st.sets(st.integers(2019, 2023), min_size=1, max_size=3)))
            return c.ByYear(tuple((one, draw(told_apart(depth - 1))) for one in years))
        case "steps":
            return c.Cases(tuple((one, draw(told_apart(depth - 1))) for one in draw(steps())))
        case _:
            return draw(requirements())


@dataclass(frozen=True)
class At:
    stage: str
    year: int
    students: int

    def under(self, path: Sequence[Step]) -> bool:
        """Tell whether the place is one that a path leads to."""
        return all(self._fits(step) for step in path)

    def _fits(self, step: Step) -> bool:
        match step.turn:
            case Turn.STAGE:
                return self.stage == step.name
            case Turn.OTHER_STAGE:
                return True
            case Turn.YEARS:
                first, last = step.first or 0, step.last or 9999
                return first <= self.year <= last
            case Turn.CASE if step.interval is not None:
                return contains((step.interval,), Fraction(self.students))
            case Turn.CASE:
                return True
            case _:
                raise AssertionError(step.turn)


PLACES = [
    At(stage, year, students)
    for stage in ("primary", "junior")
    for year in (2018, 2019, 2020, 2021, 2022, 2023, 2024)
    for students in range(10)
]


@LAWS
@given(told_apart(), told_apart(), st.lists(st.sampled_from(PLACES), min_size=8, max_size=8))
def test_they_change_sides_where_the_path_says(
    before: c.Check, after: c.Check, places: list[At]
) -> None:
    relation = compare(before, after)
    values = {Fraction(0), *ends_of(relation)}
    values |= {value + by for value in values for by in (BESIDE, -BESIDE)}
    for at in places:
        here = [
            change
            for change in relation.changes
            if at.under(change.path) and change.what is What.REQUIREMENT
        ]
        for value in values:
            one = row(value, at.stage, str(at.year), at.students)
            found = verdict(before, one), verdict(after, one)
            said = {flip for change in here if (flip := flipped(change, value))}
            if found[0] is not found[1] and set(found) == {MET, NOT_MET}:
                assert found in said
                assert relation.order is not Order.EQUAL
            elif set(found) <= {MET, NOT_MET} and all(_by_region(change) for change in here):
                assert not said


def _by_region(change: Change) -> bool:
    """Tell whether a path is told in full: not by a condition that comes after others."""
    return all(
        step.interval is not None if step.turn is Turn.CASE else step.turn is not Turn.OTHER_STAGE
        for step in change.path
    )


def test_an_interval_of_one_value_is_told() -> None:
    limit = Quantity(Fraction(3), parse_unit("元"))
    more, least = (
        c.Require(BALANCE, c.Bound(sign, limit))
        for sign in (m.Comparator.MORE, m.Comparator.AT_LEAST)
    )
    [change] = compare(more, least).changes
    [flip] = change.flips
    three = Fraction(3)
    assert flip.interval == Interval(three, three, has_low=True, has_high=True)
    assert (flip.before, flip.after) == (NOT_MET, MET)
