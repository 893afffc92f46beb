"""Packs by name, edition and date: those that come with the library, and files of one's own."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias

from edustandards.errors import PackError, Problem, problem
from edustandards.packs.build import open_pack
from edustandards.packs.document import PackDocument
from edustandards.packs.heads import Edition, files, head_of, in_force
from edustandards.packs.near import cut, unknown
from edustandards.packs.opened import Opened
from edustandards.packs.shelf import shelves as all_shelves
from edustandards.packs.source import refuse_sorted
from edustandards.packs.vocabulary import lexicon_of
from edustandards.where import NOWHERE, Place

Opening: TypeAlias = Callable[[str | Path, date | str | None], Opened]
"""Opens packs by name or path, as of a day."""

_SUFFIXES = frozenset({".yaml", ".yml"})
MOST_ASKING = 64
"""How many packs may ask for each other in a row."""

_Key: TypeAlias = tuple[Path, date | str | None]


def load(
    name_or_path: str | Path,
    as_of: date | str | None = None,
    *,
    shelves: Sequence[Path] | None = None,
) -> PackDocument:
    """Return a pack: by id (`cn/quality-balanced`), by id and edition (`…@2017`), or from a file.

    By id alone it is the edition in force on `as_of`, else today; of several the one that came
    into force last. A name never leads outside the folders of packs. `shelves` are these folders;
    without them, they are found as `shelf.shelves` does.

    Raises:
        PackError: if there is no such pack, none of its editions is in force, or the file has
            problems; then with all of them.

    >>> load("cn/quality-balanced@2017").title.say("zh")
    '县域义务教育优质均衡发展督导评估'
    """
    return opened(name_or_path, as_of, shelves=shelves).document


def opened(
    name_or_path: str | Path,
    as_of: date | str | None = None,
    *,
    shelves: Sequence[Path] | None = None,
) -> Opened:
    """Return a pack as `load` finds it, with the form that it was read from, for its editor.

    Raises:
        PackError: as `load` does.
    """
    return opening(shelves)(name_or_path, as_of)


def opening(shelves: Sequence[Path] | None = None) -> Opening:
    """Return what opens packs as `opened` does, and reads each file once for all that ask for it.

    >>> both = [opening()(name, None) for name in ("cn/liaoning/quality-balanced", "in/rte")]
    >>> [one.document.name for one in both]
    ['cn/liaoning/quality-balanced@2018', 'in/rte@2009']
    """
    homes = tuple(shelves) if shelves is not None else all_shelves()
    known: dict[_Key, Opened | PackError] = {}

    def find(name_or_path: str | Path, as_of: date | str | None = None) -> Opened:
        try:
            return _load(name_or_path, as_of, homes, (), known)
        finally:
            # What was wrong may be mended by the next time.
            for key in [key for key, one in known.items() if isinstance(one, PackError)]:
                del known[key]

    return find


def _load(
    name_or_path: str | Path,
    as_of: date | str | None,
    homes: tuple[Path, ...],
    asking: tuple[Path, ...],
    known: dict[_Key, Opened | PackError],
) -> Opened:
    """Return a pack; `asking` are the files of those that ask for it, the outermost first."""
    lexicon = lexicon_of(*homes)
    path = _path_of(name_or_path, as_of, homes)
    whole = _whole(path)
    if whole in asking:
        ring = (*asking[asking.index(whole) :], whole)
        names = cut(" → ".join(_shown(one, homes) for one in ring), 300)
        raise PackError(problem("pack-ring", path=names))
    if len(asking) > MOST_ASKING:
        raise PackError(problem("pack-deep", Place(str(path)), limit=MOST_ASKING))

    def load_other(name: str, place: Place) -> Opened:
        other: str | Path = name
        if _is_path(name):
            other = _beside(Path(place.file) if place.file else path, name, place)
        try:
            return _load(other, as_of, homes, (*asking, whole), known)
        except PackError as error:
            raise PackError(*(_told_at(one, place) for one in error.problems)) from None

    if (whole, as_of) not in known:
        try:
            known[whole, as_of] = open_pack(path, lexicon, load_other)
        except PackError as error:
            known[whole, as_of] = error
    found = known[whole, as_of]
    if isinstance(found, PackError):
        raise found
    if not _is_path(name_or_path):
        _check_shelved(found.document, path, homes)
    return found


def _shown(path: Path, homes: Sequence[Path]) -> str:
    """Return the name that the path of a pack says, of a file of one's own its path."""
    for home in homes:
        if path.is_relative_to(home.resolve()):
            within = path.relative_to(home.resolve())
            return f"{within.parent.as_posix()}@{within.stem}"
    return str(path)


def _told_at(one: Problem, place: Place) -> Problem:
    """Return a problem at the place that asks for a pack, unless it has one in its own file."""
    return one if one.where.file else one.at(place)


def _beside(path: Path, name: str, place: Place) -> Path:
    """Return a file in the folder of the one that names it, or below; no name leads out of it."""
    folder = _whole(path).parent
    found = _whole(folder / name)
    if not found.is_relative_to(folder):
        raise PackError(problem("pack-outside", place, text=cut(name)))
    if not os.path.lexists(found):
        raise PackError(problem("pack-not-beside", place, text=cut(name)))
    return found


def _whole(path: Path) -> Path:
    """Return a path without links.

    Raises:
        PackError: where links lead in a ring, or no file can have the name.
    """
    try:
        return path.resolve()
    except ValueError:
        raise PackError(problem("pack-file-missing", Place(str(path)))) from None
    except (OSError, RuntimeError):
        raise PackError(problem("pack-file-links", Place(str(path)))) from None


def _is_path(name_or_path: str | Path) -> bool:
    return isinstance(name_or_path, Path) or Path(name_or_path).suffix.lower() in _SUFFIXES


def _path_of(name_or_path: str | Path, as_of: date | str | None, homes: Sequence[Path]) -> Path:
    """Return the file of a pack by its name, its name with an edition, or its path."""
    if isinstance(name_or_path, Path) or _is_path(name_or_path):
        return Path(name_or_path)
    id_, at, edition = name_or_path.partition("@")
    known = files(homes)
    if id_ not in known:
        raise PackError(unknown("pack", id_, known, NOWHERE))
    if not at:
        return in_force(id_, known[id_], _day(as_of))
    if edition in known[id_]:
        return known[id_][edition]
    there = cut(", ".join(known[id_]), 300)
    raise PackError(problem("edition-unknown", text=cut(edition), id=id_, known=there))


def editions(shelves: Sequence[Path] | None = None) -> tuple[Edition, ...]:
    """Return the packs that are there to be loaded, by id and then by edition, from their heads.

    Raises:
        PackError: with the problems of all heads.

    >>> [one.name for one in editions() if one.id == "cn/quality-balanced"]
    ['cn/quality-balanced@2017']
    """
    homes = tuple(shelves) if shelves is not None else all_shelves()
    found: list[Problem] = []
    read = [
        head_of(path, found, next(home for home in homes if path.is_relative_to(home)))
        for paths in files(homes).values()
        for path in paths.values()
    ]
    refuse_sorted(found)
    return tuple(one for one in read if one is not None)


def _check_shelved(document: PackDocument, path: Path, homes: Sequence[Path]) -> None:
    """Refuse a pack whose path says another name than the pack itself."""
    home = next(one for one in homes if path.is_relative_to(one))
    if path != home / document.id / f"{document.edition}.yaml":
        said = path.relative_to(home).with_suffix("").as_posix()
        params = {"name": document.name, "path": cut(said)}
        raise PackError(problem("pack-misplaced", Place(str(path)), **params))


def _day(as_of: date | str | None) -> date:
    if as_of is None:
        return date.today()  # noqa: DTZ011 - the day where the user is
    if isinstance(as_of, date):
        return as_of
    try:
        return date.fromisoformat(as_of)
    except ValueError:
        raise PackError(problem("as-of", text=cut(as_of))) from None
