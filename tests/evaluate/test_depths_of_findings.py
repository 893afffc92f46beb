"""A finding is worked out as far as it is read: what that must never change, and never cost."""

from __future__ import annotations

import copy
import pickle
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError, fields, replace
from datetime import date
from itertools import permutations

import pytest

from edustandards.checks import nodes as c
from edustandards.checks.finding import Depth, Finding, grounded, with_leave
from edustandards.checks.verdict import Verdict
from edustandards.checks.waiver import Waiver
from edustandards.evaluate.examine import examine
from edustandards.evaluate.judge import plan
from edustandards.evaluate.observed import Observed
from edustandards.evaluate.results import CODES
from edustandards.evaluate.row import Alone, Row
from tests.evaluate.world import by_stage, holds, need, one

PER_STUDENT = need("area / students", "≥ 7.5 m²/student")
SHORT = {"students": 400, "area": 2000, "gym": 500}
NAMES = [field.name for field in fields(Finding) if field.name != "ground"]
CHECKS: dict[str, c.Check] = {
    "bound": PER_STUDENT,
    "range": need("area / students", "5 to 7.5 m²/student"),
    "rounded": need("area / students", "≥ 7.5 m²/student", rounded=True),
    "stages": by_stage(primary=PER_STUDENT, junior=need("area / students", "≥ 9 m²/student")),
    "condition": holds("area ≥ 100 m²"),
    "all": c.AllOf((PER_STUDENT, holds("gym > 0 m²"))),
    "cited": c.AnyOf((c.Cited("gym", need("gym", "≥ 400 m²")), c.Cited("area", PER_STUDENT))),
    "at least": c.AtLeast(1, (PER_STUDENT, need("gym", "≥ 600 m²")), None),
    "unknown": need("area / teachers", "≥ 7.5 m²/teacher"),
    "parts": c.ForEvery("class", need("students", "≤ 45 student")),
}


def found(name: str) -> Finding:
    return one(CHECKS[name], "primary", **SHORT)


def read(finding: Finding) -> list[object]:
    return [getattr(finding, name) for name in NAMES]


@pytest.mark.parametrize("name", CHECKS)
def test_the_order_in_which_a_finding_is_read_changes_nothing(name: str) -> None:
    whole = dict(zip(NAMES, read(found(name)), strict=True))
    for first in NAMES:
        other = found(name)
        assert getattr(other, first) == whole[first]
        assert dict(zip(NAMES, read(other), strict=True)) == whole
    for order in permutations(("margin", "relative_margin", "shortfall", "value")):
        other = found(name)
        assert [getattr(other, field) for field in order] == [whole[field] for field in order]


@pytest.mark.parametrize("name", CHECKS)
def test_a_finding_travels_whole_and_stays_equal(name: str) -> None:
    for unread in (pickle.loads(pickle.dumps(found(name))), copy.deepcopy(found(name))):
        assert read(unread) == read(found(name))
        assert (unread, hash(unread), repr(unread)) == (
            found(name),
            hash(found(name)),
            repr(found(name)),
        )
        assert unread.explain("en") == found(name).explain("en")
    kept = found(name)
    assert copy.copy(kept) is kept
    assert copy.deepcopy([kept])[0] is kept
    changed = replace(kept, clause="elsewhere")
    assert (changed.clause, read(replace(changed, clause=kept.clause))) == (
        "elsewhere",
        read(kept),
    )


def test_nobody_can_change_a_finding_and_a_name_that_it_has_not_is_refused() -> None:
    finding = found("bound")
    with pytest.raises(FrozenInstanceError):
        finding.value = None  # type: ignore[misc]
    with pytest.raises(AttributeError, match="no 'grade'"):
        finding.grade  # type: ignore[attr-defined]  # noqa: B018 - the reading is the test
    assert not hasattr(finding, "__array__")


def test_each_depth_is_worked_out_once_and_only_when_it_is_read() -> None:
    asked: list[Depth] = []
    inner = found("all").ground

    def ground(depth: Depth) -> object:
        asked.append(depth)
        return inner(depth)

    finding = grounded(Verdict.NOT_MET, ground)  # type: ignore[arg-type]
    assert (finding.verdict, finding.waiver, finding.waived, asked) == (
        Verdict.NOT_MET,
        None,
        False,
        [],
    )
    for field, depth in (
        ("entity", Depth.SUBJECT),
        ("parts", Depth.FINDING),
        ("relative_margin", Depth.MARGIN),
        ("shortfall", Depth.GAP),
        ("evidence", Depth.EXPLANATION),
    ):
        asked.clear()
        getattr(finding, field)
        getattr(finding, field)
        assert asked == [depth]
    asked.clear()
    read(finding)
    assert asked == []


def test_a_waiver_is_put_beside_what_is_known_and_leaves_the_rest_for_later() -> None:
    waiver = Waiver("it", "s", "rebuilt", "the county", date(2024, 1, 1), date(2025, 1, 1))
    for fields_read in ((), ("value",), tuple(NAMES)):
        finding = found("bound")
        for name in fields_read:
            getattr(finding, name)
        beside = with_leave(finding, waiver, waived=True)
        assert (beside.waiver, beside.waived) == (waiver, True)
        assert read(replace(beside, waiver=None, waived=False)) == read(finding)
        assert (finding.waiver, finding.waived) == (None, False)


def test_threads_that_read_one_finding_at_once_all_read_the_same() -> None:
    whole = read(found("cited"))
    with ThreadPoolExecutor(8) as pool:
        for _ in range(30):
            shared = found("cited")
            for got in pool.map(lambda _, one=shared: read(one), range(8)):
                assert got == whole


@pytest.mark.parametrize("name", CHECKS)
def test_the_verdict_alone_is_that_of_the_finding(name: str) -> None:
    planned = plan(CHECKS[name])
    values = {field: (value,) for field, value in SHORT.items()}
    keys = {"school": ("s",), "stage": ("primary",)}
    row = Row(Observed("school", 1, keys, values), 0, "primary", Alone())
    finding = examine(planned, row)
    assert read(finding)
    assert finding.verdict is CODES[planned.judge(row)]


def test_a_standard_that_cites_another_keeps_its_own_id() -> None:
    cited = c.Cited("gym", need("gym", "≥ 400 m²"))
    assert one(cited, **SHORT).standard == "it"
    assert one(by_stage(primary=cited), "primary", **SHORT).standard == "it"
    both = one(c.AllOf((cited, c.Cited("outer", cited))), **SHORT)
    assert [part.standard for part in both.parts] == ["gym", "outer"]
