"""Which files are meant: a file, a pack by its name, or all packs and vocabularies of a folder."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from edustandards.errors import PackError, problem
from edustandards.packs.encoding import read_text
from edustandards.packs.library import opened
from edustandards.where import Place

MOST_FILES = 10_000
_SUFFIXES = frozenset({".yaml", ".yml"})
_ROOT = re.compile(r"^(?:pack|vocabulary|standards|extends|edition)[ ]*(?::[ \n]|：)", re.MULTILINE)
_FACTS = re.compile(r"^facts[ ]*:", re.MULTILINE)


def gathered(named: Iterable[str]) -> tuple[list[Path], list[tuple[str, PackError]]]:
    """Return the files that are meant, each once, and the names that lead to none, with why.

    Nothing named stands for the folder where the user is.
    """
    found: dict[Path, Path] = {}
    wrong: list[tuple[str, PackError]] = []
    for one in list(named) or ["."]:
        try:
            for path in _meant(one):
                found.setdefault(Path(os.path.realpath(path)), path)
        except PackError as error:
            wrong.append((one, error))
    return list(found.values()), wrong


def _meant(name: str) -> list[Path]:
    path = Path(name)
    if path.is_dir():
        below = list(_below(path))
        if not below:
            raise PackError(problem("lint-no-packs", Place(name)))
        return below
    if path.is_file():
        return [path]
    if path.suffix.lower() in _SUFFIXES:
        raise PackError(problem("pack-file-missing", Place(name)))
    return [Path(opened(name).document.path)]


def _below(folder: Path) -> Iterator[Path]:
    """Return the packs and vocabularies below a folder, in the order of their paths."""
    count = 0
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for name in sorted(names):
            path = Path(parent) / name
            if path.suffix.lower() not in _SUFFIXES or name.startswith("."):
                continue
            count += 1
            if count > MOST_FILES:
                raise PackError(problem("lint-many-files", Place(str(folder)), most=MOST_FILES))
            if _is_pack(path):
                yield path


def _is_pack(path: Path) -> bool:
    """Say whether a YAML file means to be a pack or vocabulary: a folder may hold others too."""
    try:
        text = read_text(path)
    except PackError:
        return True  # what cannot be read is told, not passed over
    return bool(_ROOT.search(text)) and not _FACTS.search(text)
