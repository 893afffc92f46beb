"""Pieces that several sections are made of: verdicts, bars, tables, things that open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from edustandards.checks.explain import MARKS
from edustandards.checks.finding import Finding
from edustandards.checks.verdict import Verdict
from edustandards.reports.html.nested import nested
from edustandards.reports.html.tags import Html, Piece, el, name_of
from edustandards.reports.run.run import Run
from edustandards.reports.run.tally import ORDER, Tally
from edustandards.wording import sentence


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a section is made from: the run, and the language that it speaks."""

    run: Run
    lang: str

    def say(self, code: str, **params: object) -> str:
        """Return a sentence of the wording tables."""
        return sentence(code, self.lang, params)

    def word(self, verdict: Verdict) -> str:
        """Return the word for a verdict."""
        return self.say(f"verdict-{verdict.value}")

    def kind(self, name: str) -> str:
        """Return the title of a kind of entity, a stage or a field."""
        return self.run.document.vocabulary.title(name, self.lang)


def marked(sheet: Sheet, verdict: Verdict) -> Html:
    """Return a verdict as its mark and its word: never by colour alone."""
    said = f"{MARKS[verdict]} {sheet.word(verdict)}"
    return el("span", said, class_=verdict.value)


def bar(sheet: Sheet, counts: Tally) -> Html:
    """Return counts as a bar, with a text that says the same."""
    total = counts.total or 1
    said = "，" if sheet.lang == "zh" else ", "
    label = said.join(f"{sheet.word(verdict)} {count}" for verdict, count in counts.counts())
    spans = [
        el("span", class_=verdict.value, style=f"width:{100 * count / total:.2f}%")
        for verdict, count in counts.counts()
        if count
    ]
    return el("div", spans, class_="bar", role="img", aria_label=label)


def count_cells(counts: Tally) -> list[Html]:
    """Return the cells of a row of counts."""
    return [el("td", count or "0", class_="n") for _, count in counts.counts()]


def count_heads(sheet: Sheet) -> list[Html]:
    """Return the headers above counts."""
    return [
        el("th", f"{MARKS[verdict]} {sheet.word(verdict)}", scope="col", class_="n")
        for verdict in ORDER
    ]


def table(
    caption: str, heads: Iterable[Piece], rows: Iterable[Piece], class_: str | None = None
) -> Html:
    """Return a table in a box of its own that scrolls where it is wider than the page."""
    made = el(
        "table",
        el("caption", caption),
        el("thead", el("tr", heads)),
        el("tbody", rows),
        class_=class_,
    )
    return el("div", made, class_="box", tabindex="0", role="region", aria_label=caption)


def head(said: str, class_: str | None = None) -> Html:
    """Return the header of a column."""
    return el("th", said, scope="col", class_=class_)


def opening(summary: Piece, finding: Finding, lang: str) -> Html:
    """Return a finding that opens to its explanation; no script is needed for that."""
    explanation = finding.explain(lang).splitlines()[1:]  # the summary says the first line
    return el("details", el("summary", summary), nested(explanation))


def names(several: Sequence[str], most: int) -> Html:
    """Return the first of some names, and how many more there are."""
    shown = [name_of(one) for one in several[:most]]
    parts: list[Piece] = []
    for at, one in enumerate(shown):
        parts += [", " if at else None, one]
    rest = len(several) - most
    return el("span", parts, f" +{rest}" if rest > 0 else None)


def section(id_: str, title: str, *children: Piece) -> Html:
    """Return a section with its heading."""
    return el(
        "section", el("h2", title, id=f"{id_}-h"), children, id=id_, aria_labelledby=f"{id_}-h"
    )
