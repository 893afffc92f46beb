"""Where a coefficient of variation may stand: its root is kept exact in sums, and nowhere else."""

from __future__ import annotations

from edustandards.errors import UnitError, problem
from edustandards.measures import nodes as m


def has_root(node: m.Measure) -> bool:
    """Tell whether a formula contains a coefficient of variation outside of aggregates."""
    match node:
        case m.Folded(fold=fold):
            return fold in {m.Fold.CV, m.Fold.CV_UNWEIGHTED}
        case m.Named(of=of) | m.Negated(of) | m.Persons(of):
            return has_root(of)
        case m.Sum(a, b) | m.Difference(a, b) | m.Product(a, b) | m.Quotient(a, b):
            return has_root(a) or has_root(b)
        case _:
            return False


def check_rational(*of: m.Measure) -> None:
    """Refuse formulas with a coefficient of variation, where whatever holds them needs a fraction.

    Raises:
        UnitError: `cv-inside`.
    """
    if any(has_root(one) for one in of):
        raise UnitError(problem("cv-inside"))
