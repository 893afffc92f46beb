"""The names that packs share, from vocabulary files and from the pack itself."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from edustandards.errors import Problem
from edustandards.measures.vocabulary import Vocabulary
from edustandards.packs.encoding import read_text
from edustandards.packs.indicators import take_indicators
from edustandards.packs.lexicon import Book, Lexicon
from edustandards.packs.names import take_names
from edustandards.packs.schema import NamesForm, VocabularyForm, shaped
from edustandards.packs.shelf import shelf
from edustandards.packs.source import read_source, refuse_sorted


def load_vocabulary() -> Vocabulary:
    """Return the names that every pack may use, from the vocabulary files of this library.

    Raises:
        PackError: if a vocabulary file is damaged.

    >>> load_vocabulary().fields["students"].field.unit
    Unit(powers=(('student', 1),), scale=Fraction(1, 1))
    """
    return lexicon_of(shelf()).vocabulary


def lexicon_of(*shelves: Path) -> Lexicon:
    """Return the names defined in the vocabulary files of folders of packs, the library's at least.

    The files are read again once one of them has changed.

    Raises:
        PackError: with all problems of all files.
    """
    homes = [home for home in shelves if (home / "vocabulary").is_dir()] or [shelf()]
    paths = [path for home in homes for path in sorted((home / "vocabulary").glob("*.yaml"))]
    stamps = tuple((path, (stat := path.stat()).st_mtime_ns, stat.st_size) for path in paths)
    return _read(stamps)


@lru_cache(maxsize=8)
def _read(stamps: tuple[tuple[Path, int, int], ...]) -> Lexicon:
    found: list[Problem] = []
    forms = []
    for path, _, _ in stamps:
        root = read_source(read_text(path), str(path))
        forms.append(shaped(VocabularyForm, root, found))
    lexicon = extended(Lexicon(), [form for form in forms if form is not None], found)
    refuse_sorted(found)
    return lexicon


def extended(base: Lexicon, forms: Iterable[NamesForm], found: list[Problem]) -> Lexicon:
    """Return a lexicon with the names of further files; what is wrong is added to `found`.

    A name that is known already must mean the same; it then only gains headers.
    """
    brought = [form for form in forms if _brings(form)]
    if not brought:
        return base
    book = Book(base, found)
    take_names(brought, book)
    formulas = take_indicators(brought, book, base.formulas)
    return Lexicon(book.vocabulary(), formulas, book.places, book.headers)


def _brings(form: NamesForm) -> bool:
    return bool(form.entities or form.stages or form.fields_ or form.references or form.indicators)
