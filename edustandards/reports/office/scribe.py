"""A finding as the cells of a row: for people, in the unit in which its limit is written."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from edustandards.checks.evidence import Shortfall
from edustandards.checks.explain import MARKS
from edustandards.checks.finding import Finding
from edustandards.checks.nodes import Level, Requirement
from edustandards.checks.show import show_requirement
from edustandards.checks.shown import limit_of, show_value
from edustandards.checks.verdict import Verdict
from edustandards.checks.waiver import Waiver
from edustandards.evaluate.results import Judged
from edustandards.measures.vocabulary import Vocabulary
from edustandards.reports.office.numbers import Number, exact_text, look_of, nearest, quotient
from edustandards.reports.run.run import Run
from edustandards.units.convert import factor
from edustandards.units.show import show_unit
from edustandards.units.unit import Unit
from edustandards.where import Place
from edustandards.wording import sentence

MOST_CELLS = 8
"""How many cells of one finding are named; the rest are counted."""

MOST_PARTS = 12
"""How many parts of one finding are named; the rest are counted."""

Cell: TypeAlias = str | Number
"""What stands in a cell; the empty text leaves it blank."""


class Row(NamedTuple):
    """A finding as cells. `value`, `threshold` and `margin` are in `unit`, the one of the limit.

    `exact` has what a number in a cell cannot hold, such as `120/13` or `1:18.4`; `parts` are those
    that are not met of a composition.
    """

    standard: str
    title: str
    clause: str
    on: str
    entity: str
    within: str
    stage: str
    period: str
    verdict: str
    value: Cell
    unit: str
    exact: str
    required: str
    threshold: Cell
    margin: Cell
    relative: Cell
    field: str
    change: Cell
    change_unit: str
    effort: Cell
    parts: str
    missing: str
    waiver: str
    cells: str


def verdict_words(verdict: Verdict, lang: str) -> str:
    """Return a verdict with its mark, so that colour is not all that tells it.

    >>> verdict_words(Verdict.NOT_MET, "zh")
    '✗ 未达标'
    """
    return f"{MARKS[verdict]} {sentence(f'verdict-{verdict.value}', lang, {})}"


class Scribe:
    """What findings of one run say, in one language; what many of them share is said once."""

    __slots__ = ("_limits", "_names", "_verdicts", "lang", "run", "words")

    def __init__(self, run: Run, lang: str) -> None:
        self.run: Run = run
        self.lang: str = lang
        self.words: Vocabulary = run.words
        self._verdicts = {one: verdict_words(one, lang) for one in Verdict}
        self._limits: dict[tuple[int, Unit], _Limit] = {}
        self._names: dict[str, str] = {}

    def title(self, name: str) -> str:
        """Return the title of a field, a kind, a stage, a standard."""
        found = self._names.get(name)
        if found is None:
            found = self._names[name] = self.words.title(name, self.lang) if name else ""
        return found

    def row(self, judged: Judged, index: int) -> Row:
        """Return the finding of one position as cells."""
        return self.row_of(judged, index, judged.finding(index))

    def row_of(self, judged: Judged, index: int, finding: Finding) -> Row:
        """Return a finding that has been made already as cells; it is that of a position."""
        standard = judged.standard
        limit = self._limit(finding.requirement, finding.unit)
        threshold = limit.level if finding.threshold is None else _number(finding.threshold, limit)
        gap = finding.shortfall
        margin = finding.margin
        return Row(
            standard=standard.id,
            title=self.title(standard.id),
            clause=standard.clause,
            on=self.title(finding.on),
            entity=finding.entity,
            within=judged.wholes[index] if judged.wholes else "",
            stage=self.title(finding.stage),
            period=finding.period,
            verdict=self._verdicts[finding.verdict],
            value=self._value(finding, limit, threshold),
            unit=limit.unit if _measured(finding) else "",
            exact=self._exact(finding, limit),
            required=limit.said,
            threshold=threshold,
            margin="" if margin is None else _number(margin, limit),
            relative=_share(finding.relative_margin),
            field="" if gap is None else self.title(gap.field),
            change="" if gap is None else _plain(gap.change),
            change_unit="" if gap is None else _unit(gap.unit, self.lang),
            effort="" if gap is None else _of_present(finding, gap),
            parts=self._parts(finding) if finding.requirement is None else "",
            missing=self._missing(finding.missing) if finding.missing else "",
            waiver="" if finding.waiver is None else self._waiver(finding, finding.waiver),
            cells=_cells(finding),
        )

    def _limit(self, requirement: Requirement | None, unit: Unit) -> _Limit:
        key = (id(requirement), unit)
        found = self._limits.get(key)
        if found is None:
            found = self._limits[key] = self._made(requirement, unit)
        return found

    def _made(self, requirement: Requirement | None, unit: Unit) -> _Limit:
        if requirement is None:
            return _Limit(None, 1, show_unit(unit, self.lang), "", "", ratio=False)
        said = show_requirement(requirement, self.lang, self.words.title)
        limit = limit_of(requirement)
        level = requirement.level if isinstance(requirement, Level) else ""
        if limit is None:
            name = show_unit(unit, self.lang)
            return _Limit(requirement, 1, name, said, level, ratio=False)
        by = factor(unit, limit.unit)
        name = show_unit(limit.unit, self.lang)
        # A plain 1 is told faster than a fraction that is 1.
        return _Limit(requirement, by if by != 1 else 1, name, said, level, ratio=limit.ratio)

    def _value(self, finding: Finding, limit: _Limit, threshold: Cell) -> Cell:
        value = finding.value
        match value:
            case None:
                return ""
            case bool():
                return sentence("yes" if value else "no", self.lang, {})
            case str():
                return value
            case _:
                apart = threshold.value if isinstance(threshold, Number) else None
                if value == finding.threshold:
                    apart = None
                return _number(value, limit, apart)

    def _exact(self, finding: Finding, limit: _Limit) -> str:
        value = finding.value
        if not isinstance(value, Fraction):
            return ""
        if limit.ratio:
            return show_value(value, finding.unit, finding.requirement, self.lang)
        return exact_text(value if limit.by == 1 else value * limit.by)

    def _parts(self, finding: Finding) -> str:
        """Return the parts of a composition that are not met: standards, or schools of a county."""
        if finding.verdict is not Verdict.NOT_MET:
            return ""
        failed = [part for part in finding.parts if part.verdict is Verdict.NOT_MET]
        names = dict.fromkeys(self._part(part, finding) for part in failed[:MOST_PARTS])
        said = ("、" if self.lang == "zh" else ", ").join(filter(None, names))
        rest = len(failed) - MOST_PARTS
        return said + (f" +{rest}" if rest > 0 else "")

    def _part(self, part: Finding, whole: Finding) -> str:
        if (part.on, part.entity) == (whole.on, whole.entity):
            return self.title(part.standard)
        return " ".join(filter(None, (part.entity, self.title(part.stage))))

    def _missing(self, fields: Sequence[str]) -> str:
        return ("、" if self.lang == "zh" else ", ").join(map(self.title, fields))

    def _waiver(self, finding: Finding, waiver: Waiver) -> str:
        code = "office-waived" if finding.waived else "office-waiver-void"
        return sentence(code, self.lang, {"expires": waiver.expires.isoformat()})


def _measured(finding: Finding) -> bool:
    """Tell whether a finding is about a number, known or not."""
    return isinstance(finding.value, Fraction) or finding.threshold is not None


class _Limit(NamedTuple):
    """How findings of one requirement are said; it is held so that its identity stays its own."""

    requirement: Requirement | None
    by: Fraction | int
    unit: str
    said: str
    level: str
    ratio: bool


def effort_of(finding: Finding) -> float | None:
    """Return how large a step would close a gap, as failures are ordered in every report.

    A composition takes what its parts take, which are findings of their own.
    """
    margin = None if finding.requirement is None else finding.relative_margin
    return None if margin is None else nearest(abs(margin))


def _of_present(finding: Finding, gap: Shortfall) -> Cell:
    """Return a change as a share of what there is now."""
    now = next((one.value for one in finding.evidence if one.field == gap.field), None)
    if isinstance(now, int | Fraction) and not isinstance(now, bool) and now:
        share = quotient(gap.change, now)
        return "" if share is None else Number(share, "share")
    return ""


def _number(value: Fraction, limit: _Limit, apart: float | None = None) -> Cell:
    number = nearest(value, limit.by)
    if number is None:
        return exact_text(value * limit.by)
    return Number(number, look_of(number, apart))


def _plain(value: Fraction) -> Cell:
    number = nearest(value)
    return exact_text(value) if number is None else Number(number, look_of(number))


def _share(value: Fraction | None) -> Cell:
    number = None if value is None else nearest(value)
    return "" if number is None else Number(number, "share")


def _cells(finding: Finding) -> str:
    places = list(dict.fromkeys([one.place for one in finding.evidence]))
    said = [text for text in map(spot, places[: MOST_CELLS + 1]) if text]
    rest = len(places) - MOST_CELLS
    return " ".join(said[:MOST_CELLS]) + (f" +{rest}" if rest > 0 else "")


def spot(place: Place) -> str:
    """Return a place without the folders that its file lies in; they are the sender's own.

    >>> spot(Place("/home/li/county.xlsx", sheet="学校", cell="C7"))
    'county.xlsx[学校!C7]'
    """
    return str(place)[_folders(place.file) :]


@lru_cache(maxsize=256)
def _folders(file: str) -> int:
    return max(file.rfind("/"), file.rfind("\\")) + 1


@lru_cache(maxsize=256)
def _unit(unit: Unit, lang: str) -> str:
    return show_unit(unit, lang)
