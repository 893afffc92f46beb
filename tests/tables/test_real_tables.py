"""Real tables that nobody here wrote; their folder is named by EDUSTANDARDS_REAL_DATA."""

from __future__ import annotations

import os
from fractions import Fraction
from pathlib import Path

import pytest
import python_calamine
import xlsxwriter  # type: ignore[import-untyped]  # it ships no types

from edustandards.errors import DataError
from edustandards.evaluate.columns.observe import observe
from edustandards.evaluate.observed import Framed, Observed
from edustandards.measures.values import Unreadable
from edustandards.measures.vocabulary import Vocabulary
from edustandards.packs.vocabulary import load_vocabulary
from edustandards.tables.read import read_tables

BESIDE = Path(__file__).parents[3] / "shared" / "data"


@pytest.fixture(scope="module")
def folder() -> Path:
    named = Path(os.environ.get("EDUSTANDARDS_REAL_DATA", "") or BESIDE)
    if not (named / "cn_school_form.xlsx").is_file():
        pytest.skip("set EDUSTANDARDS_REAL_DATA to the folder of real tables")
    return named


def test_every_school_of_nigeria(folder: Path, vocabulary: Vocabulary) -> None:
    path = folder / "nigeria_nmis_schools.csv.gz"
    mapping = {
        "facility_ID": "school",
        "unique_lga": "county",
        "num_students_total": "students",
        "num_tchrs_total": "teachers",
    }

    reading = read_tables([path], vocabulary, mapping=mapping)

    [found] = reading.tables
    table = observe(found, vocabulary) if isinstance(found, Framed) else found
    assert isinstance(table, Observed)
    assert table.size == 68_074
    # The rows without an area have an empty key, which is no area.
    assert len(set(table.keys["county"]) - {""}) == 758
    assert sum(one is None for one in table.values["students"]) == 2_782
    # No school says that it has no students, so that the gaps may be zeros: this is asked.
    [note] = reading.notes
    assert (note.code, dict(note.params)["count"]) == ("blank-maybe-zero", 2_782)
    assert str(table.place(0, "students")) == f"{path}:2[O]"
    # What independent tools read: the first school has 531 students and 28 teachers.
    assert (table.values["students"][0], table.values["teachers"][0]) == (531, 28)


def test_schools_of_the_brazilian_town(folder: Path, vocabulary: Vocabulary) -> None:
    path = folder / "brazil_rioclaro_2017_schools.csv"
    mapping = {"CO_ENTIDADE": "school", "NU_ANO_CENSO": "period"}

    reading = read_tables([path], vocabulary, mapping=mapping)

    [table] = reading.tables
    assert isinstance(table, Observed)
    assert (table.entity, table.size, set(table.keys["period"])) == ("school", 132, {"2017"})
    assert not reading.notes
    with pytest.raises(DataError) as caught:
        read_tables([path], vocabulary)
    assert [one.code for one in caught.value.problems] == ["headers-unknown"]


def test_classes_of_a_brazilian_town(folder: Path, vocabulary: Vocabulary) -> None:
    mapping = {"ID_TURMA": "class", "CO_ENTIDADE": "school", "NU_MATRICULAS": "students"}

    [table] = read_tables(
        [folder / "brazil_rioclaro_2017_classes.csv"], vocabulary, mapping=mapping
    ).tables

    assert isinstance(table, Observed)
    assert (table.entity, table.size) == ("class", 1_925)
    assert table.values["students"][0] == 21
    assert table.keys["school"][0] == "35061402"


def test_schools_of_england(folder: Path, vocabulary: Vocabulary) -> None:
    mapping = {
        "URN": "school",
        "Total Number of Teachers (Full-Time Equivalent)": "teachers",
        "Mean Gross FTE Salary of All Teachers (£s)": "kind",
    }

    reading = read_tables([folder / "england_school_workforce.csv"], vocabulary, mapping=mapping)

    [table] = reading.tables
    assert isinstance(table, Observed)
    assert table.values["teachers"][0] == Fraction("19.1")
    # What was suppressed is text, and each such cell is unknown and said.
    bad = [one for one in table.values["teachers"] if isinstance(one, Unreadable)]
    noted = [note for note in reading.notes if note.code == "cell-unreadable"]
    more = [dict(note.params)["count"] for note in reading.notes if note.code == "notes-more"]
    assert len(bad) == len(noted) + sum(int(count) for count in more)


def test_schools_of_the_same_name_are_told_apart_by_code(
    folder: Path, vocabulary: Vocabulary
) -> None:
    path = folder / "us_massachusetts_schools_2017.csv"

    with pytest.raises(DataError) as caught:
        read_tables([path], vocabulary, mapping={"School Name": "school"})
    assert {one.code for one in caught.value.problems} == {"row-twice"}

    mapping = {"School Code": "school", "School Name": "kind"}
    [table] = read_tables([path], vocabulary, mapping=mapping).tables
    assert isinstance(table, Observed)
    assert table.size == 1_861


@pytest.mark.parametrize(
    ("name", "sheet"),
    [("cn_school_form.xlsx", "学校填报数据"), ("cn_county_form.xlsx", "区县填报数据")],
)
def test_empty_forms_say_that_they_are(folder: Path, name: str, sheet: str) -> None:
    with pytest.raises(DataError) as caught:
        read_tables([folder / name], load_vocabulary())

    [empty] = [one for one in caught.value.problems if one.code == "form-empty"]
    assert empty.where.sheet == sheet


def _filled(path: Path, to: Path, values: dict[str, object]) -> Path:
    """Write a copy of a form with its values filled in, nothing else changed."""
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    with xlsxwriter.Workbook(to) as copy:
        for name in book.sheet_names:
            sheet = copy.add_worksheet(name)
            for at, row in enumerate(book.get_sheet_by_name(name).to_python()):
                for column, cell in enumerate(row):
                    ours = column == 4 and at and row[2] in values and name.endswith("填报数据")
                    found = values[str(row[2])] if ours else cell
                    if found != "":
                        sheet.write(at, column, found)
    return to


def test_forms_of_one_county_filled_in(folder: Path, tmp_path: Path) -> None:
    school, county = folder / "cn_school_form.xlsx", folder / "cn_county_form.xlsx"
    forms = tmp_path / "甲县"
    forms.mkdir()
    plain = {"学校名称": "一小", "小学学生人数": 600, "专任教师总人数": "４０", "班级总数": 15}
    plain |= {"教学及辅助用房总面积": "3,000", "教学仪器设备资产值（账面原值）": 120.5}
    _filled(school, forms / "一小.xlsx", plain | {"室内体育用房面积": 0})
    both = {"学校名称": "九年校", "小学学生人数": 600, "初中学生人数": 300, "班级总数": 25}
    _filled(school, forms / "九年校.xlsx", both)
    whole = {"区县名称": "甲县", "填报年度": 2023, "特殊教育学校学生人数": 20}
    _filled(county, forms / "区县.xlsx", whole | {"优质高中招生计划总人数": 500})

    reading = read_tables([forms], load_vocabulary())

    schools, counties = reading.tables
    assert isinstance(schools, Observed)
    assert isinstance(counties, Observed)
    assert schools.keys == {
        "county": ["甲县"] * 4,
        "school": ["一小", "九年校", "九年校", "九年校"],
        "stage": ["primary", "", "primary", "junior"],
    }
    assert schools.values["students"] == [600, None, 600, 300]
    assert schools.values["classes"] == [15, 25, None, None]
    assert schools.values["teachers"] == [40, None, None, None]
    assert schools.values["teaching_area"][0] == 3000
    assert schools.values["equipment_value"][0] == 1_205_000
    assert str(schools.place(3, "students")) == f"{forms}/九年校.xlsx[学校填报数据!E12]"
    assert counties.keys == {"county": ["甲县"], "period": ["2023"]}
    assert counties.values["special_students"] == [20]
    assert counties.values["senior_places"] == [500]
    assert [note.code for note in reading.notes].count("whole-of-bundle") == 2
