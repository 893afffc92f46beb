"""Published shares against the numbers that they come from, to the digits they are written with."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import edustandards as es
from edustandards.checks.verdict import Verdict
from edustandards.measures.values import Value
from edustandards.packs.document import PackDocument
from edustandards.tables.consistency.doubt import Doubt, Severity
from edustandards.tables.consistency.find import doubts_of
from edustandards.tables.read import read_tables
from tests.consistency.world import doubts, params, table


def share(
    document: PackDocument, town: int | Fraction, everybody: int | Fraction, text: str
) -> Doubt | None:
    keys = {"school": ["一小"]}
    values: dict[str, list[Value]] = {
        "town": [town],
        "everybody": [everybody],
        "@town_share": [text],
    }
    found = [
        one
        for one in doubts(document, table("school", keys, values))
        if one.problem.code.startswith("share-")
    ]
    assert len(found) <= 1
    return found[0] if found else None


@pytest.mark.parametrize("text", ["41.3 %", "41.33%", "41%", "0.413", "41.327 %", "41.3270409%"])
def test_a_share_that_is_right_in_its_digits(document: PackDocument, text: str) -> None:
    # 176452 / 426965 = 0.4132704085...
    assert share(document, 176_452, 426_965, text) is None


@pytest.mark.parametrize("text", ["41.4 %", "41.2%", "40%", "0.412", "41.328 %"])
def test_a_share_that_is_wrong_in_its_digits(document: PackDocument, text: str) -> None:
    found = share(document, 176_452, 426_965, text)

    assert found is not None
    assert found.problem.code == "share-differs"
    assert found.severity is Severity.ERROR
    assert params(found)["stated"] == text
    assert [str(cell) for cell in found.cells] == [f"a.xlsx[school!{at}2]" for at in "DBC"]


def test_a_share_that_was_cut_off_is_only_unusual(document: PackDocument) -> None:
    found = share(document, 2, 3, "66.6%")
    assert found is not None
    assert (found.problem.code, found.severity) == ("share-cut-off", Severity.NOTE)
    assert share(document, 2, 3, "66.7%") is None


@pytest.mark.parametrize("text", ["12.5%", "12.4%", "12.45%"])
def test_a_tie_may_be_rounded_either_way(document: PackDocument, text: str) -> None:
    # 249 of 2000 is 12.45 % exactly.
    assert share(document, 249, 2000, text) is None


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 4))
def test_rounding_to_any_digits_is_right(
    document: PackDocument, town: int, everybody: int, places: int
) -> None:
    exact = Fraction(100 * town, everybody)
    scaled = round(exact * 10**places)
    digits = str(scaled).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}%" if places else f"{digits}%"
    assert share(document, town, everybody, text) is None
    other = str(scaled + 2).rjust(places + 1, "0")
    text = f"{other[:-places]}.{other[-places:]}%" if places else f"{other}%"
    assert share(document, town, everybody, text) is not None


@pytest.mark.parametrize("text", ["约四成", "", "41.3 元"])
def test_what_is_no_share_is_not_held_against_anything(document: PackDocument, text: str) -> None:
    assert share(document, 1, 2, text) is None


def test_the_verdict_hangs_on_which_of_the_two_is_right(document: PackDocument) -> None:
    found = share(document, 390, 1000, "41%")
    assert found is not None
    assert found.hanging is not None
    [hanging] = found.hanging
    assert hanging.standard == "town"
    assert (hanging.verdict, hanging.otherwise) == (Verdict.NOT_MET, Verdict.MET)

    same = share(document, 410, 1000, "45%")
    assert same is not None
    assert same.hanging == ()


def test_published_shares_are_read_beside_the_data(document: PackDocument, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "学校,城区生,全部学生,城区生比例（%）\n一小,176452,426965,41.3\n二小,390,1000,41%\n三小,1,3,\n",
        encoding="utf-8",
    )
    reading = read_tables([path], document.vocabulary)

    [one] = doubts_of(reading, document)

    assert one.entities == ("二小",)
    assert [str(cell) for cell in one.cells] == [f"{path}:3[{at}]" for at in "DBC"]
    assert params(one)["gives"] == "39 %"
    [ignored] = reading.ignored
    assert ignored.code == "column-published"
    assert "只用来与按数据算得的结果核对" in "\n".join(reading.account("zh"))
    found = es.Pack(document).evaluate(path).find("town", "二小")
    assert found.value == 39


def test_a_share_without_its_sign_may_be_written_as_a_fraction(
    document: PackDocument, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    text = "学校,城区生,全部学生,城区生比例\n一小,176452,426965,0.413\n二小,390,1000,0.41\n"
    path.write_text(text, encoding="utf-8")

    [one] = doubts_of(read_tables([path], document.vocabulary), document)
    assert one.entities == ("二小",)
