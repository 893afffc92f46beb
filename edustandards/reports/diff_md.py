"""The difference of two packs as Markdown, for documents and comments on changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edustandards.packs.compare.difference import Difference, Kind, StandardChange
from edustandards.packs.compare.outcome import Outcome
from edustandards.reports.diff_words import KINDS, DiffWords
from edustandards.reports.md import plain
from edustandards.reports.show_diff import MOST_TURNED, asked_line, table_of, turned_line


def diff_md(
    difference: Difference, lang: str, on: tuple[Outcome, Sequence[str]] | None = None
) -> Iterator[str]:
    """Return the lines of a difference in Markdown; `on` is what it means for some files."""
    words = DiffWords(difference, lang)
    before, after = (
        words.say("report-head", title=one.title.say(lang), name=one.name)
        for one in (difference.before, difference.after)
    )
    yield "## " + plain(words.say("diff-packs", before=before, after=after))
    yield ""
    yield plain(words.summary())
    if not difference.decides:
        yield ""
        yield plain(words.say("diff-nothing"))
    heads = words.heads()
    if heads:
        yield ""
        yield from ("- " + plain(line) for line in heads)
    for kind, code in KINDS.items():
        found = difference.of(kind)
        if not found or kind is Kind.SAME:
            continue
        yield ""
        section = words.say("diff-section", what=words.say(code), count=len(found))
        yield "### " + plain(section)
        yield ""
        for one in found:
            yield from _standard(one, words)
    if on is not None:
        yield from _on_data(on[0], on[1], words)


def _standard(change: StandardChange, words: DiffWords) -> Iterator[str]:
    yield "- " + plain(asked_line(change, words))
    for text, flips in words.changes(change):
        yield "  - " + plain(text)
        yield from ("    - " + plain(flip) for flip in flips)
    if change.wording and change.kind is not Kind.WORDING:
        yield "  - " + plain(words.say("diff-also", what=words.wording(change)))


def _on_data(outcome: Outcome, files: Sequence[str], words: DiffWords) -> Iterator[str]:
    yield ""
    yield "### " + plain(words.say("diff-data", files=words.say("diff-comma").join(files)))
    yield ""
    head, *rows = table_of(outcome.matrix, words)
    yield _row(head)
    yield "|" + " --- |" * len(head)
    yield from (_row(row) for row in rows)
    yield ""
    if not outcome.turned:
        yield plain(words.say("diff-no-turn"))
        return
    yield plain(words.say("diff-turned", count=len(outcome.turned)))
    yield ""
    for one in outcome.turned[:MOST_TURNED]:
        yield "- " + plain(turned_line(one, words))
    if len(outcome.turned) > MOST_TURNED:
        rest = len(outcome.turned) - MOST_TURNED
        yield "- " + plain(words.say("diff-turned-more", count=rest))


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(plain(cell) for cell in cells) + " |"
