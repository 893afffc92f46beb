"""Education standards as typed, unit-aware, composable checks with exact verdicts.

Everything public stands here; nothing heavy is loaded before it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edustandards.checks.evidence import Evidence, Shortfall
    from edustandards.checks.finding import Finding
    from edustandards.checks.standard import Standard
    from edustandards.checks.verdict import Verdict
    from edustandards.errors import (
        DataError,
        EdustandardsError,
        NotationError,
        PackError,
        Problem,
        UnitError,
    )
    from edustandards.fluent.check import Check, all_of, any_of, at_least, for_every, share_of
    from edustandards.fluent.formula import Formula, field
    from edustandards.fluent.over import (
        change,
        count,
        cv,
        cv_unweighted,
        growth,
        highest,
        lowest,
        mean,
        previous,
        share,
        total,
    )
    from edustandards.front.pack import Pack, load_pack
    from edustandards.front.report import Report
    from edustandards.units.parse import parse_quantity as quantity
    from edustandards.units.quantity import Quantity
    from edustandards.where import Place

__version__ = "0.1.0"

_HOMES = {
    "checks.evidence": ("Evidence", "Shortfall"),
    "checks.finding": ("Finding",),
    "checks.standard": ("Standard",),
    "checks.verdict": ("Verdict",),
    "errors": (
        "DataError",
        "EdustandardsError",
        "NotationError",
        "PackError",
        "Problem",
        "UnitError",
    ),
    "fluent.check": ("Check", "all_of", "any_of", "at_least", "for_every", "share_of"),
    "fluent.formula": ("Formula", "field"),
    "fluent.over": (
        "change",
        "count",
        "cv",
        "cv_unweighted",
        "growth",
        "highest",
        "lowest",
        "mean",
        "previous",
        "share",
        "total",
    ),
    "front.pack": ("Pack", "load_pack"),
    "front.report": ("Report",),
    "units.quantity": ("Quantity",),
    "where": ("Place",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Check",
    "DataError",
    "EdustandardsError",
    "Evidence",
    "Finding",
    "Formula",
    "NotationError",
    "Pack",
    "PackError",
    "Place",
    "Problem",
    "Quantity",
    "Report",
    "Shortfall",
    "Standard",
    "UnitError",
    "Verdict",
    "__version__",
    "all_of",
    "any_of",
    "at_least",
    "change",
    "count",
    "cv",
    "cv_unweighted",
    "field",
    "for_every",
    "growth",
    "highest",
    "load_pack",
    "lowest",
    "mean",
    "previous",
    "quantity",
    "share",
    "share_of",
    "total",
]


def __getattr__(name: str) -> object:
    """Load what is public on first use."""
    if name == "quantity":
        return import_module("edustandards.units.parse").parse_quantity
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)


def __dir__() -> list[str]:
    """Return the public names."""
    return __all__
