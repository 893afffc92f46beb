"""All examples of a pack tried: those that are one plain row are judged together, the others alone.

A plan is made once for each standard and set of fields, which is what most of the time goes into.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from edustandards.checks.finding import Finding
from edustandards.checks.kinds import Kind, kinds_of
from edustandards.evaluate.observed import Observed
from edustandards.evaluate.run import evaluate
from edustandards.packs.document import Example, PackDocument
from edustandards.packs.tried import tried

Alike: TypeAlias = tuple[str, tuple[str, ...], tuple[str, ...], str]

_AMONG_OTHERS = frozenset({Kind.RANK, Kind.PEERS, Kind.PACK})
"""Kinds of check for which rows are not apart from each other, or may not be."""


def tried_together(document: PackDocument) -> tuple[tuple[Example, Finding], ...]:
    """Return the examples of a pack in their order, each with its finding.

    >>> from edustandards.packs.library import load
    >>> pack = load("cn/quality-balanced@2017")
    >>> all(finding.verdict is one.expect for one, finding in tried_together(pack))
    True
    """
    apart = {one.id: not _AMONG_OTHERS & set(kinds_of(one.check)) for one in document.standards}
    groups: dict[Alike | int, list[int]] = {}
    for at, one in enumerate(document.examples):
        alike = _alike(one) if apart[one.standard] else None
        groups.setdefault(at if alike is None else alike, []).append(at)
    found: dict[int, Finding] = {}
    for several in groups.values():
        if len(several) == 1:
            found[several[0]] = tried(document, document.examples[several[0]])
        else:
            found.update(zip(several, _judged(document, several), strict=True))
    return tuple((one, found[at]) for at, one in enumerate(document.examples))


def _alike(one: Example) -> Alike | None:
    """Return what examples share that can be rows of one table, None for more than a row."""
    if len(one.tables) != 1 or one.tables[0].size != 1:
        return None
    table = one.tables[0]
    return one.standard, tuple(table.keys), tuple(table.values), repr(one.given)


def _judged(document: PackDocument, several: Sequence[int]) -> list[Finding]:
    examples = [document.examples[at] for at in several]
    first = examples[0].tables[0]
    names = [f"{first.keys[first.entity][0]}{at}" for at in range(len(several))]
    keys = {key: [one.tables[0].keys[key][0] for one in examples] for key in first.keys}
    values = {field: [one.tables[0].values[field][0] for one in examples] for field in first.values}
    table = Observed(first.entity, len(several), keys | {first.entity: names}, values)
    standard = document.standard(examples[0].standard)
    [judged] = evaluate([standard], (table,), document.vocabulary, examples[0].given).judged
    places = {str(name): at for at, name in enumerate(judged.entities)}
    # Whoever the standard is not asked of has no finding among others, and one by itself.
    return [
        judged.finding(places[name]) if name in places else tried(document, one)
        for name, one in zip(names, examples, strict=True)
    ]
