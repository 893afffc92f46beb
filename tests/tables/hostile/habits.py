"""Traps in what people, and the programs that they export from, are in the habit of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from edustandards.measures.values import Unreadable
from tests.tables.hostile.books import Book
from tests.tables.hostile.trap import Trap

_TWO: Sequence[Sequence[object]] = [["学校", "在校生数"], ["一小", 7], ["二小", 8]]
_ROWS = {"一小": {"students": 7}, "二小": {"students": 8}}
_OPEN = b"http://schemas.openxmlformats.org/"
_STRICT = b"http://purl.oclc.org/ooxml/"
_PARTS = ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml")


def _strict(raw: bytes) -> bytes:
    raw = raw.replace(_OPEN + b"spreadsheetml/2006/main", _STRICT + b"spreadsheetml/main")
    return raw.replace(_OPEN + b"officeDocument/2006/", _STRICT + b"officeDocument/")


def _without_places(raw: bytes) -> bytes:
    return re.sub(rb' r="[A-Z]+[0-9]+"', b"", raw)


def _phonetic(raw: bytes) -> bytes:
    plain = "<si><t>一小</t></si>".encode()
    runs = (
        '<si><r><t>一</t></r><r><rPr><b/></rPr><t>小</t></r><rPh sb="0" eb="1"><t>YI</t></rPh></si>'
    )
    assert plain in raw
    return raw.replace(plain, runs.encode())


HABITS = [
    Trap(
        "headers bear marks of what must be filled in, and of notes",
        {
            "a.csv": "*学校名称,在校生数①（必填）,占地面积（亩）*,【选填】办学类型,"
            "※专任教师 [注1]\n一小,7,3,公办,2\n注1：含校长,,,,\n"
        },
        rows={"一小": {"students": 7, "site_area": 2000, "teachers": 2}},
        notes=["row-note 3A"],
        ignored=["【选填】办学类型"],
    ),
    Trap(
        "signs that nobody sees come with what was copied from a web page",
        {
            "a.csv": "\u200b学校\u200b,在校\u200b生数\n一小,\u200b7\n二小,1\u200d2\u200e\n"
            "三小,\ufeff\n"
        },
        rows={
            "一小": {"students": 7},
            "二小": {"students": 12},
            "三小": {"students": None},
        },
        notes=["blank-maybe-zero 4B"],
    ),
    Trap(
        "line breaks stand in a workbook by number",
        {"a.xlsx": Book({"表": [["学校_x000D_\n名称", "在校_x000D_\n生数"], ["一小_x000D_", 7]]})},
        rows={"一小": {"students": 7}},
    ),
    Trap(
        "how a name is said aloud is no part of it",
        {"a.xlsx": Book({"表": _TWO}, {"xl/sharedStrings.xml": _phonetic})},
        rows=_ROWS,
    ),
    Trap(
        "totals say of how many, or of what",
        {
            "a.csv": "学校,在校生数\n合计3中学,4\n一小,7\n二小,8\n小计（3所）,19\n三小,9\n"
            "合 计：4所学校,28\n总计(人),29\n"
        },
        rows={"合计3中学": {"students": 4}, **_ROWS, "三小": {"students": 9}},
        notes=["row-total 5A", "row-total 7A", "row-total 8A", "total-differs 8B"],
    ),
    Trap(
        "another table begins on the same sheet",
        {"a.csv": "学校,在校生数\n一小,7\n,\n学校,占地面积\n一小,70\n"},
        wrong=["table-again 4A"],
    ),
    Trap(
        "tables stand side by side",
        {"a.csv": "学校,在校生数,,学校,在校生数\n一小,7,,二小,8\n"},
        wrong=["column-twice 1D", "column-twice 1E"],
    ),
    Trap(
        "a web page is called a workbook",
        {"a.xls": "\ufeff<html><body><table><tr><td>学校</td></tr></table></body></html>"},
        wrong=["workbook-is-page"],
    ),
    Trap(
        "the XML of 2003 is called a workbook",
        {"a.xls": '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook/>'},
        wrong=["workbook-is-xml"],
    ),
    Trap(
        "columns parted by tabs are called a workbook",
        {"a.xls": "学校\t在校生数\n一小\t7\n".encode("gb18030")},
        wrong=["workbook-is-text"],
    ),
    Trap(
        "a workbook in the strict dialect",
        {
            "a.xlsx": Book(
                {"表": _TWO},
                dict.fromkeys(_PARTS, _strict)
                | {"_rels/.rels": _strict, "xl/_rels/workbook.xml.rels": _strict},
            )
        },
        rows=_ROWS,
    ),
    Trap(
        "cells do not say where they stand, and the sheet lies about its size",
        {
            "a.xlsx": Book(
                {"表": _TWO},
                {
                    "xl/worksheets/sheet1.xml": lambda raw: _without_places(raw).replace(
                        b'<dimension ref="A1:B3"/>', b'<dimension ref="A1"/>'
                    )
                },
            )
        },
        rows=_ROWS,
    ),
    Trap(
        "a sheet is hidden so that no menu shows it",
        {
            "a.xlsx": Book(
                {"表": _TWO, "old": [["学校", "在校生数"], ["一小", 99]]},
                {
                    "xl/workbook.xml": lambda raw: raw.replace(
                        b'name="old" sheetId="2"', b'name="old" sheetId="2" state="veryHidden"'
                    )
                },
            )
        },
        rows=_ROWS,
        notes=["sheet-hidden"],
    ),
    Trap(
        "numbers bear spaces, signs of bounds, and commas where points are meant",
        {"a.csv": "学校;占地面积\n一;1,5\n二;1 200\n三;<5\n四;1,200,00\n五;1.234,5\n六;1,200\n"},
        rows={
            "一": {"site_area": Unreadable("1,5")},
            "二": {"site_area": Unreadable("1 200")},
            "三": {"site_area": Unreadable("<5")},
            "四": {"site_area": Unreadable("1,200,00")},
            "五": {"site_area": Unreadable("1.234,5")},
            "六": {"site_area": 1200},
        },
        notes=[f"cell-unreadable {line}B" for line in range(2, 7)],
    ),
    Trap(
        "a number is written with an exponent in the file, and comes out of a sum",
        {
            "a.xlsx": Book(
                {"表": [["学校", "占地面积"], ["一", 1200], ["二", 0.3]]},
                {
                    "xl/worksheets/sheet1.xml": lambda raw: raw.replace(
                        b"<v>1200</v>", b"<v>1.2E3</v>"
                    ).replace(b"<v>0.3</v>", b"<v>0.30000000000000004</v>")
                },
            )
        },
        rows={
            "一": {"site_area": 1200},
            "二": {"site_area": Fraction(30_000_000_000_000_004, 10**17)},
        },
    ),
    Trap(
        "money bears its sign, and nought is written out",
        {
            "a.csv": '学校,教学仪器设备值,在校生数\n一,"￥1,200.50",零\n二,¥ 35元,¥3\n'
            "三,￥1.2万,3\n四,￥约3,4\n",
            "b.csv": "学校,教学仪器设备值（万元）\n五,￥3\n",
        },
        rows={
            "一": {"equipment": Fraction(2401, 2), "students": 0},
            "二": {"equipment": 35, "students": Unreadable("¥3")},
            "三": {"equipment": 12_000, "students": 3},
            "四": {"equipment": Unreadable("￥约3"), "students": 4},
            "五": {"equipment": Unreadable("￥3")},
        },
        notes=["cell-unreadable 5B", "cell-unreadable 3C", "cell-unreadable 2B"],
    ),
    Trap(
        "words that are no stages are told together",
        {"a.csv": "学校,学段,在校生数\n一,P,7\n二,S,8\n三,P,9\n四,小学,1\n"},
        rows={
            "一 P": {"students": 7},
            "二 S": {"students": 8},
            "三 P": {"students": 9},
            "四 primary": {"students": 1},
        },
        notes=["stage-words-unknown 2B"],
    ),
    Trap(
        "a copy of a sheet says the same again",
        {"a.xlsx": Book({"表": _TWO, "表 (2)": _TWO})},
        wrong=["value-twice B2", "value-twice B3"],
    ),
]
