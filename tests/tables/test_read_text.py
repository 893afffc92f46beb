"""CSV as people send it: encodings, delimiters, quotes, ragged rows, and files that are none."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edustandards.errors import DataError
from edustandards.evaluate.observed import Observed
from edustandards.measures.vocabulary import Vocabulary
from edustandards.tables import sent
from edustandards.tables.read import read_tables
from edustandards.tables.reading import Reading

PLAIN = "学校,学段,在校生数\n一小,小学,120\n二小,初中,80\n"
Read = Callable[..., Reading]
Table = Callable[..., Observed]
Refused = Callable[..., list[tuple[str, str]]]


def _codes(reading: Reading) -> list[str]:
    return [note.code for note in reading.notes]


@pytest.mark.parametrize(
    ("encoding", "notes"),
    [
        ("utf-8", []),
        ("utf-8-sig", []),
        ("utf-16", []),
        ("gbk", ["read-as-gbk"]),
        ("gb18030", ["read-as-gbk"]),
    ],
)
def test_encodings_are_recognised_and_gbk_is_said(
    read: Read, encoding: str, notes: list[str]
) -> None:
    reading = read(PLAIN.encode(encoding))

    [table] = reading.tables
    assert isinstance(table, Observed)
    assert table.keys == {"school": ["一小", "二小"], "stage": ["primary", "junior"]}
    assert table.values == {"students": [120, 80]}
    assert _codes(reading) == notes


def test_gbk_that_happens_to_be_valid_utf8_is_recognised(read: Read) -> None:
    raw = "school,stage,students\nA,小学,100\n".encode("gbk")
    assert raw.decode("utf-8") == "school,stage,students\nA,Сѧ,100\n"

    reading = read(raw)

    assert isinstance(reading.tables[0], Observed)
    assert reading.tables[0].keys["stage"] == ["primary"]
    assert _codes(reading) == ["read-as-gbk"]


@pytest.mark.parametrize("name", ["École", "Школа", "ΣΧΟΛΕΙΟ", "Straße"])
def test_other_languages_are_not_taken_for_gbk(observed: Table, name: str) -> None:
    assert observed(f"school,students\n{name},3\n").keys["school"] == [name]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends(observed: Table, delimiter: str, end: str) -> None:
    text = PLAIN.replace(",", delimiter).replace("\n", end)

    table = observed(text, "data.txt")

    assert table.values == {"students": [120, 80]}
    assert str(table.place(1, "students")).endswith("data.txt:3[C]")


def test_the_delimiter_is_that_of_the_header_not_the_commonest_sign(observed: Table) -> None:
    table = observed("学校;在校生数\n甲,乙,丙,丁,戊,己;3\n")

    assert table.keys["school"] == ["甲,乙,丙,丁,戊,己"]


def test_a_stated_delimiter_is_obeyed_and_lines_still_count(observed: Table) -> None:
    table = observed("sep=;\r\n学校;在校生数\r\n一小;3\r\n")

    assert table.values == {"students": [3]}
    assert str(table.place(0, "students")).endswith("data.csv:3[B]")


def test_wide_commas_delimit_too(observed: Table) -> None:
    assert observed("学校，在校生数\n一小，3\n").values == {"students": [3]}


def test_quoted_cells_hold_delimiters_and_line_breaks(observed: Table) -> None:
    table = observed('"学校","在校\n生数"\n"一小\n分校","1,200"\n"说""二小""",80\n')

    assert table.keys["school"] == ["一小\n分校", '说"二小"']
    assert table.values == {"students": [1200, 80]}
    assert [str(table.place(row, "students"))[-5:] for row in (0, 1)] == [":3[B]", ":5[B]"]


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        ("", "file-empty", "data.csv"),
        (b"\xef\xbb\xbf\r\n", "file-empty", "data.csv"),
        (b"\xff\xfe", "file-empty", "data.csv"),
        (" ,,\n", "table-empty", "data.csv"),
        (b"PK\x03\x04abc", "text-is-workbook", "data.csv"),
        (b"PAR1abc", "text-is-parquet", "data.csv"),
        (b"\xd0\xcf\x11\xe0abc", "workbook-old", "data.csv"),
        (b"%PDF-1.7", "file-not-text", "data.csv"),
        (b"\x89PNG\r\n", "file-not-text", "data.csv"),
        (b"a,b\x00\n", "file-not-text", "data.csv"),
        (b"\xff\xfea\x00\x00\x00", "file-not-text", "data.csv"),
        (b"\xff\xfea", "file-not-text", "data.csv"),
        (b"\xff\xff\xff\xff", "file-not-text", "data.csv"),
        ('学校,在校生数\n一小,3\n"二小,4\n三小,5\n', "row-unreadable", "data.csv:3"),
        ('学校,在校生数\n"一"小,3\n', "row-unreadable", "data.csv:2"),
        ("学校,在校生数\n一小" + "大" * 10_000 + ",3\n", "row-too-large", "data.csv:2"),
        ("学校,在校生数\n一小" + ",3" * 2_000 + "\n", "row-too-large", "data.csv:2"),
        ("学校" * 70_000, "row-unreadable", "data.csv:1"),
        ("学校,在校生数\n一小,3,4\n", "row-too-long", "data.csv:2[C]"),
    ],
)
def test_what_is_no_table_of_text_is_refused(
    refused: Refused, content: str | bytes, code: str, place: str
) -> None:
    assert refused(content) == [(code, place)]


def test_a_text_past_the_bound_is_refused(
    refused: Refused, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sent, "MOST_BYTES", 10)

    assert refused(PLAIN) == [("file-too-large", "data.csv")]


def test_a_short_row_is_missing_its_values_and_is_noted_by_line(read: Read) -> None:
    reading = read("学校,在校生数,专任教师数\n一小,3\n二小,4,5\n")

    [table] = reading.tables
    assert isinstance(table, Observed)
    assert table.values == {"students": [3, 4], "teachers": [None, 5]}
    assert [(note.code, note.where.line) for note in reading.notes] == [
        ("row-short", 2),
        ("blank-maybe-zero", 2),
    ]


def test_blank_cells_past_the_header_do_no_harm(observed: Table) -> None:
    assert observed("学校,在校生数\n一小,3,, \n").values == {"students": [3]}


def _missing(tmp_path: Path) -> Path:
    return tmp_path / "missing.csv"


def _folder(tmp_path: Path) -> Path:
    path = tmp_path / "folder.csv"
    path.mkdir()
    return path


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (_missing, "file-missing"),
        (lambda folder: folder / "x" / "y.csv", "file-missing"),
        (_folder, "bundle-empty"),
        (lambda folder: folder / ("x" * 300 + ".csv"), "file-unreadable"),
    ],
)
def test_paths_that_lead_to_no_file(
    vocabulary: Vocabulary, tmp_path: Path, make: Callable[[Path], Path], code: str
) -> None:
    path = make(tmp_path)

    with pytest.raises(DataError) as caught:
        read_tables([path], vocabulary)

    [one] = caught.value.problems
    assert (one.code, one.where.file) == (code, str(path))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("data.docx", "file-foreign"),
        ("data", "file-kind"),
        ("data.xls", "workbook-is-text"),
        ("data.ods", "workbook-unreadable"),
        ("data.csv.gz", "bundle-unreadable"),
    ],
)
def test_other_kinds_of_files_are_refused(refused: Refused, name: str, code: str) -> None:
    assert refused(b"abc", name) == [(code, name)]


def test_no_file_and_all_that_is_wrong_with_several(
    vocabulary: Vocabulary, write: Callable[..., Path]
) -> None:
    with pytest.raises(DataError) as caught:
        read_tables([], vocabulary)
    assert [one.code for one in caught.value.problems] == ["no-files"]

    paths = [write("a.csv", ""), write("b.csv", PLAIN), write("c.doc", "x")]
    with pytest.raises(DataError) as caught:
        read_tables(paths, vocabulary)
    assert [one.code for one in caught.value.problems] == ["file-empty", "file-foreign"]


NAMES = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1, max_size=8
).map(lambda name: f"校{name}")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    rows=st.dictionaries(NAMES, st.one_of(st.none(), st.integers(0, 10**9)), min_size=1),
    delimiter=st.sampled_from([",", ";", "\t"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]),
    quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
)
def test_what_the_csv_module_writes_is_read_back(
    read: Read,
    rows: dict[str, int | None],
    delimiter: str,
    encoding: str,
    quoting: int,
) -> None:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, quoting=quoting)  # type: ignore[arg-type]  # an int there
    writer.writerow(["学校", "在校生数", "专任教师数"])
    writer.writerows([name, number, "—"] for name, number in rows.items())

    [table] = read(buffer.getvalue().encode(encoding)).tables

    assert isinstance(table, Observed)
    assert table.keys["school"] == list(rows)
    assert table.values["students"] == list(rows.values())
    assert table.values["teachers"] == [None] * len(rows)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(alphabet='学校在校生数,;\t\n\r"（）人/合计小学1-.', max_size=80).map(str.encode),
        st.text(alphabet='学校在校生数,;\n"0', max_size=60).map(
            lambda text: f"学校,在校生数\n{text}".encode("gbk")
        ),
    )
)
def test_any_bytes_are_read_or_refused_with_their_file(read: Read, content: bytes) -> None:
    try:
        reading = read(content)
    except DataError as error:
        for one in error.problems:
            assert one.where.file.endswith("data.csv")
            assert one.say("zh")
            assert one.say("en")
    else:
        for lang in ("zh", "en"):
            assert list(reading.account(lang))
