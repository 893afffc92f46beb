"""Calculators find what the library finds: verdict, value, threshold, margin, gap, what is missing.

Cases on and around every limit of every shipped standard, and random ones about them, judged by
the scripts of the page in node.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from edustandards.checks.finding import Finding
from edustandards.packs.library import editions, load
from edustandards.reports.calculator.filled import input_of
from edustandards.reports.calculator.form import calculator_of
from tests.calculator.cases import answered, boundary, expected, found, shaken

NODE = shutil.which("node")
PACKS = [one.name for one in editions()]
RANDOM = 12


@pytest.mark.skipif(NODE is None, reason="node is not installed")
@pytest.mark.parametrize("name", PACKS)
def test_pages_find_what_the_library_finds(name: str) -> None:
    assert NODE is not None
    document = load(name)
    taken_over = {one for parent in document.extends for one in load(parent).standards}
    asked: list[dict[str, Any]] = []
    findings: list[list[Finding]] = []
    for standard in document.standards:
        form = calculator_of(document, standard).form
        if form is None or standard in taken_over:
            continue
        at_limits = boundary(document, standard)
        cases = [*at_limits, *shaken(at_limits, Random(standard.id), RANDOM)]
        asked.append({"form": form, "cases": [input_of(form, one) for one in cases]})
        findings.append([found(document, standard, form, one) for one in cases])
    answers = answered(NODE, asked)
    for told, of_page, of_library in zip(asked, answers, findings, strict=True):
        for given, page, library in zip(told["cases"], of_page, of_library, strict=True):
            where = (told["form"]["standard"], given)
            for mine, theirs in _alike(page, library):
                assert mine == theirs, where


def _alike(page: dict[str, Any], finding: Finding) -> Iterator[tuple[Any, Any]]:
    """Return what has to be the same, of a finding and of its parts."""
    yield {name: page[name] for name in expected(finding)}, expected(finding)
    named = {name for code, name in page["reasons"] if code == "missing"}
    yield named, set(finding.missing)
    yield len(page["parts"]), len(finding.parts)
    for part, of_library in zip(page["parts"], finding.parts, strict=True):
        yield from _alike(part, of_library)
