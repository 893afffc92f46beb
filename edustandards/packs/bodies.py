"""What a standard requires, from the keys of its body to the nodes of a check."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from edustandards.checks.nodes import (
    AllOf,
    AnyOf,
    AtLeast,
    Bound,
    ByStage,
    ByYear,
    Cases,
    Check,
    Cited,
    Counting,
    ForEvery,
    Holds,
    Judge,
    Not,
    Require,
    ShareOf,
    When,
)
from edustandards.measures.nodes import Both, Condition, Either, Field, Kind, Reverse, Says
from edustandards.measures.unit_of import unit_of
from edustandards.packs.meets import meets
from edustandards.packs.near import cut, unknown
from edustandards.packs.reading import attempt
from edustandards.packs.schema import BodyForm, StandardForm
from edustandards.packs.scope import Scope
from edustandards.packs.source import Scalar
from edustandards.packs.staged import by_stage, by_year, read_stated
from edustandards.packs.years import read_year
from edustandards.units.quantity import Quantity
from edustandards.units.share import parse_share
from edustandards.units.unit import ONE

BODIES: Mapping[str, frozenset[str]] = {
    "indicator": frozenset({"require", "steps"}),
    "holds": frozenset({"evidence"}),
    "meets": frozenset(),
    "check": frozenset(),
    "by_stage": frozenset(),
    "by_year": frozenset(),
    "cases": frozenset(),
    "all_of": frozenset(),
    "any_of": frozenset(),
    "not": frozenset(),
    "at_least": frozenset({"of", "others", "counting"}),
    "for_every": frozenset({"check", "where"}),
    "share_of": frozenset({"check", "where", "require", "steps"}),
}
"""The keys that a body begins with, and those that belong to it."""

_NEEDED = frozenset({"require", "of", "check"})


@dataclass(frozen=True, slots=True)
class Asked:
    """Of whom a body is asked, and what is settled by then: judge, population, stages."""

    on: str
    judge: Judge
    where: Condition | None = None
    stages: tuple[str, ...] = ()


def read_body(form: BodyForm, asked: Asked, scope: Scope) -> Check | None:
    """Return the check that a body states, else None with its problems in the scope."""
    body = _body(form, scope)
    if body is None:
        return None
    if form.judge is not None:
        asked = Asked(asked.on, form.judge, asked.where, asked.stages)
    condition = scope.formulas.condition(form.when, scope.found) if form.when else None
    check = _READERS[body](form, asked, scope)
    if check is None or (form.when is not None and condition is None):
        return None
    check = When(condition, check) if condition is not None else check
    return check if form.since is None else _since(form.since, check, scope)


def _since(scalar: Scalar, check: Check, scope: Scope) -> Check | None:
    """Return a check that is asked from a year on."""
    year = read_year(scalar.text)
    if year is None:
        scope.wrong("year-unknown", scalar.place, text=cut(scalar.text))
        return None
    return ByYear(((year.number, check),), year.plan)


def owns_where(form: BodyForm) -> bool:
    """Say whether `where` picks the parts that a body speaks of, not entities it is asked of."""
    return form.for_every is not None or form.share_of is not None


def _body(form: BodyForm, scope: Scope) -> str | None:
    """Return the key of the body, if there is one only and what stands beside it belongs to it."""
    before = len(scope.found)
    keys = [key for key in form.node.entries if not key.startswith("x-")]
    bodies = [key for key in keys if key in BODIES and key != "check"]
    if not bodies and "check" in keys:
        bodies = [key for key in keys if key == "check"]
    if not bodies:
        scope.wrong(
            "body-missing", form.place(), known=", ".join(key for key in BODIES if key != "check")
        )
        return None
    body = str(bodies[0])
    for other in bodies[1:]:
        scope.wrong("body-twice", other.place, text=other, first=body)
    asks_some = isinstance(form, StandardForm) and not owns_where(form)
    for key in keys:
        owners = [one for one, belonging in BODIES.items() if key in belonging]
        foreign = owners and body not in owners and key != body
        if foreign and not (key == "where" and asks_some):
            scope.wrong("body-key", key.place, text=key, body=body, owners=", ".join(owners))
    for needed in _NEEDED & BODIES[body]:
        if needed not in keys:
            scope.wrong("body-needs", form.place(body), text=needed, body=body)
    return body if len(scope.found) == before else None


def _indicator(form: BodyForm, asked: Asked, scope: Scope) -> Check | None:
    if form.indicator is None or form.require is None:
        return None
    measure = scope.formulas.measure(form.indicator, scope.found)
    if measure is None:
        return None
    levels: tuple[str, ...] = ()
    if isinstance(measure, Field):
        levels = measure.levels
        if measure.kind not in {Kind.NUMBER, Kind.LEVEL}:
            code = "indicator-yes-no" if measure.kind is Kind.YES_NO else "indicator-not-number"
            scope.wrong(code, form.indicator.place, text=cut(form.indicator.text))
            return None
    unit = unit_of(measure) if not levels else ONE

    def require(scalar: Scalar) -> Check | None:
        requirement = scope.formulas.requirement(scalar, unit, levels, scope.found)
        return Require(measure, requirement, asked.judge) if requirement is not None else None

    return _stated(form, require, asked, scope)


def _stated(
    form: BodyForm, read: Callable[[Scalar], Check | None], asked: Asked, scope: Scope
) -> Check | None:
    """Return the check of what a body requires, by stage, year or step where it says so."""
    assert form.require is not None, "a body without its requirement is refused before"
    steps = scope.formulas.measure(form.steps, scope.found) if form.steps is not None else None
    if form.steps is not None and steps is None:
        return None
    return read_stated(form.require, read, form.place("require"), asked.stages, steps, scope)


def _holds(form: BodyForm, asked: Asked, scope: Scope) -> Check | None:  # noqa: ARG001 - a reader
    condition = scope.formulas.condition(form.holds, scope.found) if form.holds else None
    if form.evidence is not None and form.evidence.text != "required":
        scope.wrong("evidence-word", form.evidence.place, text=cut(form.evidence.text))
        return None
    if condition is None:
        return None
    return Holds(condition if form.evidence is None else proven(condition))


def proven(condition: Condition) -> Condition:
    """Return a condition whose yeses need evidence."""
    match condition:
        case Says(field):
            return Says(field, proven=True)
        case Both(parts):
            return Both(tuple(proven(part) for part in parts))
        case Either(parts):
            return Either(tuple(proven(part) for part in parts))
        case Reverse(of):
            return Reverse(proven(of))
        case _:
            return condition


def _meets(form: BodyForm, asked: Asked, scope: Scope) -> Check | None:
    return meets(form.meets, asked.on, scope) if form.meets is not None else None


def _each_stage(form: BodyForm, asked: Asked, scope: Scope) -> Check | None:
    parts = form.by_stage or {}
    if not parts:
        scope.wrong("parts-empty", form.place("by_stage"), text="by_stage")
        return None
    cases = {key: read_part(part, asked, scope) for key, part in parts.items()}
    return by_stage(cases, asked.stages, scope)


def _each_year(form: BodyForm, asked: Asked, scope: Scope) -> Check | None:
    parts = form.by_year or {}
    if not parts:
        scope.wrong("parts-empty", form.place("by_year"), text="by_year")
        return None
    years = {key: year for key in parts if (year := read_year(key)) is not None}
    cases = {key: read_part(part, asked, scope) for key, part in parts.items()}
    for key in parts:
        if key not in years:
            scope.wrong("year-unknown", key.place, text=cut(key))
    return by_year(cases, years, scope) if len(years) == len(parts) else None


def _cases(form: BodyForm, asked: Asked, scope: Scope) -> Check | None:
    if not form.cases:
        scope.wrong("parts-empty", form.place("cases"), text="cases")
        return None
    found = []
    for case in form.cases:
        condition = scope.formulas.condition(case.when, scope.found)
        check = read_part(case.check, asked, scope)
        if condition is not None and check is not None:
            found.append((condition, check))
    return Cases(tuple(found)) if len(found) == len(form.cases) else None


def _all_of(form: BodyForm, asked: Asked, scope: Scope) -> Check | None:
    parts = _parts(form, "all_of", form.all_of, asked, scope)
    return AllOf(parts) if parts else None


def _any_of(form: BodyForm, asked: Asked, scope: Scope) -> Check | None:
    parts = _parts(form, "any_of", form.any_of, asked, scope)
    return AnyOf(parts) if parts else None


def _not(form: BodyForm, asked: Asked, scope: Scope) -> Check | None:
    part = read_part(form.not_, asked, scope)
    return Not(part) if part is not None else None


def _at_least(form: BodyForm, asked: Asked, scope: Scope) -> Check | None:
    parts = _parts(form, "of", form.of, asked, scope)
    others = attempt(form.others, parse_share, scope.found) if form.others else None
    if form.others is not None and others is not None and not 0 < others <= 1:
        scope.wrong("others-share", form.others.place, text=cut(form.others.text))
    text, most = form.at_least.text if form.at_least else "", len(form.of or ())
    k = int(text) if text.isascii() and text.isdecimal() and len(text) < len("10000") else 0
    if form.at_least is not None and not 1 <= k <= most:
        scope.wrong("at-least-range", form.at_least.place, text=cut(text), most=most)
        return None
    if parts is None or (form.others is not None and others is None):
        return None
    return AtLeast(k, parts, others, form.counting or Counting.ALL)


def _for_every(form: BodyForm, asked: Asked, scope: Scope) -> Check | None:
    parts = _of_parts(form, form.for_every, asked, scope)
    return ForEvery(*parts) if parts is not None else None


def _share_of(form: BodyForm, asked: Asked, scope: Scope) -> Check | None:
    parts = _of_parts(form, form.share_of, asked, scope)

    def require(scalar: Scalar) -> Check | None:
        bound = scope.formulas.requirement(scalar, ONE, (), scope.found)
        one_number = isinstance(bound, Bound) and isinstance(bound.threshold, Quantity)
        if bound is not None and not one_number:
            scope.wrong("share-bound", scalar.place, text=cut(scalar.text))
            return None
        if parts is None or not isinstance(bound, Bound):
            return None
        kind, check, where = parts
        return ShareOf(kind, check, bound, where)

    return _stated(form, require, asked, scope) if form.require is not None else None


def _of_parts(
    form: BodyForm, named: Scalar | None, asked: Asked, scope: Scope
) -> tuple[str, Check, Condition | None] | None:
    """Return the kind of part that a body speaks of, what is asked of each, and of which of them.

    A standard that is cited there brings its own population along.
    """
    kind = scope.kind(named) if named is not None else None
    if named is None or kind is None:
        return None
    if asked.on not in scope.wholes(kind):
        scope.wrong("part-kind", named.place, text=kind, on=asked.on)
        return None
    where = scope.formulas.condition(form.where, scope.found) if form.where else None
    cited = scope.built.get(form.check.text) if isinstance(form.check, Scalar) else None
    population = cited.where if cited is not None else None
    check = read_part(form.check, Asked(kind, asked.judge, population, asked.stages), scope)
    if check is None or (form.where is not None and where is None):
        return None
    conditions = tuple(dict.fromkeys(one for one in (where, population) if one is not None))
    if len(conditions) > 1:
        return kind, check, Both(conditions)
    return kind, check, conditions[0] if conditions else None


def _parts(
    form: BodyForm,
    key: str,
    parts: tuple[Scalar | BodyForm, ...] | None,
    asked: Asked,
    scope: Scope,
) -> tuple[Check, ...] | None:
    if not parts:
        scope.wrong("parts-empty", form.place(key), text=key)
        return None
    seen: dict[str, Scalar] = {}
    for part in parts:
        if isinstance(part, Scalar) and seen.setdefault(part.text, part) is not part:
            scope.wrong("part-twice", part.place, text=cut(part.text))
    checks = [read_part(part, asked, scope) for part in parts]
    found = tuple(check for check in checks if check is not None)
    return found if len(found) == len(checks) else None


def read_part(part: Scalar | BodyForm | None, asked: Asked, scope: Scope) -> Check | None:
    """Return a part: a standard by its id, or a body in place."""
    if isinstance(part, Scalar):
        return _cited(part, asked, scope)
    return read_body(part, asked, scope) if part is not None else None


def _cited(scalar: Scalar, asked: Asked, scope: Scope) -> Check | None:
    """Return a standard as a part; a broken one is passed over, its own problems are noted."""
    if scalar.text not in scope.ids:
        scope.found.append(unknown("standard", scalar.text, scope.ids, scalar.place))
    standard = scope.built.get(scalar.text)
    if standard is None:
        return None
    if standard.on != asked.on:
        below = asked.on in scope.wholes(standard.on)
        params = {"text": cut(scalar.text), "its": standard.on, "on": asked.on}
        scope.wrong("cited-part" if below else "cited-level", scalar.place, **params)
        return None
    check = standard.check
    if standard.where is not None and standard.where != asked.where:
        check = When(standard.where, check)
    if standard.stages and standard.stages != asked.stages:
        check = ByStage(tuple((stage, check) for stage in standard.stages))
    return Cited(standard.id, check)


_READERS: Mapping[str, Callable[[BodyForm, Asked, Scope], Check | None]] = {
    "indicator": _indicator,
    "holds": _holds,
    "meets": _meets,
    "check": lambda form, asked, scope: read_part(form.check, asked, scope),
    "by_stage": _each_stage,
    "by_year": _each_year,
    "cases": _cases,
    "all_of": _all_of,
    "any_of": _any_of,
    "not": _not,
    "at_least": _at_least,
    "for_every": _for_every,
    "share_of": _share_of,
}
