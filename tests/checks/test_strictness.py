"""Which of two checks is stricter: hand-worked, each with the reason."""

from __future__ import annotations

from fractions import Fraction

import pytest

from edustandards.checks import nodes as c
from edustandards.checks.reach import Interval
from edustandards.checks.relation import Change, Flip, Order, Step, Turn, What
from edustandards.checks.standard import Standard
from edustandards.checks.strictness import compare, compare_standards
from edustandards.checks.verdict import Verdict
from edustandards.measures import nodes as m
from edustandards.measures.parse import parse_condition, parse_formula
from edustandards.units.parse import parse_unit
from edustandards.units.quantity import Quantity
from tests.evaluate.world import FIELDS, NAMES, by_stage, holds, need

EQUAL, STRICTER = Order.EQUAL, Order.STRICTER
LOOSER, APART = Order.LOOSER, Order.INCOMPARABLE
OPPOSITE = {EQUAL: EQUAL, APART: APART, STRICTER: LOOSER, LOOSER: STRICTER}

AREA = "area_per_student"


def at_least(k: int, *parts: c.Check, **more: object) -> c.AtLeast:
    return c.AtLeast(k, parts, **more)  # type: ignore[arg-type]


def when(condition: str, check: c.Check) -> c.When:
    return c.When(parse_condition(condition, NAMES), check)


def cases(*steps: tuple[str, c.Check]) -> c.Cases:
    return c.Cases(tuple((parse_condition(one, NAMES), check) for one, check in steps))


def every(check: c.Check, where: str = "") -> c.ForEvery:
    return c.ForEvery("class", check, parse_condition(where, NAMES) if where else None)


def share(check: c.Check, least: str, sign: m.Comparator = m.Comparator.AT_LEAST) -> c.ShareOf:
    return c.ShareOf("class", check, c.Bound(sign, Quantity(Fraction(least))))


RANK = m.Rank(FIELDS["area"], "city")
NAMED_OTHERWISE = c.Require(
    m.Named("other_name", parse_formula("(gym + area) / students", NAMES), parse_unit("亩/生")),
    need(AREA, "≥ 7.5 m²/student").requirement,
)
A, B, C = need("area", "≥ 5 m²"), need("gym", "≥ 3 m²"), need("students", "≤ 45 student")
A2 = need("area", "≥ 6 m²")

CASES: list[tuple[str, c.Check, c.Check, Order]] = [
    ("a lower floor", need(AREA, "≥ 7.5 m²/student"), need(AREA, "≥ 7 m²/student"), LOOSER),
    ("a higher floor", need(AREA, "≥ 7 m²/student"), need(AREA, "> 7 m²/student"), STRICTER),
    (
        "a lower ceiling",
        need("students", "≤ 45 student"),
        need("students", "≤ 40 student"),
        STRICTER,
    ),
    ("the end alone", need("students", "< 45 student"), need("students", "≤ 45 student"), LOOSER),
    ("another unit", need("area", "≥ 2 亩"), need("area", "≥ 0.2 公顷"), STRICTER),
    ("the same in another unit", need("area", "≥ 3 亩"), need("area", "≥ 0.2 公顷"), EQUAL),
    ("another name, unit and order", need(AREA, "≥ 7.5 m²/student"), NAMED_OTHERWISE, EQUAL),
    ("another formula", need("area", "≥ 5 m²"), need("gym", "≥ 5 m²"), APART),
    (
        "more of what is never negative",
        need("area", "≥ 5 m²"),
        need("area + gym", "≥ 5 m²"),
        LOOSER,
    ),
    (
        "with what may be negative",
        need("money", "≥ 5 元"),
        need("money + balance", "≥ 5 元"),
        APART,
    ),
    ("a range inside", need("temperature", "2–8 K"), need("temperature", "3–8 K"), STRICTER),
    ("ranges across", need("temperature", "2–6 K"), need("temperature", "3–7 K"), APART),
    ("equal to a floor", need("students", "= 3 student"), need("students", "≥ 3 student"), LOOSER),
    ("anything but", need("students", "≠ 3 student"), need("students", "> 3 student"), STRICTER),
    # Rounded to one digit 2.25 is 2.2, to two it stays: from 2.295 on it is 2.30.
    ("digits of a full value", need(AREA, "≥ 2.3 m²/生"), need(AREA, "≥ 2.30 m²/生"), EQUAL),
    (
        "digits of a rounded value",
        need(AREA, "≥ 2.3 m²/生", rounded=True),
        need(AREA, "≥ 2.30 m²/生", rounded=True),
        STRICTER,
    ),
    (
        "rounding eases a floor",
        need(AREA, "≥ 2.3 m²/生"),
        need(AREA, "≥ 2.3 m²/生", rounded=True),
        LOOSER,
    ),
    ("a higher level", need("level", "≥ Ⅲ"), need("level", "≥ Ⅱ"), LOOSER),
    ("a level by name", need("level", "= Ⅴ"), need("level", "≥ Ⅴ"), EQUAL),
    (
        "formulas compared",
        need("rooms", "≥ classes * (1 room/class)"),
        need("rooms", "≥ classes * (2 room/class)"),
        STRICTER,
    ),
    (
        "a formula with more in it",
        need("area", "≥ 350 m² + 4 m²/student * students"),
        need("area", "≥ 350 m² + 4.1 m²/student * students"),
        STRICTER,
    ),
    (
        "one coefficient up, one down",
        need("area", "≥ 350 m² + 4 m²/student * students"),
        need("area", "≥ 300 m² + 5 m²/student * students"),
        APART,
    ),
    ("a formula may be zero", need("area", "> gym"), need("area", "≥ gym * 2"), APART),
    ("a part more", A, c.AllOf((A, B)), STRICTER),
    ("a part less", c.AllOf((A, B)), B, LOOSER),
    ("parts in another order", c.AllOf((A, B)), c.AllOf((B, A)), EQUAL),
    ("parts of parts", c.AllOf((A, c.AllOf((B, C)))), c.AllOf((C, A, B)), EQUAL),
    ("one up, one down", c.AllOf((A, need("gym", "≥ 4 m²"))), c.AllOf((A2, B)), APART),
    ("a way more", A, c.AnyOf((A, B)), LOOSER),
    ("a way less", c.AnyOf((A, B)), A, STRICTER),
    ("all and any", c.AnyOf((A, B)), c.AllOf((A, B)), STRICTER),
    # Where the first does not apply, more is asked; where it is failed, less.
    (
        "a way more beside one that may not apply",
        when("fund", A),
        c.AnyOf((when("fund", A), B)),
        APART,
    ),
    (
        "a way more beside several that may not apply",
        c.AnyOf((when("fund", A), when("fund", B))),
        c.AnyOf((when("fund", A), when("fund", B), C)),
        APART,
    ),
    ("a part under not", c.Not(A), c.Not(A2), LOOSER),
    ("not as another comparator", c.Not(need("area", "≥ 5 m²")), need("area", "< 5 m²"), EQUAL),
    ("not of all", c.Not(c.AllOf((A, B))), c.AnyOf((c.Not(A), c.Not(B))), EQUAL),
    ("not twice", c.Not(c.Not(A)), A, EQUAL),
    ("fewer under not are asked less", c.Not(A), c.Not(when("fund", A)), LOOSER),
    (
        "a range as two",
        need("temperature", "2–8 K"),
        c.AllOf((need("temperature", "≥ 2 K"), need("temperature", "≤ 8 K"))),
        EQUAL,
    ),
    ("one more to meet", at_least(1, A, B, C), at_least(2, A, B, C), STRICTER),
    ("a part of a count moved", at_least(2, A, B, C), at_least(2, A2, B, C), STRICTER),
    ("a part more to choose from", at_least(2, A, B), at_least(2, A, B, C), LOOSER),
    ("two of three leave one of two", at_least(1, A, B), at_least(2, A, B, C), STRICTER),
    ("another part to choose", at_least(1, A, B), at_least(1, A, C), APART),
    (
        "all of all that apply",
        c.AllOf((A, B)),
        at_least(2, A, B, counting=c.Counting.APPLICABLE),
        EQUAL,
    ),
    ("any is one of all", c.AnyOf((A, B)), at_least(1, A, B), EQUAL),
    (
        "a higher floor for the rest",
        at_least(1, A, B, others=Fraction(4, 5)),
        at_least(1, A, B, others=Fraction(17, 20)),
        STRICTER,
    ),
    ("no floor for the rest", at_least(1, A, B, others=Fraction(4, 5)), at_least(1, A, B), LOOSER),
    (
        "counting what applies",
        at_least(2, when("fund", A), B, C),
        at_least(2, when("fund", A), B, C, counting=c.Counting.APPLICABLE),
        LOOSER,
    ),
    (
        "one of what applies is one of all",
        at_least(1, when("fund", A), B, C),
        at_least(1, when("fund", A), B, C, counting=c.Counting.APPLICABLE),
        EQUAL,
    ),
    ("a stage more", by_stage(primary=A), by_stage(primary=A, junior=B), STRICTER),
    (
        "a stage less, looser whatever the sign",
        by_stage(primary=A, junior=C),
        by_stage(primary=A),
        LOOSER,
    ),
    ("stages apart", by_stage(primary=A, junior=A2), by_stage(primary=A2, junior=A), APART),
    (
        "stages inside or outside",
        by_stage(primary=c.AllOf((A, B)), junior=C),
        c.AllOf((by_stage(primary=A, junior=C), by_stage(primary=B))),
        EQUAL,
    ),
    ("an earlier year", c.ByYear(((2025, A),)), c.ByYear(((2024, A),)), STRICTER),
    ("the last target stays", c.ByYear(((2024, A), (2026, A2))), c.ByYear(((2024, A),)), LOOSER),
    (
        "a target that changes nothing",
        c.ByYear(((2024, A),)),
        c.ByYear(((2024, A), (2026, A))),
        EQUAL,
    ),
    (
        "a target put off",
        c.ByYear(((2024, A), (2026, A2))),
        c.ByYear(((2024, A), (2028, A2))),
        LOOSER,
    ),
    (
        "years of a plan and of the calendar",
        c.ByYear(((1, A),), plan=True),
        c.ByYear(((1, A),)),
        APART,
    ),
    ("a narrower condition", when("fund", A), when("fund and kind = special", A), LOOSER),
    ("a wider condition", when("fund", A), when("fund or kind = special", A), STRICTER),
    ("a condition dropped", when("fund", A), A, STRICTER),
    (
        "a condition moved",
        when("students > 100 student", A),
        when("students > 50 student", A),
        STRICTER,
    ),
    ("other words", when("kind in (x, y)", A), when("kind = x", A), LOOSER),
    ("all other words", when("kind != x", A), when("kind = y", A), LOOSER),
    ("other conditions", when("fund", A), when("kind = x", A), APART),
    ("with evidence", holds("fund"), c.Holds(m.Says(FIELDS["fund"], proven=True)), STRICTER),
    ("one more to attest", holds("fund"), holds("fund and kind = x"), STRICTER),
    ("a comparison as a requirement", holds("area ≥ 5 m²"), A, EQUAL),
    (
        "a step moved",
        cases(("students ≤ 100 student", A), ("students > 100 student", A2)),
        cases(("students ≤ 90 student", A), ("students > 90 student", A2)),
        STRICTER,
    ),
    (
        "steps written otherwise",
        cases(("students ≤ 100 student", A), ("students > 100 student", A2)),
        cases(("students > 100 student", A2), ("students ≤ 100 student", A)),
        EQUAL,
    ),
    (
        "a step less",
        cases(("students ≤ 100 student", A), ("students ≤ 200 student", A2)),
        cases(("students ≤ 100 student", A)),
        LOOSER,
    ),
    (
        "steps gone",
        cases(("students ≤ 100 student", A), ("students > 100 student", A2)),
        A2,
        STRICTER,
    ),
    ("of every class", every(A), every(A2), STRICTER),
    ("of some classes", every(A), every(A, "fund"), LOOSER),
    ("of other parts", every(A), c.ForEvery("school", A), APART),
    ("of each by stage", every(A), every(by_stage(primary=A)), APART),
    ("a greater share", share(A, "0.8"), share(A, "0.9"), STRICTER),
    ("a share of what is harder", share(A, "0.8"), share(A2, "0.8"), STRICTER),
    (
        "at most a share of what is harder",
        share(A, "0.2", m.Comparator.AT_MOST),
        share(A2, "0.2", m.Comparator.AT_MOST),
        LOOSER,
    ),
    ("a smaller share of what is harder", share(A, "0.8"), share(A2, "0.7"), APART),
    ("under another id", c.Cited("a", A), c.Cited("b", A), EQUAL),
    ("nothing alike", A, holds("fund"), APART),
]


@pytest.mark.parametrize(
    ("before", "after", "order"), [one[1:] for one in CASES], ids=[one[0] for one in CASES]
)
def test_the_order_of_two_checks(before: c.Check, after: c.Check, order: Order) -> None:
    assert compare(before, after).order is order
    assert compare(after, before).order is OPPOSITE[order]
    assert compare(before, before).order is EQUAL


def test_a_difference_says_where_it_is_and_which_values_change_sides() -> None:
    before = by_stage(primary=need(AREA, "≥ 7.5 m²/student"), junior=A)
    after = by_stage(primary=need(AREA, "≥ 7 m²/student"), junior=A)
    per_student = parse_unit("m²/student")
    between = Interval(Fraction(7), Fraction(15, 2), has_low=True)
    flip = Flip(between, Verdict.NOT_MET, Verdict.MET)
    assert compare(before, after).changes == (
        Change(
            What.REQUIREMENT,
            need(AREA, "≥ 7.5 m²/student"),
            need(AREA, "≥ 7 m²/student"),
            LOOSER,
            path=(Step(Turn.STAGE, "primary"),),
            flips=(flip,),
            unit=per_student,
        ),
    )


def test_neighbouring_years_are_told_as_one() -> None:
    before = c.ByYear(((2022, A), (2024, A), (2026, A2)))
    after = c.ByYear(((2022, A2),))
    [change] = compare(before, after).changes
    assert change.path == (Step(Turn.YEARS, first=2022, last=2025),)
    assert change.order is STRICTER


def test_a_step_is_told_by_its_values() -> None:
    before = cases(("students ≤ 100 student", A), ("students > 100 student", A2))
    after = cases(("students ≤ 90 student", A), ("students > 90 student", A2))
    [change] = compare(before, after).changes
    [step] = change.path
    assert step.turn is Turn.CASE
    assert step.interval == Interval(Fraction(90), Fraction(100), has_high=True)


def test_parts_are_named_by_their_standards() -> None:
    before = at_least(1, c.Cited("area", A), c.Cited("gym", B))
    after = at_least(1, c.Cited("gym", B), c.Cited("area", A2))
    [change] = compare(before, after).changes
    assert change.path == (Step(Turn.PART, "area"),)


def test_under_not_a_difference_tells_of_the_opposite() -> None:
    relation = compare(c.Not(c.AllOf((A, B))), c.Not(c.AllOf((A2, B))))
    assert relation.order is LOOSER
    [change] = relation.changes
    assert change.order is LOOSER
    [flip] = change.flips
    assert (flip.before, flip.after) == (Verdict.NOT_MET, Verdict.MET)


MOVES: list[tuple[str, c.Check, c.Check, tuple[Verdict, Verdict]]] = [
    ("no class is left to ask", every(A), every(A, "fund"), (Verdict.MET, Verdict.UNKNOWN)),
    (
        "a rank with gaps may be sure of one limit and not of the other",
        c.Require(RANK, c.Bound(m.Comparator.AT_MOST, Quantity(Fraction(1, 4)))),
        c.Require(RANK, c.Bound(m.Comparator.AT_MOST, Quantity(Fraction(1, 2)))),
        (Verdict.UNKNOWN, Verdict.MET),
    ),
    (
        "without its steps a requirement can be judged where they are not known",
        cases(("students ≤ 100 student", A), ("students > 100 student", A2)),
        A2,
        (Verdict.UNKNOWN, Verdict.MET),
    ),
]


@pytest.mark.parametrize(
    ("before", "after", "move"), [one[1:] for one in MOVES], ids=[one[0] for one in MOVES]
)
def test_what_may_become_unknown_or_known(
    before: c.Check, after: c.Check, move: tuple[Verdict, Verdict]
) -> None:
    assert move in compare(before, after).moves


def standard(check: c.Check, **more: object) -> Standard:
    return Standard("it", check, **{"on": "school", **more})  # type: ignore[arg-type]


def where(text: str) -> m.Condition:
    return parse_condition(text, NAMES)


@pytest.mark.parametrize(
    ("before", "after", "order"),
    [
        (standard(A), standard(A, title="x", clause="y"), EQUAL),
        (standard(A, where=where("fund")), standard(A), STRICTER),
        (standard(A), standard(A, where=where("kind != x")), LOOSER),
        (standard(A, stages=("primary", "junior")), standard(A, stages=("primary",)), LOOSER),
        (standard(A, stages=("primary",)), standard(by_stage(primary=A)), EQUAL),
        # The rows that are asked differ: those of stages, and that of the school as a whole.
        (standard(C), standard(by_stage(primary=C, junior=C)), APART),
        (standard(A), standard(A, stages=("primary",)), APART),
        (standard(A), standard(A, on="county"), APART),
    ],
)
def test_the_order_of_two_standards(before: Standard, after: Standard, order: Order) -> None:
    assert compare_standards(before, after).order is order
    assert compare_standards(after, before).order is OPPOSITE[order]


def test_another_kind_of_entity_is_said_first() -> None:
    first, *others = compare_standards(standard(A), standard(A2, on="county")).changes
    assert (first.what, first.before, first.after) == (What.KIND, "school", "county")
    assert [one.what for one in others] == [What.REQUIREMENT]


def test_what_is_open_for_one_share_may_be_told_for_another() -> None:
    """Between two limits on a share lie counts that settle the one and not the other."""

    def share(limit: str) -> c.Check:
        return c.ShareOf("class", A, c.Bound(m.Comparator.AT_LEAST, Quantity(Fraction(limit))))

    told = {
        (before.value, after.value) for before, after in compare(share("1/2"), share("3/5")).moves
    }
    assert ("met", "unknown") in told
    assert ("unknown", "not_met") in told
    assert ("not_met", "met") not in told
    assert compare(share("1/2"), share("1/2")).moves == ()
