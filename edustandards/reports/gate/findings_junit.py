"""Findings as JUnit XML: a suite for each standard, a case for each entity."""

from __future__ import annotations

from collections.abc import Iterator

from edustandards.checks.verdict import Verdict
from edustandards.evaluate.results import Judged
from edustandards.reports.gate.told import message, places_of, subject
from edustandards.reports.junit import Checked, Suite, junit_report
from edustandards.reports.run.run import Run
from edustandards.reports.width import safe
from edustandards.wording import sentence


def findings_junit(run: Run, lang: str) -> Iterator[str]:
    """Return the findings as JUnit XML, in pieces, a suite at a time.

    What is not met is a failure, what is unknown an error (it does not pass), what does not apply
    is skipped. So is what is not met but has a waiver in force: its case says so.
    """
    return junit_report(_suite(run, judged, lang) for judged in run.results.judged)


def _suite(run: Run, judged: Judged, lang: str) -> Suite:
    name = f"{run.document.name}/{judged.standard.id}"
    return Suite(name, [_case(run, judged, index, lang) for index in range(len(judged))])


def _case(run: Run, judged: Judged, index: int, lang: str) -> Checked:
    finding = judged.finding(index)
    name = safe(subject(run, judged, index, lang))
    places = places_of(finding)
    file = places[0].file if places else ""
    line = places[0].line if places else None
    match finding.verdict:
        case Verdict.MET:
            return Checked(name, file=file, line=line)
        case Verdict.NOT_APPLICABLE:
            skipped = sentence("verdict-not_applicable", lang, {})
            return Checked(name, file=file, line=line, skipped=skipped)
        case Verdict.UNKNOWN:
            why = message(run, judged, index, finding, lang)
            return Checked(name, file=file, line=line, undecided=safe(why))
        case Verdict.NOT_MET:
            said = safe(message(run, judged, index, finding, lang))
            if finding.waived:
                return Checked(name, file=file, line=line, skipped=said)
            details = "\n".join(map(safe, finding.explain(lang).splitlines()))
            return Checked(name, file=file, line=line, message=said, details=details)
