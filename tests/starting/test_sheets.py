"""A spreadsheet of standards: what each row becomes, and what is said of those that cannot be."""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from functools import cache

import pytest

from edustandards.checks.nodes import Bound, ByStage, Check, Range, Require
from edustandards.errors import PackError
from edustandards.measures.nodes import Comparator, Field, Named
from edustandards.packs.build import build_pack
from edustandards.packs.document import PackDocument
from edustandards.packs.lexicon import Lexicon
from edustandards.packs.shelf import shelf
from edustandards.packs.starting.columns import COLUMNS, Cell, clean
from edustandards.packs.starting.sheet import Made, Sheet, pack_of
from edustandards.packs.starting.started import Head, default_title
from edustandards.packs.tried import tried
from edustandards.packs.vocabulary import lexicon_of
from edustandards.units.quantity import Quantity
from edustandards.where import Place

HEAD = Head("my/county", "2026", default_title(), "2026-01-01")
ZH = "名称,学段,比较,限值,单位\n"


@cache
def words() -> Lexicon:
    return lexicon_of(shelf())


def made(text: str, *, numbers: bool = False) -> Made:
    rows = list(csv.reader(io.StringIO(text)))
    cells = [
        [
            Cell(
                clean(one),
                Place("t.xlsx", sheet="表", cell=f"{chr(65 + j)}{i}"),
                number=numbers and is_number(one),
            )
            for j, one in enumerate(row)
        ]
        for i, row in enumerate(rows, 1)
    ]
    return pack_of([Sheet(Place("t.xlsx", sheet="表"), cells)], HEAD, "zh", words())


def is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()


def pack(text: str) -> PackDocument:
    found = made(text)
    assert found.unused == ()
    document = build_pack(found.text, "p.yaml", words())
    for example in document.examples:
        assert tried(document, example).verdict is example.expect
    return document


def bound(check: Check) -> tuple[str, str, Fraction]:
    """Return the indicator, the comparator and the number of a requirement."""
    assert isinstance(check, Require)
    assert isinstance(check.measure, Named | Field)
    assert isinstance(check.requirement, Bound)
    threshold = check.requirement.threshold
    assert isinstance(threshold, Quantity)
    return check.measure.name, check.requirement.comparator.value, threshold.number


def refused(text: str) -> list[tuple[str, str]]:
    """Return the codes and cells of what cannot be used, with a row that can be."""
    found = made(text.rstrip("\n") + "\n班数,,≥,6,班\n")
    assert all(one.say("zh") != one.say("en") for one in found.unused)
    assert build_pack(found.text, "p.yaml", words()).standards
    for one in found.unused:
        assert f"# {clean(one.say('zh'))}\n" in found.text
    return [(one.code, one.where.cell) for one in found.unused]


def test_rows_of_one_name_become_one_standard_by_stage() -> None:
    area = "生均体育运动场馆面积"
    document = pack(f"{ZH}{area},小学,≥,7.5,平方米/生\n{area},初中,不低于,10.2,m²/学生\n")
    [standard] = document.standards
    assert isinstance(standard.check, ByStage)
    assert [(stage, bound(one)) for stage, one in standard.check.cases] == [
        ("primary", ("sports_area_per_student", "≥", Fraction("7.5"))),
        ("junior", ("sports_area_per_student", "≥", Fraction("10.2"))),
    ]
    assert standard.title.en == "sports area per student"
    assert {one.stage for one in document.examples} == {"primary", "junior"}


@pytest.mark.parametrize(
    ("comparator", "limit", "unit", "meant", "value"),
    [
        ("≥", "7.5", "平方米/生", Comparator.AT_LEAST, "7.5"),
        ("不少于", "7.5", "平方米/生", Comparator.AT_LEAST, "7.5"),
        ("超过", "7.5", "平方米/生", Comparator.MORE, "7.5"),
        ("以上", "7.5", "平方米/生", Comparator.AT_LEAST, "7.5"),
        ("以下", "7.5", "平方米/生", Comparator.AT_MOST, "7.5"),
        ("＜", "７.５", "平方米／生", Comparator.LESS, "7.5"),
        ("", "≥ 7.5 平方米/生", "", Comparator.AT_LEAST, "7.5"),
        ("", "不低于 7.5", "平方米/生", Comparator.AT_LEAST, "7.5"),
        ("", "7.5 平方米/生以上", "", Comparator.AT_LEAST, "7.5"),
        ("≥ 7.5 平方米/生", "", "", Comparator.AT_LEAST, "7.5"),
        ("at least", "7.5", "m²/student", Comparator.AT_LEAST, "7.5"),
        ("or more", "7.5", "m²/student", Comparator.AT_LEAST, "7.5"),
        ("≥", "1,200.50", "平方米/生", Comparator.AT_LEAST, "1200.5"),
    ],
)
def test_a_requirement_is_read_however_it_is_spread_over_cells(
    comparator: str, limit: str, unit: str, meant: Comparator, value: str
) -> None:
    row = ",".join(f'"{one}"' for one in ("生均体育运动场馆面积", "", comparator, limit, unit))
    [standard] = pack(f"{ZH}{row}\n").standards
    assert bound(standard.check) == ("sports_area_per_student", meant.value, Fraction(value))


def test_every_column_is_known_in_both_languages() -> None:
    rows = {
        "zh": "编号,名称,学段,比较,限值,单位,指标,条款,对象,说明\n"
        "a-1,场馆,小学、初中,≥,8,平方米/生,生均体育运动场馆面积,第一条,学校,含室内\n",
        "en": "id,name,stage,comparator,threshold,unit,indicator,clause,on,notes\n"
        "a-1,场馆,primary and junior,≥,8,m²/student,sports area per student,第一条,school,含室内\n",
    }
    for text in rows.values():
        [standard] = pack(text).standards
        assert (standard.id, standard.on, standard.clause) == ("a-1", "school", "第一条")
        assert standard.title.zh == "场馆"
        assert [note.zh for note in standard.notes] == ["含室内"]
        assert isinstance(standard.check, ByStage)
        assert [stage for stage, _ in standard.check.cases] == ["primary", "junior"]
    for name, headers in COLUMNS.items():
        assert any(one.isascii() for one in headers), name
        assert any(not one.isascii() for one in headers), name


def test_a_formula_is_taken_as_it_is_written() -> None:
    text = "名称,公式,限值\n绿地,(site_area - building_area) / 在校生数,≥ 5 平方米/生\n"
    document = pack(text)
    assert "indicator: (site_area - building_area) / 在校生数" in made(text).text
    assert document.examples


def test_a_range_and_a_level_are_read() -> None:
    [standard] = pack(ZH + "照明光源色温,,,3300–5500 K,\n").standards
    assert isinstance(standard.check, Require)
    assert isinstance(standard.check.requirement, Range)
    [standard] = pack(ZH + "体质健康等级,,≥,良好,\n").standards
    assert isinstance(standard.check, Require)


def test_what_the_vocabulary_lacks_becomes_a_field_and_says_so() -> None:
    found = made(ZH + "树木覆盖,,≥,30,%\n树木 (Trees) 数,,≥,30,\n")
    assert [one.code for one in found.notes] == ["new-own-field", "new-own-field"]
    assert "暂作直接填报的字段" in found.text
    document = build_pack(found.text, "p.yaml", words())
    assert bound(document.standards[0].check) == ("树木覆盖", "≥", Fraction(30))
    assert bound(document.standards[1].check) == ("树木_trees_数", "≥", Fraction(30))
    assert {one.standard for one in document.examples} == {one.id for one in document.standards}


def test_a_similar_name_is_marked_and_one_of_another_unit_is_not_taken() -> None:
    near = made(ZH + "生均体育运动场馆的面积,,≥,8,平方米/生\n")
    assert [one.code for one in near.notes] == ["new-near"]
    assert "indicator: sports_area_per_student  # 指标按相近的名称取自名称表，请核对" in near.text
    other = made(ZH + "生均体育运动场馆的面积,,≥,8,元/生\n")
    assert [one.code for one in other.notes] == ["new-own-field"]


@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        (",小学,≥,1,间", "new-no-name", "B2"),
        ("无限值,小学,≥,,间", "new-no-limit", "C2"),
        ("无限值,小学,,,", "new-no-limit", "A2"),
        ("错学段,大学,≥,1,间", "stage-unknown", "B2"),
        ("大约,,大约,1,间", "new-comparator", "C2"),
        ("无比较词,,,7,间", "requirement-comparator", "D2"),
        ("错单位,,≥,1,斗", "unit-unknown", "D2"),
        ("生均体育运动场馆面积,,≥,7.5,元/生", "threshold-unit", "D2"),
        ("文字,,≥,很多,间", "number-expected", "D2"),
        ("两个比较词,,≥,不超过 3,间", "number-expected", "D2"),
    ],
)
def test_a_row_that_cannot_be_used_is_said_with_its_cell(row: str, code: str, cell: str) -> None:
    assert refused(f"{ZH}{row}\n") == [(code, cell)]


def test_rows_that_contradict_each_other_are_said() -> None:
    area = "生均体育运动场馆面积"
    text = ZH + f"{area},小学,≥,7.5,平方米/生\n{area},小学,≥,8,平方米/生\n{area},,≥,9,平方米/生\n"
    assert refused(text) == [("new-stage-twice", "A3"), ("new-stage-wanted", "A4")]
    found = made("名称,对象,限值\n班额,班级,≤ 45 学生\n班额,学校,≤ 45 学生\n")
    assert [(one.code, one.where.cell) for one in found.unused] == [("new-differs", "A3")]


def test_a_share_in_a_cell_of_numbers_is_not_guessed() -> None:
    text = ZH + "教师持证上岗率,,≥,0.85,%\n班数,,≥,6,班\n"
    found = made(text, numbers=True)
    assert [(one.code, one.where.cell) for one in found.unused] == [("new-percent", "D2")]
    assert made(text).unused == ()


def test_headers_may_stand_lower_and_unknown_columns_are_said() -> None:
    found = made("某县办学标准,,\n,,\n名称,限值,责任单位\n班数,≥ 6 班,教育局\n")
    assert [(one.code, one.where.cell) for one in found.notes] == [("new-column", "C3")]
    assert build_pack(found.text, "p.yaml", words()).standards[0].id == "班数"


@pytest.mark.parametrize("text", ["", "甲,乙\n1,2\n", "名称,学段\n班数,小学\n"])
def test_a_sheet_without_headers_is_refused(text: str) -> None:
    with pytest.raises(PackError) as caught:
        made(text)
    assert [one.code for one in caught.value.problems] == ["new-headers"]


def test_a_sheet_of_which_no_row_can_be_used_is_refused_with_all_reasons() -> None:
    with pytest.raises(PackError) as caught:
        made(ZH + "甲,大学,≥,1,间\n乙,,≥,,间\n")
    assert [one.code for one in caught.value.problems] == ["stage-unknown", "new-no-limit"]


NAMES = ["a: b", "# x", '"', "'", "{x}", "no", "2024", "- x", "sum", "a\nb", "长" * 300, "=1+1"]


@pytest.mark.parametrize("name", [*NAMES, "\u200b零宽", "🏫", "«pack»"])
def test_names_of_strangers_do_no_harm(name: str) -> None:
    rows = io.StringIO()
    csv.writer(rows).writerows([["名称", "限值", "说明"], [name, "≥ 1 间", name]])
    document = pack(rows.getvalue())
    assert document.standards[0].title.say("zh") == clean(name)
    assert document.examples


def test_names_that_make_the_same_id_are_kept_apart() -> None:
    document = pack(ZH + "A b,,≥,1,间\na-b,,≥,2,间\n")
    assert [one.id for one in document.standards] == ["a-b", "a-b-2"]
    found = made("编号,名称,限值\nx,甲,≥ 1 间\nx,乙,≥ 1 间\n_,丙,≥ 1 间\n")
    assert [(one.code, one.where.cell) for one in found.unused] == [
        ("new-id-twice", "B3"),
        ("standard-id", "A4"),
    ]
