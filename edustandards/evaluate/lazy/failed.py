"""What is said where the engine of a frame fails: each has classes of its own for that."""

from __future__ import annotations

from edustandards.errors import DataError, problem
from edustandards.where import Place

MOST_SAID = 200
"""So much is told of what an engine says."""


def engine_failed(engine: str, error: Exception, place: Place) -> DataError:
    """Return what an engine says where it fails, in one line."""
    why = (str(error).strip() or type(error).__name__).splitlines()[0][:MOST_SAID]
    return DataError(problem("lazy-failed", place, engine=engine, why=why))
