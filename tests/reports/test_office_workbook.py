"""The workbook, read back by a reader of its own and as the XML that it is."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from edustandards.checks.verdict import Verdict
from edustandards.reports.office.gathered import Least
from edustandards.reports.office.names import LONGEST, SheetNames
from edustandards.reports.office.numbers import exact_text, look_of, nearest
from edustandards.reports.office.scribe import Row, Scribe, verdict_words
from edustandards.reports.office.workbook import write_workbook
from edustandards.reports.run.run import Run
from edustandards.reports.run.shortfalls import failures
from edustandards.reports.run.tally import ORDER, by_parent, tally, tally_of
from edustandards.wording import sentence
from tests.reports import world

RUNS = {"county": world.county, "survey": world.survey, "hostile": world.hostile}
XML = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
FORMULA = re.compile(
    r"(COUNTIFS\('[^']+'!\$A\$2:\$A\$\d+,\$A\d+,'[^']+'!\$I\$2:\$I\$\d+,\"[^\"=]+\"\)"
    r"(\+COUNTIFS\(.+\))*|SUM\([A-Z]+\d+:[A-Z]+\d+\)"
    r"|IF\(E\d+\+F\d+=0,\"\",E\d+/\(E\d+\+F\d+\)\))"
)


def written(run: Run, folder: Path, lang: str = "zh", **how: Any) -> Path:
    path = folder / "report.xlsx"
    write_workbook(run, path, lang, **how)
    return path


def read(path: Path, name: str) -> list[list[Any]]:
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_name(name).to_python()


def title(what: str, lang: str = "zh") -> str:
    return sentence(f"office-{what}", lang, {})


def sheets_xml(path: Path) -> dict[str, ET.Element]:
    """Return the XML of each sheet by its name; sheets stand in the order of their files."""
    with ZipFile(path) as file:
        names = [one.attrib["name"] for one in ET.fromstring(file.read("xl/workbook.xml"))[3]]
        return {
            name: ET.fromstring(file.read(f"xl/worksheets/sheet{at}.xml"))
            for at, name in enumerate(names, 1)
        }


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", RUNS)
def test_findings_and_summary_agree_with_the_run(name: str, lang: str, tmp_path: Path) -> None:
    run = RUNS[name]()
    path = written(run, tmp_path, lang)
    heads, *rows = read(path, title("findings", lang))
    assert heads == [title(one, lang) for one in Row._fields]
    ids, verdicts = heads.index(title("standard", lang)), heads.index(title("verdict", lang))
    found = Counter((row[ids], row[verdicts]) for row in rows)
    words = {one: verdict_words(one, lang) for one in Verdict}
    truth = Counter((one.standard, words[one.verdict]) for one in run.results.findings())
    assert found == truth
    summary = read(path, title("summary", lang))
    top = next(at for at, row in enumerate(summary) if row[0] == title("standard", lang))
    assert summary[top][4:8] == [words[one] for one in ORDER]
    for judged, row in zip(run.results.judged, summary[top + 1 :], strict=False):
        counts = tally_of(judged)
        assert row[0] == judged.standard.id
        assert row[4:9] == [*(count for _, count in counts.counts()), counts.total]
        rate = counts.met / counts.decided if counts.decided else ""
        assert row[9] == pytest.approx(rate) if counts.decided else row[9] == ""
    whole = tally(run)
    last = summary[top + 1 + len(run.results.judged)]
    assert last[4:9] == [*(count for _, count in whole.counts()), whole.total]


@pytest.mark.parametrize("name", RUNS)
def test_numbers_are_the_nearest_and_what_they_lose_stands_beside(
    name: str, tmp_path: Path
) -> None:
    run = RUNS[name]()
    rows = read(written(run, tmp_path), title("findings"))[1:]
    at = {one: Row._fields.index(one) for one in Row._fields}
    numbers = 0
    for row, finding in zip(rows, run.results.findings(), strict=True):
        if finding.margin is not None:
            # A factor between units is positive: the sign of a margin is the one of the verdict.
            assert (row[at["margin"]] >= 0) == (finding.margin >= 0)
        if finding.relative_margin is not None:
            assert row[at["relative"]] == float(finding.relative_margin)
        if finding.shortfall is not None:
            assert row[at["change"]] == float(finding.shortfall.change)
        if not isinstance(finding.value, Fraction):
            continue
        numbers += 1
        value, threshold = row[at["value"]], row[at["threshold"]]
        exact = row[at["exact"]]
        if "/" in exact:
            assert value == float(Fraction(exact))
        if finding.threshold and value and threshold:
            assert value / threshold == pytest.approx(float(finding.value / finding.threshold))
    assert numbers or name == "hostile"


def test_a_number_too_long_for_a_cell_has_its_text() -> None:
    assert nearest(Fraction(10) ** 400) is None
    assert nearest(Fraction(1, 3), Fraction(3)) == 1.0
    assert exact_text(Fraction("0.1234567890123456")) == "0.1234567890123456"
    assert exact_text(Fraction(10**14)) == ""
    # What is shown is never the limit where the number is another.
    assert look_of(2.299999, 2.3) == "n6"
    assert look_of(2.3, None) == "n2"


@pytest.mark.parametrize("name", RUNS)
def test_formulas_are_only_ours(name: str, tmp_path: Path) -> None:
    path = written(RUNS[name](), tmp_path)
    for sheet, root in sheets_xml(path).items():
        found = [one.text or "" for one in root.iterfind(".//s:f", XML)]
        assert bool(found) == (sheet == title("summary"))
        assert all(FORMULA.fullmatch(one) for one in found)
        links = [one.attrib for one in root.iterfind(".//s:hyperlink", XML)]
        assert all("location" in one for one in links)
    with ZipFile(path) as file:
        assert not [name for name in file.namelist() if "external" in name or "vba" in name]
        rels = [file.read(one).decode() for one in file.namelist() if one.endswith(".rels")]
        assert not any('TargetMode="External"' in one for one in rels)


def test_names_that_mean_harm_are_inert(tmp_path: Path) -> None:
    path = written(world.hostile(), tmp_path)
    entities = {row[4] for row in read(path, title("findings"))}
    for name in world.HOSTILE:
        if name.isprintable():
            assert name in entities
    said = "".join("".join(map(str, row)) for row in read(path, title("findings")))
    assert said.isprintable()
    with ZipFile(path) as file:
        styles = ET.fromstring(file.read("xl/styles.xml"))
    kept = [one.get("quotePrefix") == "1" for one in styles.iterfind("s:cellXfs/s:xf", XML)]
    for root in sheets_xml(path).values():
        for cell in root.iterfind(".//s:c", XML):
            text = cell.findtext("s:is/s:t", "", XML)
            if text[:1] in "=+-@" and text:
                assert kept[int(cell.attrib["s"])], text


def test_an_escape_in_a_name_stays_text(tmp_path: Path) -> None:
    import edustandards as es

    rows = [{"school": "_x000D_ _x0041_", "stage": "primary", "students": 100}]
    run = es.load_pack("cn/quality-balanced").evaluate({"school": rows}).run
    path = written(run, tmp_path)
    assert "_x000D_ _x0041_" in {row[4] for row in read(path, title("findings"))}


def test_sheets_are_named_frozen_and_filtered(tmp_path: Path) -> None:
    run = world.county()
    path = written(run, tmp_path)
    names = CalamineWorkbook.from_path(str(path)).sheet_names
    fixed = ("summary", "shortfalls", "findings", "problems", "pack")
    assert [one for one in names if one in set(map(title, fixed))] == list(map(title, fixed))
    own = [run.title(one.standard, "zh") for one in run.results.judged if tally_of(one).decided]
    assert names[-len(own) :] == [SheetNames().name(one) for one in own]
    assert all(len(one) <= LONGEST for one in names)
    for name, root in sheets_xml(path).items():
        pane = root.find(".//s:pane", XML)
        assert pane is not None
        assert pane.attrib["state"] == "frozen"
        assert root.find("s:autoFilter", XML) is not None, name
        assert root.find("s:conditionalFormatting", XML) is not None
        head = int(pane.attrib["ySplit"])
        texts = root.findall(f".//s:row[@r='{head}']/s:c", XML)
        assert len(texts) >= 2


def test_names_of_sheets_are_legal_and_apart() -> None:
    names = SheetNames()
    found = [names.name(one) for one in ("a/b[c]:*?'", "A B C", "x" * 40, "x" * 50, "", "History")]
    assert len({one.casefold() for one in found}) == len(found)
    assert all(0 < len(one) <= LONGEST and not set(one) & set("[]:*?/\\'") for one in found)
    assert found[-1] != "History"


def test_shortfalls_stand_in_the_order_of_what_it_takes(tmp_path: Path) -> None:
    run = world.county()
    rows = read(written(run, tmp_path), title("shortfalls"))[3:]
    wanted = failures(run).ordered
    assert len(rows) == len(wanted)
    heads = read(written(run, tmp_path), title("shortfalls"))[2]
    relative = [row[heads.index(title("relative"))] for row in rows]
    known = [float(-one.effort) for one in wanted if one.effort is not None]
    assert relative[: len(known)] == known
    assert len(known) > 50
    assert [row[0] for row in rows] == list(range(1, len(rows) + 1))


def test_a_standard_has_its_worst_first_and_its_unit_in_the_headers(tmp_path: Path) -> None:
    run = world.county()
    judged = next(one for one in run.results.judged if one.standard.id == "sports-area")
    _, note, heads, *rows = read(written(run, tmp_path), run.title(judged.standard, "zh"))
    assert "≥ 7.5 平方米/生" in note[0]
    assert "实际值（平方米/生）" in heads
    verdicts = [row[heads.index("结论")] for row in rows]
    assert Counter(verdicts) == Counter(
        {verdict_words(verdict, "zh"): count for verdict, count in judged.counts().items() if count}
    )
    failed = judged.counts()[Verdict.NOT_MET]
    assert set(verdicts[:failed]) == {"✗ 未达标"}
    changes = [row[heads.index("缺口：至少增减")] for row in rows]
    assert all(changes[:failed])
    assert not any(changes[failed:])


def test_classes_are_told_apart_by_their_school(tmp_path: Path) -> None:
    run = world.county()
    judged = next(one for one in run.results.judged if one.standard.id == "class-size")
    _, _, heads, *rows = read(written(run, tmp_path), run.title(judged.standard, "zh"))
    within = heads.index(title("within"))
    assert all(row[within] for row in rows)
    every = [
        (row[5], row[4])
        for row in read(written(run, tmp_path), title("findings"))[1:]
        if row[0] == "class-size"
    ]
    assert every == list(zip(judged.wholes, judged.entities, strict=True))
    assert len({row[0] for row in every}) > 10


def test_counties_are_compared(tmp_path: Path) -> None:
    run = world.hostile()
    rows = read(written(run, tmp_path), "按区县")[3:]
    counts = by_parent(run, "school", "county")
    assert len(rows) == len(counts)
    assert sum(row[5] for row in rows) == sum(one.total for one in counts.values())


def test_findings_past_a_sheet_go_to_further_sheets(tmp_path: Path) -> None:
    run = world.county()
    total = tally(run).total
    path = written(run, tmp_path, most_rows=total // 3)
    names = [title("findings"), *(f"{title('findings')} {at}" for at in (2, 3, 4))]
    several = [read(path, name) for name in names[: -(-total // (total // 3))]]
    assert len({tuple(one[0]) for one in several}) == 1
    assert sum(len(one) - 1 for one in several) == total
    whole = read(written(run, tmp_path), title("findings"))
    assert [row for one in several for row in one[1:]] == whole[1:]
    counted = sheets_xml(written(run, tmp_path, most_rows=total // 3))[title("summary")]
    first = counted.findtext(".//s:f", "", XML)
    assert first.count("COUNTIFS") == len(several)


def test_waivers_have_a_sheet(tmp_path: Path) -> None:
    run = world.waived(tmp_path)
    rows = read(written(run, tmp_path), title("waivers"))
    assert rows[3][1] == "二小"
    assert rows[3][8] == "<b>新校区</b> 在建"
    names = CalamineWorkbook.from_path(str(written(world.county(), tmp_path))).sheet_names
    assert title("waivers") not in names


def test_nothing_that_applied_is_said_aloud(tmp_path: Path) -> None:
    path = written(world.nothing(), tmp_path, "en")
    said = [row[0] for row in read(path, title("summary", "en"))]
    assert "nothing applied to this data; that is no pass" in said


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    first = written(world.hostile(), tmp_path).read_bytes()
    assert written(world.hostile(), tmp_path).read_bytes() == first


def test_problems_do_not_name_folders_of_the_sender(tmp_path: Path) -> None:
    path = written(world.county(), tmp_path)
    with ZipFile(path) as file:
        assert not any(str(world.EXAMPLES).encode() in file.read(name) for name in file.namelist())


def test_the_least_of_many_are_kept() -> None:
    row = Scribe(world.county(), "zh").row(world.county().results.judged[0], 0)
    least = Least(10)
    for number in range(1000, 0, -1):
        least.add(0, float(number), row._replace(entity=str(number)))
    assert [row.entity for row in least.rows()] == [str(one) for one in range(1, 11)]
    assert least.left_out == 990
