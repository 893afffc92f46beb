"""Laws of packs that extend others, on families of packs drawn at random."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from edustandards.checks.verdict import Verdict
from edustandards.errors import PackError
from edustandards.evaluate.observed import Observed
from edustandards.packs.build import open_text
from edustandards.packs.opened import Opened
from edustandards.packs.source import Mapping, Node, Scalar
from edustandards.reports.show_resolved import show_resolved
from tests.effort import examples
from tests.inherit.families import (
    JUNK,
    Body,
    Family,
    changes,
    lexicon,
    nations,
    schools,
    spoiled,
    verdicts,
)

MANY = settings(max_examples=examples(30), deadline=None, suppress_health_check=list(HealthCheck))
TIGHT = {"policy": "tighten-only"}
LOOSENED = re.compile("tighten-.*")


@st.composite
def lines(draw: st.DrawFn) -> tuple[dict[str, Body], dict[str, object], dict[str, object]]:
    """Draw a nation and the changes of a province and of a city within it."""
    nation = draw(nations())
    return nation, draw(changes(nation, tag="p")), draw(changes(nation, tag="c"))


def opened(family: Family, name: str) -> Opened | None:
    try:
        return family.open(name)
    except PackError as error:
        assert error.problems
        assert all(one.say("zh") and one.say("en") for one in error.problems)
        return None


@MANY
@given(line=lines(), data=st.lists(schools(), min_size=4, max_size=4))
def test_what_loads_under_tighten_only_is_never_met_where_an_ancestor_is_not(
    line: tuple[dict[str, Body], dict[str, object], dict[str, object]],
    data: list[list[Observed]],
) -> None:
    nation, province, city = line
    family = Family()
    for name, extends, own in (("prov", "nat@1", province), ("city", "prov@1", city)):
        family.write("nat", {"standards": nation})
        family.write("prov", province, "nat@1")
        family.write(name, own, extends)
    free = [opened(family, name) for name in ("nat", "prov", "city")]
    family.write("nat", {**TIGHT, "standards": nation})
    for at, heir in enumerate(("prov", "city"), 1):
        now = free[at]
        if now is None:
            continue
        held = not [code for code in family.codes(heir) if LOOSENED.match(code)]
        for ancestor in free[:at]:
            if ancestor is None or not held:
                continue
            there = {one.id for one in now.document.standards}
            assert {one.id for one in ancestor.document.standards} <= there
            for tables in data:
                before, after = verdicts(ancestor, tables), verdicts(now, tables)
                eased = [
                    key
                    for key, verdict in before.items()
                    if verdict is Verdict.NOT_MET and after.get(key) is Verdict.MET
                ]
                assert eased == []


@MANY
@given(line=lines(), why=st.booleans())
def test_the_resolved_text_is_the_same_pack(
    line: tuple[dict[str, Body], dict[str, object], dict[str, object]], *, why: bool
) -> None:
    nation, province, city = line
    family = Family()
    family.write("nat", {"standards": nation})
    family.write("prov", province, "nat@1")
    family.write("city", city, "prov@1")
    for name in ("prov", "city"):
        pack = opened(family, name)
        if pack is None:
            continue
        text = show_resolved(pack, [], "zh", why=why)
        again = open_text(text, "again", lexicon()).document
        assert again.digest == pack.document.digest
        assert again.standards == pack.document.standards
        assert again.conclusion == pack.document.conclusion
        assert [one.expect for one in again.examples] == [
            one.expect for one in pack.document.examples
        ]


@MANY
@given(
    nation=nations(),
    data=st.data(),
    judges=st.lists(st.sampled_from(["full-value", "rounded-value"]), min_size=3, max_size=3),
)
def test_the_order_of_parents_does_not_matter(
    nation: dict[str, Body], data: st.DataObject, judges: list[str]
) -> None:
    family = Family()
    family.write("nat", {"standards": nation, "judge": judges[0]})
    family.write("a", {**data.draw(changes(nation, tag="a")), "judge": judges[1]}, "nat@1")
    family.write("b", {**data.draw(changes(nation, tag="b")), "judge": judges[2]}, "nat@1")
    assume(opened(family, "a") and opened(family, "b"))
    found: list[object] = []
    for parents in (["a@1", "b@1"], ["b@1", "a@1"]):
        family.write("heir", {}, parents)
        pack = opened(family, "heir")
        if pack is None:
            found.append(Counter(family.codes("heir")))
            continue
        document = pack.document
        found.append(
            (
                {one.id: (one.check, one.stages, one.where) for one in document.standards},
                {*document.conclusion},
                {*pack.gone},
            )
        )
    assert found[0] == found[1]


@MANY
@given(line=lines())
def test_steps_and_values_know_the_line_that_holds_them(
    line: tuple[dict[str, Body], dict[str, object], dict[str, object]],
) -> None:
    nation, province, city = line
    family = Family()
    family.write("nat", {"standards": nation})
    family.write("prov", province, "nat@1")
    family.write("city", city, "prov@1")
    pack = opened(family, "city")
    assume(pack is not None)
    assert pack is not None
    rows = {name: text.splitlines() for name, text in family.texts.items()}
    for key, form in pack.form.standards.items():
        steps = pack.steps[str(key)]
        assert [step.pack.partition("@")[0] for step in steps] == [
            step.place.file for step in steps
        ]
        for step in steps:
            row = rows[step.place.file][(step.place.line or 0) - 1]
            assert row[(step.place.column or 0) - 1 :].startswith(f"{key}:")
        writers = {step.place.file for step in steps}
        for scalar in _scalars(form.node):
            assert scalar.place.file in writers
            row = rows[scalar.place.file][(scalar.place.line or 0) - 1]
            assert row[(scalar.place.column or 0) - 1 :].startswith(f'"{scalar.text}"')


def _scalars(node: Node) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    inner = node.entries.values() if isinstance(node, Mapping) else node.items
    return [scalar for one in inner for scalar in _scalars(one)]


@settings(MANY, max_examples=examples(60))
@given(line=lines(), data=st.data())
def test_whatever_is_written_only_a_pack_error_comes_of_it(
    line: tuple[dict[str, Body], dict[str, object], dict[str, object]], data: st.DataObject
) -> None:
    nation, province, city = line
    family = Family()
    family.write("nat", {"standards": data.draw(spoiled(nation))})
    extends = data.draw(st.sampled_from(["nat@1", "nat@1", ["nat@1", "prov@1"], *JUNK]))
    spoilt = data.draw(st.sampled_from(["set", "refine", "add", "retire", "select", "conclusion"]))
    province = {**province, spoilt: data.draw(spoiled(province.get(spoilt, {})))}
    family.write("prov", province, extends)
    family.write("city", city, ["prov@1", "nat@1"])
    for name in ("nat", "prov", "city"):
        pack = opened(family, name)
        if pack is not None:
            assert show_resolved(pack, [], "zh", why=True)
