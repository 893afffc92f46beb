"""What pydantic is told where a value is refused: a type, a message, and what programs need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic_core import PydanticCustomError

from edustandards.checks.explain import say
from edustandards.checks.finding import Finding
from edustandards.checks.verdict import Verdict
from edustandards.errors import EdustandardsError, Problem
from edustandards.measures.show import show_formula
from edustandards.reports.findings_json import finding_data
from edustandards.reports.terminal import failed_line
from edustandards.wording import sentence


def refused(error: EdustandardsError) -> PydanticCustomError:
    """Return an error of ours as one of pydantic: its type is the code, such as `unit-unknown`.

    The message is English; `ctx` has it in Chinese too, and the parameters of the sentence.
    """
    first = error.problems[0]
    return _error(first.code, _said(first, "en"), _said(first, "zh"), dict(first.params))


def not_met(findings: Sequence[Finding]) -> PydanticCustomError:
    """Return findings that do not pass as one error, of type `not_met`, or `unknown` if all are.

    `ctx` has the message in both languages, and the findings as the JSON of `check` has them; of a
    single one also its value, threshold, margin and so on, by themselves.
    """
    failed = any(finding.verdict is Verdict.NOT_MET for finding in findings)
    type_ = Verdict.NOT_MET.value if failed else Verdict.UNKNOWN.value
    english, chinese = (
        ("; " if lang == "en" else "；").join(_line(one, lang) for one in findings)
        for lang in ("en", "zh")
    )
    data = [finding_data(finding) for finding in findings]
    context: dict[str, Any] = dict(data[0]) if len(data) == 1 else {}
    return _error(type_, english, chinese, {**context, "findings": data})


def _line(finding: Finding, lang: str) -> str:
    title = _title(finding, lang)
    if finding.verdict is Verdict.NOT_MET:
        return failed_line(finding, title, finding.words, lang, alone=True)
    reasons = "; ".join(say(one, lang, finding.words) for one in finding.reasons)
    return sentence("model-unknown", lang, {"title": title, "reasons": reasons})


def _title(finding: Finding, lang: str) -> str:
    """Return the title of a standard; a check without one is called by its formula."""
    if finding.standard:
        return finding.words.title(finding.standard, lang)
    if finding.measure is not None:
        return show_formula(finding.measure, lang, finding.words.title)
    return sentence("explain-check", lang, {})


def _said(problem: Problem, lang: str) -> str:
    return sentence(problem.code, lang, dict(problem.params))


def _error(type_: str, english: str, chinese: str, context: dict[str, Any]) -> PydanticCustomError:
    said = {"message": english, "message_zh": chinese}
    code: Any = type_  # pydantic's types ask for a literal
    # pydantic fills its template from the context: a brace in a message must not be filled again.
    return PydanticCustomError(code, "{message}", {**context, **said})
