"""How quantities, checks, findings, packs and reports show themselves in notebooks.

Each is told three times: as plain text, as HTML, and as JSON of our own for programs that look at
notebooks. Notebooks ask the objects, and these ask here, when they are looked at and not before.
Colours and fonts are those of the notebook; whatever packs and data say stands there as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from edustandards.checks.finding import Finding
from edustandards.checks.show import show_requirement
from edustandards.checks.standard import Standard
from edustandards.fluent.check import Check
from edustandards.front.pack import Pack
from edustandards.front.report import Report
from edustandards.measures.vocabulary import Vocabulary
from edustandards.reports.explained import explained_data
from edustandards.reports.html.nested import nested
from edustandards.reports.html.tags import Html, el
from edustandards.reports.run.shortfalls import failures
from edustandards.reports.run.tally import ORDER, tally, tally_of
from edustandards.reports.screen import Screen
from edustandards.reports.show_pack import show_pack
from edustandards.reports.site.asks import asks_of
from edustandards.reports.summary import summary_line
from edustandards.reports.terminal import failed_line
from edustandards.units.numbers import show_exact
from edustandards.units.quantity import Quantity
from edustandards.units.show import show_quantity, show_unit
from edustandards.wording import sentence
from edustandards.wording.locale import locale_language

Bundle: TypeAlias = dict[str, Any]
"""What is shown, by its media type."""

__all__ = ["Bundle", "of_check", "of_finding", "of_pack", "of_quantity", "of_report"]

WIDE = 100
MOST_ROWS = 60
MOST_FAILED = 20


def _bundle(kind: str, text: str, html: str, data: Mapping[str, Any]) -> Bundle:
    return {
        "text/plain": text,
        "text/html": html,
        f"application/vnd.edustandards.{kind}+json": dict(data),
    }


def of_quantity(one: Quantity) -> Bundle:
    """Return a quantity as notebooks show it.

    >>> from edustandards import quantity
    >>> of_quantity(quantity("7.5 m²/student"))["text/plain"]
    '7.5 m²/student'
    """
    lang = locale_language()
    said = show_quantity(one, lang)
    data = {"number": show_exact(one.number), "unit": show_unit(one.unit, "en")}
    return _bundle("quantity", said, el("span", said), data)


def of_finding(one: Finding) -> Bundle:
    """Return a finding as notebooks show it: its explanation."""
    text = one.explain(locale_language())
    head, *rest = text.splitlines()
    html = el("div", el("p", el("b", head)), nested(rest))
    return _bundle("finding", text, html, explained_data(one))


def of_check(one: Check) -> Bundle:
    """Return a check as notebooks show it: the YAML that it is."""
    text = one.to_yaml()
    html = el("pre", Html("\n".join(el("span", line) for line in text.splitlines())))
    return _bundle("check", text, html, {"yaml": text, "on": one.on})


def of_pack(one: Pack) -> Bundle:
    """Return a pack as notebooks show it: its standards, and what each asks."""
    lang, document = locale_language(), one.document
    screen = Screen(lang, WIDE)
    text = "\n".join(show_pack(document, screen))
    rows = [
        (one.title.say(lang) or one.id, _asked(one, document.vocabulary, lang), one.clause, one.id)
        for one in document.standards[:MOST_ROWS]
    ]
    heads = (
        screen.say("site-standard"),
        screen.say("site-requirement"),
        screen.say("site-clause"),
        "id",
    )
    left = len(document.standards) - len(rows)
    html = el(
        "div",
        el("p", el("b", document.title.say(lang) or document.name), " ", el("code", document.name)),
        _table(heads, rows),
        el("p", f"+{left}") if left else None,
    )
    data = {
        "id": document.id,
        "edition": document.edition,
        "hash": document.digest,
        "standards": [standard.id for standard in document.standards],
    }
    return _bundle("pack", text, html, data)


def _asked(standard: Standard, words: Vocabulary, lang: str) -> str:
    """Return what a standard asks, stage by stage; nothing of what is composed of others."""
    said = []
    for ask in asks_of(standard.check):
        requirement = show_requirement(ask.require.requirement, lang, words.title)
        said.append(f"{words.title(ask.stage, lang)} {requirement}" if ask.stage else requirement)
    return ("；" if lang == "zh" else "; ").join(dict.fromkeys(said))


def of_report(one: Report) -> Bundle:
    """Return a report as notebooks show it: its counts by standard, and what is not met."""
    lang, run = locale_language(), one.run
    screen = Screen(lang, WIDE)
    line = summary_line(run, screen)
    heads = [
        screen.say("site-standard"),
        *(sentence(f"verdict-{v.value}", lang, {}) for v in ORDER),
    ]
    rows = [
        [
            run.title(judged.standard, lang),
            *(str(count) for _, count in tally_of(judged).counts()),
        ]
        for judged in run.results.judged[:MOST_ROWS]
    ]
    failed = [
        failed_line(
            found.finding,
            run.title(found.standard, lang),
            run.document.vocabulary,
            lang,
            within=run.whole(found.judged, found.index),
        )
        for found in failures(run).ordered[:MOST_FAILED]
    ]
    html = el(
        "div",
        el("p", el("b", run.document.title.say(lang) or run.document.name)),
        el("p", line),
        _table(heads, rows),
        el("ul", [el("li", said) for said in failed]) if failed else None,
    )
    counts = {verdict.value: count for verdict, count in tally(run).counts()}
    data = {"pack": run.document.name, "hash": run.document.digest, "summary": counts}
    return _bundle("report", "\n".join([line, *failed]), html, data)


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Html:
    return el(
        "table",
        el("thead", el("tr", [el("th", head, scope="col") for head in heads])),
        el("tbody", [el("tr", [el("td", cell) for cell in row]) for row in rows]),
    )
