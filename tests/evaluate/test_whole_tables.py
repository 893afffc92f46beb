"""Tables: who is asked, what belongs to whom, and aggregates worked by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from edustandards.checks import nodes as c
from edustandards.checks.finding import Finding
from edustandards.checks.parse import parse_requirement
from edustandards.checks.standard import Standard
from edustandards.checks.verdict import Verdict
from edustandards.errors import UnitError
from edustandards.evaluate.observed import Observed
from edustandards.measures.values import Value
from edustandards.units.quantity import Quantity
from edustandards.units.unit import ONE
from tests.evaluate.world import F, by_stage, everything, holds, need, run, table

MET, NOT_MET = Verdict.MET, Verdict.NOT_MET
UNKNOWN, NOT_APPLICABLE = Verdict.UNKNOWN, Verdict.NOT_APPLICABLE

SCHOOLS = {
    "school": ["a", "b", "c", "a", "d"],
    "county": ["X", "X", "X", "X", "Y"],
    "stage": ["primary", "primary", "primary", "junior", "primary"],
}


def schools(area: list[Value], students: list[Value], **keys: list[str]) -> Observed:
    return table("school", SCHOOLS | keys, area=area, gym=[0] * len(area), students=students)


def codes(finding: Finding) -> list[str]:
    return [reason.code for reason in finding.reasons]


FIVE = schools([10, 20, 60, 5, 7], [10, 10, 20, 5, 7])
"""Per student: X primary 1, 2, 3; X junior 1; Y primary 1."""


def test_a_standard_is_asked_once_for_each_row() -> None:
    found = run(need("area_per_student", "≥ 2 m²/student"), FIVE)
    assert [(one.entity, one.stage, one.verdict) for one in found] == [
        ("a", "primary", NOT_MET),
        ("b", "primary", MET),
        ("c", "primary", MET),
        ("a", "junior", NOT_MET),
        ("d", "primary", NOT_MET),
    ]


def test_counties_are_named_by_their_schools_in_order_of_first_appearance() -> None:
    found = run(need("area_per_student", "≥ 2 m²/student"), FIVE, on="county")
    assert [(one.entity, one.stage, one.value) for one in found] == [
        ("X", "", F(95, 45)),
        ("Y", "", 1),
    ]
    staged = by_stage(
        primary=need("area_per_student", "≥ 2 m²/student"),
        junior=need("area_per_student", "≥ 2 m²/student"),
    )
    found = run(staged, FIVE, on="county")
    assert [(one.entity, one.stage, one.value) for one in found] == [
        ("X", "primary", F(90, 40)),
        ("X", "junior", 1),
        ("Y", "primary", 1),
    ]


def test_a_table_of_its_own_is_not_summed() -> None:
    """A cell left blank is missing; a column that is not there adds up over the parts."""
    counties = table("county", {"county": ["X", "Y"]}, students=[50, None])
    found = run(need("area / students", "≥ 2 m²/student"), FIVE, counties, on="county")
    assert [(one.value, one.verdict) for one in found] == [(F(95, 50), NOT_MET), (None, UNKNOWN)]
    assert found[1].missing == ("students",)


def test_a_sum_over_parts_with_a_gap_is_unknown() -> None:
    gap = schools([10, None, 60, 5, 7], [10, 10, 20, 5, 7])
    found = run(need("area_per_student", "≥ 1 m²/student"), gap, on="county")
    assert [one.verdict for one in found] == [UNKNOWN, MET]
    assert found[0].missing == ("area",)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("sum(area)", 95),
        ("mean(area_per_student)", F(7, 4)),
        ("mean(area_per_student, weight=students)", F(95, 45)),
        ("min(area_per_student)", 1),
        ("max(area_per_student)", 3),
        ("count()", 4),
        ("count(where=students >= 10 student)", 3),
        ("count(students >= 10 student)", 3),
        ("share(students >= 10 student)", F(3, 4)),
        ("sum(area, where=students >= 10 student)", 90),
    ],
)
def test_aggregates_over_the_schools_of_a_county(formula: str, value: Fraction) -> None:
    unit = {"sum": "m²", "mea": "m²/student", "min": "m²/student", "max": "m²/student"}
    wanted = f"≥ 0 {unit.get(formula[:3], '')}"
    assert run(need(formula, wanted), FIVE, on="county")[0].value == value


def test_a_weighted_coefficient_of_variation() -> None:
    """X primary: 1, 2, 3 with weights 10, 10, 20: mean 9/4, variance 11/16, cv² = 11/81."""
    check = by_stage(primary=need("cv(area_per_student, weight=students)", "≤ 0.3685"))
    [x, junior, y] = run(check, FIVE, on="county")
    assert x.verdict is NOT_MET
    assert isinstance(x.value, Fraction)
    assert abs(float(x.value) - (11 / 81) ** 0.5) < 1e-12
    assert x.margin is not None
    assert x.margin < 0
    assert junior.verdict is NOT_APPLICABLE
    assert (y.verdict, y.value) == (MET, 0)
    loose = by_stage(primary=need("cv(area_per_student, weight=students)", "≤ 0.3686"))
    assert run(loose, FIVE, on="county")[0].verdict is MET


def test_the_unweighted_form_is_another_number() -> None:
    """1, 2, 3 alike: mean 2, variance 2/3, cv² = 1/6; both together about 0.7767."""
    check = by_stage(primary=need("cv_unweighted(area_per_student)", "≤ 0.4"))
    assert run(check, FIVE, on="county")[0].verdict is NOT_MET
    mean_of_two = "(cv(area_per_student, weight=students) + cv_unweighted(area_per_student)) / 2"
    assert run(by_stage(primary=need(mean_of_two, "≤ 0.3884")), FIVE, on="county")[0].verdict is MET
    assert (
        run(by_stage(primary=need(mean_of_two, "≤ 0.3883")), FIVE, on="county")[0].verdict
        is NOT_MET
    )
    difference = "cv_unweighted(area_per_student) - cv(area_per_student, weight=students)"
    assert run(by_stage(primary=need(difference, "> 0")), FIVE, on="county")[0].verdict is MET
    negative = "2 * -cv_unweighted(area_per_student)"
    assert run(by_stage(primary=need(negative, "< 0")), FIVE, on="county")[0].verdict is MET


def test_a_coefficient_exactly_on_its_limit() -> None:
    """1 and 3 with equal weights: cv = 1/2, a rational root."""
    two = table(
        "school",
        {"school": ["a", "b"], "county": ["X", "X"]},
        area=[1, 3],
        gym=[0, 0],
        students=[1, 1],
    )
    check = need("cv(area_per_student, weight=students)", "≤ 0.50")
    [found] = run(check, two, on="county")
    assert (found.verdict, found.value, found.margin) == (MET, F(1, 2), 0)
    strict = need("cv(area_per_student, weight=students)", "< 0.50")
    assert run(strict, two, on="county")[0].verdict is NOT_MET


def test_a_coefficient_may_not_stand_inside_products() -> None:
    for formula in (
        "cv_unweighted(area) * cv_unweighted(gym)",
        "1 / cv_unweighted(area)",
        "max(cv_unweighted(area), 1)",
    ):
        with pytest.raises(UnitError) as caught:
            run(need(formula, "≤ 1"), FIVE, on="county")
        assert caught.value.problems[0].code == "cv-inside"


def test_a_mean_of_zero_has_no_coefficient() -> None:
    nothing = schools([0, 0, 0, 0, 0], [1, 1, 1, 1, 1])
    [x, y] = run(need("cv(area_per_student, weight=students)", "≤ 0.5"), nothing, on="county")
    assert x.verdict is y.verdict is UNKNOWN
    assert codes(x) == ["zero-mean"]


def test_for_every_school_of_a_county() -> None:
    check = c.ForEvery("school", by_stage(primary=need("area_per_student", "≥ 1 m²/student")))
    [x, y] = run(check, FIVE, on="county")
    assert (x.verdict, y.verdict) == (MET, MET)
    assert [part.verdict for part in x.parts] == [MET, MET, MET, NOT_APPLICABLE]
    assert x.relative_margin == 0
    strict = c.ForEvery("school", need("area_per_student", "≥ 2 m²/student"))
    [x, y] = run(strict, FIVE, on="county")
    assert (x.verdict, x.relative_margin) == (NOT_MET, F(-1, 2))


def test_only_some_parts_are_asked() -> None:
    where = holds("students >= 8 student").condition
    check = c.ForEvery("school", need("area_per_student", "≥ 2 m²/student"), where)
    [x, y] = run(check, FIVE, on="county")
    assert x.verdict is NOT_MET
    assert len(x.parts) == 3
    assert (y.verdict, codes(y)) == (UNKNOWN, ["no-parts"])
    gap = schools([10, 20, 60, 5, 7], [10, 10, 20, None, 7])
    check = c.ForEvery("school", need("area", "≥ 0 m²"), where)
    assert run(check, gap, on="county")[0].verdict is UNKNOWN


@pytest.mark.parametrize(
    ("requirement", "verdict"),
    [("≥ 50 %", MET), ("> 50 %", NOT_MET), ("= 50 %", MET), ("≤ 49 %", NOT_MET)],
)
def test_the_share_of_schools_that_meet_a_check(requirement: str, verdict: Verdict) -> None:
    """Of the four rows of X, two have at least 2 m²."""
    bound = parse_requirement(requirement, ONE)
    assert isinstance(bound, c.Bound)
    check = c.ShareOf("school", need("area_per_student", "≥ 2 m²/student"), bound)
    found = run(check, FIVE, on="county")[0]
    assert isinstance(bound.threshold, Quantity)
    limit = bound.threshold.number / 100
    assert (found.verdict, found.value, found.threshold) == (verdict, F(1, 2), limit)


def test_a_share_that_an_unknown_part_cannot_turn() -> None:
    """Known: 2 met, 1 not; with one unknown the share lies between 1/2 and 3/4."""
    gap = schools([10, 20, 60, None, 7], [10, 10, 20, 5, 7])
    inner = need("area_per_student", "≥ 2 m²/student")

    def found(requirement: str) -> Finding:
        bound = parse_requirement(requirement, ONE)
        assert isinstance(bound, c.Bound)
        return run(c.ShareOf("school", inner, bound), gap, on="county")[0]

    assert found("≥ 50 %").verdict is MET
    assert found("≥ 60 %").verdict is UNKNOWN
    assert found("> 75 %").verdict is NOT_MET
    assert found("= 90 %").verdict is UNKNOWN
    assert found("≥ 50 %").value is None


def test_a_share_of_what_does_not_apply() -> None:
    bound = parse_requirement("≥ 50 %", ONE)
    assert isinstance(bound, c.Bound)
    check = c.ShareOf("school", by_stage(junior=need("students", "≥ 1 student")), bound)
    [x, y] = run(check, FIVE, on="county")
    assert (x.verdict, x.value) == (MET, 1)
    assert y.verdict is NOT_APPLICABLE
    none = c.ShareOf("class", need("students", "≥ 1 student"), bound)
    assert codes(run(none, FIVE, on="county")[0]) == ["no-parts"]


CLASSES = table(
    "class",
    {
        "class": ["1", "2", "1"],
        "school": ["a", "a", "b"],
        "county": ["X", "X", "X"],
        "stage": ["primary", "primary", "primary"],
    },
    students=[45, 46, 40],
)


def test_classes_belong_to_their_school_and_stage() -> None:
    check = c.ForEvery("class", need("students", "≤ 45 student"))
    found = run(check, FIVE, CLASSES)
    assert [one.verdict for one in found] == [NOT_MET, MET, UNKNOWN, UNKNOWN, UNKNOWN]
    assert found[0].parts[1].entity == "2"
    county = run(check, FIVE, CLASSES, on="county")
    assert [one.verdict for one in county] == [NOT_MET, UNKNOWN]


def test_a_field_adds_up_over_two_levels() -> None:
    found = run(need("students", "≥ 131 student"), CLASSES, on="county")
    assert [(one.entity, one.value, one.verdict) for one in found] == [("X", 131, MET)]


def test_one_city_owns_all_schools_without_a_key() -> None:
    city = table("city", {"city": ["Z"]}, money=[100])
    found = run(need("money / students", "≥ 1 yuan/student"), FIVE, city, on="city")
    assert [(one.entity, one.value) for one in found] == [("Z", F(100, 52))]
    nameless = run(need("students", "≥ 52 student"), FIVE, on="city")
    assert [(one.entity, one.verdict) for one in nameless] == [("", MET)]
    two = table("city", {"city": ["Z", "W"]}, money=[100, 100])
    found = run(need("money / students", "≥ 1 yuan/student"), FIVE, two, on="city")
    assert [one.missing for one in found] == [("students",), ("students",)]


def test_the_population_of_a_standard() -> None:
    found = run(need("area", "≥ 0 m²"), FIVE, where="students >= 10 student")
    assert [one.entity for one in found] == ["a", "b", "c"]
    gap = schools([10, 20, 60, 5, 7], [10, None, 20, 5, 7])
    found = run(need("area", "≥ 0 m²"), gap, where="students >= 10 student")
    assert [(one.entity, one.verdict) for one in found] == [("a", MET), ("b", UNKNOWN), ("c", MET)]
    assert found[1].missing == ("students",)


def test_a_standard_for_some_stages_only() -> None:
    found = run(need("area", "≥ 0 m²"), FIVE, stages=("junior",))
    assert [one.verdict for one in found] == [
        *[NOT_APPLICABLE] * 3,
        MET,
        NOT_APPLICABLE,
    ]


def test_nothing_that_applied_is_said_aloud() -> None:
    empty = table("school", {"school": []}, students=[])
    check = need("students", "≥ 0 student")
    cases = [
        (run(check, FIVE, on="class"), "no-table"),
        (run(check, empty), "no-rows"),
        (run(check, FIVE, where="students > 1000 student"), "none-asked"),
    ]
    for [found], code in cases:
        assert (found.verdict, found.entity, codes(found)) == (UNKNOWN, "", [code])


YEARS = table(
    "city",
    {"city": ["Z"] * 4, "period": ["2016", "2017", "2019", "soon"]},
    money=[100, 110, 121, 1],
)


@pytest.mark.parametrize(
    ("formula", "requirement", "verdicts"),
    [
        ("previous(money)", "≥ 100 yuan", [UNKNOWN, MET, UNKNOWN, UNKNOWN]),
        ("change(money)", "≥ 10 yuan", [UNKNOWN, MET, UNKNOWN, UNKNOWN]),
        ("growth(money)", "≥ 10 %", [UNKNOWN, MET, UNKNOWN, UNKNOWN]),
        ("growth(money, since=2016)", "≥ 21 %", [NOT_MET, NOT_MET, MET, NOT_MET]),
        ("change(money, since=2010)", "≥ 0 yuan", [UNKNOWN] * 4),
    ],
)
def test_change_over_the_years(formula: str, requirement: str, verdicts: list[Verdict]) -> None:
    found = run(need(formula, requirement), YEARS, on="city")
    assert [one.verdict for one in found] == verdicts
    unknown = [codes(one) for one in found if one.verdict is UNKNOWN]
    assert all(code == ["no-period"] for code in unknown)


def test_a_gap_in_the_earlier_year_is_named() -> None:
    gap = table("city", {"city": ["Z"] * 2, "period": ["2016", "2017"]}, money=[None, 110])
    found = run(need("change(money)", "≥ 0 yuan"), gap, on="city")
    assert found[1].missing == ("money",)
    late = table("city", {"city": ["Z"] * 2, "period": ["2016", "2017"]}, money=[1, None])
    assert run(need("change(money)", "≥ 0 yuan"), late, on="city")[1].missing == ("money",)


def test_columns_of_verdicts_agree_with_findings() -> None:
    standard = Standard("it", need("area_per_student", "≥ 2 m²/student"), "school")
    results = everything([standard], FIVE)
    [judged] = results.judged
    assert list(judged.verdicts()) == [one.verdict for one in judged.findings()]
    assert len(judged) == 5
    assert results.counts() == {MET: 2, NOT_MET: 3, UNKNOWN: 0, NOT_APPLICABLE: 0}
