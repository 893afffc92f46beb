"""What headers are understood as, and what is only suggested."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edustandards.errors import DataError
from edustandards.measures.nodes import Field
from edustandards.measures.vocabulary import FieldEntry, Vocabulary
from edustandards.tables.headers import Lexicon, folded, learn, meaning_of, nearest
from edustandards.where import Place
from edustandards.wording.text import Text

HERE = Place("a.csv", line=1, cell="B")


@pytest.mark.parametrize(
    ("header", "name", "factor"),
    [
        ("students", "students", 1),
        ("在校生数", "students", 1),
        (" 在校　学生数 ", "students", 1),
        ("在校\n生数", "students", 1),
        ("Enrolment", "students", 1),
        ("ＳＴＵＤＥＮＴＳ", "students", 1),
        ("在校生数（人）", "students", 1),
        ("在校生数(名)", "students", 1),
        ("在校生数（万人）", "students", 10_000),
        ("占地面积（万平方米）", "site_area", 10_000),
        ("占地面积(m²)", "site_area", 1),
        ("占地面积\n（㎡）", "site_area", 1),
        ("占地面积[亩]", "site_area", Fraction(2000, 3)),
        ("占地面积【公顷】", "site_area", 10_000),
        ("占地面积（单位：亩）", "site_area", Fraction(2000, 3)),
        ("占地面积/平方米", "site_area", 1),
        ("site area (m²)", "site_area", 1),
        ("site_area (unit: m²)", "site_area", 1),
        ("公用经费/元/生", "fund", 1),
        ("公用经费／万元/生", "fund", 10_000),
        ("多媒体教室（间/(百名学生)）", "rooms", 1),
        ("教学仪器设备值(万元)", "equipment", 10_000),
        ("合格率（%）", "pass_rate", 1),
        ("均衡指数", "index", 1),
        ("均衡指数（%）", "index", Fraction(1, 100)),
    ],
)
def test_a_field_is_known_by_name_title_or_header_with_its_unit(
    lexicon: Lexicon, header: str, name: str, factor: Fraction
) -> None:
    meaning = meaning_of(lexicon, header, HERE)

    assert meaning is not None
    assert (meaning.role, meaning.name, meaning.factor) == ("field", name, factor)


@pytest.mark.parametrize(
    ("header", "role", "name"),
    [
        ("学校", "key", "school"),
        ("学校（机构）名称", "key", "school"),
        ("school", "key", "school"),
        ("县", "key", "county"),
        ("学段", "stage", "stage"),
        ("Stage", "stage", "stage"),
        ("年度", "period", "period"),
        ("School Year", "period", "period"),
    ],
)
def test_keys_are_known(lexicon: Lexicon, header: str, role: str, name: str) -> None:
    meaning = meaning_of(lexicon, header, HERE)

    assert meaning is not None
    assert (meaning.role, meaning.name, meaning.field) == (role, name, None)


@pytest.mark.parametrize(
    "header",
    [
        "在校生人数",
        "在校生",
        "在校生数（2017年）",
        "在校生数（含民办）",
        "在校生数()",
        "学校（所）",
        "监测等级（级）",
        "是否专款（元）",
        "（人）",
        "/",
        ")",
        "合计",
        "占地面积（元/生·年）",
    ],
)
def test_what_is_not_exactly_a_header_is_not_taken_for_one(lexicon: Lexicon, header: str) -> None:
    assert meaning_of(lexicon, header, HERE) is None


def test_a_near_miss_is_suggested_as_the_vocabulary_writes_it(lexicon: Lexicon) -> None:
    assert nearest(lexicon, "在校生人数") == ("students", "在校生数")
    assert nearest(lexicon, "在校生人数（人）") == ("students", "在校生数")
    assert nearest(lexicon, "Enrollment") == ("students", "enrolment")
    assert nearest(lexicon, "甲") == ("", "")


@pytest.mark.parametrize(
    ("header", "unit", "expected"),
    [
        ("在校生数（平方米）", "m²", "student"),
        ("占地面积（元）", "yuan", "m²"),
        ("占地面积/人", "person", "m²"),
        ("专任教师数（名学生）", "student", "teacher"),
        ("均衡指数（元）", "yuan", "1"),
    ],
)
def test_a_unit_of_another_dimension_is_refused(
    lexicon: Lexicon, header: str, unit: str, expected: str
) -> None:
    with pytest.raises(DataError) as caught:
        meaning_of(lexicon, header, HERE)

    [one] = caught.value.problems
    assert (one.code, one.where) == ("header-unit", HERE)
    assert dict(one.params)["unit"] == unit
    assert dict(one.params)["expected"] == expected


def test_a_word_may_be_listed_more_than_once() -> None:
    title = Text("数量", "amount")
    entry = FieldEntry(Field("amount"), title, ("数量", "数 量", "Amount", "数目", "数目"))
    words = learn(Vocabulary(fields={"amount": entry}))

    for header in ("数量", "amount", "数目"):
        meaning = meaning_of(words, header, HERE)
        assert meaning is not None
        assert meaning.name == "amount"


def test_a_header_of_two_fields_is_unclear_but_an_id_comes_first() -> None:
    both = Text("数量", "amount")
    fields = {
        "amount": FieldEntry(Field("amount"), Text("数", "number"), ("数目",)),
        "first": FieldEntry(Field("first"), both, ("数目",)),
        "second": FieldEntry(Field("second"), both),
    }
    words = learn(Vocabulary(fields=fields))

    named = meaning_of(words, "amount", HERE)
    assert named is not None
    assert named.name == "amount"
    for header, names in (("数量", "first, second"), ("数目", "amount, first")):
        with pytest.raises(DataError) as caught:
            meaning_of(words, header, HERE)
        [one] = caught.value.problems
        assert (one.code, one.where) == ("header-unclear", HERE)
        assert dict(one.params)["names"] == names


@given(st.text(max_size=80))
def test_folding_is_done_once_and_for_all(text: str) -> None:
    once = folded(text)

    assert folded(f" {once}　") == folded(once)


@given(header=st.text(alphabet="在校生数学校占地面积（()）[]/／m²元人亩 単位:：%万", max_size=30))
def test_any_header_is_understood_or_refused_with_its_place(lexicon: Lexicon, header: str) -> None:
    try:
        meaning = meaning_of(lexicon, header, HERE)
    except DataError as error:
        assert all(one.where == HERE for one in error.problems)
    else:
        assert meaning is None or meaning.factor > 0
