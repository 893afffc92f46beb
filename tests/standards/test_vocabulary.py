"""The shared vocabulary: titles in both languages, units, and the headers of real tables."""

from __future__ import annotations

import pytest

from edustandards.measures.nodes import Kind
from edustandards.packs.vocabulary import load_vocabulary

WORDS = load_vocabulary()


def test_every_name_has_a_title_in_both_languages() -> None:
    for section in (WORDS.fields, WORDS.indicators, WORDS.entities, WORDS.stages):
        for name, entry in section.items():
            assert entry.title.zh, name
            assert entry.title.en, name


def test_every_field_that_is_counted_or_measured_is_found_by_its_title() -> None:
    for name, entry in WORDS.fields.items():
        if not name.endswith(("_evidence", "_date", "_expires")):
            assert entry.title.zh in entry.headers, name


def test_every_number_has_a_plausible_range_that_holds_zero_or_more() -> None:
    for name, entry in WORDS.fields.items():
        if entry.field.kind is Kind.NUMBER:
            assert entry.plausible is not None, name
            assert 0 <= entry.plausible[0] < entry.plausible[1], name


def test_shares_and_means_do_not_add_up() -> None:
    for name in ("social_recognition", "balance_index", "teacher_pay", "new_worker_schooling"):
        assert not WORDS.fields[name].field.adds_up


def test_entities_run_from_the_class_to_the_city() -> None:
    kinds = ["student", "class", "teacher", "classroom", "school", "subject", "county", "city"]
    assert list(WORDS.entities) == kinds
    within = {name: entry.within for name, entry in WORDS.entities.items()}
    assert within == {
        "student": "class",
        "class": "school",
        "teacher": "school",
        "classroom": "school",
        "school": "county",
        "subject": "county",
        "county": "city",
        "city": "",
    }


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("教学仪器设备资产值（账面原值）", "equipment_value"),
        ("室内体育用房面积", "gym_area"),
        ("体育馆", "gym_area"),
        ("县级及以上骨干教师数", "backbone_teachers"),
        ("实际交流轮岗教师数", "rotated_teachers"),
        ("适龄残疾儿童少年入学总人数", "disabled_enrolled"),
        ("本届毕业学生人数", "graduates"),
    ],
)
def test_headers_of_real_forms_are_known(header: str, field: str) -> None:
    assert header in WORDS.fields[field].headers
