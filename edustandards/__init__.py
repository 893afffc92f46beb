"""Education standards as typed, unit-aware, composable checks with exact verdicts."""

from __future__ import annotations

__version__ = "0.1.0"
__all__ = ["__version__"]
