"""What the standards of a pack ask to be filled in: of which kind of entity, which fields, and why.

A need is found by walking the checks: what they read of their own entity, of its parts, and of
what stands beside a yes that has to be attested.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from edustandards.checks import nodes as c
from edustandards.checks.fields import bounds_of
from edustandards.checks.standard import Standard
from edustandards.evaluate.split import Split
from edustandards.measures import nodes as m
from edustandards.measures.fields import Node, children, proof_of
from edustandards.measures.vocabulary import Vocabulary
from edustandards.units.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that is read of a kind of entity: a field, or only that there is such an entity.

    `words` are those that a text is compared with; `looks_back` says that other years are read,
    `at_stage` that one stage is; `cited` is the standard that reads it where another only cites it.
    """

    kind: str
    field: m.Field | None = None
    words: tuple[str, ...] = ()
    looks_back: bool = False
    at_stage: bool = False
    cited: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A field that is asked of a kind of entity: the standards that read it, words to choose.

    A standard that only cites others is not among them where those are.
    """

    field: m.Field
    standards: tuple[Standard, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Questions:
    """All that is asked of one kind of entity; `staged` and `yearly` say what tells rows apart."""

    kind: str
    fields: tuple[Question, ...]
    staged: bool = False
    yearly: bool = False


def questions(
    standards: Sequence[Standard], vocabulary: Vocabulary, split: Split | None = None
) -> tuple[tuple[Questions, ...], frozenset[str]]:
    """Return what is asked, the smallest parts last, and all kinds of entity that are spoken of.

    A kind of which nothing is read but what its parts say has no questions of its own.

    >>> from edustandards.packs.library import load
    >>> document = load("cn/quality-balanced@2017")
    >>> found, kinds = questions(document.standards, document.vocabulary, document.split)
    >>> [one.kind for one in found]
    ['county', 'subject', 'school', 'class']
    """
    found: dict[str, dict[str, Question]] = {}
    staged: set[str] = set() if split is None else {split.on}
    yearly: set[str] = set()
    ids = {standard.id for standard in standards}
    for standard in standards:
        for need in _needs(standard, vocabulary):
            own = found.setdefault(need.kind, {})
            if standard.stages or need.at_stage:
                staged.add(need.kind)
            if need.looks_back:
                yearly.add(need.kind)
            if need.field is not None:
                before = own.get(need.field.name, Question(need.field))
                named = () if need.cited in ids else (standard,)
                own[need.field.name] = _joined(before, named, need.words)
    _add_split(found, split, vocabulary)
    kinds = frozenset({*found, *(standard.on for standard in standards)})
    order = [kind for kind in reversed([*vocabulary.entities]) if kind in found]
    return (
        tuple(
            Questions(kind, tuple(found[kind].values()), kind in staged, kind in yearly)
            for kind in order
        ),
        kinds,
    )


def _joined(before: Question, standards: tuple[Standard, ...], words: tuple[str, ...]) -> Question:
    new = tuple(one for one in standards if one not in before.standards)
    words = tuple(dict.fromkeys((*before.words, *words)))
    return Question(before.field, (*before.standards, *new), words)


def _add_split(
    found: dict[str, dict[str, Question]], split: Split | None, vocabulary: Vocabulary
) -> None:
    """Ask also for what shared resources are divided by, where any of them is asked for."""
    own = found.get(split.on) if split is not None else None
    if split is None or own is None or not own.keys() & set(split.fields):
        return
    entry = vocabulary.fields.get(split.by)
    if entry is not None:
        own.setdefault(split.by, Question(entry.field))


def _needs(standard: Standard, vocabulary: Vocabulary) -> Iterator[Need]:
    if standard.where is not None:
        yield from _read(standard.where, standard.on, vocabulary)
    yield from _checked(standard.check, standard.on, vocabulary)


def _checked(check: c.Check, on: str, vocabulary: Vocabulary) -> Iterator[Need]:
    match check:
        case c.Require(measure, requirement):
            yield from _read(measure, on, vocabulary)
            for bound in bounds_of(requirement):
                if not isinstance(bound.threshold, Quantity):
                    yield from _read(bound.threshold, on, vocabulary)
        case c.Holds(condition):
            yield from _read(condition, on, vocabulary)
        case c.ByStage(cases):
            for _, case in cases:
                yield from (replace(need, at_stage=True) for need in _checked(case, on, vocabulary))
        case c.ByYear(cases):
            for _, case in cases:
                yield from (
                    replace(need, looks_back=True) for need in _checked(case, on, vocabulary)
                )
        case c.Cases(cases):
            for condition, case in cases:
                yield from _read(condition, on, vocabulary)
                yield from _checked(case, on, vocabulary)
        case c.AllOf(parts) | c.AnyOf(parts) | c.AtLeast(parts=parts):
            for part in parts:
                yield from _checked(part, on, vocabulary)
        case c.Not(part):
            yield from _checked(part, on, vocabulary)
        case c.Cited(key, part):
            yield from (replace(need, cited=key) for need in _checked(part, on, vocabulary))
        case c.When(condition, part):
            yield from _read(condition, on, vocabulary)
            yield from _checked(part, on, vocabulary)
        case c.ForEvery(check=part, where=where) | c.ShareOf(check=part, where=where):
            yield Need(check.entity)
            if where is not None:
                yield from _read(where, check.entity, vocabulary)
            yield from _checked(part, check.entity, vocabulary)
        case _:
            assert_never(check)


def _read(node: Node, on: str, vocabulary: Vocabulary) -> Iterator[Need]:
    """Yield what a formula or condition reads; of the nodes of the union, a few say more."""
    match node:
        case m.Field():
            yield Need(on, node)
        case m.OneOf(field=field, words=words):
            yield Need(on, field, words)
        case m.Says(field=field, proven=proven):
            yield Need(on, field)
            for one in proof_of(field) if proven else ():
                yield Need(on, one)
        case m.Comparison(m.Field() as field, _, m.Word(text)):
            yield Need(on, field, (text,))
        case m.Folded(of=of, weight=weight, over=over, where=where, within=within):
            kind = on if within else over or _below(on, vocabulary)
            yield Need(kind)
            for inner in (of, weight, where):
                if inner is not None:
                    yield from _read(inner, kind, vocabulary)
        case m.Earlier():
            yield from (replace(need, looks_back=True) for need in _read(node.of, on, vocabulary))
        case m.AtStage():
            yield from (replace(need, at_stage=True) for need in _read(node.of, on, vocabulary))
        case _:
            for child in children(node):
                yield from _read(child, on, vocabulary)


def _below(kind: str, vocabulary: Vocabulary) -> str:
    """Return the kind that the parts of a kind of entity have, where the formula names none."""
    entities: Mapping[str, object] = vocabulary.entities
    found = (one for one in entities if vocabulary.entities[one].within == kind)
    return next(found, kind)
