"""How far long work has come, told on stderr, and on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic

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

    def tell() -> None:
        while not done.wait(AFTER):
            seconds = int(monotonic() - start)
            sys.stderr.write(_CLEAR + screen.say("progress", what=said, seconds=seconds))
            sys.stderr.flush()

    teller = Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()
        if monotonic() - start > AFTER:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()
