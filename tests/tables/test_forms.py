"""Forms with their items down the rows, turned into tables that know their cells."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from edustandards.evaluate.observed import Observed
from edustandards.tables.reading import Reading

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
