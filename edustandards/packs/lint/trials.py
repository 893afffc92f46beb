"""The examples of a pack: whether they find what they expect, and sit on its limits."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from edustandards.checks import nodes as c
from edustandards.checks.fields import bounds_of
from edustandards.checks.finding import Finding
from edustandards.errors import problem
from edustandards.packs.lint.possible import possible
from edustandards.packs.lint.remark import Slip
from edustandards.packs.lint.sheet import Sheet, own
from edustandards.packs.lint.walk import Limit, bodies, limits
from edustandards.packs.near import cut
from edustandards.packs.opened import Opened
from edustandards.units.convert import factor
from edustandards.units.numbers import round_half_even, show_exact
from edustandards.units.parse import parse_quantity
from edustandards.units.quantity import Quantity
from edustandards.units.unit import Unit


def example_wrong(sheet: Sheet, opened: Opened) -> Iterator[Slip]:  # noqa: ARG001 - a rule
    """Return examples that find another verdict, value or margin than they say."""
    for example, finding in sheet.tries:
        params = {"id": cut(example.standard)}
        if finding.verdict is not example.expect:
            said = {"said": example.expect.value, "found": finding.verdict.value}
            yield Slip(problem("lint-example-verdict", example.place, **params, **said))
            continue
        if example.value and not _same(example.value, finding.value, finding.unit):
            said_ = {"said": cut(example.value), "found": _shown(finding.value)}
            yield Slip(problem("lint-example-value", example.place, **params, **said_))
        if example.margin and not _same(example.margin, finding.margin, finding.unit):
            said_ = {"said": cut(example.margin), "found": _shown(finding.margin)}
            yield Slip(problem("lint-example-margin", example.place, **params, **said_))


def _shown(got: object) -> str:
    return show_exact(got) if isinstance(got, Fraction) else "-" if got is None else cut(str(got))


def _same(said: str, got: object, unit: Unit) -> bool:
    if not isinstance(got, Fraction):
        return got is not None and said == str(got)
    quantity = parse_quantity(said, unit)
    return got == quantity.number * factor(quantity.unit, unit)


def example_off_boundary(sheet: Sheet, opened: Opened) -> Iterator[Slip]:
    """Return limits on which no example sits: whether the limit itself passes stays open."""
    for one in own(sheet, opened):
        if not any(example.standard == one.key for example, _ in sheet.tries):
            continue
        for body in bodies(one.form, one.standard.check):
            if body.given and not possible(*body.given):
                continue  # no example can come to it
            for limit in limits(body):
                if not on_limit(sheet, one.key, limit):
                    params = {"id": cut(one.key), "text": cut(limit.scalar.text)}
                    yield Slip(problem("lint-off-boundary", limit.scalar.place, **params))


def on_limit(sheet: Sheet, key: str, limit: Limit) -> bool:
    """Say whether examples of a standard sit exactly on a limit, on both ends of a range."""
    check = limit.check
    stages = sheet.lexicon.vocabulary.stages.keys() & set(limit.path)
    found = [
        finding
        for example, whole in sheet.tries
        if example.standard == key
        for finding in _within(whole)
        if _about(finding, check) and (not stages or finding.stage in stages)
    ]
    if isinstance(check, c.ShareOf):
        return any(_sits(finding, check.bound, c.Judge.FULL) for finding in found)
    if isinstance(check.requirement, c.Level):
        return any(finding.value == check.requirement.level for finding in found)
    return all(
        any(_sits(finding, bound, check.judge) for finding in found)
        for bound in bounds_of(check.requirement)
    )


def _within(finding: Finding) -> Iterator[Finding]:
    yield finding
    for part in finding.parts:
        yield from _within(part)


def _about(finding: Finding, check: c.Require | c.ShareOf) -> bool:
    if isinstance(check, c.ShareOf):
        return finding.requirement == check.bound
    return finding.requirement == check.requirement and finding.measure == check.measure


def _sits(finding: Finding, bound: c.Bound, judge: c.Judge) -> bool:
    """Say whether a value is exactly its limit, once rounded where it is rounded."""
    threshold, value = bound.threshold, finding.value
    if not isinstance(value, Fraction) or isinstance(value, bool):
        return False
    if not isinstance(threshold, Quantity):
        return finding.margin == 0
    value *= factor(finding.unit, threshold.unit)
    if judge is c.Judge.ROUNDED and threshold.places is not None:
        value = round_half_even(value, threshold.places)
    return value == threshold.number
