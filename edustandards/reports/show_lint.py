"""Remarks on packs as people, programs and hosts of code read them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from edustandards.packs.lint.remark import Remark, Severity
from edustandards.packs.lint.rules import RULES
from edustandards.packs.lint.run import Looked
from edustandards.reports import github
from edustandards.reports.sarif import Level, SarifResult, SarifRule, sarif
from edustandards.reports.screen import Screen
from edustandards.reports.width import safe
from edustandards.wording import sentence

SCHEMA = 1

_SAID: Mapping[Severity, str] = {
    Severity.ERROR: "lint-severity-error",
    Severity.WARNING: "lint-severity-warning",
    Severity.NOTE: "lint-severity-note",
}
_SARIF: Mapping[Severity, Level] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "note",
}
_GITHUB: Mapping[Severity, github.Level] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}


def message(remark: Remark, lang: str) -> str:
    """Return what a remark says, without its place and its rule."""
    return sentence(remark.problem.code, lang, dict(remark.problem.params))


def count(files: Iterable[Looked]) -> Counter[Severity]:
    """Return how many remarks there are of each severity; ignored ones do not count."""
    return Counter(remark.severity for one in files for remark in one.remarks)


def text_report(files: Sequence[Looked], lang: str) -> Iterator[str]:
    """Return a line for each remark, as `file:line:column: severity: message [id]`, and a sum."""
    for one in files:
        for remark in one.remarks:
            severity = sentence(_SAID[remark.severity], lang, {})
            said = f"{severity}: {message(remark, lang)} [{remark.rule}]"
            place = str(remark.problem.where)
            yield safe(f"{place}: {said}" if place else said)
    yield summary(files, lang)


def summary(files: Sequence[Looked], lang: str) -> str:
    """Return how many files and remarks there are, in one line."""
    counts = count(files)
    params = {
        "files": len(files),
        "errors": counts[Severity.ERROR],
        "warnings": counts[Severity.WARNING],
        "notes": counts[Severity.NOTE],
    }
    text = sentence("lint-summary", lang, params)
    ignored = sum(len(one.ignored) for one in files)
    if ignored:
        text += sentence("lint-ignored", lang, {"count": ignored})
    mendable = sum(1 for one in files for remark in one.remarks if remark.edits)
    if mendable:
        text += "\n" + sentence("lint-mendable", lang, {"count": mendable})
    return text


def json_report(files: Sequence[Looked], lang: str) -> str:
    """Return the remarks as JSON, the public and versioned form, with those that are ignored."""
    counts = count(files)
    data = {
        "schema": SCHEMA,
        "files": [one.file for one in files],
        "summary": {severity.value: counts[severity] for severity in Severity},
        "remarks": [_data(remark, lang) for one in files for remark in one.remarks],
        "ignored": [_data(remark, lang) for one in files for remark in one.ignored],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _data(remark: Remark, lang: str) -> dict[str, Any]:
    where = remark.problem.where
    return {
        "rule": remark.rule,
        "severity": remark.severity.value,
        "file": where.file or None,
        "line": where.line,
        "column": where.column,
        "message": message(remark, lang),
        "fixable": bool(remark.edits),
        "reason": remark.reason or None,
    }


def sarif_report(files: Sequence[Looked], lang: str, version: str) -> str:
    """Return the remarks as SARIF; a file that does not load has its problems there as well."""
    rules = {id_: _sarif_rule(id_, rule.severity, lang) for id_, rule in RULES.items()}
    results = []
    for one in files:
        for remark in (*one.remarks, *one.ignored):
            if remark.rule not in rules:
                title = sentence("lint-unusable", lang, {"title": remark.rule})
                rules[remark.rule] = SarifRule(remark.rule, "error", title, title)
            level = _SARIF[remark.severity]
            words, where = message(remark, lang), remark.problem.where
            results.append(SarifResult(remark.rule, level, words, where, remark.reason))
    loaded = all(one.loads for one in files)
    return sarif(list(rules.values()), results, version=version, lang=lang, successful=loaded)


def _sarif_rule(id_: str, severity: Severity, lang: str) -> SarifRule:
    title = sentence(f"rule-{id_}", lang, {})
    page = sentence("lint-page", lang, {"id": id_})
    words = sentence("lint-help", lang, {"title": title, "id": id_, "page": page})
    return SarifRule(id_, _SARIF[severity], title, words, page)


def github_report(files: Sequence[Looked], lang: str) -> Iterator[str]:
    """Return the remarks as workflow commands of GitHub, and their sum in plain words."""
    for one in files:
        for remark in one.remarks:
            level, where = _GITHUB[remark.severity], remark.problem.where
            yield github.annotation(level, where, remark.rule, message(remark, lang))
    yield summary(files, lang)


def rule_list(screen: Screen) -> Iterator[str]:
    """Return all rules, a line each: id, severity, title, whether it mends, its page."""
    widest = max(map(len, RULES))
    for id_, rule in RULES.items():
        severity = screen.say(_SAID[rule.severity])
        title = screen.say(f"rule-{id_}")
        mends = screen.say("lint-mends") if rule.mends else ""
        yield f"{id_:<{widest}}  {severity}  {title}{mends}"
