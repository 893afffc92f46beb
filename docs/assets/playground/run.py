"""What the playground runs in the browser: a pack and a table in, findings or problems out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import edustandards as es
from edustandards.where import NOWHERE

MOST = 300
"""How many findings are shown; the rest are counted."""

OPEN = (es.Verdict.UNKNOWN, es.Verdict.NOT_APPLICABLE)
"""Verdicts that are listed after those that were reached."""


def run(pack: str, data: str, lang: str) -> str:
    """Return as JSON what a pack in YAML finds on a table in CSV, in `lang`.

    Both are written beside each other in the working folder, so that places read
    `pack.yaml:3:9` and `data.csv:2[C]`.
    """
    Path("pack.yaml").write_text(pack, encoding="utf-8")
    Path("data.csv").write_text(data, encoding="utf-8")
    try:
        loaded = es.load_pack(Path("pack.yaml"))
        report = loaded.evaluate(Path("data.csv"))
    except es.EdustandardsError as error:
        told = [_problem(one, lang) for one in error.problems]
        return json.dumps({"problems": told, "findings": []})
    reached_first = sorted(report, key=lambda one: one.verdict in OPEN)
    findings = [_finding(one, loaded, lang) for one in reached_first[:MOST]]
    summary = {verdict.value: count for verdict, count in report.summary().items()}
    account = list(report.reading.account(lang))
    return json.dumps(
        {"problems": [], "findings": findings, "summary": summary, "account": account}
    )


def _problem(one: es.Problem, lang: str) -> dict[str, str]:
    return {"place": str(one.where), "text": one.at(NOWHERE).say(lang)}


def _finding(one: es.Finding, pack: es.Pack, lang: str) -> dict[str, Any]:
    document = pack.document
    return {
        "entity": one.entity,
        "stage": document.vocabulary.title(one.stage, lang),
        "standard": document.standard(one.standard).title.say(lang) or one.standard,
        "verdict": one.verdict.value,
        "explained": one.explain(lang),
    }
