"""One entity, by hand: verdicts on and about each boundary, and what explains them."""

from __future__ import annotations

import pickle
from fractions import Fraction

import pytest

from edustandards.checks import nodes as c
from edustandards.checks.finding import Finding
from edustandards.checks.verdict import Verdict
from edustandards.errors import UnitError
from edustandards.evaluate.judge import plan
from edustandards.measures import nodes as m
from edustandards.measures.values import Unreadable
from tests.evaluate.world import FIELDS, F, by_stage, holds, need, one

MET, NOT_MET = Verdict.MET, Verdict.NOT_MET
UNKNOWN, NOT_APPLICABLE = Verdict.UNKNOWN, Verdict.NOT_APPLICABLE
ROOMY = need("area_per_student", "≥ 7.5 m²/student")


def codes(finding: Finding) -> list[str]:
    return [reason.code for reason in finding.reasons]


@pytest.mark.parametrize(
    ("area", "verdict", "margin"),
    [
        (F(3000), MET, F(0)),
        (F(29999, 10), NOT_MET, F(-1, 4000)),
        (F(30001, 10), MET, F(1, 4000)),
    ],
)
def test_area_per_student_about_its_limit(
    area: Fraction, verdict: Verdict, margin: Fraction
) -> None:
    """400 students at 7.5 m² each need 3000 m²; 500 of them may be indoors."""
    found = one(ROOMY, area=area - 500, gym=500, students=400)
    assert found.verdict is verdict
    assert found.value == area / 400
    assert found.threshold == F("7.5")
    assert found.margin == margin
    assert found.relative_margin == margin / F("7.5")


@pytest.mark.parametrize(
    ("requirement", "below", "on", "above"),
    [
        ("≥ 45 student", NOT_MET, MET, MET),
        ("> 45 student", NOT_MET, NOT_MET, MET),
        ("≤ 45 student", MET, MET, NOT_MET),
        ("< 45 student", MET, NOT_MET, NOT_MET),
        ("= 45 student", NOT_MET, MET, NOT_MET),
        ("≠ 45 student", MET, NOT_MET, MET),
    ],
)
def test_every_comparator(requirement: str, below: Verdict, on: Verdict, above: Verdict) -> None:
    check = need("students", requirement)
    assert [one(check, students=n).verdict for n in (44, 45, 46)] == [below, on, above]


def test_a_range_includes_its_ends_and_tells_the_nearer_one() -> None:
    check = need("temperature", "3300–5500 K")
    verdicts = [one(check, temperature=n).verdict for n in (3299, 3300, 5500, 5501)]
    assert verdicts == [NOT_MET, MET, MET, NOT_MET]
    high = one(check, temperature=5400)
    assert (high.margin, high.threshold) == (100, 5500)
    low = one(check, temperature=3200)
    assert (low.margin, low.threshold) == (-100, 3300)
    assert low.shortfall is not None
    assert (low.shortfall.field, low.shortfall.change) == ("temperature", 100)


def test_units_of_threshold_and_formula_convert_exactly() -> None:
    """12 亩 are 8000 m²: 0.8 万平方米, and 20 m² for each of 400."""
    assert one(need("area", "≥ 12 亩"), area=8000).verdict is MET
    assert one(need("area", "≥ 12 亩"), area=F(79999, 10)).verdict is NOT_MET
    assert one(need("area / students", "≥ 0.002 万平方米/生"), area=8000, students=400).margin == 0
    assert one(need("area + 3 亩", "= 5 亩"), area=F(4000, 3)).verdict is MET


def test_a_ratio_of_teachers_to_students() -> None:
    check = need("teachers / students", "≥ 1:19 教师/学生")
    assert one(check, teachers=10, students=190).verdict is MET
    assert one(check, teachers=10, students=191).verdict is NOT_MET
    gap = one(check, teachers=9, students=190).shortfall
    assert gap is not None
    assert (gap.field, gap.change) == ("teachers", 1)
    assert one(check, teachers=0, students=19).verdict is NOT_MET


def test_a_threshold_by_formula() -> None:
    """350 m² and 4.1 m² for each of 100 students are 760 m²."""
    check = need("area", "≥ 350 m² + 4.1 m²/student * students")
    assert one(check, area=760, students=100).verdict is MET
    below = one(check, area=759, students=100)
    assert (below.verdict, below.threshold, below.margin) == (NOT_MET, 760, -1)
    assert one(check, area=760).verdict is UNKNOWN
    assert one(check, area=760).missing == ("students",)


def test_a_room_for_each_twelve_classes_begun() -> None:
    check = need("rooms", "≥ ceil(classes / 12 class) * 1 room")
    verdicts = [one(check, rooms=2, classes=n).verdict for n in (24, 25)]
    assert verdicts == [MET, NOT_MET]


def test_functions_of_a_formula() -> None:
    assert one(need("min(area, gym)", "≥ 3 m²"), area=4, gym=3).value == 3
    assert one(need("max(area, 1 亩)", "≥ 3 m²"), area=4).value == F(2000, 3)
    assert one(need("floor(area / 3)", "= 1 m²"), area=5).verdict is MET
    assert one(need("-balance", "≤ 5 yuan"), balance=-5).verdict is MET
    assert (
        one(need("persons(students) + persons(teachers)", "= 5 人"), students=3, teachers=2).value
        == 5
    )
    assert one(need("students * 2 - 3 student", "= 7 student"), students=5).verdict is MET


def test_rounded_value_against_the_digits_of_the_limit() -> None:
    """GB/T 8170: 2.25 rounds to 2.2 and fails 2.3; 2.35 rounds to 2.4; in full 2.25 fails too."""
    rounded = need("rooms / (100 student)", "≥ 2.3 room/(100 student)", rounded=True)
    check = need("rooms / students", "≥ 2.3 room/(100 student)", rounded=True)
    assert rounded.judge is c.Judge.ROUNDED
    assert one(check, rooms=45, students=2000).verdict is NOT_MET
    assert one(check, rooms=451, students=20000).verdict is MET
    full = need("rooms / students", "≥ 2.3 room/(100 student)")
    assert one(full, rooms=451, students=20000).verdict is NOT_MET
    found = one(check, rooms=451, students=20000)
    assert found.margin == 0


@pytest.mark.parametrize(
    ("values", "missing", "reasons"),
    [
        ({"gym": 1, "students": 1}, ("area",), ["missing"]),
        ({"area": None, "gym": None, "students": 1}, ("area", "gym"), ["missing", "missing"]),
        ({"area": 1, "gym": 1, "students": 0}, (), ["zero-denominator"]),
        (
            {"area": Unreadable("约15000"), "gym": 1, "students": 1},
            ("area",),
            ["cell-unreadable"],
        ),
        (
            {"area": 1, "gym": 1, "students": Unreadable("-3", "cell-negative")},
            ("students",),
            ["cell-negative"],
        ),
    ],
)
def test_what_is_missing_makes_it_unknown_and_is_named(
    values: dict[str, object], missing: tuple[str, ...], reasons: list[str]
) -> None:
    found = one(ROOMY, **values)  # type: ignore[arg-type]
    assert found.verdict is UNKNOWN
    assert found.missing == missing
    assert codes(found) == reasons
    assert found.margin is None
    assert found.relative_margin is None
    assert found.shortfall is None


def test_a_level_or_better() -> None:
    check = need("level", "≥ Ⅲ")
    verdicts = [one(check, level=level).verdict for level in ("Ⅱ", "Ⅲ", "Ⅴ")]
    assert verdicts == [NOT_MET, MET, MET]
    assert one(check, level="Ⅱ").value == "Ⅱ"
    unknown = one(check, level=None)
    assert (unknown.verdict, unknown.missing) == (UNKNOWN, ("level",))


def test_conditions_hold_or_not_or_are_unknown() -> None:
    check = holds("fund and not kind = special or students >= 50 student")
    assert one(check, fund=True, kind="plain", students=1).verdict is MET
    assert one(check, fund=False, kind="plain", students=50).verdict is MET
    assert one(check, fund=False, kind="plain", students=49).verdict is NOT_MET
    assert one(check, fund=True, kind=None, students=None).verdict is UNKNOWN
    assert one(check, fund=True, kind=None, students=None).missing == ("kind", "students")
    assert one(check, fund=None, kind="special", students=49).verdict is NOT_MET


def test_words_and_levels_in_conditions() -> None:
    assert one(holds("kind in (a, b)"), kind="b").verdict is MET
    assert one(holds("kind in (a, b)"), kind="c").verdict is NOT_MET
    assert one(holds("kind ≠ a"), kind="b").verdict is MET
    assert one(holds("kind in (a, b)")).verdict is UNKNOWN
    assert one(holds("level < Ⅲ"), level="Ⅱ").verdict is MET
    assert one(holds("level < Ⅲ"), level="Ⅲ").verdict is NOT_MET
    assert one(holds("level < Ⅲ")).verdict is UNKNOWN
    assert one(holds("area > gym"), area=1, gym=1).verdict is NOT_MET
    assert one(holds("area > gym"), area=1).verdict is UNKNOWN


def test_stages_that_are_not_named_are_not_asked() -> None:
    check = by_stage(
        primary=need("students", "≤ 45 student"), junior=need("students", "≤ 50 student")
    )
    assert one(check, "primary", students=46).verdict is NOT_MET
    assert one(check, "junior", students=46).verdict is MET
    only = by_stage(primary=need("students", "≤ 45 student"))
    assert one(only, "junior", students=46).verdict is NOT_APPLICABLE
    assert one(only, "junior", students=46).relative_margin is None
    assert codes(one(only, "primry", students=1)) == ["row-stage-unknown"]
    assert codes(one(only, students=1)) == ["row-stage-missing"]


def test_when_it_applies() -> None:
    from edustandards.measures.parse import parse_condition
    from tests.evaluate.world import NAMES

    check = c.When(parse_condition("students >= 50 student", NAMES), need("rooms", "≥ 2 room"))
    assert one(check, students=49, rooms=0).verdict is NOT_APPLICABLE
    assert one(check, students=50, rooms=2).verdict is MET
    assert one(check, students=50, rooms=2).relative_margin == 0
    unknown = one(check, rooms=2)
    assert (unknown.verdict, unknown.missing) == (UNKNOWN, ("students",))


SMALL, MANY, WIDE = (
    need("students", "≤ 45 student"),
    need("rooms", "≥ 2 room"),
    need("area", "≥ 10 m²"),
)


def test_compositions_and_their_margins() -> None:
    values = {"students": 50, "rooms": 3, "area": 10}
    both, either = c.AllOf((SMALL, MANY)), c.AnyOf((SMALL, MANY))
    assert one(both, **values).verdict is NOT_MET
    assert one(both, **values).relative_margin == F(-1, 9)
    assert one(either, **values).verdict is MET
    assert one(either, **values).relative_margin == F(1, 2)
    assert one(c.Not(SMALL), **values).verdict is MET
    assert one(c.Not(SMALL), **values).relative_margin == F(1, 9)
    two = c.AtLeast(2, (SMALL, MANY, WIDE))
    assert one(two, **values).verdict is MET
    assert one(two, **values).relative_margin == 0
    assert one(c.AllOf((SMALL, holds("fund"))), students=44, fund=True).relative_margin == F(1, 45)
    assert one(c.AllOf((SMALL, holds("fund"))), students=44, fund=False).relative_margin is None


def test_unknown_parts_of_a_composition() -> None:
    assert one(c.AllOf((SMALL, MANY)), students=50).verdict is NOT_MET
    assert one(c.AllOf((SMALL, MANY)), students=40).verdict is UNKNOWN
    assert one(c.AllOf((SMALL, MANY)), students=40).missing == ("rooms",)
    assert one(c.AnyOf((SMALL, MANY)), students=40).verdict is MET
    assert one(c.AtLeast(2, (SMALL, MANY, WIDE)), students=40).verdict is UNKNOWN
    assert one(c.AtLeast(3, (SMALL, MANY, WIDE)), students=50).verdict is NOT_MET


def test_the_others_have_to_reach_their_share() -> None:
    """Two of three, the rest at 85 %: 1.7 rooms of 2, 8.5 m² of 10, 45/0.85 students."""
    check = c.AtLeast(
        2, (c.Cited("small", SMALL), c.Cited("many", MANY), c.Cited("wide", WIDE)), F(85, 100)
    )
    assert one(check, students=40, rooms=2, area=F("8.5")).verdict is MET
    below = one(check, students=40, rooms=2, area=F("8.4"))
    assert below.verdict is NOT_MET
    assert [dict(reason.params)["standard"] for reason in below.reasons] == ["wide"]
    assert below.relative_margin == F("-0.1") / F("8.5")
    assert one(check, students=40, rooms=2).verdict is UNKNOWN
    assert [part.standard for part in below.parts] == ["small", "many", "wide"]


def test_what_at_least_counts() -> None:
    parts = (by_stage(primary=SMALL), MANY, WIDE)
    values = {"students": 1, "rooms": 2, "area": 1}
    assert one(c.AtLeast(2, parts), "junior", **values).verdict is NOT_MET
    applicable = c.AtLeast(2, parts, counting=c.Counting.APPLICABLE)
    assert one(applicable, "junior", **values).verdict is MET
    none = c.AtLeast(1, (by_stage(primary=SMALL),))
    assert one(none, "junior", students=1).verdict is NOT_APPLICABLE
    assert one(c.AllOf((by_stage(primary=SMALL),)), "junior", students=1).verdict is NOT_APPLICABLE
    assert one(c.AnyOf((by_stage(primary=SMALL),)), "junior", students=1).verdict is NOT_APPLICABLE


@pytest.mark.parametrize(
    ("check", "values", "field", "change"),
    [
        (
            need("area_per_student", "≥ 7.5 m²/student"),
            {"area": 10, "gym": 1, "students": 3},
            "area",
            F("11.5"),
        ),
        (
            need("rooms / students", "≥ 2.3 room/(100 student)"),
            {"rooms": 4, "students": 200},
            "rooms",
            1,
        ),
        (
            need("rooms / students", "> 2 room/(100 student)"),
            {"rooms": 4, "students": 200},
            "rooms",
            1,
        ),
        (
            need("students / classes", "≤ 45 student/class"),
            {"students": 91, "classes": 2},
            "classes",
            1,
        ),
        (need("students", "< 45 student"), {"students": 45}, "students", -1),
        (need("students", "≤ 45 student"), {"students": 47}, "students", -2),
        (need("area / gym", "≤ 2"), {"area": 10, "gym": 4}, "gym", 1),
        (need("students", "= 45 student"), {"students": 47}, "students", -2),
        (need("1 / (area / gym + 1)", "≥ 0.5"), {"area": 10, "gym": 4}, "gym", 6),
        (need("area - gym", "≥ 0 m²"), {"area": 1, "gym": 4}, "area", 3),
        (need("area * 2 + gym * 3", "≥ 12 m²"), {"area": 1, "gym": 0}, "area", 5),
    ],
)
def test_what_would_close_the_gap(
    check: c.Require, values: dict[str, object], field: str, change: Fraction
) -> None:
    found = one(check, **values)  # type: ignore[arg-type]
    assert found.verdict is NOT_MET
    assert found.shortfall is not None
    assert (found.shortfall.field, found.shortfall.change) == (field, change)


@pytest.mark.parametrize(
    ("check", "values"),
    [
        (need("ceil(area / 3)", "≥ 9 m²"), {"area": 1}),
        (need("area * gym", "≥ 9 m²*m²"), {"area": 0, "gym": 0}),
        (need("students", "≠ 45 student"), {"students": 46}),
    ],
)
def test_where_no_one_field_closes_it(check: c.Require, values: dict[str, object]) -> None:
    assert one(check, **values).shortfall is None  # type: ignore[arg-type]


def test_evidence_names_every_number() -> None:
    found = one(ROOMY, area=10, gym=20, students=3)
    assert [(e.field, e.value) for e in found.evidence] == [
        ("area", 10),
        ("gym", 20),
        ("students", 3),
    ]


@pytest.mark.parametrize(
    ("values", "verdict", "seen"),
    [
        ({"area": 10, "gym": 20, "students": 3}, NOT_APPLICABLE, ["students"]),
        ({"area": 10, "gym": 20, "students": 30}, NOT_MET, ["area", "gym", "students"]),
        ({"area": 10, "gym": 20}, UNKNOWN, ["students"]),
    ],
)
def test_what_decides_that_a_check_applies_is_evidence_too(
    values: dict[str, object], verdict: Verdict, seen: list[str]
) -> None:
    found = one(c.When(holds("students ≥ 10 student").condition, ROOMY), **values)  # type: ignore[arg-type]
    assert found.verdict is verdict
    assert [one.field for one in found.evidence] == seen


def test_a_finding_travels() -> None:
    found = one(ROOMY, area=10, gym=1, students=3)
    again = pickle.loads(pickle.dumps(found))
    assert again == found
    assert (again.margin, again.shortfall, again.evidence) == (
        found.margin,
        found.shortfall,
        found.evidence,
    )


def test_units_that_do_not_fit_are_refused() -> None:
    wrong = c.Require(m.Sum(FIELDS["area"], FIELDS["students"]), ROOMY.requirement)
    with pytest.raises(UnitError):
        plan(wrong)
