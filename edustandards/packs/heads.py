"""The editions of packs as their files and heads tell them: which there are, which is in force."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from edustandards.errors import PackError, Problem, problem
from edustandards.packs.encoding import read_text
from edustandards.packs.naming import check_head
from edustandards.packs.near import cut
from edustandards.packs.schema import HeadForm, shaped
from edustandards.packs.source import read_source, refuse_sorted
from edustandards.where import Place
from edustandards.wording.text import Text

_BODY = re.compile(r"^(?:standards|select|set|refine|add|retire)[ ]*:", re.MULTILINE)
_HEAD = frozenset(entry.alias or name for name, entry in HeadForm.model_fields.items()) - {"@"}
_LATE = re.compile(rf"""^["']?(?:{"|".join(sorted(_HEAD))})["']?[ ]*:""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Edition:
    """A pack that is there to be loaded: what its head says of it, and the folder it is from."""

    id: str
    edition: str
    title: Text
    path: Path
    jurisdiction: str = ""
    effective: tuple[date | None, date | None] = (None, None)
    revision: int = 1
    superseded_by: str = ""
    checked_on: date | None = None
    shelf: Path | None = None

    @property
    def name(self) -> str:
        """Return the id with the edition: `cn/quality-balanced@2017`."""
        return f"{self.id}@{self.edition}"

    def in_force(self, day: date) -> bool:
        """Say whether the edition is in force on a day; the first and the last day belong to it."""
        first, last = self.effective
        return (first is None or first <= day) and (last is None or day <= last)


def files(shelves: Iterable[Path]) -> dict[str, dict[str, Path]]:
    """Return the pack files of some folders, by the id and the edition that their paths say.

    Raises:
        PackError: where two folders hold the same edition of a pack; it names both files.
    """
    found: dict[str, dict[str, Path]] = {}
    clashes = []
    for folder in shelves:
        paths = folder.rglob("*.yaml")
        for path in sorted(paths, key=lambda one: (one.parent.as_posix(), one.stem)):
            within = path.relative_to(folder).parent
            if not within.parts or within.parts[0] == "vocabulary":
                continue
            first = found.setdefault(within.as_posix(), {}).setdefault(path.stem, path)
            if first is not path:
                name = cut(f"{within.as_posix()}@{path.stem}")
                clashes.append(problem("pack-twice", Place(str(path)), text=name, first=str(first)))
    refuse_sorted(clashes)
    return {id_: found[id_] for id_ in sorted(found)}


def in_force(id_: str, paths: Mapping[str, Path], day: date) -> Path:
    """Return the file of the edition in force on a day, of several the one that came last.

    An edition ends when that which supersedes it begins, and does not come back after it.

    Raises:
        PackError: where none is in force; it says whether the day is too early or too late.
    """
    found: list[Problem] = []
    heads = [head for path in paths.values() if (head := head_of(path, found)) is not None]
    refuse_sorted(found)
    standing = [head for head in heads if head.in_force(day) and not _superseded(head, heads, day)]
    if not standing:
        raise PackError(_none_in_force(id_, heads, day))
    return max(standing, key=lambda head: (head.effective[0] or date.min, head.edition)).path


def _superseded(head: Edition, heads: Sequence[Edition], day: date) -> bool:
    successor = next((one for one in heads if one.edition == head.superseded_by), None)
    return successor is not None and (successor.effective[0] or date.min) <= day


def _none_in_force(id_: str, heads: Sequence[Edition], day: date) -> Problem:
    spans = "; ".join(f"{head.edition}: {_span(head)}" for head in heads)
    params = {"id": id_, "day": str(day), "known": cut(spans, 300)}
    starts = [head.effective[0] or date.min for head in heads]
    if day < min(starts):
        return problem("pack-not-yet", **params)
    ends = [head.effective[1] or date.max for head in heads if not _superseded(head, heads, day)]
    over = day > max(ends, default=date.min)
    return problem("pack-no-longer" if over else "pack-not-in-force", **params)


def _span(head: Edition) -> str:
    return "–".join(str(day) if day else "…" for day in head.effective)


def head_of(path: Path, found: list[Problem], shelf: Path | None = None) -> Edition | None:
    """Return what the head of a pack says; what follows it is not even parsed.

    Where keys of the head stand below the standards, the whole file is.
    """
    try:
        text = read_text(path)
        head, *rest = _BODY.split(text, maxsplit=1)
        whole = any(_LATE.search(one) for one in rest)
        root = read_source(text if whole else head, str(path))
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
    return Edition(
        id=form.pack.text,
        edition=form.edition.text,
        title=form.title,
        path=path,
        jurisdiction=form.jurisdiction,
        effective=(first, last),
        revision=form.revision,
        superseded_by=form.superseded_by.text if form.superseded_by is not None else "",
        checked_on=form.checked_on,
        shelf=shelf,
    )
