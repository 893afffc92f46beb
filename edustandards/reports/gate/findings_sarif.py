"""Findings as SARIF 2.1.0: a rule for each standard, a result for what is not met or unknown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from edustandards.checks.explain import say
from edustandards.checks.standard import Standard
from edustandards.checks.verdict import Verdict
from edustandards.packs.document import PackDocument
from edustandards.reports.gate.told import Told, told
from edustandards.reports.run.run import Run
from edustandards.reports.sarif import Level, SarifResult, SarifRule, sarif
from edustandards.reports.width import safe
from edustandards.tables.consistency.doubt import Doubt, Severity
from edustandards.where import NOWHERE
from edustandards.wording import sentence

MOST_RESULTS = 25_000
"""How many results a log holds at most; hosts of code refuse logs with more."""

_LEVELS: dict[Severity, Level] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "note",
}


def findings_sarif(run: Run, version: str, lang: str) -> Iterator[str]:
    """Return the log of a run: what is not met (error), unknown (warning), doubtful in the data.

    A waiver in force suppresses its result. `version` is that of this library.

    Source: OASIS, SARIF Version 2.1.0; the limit is that of GitHub code scanning.
    """
    doubts = run.doubts or ()
    codes = {one.problem.code: one for one in doubts}
    rules = [_rule(one, run.document, lang) for one in run.document.standards]
    rules += [SarifRule(code, _LEVELS[one.severity], code) for code, one in codes.items()]
    found = chain(
        (_result(one) for one in told(run, lang)), (_doubt(one, run, lang) for one in doubts)
    )
    yield sarif(rules, islice(found, MOST_RESULTS), version=version, lang=lang)


def _rule(standard: Standard, document: PackDocument, lang: str) -> SarifRule:
    title = standard.title.say(lang) or standard.id
    about = [document.source.document or document.title.say(lang), standard.clause]
    page = document.source.url
    return SarifRule(standard.id, "error", safe(title), safe(" ".join(filter(None, about))), page)


def _result(one: Told) -> SarifResult:
    finding = one.finding
    place, *related = one.places or (NOWHERE,)
    level: Level = "error" if finding.verdict is Verdict.NOT_MET else "warning"
    waiver = finding.waiver if finding.waived else None
    return SarifResult(
        one.standard.id,
        level,
        safe(one.message),
        place,
        suppressed=safe(waiver.reason) if waiver else "",
        related=tuple(related),
        outside=True,
    )


def _doubt(one: Doubt, run: Run, lang: str) -> SarifResult:
    said = safe(say(one.problem.at(NOWHERE), lang, run.document.vocabulary))
    place = one.problem.where
    related = tuple(cell for cell in one.cells if cell != place)
    if one.hanging:
        said += " " + sentence("report-hanging", lang, {"count": len(one.hanging)})
    return SarifResult(one.problem.code, _LEVELS[one.severity], said, place, related=related)
