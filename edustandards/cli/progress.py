"""How far long work has come, told on stderr, and on a terminal only."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic
from typing import TextIO

from edustandards.reports.screen import Screen

AFTER = 1.0
"""Work that takes less than so many seconds is not spoken of."""

_CLEAR = "\r\x1b[K"


def progress() -> Callable[[int, int], None] | None:
    """Return what is told how many of how many are done, from 0; nothing where nobody watches."""
    if not sys.stderr.isatty():
        return None

    def tell(at: int, count: int) -> None:
        end = "\r" if at + 1 < count else _CLEAR
        sys.stderr.write(f"{at + 1}/{count}{end}")
        sys.stderr.flush()

    return tell


@contextmanager
def working(screen: Screen, code: str) -> Iterator[None]:
    """Say what is being done, and for how long, once it has taken a second; then wipe it away."""
    if not sys.stderr.isatty():
        yield
        return
    done, start, said = Event(), monotonic(), screen.say(code)
    out = _terminal()

    def tell() -> None:
        while not done.wait(AFTER):
            seconds = int(monotonic() - start)
            out.write(_CLEAR + screen.say("progress", what=said, seconds=seconds))
            out.flush()

    teller = Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()
        if monotonic() - start > AFTER:
            out.write(_CLEAR)
            out.flush()
        if out is not sys.stderr:
            out.close()


def _terminal() -> TextIO:
    """Return the terminal by a door of its own: stderr is turned away where panics are feared."""
    try:
        own = os.dup(sys.stderr.fileno())
    except (OSError, ValueError, AttributeError):
        return sys.stderr
    return os.fdopen(own, "w", encoding=sys.stderr.encoding, errors="replace")
