"""The smaller sheets: by county, the data's problems, waivers, the identity of the pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from edustandards.reports.office.grid import Grid, headed, named
from edustandards.reports.office.identity import identity
from edustandards.reports.office.looks import width
from edustandards.reports.office.names import SheetNames
from edustandards.reports.office.numbers import Number, counted
from edustandards.reports.office.problems import problems
from edustandards.reports.office.scribe import Cell, verdict_words
from edustandards.reports.office.stream import Line
from edustandards.reports.office.waived import COLUMNS, waivers
from edustandards.reports.office.wholes import wholes
from edustandards.reports.run.run import Run
from edustandards.reports.run.tally import ORDER, Tally, by_parent
from edustandards.wording import sentence

MOST_PROBLEMS = 10_000
MOST_WHOLES = 4
"""How many sheets compare counties, cities and the like."""


def by_parents(run: Run, lang: str, names: SheetNames) -> Iterator[Grid]:
    """Return a sheet for each whole that entities are part of: schools by county."""
    found = 0
    for on, parent in wholes(run):
        counts = by_parent(run, on, parent)
        if len(counts) < 2 or found == MOST_WHOLES:
            continue
        found += 1
        yield _by_parent(run, lang, names, (on, parent), counts)


def _by_parent(
    run: Run, lang: str, names: SheetNames, pair: tuple[str, str], counts: dict[str, Tally]
) -> Grid:
    kind, whole = (run.words.title(name, lang) for name in pair)
    name = names.name(sentence("office-by", lang, {"kind": whole}))
    heads = [whole, *(verdict_words(one, lang) for one in ORDER)]
    heads += named(("total", "rate", "waived-count"), lang)
    widths = [width([whole, *counts], 12, 36), *([13] * (len(heads) - 1))]
    ranked = sorted(counts.items(), key=lambda one: _rate(one[1]))
    body = ([parent, *_counts(one)] for parent, one in ranked)
    title = sentence("office-by-title", lang, {"kind": kind, "parent": whole})
    note = sentence("office-rate-note", lang, {})
    return Grid(
        name,
        widths,
        len(counts),
        lambda: headed(title, note, heads, widths, body, (0,)),
        shares=(6,),
    )


def _rate(counts: Tally) -> float:
    return counts.met / counts.decided if counts.decided else 2.0


def _counts(counts: Tally) -> Iterable[Cell]:
    yield from (counted(count) for _, count in counts.counts())
    yield counted(counts.total)
    yield Number(_rate(counts), "rate") if counts.decided else ""
    yield counted(counts.waived)


def problems_grid(run: Run, lang: str, names: SheetNames) -> Iterator[Grid]:
    """Return the sheet of the data's problems; none where there are none."""
    told = list(islice(problems(run, lang), MOST_PROBLEMS))
    if not told:
        return
    heads = named(("kind", "said", "about", "cells", "count", "hanging"), lang)
    widths = [12, 70, 36, 30, 9, 60]
    body: list[list[Cell]] = [
        [one.kind, one.said, one.about, one.cells, counted(one.times), one.hanging] for one in told
    ]
    yield _sheet("problems", lang, names, heads, widths, body)


def waivers_grid(run: Run, lang: str, names: SheetNames) -> Iterator[Grid]:
    """Return the sheet of waivers; none where there are none."""
    body = list(waivers(run, lang))
    if body:
        heads = named(COLUMNS, lang)
        widths = [30, 28, 8, 9, 14, 10, 12, 12, 50, 20]
        yield _sheet("waivers", lang, names, heads, widths, body, verdict=COLUMNS.index("verdict"))


def identity_grid(run: Run, lang: str, names: SheetNames) -> Grid:
    """Return the sheet that says which pack judged which data."""
    body = [list(line) for line in identity(run, lang)]
    heads = named(("kind", "said"), lang)
    return _sheet("pack", lang, names, heads, [24, 100], body)


def _sheet(
    what: str,
    lang: str,
    names: SheetNames,
    heads: Sequence[str],
    widths: Sequence[int],
    body: Sequence[Sequence[Cell]],
    verdict: int | None = None,
) -> Grid:
    name = names.name(sentence(f"office-{what}", lang, {}))
    code = f"office-{what}-note"
    note = sentence(code, lang, {})

    def lines() -> Iterator[Line]:
        yield from headed(name, note, heads, widths, body, range(len(heads)))

    return Grid(name, widths, len(body), lines, verdict=verdict)
