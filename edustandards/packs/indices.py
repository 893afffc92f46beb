"""Composite indices as a pack states them: parts, targets, weights that sum to one."""

from __future__ import annotations

from fractions import Fraction

from edustandards.checks.nodes import Bound
from edustandards.errors import EdustandardsError, Problem, problem
from edustandards.measures.nodes import Comparator, Constant, Field, Index, Kind, Measure, Part
from edustandards.measures.unit_of import unit_of
from edustandards.packs.formulas import Formulas
from edustandards.packs.near import cut
from edustandards.packs.reading import attempt
from edustandards.packs.schema import IndexForm, IndexPartForm
from edustandards.packs.source import Key, Scalar
from edustandards.units.convert import factor
from edustandards.units.numbers import show_exact
from edustandards.units.quantity import Quantity
from edustandards.units.share import parse_share
from edustandards.units.unit import ONE

_RISING = {Comparator.AT_LEAST, Comparator.MORE}
_FALLING = {Comparator.AT_MOST, Comparator.LESS}


def read_index(key: Key, form: IndexForm, formulas: Formulas, found: list[Problem]) -> Index | None:
    """Return an index, else None with what is wrong added to `found`."""
    before = len(found)
    parts = [_part(name, one, formulas, found) for name, one in form.parts.items()]
    if not form.parts:
        found.append(problem("index-empty", form.place("parts")))
    _check_weights(form, parts, found)
    cap = _share(form.cap, found) if form.cap is not None else Fraction(1)
    floor = _share(form.floor, found) if form.floor is not None else Fraction(0)
    if cap is not None and floor is not None and floor >= cap:
        found.append(problem("index-floor", form.place("floor")))
    if len(found) > before:
        return None
    whole = tuple(part for part in parts if part is not None)
    return Index(str(key), whole, form.missing, cap, floor or Fraction(0))


def _share(scalar: Scalar, found: list[Problem]) -> Fraction | None:
    """Return a share, None for `none` and with a problem where it is none."""
    if scalar.text.strip() in {"none", "无"}:
        return None
    return attempt(scalar, parse_share, found)


def _check_weights(form: IndexForm, parts: list[Part | None], found: list[Problem]) -> None:
    """Refuse weights of which some are missing, or that do not sum to one."""
    weights = [part.weight for part in parts if part is not None and part.weight is not None]
    if not weights or len(weights) < sum(1 for part in parts if part is not None):
        stated = [one for one in form.parts.values() if one.weight is not None]
        if stated and len(stated) < len(form.parts):
            name = next(key for key, one in form.parts.items() if one.weight is None)
            found.append(problem("weight-missing", name.place, text=cut(name)))
        return
    refuse_sum(weights, found, form)


def refuse_sum(weights: list[Fraction], found: list[Problem], form: IndexForm) -> None:
    """Note that weights do not sum to one."""
    total = sum(weights, Fraction(0))
    if total != 1:
        shown = show_exact(total * 100)
        found.append(problem("weights-sum", form.place("parts"), total=shown))


def _part(name: Key, form: IndexPartForm, formulas: Formulas, found: list[Problem]) -> Part | None:
    before = len(found)
    if (form.of is None) is (form.holds is None):
        found.append(problem("index-part", name.place, text=cut(name)))
        return None
    weight = attempt(form.weight, parse_share, found) if form.weight is not None else None
    if form.weight is not None and weight is not None and weight < 0:
        found.append(problem("weight-negative", form.weight.place, text=cut(form.weight.text)))
    if form.holds is not None:
        condition = formulas.condition(form.holds, found)
        if condition is None or len(found) > before:
            return None
        return Part(str(name), condition, weight=weight)
    assert form.of is not None, "one of the two is there"
    measure = formulas.measure(form.of, found)
    if measure is None or len(found) > before:
        return None
    return _with_target(name, form, measure, weight, formulas, found)


def _with_target(
    name: Key,
    form: IndexPartForm,
    measure: Measure,
    weight: Fraction | None,
    formulas: Formulas,
    found: list[Problem],
) -> Part | None:
    assert form.of is not None, "this part is a formula"
    if isinstance(measure, Field) and measure.kind is not Kind.NUMBER:
        found.append(problem("indicator-not-number", form.of.place, text=cut(form.of.text)))
        return None
    if form.target is None:
        try:
            factor(unit_of(measure), ONE)
        except EdustandardsError:
            found.append(problem("index-target", form.of.place, text=cut(form.of.text)))
            return None
        return Part(str(name), measure, weight=weight)
    bound = formulas.requirement(form.target, unit_of(measure), (), found)
    if bound is None:
        return None
    if not isinstance(bound, Bound) or bound.comparator not in _RISING | _FALLING:
        found.append(problem("index-direction", form.target.place, text=cut(form.target.text)))
        return None
    limit = bound.threshold
    target = Constant(limit) if isinstance(limit, Quantity) else limit
    if isinstance(limit, Quantity) and limit.number <= 0:
        found.append(problem("index-zero", form.target.place, text=cut(form.target.text)))
        return None
    return Part(str(name), measure, target, bound.comparator in _FALLING, weight)
