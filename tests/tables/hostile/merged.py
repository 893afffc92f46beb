"""Traps in merged cells below the headers, and in rows that a mapping leaves out."""

from __future__ import annotations

from edustandards.measures.values import Unreadable
from edustandards.tables.choices import Choices, RowChoice
from tests.tables.hostile.books import Book, Page
from tests.tables.hostile.trap import Trap

_HEADS = ["学校", "学段", "在校生数", "占地面积", "办学类型"]

MERGED = [
    Trap(
        "a word merged over several schools holds for each",
        {
            "a.xlsx": Book(
                {
                    "表": Page(
                        [
                            ["学校", "办学类型", "是否专款", "建校日期", "监测等级"],
                            ["一", "公办", "是", "1998-09-01", "Ⅱ级"],
                            ["二", None, None, None, None],
                            ["三", "民办", "否", "2001-09-01", "Ⅲ级"],
                        ],
                        merged=("B2:B3", "C2:C3", "D2:D3", "E2:E3"),
                    )
                }
            )
        },
        rows={
            "一": {"kind": "公办", "dedicated": True, "quality": "Ⅱ"},
            "二": {"kind": "公办", "dedicated": True, "quality": "Ⅱ"},
            "三": {"kind": "民办", "dedicated": False, "quality": "Ⅲ级"},
        },
    ),
    Trap(
        "a number merged over several schools is that of nobody knows whom",
        {
            "a.xlsx": Book(
                {
                    "表": Page(
                        [
                            ["学校", "在校生数", "占地面积"],
                            ["一", 7, 9000],
                            ["二", 8, None],
                            ["三", 9, 500],
                            ["合计", 24, 9500],
                        ],
                        merged=("C2:C3",),
                    )
                }
            )
        },
        rows={
            "一": {"students": 7, "site_area": Unreadable("9000 (C2:C3)", "cell-merged")},
            "二": {"students": 8, "site_area": Unreadable("9000 (C2:C3)", "cell-merged")},
            "三": {"students": 9, "site_area": 500},
        },
        notes=["row-total A5", "cell-merged C2"],
    ),
    Trap(
        "a number merged over all stages of a school is that of the whole school",
        {
            "a.xlsx": Book(
                {
                    "表": Page(
                        [
                            _HEADS,
                            ["九年校", "小学", 7, 9000, "公办"],
                            [None, "初中", 6, None, None],
                            ["一", "小学", 5, 400, "民办"],
                        ],
                        merged=("A2:A3", "D2:D3", "E2:E3"),
                    )
                }
            )
        },
        rows={
            "九年校": {"students": None, "site_area": 9000, "kind": "公办"},
            "九年校 primary": {"students": 7, "site_area": None, "kind": "公办"},
            "九年校 junior": {"students": 6, "site_area": None, "kind": "公办"},
            "一 primary": {"students": 5, "site_area": 400, "kind": "民办"},
        },
        where={("九年校", "site_area"): "D2", ("九年校 junior", "students"): "C3"},
    ),
    Trap(
        "a number merged over some stages of a school is not that of the whole",
        {
            "a.xlsx": Book(
                {
                    "表": Page(
                        [
                            _HEADS,
                            ["九年校", "小学", 7, 9000],
                            [None, "初中", 6],
                            ["九年校", None, 13, None],
                        ],
                        merged=("A2:A3", "D2:D3"),
                    )
                }
            )
        },
        rows={
            "九年校 primary": {"site_area": Unreadable("9000 (D2:D3)", "cell-merged")},
            "九年校 junior": {"site_area": Unreadable("9000 (D2:D3)", "cell-merged")},
            "九年校": {"students": 13, "site_area": None},
        },
        notes=["row-of-whole A4", "cell-merged D2"],
    ),
    Trap(
        "a number merged over two fields is neither of them, a dash is none for both",
        {
            "a.xlsx": Book(
                {
                    "表": Page(
                        [["学校", "在校生数", "专任教师"], ["一", 7], ["二", "—"], ["三", 0]],
                        merged=("B2:C2", "B3:C3", "B4:C4"),
                    )
                }
            )
        },
        rows={
            "一": {
                "students": Unreadable("7 (B2:C2)", "cell-merged"),
                "teachers": Unreadable("7 (B2:C2)", "cell-merged"),
            },
            "二": {"students": None, "teachers": None},
            "三": {"students": 0, "teachers": 0},
        },
        notes=["cell-merged B2"],
    ),
    Trap(
        "each school takes two rows of the sheet, all its cells merged, and headers do too",
        {
            "a.xlsx": Book(
                {
                    "表": Page(
                        [
                            ["学校", "在校生数", None, "占地面积"],
                            [],
                            ["一", 7, None, 400],
                            [],
                            ["二", 8, None, 500],
                        ],
                        merged=(
                            *("A1:A2", "B1:C2", "D1:D2", "A3:A4", "B3:C4", "D3:D4"),
                            *("A5:A6", "B5:C6", "D5:D6"),
                        ),
                    )
                }
            )
        },
        rows={"一": {"students": 7, "site_area": 400}, "二": {"students": 8, "site_area": 500}},
    ),
    Trap(
        "rows are chosen by a merged word, totals count the others, and so do merged numbers",
        {
            "a.xlsx": Book(
                {
                    "表": Page(
                        [
                            ["学校", "性质", "在校生数", "占地面积"],
                            ["一", "公办", 7, 100],
                            ["二", None, 8, 9000],
                            ["三", "民办", 9, None],
                            ["三", "民办", 9, 1],
                            ["合计", None, 33, 9101],
                        ],
                        merged=("B2:B3", "D3:D4"),
                    )
                }
            )
        },
        mapping=Choices((), (RowChoice("性质", ("公办",)),)),
        rows={
            "一": {"students": 7, "site_area": 100},
            "二": {"students": 8, "site_area": Unreadable("9000 (D3:D4)", "cell-merged")},
        },
        notes=["row-total A6", "rows-filtered B1", "cell-merged D3"],
    ),
]
