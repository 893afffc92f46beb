"""One finding explained, as Markdown, as a page of HTML, and as JSON with all that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, assert_never

from edustandards.checks.finding import Finding
from edustandards.measures.values import Unreadable, Value
from edustandards.reports.findings_json import finding_data
from edustandards.reports.html.nested import nested
from edustandards.reports.html.style import sheet as style
from edustandards.reports.html.tags import el, text
from edustandards.reports.json_text import json_text
from edustandards.reports.md import plain
from edustandards.units.numbers import show_exact
from edustandards.units.show import show_unit

POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'"


def explained_md(finding: Finding, lang: str) -> Iterator[str]:
    """Return the explanation of a finding as lines of Markdown: a heading, and a list within it."""
    first, *rest = finding.explain(lang).splitlines()
    yield f"## {plain(first.strip())}"
    yield ""
    for line in rest:
        depth = (len(line) - len(line.lstrip())) // 2 - 1
        yield f"{'  ' * max(depth, 0)}- {plain(line.strip())}"


def explained_html(finding: Finding, lang: str) -> Iterator[str]:
    """Return the explanation of a finding as a page of HTML, in pieces; it loads nothing."""
    first, *rest = finding.explain(lang).splitlines()
    yield f'<!DOCTYPE html>\n<html lang="{"zh-CN" if lang == "zh" else "en"}">\n<head>\n'
    yield '<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{text(first.strip())}</title>\n<style>{style()}</style>\n</head>\n<body>\n"
    yield el("main", el("h1", el("bdi", first.strip())), nested(rest))
    yield "\n</body>\n</html>\n"


def explained_json(finding: Finding) -> Iterator[str]:
    """Return a finding as JSON with its evidence, its parts, and its words in both languages.

    It is the object that stands in the JSON of `check`, with more: who has the evidence can judge
    again and come to the same verdict.
    """
    yield json_text({"schema": 1, **explained_data(finding)}) + "\n"


def explained_data(finding: Finding) -> dict[str, Any]:
    """Return a finding as plain data, with its evidence and its parts."""
    return {
        **finding_data(finding),
        "evidence": [
            {
                "field": one.field,
                "of": one.of or None,
                **_observed(one.value),
                "unit": show_unit(one.unit, "en"),
                "cell": str(one.place) or None,
                "source": one.source or None,
                "reference": one.reference,
            }
            for one in finding.evidence
        ],
        "parts": [explained_data(part) for part in finding.parts],
        "explanation": {lang: finding.explain(lang) for lang in ("zh", "en")},
    }


def _observed(value: Value) -> Mapping[str, Any]:
    """Return an observation: exact numbers as text, what cannot be read apart from what is read."""
    match value:
        case Unreadable(said):
            return {"value": None, "unreadable": said}
        case None | bool() | str():
            return {"value": value}
        case int() | Fraction():
            return {"value": show_exact(Fraction(value))}
        case date():
            return {"value": value.isoformat()}
        case _:
            assert_never(value)
