"""The names that a file brings along: used by its standards, new to the vocabulary, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from edustandards.errors import problem
from edustandards.measures.nodes import Measure
from edustandards.measures.vocabulary import (
    EntityEntry,
    FieldEntry,
    IndicatorEntry,
    ReferenceEntry,
    StageEntry,
)
from edustandards.packs.formulas import words
from edustandards.packs.lint.remark import Edit, Slip
from edustandards.packs.lint.sheet import Sheet
from edustandards.packs.near import cut
from edustandards.packs.opened import Opened
from edustandards.packs.source import Key, Node, Scalar, Sequence
from edustandards.packs.source import Mapping as Entries
from edustandards.wording.text import Text

Entry: TypeAlias = FieldEntry | IndicatorEntry | EntityEntry | StageEntry | ReferenceEntry

SECTIONS: Mapping[str, str] = {
    "entities": "lint-unused-entities",
    "stages": "lint-unused-stages",
    "fields": "lint-unused-fields",
    "references": "lint-unused-references",
    "indicators": "lint-unused-indicators",
}
"""The parts of a file that define names, each with the sentence on one that nothing uses."""
_TOLD = frozenset({"title", "notes", "clause", "description", "reason", "definition", "headers"})


def unused_name(sheet: Sheet, opened: Opened) -> Iterator[Slip]:  # noqa: ARG001 - a rule
    """Return names that the pack defines and nothing in it uses."""
    defined = {
        key: (section, entries.entries[key])
        for section in SECTIONS
        if isinstance(entries := sheet.root.entries.get(Key(section, sheet.root.place)), Entries)
        for key in entries.entries
        if not key.startswith("x-")
    }
    outside = [node for key, node in sheet.root.entries.items() if key not in SECTIONS]
    used = _reached(outside, defined, sheet)
    for key, (section, _) in defined.items():
        if key not in used and sheet.owns(sheet.lexicon.places[key]):
            edits = _removal(sheet, section, key, {one for one in defined if one not in used})
            yield Slip(problem(SECTIONS[section], key.place, text=cut(key)), edits)


def _reached(
    outside: Iterable[Node], defined: Mapping[Key, tuple[str, Node]], sheet: Sheet
) -> set[str]:
    """Return the names that are spoken of, directly or by those that are."""
    by_title = {
        title: str(key)
        for key in defined
        if (title := sheet.lexicon.vocabulary.title(key, "zh")) != key
    }
    proofs = {
        f"{key}_{end}": str(key) for key in defined for end in ("evidence", "date", "expires")
    }
    used: set[str] = set()
    left = list(outside)
    nodes = {str(key): node for key, (_, node) in defined.items()}
    while left:
        for word in _spoken(left.pop()):
            name = word if word in nodes else by_title.get(word) or proofs.get(word, "")
            if name and name not in used:
                used.add(name)
                left.append(nodes[name])
    return used


def _spoken(node: Node) -> Iterator[str]:
    """Return the words of a node that may be names: all but what is told to people."""
    left: list[Node] = [node]
    while left:
        one = left.pop()
        if isinstance(one, Scalar):
            yield one.text.strip()
            yield from words(one.text)
        elif isinstance(one, Sequence):
            left.extend(one.items)
        else:
            for key, value in one.entries.items():
                if key not in _TOLD and not key.startswith("x-"):
                    yield from words(key)
                    left.append(value)


def _removal(sheet: Sheet, section: str, key: Key, unused: set[Key]) -> tuple[Edit, ...]:
    """Return the edit that removes a definition; with the last one its section goes too.

    Stages and kinds of entity stay: tables may tell schools apart by them that no standard asks.
    """
    if section in {"stages", "entities"}:
        return ()
    entries = sheet.root.entries[Key(section, sheet.root.place)]
    assert isinstance(entries, Entries), "a section holds names"
    if not set(entries.entries) <= unused:
        edit = sheet.spots.entry(key, entries)
    elif key is next(iter(entries.entries)):
        head = next(one for one in sheet.root.entries if one == section)
        edit = sheet.spots.entry(head, sheet.root)
    else:
        edit = None
    return (edit,) if edit is not None else ()


def known_name(sheet: Sheet) -> Iterator[Slip]:
    """Return names whose title or formula another file of names has already, called otherwise."""
    for entries in _sections(sheet):
        titles: dict[tuple[str, str], str] = {}
        formulas: dict[Measure, str] = {}
        mine = {name for name in entries if sheet.owns(sheet.lexicon.places[name])}
        for name, entry in entries.items():
            if name not in mine:
                titles.update(dict.fromkeys(_titles(entry.title), name))
                if isinstance(entry, IndicatorEntry):
                    formulas[entry.named.of] = name
        for name in mine:
            yield from _known(sheet, name, entries[name], titles, formulas)


def double_name(sheet: Sheet) -> Iterator[Slip]:
    """Return names of one file that share a title or a formula."""
    for entries in _sections(sheet):
        titles: dict[tuple[str, str], str] = {}
        formulas: dict[Measure, str] = {}
        for name, entry in entries.items():
            if sheet.owns(sheet.lexicon.places[name]):
                yield from _known(sheet, name, entry, titles, formulas)
                for title in _titles(entry.title):
                    titles.setdefault(title, name)
                if isinstance(entry, IndicatorEntry):
                    formulas.setdefault(entry.named.of, name)


def _sections(sheet: Sheet) -> tuple[Mapping[str, Entry], ...]:
    known = sheet.lexicon.vocabulary
    proofs = {f"{key}_{end}" for key in known.fields for end in ("evidence", "date", "expires")}
    fields = {name: entry for name, entry in known.fields.items() if name not in proofs}
    return fields, known.references, known.indicators, known.entities, known.stages


def _titles(title: Text) -> Iterator[tuple[str, str]]:
    for lang, text in (("zh", title.zh), ("en", title.en.casefold())):
        if text:
            yield lang, text


def _known(
    sheet: Sheet,
    name: str,
    entry: Entry,
    titles: Mapping[tuple[str, str], str],
    formulas: Mapping[Measure, str],
) -> Iterator[Slip]:
    place = sheet.lexicon.places[name]
    for title in _titles(entry.title):
        if other := titles.get(title):
            first = str(sheet.lexicon.places[other])
            said = {"text": cut(name), "other": cut(other), "first": first}
            yield Slip(problem("lint-known-title", place, title=cut(title[1]), **said))
            return
    if isinstance(entry, IndicatorEntry) and (other := formulas.get(entry.named.of)):
        first = str(sheet.lexicon.places[other])
        said = {"text": cut(name), "other": cut(other), "first": first}
        yield Slip(problem("lint-known-formula", place, **said))
