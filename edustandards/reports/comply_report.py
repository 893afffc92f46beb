"""A plan to comply: on a terminal, as JSON, and as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from fractions import Fraction
from io import StringIO
from math import floor
from typing import Any

from edustandards.checks.explain import say
from edustandards.checks.finding import Finding
from edustandards.checks.shown import show_number
from edustandards.checks.verdict import Verdict
from edustandards.comply.plan import Compliance, Share
from edustandards.measures.vocabulary import Vocabulary
from edustandards.reports.findings_json import finding_data
from edustandards.reports.flat.rows import inert
from edustandards.reports.json_text import json_text
from edustandards.reports.run.kin import Subject
from edustandards.reports.screen import Screen
from edustandards.units.numbers import show_exact
from edustandards.units.show import show_unit

SCHEMA = 1
MOST_SHARES = 30
MOST_WHOLES = 12
COLUMNS = ("entity", "stage", "period", "whole", "now", "then", "more", "unit", "because")


def comply_lines(plan: Compliance, words: Vocabulary, screen: Screen) -> Iterator[str]:
    """Return the lines that tell a plan: its total, who gets how much, what it changes."""
    lang, field = screen.lang, words.title(plan.resource, screen.lang)
    if not plan.shares:
        yield from screen.lines(screen.say("comply-nothing", field=field))
    else:
        total = show_number(plan.total, plan.unit, lang)
        head = screen.say("comply-head", field=field, total=total, count=len(plan.shares))
        yield from screen.lines(head)
        yield from _bound(plan, screen)
        yield from _wholes(plan, screen)
        yield ""
        ranked = sorted(plan.shares, key=lambda one: -one.more)
        for one in ranked[:MOST_SHARES]:
            yield from screen.lines("  " + _share(one, plan, words, screen), "      ")
        if len(ranked) > MOST_SHARES:
            yield "  " + screen.say("comply-more", count=len(ranked) - MOST_SHARES)
        yield ""
        won = sum(one.after.verdict is Verdict.MET for one in plan.turned)
        lost = sum(one.before.verdict is Verdict.MET for one in plan.turned)
        yield from screen.lines(screen.say("comply-turned", won=won, lost=lost))
    if plan.open_:
        ids = dict.fromkeys(one.standard for one in plan.open_)
        titles = ", ".join(words.title(id_, lang) for id_ in ids)
        yield from screen.lines(screen.say("comply-open", count=len(plan.open_), standards=titles))
    for problem in plan.problems:
        yield from screen.lines(say(problem, lang, words))


def _bound(plan: Compliance, screen: Screen) -> Iterator[str]:
    bound = show_number(_below(plan.bound, 2), plan.unit, screen.lang)
    step = show_number(plan.step, plan.unit, screen.lang)
    yield from screen.lines(screen.say("comply-bound", bound=bound, step=step))


def _below(bound: Fraction, places: int) -> Fraction:
    """Return a bound with few digits that is still one: rounded down."""
    return Fraction(floor(bound * 10**places), 10**places)


def _wholes(plan: Compliance, screen: Screen) -> Iterator[str]:
    """Return what each county needs, the most first, where there are several."""
    wholes = plan.by_whole()
    if len(wholes) < 2:
        return
    ranked = sorted(wholes.items(), key=lambda one: -one[1])
    for whole, total in ranked[:MOST_WHOLES]:
        said = show_number(total, plan.unit, screen.lang)
        yield from screen.lines("  " + screen.say("comply-whole", whole=whole or "—", total=said))
    if len(ranked) > MOST_WHOLES:
        yield "  " + screen.say("comply-more", count=len(ranked) - MOST_WHOLES)


def _share(one: Share, plan: Compliance, words: Vocabulary, screen: Screen) -> str:
    now, then, more = (
        show_number(number, plan.unit, screen.lang) for number in (one.now, one.then, one.more)
    )
    because = ", ".join(words.title(id_, screen.lang) for id_ in one.because)
    subject = Subject(one.entity, one.stage, one.period, one.whole).say(words, screen.lang)
    params = {"subject": subject, "now": now, "then": then, "more": more, "because": because}
    return screen.say("comply-share", **params)


def comply_json(plan: Compliance) -> Iterator[str]:
    """Return a plan as JSON, in pieces: numbers exact, in the unit of the resource."""
    data = {
        "schema": SCHEMA,
        "resource": plan.resource,
        "unit": show_unit(plan.unit, "en"),
        "step": show_exact(plan.step),
        "total": show_exact(plan.total),
        "bound": show_exact(_below(plan.bound, 6)),
        "wholes": {whole: show_exact(total) for whole, total in plan.by_whole().items()},
        "shares": [_share_data(one) for one in plan.shares],
        "turned": [
            {
                "standard": one.standard,
                "entity": one.entity,
                "stage": one.stage or None,
                "period": one.period or None,
                "before": _brief(one.before),
                "after": _brief(one.after),
            }
            for one in plan.turned
        ],
        "open": [finding_data(one) for one in plan.open_],
        "problems": [{"code": one.code, **dict(one.params)} for one in plan.problems],
    }
    yield json_text(data) + "\n"


def _share_data(one: Share) -> dict[str, Any]:
    return {
        "entity": one.entity,
        "stage": one.stage or None,
        "period": one.period or None,
        "whole": one.whole or None,
        "now": show_exact(one.now),
        "then": show_exact(one.then),
        "more": show_exact(one.more),
        "because": list(one.because),
    }


def _brief(finding: Finding) -> dict[str, Any]:
    data = finding_data(finding)
    return {key: data[key] for key in ("verdict", "value", "threshold", "margin")}


def comply_csv(plan: Compliance) -> Iterator[str]:
    """Return who gets how much as CSV, a line each; texts that would be formulas are inert."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    unit = show_unit(plan.unit, "en")
    for one in plan.shares:
        data = _share_data(one)
        row = {**data, "unit": unit, "because": " ".join(one.because)}
        writer.writerow([inert(str(row[name] or "")) for name in COLUMNS])
    yield "\ufeff" + text.getvalue()
