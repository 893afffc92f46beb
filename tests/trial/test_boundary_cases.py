"""Cases made from the limits of a pack: on them and beside them, judged as fractions judge."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edustandards.checks.verdict import Verdict
from edustandards.measures.nodes import Field, Kind
from edustandards.packs.build import open_text
from edustandards.packs.trial.case import Gap
from edustandards.packs.trial.cases import Made, cases_of
from edustandards.packs.trial.insert import inserted
from edustandards.packs.trial.lay import step_at, suits, usual
from edustandards.packs.trial.line import example_of
from edustandards.packs.trial.ready import asking
from edustandards.packs.trial.solve import root_of
from edustandards.packs.trial.values import root
from edustandards.packs.trial.world import OWN, World
from edustandards.packs.tried import tried
from edustandards.units.unit import Unit
from tests.effort import examples
from tests.trial.packs import LEXICON, document, pack

Row = Mapping[str, Any]


def made(body: str, *, thorough: bool = False) -> tuple[tuple[Made, ...], tuple[Gap, ...]]:
    found = document(f"  a: {{on: school, {body}}}\n")
    standard = found.standard("a")
    return cases_of(standard, found.vocabulary, asking(standard), thorough=thorough)


def number(text: object) -> Fraction:
    """Read a figure of an example by plain means: the number, and a hundredth for a percent."""
    found = re.match(r"-?[\d.]+", str(text))
    assert found is not None
    return Fraction(found[0])


def row(line: str) -> Row:
    found: Row = yaml.load(line, Loader=yaml.BaseLoader)
    return found


def figures(line: str) -> dict[str, Fraction]:
    return {
        name: number(text)
        for name, text in row(line).items()
        if name not in {"expect", "stage", "sort"}
    }


MEASURES: Mapping[str, tuple[str, str, Callable[[dict[str, Fraction]], Fraction]]] = {
    "area / pupils": ("≥", "m²/student", lambda f: f["area"] / f["pupils"]),
    "(area + hall) / pupils": ("≥", "m²/student", lambda f: (f["area"] + f["hall"]) / f["pupils"]),
    "(area - hall) / pupils": ("≥", "m²/student", lambda f: (f["area"] - f["hall"]) / f["pupils"]),
    "teach / pupils": ("≥", "teacher/(100 student)", lambda f: 100 * f["teach"] / f["pupils"]),
    "pupils / teach": ("≤", "student/teacher", lambda f: f["pupils"] / f["teach"]),
    "money": ("≥", "yuan", lambda f: f["money"]),
    "min(area, hall)": ("≥", "m²", lambda f: min(f["area"], f["hall"])),
    "max(area, hall)": ("≤", "m²", lambda f: max(f["area"], f["hall"])),
    "area - 2 * hall": ("≥", "m²", lambda f: f["area"] - 2 * f["hall"]),
    "rate": ("≥", "%", lambda f: f["rate"]),
}
STANDS: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "≥": lambda value, limit: value >= limit,
    ">": lambda value, limit: value > limit,
    "≤": lambda value, limit: value <= limit,
    "<": lambda value, limit: value < limit,
    "=": lambda value, limit: value == limit,
}
limits = st.decimals(min_value="0.1", max_value=80, places=1).map(lambda one: f"{one:f}")


@settings(max_examples=examples(60), deadline=None, suppress_health_check=list(HealthCheck))
@given(
    measure=st.sampled_from(sorted(MEASURES)),
    comparator=st.sampled_from(sorted(STANDS)),
    text=limits,
)
def test_cases_lie_where_they_say_and_have_the_verdict_of_plain_fractions(
    measure: str, comparator: str, text: str
) -> None:
    _, unit, worked_out = MEASURES[measure]
    limit = Fraction(text)
    found, gaps = made(f'indicator: "{measure}", require: "{comparator} {text} {unit}"')
    assert not gaps
    sides = set()
    for one in found:
        value = worked_out(figures(one.line))
        met = STANDS[comparator](value, limit)
        assert one.expected is one.found is (Verdict.MET if met else Verdict.NOT_MET)
        side = {"case-below": -1, "case-at": 0, "case-above": 1}[one.case.what]
        assert side == (value > limit) - (value < limit)
        sides.add(side)
    assert {-1, 1} <= sides
    assert 0 in sides


@settings(max_examples=examples(40), deadline=None, suppress_health_check=list(HealthCheck))
@given(
    measure=st.sampled_from(["area / pupils", "rate", "teach / pupils"]),
    comparator=st.sampled_from(sorted(STANDS)),
    text=limits,
)
def test_rounded_judgement_is_that_of_rounding_first(
    measure: str, comparator: str, text: str
) -> None:
    _, unit, worked_out = MEASURES[measure]
    limit = Fraction(text)
    body = f'judge: rounded-value, indicator: "{measure}", require: "{comparator} {text} {unit}"'
    found, _ = made(body, thorough=True)
    assert found
    for one in found:
        # round() of a fraction is half to even, as the standard of rounding has it.
        value = Fraction(round(worked_out(figures(one.line)) * 10), 10)
        met = STANDS[comparator](value, limit)
        assert one.expected is one.found is (Verdict.MET if met else Verdict.NOT_MET)


@settings(max_examples=examples(10), deadline=None, suppress_health_check=list(HealthCheck))
@given(percent=st.integers(5, 95))
def test_a_coefficient_of_variation_is_hit_exactly_where_it_is_rational(percent: int) -> None:
    found = document(
        "  a: {on: county, indicator: 'cv(area / pupils, weight=pupils)',"
        f' require: "≤ {Fraction(percent, 100).numerator}/1"}}\n'.replace(
            f"{Fraction(percent, 100).numerator}/1", f"0.{percent:02d}"
        )
    )
    standard = found.standard("a")
    cases, _ = cases_of(standard, found.vocabulary, asking(standard), thorough=True)
    at = 0
    for one in cases:
        schools = row(one.line)["school"]
        pairs = [(number(s["area"]), number(s["pupils"])) for s in schools]
        whole = sum(p for _, p in pairs)
        mean = sum(a for a, _ in pairs) / whole
        square = sum(p * (a / p - mean) ** 2 for a, p in pairs) / whole / mean**2
        limit = Fraction(percent, 100) ** 2
        assert one.found is (Verdict.MET if square <= limit else Verdict.NOT_MET)
        at += square == limit
    assert at


@pytest.mark.parametrize("percent", [10, 25, 50, 75])
def test_ranks_stand_at_the_limit_and_next_to_it(percent: int) -> None:
    found = document(
        "  a: {on: school, indicator: 'rank(area / pupils, within=city)',"
        f' require: "≤ {percent} %"}}\n'
    )
    standard = found.standard("a")
    cases, gaps = cases_of(standard, found.vocabulary, asking(standard), thorough=True)
    assert not gaps
    seen = set()
    for one in cases:
        entity = row(one.line)
        schools = [entity, *entity["school"]]
        values = [number(s["area"]) / number(s["pupils"]) for s in schools]
        place = Fraction(1 + sum(1 for v in values if v > values[0]), len(values))
        assert one.found is (Verdict.MET if place <= Fraction(percent, 100) else Verdict.NOT_MET)
        seen.add((place > Fraction(percent, 100)) - (place < Fraction(percent, 100)))
    assert {0, 1} <= seen


def test_a_change_over_two_years_is_hit_exactly() -> None:
    found, _ = made('indicator: growth(money), require: "≥ 10 %"')
    by_side = {one.case.what: row(one.line) for one in found}
    assert set(by_side) == {"case-below", "case-at", "case-above"}
    for what, one in by_side.items():
        [before] = [text for name, text in one.items() if name.startswith("money@")]
        growth = number(one["money"]) / number(before) - 1
        assert {"case-below": growth < Fraction(1, 10), "case-at": growth == Fraction(1, 10)}.get(
            what, growth > Fraction(1, 10)
        )


def test_a_threshold_worked_out_from_other_fields_is_hit() -> None:
    found, _ = made("indicator: music, require: ≥ ceil(forms / (12 class/room))")
    for one in found:
        f = figures(one.line)
        needed = -(-f["forms"] // 12)
        assert one.found is (Verdict.MET if f["music"] >= needed else Verdict.NOT_MET)
    assert {one.case.what for one in found} == {"case-below", "case-at", "case-above"}


def test_levels_yeses_and_stages_have_their_cases() -> None:
    levels, _ = made("indicator: grade, require: ≥ Ⅲ级")
    assert [(row(one.line)["grade"], one.found.value) for one in levels] == [
        ("Ⅰ", "not_met"),
        ("Ⅱ", "not_met"),
        ("Ⅲ", "met"),
        ("Ⅳ", "met"),
    ]
    yeses, _ = made("holds: fund", thorough=True)
    assert {one.line for one in yeses} == {
        "{fund: yes, expect: met}",
        "{fund: no, expect: not_met}",
        "{expect: unknown}",
    }
    stages, _ = made('indicator: rate, require: {primary: "≥ 5 %", junior: "≥ 6 %"}')
    assert {(row(one.line)["stage"], row(one.line).get("rate")) for one in stages} == {
        ("primary", "5 %"),
        ("primary", "4.99 %"),
        ("primary", "5.01 %"),
        ("junior", "6 %"),
        ("junior", "5.99 %"),
        ("junior", "6.01 %"),
        ("preschool", None),
    }


def test_a_part_is_looked_at_where_it_decides() -> None:
    found, _ = made("all_of: [{holds: fund}, {indicator: rate, require: ≥ 5 %}]")
    lines = {one.line for one in found}
    assert "{fund: no, rate: 5 %, expect: not_met}" in lines
    assert "{rate: 4.99 %, fund: yes, expect: not_met}" in lines
    assert "{rate: 5 %, fund: yes, expect: met}" in lines
    some, _ = made("any_of: [{holds: fund}, {indicator: rate, require: ≥ 5 %}]")
    assert "{fund: yes, rate: 4.99 %, expect: met}" in {one.line for one in some}
    two, _ = made("at_least: 2, of: [{holds: fund}, {holds: plan_there}, {holds: more}]")
    assert {one.found for one in two} == {Verdict.MET, Verdict.NOT_MET}
    for one in two:
        yes = list(row(one.line).values()).count("yes")
        assert one.found is (Verdict.MET if yes >= 2 else Verdict.NOT_MET)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (
            "indicator: 'at(area, stage=primary)', stages: [junior], require: ≥ 2 m²",
            "case-gap-outside",
        ),
        ("indicator: 'rank(area, within=city)', require: ≤ 0.1 %", "case-gap-near"),
    ],
)
def test_what_cannot_be_made_is_said(body: str, why: str) -> None:
    _, gaps = made(body)
    assert [one.why for one in gaps] == [why]


def test_cases_of_an_index_without_weights_are_not_made() -> None:
    found = pack(
        "  a: {on: school, indicator: whole, require: ≥ 60 %}\n"
        "indicators:\n"
        "  whole: {unit: '%', index: {parts: {one: {of: rate}}}}\n"
    ).document
    standard = found.standard("a")
    _, gaps = cases_of(standard, found.vocabulary, asking(standard))
    assert [one.why for one in gaps] == ["case-gap-weights"]


# ---- What a line says is what was made --------------------------------------------------------


ROUND_TRIP = """\
  year: {on: school, indicator: growth(money), require: {year 1: "≥ 10 %", year 2: "≥ 20 %"}}
  base: {on: school, indicator: "change(rate, since=base)", require: "> 1 个百分点"}
  proof: {on: school, holds: fund, evidence: required}
  word: {on: school, where: "not (sort in (点, 校))", indicator: area, require: ≥ 2 m²}
  parts: {on: county, for_every: school, check: {indicator: grade, require: ≥ Ⅲ级}}
  rank: {on: school, indicator: "rank(area, within=city)", require: ≤ 25 %}
  spread: {on: county, indicator: "cv(area / pupils, weight=pupils)", require: {primary: ≤ 0.5}}
"""
OPENED = pack(ROUND_TRIP)
READ = OPENED.document


@pytest.mark.parametrize("id_", [one.id for one in READ.standards])
def test_a_line_is_read_as_the_example_that_was_judged(id_: str) -> None:
    standard = READ.standard(id_)
    found, _ = cases_of(standard, READ.vocabulary, asking(standard), thorough=True)
    lines = [one.line for one in found[:40]]
    text = inserted(OPENED.text, OPENED.own, {id_: lines})
    assert text is not None
    again = open_text(text, "pack.yaml", LEXICON).document
    assert len(again.examples) == len(lines)
    for read, one in zip(again.examples, found, strict=False):
        built = example_of(one.case.world, id_, one.found)
        assert read.tables == built.tables
        assert read.given == built.given
        assert (read.stage, read.period, read.expect) == (built.stage, built.period, built.expect)
        assert tried(again, read).verdict is one.found


# ---- The parts of the way -----------------------------------------------------------------------

rationals = st.fractions(-50, 50, max_denominator=20)


@given(a=rationals, b=rationals, k=rationals)
def test_the_zero_of_a_linear_fraction_is_found(a: Fraction, b: Fraction, k: Fraction) -> None:
    if not b or a * k == b:
        return  # constant, or without a zero

    def at(x: Fraction) -> Fraction | None:
        return None if 1 + k * x == 0 else (a + b * x) / (1 + k * x)

    found = root_of(at, Fraction(100))
    # Where a sample falls on the pole another three are taken; what is found is a zero.
    assert found is None or at(found) == 0
    if all(1 + k * x for x in (1, 2, 5, 25, 50, 75, 100, 200, 300)):
        assert found == -a / b


def test_a_pole_at_nothing_is_no_obstacle() -> None:
    assert root_of(lambda x: 5000 / x - Fraction(1, 10), Fraction(1000)) == 50_000


@given(st.fractions(0, 1000, max_denominator=1000))
def test_a_root_is_exact_where_it_can_be_and_never_above(value: Fraction) -> None:
    assert root(value * value) == value
    found = root(value)
    assert found * found <= value
    assert (found + Fraction(1, 10**79)) ** 2 > value


@pytest.mark.parametrize(
    ("unit", "size", "step"),
    [
        (Unit.of("student"), 1000, 1),
        (Unit.of("yuan"), 1_000_000, 1),
        (Unit.of("meter", 2), 4000, Fraction(1, 100)),
        (Unit.of("percent"), 50, Fraction(1, 100)),
        (Unit(), 10, Fraction(1, 10_000)),
    ],
)
def test_fields_begin_with_round_numbers(unit: Unit, size: int, step: Fraction) -> None:
    assert usual(unit, Fraction(1)) == size
    assert step_at(Field("x", unit), Fraction(size)) == step


def test_values_fit_their_fields() -> None:
    words = document("  a: {on: school, holds: fund}\n").vocabulary
    world = World("school", words)
    students = words.fields["students"].field
    assert suits(world, students, Fraction(45))
    assert not suits(world, students, Fraction(1, 2))
    assert not suits(world, students, Fraction(-1))
    assert not suits(world, students, Fraction(10**9))
    assert suits(world, Field("y", signed=True), Fraction(-1, 4))
    assert not suits(world, Field("y"), Fraction(1, 3))
    assert Field("z", kind=Kind.TEXT).name not in world.at(OWN)
