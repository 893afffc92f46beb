"""Coefficients of variation held against their limits, group by group.

The comparison is of squares, in floats with a band of proven width: every term is positive, so the
error of a sum of n terms is below (n + 2) units of 2^-53 in whatever order an engine adds. Groups
inside the band are worked out in whole numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import narwhals as nw

from edustandards.checks import nodes as c
from edustandards.checks.limits import limits
from edustandards.evaluate.columns.codes import STANDS, code
from edustandards.evaluate.columns.conditions import among
from edustandards.evaluate.columns.dialect import (
    Dialect,
    Frame,
    dialect,
    filtered,
    selected,
    with_columns,
)
from edustandards.evaluate.columns.scan import UnsupportedError
from edustandards.evaluate.fold import squared_cv_of_quotients
from edustandards.evaluate.plans import MET, NOT_MET, UNKNOWN
from edustandards.measures import nodes as m
from edustandards.units.convert import factor
from edustandards.units.quantity import Quantity
from edustandards.units.unit import ONE

SIZE = "#size"
NEAR = 4
"""The code of what has to be settled in whole numbers."""
_UNIT = 2.0**-53


@dataclass(frozen=True, slots=True)
class Spread:
    """A coefficient of variation held against a limit: the names of its sums, and of its verdict.

    `limits` are by the column of a stage, the last of them for all the rest.
    `above` and `below` are the rows' own columns, for the groups that floats cannot decide.
    """

    code: str
    comparator: m.Comparator
    limits: tuple[tuple[str, Fraction], ...]
    first: str
    second: str
    weight: str
    above: nw.Expr
    below: nw.Expr
    where: nw.Expr | None


def limit_of(check: c.Check) -> tuple[m.Folded, m.Comparator, Fraction] | None:
    """Return what coefficient of variation a check holds against what limit; None for others."""
    match check:
        case c.Require(m.Folded(fold=m.Fold.CV) as node, c.Bound() as bound, judge):
            pass
        case c.Require(m.Named(of=m.Folded(fold=m.Fold.CV) as node), c.Bound() as bound, judge):
            pass
        case _:
            return None
    [bound] = limits(bound, judge)
    threshold = bound.threshold
    ordered = bound.comparator not in {m.Comparator.EQUAL, m.Comparator.UNEQUAL}
    if not isinstance(threshold, Quantity) or threshold.number < 0 or not ordered:
        raise UnsupportedError("limit")
    return node, bound.comparator, threshold.number * factor(threshold.unit, ONE)


def settle(groups: Frame, keys: Sequence[str], spreads: Sequence[Spread], rows: Frame) -> Frame:
    """Return the groups with the verdict on each coefficient, doubtful ones in whole numbers."""
    if not spreads:
        return groups
    x = dialect(groups)
    groups = with_columns(
        groups, [side for one in _distinct(spreads) for side in _compared(x, one)]
    )
    groups = with_columns(groups, [_near(x, spread) for spread in spreads])
    most = selected(groups, [x.col(spread.code).max() for spread in spreads]).row(0)
    for spread, top in zip(spreads, most, strict=True):
        if top != NEAR:
            continue
        codes = groups.get_column(spread.code)
        names = list(zip(*(groups.get_column(key).to_list() for key in keys), strict=True))
        of = _rows_of(rows, keys, filtered(groups, x.col(spread.code) == NEAR), spread)
        values = [
            exactly(spread, limit, *of.get(name, ((), ()))) if found == NEAR else found
            for name, limit, found in zip(names, _limits(groups, spread), codes, strict=True)
        ]
        fresh = nw.new_series(spread.code, values, nw.Int8, backend=groups.implementation)
        groups = groups.with_columns(fresh)
    return groups


def _rows_of(
    rows: Frame, keys: Sequence[str], groups: Frame, spread: Spread
) -> dict[tuple[Any, ...], tuple[list[int], list[int]]]:
    """Return the amounts and divisors of some groups, as Python integers."""
    wanted = list(zip(*(groups.get_column(key).to_list() for key in keys), strict=True))
    x, first = dialect(rows), groups.get_column(keys[0]).to_list()
    rows = filtered(rows, among(x.col(keys[0]), first))
    if spread.where is not None:
        rows = filtered(rows, spread.where)
    rows = with_columns(rows, [spread.above.alias("above"), spread.below.alias("below")])
    if rows.implementation.is_polars():
        native = rows.to_native().lazy().group_by(keys).agg(x.col("above"), x.col("below"))
        listed = native.collect().to_dict(as_series=False)
        names = zip(*(listed[key] for key in keys), strict=True)
        sides = zip(listed["above"], listed["below"], strict=True)
        return dict(zip(names, sides, strict=True))
    found: dict[tuple[Any, ...], tuple[list[int], list[int]]] = {one: ([], []) for one in wanted}
    names = zip(*(rows.get_column(key).to_list() for key in keys), strict=True)
    columns = (rows.get_column(one).to_list() for one in ("above", "below"))
    for name, above, below in zip(names, *columns, strict=True):
        of = found.get(name)
        if of is not None:
            of[0].append(above)
            of[1].append(below)
    return found


def _limits(groups: Frame, spread: Spread) -> list[Fraction]:
    """Return the limit of each group."""
    *staged, (_, last) = spread.limits
    found = [last] * len(groups)
    for flag, limit in staged:
        there = groups.get_column(flag).to_list()
        found = [limit if here else other for here, other in zip(there, found, strict=True)]
    return found


def _distinct(spreads: Sequence[Spread]) -> list[Spread]:
    """Return one of the spreads that are of the same sums, whatever their limits."""
    return list({spread.second: spread for spread in spreads}.values())


def _compared(x: Dialect, spread: Spread) -> tuple[nw.Expr, nw.Expr]:
    """Return both sides of the comparison of squares, before the limit comes in."""
    left = x.col(spread.weight).cast(x.Float64) * x.col(spread.second)
    first = x.col(spread.first).cast(x.Float64)
    return left.alias(f"l{spread.second}"), (first * first).alias(f"r{spread.second}")


def _near(x: Dialect, spread: Spread) -> nw.Expr:
    """Return the verdict on a coefficient, `NEAR` where floats cannot decide it."""
    left = x.col(f"l{spread.second}")
    *staged, (_, last) = spread.limits
    most: nw.Expr | float = float(1 + last**2)
    for flag, limit in staged:
        most = x.when(x.col(flag)).then(x.lit(float(1 + limit**2))).otherwise(most)
    right = x.col(f"r{spread.second}") * most
    apart = left - right
    band = (x.col(SIZE) * (3.0 * _UNIT) + 64.0 * _UNIT) * right
    met = STANDS[spread.comparator](apart, 0.0).cast(x.Int8) * MET
    # Where the left side is twice the right, the band need not be known to that many digits.
    unsure = apart.abs() <= band * 2.0
    found: nw.Expr = x.when(unsure).then(code(x, NEAR)).otherwise(met)
    return found.alias(spread.code)


def exactly(spread: Spread, limit: Fraction, above: Sequence[int], below: Sequence[int]) -> int:
    """Return the verdict on the coefficient of one group, in whole numbers."""
    if 0 in below:
        return UNKNOWN
    found = squared_cv_of_quotients(above, below)
    if found is None:
        return UNKNOWN
    most = limit**2
    met = STANDS[spread.comparator](found[0] * most.denominator, most.numerator * found[1])
    return MET if met else NOT_MET
