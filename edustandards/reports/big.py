"""What a run over large files found, on a terminal: counts, and what was not judged and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from edustandards.checks.standard import Standard
from edustandards.checks.verdict import Verdict
from edustandards.packs.document import PackDocument
from edustandards.reports.run.tally import ORDER
from edustandards.reports.screen import Screen
from edustandards.reports.terminal import counts_table
from edustandards.reports.width import safe

Found = Mapping[str, Mapping[Verdict, int]]


def big_lines(
    document: PackDocument, counts: Found, left_out: Mapping[str, str], screen: Screen
) -> Iterator[str]:
    """Return a table of the standards that were judged, then those that were not, by reason."""
    counted = [(one, counts[one.id]) for one in document.standards if one.id in counts]
    yield ""
    yield from counts_table(counted, screen)
    yield from left_out_lines(document, left_out, screen)


def totals_line(counts: Found, screen: Screen) -> str:
    """Return how often each verdict was given, in one line."""
    whole = {one: sum(several[one] for several in counts.values()) for one in ORDER}
    numbers = {verdict.value: count for verdict, count in whole.items()}
    return screen.say("report-summary", total=sum(whole.values()), **numbers)


def left_out_lines(
    document: PackDocument, left_out: Mapping[str, str], screen: Screen
) -> Iterator[str]:
    """Return the standards that were not judged, by the reason why."""
    if not left_out:
        return
    yield ""
    yield from screen.lines(screen.say("big-left-out", count=len(left_out)))
    by_reason: dict[str, list[Standard]] = {}
    for standard in document.standards:
        if standard.id in left_out:
            by_reason.setdefault(left_out[standard.id], []).append(standard)
    for reason, several in by_reason.items():
        titles = ", ".join(safe(one.title.say(screen.lang) or one.id) for one in several)
        said = screen.say("big-because", reason=screen.say(reason), titles=titles)
        yield from screen.lines(f"  {said}")
