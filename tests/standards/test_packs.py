"""The packs of the library load, hold their hand-worked examples, and say all they must."""

from __future__ import annotations

import pytest

import edustandards as es
from edustandards.checks.nodes import Bound, ByStage, Check, Require, When
from edustandards.checks.standard import Confidence
from edustandards.checks.verdict import Verdict
from edustandards.measures.nodes import Comparator
from edustandards.packs.document import Example
from edustandards.packs.tried import tried
from edustandards.units.convert import factor

PACKS = (
    *("cn/quality-balanced@2017", "cn/city-plan@draft", "examples/survey-shares.yaml"),
    *(f"examples/packs/{name}.yaml" for name in ("index-growth", "top-tenth", "above-mean")),
)
EXAMPLES = [
    pytest.param(name, example, id=f"{name.split('@')[0]}-{example.standard}-{number}")
    for name in PACKS
    for number, example in enumerate(es.load_pack(name).document.examples)
]


def found(name: str, example: Example) -> es.Finding:
    return tried(es.load_pack(name).document, example)


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_examples_find_what_they_expect(name: str, example: Example) -> None:
    finding = found(name, example)
    assert finding.verdict is example.expect
    for said, value in ((example.value, finding.value), (example.margin, finding.margin)):
        if said:
            expected = es.quantity(said, finding.unit)
            assert value == expected.number * factor(expected.unit, finding.unit)


@pytest.mark.parametrize("name", PACKS)
def test_every_standard_is_titled_in_both_languages(name: str) -> None:
    for standard in es.load_pack(name).document.standards:
        assert standard.title.zh, standard.id
        assert standard.title.en, standard.id


@pytest.mark.parametrize("name", PACKS[:2])
def test_every_standard_has_a_clause_and_says_how_sure_it_is(name: str) -> None:
    for standard in es.load_pack(name).document.standards:
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


@pytest.mark.parametrize("name", PACKS[:2])
def test_every_threshold_has_an_example_exactly_on_it_and_one_on_each_side(name: str) -> None:
    document = es.load_pack(name).document
    for standard in document.standards:
        asked = thresholds(standard.check)
        if not asked or (standard.id.endswith("-balance") and name == PACKS[0]):
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
    assert [es.load_pack(name).document.pending for name in PACKS[:2]] == [(), ()]


def test_expectations_cover_all_four_verdicts() -> None:
    said = {example.expect for example in es.load_pack(PACKS[0]).document.examples}
    assert said == set(Verdict)
