"""Where packs and vocabularies are found: in the library, in installed packages, in own folders."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

from edustandards.errors import PackError, problem
from edustandards.packs.near import cut
from edustandards.where import Place

GROUP = "edustandards.packs"
"""The group of entry points under which an installed package names the one that holds its packs."""
PATH = "EDUSTANDARDS_PATH"
"""The environment variable that lists folders of packs, parted as PATH is."""

_PACKAGE = Path(__file__).resolve().parent.parent


def shelf() -> Path:
    """Return the folder of packs: inside the package once built, beside it in a working copy.

    >>> (shelf() / "vocabulary").is_dir()
    True
    """
    inside = _PACKAGE / "standards"
    return inside if inside.is_dir() else _PACKAGE.parent / "standards"


def shelves(more: Iterable[str | os.PathLike[str]] = ()) -> tuple[Path, ...]:
    """Return all folders of packs: the library's, those of installed packages, the user's own.

    A folder holds packs as `<id>/<edition>.yaml`, and names that they share in `vocabulary/`.
    `more` are folders beside those that the environment lists in `EDUSTANDARDS_PATH`.

    Raises:
        PackError: where a folder is not there, with who names it.

    >>> shelves()[0] == shelf()
    True
    """
    listed = [(one, PATH) for one in os.environ.get(PATH, "").split(os.pathsep) if one]
    listed += [(os.fspath(one), "") for one in more]
    found = {shelf().resolve(): shelf()}
    for folder in (*_installed(), *(_own(name, by) for name, by in listed)):
        found.setdefault(folder.resolve(), folder)
    return tuple(found.values())


def _own(name: str, by: str) -> Path:
    folder = Path(name)
    if not folder.is_dir():
        code = "shelf-listed" if by else "shelf-missing"
        params = {"by": by} if by else {}
        raise PackError(problem(code, Place(cut(name, 300)), **params))
    return folder


def _installed() -> Iterator[Path]:
    """Return the folders of installed packages; what they hold is read, never run."""
    for entry in sorted(entry_points(group=GROUP), key=lambda one: (one.module, one.name)):
        try:
            spec = find_spec(entry.module)
        except (ImportError, ValueError):
            spec = None
        places = (spec.submodule_search_locations if spec is not None else None) or ()
        if not places:
            owner = entry.dist.name if entry.dist is not None else entry.name
            raise PackError(problem("shelf-package", text=cut(entry.value), owner=owner))
        yield from (Path(place) for place in places)
