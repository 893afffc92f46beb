"""From two packs to their difference."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date

from edustandards.checks.relation import Order, Relation
from edustandards.checks.standard import Standard
from edustandards.checks.strictness import compare_standards
from edustandards.packs.compare.difference import (
    Difference,
    Head,
    HeadChange,
    Kind,
    StandardChange,
    Wording,
)
from edustandards.packs.compare.renames import renamed
from edustandards.packs.compare.units import units_in
from edustandards.packs.document import Example, PackDocument

_KINDS = {
    Order.STRICTER: Kind.STRICTER,
    Order.LOOSER: Kind.LOOSER,
    Order.INCOMPARABLE: Kind.CHANGED,
}


def diff(before: PackDocument, after: PackDocument) -> Difference:
    """Return what has become of every standard of a pack, and what is new in a later one.

    A standard that asks exactly the same under another id is renamed.

    >>> from edustandards.packs.library import load
    >>> pack = load("cn/quality-balanced@2017")
    >>> diff(pack, pack).decides
    False
    """
    old = {one.id: one for one in before.standards}
    new = {one.id: one for one in after.standards}
    retired = [one for one in before.standards if one.id not in new]
    added = [one for one in after.standards if one.id not in old]
    names = renamed(retired, added)
    partner = {id_: old[id_] for id_ in new if id_ in old}
    partner |= {new_id: old[old_id] for new_id, old_id in names.items()}
    examples = _by_standard(before.examples), _by_standard(after.examples)
    # Another document has an order of its own.
    one_pack = before.id == after.id
    moved = _moved(before.standards, after.standards, partner) if one_pack else frozenset()
    found = [
        _changed(partner[one.id], one, examples, moved=one.id in moved)
        if one.id in partner
        else StandardChange(Kind.ADDED, None, one)
        for one in after.standards
    ]
    gone = set(names.values())
    found += [StandardChange(Kind.RETIRED, one, None) for one in retired if one.id not in gone]
    return Difference(before, after, tuple(_heads(before, after)), tuple(found))


_Examples = Mapping[str, Sequence[object]]


def _by_standard(examples: Sequence[Example]) -> _Examples:
    """Return the examples of each standard, apart from where they stand in a file."""
    found: dict[str, list[object]] = {}
    for one in examples:
        said = (one.values, one.expect, one.stage, one.period, one.value, one.margin)
        found.setdefault(one.standard, []).append((*said, len(one.tables)))
    return found


def _changed(
    before: Standard, after: Standard, examples: tuple[_Examples, _Examples], *, moved: bool
) -> StandardChange:
    relation = compare_standards(before, after)
    wording = tuple(_wording(before, after, examples, moved=moved))
    return StandardChange(_kind(before, after, relation, wording), before, after, relation, wording)


def _kind(
    before: Standard, after: Standard, relation: Relation, wording: tuple[Wording, ...]
) -> Kind:
    if relation.order is not Order.EQUAL:
        return _KINDS[relation.order]
    if before.id != after.id:
        return Kind.RENAMED
    same = (before.check, before.where, set(before.stages)) == (
        after.check,
        after.where,
        set(after.stages),
    )
    if same:
        return Kind.WORDING if wording else Kind.SAME
    return Kind.FORM if units_in(before.check) == units_in(after.check) else Kind.UNIT


def _wording(
    before: Standard, after: Standard, examples: tuple[_Examples, _Examples], *, moved: bool
) -> list[Wording]:
    old, new = examples[0].get(before.id, ()), examples[1].get(after.id, ())
    pairs = (
        (Wording.TITLE, before.title != after.title),
        (Wording.CLAUSE, before.clause != after.clause),
        (Wording.NOTES, before.notes != after.notes),
        (Wording.CONFIDENCE, before.confidence is not after.confidence),
        (Wording.EXAMPLES, list(old) != list(new)),
        (Wording.PLACE, moved),
    )
    return [what for what, differs in pairs if differs]


def _moved(
    before: Sequence[Standard], after: Sequence[Standard], partner: Mapping[str, Standard]
) -> frozenset[str]:
    """Return the standards that stand elsewhere in their pack: the fewest that explain it."""
    place = {one.id: at for at, one in enumerate(before)}
    both = [one.id for one in after if one.id in partner]
    places = [place[partner[id_].id] for id_ in both]
    # The longest run of standards that have kept their order has stayed.
    tails: list[int] = []
    ends: list[int] = []
    came_from: list[int] = []
    for at, one in enumerate(places):
        spot = bisect_left(tails, one)
        came_from.append(ends[spot - 1] if spot else -1)
        tails[spot : spot + 1] = [one]
        ends[spot : spot + 1] = [at]
    stayed = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        stayed.add(both[at])
        at = came_from[at]
    return frozenset(both) - stayed


def _heads(before: PackDocument, after: PackDocument) -> list[HeadChange]:
    said = zip(_head(before), _head(after), strict=True)
    return [HeadChange(head, old, new) for (head, old), (_, new) in said if old != new]


def _head(document: PackDocument) -> list[tuple[Head, str]]:
    source, (first, last) = document.source, document.effective
    return [
        (Head.PACK, document.id),
        (Head.EDITION, document.edition),
        (Head.REVISION, str(document.revision)),
        (Head.TITLE, document.title.zh or document.title.en),
        (Head.JURISDICTION, document.jurisdiction),
        (Head.DOCUMENT, source.document),
        (Head.ISSUED, _day(source.issued)),
        (Head.URL, source.url),
        (Head.FROM, _day(first)),
        (Head.TO, _day(last)),
        (Head.CHECKED_ON, _day(document.checked_on)),
        (Head.CONCLUSION, ", ".join(document.conclusion)),
        (Head.PLAN, _plan(document)),
        (Head.SPLIT, _split(document)),
    ]


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _plan(document: PackDocument) -> str:
    plan = document.plan
    if plan is None:
        return ""
    said = (plan.first_year, plan.base_year, plan.years)
    return ", ".join("–" if one is None else str(one) for one in said)


def _split(document: PackDocument) -> str:
    split = document.split
    if split is None:
        return ""
    weights = "; ".join(
        " : ".join(f"{stage} {weight}" for stage, weight in one) for one in split.weights
    )
    return f"{split.on} ({', '.join(split.fields)}) × {split.by}: {weights}"
