"""What libraries in Rust say while they panic, kept from the terminal.

A damaged file makes some of them panic; that is caught and told as an error of the file. Before,
they write lines of their own to stderr, past Python, which help nobody who sent the file. So stderr
goes elsewhere meanwhile: only where no other thread can want it, or the process is a program of
ours.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_STDERR = 2
_SIGN = b"panicked at"
_MOST = 1_000_000

_ours = threading.Event()


def stderr_is_ours() -> None:
    """Say that this process is a program of ours: its other threads do without stderr meanwhile."""
    _ours.set()


@contextmanager
def panics_unsaid() -> Iterator[None]:
    """Keep what is said in a panic from stderr; anything else that was said there comes after.

    Whoever sets `RUST_BACKTRACE` wants to see it, and does.
    """
    alone = _ours.is_set() or threading.active_count() == 1
    kept = _kept() if alone and not os.environ.get("RUST_BACKTRACE") else None
    if kept is None:
        yield
        return
    own, elsewhere = kept
    try:
        yield
    finally:
        with suppress(OSError, ValueError):
            sys.stderr.flush()
        os.dup2(own, _STDERR)
        os.close(own)
        _said_after(elsewhere)


def _kept() -> tuple[int, int] | None:
    """Turn stderr to memory; return what it was, and the memory. None where that cannot be."""
    try:
        sys.stderr.flush()
        elsewhere = _memory()
        own = os.dup(_STDERR)
        os.dup2(elsewhere, _STDERR)
    except (OSError, ValueError, AttributeError):
        return None
    return own, elsewhere


def _memory() -> int:
    """Return an open file without a name, in memory where the system has such files."""
    if sys.platform == "linux":
        return os.memfd_create("stderr")
    with tempfile.TemporaryFile() as file:
        return os.dup(file.fileno())


def _said_after(elsewhere: int) -> None:
    with suppress(OSError):
        os.lseek(elsewhere, 0, os.SEEK_SET)
        said = os.read(elsewhere, _MOST)
        if said and _SIGN not in said:
            os.write(_STDERR, said)
    os.close(elsewhere)
