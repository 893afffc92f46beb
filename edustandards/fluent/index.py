"""Composite indices in Python: parts, targets, weights."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from edustandards.arguments import MOST_SHOWN, must_be, name_of, one_of, several_of, text_of
from edustandards.checks.nodes import Bound
from edustandards.checks.parse import parse_requirement
from edustandards.errors import CallError, problem
from edustandards.fluent.check import Check, condition_of
from edustandards.fluent.formula import Formula
from edustandards.measures import nodes as m
from edustandards.measures.unit_of import unit_of
from edustandards.units.quantity import Quantity
from edustandards.units.share import take_share
from edustandards.units.unit import Unit

_FALLING = {m.Comparator.AT_MOST, m.Comparator.LESS}


def part(
    name: str,
    of: Formula | Check,
    *,
    target: str = "",
    weight: str | float | Decimal | Fraction | None = None,
) -> m.Part:
    """Return a part of an index: a formula with its target, or a check that holds or does not.

    The comparator of the target says which way is better: `≥ 99 %`, `≤ 19 student/teacher`.

    Raises:
        NotationError, UnitError: where target or weight cannot be read.
        NumberError: where the weight is no number.
        CallError: where the target is no single limit, or `of` no formula or check.

    >>> import edustandards as es
    >>> retained = es.field("retained", "student") / es.field("enrolled", "student")
    >>> one = es.part("retention", retained, target="≥ 99 %", weight="60 %")
    >>> one.name, one.weight
    ('retention', Fraction(3, 5))
    """
    name_of(name, "name")
    share = None if weight is None else take_share(weight)
    if isinstance(of, Check):
        return m.Part(name, condition_of(of), weight=share)
    must_be(of, Formula, "of", "wanted-formula")
    if not text_of(target, "target"):
        return m.Part(name, of.node, weight=share)
    bound = parse_requirement(target, unit_of(of.node), {})
    if not isinstance(bound, Bound) or bound.comparator is m.Comparator.EQUAL:
        raise CallError(problem("call-target", text=target[:MOST_SHOWN]))
    limit = bound.threshold
    goal = m.Constant(limit) if isinstance(limit, Quantity) else limit
    return m.Part(name, of.node, goal, bound.comparator in _FALLING, share)


def index(
    name: str,
    parts: Iterable[m.Part],
    *,
    missing: str = "unknown",
    cap: str | float | Decimal | Fraction | None = Fraction(1),
    floor: str | float | Decimal | Fraction = Fraction(0),
) -> Formula:
    """Return a composite index: the sum of weights times the shares reached, in percent.

    `missing` says what a part without a value does: `unknown`, `drop` (the others are weighed
    anew) or `zero`. Each share reached lies from `floor` to `cap` (None: no cap).

    >>> from edustandards.fluent.formula import field
    >>> rate, fund = field("rate", "%"), field("fund", kind="yes_no")
    >>> degree = index("degree", [
    ...     part("rate", rate, target="≥ 80 %", weight="60 %"),
    ...     part("fund", fund.holds(), weight="40 %"),
    ... ])
    >>> (degree >= "85 %")({"rate": 60, "fund": True}).value
    Fraction(85, 1)

    Raises:
        CallError: where there is no part, or the weights do not sum to one.
        UnitError: where a part and its target do not fit.
    """
    several = several_of(parts, m.Part, "parts", "wanted-parts")
    if not several:
        raise CallError(problem("call-parts"))
    weights = [one.weight for one in several if one.weight is not None]
    if weights and (len(weights) < len(several) or sum(weights) != 1):
        raise CallError(problem("call-weights"))
    lack = m.Lack(one_of(missing, "missing", [one.value for one in m.Lack]))
    top = None if cap is None else take_share(cap)
    node = m.Index(name_of(name, "name"), several, lack, top, take_share(floor))
    unit_of(node)
    return Formula(m.Named(name, node, Unit.of("percent")))
