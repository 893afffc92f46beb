"""Two runs compared, for people: on a terminal, as Markdown, and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import islice
from typing import Any

from edustandards.checks.verdict import Verdict
from edustandards.measures.vocabulary import Vocabulary
from edustandards.reports.against.comparison import Comparison, Turn, Turned
from edustandards.reports.against.saved import Found, Saved
from edustandards.reports.json_text import json_text
from edustandards.reports.md import plain, row
from edustandards.reports.screen import Screen
from edustandards.reports.width import padded, width_of
from edustandards.units.numbers import show_exact, show_rounded

SCHEMA = 1
MOST_TURNED = 20
MOST_ENTITIES = 10
_TOLD = (Turn.LOST, Turn.WON, Turn.OTHER)
_HEADS = {Turn.LOST: "against-lost", Turn.WON: "against-won", Turn.OTHER: "against-other"}
_COLUMNS = (Turn.WON, Turn.LOST, Turn.OTHER, Turn.SAME, Turn.NEW, Turn.GONE)


def against_lines(found: Comparison, words: Vocabulary, screen: Screen) -> Iterator[str]:
    """Return the lines that tell what was won and lost, none wider than the screen."""
    for line in _head(found, screen):
        yield from screen.lines(line)
    table = _table(found, screen)
    if table:
        yield ""
        yield from _laid_out(table, screen.width)
    for title, several in _sections(found, words, screen):
        yield ""
        yield from screen.lines(title)
        for line in several:
            yield from screen.lines("  " + line, "      ")


def against_md(found: Comparison, words: Vocabulary, lang: str) -> Iterator[str]:
    """Return the lines of Markdown that tell what was won and lost."""
    screen = Screen(lang, 100_000)
    first, *rest = _head(found, screen)
    yield f"# {plain(first)}"
    for line in rest:
        yield ""
        yield plain(line)
    table = _table(found, screen)
    if table:
        yield ""
        yield row(table[0])
        yield "|---|" + "--:|" * (len(table[0]) - 1)
        yield from map(row, table[1:])
    for title, several in _sections(found, words, screen):
        yield ""
        yield f"## {plain(title)}"
        yield ""
        yield from (f"- {plain(line)}" for line in several)


def against_json(found: Comparison) -> Iterator[str]:
    """Return the comparison as JSON in pieces, a finding that is not the same a line."""
    head = {
        "schema": SCHEMA,
        "before": _run(found.before),
        "after": _run(found.after),
        "same_pack": found.same_pack,
        "summary": {turn.value: count for turn, count in found.counts().items()},
        "matrix": [
            {"before": _verdict(before), "after": _verdict(after), "count": count}
            for (before, after), count in found.matrix().items()
        ],
        "by_standard": {
            id_: {turn.value: count for turn, count in counts.items()}
            for id_, counts in found.by_standard().items()
        },
        "by_entity": {
            entity: {"won": won, "lost": lost} for entity, (won, lost) in found.by_entity().items()
        },
    }
    yield json_text(head)[:-1] + ', "turned": ['
    separator = "\n"
    for one in found.turned:
        if one.turn is not Turn.SAME:
            yield separator + json_text(_turned(one))
            separator = ",\n"
    yield "\n]}\n"


def _head(found: Comparison, screen: Screen) -> Iterator[str]:
    before, after = (_named(one, screen) for one in (found.before, found.after))
    yield screen.say("against-head", before=before, after=after)
    if not found.same_pack:
        yield screen.say("against-packs", before=found.before.pack, after=found.after.pack)
    counts = found.counts()
    yield screen.say("against-summary", **{turn.value: counts[turn] for turn in Turn})
    moves = [one.drift for one in found.of(Turn.SAME)]
    if any(moves):
        nearer, further = moves.count(1), moves.count(-1)
        yield screen.say("against-nearer", nearer=nearer, further=further)


def _named(saved: Saved, screen: Screen) -> str:
    said = saved.where or saved.pack
    return f"{said} ({screen.say('report-as-of', day=saved.as_of)})" if saved.as_of else said


def _table(found: Comparison, screen: Screen) -> list[list[str]]:
    """Return what became of the findings of each standard where anything did."""
    shown = [
        (id_, counts)
        for id_, counts in found.by_standard().items()
        if any(count for turn, count in counts.items() if turn is not Turn.SAME)
    ]
    if not shown:
        return []
    used = [turn for turn in _COLUMNS if any(counts.get(turn) for _, counts in shown)]
    head = [screen.say("report-standard"), *(screen.say(f"turn-{turn.value}") for turn in used)]
    rows = (
        [_title(id_, found, screen), *(str(counts.get(turn, 0)) for turn in used)]
        for id_, counts in shown
    )
    return [head, *rows]


def _title(id_: str, found: Comparison, screen: Screen) -> str:
    for one in (found.after, found.before):
        if id_ in one.titles:
            return one.titles[id_].say(screen.lang) or id_
    return id_


def _sections(
    found: Comparison, words: Vocabulary, screen: Screen
) -> Iterator[tuple[str, Iterable[str]]]:
    counts = found.counts()
    for turn in _TOLD:
        if counts[turn]:
            first = islice(found.of(turn), MOST_TURNED)
            lines = [_line(one, found, words, screen) for one in first]
            if counts[turn] > MOST_TURNED:
                lines.append(screen.say("report-rest", count=counts[turn] - MOST_TURNED))
            yield screen.say(_HEADS[turn], count=counts[turn]), lines
    entities = found.by_entity()
    if len(entities) > 1:
        lines = [
            screen.say("against-entity", entity=name, won=won, lost=lost)
            for name, (won, lost) in _ends(entities)
        ]
        yield screen.say("against-by-entity", count=len(entities)), lines


def _ends(entities: dict[str, tuple[int, int]]) -> list[tuple[str, tuple[int, int]]]:
    """Return who lost the most, and who won the most."""
    several = list(entities.items())
    if len(several) <= 2 * MOST_ENTITIES:
        return several
    return several[:MOST_ENTITIES] + several[-MOST_ENTITIES:]


def _line(one: Turned, found: Comparison, words: Vocabulary, screen: Screen) -> str:
    about = one.about
    stage = words.title(about.stage, screen.lang) if about.stage else ""
    before, after = (_with_margin(side, screen) for side in (one.before, one.after))
    return screen.say(
        "against-line",
        title=_title(about.standard, found, screen),
        subject=" ".join(filter(None, (about.entity, stage, about.period))),
        before=before,
        after=after,
    )


def _with_margin(found: Found | None, screen: Screen) -> str:
    assert found is not None, "what is new or gone is counted, not listed"
    verdict = screen.say(f"verdict-{found.verdict.value}")
    margin = found.relative_margin
    if margin is None:
        return verdict
    sign = "+" if margin > 0 else ""
    return screen.say("against-margin", verdict=verdict, margin=sign + _percent(margin))


def _percent(share: Fraction) -> str:
    """Return a share in percent, shortly; what is not zero never shows as zero."""
    return f"{show_rounded(share * 100, 1)} %"


def _laid_out(table: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    widths = [max(width_of(line[at]) for line in table) for at in range(len(table[0]))]
    widths[0] = max(min(widths[0], width - sum(widths[1:]) - 2 * len(widths)), 12)
    if sum(widths) + 2 * (len(widths) - 1) <= width:
        for first, *rest in table:
            cells = (
                " " * (size - width_of(cell)) + cell
                for cell, size in zip(rest, widths[1:], strict=True)
            )
            yield "  ".join((padded(first, widths[0]), *cells))
        return
    for first, *rest in table[1:]:
        yield padded(first, width).rstrip()
        for name, cell in zip(table[0][1:], rest, strict=True):
            yield f"  {name} {cell}"


def _run(saved: Saved) -> dict[str, Any]:
    return {
        "file": saved.where or None,
        "pack": saved.pack,
        "hash": saved.digest,
        "as_of": saved.as_of or None,
    }


def _turned(one: Turned) -> dict[str, Any]:
    return {
        **{name: value or None for name, value in one.about._asdict().items()},
        "turn": one.turn.value,
        "before": _found(one.before),
        "after": _found(one.after),
    }


def _found(one: Found | None) -> dict[str, Any] | None:
    if one is None:
        return None
    margin = one.relative_margin
    return {
        "verdict": one.verdict.value,
        "relative_margin": None if margin is None else show_exact(margin),
    }


def _verdict(verdict: Verdict | None) -> str | None:
    return None if verdict is None else verdict.value
