"""Tables of steps and cases: values that no step takes, that two take, steps that none comes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from edustandards.checks import nodes as c
from edustandards.checks.reach import NOTHING, Interval, Reach, either, shared, without
from edustandards.errors import problem
from edustandards.measures import nodes as m
from edustandards.packs.lint.extent import whole
from edustandards.packs.lint.possible import axis, has_whole, possible
from edustandards.packs.lint.remark import Slip
from edustandards.packs.lint.sheet import Sheet, stated
from edustandards.packs.lint.walk import bodies, branches
from edustandards.packs.near import cut
from edustandards.packs.opened import Opened
from edustandards.units.numbers import show_exact
from edustandards.where import Place

MOST_BEFORE = 40
"""How many steps before it a step is compared with."""


class Table(NamedTuple):
    """Steps as written: where each stands, its words, and its condition, in order."""

    places: tuple[Place, ...]
    texts: tuple[str, ...]
    conditions: tuple[m.Condition, ...]


class Line(NamedTuple):
    """A table whose steps are all about one formula: the values each takes, those there can be."""

    of: m.Measure
    takes: tuple[Reach, ...]
    can: Reach


def _tables(opened: Opened) -> Iterator[Table]:
    for _, form, standard in stated(opened):
        for body in bodies(form, standard.check):
            if body.form.cases is not None and isinstance(body.check, c.Cases):
                whens = [case.when for case in body.form.cases]
                conditions = tuple(condition for condition, _ in body.check.cases)
                places, texts = (one.place for one in whens), (one.text for one in whens)
                yield Table(tuple(places), tuple(texts), conditions)
            for branch in branches(body):
                if isinstance(branch.check, c.Cases):
                    conditions = tuple(condition for condition, _ in branch.check.cases)
                    places = (key.place for key in branch.keys)
                    yield Table(tuple(places), tuple(map(str, branch.keys)), conditions)


def _line(table: Table) -> Line | None:
    found = [axis(condition) for condition in table.conditions]
    known = [one for one in found if one is not None]
    if len(known) < len(found) or len({one[0] for one in known}) != 1:
        return None
    return Line(known[0][0], tuple(one[1] for one in known), known[0][2])


def steps_gap(sheet: Sheet, opened: Opened) -> Iterator[Slip]:  # noqa: ARG001 - a rule
    """Return tables that leave out values between those that they take."""
    for table in _tables(opened):
        line = _line(table)
        if line is None:
            continue
        taken: Reach = NOTHING
        for one in line.takes:
            taken = either(taken, shared(one, line.can))
        for piece in without(line.can, taken):
            if _between(piece, taken) and not (whole(line.of) and not has_whole(piece)):
                place = _after(piece, table, line)
                yield Slip(problem("lint-steps-gap", place, piece=said(piece)))


def _between(piece: Interval, taken: Reach) -> bool:
    """Say whether a piece lies between values that are taken."""
    if piece.low is None or piece.high is None:
        return False
    below = any(one.low is None or one.low < piece.low for one in taken)
    below = below or any(one.high == piece.low for one in taken)
    above = any(one.high is None or one.high > piece.high for one in taken)
    return below and (above or any(one.low == piece.high for one in taken))


def _after(piece: Interval, table: Table, line: Line) -> Place:
    """Return where the step stands that begins after a gap."""
    for place, takes in zip(table.places, line.takes, strict=True):
        if any(one.low == piece.high for one in takes):
            return place
    return table.places[-1]


def steps_overlap(sheet: Sheet, opened: Opened) -> Iterator[Slip]:  # noqa: ARG001 - a rule
    """Return steps that take some values of an earlier one and not all: which is meant?"""
    for table in _tables(opened):
        line = _line(table)
        taken: Reach = NOTHING
        own = [shared(takes, line.can) for takes in line.takes] if line is not None else []
        for at, mine in enumerate(own):
            apart = shared(taken, mine) == NOTHING
            taken = either(taken, mine)
            for before in () if apart else range(max(0, at - MOST_BEFORE), at):
                common = _crossed(own[before], mine)
                if common != NOTHING:
                    said_ = {"text": cut(table.texts[at]), "other": cut(table.texts[before])}
                    place, piece = table.places[at], said(common[0])
                    yield Slip(problem("lint-steps-overlap", place, piece=piece, **said_))
                    break


def _crossed(one: Reach, other: Reach) -> Reach:
    """Return what two sets share, where neither lies within the other."""
    common = shared(one, other)
    return NOTHING if common in {one, other} else common


def step_unreachable(sheet: Sheet, opened: Opened) -> Iterator[Slip]:  # noqa: ARG001 - a rule
    """Return steps that nothing comes to: impossible, or taken by those before them."""
    for table in _tables(opened):
        line = _line(table)
        taken: Reach = NOTHING
        for at, condition in enumerate(table.conditions):
            text, place = cut(table.texts[at]), table.places[at]
            if line is not None:
                own = shared(line.takes[at], line.can)
                never, hidden = own == NOTHING, without(own, taken) == NOTHING
                taken = either(taken, own)
            else:
                before = table.conditions[max(0, at - MOST_BEFORE) : at]
                never, hidden = not possible(condition), _hidden(condition, before)
            if never or hidden:
                code = "lint-step-never" if never else "lint-step-hidden"
                yield Slip(problem(code, place, text=text))


def _hidden(condition: m.Condition, before: Sequence[m.Condition]) -> bool:
    return bool(before) and not possible(condition, *(m.Reverse(one) for one in before))


def said(piece: Interval) -> str:
    """Return an interval as people write one.

    >>> from fractions import Fraction
    >>> said(Interval(Fraction(12), Fraction(24), has_low=True)), said(Interval(low=Fraction(3)))
    ('[12, 24)', '(3, …)')
    """
    if piece.low is not None and piece.low == piece.high:
        return show_exact(piece.low)
    low = "…" if piece.low is None else show_exact(piece.low)
    high = "…" if piece.high is None else show_exact(piece.high)
    return f"{'[' if piece.has_low else '('}{low}, {high}{']' if piece.has_high else ')'}"
