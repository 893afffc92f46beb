"""What the reference knows of numbers and of verdicts: exact, between two ends, or roots added."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import inf, isqrt
from typing import Any

from tests.reference import notation
from tests.reference.notation import Need

MET, NOT_MET, UNKNOWN, NOT_APPLICABLE = "met", "not_met", "unknown", "not_applicable"


@dataclass(frozen=True)
class Between:
    """A value that is not known, only between which two it lies; no upper end is none."""

    low: Fraction
    high: Fraction | None


@dataclass(frozen=True)
class Roots:
    """A number and multiples of square roots added together: (times, under the root)."""

    plain: Fraction
    roots: tuple[tuple[Fraction, Fraction], ...]

    def above(self, other: Fraction) -> int:
        """Return whether this is more than the other (1), as much (0) or less (-1)."""
        if len(self.roots) == 1 and self.roots[0][0] > 0:
            rest = (other - self.plain) / self.roots[0][0]
            under = self.roots[0][1]
            return 1 if rest < 0 else (under > rest**2) - (under < rest**2)
        for digits in (60, 400):  # nothing that is written down here comes nearer than 400 digits
            scale = 10**digits
            low = high = self.plain - other
            for times, under in self.roots:
                root = isqrt(under.numerator * scale**2 // under.denominator)
                ends = (times * Fraction(root, scale), times * Fraction(root + 1, scale))
                exact = Fraction(root, scale) ** 2 == under
                low += ends[0] if exact else min(ends)
                high += ends[0] if exact else max(ends)
            if low > 0:
                return 1
            if high < 0:
                return -1
        return 0


Value = Fraction | bool | str | Between | Roots | None


def all_of(verdicts: Iterable[str]) -> str:
    seen = set(verdicts)
    return next((one for one in (NOT_MET, UNKNOWN, MET) if one in seen), NOT_APPLICABLE)


def any_of(verdicts: Iterable[str]) -> str:
    seen = set(verdicts)
    return next((one for one in (MET, UNKNOWN, NOT_MET) if one in seen), NOT_APPLICABLE)


def opposite(verdict: str) -> str:
    return {MET: NOT_MET, NOT_MET: MET}.get(verdict, verdict)


def verdict_of(truth: Value) -> str:
    assert truth is None or isinstance(truth, bool)
    return UNKNOWN if truth is None else MET if truth else NOT_MET


def rounded_ends(asked: Need, value: Between, limit: Fraction) -> bool | None:
    """What is rounded keeps its order: both ends on one side of a limit tell all between."""
    if value.high is None:
        return None
    first, second = (rounded(end, asked.step or Fraction(0)) for end in (value.low, value.high))
    low, high = ((end > limit) - (end < limit) for end in (first, second))
    if low == high:
        return stands(asked.sign, low)
    if asked.sign == "=":
        return None
    verdicts = {stands(asked.sign, one) for one in (low, high)}
    return verdicts.pop() if len(verdicts) == 1 else None


def nearest(above: Fraction, low: Fraction, below: Fraction, high: Fraction) -> Fraction:
    """Return the margin to the end of a range that is nearer as a share of it."""

    def share(margin: Fraction, end: Fraction) -> Fraction | float:
        return (
            margin / abs(end) if end else float((margin > 0) - (margin < 0)) * inf if margin else 0
        )

    return below if share(below, high) < share(above, low) else above


def year_in(period: str) -> int | None:
    return int(period[:4]) if period[:4].isdigit() else None


def truth_of(verdict: str) -> bool | None:
    return {MET: True, NOT_MET: False}.get(verdict)


def amount_in(written: Any, unit: str) -> Fraction:
    """Return an amount as it is written; without a unit in the one of its field."""
    found = notation.amount(repr(written) if isinstance(written, float) else str(written))
    return found.value * notation.unit_size(unit) if found.bare else found.value


def share_in(written: str) -> Fraction | None:
    return None if written == "none" else notation.amount(written).value


def changed(change: Callable[[Fraction], Fraction], value: Value) -> Value:
    match value:
        case None:
            return None
        case Fraction():
            return change(value)
        case Roots(plain, roots):
            return Roots(change(plain), tuple((change(times), under) for times, under in roots))
    raise ValueError(value)


def arithmetic(sign: str, one: Value, other: Value) -> Value:
    if one is None or other is None:
        return None
    if isinstance(one, Between) or isinstance(other, Between):
        return None
    if isinstance(one, Roots) or isinstance(other, Roots):
        return of_roots(sign, one, other)
    assert isinstance(one, Fraction)
    assert isinstance(other, Fraction)
    match sign:
        case "+":
            return one + other
        case "-":
            return one - other
        case "*":
            return one * other
    return one / other if other else None


def of_roots(sign: str, one: Value, other: Value) -> Value:
    if sign in "+-":
        left = one if isinstance(one, Roots) else Roots(one, ())  # type: ignore[arg-type]
        right = other if isinstance(other, Roots) else Roots(other, ())  # type: ignore[arg-type]
        way = 1 if sign == "+" else -1
        turned = tuple((way * times, under) for times, under in right.roots)
        return Roots(left.plain + way * right.plain, left.roots + turned)
    if sign == "*" and isinstance(one, Fraction):
        one, other = other, one
    assert isinstance(one, Roots)
    assert isinstance(other, Fraction)
    times = other if sign == "*" else 1 / other
    return Roots(one.plain * times, tuple((each * times, under) for each, under in one.roots))


def total_of(values: Iterable[Value]) -> Value:
    total: Value = Fraction(0)
    for one in values:
        total = arithmetic("+", total, one)
    return total


def aggregate(name: str, values: list[Value]) -> Value:
    if any(one is None for one in values):
        return None
    if name in {"sum", "mean"}:
        total = total_of(values)
        return total if name == "sum" else arithmetic("/", total, Fraction(len(values)))
    return {"min": min, "max": max}[name](values)  # type: ignore[type-var]


def rounded(value: Fraction, step: Fraction) -> Fraction:
    """Return a value in whole steps, halves to the even one."""
    return round(value / step) * step if step else value  # Python rounds halves to even


def rounded_roots(value: Roots, step: Fraction) -> Value:
    """Return the same of roots: the step whose halves on both sides they lie between."""
    if not step:
        return value
    near = value.plain + Fraction(
        sum(float(times) * float(under) ** 0.5 for times, under in value.roots)
    )
    for steps in range(round(near / step) - 1, round(near / step) + 2):
        ends = [value.above((steps + half) * step) for half in (Fraction(-1, 2), Fraction(1, 2))]
        if ends[0] > 0 > ends[1] or (steps % 2 == 0 and 0 in ends):
            return steps * step
    raise ValueError(value)


def order_of(one: Value, other: Value) -> int | None:
    assert isinstance(one, (Fraction, bool))
    assert isinstance(other, (Fraction, bool))
    return (one > other) - (one < other)


def stands(sign: str, order: int) -> bool:
    return {
        "≥": order >= 0, ">": order > 0, "≤": order <= 0,
        "<": order < 0, "=": order == 0, "≠": order != 0,
    }[sign]  # fmt: skip


def eased(asked: Need, limit: Fraction, ease: Fraction) -> tuple[Fraction, Fraction | None]:
    """A floor moves down to its share, a ceiling up by it; a range and an `=` move both ways."""

    def moved(end: Fraction, times: Fraction) -> Fraction:
        return end * times if end > 0 else end / times

    if asked.sign in "≥>" or (asked.sign == "=" and ease == 1):
        return moved(limit, ease), None
    if asked.sign in "≤<":
        return moved(limit, 1 / ease), None
    upper = asked.upper if asked.upper is not None else limit
    return moved(limit, ease), moved(upper, 1 / ease)


def fits(asked: Need, value: Fraction, limit: Fraction, ease: Fraction) -> bool:
    low, high = eased(asked, limit, ease)
    if high is not None:
        return low <= value <= high
    return stands(asked.sign, (value > low) - (value < low))


def both_ends(asked: Need, value: Value, limit: Value, ease: Fraction) -> bool | None:
    """What is only known within bounds is decided where all that it can be decides alike."""
    assert isinstance(limit, Fraction)
    low, high = eased(asked, limit, ease)
    if isinstance(value, Roots):
        if high is not None:
            return value.above(low) >= 0 >= value.above(high)
        return stands(asked.sign, value.above(low))
    assert isinstance(value, Between)
    if high is not None:
        sides = [
            both_ends(Need(sign, asked.tree), value, end, Fraction(1))
            for sign, end in (("≥", low), ("≤", high))
        ]
        return truth_of(all_of(map(verdict_of, sides)))
    if asked.sign == "=":
        return None if value.low != value.high else value.low == low
    if value.high is None:  # without an upper end no two ends can agree
        return None
    ends = [(end > low) - (end < low) for end in (value.low, value.high)]
    first, second = (stands(asked.sign, one) for one in ends)
    return first if first == second else None
