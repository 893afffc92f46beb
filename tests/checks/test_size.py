"""How large a check is, and that one of any size is measured, or refused, at once."""

from __future__ import annotations

from fractions import Fraction

import pytest

import edustandards as es
from edustandards.checks import nodes as c
from edustandards.checks.size import DEEPEST, MOST_CHECKS, TOO_DEEP, size_of

AREA = es.field("area", "m²")
FLOOR = AREA >= "3 m²"


def test_each_node_counts_and_what_is_shared_counts_each_time() -> None:
    both = FLOOR & FLOOR
    assert size_of(FLOOR.node) == (1, 1)
    assert size_of(both.node) == (3, 2)
    assert size_of((both | ~both).node) == (1 + 3 + 1 + 3, 4)
    cited = c.Cited("x", both.node)
    assert size_of(c.AllOf((cited, cited))) == (1 + 2 * 4, 4)


def test_parts_with_a_floor_are_judged_twice() -> None:
    plain = c.AtLeast(1, (FLOOR.node, FLOOR.node), None)
    floors = c.AtLeast(1, (plain, FLOOR.node), Fraction(17, 20))
    assert size_of(plain).checks == 3
    assert size_of(floors).checks == 1 + 2 * (3 + 1)


def _doubled(check: es.Check, times: int) -> es.Check:
    for _ in range(times):
        check = check & ~check
    return check


def _within(check: es.Check, times: int) -> es.Check:
    for at in range(times):
        check = es.at_least(1, of=[check, FLOOR], others=f"{99 - at} %")
    return check


def _turned(check: es.Check, times: int) -> es.Check:
    for _ in range(times):
        check = ~check
    return check


@pytest.mark.parametrize(
    "check",
    [
        _doubled(FLOOR, 60),
        _within(FLOOR, 60),
        _turned(FLOOR, 3_000),
        es.all_of(*[FLOOR] * MOST_CHECKS),
    ],
    ids=["shared", "floors in floors", "deep", "wide"],
)
def test_what_would_have_no_end_is_refused(check: es.Check) -> None:
    for ask in (check.verdict, check):
        with pytest.raises(ValueError, match="at most"):
            ask({"area": 4})
    with pytest.raises(ValueError, match="at most"):
        check.to_yaml()


def test_the_largest_are_judged() -> None:
    wide = es.all_of(*[FLOOR] * (MOST_CHECKS - 1))
    deep = _turned(FLOOR, DEEPEST - 1)
    for check in (wide, deep, _doubled(FLOOR, 9), _within(FLOOR, 9)):
        assert check({"area": 2}).verdict is check.verdict({"area": 2})
    assert wide.verdict({"area": 3}) is es.Verdict.MET
    assert deep.verdict({"area": 3}) is es.Verdict.NOT_MET
    assert size_of(_turned(FLOOR, DEEPEST).node) == TOO_DEEP
