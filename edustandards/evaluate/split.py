"""What the stages of one entity share, divided between them by the weights that a pack states.

A through-train school has a row for each stage and one without a stage, which holds what they
share. Of that, the stage s gets `w_s n_s / sum(w_j n_j)`, n being its students: exactly, with no
rounding midway.

Source: the 1 : 1.1, 1 : 1.2 and 1 : 1.1 : 1.32 of the rules for 教督〔2012〕3号 and its successor.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from edustandards.evaluate.observed import STAGE, Observed
from edustandards.measures.values import Unreadable, Value


@dataclass(frozen=True, slots=True)
class Split:
    """Which fields of entities of kind `on` are shared, and the weights of their stages.

    `by` is the field that the weights multiply; each of `weights` is for entities of exactly the
    stages that it names.
    """

    on: str
    fields: tuple[str, ...]
    by: str
    weights: tuple[tuple[tuple[str, Fraction], ...], ...]

    def shares(self, sizes: Mapping[str, Fraction]) -> dict[str, Fraction] | None:
        """Return the share of each stage, None where no weights are for these stages.

        >>> nine = (("primary", Fraction(1)), ("junior", Fraction(11, 10)))
        >>> rule = Split("school", ("gym_area",), "students", (nine,))
        >>> rule.shares({"primary": Fraction(600), "junior": Fraction(300)})["junior"]
        Fraction(11, 31)
        """
        weights = next((dict(one) for one in self.weights if {*dict(one)} == {*sizes}), None)
        if weights is None:
            return None
        whole = sum((weights[stage] * size for stage, size in sizes.items()), Fraction(0))
        if not whole:
            return None
        return {stage: weights[stage] * size / whole for stage, size in sizes.items()}


def divided(table: Observed, rule: Split) -> Observed:
    """Return a table with the shared fields of its stages filled in from the rows of the wholes.

    What a stage has of its own is left as it is. Where the division is not possible, the stages
    hold what says why.
    """
    if STAGE not in table.keys or "" not in table.keys[STAGE]:
        return table
    shared = [name for name in rule.fields if name in table.values]
    values = {name: list(table.values[name]) for name in shared}
    for rows in _entities(table):
        whole = next((at for at in rows if not table.keys[STAGE][at]), None)
        stages = [at for at in rows if table.keys[STAGE][at]]
        if whole is None or not stages:
            continue
        shares = _shares(table, rule, stages)
        for name in shared:
            amount = table.values[name][whole]
            if amount is None:
                continue
            for at in stages:
                if values[name][at] is None:
                    values[name][at] = _part(amount, shares, table.keys[STAGE][at])
    return replace(table, values={**table.values, **values})


def _entities(table: Observed) -> list[list[int]]:
    columns = [column for key, column in table.keys.items() if key != STAGE]
    found: dict[tuple[str, ...], list[int]] = {}
    for at in range(table.size):
        found.setdefault(tuple([column[at] for column in columns]), []).append(at)
    return list(found.values())


def _shares(
    table: Observed, rule: Split, stages: Sequence[int]
) -> dict[str, Fraction] | Unreadable:
    """Return the share of each stage that has anybody, or what stands in the way."""
    column = table.values.get(rule.by)
    sizes: dict[str, Fraction] = {}
    for at in stages:
        size = None if column is None else column[at]
        if isinstance(size, bool) or not isinstance(size, int | Fraction):
            return Unreadable(rule.by, "split-size")
        if size:
            sizes[table.keys[STAGE][at]] = Fraction(size)
    if len(sizes) == 1:
        return dict.fromkeys(sizes, Fraction(1))
    found = rule.shares(sizes)
    return Unreadable(" + ".join(sizes) or "0", "split-weights") if found is None else found


def _part(amount: Value, shares: dict[str, Fraction] | Unreadable, stage: str) -> Value:
    if isinstance(shares, Unreadable):
        return shares
    if isinstance(amount, bool) or not isinstance(amount, int | Fraction):
        return amount
    part = amount * shares.get(stage, Fraction(0))
    return part.numerator if part.denominator == 1 else part
