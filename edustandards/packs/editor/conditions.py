"""What keys of one mapping ask of each other, in the part of JSON Schema that editors know.

One chain of if and else, so that a slip is flagged once and nothing is tried in many branches.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, TypeAlias

from edustandards.measures.nodes import Kind
from edustandards.packs.bodies import BODIES

Part: TypeAlias = dict[str, Any]

_OF_BODIES = frozenset(BODIES) | frozenset[str]().union(*BODIES.values())
_NEEDED = ("require", "of", "check")
_NUMBERS_ONLY = ("unit", "signed", "adds_up", "plausible")
_CHANGES = ("select", "set", "refine", "add", "retire")


def conditions(form: str) -> Part:
    """Return what holds between the keys of a form, to be merged into its schema."""
    match form:
        case "StandardForm" | "AddedForm":
            return _body(free=("where",))
        case "BodyForm":
            return _body(free=())
        case "IndicatorForm":
            return _either(("formula", "index"))
        case "IndexPartForm":
            return _either(("of", "holds"))
        case "FieldForm":
            return _field()
        case "PackForm":
            without: Part = {"required": ["standards"], **_never(_CHANGES)}
            return {"if": _has("extends"), "then": _never(["standards"]), "else": without}
        case _:
            return {}


def _has(key: str) -> Part:
    return {"required": [key]}


def _never(keys: Collection[str]) -> Part:
    return {"properties": dict.fromkeys(sorted(keys), False)}


def _chain(links: Sequence[tuple[str, Part]], last: Part) -> Part:
    """Return `if key then part`, else the next of the links, else the last."""
    (key, part), *more = links
    return {"if": _has(key), "then": part, "else": _chain(more, last) if more else last}


def _either(keys: tuple[str, str]) -> Part:
    """Return that one of two keys must be there, and not both."""
    one, other = keys
    return _chain([(one, _never([other])), (other, {})], _has(one))


def _body(free: Collection[str]) -> Part:
    """Return that there is one body, with what belongs to it; `free` keys may always be there."""
    # A check may also belong to another body, so it is asked for last.
    names = sorted(BODIES, key=lambda name: name == "check")
    links = []
    for name in names:
        belonging = BODIES[name]
        foreign = _OF_BODIES - belonging - {name} - frozenset(free)
        needed = [key for key in _NEEDED if key in belonging]
        links.append((name, {**({"required": needed} if needed else {}), **_never(foreign)}))
    return _chain(links, _has(names[0]))


def _field() -> Part:
    """Return that levels belong to a level, and units to a number."""
    levels: Mapping[str, Any] = {"minItems": 2, "uniqueItems": True}
    other = _never(_NUMBERS_ONLY)
    level: Part = {"properties": {"levels": levels, **other["properties"]}, "required": ["levels"]}
    return {
        "if": _is_kind([Kind.LEVEL]),
        "then": level,
        "else": {
            "if": _is_kind([one for one in Kind if one not in {Kind.NUMBER, Kind.LEVEL}]),
            "then": _never([*_NUMBERS_ONLY, "levels"]),
            "else": _never(["levels"]),
        },
    }


def _is_kind(kinds: Sequence[Kind]) -> Part:
    return {"required": ["kind"], "properties": {"kind": {"enum": [one.value for one in kinds]}}}
