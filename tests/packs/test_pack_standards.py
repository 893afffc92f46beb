"""Standards from packs: every body becomes its node, and every slip is named at its place."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from edustandards.checks import nodes as c
from edustandards.checks.standard import Confidence, Standard
from edustandards.checks.verdict import Verdict
from edustandards.measures import nodes as m
from edustandards.packs.document import PackDocument, Pending, Source
from edustandards.packs.lexicon import Lexicon
from edustandards.units.quantity import Quantity
from edustandards.units.unit import ONE, Unit
from edustandards.wording.text import Text

Slips = Callable[[str], list[tuple[str, str]]]
Build = Callable[[str], PackDocument]

STUDENT, TEACHER, SQUARE = Unit.of("student"), Unit.of("teacher"), Unit.of("meter", 2)
STUDENTS = m.Field("students", STUDENT, adds_up=True)
TEACHERS = m.Field("teachers", TEACHER, adds_up=True)
AREA = m.Field("area", SQUARE, adds_up=True)
FUND = m.Field("fund", kind=m.Kind.YES_NO)
LEVEL = m.Field("level", kind=m.Kind.LEVEL, levels=("Ⅰ", "Ⅱ", "Ⅲ"))
AREA_PER_STUDENT = m.Named("area_per_student", m.Quotient(AREA, STUDENTS), SQUARE / STUDENT)
HOLDS = c.Holds(m.Says(FUND))
MANY = m.Comparison(STUDENTS, m.Comparator.AT_LEAST, m.Constant(Quantity(Fraction(50), STUDENT, 0)))


def standards(build: Build, text: str) -> dict[str, Standard]:
    """Return the standards of a text by their ids."""
    return {one.id: one for one in build(f"standards:\n{text}").standards}


def check(build: Build, body: str, on: str = "school") -> c.Check:
    """Return the check of one standard beside the standard `fund`."""
    text = f"  fund: {{on: {on}, holds: fund}}\n  x: {{on: {on}, {body}}}"
    return standards(build, text)["x"].check


def at_least(number: str, unit: Unit, places: int) -> c.Bound:
    """Return the bound ≥ of a number."""
    return c.Bound(m.Comparator.AT_LEAST, Quantity(Fraction(number), unit, places))


def test_an_indicator_with_a_requirement(build: Build) -> None:
    assert check(build, 'indicator: area_per_student, require: "≥ 7.50 平方米/生"') == c.Require(
        AREA_PER_STUDENT, at_least("7.5", SQUARE / STUDENT, 2)
    )


def test_a_formula_in_place(build: Build) -> None:
    got = check(build, "indicator: teachers / students, require: ≥ 1:19")
    assert isinstance(got, c.Require)
    assert got.measure == m.Quotient(TEACHERS, STUDENTS)


def test_a_requirement_for_each_stage(build: Build) -> None:
    got = check(build, "indicator: area, require: {primary: ≥ 7 m², junior: ≥ 8.0 m²}")
    assert got == c.ByStage(
        (
            ("primary", c.Require(AREA, at_least("7", SQUARE, 0))),
            ("junior", c.Require(AREA, at_least("8", SQUARE, 1))),
        )
    )


def test_a_level(build: Build) -> None:
    got = check(build, "indicator: level, require: ≥ Ⅱ")
    levels = ("Ⅰ", "Ⅱ", "Ⅲ")
    assert got == c.Require(LEVEL, c.Level(m.Comparator.AT_LEAST, "Ⅱ", levels))


def test_a_condition(build: Build) -> None:
    assert check(build, "holds: fund") == HOLDS
    assert check(build, "holds: students ≥ 50 student") == c.Holds(MANY)


def test_compositions_cite_by_id_or_hold_bodies(build: Build) -> None:
    cited = c.Cited("fund", HOLDS)
    inline = c.Holds(MANY)
    parts = "[fund, {holds: students ≥ 50 student}]"
    assert check(build, f"all_of: {parts}") == c.AllOf((cited, inline))
    assert check(build, f"any_of: {parts}") == c.AnyOf((cited, inline))
    assert check(build, "not: fund") == c.Not(cited)
    assert check(build, "not: {not: fund}") == c.Not(c.Not(cited))
    assert check(build, f"at_least: 1, of: {parts}") == c.AtLeast(1, (cited, inline))
    assert check(
        build, f"at_least: 2, of: {parts}, others: 85 %, counting: applicable"
    ) == c.AtLeast(2, (cited, inline), Fraction(85, 100), c.Counting.APPLICABLE)


def test_all_parts_and_a_share_of_parts(build: Build) -> None:
    size = "{indicator: students, require: ≥ 50 student}"
    part = c.Require(STUDENTS, at_least("50", STUDENT, 0))
    assert check(build, f"for_every: class, check: {size}") == c.ForEvery("class", part)
    got = check(
        build,
        f"share_of: class, check: {size}, where: students ≥ 50 student, require: ≥ 0.85",
        "county",
    )
    assert got == c.ShareOf("class", part, at_least("0.85", ONE, 2), MANY)
    by_stage = check(build, f"share_of: class, check: {size}, require: {{primary: ≥ 0.85}}")
    assert isinstance(by_stage, c.ByStage)


def test_a_condition_of_application(build: Build) -> None:
    assert check(build, "holds: fund, when: students ≥ 50 student") == c.When(MANY, HOLDS)
    inner = check(build, "all_of: [fund, {holds: fund, when: students ≥ 50 student}]")
    assert inner == c.AllOf((c.Cited("fund", HOLDS), c.When(MANY, HOLDS)))


def test_citations_may_look_forward_and_keep_the_order_of_the_file(build: Build) -> None:
    text = (
        "  a: {on: school, all_of: [b]}\n  b: {on: school, not: c}\n  c: {on: school, holds: fund}"
    )
    found = standards(build, text)
    assert list(found) == ["a", "b", "c"]
    assert found["a"].check == c.AllOf((c.Cited("b", c.Not(c.Cited("c", HOLDS))),))


def test_the_judge_of_the_pack_and_of_a_standard(build: Build) -> None:
    body = "indicator: area, require: ≥ 1 m²"
    pack = build(
        "judge: rounded-value\nstandards:\n"
        f"  a: {{on: school, {body}}}\n"
        f"  b: {{on: school, judge: full-value, all_of: [a, {{{body}}}]}}\n"
        f"  c: {{on: school, all_of: [{{{body}, judge: full-value}}, {{{body}}}]}}\n"
    )
    full, rounded = (c.Require(AREA, at_least("1", SQUARE, 0), judge) for judge in c.Judge)
    assert pack.judge is c.Judge.ROUNDED
    assert pack.standard("a").check == rounded
    assert pack.standard("b").check == c.AllOf((c.Cited("a", rounded), full))
    assert pack.standard("c").check == c.AllOf((full, rounded))


def test_the_population_and_the_stages_of_a_standard(build: Build) -> None:
    found = standards(
        build,
        "  a: {on: school, where: students ≥ 50 student, stages: [primary], holds: fund}\n"
        "  same: {on: school, where: students ≥ 50 student, stages: [primary], not: a}\n"
        "  other: {on: school, not: a}\n"
        "  every: {on: county, for_every: school, check: a}\n"
        "  some: {on: county, for_every: school, check: a, where: fund}\n"
        "  twice: {on: county, for_every: school, check: a, where: students ≥ 50 student}\n",
    )
    assert found["a"].where == MANY
    assert found["a"].stages == ("primary",)
    assert found["a"].check == HOLDS
    assert found["same"].check == c.Not(c.Cited("a", HOLDS))
    # Cited elsewhere, it applies only where it is asked.
    staged = c.ByStage((("primary", HOLDS),))
    limited = c.ByStage((("primary", c.When(MANY, HOLDS)),))
    assert found["other"].check == c.Not(c.Cited("a", limited))
    # Asked of parts, those it is not asked of are left out.
    assert found["every"].check == c.ForEvery("school", c.Cited("a", staged), MANY)
    both = m.Both((m.Says(FUND), MANY))
    assert found["some"].check == c.ForEvery("school", c.Cited("a", staged), both)
    assert found["some"].where is None
    assert found["twice"].check == found["every"].check


def test_all_that_a_pack_says_of_itself(build: Build, lexicon: Lexicon) -> None:
    pack = build(
        """\
revision: 3
jurisdiction: CN
description: 说明
notes: [{zh: 注, en: note}]
source: {document: 教督〔2017〕6号, issued: 2017-04-19, url: https://example.org, title: T}
effective: {from: 2017-04-19}
checked_on: 2026-01-31
x-private: {anything: [1]}
pending:
  - {line: '1', clause: 三, title: 待定, kind: change, notes: [see]}
standards:
  a:
    on: school
    title: {zh: 甲, en: A}
    clause: 二(一)5
    notes:
      - plain
      - {zh: 注, x-by: me}
    confidence: verified
    x-note: private
    indicator: area_per_student
    require: ≥ 1 m²/student
  b: {on: school, indicator: area_per_student, require: {primary: ≥ 1 m²/student}}
  c: {on: school, when: fund, indicator: area_per_student, require: ≥ 1 m²/student}
  d: {on: school, holds: fund}
"""
    )
    assert (pack.name, pack.revision, pack.jurisdiction) == ("my/pack@1", 3, "CN")
    assert pack.title == pack.title
    assert pack.description == Text(zh="说明")
    assert pack.notes == (Text("注", "note"),)
    issued = date(2017, 4, 19)
    assert pack.source == Source("教督〔2017〕6号", issued, "https://example.org", Text(en="T"))
    assert pack.effective == (issued, None)
    assert pack.checked_on == date(2026, 1, 31)
    assert pack.pending == (
        Pending(
            Text(zh="待定"), line="1", clause="三", kind=Text(en="change"), notes=(Text(en="see"),)
        ),
    )
    assert pack.path == "p"
    assert pack.vocabulary is lexicon.vocabulary
    a = pack.standard("a")
    assert (a.title, a.clause, a.on) == (Text("甲", "A"), "二(一)5", "school")
    assert a.notes == (Text(en="plain"), Text(zh="注"))
    assert a.confidence is Confidence.VERIFIED
    assert {one.title for one in pack.standards[1:3]} == {Text("生均占地", "area per student")}
    assert pack.standard("d").title == Text()
    assert pack.standard("d").confidence is Confidence.UNVERIFIED
    with pytest.raises(KeyError):
        pack.standard("e")
    assert pickle.loads(pickle.dumps(pack)) == pack


def test_examples_are_in_the_units_of_their_fields(build: Build) -> None:
    pack = build(
        "standards:\n"
        "  a:\n"
        "    on: school\n"
        "    holds: fund\n"
        "    examples:\n"
        "      - {stage: primary, area: 0.25 万平方米, students: 400, expect: met,"
        " value: 6.25 m²/生, margin: -1 m²/生}\n"
        "      - {shift: -3, fund: yes, level: Ⅱ, kind: 教学点, founded: 1999-09-01,"
        " expect: not_met, value: Ⅱ}\n"
        "      - {fund: 否, expect: unknown}\n"
        "      - {expect: not_applicable}\n"
    )
    first, second, third, fourth = pack.examples
    assert first.values == (("area", Fraction(2500)), ("students", Fraction(400)))
    assert (first.standard, first.stage, first.expect) == ("a", "primary", Verdict.MET)
    assert (first.value, first.margin) == ("6.25 m²/生", "-1 m²/生")
    assert (first.place.line, first.place.column) == (9, 10)
    assert dict(second.values) == {
        "shift": Fraction(-3),
        "fund": True,
        "level": "Ⅱ",
        "kind": "教学点",
        "founded": date(1999, 9, 1),
    }
    assert third.values == (("fund", False),)
    assert (fourth.values, fourth.expect) == ((), Verdict.NOT_APPLICABLE)
    assert [table.entity for table in fourth.tables] == ["school"]


BASE = """\
standards:
  fund: {on: school, holds: fund}
  county: {on: county, holds: fund}
  size: {on: class, indicator: students, require: ≥ 50 student}
"""


@pytest.mark.parametrize(
    ("line", "found"),
    [
        # keys and kinds of values
        ("x: {holds: fund}", [("pack-key-missing", "5:3")]),
        ("x: {on: school}", [("body-missing", "5:6")]),
        ("x: fund", [("pack-mapping-expected", "5:6")]),
        ("x: {on: school, indicator: area, requires: ≥ 1 m²}",
         [("pack-key-near", "5:36")]),
        ("x: {on: school, holds: [fund]}", [("pack-text-expected", "5:26")]),
        ("x: {on: school, all_of: fund}", [("pack-list-expected", "5:27")]),
        ("x: {on: school, all_of: [[fund]]}", [("pack-text-or-mapping", "5:28")]),
        ("x: {on: school, not: [fund]}", [("pack-text-or-mapping", "5:24")]),
        ("x: {on: school, holds: fund, confidence: sure}", [("pack-choice", "5:44")]),
        ("x: {on: school, holds: fund, judge: [full-value]}", [("pack-text-expected", "5:39")]),
        ("a/b: {on: school, holds: fund}", [("standard-id", "5:3")]),
        # names
        ("x: {on: schol, holds: fund}", [("entity-near", "5:11")]),
        ("x: {on: ship, holds: fund}", [("entity-unknown", "5:11")]),
        ("x: {on: school, holds: fund, stages: [primry]}", [("stage-near", "5:41")]),
        ("x: {on: school, holds: fund, stages: [上]}", [("stage-unknown", "5:41")]),
        ("x: {on: school, not: found}", [("standard-near", "5:24")]),
        ("x: {on: school, not: nothing-like-it}", [("standard-unknown", "5:24")]),
        # bodies
        ("x: {on: school, holds: fund, not: fund}", [("body-twice", "5:32")]),
        ("x: {on: school, holds: fund, require: ≥ 1}", [("body-key", "5:32")]),
        ("x: {on: school, indicator: area, require: ≥ 1 m², of: [fund]}",
         [("body-key", "5:53")]),
        ("x: {on: school, not: {holds: fund, where: fund}}", [("body-key", "5:38")]),
        ("x: {on: school, indicator: area}", [("body-needs", "5:19")]),
        ("x: {on: school, at_least: 1}", [("body-needs", "5:19")]),
        ("x: {on: county, for_every: school}", [("body-needs", "5:19")]),
        ("x: {on: school, indicator: fund, require: ≥ 1}", [("indicator-yes-no", "5:30")]),
        ("x: {on: school, indicator: kind, require: ≥ 1}", [("indicator-not-number", "5:30")]),
        ("x: {on: school, indicator: area, require: {}}", [("stages-empty", "5:36")]),
        ("x: {on: school, indicator: area, require: {primry: ≥ 1 m²}}", [("stage-near", "5:46")]),
        ("x: {on: school, stages: [junior], indicator: area, require: {primary: ≥ 1 m²}}",
         [("stage-outside", "5:64")]),
        ("x: {on: school, all_of: []}", [("parts-empty", "5:19")]),
        ("x: {on: school, at_least: 1, of: []}",
         [("at-least-range", "5:29"), ("parts-empty", "5:32")]),
        ("x: {on: school, any_of: [fund, fund]}", [("part-twice", "5:34")]),
        ("x: {on: school, at_least: 2, of: [fund]}", [("at-least-range", "5:29")]),
        ("x: {on: school, at_least: 0, of: [fund]}", [("at-least-range", "5:29")]),
        ("x: {on: school, at_least: 1.0, of: [fund]}", [("at-least-range", "5:29")]),
        ("x: {on: school, at_least: '99999999', of: [fund]}", [("at-least-range", "5:29")]),
        ("x: {on: school, at_least: 1, of: [fund], others: 120 %}", [("others-share", "5:52")]),
        ("x: {on: school, at_least: 1, of: [fund], others: 0 %}", [("others-share", "5:52")]),
        ("x: {on: school, at_least: 1, of: [fund], others: 8 m}", [("unit-mismatch", "5:52")]),
        # levels
        ("x: {on: school, not: county}", [("cited-level", "5:24")]),
        ("x: {on: school, not: size}", [("cited-part", "5:24")]),
        ("x: {on: school, for_every: county, check: county}", [("part-kind", "5:30")]),
        ("x: {on: school, for_every: school, check: fund}", [("part-kind", "5:30")]),
        ("x: {on: school, for_every: clas, check: size}", [("entity-near", "5:30")]),
        ("x: {on: county, for_every: school, check: county}", [("cited-level", "5:45")]),
        ("x: {on: county, for_every: school, check: size}", [("cited-part", "5:45")]),
        ("x: {on: county, share_of: school, check: fund, require: 1–2}", [("share-bound", "5:59")]),
        (
            "x: {on: county, share_of: school, check: fund, require: ≥ teachers / teachers}",
            [("share-bound", "5:59")],
        ),
        # rings
        ("x: {on: school, not: x}", [("standard-ring", "5:3")]),
        ("x: {on: school, not: y}\n  y: {on: school, all_of: [fund, {not: x}]}",
         [("standard-ring", "5:3")]),
        # examples
        ("x: {on: school, holds: fund, examples: [{fund: yes}]}", [("example-expect", "5:44")]),
        ("x: {on: school, holds: fund, examples: [{}]}", [("example-expect", "5:3")]),
        ("x: {on: school, holds: fund, examples: [{fund: yes, expect: passed}]}",
         [("pack-choice", "5:63")]),
        ("x: {on: school, holds: fund, examples: [{found: yes, expect: met}]}",
         [("example-field-near", "5:44")]),
        ("x: {on: school, holds: fund, examples: [{zzz: yes, expect: met}]}",
         [("example-field-unknown", "5:44")]),
        ("x: {on: school, holds: fund, examples: [{fund: maybe, expect: met}]}",
         [("example-yes-no", "5:50")]),
        ("x: {on: school, holds: fund, examples: [{level: Ⅳ, expect: met}]}",
         [("level-unknown", "5:51")]),
        ("x: {on: school, holds: fund, examples: [{founded: 1999, expect: met}]}",
         [("pack-date", "5:53")]),
        ("x: {on: school, holds: fund, examples: [{area: -1 m², expect: met}]}",
         [("example-negative", "5:50")]),
        ("x: {on: school, holds: fund, examples: [{area: 1 student, expect: met}]}",
         [("unit-mismatch", "5:50")]),
        ("x: {on: school, holds: fund, examples: [{stage: first, expect: met}]}",
         [("stage-unknown", "5:51")]),
        ("x: {on: school, holds: fund, examples: [{area: 1, expect: met, value: 1 q}]}",
         [("unit-unknown", "5:75")]),
    ],
)  # fmt: skip
def test_each_slip_has_its_place(slips: Slips, line: str, found: list[tuple[str, str]]) -> None:
    assert slips(f"{BASE}  {line}\n") == found


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("x: {on: school, indicator: area / pupils, require: ≥ 1 m²}", "5:37"),
        ("x: {on: school, indicator: 'area + students', require: ≥ 1 m²}", "5:38"),
        ("x: {on: school, indicator: area, require: ≥ 8 学生}", "5:45"),
        ("x: {on: school, indicator: area, require: {primary: '≥ 8 qq'}}", "5:60"),
        ("x: {on: school, holds: fund, when: area ≥ 1 student}", "5:45"),
        ("x: {on: school, holds: fund, where: fund and}", "5:47"),
        ("x: {on: school, holds: teachers > }", "5:36"),
        ("x: {on: county, for_every: school, check: fund, where: nobody > 1}", "5:58"),
    ],
)
def test_slips_in_formulas_and_units_are_placed_inside_their_text(
    slips: Slips, line: str, place: str
) -> None:
    (found,) = slips(f"{BASE}  {line}\n")
    row, column = (int(part) for part in found[1].split(":"))
    assert row == int(place.split(":", maxsplit=1)[0])
    assert abs(column - int(place.split(":")[1])) <= 2, found


def test_all_problems_are_reported_together_in_order(slips: Slips) -> None:
    found = slips(
        f"revision: one\n{BASE}"
        "  x: {on: schol, holds: fund}\n"
        "  y: {on: school, not: fnd}\n"
        "  z: {on: school, at_least: 9, of: [fund], others: 0 %}\n"
    )
    assert found == [("pack-whole-number", "1:11")]  # the shape first
    found = slips(
        f"{BASE}"
        "  x: {on: schol, holds: fund}\n"
        "  y: {on: school, not: fnd}\n"
        "  z: {on: school, at_least: 9, of: [fund], others: 0 %}\n"
    )
    assert found == [
        ("entity-near", "5:11"),
        ("standard-near", "6:24"),
        ("at-least-range", "7:29"),
        ("others-share", "7:52"),
    ]


def test_a_broken_standard_is_reported_once_however_often_it_is_cited(slips: Slips) -> None:
    assert slips(
        f"{BASE}  x: {{on: school, holds: nobody}}\n"
        "  y: {on: school, not: x}\n"
        "  z: {on: county, for_every: school, check: y}\n"
    ) == slips(f"{BASE}  x: {{on: school, holds: nobody}}\n")


def test_standards_cannot_grow_without_bound(slips: Slips) -> None:
    text = "standards:\n  a0: {on: school, holds: fund}\n"
    text += "".join(
        f"  a{n}: {{on: school, all_of: [a{n - 1}, {{not: a{n - 1}}}]}}\n" for n in range(1, 60)
    )
    assert [code for code, _ in slips(text)] == ["standard-large"]


def test_standards_cannot_nest_without_bound(slips: Slips) -> None:
    text = "standards:\n  a0: {on: school, holds: fund}\n"
    text += "".join(f"  a{n}: {{on: school, not: a{n - 1}}}\n" for n in range(1, 3000))
    assert [code for code, _ in slips(text)] == ["standard-large"]


def test_many_rings_end_soon(slips: Slips) -> None:
    text = "standards:\n" + "".join(f"  a{n}: {{on: school, not: a{n}}}\n" for n in range(2000))
    assert {code for code, _ in slips(text)} == {"standard-ring"}


def test_a_pack_without_standards(slips: Slips) -> None:
    assert slips("standards: {}\n") == [("pack-no-standards", "1:1")]
    assert slips("revision: 1\n") == [("pack-no-standards", "-2:1")]


def test_dates_and_numbers_of_the_head(slips: Slips) -> None:
    assert slips(f"checked_on: 2017-4-19\n{BASE}") == [("pack-date", "1:13")]
    assert slips(f"checked_on: 2017-02-30\n{BASE}") == [("pack-date", "1:13")]
    assert slips(f"checked_on: [2017-02-30]\n{BASE}") == [("pack-text-expected", "1:13")]
    assert slips(f"revision: -1\n{BASE}") == [("pack-whole-number", "1:11")]
    assert slips(f"revision: '10000000'\n{BASE}") == [("pack-whole-number", "1:11")]
    assert slips(f"source: {{page: 1}}\n{BASE}") == [("pack-key-unknown", "1:10")]


def test_thousands_of_unknown_keys_end_soon(slips: Slips) -> None:
    found = slips(BASE + "".join(f"k{n}: 1\n" for n in range(20_000)))
    assert found[-1][0] == "pack-more-problems"
