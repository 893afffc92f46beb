"""The packs of the library load, hold their hand-worked examples, and say all they must."""

from __future__ import annotations

from functools import cache

import pytest

import edustandards as es
from edustandards.checks.nodes import Bound, ByStage, Check, Require, When
from edustandards.checks.standard import Confidence
from edustandards.checks.verdict import Verdict
from edustandards.measures.nodes import Comparator
from edustandards.packs.document import Example, PackDocument
from edustandards.packs.library import editions
from edustandards.packs.lint.together import tried_together
from edustandards.packs.trial.ready import ready
from edustandards.packs.trial.score import Score
from edustandards.packs.tried import tried
from edustandards.units.convert import factor

FIRST = ("cn/quality-balanced@2017", "cn/city-plan@draft")
SHIPPED = tuple(one.name for one in editions())
PACKS = (
    *SHIPPED,
    "examples/survey-shares.yaml",
    *(f"examples/packs/{name}.yaml" for name in ("index-growth", "top-tenth", "above-mean")),
)
LONE = [name for name in PACKS if name not in FIRST]


@cache
def document(name: str) -> PackDocument:
    return es.load_pack(name).document


def found(name: str, example: Example) -> es.Finding:
    return tried(document(name), example)


def holds(example: Example, finding: es.Finding) -> bool:
    """Say whether a finding is what an example worked by hand expects."""
    pairs = ((example.value, finding.value), (example.margin, finding.margin))
    numbers = [(es.quantity(said, finding.unit), value) for said, value in pairs if said]
    return finding.verdict is example.expect and all(
        value == said.number * factor(said.unit, finding.unit) for said, value in numbers
    )


@pytest.mark.parametrize("name", FIRST)
def test_examples_find_what_they_expect_as_data_does(name: str) -> None:
    several = document(name).examples
    assert [one.place for one in several if not holds(one, found(name, one))] == []
    assert len(several) > 100


@pytest.mark.parametrize("name", LONE)
def test_examples_find_what_they_expect(name: str) -> None:
    several = tuple(tried_together(document(name), document(name).examples))
    assert [one.place for one, finding in several if finding.verdict is not one.expect] == []
    assert several


@pytest.mark.parametrize("name", PACKS)
def test_the_examples_of_every_pack_notice_every_change(name: str) -> None:
    pack = document(name)
    score = Score(pack, [ready(one, pack.vocabulary) for one in pack.examples])
    above = {one for parent in pack.extends for one in document(parent).standards}
    scored = [score.scored(one) for one in pack.standards if one not in above]
    assert [change for one in scored for change in one.survivors] == []
    assert sum(one.counted for one in scored) > 0


@pytest.mark.parametrize("name", PACKS)
def test_every_standard_is_titled_in_both_languages(name: str) -> None:
    for standard in document(name).standards:
        assert standard.title.zh, standard.id
        assert standard.title.en, standard.id


@pytest.mark.parametrize("name", FIRST)
def test_every_standard_has_a_clause_and_says_how_sure_it_is(name: str) -> None:
    for standard in document(name).standards:
        assert standard.clause, standard.id
        assert standard.confidence in Confidence


def thresholds(check: Check) -> list[tuple[str, Require]]:
    """Return the requirements that stand alone, with the stage each is for."""
    match check:
        case Require():
            return [("", check)]
        case ByStage(cases):
            return [(stage, part) for stage, part in cases if isinstance(part, Require)]
        case When(_, part):
            return thresholds(part)
        case _:
            return []


@pytest.mark.parametrize("name", FIRST)
def test_every_threshold_has_an_example_exactly_on_it_and_one_on_each_side(name: str) -> None:
    document = es.load_pack(name).document
    for standard in document.standards:
        asked = thresholds(standard.check)
        if not asked or (standard.id.endswith("-balance") and name == FIRST[0]):
            continue  # a coefficient of variation needs schools; see test_generated_county
        examples = [one for one in document.examples if one.standard == standard.id]
        margins = [
            one for one in (found(name, each).margin for each in examples) if one is not None
        ]
        equal = any(
            isinstance(one.requirement, Bound) and one.requirement.comparator is Comparator.EQUAL
            for _, one in asked
        )
        assert 0 in margins, standard.id
        assert min(margins) < 0, standard.id
        assert max(margins) > 0 or equal, standard.id


def test_the_national_pack_is_found_by_date() -> None:
    assert es.load_pack("cn/quality-balanced", as_of="2018-09-01").document.edition == "2017"
    with pytest.raises(es.PackError):
        es.load_pack("cn/quality-balanced", as_of="2016-09-01")


def test_the_packs_leave_nothing_of_their_documents_out() -> None:
    assert [document(name).pending for name in FIRST] == [(), ()]


def test_expectations_cover_all_four_verdicts() -> None:
    said = {example.expect for example in es.load_pack(FIRST[0]).document.examples}
    assert said == set(Verdict)
