"""The hash of what a pack says: the same for any layout, another for any other content."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from functools import lru_cache
from hashlib import sha256
from typing import TypeAlias

from edustandards.measures.nodes import Field, Index, Measure, Named, Part, Reference
from edustandards.measures.show import show_formula
from edustandards.packs.document import PackDocument
from edustandards.packs.forms import Form
from edustandards.packs.formulas import Formulas, words
from edustandards.packs.schema import NamesForm, PackForm
from edustandards.packs.source import Scalar
from edustandards.units.show import show_unit
from edustandards.wording.text import Text

Plain: TypeAlias = str | list["Plain"] | dict[str, "Plain"]


_NO_FORMULAS = frozenset({"node", "examples", "pack", "edition", "extends", "conclusion"})
_SECTIONS = ("entities", "stages", "fields_", "references", "indicators")


def digest(
    form: PackForm,
    brought: Iterable[NamesForm],
    formulas: Formulas,
    others: Iterable[PackDocument],
) -> str:
    """Return the hash of a pack as `sha256:…`, the same once it is written out in one file.

    It covers the pack with all that it takes over, the names that it and those that it extends
    (`brought`) define, what the names in its formulas mean, and the packs that it asks for
    (`others`). Comments, quotes, the order of keys and private keys (`x-…`) do not count.
    """
    own = plain(form)
    assert isinstance(own, dict), "a form is a mapping"
    content: dict[str, Plain] = {
        "pack": {key: one for key, one in own.items() if key not in {*_SECTIONS, "extends"}},
        "defined": {
            section: {
                str(key): plain(entry)
                for one in brought
                for key, entry in getattr(one, section).items()
            }
            for section in _SECTIONS
        },
        "names": _meanings(form, formulas),
        "packs": {one.name: one.digest for one in sorted(others, key=lambda one: one.name)},
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256:" + sha256(text.encode()).hexdigest()


def plain(value: object) -> Plain:
    """Return a form as plain data; entries of named sections keep their order as pairs."""
    match value:
        case Scalar(text):
            return text.strip()
        case Form():
            return {
                name: plain(given)
                for name, unsaid in _defaults(type(value))
                if (given := getattr(value, name)) not in unsaid
            }
        case Text(zh, en):
            return [zh, en]
        case Enum():
            return str(value.value)
        case date():
            return value.isoformat()
        case dict():
            return [[str(key), plain(one)] for key, one in value.items()]
        case tuple():
            return [plain(one) for one in value]
        case _:
            return str(value)


@lru_cache
def _defaults(form: type[Form]) -> tuple[tuple[str, tuple[object, ...]], ...]:
    """Return the keys of a form, each with the values that say no more than its absence."""
    fields = form.model_fields.items()
    nothing: tuple[object, ...] = (None, (), {})
    return tuple((name, (*nothing, one.get_default())) for name, one in fields if name != "node")


def _meanings(form: PackForm, formulas: Formulas) -> Plain:
    """Return what the names in the formulas of a pack mean, those within them too."""
    waiting = [word for text in _texts(form) for word in words(text)]
    found: dict[str, Plain] = {}
    while waiting:
        word = waiting.pop()
        measure = formulas.names.get(word)
        if measure is None or word in found:
            continue
        found[word] = _meaning(measure)
        waiting += _words_of(measure)
    return found


def _words_of(measure: Measure) -> Iterator[str]:
    """Return the words in the formulas that a name stands for."""
    match measure:
        case Named(_, Index(parts=parts)):
            for part in parts:
                yield from words(show_formula(part.of))
                yield from words(show_formula(part.target) if part.target is not None else "")
        case Named(_, of):
            yield from words(show_formula(of))
        case _:
            return


def _meaning(measure: Measure) -> Plain:
    match measure:
        case Named(_, Index(name, parts, lack, cap, floor), unit):
            rest = [name, lack.value, str(cap), str(floor), show_unit(unit, "en")]
            return [*rest, *(_part(part) for part in parts)]
        case Field(name, unit, kind, levels):
            signs = [str(measure.signed), str(measure.adds_up)]
            return [name, show_unit(unit, "en"), kind.value, list(levels), *signs]
        case Named(_, of, unit):
            return [show_formula(of), show_unit(unit, "en")]
        case Reference(name, unit):
            return [name, show_unit(unit, "en")]
        case _:
            return show_formula(measure)


def _part(part: Part) -> Plain:
    target = show_formula(part.target) if part.target is not None else ""
    signs = [str(part.falling), str(part.weight)]
    return [part.name, show_formula(part.of), target, *signs]


def _texts(value: object) -> Iterator[str]:
    """Return every text of a form that could hold a formula."""
    match value:
        case Scalar(text):
            yield text
        case Form():
            for name, unsaid in _defaults(type(value)):
                given = getattr(value, name)
                if name not in _NO_FORMULAS and given not in unsaid:
                    yield from _texts(given)
        case dict():
            for key, one in value.items():
                yield str(key)
                yield from _texts(one)
        case tuple():
            for one in value:
                yield from _texts(one)
        case _:
            return
