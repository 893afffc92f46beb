"""What became of each standard from one edition of a pack to the next."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edustandards.checks import nodes as c
from edustandards.checks.reach import Interval
from edustandards.checks.relation import Order, Turn
from edustandards.checks.standard import Standard
from edustandards.checks.strictness import compare_standards
from edustandards.packs.compare.diff import diff
from edustandards.packs.compare.difference import DECISIVE, Head, Kind, Wording
from edustandards.packs.document import PackDocument
from edustandards.packs.library import editions, load
from edustandards.wording.text import NO_TEXT
from tests.compare.conftest import Make
from tests.evaluate.world import WORDS
from tests.laws.checks_drawn import checks, edited

AREA = """
area:
  title: {zh: 面积, en: Area}
  clause: 第三条
  on: school
  indicator: sports_field_area
  require: {primary: ≥ 3 亩, junior: ≥ 4 亩}
"""
SIZE = "size: {on: class, indicator: students, require: ≤ 45 student}"


def kinds(before: PackDocument, after: PackDocument) -> dict[str, Kind]:
    return {one.id: one.kind for one in diff(before, after).standards}


def test_each_standard_is_told_by_what_became_of_it(pack: Make) -> None:
    old = pack(AREA + SIZE + "\nold: {on: school, indicator: multimedia_rooms, require: ≥ 2 room}")
    new = pack(
        AREA.replace("≥ 4 亩", "≥ 4.5 亩")
        + SIZE.replace("45", "50")
        + "\nnew: {on: school, indicator: multimedia_rooms, require: ≥ 3 room}",
        "2024",
    )
    assert kinds(old, new) == {
        "area": Kind.STRICTER,
        "size": Kind.LOOSER,
        "new": Kind.ADDED,
        "old": Kind.RETIRED,
    }
    [area] = diff(old, new).of(Kind.STRICTER)
    assert area.relation is not None
    [change] = area.relation.changes
    assert [(step.turn, step.name) for step in change.path] == [(Turn.STAGE, "junior")]
    # 4 and 4.5 mu are 8000/3 and 3000 m², the unit of the field.
    assert change.flips[0].interval == Interval(Fraction(8000, 3), Fraction(3000), has_low=True)


def test_the_same_in_another_unit_and_in_other_words(pack: Make) -> None:
    old = pack(AREA + SIZE)
    assert kinds(old, pack(AREA.replace("3 亩", "0.2 公顷") + SIZE)) == {
        "area": Kind.UNIT,
        "size": Kind.SAME,
    }
    found = diff(old, pack(AREA.replace("第三条", "第四条").replace("Area", "Ground") + SIZE))
    assert {one.id: one.wording for one in found.standards} == {
        "area": (Wording.TITLE, Wording.CLAUSE),
        "size": (),
    }
    assert [one.kind for one in found.standards] == [Kind.WORDING, Kind.SAME]
    assert not found.decides


def test_written_otherwise_is_not_another_unit(pack: Make) -> None:
    one = (
        "a: {on: school, all_of: [{holds: workload_within_rules},"
        " {indicator: classes, require: ≤ 36 class}]}"
    )
    turned = (
        "a: {on: school, all_of: [{indicator: classes, require: ≤ 36 class},"
        " {holds: workload_within_rules}]}"
    )
    assert kinds(pack(one), pack(turned)) == {"a": Kind.FORM}


def test_another_id_that_asks_the_same_is_a_rename(pack: Make) -> None:
    old, new = pack(AREA + SIZE), pack(AREA.replace("area:\n", "ground:\n", 1) + SIZE)
    found = diff(old, new)
    [one] = found.of(Kind.RENAMED)
    assert one.before is not None
    assert (one.before.id, one.id) == ("area", "ground")
    assert not found.of(Kind.ADDED)
    assert not found.of(Kind.RETIRED)
    assert not found.decides
    # Half as much is not the same: then one is retired and another added.
    moved = pack(AREA.replace("area:\n", "ground:\n", 1).replace("3 亩", "2 亩") + SIZE)
    assert kinds(old, moved) == {"ground": Kind.ADDED, "size": Kind.SAME, "area": Kind.RETIRED}


def test_a_composition_changes_with_its_parts(pack: Make) -> None:
    both = SIZE.replace("class, indicator: students, require: ≤ 45 student", "school, all_of: [a]")
    a = "a: {on: school, indicator: classes, require: ≤ 36 class}\n"
    found = diff(pack(a + both), pack(a.replace("36", "30") + both))
    assert [one.kind for one in found.standards] == [Kind.STRICTER, Kind.STRICTER]
    assert found.standards[1].relation is not None
    [change] = found.standards[1].relation.changes
    assert change.order is Order.STRICTER


def test_the_fewest_that_moved_are_told(pack: Make) -> None:
    lines = [
        f"{name}: {{on: class, indicator: students, require: ≤ {at} student}}"
        for at, name in enumerate("abcde", 41)
    ]
    old = pack("\n".join(lines))
    new = pack("\n".join([*lines[1:4], lines[0], lines[4]]))
    moved = [one.id for one in diff(old, new).standards if Wording.PLACE in one.wording]
    assert moved == ["a"]


def test_what_the_heads_say_differently(pack: Make) -> None:
    old = pack(SIZE, "2020", "checked_on: 2021-01-01\n")
    new = pack(SIZE, "2024", "conclusion: [size]\n")
    found = {one.head: (one.before, one.after) for one in diff(old, new).head}
    assert found == {
        Head.EDITION: ("2020", "2024"),
        Head.FROM: ("2020-09-01", "2024-09-01"),
        Head.CHECKED_ON: ("2021-01-01", ""),
        Head.CONCLUSION: ("", "size"),
    }
    assert diff(old, new).decides


@pytest.mark.parametrize("edition", [one.name for one in editions()])
def test_no_pack_differs_from_itself(edition: str) -> None:
    document = load(edition)
    found = diff(document, document)
    assert {one.kind for one in found.standards} == {Kind.SAME}
    assert found.head == ()
    assert not found.decides


drawn = st.lists(checks, min_size=1, max_size=3)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data(), drawn)
def test_nothing_is_told_just_where_all_are_equal(
    data: st.DataObject, found: list[c.Check]
) -> None:
    before = [Standard(f"s{at}", one, "school") for at, one in enumerate(found)]
    after = [
        Standard(one.id, data.draw(edited(one.check)), "school", stages=one.stages)
        for one in before
    ]
    old, new = (PackDocument("t/x", "1", NO_TEXT, tuple(some), WORDS) for some in (before, after))
    difference = diff(old, new)
    orders = [compare_standards(b, a).order for b, a in zip(before, after, strict=True)]
    decisive = [one.kind in DECISIVE for one in difference.standards]
    assert decisive == [order is not Order.EQUAL for order in orders]
    assert difference.decides is any(decisive)
    for one in difference.standards:
        assert one.relation is not None
        assert bool(one.relation.changes) is (one.kind in DECISIVE)
