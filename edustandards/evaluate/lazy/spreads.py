"""Coefficients of variation of lazy groups: floats with a proven band, the rest settled beforehand.

A sum of `x²/p` has no whole number at any scale that would serve all groups. Groups so near their
limit that floats cannot tell are few; they are found by an aggregate when the plan is made, worked
out in whole numbers from their own rows, and stand in the plan by name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from edustandards.evaluate.columns.codes import STANDS, code
from edustandards.evaluate.columns.dialect import Dialect
from edustandards.evaluate.columns.scan import UnsupportedError
from edustandards.evaluate.columns.spreads import NEAR, SIZE, Spread, exactly
from edustandards.evaluate.lazy.engine import (
    Lazy,
    dialect,
    fetched,
    filtered,
    selected,
    with_columns,
)
from edustandards.evaluate.plans import MET

MOST_NEAR = 5_000
"""So many groups at most may be settled by name."""
_UNIT = 2.0**-53
_NAME = "#name"
_APART = "\x1f"


def decided(groups: Lazy, keys: Sequence[str], spreads: Sequence[Spread], rows: Lazy) -> Lazy:
    """Return the groups with the verdict on each coefficient.

    Raises:
        UnsupportedError: where too many groups are too near their limits.
    """
    if not spreads:
        return groups
    x = dialect(groups)
    groups = with_columns(groups, [_name(x, keys).alias(_NAME)])
    groups = with_columns(groups, [_judged(x, one).alias(one.code) for one in spreads])
    near = x.col(spreads[0].code) == NEAR
    for one in spreads[1:]:
        near = near | (x.col(one.code) == NEAR)
    flags = {flag for one in spreads for flag, _ in one.limits if flag}
    wanted = {name: x.col(name) for name in (_NAME, *flags, *(one.code for one in spreads))}
    doubtful = fetched(selected(filtered(groups, near), wanted).head(MOST_NEAR + 1))
    if len(doubtful) > MOST_NEAR:
        raise UnsupportedError("settle")
    if not doubtful:
        return groups
    columns = []
    for one in spreads:
        open_ones = {row[_NAME]: row for row in doubtful if row[one.code] == NEAR}
        if open_ones:
            columns.append(_settled(x, one, open_ones, keys, rows).alias(one.code))
    return with_columns(groups, columns)


def _name(x: Dialect, keys: Sequence[str]) -> Any:
    """Return the keys of a row as one text."""
    found: Any = None
    for key in keys:
        text = x.col(key).cast(x.String).fill_null("\x1e")
        found = text if found is None else x.concat_str([found, x.lit(_APART), text])
    return found


def _judged(x: Dialect, spread: Spread) -> Any:
    """Return the verdict on a coefficient, `NEAR` where floats cannot decide it.

    The band is twice as wide as the error, so that an engine that adds in another order the next
    time comes to the same verdict outside it.
    """
    left = x.col(spread.weight).cast(x.Float64) * x.col(spread.second)
    first = x.col(spread.first).cast(x.Float64)
    *staged, (_, last) = spread.limits
    most: Any = x.lit(float(1 + last**2), x.Float64)
    for flag, limit in staged:
        most = x.when(x.col(flag)).then(x.lit(float(1 + limit**2), x.Float64)).otherwise(most)
    right = first * first * most
    apart = left - right
    band = (x.col(SIZE).cast(x.Float64) * (3.0 * _UNIT) + 64.0 * _UNIT) * right
    met = STANDS[spread.comparator](apart, 0.0).cast(x.Int8) * MET
    return x.when(apart.abs() <= band * 2.0).then(code(x, NEAR)).otherwise(met)


def _settled(
    x: Dialect, spread: Spread, doubtful: Mapping[str, Any], keys: Sequence[str], rows: Lazy
) -> Any:
    """Return the verdicts with those of the doubtful groups worked out in whole numbers."""
    rows = with_columns(rows, [_name(x, keys).alias(_NAME)])
    rows = filtered(rows, x.col(_NAME).is_in(list(doubtful)))
    if spread.where is not None:
        rows = filtered(rows, spread.where)
    sides = {"name": x.col(_NAME), "above": spread.above, "below": spread.below}
    of: dict[str, tuple[list[int], list[int]]] = {name: ([], []) for name in doubtful}
    for row in fetched(selected(rows, sides)):
        above, below = of[row["name"]]
        above.append(int(row["above"]))
        below.append(int(row["below"]))
    by_code: dict[int, list[str]] = {}
    for name, group in doubtful.items():
        limit = next((t for flag, t in spread.limits[:-1] if group[flag]), spread.limits[-1][1])
        by_code.setdefault(exactly(spread, limit, *of[name]), []).append(name)
    found: Any = x.col(spread.code)
    for value, names in by_code.items():
        found = x.when(x.col(_NAME).is_in(names)).then(code(x, value)).otherwise(found)
    return found
