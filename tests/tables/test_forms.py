"""Forms with their items down the rows, turned into tables that know their cells."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from edustandards.evaluate.observed import Observed
from edustandards.measures.values import Unreadable
from edustandards.measures.vocabulary import Vocabulary
from edustandards.tables.read import read_tables
from edustandards.tables.reading import Reading
from tests.tables.conftest import spot
from tests.tables.hostile.books import Book, Page, packed

Read = Callable[..., Reading]
FORM = (
    "某校填报表,,,,,\n单位：万元,,,,,\n序号,类别,填报项目,单位,填报值,备注\n"
    "1,基本,学校名称,,九年校,\n2,学生,小学在校生数,人,600,\n3,,在校生数（初中）,人,{junior},\n"
    "4,教师,专任教师,人,４０,含校长\n5,条件,占地面积,亩,3,\n6,,教学仪器设备值,,1.5,\n"
    "7,,是否专款,是/否,是,\n8,,食堂面积,平方米,70,\n填表人：张三,,,,,\n"
)


def _table(reading: Reading) -> Observed:
    [table] = reading.tables
    assert isinstance(table, Observed)
    return table


def test_a_form_of_two_stages_is_three_rows(read: Read) -> None:
    reading = read(FORM.format(junior="300"))

    table = _table(reading)
    assert table.keys == {"school": ["九年校"] * 3, "stage": ["", "primary", "junior"]}
    assert table.values == {
        "students": [None, 600, 300],
        "teachers": [40, None, None],
        "site_area": [2000, None, None],
        "equipment": [15_000, None, None],
        "dedicated": [True, None, None],
    }
    places = {
        "school": (1, 4, "E"),
        "teachers": (0, 7, "E"),
        "site_area": (0, 8, "E"),
    }
    for name, (row, line, letter) in places.items():
        place = table.place(row, name)
        assert (place.line, place.cell) == (line, letter)
    assert [(table.place(row, "students").line) for row in (1, 2)] == [5, 6]
    [sheet] = reading.sheets
    assert sheet.form
    sources = {one.name: one.unit_from for one in reading.understood}
    assert sources["site_area"] == "form"
    assert sources["equipment"] == "sheet"
    assert [one.header for one in reading.ignored] == ["条件 / 食堂面积", "条件 / 填表人：张三"][:1]


def test_what_kind_of_school_it_is_holds_for_each_stage(read: Read) -> None:
    table = _table(read(FORM.format(junior="300") + "9,基本,办学类型,,九年一贯制,,\n"))

    assert table.keys["stage"] == ["", "primary", "junior"]
    assert table.values["kind"] == ["九年一贯制"] * 3
    assert {table.place(row, "kind").line for row in range(3)} == {13}
    # A yes is said of the whole school, and asked of it once.
    assert table.values["dedicated"] == [True, None, None]


def test_a_form_of_one_stage_is_one_row(read: Read) -> None:
    table = _table(read(FORM.format(junior="")))

    assert table.keys == {"school": ["九年校"], "stage": ["primary"]}
    assert table.values["teachers"] == [40]
    assert (table.place(0, "teachers").line, table.place(0, "students").line) == (7, 5)


@pytest.mark.parametrize(
    ("head", "keys", "students"),
    [
        ("小学,初中", {"stage": ["primary", "junior"]}, [600, 300]),
        ("2022年,2023年", {"period": ["2022", "2023"]}, [600, 300]),
    ],
)
def test_columns_of_values_may_be_stages_or_years(
    read: Read, head: str, keys: dict[str, list[str]], students: list[int]
) -> None:
    text = f"项目,{head}\n在校生数,600,300\n专任教师,40,30\n占地面积（亩）,3,0.3\n"

    table = _table(read(text, "学校.csv"))

    assert table.keys == {"school": ["", ""], **keys}
    assert table.values["students"] == students
    assert table.values["site_area"] == [2000, Fraction(200)]
    assert (table.place(1, "students").line, table.place(1, "students").cell) == (2, "C")


def test_schools_side_by_side_are_named_by_an_item(read: Read) -> None:
    text = "学校名称,一小,二小\n在校生数,600,300\n专任教师,40,\n占地面积,1,2\n"

    table = _table(read(text))

    assert table.keys == {"school": ["一小", "二小"]}
    assert table.values["teachers"] == [40, None]


BESIDE = (
    "学校基本情况表,,,,,,\n指标,单位,填报值,备注,指标,单位,填报值\n"
    "学校名称,,一小,,占地面积,亩,3\n在校生数,人,600,,体育馆面积,㎡,200\n"
    "专任教师,人,40,含校长,教学仪器设备值,万元,{equipment}\n"
)


def test_items_may_stand_side_by_side_each_with_its_values(read: Read) -> None:
    reading = read(BESIDE.format(equipment="1.5"))

    table = _table(reading)
    assert table.keys == {"school": ["一小"]}
    assert table.values == {
        "students": [600],
        "teachers": [40],
        "site_area": [2000],
        "gym_area": [200],
        "equipment": [15_000],
    }
    places = {name: spot(str(table.place(0, name))) for name in ("teachers", "site_area")}
    assert places == {"teachers": "data.csv:5[C]", "site_area": "data.csv:3[G]"}
    heads = {one.name: (one.place.line, one.place.cell) for one in reading.understood}
    assert heads["equipment"] == (5, "E")
    assert heads["students"] == (4, "A")


def test_items_side_by_side_without_headers_and_in_three_columns(read: Read) -> None:
    text = (
        "学校名称,一小,占地面积,2000,合格率,98%\n在校生数,600,体育馆面积,200,均衡指数,0.4\n"
        "专任教师,40,教学仪器设备值（万元）,,增长,-3\n"
    )

    table = _table(read(text))

    assert table.keys == {"school": ["一小"]}
    values = {name: column[0] for name, column in table.values.items()}
    assert values == {
        "students": 600,
        "teachers": 40,
        "site_area": 2000,
        "gym_area": 200,
        "equipment": None,
        "pass_rate": 98,
        "index": Fraction(2, 5),
        "growth": -3,
    }
    assert spot(str(table.place(0, "growth"))) == "data.csv:3[F]"


def test_a_group_beside_the_items_of_the_second_column_is_no_value(read: Read) -> None:
    text = (
        "类别,项目,数值,类别,项目,数值\n基本,学校名称,一小,用房,占地面积,2000\n"
        "人员,在校生数,600,用房,体育馆面积,200\n人员,专任教师,40,设备,教学仪器设备值,5\n"
    )

    reading = read(text)

    table = _table(reading)
    assert (table.size, table.values["gym_area"], table.values["students"]) == (1, [200], [600])
    assert next(one.path for one in reading.understood if one.name == "equipment") == (
        "设备",
        "教学仪器设备值",
    )


def test_stages_stand_beside_each_column_of_items(read: Read) -> None:
    text = (
        "项目,小学,初中,项目,小学,初中\n在校生数,600,300,占地面积,3,4\n"
        "专任教师,40,30,体育馆面积,5,\n教学仪器设备值,7,8,合格率,98%,99%\n"
    )

    table = _table(read(text, "学校.csv"))

    assert table.keys == {"school": ["", ""], "stage": ["primary", "junior"]}
    assert table.values["students"] == [600, 300]
    assert table.values["pass_rate"] == [98, 99]
    assert table.values["gym_area"] == [5, None]
    assert spot(str(table.place(1, "site_area"))) == "学校.csv:2[F]"


def test_items_with_another_number_of_columns_are_told_not_guessed(read: Read) -> None:
    text = (
        "项目,小学,初中,项目,填报值\n在校生数,600,300,占地面积,3\n"
        "专任教师,40,30,体育馆面积,5\n教学仪器设备值,7,8,合格率,98%\n"
    )

    reading = read(text, "学校.csv")

    assert set(_table(reading).values) == {"students", "teachers", "equipment"}
    [note] = reading.notes
    assert (note.code, spot(str(note.where))) == ("form-part-uneven", "学校.csv:2[D]")


def test_a_second_column_of_items_may_be_empty(read: Read) -> None:
    table = _table(read("项目,值,项目,值\n学校名称,一小,占地面积,\n在校生数,6,体育馆面积,\n"))

    assert table.values == {"students": [6], "site_area": [None], "gym_area": [None]}


def test_merged_values_of_a_form_belong_to_the_whole_or_to_nobody(
    write: Callable[..., Path], vocabulary: Vocabulary
) -> None:
    rows: list[list[object]] = [
        ["项目", "小学", "初中"],
        ["学校名称", "九年校", None],
        ["在校生数", 600, 300],
        ["占地面积", 2000, None],
        ["体育馆面积", 200, 100],
        ["教学仪器设备值", None, 50],
    ]
    page = Page(rows, merged=("B2:C2", "B4:C4", "B5:B6"))

    [table] = read_tables([write("a.xlsx", packed(Book({"学校": page})))], vocabulary).tables

    assert isinstance(table, Observed)
    assert table.keys["stage"] == ["", "primary", "junior"]
    assert table.values["site_area"] == [2000, None, None]
    told = Unreadable("200 (B5:B6)", "cell-merged")
    assert table.values["gym_area"] == [None, told, 100]
    assert table.values["equipment"] == [None, told, 50]
    assert spot(str(table.place(0, "site_area"))) == "a.xlsx[学校!B4]"
