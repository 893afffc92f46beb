"""Real tables that nobody here wrote; their folder is named by EDUSTANDARDS_REAL_DATA."""

from __future__ import annotations

import gzip
import os
import shutil
from fractions import Fraction
from pathlib import Path

import pytest

from edustandards.errors import DataError
from edustandards.evaluate.observed import Observed
from edustandards.measures.values import Unreadable
from edustandards.measures.vocabulary import Vocabulary
from edustandards.tables.read import read_tables


@pytest.fixture(scope="module")
def folder() -> Path:
    named = os.environ.get("EDUSTANDARDS_REAL_DATA", "")
    if not named or not Path(named).is_dir():
        pytest.skip("set EDUSTANDARDS_REAL_DATA to the folder of real tables")
    return Path(named)


def test_every_school_of_nigeria(folder: Path, tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = tmp_path / "nigeria.csv"
    with gzip.open(folder / "nigeria_nmis_schools.csv.gz") as packed, path.open("wb") as file:
        shutil.copyfileobj(packed, file)
    mapping = {
        "facility_ID": "school",
        "unique_lga": "county",
        "num_students_total": "students",
        "num_tchrs_total": "teachers",
    }

    reading = read_tables([path], vocabulary, mapping=mapping)

    [table] = reading.tables
    assert isinstance(table, Observed)
    assert table.size == 68_074
    # The rows without an area have an empty key, which is no area.
    assert len(set(table.keys["county"]) - {""}) == 758
    assert sum(one is None for one in table.values["students"]) == 2_782
    assert not reading.notes


def test_classes_of_a_brazilian_town(folder: Path, vocabulary: Vocabulary) -> None:
    mapping = {"ID_TURMA": "class", "CO_ENTIDADE": "school", "NU_MATRICULAS": "students"}

    [table] = read_tables(
        [folder / "brazil_rioclaro_2017_classes.csv"], vocabulary, mapping=mapping
    ).tables

    assert isinstance(table, Observed)
    assert (table.entity, table.size) == ("class", 1_925)
    assert table.values["students"][0] == 21
    assert table.keys["school"][0] == "35061402"


def test_schools_of_england(folder: Path, vocabulary: Vocabulary) -> None:
    mapping = {
        "URN": "school",
        "Total Number of Teachers (Full-Time Equivalent)": "teachers",
        "Mean Gross FTE Salary of All Teachers (£s)": "kind",
    }

    reading = read_tables([folder / "england_school_workforce.csv"], vocabulary, mapping=mapping)

    [table] = reading.tables
    assert isinstance(table, Observed)
    assert table.values["teachers"][0] == Fraction("19.1")
    # What was suppressed is text, and each such cell is unknown and said.
    bad = [one for one in table.values["teachers"] if isinstance(one, Unreadable)]
    noted = [note for note in reading.notes if note.code == "cell-unreadable"]
    more = [dict(note.params)["count"] for note in reading.notes if note.code == "notes-more"]
    assert len(bad) == len(noted) + sum(int(count) for count in more)


def test_schools_of_the_same_name_are_told_apart_by_code(
    folder: Path, vocabulary: Vocabulary
) -> None:
    path = folder / "us_massachusetts_schools_2017.csv"

    with pytest.raises(DataError) as caught:
        read_tables([path], vocabulary, mapping={"School Name": "school"})
    assert {one.code for one in caught.value.problems} == {"row-twice"}

    mapping = {"School Code": "school", "School Name": "kind"}
    [table] = read_tables([path], vocabulary, mapping=mapping).tables
    assert isinstance(table, Observed)
    assert table.size == 1_861


@pytest.mark.parametrize("name", ["cn_school_form.xlsx", "cn_county_form.xlsx"])
def test_forms_are_told_from_tables(folder: Path, name: str) -> None:
    from edustandards.packs.vocabulary import load_vocabulary

    with pytest.raises(DataError) as caught:
        read_tables([folder / name], load_vocabulary())

    assert "form-layout" in {one.code for one in caught.value.problems}
