"""Traps in cells and rows."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from fractions import Fraction

from edustandards.measures.values import Unreadable
from edustandards.tables.choices import Choices, ColumnChoice, RowChoice
from tests.tables.hostile.books import Book, Formula, Page, Percent, Seen
from tests.tables.hostile.trap import Trap

CELLS = [
    Trap(
        "numbers are written in every way",
        {
            "a.csv": '学校,在校生数\n一,"1,200"\n二,１，２００\n三,0.12万\n四,1200人\n'
            "五, 1200 \n六,约1200\n七,1200.0\n"
        },
        rows={
            **{name: {"students": 1200} for name in "一二三四五"},
            "六": {"students": Unreadable("约1200")},
            "七": {"students": 1200},
        },
        notes=["cell-unreadable 7B"],
    ),
    Trap(
        "ten thousand in a column of ten thousands is not guessed",
        {"a.csv": "学校,教学仪器设备值（万元）\n一,3.5万\n二,3.5万元\n三,3.5\n"},
        rows={
            "一": {"equipment": Unreadable("3.5万")},
            "二": {"equipment": 35_000},
            "三": {"equipment": 35_000},
        },
        notes=["cell-unreadable 2B"],
    ),
    Trap(
        "a percentage is what its cell shows",
        {
            "a.xlsx": Book(
                {
                    "表": [
                        ["学校", "合格率", "均衡指数"],
                        ["一", Percent(0.855), Percent(0.4)],
                        ["二", 85.5, 0.4],
                        ["三", "85.5%", "40％"],
                    ]
                }
            )
        },
        rows={name: {"pass_rate": Fraction(171, 2), "index": Fraction(2, 5)} for name in "一二三"},
    ),
    Trap(
        "a count that is shown as a percentage is none",
        {"a.xlsx": Book({"表": [["学校", "在校生数"], ["一", Percent(6)], ["二", 6]]})},
        rows={"一": {"students": Unreadable("600%", "cell-unit")}, "二": {"students": 6}},
        notes=["cell-unit B2"],
    ),
    Trap(
        "ratios are ratios, in fields that are one, and no times",
        {
            "a.csv": "学校,均衡指数,合格率,在校生数,公用经费\n一,1:1,1：4,1:19,1:2\n"
            "二,1.2∶1,0:5,1:05,3\n三,01:19,1:19:00,8:30,2\n"
        },
        rows={
            "一": {
                "index": 1,
                "pass_rate": 25,
                "students": Unreadable("1:19", "cell-ratio"),
                "fund": Unreadable("1:2", "cell-ratio"),
            },
            "二": {
                "index": Fraction(6, 5),
                "pass_rate": 0,
                "students": Unreadable("1:05", "cell-time"),
            },
            "三": {
                "index": Unreadable("01:19", "cell-time"),
                "pass_rate": Unreadable("1:19:00"),
                "students": Unreadable("8:30", "cell-ratio"),
            },
        },
        notes=[
            *("cell-time 4B", "cell-unreadable 4C", "cell-ratio 2D", "cell-time 3D"),
            *("cell-ratio 4D", "cell-ratio 2E"),
        ],
    ),
    Trap(
        "what was typed as a ratio or a range has become a time or a date",
        {
            "a.xlsx": Book(
                {
                    "表": [
                        ["学校", "均衡指数", "在校生数", "建校日期", "办学类型"],
                        ["一", time(1, 19), date(2026, 1, 19), date(1998, 9, 1), "1:19"],
                        ["二", timedelta(hours=25, minutes=1), datetime(2026, 3, 4, 5)],  # noqa: DTZ001 - as cells are
                    ]
                }
            )
        },
        rows={
            "一": {
                "index": Unreadable("1:19", "cell-time"),
                "students": Unreadable("2026-01-19", "cell-date"),
                "opened": date(1998, 9, 1),
                "kind": "1:19",
            },
            "二": {
                "index": Unreadable("25:01", "cell-time"),
                "students": Unreadable("2026-03-04", "cell-date"),
            },
        },
        notes=["cell-time B2", "cell-time B3", "cell-date C2", "cell-date C3"],
    ),
    Trap(
        "what is seen is a ten-thousandth of what is held",
        {
            "a.xlsx": Book(
                {
                    "表": [
                        ["学校", "教学仪器设备值（万元）", "占地面积", "在校生数"],
                        ["一", Seen(35_000, '0!.0,"万"'), Seen(1_500_000, "0,,"), 7],
                        ["二", Seen(4.5, "0.00"), Seen(0.5, "#,##0.0"), 8],
                        ["三", Seen(0.045, '0.0"%"'), Seen(7, "0\\,"), 9],
                    ]
                }
            )
        },
        rows={
            "一": {"equipment": 350_000_000, "site_area": 1_500_000},
            "二": {"equipment": 45_000, "site_area": Fraction(1, 2)},
            "三": {"equipment": 450, "site_area": 7},
        },
        notes=["numbers-divided B2", "numbers-divided C2"],
    ),
    Trap(
        "failed formulas are no gaps, and one that was never worked out is none either",
        {
            "a.xlsx": Book(
                {
                    "表": [
                        ["学校", "在校生数"],
                        ["一", Formula("#N/A")],
                        ["二", Formula("#DIV/0!")],
                        ["三", Formula("#REF!")],
                        ["四", Formula(None)],
                        ["五", Formula(7)],
                        ["六", None],
                        ["七", 0],
                    ]
                },
                parts={
                    "xl/worksheets/sheet1.xml": lambda raw: raw.replace(b' t="str"', b"").replace(
                        b"<v></v>", b""
                    )
                },
            )
        },
        rows={
            "一": {"students": Unreadable("#N/A", "cell-error")},
            "二": {"students": Unreadable("#DIV/0!", "cell-error")},
            "三": {"students": Unreadable("#REF!", "cell-error")},
            "四": {"students": Unreadable("=…", "cell-no-result")},
            "五": {"students": 7},
            "六": {"students": None},
            "七": {"students": 0},
        },
        notes=["cell-error B2", "cell-error B3", "cell-error B4", "cell-no-result B5"],
    ),
    Trap(
        "gaps are asked about where no zero stands",
        {"a.csv": "学校,在校生数,占地面积\n一,7,1\n二,,\n三,—,/\n"},
        rows={
            "一": {"students": 7, "site_area": 1},
            "二": {"students": None, "site_area": None},
            "三": {"students": None, "site_area": None},
        },
        notes=["blank-maybe-zero 3B"],
    ),
    Trap(
        "a zero in the column says what gaps are not",
        {"a.csv": "学校,在校生数\n一,7\n二,\n三,0\n"},
        rows={"一": {"students": 7}, "二": {"students": None}, "三": {"students": 0}},
    ),
    Trap(
        "无 is asked about even beside a zero",
        {"a.csv": "学校,占地面积,是否专款\n一,0,无\n二,无,有\n"},
        rows={
            "一": {"site_area": 0, "dedicated": False},
            "二": {"site_area": None, "dedicated": True},
        },
        notes=["word-maybe-zero 3B"],
    ),
    Trap(
        "gaps are zero where the mapping says so",
        {"a.csv": "学校,在校生数,专任教师\n一,7,无\n二,,3\n"},
        mapping=Choices(
            (
                ColumnChoice("在校生数", "students", blank="zero"),
                ColumnChoice("专任教师", "teachers", blank="zero"),
            )
        ),
        rows={"一": {"students": 7, "teachers": 0}, "二": {"students": 0, "teachers": 3}},
    ),
    Trap(
        "a mapping names a column by its path, its unit, and which rows count",
        {"a.csv": "学校,用地,,类别\n,校园,农场,\n一,3,9,公办\n二,6,9,民办\n"},
        mapping=Choices(
            (ColumnChoice("用地 / 校园", "site_area", unit="亩"), ColumnChoice("用地 / 农场", "")),
            (RowChoice("类别", ("公办",)),),
        ),
        rows={"一": {"site_area": 2000}},
        notes=["rows-filtered 2D"],
        ignored=["用地 / 农场", "类别"],
    ),
    Trap(
        "a total that holds, in exact decimals",
        {"a.csv": "学校,在校生数,占地面积（亩）\n一,7,0.1\n二,3,0.2\n合 计,10,0.3\n"},
        rows={"一": {"students": 7}, "二": {"students": 3}},
        notes=["row-total 4A"],
    ),
    Trap(
        "a row was lost",
        {"a.csv": "学校,在校生数,教学仪器设备值（万元）\n一,7,0.1\n二,3,0.2\n总计,12,0.3\n"},
        rows={"一": {"students": 7}, "二": {"students": 3}},
        notes=["row-total 4A", "total-differs 4B"],
    ),
    Trap(
        "totals stand above their rows, and subtotals between",
        {
            "a.csv": "县,学校,在校生数\n全县合计,,15\n甲县,小计,10\n甲县,一,7\n甲县,二,3\n"
            "乙县,小计,6\n乙县,三,5\n"
        },
        rows={"一": {"students": 7}, "二": {"students": 3}, "三": {"students": 5}},
        notes=["row-total 2A", "row-total 3A", "row-total 6A", "total-differs 6C"],
    ),
    Trap(
        "a total over a gap cannot be held",
        {"a.csv": "学校,在校生数\n一,7\n二,\n三,0\n合计,10\n"},
        rows={"一": {"students": 7}, "二": {"students": None}, "三": {"students": 0}},
        notes=["row-total 5A", "total-differs-gaps 5B"],
    ),
    Trap(
        "averages are no schools, and schools named like totals are",
        {"a.csv": "学校,在校生数\n合计小学,7\n平均,7\n（合计）,7\n注：不含分校,\n"},
        rows={"合计小学": {"students": 7}},
        notes=["row-average 3A", "row-total 4A", "row-note 5A"],
    ),
    Trap(
        "codes lost their zeros",
        {
            "a.xlsx": Book(
                {
                    "表": [
                        ["学校", "在校生数"],
                        ["0100000001", 7],
                        ["2100000002", 6],
                        ["3100000003", 5],
                        [100000004, 4],
                    ]
                }
            )
        },
        rows={
            "0100000001": {"students": 7},
            "2100000002": {"students": 6},
            "3100000003": {"students": 5},
            "100000004": {"students": 4},
        },
        notes=["code-zeros-lost A5"],
    ),
    Trap(
        "one school on several rows, its name merged over them",
        {
            "a.xlsx": Book(
                {
                    "表": Page(
                        [["学校", "学段", "在校生数"], ["九年校", "小学", 7], [None, "初中", 6]],
                        merged=("A2:A3",),
                    )
                }
            )
        },
        rows={"九年校 primary": {"students": 7}, "九年校 junior": {"students": 6}},
    ),
    Trap(
        "one school twice",
        {"a.csv": "学校,学段,在校生数\n一,小学,7\n一,小学阶段,7\n"},
        wrong=["row-twice 3A"],
    ),
    Trap(
        "a row without a name is not dropped",
        {"a.csv": "学校,在校生数\n一,7\n,8\n"},
        wrong=["row-without-name 3A"],
    ),
]
