"""Documents for officials: one outline, read back from Word's XML and out of the PDF."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

import edustandards as es
from edustandards.errors import DataError
from edustandards.reports.formats import format_of, write_report
from edustandards.reports.office.blocks import Heading, Paragraph, Table, Turn
from edustandards.reports.office.outline import MOST_FAILED, MOST_LINES, outline
from edustandards.reports.office.pdf_text import fitted, markup
from edustandards.reports.run.run import Run
from edustandards.reports.run.tally import tally, tally_of
from tests.reports import world

RUNS = {"county": world.county, "survey": world.survey, "hostile": world.hostile}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def written(run: Run, folder: Path, form: str, lang: str = "zh") -> Path:
    path = folder / f"report.{form}"
    write_report(run, path, format_of(path), lang)
    return path


def word_xml(path: Path, part: str = "document") -> ET.Element:
    pytest.importorskip("docx")
    with ZipFile(path) as file:
        return ET.fromstring(file.read(f"word/{part}.xml"))


def texts(root: ET.Element) -> list[str]:
    return [one.text or "" for one in root.iter(f"{W}t")]


def cells(table: ET.Element) -> list[list[str]]:
    return [["".join(texts(cell)) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", RUNS)
def test_the_outline_has_the_counts_of_the_run(name: str, lang: str) -> None:
    run = RUNS[name]()
    blocks = list(outline(run, lang))
    assert isinstance(blocks[0], Heading)
    assert blocks[0].level == 0
    first = next(one for one in blocks if isinstance(one, Table))
    assert first.total
    *rows, last = first.rows
    for judged, row in zip(run.results.judged, rows, strict=True):
        counts = [str(count) for _, count in tally_of(judged).counts()]
        assert list(row[-5:-1]) == counts
        assert row[0] == run.title(judged.standard, lang)
    assert list(last[-5:-1]) == [str(count) for _, count in tally(run).counts()]
    for one in blocks:
        if isinstance(one, Table):
            assert len(one.rows) <= max(MOST_FAILED, MOST_LINES, len(run.results.judged) + 1)
            assert all(len(row) == len(one.heads) == len(one.shares) for row in one.rows)
            assert all(any(row[at] for row in one.rows) for at in range(len(one.heads)))


def test_failures_stand_worst_first_on_paper_across() -> None:
    blocks = list(outline(world.county(), "zh"))
    turns = [at for at, one in enumerate(blocks) if isinstance(one, Turn)]
    assert [blocks[at] for at in turns] == [Turn(across=True), Turn(across=False)]
    failed = next(one for one in blocks[turns[0] :] if isinstance(one, Table))
    assert len(failed.rows) == tally(world.county()).not_met
    at = failed.heads.index("相对余量")
    shares = [float(row[at].removesuffix(" %")) for row in failed.rows if row[at]]
    measured = [row for row in failed.rows if row[failed.heads.index("要求")]]
    assert len(measured) > 50
    # Measured ones by their distance; compositions take what their parts take.
    assert shares[: len(measured)] == sorted(shares[: len(measured)])


def test_what_is_not_listed_is_counted() -> None:
    rows = [
        {"school": f"第{at}小学", "stage": "primary", "students": 100}
        | {"sports_field_area": at, "gym_area": 0}
        for at in range(300)
    ]
    run = es.load_pack("cn/quality-balanced").evaluate({"school": rows}).run
    blocks = list(outline(run, "en"))
    tables = [one for one in blocks if isinstance(one, Table) and "Required" in one.heads]
    assert len(tables[0].rows) == MOST_FAILED
    rest = tally(run).not_met - MOST_FAILED
    said = [one.text for one in blocks if isinstance(one, Paragraph)]
    assert f"Lines that the workbook has besides: {rest}." in said


def test_nothing_that_applied_is_said_aloud() -> None:
    said = [one.text for one in outline(world.nothing(), "en") if isinstance(one, Paragraph)]
    assert "nothing applied to this data; that is no pass." in said


@pytest.mark.parametrize("name", RUNS)
def test_word_has_the_tables_of_the_outline(name: str, tmp_path: Path) -> None:
    pytest.importorskip("docx")
    run = RUNS[name]()
    root = word_xml(written(run, tmp_path, "docx"))
    tables = [one for one in outline(run, "zh") if isinstance(one, Table)]
    found = list(root.iter(f"{W}tbl"))
    assert len(found) == len(tables)
    for table, element in zip(tables, found, strict=True):
        assert cells(element) == [list(table.heads), *map(list, table.rows)]
        rows = list(element.iter(f"{W}tr"))
        assert [row.find(f".//{W}tblHeader") is not None for row in rows] == [
            at == 0 for at in range(len(rows))
        ]


def test_word_is_set_as_officials_set_it(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    path = written(world.county(), tmp_path, "docx")
    document = docx.Document(str(path))
    fonts = {
        name: document.styles[name].element.rPr.rFonts.get(f"{W}eastAsia")
        for name in ("Normal", "Title", "Heading 1")
    }
    assert fonts == {"Normal": "仿宋", "Title": "宋体", "Heading 1": "黑体"}
    upright, across, again = document.sections
    assert upright.page_width == again.page_width == across.page_height
    assert upright.page_width < across.page_width
    root = word_xml(path)
    runs = [one for table in root.iter(f"{W}tbl") for one in table.iter(f"{W}rFonts")]
    assert {one.get(f"{W}eastAsia") for one in runs} == {"宋体"}
    with ZipFile(path) as file:
        footers = [file.read(one).decode() for one in file.namelist() if "/footer" in one]
    assert any('w:instr=" PAGE "' in one for one in footers)
    assert document.core_properties.title == world.county().document.title.zh


def test_word_and_names_that_mean_harm(tmp_path: Path) -> None:
    pytest.importorskip("docx")
    path = written(world.hostile(), tmp_path, "docx")
    root = word_xml(path)
    said = texts(root)
    assert all(one.isprintable() for one in said)
    whole = "\n".join(said)
    assert "<script>alert(1)</script>" in whole
    assert "&lt;b&gt; &amp; ]]>" in whole
    fields = [one for one in root.iter() if one.tag in {f"{W}instrText", f"{W}fldSimple"}]
    assert fields == []
    with ZipFile(path) as file:
        rels = [file.read(one).decode() for one in file.namelist() if one.endswith(".rels")]
    assert not any("External" in one for one in rels)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", RUNS)
def test_the_text_of_a_pdf_can_be_taken_out(name: str, lang: str, tmp_path: Path) -> None:
    pytest.importorskip("reportlab")
    pypdf = pytest.importorskip("pypdf")
    run = RUNS[name]()
    reader = pypdf.PdfReader(str(written(run, tmp_path, "pdf", lang)))
    said = "".join(page.extract_text() for page in reader.pages)
    said = re.sub(r"\s", "", said)
    for block in outline(run, lang):
        if isinstance(block, Heading):
            assert re.sub(r"\s", "", block.text) in said
    whole = tally(run)
    assert str(whole.total) in said
    titles = [run.title(one.standard, lang) for one in run.results.judged]
    assert all(re.sub(r"\s", "", one) in said for one in titles)
    assert reader.metadata.title == run.document.title.say(lang)
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts <= {"/STSong-Light", "/Times-Roman", "/Helvetica"}


def test_a_pdf_has_no_link_and_no_action(tmp_path: Path) -> None:
    pytest.importorskip("reportlab")
    pypdf = pytest.importorskip("pypdf")
    reader = pypdf.PdfReader(str(written(world.hostile(), tmp_path, "pdf")))
    assert all("/Annots" not in page for page in reader.pages)
    assert "/OpenAction" not in reader.trailer["/Root"]
    assert "/Names" not in reader.trailer["/Root"]


def test_a_row_is_never_higher_than_a_page(tmp_path: Path) -> None:
    pytest.importorskip("reportlab")
    names = ("𠮷" * 300, "W" * 300, ("长" * 9 + " ") * 40, "ab cdefghijk " * 40, "\u202e" * 90)
    rows = [
        {"school": name, "county": name, "stage": "primary", "students": 100}
        | {"sports_field_area": 1, "gym_area": 0}
        for name in names
    ]
    run = es.load_pack("cn/quality-balanced").evaluate({"school": rows}).run
    assert written(run, tmp_path, "pdf").stat().st_size > 1000


def test_signs_are_in_a_font_that_has_them() -> None:
    assert markup("≥ 7.5 m²") == '≥<font name="Times-Roman"> 7.5 m²</font>'
    assert markup("√✓") == "√√"
    assert markup("😀") == '<font name="Times-Roman">[U+1F600]</font>'
    assert fitted("长" * 100, 10) == "长" * 8 + ".."


@pytest.mark.parametrize(
    ("form", "module", "extra"),
    [
        ("docx", "docx", "word"),
        ("pdf", "reportlab.pdfbase", "pdf"),
        ("xlsx", "xlsxwriter", "excel"),
    ],
)
def test_what_is_not_installed_is_named(
    form: str, module: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, module, None)
    with pytest.raises(DataError) as caught:
        written(world.county(), tmp_path, form)
    assert f"edustandards[{extra}]" in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_failure_while_writing_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("docx")
    kept = tmp_path / "report.docx"
    kept.write_text("before", encoding="utf-8")

    def fail(*args: Any, **more: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", fail)
    with pytest.raises(DataError):
        written(world.county(), tmp_path, "docx")
    assert kept.read_text(encoding="utf-8") == "before"
    assert [one.name for one in tmp_path.iterdir()] == ["report.docx"]
