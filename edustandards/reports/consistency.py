"""Doubts about the data, below a report: on a terminal, and as plain data for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from edustandards.checks.explain import say
from edustandards.errors import problem
from edustandards.measures.vocabulary import Vocabulary
from edustandards.packs.document import PackDocument
from edustandards.reports.screen import Screen
from edustandards.tables.consistency.doubt import Doubt, Hanging, Severity, how_many
from edustandards.wording import sentence

MOST_SHOWN = 12
MOST_HANGING = 4
_WORDS = {
    Severity.ERROR: "doubt-error",
    Severity.WARNING: "doubt-warning",
    Severity.NOTE: "doubt-note",
}


def doubt_lines(doubts: Sequence[Doubt], document: PackDocument, screen: Screen) -> Iterator[str]:
    """Return the lines that tell of doubts; nothing where there are none."""
    if not doubts:
        return
    titles = {one.id: one.title for one in document.standards}
    words = replace(document.vocabulary, standards=titles)
    counts = {one: how_many(doubt for doubt in doubts if doubt.severity is one) for one in Severity}
    yield ""
    head = {
        "errors": counts[Severity.ERROR],
        "warnings": counts[Severity.WARNING],
        "notes": counts[Severity.NOTE],
    }
    yield from screen.lines(screen.say("doubts-head", **head))
    first = sorted(doubts, key=lambda one: not one.hanging)
    for doubt in first[:MOST_SHOWN]:
        kind = screen.say(_WORDS[doubt.severity])
        yield from screen.lines(f"[{kind}] {said(doubt, document.vocabulary, screen.lang)}")
        if doubt.hanging:
            several = [hangs(one, words, screen.lang) for one in doubt.hanging[:MOST_HANGING]]
            more = " .." if len(doubt.hanging) > MOST_HANGING else ""
            verdicts = ("；" if screen.lang == "zh" else "; ").join(several) + more
            yield from screen.lines("    " + screen.say("doubt-hanging", verdicts=verdicts))
    if len(doubts) > MOST_SHOWN:
        yield from screen.lines(screen.say("doubts-more", count=how_many(first[MOST_SHOWN:])))


def said(doubt: Doubt, words: Vocabulary, lang: str) -> str:
    """Return a doubt in words, its entity with the title of its stage."""
    params = dict(doubt.problem.params)
    stage = str(params.pop("stage", ""))
    if stage and "entity" in params:
        params["entity"] = f"{params['entity']} {words.title(stage, lang)}"
    return say(problem(doubt.problem.code, doubt.problem.where, **params), lang, words)


def hangs(one: Hanging, words: Vocabulary, lang: str) -> str:
    """Return a verdict that hangs on a doubt in words."""
    stage = words.title(one.stage, lang) if one.stage else ""
    params = {
        "standard": words.title(one.standard, lang),
        "entity": " ".join(filter(None, (one.entity, stage, one.period))),
        "verdict": sentence(f"verdict-{one.verdict.value}", lang, {}),
        "otherwise": sentence(f"verdict-{one.otherwise.value}", lang, {}),
    }
    return sentence("doubt-hangs", lang, params)


def doubt_data(doubt: Doubt) -> dict[str, Any]:
    """Return a doubt as plain data, the object that stands in the JSON under `data`.

    `hanging` is null where the standards were not judged again.
    """
    return {
        "code": doubt.problem.code,
        "severity": doubt.severity.value,
        "kind": doubt.kind or None,
        "fields": list(doubt.fields),
        "entities": list(doubt.entities),
        "cells": [str(place) for place in doubt.cells],
        "count": doubt.count,
        "params": dict(doubt.problem.params),
        "hanging": None
        if doubt.hanging is None
        else [
            {
                "standard": one.standard,
                "entity": one.entity,
                "stage": one.stage or None,
                "period": one.period or None,
                "verdict": one.verdict.value,
                "otherwise": one.otherwise.value,
            }
            for one in doubt.hanging
        ],
    }
