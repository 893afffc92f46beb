"""Chinese packs of buildings, staff, fitness and balance, against figures typed from documents.

The tables below are typed from the accounts of the documents, never read from the packs.
"""

from __future__ import annotations

import operator
import random
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import pytest

import edustandards as es
from edustandards.packs.document import Example
from edustandards.packs.tried import tried
from edustandards.units.convert import factor

NAMES = (
    *("cn/basic-balanced@2012", "cn/preschool-universal@2020", "cn/classroom-lighting@2010"),
    *("cn/ventilation@1998", "cn/ventilation@2017", "cn/classroom-area@2011"),
    *("cn/student-fitness@2014", "cn/staffing@2001", "cn/staffing@2014"),
)
PACKS = {name: es.load_pack(name) for name in NAMES}
MET, NOT_MET = es.Verdict.MET, es.Verdict.NOT_MET
UNKNOWN, NOT_APPLICABLE = es.Verdict.UNKNOWN, es.Verdict.NOT_APPLICABLE
AT_LEAST: Callable[[Fraction, Fraction], bool] = operator.ge
AT_MOST: Callable[[Fraction, Fraction], bool] = operator.le
Record = dict[str, object]


class Limit(NamedTuple):
    """A figure of a document: which field it limits, how, and what the figure is multiplied by."""

    pack: str
    standard: str
    field: str
    stands: Callable[[Fraction, Fraction], bool]
    figure: str
    times: int = 1
    step: str = "0.01"
    stage: str = ""
    given: tuple[tuple[str, object], ...] = ()

    def records(self) -> Iterator[tuple[Record, bool]]:
        """Yield records on the limit, one step below and one above, with what is expected."""
        limit = Fraction(self.figure) * self.times
        for amount in (limit - Fraction(self.step), limit, limit + Fraction(self.step)):
            record = {**dict(self.given), self.field: amount}
            if self.stage:
                record["stage"] = self.stage
            yield record, self.stands(amount, limit)


def lighting() -> Iterator[Limit]:
    pack = "cn/classroom-lighting@2010"
    yield Limit(pack, "desk-illuminance", "desk_illuminance", AT_LEAST, "300")
    yield Limit(pack, "desk-uniformity", "desk_uniformity", AT_LEAST, "0.7")
    yield Limit(pack, "board-illuminance", "board_illuminance", AT_LEAST, "500")
    yield Limit(pack, "board-uniformity", "board_uniformity", AT_LEAST, "0.8")
    yield Limit(pack, "glare", "glare_rating", AT_MOST, "19")
    yield Limit(pack, "colour-temperature", "colour_temperature", AT_LEAST, "3300")
    yield Limit(pack, "colour-temperature", "colour_temperature", AT_MOST, "5500")
    yield Limit(pack, "colour-rendering", "colour_rendering", AT_LEAST, "80")
    yield Limit(pack, "lamp-height", "lamp_height", AT_LEAST, "1.7")
    yield Limit(pack, "power-density", "lighting_power_density", AT_MOST, "11")
    yield Limit(pack, "power-density-goal", "lighting_power_density", AT_MOST, "9")
    yield Limit(pack, "board-height", "board_height", AT_LEAST, "1.00")
    yield Limit(pack, "board-reflectance", "board_reflectance", AT_LEAST, "0.15")
    yield Limit(pack, "board-reflectance", "board_reflectance", AT_MOST, "0.20")
    for stage, width in (("primary", "3.60"), ("junior", "4.00"), ("senior", "4.00")):
        yield Limit(pack, "board-width", "board_width", AT_LEAST, width, stage=stage)


AIR = {
    "cn/ventilation@1998": {"primary": "11", "junior": "14", "senior": "17"},
    "cn/ventilation@2017": {"primary": "20", "junior": "25", "senior": "32"},
}


def air() -> Iterator[Limit]:
    for pack, figures in AIR.items():
        for stage, figure in figures.items():
            people = (("room_people", 47),)
            field = "fresh_air_flow"
            yield Limit(pack, "fresh-air", field, AT_LEAST, figure, 47, stage=stage, given=people)


AREAS = {  # square metres per seat, primary and secondary; a dash where none is stated
    ("ordinary-classroom", "普通教室"): ("1.36", "1.39"),
    ("science-room", "科学教室"): ("1.78", "-"),
    ("laboratory", "实验室"): ("-", "1.92"),
    ("combined-laboratory", "综合实验室"): ("-", "2.88"),
    ("special-rooms", "计算机教室"): ("2.00", "1.92"),
    ("special-rooms", "语言教室"): ("2.00", "1.92"),
    ("special-rooms", "美术教室"): ("2.00", "1.92"),
    ("special-rooms", "书法教室"): ("2.00", "1.92"),
    ("music-room", "音乐教室"): ("1.70", "1.64"),
    ("dance-room", "舞蹈教室"): ("2.14", "3.15"),
    ("joint-class-room", "合班教室"): ("0.89", "0.90"),
    ("student-reading-room", "学生阅览室"): ("1.80", "1.90"),
    ("teacher-reading-room", "教师阅览室"): ("2.30", "2.30"),
}


def areas() -> Iterator[Limit]:
    pack, field = "cn/classroom-area@2011", "room_area"
    for (standard, kind), (primary, secondary) in AREAS.items():
        room = (("room_kind", kind), ("seats", 43))
        for stage, figure in (("primary", primary), ("junior", secondary), ("senior", secondary)):
            if figure != "-":
                yield Limit(pack, standard, field, AT_LEAST, figure, 43, stage=stage, given=room)
    for stage in ("junior", "senior"):
        for figure, two in (("1.44", False), ("1.20", True)):
            lab = (("room_kind", "演示实验室"), ("seats", 43), ("holds_two_classes", two))
            standard = "demonstration-laboratory"
            yield Limit(pack, standard, field, AT_LEAST, figure, 43, stage=stage, given=lab)
    office = (("room_kind", "教师办公室"), ("office_teachers", 7))
    yield Limit(pack, "teachers-office", field, AT_LEAST, "5.0", 7, given=office)
    yield Limit(pack, "carbon-dioxide", "co2_share", AT_MOST, "0.15", step="0.0001")


STAFF = {  # students to one of the staff: urban, town, rural
    "primary": ("19", "21", "23"),
    "junior": ("13.5", "16", "18"),
    "senior": ("12.5", "13", "13.5"),
}
PLACES = (("urban", ("城市", "城区")), ("town", ("县镇", "镇区")), ("rural", ("农村", "乡村")))


def staffing() -> Iterator[Limit]:
    for stage, figures in STAFF.items():
        for (standard, words), figure in zip(PLACES, figures, strict=True):
            for word in words:
                school = (("location_kind", word), ("staff", 40))
                yield Limit(
                    *("cn/staffing@2001", standard, "students", AT_MOST, figure, 40),
                    *("1", stage, school),
                )
        school = (("location_kind", "农村"), ("staff", 40))
        yield Limit(
            *("cn/staffing@2014", "staffing", "students", AT_MOST, figures[0], 40),
            *("1", stage, school),
        )


def preschool() -> Iterator[Limit]:
    pack, stage = "cn/preschool-universal@2020", "preschool"
    people, children = (("age_group_population", 2000),), (("students", 2000),)
    private = (*children, ("inclusive_private_children", 300))
    fields = ("enrolled_any_age", "public_kindergarten_children")
    yield Limit(pack, "gross-enrolment", fields[0], AT_LEAST, "0.85", 2000, "1", stage, people)
    yield Limit(pack, "public-share", fields[1], AT_LEAST, "0.5", 2000, "1", stage, children)
    covered = (pack, "inclusive-coverage", fields[1], AT_LEAST, "0.65", 2000, "1", stage)
    yield Limit(*covered, private)  # 65 % public and 15 % private are 80 %
    for standard, field, figure in (
        ("outdoor-area", "outdoor_play_area", "4"),
        ("activity-room-area", "activity_room_area", "8.17"),
        ("building-area", "building_area", "10.44"),
    ):
        yield Limit(pack, standard, field, AT_LEAST, figure, 2000, stage=stage, given=children)
    yield Limit(pack, "public-funds", "public_kindergarten_rate", AT_LEAST, "500")
    yield Limit(pack, "inclusive-subsidy", "inclusive_subsidy_rate", AT_LEAST, "500")
    pay = (("established_teacher_pay", 80000),)
    yield Limit(pack, "contract-pay", "contract_teacher_pay", AT_LEAST, "0.75", 80000, given=pay)
    for kind, size in (("小班", "25"), ("中班", "30"), ("大班", "35"), ("混合班", "30")):
        given = (("kindergarten_class_kind", kind),)
        yield Limit(pack, "class-size", "students", AT_MOST, size, step="1", given=given)
    yield Limit(pack, "kindergarten-size", "students", AT_MOST, "360", step="1", stage=stage)
    teachers = (("teachers", 40),)
    ratio = (pack, "teacher-ratio", "students", AT_MOST, "15", 40, "1", stage)
    yield Limit(*ratio, teachers)
    yield Limit(pack, "social-recognition", "social_recognition", AT_LEAST, "85")


def others() -> Iterator[Limit]:
    pack = "cn/basic-balanced@2012"
    yield Limit(pack, "government-work", "government_work_score", AT_LEAST, "85")
    yield Limit(pack, "public-satisfaction", "public_satisfaction", AT_LEAST, "85")
    for stage in ("senior", "vocational"):
        field = "fitness_graduation_total"
        yield Limit("cn/student-fitness@2014", "graduation", field, AT_LEAST, "50", stage=stage)


LIMITS = [*lighting(), *air(), *areas(), *staffing(), *preschool(), *others()]


@pytest.mark.parametrize(
    "limit", LIMITS, ids=lambda one: f"{one.pack}-{one.standard}-{one.stage}-{one.figure}"
)
def test_figures_of_the_documents_on_the_limit_and_a_step_beside_it(limit: Limit) -> None:
    check = PACKS[limit.pack][limit.standard]
    for record, met in limit.records():
        assert check.verdict(record) is (MET if met else NOT_MET), record


CONFIDENCE = {  # how each figure is marked where it was gathered
    "cn/basic-balanced@2012": {
        "verified": "provincial-basics every-school",
        "single-source": "balance public-satisfaction",
        "unverified": "government-work recognition",
    },
    "cn/preschool-universal@2020": {
        "verified": "gross-enrolment inclusive-coverage public-share reach leadership layout"
        " service-network estate-kindergartens fees safety supervision class-size"
        " kindergarten-size teacher-ratio no-primary-teaching",
        "single-source": "public-funds inclusive-subsidy contract-pay government outdoor-area"
        " activity-room-area building-area premises classes-in-size certified",
        "unverified": "premises-new premises-old quality social-recognition recognition",
    },
    "cn/classroom-lighting@2010": {
        "verified": "desk-illuminance desk-uniformity board-illuminance board-uniformity"
        " colour-temperature colour-rendering lamp-height",
        "single-source": "board-width board-height board-reflectance glare power-density"
        " power-density-goal lighting",
    },
    "cn/ventilation@1998": {"single-source": "fresh-air"},
    "cn/ventilation@2017": {"single-source": "fresh-air"},
    "cn/classroom-area@2011": {
        "single-source": "ordinary-classroom science-room laboratory combined-laboratory"
        " demonstration-laboratory special-rooms music-room dance-room joint-class-room"
        " student-reading-room teacher-reading-room teachers-office carbon-dioxide",
    },
    "cn/student-fitness@2014": {
        "verified": "excellent good pass fail grade-agrees passed award",
        "single-source": "graduation",
    },
    "cn/staffing@2001": {"single-source": "urban town rural"},
    "cn/staffing@2014": {"single-source": "staffing"},
}


@pytest.mark.parametrize("name", NAMES)
def test_how_sure_each_standard_is(name: str) -> None:
    said = {one.id: one.confidence.value for one in PACKS[name].document.standards}
    typed = {id_: sure for sure, ids in CONFIDENCE[name].items() for id_ in ids.split()}
    assert said == typed


@pytest.mark.parametrize("name", NAMES)
def test_nobody_claims_to_have_compared_a_pack_with_its_source(name: str) -> None:
    document = PACKS[name].document
    assert document.checked_on is None
    assert any("没有与" in note.zh and "逐条核对" in note.zh for note in document.notes)
    assert document.source.document
    assert document.effective[0] is not None


@pytest.mark.parametrize("name", NAMES)
def test_titles_clauses_and_notes_are_there_in_both_languages(name: str) -> None:
    document = PACKS[name].document
    notes = [*document.notes, document.title, document.description]
    for standard in document.standards:
        assert standard.clause, standard.id
        notes += [standard.title, *standard.notes]
    for one in document.pending:
        notes += [one.title, *one.notes]
    assert all(note.zh and note.en for note in notes)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_unverified_says_why(name: str) -> None:
    for standard in PACKS[name].document.standards:
        if standard.confidence.value == "unverified":
            assert standard.notes, standard.id


@pytest.mark.parametrize(
    ("name", "standard", "words"),
    [
        ("cn/classroom-lighting@2010", "board-uniformity", "0.7"),
        ("cn/classroom-lighting@2010", "glare", "颠倒"),
        ("cn/classroom-lighting@2010", "colour-temperature", "5300"),
        ("cn/preschool-universal@2020", "teacher-ratio", "符号相反"),
        ("cn/preschool-universal@2020", "social-recognition", "高于85"),
        ("cn/preschool-universal@2020", "premises-new", "缺失"),
        ("cn/basic-balanced@2012", "government-work", "凭记忆"),
        ("cn/classroom-area@2011", "demonstration-laboratory", "1.20"),
    ],
)
def test_conflicts_and_conditions_are_noted(name: str, standard: str, words: str) -> None:
    notes = PACKS[name].document.standard(standard).notes
    assert any(words in note.zh for note in notes)


EXAMPLES = [
    pytest.param(pack, example, id=f"{name}-{example.standard}-{number}")
    for name, pack in PACKS.items()
    for number, example in enumerate(pack.document.examples)
]


@pytest.mark.parametrize(("pack", "example"), EXAMPLES)
def test_examples_find_what_they_expect(pack: es.Pack, example: Example) -> None:
    finding = tried(pack.document, example)
    assert finding.verdict is example.expect
    for said, value in ((example.value, finding.value), (example.margin, finding.margin)):
        if said:
            expected = es.quantity(said, finding.unit)
            assert value == expected.number * factor(expected.unit, finding.unit)


# ---- Editions by date ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("id_", "day", "edition"),
    [
        ("cn/ventilation", "1998-10-01", "1998"),
        ("cn/ventilation", "2010-06-15", "1998"),
        ("cn/ventilation", "2018-04-30", "1998"),
        ("cn/ventilation", "2018-05-01", "2017"),
        ("cn/ventilation", "2018-05-02", "2017"),
        ("cn/ventilation", "2024-01-01", "2017"),
        ("cn/staffing", "2001-10-11", "2001"),
        ("cn/staffing", "2014-11-12", "2001"),
        ("cn/staffing", "2014-11-13", "2014"),
        ("cn/classroom-lighting", "2011-05-01", "2010"),
        ("cn/classroom-lighting", "2026-10-31", "2010"),
        ("cn/classroom-area", "2012-01-01", "2011"),
        ("cn/student-fitness", "2014-07-07", "2014"),
        ("cn/basic-balanced", "2012-01-20", "2012"),
        ("cn/preschool-universal", "2020-03-02", "2020"),
    ],
)
def test_the_edition_in_force_on_a_day(id_: str, day: str, edition: str) -> None:
    assert es.load_pack(id_, as_of=day).document.edition == edition


@pytest.mark.parametrize(
    ("id_", "day"),
    [
        ("cn/ventilation", "1998-09-30"),
        ("cn/staffing", "2001-10-10"),
        ("cn/classroom-lighting", "2011-04-30"),
        ("cn/classroom-lighting", "2026-11-01"),
        ("cn/classroom-area", "2011-12-31"),
        ("cn/student-fitness", "2014-07-06"),
        ("cn/basic-balanced", "2012-01-19"),
        ("cn/preschool-universal", "2020-03-01"),
    ],
)
def test_days_on_which_no_edition_is_in_force(id_: str, day: str) -> None:
    with pytest.raises(es.PackError):
        es.load_pack(id_, as_of=day)


@pytest.mark.parametrize(("day", "verdict"), [("2018-04-30", MET), ("2018-05-01", NOT_MET)])
def test_the_same_room_by_the_rules_of_two_days(day: str, verdict: es.Verdict) -> None:
    room = {"stage": "primary", "fresh_air_flow": 750, "room_people": 50}  # 15 m³ each
    assert es.load_pack("cn/ventilation", as_of=day)["fresh-air"].verdict(room) is verdict


# ---- Fitness: rounded once to one decimal, half to even -----------------------------------------

GRADES = ("excellent", "good", "pass", "fail")


def graded(total: Decimal) -> str:
    rounded = total.quantize(Decimal("0.1"), ROUND_HALF_EVEN)
    if rounded >= Decimal("90.0"):
        return "excellent"
    if rounded >= Decimal("80.0"):
        return "good"
    return "pass" if rounded >= Decimal("60.0") else "fail"


def totals() -> Iterator[Decimal]:
    for edge in (0, 50, 60, 75, 80, 90, 100, 120):
        for hundredths in range(-12, 13):
            yield Decimal(edge) + Decimal(hundredths) / 100
        for thousandths in (-51, -50, -49, -5, 5, 49, 50, 51):
            yield Decimal(edge) + Decimal(thousandths) / 1000


@pytest.mark.parametrize("total", [one for one in totals() if 0 <= one <= 120], ids=str)
def test_each_total_has_one_grade_the_one_of_its_rounded_value(total: Decimal) -> None:
    found = PACKS["cn/student-fitness@2014"].verdicts({"fitness_total": total}, "student")
    assert [one for one in GRADES if found[one] is MET] == [graded(total)]
    assert (found["passed"] is MET) == (graded(total) != "fail")
    assert (found["award"] is MET) == (graded(total) in {"excellent", "good"})


@pytest.mark.parametrize(
    ("total", "grade"),
    [
        *(("89.94", "good"), ("89.95", "excellent"), ("90.0", "excellent"), ("89.9499", "good")),
        *(("79.94", "pass"), ("79.95", "good"), ("80.0", "good"), ("59.94", "fail")),
        *(("59.95", "pass"), ("60.0", "pass"), ("59.949", "fail"), ("75", "pass")),
    ],
)
def test_grades_worked_by_hand(total: str, grade: str) -> None:
    assert graded(Decimal(total)) == grade
    found = PACKS["cn/student-fitness@2014"].verdicts({"fitness_total": total}, "student")
    assert found[grade] is MET


def test_the_grade_reported_is_held_against_the_total() -> None:
    check = PACKS["cn/student-fitness@2014"]["grade-agrees"]
    words = dict(zip(GRADES, ("优秀", "良好", "及格", "不及格"), strict=True))
    for total in map(Decimal, ("95", "89.95", "85", "70", "10")):
        for grade, word in words.items():
            record = {"fitness_grade": word, "fitness_total": total}
            assert check.verdict(record) is (MET if graded(total) == grade else NOT_MET)


# ---- The composite coefficient of variation -----------------------------------------------------

EIGHT = (
    *("teaching", "sports_field_area", "equipment_value", "computers", "library_books"),
    *("teachers", "degree_teachers", "mid_title_teachers"),
)
LARGE = {"primary": Decimal("0.65"), "junior": Decimal("0.55")}


def variation(amounts: list[Fraction], sizes: list[int]) -> Decimal:
    """Return the weighted coefficient of variation to sixty digits, from its definition."""
    whole = Fraction(sum(sizes))
    mean = sum(amounts, Fraction(0)) / whole
    variance = sum(
        size * (amount / size - mean) ** 2 for amount, size in zip(amounts, sizes, strict=True)
    )
    square = variance / whole / mean**2
    with localcontext() as context:
        context.prec = 60
        return (Decimal(square.numerator) / Decimal(square.denominator)).sqrt()


def school(name: str, stage: str, size: int, amounts: dict[str, int], **more: object) -> Record:
    gym = amounts["teaching"] // 10
    return {
        "county": "甲县",
        "school": name,
        "stage": stage,
        "students": size,
        "school_kind": "小学",
        "run_by_county": "是",
        "gym_area": gym,
        "teaching_area": amounts["teaching"] + gym,
        **{one: amounts[one] for one in EIGHT if one not in {"teaching", "sports_field_area"}},
        "sports_field_area": amounts["sports_field_area"] - gym,
        **more,
    }


def county(seed: int, stage: str, spread: float) -> tuple[list[Record], Decimal]:
    chance = random.Random(seed)
    sizes = [chance.randint(20, 900) for _ in range(6)]
    drawn = [
        {one: int(size * 40 * (1 + spread * chance.random() ** 4)) + 9 for one in EIGHT}
        for size in sizes
    ]
    rows = [
        school(f"校{number}", stage, size, amounts)
        for number, (size, amounts) in enumerate(zip(sizes, drawn, strict=True))
    ]
    mean = sum(
        (variation([Fraction(one[name]) for one in drawn], sizes) for name in EIGHT), Decimal(0)
    )
    return rows, mean / 8


@pytest.mark.parametrize("stage", list(LARGE))
@pytest.mark.parametrize("spread", [0.5, 2, 5, 20])
@pytest.mark.parametrize("seed", range(4))
def test_the_composite_is_the_mean_of_eight_weighted_coefficients(
    stage: str, spread: float, seed: int
) -> None:
    rows, mean = county(seed, stage, spread)
    outside = dict.fromkeys(EIGHT, 10**7)
    rows.append(school("民办", stage, 50, outside, run_by_county="否"))
    rows.append(school("点", stage, 50, outside, school_kind="教学点"))
    pack = PACKS["cn/basic-balanced@2012"]
    finding = pack.evaluate({"school": rows}).find("balance", "甲县", stage=stage)
    assert finding.verdict is (MET if mean <= LARGE[stage] else NOT_MET)


def test_both_sides_of_the_limit_are_tried() -> None:
    means = [county(seed, "primary", spread)[1] for seed in range(4) for spread in (0.5, 20)]
    assert min(means) < Decimal("0.55")
    assert max(means) > Decimal("0.65")


def test_the_example_worked_by_hand() -> None:
    sizes = [100, 400]
    small = (900, 2000, 440000, 28, 6600, 9, 4, 5)
    large = (1600, 3000, 560000, 22, 3400, 16, 6, 5)
    found = [
        variation([Fraction(one), Fraction(other)], sizes)
        for one, other in zip(small, large, strict=True)
    ]
    worked = ("0.4", "0.5", "0.6", "0.9", "1.15", "0.4", "0.5", "0.75")
    assert found == [Decimal(one) for one in worked]
    assert sum(found) / 8 == Decimal("0.65")


def test_a_county_is_recognised_by_all_four_conditions() -> None:
    pack = PACKS["cn/basic-balanced@2012"]
    even = dict.fromkeys(EIGHT, 900)
    rows = [
        school(f"{stage}{number}", stage, 100, even, meets_provincial_basics="是")
        for stage in LARGE
        for number in range(3)
    ]
    counties = [{"county": "甲县", "government_work_score": 85, "public_satisfaction": "85 %"}]
    report = pack.evaluate({"school": rows, "county": counties})
    assert [report.find("recognition", "甲县", stage=one).verdict for one in LARGE] == [MET, MET]
    rows[0]["meets_provincial_basics"] = "否"
    report = pack.evaluate({"school": rows, "county": counties})
    found = [report.find("recognition", "甲县", stage=one).verdict for one in LARGE]
    assert found == [NOT_MET, MET]  # it was a primary school
    assert report.find("every-school", "甲县").verdict is NOT_MET


# ---- Who is asked -------------------------------------------------------------------------------


def test_rooms_of_other_kinds_and_places_of_other_kinds_are_not_asked() -> None:
    area, staff = PACKS["cn/classroom-area@2011"], PACKS["cn/staffing@2001"]
    room = {"stage": "primary", "room_kind": "教师办公室", "seats": 40, "room_area": 1}
    found = area.verdicts(room, "classroom")
    assert {id_ for id_, verdict in found.items() if verdict is not NOT_APPLICABLE} == {
        *("teachers-office", "carbon-dioxide"),
    }
    rural = {"stage": "primary", "location_kind": "农村", "students": 2300, "staff": 100}
    assert staff.verdicts(rural) == {
        "urban": NOT_APPLICABLE,
        "town": NOT_APPLICABLE,
        "rural": MET,
    }


def test_a_demonstration_laboratory_of_unknown_size_is_only_unknown_in_between() -> None:
    check = PACKS["cn/classroom-area@2011"]["demonstration-laboratory"]
    room = {"stage": "junior", "room_kind": "演示实验室", "seats": 50}
    verdicts = [check.verdict({**room, "room_area": area}) for area in (72, 71.99, 60, 59.99)]
    assert verdicts == [MET, UNKNOWN, UNKNOWN, NOT_MET]


def test_kindergartens_are_counted_by_their_age() -> None:
    rows = [
        {"county": "甲县", "school": f"园{number}", "stage": "preschool"}
        | {"designed_from_2017": number < 2, "students": 100, "outdoor_play_area": 400}
        | {"activity_room_area": 817, "building_area": 1044 if number != 3 else 1043}
        for number in range(4)
    ]
    report = PACKS["cn/preschool-universal@2020"].evaluate({"school": rows})
    assert report.find("premises-new", "甲县").verdict is MET
    assert report.find("premises-old", "甲县").verdict is MET  # one of two
    rows[0]["outdoor_play_area"] = 399
    report = PACKS["cn/preschool-universal@2020"].evaluate({"school": rows})
    assert report.find("premises-new", "甲县").verdict is NOT_MET


def test_tables_with_the_headers_that_people_use(tmp_path: Path) -> None:
    rooms = tmp_path / "rooms.csv"
    rooms.write_text(
        "学校,学段,教室,用房类型,座位数,教室面积（平方米）,CO2（ppm）\n"
        "一中,初中,101,普通教室,50,69.5,1500\n一中,初中,102,普通教室,50,69.49,1501\n",
        encoding="utf-8",
    )
    report = PACKS["cn/classroom-area@2011"].evaluate(rooms)
    assert report.reading.ignored == ()
    assert report.find("ordinary-classroom", "101", stage="junior").verdict is MET
    assert report.find("ordinary-classroom", "102", stage="junior").verdict is NOT_MET
    assert report.find("carbon-dioxide", "101", stage="junior").verdict is MET
    assert report.find("carbon-dioxide", "102", stage="junior").verdict is NOT_MET

    students = tmp_path / "students.csv"
    students.write_text(
        "学校,班级,学生姓名,标准分,附加分,总分等级\n一中,1班,张三,88.95,1,优秀\n一中,1班,李四,88.94,1,优秀\n",
        encoding="utf-8",
    )
    report = PACKS["cn/student-fitness@2014"].evaluate(students)
    assert report.reading.ignored == ()
    assert report.find("grade-agrees", "张三").verdict is MET
    assert report.find("grade-agrees", "李四").verdict is NOT_MET
