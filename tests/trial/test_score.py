"""What a score says: which changes the examples of a pack notice, and which verdicts they reach."""

from __future__ import annotations

from fractions import Fraction

import pytest

from edustandards.checks.verdict import Verdict
from edustandards.packs.trial.trial import Trial
from tests.trial.packs import trial

BOTH_SIDES = """\
  share:
    on: school
    indicator: teach / pupils
    require: {primary: "≥ 4.2 teacher/(100 student)", junior: "≥ 5.3 teacher/(100 student)"}
    examples:
      - {stage: primary, pupils: 1000, teach: 42, expect: met}
      - {stage: primary, pupils: 1001, teach: 42, expect: not_met}
      - {stage: junior, pupils: 1000, teach: 53, expect: met}
      - {stage: junior, pupils: 1001, teach: 53, expect: not_met}
  hall-size:
    on: school
    indicator: hall
    require: 100–200 m²
    examples:
      - {hall: 100, expect: met}
      - {hall: 99.99, expect: not_met}
      - {hall: 200, expect: met}
      - {hall: 200.01, expect: not_met}
  rooms:
    on: school
    indicator: music
    require: "> 5 room"
    examples:
      - {music: 6, expect: met}
      - {music: 5, expect: not_met}
  plan:
    on: school
    all_of: [{holds: fund}, {holds: plan_there}]
    examples:
      - {fund: yes, plan_there: yes, expect: met}
      - {fund: no, plan_there: yes, expect: not_met}
      - {fund: yes, plan_there: no, expect: not_met}
  two:
    on: school
    at_least: 2
    of: [{holds: fund}, {holds: plan_there}, {holds: more}]
    examples:
      - {fund: yes, plan_there: yes, more: no, expect: met}
      - {fund: yes, plan_there: no, more: yes, expect: met}
      - {fund: no, plan_there: yes, more: yes, expect: met}
      - {fund: yes, plan_there: no, more: no, expect: not_met}
      - {fund: no, plan_there: no, more: yes, expect: not_met}
  level:
    on: school
    indicator: grade
    require: ≥ Ⅲ级
    examples:
      - {grade: Ⅲ, expect: met}
      - {grade: Ⅱ, expect: not_met}
      - {grade: Ⅳ, expect: met}
  small:
    on: school
    when: pupils < 100 student
    holds: fund
    examples:
      - {pupils: 99, fund: yes, expect: met}
      - {pupils: 99, fund: no, expect: not_met}
      - {pupils: 100, fund: no, expect: not_applicable}
"""


def scores(found: Trial) -> dict[str, tuple[int, int]]:
    return {
        one.standard.id: (len(one.scored.killed), one.scored.counted)
        for one in found.tested
        if one.scored is not None
    }


def test_examples_on_both_sides_of_every_limit_notice_everything() -> None:
    found = trial(BOTH_SIDES)
    assert all(one.holds for one in found.outcomes)
    for id_, (killed, counted) in scores(found).items():
        assert killed == counted > 0, id_
    assert found.passed
    assert not any(one.suggestions for one in found.tested)


@pytest.mark.parametrize("left_out", range(7))
def test_without_what_lies_beyond_a_limit_something_passes(left_out: int) -> None:
    lines = BOTH_SIDES.splitlines(keepends=True)
    spots = [at for at, line in enumerate(lines) if "expect: not_met" in line]
    del lines[spots[left_out]]
    assert not trial("".join(lines)).passed


def test_without_examples_nothing_is_noticed() -> None:
    found = trial("  a: {on: school, indicator: music, require: ≥ 2 room}\n")
    assert scores(found)["a"][0] == 0
    assert not found.passed


def test_a_stated_value_or_margin_notices_what_verdicts_do_not() -> None:
    body = "  a: {on: school, indicator: hall, require: ≥ 100 m², examples: [%s]}\n"
    plain = trial(body % "{hall: 500, expect: met}")
    stated = trial(body % "{hall: 500, expect: met, margin: 400 m²}")
    assert scores(plain)["a"][0] < scores(stated)["a"][0]
    survivors = {
        dict(one.change.params).get("other")
        for tested in stated.tested
        if tested.scored is not None
        for one in tested.scored.survivors
    }
    # The margin is the same with and without the limit itself; all other limits move it.
    assert survivors == {"> 100 m²", None}


def test_an_example_that_does_not_hold_notices_nothing_and_is_told() -> None:
    found = trial(
        "  a: {on: school, indicator: hall, require: ≥ 100 m²,"
        " examples: [{hall: 99, expect: met}, {hall: 100, expect: met, value: 101 m²},"
        " {hall: 100, expect: met, value: 100 m², margin: 0 m²}]}\n"
    )
    assert [one.holds for one in found.outcomes] == [False, False, True]
    assert not found.passed
    assert found.outcomes[0].example.place.line is not None
    assert found.outcomes[0].finding.value == Fraction(99)


def test_examples_of_a_standard_that_cites_another_notice_changes_of_it() -> None:
    body = """\
  a: {on: school, indicator: hall, require: ≥ 100 m²}
  b:
    on: school
    all_of: [a, {holds: fund}]
    examples:
      - {hall: 100, fund: yes, expect: met}
      - {hall: 99.99, fund: yes, expect: not_met}
      - {hall: 100, fund: no, expect: not_met}
  c:
    on: county
    for_every: school
    check: w
    examples:
      - {school: [{music: 2, pupils: 60}], expect: met}
      - {school: [{music: 1, pupils: 60}], expect: not_met}
  w: {on: school, stages: [], indicator: music, require: ≥ 2 room}
"""
    found = scores(trial(body))
    assert found["a"][0] == found["a"][1]
    assert found["b"][0] == found["b"][1]
    assert found["w"][0] == found["w"][1]


def test_a_citation_brings_its_stages_and_its_population_along() -> None:
    body = """\
  a: {on: school, where: fund, stages: [primary, junior], indicator: music, require: ≥ 2 room}
  b:
    on: school
    all_of: [a, {holds: more}]
    examples:
      - {stage: primary, fund: yes, music: 2, more: yes, expect: met}
      - {stage: primary, fund: yes, music: 1, more: yes, expect: not_met}
      - {stage: junior, fund: yes, music: 1, more: yes, expect: not_met}
      - {stage: primary, fund: no, music: 1, more: yes, expect: met}
      - {stage: primary, fund: yes, music: 2, more: no, expect: not_met}
"""
    found = scores(trial(body))
    assert found["a"][0] == found["a"][1]


def test_verdicts_that_no_example_comes_to_are_told() -> None:
    found = trial(BOTH_SIDES)
    told = {one.standard.id: one.unreached for one in found.tested}
    assert told["rooms"] == (Verdict.UNKNOWN,)
    assert told["small"] == (Verdict.UNKNOWN,)
    assert told["share"] == (Verdict.UNKNOWN, Verdict.NOT_APPLICABLE)
