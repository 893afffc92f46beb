"""A plan over its years: what each asked, what was reached, and where the course leads.

The course is the straight line from the first year with a value to the last, drawn on to the last
year of the plan, in exact numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction

from edustandards.checks import nodes as c
from edustandards.checks.evidence import Shortfall
from edustandards.checks.finding import Finding
from edustandards.checks.limits import limits
from edustandards.checks.standard import Standard
from edustandards.checks.verdict import Verdict
from edustandards.evaluate.choose import year_of_case
from edustandards.evaluate.given import Given
from edustandards.evaluate.judge import plan
from edustandards.evaluate.measure import compile_measure
from edustandards.evaluate.observed import PERIOD, STAGE, Table
from edustandards.evaluate.plans import MET
from edustandards.evaluate.row import Row
from edustandards.evaluate.run import Exact, tables_by_kind
from edustandards.evaluate.shortfall import closing
from edustandards.evaluate.split import Split
from edustandards.measures.nodes import Constant
from edustandards.measures.unit_of import unit_of
from edustandards.measures.vocabulary import Vocabulary
from edustandards.units.convert import factor
from edustandards.units.quantity import Quantity
from edustandards.units.unit import ONE, Unit


class Course(Enum):
    """Where a standard stands on its way to the last target of the plan."""

    REACHED = "reached"
    ON = "on_course"
    OFF = "off_course"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Year:
    """One year of a track: what it requires, and what was found, if it has data."""

    year: int
    requirement: c.Requirement | None = None
    threshold: Fraction | None = None
    finding: Finding | None = None

    @property
    def value(self) -> Fraction | None:
        """Return the value of the year, None where there is none or it is no number."""
        value = self.finding.value if self.finding is not None else None
        return value if isinstance(value, Fraction) else None


@dataclass(frozen=True, slots=True)
class Track:
    """One standard on one entity (and stage) over the years of a plan.

    `forecast` is where the course leads by the last year, in `unit`; `shortfall` what would have to
    change, beside the latest data, to reach the next target that is not reached yet, and
    `next_year` when that one is due.
    """

    standard: Standard
    entity: str
    stage: str
    years: tuple[Year, ...]
    course: Course
    unit: Unit = ONE
    forecast: Fraction | None = None
    shortfall: Shortfall | None = None
    next_year: int | None = None


def track(
    standards: Sequence[Standard],
    tables: Sequence[Table],
    vocabulary: Vocabulary,
    given: Given,
    split: Split | None = None,
    years: int | None = None,
) -> Iterator[Track]:
    """Return the tracks of standards, in the order of the pack and then of the data.

    `years` is how many the plan has; without it, it ends with its last target, or with the data.
    """
    exact = Exact(standards, tables_by_kind(tables, split, vocabulary), vocabulary, given)
    for standard in standards:
        asked = exact.asked(standard)
        find = exact.finder(standard)
        rows: dict[tuple[str, ...], list[tuple[int, int]]] = {}
        for index, row in enumerate(asked.rows):
            if row.period and row.year is not None:
                rows.setdefault(_who(row), []).append((row.year, index))
        for several in rows.values():
            findings = {year: find(index) for year, index in sorted(several)}
            latest = asked.rows[max(several)[1]]
            yield _track(standard, asked.plan.check, findings, latest, given, years)


def _who(row: Row) -> tuple[str, ...]:
    return tuple(row.key(key) for key in row.table.keys if key != PERIOD)


def _track(
    standard: Standard,
    check: c.Check,
    findings: dict[int, Finding],
    latest: Row,
    given: Given,
    count: int | None,
) -> Track:
    last = max(findings)
    end = _end(check, given, count, last)
    begin = min([*findings, given.first_year or last])
    years = tuple(_year(check, year, findings.get(year), latest) for year in range(begin, end + 1))
    course, forecast = _course(years, last, check, latest)
    due, gap = _next(check, years, latest, last)
    return Track(
        standard,
        latest.name,
        latest.key(STAGE),
        years,
        course,
        _unit(years),
        forecast,
        gap,
        due,
    )


def _unit(years: Sequence[Year]) -> Unit:
    units = [one.finding.unit for one in years if one.finding is not None]
    return next((unit for unit in units if unit != ONE), ONE)


def _end(check: c.Check, given: Given, count: int | None, last: int) -> int:
    """Return the last year that is looked at: of the plan, of its targets, or of the data."""
    found = [last]
    first = given.first_year
    if first is not None and count is not None:
        found.append(first + count - 1)
    for year, in_plan in _years(check):
        if not in_plan:
            found.append(year)
        elif first is not None:
            found.append(first + year - 1)
    return max(found)


def _years(check: c.Check) -> Iterator[tuple[int, bool]]:
    match check:
        case c.ByYear(cases, in_plan):
            for year, case in cases:
                yield year, in_plan
                yield from _years(case)
        case c.ByStage(cases):
            for _, case in cases:
                yield from _years(case)
        case c.When(_, inner) | c.Cited(_, inner):
            yield from _years(inner)
        case _:
            return


def required_in(check: c.Check, row: Row, year: int) -> c.Require | None:
    """Return the one requirement that a check makes of a row in a year, None if it has no such."""
    match check:
        case c.Require():
            return check
        case c.ByStage(cases):
            inner = next((case for stage, case in cases if stage == row.stage), None)
        case c.ByYear(cases):
            at = year_of_case(check, in_year(row, year))
            inner = cases[at][1] if at is not None and at >= 0 else None
        case c.When(_, then) | c.Cited(_, then):
            inner = then
        case _:
            return None
    return None if inner is None else required_in(inner, row, year)


def in_year(row: Row, year: int) -> Row:
    """Return a row as if it spoke of another year; what is around it stays."""
    return replace(row, moved=str(year))


def _year(check: c.Check, year: int, finding: Finding | None, latest: Row) -> Year:
    if finding is not None and finding.requirement is not None:
        return Year(year, finding.requirement, finding.threshold, finding)
    require = required_in(check, latest, year)
    if require is None:
        return Year(year, finding=finding)
    return Year(year, require.requirement, _threshold(require, latest, year), finding)


def _threshold(require: c.Require, row: Row, year: int) -> Fraction | None:
    requirement = require.requirement
    bound = requirement.low if isinstance(requirement, c.Range) else requirement
    if isinstance(bound, c.Level):
        return None
    if isinstance(bound.threshold, Quantity):
        return bound.threshold.number * factor(bound.threshold.unit, unit_of(require.measure))
    pair = compile_measure(bound.threshold, unit_of(require.measure))(in_year(row, year))
    return None if pair is None else Fraction(*pair)


def _course(
    years: Sequence[Year], last: int, check: c.Check, latest: Row
) -> tuple[Course, Fraction | None]:
    """Return where a standard stands, and the value that its course leads to by the last year."""
    now = next(one for one in years if one.year == last)
    assert now.finding is not None, "the last year with data has a finding"
    verdict = now.finding.verdict
    end = years[-1]
    if end.year == last:
        return {
            Verdict.MET: Course.REACHED,
            Verdict.NOT_MET: Course.OFF,
        }.get(verdict, Course.UNKNOWN), None
    if verdict is Verdict.UNKNOWN:
        return Course.UNKNOWN, None
    known = [(one.year, one.value) for one in years if one.value is not None]
    if not known or known[-1][0] != last:
        return (Course.OFF if verdict is Verdict.NOT_MET else Course.UNKNOWN), None
    first_year, first = known[0]
    value = now.value
    assert first is not None, "only known values are kept"
    assert value is not None, "the last known value is that of the last year"
    if _meets(check, value, end, latest):
        return Course.REACHED if verdict is not Verdict.NOT_MET else Course.OFF, None
    if first_year == last:
        return (Course.OFF if verdict is Verdict.NOT_MET else Course.UNKNOWN), None
    forecast = value + (value - first) / (last - first_year) * (end.year - last)
    leads = _meets(check, forecast, end, latest)
    return (Course.ON if leads and verdict is not Verdict.NOT_MET else Course.OFF), forecast


def _meets(check: c.Check, value: Fraction, year: Year, row: Row) -> bool:
    """Tell whether a value would meet what a year requires."""
    require = required_in(check, row, year.year)
    if require is None or year.threshold is None:
        return False
    unit = unit_of(require.measure)
    requirement = require.requirement
    if isinstance(requirement, c.Bound):
        requirement = c.Bound(requirement.comparator, Quantity(year.threshold, unit))
    # The digits of the limit matter where it is judged by rounded value.
    if require.judge is c.Judge.ROUNDED:
        requirement = require.requirement
    constant = c.Require(_constant(value, unit), requirement, require.judge)
    return plan(constant).judge(row) == MET


def _constant(value: Fraction, unit: Unit) -> Constant:
    return Constant(Quantity(value, unit))


def _next(
    check: c.Check, years: Sequence[Year], latest: Row, last: int
) -> tuple[int | None, Shortfall | None]:
    """Return the next year whose target the latest data does not reach, and what would close it."""
    now = next(one for one in years if one.year == last)
    if now.value is None:
        return None, None
    for one in years:
        if one.year < last:
            continue
        require = required_in(check, latest, one.year)
        if require is None or _meets(check, now.value, one, latest):
            continue
        requirement = require.requirement
        if isinstance(requirement, c.Level):
            return one.year, None
        bounds = limits(requirement, require.judge)
        then, of = in_year(latest, one.year), require.measure
        found = (closing(of, bound)(then) for bound in bounds)
        return one.year, next((gap for gap in found if gap is not None), None)
    return None, None
