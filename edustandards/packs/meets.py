"""One pack asks for another: all that it concludes, lifted to the level that it is asked at."""

from __future__ import annotations

from edustandards.checks.asked import check_of, check_with_where
from edustandards.checks.nodes import AllOf, Check, Cited, ForEvery
from edustandards.checks.standard import Standard
from edustandards.errors import EdustandardsError
from edustandards.packs.cited import cited_in
from edustandards.packs.document import PackDocument
from edustandards.packs.near import cut
from edustandards.packs.scope import Scope
from edustandards.packs.source import Scalar


def meets(named: Scalar, on: str, scope: Scope) -> Check | None:
    """Return the check that an entity of kind `on` meets a pack, with all of its parts.

    What the pack asks of smaller entities is asked of every one of them; what it asks of larger
    ones cannot be asked here.
    """
    try:
        document = scope.load(named.text.strip(), named.place).document
    except EdustandardsError as error:
        scope.found.extend(error.problems)
        return None
    if not scope.take_up(document, named.place):
        return None
    parts = []
    for standard in concluded(document):
        check = _lifted(standard, on, scope)
        if check is None:
            params = {"text": cut(standard.id), "its": standard.on, "on": on}
            scope.wrong("meets-level", named.place, **params)
            return None
        parts.append(Cited(standard.id, check))
    return Cited(document.name, AllOf(tuple(parts)))


def concluded(document: PackDocument) -> tuple[Standard, ...]:
    """Return the standards that a pack comes to: those it names, else those that no other cites."""
    if document.conclusion:
        return tuple(document.standard(id_) for id_ in document.conclusion)
    inner = {id_ for one in document.standards for id_ in cited_in(one.check)}
    return tuple(one for one in document.standards if one.id not in inner)


def _lifted(standard: Standard, on: str, scope: Scope) -> Check | None:
    if standard.on == on:
        return check_with_where(standard)
    if on in scope.wholes(standard.on):
        return ForEvery(standard.on, check_of(standard), standard.where)
    return None
