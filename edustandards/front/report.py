"""The report of a pack on data: verdicts in columns, findings on demand, and its ways out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from edustandards.arguments import FRAMES, MOST_SHOWN, name_of, no_such, one_of, path_of
from edustandards.checks.finding import Finding
from edustandards.checks.verdict import Verdict
from edustandards.errors import UnknownNameError, language, problem
from edustandards.evaluate.given import NOTHING_GIVEN, Given
from edustandards.evaluate.plans import Made
from edustandards.evaluate.results import CODES, Results
from edustandards.evaluate.run import evaluate
from edustandards.packs.document import PackDocument
from edustandards.reports.against.comparison import Comparison, compare
from edustandards.reports.against.saved import read_saved, saved_of
from edustandards.reports.formats import format_of, write_report
from edustandards.reports.run.run import Run
from edustandards.tables.consistency.doubt import Doubt
from edustandards.tables.consistency.find import doubts_of
from edustandards.tables.reading import Reading

if TYPE_CHECKING:
    from edustandards.comply.plan import Compliance


@dataclass(frozen=True)
class Report:
    """What a pack found: `results` by standard, and `reading`, how the data was understood.

    `given` is what was known beside the data.

    >>> import edustandards as es
    >>> school = {"school": "一小", "stage": "primary", "students": 100, "gym_area": 0}
    >>> report = es.load_pack("cn/quality-balanced").evaluate([school | {"sports_field_area": 700}])
    >>> found = report.find("sports-area", "一小")
    >>> found.verdict.value, found.shortfall.change
    ('not_met', Fraction(50, 1))
    """

    document: PackDocument
    results: Results
    reading: Reading
    given: Given = NOTHING_GIVEN

    @property
    def findings(self) -> dict[str, list[str]]:
        """Return the findings as columns of text: standard, on, entity and so on to verdict.

        `within` is what an entity is part of (the county of a school), where the tables say it.
        """
        names = ("standard", "on", "entity", "within", "stage", "period", "verdict")
        columns: dict[str, list[str]] = {name: [] for name in names}
        for judged in self.results.judged:
            size = len(judged)
            columns["standard"] += [judged.standard.id] * size
            columns["on"] += [judged.standard.on] * size
            columns["entity"] += judged.entities
            columns["within"] += judged.wholes or [""] * size
            columns["stage"] += judged.stages
            columns["period"] += judged.periods
            columns["verdict"] += [CODES[code].value for code in judged.codes]
        return columns

    def doubts(self) -> tuple[Doubt, ...]:
        """Return what does not agree in the data, and which verdicts hang on it."""
        return doubts_of(self.reading, self.document, self.given, most=None)

    def summary(self) -> dict[Verdict, int]:
        """Return how often each verdict was given."""
        return self.results.counts()

    def to_frame(self, library: Literal["polars", "pandas", "pyarrow"] = "polars") -> Any:
        """Return the findings as a frame of a library: polars, pandas or pyarrow.

        Raises:
            ModuleNotFoundError: where the library is not installed.
            CallError: where it is none of these.
        """
        one_of(library, "library", FRAMES)
        from edustandards.evaluate.columns.made import frame_of  # loads frames

        return frame_of(self.findings, library)

    def write(self, path: str | PathLike[str], *, lang: str = "zh") -> None:
        """Write the report to a file, in the format that its suffix names, zh or en.

        `.json` is for programs, `.txt` for people; the others are listed in the docs on reports.

        Raises:
            DataError: where the file cannot be written, or its suffix is another.
            CallError: where `path` is none, or the language another.
        """
        language(lang)
        target = Path(path_of(path, "path"))
        write_report(self.run, target, format_of(target), lang)

    def against(self, earlier: str | PathLike[str] | Report) -> Comparison:
        """Return what was won and lost since an earlier report, or the `.json` that one wrote.

        Raises:
            DataError: where the file cannot be read, or is no such report.
            CallError: where `earlier` is neither.

        >>> import edustandards as es
        >>> pack = es.load_pack("cn/quality-balanced")
        >>> school = {"school": "一小", "stage": "primary", "students": 100, "gym_area": 0}
        >>> before, after = (
        ...     pack.evaluate([school | {"sports_field_area": area}]) for area in (700, 800)
        ... )
        >>> [one.about.standard for one in after.against(before).of(es.Turn.WON)]
        ['sports-area']
        """
        if isinstance(earlier, Report):
            was = saved_of(earlier.run)
        else:
            was = read_saved(Path(path_of(earlier, "earlier", "wanted-report")))
        return compare(was, saved_of(self.run))

    def comply(self, resource: str, *, step: str | None = None) -> Compliance:
        """Return the least of one resource that closes the gaps which it can close.

        As `Pack.comply`, for data that has been evaluated.

        Raises:
            DataError: where no table has the resource, or a solver is needed and not installed.
            NotationError, UnitError: where the step is none in the unit of the resource.
        """
        from edustandards.comply.plan import comply  # seldom asked for
        from edustandards.comply.step import step_of

        name_of(resource, "resource")
        document = self.document
        return comply(
            document.standards,
            self.reading.tables,
            document.vocabulary,
            resource,
            self.given,
            document.split,
            step_of(step, document.vocabulary, resource),
        )

    @cached_property
    def run(self) -> Run:
        """Return what every format of report is made from, with what is doubtful in the data."""
        doubts = doubts_of(self.reading, self.document, self.given)
        return Run(self.document, self.results, self.reading, self.given, self.given.day, doubts)

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        """Show itself in a notebook; what it shows there is made where notebooks are known."""
        bundle: dict[str, Any] = import_module("edustandards.notebook").of_report(self)
        return bundle

    def __reduce__(self) -> tuple[Any, ...]:
        """Leave verdicts out: they lead to plans, and are found again from what they rest on."""
        return judged, (self.document, self.reading, self.given)

    def __iter__(self) -> Iterator[Finding]:
        """Return every finding, made one at a time."""
        return self.results.findings()

    def find(self, standard: str, entity: str, *, stage: str = "", period: str = "") -> Finding:
        """Return one finding; stage and period may be left out where they do not tell apart.

        Raises:
            UnknownNameError: where there is none, or more than one.
        """
        of = [one for one in self.results.judged if one.standard.id == standard]
        if not of:
            raise no_such(
                "key-standard", standard, (one.standard.id for one in self.results.judged)
            )
        named = [
            (judged, index)
            for judged in of
            for index, name in enumerate(judged.entities)
            if name == entity
        ]
        if not named:
            raise no_such("key-entity", entity, (name for one in of for name in one.entities))
        told = [(one.stages[index], one.periods[index]) for one, index in named]
        found = [
            judged.finding(index)
            for (judged, index), (a, b) in zip(named, told, strict=True)
            if stage in ("", a) and period in ("", b)
        ]
        if len(found) != 1:
            known = "; ".join(" ".join(filter(None, one)) for one in told[:MOST_SHOWN])
            params = {"standard": standard, "entity": entity[:MOST_SHOWN], "known": known}
            raise UnknownNameError(problem("key-finding", count=len(found), **params))
        return found[0]


def judged(
    document: PackDocument, reading: Reading, given: Given, made: Made | None = None
) -> Report:
    """Return the report of a pack on tables that were read; `made` keeps the plans."""
    words, split = document.vocabulary, document.split
    results = evaluate(document.standards, reading.tables, words, given, split, made)
    return Report(document, results, reading, given)
