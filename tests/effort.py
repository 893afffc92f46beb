"""How many examples a law is tried on: some in every run, more before a change lands."""

from __future__ import annotations

import os

TIMES = int(os.environ.get("EDUSTANDARDS_EFFORT", "1"))


def examples(count: int) -> int:
    """Return how many examples to try where `count` are enough for every day."""
    return count * TIMES
