"""XLSX with all its sheets, and workbooks that must not be opened."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
import xlsxwriter  # type: ignore[import-untyped]  # it ships no types
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edustandards.errors import DataError
from edustandards.evaluate.observed import Observed
from edustandards.measures.values import Unreadable
from edustandards.measures.vocabulary import Vocabulary
from edustandards.tables import archive
from edustandards.tables.read import read_tables
from edustandards.tables.reading import Reading

Refused = Callable[..., list[tuple[str, str]]]
Make = Callable[[dict[str, list[list[object]]]], Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Return a function that writes a workbook from rows by sheet."""

    def workbook(sheets: dict[str, list[list[object]]]) -> Path:
        path = tmp_path / "book.xlsx"
        with xlsxwriter.Workbook(path) as book:
            day = book.add_format({"num_format": "yyyy-mm-dd"})
            for name, rows in sheets.items():
                sheet = book.add_worksheet(name)
                for at, row in enumerate(rows):
                    for column, cell in enumerate(row):
                        if isinstance(cell, date):
                            sheet.write_datetime(at, column, cell, day)
                        elif isinstance(cell, str) and cell.startswith("#"):
                            sheet.write_formula(at, column, "=1/0", None, cell)
                        elif cell is not None:
                            sheet.write(at, column, cell)
        return path

    return workbook


def _tables(path: Path, vocabulary: Vocabulary) -> tuple[Reading, list[Observed]]:
    reading = read_tables([path], vocabulary)
    return reading, [table for table in reading.tables if isinstance(table, Observed)]


def test_all_sheets_are_read_and_cells_keep_their_places(
    make: Make, vocabulary: Vocabulary
) -> None:
    path = make(
        {
            "封面": [["某县教育局"]],
            "学校": [
                [None, None],
                [None, "区县", "学校", "占地面积（亩）", "在校生数", "是否专款", "建校日期"],
                [None, "甲", 3100000001, 0.1, "1,200", True, date(1998, 9, 1)],
                [None, "甲", "二小", None, 80.5, "否", "2001年9月1日"],
            ],
            "班级 & 人数": [["学校", "班级", "在校生数"], ["二小", "一班", 40]],
            "空表": [],
        }
    )

    reading, [schools, classes] = _tables(path, vocabulary)

    assert schools.keys == {"county": ["甲", "甲"], "school": ["3100000001", "二小"]}
    assert schools.values == {
        "site_area": [Fraction(200, 3), None],
        "students": [1200, Fraction(161, 2)],
        "dedicated": [True, False],
        "opened": [date(1998, 9, 1), date(2001, 9, 1)],
    }
    assert (classes.entity, classes.values) == ("class", {"students": [40]})
    assert str(schools.place(1, "site_area")) == f"{path}[学校!D4]"
    assert str(classes.place(0, "students")) == f"{path}[班级 & 人数!C2]"
    assert [(note.code, note.where.sheet) for note in reading.notes] == [("sheet-skipped", "封面")]
    assert str(reading.understood[2].place) == f"{path}[学校!D2]"


def test_a_sheet_named_after_kind_or_stage_says_so(make: Make, vocabulary: Vocabulary) -> None:
    path = make(
        {"小学": [["学校", "在校生数"], ["一", 3]], "初中": [["学校", "在校生数"], ["一", 4]]}
    )
    reading, [schools] = _tables(path, vocabulary)
    assert schools.keys == {"school": ["一", "一"], "stage": ["primary", "junior"]}
    assert schools.values == {"students": [3, 4]}
    assert [note.code for note in reading.notes] == ["stage-of-sheet"] * 2

    path = make({"区县": [["在校生数"], [3]]})
    _, [county] = _tables(path, vocabulary)
    assert (county.entity, county.keys) == ("county", {"county": [""]})


def test_a_failed_formula_is_unreadable_and_not_a_gap(make: Make, vocabulary: Vocabulary) -> None:
    path = make(
        {
            "表一": [["学校", "在校生数", "占地面积"], ["一", "#DIV/0!", 3], ["二", None, "#N/A"]],
            "<&>": [["班级", "在校生数"], ["一班", "#REF!"]],
        }
    )

    reading, [schools, classes] = _tables(path, vocabulary)

    assert schools.values == {
        "students": [Unreadable("#DIV/0!", "cell-error"), None],
        "site_area": [3, Unreadable("#N/A", "cell-error")],
    }
    assert classes.values == {"students": [Unreadable("#REF!", "cell-error")]}
    assert [str(note.where).rpartition("[")[2] for note in reading.notes] == [
        "表一!B2]",
        "表一!C3]",
        "<&>!B2]",
    ]


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25
)
@given(st.lists(st.one_of(st.decimals(0, 10**9, places=2), st.integers(0, 10**15)), min_size=1))
def test_numbers_come_back_as_they_were_written(
    make: Make, vocabulary: Vocabulary, numbers: list[object]
) -> None:
    rows: list[list[object]] = [["学校", "占地面积"]]
    rows += ([f"校{at}", one] for at, one in enumerate(numbers))

    _, [table] = _tables(make({"学校": rows}), vocabulary)

    assert table.values["site_area"] == [Fraction(str(one)) for one in numbers]


def _zip(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(f"xl/{name}.xml", content)
    return buffer.getvalue()


def _with_flag(raw: bytes) -> bytes:
    """Return an archive that says that its parts are encrypted."""
    at = raw.index(b"PK\x01\x02")
    return raw[: at + 8] + b"\x01" + raw[at + 9 :]


def _lying(raw: bytes, size: int, said: int) -> bytes:
    return raw.replace(size.to_bytes(4, "little"), said.to_bytes(4, "little"))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-empty"),
        ("学校,在校生数\n".encode(), "workbook-is-text"),
        (b"PK\x03\x04" + b"\x00" * 100, "workbook-unreadable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "workbook-old"),
        (_with_flag(_zip(workbook=b"x")), "workbook-old"),
        (_zip(workbook=b"<x/>"), "workbook-unreadable"),
        (_zip(workbook=b"0" * 20_000_000), "workbook-inflates"),
        (_lying(_zip(workbook=b"0" * 70_001), 70_001, 7), "workbook-unreadable"),
        (_lying(_zip(styles=b"0" * 70_001), 70_001, 7), "workbook-unreadable"),
    ],
)
def test_what_is_no_sound_workbook_is_refused(refused: Refused, content: bytes, code: str) -> None:
    assert refused(content, "book.xlsx") == [(code, "book.xlsx")]


def _rewrite(path: Path, part: str, content: bytes | Callable[[bytes], bytes]) -> None:
    """Put other content into a part of a workbook, or add that part."""
    with zipfile.ZipFile(path) as old:
        parts = {entry.filename: old.read(entry) for entry in old.infolist()}
    before = parts.get(part, b"")
    parts[part] = content if isinstance(content, bytes) else content(before)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, raw in parts.items():
            new.writestr(name, raw)


def test_other_ways_to_write_the_same_workbook(make: Make, vocabulary: Vocabulary) -> None:
    path = make({"学校": [["学校", "在校生数"], ["一", "#N/A"], ["二", "#N/A"], ["三", 4]]})
    _rewrite(path, "xl/media/image.png", b"\x89PNG")
    _rewrite(
        path,
        "xl/worksheets/sheet1.xml",
        lambda raw: (
            raw.replace(b"<v>#N/A</v>", b"<v></v>", 1)
            .replace(b't="e"', b"t='e' s='0'")
            .replace(b"</row>", b"</row><!-- <c r='Z9' t='e'><v>#N/A</v></c> -->", 1)
        ),
    )
    _rewrite(
        path,
        "xl/_rels/workbook.xml.rels",
        lambda raw: raw.replace(b'Target="worksheets/', b'Target="/xl/worksheets/'),
    )

    _, [table] = _tables(path, vocabulary)

    failed = Unreadable("#N/A", "cell-error")
    # A failure whose text was not kept is no gap either.
    assert table.values["students"] == [Unreadable("=…", "cell-no-result"), failed, 4]


def test_a_sheet_that_cannot_be_read_is_named(make: Make, vocabulary: Vocabulary) -> None:
    path = make({"学校": [["学校"], ["一"]]})
    _rewrite(path, "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row><c r='1A'>")

    with pytest.raises(DataError) as caught:
        read_tables([path], vocabulary)

    assert [(one.code, one.where.sheet) for one in caught.value.problems] == [
        ("workbook-unreadable", "学校")
    ]


def test_cells_far_apart_are_not_opened(
    make: Make, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make({"学校": [["学校"]]})
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("远")
        sheet.write(0, 0, "学校")
        sheet.write(1_048_575, 1_999, 1)
    with pytest.raises(DataError) as caught:
        read_tables([path], vocabulary)
    assert [(one.code, one.where.sheet) for one in caught.value.problems] == [
        ("sheet-too-large", "远")
    ]

    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("宽")
        sheet.write(0, 0, "学校")
        sheet.write(0, 2_000, 1)
    with pytest.raises(DataError) as caught:
        read_tables([path], vocabulary)
    assert [(one.code, one.where.sheet) for one in caught.value.problems] == [
        ("sheet-too-wide", "宽")
    ]

    monkeypatch.setattr(archive, "MOST_BYTES", 10)
    with pytest.raises(DataError) as caught:
        read_tables([path], vocabulary)
    assert [one.code for one in caught.value.problems] == ["file-too-large"]


def test_failed_formulas_are_found_across_chunks(
    make: Make, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows: list[list[object]] = [["学校", "在校生数"]]
    rows += [[f"校{at}", "#DIV/0!" if at % 3 else at] for at in range(300)]
    path = make({"学校": rows})
    monkeypatch.setattr(archive, "_CHUNK", 700)

    _, [table] = _tables(path, vocabulary)

    failed = Unreadable("#DIV/0!", "cell-error")
    assert table.values["students"] == [failed if at % 3 else at for at in range(300)]


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        ({"空": []}, [("file-empty", "book.xlsx")]),
        ({"说明": [["甲", "乙"]]}, [("headers-unknown", "book.xlsx[说明]")]),
        (
            {"甲": [["学校", "学校名称"]], "乙": [["学校", "在校生数（亩）"]]},
            [("column-twice", "book.xlsx[甲!B1]"), ("header-unit", "book.xlsx[乙!B1]")],
        ),
        # A single word of an explanation may be a header; two make a table without names.
        ({"甲": [["学校"], ["一"]], "说明": [["在校生数"]]}, []),
        (
            {"甲": [["学校"], ["一"]], "数据": [["在校生数", "占地面积"]]},
            [("no-key-column", "book.xlsx[数据!A1]")],
        ),
        (
            {"甲": [["学校"], ["一"]], "乙": [["学校"], ["一"], ["一"]]},
            [("row-twice", "book.xlsx[乙!A3]")],
        ),
        (
            {"表": [["填报项目", "值"], ["在校生数", 1], ["占地面积", 2], ["专任教师数", 3]]},
            [("no-key-column", "book.xlsx[表!A2]")],
        ),
        (
            {"表": [["填报项目", "值"], ["在校生数"], ["占地面积"], ["专任教师数"]]},
            [("form-empty", "book.xlsx[表]")],
        ),
    ],
)
def test_sheets_that_cannot_be_used(
    make: Make,
    vocabulary: Vocabulary,
    sheets: dict[str, list[list[object]]],
    expected: list[tuple[str, str]],
) -> None:
    path = make(sheets)
    found = []
    try:
        read_tables([path], vocabulary)
    except DataError as error:
        found = [(one.code, str(one.where).replace(str(path), path.name)) for one in error.problems]

    assert found == expected


def test_without_the_reader_the_extra_is_named(
    make: Make, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make({"学校": [["学校"]]})
    monkeypatch.setitem(sys.modules, "python_calamine", None)

    with pytest.raises(DataError) as caught:
        read_tables([path], vocabulary)

    assert [one.code for one in caught.value.problems] == ["excel-missing"]
    assert "pip install 'edustandards[excel]'" in str(caught.value)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150
)
@given(st.integers(0, 10**6), st.binary(min_size=1, max_size=4), st.booleans())
def test_a_damaged_workbook_is_read_or_refused(
    make: Make, vocabulary: Vocabulary, at: int, bits: bytes, cut: bool
) -> None:
    path = make({"学校": [["学校", "在校生数"], ["一", 3], ["二", "#N/A"]]})
    raw = path.read_bytes()
    at %= len(raw)
    path.write_bytes(raw[:at] if cut else raw[:at] + bits + raw[at + len(bits) :])

    try:
        read_tables([path], vocabulary)
    except DataError as error:
        assert all(one.where.file == str(path) for one in error.problems)


@pytest.mark.parametrize("stop", [KeyboardInterrupt, MemoryError])
def test_an_interruption_is_not_taken_for_damage(
    make: Make, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]
) -> None:
    import python_calamine

    class Stopped:
        @staticmethod
        def from_path(_: str) -> None:
            raise stop

    monkeypatch.setattr(python_calamine, "CalamineWorkbook", Stopped)

    with pytest.raises(stop):
        read_tables([make({"学校": [["学校"]]})], vocabulary)
