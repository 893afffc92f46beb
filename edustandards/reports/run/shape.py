"""What shape a check has, for reports that show requirements apart from compositions."""

from __future__ import annotations

from edustandards.checks import nodes as c
from edustandards.measures import nodes as m


def is_single(check: c.Check) -> bool:
    """Tell whether a check is a single requirement, by stage or year perhaps, with one margin."""
    match check:
        case c.Require():
            return True
        case c.ByStage(cases) | c.ByYear(cases) | c.Cases(cases):
            return all(is_single(one) for _, one in cases)
        case c.When(_, part) | c.Cited(_, part):
            return is_single(part)
        case _:
            return False


def is_spread(check: c.Check) -> bool:
    """Tell whether a check limits a coefficient of variation, in some stage or year at least."""
    match check:
        case c.Require(measure):
            node = measure.of if isinstance(measure, m.Named) else measure
            return isinstance(node, m.Folded) and node.fold in {m.Fold.CV, m.Fold.CV_UNWEIGHTED}
        case c.ByStage(cases) | c.ByYear(cases) | c.Cases(cases):
            return any(is_spread(one) for _, one in cases)
        case c.When(_, part) | c.Cited(_, part):
            return is_spread(part)
        case _:
            return False


def is_staged(check: c.Check) -> bool:
    """Tell whether a check asks different things of different years."""
    match check:
        case c.ByYear():
            return True
        case c.ByStage(cases) | c.Cases(cases):
            return any(is_staged(one) for _, one in cases)
        case c.When(_, part) | c.Cited(_, part):
            return is_staged(part)
        case _:
            return False
