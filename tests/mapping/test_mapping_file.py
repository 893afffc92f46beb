"""What was understood is written as a file; corrected and read again, it decides."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edustandards.cli.main import main
from edustandards.errors import DataError, PackError
from edustandards.evaluate.observed import Observed
from edustandards.measures.vocabulary import Vocabulary
from edustandards.packs.mapping import build_mapping
from edustandards.packs.vocabulary import load_vocabulary
from edustandards.tables.mapping import choices_for, filtered, mapping_lines
from edustandards.tables.read import read_tables
from edustandards.tables.reading import Reading

ROWS = """\
学校名称,办学层次,学生,设备,运动场面积（亩）,备注,办学类型
一小,小学,400,90,3,x,小学
二小,小学,500,,6,,教学点
三小,小学,,80,9,,
"""
CORRECTED = """\
mapping: 1
tables:
  - source: "a*.csv"
    columns:
      学校名称: school
      学 生: 在校生数
      设备: {is: equipment_value, unit: 万元, blanks: zero}
    leave_out: [备注]
    where: not (school_kind = 教学点)
"""


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    return load_vocabulary()


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.csv").write_text(ROWS, encoding="utf-8")


def read(text: str, words: Vocabulary, path: str = "a.csv") -> Reading:
    said = build_mapping(text, "m.yaml", words)
    reading = read_tables([path], words, mapping=choices_for(said, [path]))
    return filtered(reading, said, words)


def table(reading: Reading) -> Observed:
    [found] = reading.tables
    assert isinstance(found, Observed)
    return found


def test_what_is_said_is_done(words: Vocabulary) -> None:
    found = read(CORRECTED, words)

    observed = table(found)
    assert observed.keys["school"] == ["一小", "三小"]
    assert observed.values["students"] == [400, None]
    assert observed.values["equipment_value"] == [900_000, 800_000]
    # 亩 is 2000/3 square metres.
    assert observed.values["sports_field_area"] == [2000, 6000]
    assert [one.code for one in found.ignored] == ["column-left-out"]
    # The third school does not say its kind, so the condition cannot be told of it.
    assert {
        note.code: dict(note.params)["count"]
        for note in found.notes
        if note.code.startswith("mapping")
    } == {"mapping-where": 1, "mapping-where-unsure": 1}
    assert str(observed.place(1, "students")) == "a.csv:4[C]"


def test_a_blank_counts_as_zero_only_where_that_is_said(words: Vocabulary) -> None:
    text = CORRECTED.replace("    where: not (school_kind = 教学点)\n", "")
    assert table(read(text, words)).values["equipment_value"] == [900_000, 0, 800_000]
    other = text.replace("zero", "missing")
    assert table(read(other, words)).values["equipment_value"] == [900_000, None, 800_000]
    every = text.replace(", blanks: zero", "").replace(
        "    leave_out", "    blanks: zero\n    leave_out"
    )
    assert table(read(every, words)).values["students"] == [400, 500, 0]


def test_a_mapping_of_another_file_says_nothing_here(words: Vocabulary) -> None:
    text = CORRECTED.replace("a*.csv", "b*.csv")
    found = table(read(text, words))
    assert found.size == 3
    assert "equipment_value" not in found.values


def test_numbers_decide_about_rows(words: Vocabulary) -> None:
    text = CORRECTED.replace("not (school_kind = 教学点)", "students > 450 student")
    assert table(read(text, words)).keys["school"] == ["二小", "三小"]


TWICE = """\
学校名称,在校生数,办学类型
一小,400,小学
一小,20,教学点
二小,300,小学
"""


def test_rows_left_out_are_no_duplicates(words: Vocabulary) -> None:
    Path("a.csv").write_text(TWICE, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read("mapping: 1\ntables: []\n", words)
    assert [one.code for one in caught.value.problems] == ["row-twice"]

    said = 'mapping: 1\ntables:\n  - {source: "a*", where: not (school_kind = 教学点)}\n'
    found = read(said, words)
    assert table(found).keys["school"] == ["一小", "二小"]
    assert table(found).values["students"] == [400, 300]
    assert str(table(found).place(1, "students")) == "a.csv:4[B]"
    assert [dict(one.params)["count"] for one in found.notes if one.code == "mapping-where"] == [1]

    # Those of which the condition cannot be told stand twice still; so do those of another file.
    for text in (
        said.replace("school_kind = 教学点", "site_area > 1 m²"),
        said.replace("a*", "b*"),
    ):
        with pytest.raises(DataError):
            read(text, words)


@pytest.mark.parametrize("source", ["", "    source: a*.csv\n"])
def test_conditions_are_written_again(words: Vocabulary, source: str) -> None:
    Path("a.csv").write_text(TWICE, encoding="utf-8")
    condition = "not (school_kind = 教学点)"
    text = f"mapping: 1\ntables:\n  -\n{source}    where: {condition}\n"
    first = read(text, words)
    again = "\n".join(mapping_lines(first, "zh"))

    assert [one.text for one in build_mapping(again, "m.yaml", words) if one.where] == [condition]
    second = read(again, words)
    assert table(second).values == table(first).values
    third = "\n".join(mapping_lines(second, "zh"))
    assert [one.text for one in build_mapping(third, "m.yaml", words) if one.where] == [condition]


@pytest.mark.parametrize(
    ("old", "new", "code", "where"),
    [
        ("在校生数", "在校生总", "mapping-name-near", "m.yaml:6:12"),
        ("在校生数", "天气", "mapping-name-unknown", "m.yaml:6:12"),
        ("万元", "平方米", "mapping-unit", "m.yaml:7:39"),
        ("万元", "万园", "unit-unknown", "m.yaml:7:39"),
        ("zero", "nil", "pack-choice", "m.yaml:7:51"),
        ("备注", "设备", "mapping-header-twice", "m.yaml:8:17"),
        ("leave_out", "leave", "pack-key-near", "m.yaml:8:5"),
        ("school_kind", "school_king", "name-unknown-near", "m.yaml:9:17"),
        ("mapping: 1", "mapping: 2", "mapping-format", "m.yaml:1:1"),
        ("mapping: 1\n", "", "pack-key-missing", "m.yaml:1:1"),
        ("is: equipment_value, ", "", "mapping-is-or-adds", "m.yaml:7:11"),
        ("blanks: zero", "stage: 大学", "stage-unknown", "m.yaml:7:50"),
    ],
)
def test_what_is_wrong_is_told_by_line_and_column(
    words: Vocabulary, old: str, new: str, code: str, where: str
) -> None:
    with pytest.raises(PackError) as caught:
        build_mapping(CORRECTED.replace(old, new), "m.yaml", words)

    found = [(one.code, str(one.where)) for one in caught.value.problems]
    assert found == [(code, where)]
    assert caught.value.say("zh").isprintable()


def test_what_was_understood_is_written_and_reads_back(words: Vocabulary) -> None:
    reading = read_tables(["a.csv"], words)
    text = "\n".join(mapping_lines(reading, "zh"))

    assert "      学校名称: school  # 学校" in text
    assert "      运动场面积（亩）: {is: sports_field_area, unit: 亩}" in text
    assert "      # 学生: students  # 未识别；是否指“学生数”？" in text
    assert "      # 备注: （未识别，填写字段名）" in text
    again = read(text, words)
    assert table(again).values == table(reading).values
    assert table(again).keys == table(reading).keys


headers = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Cn", "Zl", "Zp")),
    min_size=1,
    max_size=12,
).filter(lambda text: text.strip() == text and text.isprintable())


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(found=st.lists(headers, min_size=1, max_size=4, unique_by=str.casefold))
def test_any_header_is_written_so_that_it_reads_back(words: Vocabulary, found: list[str]) -> None:
    head = ",".join(
        f'"{text.replace(chr(34), chr(34) * 2)}"' for text in ["学校", "在校生数", *found]
    )
    Path("b.csv").write_text(f"{head}\n一小,40{',1' * len(found)}\n", encoding="utf-8")
    try:
        reading = read_tables(["b.csv"], words)
    except Exception:  # noqa: BLE001 - headers that are refused are no matter here
        return
    text = "\n".join(mapping_lines(reading, "zh"))
    suggested = text.replace("      # ", "      ").replace("（未识别，填写字段名）", "students")
    for lines in (text, suggested):
        try:
            said = build_mapping(lines, "m.yaml", words)
        except PackError as error:
            assert {one.code for one in error.problems} <= {"mapping-header-twice"}
            continue
        assert {"学校", "在校生数"} <= {one.header for one in said[0].columns}
    assert table(read(text, words, "b.csv")).values["students"] == [40]


def test_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    check = ["check", "a.csv", "--pack", "cn/quality-balanced", "--lang", "zh"]

    assert main([*check, "--dry-run"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("# 对照表")
    assert "达标" not in shown

    assert main([*check, "--dry-run", "--write-mapping", "m.yaml"]) == 0
    assert Path("m.yaml").read_text(encoding="utf-8") == shown
    assert capsys.readouterr().out == ""

    Path("m.yaml").write_text(CORRECTED, encoding="utf-8")
    assert main([*check, "--mapping", "m.yaml", "--format", "json"]) in {1, 3}
    assert '"二小"' not in capsys.readouterr().out

    explain = ["explain", *check[1:], "--standard", "equipment", "--entity", "一小"]
    assert main([*explain, "--mapping", "m.yaml"]) == 0
    assert "2250" in capsys.readouterr().out


def test_where_nothing_can_be_used_nothing_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.csv").write_text("1,2\n3,4\n", encoding="utf-8")
    check = ["check", "a.csv", "--pack", "cn/quality-balanced", "--dry-run"]
    assert main(check) == 2
    assert main([*check, "--write-mapping", "m.yaml"]) == 2
    assert not Path("m.yaml").exists()
    assert main(["check", "a.csv", "--pack", "cn/quality-balanced", "--mapping", "no.yaml"]) == 2
    assert "[pack-file-missing]" in capsys.readouterr().err


def test_the_data_is_never_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    check = ["check", "a.csv", "--pack", "cn/quality-balanced", "--write-mapping", "a.csv"]
    assert main(check) == 2
    assert Path("a.csv").read_text(encoding="utf-8") == ROWS
