"""Packs that state years, steps, indices, other packs: what is wrong is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

import edustandards as es

HEAD = "pack: my/own\nedition: '1'\ntitle: 本县\n"
FIELDS = (
    "fields:\n  pupils: {unit: student}\n  teach: {unit: teacher}\n  rate: {unit: '%'}\n"
    "  fund: {kind: yes_no}\n"
)


def load(folder: Path, text: str, name: str = "own.yaml") -> es.Pack:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return es.load_pack(path)


def wrong(folder: Path, text: str) -> list[tuple[str, int | None]]:
    with pytest.raises(es.PackError) as caught:
        load(folder, text)
    return [(one.code, one.where.line) for one in caught.value.problems]


def require(text: str) -> str:
    return f"{HEAD}{FIELDS}standards:\n  a: {{on: school, indicator: rate, require: {text}}}\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{2024: ≥ 1 %, 2023: ≥ 2 %}", "years-order"),
        ("{year 1: ≥ 1 %, year 1.5: ≥ 2 %}", "years-mixed"),
        ("{2024: ≥ 1 %, year 2: ≥ 2 %}", "years-mixed"),
        ("{year 2: ≥ 1 %, 第二年: ≥ 2 %}", "years-order"),
        ("{2024: ≥ 1 %, primary: ≥ 2 %}", "years-mixed"),
        ("{}", "stages-empty"),
    ],
)
def test_years_rise_and_are_of_one_kind(tmp_path: Path, text: str, code: str) -> None:
    assert (code, 10) in wrong(tmp_path, require(text))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{≤ 90 student: ≥ 3 teacher, ≤ 60 student: ≥ 2 teacher}", "step-hidden"),
        ("{≤ 60 student: ≥ 3 teacher, < 60 student: ≥ 2 teacher}", "step-hidden"),
        ("{'> 60 student': ≥ 3 teacher, '> 90 student': ≥ 2 teacher}", "step-hidden"),
        ("{≤ 60 m²: ≥ 3 teacher}", "threshold-unit"),
    ],
)
def test_steps_are_reached_in_their_order(tmp_path: Path, text: str, code: str) -> None:
    body = f"standards:\n  a: {{on: school, indicator: teach, steps: pupils, require: {text}}}\n"
    assert wrong(tmp_path, HEAD + FIELDS + body) == [(code, 10)]


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        (
            "{a: {of: rate, target: ≥ 80 %, weight: 50 %}, b: {holds: fund, weight: 49 %}}",
            "weights-sum",
        ),
        ("{a: {of: rate, target: ≥ 80 %, weight: 50 %}, b: {holds: fund}}", "weight-missing"),
        ("{a: {of: rate, target: 80 %, weight: 100 %}}", "requirement-comparator"),
        ("{a: {of: rate, target: = 80 %, weight: 100 %}}", "index-direction"),
        ("{a: {of: rate, target: ≥ 0 %, weight: 100 %}}", "index-zero"),
        ("{a: {of: pupils, weight: 100 %}}", "index-target"),
        ("{a: {weight: 100 %}}", "index-part"),
        ("{a: {of: rate, weight: -100 %}}", "weight-negative"),
        ("{}", "index-empty"),
    ],
)
def test_what_is_wrong_with_an_index(tmp_path: Path, parts: str, code: str) -> None:
    names = f"indicators:\n  degree: {{unit: '%', index: {{parts: {parts}}}}}\n"
    body = "standards:\n  a: {on: school, indicator: rate, require: ≥ 1 %}\n"
    assert (code, 10) in wrong(tmp_path, HEAD + FIELDS + names + body)


def test_a_change_of_a_share_is_told_from_its_growth(tmp_path: Path) -> None:
    body = "standards:\n  a: {on: school, indicator: change(rate), require: '≥ {}'}\n"
    text = HEAD + FIELDS.replace("{}", "") + body
    load(tmp_path, text.replace("{}", "5 个百分点"))
    assert wrong(tmp_path, text.replace("{}", "5 %")) == [("threshold-unit", 10)]
    text = text.replace("change(", "growth(")
    load(tmp_path, text.replace("{}", "5 %"))
    assert wrong(tmp_path, text.replace("{}", "5 个百分点")) == [("threshold-unit", 10)]


def test_a_scale_without_order_is_refused(tmp_path: Path) -> None:
    body = "standards:\n  a: {on: school, holds: fund}\n"
    for levels in ("[Ⅰ]", "[Ⅰ, Ⅰ]"):
        text = HEAD + FIELDS + f"  grade: {{kind: level, levels: {levels}}}\n" + body
        assert wrong(tmp_path, text) == [("field-levels", 9)]


def asks(other: str, name: str) -> str:
    return (
        f"pack: my/{name}\nedition: '1'\ntitle: x\n"
        f"standards:\n  all: {{on: county, meets: {other}}}\n"
    )


def test_packs_that_ask_for_each_other_in_a_ring(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(asks("a.yaml", "b"), encoding="utf-8")
    assert ("pack-ring", 5) in wrong_in(tmp_path, asks("b.yaml", "a"), "a.yaml")


def wrong_in(folder: Path, text: str, name: str) -> list[tuple[str, int | None]]:
    with pytest.raises(es.PackError) as caught:
        load(folder, text, name)
    return [(one.code, one.where.line) for one in caught.value.problems]


def test_a_pack_that_is_not_there_or_outside_the_folder(tmp_path: Path) -> None:
    assert wrong(tmp_path, asks("cn/no-such-thing", "a"))[0][0] in {"pack-unknown", "pack-near"}
    assert wrong(tmp_path, asks("../../etc/passwd.yaml", "a")) == [("pack-outside", 5)]


def test_a_city_meets_a_pack_where_each_county_does(tmp_path: Path) -> None:
    other = (
        f"pack: my/other\nedition: '1'\ntitle: 他\n{FIELDS}standards:\n"
        "  rate: {on: county, indicator: rate, require: ≥ 80 %}\n"
        "  staff: {on: school, indicator: teach, require: ≥ 2 teacher}\n"
        "  both: {on: county, all_of: [rate, {for_every: school, check: staff}]}\n"
    )
    (tmp_path / "other.yaml").write_text(other, encoding="utf-8")
    pack = load(tmp_path, asks("other.yaml", "a").replace("on: county", "on: city"))
    data = {
        "county": [{"市": "C", "区县": "X", "rate": 80}, {"市": "C", "区县": "Y", "rate": 90}],
        "school": [
            {"市": "C", "区县": "X", "学校": "a", "teach": 2},
            {"市": "C", "区县": "Y", "学校": "b", "teach": 3},
        ],
    }
    [finding] = pack.evaluate(data)
    assert (finding.on, finding.entity, finding.verdict) == ("city", "C", es.Verdict.MET)
    data["school"][1]["teach"] = 1
    [finding] = pack.evaluate(data)
    assert finding.verdict is es.Verdict.NOT_MET
    # What is concluded is asked once: the parts of `both` are not asked again by themselves.
    assert [part.standard for part in finding.parts] == ["both"]


def test_a_level_that_cannot_be_told_from_below(tmp_path: Path) -> None:
    text = asks("cn/quality-balanced@2017", "a").replace("on: county", "on: school")
    assert wrong(tmp_path, text) == [("meets-level", 5)]


def test_every_new_hire_has_a_degree_one_by_one(tmp_path: Path) -> None:
    body = (
        "standards:\n  hires:\n    on: school\n    for_every: teacher\n    where: newly_hired\n"
        "    check: {indicator: teacher_degree, require: ≥ 本科}\n"
    )
    pack = load(tmp_path, HEAD + body)
    teachers = [
        {"学校": "甲", "教师姓名": "张", "是否新招聘": True, "学历": "硕士"},
        {"学校": "甲", "教师姓名": "李", "是否新招聘": False, "学历": "专科"},
        {"学校": "乙", "教师姓名": "王", "是否新招聘": True, "学历": "专科"},
    ]
    found = {one.entity: one.verdict for one in pack.evaluate({"teacher": teachers})}
    assert found == {"甲": es.Verdict.MET, "乙": es.Verdict.NOT_MET}
