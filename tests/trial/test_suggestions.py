"""Examples to add: each notices what it says, holds of the pack as it is, and finds its place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edustandards.packs.build import open_text
from edustandards.packs.opened import Opened
from edustandards.packs.trial.insert import inserted
from edustandards.packs.trial.trial import Trial, trial_of
from edustandards.packs.tried import tried
from tests.trial.packs import HEAD, LEXICON

KINDS = Path(__file__).parents[1] / "laws" / "every-kind.yaml"
BEYOND = {
    "other-stage": "no example can state another stage of the same entity",
    "index-weighed": "no example can state the weights of an index",
    "county-index": "no example can state the weights of an index",
    "county-stage": "no example can state another stage of the same entity",
    "half": "whom its population leaves out it would not apply to anyway",
}


def opened(text: str) -> Opened:
    return open_text(text, "pack.yaml", LEXICON)


def written(pack: Opened, found: Trial) -> str:
    lines = {one.standard.id: [each.line for each in one.suggestions] for one in found.tested}
    text = inserted(pack.text, pack.own, {id_: some for id_, some in lines.items() if some})
    assert text is not None
    return text


@pytest.fixture(scope="module")
def kinds() -> tuple[Opened, Trial]:
    pack = opened(KINDS.read_text(encoding="utf-8"))
    return pack, trial_of(pack)


def test_every_kind_of_standard_gets_examples_that_notice_all(
    kinds: tuple[Opened, Trial],
) -> None:
    pack, found = kinds
    text = written(pack, found)
    again = trial_of(opened(text))
    assert all(one.holds for one in again.outcomes)
    for one in again.tested:
        assert one.scored is not None
        if one.standard.id not in BEYOND:
            assert not one.scored.survivors, one.standard.id
    left = {one.standard.id for one in again.tested if one.scored and one.scored.survivors}
    assert left == set(BEYOND)


def test_every_suggestion_holds_and_notices_what_it_says(kinds: tuple[Opened, Trial]) -> None:
    pack, found = kinds
    again = opened(written(pack, found)).document
    examples = {
        id_: iter([e for e in again.examples if e.standard == id_])
        for id_ in (one.id for one in again.standards)
    }
    for one in found.tested:
        for suggestion in one.suggestions:
            example = next(examples[one.standard.id])
            assert tried(again, example).verdict is example.expect
            for mutant in suggestion.notices:
                other = [
                    mutant.standard if each.id == mutant.standard.id else each
                    for each in again.standards
                ]
                changed = replace(again, standards=tuple(other))
                assert tried(changed, example).verdict is not example.expect, mutant.change


def test_no_suggestion_is_idle(kinds: tuple[Opened, Trial]) -> None:
    _, found = kinds
    for one in found.tested:
        seen = [mutant for each in one.suggestions for mutant in each.notices]
        assert len(seen) == len(set(seen))
        assert all(each.notices for each in one.suggestions)


# ---- Packs of any kind, written and tried again -------------------------------------------------

leaves = st.one_of(
    st.sampled_from(["fund", "plan_there", "more"]).map(lambda name: f"{{holds: {name}}}"),
    st.tuples(st.sampled_from("≥>≤<="), st.integers(1, 30)).map(
        lambda one: f'{{indicator: music, require: "{one[0]} {one[1]} room"}}'
    ),
    st.tuples(st.sampled_from("≥>≤<"), st.decimals("0.5", "60", places=1)).map(
        lambda one: f'{{indicator: area / pupils, require: "{one[0]} {one[1]:f} m²/student"}}'
    ),
    st.tuples(st.sampled_from("≥≤"), st.integers(2, 90)).map(
        lambda one: f'{{indicator: rate, require: "{one[0]} {one[1]} %"}}'
    ),
    st.sampled_from(["≥ Ⅱ级", "≥ Ⅲ级", "> Ⅱ级"]).map(
        lambda text: f'{{indicator: grade, require: "{text}"}}'
    ),
)


def field_of(leaf: str) -> str:
    """Return what a leaf reads, so that no two of a composition read the same."""
    return leaf.split(":")[1].split(",", maxsplit=1)[0].strip(" }")


def standards(body: str) -> str:
    return f"{HEAD}  a:\n    on: school\n    {body}\n"


bodies = st.one_of(
    st.lists(leaves, min_size=2, max_size=3, unique_by=field_of).flatmap(
        lambda some: st.sampled_from(["all_of", "any_of"]).map(
            lambda key: f"{key}: [{', '.join(some)}]"
        )
    ),
    st.lists(leaves, min_size=3, max_size=3, unique_by=field_of).map(
        lambda some: f"at_least: 2\n    of: [{', '.join(some)}]"
    ),
    leaves.map(lambda leaf: f"not: {leaf}"),
    st.tuples(st.integers(50, 900), leaves).map(
        lambda one: f'when: "teach < {one[0]} teacher"\n    check: {one[1]}'
    ),
    st.lists(leaves, min_size=2, max_size=2).map(
        lambda some: f"by_stage: {{primary: {some[0]}, junior: {some[1]}}}"
    ),
    st.lists(leaves, min_size=2, max_size=2).map(
        lambda some: f"by_year: {{year 1: {some[0]}, year 3: {some[1]}}}"
    ),
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(body=bodies)
def test_a_pack_with_its_suggestions_notices_everything(body: str) -> None:
    pack = opened(standards(body))
    found = trial_of(pack)
    assert not any(one.wrong for one in found.tested)
    again = trial_of(opened(written(pack, found)))
    assert all(one.holds for one in again.outcomes)
    for one in again.tested:
        assert one.scored is not None
        assert not one.scored.survivors, [each.change for each in one.scored.survivors]


# ---- Where the lines go ----

LINES = ["{fund: yes, expect: met}", "{fund: no, expect: not_met}"]


PLACES = """\
  a:
    on: school
    holds: fund
    examples:
      - {expect: unknown}  # nobody has said
+      - {fund: yes, expect: met}
+      - {fund: no, expect: not_met}

  # the next
  b: {on: school, holds: more}
---
  a:
    on: school
    holds: fund
    examples:
    - fund: yes
      expect: met
+    - {fund: yes, expect: met}
+    - {fund: no, expect: not_met}
---
  a:
    on: school
    holds: fund
+    examples:
+      - {fund: yes, expect: met}
+      - {fund: no, expect: not_met}
    # after all of it

---
  a:
    on: school
    holds: fund
    notes:
      - |
        long

        text
+    examples:
+      - {fund: yes, expect: met}
+      - {fund: no, expect: not_met}

  b: {on: school, holds: more}
---
  a:
    on: school
    holds: fund
    title: {zh: 校, en: 'a: b'}
+    examples:
+      - {fund: yes, expect: met}
+      - {fund: no, expect: not_met}
"""
BOTH = "{fund: yes, expect: met}, {fund: no, expect: not_met}"
WITHIN = (
    ("{on: school, holds: fund}", f"{{on: school, holds: fund, examples: [{BOTH}]}}"),
    (
        "{on: school, holds: fund, examples: [{expect: unknown},  # open\n    ]}",
        f"{{on: school, holds: fund, examples: [{{expect: unknown}}, {BOTH},  # open\n    ]}}",
    ),
    (
        "{on: school, holds: fund, examples: []}  # none yet",
        f"{{on: school, holds: fund, examples: [{BOTH}]}}  # none yet",
    ),
)


@pytest.mark.parametrize("case", PLACES.split("---\n"))
def test_lines_go_below_the_last_example_and_all_else_stays(case: str) -> None:
    rows = case.splitlines(keepends=True)
    before = "".join(one for one in rows if not one.startswith("+"))
    after = "".join(one.removeprefix("+") for one in rows)
    check_written(before, after)


@pytest.mark.parametrize(("before", "after"), WITHIN)
def test_lines_go_within_brackets_where_the_rest_is_in_them(before: str, after: str) -> None:
    check_written(f"  a: {before}\n", f"  a: {after}\n")


def check_written(before: str, after: str) -> None:
    pack = opened(HEAD + before)
    assert inserted(pack.text, pack.own, {"a": LINES}) == HEAD + after
    expected = [one.expect.value for one in opened(HEAD + after).document.examples]
    assert expected[-2:] == ["met", "not_met"]


def test_a_file_need_not_end_with_a_line_end() -> None:
    check_written(
        "  a:\n    on: school\n    holds: fund",
        "  a:\n    on: school\n    holds: fund"
        "\n    examples:\n      - {fund: yes, expect: met}"
        "\n      - {fund: no, expect: not_met}",
    )


def test_several_standards_are_written_at_once() -> None:
    pack = opened(
        f"{HEAD}  a: {{on: school, holds: fund}}\n  b:\n    on: school\n    holds: fund\n"
    )
    text = inserted(pack.text, pack.own, {"a": LINES[:1], "b": LINES, "elsewhere": LINES})
    assert text is not None
    read = yaml.load(text, Loader=yaml.BaseLoader)["standards"]
    assert [len(read[key]["examples"]) for key in "ab"] == [1, 2]


def test_a_standard_of_another_file_is_left_to_it() -> None:
    pack = opened(f"{HEAD}  a: {{on: school, holds: fund}}\n")
    assert inserted(pack.text, pack.own, {"b": LINES}) is None
