"""A pack file is opened: read, resolved over the packs that it extends, built, held to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from edustandards.errors import EdustandardsError, PackError, Problem
from edustandards.packs.document import PackDocument
from edustandards.packs.encoding import read_text
from edustandards.packs.inherit.guard import forgotten, guards_of, reordered, shifted
from edustandards.packs.inherit.reach import moved_between
from edustandards.packs.inherit.resolve import (
    check_changes,
    check_cited,
    handed_down,
    resolved,
    stated,
)
from edustandards.packs.inherit.slips import explained, reworded
from edustandards.packs.lexicon import Lexicon
from edustandards.packs.lineage import Taken
from edustandards.packs.made import document_of
from edustandards.packs.naming import check_head
from edustandards.packs.opened import Opened, forms_of
from edustandards.packs.schema import PackForm, shaped
from edustandards.packs.scope import Load, Scope, no_packs
from edustandards.packs.source import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    read_source,
    refuse_sorted,
)
from edustandards.packs.vocabulary import extended


def open_pack(path: Path, lexicon: Lexicon, load: Load = no_packs) -> Opened:
    """Return the pack in a file; `lexicon` has the names that it may use beside its own.

    `load` finds the packs that it asks for.

    Raises:
        PackError: with all problems of the file, in the order of its lines.
    """
    return open_text(read_text(path), str(path), lexicon, load)


def build_pack(text: str, file: str, lexicon: Lexicon, load: Load = no_packs) -> PackDocument:
    """Return the pack in a text; `file` is its name in messages.

    Raises:
        PackError: with all problems of the text, in the order of its lines.

    >>> from edustandards.packs.shelf import shelf
    >>> from edustandards.packs.vocabulary import lexicon_of
    >>> pack = build_pack('''
    ... pack: my/county
    ... edition: 2024
    ... title: 本县
    ... standards:
    ...   class-size: {on: class, indicator: students, require: ≤ 45 student}
    ... ''', "mine.yaml", lexicon_of(shelf()))
    >>> pack.name, pack.standard("class-size").on
    ('my/county@2024', 'class')
    """
    return open_text(text, file, lexicon, load).document


def open_text(text: str, file: str, lexicon: Lexicon, load: Load = no_packs) -> Opened:
    """Return the pack in a text; `file` is its name in messages.

    Raises:
        PackError: with all problems of the text, in the order of its lines.
    """
    found: list[Problem] = []
    own = _shaped(read_source(text, file), found)
    check_head(own, found)
    check_changes(own, found)
    parents = tuple(_parents(own, load, found))
    refuse_sorted(found if own.extends is not None else [])
    name = f"{own.pack.text}@{own.edition.text}"
    form, taken = own, stated(own, name)
    if own.extends is not None:
        root, taken = resolved(own, name, parents, found)
        refuse_sorted(found)
        form = _shaped(root, found)
        check_cited(form, taken, found)
        found += reordered(own, parents)
        refuse_sorted(found)
    brought = forms_of(own, parents)
    names = extended(lexicon, brought, found)
    ids = {str(key): key.place for key in form.standards}
    scope = Scope(names.vocabulary, names.formulas, ids, found, load=load)
    _ask_ahead(form.node, load)
    try:
        document = document_of(form, file, brought, scope)
    except PackError as error:
        raise PackError(*explained(error.problems, own, taken)) from None
    guards = tuple(dict.fromkeys(guard for parent in parents for guard in parent.guards))
    if guards:
        from edustandards.packs.inherit.loosened import loosened  # few packs have any

        found += loosened(document.standards, guards, taken, own.place("extends"))
    found += forgotten(own, parents, document)
    found += () if found else _shifted(own, parents, taken, document)
    refuse_sorted(found)
    return Opened(
        document,
        form,
        own,
        text,
        names,
        parents,
        taken.steps,
        taken.gone,
        guards_of(form, name, document.standards, guards),
    )


def _shifted(
    own: PackForm, parents: Iterable[Opened], taken: Taken, document: PackDocument
) -> Iterator[Problem]:
    for parent in parents:
        moved = moved_between(handed_down(parent, own).nodes, taken.nodes)
        unmoved = taken.steps.keys() - moved
        yield from shifted(parent, document.standards, unmoved, own.place("extends"))


def _ask_ahead(node: Node, load: Load) -> None:
    """Find the packs that are asked for before their place is reached, deep within other parts."""
    waiting = [node]
    while waiting:
        match waiting.pop():
            case Mapping(entries):
                for key, one in entries.items():
                    if key == "meets" and isinstance(one, Scalar):
                        with suppress(EdustandardsError):  # told where it is asked for
                            load(one.text.strip(), one.place)
                    waiting.append(one)
            case Sequence(items):
                waiting += items
            case Scalar():
                pass


def _shaped(root: Mapping, found: list[Problem]) -> PackForm:
    form = shaped(PackForm, root, found)
    if form is None:
        found[:] = reworded(root, found)
        refuse_sorted(found)
        raise AssertionError("a form that is not right has problems")
    return form


def _parents(own: PackForm, load: Load, found: list[Problem]) -> Iterator[Opened]:
    """Return the packs that are extended; what is wrong with them is added to `found`."""
    named = own.extends or ()
    for one in (named,) if isinstance(named, Scalar) else named:
        try:
            yield load(one.text.strip(), one.place)
        except PackError as error:
            found.extend(error.problems)
