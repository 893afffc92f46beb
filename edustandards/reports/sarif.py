"""SARIF 2.1.0: what was found at which places, for hosts of code, editors and other programs.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias
from urllib.parse import quote

from edustandards.where import Place

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
VERSION = "2.1.0"

Level: TypeAlias = Literal["error", "warning", "note", "none"]


@dataclass(frozen=True, slots=True)
class SarifRule:
    """A kind of result: its id, its usual level, a title, help in plain text, the page about it.

    `page` is a web address, or a path of this project, which then only stands in the help.
    """

    id: str
    level: Level
    title: str
    help: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class SarifResult:
    """One thing found: of which rule, how grave, in which words, where.

    `related` are further places that it rests on. `suppressed` is the reason why somebody lets it
    pass; it then counts for nothing. `outside` says that this stands outside the file itself.
    """

    rule: str
    level: Level
    message: str
    place: Place
    suppressed: str = ""
    related: tuple[Place, ...] = ()
    outside: bool = False


def sarif(
    rules: Sequence[SarifRule],
    results: Iterable[SarifResult],
    *,
    version: str,
    lang: str = "en",
    successful: bool = True,
) -> str:
    """Return a log of one run, as JSON text that ends with a line feed.

    `version` is that of this library; `successful` says that every input could be looked at.

    >>> rule = SarifRule("steps-gap", "warning", "a gap between steps")
    >>> found = SarifResult("steps-gap", "warning", "a gap at 12", Place("a b.yaml", 3, 9))
    >>> log = json.loads(sarif([rule], [found], version="1"))
    >>> log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    {'uri': 'a%20b.yaml'}
    """
    places = {rule.id: at for at, rule in enumerate(rules)}
    driver = {
        "name": "edustandards",
        "version": version,
        "rules": [_rule(rule) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "language": "zh-CN" if lang == "zh" else "en",
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": successful}],
        "results": [_result(one, places) for one in results],
    }
    log = {"$schema": SCHEMA, "version": VERSION, "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: SarifRule) -> dict[str, Any]:
    said: dict[str, Any] = {
        "id": rule.id,
        "shortDescription": {"text": rule.title or rule.id},
        "defaultConfiguration": {"level": rule.level},
    }
    if rule.help:
        said["help"] = {"text": rule.help}
    if rule.page.startswith(("https://", "http://")):
        said["helpUri"] = rule.page
    return said


def _result(one: SarifResult, places: dict[str, int]) -> dict[str, Any]:
    said: dict[str, Any] = {
        "ruleId": one.rule,
        "level": one.level,
        "message": {"text": one.message or one.rule},
    }
    if one.rule in places:
        said["ruleIndex"] = places[one.rule]
    if one.place.file:
        said["locations"] = [_location(one.place)]
    if one.suppressed:
        kind = "external" if one.outside else "inSource"
        said["suppressions"] = [{"kind": kind, "justification": one.suppressed}]
    related = [_location(place) for place in one.related if place.file]
    if related:
        said["relatedLocations"] = related
    return said


def _location(place: Place) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri_of(place.file)}}
    if place.line is not None:
        region = {"startLine": place.line}
        if place.column is not None:
            region["startColumn"] = place.column
        physical["region"] = region
    location: dict[str, Any] = {"physicalLocation": physical}
    spot = "!".join(part for part in (place.sheet, place.cell) if part)
    if spot:
        location["logicalLocations"] = [{"fullyQualifiedName": spot}]
    return location


def uri_of(file: str) -> str:
    """Return the path of a file as a URI: relative ones stay relative, signs are escaped.

    >>> uri_of("standards/本县 #1.yaml")
    'standards/%E6%9C%AC%E5%8E%BF%20%231.yaml'
    """
    path = Path(file)
    if path.is_absolute():
        return path.as_uri()
    text = quote(path.as_posix(), errors="backslashreplace")
    # A colon in the first part would read as the scheme of a URI.
    first, slash, rest = text.partition("/")
    return f"./{text}" if ":" in first else first + slash + rest
