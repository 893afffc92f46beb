"""Traps in headers and units."""

from __future__ import annotations

from fractions import Fraction

from tests.tables.hostile.books import Book, Page
from tests.tables.hostile.trap import Trap

_THREE = Page(
    [
        ["甲县学校统计表"],
        ["学校名称", "专任教师", None, None, "在校生数"],
        [None, "合计", "按学历分", None, None],
        [None, None, "本科", "研究生", None],
        ["一小", 30, 20, 5, 600],
    ],
    merged=("A1:E1", "A2:A4", "B2:D2", "B3:B4", "C3:D3", "E2:E4"),
)

HEADERS = [
    Trap(
        "three rows of merged headers are paths",
        {"a.xlsx": Book({"表": _THREE})},
        rows={"一小": {"teachers": 30, "graduate_teachers": 20, "students": 600}},
        notes=["row-title A1"],
        ignored=["专任教师 / 按学历分 / 研究生"],
        where={("一小", "graduate_teachers"): "C5"},
    ),
    Trap(
        "merging is lost in a text file",
        {
            "a.csv": "甲县统计表,,,\n学校名称,专任教师,,在校生数\n,合计,按学历分,\n,,本科,\n"
            "一小,30,20,600\n"
        },
        rows={"一小": {"teachers": 30, "graduate_teachers": 20, "students": 600}},
        notes=["row-title 1A"],
    ),
    Trap(
        "the same last level twice is told by its path",
        {"a.csv": "学校,在校生数,,专任教师,\n,计,其中：女,计,其中：女\n一小,600,300,30,20\n"},
        rows={"一小": {"students": 600, "teachers": 30}},
        ignored=["在校生数 / 其中：女", "专任教师 / 其中：女"],
    ),
    Trap(
        "a group of unknown meaning loses against the plain header",
        {"a.csv": "学校,寄宿生,,在校生数\n,在校生数,占比,\n一小,60,0.1,600\n"},
        rows={"一小": {"students": 600}},
        ignored=["寄宿生 / 在校生数", "寄宿生 / 占比"],
    ),
    Trap(
        "two groups of unknown meaning are not chosen between",
        {"a.csv": "学校,公办,民办\n,在校生数,在校生数\n一小,60,600\n"},
        wrong=["column-twice 2C"],
    ),
    Trap(
        "stages stand in the upper row: a row for each",
        {
            "a.csv": "学校,小学,,初中,\n,在校生数,专任教师,在校生数,专任教师\n"
            "九年校,600,30,300,20\n一小,400,20,,\n"
        },
        rows={
            "九年校 primary": {"students": 600, "teachers": 30},
            "九年校 junior": {"students": 300, "teachers": 20},
            "一小 primary": {"students": 400, "teachers": 20},
        },
        notes=["blank-maybe-zero 4D", "blank-maybe-zero 4E"],
        where={("九年校 junior", "students"): "3D"},
    ),
    Trap(
        "stages stand in the header itself, and areas belong to the whole",
        {
            "a.csv": "学校,小学在校生数,在校生数（初中）,占地面积\n九年校,600,300,9000\n"
            "一小,400,—,5000\n"
        },
        rows={
            "九年校": {"site_area": 9000},
            "九年校 primary": {"students": 600},
            "九年校 junior": {"students": 300},
            "一小 primary": {"students": 400, "site_area": 5000},
        },
        notes=["blank-maybe-zero 3C", "stage-of-whole"],
    ),
    Trap(
        "years stand in the upper row",
        {"a.csv": "学校,2022年,2023年\n,在校生数,在校生数\n一小,600,620\n"},
        rows={"一小 2022": {"students": 600}, "一小 2023": {"students": 620}},
    ),
    Trap(
        "units stand in a row of their own",
        {"a.csv": "学校,占地面积,教学仪器设备值\n单位,亩,万元\n一小,3,1.5\n"},
        rows={"一小": {"site_area": 2000, "equipment": 15_000}},
    ),
    Trap(
        "a unit for the sheet applies where it fits, and nowhere else",
        {"a.csv": "统计表,,单位：万元\n学校,在校生数,教学仪器设备值\n一小,600,1.5\n"},
        rows={"一小": {"students": 600, "equipment": 15_000}},
        notes=["row-title 1A"],
    ),
    Trap(
        "an office is no unit",
        {"a.csv": "填报单位：平方米小学,\n学校,占地面积\n一小,600\n"},
        rows={"一小": {"site_area": 600}},
        notes=["row-title 1A"],
    ),
    Trap(
        "two units of the sheet fit one column",
        {"a.csv": "单位：元、万元,\n学校,教学仪器设备值\n一小,600\n"},
        wrong=["unit-line-unclear 2B"],
    ),
    Trap(
        "a unit in the group is that of its columns, one in the header comes first",
        {"a.csv": "学校,教学仪器设备值（万元）,\n,计,上年新增\n一小,1.5,1\n"},
        rows={"一小": {"equipment": 15_000}},
        ignored=["教学仪器设备值（万元） / 上年新增"],
    ),
    Trap(
        "yuan is for each student where the header says so",
        {"a.csv": "学校,公用经费（元）\n一小,1150\n"},
        wrong=["header-unit 1B"],
    ),
    Trap(
        "the columns are numbered below the headers",
        {"a.csv": "学校名称,学段,在校生数,占地面积\n甲,乙,1,2\n一小,小学,600,9000\n"},
        rows={"一小 primary": {"students": 600, "site_area": 9000}},
        notes=["row-count 2A"],
    ),
    Trap(
        "the headers stand again on each page",
        {"a.csv": "学校名称,在校生数\n一小,600\n学校名称,在校生数\n二小,300\n"},
        rows={"一小": {"students": 600}, "二小": {"students": 300}},
        notes=["row-header-again 3A"],
    ),
    Trap(
        "headers are full-width, with breaks, far to the right and far down",
        {
            "a.xlsx": Book(
                {
                    "表": [
                        *[[]] * 20,
                        [None, None, "学 校\n名称", "占地面积\n（ｍ²）"],
                        [None, None, "一小", 7],
                    ]
                }
            )
        },
        rows={"一小": {"site_area": 7}},
        where={("一小", "site_area"): "D22"},
    ),
    Trap(
        "two columns mean the same and hold the same",
        {"a.csv": "学校,在校生数,学生数\n一小,600,600\n二小,300,\n"},
        rows={"一小": {"students": 600}, "二小": {"students": 300}},
        ignored=["学生数"],
    ),
    Trap(
        "two columns mean the same and differ",
        {"a.csv": "学校,在校生数,学生数\n一小,600,601\n"},
        wrong=["column-twice 1C"],
    ),
    Trap(
        "a mu is not a decimal",
        {"a.csv": "学校,占地面积（亩）\n一小,0.1\n"},
        rows={"一小": {"site_area": Fraction(200, 3)}},
    ),
]
