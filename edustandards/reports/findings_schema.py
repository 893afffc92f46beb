"""The JSON Schema of the JSON of `check`: what programs may rely on."""

from __future__ import annotations

import json
from typing import Any

from edustandards.checks.standard import Confidence
from edustandards.checks.verdict import Verdict
from edustandards.measures.nodes import Comparator
from edustandards.reports.findings_json import SCHEMA
from edustandards.tables.consistency.doubt import Severity

_NUMBER = r"^-?\d+(\.\d+)?$|^-?\d+/\d+$"
_VERDICTS = [one.value for one in Verdict]


def report_schema() -> str:
    """Return the JSON Schema (draft 2020-12) of `check --format json`, as JSON text.

    Within one number of `schema`, keys are only added; whoever reads should let others pass.
    """
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "edustandards check --format json",
        **_object(
            {
                "schema": {"const": SCHEMA},
                "pack": _pack(),
                "as_of": _nullable({"type": "string", "format": "date"}),
                "standards": {"type": "array", "items": _standard()},
                "summary": _object({**dict.fromkeys((*_VERDICTS, "waived"), _COUNT)}),
                "findings": {"type": "array", "items": {"$ref": "#/$defs/finding"}},
            },
            {"data": {"type": "array", "items": {"$ref": "#/$defs/doubt"}}},
        ),
        "$defs": {
            "number": {
                "type": "string",
                "pattern": _NUMBER,
                "description": "精确小数，除不尽时为分数 / an exact decimal, else a fraction",
            },
            "finding": _finding(),
            "doubt": _doubt(),
        },
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


_COUNT = {"type": "integer", "minimum": 0}
_TEXT = {"type": "string"}
_NUMERIC = {"$ref": "#/$defs/number"}


def _object(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    properties = {**required, **(optional or {})}
    return {"type": "object", "required": list(required), "properties": properties}


def _nullable(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


def _pack() -> dict[str, Any]:
    return _object(
        {
            "id": _TEXT,
            "edition": _TEXT,
            "revision": {"type": "integer"},
            "hash": _TEXT,
            "jurisdiction": _TEXT,
            "title": _object({"zh": _TEXT, "en": _TEXT}),
        }
    )


def _standard() -> dict[str, Any]:
    title = _object({"zh": _TEXT, "en": _TEXT})
    return _object(
        {
            "id": _TEXT,
            "title": title,
            "on": _TEXT,
            "clause": _nullable(_TEXT),
            "confidence": {"enum": [one.value for one in Confidence]},
        }
    )


def _finding() -> dict[str, Any]:
    comparators = [one.value for one in Comparator]
    return _object(
        {
            "standard": _TEXT,
            "on": _TEXT,
            "entity": _TEXT,
            "within": _nullable(_TEXT),
            "stage": _nullable(_TEXT),
            "period": _nullable(_TEXT),
            "verdict": {"enum": _VERDICTS},
            "value": {
                "anyOf": [_NUMERIC, _TEXT, {"type": "boolean"}, {"type": "null"}],
                "description": "数值；等级为文字，是否为真假 / a number; a text for a level",
            },
            "unit": _TEXT,
            "comparator": {"enum": [*comparators, None]},
            "threshold": _nullable({"anyOf": [_NUMERIC, _TEXT]}),
            "margin": _nullable(_NUMERIC),
            "relative_margin": _nullable(_NUMERIC),
            "shortfall": _nullable(_object({"field": _TEXT, "change": _NUMERIC, "unit": _TEXT})),
            "missing": {"type": "array", "items": _TEXT},
            "reasons": {"type": "array", "items": _object({"code": _TEXT})},
            "clause": _nullable(_TEXT),
            "bounds": _nullable({"type": "array", "items": _NUMERIC, "minItems": 2, "maxItems": 2}),
            "waiver": _nullable(
                _object(
                    {
                        "reason": _TEXT,
                        "approver": _TEXT,
                        "granted": {"type": "string", "format": "date"},
                        "expires": {"type": "string", "format": "date"},
                        "in_force": {"type": "boolean"},
                    }
                )
            ),
        }
    )


def _doubt() -> dict[str, Any]:
    hanging = _object(
        {
            "standard": _TEXT,
            "entity": _TEXT,
            "stage": _nullable(_TEXT),
            "period": _nullable(_TEXT),
            "verdict": {"enum": _VERDICTS},
            "otherwise": {"enum": _VERDICTS},
        }
    )
    return _object(
        {
            "code": _TEXT,
            "severity": {"enum": [one.value for one in Severity]},
            "kind": _nullable(_TEXT),
            "fields": {"type": "array", "items": _TEXT},
            "entities": {"type": "array", "items": _TEXT},
            "cells": {"type": "array", "items": _TEXT},
            "count": _COUNT,
            "params": {"type": "object"},
            "hanging": _nullable({"type": "array", "items": hanging}),
        }
    )
