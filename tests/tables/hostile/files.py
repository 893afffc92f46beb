"""Traps in files, sheets, folders and archives."""

from __future__ import annotations

import gzip

from edustandards.measures.values import Unreadable
from tests.tables.hostile.books import Book, Page, bundle, ods, ods_number, ods_row, packed
from tests.tables.hostile.trap import Trap

_PLAIN = "学校,在校生数\n一,7\n"
_ONE = {"一": {"students": 7}}
_TABLE: list[list[object]] = [["学校", "在校生数"], ["一", 7]]
_RELATION = (
    b'<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'relationships/externalLink" Target="file:///etc/passwd" TargetMode="External"/>'
)
_FORM = (
    "序号,类别,项目,单位,填报值,备注\n1,基本,学校名称,,{name},\n2,基本,在校生数,人,{students},\n"
)
_FORM += "3,条件,占地面积,亩,{area},\n4,条件,教学仪器设备值,万元,{value},原值\n"
_COUNTY = "项目,填报值\n区县,甲县\n均衡指数,0.3\n合格率,98\n增长,-3\n"


def _form(name: str, students: str, area: str, value: str) -> str:
    return _FORM.format(name=name, students=students, area=area, value=value)


def _entity(raw: bytes) -> bytes:
    return raw.replace(
        b"<worksheet", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet', 1
    )


FILES = [
    Trap("a mark at the beginning", {"a.csv": b"\xef\xbb\xbf" + _PLAIN.encode()}, rows=_ONE),
    Trap("GBK", {"a.csv": _PLAIN.encode("gbk")}, rows=_ONE, notes=["read-as-gbk"]),
    Trap(
        "GB 18030 with a rare sign",
        {"a.csv": "学校,在校生数\n㐂小,7\n".encode("gb18030")},
        rows={"㐂小": {"students": 7}},
        notes=["read-as-gbk"],
    ),
    Trap("a text with tabs", {"a.tsv": _PLAIN.replace(",", "\t")}, rows=_ONE),
    Trap("a packed text", {"a.csv.gz": gzip.compress(_PLAIN.encode())}, rows=_ONE),
    Trap(
        "a packed text that inflates",
        {"a.csv.gz": gzip.compress(b"0" * 300_000_100)},
        wrong=["file-too-large"],
    ),
    Trap(
        "a workbook under another name",
        {"a.csv": packed(Book({"表": _TABLE}))},
        wrong=["text-is-workbook"],
    ),
    Trap("a text under another name", {"a.xlsx": _PLAIN}, wrong=["workbook-is-text"]),
    Trap("a file with a name alone", {"a.xls": ""}, wrong=["file-empty"]),
    Trap(
        "a thousand empty columns too many",
        {"a.csv": "学校,在校生数" + "," * 1_000_000 + "\n一,7\n"},
        wrong=["row-too-large 1"],
    ),
    Trap(
        "hidden rows and columns count, and are said",
        {
            "a.xlsx": Book(
                {
                    "表": Page(
                        [["学校", "在校生数"], ["一", 7], ["二", 8]],
                        hidden_rows=(3,),
                        hidden_columns="B:B",
                    )
                }
            )
        },
        rows={"一": {"students": 7}, "二": {"students": 8}},
        notes=["rows-hidden 3", "columns-hidden"],
    ),
    Trap(
        "a hidden sheet does not count",
        {
            "a.xlsx": Book(
                {"表": _TABLE, "旧表": Page([["学校", "在校生数"], ["一", 6]], hidden=True)}
            )
        },
        rows=_ONE,
        notes=["sheet-hidden"],
    ),
    Trap(
        "macros are not run",
        {"a.xlsm": Book({"表": _TABLE}, {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"})},
        rows=_ONE,
        notes=["workbook-macros"],
    ),
    Trap(
        "links to other files are not followed",
        {
            "a.xlsx": Book(
                {"表": _TABLE},
                {
                    "xl/externalLinks/externalLink1.xml": b"<externalLink/>",
                    "xl/_rels/workbook.xml.rels": lambda raw: raw.replace(
                        b"</Relationships>", _RELATION + b"</Relationships>"
                    ),
                },
            )
        },
        rows=_ONE,
        notes=["workbook-links"],
    ),
    Trap(
        "entities are refused",
        {"a.xlsx": Book({"表": _TABLE}, {"xl/worksheets/sheet1.xml": _entity})},
        wrong=["workbook-entities"],
    ),
    Trap(
        "a column past all columns",
        {
            "a.xlsx": Book(
                {"表": _TABLE},
                {"xl/worksheets/sheet1.xml": lambda raw: raw.replace(b'r="B2"', b'r="ZZZZZ2"')},
            )
        },
        wrong=["sheet-too-wide"],
    ),
    Trap(
        "a column past all columns, in small letters, quoted the other way",
        {
            "a.xlsx": Book(
                {"表": _TABLE},
                {"xl/worksheets/sheet1.xml": lambda raw: raw.replace(b'r="B2"', b"r = 'zzzzz2'")},
            )
        },
        wrong=["sheet-too-wide"],
    ),
    Trap(
        "a row past all rows",
        {
            "a.xlsx": Book(
                {"表": [*_TABLE, [None] * 60, ["x"] * 60]},
                {"xl/worksheets/sheet1.xml": lambda raw: raw.replace(b'r="A4"', b'r="A99999999"')},
            )
        },
        wrong=["sheet-too-large"],
    ),
    Trap(
        "a row past all rows, its cells without places",
        {
            "a.xlsx": Book(
                {"表": _TABLE},
                {
                    "xl/worksheets/sheet1.xml": lambda raw: (
                        raw.replace(b'<row r="2"', b'<row r="4294967295"')
                        .replace(b' r="A2"', b"")
                        .replace(b' r="B2"', b"")
                    )
                },
            )
        },
        wrong=["sheet-too-large"],
    ),
    Trap(
        "more texts stated than there can be",
        {
            "a.xlsx": Book(
                {"表": _TABLE},
                {
                    "xl/sharedStrings.xml": lambda raw: raw.replace(
                        b'uniqueCount="3"', b'uniqueCount="99999999999"'
                    )
                },
            )
        },
        wrong=["workbook-unreadable"],
    ),
    Trap(
        "an archive of a folder is one county",
        {
            "县.zip": bundle(
                {
                    "甲县/一.csv": _form("一", "600", "3", "1.5"),
                    "甲县/二.csv": _form("二", "３００", "—", "0.5"),
                    "甲县/县.csv": _COUNTY,
                    "甲县/说明.docx": "x",
                    "__MACOSX/甲县/._一.csv": "x",
                    "甲县/~$一.xlsx": "x",
                }
            )
        },
        rows={
            "甲县 一": {"students": 600, "site_area": 2000, "equipment": 15_000},
            "甲县 二": {"students": 300, "site_area": None, "equipment": 5_000},
        },
        notes=["whole-of-bundle", "whole-of-bundle"],
        where={("甲县 一", "students"): "3E", ("甲县 二", "equipment"): "5E"},
    ),
    Trap(
        "an empty form among filled ones is said",
        {
            "县.zip": bundle(
                {"一.csv": _form("一", "600", "3", "1.5"), "二.csv": _form("二", "", "", "")}
            )
        },
        rows={"一": {"students": 600, "site_area": 2000, "equipment": 15_000}},
        notes=["form-skipped"],
    ),
    Trap(
        "a path leads out of an archive",
        {"a.zip": bundle({"../一.csv": _PLAIN})},
        wrong=["bundle-path"],
    ),
    Trap("a path from the root", {"a.zip": bundle({"/etc/一.csv": _PLAIN})}, wrong=["bundle-path"]),
    Trap("a path with a drive", {"a.zip": bundle({"C:\\一.csv": _PLAIN})}, wrong=["bundle-path"]),
    Trap(
        "a path with a hidden sign",
        {"a.zip": bundle({"一\u202e.csv": _PLAIN})},
        wrong=["bundle-path"],
    ),
    Trap(
        "an archive with no tables", {"a.zip": bundle({"a.txt.exe": "x"})}, wrong=["bundle-empty"]
    ),
    Trap(
        "a part without a name",
        {"a.zip": bundle({"一.csv": _PLAIN}).replace("一.csv".encode(), b"\0" * 7)},
        wrong=["bundle-unreadable"],
    ),
    Trap("no archive at all", {"a.zip": "学校"}, wrong=["bundle-unreadable"]),
    Trap(
        "an archive that inflates",
        {"a.zip": bundle({"a.csv": b"0" * 30_000_000})},
        wrong=["bundle-inflates"],
    ),
    Trap(
        "an ODS with a percentage, a failure, a hidden row and repeated cells",
        {
            "a.ods": ods(
                ods_row("学校", "在校生数", "合格率")
                + ods_row("一", ods_number("7"), ods_number("0.855", "percentage"))
                + ods_row(
                    "二",
                    '<table:table-cell office:value-type="string" calcext:value-type="error">'
                    "<text:p>#DIV/0!</text:p></table:table-cell>",
                    ods_number("98"),
                    more=' table:visibility="collapse"',
                )
                + ods_row("<table:table-cell/>", more=' table:number-rows-repeated="1048573"')
            )
        },
        rows={
            "一": {"students": 7, "pass_rate": 85.5},
            "二": {"students": Unreadable("#DIV/0!", "cell-error"), "pass_rate": 98},
        },
        notes=["rows-hidden 3", "cell-error B3"],
    ),
    Trap(
        "an ODS with cells far apart",
        {
            "a.ods": ods(
                ods_row("学校", "在校生数")
                + ods_row("<table:table-cell/>", more=' table:number-rows-repeated="1000000"')
                + ods_row(
                    '<table:table-cell table:number-columns-repeated="1000"/>', ods_number("7")
                )
            )
        },
        wrong=["sheet-too-large"],
    ),
    Trap(
        "an ODS with a row past all rows",
        {
            "a.ods": ods(
                ods_row("学校", "在校生数")
                + ods_row("<table:table-cell/>", more=' table:number-rows-repeated="1048576"')
                + ods_row("一", ods_number("7"))
            )
        },
        wrong=["sheet-too-large"],
    ),
    Trap(
        "an ODS that repeats a cell two thousand million times",
        {
            "a.ods": ods(
                ods_row('<table:table-cell table:number-columns-repeated="2000000000"/>')
                + ods_row("学校", "在校生数")
            )
        },
        wrong=["workbook-unreadable"],
    ),
    Trap(
        "an ODS with entities",
        {
            "a.ods": bundle(
                {
                    "content.xml": '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
                    "META-INF/manifest.xml": "<x/>",
                }
            )
        },
        wrong=["workbook-entities"],
    ),
]
