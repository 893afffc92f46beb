"""Which fields a formula or a condition reads, and through which aggregates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias, assert_never

from edustandards.measures import nodes as m

Node: TypeAlias = m.Measure | m.Condition | m.Word


def fields_of(node: Node) -> tuple[m.Field, ...]:
    """Return the fields of the entity itself, each once, in order of first mention.

    Those that aggregates read from its parts are not among them.

    >>> fields_of(m.Quotient(m.Field("rooms"), m.Field("students")))[1].name
    'students'
    """
    found = (leaf for leaf in _leaves(node) if isinstance(leaf, m.Field))
    return tuple(dict.fromkeys(found))


def folded_of(node: Node) -> tuple[m.Folded, ...]:
    """Return the outermost aggregates of a formula or condition, in order of first mention."""
    found = (leaf for leaf in _leaves(node) if isinstance(leaf, m.Folded))
    return tuple(dict.fromkeys(found))


def all_fields_of(node: Node) -> tuple[m.Field, ...]:
    """Return the fields of the entity and those that aggregates read from its parts."""
    return tuple(dict.fromkeys(_all(node)))


def needed_fields_of(node: Node) -> tuple[m.Field, ...]:
    """Return the fields that have to be there: of several that stand in for each other the last."""
    return tuple(dict.fromkeys(_needed(node)))


def _needed(node: Node) -> Iterator[m.Field]:
    match node:
        case m.First(several):
            yield from _needed(several[-1])
        case m.Field() | m.OneOf() | m.Says():
            yield from _all(node)
        case m.Folded(of=of, weight=weight, where=where):
            for inner in (of, weight, where):
                if inner is not None:
                    yield from _needed(inner)
        case _:
            for child in children(node):
                yield from _needed(child)


def _all(node: Node) -> Iterator[m.Field]:
    for leaf in _leaves(node):
        if isinstance(leaf, m.Field):
            yield leaf
        elif isinstance(leaf, m.Folded):
            for inner in (leaf.of, leaf.weight, leaf.where):
                if inner is not None:
                    yield from _all(inner)


def _leaves(node: Node) -> Iterator[m.Field | m.Folded]:
    match node:
        case m.Field() | m.Folded():
            yield node
        case m.OneOf(field=field) | m.Says(field=field):
            yield field
        case m.Constant() | m.Reference() | m.Word():
            return
        case _:
            for child in children(node):
                yield from _leaves(child)


def proof_of(field: m.Field) -> tuple[m.Field, m.Field, m.Field]:
    """Return the fields that stand beside a yes: its evidence, its date, and when it expires."""
    return (
        m.Field(f"{field.name}_evidence", kind=m.Kind.TEXT),
        m.Field(f"{field.name}_date", kind=m.Kind.DATE),
        m.Field(f"{field.name}_expires", kind=m.Kind.DATE),
    )


def references_of(node: Node) -> tuple[m.Reference, ...]:
    """Return the values from outside that a formula or condition asks for, each once."""
    return tuple(dict.fromkeys(_references(node)))


def _references(node: Node) -> Iterator[m.Reference]:
    if isinstance(node, m.Reference):
        yield node
    inner: tuple[Node, ...] = children(node)
    if isinstance(node, m.Folded):
        inner = tuple(one for one in (node.of, node.weight, node.where) if one is not None)
    for child in inner:
        yield from _references(child)


def spoken_of(node: Node) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the kinds of entity and the stages that a formula speaks of, each once."""
    found = tuple(_spoken(node))
    kinds = dict.fromkeys(text for of_stage, text in found if text and not of_stage)
    return tuple(kinds), tuple(dict.fromkeys(text for of_stage, text in found if of_stage))


def _spoken(node: Node) -> Iterator[tuple[bool, str]]:
    inner: tuple[Node, ...] = children(node)
    match node:
        case m.Folded(over=over, within=within):
            yield from ((False, over), (False, within))
            inner = tuple(one for one in (node.of, node.weight, node.where) if one is not None)
        case m.Rank(within=within):
            yield False, within
        case m.AtStage(stage=stage):
            yield True, stage
        case _:
            pass
    for child in inner:
        yield from _spoken(child)


def children(node: Node) -> tuple[Node, ...]:
    """Return what a node is made of, on the same entity: an aggregate has none there."""
    match node:
        case (
            m.Field() | m.Constant() | m.Reference() | m.Word() | m.OneOf() | m.Says() | m.Folded()
        ):
            return ()
        case m.Index(parts=parts):
            return tuple(
                inner for part in parts for inner in (part.of, part.target) if inner is not None
            )
        case (
            m.Named(of=of)
            | m.Negated(of)
            | m.Ceiling(of)
            | m.Floor(of)
            | m.Persons(of)
            | m.Earlier(of=of)
            | m.AtStage(of=of)
            | m.Rank(of=of)
            | m.Reverse(of)
        ):
            return (of,)
        case (
            m.Sum(left, right)
            | m.Difference(left, right)
            | m.Product(left, right)
            | m.Quotient(left, right)
            | m.Comparison(left, _, right)
        ):
            return (left, right)
        case m.Least(of) | m.Greatest(of) | m.First(of) | m.Both(of) | m.Either(of):
            return of
        case _:
            assert_never(node)
