"""What the pages of the rules do not show: what is near a slip and none, and further forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lint.looking import HEAD, looked, spots, standard

EXAMPLE = "examples: [{students: 45, expect: met}]"
LIMIT = ("indicator: students", 'require: "≤ 45 生"')


def ids(text: str, folder: Path, *rules: str) -> list[str]:
    found = looked(text, folder, *rules)
    assert found.loads, found.remarks
    return [one.rule for one in found.remarks]


def test_a_plain_pack_is_clean(tmp_path: Path) -> None:
    assert looked(standard(*LIMIT, EXAMPLE), tmp_path).remarks == ()


def test_units_are_converted_before_limits_are_compared(tmp_path: Path) -> None:
    for hectares, expected in (("0.2", ["contradictory-limits"]), ("0.31", [])):
        text = standard(
            "all_of:",
            '  - {indicator: site_area, require: "≥ 3000 平方米"}',
            f'  - {{indicator: site_area, require: "≤ {hectares} 公顷"}}',
            on="school",
        )
        assert ids(text, tmp_path, "contradictory-limits") == expected


def test_an_indicator_and_its_formula_are_the_same_thing(tmp_path: Path) -> None:
    text = standard(
        "all_of:",
        '  - {indicator: equipment_per_student, require: "≥ 7.5 yuan/student"}',
        '  - {indicator: equipment_value / students, require: "< 7.5 yuan/student"}',
        on="school",
    )
    assert ids(text, tmp_path, "contradictory-limits") == ["contradictory-limits"]


def test_stages_keep_limits_apart(tmp_path: Path) -> None:
    parts = (
        '  - {{indicator: students, require: {{{one}: "≤ 45 生"}}}}',
        '  - {{indicator: students, require: {{{other}: "≥ 50 生"}}}}',
    )
    for other, expected in (("primary", ["contradictory-limits"]), ("junior", [])):
        lines = [one.format(one="primary", other=other) for one in parts]
        assert ids(standard("all_of:", *lines), tmp_path, "contradictory-limits") == expected


def test_cited_standards_and_the_conclusion_are_asked_together(tmp_path: Path) -> None:
    text = HEAD + (
        "conclusion: [most, least]\nstandards:\n"
        '  most: {on: class, indicator: students, require: "≤ 45 生"}\n'
        '  least: {on: class, indicator: students, require: "≥ 50 生"}\n'
        "  both: {on: class, all_of: [most, least]}\n"
    )
    found = looked(text, tmp_path, "contradictory-limits")
    assert spots(found) == [("contradictory-limits", 5, 1), ("contradictory-limits", 9, 21)]


def test_levels_have_ends(tmp_path: Path) -> None:
    for text_, rule in (("≥ Ⅰ", "limit-always-met"), ("< Ⅰ", "contradictory-limits")):
        text = standard(f'indicator: attainment_level\n    require: "{text_}"', on="subject")
        rules = ("limit-always-met", "contradictory-limits")
        assert ids(text, tmp_path, *rules) == [rule]


SHARE = ("share_of: class", "check: {holds: students > 1 生}")
ALWAYS, NEVER = ["limit-always-met"], ["contradictory-limits"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (("indicator: teaching_area - gym_area", 'require: "≥ 0 m²"'), []),
        ((*SHARE, 'require: "≤ 100 %"'), ALWAYS),
        ((*SHARE, 'require: "≥ 100 %"'), []),
        ((*SHARE, 'require: "> 100 %"'), NEVER),
        (("indicator: growth(students)", 'require: "≥ -100 %"'), ALWAYS),
        (("indicator: growth(students)", 'require: "≥ 0 %"'), []),
        (("indicator: rank(students, within=county)", 'require: "≤ 100 %"'), ALWAYS),
        (("indicator: students", 'require: "≤ 5000000 生"'), ALWAYS),
        (("indicator: min(students, students)", 'require: "≥ 0 生"'), ALWAYS),
        (("indicator: floor(students / 2)", 'require: "≥ 0 生"'), ALWAYS),
        (("indicator: sum(students, over=class)", 'require: "≥ 0 生"'), ALWAYS),
        (("indicator: students * students", 'require: "< 0 生·生"'), NEVER),
    ],
)
def test_what_a_formula_can_be(body: tuple[str, ...], expected: list[str], tmp_path: Path) -> None:
    text = standard(*body, on="school")
    assert ids(text, tmp_path, "limit-always-met", "contradictory-limits") == expected


def test_steps_of_cases_on_several_things_may_overlap(tmp_path: Path) -> None:
    text = standard(
        "cases:",
        '  - {when: classes ≤ 12 班, check: {indicator: art_rooms, require: "≥ 1 间"}}',
        '  - {when: students ≥ 900 生, check: {indicator: art_rooms, require: "≥ 2 间"}}',
        on="school",
    )
    rules = ("steps-gap", "steps-overlap", "step-unreachable")
    assert ids(text, tmp_path, *rules) == []


def test_growing_steps_and_a_last_one_for_the_rest_do_not_overlap(tmp_path: Path) -> None:
    steps = '{"≤ 12 班": "≥ 1 间", "≤ 24 班": "≥ 2 间", "≥ 0 班": "≥ 3 间"}'
    text = standard("indicator: art_rooms", "steps: classes", f"require: {steps}", on="school")
    assert ids(text, tmp_path, "steps-gap", "steps-overlap", "step-unreachable") == []


def test_a_word_that_is_asked_twice(tmp_path: Path) -> None:
    for condition, expected in (
        ("school_kind = 小学 and school_kind = 教学点", ["never-applies"]),
        ("school_kind = 小学 or school_kind = 教学点", []),
        ("school_kind in (小学, 教学点) and not school_kind = 小学", []),
    ):
        text = standard(f"where: {condition}", *LIMIT, on="school")
        assert ids(text, tmp_path, "never-applies") == expected


def test_conditions_around_a_part_and_in_it(tmp_path: Path) -> None:
    text = standard(
        "when: students < 100 生",
        "all_of:",
        '  - {when: students ≥ 100 生, indicator: art_rooms, require: "≥ 1 间"}',
        '  - {when: students ≥ 99 生, indicator: music_rooms, require: "≥ 1 间"}',
        on="school",
    )
    assert spots(looked(text, tmp_path, "never-applies")) == [("never-applies", 13, 16)]


def test_a_part_of_other_stages_never_applies(tmp_path: Path) -> None:
    text = HEAD + (
        "standards:\n"
        '  rooms: {on: school, stages: [preschool], indicator: art_rooms, require: "≥ 1 间"}\n'
        "  all: {on: school, stages: [primary], all_of: [rooms]}\n"
    )
    assert spots(looked(text, tmp_path, "never-applies")) == [("never-applies", 7, 49)]


def test_units_that_smell_are_told_with_what_is_usual(tmp_path: Path) -> None:
    head = "fields:\n  desk_light_found: {title: {zh: 桌面照度, en: light}, unit: lx}\n"
    for limit, expected in (("3 lx", 1), ("300 lx", 0), ("0.3 lx", 1), ("300000 lx", 1)):
        text = standard("indicator: desk_light_found", f'require: "≥ {limit}"', head=head)
        found = looked(text, tmp_path, "implausible-limit").remarks
        assert len(found) == expected
        assert all("10–20000 lx" in one.problem.say("zh") for one in found)


def test_limits_outside_what_is_plausible_of_a_field(tmp_path: Path) -> None:
    head = (
        "fields:\n  seats_found: {title: {zh: 座位, en: seats}, unit: seat, plausible: [10, 90]}\n"
    )
    for limit, expected in ((9, 1), (10, 0), (90, 0), (91, 1)):
        text = standard("indicator: seats_found", f'require: "≥ {limit} 座"', head=head)
        assert len(ids(text, tmp_path, "implausible-limit")) == expected
        sums = standard("indicator: seats_found * 2", f'require: "≥ {2 * limit} 座"', head=head)
        assert len(ids(sums, tmp_path, "implausible-limit")) == expected


@pytest.mark.parametrize(
    ("require", "example", "expected"),
    [
        ('"≥ 0.9 %"', "teachers: 1000, certified_teachers: 10", ["percent-slip"]),
        ('"≥ 0.9 %"', "teachers: 1000, certified_teachers: 9", []),
        ('"≥ 90 %"', "teachers: 1000, certified_teachers: 10", []),
        ('"≥ 0.9"', "teachers: 1000, certified_teachers: 10", []),
        ('"≥ 90"', "teachers: 1000, certified_teachers: 10", ["percent-slip"]),
        ('"≥ 1"', "teachers: 1000, certified_teachers: 10", []),
    ],
)
def test_shares(require: str, example: str, expected: list[str], tmp_path: Path) -> None:
    body = ("indicator: certified_share", f"require: {require}")
    text = standard(*body, f"examples: [{{{example}, expect: met}}]", on="county")
    assert ids(text, tmp_path, "percent-slip") == expected


def test_each_stage_and_each_end_of_a_range_wants_its_example(tmp_path: Path) -> None:
    def text(*examples: str) -> str:
        said = ", ".join(f"{{{one}}}" for one in examples)
        require = 'require: {primary: "20 至 45 生", junior: "20 至 45 生"}'
        return standard("indicator: students", require, f"examples: [{said}]")

    low = "stage: primary, students: 20, expect: met"
    high = "stage: primary, students: 45, expect: met"
    junior = (
        "stage: junior, students: 20, expect: met",
        "stage: junior, students: 45, expect: met",
    )
    rule = "example-off-boundary"
    assert ids(text(low, high), tmp_path, rule) == [rule]
    assert ids(text(low, *junior), tmp_path, rule) == [rule]
    assert ids(text(low, high, *junior), tmp_path, rule) == []


def test_limits_of_parts_are_met_by_parts(tmp_path: Path) -> None:
    def text(students: int) -> str:
        return standard(
            "for_every: class",
            'check: {indicator: students, require: "≤ 45 生"}',
            f"examples: [{{class: [{{students: {students}}}, {{students: 3}}], expect: met}}]",
            on="school",
        )

    assert ids(text(45), tmp_path, "example-off-boundary") == []
    assert ids(text(44), tmp_path, "example-off-boundary") == ["example-off-boundary"]


def test_rounded_values_sit_on_a_limit_once_rounded(tmp_path: Path) -> None:
    def text(books: int) -> str:
        return standard(
            "indicator: halls_held / students", 'require: "≥ 2.3 间/生"', "judge: rounded-value",
            f"examples: [{{students: 100, halls_held: {books}, expect: met}}]",
            head="fields: {halls_held: {title: {zh: 礼堂, en: halls}, unit: room}}\n", on="school",
        )  # fmt: skip

    assert ids(text(226), tmp_path, "example-off-boundary") == []
    assert ids(text(236), tmp_path, "example-off-boundary") == ["example-off-boundary"]


def test_values_and_margins_of_examples(tmp_path: Path) -> None:
    for said, expected in (
        ("value: 44 生", []),
        ("value: 43 生", ["example-wrong"]),
        ("margin: 1 生", []),
        ("margin: -1 生", ["example-wrong"]),
    ):
        text = standard(*LIMIT, f"examples: [{{students: 44, expect: met, {said}}}]")
        assert ids(text, tmp_path, "example-wrong") == expected


def test_examples_on_a_whole_row_and_among_peers(tmp_path: Path) -> None:
    text = standard(
        "indicator: rank(students, within=county)", 'require: "≤ 50 %"',
        "examples:",
        "  - {students: 9, school: [{students: 3}], expect: met, value: 50 %}",
        "  - {students: 1, school: [{students: 3}], expect: not_met, value: 100 %}",
        "  - {students: 1, expect: unknown}",
        "  - {students: 2, expect: unknown}",
        on="school",
    )  # fmt: skip
    assert ids(text, tmp_path, "example-wrong") == []


def test_names_used_in_any_way_are_used(tmp_path: Path) -> None:
    head = (
        "entities: {campus: {title: {zh: 校区, en: campus}, within: school}}\n"
        "stages: {night: {title: {zh: 夜校, en: night school}}}\n"
        "fields:\n"
        "  halls: {title: {zh: 礼堂, en: halls}, unit: room, adds_up: true}\n"
        "  yards: {title: {zh: 院子, en: yards}, unit: room}\n"
        "  idle: {title: {zh: 闲置, en: idle}, unit: room}\n"
        "indicators: {both: {title: {zh: 两者, en: both}, formula: halls + 院子}}\n"
    )
    text = standard(
        'for_every: campus\n    check: {indicator: both, require: {night: "≥ 1 间"}}',
        head=head, on="school",
    )  # fmt: skip
    assert spots(looked(text, tmp_path, "unused-name")) == [("unused-name", 10, 3)]


def test_translations_anywhere(tmp_path: Path) -> None:
    text = """\
pack: t/p
edition: "1"
title: 包
source: {document: 文件, title: {zh: 文件, en: 文件}}
description: {en: only English}
notes: [只有中文, {zh: 都有, en: both}]
fields:
  halls: {title: {zh: 礼堂, en: halls}, unit: room, definition: 够大的}
standards:
  one:
    title: {zh: 标准, en: Standard}
    on: school
    indicator: halls
    require: "≥ 1 间"
    notes: [English only]
    examples: [{halls: 1, expect: met}]
pending: [{title: 以后, kind: 分年}]
"""
    found = spots(looked(text, tmp_path, "missing-translation"))
    lines = [line for _, line, _ in found]
    assert lines == [3, 4, 5, 6, 8, 15, 17, 17]


def test_editions_that_follow_each_other_are_right(tmp_path: Path) -> None:
    def pack(edition: str, effective: str, more: str = "") -> str:
        text = standard(*LIMIT, EXAMPLE, head=f"effective: {effective}\n{more}")
        return text.replace('edition: "1"', f'edition: "{edition}"')

    old = tmp_path / "1.yaml"
    old.write_text(pack("1", "{from: 2001-01-01}", 'superseded_by: "2"\n'), encoding="utf-8")
    rules = ("editions-overlap", "unknown-successor", "missing-effective")
    assert ids(pack("2", "{from: 2020-01-01}"), tmp_path, *rules) == []
    assert looked(old.read_text(), tmp_path, *rules, name="1.yaml").remarks == ()
    old.write_text(pack("1", "{from: 2001-01-01}"), encoding="utf-8")
    assert ids(pack("2", "{from: 2020-01-01}"), tmp_path, *rules) == ["editions-overlap"]
    old.write_text(pack("1", "{from: 2001-01-01, to: 2019-12-31}"), encoding="utf-8")
    assert ids(pack("2", "{from: 2020-01-01}"), tmp_path, *rules) == []
    old.write_text(pack("1", "{from: 2001-01-01, to: 2020-01-01}"), encoding="utf-8")
    assert ids(pack("2", "{from: 2020-01-01}"), tmp_path, *rules) == ["editions-overlap"]


def test_age_counts_to_the_day(tmp_path: Path) -> None:
    # 730 days before 25 November 2026 is 25 November 2024.
    for day, expected in (("2024-11-25", []), ("2024-11-24", ["stale-check"])):
        text = standard(*LIMIT, EXAMPLE, head=f"checked_on: {day}\n")
        assert ids(text, tmp_path) == expected


def test_years_after_the_end(tmp_path: Path) -> None:
    head = "effective: {from: 2020-01-01, to: 2024-12-31}\n"
    body = ('require: {2024: "≤ 45 生", 2025: "≤ 40 生"}', "indicator: students")
    assert spots(looked(standard(*body, head=head), tmp_path, "year-outside")) == [
        ("year-outside", 12, 31)
    ]
    since = standard(*LIMIT, "since: 2025", head=head)
    assert ids(since, tmp_path, "year-outside") == ["year-outside"]


def test_only_what_stands_in_the_file_is_told(tmp_path: Path) -> None:
    parent = standard(*LIMIT, head="").replace("pack: t/p", "pack: t/parent")
    (tmp_path / "parent.yaml").write_text(parent, encoding="utf-8")
    child = (
        'pack: t/child\nedition: "1"\ntitle: {zh: 子, en: Child}\nsource: {document: 文件}\n'
        "extends: parent.yaml\n"
        "add:\n"
        "  two:\n"
        "    title: {zh: 二, en: Two}\n"
        "    clause: 二\n"
        "    on: class\n"
        "    indicator: students\n"
        '    require: "≥ 5 生 且 < 5 生"\n'
        "    confidence: unverified\n"
        "    reason: {zh: 试, en: trial}\n"
    )
    found = looked(child, tmp_path, name="child.yaml")
    assert spots(found) == [("missing-example", 7, 3), ("contradictory-limits", 12, 14)]


def test_a_vocabulary(tmp_path: Path) -> None:
    text = (
        "vocabulary: mine\n"
        "fields:\n"
        "  choir_rooms: {title: {zh: 合唱室, en: choir rooms}, unit: room}\n"
        "  choirrooms: {title: 合唱室们, unit: room, headers: [合唱, 合唱]}\n"
        "  pupils_found: {title: {zh: 在校生数, en: pupils found}, unit: student}\n"
    )
    assert spots(looked(text, tmp_path, name="words.yaml")) == [
        *(("near-id", 4, 3), ("missing-translation", 4, 23)),
        *(("repeated-item", 4, 55), ("known-name", 5, 3)),
    ]


def test_a_file_that_does_not_load_has_its_problems_for_remarks(tmp_path: Path) -> None:
    found = looked("pack: t/p\nedition: 1\ntitle: x\nstandrds: {}\n", tmp_path)
    assert not found.loads
    assert spots(found) == [("pack-key-near", 4, 1)]
