"""What is filled in comes back: the same exact values, and the verdicts of each school alone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import edustandards as es
from edustandards.errors import DataError
from edustandards.evaluate.observed import Observed
from edustandards.packs.document import PackDocument
from edustandards.packs.library import load
from edustandards.tables.read import read_tables
from edustandards.tables.reading import Reading
from edustandards.tables.template.fill import told
from edustandards.tables.template.write import template_workbook
from tests.template.filling import Cells, filled

PACK = """\
pack: t/template
edition: "1"
title: {zh: 一所学校的标准, en: Standards of a school}
fields:
  has_library:
    title: {zh: 有图书馆, en: has a library}
    kind: yes_no
  opened_on: {title: {zh: 启用日期, en: opened on}, kind: date}
  warmth: {title: {zh: 最低气温, en: lowest warmth}, unit: m, signed: true}
standards:
  sports:
    title: {zh: 生均体育场馆, en: Sports area}
    clause: 第三条
    on: school
    indicator: (sports_field_area + gym_area) / students
    require: {primary: ≥ 7.5 m²/student, junior: ≥ 10.2 m²/student}
  equipment:
    on: school
    indicator: equipment_value / students
    require: ≥ 2000 元/生
  recognised:
    on: school
    indicator: social_recognition
    require: ≥ 85 %
  library: {on: school, holds: has_library, evidence: required}
  warm: {on: school, indicator: warmth, require: ≥ -3 m}
  moral: {on: school, indicator: moral_education_level, require: ≥ 良好}
  small:
    on: school
    holds: students < 50 student or school_kind = 小学
  balance:
    on: county
    indicator: cv(sports_field_area / students, weight=students)
    require: ≤ 0.5
"""
LETTERS = {
    "county": "A",
    "school": "B",
    "stage": "C",
}
NUMBERS = ("sports_field_area", "gym_area", "students", "equipment_value", "social_recognition")


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> PackDocument:
    path = tmp_path_factory.mktemp("pack") / "pack.yaml"
    path.write_text(PACK, encoding="utf-8")
    return load(path)


@pytest.fixture(scope="module")
def columns(document: PackDocument) -> dict[str, str]:
    """Return the letters of the columns, counted from what is asked, in its order."""
    asked = [
        *("county", "school", "stage"),
        *("sports_field_area", "gym_area", "students", "equipment_value", "social_recognition"),
        *("has_library", "has_library_evidence", "has_library_date", "has_library_expires"),
        *("warmth", "moral_education_level", "school_kind"),
    ]
    return {name: "ABCDEFGHIJKLMNOPQ"[at] for at, name in enumerate(asked)}


decimals = st.one_of(
    st.none(),
    st.integers(0, 10**9).map(Decimal),
    st.decimals(0, 10**6, places=4, allow_nan=False).map(abs),
)
texts = st.text(st.sampled_from("一二三中心小学=+-@'\"<&> ab1"), min_size=1, max_size=8).filter(
    lambda text: text.strip() not in {"", "-", "--", "/"} and text.strip() == text
)
schools = st.fixed_dictionaries(
    {
        "stage": st.sampled_from(["小学", "初中", "特殊教育"]),
        **dict.fromkeys(NUMBERS, decimals),
        "warmth": st.one_of(st.none(), st.decimals(-50, 50, places=1)),
        "has_library": st.sampled_from([None, "是", "否"]),
        "has_library_evidence": st.one_of(st.none(), texts),
        "has_library_date": st.one_of(st.none(), st.dates(date(1950, 1, 1), date(2024, 1, 1))),
        "moral_education_level": st.sampled_from([None, "不合格", "合格", "良好", "优秀"]),
        "school_kind": st.one_of(st.none(), texts),
    }
)
MEANT = {"是": True, "否": False, "小学": "primary", "初中": "junior", "特殊教育": "special"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_value_and_verdict_comes_back(
    lang: str, document: PackDocument, columns: dict[str, str], tmp_path: Path
) -> None:
    made = template_workbook(document, lang)
    pack = es.Pack(document)
    sheet = {"zh": "学校", "en": "school"}[lang]

    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    @given(rows=st.lists(schools, min_size=1, max_size=5))
    def trip(rows: list[dict[str, object]]) -> None:
        cells: list[Cells] = [
            {columns["county"]: "甲县", columns["school"]: f"{at}校"}
            | {columns[name]: value for name, value in row.items()}
            for at, row in enumerate(rows)
        ]
        table = school_table(
            read_tables([filled(made, {sheet: cells}, tmp_path / "a.xlsx")], document.vocabulary)
        )
        assert table.keys["school"] == [f"{at}校" for at in range(len(rows))]
        given_rows = [{name: _meant(name, value) for name, value in row.items()} for row in rows]
        for name in rows[0]:
            if name == "stage":
                assert table.keys["stage"] == [row["stage"] for row in given_rows]
                continue
            expected = [row[name] for row in given_rows]
            assert list(table.values.get(name, [None] * len(rows))) == expected
        report = pack.evaluate({"school": [_record(row, at) for at, row in enumerate(given_rows)]})
        again = pack.evaluate([tmp_path / "a.xlsx"])
        for one in report:
            if one.on == "school":
                found = again.find(one.standard, one.entity, stage=one.stage)
                alone = pack.verdicts(_record(given_rows[int(one.entity[0])], 0))
                assert found.verdict is one.verdict is alone[one.standard]

    trip()


def _meant(name: str, value: object) -> object:
    if isinstance(value, Decimal):
        return Fraction(value)
    return MEANT.get(value, value) if name in {"stage", "has_library"} else value  # type: ignore[call-overload]


def _record(row: dict[str, object], at: int) -> dict[str, object]:
    return {"county": "甲县", "school": f"{at}校", **row}


def school_table(reading: Reading) -> Observed:
    table = next(one for one in reading.tables if one.entity == "school")
    assert isinstance(table, Observed)
    return table


def test_rows_that_are_left_empty_and_the_example_are_no_data(
    document: PackDocument, columns: dict[str, str], tmp_path: Path
) -> None:
    made = template_workbook(document)
    rows: list[Cells] = [{}, {columns["school"]: "一小", columns["students"]: 40}, {}]

    reading = read_tables([filled(made, {"学校": rows}, tmp_path / "a.xlsx")], document.vocabulary)

    table = school_table(reading)
    assert table.size == 1
    assert set(table.keys) == {"school"}
    assert set(table.values) == {"students"}
    assert {note.code for note in reading.notes} == {"template-of", "row-example"}
    assert str(table.place(0, "students")).endswith(f"a.xlsx[学校!{columns['students']}6]")


def test_an_example_that_was_made_into_data_counts(
    document: PackDocument, columns: dict[str, str], tmp_path: Path
) -> None:
    row: Cells = {columns["county"]: "甲县", columns["school"]: "一小", columns["students"]: 40}
    made = template_workbook(document)

    reading = read_tables(
        [filled(made, {"学校": [row]}, tmp_path / "a.xlsx", first=4)], document.vocabulary
    )

    assert school_table(reading).keys["school"] == ["一小"]


def test_a_workbook_that_was_not_filled_in_is_refused(
    document: PackDocument, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(template_workbook(document))

    with pytest.raises(DataError) as caught:
        read_tables([path], document.vocabulary)

    assert [one.code for one in caught.value.problems] == ["template-blank"]


def test_codes_typed_into_names_keep_their_zeros(
    document: PackDocument, columns: dict[str, str], tmp_path: Path
) -> None:
    row: Cells = {columns["school"]: "0031", columns["students"]: 7}
    path = filled(template_workbook(document), {"学校": [row]}, tmp_path / "a.xlsx")

    assert school_table(read_tables([path], document.vocabulary)).keys["school"] == ["0031"]


def test_every_column_of_the_shipped_packs_is_known_again(tmp_path: Path) -> None:
    for name in ("cn/quality-balanced", "cn/city-plan"):
        document = load(name)
        made = template_workbook(document)
        row: Cells = dict.fromkeys("ABCDEFGHIJKLMNOPQRSTUVWX", 1) | {"C": "小学"}
        path = filled(made, {"学校": [row]}, tmp_path / "a.xlsx")

        reading = read_tables([path], document.vocabulary)

        assert not reading.ignored
        assert len(reading.understood) >= 24


def test_a_workbook_of_another_pack_is_said(
    document: PackDocument, columns: dict[str, str], tmp_path: Path
) -> None:
    row: Cells = {columns["school"]: "一小", columns["students"]: 7}
    path = filled(template_workbook(document), {"学校": [row]}, tmp_path / "a.xlsx")
    reading = read_tables([path], document.vocabulary)

    assert told(reading, "t/template@1").notes == reading.notes
    [note, *_] = told(reading, "cn/quality-balanced@2017").notes
    assert note.code == "template-other-pack"
    assert "t/template@1" in note.say("zh")


def test_an_example_row_is_left_out_of_a_sheet_that_was_saved_as_text(
    document: PackDocument, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("学校,在校生数（人）\n【示例】某学校,1000\n一小,40\n", encoding="utf-8")

    reading = read_tables([path], document.vocabulary)

    assert school_table(reading).values["students"] == [40]
    assert [note.code for note in reading.notes] == ["row-example"]


ODD = """\
pack: t/odd
edition: "1"
title: {zh: 怪, en: odd}
fields:
  one: {title: {zh: "甲/乙（丙）", en: "a (b)"}, unit: yuan}
  two: {title: {zh: "甲/乙", en: "a"}, unit: yuan}
  three: {title: {zh: "小学在校生数", en: "students of 2017"}, unit: student}
  four: {title: {zh: "合计", en: total}, unit: m²}
  five: {title: {zh: "甲/乙", en: "a"}, unit: yuan}
  six: {title: {zh: "单位：万元", en: "unit: m"}, unit: yuan}
  seven: {title: {zh: "备注", en: "note:"}, kind: text}
standards:
  all: {on: school, holds: one + two + five + six > 0 yuan and three > 0 student and four > 0 m²}
  said: {on: school, holds: seven = 好}
"""


@pytest.mark.parametrize(("lang", "sheet"), [("zh", "学校"), ("en", "school")])
def test_headers_that_could_mean_something_else_mean_what_the_record_says(
    tmp_path: Path, lang: str, sheet: str
) -> None:
    (tmp_path / "odd.yaml").write_text(ODD, encoding="utf-8")
    odd = load(tmp_path / "odd.yaml")
    row: Cells = {"A": "一小", **{letter: at for at, letter in enumerate("BCDEFG", 1)}, "H": "好"}
    path = filled(template_workbook(odd, lang), {sheet: [row]}, tmp_path / "a.xlsx")

    table = school_table(read_tables([path], odd.vocabulary))

    assert table.size == 1
    assert {name: column[0] for name, column in table.values.items()} == {
        "one": 1,
        "two": 2,
        "five": 3,
        "six": 4,
        "three": 5,
        "four": 6,
        "seven": "好",
    }
