"""A file in its canonical layout, proved to say the same, or left as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping as Table

from edustandards.errors import PackError, problem
from edustandards.packs.editor.shapes import FILES, Keyed
from edustandards.packs.layout.emit import Site, emit
from edustandards.packs.layout.scalars import speaks_otherwise
from edustandards.packs.layout.tree import comments_of, read_tree
from edustandards.packs.source import Key, Mapping, Node, Scalar, Sequence, read_source
from edustandards.where import Place


def kind_of(root: Mapping) -> str:
    """Return what kind of file a root is of: `pack`, `vocabulary` or `facts`; nothing if unclear.

    >>> kind_of(read_source("vocabulary: mine", "mine.yaml"))
    'vocabulary'
    """
    return next((kind for kind in FILES if kind in root.entries), "")


def laid_out(text: str, file: str) -> str:
    r"""Return the text of a pack, vocabulary or facts file in its canonical layout.

    Raises:
        PackError: where the text cannot be read, or is no such file; `fmt-meaning` where the layout
            would change what it says or lose a comment, which would be a defect of this library.

    >>> print(laid_out("title: 试 # first\npack:   my/pack\nedition: 2024", "pack.yaml"), end="")
    pack: my/pack
    edition: "2024"
    title: 试  # first
    """
    before = read_source(text, file)
    kind = kind_of(before)
    if not kind:
        raise PackError(problem("fmt-kind", before.place, known=", ".join(FILES)))
    found = emit(read_tree(text), FILES[kind])
    try:
        after = read_source(found, file)
        kept = Counter(comments_of(text)) == Counter(comments_of(found))
    except PackError:
        raise PackError(problem("fmt-meaning", Place(file))) from None
    if not kept or not _same(before, after, Site(Keyed(FILES[kind]))):
        raise PackError(problem("fmt-meaning", Place(file)))
    return found


def _same(one: Node, other: Node, site: Site) -> bool:
    """Tell whether two nodes say the same to this library, and to other readers of YAML."""
    match one, other:
        case Scalar(text), Scalar(same) if text == same:
            otherwise = one.quoted is not other.quoted and speaks_otherwise(text)
            return not otherwise or (site.quoted and other.quoted)
        case Sequence(items), Sequence(others) if len(items) == len(others):
            below = site.below(None)
            return all(_same(a, b, below) for a, b in zip(items, others, strict=True))
        case Mapping(entries), Mapping(others) if _keys_stay(entries, others, site):
            return all(_same(entries[key], others[key], site.below(key)) for key in entries)
        case _:
            return False


def _keys_stay(one: Table[Key, Node], other: Table[Key, Node], site: Site) -> bool:
    """Tell whether keys are the same; in the same order, too, where they are the author's own."""
    if site.form:
        return set(one) == set(other)
    return list(one) == list(other)
