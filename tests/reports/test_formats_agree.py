"""Every format tells the same findings: each is read back by a reader of its own and counted."""

from __future__ import annotations

import csv
import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import jsonschema_rs
import polars as pl
import pytest

from edustandards.checks.verdict import Verdict
from edustandards.errors import DataError
from edustandards.reports.findings_schema import report_schema
from edustandards.reports.formats import FORMATS, SUFFIXES, TEXTS, format_of, write_report
from edustandards.reports.run.run import Run
from edustandards.reports.screen import Screen
from tests.reports import world

ROOT = Path(__file__).resolve().parents[2]
RUNS = {"county": world.county, "survey": world.survey, "hostile": world.hostile}
Counted = Counter[tuple[str, str]]


def truth(run: Run) -> Counted:
    """Count verdicts by standard, from findings made one by one."""
    return Counter((one.standard, one.verdict.value) for one in run.results.findings())


def from_json(path: Path, run: Run) -> Counted:
    said = json.loads(path.read_text(encoding="utf-8"))
    found = Counter((one["standard"], one["verdict"]) for one in said["findings"])
    by_verdict: Counter[str] = Counter()
    for (_, verdict), count in found.items():
        by_verdict[verdict] += count
    assert {name: said["summary"][name] for name in by_verdict} == by_verdict
    return found


def from_csv(path: Path, run: Run) -> Counted:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return Counter((row["standard"], row["verdict"]) for row in csv.DictReader(file))


def from_parquet(path: Path, run: Run) -> Counted:
    return Counter(pl.read_parquet(path).select("standard", "verdict").iter_rows())


def from_junit(path: Path, run: Run) -> Counted:
    verdicts = {"failure": "not_met", "error": "unknown", "skipped": "not_applicable"}
    return Counter(
        (suite.attrib["name"].rpartition("/")[2], verdicts[case[0].tag] if len(case) else "met")
        for suite in ET.parse(path).getroot()
        for case in suite
    )


def from_table(path: Path, run: Run) -> Counted:
    return _by_title(path, run, r"^(.+?)\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)$")


def from_md(path: Path, run: Run) -> Counted:
    return _by_title(path, run, r"^\| (.+?) \| .*? \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$")


def _by_title(path: Path, run: Run, line: str) -> Counted:
    """Read the table of counts; its lines stand in the order of the pack."""
    rows = re.findall(line, path.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(rows) == len(run.results.judged)
    order = ("met", "not_met", "unknown", "not_applicable")
    found: Counted = Counter()
    for judged, row in zip(run.results.judged, rows, strict=True):
        for verdict, count in zip(order, row[1:], strict=True):
            if int(count):
                found[judged.standard.id, verdict] = int(count)
    return found


READERS: dict[str, Callable[[Path, Run], Counted]] = {
    "json": from_json,
    "csv": from_csv,
    "parquet": from_parquet,
    "junit": from_junit,
    "table": from_table,
    "md": from_md,
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", RUNS)
@pytest.mark.parametrize("form", READERS)
def test_totals_and_verdicts_agree(form: str, name: str, lang: str, tmp_path: Path) -> None:
    run = RUNS[name]()
    path = tmp_path / "report"
    write_report(run, path, form, lang)
    assert READERS[form](path, run) == truth(run)
    assert sum(truth(run).values()) > 100


@pytest.mark.parametrize("name", RUNS)
def test_sarif_has_each_that_does_not_pass(name: str, tmp_path: Path) -> None:
    run = RUNS[name]()
    path = tmp_path / "log.sarif"
    write_report(run, path, format_of(path), "en")
    [log] = json.loads(path.read_text(encoding="utf-8"))["runs"]
    ids = {one.id for one in run.document.standards}
    levels = {"error": "not_met", "warning": "unknown"}
    found = Counter(
        (one["ruleId"], levels[one["level"]]) for one in log["results"] if one["ruleId"] in ids
    )
    wanted = {key: count for key, count in truth(run).items() if key[1] in levels.values()}
    assert found == wanted
    doubts = [one for one in log["results"] if one["ruleId"] not in ids]
    assert len(doubts) == len(run.doubts or ())
    sarif_pydantic = pytest.importorskip("sarif_pydantic")
    read = sarif_pydantic.Sarif.model_validate(
        {"version": "2.1.0", "runs": [log]},
    )
    assert len(read.runs[0].results) == len(log["results"])


@pytest.mark.parametrize("name", RUNS)
def test_numbers_agree_in_json_csv_and_parquet(name: str, tmp_path: Path) -> None:
    run = RUNS[name]()
    for form in ("json", "csv", "parquet"):
        write_report(run, tmp_path / form, form, "zh")
    first = json.loads((tmp_path / "json").read_text(encoding="utf-8"))["findings"]
    with (tmp_path / "csv").open(encoding="utf-8-sig", newline="") as file:
        second = list(csv.DictReader(file))
    third = pl.read_parquet(tmp_path / "parquet").to_dicts()
    for one, other, column, finding in zip(
        first, second, third, run.results.findings(), strict=True
    ):
        for key in ("value", "threshold", "margin", "relative_margin"):
            said = one[key]
            text = {None: "", True: "true", False: "false"}.get(said, said)
            assert other[key] == text
            assert (column[key] or "") == text
        if isinstance(finding.value, Fraction):
            assert Fraction(one["value"]) == finding.value
            assert column["value_float"] == pytest.approx(float(finding.value), rel=1e-15)
        else:
            assert column["value_float"] is None
        if finding.margin is not None:
            assert (finding.margin >= 0) == (finding.verdict is Verdict.MET) or not finding.margin


@pytest.mark.parametrize("name", [*RUNS, "nothing"])
def test_the_json_keeps_its_schema(name: str) -> None:
    run = {**RUNS, "nothing": world.nothing}[name]()
    said = json.loads("".join(TEXTS["json"](run, Screen("en"))))
    schema = json.loads(report_schema())
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(said, schema)
    assert jsonschema_rs.is_valid(schema, said)
    said["findings"][0]["verdict"] = "fine"
    assert not jsonschema_rs.is_valid(schema, said)


def test_the_published_schema_is_this_one() -> None:
    kept = (ROOT / "standards" / "report.schema.json").read_text(encoding="utf-8")
    assert kept == report_schema(), (
        "run: edustandards schema report -o standards/report.schema.json"
    )


def test_nothing_that_applied_is_said_aloud() -> None:
    run = world.nothing()
    for form in ("table", "md"):
        said = "".join(TEXTS[form](run, Screen("en", 100)))
        assert "nothing applied to this data; that is no pass" in said


def test_waivers_stand_beside_verdicts(tmp_path: Path) -> None:
    run = world.waived(tmp_path)
    write_report(run, tmp_path / "w.csv", "csv", "zh")
    with (tmp_path / "w.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["standard"] == "sports-area"]
    assert [(row["entity"], row["verdict"], row["waiver"]) for row in rows] == [
        ("一小", "not_met", ""),
        ("二小", "not_met", "in-force"),
    ]
    junit = "".join(TEXTS["junit"](run, Screen("zh")))
    suite = next(one for one in ET.fromstring(junit) if one.attrib["name"].endswith("/sports-area"))
    assert [case[0].tag for case in suite] == ["failure", "skipped"]
    log = json.loads("".join(TEXTS["sarif"](run, Screen("zh"))))["runs"][0]
    ours = [one for one in log["results"] if one["ruleId"] == "sports-area"]
    assert [one.get("suppressions") for one in ours] == [
        None,
        [{"kind": "external", "justification": "<b>新校区</b> 在建"}],
    ]
    remarks = "".join(TEXTS["github"](run, Screen("en"))).splitlines()
    assert sum(one.startswith("::error title=Sports area") for one in remarks) == 1
    assert sum(one.startswith("::notice title=Sports area") for one in remarks) == 1


def test_names_that_mean_harm_come_out_inert() -> None:
    run = world.hostile()
    for form in TEXTS:
        said = "".join(TEXTS[form](run, Screen("zh", 200)))
        assert "\x1b" not in said
        assert "\u202e" not in said
        assert "\x00" not in said
    rows = list(csv.reader("".join(TEXTS["csv"](run, Screen("zh"))).lstrip("\ufeff").splitlines()))
    assert not any(
        cell[:1] in "=+@" or (cell[:1] == "-" and not re.fullmatch(r"-\d+(\.\d+|/\d+)?", cell))
        for row in rows
        for cell in row
        if cell
    )
    markdown = "".join(TEXTS["md"](run, Screen("zh")))
    assert "<script" not in markdown.replace("\\<script", "")
    tables = [line for line in markdown.splitlines() if line.startswith("|")]
    assert len({len(re.findall(r"(?<!\\)\|", line)) for line in tables}) == 1
    for line in "".join(TEXTS["github"](run, Screen("zh"))).splitlines():
        assert re.match(r"::(error|warning|notice) ", line)


def test_json_escapes_what_would_move_a_cursor() -> None:
    run = world.hostile()
    said = "".join(TEXTS["json"](run, Screen("zh")))
    assert all(sign == "\n" or sign.isprintable() for sign in said)
    names = {one["entity"] for one in json.loads(said)["findings"]}
    assert set(world.HOSTILE) <= names


def test_a_suffix_that_is_none_is_refused() -> None:
    with pytest.raises(DataError) as caught:
        format_of(Path("x.exe"))
    assert ".json" in str(caught.value)
    assert set(SUFFIXES.values()) <= set(FORMATS)
