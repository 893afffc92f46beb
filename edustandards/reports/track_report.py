"""A plan over its years on a terminal: targets, figures, a small chart, what has to change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Any

from edustandards.checks.explain import MARKS
from edustandards.checks.nodes import Bound
from edustandards.checks.show import show_requirement
from edustandards.checks.shown import show_number, show_value
from edustandards.checks.verdict import Verdict
from edustandards.evaluate.track import Course, Track, Year
from edustandards.measures.vocabulary import Vocabulary
from edustandards.packs.document import PackDocument
from edustandards.reports.findings_json import finding_data
from edustandards.reports.heading import heading
from edustandards.reports.screen import Screen
from edustandards.reports.width import padded, safe, width_of
from edustandards.units.numbers import show_exact
from edustandards.units.quantity import Quantity
from edustandards.units.show import show_unit
from edustandards.units.unit import Unit

BARS = "▁▂▃▄▅▆▇█"
GAP = "·"
_TOLD = {Verdict.MET, Verdict.NOT_MET}


def track_report(tracks: Iterable[Track], document: PackDocument, screen: Screen) -> Iterator[str]:
    """Return the lines of a plan over its years, none wider than the screen."""
    yield from heading(document, screen)
    counts = dict.fromkeys(Course, 0)
    silent: dict[str, str] = {}
    for one in tracks:
        counts[one.course] += 1
        if not any(_says(year) for year in one.years):
            silent[one.standard.id] = one.standard.title.say(screen.lang) or one.standard.id
            continue
        yield ""
        yield from _track(one, document.vocabulary, screen)
    yield ""
    if silent:
        titles = ", ".join(silent.values())
        yield from screen.lines(screen.say("track-silent", count=len(silent), titles=titles))
    if not any(counts.values()):
        yield from screen.lines(screen.say("track-nothing"))
        return
    numbers = {course.value: count for course, count in counts.items()}
    yield from screen.lines(screen.say("track-summary", **numbers))


def _says(year: Year) -> bool:
    """Tell whether a year has a verdict or a value."""
    finding = year.finding
    return finding is not None and (finding.value is not None or finding.verdict in _TOLD)


def _track(one: Track, words: Vocabulary, screen: Screen) -> Iterator[str]:
    lang = screen.lang
    stage = words.title(one.stage, lang) if one.stage else ""
    subject = " ".join(filter(None, (one.entity or words.title(one.standard.on, lang), stage)))
    course = screen.say(f"track-{one.course.value}")
    title = safe(one.standard.title.say(lang) or one.standard.id)
    yield from screen.lines(screen.say("track-head", title=title, subject=subject, course=course))
    yield from _years(one, words, screen)
    chart = sparkline(one.years)
    if chart:
        yield from screen.lines("  " + screen.say("track-chart", chart=chart))
    if one.forecast is not None:
        value = _number(one, one.forecast, lang)
        year = one.years[-1].year
        yield from screen.lines("  " + screen.say("track-forecast", value=value, year=year))
    if one.shortfall is not None and one.next_year is not None:
        gap = one.shortfall
        change = show_number(abs(gap.change), gap.unit, lang)
        code = "track-more" if gap.change > 0 else "track-less"
        field = words.title(gap.field, lang)
        said = screen.say(code, year=one.next_year, field=field, change=change)
        yield from screen.lines("  " + said)


def _years(one: Track, words: Vocabulary, screen: Screen) -> Iterator[str]:
    """Return the years as a table, as many beside each other as the screen has room for."""
    lang = screen.lang
    heads = [screen.say(code) for code in ("track-year", "track-target", "track-actual")]
    first = max(width_of(head) for head in heads) + 4
    columns = []
    for year in one.years:
        target = _target(year, one.unit, words, lang)
        mark = MARKS[year.finding.verdict] if year.finding is not None else ""
        actual = " ".join(filter(None, (_actual(year, lang), mark))) or GAP
        columns.append((str(year.year), target or GAP, actual))
    while columns:
        room, taken = screen.width - first, 0
        widths: list[int] = []
        for column in columns:
            wide = max(width_of(cell) for cell in column) + 2
            if widths and taken + wide > room:
                break
            widths.append(wide)
            taken += wide
        shown, columns = columns[: len(widths)], columns[len(widths) :]
        for at, head in enumerate(heads):
            cells = "".join(
                padded(column[at], wide) for column, wide in zip(shown, widths, strict=True)
            )
            yield from screen.lines((padded(f"  {head}", first) + cells).rstrip())


def _target(year: Year, unit: Unit, words: Vocabulary, lang: str) -> str:
    """Return what a year requires; the number that a formula comes to, where it is known."""
    requirement = year.requirement
    if requirement is None:
        return ""
    formula = isinstance(requirement, Bound) and not isinstance(requirement.threshold, Quantity)
    if formula and isinstance(requirement, Bound) and year.threshold is not None:
        return f"{requirement.comparator.value} {show_number(year.threshold, unit, lang)}"
    return show_requirement(requirement, lang, words.title)


def _actual(year: Year, lang: str) -> str:
    finding = year.finding
    if finding is None or finding.value is None:
        return ""
    return show_value(finding.value, finding.unit, finding.requirement or year.requirement, lang)


def _number(one: Track, value: Fraction, lang: str) -> str:
    requirement = next((year.requirement for year in one.years if year.requirement), None)
    return show_value(value, one.unit, requirement, lang)


def sparkline(years: Sequence[Year]) -> str:
    """Return values over the years as bars between the least and the greatest, targets included.

    >>> sparkline([Year(2024, threshold=Fraction(1)), Year(2025, threshold=Fraction(2))])
    ''
    """
    values = [year.value for year in years]
    known = [value for value in values if value is not None]
    limits = [year.threshold for year in years if year.threshold is not None]
    if len(known) < 2:
        return ""
    low, high = min(known + limits), max(known + limits)
    span = high - low

    def bar(value: Fraction | None) -> str:
        if value is None:
            return GAP
        return BARS[round((value - low) / span * (len(BARS) - 1)) if span else 3]

    return "".join(bar(value) for value in values)


def track_data(one: Track) -> dict[str, Any]:
    """Return a track as plain data, for JSON."""
    gap = one.shortfall
    return {
        "standard": one.standard.id,
        "on": one.standard.on,
        "entity": one.entity,
        "stage": one.stage or None,
        "unit": show_unit(one.unit, "en"),
        "course": one.course.value,
        "forecast": None if one.forecast is None else show_exact(one.forecast),
        "next_year": one.next_year,
        "shortfall": None
        if gap is None
        else {
            "field": gap.field,
            "change": show_exact(gap.change),
            "unit": show_unit(gap.unit, "en"),
        },
        "years": [
            {
                "year": year.year,
                "requirement": None
                if year.requirement is None
                else show_requirement(year.requirement),
                "threshold": None if year.threshold is None else show_exact(year.threshold),
                "finding": None if year.finding is None else finding_data(year.finding),
            }
            for year in one.years
        ],
    }
