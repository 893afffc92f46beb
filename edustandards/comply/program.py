"""The least total that lifts each number over its floor and evens groups out: a convex program.

A coefficient of variation is at most t where `N * sum(p*y²) <= (1 + t²) * (sum(p*y))²`, with y the
value of a school, p its weight and N the sum of weights: a cone of the second order in y, and so in
the amounts that y grows with. Minimising a sum under floors and such cones is a convex program; it
is solved by clarabel in floats. What it finds is no verdict: `plan` rounds it up, and has it judged
by the checks themselves.

Source: Boyd and Vandenberghe, Convex Optimization, section 4.4.2 (second-order cone programming).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from importlib import import_module
from math import sqrt
from typing import Any


@dataclass(frozen=True, slots=True)
class Term:
    """One school in a group: its variable, its weight, and its value `slope * x + base`."""

    variable: int
    weight: Fraction
    slope: Fraction
    base: Fraction


@dataclass(frozen=True, slots=True)
class Group:
    """Schools whose coefficient of variation is to be at most `limit`, below it if `strict`.

    `standard`, `entity` and `stage` tell whose it is.
    """

    standard: str
    entity: str
    stage: str
    terms: tuple[Term, ...]
    limit: Fraction
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Solution:
    """The amounts that the solver found, by variable; `pulls` has its dual values by term.

    A pull tells how hard the limit of a group holds on to the value of a school: by these
    numbers others can prove how little is enough (see `bound`).
    """

    amounts: Mapping[int, float]
    pulls: tuple[tuple[float, ...], ...]


def least_total(
    floors: Mapping[int, Fraction], groups: Sequence[Group], tightened: float = 0.0
) -> Solution | None:
    """Return the amounts with the least sum that lie over their floors and even the groups out.

    Limits are made smaller by the share `tightened`. None where the solver finds no solution.

    Raises:
        ModuleNotFoundError: where clarabel or scipy is not installed.
    """
    # Libraries without types of their own.
    clarabel: Any = import_module("clarabel")
    np: Any = import_module("numpy")
    sparse: Any = import_module("scipy.sparse")

    order = {variable: at for at, variable in enumerate(floors)}
    scale = max((float(floor) for floor in floors.values()), default=1.0) or 1.0
    rows, columns, entries, right = [], [], [], []
    cones = [clarabel.NonnegativeConeT(len(order))]
    for variable, at in order.items():
        rows.append(at)
        columns.append(at)
        entries.append(-1.0)
        right.append(-float(floors[variable]) / scale)
    heads = []
    for group in groups:
        weights = float(sum(term.weight for term in group.terms))
        limit = float(group.limit) * (1 - tightened)
        most = _largest(group)
        head = len(right)
        heads.append(head)
        right.append(0.0)
        for term in group.terms:
            p = float(term.weight)
            at = order[term.variable]
            rows.append(head)
            columns.append(at)
            entries.append(-sqrt(1 + limit * limit) * p * float(term.slope) / most)
            right[head] += sqrt(1 + limit * limit) * p * float(term.base) / scale / most
            root = sqrt(weights * p) / most
            rows.append(len(right))
            columns.append(at)
            entries.append(-root * float(term.slope))
            right.append(root * float(term.base) / scale)
        cones.append(clarabel.SecondOrderConeT(1 + len(group.terms)))
    matrix = sparse.csc_matrix((entries, (rows, columns)), shape=(len(right), len(order)))
    nothing = sparse.csc_matrix((len(order), len(order)))
    settings = clarabel.DefaultSettings()
    settings.verbose = False
    solver = clarabel.DefaultSolver(
        nothing, np.ones(len(order)), matrix, np.array(right), cones, settings
    )
    solution = solver.solve()
    if str(solution.status) not in {"Solved", "AlmostSolved"}:
        return None
    amounts = {variable: float(solution.x[at]) * scale for variable, at in order.items()}
    pulls = tuple(
        _pulls(group, [float(one) for one in solution.z[head + 1 : head + 1 + len(group.terms)]])
        for group, head in zip(groups, heads, strict=True)
    )
    return Solution(amounts, pulls)


def _largest(group: Group) -> float:
    return max(float(term.weight) for term in group.terms) or 1.0


def _pulls(group: Group, dual: Sequence[float]) -> tuple[float, ...]:
    """Return the dual values of a cone without the factors that its rows were written with."""
    weights = float(sum(term.weight for term in group.terms))
    most = _largest(group)
    return tuple(
        -one / (sqrt(weights * float(term.weight)) * most) if term.weight else 0.0
        for term, one in zip(group.terms, dual, strict=True)
    )
