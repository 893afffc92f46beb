"""The page on security states the bounds that hold, and names tests that are there."""

from __future__ import annotations

import re
from pathlib import Path

from edustandards.checks import size
from edustandards.measures import parse
from edustandards.packs import encoding, formulas, source, standards, syntax
from edustandards.reports.against import saved
from edustandards.tables import archive, grid, parquet, sent, sheet_xls
from edustandards.units import numbers

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")

STATED = {
    "a pack, vocabulary, facts or mapping file": (
        f"{encoding.MAX_BYTES // 1_000_000} MB, {syntax.MAX_DEPTH} levels,"
        f" {source.MAX_SCALAR:,} characters for one text"
    ),
    "a standard, with all that it cites": (
        f"{size.MOST_CHECKS:,} checks, {standards.MAX_NESTING} deep"
    ),
    "a formula": (
        f"{parse.MOST_TOKENS} signs and names, {parse.DEEPEST} deep;"
        f" {formulas.MAX_WEIGHT} names with all indicators within it"
    ),
    "a number in a text": f"{numbers.MAX_DIGITS} digits, no exponents",
    "a number of Python": f"{numbers.MOST_DIGITS} digits above and below the line",
    "a table file": (
        f"{grid.MOST_BYTES // 1_000_000} MB; {grid.MOST_COLUMNS:,} columns;"
        f" a cell of {grid.MOST_CELL:,} characters"
    ),
    "a workbook": (
        f"{archive.MOST_UNPACKED // 1_000_000_000} GB unpacked and {archive.MOST_RATIO} times its"
        f" size; {sheet_xls.MOST_CELLS // 1_000_000} million cells"
    ),
    "a Parquet file": f"{parquet.MOST_ROWS // 1_000_000} million rows",
    "a folder or archive": (
        f"{sent.MOST_FILES:,} files, {sent.MOST_DEPTH} folders deep;"
        " archives within archives are not opened"
    ),
    "an earlier report (JSON)": f"{saved.MOST_BYTES >> 30} GB",
}


def test_the_bounds_are_those_of_the_program() -> None:
    rows = dict(re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", PAGE.split("## Bounds")[1], re.MULTILINE))
    rows.pop("of")
    assert rows == STATED
    assert f"({size.MOST_CHECKS:,} checks, {size.DEEPEST} deep)" in PAGE


def test_each_promise_names_tests_that_are_there() -> None:
    named = re.findall(r"`((?:tests|requirements|\.ci)/[^`]*)`", PAGE)
    assert len(named) >= 10
    for one in named:
        assert (ROOT / one).exists(), one
