"""Education standards as typed, unit-aware, composable checks with exact verdicts.

Everything public stands here; nothing heavy is loaded before it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from edustandards.version import __version__

if TYPE_CHECKING:
    from edustandards.checks.evidence import Evidence, Shortfall
    from edustandards.checks.finding import Finding
    from edustandards.checks.standard import Standard
    from edustandards.checks.verdict import Verdict
    from edustandards.errors import (
        CallError,
        DataError,
        EdustandardsError,
        NotationError,
        NumberError,
        PackError,
        Problem,
        UnitError,
        UnknownNameError,
    )
    from edustandards.evaluate.given import Given
    from edustandards.fluent.check import Check, all_of, any_of
    from edustandards.fluent.composed import (
        at_least,
        by_stage,
        by_year,
        first_case,
        for_every,
        share_of,
    )
    from edustandards.fluent.formula import Formula, field
    from edustandards.fluent.index import index, part
    from edustandards.fluent.over import (
        at_stage,
        change,
        count,
        cv,
        cv_unweighted,
        first,
        growth,
        highest,
        lowest,
        mean,
        previous,
        rank,
        reference,
        share,
        total,
    )
    from edustandards.front.lazy import LazyReport
    from edustandards.front.pack import Pack, load_pack, read_check
    from edustandards.front.report import Report
    from edustandards.front.tables import Tables, TypedColumn, TypedTable, read_tables
    from edustandards.reports.against.comparison import Comparison, Turn, Turned
    from edustandards.tables.consistency.doubt import Doubt
    from edustandards.units.quantity import Quantity
    from edustandards.units.taken import quantity
    from edustandards.where import Place

_HOMES = {
    "checks.evidence": ("Evidence", "Shortfall"),
    "checks.finding": ("Finding",),
    "checks.standard": ("Standard",),
    "checks.verdict": ("Verdict",),
    "errors": (
        *("CallError", "DataError", "EdustandardsError", "NotationError", "NumberError"),
        *("PackError", "Problem", "UnitError", "UnknownNameError"),
    ),
    "evaluate.given": ("Given",),
    "fluent.check": ("Check", "all_of", "any_of"),
    "fluent.composed": (
        *("at_least", "by_stage", "by_year", "first_case", "for_every", "share_of"),
    ),
    "fluent.formula": ("Formula", "field"),
    "fluent.index": ("index", "part"),
    "fluent.over": (
        *("at_stage", "change", "count", "cv", "cv_unweighted", "first", "growth", "highest"),
        *("lowest", "mean", "previous", "rank", "reference", "share", "total"),
    ),
    "front.lazy": ("LazyReport",),
    "front.pack": ("Pack", "load_pack", "read_check"),
    "front.report": ("Report",),
    "front.tables": ("Tables", "TypedColumn", "TypedTable", "read_tables"),
    "reports.against.comparison": ("Comparison", "Turn", "Turned"),
    "tables.consistency.doubt": ("Doubt",),
    "units.quantity": ("Quantity",),
    "units.taken": ("quantity",),
    "where": ("Place",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "CallError",
    "Check",
    "Comparison",
    "DataError",
    "Doubt",
    "EdustandardsError",
    "Evidence",
    "Finding",
    "Formula",
    "Given",
    "LazyReport",
    "NotationError",
    "NumberError",
    "Pack",
    "PackError",
    "Place",
    "Problem",
    "Quantity",
    "Report",
    "Shortfall",
    "Standard",
    "Tables",
    "Turn",
    "Turned",
    "TypedColumn",
    "TypedTable",
    "UnitError",
    "UnknownNameError",
    "Verdict",
    "__version__",
    "all_of",
    "any_of",
    "at_least",
    "at_stage",
    "by_stage",
    "by_year",
    "change",
    "count",
    "cv",
    "cv_unweighted",
    "field",
    "first",
    "first_case",
    "for_every",
    "growth",
    "highest",
    "index",
    "load_pack",
    "lowest",
    "mean",
    "part",
    "previous",
    "quantity",
    "rank",
    "read_check",
    "read_tables",
    "reference",
    "share",
    "share_of",
    "total",
]


if not TYPE_CHECKING:  # a checker knows the names, and has to refuse all others

    def __getattr__(name: str) -> object:
        """Load what is public on first use."""
        if name not in _HOME_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)


def __dir__() -> list[str]:
    """Return the public names."""
    return __all__
