"""The difference of two packs on a terminal: what became of each standard, and whose verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from edustandards.checks.verdict import Verdict
from edustandards.packs.compare.difference import Difference, Kind, StandardChange
from edustandards.packs.compare.outcome import ORDER, Move, Outcome, Turned, moves
from edustandards.reports.diff_words import KINDS, DiffWords
from edustandards.reports.screen import Screen
from edustandards.reports.width import padded, width_of

MOST_TURNED = 20


def show_diff(
    difference: Difference, screen: Screen, on: tuple[Outcome, Sequence[str]] | None = None
) -> Iterator[str]:
    """Return the lines that tell how two packs differ; `on` is what that means for some files."""
    words = DiffWords(difference, screen.lang)
    before, after = (
        screen.say("report-head", title=one.title.say(screen.lang), name=one.name)
        for one in (difference.before, difference.after)
    )
    yield from screen.lines(screen.say("diff-packs", before=before, after=after))
    for line in words.heads():
        yield from screen.lines("  " + line)
    yield ""
    yield from screen.lines(words.summary(), "  ")
    if not difference.decides:
        yield from screen.lines(screen.say("diff-nothing"))
    for kind, code in KINDS.items():
        found = difference.of(kind)
        if not found or kind is Kind.SAME:
            continue
        yield ""
        section = screen.say("diff-section", what=screen.say(code), count=len(found))
        yield from screen.lines(section)
        for one in found:
            yield from _standard(one, words, screen)
    if on is not None:
        yield ""
        yield from _on_data(on[0], on[1], words, screen)


def asked_line(change: StandardChange, words: DiffWords) -> str:
    """Return a standard by its name, with what it asks where that says what became of it."""
    name = words.name_of(change.standard)
    before, after = change.before, change.after
    if before is not None and before.id != change.id:
        name = words.say("diff-was-called", name=name, id=before.id)
    asks = ""
    if change.kind is Kind.WORDING:
        asks = words.wording(change)
    elif before is None or after is None:
        asks = words.brief(change.standard.check)
    elif change.kind in {Kind.UNIT, Kind.FORM}:
        told = {"before": words.brief(before.check), "after": words.brief(after.check)}
        asks = words.say("diff-from-to-plain", **told)
    return words.say("diff-asks", name=name, asks=asks) if asks else name


def _standard(change: StandardChange, words: DiffWords, screen: Screen) -> Iterator[str]:
    yield from screen.lines("  " + asked_line(change, words), "    ")
    for text, flips in words.changes(change):
        yield from screen.lines("    " + text, "      ")
        for flip in flips:
            yield from screen.lines("      " + flip, "        ")
    if change.wording and change.kind is not Kind.WORDING:
        also = screen.say("diff-also", what=words.wording(change))
        yield from screen.lines("    " + also, "      ")


def _on_data(
    outcome: Outcome, files: Sequence[str], words: DiffWords, screen: Screen
) -> Iterator[str]:
    yield from screen.lines(screen.say("diff-data", files=screen.say("diff-comma").join(files)))
    yield from _laid_out(table_of(outcome.matrix, words), screen.width)
    if not outcome.decides:
        yield from screen.lines(screen.say("diff-no-turn"))
        return
    if not outcome.turned:
        return
    yield ""
    yield from screen.lines(screen.say("diff-turned", count=len(outcome.turned)))
    for one in outcome.turned[:MOST_TURNED]:
        yield from screen.lines("  " + turned_line(one, words), "      ")
    if len(outcome.turned) > MOST_TURNED:
        rest = len(outcome.turned) - MOST_TURNED
        yield from screen.lines("  " + screen.say("diff-turned-more", count=rest))


def turned_line(one: Turned, words: DiffWords) -> str:
    """Return a finding that is not what it was, in a line."""
    subject = " ".join(filter(None, (one.entity, words.title(one.stage), one.period)))
    before, after = (verdict_name(verdict, words) for verdict in (one.before, one.after))
    move = words.say("diff-move", before=before, after=after)
    named = words.say("report-line-plain", title=words.title(one.standard), subject=subject)
    return words.say("diff-asks", name=named, asks=move)


def verdict_name(verdict: Verdict | None, words: DiffWords) -> str:
    """Return the word for a verdict, or for none."""
    return words.say("diff-not-asked" if verdict is None else f"verdict-{verdict.value}")


def table_of(matrix: Mapping[Move, int], words: DiffWords) -> list[list[str]]:
    """Return how many findings became what as a table of texts, a row for each verdict before.

    Verdicts that do not occur are left out.
    """
    rows = [one for one in ORDER if any(before is one for (before, _), _ in moves(matrix))]
    columns = [one for one in ORDER if any(after is one for (_, after), _ in moves(matrix))]
    head = [words.say("diff-rows-before"), *(verdict_name(one, words) for one in columns)]
    return [
        head,
        *(
            [verdict_name(row, words), *(str(matrix.get((row, one), 0)) for one in columns)]
            for row in rows
        ),
    ]


def _laid_out(table: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """Return a table in columns; where that does not fit, the cells of each row one by one."""
    head, *rows = table
    widths = [max(width_of(row[at]) for row in table) for at in range(len(head))]
    if sum(widths) + 2 * len(widths) <= width:
        for row in table:
            cells = (padded(cell, size) for cell, size in zip(row, widths, strict=True))
            yield ("  " + "  ".join(cells)).rstrip()
        return
    for row in rows:
        for name, cell in zip(head[1:], row[1:], strict=True):
            yield f"  {row[0]} → {name} {cell}"
