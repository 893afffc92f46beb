"""Calculators find what the library finds: verdict, value, threshold, margin, gap, what is missing.

Cases on and around every limit of every shipped standard, and random ones about them, judged by
the scripts of the page in node.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest

from edustandards.checks.finding import Finding
from edustandards.checks.standard import Standard
from edustandards.errors import PackError
from edustandards.packs.document import PackDocument
from edustandards.packs.library import editions, load
from edustandards.reports.calculator.filled import input_of
from edustandards.reports.calculator.form import calculator_of
from tests.calculator.cases import answered, boundary, expected, found, shaken
from tests.reference.compare import loaded, written
from tests.reference.draw import pack

NODE = shutil.which("node")
PACKS = [one.name for one in editions()]
EVERY_KIND = Path(__file__).parents[1] / "laws" / "every-kind.yaml"
RANDOM = 12


@pytest.mark.skipif(NODE is None, reason="node is not installed")
@pytest.mark.parametrize("name", PACKS)
def test_pages_find_what_the_library_finds(name: str) -> None:
    document = load(name)
    taken_over = {one for parent in document.extends for one in load(parent).standards}
    own = [one for one in document.standards if one not in taken_over]
    _hold([(document, one) for one in own], RANDOM)


@pytest.mark.skipif(NODE is None, reason="node is not installed")
@pytest.mark.parametrize("seed", range(4))
def test_so_they_do_on_packs_drawn_by_chance(seed: int) -> None:
    random = Random(seed)
    documents: list[PackDocument] = []
    while len(documents) < 8:
        with suppress(PackError):  # by chance a standard names a stage that it is not asked of
            documents.append(loaded(written(pack(random.choice))).document)
    _hold([(document, one) for document in documents for one in document.standards], 8)


@pytest.mark.skipif(NODE is None, reason="node is not installed")
def test_so_they_do_on_every_kind_of_check() -> None:
    document = load(EVERY_KIND)
    _hold([(document, one) for one in document.standards], RANDOM)


def _hold(standards: Sequence[tuple[PackDocument, Standard]], shakes: int) -> None:
    """Hold pages to the library on the limits of standards, and on cases about them."""
    assert NODE is not None
    asked: list[dict[str, Any]] = []
    findings: list[list[Finding]] = []
    for document, standard in standards:
        form = calculator_of(document, standard).form
        if form is None:
            continue
        at_limits = boundary(document, standard)
        cases = [*at_limits, *shaken(at_limits, Random(standard.id), shakes)]
        asked.append({"form": form, "cases": [input_of(form, one) for one in cases]})
        findings.append([found(document, standard, form, one) for one in cases])
    answers = answered(NODE, asked)
    assert sum(map(len, findings)) > len(asked), "hardly any case was made"
    for told, of_page, of_library in zip(asked, answers, findings, strict=True):
        for given, page, library in zip(told["cases"], of_page, of_library, strict=True):
            where = (told["form"]["pack"], told["form"]["standard"], given)
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
