"""Packs by name, edition and date: those that come with the library, and files of one's own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from edustandards.errors import PackError, Problem, problem
from edustandards.packs.build import check_head, open_pack
from edustandards.packs.document import PackDocument
from edustandards.packs.encoding import read_text
from edustandards.packs.near import cut, unknown
from edustandards.packs.opened import Opened
from edustandards.packs.schema import HeadForm, shaped
from edustandards.packs.shelf import shelf
from edustandards.packs.source import read_source, refuse_sorted
from edustandards.packs.vocabulary import lexicon_of
from edustandards.where import NOWHERE, Place
from edustandards.wording.text import Text

_SUFFIXES = frozenset({".yaml", ".yml"})
_STANDARDS = re.compile(r"^standards[ ]*:", re.MULTILINE)
_HEAD = frozenset(entry.alias or name for name, entry in HeadForm.model_fields.items()) - {"@"}


@dataclass(frozen=True, slots=True)
class Edition:
    """A pack that is there to be loaded: what its head says of it."""

    id: str
    edition: str
    title: Text
    path: Path
    jurisdiction: str = ""
    effective: tuple[date | None, date | None] = (None, None)

    @property
    def name(self) -> str:
        """Return the id with the edition: `cn/quality-balanced@2017`."""
        return f"{self.id}@{self.edition}"

    def in_force(self, day: date) -> bool:
        """Say whether the edition is in force on a day; the first and the last day belong to it."""
        first, last = self.effective
        return (first is None or first <= day) and (last is None or day <= last)


def load(
    name_or_path: str | Path, as_of: date | str | None = None, *, folder: Path | None = None
) -> PackDocument:
    """Return a pack: by id (`cn/quality-balanced`), by id and edition (`…@2017`), or from a file.

    By id alone it is the edition in force on `as_of`, else today; of several the one that came
    into force last. A name never leads outside the folder of packs. `folder` stands in for that of
    the library; its `vocabulary/`, where it has one, for the vocabulary of the library.

    Raises:
        PackError: if there is no such pack, none of its editions is in force, or the file has
            problems; then with all of them.

    >>> load("cn/quality-balanced@2017").title.say("zh")
    '县域义务教育优质均衡发展督导评估'
    """
    return opened(name_or_path, as_of, folder=folder).document


def opened(
    name_or_path: str | Path, as_of: date | str | None = None, *, folder: Path | None = None
) -> Opened:
    """Return a pack as `load` finds it, with the form that it was read from, for its editor.

    Raises:
        PackError: as `load` does.
    """
    return _load(name_or_path, as_of, folder or shelf(), ())


def _load(
    name_or_path: str | Path, as_of: date | str | None, home: Path, asking: tuple[Path, ...]
) -> Opened:
    """Return a pack; `asking` are the files of those that ask for it, the outermost first."""
    lexicon = lexicon_of(home if (home / "vocabulary").is_dir() else shelf())
    path = _path_of(name_or_path, as_of, home)
    if path.resolve() in asking:
        ring = (*asking[asking.index(path.resolve()) :], path.resolve())
        names = cut(" → ".join(one.stem for one in ring), 300)
        raise PackError(problem("pack-ring", path=names))

    def load_other(name: str, place: Place) -> Opened:
        other: str | Path = name
        if Path(name).suffix.lower() in _SUFFIXES:
            other = _beside(path, name, place)
        try:
            return _load(other, as_of, home, (*asking, path.resolve()))
        except PackError as error:
            raise PackError(*(_told_at(one, place) for one in error.problems)) from None

    found = open_pack(path, lexicon, load_other)
    document = found.document
    if path.is_relative_to(home) and not _is_path(name_or_path):
        _check_shelved(document.id, document.edition, path, home)
    return found


def _told_at(one: Problem, place: Place) -> Problem:
    """Return a problem at the place that asks for a pack, unless it has one in its own file."""
    return one if one.where.file else one.at(place)


def _beside(path: Path, name: str, place: Place) -> Path:
    """Return a file in the folder of the one that names it, or below; no name leads out of it."""
    folder = path.resolve().parent
    found = (folder / name).resolve()
    if not found.is_relative_to(folder):
        raise PackError(problem("pack-outside", place, text=cut(name)))
    return found


def _is_path(name_or_path: str | Path) -> bool:
    return isinstance(name_or_path, Path) or Path(name_or_path).suffix.lower() in _SUFFIXES


def _path_of(name_or_path: str | Path, as_of: date | str | None, home: Path) -> Path:
    """Return the file of a pack by its name, its name with an edition, or its path."""
    if isinstance(name_or_path, Path) or _is_path(name_or_path):
        return Path(name_or_path)
    id_, at, edition = name_or_path.partition("@")
    files = _files(home)
    if id_ not in files:
        raise PackError(unknown("pack", id_, files, NOWHERE))
    if not at:
        return _in_force(id_, files[id_], _day(as_of))
    if edition in files[id_]:
        return files[id_][edition]
    known = ", ".join(files[id_])
    raise PackError(problem("edition-unknown", text=cut(edition), id=id_, known=cut(known, 300)))


def editions(folder: Path | None = None) -> tuple[Edition, ...]:
    """Return the packs that come with the library, by id and then by edition, from their heads.

    Raises:
        PackError: with the problems of all heads.

    >>> [one.name for one in editions() if one.id == "cn/quality-balanced"]
    ['cn/quality-balanced@2017']
    """
    home = folder or shelf()
    found: list[Problem] = []
    read = [_head(path, found) for paths in _files(home).values() for path in paths.values()]
    refuse_sorted(found)
    return tuple(one for one in read if one is not None)


def _files(folder: Path) -> dict[str, dict[str, Path]]:
    """Return the pack files of a folder, by the id and the edition that their paths say."""
    files: dict[str, dict[str, Path]] = {}
    paths = folder.rglob("*.yaml")
    for path in sorted(paths, key=lambda one: (one.parent.as_posix(), one.stem)):
        within = path.relative_to(folder).parent
        if within.parts and within.parts[0] != "vocabulary":
            files.setdefault(within.as_posix(), {})[path.stem] = path
    return files


def _in_force(id_: str, paths: Mapping[str, Path], day: date) -> Path:
    """Return the file of the edition in force on a day, of several the one that came last."""
    found: list[Problem] = []
    heads = [head for path in paths.values() if (head := _head(path, found)) is not None]
    refuse_sorted(found)
    standing = [head for head in heads if head.in_force(day)]
    if not standing:
        spans = "; ".join(f"{head.edition}: {_span(head)}" for head in heads)
        raise PackError(problem("pack-not-in-force", id=id_, day=str(day), known=cut(spans, 300)))
    return max(standing, key=lambda head: (head.effective[0] or date.min, head.edition)).path


def _span(head: Edition) -> str:
    return "–".join(str(day) if day else "…" for day in head.effective)


def _head(path: Path, found: list[Problem]) -> Edition | None:
    """Return what the head of a pack says; what follows its `standards` is not even parsed."""
    try:
        text = read_text(path)
        root = read_source(_STANDARDS.split(text, maxsplit=1)[0], str(path))
    except PackError as error:
        found.extend(error.problems)
        return None
    entries = {key: node for key, node in root.entries.items() if key in _HEAD}
    before = len(found)
    form = shaped(HeadForm, replace(root, entries=entries), found)
    if form is None:
        return None
    check_head(form, found)
    if len(found) > before:
        return None
    first, last = (form.effective.from_, form.effective.to) if form.effective else (None, None)
    id_, edition = form.pack.text, form.edition.text
    return Edition(id_, edition, form.title, path, form.jurisdiction, (first, last))


def _check_shelved(id_: str, edition: str, path: Path, home: Path) -> None:
    """Refuse a pack whose path says another name than the pack itself."""
    if path != home / id_ / f"{edition}.yaml":
        said = path.relative_to(home).with_suffix("").as_posix()
        params = {"name": f"{id_}@{edition}", "path": cut(said)}
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
