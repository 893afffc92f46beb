"""Aggregates over the parts of an entity and steps through its years, for formulas in Python."""

from __future__ import annotations

from edustandards.fluent.check import Check, condition_of
from edustandards.fluent.formula import Formula
from edustandards.measures import nodes as m
from edustandards.measures.unit_of import unit_of


def _folded(
    fold: m.Fold,
    of: m.Measure | m.Condition | None,
    weight: Formula | None,
    over: str,
    where: Check | None,
) -> Formula:
    node = m.Folded(
        fold,
        of,
        None if weight is None else weight.node,
        over,
        None if where is None else condition_of(where),
    )
    unit_of(node)
    return Formula(node)


def total(of: Formula, *, over: str = "", where: Check | None = None) -> Formula:
    """Return the sum over the parts, in the unit of the formula."""
    return _folded(m.Fold.SUM, of.node, None, over, where)


def mean(
    of: Formula, *, weight: Formula | None = None, over: str = "", where: Check | None = None
) -> Formula:
    """Return the mean over the parts, weighted if asked, in the unit of the formula."""
    return _folded(m.Fold.MEAN, of.node, weight, over, where)


def lowest(of: Formula, *, over: str = "", where: Check | None = None) -> Formula:
    """Return the smallest value among the parts."""
    return _folded(m.Fold.MIN, of.node, None, over, where)


def highest(of: Formula, *, over: str = "", where: Check | None = None) -> Formula:
    """Return the largest value among the parts."""
    return _folded(m.Fold.MAX, of.node, None, over, where)


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
    return _folded(m.Fold.CV, of.node, weight, over, where)


def cv_unweighted(of: Formula, *, over: str = "", where: Check | None = None) -> Formula:
    """Return the coefficient of variation with every part counting the same."""
    return _folded(m.Fold.CV_UNWEIGHTED, of.node, None, over, where)


def previous(of: Formula, *, since: int | None = None) -> Formula:
    """Return the value of the year before, or of the year `since`."""
    return Formula(m.Earlier(m.Step.PREVIOUS, of.node, since))


def change(of: Formula, *, since: int | None = None) -> Formula:
    """Return the value minus that of the year before, or of the year `since`."""
    return Formula(m.Earlier(m.Step.CHANGE, of.node, since))


def growth(of: Formula, *, since: int | None = None) -> Formula:
    """Return the change as a share of the earlier value."""
    return Formula(m.Earlier(m.Step.GROWTH, of.node, since))
