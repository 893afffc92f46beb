"""How a limit changed, as a chart: across the editions of a pack, or by the years of a plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape

from edustandards.checks.nodes import Bound
from edustandards.measures.vocabulary import Vocabulary
from edustandards.reports.site.asks import Ask
from edustandards.reports.site.shelf import Listed, Shelf, key_of
from edustandards.units.convert import factor
from edustandards.units.quantity import Quantity
from edustandards.units.show import show_quantity, show_unit
from edustandards.units.unit import Unit

WIDE, HIGH, LEFT, TOP, FOOT = 640, 220, 16, 28, 34
MOST_LINES = 5


@dataclass(frozen=True, slots=True)
class Point:
    """A limit from some time on: `at` orders times, `when` names them."""

    at: Fraction
    when: str
    number: Fraction


@dataclass(frozen=True, slots=True)
class Course:
    """How a limit ran for one stage; a limit holds until the next point."""

    stage: str
    points: tuple[Point, ...]


def courses_of(shelf: Shelf, listed: Listed) -> tuple[Unit | None, tuple[Course, ...]]:
    """Return how the limits of a standard ran, in one unit; nothing where they never changed."""
    keys = {key_of(listed, ask) for ask in listed.asks}
    unit: Unit | None = None
    found: dict[str, dict[Fraction, Point]] = {}
    for key in keys:
        for other, ask in shelf.measured[key]:
            limit = _limit(ask)
            if other.document.id != listed.document.id or limit is None or ask.when:
                continue
            point = _when(other, ask)
            if point is None:
                continue
            unit = limit.unit if unit is None else unit
            at, when = point
            number = limit.number * factor(limit.unit, unit)
            for stage in (ask.stage,) if ask.stage else other.standard.stages or ("",):
                found.setdefault(stage, {})[at] = Point(at, when, number)
    courses = [
        Course(stage, tuple(points[at] for at in sorted(points)))
        for stage, points in found.items()
        if len(points) > 1
    ]
    return unit, tuple(courses[:MOST_LINES])


def _limit(ask: Ask) -> Quantity | None:
    asked = ask.require.requirement
    if isinstance(asked, Bound) and isinstance(asked.threshold, Quantity):
        return asked.threshold
    return None


def _when(listed: Listed, ask: Ask) -> tuple[Fraction, str] | None:
    if ask.year is not None:
        return Fraction(ask.year), f"#{ask.year}" if ask.of_plan else str(ask.year)
    first = listed.document.effective[0]
    if first is None:
        return None
    return first.year + Fraction(first.timetuple().tm_yday - 1, 366), first.isoformat()


def chart(unit: Unit, courses: Sequence[Course], words: Vocabulary, lang: str) -> Iterator[str]:
    """Return a chart as SVG within a figure, with its numbers in words below it.

    Labels stand where there is room for them: dates under their point, numbers above it.
    """
    points = [point for course in courses for point in course.points]
    times = sorted({point.at for point in points})
    numbers = sorted({point.number for point in points})
    low, high = numbers[0], numbers[-1]
    span, first, last = (high - low) or Fraction(1), times[0], times[-1]

    def x(at: Fraction) -> int:
        return LEFT + round((WIDE - 150 - LEFT) * (at - first) / ((last - first) or 1))

    def y(number: Fraction) -> int:
        return HIGH - FOOT - round((HIGH - FOOT - TOP) * (number - low) / span)

    yield '<figure class="es-history">'
    yield f'<svg viewBox="0 0 {WIDE} {HIGH}" role="img" aria-label="{escape(_said(unit, lang))}">'
    names = {point.at: point.when for point in points}
    for at in times:
        yield f'<line class="es-tick" x1="{x(at)}" x2="{x(at)}" y1="{TOP}" y2="{HIGH - FOOT}"/>'
        yield f'<text class="es-when" x="{x(at)}" y="{HIGH - 12}">{escape(names[at])}</text>'
    for place, course in enumerate(courses):
        path = f"M{x(course.points[0].at)} {y(course.points[0].number)}"
        for point in course.points[1:]:
            path += f"H{x(point.at)}V{y(point.number)}"
        yield f'<path class="es-line es-line-{place}" d="{path}H{WIDE - 20}"/>'
        for point in course.points:
            label = escape(show_quantity(Quantity(point.number, unit), lang))
            above = y(point.number) - 6
            yield f'<text class="es-number" x="{x(point.at) + 4}" y="{above}">{label}</text>'
    yield "</svg>"
    stages = [words.title(one.stage, lang) if one.stage else "" for one in courses]
    if any(stages):
        yield "<figcaption>"
        for place, stage in enumerate(stages):
            yield f'<span class="es-key es-line-{place}">{escape(stage)}</span>'
        yield "</figcaption>"
    yield "</figure>"
    yield ""


def _said(unit: Unit, lang: str) -> str:
    return show_unit(unit, lang)
