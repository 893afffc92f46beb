"""For test suites: assertions that explain themselves, and data on every boundary of a pack.

The strategies need hypothesis; the rest needs nothing more. As a plugin of pytest this library also
collects the examples of packs as tests, see `edustandards.pytest_plugin`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edustandards.testing.boundary import BoundaryCase, boundary_cases
from edustandards.testing.met import assert_met, assert_not_met

if TYPE_CHECKING:
    from edustandards.testing.strategies import quantities, records, tables

__all__ = [
    "BoundaryCase",
    "assert_met",
    "assert_not_met",
    "boundary_cases",
    "quantities",
    "records",
    "tables",
]


def __getattr__(name: str) -> object:
    """Load the strategies, and hypothesis with them, on first use."""
    if name not in {"quantities", "records", "tables"}:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from edustandards.testing import strategies

    return getattr(strategies, name)
