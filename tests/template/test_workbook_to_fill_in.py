"""What stands in a workbook to fill in: only what is asked, told apart, checked, and inert."""

from __future__ import annotations

import html
import io
import re
import zipfile
from pathlib import Path

import pytest

from edustandards.cli.main import main
from edustandards.errors import PackError
from edustandards.measures.vocabulary import Vocabulary
from edustandards.packs.document import PackDocument
from edustandards.packs.library import load
from edustandards.tables.template.asked import questions
from edustandards.tables.template.sheets import sheets_of
from edustandards.tables.template.write import template_workbook
from edustandards.wording.text import Text
from tests.template.filling import sheet_xml

PACK = """\
pack: t/small
edition: "1"
title: {zh: "=HYPERLINK(1)", en: Small}
entities:
  hall: {title: {zh: "[礼]堂:*", en: "hall/room"}, within: school}
fields:
  sittings: {title: {zh: "=1+1", en: "+sittings"}, unit: place, adds_up: true, plausible: [10, 900]}
  score: {title: {zh: 得分, en: score}, unit: "%", definition: {zh: "@口径", en: how}}
  score2: {title: {zh: 得分, en: score}, unit: "%"}
  safe: {title: {zh: 安全, en: safe}, kind: yes_no}
standards:
  sittings:
    title: {zh: 座位, en: Seats}
    clause: 第五条
    on: hall
    indicator: sittings
    require: ≥ 100 place
  enough: {on: school, indicator: "sum(sittings, over=hall) / students", require: ≥ 1 place/student}
  scores: {on: school, indicator: score - score2, require: ≥ 0 %}
  safe: {on: school, holds: safe, evidence: required}
  grown: {on: school, indicator: growth(students), require: ≥ 0 %}
  both: {on: school, all_of: [scores, safe]}
"""


@pytest.fixture
def document(tmp_path: Path) -> PackDocument:
    path = tmp_path / "pack.yaml"
    path.write_text(PACK, encoding="utf-8")
    return load(path)


def texts(made: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        return html.unescape(book.read(name).decode())


def test_only_what_the_standards_ask_is_asked(document: PackDocument) -> None:
    found, kinds = questions(document.standards, document.vocabulary, document.split)

    assert kinds == {"hall", "school"}
    asked = {one.kind: {question.field.name for question in one.fields} for one in found}
    assert asked == {
        "hall": {"sittings"},
        "school": {
            *("students", "score", "score2", "safe"),
            *("safe_evidence", "safe_date", "safe_expires"),
        },
    }
    assert {one.kind: one.yearly for one in found} == {"hall": False, "school": True}


def test_a_standard_that_only_cites_others_is_not_named_for_their_fields(
    document: PackDocument,
) -> None:
    school = next(
        one for one in questions(document.standards, document.vocabulary)[0] if one.kind == "school"
    )
    users = {one.field.name: [standard.id for standard in one.standards] for one in school.fields}
    assert users["score"] == ["scores"]
    assert users["safe"] == users["safe_evidence"] == ["safe"]
    assert users["students"] == ["enough", "grown"]


def test_headers_have_units_and_no_two_are_alike(document: PackDocument) -> None:
    school = next(one for one in sheets_of(document, "zh") if one.kind == "school")

    assert [column.header for column in school.columns][:2] == ["学校", "年度"]
    headers = {column.name: column.header for column in school.columns}
    assert headers["students"] == "在校生数（人）"
    assert headers["score"] == "得分（%）"
    assert headers["score2"] == "得分 score2（%）"
    english = next(one for one in sheets_of(document, "en") if one.kind == "school")
    assert {column.name: column.header for column in english.columns}["students"] == (
        "students (student)"
    )


def test_sheets_are_named_as_spreadsheets_allow(document: PackDocument) -> None:
    assert [one.name for one in sheets_of(document, "zh")] == ["学校", "礼 堂"]
    assert [one.name for one in sheets_of(document, "en")] == ["school", "hall room"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_text_of_a_pack_becomes_a_formula_or_a_link(document: PackDocument, lang: str) -> None:
    made = template_workbook(document, lang)

    with zipfile.ZipFile(io.BytesIO(made)) as book:
        for name in book.namelist():
            raw = book.read(name).decode()
            if name.startswith("xl/worksheets/sheet"):
                assert "<f>" not in raw
                assert "<f " not in raw
                assert "<hyperlink" not in raw
            assert "externalLink" not in name
            assert "vbaProject" not in name
    assert ("=1+1" if lang == "zh" else "+sittings") in texts(made, "xl/sharedStrings.xml")


def test_the_header_is_locked_and_the_cells_below_are_not(document: PackDocument) -> None:
    made = template_workbook(document)
    xml = sheet_xml(made, "学校")
    styles = texts(made, "xl/styles.xml")
    locked = [
        'locked="0"' not in one
        for one in re.findall(r"<xf [^>]*?(?:/>|>.*?</xf>)", styles.split("<cellXfs")[1])
    ]

    assert "<sheetProtection" in xml
    for style in re.findall(r'<c r="[A-Z]+3" s="(\d+)"', xml):
        assert locked[int(style)]
    for style in re.findall(r'<c r="[A-Z]+[45]" s="(\d+)"', xml):
        assert not locked[int(style)]
    for style in re.findall(r'<col min[^>]*style="(\d+)"', xml):
        assert not locked[int(style)]
    assert 'xSplit="2" ySplit="3"' in xml
    assert 'state="frozen"' in xml


def test_cells_are_checked_as_they_are_filled_in(document: PackDocument) -> None:
    made = template_workbook(document)
    school = html.unescape(sheet_xml(made, "学校"))
    hall = html.unescape(sheet_xml(made, "礼 堂"))

    lists = re.findall(r'<dataValidation type="list".*?</dataValidation>', school)
    assert len(lists) == 1
    [where] = re.findall(r"'_edustandards'!\$([A-Z]+)\$1:\$[A-Z]+\$2", lists[0])
    hidden = sheet_xml(made, "_edustandards")
    shared = texts(made, "xl/sharedStrings.xml")
    strings = re.findall(r"<si><t[^>]*>(.*?)</t></si>", shared, re.DOTALL)
    cells = re.findall(rf'<c r="{where}[12]" t="s"><v>(\d+)</v>', hidden)
    assert [strings[int(at)] for at in cells] == ["是", "否"]
    assert 'type="date"' in school
    number = r'<dataValidation type="decimal" operator="greaterThanOrEqual"[^>]*sqref="([^"]*)"'
    [ranges] = re.findall(number, school)
    ends = [re.fullmatch(r"([A-Z])5:([A-Z])20001", one) for one in ranges.split()]
    assert sum(1 + ord(one[2]) - ord(one[1]) for one in ends if one) == 3
    assert "C5<10,C5>900" in hall
    assert "C5>0" not in hall
    assert "AND(D5>0,D5<=1)" in school


def test_the_record_is_hidden_and_printing_repeats_the_header(document: PackDocument) -> None:
    book = texts(template_workbook(document), "xl/workbook.xml")

    assert re.search(r'name="_edustandards" sheetId="\d" state="hidden"', book)
    assert "学校!$A:$B,学校!$3:$3" in book
    xml = sheet_xml(template_workbook(document), "学校")
    assert 'orientation="landscape"' in xml
    assert 'paperSize="9"' in xml


def test_a_note_has_definition_and_clause(document: PackDocument) -> None:
    made = template_workbook(document)
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        notes = "\n".join(
            html.unescape(book.read(one).decode()) for one in book.namelist() if "comments" in one
        )
    assert "@口径" in notes
    assert "座位（第五条）" in notes
    assert "10 与 900" in notes
    assert "填85" in notes


def test_the_same_pack_gives_the_same_file(document: PackDocument) -> None:
    assert template_workbook(document) == template_workbook(document)


def test_a_pack_that_asks_for_nothing_has_no_workbook() -> None:
    with pytest.raises(PackError) as caught:
        template_workbook(PackDocument("t/none", "1", Text("空", "none"), (), Vocabulary()))
    assert caught.value.problems[0].code == "template-nothing"


def test_the_verb_writes_a_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "表.xlsx"

    assert main(["template", "cn/quality-balanced", "-o", str(target), "--lang", "zh"]) == 0

    assert target.read_bytes() == template_workbook(load("cn/quality-balanced"))
    assert [one.name for one in tmp_path.iterdir()] == ["表.xlsx"]
    assert "已写入" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "code"),
    [("a.csv", "template-suffix"), ("no/such/a.xlsx", "report-failed-to-write")],
)
def test_where_it_cannot_be_written_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, code: str
) -> None:
    target = tmp_path / name
    assert main(["template", "cn/quality-balanced", "-o", str(target), "--lang", "zh"]) == 2
    assert f"[{code}]" in capsys.readouterr().err
    assert not target.exists()
