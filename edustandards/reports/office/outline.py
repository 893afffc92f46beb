"""What a document for officials says, block by block: Word and PDF are laid out from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import chain, islice

from edustandards.checks.shown import show_number, show_share, show_value
from edustandards.reports.office.blocks import Block, Heading, Paragraph, Table, Turn
from edustandards.reports.office.identity import identity
from edustandards.reports.office.problems import problems
from edustandards.reports.office.scribe import Scribe, verdict_words
from edustandards.reports.office.texts import inert
from edustandards.reports.office.waived import COLUMNS, waivers
from edustandards.reports.office.wholes import wholes
from edustandards.reports.run.run import Run
from edustandards.reports.run.shortfalls import Failure, failures
from edustandards.reports.run.tally import ORDER, Tally, by_parent, tally, tally_of
from edustandards.reports.screen import Screen
from edustandards.reports.summary import summary_line
from edustandards.units.numbers import round_half_even, show_exact
from edustandards.wording import sentence

MOST_FAILED = 200
"""How many findings that are not met a document lists; the worst come first."""

MOST_LINES = 100
"""How many lines another table of a document has."""

MOST_SIGNS = 500
"""How many signs a text of a document has."""

_NUMBERS = "一二三四五六七八九"


def outline(run: Run, lang: str) -> Iterator[Block]:
    """Return a document block by block, in zh or en; every text in it is inert."""
    title = run.document.title.say(lang) or run.document.id
    yield Heading("\n".join(map(_short, (title, _say("office-report-title", lang)))), 0)
    if run.as_of is not None:
        yield Paragraph(_say("report-as-of", lang, day=run.as_of.isoformat()), centred=True)
    chapters = (
        ("office-chapter-summary", _summary(run, lang)),
        ("office-chapter-wholes", _wholes(run, lang)),
        ("office-chapter-failed", _failed(run, lang)),
        ("office-chapter-waived", _waived(run, lang)),
        ("office-chapter-problems", _problems(run, lang)),
        ("office-chapter-basis", _basis(run, lang)),
    )
    count = 0
    for code, blocks in chapters:
        first = next(blocks, None)
        if first is None:
            continue
        if isinstance(first, Turn):
            yield first
            first = next(blocks)
        number = f"{_NUMBERS[count]}、" if lang == "zh" else f"{count + 1}. "
        count += 1
        yield Heading(number + _say(code, lang))
        yield from chain((first,), blocks)


def _say(code: str, lang: str, **params: object) -> str:
    return sentence(code, lang, params)


def _names(names: Iterable[str], lang: str) -> tuple[str, ...]:
    return tuple(_say(f"office-{name}", lang) for name in names)


def _table(
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    shares: Sequence[float],
    numbers: Iterable[int] = (),
    *,
    total: bool = False,
) -> Table:
    """Return a table of inert texts, without the columns in which nothing stands."""
    texts = [tuple(map(_short, row)) for row in rows]
    kept = [at for at in range(len(heads)) if any(row[at] for row in texts)]
    return Table(
        tuple(_short(heads[at]) for at in kept),
        tuple(tuple(row[at] for at in kept) for row in texts),
        tuple(shares[at] for at in kept),
        frozenset(new for new, old in enumerate(kept) if old in set(numbers)),
        total,
    )


def _short(text: str) -> str:
    """Return an inert text, cut to what a cell on paper takes."""
    text = inert(text)
    return text if len(text) <= MOST_SIGNS else text[: MOST_SIGNS - 2] + ".."


def _summary(run: Run, lang: str) -> Iterator[Block]:
    screen, whole = Screen(lang), tally(run)
    stop = "。" if lang == "zh" else "."
    yield Paragraph(summary_line(run, screen) + stop)
    if whole.waived:
        yield Paragraph(_say("report-waived", lang, count=whole.waived) + stop)
    if not whole.decided:
        yield Paragraph(_say("report-nothing", lang) + stop)
    for one in run.results.judged:
        if one.standard.id in run.document.conclusion:
            title = _say("office-concluded", lang, title=run.title(one.standard, lang))
            counts = "  ".join(
                f"{verdict_words(verdict, lang)} {count}"
                for verdict, count in tally_of(one).counts()
            )
            yield Paragraph(_short(f"{title}{'：' if lang == 'zh' else ': '}{counts}"))
    heads = (*_names(("title", "clause"), lang), *_verdicts(lang), *_names(("rate",), lang))
    rows = [
        (run.title(one.standard, lang), one.standard.clause, *_counts(tally_of(one)))
        for one in run.results.judged
    ]
    rows.append((_say("office-total", lang), "", *_counts(whole)))
    yield Paragraph(_say("office-rate-note", lang), quiet=True)
    yield _table(heads, rows, (4.2, 2.4, 1, 1.1, 1.2, 1.1, 1.1), range(2, 7), total=True)


def _verdicts(lang: str) -> tuple[str, ...]:
    return tuple(verdict_words(one, lang) for one in ORDER)


def _counts(counts: Tally) -> tuple[str, ...]:
    rate = f"{counts.met / counts.decided:.1%}" if counts.decided else "—"
    return (*(str(count) for _, count in counts.counts()), rate)


def _wholes(run: Run, lang: str) -> Iterator[Block]:
    """Return tables that compare counties, the lowest rate first."""
    for on, parent in wholes(run):
        counts = by_parent(run, on, parent)
        if len(counts) < 2:
            continue
        kind, whole = (run.words.title(name, lang) for name in (on, parent))
        yield Heading(_short(_say("office-by-title", lang, kind=kind, parent=whole)), 2)
        heads = (whole, *_verdicts(lang), *_names(("rate",), lang))
        ranked = sorted(counts.items(), key=lambda one: _rate(one[1]))
        rows = [(name, *_counts(one)) for name, one in ranked[:MOST_LINES]]
        yield _table(heads, rows, (4, 1.2, 1.2, 1.2, 1.2, 1.2), range(1, 6))
        yield from _rest(len(counts) - len(rows), lang)


def _rate(counts: Tally) -> float:
    return counts.met / counts.decided if counts.decided else 2.0


def _failed(run: Run, lang: str) -> Iterator[Block]:
    total = tally(run).not_met
    if not total:
        return
    yield Turn(across=True)
    scribe = Scribe(run, lang)
    worst = islice(failures(run).worst(), MOST_FAILED)
    rows = [(str(at), *_failure(one, scribe)) for at, one in enumerate(worst, 1)]
    names = ("number", "title", "entity", "within", "stage", "value", "required")
    heads = _names((*names, "relative", "needed"), lang)
    yield Paragraph(_say("office-failed-note", lang), quiet=True)
    yield _table(heads, rows, (0.9, 3, 3.4, 1.7, 1.2, 2.4, 2.4, 1.4, 3.6), (0, 5, 7))
    yield from _rest(total - len(rows), lang)


def _failure(one: Failure, scribe: Scribe) -> tuple[str, ...]:
    finding, lang = one.finding, scribe.lang
    row = scribe.row_of(one.judged, one.index, finding)
    value = ""
    if finding.requirement is not None:
        value = show_value(finding.value, finding.unit, finding.requirement, lang)
    relative = finding.relative_margin
    gap = finding.shortfall
    needed = _say("office-parts-are", lang, parts=row.parts) if row.parts else ""
    if gap is not None:
        change = show_number(abs(gap.change), gap.unit, lang)
        code = "office-more" if gap.change > 0 else "office-less"
        needed = _say(code, lang, field=row.field, change=change)
    if row.waiver:
        needed += f"（{row.waiver}）" if lang == "zh" else f" ({row.waiver})"
    stage = " ".join(filter(None, (row.stage, row.period)))
    share = "" if relative is None else _percent(relative, lang)
    return row.title, row.entity, row.within, stage, value, row.required, share, needed


def _percent(share: Fraction, lang: str) -> str:
    """Return a share in percent with one digit after the point, with more where it is small."""
    if share and abs(share) < Fraction(1, 1000):
        return show_share(share, lang)
    return f"{show_exact(round_half_even(share * 100, 1), 1)} %"


def _waived(run: Run, lang: str) -> Iterator[Block]:
    rows = list(waivers(run, lang))
    if not rows:
        return
    yield Paragraph(_say("office-waivers-note", lang), quiet=True)
    shares = (3, 3, 1.2, 1.2, 1.8, 1.2, 1.8, 1.8, 4, 2.4)
    yield _table(_names(COLUMNS, lang), rows[:MOST_LINES], shares)
    yield from _rest(len(rows) - MOST_LINES, lang)


def _problems(run: Run, lang: str) -> Iterator[Block]:
    rows = [
        (one.kind, one.said, one.about, one.hanging, str(one.times)) for one in problems(run, lang)
    ]
    if not rows:
        return
    yield Paragraph(_say("office-problems-note", lang), quiet=True)
    heads = _names(("kind", "said", "about", "hanging", "count"), lang)
    yield _table(heads, rows[:MOST_LINES], (1.6, 6, 3.4, 3.4, 1), (4,))
    yield from _rest(len(rows) - MOST_LINES, lang)


def _basis(run: Run, lang: str) -> Iterator[Block]:
    yield Turn(across=False)
    yield _table(_names(("kind", "said"), lang), identity(run, lang), (1, 3.2))


def _rest(count: int, lang: str) -> Iterator[Block]:
    if count > 0:
        yield Paragraph(_say("office-rest", lang, count=count), quiet=True)
