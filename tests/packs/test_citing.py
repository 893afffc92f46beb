"""Whatever cites a standard may stand before it, and none may cite itself on the way round."""

from __future__ import annotations

from pathlib import Path

import pytest

import edustandards as es

PACK = """\
pack: test/citing
edition: "1"
title: {zh: 例, en: Citing}
fields: {{fund: {{kind: yes_no}}}}
standards:
  first: {{on: {on}, {body}}}
  later: {{on: school, {later}}}
"""
BODIES = {
    "all_of": ("school", "all_of: [{holds: fund}, later]"),
    "any_of": ("school", "any_of: [{holds: fund}, later]"),
    "at_least": ("school", "at_least: 1, of: [{holds: fund}, later]"),
    "not": ("school", "not: later"),
    "cases": ("school", "cases: [{when: fund, check: later}]"),
    "by_stage": ("school", "by_stage: {primary: later}"),
    "by_year": ("school", "by_year: {2020: later}"),
    "for_every": ("county", "for_every: school, check: later"),
    "within another": ("school", "all_of: [{cases: [{when: fund, check: later}]}]"),
}


def load(folder: Path, kind: str, later: str) -> es.Pack:
    on, body = BODIES[kind]
    path = folder / "1.yaml"
    text = PACK.replace("{zh: 例, en: Citing}", "{{zh: 例, en: Citing}}")
    path.write_text(text.format(on=on, body=body, later=later), "utf-8")
    return es.load_pack(path)


@pytest.mark.parametrize("kind", BODIES)
def test_what_is_cited_may_stand_later(kind: str, tmp_path: Path) -> None:
    pack = load(tmp_path, kind, "holds: fund")
    school = {"school": "s", "county": "A", "stage": "primary", "period": "2024", "fund": True}
    verdicts = pack.evaluate([school]).findings["verdict"]
    assert verdicts == ["not_met" if kind == "not" else "met", "met"]


@pytest.mark.parametrize("kind", [kind for kind, (on, _) in BODIES.items() if on == "school"])
def test_none_cites_itself_on_the_way_round(kind: str, tmp_path: Path) -> None:
    with pytest.raises(es.PackError) as told:
        load(tmp_path, kind, "not: first")
    assert "standard-ring" in {one.code for one in told.value.problems}
