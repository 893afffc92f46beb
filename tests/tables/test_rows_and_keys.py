"""Which rows speak of an entity, and under which keys."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from edustandards.evaluate.observed import Observed
from edustandards.measures.values import Unreadable
from edustandards.tables.reading import Reading

Read = Callable[..., Reading]
Table = Callable[..., Observed]
Refused = Callable[..., list[tuple[str, str]]]


def _notes(reading: Reading) -> list[tuple[str, int | None]]:
    return [(note.code, note.where.line) for note in reading.notes]


@pytest.mark.parametrize(
    ("header", "entity", "keys"),
    [
        ("区县,学校,班级", "class", ["county", "school", "class"]),
        ("班级,学校", "class", ["class", "school"]),
        ("学校,区县", "school", ["school", "county"]),
        ("区县,学段,年度", "county", ["county", "stage", "period"]),
    ],
)
def test_a_table_is_of_the_smallest_kind_that_has_a_column(
    observed: Table, header: str, entity: str, keys: list[str]
) -> None:
    table = observed(f"{header},在校生数\n")

    assert table.entity == entity
    assert list(table.keys) == keys


def test_a_whole_table(read: Read) -> None:
    reading = read(
        "某县 2017 年统计表,,,,,,\n"
        "区县,学校,学段,年度,占地面积（亩）,在校生数,备注\n"
        "甲县,一小,小学,2017年,1.5,120,好\n"
        "甲县,一小, 初级中学,2017年度,—,约80,\n"
        ",,,,,,\n"
        "乙县,二小,高中,2016—2017学年,3,-1,\n"
        "合　计,,,,4.5,200,\n"
        "甲县,小计,,,1.5,200,\n"
        "注：占地面积含操场,,,,,,\n"
    )

    [table] = reading.tables
    assert isinstance(table, Observed)
    assert (table.entity, table.size) == ("school", 3)
    assert table.keys == {
        "county": ["甲县", "甲县", "乙县"],
        "school": ["一小", "一小", "二小"],
        "stage": ["primary", "junior", "高中"],
        "period": ["2017", "2017", "2016-2017"],
    }
    assert table.values == {
        "site_area": [1000, None, 2000],
        "students": [120, Unreadable("约80"), Unreadable("-1", "cell-negative")],
    }
    assert _notes(reading) == [
        ("row-title", 1),
        ("row-total", 7),
        ("row-total", 8),
        ("row-note", 9),
        ("stage-word-unknown", 6),
        ("cell-unreadable", 4),
        ("cell-negative", 6),
        # The totals say 200, and of the three rows of the one and the two of the other one is read.
        ("total-differs-gaps", 7),
        ("total-differs-gaps", 8),
    ]
    assert str(table.place(2, "students")).endswith("data.csv:6[F]")
    assert str(table.place(2, "school")).endswith("data.csv:6[B]")
    assert str(table.place(2, "teachers")).endswith("data.csv")


def test_every_column_is_accounted_for(read: Read) -> None:
    reading = read("学校,占地面积（亩）,在校生数,均衡指数,备注,专任老师数,\n一小,1,2,3,4,5,6\n")

    assert [
        (one.header, one.role, one.name, one.unit, one.stated) for one in reading.understood
    ] == [
        ("学校", "key", "school", "", False),
        ("占地面积（亩）", "field", "site_area", "mu", True),
        ("在校生数", "field", "students", "student", False),
        ("均衡指数", "field", "index", "", False),
    ]
    assert [(one.header, one.near, one.code) for one in reading.ignored] == [
        ("备注", "", "column-ignored"),
        ("专任老师数", "teachers", "column-ignored-near"),
        ("G", "", "column-headless"),
    ]
    zh, en = (list(reading.account(lang)) for lang in ("zh", "en"))
    assert len(zh) == len(en) == 7
    assert zh[1].endswith("data.csv:1[B]: “占地面积（亩）”列读作“占地面积”（site_area），单位“亩”")
    assert zh[2].endswith("“在校生数”列读作“在校生数”（students），表头未写单位，按“名学生”计")
    assert zh[3].endswith("“均衡指数”列读作“均衡指数”（index）")
    assert "请把表头改成“专任教师数”" in zh[5]
    assert en[0].endswith("data.csv:1[A]: column '学校' names the school (school)")
    assert en[1].endswith("column '占地面积（亩）' is site area (site_area), in mu")


@pytest.mark.parametrize(
    "word", ["合计", "合 计", "总计：", "小计", "全县合计", "Total", "GRAND TOTAL", "Ｔｏｔａｌ"]
)
def test_totals_are_left_out_and_said(read: Read, word: str) -> None:
    reading = read(f"学校,在校生数\n一小,3\n{word},3\n")

    assert isinstance(reading.tables[0], Observed)
    assert reading.tables[0].keys["school"] == ["一小"]
    assert _notes(reading) == [("row-total", 3)]


def test_a_school_whose_name_begins_like_a_total_or_a_note_stays(observed: Table) -> None:
    table = observed("学校,在校生数\n合计小学,3\n总计划中学,4\n说明小学,5\n")

    assert table.keys["school"] == ["合计小学", "总计划中学", "说明小学"]


def test_a_line_that_holds_nothing_of_the_table_is_a_note(read: Read) -> None:
    reading = read("在校生数,学校,备注\n3,一小,\n,,张三填写\n")

    assert _notes(reading) == [("row-note", 3)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("学校,在校生数\n一小,3\n一小,4\n", [("row-twice", "data.csv:3[A]")]),
        (
            "班级,学校,学段\n一班,一小,小学\n一班,二小,小学\n一班,一小,小学阶段\n",
            [("row-twice", "data.csv:4[A]")],
        ),
        (
            "学校,在校生数\n,3\n一小,4\n,5\n",
            [("row-without-name", f"data.csv:{n}[A]") for n in (2, 4)],
        ),
        ("在校生数,专任教师数\n3,4\n", [("no-key-column", "data.csv:1[A]")]),
        ("学段,在校生数\n小学,4\n", [("no-key-column", "data.csv:1[A]")]),
        ("甲,乙\n1,2\n", [("headers-unknown", "data.csv")]),
        ("学校,在校生数,备注,学生数（人）\n", [("column-twice", "data.csv:1[D]")]),
        ("学校,学校名称\n", [("column-twice", "data.csv:1[B]")]),
        (
            "学校,在校生数（元）,占地面积（人）\n",
            [("header-unit", "data.csv:1[B]"), ("header-unit", "data.csv:1[C]")],
        ),
        (
            "项目,单位,数值\n在校生数,人,\n专任教师数,人,\n占地面积,亩,\n",
            [("form-empty", "data.csv")],
        ),
    ],
)
def test_tables_that_cannot_be_used(
    refused: Refused, content: str, expected: list[tuple[str, str]]
) -> None:
    assert refused(content) == expected


def test_the_same_entity_may_stand_in_several_stages_and_years(observed: Table) -> None:
    rows = "一小,小学,2017\n一小,初中,2017\n一小,小学,2018\n"

    assert observed(f"学校,学段,年度\n{rows}").size == 3


def test_headers_alone_are_an_empty_table_and_this_is_said(read: Read) -> None:
    reading = read("学校,在校生数\n")

    assert isinstance(reading.tables[0], Observed)
    assert (reading.tables[0].size, reading.tables[0].values) == (0, {"students": []})
    assert [note.code for note in reading.notes] == ["table-no-rows"]


def test_a_file_named_after_a_kind_needs_no_names_for_a_single_row(
    read: Read, refused: Refused
) -> None:
    [table] = read("在校生数\n3\n", "学校.csv").tables
    assert isinstance(table, Observed)
    assert (table.entity, table.keys) == ("school", {"school": [""]})

    [table] = read("学段,在校生数\n小学,3\n初中,4\n", "学校.csv").tables
    assert isinstance(table, Observed)
    assert table.keys == {"school": ["", ""], "stage": ["primary", "junior"]}

    assert refused("在校生数\n3\n4\n", "学校.csv") == [("no-key-column", "学校.csv:1[A]")]


def test_a_file_named_after_a_stage_gives_it_to_its_rows_and_says_so(read: Read) -> None:
    reading = read("学校,在校生数\n一小,3\n", "小学.csv")

    assert isinstance(reading.tables[0], Observed)
    assert reading.tables[0].keys == {"school": ["一小"], "stage": ["primary"]}
    assert [note.code for note in reading.notes] == ["stage-of-sheet"]

    reading = read("学校,学段,在校生数\n一校,初中,3\n", "小学.csv")
    assert isinstance(reading.tables[0], Observed)
    assert reading.tables[0].keys["stage"] == ["junior"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2017", "2017"),
        ("2017年", "2017"),
        ("２０１７年度", "2017"),
        ("2016-2017", "2016-2017"),
        ("2016－2017学年度", "2016-2017"),
        ("2016/17", "2016-17"),
    ],
)
def test_years(observed: Table, text: str, period: str) -> None:
    assert observed(f"学校,年度\n一小,{text}\n").keys["period"] == [period]


def test_what_is_no_year_is_said_once(read: Read) -> None:
    reading = read("学校,年度\n一小,去年\n二小,去年\n三小,\n")

    assert isinstance(reading.tables[0], Observed)
    assert reading.tables[0].keys["period"] == ["去年", "去年", ""]
    assert _notes(reading) == [("period-unknown", 2)]


def test_notes_are_bounded_and_the_rest_is_counted(read: Read) -> None:
    rows = "".join(f"{index}小,约{index}\n" for index in range(150))
    reading = read(f"学校,在校生数\n{rows}")

    assert len(reading.notes) == 101
    assert reading.notes[-1].code == "notes-more"
    assert dict(reading.notes[-1].params) == {"count": 50}


def test_problems_are_bounded(refused: Refused) -> None:
    assert len(refused("学校,在校生数\n" + "一小,3\n" * 500)) == 100


def test_units_of_the_header_are_exact(observed: Table) -> None:
    table = observed("学校,占地面积（亩）,公用经费（万元/生）\n一小,0.1,0.12345\n")

    assert table.values == {"site_area": [Fraction(200, 3)], "fund": [Fraction("1234.5")]}


def test_names_with_spreadsheet_formulas_stay_text(observed: Table) -> None:
    assert observed('学校,在校生数\n"=HYPERLINK(1)",3\n').keys["school"] == ["=HYPERLINK(1)"]


def test_a_total_adds_up_the_rows_of_its_year_however_that_is_written(read: Read) -> None:
    rows = "学校,年度,在校生数\n一,2020学年,7\n二,2021,8\n"

    right = read(rows + "合计,2020,7\n合计,2021学年,8\n合计,2022,9\n")
    wrong = read(rows + "合计,2021学年,9\n")

    assert [one.rows for one in right.totals] == [(2,), (3,)]
    assert "total-differs" not in [one.code for one in right.notes]
    assert "total-differs" in [one.code for one in wrong.notes]
