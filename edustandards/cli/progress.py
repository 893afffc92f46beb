"""How far long work has come, told on stderr, and on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable


def progress() -> Callable[[int, int], None] | None:
    """Return what is told how many of how many are done, from 0; nothing where nobody watches."""
    if not sys.stderr.isatty():
        return None

    def tell(at: int, count: int) -> None:
        end = "\r" if at + 1 < count else "\r\x1b[K"
        sys.stderr.write(f"{at + 1}/{count}{end}")
        sys.stderr.flush()

    return tell
