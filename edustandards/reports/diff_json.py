"""The difference of two packs as JSON, the public and versioned form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from edustandards.checks import nodes as c
from edustandards.checks.reach import Interval
from edustandards.checks.relation import Change, Compared, Flip, Step
from edustandards.checks.show import show_requirement
from edustandards.checks.verdict import Verdict
from edustandards.measures import nodes as m
from edustandards.measures.show import show_formula
from edustandards.measures.unit_of import unit_of
from edustandards.packs.compare.difference import Difference, Kind, StandardChange
from edustandards.packs.compare.outcome import Move, Outcome, Turned, moves
from edustandards.packs.document import PackDocument
from edustandards.reports.diff_words import DiffWords
from edustandards.reports.json_text import json_text
from edustandards.units.numbers import show_exact
from edustandards.units.show import show_unit

SCHEMA = 1


def diff_json(
    difference: Difference, on: tuple[Outcome, Sequence[str]] | None = None
) -> Iterator[str]:
    """Return the JSON of a difference in pieces, a standard a line; `on` is of some files of data.

    Numbers are exact decimal texts where they have an end, else fractions; values that change
    sides are in `unit`. Standards that are the same are counted, not listed.
    """
    kinds = {kind.value: len(difference.of(kind)) for kind in Kind}
    head = {
        "schema": SCHEMA,
        "before": _pack(difference.before),
        "after": _pack(difference.after),
        "decides": difference.decides,
        "head": [
            {"what": one.head.value, "before": one.before or None, "after": one.after or None}
            for one in difference.head
        ],
        "summary": kinds,
    }
    yield json_text(head)[:-1] + ', "standards": ['
    words = DiffWords(difference, "en")
    separator = "\n"
    for one in difference.standards:
        if one.kind is not Kind.SAME:
            yield separator + json_text(_standard(one, words))
            separator = ",\n"
    yield "\n]"
    if on is not None:
        yield ', "on": ' + json_text(_outcome(on[0], on[1]))
    yield "}\n"


def _pack(document: PackDocument) -> dict[str, Any]:
    return {
        "id": document.id,
        "edition": document.edition,
        "revision": document.revision,
        "hash": document.digest,
        "title": {"zh": document.title.zh, "en": document.title.en},
    }


def _standard(one: StandardChange, words: DiffWords) -> dict[str, Any]:
    relation = one.relation
    return {
        "id": one.id,
        "id_before": one.before.id if one.before is not None else None,
        "kind": one.kind.value,
        "order": relation.order.value if relation is not None else None,
        "on": one.standard.on,
        "title": {"zh": one.standard.title.zh, "en": one.standard.title.en},
        "wording": [what.value for what in one.wording],
        "changes": [_change(change, words) for change in relation.changes] if relation else [],
    }


def _change(one: Change, words: DiffWords) -> dict[str, Any]:
    return {
        "what": one.what.value,
        "path": [_step(step) for step in one.path],
        "before": _side(one.before, words),
        "after": _side(one.after, words),
        "order": one.order.value,
        "unit": show_unit(one.unit, "en"),
        "flips": [_flip(flip) for flip in one.flips],
    }


def _step(step: Step) -> dict[str, Any]:
    found: dict[str, Any] = {"turn": step.turn.value}
    if step.name:
        found["name"] = step.name
    if step.first is not None:
        found["first"] = step.first
    if step.last is not None:
        found["last"] = step.last
    if step.condition is not None:
        found["condition"] = show_formula(step.condition)
    if step.measure is not None and step.interval is not None:
        found["formula"] = show_formula(step.measure)
        found["unit"] = show_unit(unit_of(step.measure), "en")
        found |= _interval(step.interval)
    return found


def _interval(interval: Interval) -> dict[str, Any]:
    low, high = (None if end is None else show_exact(end) for end in (interval.low, interval.high))
    return {
        "low": low,
        "low_included": interval.has_low,
        "high": high,
        "high_included": interval.has_high,
    }


def _flip(flip: Flip) -> dict[str, Any]:
    verdicts = {"before": flip.before.value, "after": flip.after.value}
    return {**_interval(flip.interval), **verdicts}


def _side(side: Compared, words: DiffWords) -> dict[str, Any] | str | None:
    """Return what stands on one side of a change, in the notation of packs where there is one."""
    match side:
        case None | str():
            return side
        case c.Require(measure, requirement, judge):
            return {
                "formula": show_formula(measure),
                "require": show_requirement(requirement),
                "judge": judge.value,
            }
        case c.Bound():
            return show_requirement(side)
        case c.AtLeast(k, parts, others, counting):
            return {
                "at_least": k,
                "of": len(parts),
                "others": None if others is None else show_exact(others),
                "counting": counting.value,
            }
        case c.Holds(condition):
            return show_formula(condition)
        case _:
            return show_formula(side) if isinstance(side, m.Condition) else words.brief(side)


def _outcome(outcome: Outcome, files: Sequence[str]) -> dict[str, Any]:
    return {
        "data": list(files),
        "matrix": _matrix(outcome.matrix),
        "by_standard": {id_: _matrix(one) for id_, one in outcome.by_standard.items()},
        "turned": [_turned(one) for one in outcome.turned],
    }


def _matrix(matrix: Mapping[Move, int]) -> list[dict[str, Any]]:
    return [
        {"before": _verdict(before), "after": _verdict(after), "count": count}
        for (before, after), count in moves(matrix)
    ]


def _turned(one: Turned) -> dict[str, Any]:
    return {
        "standard": one.standard,
        "entity": one.entity,
        "stage": one.stage or None,
        "period": one.period or None,
        "before": _verdict(one.before),
        "after": _verdict(one.after),
    }


def _verdict(verdict: Verdict | None) -> str | None:
    return None if verdict is None else verdict.value
