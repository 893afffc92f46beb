"""The packs that come with the library, and those of the examples, have no errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from edustandards.packs.lint.gather import gathered
from edustandards.packs.lint.remark import Severity
from edustandards.packs.lint.run import Wanted, look
from edustandards.packs.shelf import shelf
from tests.lint.looking import TODAY

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PATHS, WRONG = gathered([str(shelf()), str(EXAMPLES)])


def test_packs_and_vocabularies_are_found() -> None:
    assert WRONG == []
    names = {path.name for path in PATHS}
    assert {"2017.yaml", "education.yaml", "top-tenth.yaml"} <= names
    assert "city-facts.yaml" not in names


@pytest.mark.parametrize("path", PATHS, ids=lambda path: "-".join(path.parts[-3:]))
def test_no_errors(path: Path) -> None:
    found = look(path, Wanted(TODAY))
    errors = [one for one in found.remarks if one.severity is Severity.ERROR]
    assert [one.problem.say("en") for one in errors] == []
