"""Assertions on checks, packs and reports; what fails is explained, number by number."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from edustandards.arguments import must_be, unfit
from edustandards.checks.finding import Finding
from edustandards.checks.verdict import Verdict
from edustandards.errors import language
from edustandards.evaluate.given import Given
from edustandards.evaluate.results import CODES
from edustandards.fluent.check import Check
from edustandards.front.pack import Pack
from edustandards.front.report import Report

MOST_TOLD = 10


def assert_met(
    what: Check | Pack | Report,
    record: object = None,
    *,
    on: str = "school",
    given: Given | None = None,
    lang: str = "en",
) -> None:
    """Assert that a check, all standards of a pack, or a report is met; explain what is not.

    A check and a pack are asked of `record`, a pack with the standards on `on`. Of several
    findings at least one has to be met, and none not met or unknown; what does not apply is let
    through. A waiver does not make anything met.

    Raises:
        AssertionError: where something is not met or unknown, or nothing applied.

    >>> import edustandards as es
    >>> enough = es.field("rooms", "room") / es.field("students", "student") >= "0.02 room/student"
    >>> assert_met(enough, {"rooms": 20, "students": 1000})
    >>> assert_met(enough, {"rooms": 19, "students": 1000})  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    AssertionError: 1 of 1 findings is not met
    ✗ requirement: not met
      value: 0.019 rooms/student, which is rooms ÷ students
      with its numbers: 19 rooms ÷ 1000 students
      required: ≥ 0.02 rooms/student
    ...
    """
    __tracebackhide__ = True
    language(lang)
    findings = _findings(what, record, on, given)
    failed = [one for one in findings if one.verdict in {Verdict.NOT_MET, Verdict.UNKNOWN}]
    if failed:
        raise AssertionError(_told(failed, len(findings), lang))
    if not any(one.verdict is Verdict.MET for one in findings):
        raise AssertionError("nothing applied, which is no pass")


def assert_not_met(
    check: Check, record: object, *, given: Given | None = None, lang: str = "en"
) -> None:
    """Assert that a check is not met: that it finds what is wrong.

    Raises:
        AssertionError: where it is met, unknown or does not apply, with its explanation.
    """
    __tracebackhide__ = True
    language(lang)
    finding = must_be(check, Check, "check", "wanted-check")(record, given=given)
    if finding.verdict is not Verdict.NOT_MET:
        said = finding.verdict.value.replace("_", " ")
        raise AssertionError(f"expected not met, found {said}\n{finding.explain(lang)}")


def _findings(
    what: Check | Pack | Report, record: object, on: str, given: Given | None
) -> list[Finding]:
    match what:
        case Check():
            return [what(record, given=given)]
        case Pack():
            return list(what.judge(record, on, given=given).values())
        case Report():
            passing = {CODES.index(one) for one in (Verdict.MET, Verdict.NOT_APPLICABLE)}
            return [
                judged.finding(index)
                for judged in what.results.judged
                for index, code in _bad_first(judged.codes, passing)
            ]
        case _:
            raise unfit("what", "wanted-asserted", what)


def _bad_first(codes: Iterable[int], passing: set[int]) -> Iterable[tuple[int, int]]:
    """Return the positions that do not pass, else the first: of a report most are not looked at."""
    numbered = list(enumerate(codes))
    return [one for one in numbered if one[1] not in passing] or numbered[:1]


def _told(failed: list[Finding], total: int, lang: str) -> str:
    verb = "is" if len(failed) == 1 else "are"
    lines = [f"{len(failed)} of {total} findings {verb} not met"]
    lines += [one.explain(lang) for one in islice(failed, MOST_TOLD)]
    if len(failed) > MOST_TOLD:
        lines.append(f"and {len(failed) - MOST_TOLD} more")
    return "\n".join(lines)
