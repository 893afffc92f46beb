"""Limits that nothing can meet, alone or together, and limits that everything meets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from edustandards.checks import nodes as c
from edustandards.checks.reach import NOTHING, Reach, regions, shared, without
from edustandards.errors import problem
from edustandards.measures import nodes as m
from edustandards.measures.show import show_formula
from edustandards.measures.vocabulary import FieldEntry
from edustandards.packs.lint.demands import Demand, cases_of, demand, demands, share_demand
from edustandards.packs.lint.extent import extent, reach_of
from edustandards.packs.lint.remark import Slip
from edustandards.packs.lint.sheet import Sheet, stated
from edustandards.packs.lint.walk import Body, Limit, bodies, limits
from edustandards.packs.near import cut
from edustandards.packs.opened import Opened
from edustandards.where import Place

MOST_CASES, MOST_ALIKE = 200, 60
"""How many stages and years, and how many limits on one formula, are compared: packs have few."""


def _bodies(opened: Opened) -> Iterator[Body]:
    for _, form, standard in stated(opened):
        yield from bodies(form, standard.check)


def contradictory_limits(sheet: Sheet, opened: Opened) -> Iterator[Slip]:  # noqa: ARG001 - a rule
    """Return limits that no value meets: one by itself, or several that are asked together."""
    for body in _bodies(opened):
        for limit in limits(body):
            yield from _never(limit)
        if isinstance(body.check, c.AllOf):
            yield from _together(body.check.parts, body.form.place("all_of"))
    named = [opened.document.standard(one.text) for one in opened.form.conclusion]
    if len({one.on for one in named}) == 1:
        plain = [one.check for one in named if one.where is None and not one.stages]
        yield from _together(plain, opened.own.place("conclusion"))


def _never(limit: Limit) -> Iterator[Slip]:
    sets = _sets(limit)
    if sets is None:
        return
    takes, can = sets
    text = cut(limit.scalar.text)
    if takes == NOTHING:
        yield Slip(problem("lint-empty-range", limit.scalar.place, text=text))
    elif shared(takes, can) == NOTHING:
        yield Slip(problem("lint-never-met", limit.scalar.place, text=text))


def _sets(limit: Limit) -> tuple[Reach, Reach] | None:
    """Return which values a limit takes, and which there can be."""
    if isinstance(limit.check, c.ShareOf):
        return share_demand(limit.check)
    found = demand(limit.check)
    return None if found is None else (found.takes, found.can)


def _together(parts: Sequence[c.Check], place: Place) -> Iterator[Slip]:
    """Return formulas of which all parts together ask what no value can be."""
    told: set[m.Measure] = set()
    for stage, year in islice(cases_of(parts), MOST_CASES):
        asked: dict[m.Measure, list[Demand]] = {}
        for one in (one for part in parts for one in demands(part, stage, year)):
            asked.setdefault(one.of, []).append(one)
        for of, same in asked.items():
            if of not in told and (pair := _apart(same[:MOST_ALIKE])) is not None:
                told.add(of)
                first, second = pair
                params = {"of": cut(show_formula(of)), "first": first.text, "second": second.text}
                yield Slip(problem("lint-exclude", place, **params))


def _apart(several: Sequence[Demand]) -> tuple[Demand, Demand] | None:
    """Return two demands that cannot both be met, though each of them can."""
    for at, one in enumerate(several):
        for other in several[:at]:
            each = all(shared(demanded.takes, one.can) for demanded in (one, other))
            if each and not shared(shared(one.takes, other.takes), one.can):
                return other, one
    return None


def limit_always_met(sheet: Sheet, opened: Opened) -> Iterator[Slip]:
    """Return limits that every value meets that there can be, or that is plausible of a field."""
    fields = sheet.lexicon.vocabulary.fields
    for body in _bodies(opened):
        for limit in limits(body):
            sets = _sets(limit)
            if sets is None:
                continue
            takes, can = sets
            text = cut(limit.scalar.text)
            if without(can, takes) == NOTHING:
                yield Slip(problem("lint-always-met", limit.scalar.place, text=text))
                continue
            usual = _usual(limit, fields)
            if usual is not None and without(usual, takes) == NOTHING:
                yield Slip(problem("lint-always-plausible", limit.scalar.place, text=text))


def _usual(limit: Limit, fields: Mapping[str, FieldEntry]) -> Reach | None:
    """Return which values are plausible of a field, where a limit is on one and both ends known."""
    asked = demand(limit.check)
    if asked is None or not isinstance(asked.of, m.Field) or asked.of.levels:
        return None
    usual = extent(asked.of, fields)
    return None if usual.low is None or usual.high is None else reach_of(usual)


def at_least_unreachable(sheet: Sheet, opened: Opened) -> Iterator[Slip]:  # noqa: ARG001 - a rule
    """Return counts of parts that cannot be reached, since some exclude others or never apply."""
    for body in _bodies(opened):
        if not isinstance(body.check, c.AtLeast) or body.form.at_least is None:
            continue
        told = list(islice(cases_of(body.check.parts), MOST_CASES))
        for stage, year in [one for one in told if one[0]] or told:
            most = _most(body.check, stage, year)
            if most is not None and most < body.check.k:
                place, k = body.form.at_least.place, body.check.k
                if stage:
                    said = problem("lint-at-least-stage", place, k=k, most=most, stage=stage)
                else:
                    said = problem("lint-at-least", place, k=k, most=most)
                yield Slip(said)
                break


def _most(check: c.AtLeast, stage: str, year: int | None) -> int | None:
    """Return how many parts can be met at once; None where none is asked, or few are by intent."""
    asked = [part for part in check.parts if _applies(part, stage, year)]
    if not asked or (len(asked) < check.k and check.counting is c.Counting.APPLICABLE):
        return None
    found = [list(demands(part, stage, year)) for part in asked]
    single = [one[0] for one in found if len(one) == 1]
    most = len(asked) - len(single)
    alike: dict[m.Measure, list[Reach]] = {}
    for one in single:
        alike.setdefault(one.of, []).append(shared(one.takes, one.can))
    return most + sum(max(sum(lies) for _, lies in regions(same)) for same in alike.values())


def _applies(part: c.Check, stage: str, year: int | None) -> bool:
    """Say whether a part is asked at all in a stage and year."""
    match part:
        case c.ByStage(cases):
            return any(one == stage and _applies(inner, stage, year) for one, inner in cases)
        case c.ByYear(cases):
            begun = [inner for one, inner in cases if year is not None and one <= year]
            return bool(begun) and _applies(begun[-1], stage, year)
        case c.Cited(_, inner):
            return _applies(inner, stage, year)
        case _:
            return True
