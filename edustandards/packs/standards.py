"""The standards of a pack: read in the order of their citations, kept in that of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from edustandards.checks.nodes import (
    ByStage,
    Check,
    Judge,
    Require,
    When,
)
from edustandards.checks.size import MOST_CHECKS, size_of
from edustandards.checks.standard import Standard
from edustandards.measures.nodes import Named
from edustandards.packs.bodies import Asked, owns_where, read_body
from edustandards.packs.near import cut
from edustandards.packs.order import in_order
from edustandards.packs.schema import BodyForm, StandardForm
from edustandards.packs.scope import Scope
from edustandards.packs.source import Key, Scalar
from edustandards.wording.text import NO_TEXT, Text

MAX_NESTING = 40
"""How deep the checks of a standard may lie in each other."""

_ID = re.compile(r"[^\W_][\w.-]{0,79}")


def read_standards(
    forms: Mapping[Key, StandardForm], judge: Judge, scope: Scope
) -> tuple[Standard, ...]:
    """Return the standards that can be read; what is wrong with others is in the scope."""
    for key in forms:
        if not _ID.fullmatch(key):
            scope.wrong("standard-id", key.place, text=cut(key))
    return read_in_order(forms, judge, scope)


def read_in_order(
    forms: Mapping[Key, StandardForm], judge: Judge, scope: Scope
) -> tuple[Standard, ...]:
    """Return the standards that can be read, whatever they are called."""
    keys = {str(key): key for key in forms}
    order, rings = in_order(
        {key: [one.text for one in cited_by(form)] for key, form in forms.items()}
    )
    for ring in rings:
        path = cut(" → ".join(ring), 300)
        scope.wrong("standard-ring", keys[ring[0]].place, path=path)
    for id_ in order:
        key = keys[id_]
        standard = _standard(key, forms[key], judge, scope)
        if standard is not None and _fits(key, standard.check, scope):
            scope.built[id_] = standard
    return tuple(scope.built[id_] for id_ in keys if id_ in scope.built)


def cited_by(form: BodyForm) -> Iterator[Scalar]:
    """Return the ids that a body cites, those within it too."""
    groups = (form.all_of or (), form.any_of or (), form.of or ())
    several = [part for group in groups for part in group]
    several += [*(form.by_stage or {}).values(), *(form.by_year or {}).values()]
    several += [case.check for case in form.cases or ()]
    for part in (*several, form.not_, form.check):
        if isinstance(part, Scalar):
            yield part
        elif part is not None:
            yield from cited_by(part)


def _standard(key: Key, form: StandardForm, judge: Judge, scope: Scope) -> Standard | None:
    on = scope.kind(form.on)
    stages = [scope.stage(one.text, one.place) for one in form.stages]
    known = tuple(dict.fromkeys(stage for stage in stages if stage is not None))
    own = form.where if not owns_where(form) else None
    where = scope.formulas.condition(own, scope.found) if own is not None else None
    if on is None or len(known) < len(set(stages)) or (own is not None and where is None):
        return None
    check = read_body(form, Asked(on, judge, where, known), scope)
    if check is None:
        return None
    return Standard(
        id=str(key),
        check=check,
        on=on,
        title=form.title if form.title != NO_TEXT else _title(check, scope),
        clause=form.clause,
        stages=known,
        where=where,
        notes=form.notes,
        confidence=form.confidence,
    )


def _title(check: Check, scope: Scope) -> Text:
    """Return the title of the indicator of a check, if it has one."""
    match check:
        case Require(Named(name)) | ByStage(((_, Require(Named(name))), *_)):
            # One whose name was refused is known to formulas, so that they repeat no problem.
            entry = scope.vocabulary.indicators.get(name)
            return entry.title if entry is not None else NO_TEXT
        case When(_, part):
            return _title(part, scope)
        case _:
            return NO_TEXT


def _fits(key: Key, check: Check, scope: Scope) -> bool:
    """Say whether a check is of bearable size; citing twice what cites twice grows fast."""
    count, depth = size_of(check, scope.sizes)
    if count <= MOST_CHECKS and depth <= MAX_NESTING:
        return True
    scope.wrong("standard-large", key.place, text=cut(key), size=MOST_CHECKS, depth=MAX_NESTING)
    return False
