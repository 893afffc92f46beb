"""Composite indices in columns: floats with a band of proven width, whole numbers inside it.

Every share is at least zero, so that the relative error of their weighted sum is below that of its
worst term plus one unit for each addition.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import narwhals as nw

from edustandards.evaluate.columns.codes import STANDS
from edustandards.evaluate.columns.dialect import Dialect, Frame, dialect, filtered, with_columns
from edustandards.evaluate.columns.ratio import Ratio
from edustandards.evaluate.plans import MET, NOT_MET, UNKNOWN
from edustandards.measures.nodes import Comparator, Lack

_UNIT = 2.0**-53
_STEPS = 24
"""More roundings than any one share goes through."""


@dataclass(frozen=True, slots=True)
class Share:
    """One part of an index: its weight, and the share reached as a ratio, without floor and cap.

    `spent` says where nothing at all, or less, counts as best, since less is better there.
    """

    weight: Fraction
    reached: Ratio
    spent: nw.Expr | None = None
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """An index held against a limit: the name of its verdict, and what it is made of."""

    code: str
    comparator: Comparator
    limit: Fraction
    shares: tuple[Share, ...]
    lack: Lack
    cap: Fraction | None
    floor: Fraction


def scored(frame: Frame, scores: Sequence[Score]) -> Frame:
    """Return a frame with the verdict on each index."""
    for one in scores:
        frame = _scored(frame, one)
    return frame


def by_floats(x: Dialect, one: Score, low: Any, high: Any) -> tuple[Any, Any]:
    """Return the verdict on an index by its ends, and where they are too near its limit."""
    bound = float(one.limit)
    band = (len(one.shares) + _STEPS) * 2.0 * _UNIT

    def met(end: Any) -> Any:
        return STANDS[one.comparator](end, bound)

    def near(end: Any) -> Any:
        return (end - bound).abs() <= (end.abs() + abs(bound)) * band

    told = met(low) == met(high)
    codes = x.when(met(low)).then(x.lit(MET, x.Int8)).otherwise(x.lit(NOT_MET, x.Int8))
    codes = x.when(told).then(codes).otherwise(x.lit(UNKNOWN, x.Int8))
    doubt = near(low) | near(high)
    if one.comparator in {Comparator.EQUAL, Comparator.UNEQUAL}:
        doubt = x.lit(value=True)
    return codes.fill_null(UNKNOWN), doubt.fill_null(value=True)


def _scored(frame: Frame, one: Score) -> Frame:
    x = dialect(frame)
    codes, doubt = by_floats(x, one, *ends(x, one))
    frame = with_columns(frame, [codes.alias(one.code), doubt.alias("#doubt")])
    if not bool(frame.get_column("#doubt").any()):
        return frame
    return _settled(frame, one)


def ends(x: Dialect, one: Score) -> tuple[Any, Any]:
    """Return the least and the greatest score, as floats; null where there is none at all."""
    low: Any = x.lit(0.0)
    high: Any = x.lit(0.0)
    weights: Any = x.lit(0.0)
    for share in one.shares:
        weight = float(share.weight)
        value = _float(x, share, one)
        known = share.reached.known
        under, over = (0.0, 1.0) if share.plain else (float(one.floor), float(one.cap or 1))
        if share.reached.missing:
            known = x.lit(value=False)
        if known is None:
            low, high, weights = low + value * weight, high + value * weight, weights + weight
            continue
        if one.lack is Lack.UNKNOWN:
            if one.cap is None and weight:
                value = x.when(known).then(value).otherwise(None)
                low, high = low + value * weight, high + value * weight
                continue
            low = low + x.when(known).then(value).otherwise(under) * weight
            high = high + x.when(known).then(value).otherwise(over) * weight
        else:
            part = x.when(known).then(value).otherwise(0.0) * weight
            low, high = low + part, high + part
            weights = weights + x.when(known).then(weight).otherwise(0.0)
    if one.lack is Lack.DROP:
        whole = x.when(weights > 0).then(weights).otherwise(None)
        return low / whole, high / whole
    return low, high


def _float(x: Dialect, share: Share, one: Score) -> Any:
    value = share.reached
    if value.missing:
        return x.lit(0.0)
    found: Any = value.above.cast(x.Float64) * float(value.scale)
    if value.below is not None:
        below: Any = value.below
        found = found / x.when(below != 0).then(below).otherwise(1).cast(x.Float64)
    if share.plain:
        return found
    if share.spent is not None and one.cap is not None:
        found = x.when(share.spent).then(float(one.cap)).otherwise(found)
    found = x.when(found < float(one.floor)).then(float(one.floor)).otherwise(found)
    if one.cap is not None:
        found = x.when(found > float(one.cap)).then(float(one.cap)).otherwise(found)
    return found


def _settled(frame: Frame, one: Score) -> Frame:
    """Return a frame whose doubtful rows are judged in whole numbers."""
    x = dialect(frame)
    columns = sides(one)
    # What looks at other rows has to be worked out before rows are left out.
    wide = with_columns(frame, [column.alias(name) for name, column in columns.items()])
    picked = filtered(wide, x.col("#doubt"))
    names = list(columns)
    rows = list(zip(*(picked.get_column(name).to_list() for name in names), strict=True))
    if not names:
        rows = [()] * len(picked)
    kept: dict[tuple[Any, ...], int] = {}
    fresh = []
    for row in rows:
        if row not in kept:
            kept[row] = in_whole_numbers(one, dict(zip(names, row, strict=True)))
        fresh.append(kept[row])
    settled = iter(fresh)
    doubt = frame.get_column("#doubt").to_list()
    codes = frame.get_column(one.code).to_list()
    values = [next(settled) if unsure else code for unsure, code in zip(doubt, codes, strict=True)]
    made = nw.new_series(one.code, values, nw.Int8, backend=frame.implementation)
    return frame.with_columns(made)


def sides(one: Score) -> dict[str, Any]:
    """Return the columns that an index is judged from in whole numbers, by name."""
    found: dict[str, Any] = {}
    for at, share in enumerate(one.shares):
        value = share.reached
        if value.missing:
            continue
        found[f"above {at}"] = value.above
        if value.below is not None:
            found[f"below {at}"] = value.below
        if value.known is not None:
            found[f"known {at}"] = value.known
        if share.spent is not None:
            found[f"spent {at}"] = share.spent
    return found


def in_whole_numbers(one: Score, row: Mapping[str, Any]) -> int:
    """Return the verdict on an index from its sides, as `sides` names them."""
    low = high = weights = Fraction(0)
    for at, share in enumerate(one.shares):
        value = _share(one, share, at, row)
        if value is not None:
            low, high, weights = (
                low + share.weight * value,
                high + share.weight * value,
                weights + share.weight,
            )
        elif one.lack is Lack.UNKNOWN and share.weight:
            if one.cap is None:
                return UNKNOWN
            low += share.weight * (0 if share.plain else one.floor)
            high += share.weight * (1 if share.plain else one.cap)
    if one.lack is Lack.DROP:
        if not weights:
            return UNKNOWN
        low, high = low / weights, high / weights
    stands = STANDS[one.comparator]
    if one.comparator in {Comparator.EQUAL, Comparator.UNEQUAL} and low != high:
        return UNKNOWN
    verdicts = {bool(stands(end, one.limit)) for end in (low, high)}
    if len(verdicts) > 1:
        return UNKNOWN
    return MET if verdicts.pop() else NOT_MET


def _share(one: Score, share: Share, at: int, row: Mapping[str, Any]) -> Fraction | None:
    if share.reached.missing or not row.get(f"known {at}", True):
        return None
    below = row.get(f"below {at}", 1)
    if row.get(f"spent {at}"):
        return one.cap
    if not below:
        return None
    value = share.reached.scale * Fraction(row[f"above {at}"], below)
    if share.plain:
        return value
    value = max(value, one.floor)
    return value if one.cap is None else min(value, one.cap)
