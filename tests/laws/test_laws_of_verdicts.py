"""Laws that hold whatever the numbers are, against an arithmetic written here, apart from ours."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

import edustandards as es
from edustandards.checks.finding import Finding

MET, NOT_MET = es.Verdict.MET, es.Verdict.NOT_MET
UNKNOWN, APART = es.Verdict.UNKNOWN, es.Verdict.NOT_APPLICABLE
SIGNS = ("≥", ">", "≤", "<")

amounts = st.decimals(0, 10**7, places=2).map(str)
counts = st.integers(1, 5000)
limits = st.decimals("0.01", 50, places=3).map(str)
AREA, GYM = es.field("area", "m²"), es.field("gym", "m²")
STUDENTS = es.field("students", "student")
per_student = (AREA + GYM) / STUDENTS


def stands(left: Fraction, sign: str, right: Fraction) -> bool:
    return {"≥": left >= right, ">": left > right, "≤": left <= right, "<": left < right}[sign]


@given(amounts, amounts, counts, limits, st.sampled_from(SIGNS))
def test_a_verdict_is_that_of_rational_arithmetic(
    area: str, gym: str, students: int, limit: str, sign: str
) -> None:
    finding = per_student.require(f"{sign} {limit} m²/student")(
        {"area": area, "gym": gym, "students": students}
    )
    value = (Fraction(area) + Fraction(gym)) / students
    assert finding.value == value
    expected = MET if stands(value, sign, Fraction(limit)) else NOT_MET
    assert finding.verdict is expected


@given(counts, limits, st.sampled_from(SIGNS), st.sampled_from(["-0.01", "0", "0.01"]))
def test_at_the_boundary(students: int, limit: str, sign: str, off: str) -> None:
    area = Fraction(limit) * students + Fraction(off)
    finding = per_student.require(f"{sign} {limit} m²/student")(
        {"area": max(area, Fraction(0)), "gym": 0, "students": students}
    )
    expected = stands(max(area, Fraction(0)) / students, sign, Fraction(limit))
    assert finding.verdict is (MET if expected else NOT_MET)


SIZES = {
    "m²": Fraction(1),
    "平方米": Fraction(1),
    "亩": Fraction(2000, 3),
    "公顷": Fraction(10_000),
}
SIZES |= {"万平方米": Fraction(10_000), "km²": Fraction(10**6), "dm²": Fraction(1, 100)}


@given(
    st.integers(1, 10**6),
    counts,
    limits,
    st.sampled_from(list(SIZES)),
    st.sampled_from(list(SIZES)),
)
def test_units_never_change_a_verdict(
    square: int, students: int, limit: str, given_in: str, asked_in: str
) -> None:
    check = per_student >= f"{limit} m²/student"
    plain = check({"area": square, "gym": 0, "students": students})
    amount = Fraction(square) / SIZES[given_in]
    other = es.Quantity(amount, es.quantity(f"1 {given_in}").unit)
    assert check({"area": other, "gym": "0 亩", "students": students}).verdict is plain.verdict
    bound = Fraction(limit) / SIZES[asked_in]
    quantity = es.Quantity(bound, es.quantity(f"1 {asked_in}/生").unit)
    again = (per_student >= quantity)({"area": square, "gym": 0, "students": students})
    assert (again.verdict, again.value) == (plain.verdict, plain.value)
    assert again.margin == plain.margin


RANK = {NOT_MET: 0, UNKNOWN: 1, MET: 2}


@given(amounts, amounts, counts, limits, st.decimals("0.01", 1000, places=2).map(str))
def test_more_of_a_good_thing_never_harms(
    area: str, gym: str, students: int, limit: str, more: str
) -> None:
    check = es.at_least(1, of=[per_student >= f"{limit} m²/student", AREA >= "5 亩"], others="85 %")
    before = check.verdict({"area": area, "gym": gym, "students": students})
    richer = Fraction(area) + Fraction(more)
    after = check.verdict({"area": richer, "gym": gym, "students": students})
    assert RANK[after] >= RANK[before]


@given(amounts, amounts, counts, limits, st.sampled_from(SIGNS))
def test_the_margin_agrees_with_the_verdict(
    area: str, gym: str, students: int, limit: str, sign: str
) -> None:
    finding = per_student.require(f"{sign} {limit} m²/student")(
        {"area": area, "gym": gym, "students": students}
    )
    margin = finding.margin
    assert margin is not None
    if margin > 0:
        assert finding.verdict is MET
    elif margin < 0:
        assert finding.verdict is NOT_MET
    else:
        assert finding.verdict is (MET if sign in "≥≤" else NOT_MET)
    relative = finding.relative_margin
    assert relative is not None
    assert relative * Fraction(limit) == margin


@given(amounts, amounts, counts, limits, st.sampled_from(SIGNS))
def test_what_is_short_closes_the_gap_and_no_more(
    area: str, gym: str, students: int, limit: str, sign: str
) -> None:
    check = per_student.require(f"{sign} {limit} m²/student")
    record = {"area": Fraction(area), "gym": Fraction(gym), "students": Fraction(students)}
    finding = check(record)
    gap = finding.shortfall
    if finding.verdict is MET:
        assert gap is None
        return
    if gap is None:
        # Nothing can lie below zero, and no one field could do alone.
        assert sign in "≤<"
        return
    changed = record | {gap.field: record[gap.field] + gap.change}
    closed = check.verdict(changed)
    assert closed is MET or (sign in "><" and gap.field != "students")
    if gap.field == "students":
        step = Fraction(1) if gap.change > 0 else Fraction(-1)
        assert gap.change.denominator == 1
        nearly = record | {"students": record["students"] + gap.change - step}
        assert nearly["students"] == 0 or check.verdict(nearly) is not MET
    else:
        nearly = record | {gap.field: record[gap.field] + gap.change * Fraction(999, 1000)}
        assert check.verdict(nearly) is NOT_MET


# Kleene's strong tables, with not_applicable left out of account.
CONDITION = es.field("applies", kind="yes_no").holds()
TRUTH = {name: es.field(name, kind="yes_no") for name in "abc"}
GIVEN: dict[es.Verdict, dict[str, object]] = {
    MET: {"": True},
    NOT_MET: {"": False},
    UNKNOWN: {"": None},
}


def part(name: str, verdict: es.Verdict) -> tuple[es.Check, dict[str, object]]:
    """Return a check that gives a verdict on the record beside it."""
    if verdict is APART:
        never = es.field(f"{name}_applies", kind="yes_no").holds()
        return TRUTH[name].holds().when(never), {name: True, f"{name}_applies": False}
    return TRUTH[name].holds(), {name: GIVEN[verdict][""]}


def expected_all(verdicts: Sequence[es.Verdict]) -> es.Verdict:
    left = [one for one in verdicts if one is not APART]
    if not left:
        return APART
    if NOT_MET in left:
        return NOT_MET
    return UNKNOWN if UNKNOWN in left else MET


def swapped(verdict: es.Verdict) -> es.Verdict:
    return {MET: NOT_MET, NOT_MET: MET}.get(verdict, verdict)


def expected_at_least(k: int, verdicts: Sequence[es.Verdict]) -> es.Verdict:
    if all(one is APART for one in verdicts):
        return APART
    sure = sum(one is MET for one in verdicts)
    possible = sure + sum(one is UNKNOWN for one in verdicts)
    return MET if sure >= k else NOT_MET if possible < k else UNKNOWN


@pytest.mark.parametrize("verdicts", list(product(es.Verdict, repeat=3)))
def test_composition_follows_kleene(verdicts: tuple[es.Verdict, ...]) -> None:
    made = [part(name, verdict) for name, verdict in zip("abc", verdicts, strict=True)]
    checks = [check for check, _ in made]
    record = {name: value for _, values in made for name, value in values.items()}
    assert es.all_of(*checks).verdict(record) is expected_all(verdicts)
    dual = swapped(expected_all([swapped(one) for one in verdicts]))
    assert es.any_of(*checks).verdict(record) is dual
    assert (~checks[0]).verdict(record) is swapped(verdicts[0])
    assert (~~checks[0]).verdict(record) is verdicts[0]
    for k in (1, 2, 3):
        found = es.at_least(k, of=checks).verdict(record)
        assert found is expected_at_least(k, verdicts)
        away = verdicts.count(APART)
        fewer = es.at_least(k, of=checks, counting="applicable").verdict(record)
        assert fewer is expected_at_least(max(k - away, 1), verdicts)


def test_absorption_fails_where_something_does_not_apply() -> None:
    away, record = part("a", APART)
    missed, more = part("b", NOT_MET)
    both = record | more
    assert away.verdict(both) is APART
    assert (away & (away | missed)).verdict(both) is NOT_MET


def test_margins_compose_as_in_temporal_logic() -> None:
    one, two = AREA >= "10 m²", GYM >= "10 m²"
    record = {"area": 15, "gym": 8, "students": 1}

    def relative(finding: Finding) -> Fraction | None:
        return finding.relative_margin

    assert relative((one & two)(record)) == Fraction(-1, 5)
    assert relative((one | two)(record)) == Fraction(1, 2)
    assert relative((~one)(record)) == Fraction(-1, 2)
    assert relative(es.at_least(2, of=[one, two])(record)) == Fraction(-1, 5)
    assert relative(es.at_least(1, of=[one, two])(record)) == Fraction(1, 2)
