"""Aggregates over the parts of an entity and steps through its years, for formulas in Python."""

from __future__ import annotations

from edustandards.arguments import must_be, name_of, one_of, text_of, unfit, whole_of
from edustandards.errors import CallError, problem
from edustandards.fluent.check import Check, condition_of
from edustandards.fluent.formula import Formula
from edustandards.measures import nodes as m
from edustandards.measures.unit_of import unit_of
from edustandards.units.parse import parse_unit


def _folded(
    fold: m.Fold,
    of: m.Measure | m.Condition | None,
    weight: Formula | None,
    over: str,
    where: Check | None,
    within: str = "",
) -> Formula:
    node = m.Folded(
        fold,
        of,
        None if weight is None else _node(weight, "weight"),
        text_of(over, "over"),
        None if where is None else condition_of(where),
        text_of(within, "within"),
    )
    unit_of(node)
    return Formula(node)


def _node(of: Formula, name: str = "of") -> m.Measure:
    return must_be(of, Formula, name, "wanted-formula").node


def total(of: Formula, *, over: str = "", where: Check | None = None) -> Formula:
    """Return the sum over the parts, in the unit of the formula."""
    return _folded(m.Fold.SUM, _node(of), None, over, where)


def mean(
    of: Formula,
    *,
    weight: Formula | None = None,
    over: str = "",
    where: Check | None = None,
    within: str = "",
) -> Formula:
    """Return the mean over the parts, weighted if asked, in the unit of the formula.

    With `within` it is the mean over the peers in that whole, the entity itself among them.
    """
    return _folded(m.Fold.MEAN, _node(of), weight, over, where, within)


def lowest(of: Formula, *, over: str = "", where: Check | None = None) -> Formula:
    """Return the smallest value among the parts."""
    return _folded(m.Fold.MIN, _node(of), None, over, where)


def highest(of: Formula, *, over: str = "", where: Check | None = None) -> Formula:
    """Return the largest value among the parts."""
    return _folded(m.Fold.MAX, _node(of), None, over, where)


def count(*, over: str = "", where: Check | None = None) -> Formula:
    """Return how many parts there are."""
    return _folded(m.Fold.COUNT, None, None, over, where)


def share(of: Check, *, over: str = "", where: Check | None = None) -> Formula:
    """Return the share of the parts of which a condition holds."""
    return _folded(m.Fold.SHARE, condition_of(of), None, over, where)


def cv(of: Formula, *, weight: Formula, over: str = "", where: Check | None = None) -> Formula:
    """Return the coefficient of variation between the parts, weighted about their weighted mean.

    In the population form, with no n-1; judged exactly, through its square.

    Source: 教督〔2012〕3号, annex: the difference coefficient between schools.
    """
    return _folded(m.Fold.CV, _node(of), weight, over, where)


def cv_unweighted(of: Formula, *, over: str = "", where: Check | None = None) -> Formula:
    """Return the coefficient of variation with every part counting the same."""
    return _folded(m.Fold.CV_UNWEIGHTED, _node(of), None, over, where)


def rank(of: Formula, *, within: str) -> Formula:
    """Return the place among all of its kind in a whole, from the top, as a share of them.

    Who is level shares the best place (1, 2, 2, 4); for the lowest first take `rank(-x, ...)`. A
    rank among one is unknown.
    """
    return Formula(m.Rank(_node(of), name_of(within, "within")))


def at_stage(of: Formula, stage: str) -> Formula:
    """Return the value of the same entity and period in a given stage."""
    return Formula(m.AtStage(_node(of), name_of(stage, "stage")))


def first(*of: Formula) -> Formula:
    """Return the first of several that has a value, in the unit of the first.

    Raises:
        CallError: where there is none.
    """
    if not of:
        raise CallError(problem("call-empty", name="of"))
    node = m.First(tuple(_node(one) for one in of))
    unit_of(node)
    return Formula(node)


def reference(name: str, unit: str = "") -> Formula:
    """Return a value that whoever evaluates supplies: the city's mean, the capital's standard."""
    measured = parse_unit(text_of(unit, "unit", "wanted-unit"))
    return Formula(m.Reference(name_of(name, "name"), measured))


def _since(year: int | str | None) -> int | m.Since | None:
    if isinstance(year, str):
        return m.Since(one_of(year, "since", [one.value for one in m.Since]))
    if isinstance(year, bool | float) or not hasattr(year, "__index__"):
        if year is not None:
            raise unfit("since", "wanted-since", year)
        return None
    return whole_of(year, "since")


def previous(of: Formula, *, since: int | str | None = None) -> Formula:
    """Return the value of the year before, of the year `since`, or of the plan's base year."""
    return Formula(m.Earlier(m.Step.PREVIOUS, _node(of), _since(since)))


def change(of: Formula, *, since: int | str | None = None) -> Formula:
    """Return the value minus that of the year before, of `since`, or of the base year (`base`).

    What is in percent changes by percentage points: `change(share) >= "5 percentage points"`.
    """
    return Formula(m.Earlier(m.Step.CHANGE, _node(of), _since(since)))


def growth(of: Formula, *, since: int | str | None = None) -> Formula:
    """Return the change as a share of the earlier value.

    Ten per cent above the base year of a plan is `growth(score, since="base") >= "10 %"`.
    """
    return Formula(m.Earlier(m.Step.GROWTH, _node(of), _since(since)))
