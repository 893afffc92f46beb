"""Several files looked at, on two cores where that is safe and worth it; in their order."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from edustandards.errors import EdustandardsError
from edustandards.packs.lint.run import Looked, Wanted, look
from edustandards.packs.shelf import shelves
from edustandards.packs.vocabulary import lexicon_of

WORKERS = 2
FEW = 6
"""So many files are looked at sooner than a second process is under way."""


def looked_at(paths: Sequence[Path], wanted: Wanted) -> Iterator[Looked]:
    """Return the remarks on several files, one after the other."""
    looks = partial(look, wanted=wanted)
    if len(paths) <= FEW or not _may_fork():
        yield from map(looks, paths)
        return
    with suppress(EdustandardsError):  # told where a file needs it
        lexicon_of(*shelves())  # once, for all of them
    with multiprocessing.get_context("fork").Pool(WORKERS) as pool:
        yield from pool.imap(looks, paths)


def _may_fork() -> bool:
    """Say whether a copy of this process can go on: another thread would be missing in it."""
    can = "fork" in multiprocessing.get_all_start_methods() and os.name == "posix"
    return can and threading.active_count() == 1 and (os.cpu_count() or 1) >= WORKERS
