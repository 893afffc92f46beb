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
from edustandards.packs.library import opening
from edustandards.packs.lint.run import Looked, Wanted, look
from edustandards.packs.shelf import shelves
from edustandards.packs.vocabulary import lexicon_of

WORKERS = 2
FEW = 6
"""So many files are looked at sooner than a second process is under way."""


def looked_at(paths: Sequence[Path], wanted: Wanted) -> Iterator[Looked]:
    """Return the remarks on several files, one after the other."""
    if len(paths) <= FEW or not _may_fork():
        find = opening()
        yield from (look(path, wanted, find) for path in paths)
        return
    with suppress(EdustandardsError):  # told where a file needs it
        lexicon_of(*shelves())  # once, for all of them
    middle = _middle(paths)
    with multiprocessing.get_context("fork").Pool(WORKERS) as pool:
        shares = pool.imap(partial(_share, wanted=wanted), (paths[:middle], paths[middle:]))
        for share in shares:
            yield from share


def _middle(paths: Sequence[Path]) -> int:
    """Return where two halves of equal size meet; neighbours often extend the same pack."""
    sizes = [path.stat().st_size if path.exists() else 0 for path in paths]
    return next(at for at in range(len(paths) + 1) if 2 * sum(sizes[:at]) >= sum(sizes))


def _share(paths: Sequence[Path], wanted: Wanted) -> list[Looked]:
    """Return the remarks on what falls to one process; packs are opened once for all of it."""
    find = opening()
    return [look(path, wanted, find) for path in paths]


def _may_fork() -> bool:
    """Say whether a copy of this process can go on: another thread would be missing in it."""
    can = "fork" in multiprocessing.get_all_start_methods() and os.name == "posix"
    return can and threading.active_count() == 1 and (os.cpu_count() or 1) >= WORKERS
