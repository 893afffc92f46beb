"""Verdicts as columns: truth where nothing can be unknown, else codes; and Kleene's logic on them.

The codes are those of `results.CODES`, in an order in which `all of` is the smallest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import narwhals as nw

from edustandards.checks import nodes as c
from edustandards.evaluate.columns.dialect import Dialect
from edustandards.evaluate.plans import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN
from edustandards.measures.nodes import Comparator


@dataclass(frozen=True, slots=True)
class Plain:
    """A verdict that is met or not met everywhere."""

    met: nw.Expr


@dataclass(frozen=True, slots=True)
class Codes:
    """A verdict that may be any; a column of codes."""

    codes: nw.Expr


Coded: TypeAlias = Plain | Codes

STANDS: dict[Comparator, Callable[[Any, Any], Any]] = {
    Comparator.AT_LEAST: lambda a, b: a >= b,
    Comparator.MORE: lambda a, b: a > b,
    Comparator.AT_MOST: lambda a, b: a <= b,
    Comparator.LESS: lambda a, b: a < b,
    Comparator.EQUAL: lambda a, b: a == b,
    Comparator.UNEQUAL: lambda a, b: a != b,
}


def code(x: Dialect, code: int) -> nw.Expr:
    """Return one code for every row."""
    found: nw.Expr = x.lit(code, x.Int8)
    return found


def unknown(x: Dialect) -> Coded:
    """Return the verdict that is unknown everywhere."""
    return Codes(code(x, UNKNOWN))


def codes_of(x: Dialect, coded: Coded) -> nw.Expr:
    """Return a verdict as codes."""
    return coded.codes if isinstance(coded, Codes) else coded.met.cast(x.Int8) * MET


def from_truth(x: Dialect, met: nw.Expr, known: nw.Expr | None) -> Coded:
    """Return the verdict that is met where true, unknown where not known."""
    if known is None:
        return Plain(met)
    return Codes(x.when(known).then(met.cast(x.Int8) * MET).otherwise(code(x, UNKNOWN)))


def all_of(x: Dialect, parts: Sequence[Coded]) -> Coded:
    """Return the verdict that all are met."""
    if len(parts) == 1:
        return parts[0]
    plain = [part.met for part in parts if isinstance(part, Plain)]
    if len(plain) == len(parts):
        met = plain[0]
        for one in plain[1:]:
            met = met & one
        return Plain(met)
    return Codes(x.min_horizontal(*(codes_of(x, part) for part in parts)))


def any_of(x: Dialect, parts: Sequence[Coded]) -> Coded:
    """Return the verdict that one at least is met."""
    plain = [part.met for part in parts if isinstance(part, Plain)]
    if len(plain) == len(parts):
        met = plain[0]
        for one in plain[1:]:
            met = met | one
        return Plain(met)
    apart = code(x, NOT_APPLICABLE)
    codes = [codes_of(x, part) for part in parts]
    lowered = [x.when(one == NOT_APPLICABLE).then(code(x, -1)).otherwise(one) for one in codes]
    best = x.max_horizontal(*lowered)
    return Codes(x.when(best < 0).then(apart).otherwise(best))


def opposite(x: Dialect, of: Coded) -> Coded:
    """Return the verdict that something is not met."""
    if isinstance(of, Plain):
        return Plain(~of.met)
    turned = x.when(of.codes == NOT_MET).then(code(x, MET)).otherwise(of.codes)
    return Codes(x.when(of.codes == MET).then(code(x, NOT_MET)).otherwise(turned))


def counted(x: Dialect, check: c.AtLeast, parts: Sequence[Coded]) -> Coded:
    """Return the verdict that at least k are met."""
    plain = [part.met for part in parts if isinstance(part, Plain)]
    if len(plain) == len(parts):
        return Plain(x.sum_horizontal(*(one.cast(x.Int16) for one in plain)) >= check.k)
    codes = [codes_of(x, part) for part in parts]

    def count(which: int) -> nw.Expr:
        found: nw.Expr = x.sum_horizontal(*((one == which).cast(x.Int16) for one in codes))
        return found

    met, doubtful, apart = count(MET), count(UNKNOWN), count(NOT_APPLICABLE)
    k: Any = check.k - apart if check.counting is c.Counting.APPLICABLE else check.k
    may = met + doubtful
    enough = x.when((met >= k) & (met >= 1)).then(code(x, MET)).otherwise(code(x, UNKNOWN))
    reached = x.when((may < k) | (may < 1)).then(code(x, NOT_MET)).otherwise(enough)
    return Codes(x.when(apart == len(codes)).then(code(x, NOT_APPLICABLE)).otherwise(reached))
