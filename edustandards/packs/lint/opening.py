"""A file is opened for its remarks: read, with the names known to it and the editions beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

from edustandards.errors import EdustandardsError, Problem
from edustandards.packs.build import open_text
from edustandards.packs.document import PackDocument
from edustandards.packs.encoding import read_text
from edustandards.packs.heads import Edition, head_of
from edustandards.packs.lexicon import Lexicon
from edustandards.packs.library import Opening, opened
from edustandards.packs.lint.sheet import Sheet, Tried
from edustandards.packs.lint.spots import Spots
from edustandards.packs.lint.together import tried_together
from edustandards.packs.opened import Opened
from edustandards.packs.schema import VocabularyForm, shaped
from edustandards.packs.shelf import shelves
from edustandards.packs.source import read_source, refuse_sorted
from edustandards.packs.vocabulary import extended, lexicon_of
from edustandards.where import Place

_SUFFIXES = frozenset({".yaml", ".yml"})


def sheet_of(path: Path, today: date, stale_after: int, find: Opening) -> Sheet:
    """Return a file as the rules look at it; `find` opens packs, each file once for all of them.

    Raises:
        PackError: with all problems of a file that does not load.
    """
    text = read_text(path)
    if _is_vocabulary(text, path):
        return _vocabulary_sheet(path, text, today, stale_after)
    return _pack_sheet(path, text, find(path, None), today, stale_after)


def sheet_from(sheet: Sheet, text: str) -> Sheet:
    """Return a file as it would be with another text.

    Raises:
        PackError: where it would not load.
    """
    path = Path(sheet.file)
    if sheet.opened is None:
        return _vocabulary_sheet(path, text, sheet.today, sheet.stale_after)
    return _pack_sheet(path, text, _opened_text(path, text), sheet.today, sheet.stale_after)


def _pack_sheet(path: Path, text: str, found: Opened, today: date, stale_after: int) -> Sheet:
    root = found.own.node
    own = [one for one in found.document.examples if one.place.file == str(path)]
    return Sheet(
        file=str(path),
        text=text,
        root=root,
        names=found.own,
        lexicon=found.lexicon,
        spots=Spots(text, root),
        today=today,
        stale_after=stale_after,
        opened=found,
        beside=_beside(path, found.document),
        tries=tuple(Tried(*one) for one in tried_together(found.document, own)),
    )


def _opened_text(path: Path, text: str) -> Opened:
    """Return a text as the pack of a file, with the packs that it asks for."""

    def load(name: str, place: Place) -> Opened:  # noqa: ARG001 - as packs ask for others
        return opened(path.parent / name if Path(name).suffix.lower() in _SUFFIXES else name)

    return open_text(text, str(path), lexicon_of(*shelves()), load)


def _is_vocabulary(text: str, path: Path) -> bool:
    return "vocabulary" in text and "vocabulary" in read_source(text, str(path)).entries


def _vocabulary_sheet(path: Path, text: str, today: date, stale_after: int) -> Sheet:
    form, lexicon = _vocabulary(text, path)
    root = form.node
    return Sheet(str(path), text, root, form, lexicon, Spots(text, root), today, stale_after)


def _vocabulary(text: str, path: Path) -> tuple[VocabularyForm, Lexicon]:
    """Return a vocabulary file, with the names of those that stand beside it on a shelf.

    Raises:
        PackError: with its own problems.
    """
    found: list[Problem] = []
    form = shaped(VocabularyForm, read_source(text, str(path)), found)
    if form is None:
        refuse_sorted(found)
        raise AssertionError("a form that is not right has problems")
    shelved = path.resolve().parent.name == "vocabulary"
    others = sorted(path.parent.glob("*.yaml")) if shelved else []
    stamps = tuple((one, one.stat().st_mtime_ns) for one in others)
    if (path, text) in [(one, read_text(one)) for one in others if one == path]:
        lexicon, wrong = _together(stamps)
        found += wrong
    else:
        base = Lexicon() if shelved else lexicon_of(*shelves())
        forms = [_form(one, stamp) for one, stamp in stamps if one != path]
        lexicon = extended(base, [*(one for one in forms if one is not None), form], found)
    refuse_sorted([one for one in found if one.where.file == str(path)])
    return form, lexicon


@lru_cache(maxsize=4)
def _together(stamps: tuple[tuple[Path, int], ...]) -> tuple[Lexicon, tuple[Problem, ...]]:
    """Return the names of several vocabulary files, and what is wrong with them together."""
    found: list[Problem] = []
    forms = [_form(path, stamp) for path, stamp in stamps]
    lexicon = extended(Lexicon(), [one for one in forms if one is not None], found)
    return lexicon, tuple(found)


@lru_cache(maxsize=64)
def _form(path: Path, stamp: int) -> VocabularyForm | None:  # noqa: ARG001 - read anew once changed
    try:
        found: list[Problem] = []
        return shaped(VocabularyForm, read_source(read_text(path), str(path)), found)
    except EdustandardsError:
        return None  # told where the file itself is looked at


def _beside(path: Path, document: PackDocument) -> tuple[Edition, ...]:
    """Return the heads of the other editions of a pack: in its folder, and among packs by name."""
    found: list[Problem] = []
    near = [one for one in sorted(path.parent.glob("*.y*ml")) if one != path]
    heads = [head_of(one, found) for one in (*near, *_shelved(document.id))]
    same = {
        head.edition: head
        for head in heads
        if head is not None and head.id == document.id and head.edition != document.edition
    }
    return tuple(same[edition] for edition in sorted(same))


def _shelved(id_: str) -> Iterator[Path]:
    """Return the files of a pack's editions in all folders of packs; two at once are told there."""
    try:
        homes = shelves()
    except EdustandardsError:
        return  # told where packs are asked for by name
    for home in homes:
        yield from sorted((home / id_).glob("*.yaml"))


def same_meaning(sheet: Sheet) -> Callable[[str], bool]:
    """Return what says whether another text of the file means the same as it does now.

    The names that it brings along may become fewer, and each must stay what it is.
    """
    path = Path(sheet.file)

    def same(text: str) -> bool:
        try:
            if sheet.opened is None:
                return _names(_vocabulary(text, path)[1]) == _names(sheet.lexicon)
            after = _opened_text(path, text)
        except EdustandardsError:
            return False
        alike = _asks(after.document) == _asks(sheet.opened.document)
        return alike and _fewer(after.lexicon, sheet.lexicon)

    return same


def _asks(document: PackDocument) -> tuple[object, ...]:
    """Return what a pack says, but for the places in its file and the names that it defines."""
    examples = tuple(
        (one.standard, one.values, one.expect, one.stage, one.period, one.value, one.margin)
        for one in document.examples
    )
    return (
        *(document.name, document.title, document.revision, document.jurisdiction),
        *(document.source, document.effective, document.judge, document.checked_on),
        *(document.description, document.notes, document.pending, document.plan),
        *(document.split, document.conclusion, document.standards, examples),
    )


def _names(lexicon: Lexicon) -> list[dict[str, object]]:
    known = lexicon.vocabulary
    return [
        dict(section)
        for section in (
            *(known.entities, known.stages, known.fields, known.indicators, known.references),
        )
    ]


def _fewer(after: Lexicon, before: Lexicon) -> bool:
    return all(
        name in was and was[name] == entry
        for section, was in zip(_names(after), _names(before), strict=True)
        for name, entry in section.items()
    )
