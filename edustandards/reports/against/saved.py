"""What an earlier run found, read back from the JSON that it left behind."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from edustandards.checks.verdict import Verdict
from edustandards.errors import DataError, EdustandardsError, problem
from edustandards.reports.findings_json import SCHEMA
from edustandards.reports.run.run import Run
from edustandards.units.numbers import read_number
from edustandards.where import Place
from edustandards.wording.text import Text

MOST_BYTES = 1 << 30
"""A larger file is refused; 50,000 schools and 40 standards take less than it."""

LONGEST = 400
"""How long a name may be; longer ones are no names."""


class About(NamedTuple):
    """Whom a finding speaks of: one standard on one entity, stage and period."""

    standard: str
    entity: str
    stage: str
    period: str


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: the verdict, and how far from the threshold as a share of it."""

    verdict: Verdict
    relative_margin: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """The findings of a run, in its order, with the pack they are of.

    `where` is the file they come from, empty for a run of this moment. `titles` are those of the
    standards. Findings of one name that cannot be told apart stand in the order of the data.
    """

    where: str
    pack: str
    digest: str
    as_of: str
    titles: Mapping[str, Text]
    findings: tuple[tuple[About, Found], ...]


def saved_of(run: Run) -> Saved:
    """Return a run of this moment as if it had been saved."""
    return Saved(
        "",
        run.document.name,
        run.document.digest,
        run.as_of.isoformat() if run.as_of else "",
        {one.id: one.title for one in run.document.standards},
        tuple(
            (
                About(one.standard, one.entity, one.stage, one.period),
                Found(one.verdict, one.relative_margin),
            )
            for one in run.results.findings()
        ),
    )


def read_saved(path: Path) -> Saved:
    """Return what a run found, from the JSON that `check --format json` wrote.

    Raises:
        DataError: where the file cannot be read, is too large, or is no such JSON.
    """
    place = Place(str(path))
    try:
        if path.stat().st_size > MOST_BYTES:
            raise DataError(problem("saved-too-large", place, most=MOST_BYTES >> 20))
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise DataError(problem("saved-unreadable", place, why=why)) from None
    except (ValueError, RecursionError, MemoryError):
        raise DataError(problem("saved-no-json", place)) from None
    if not isinstance(data, dict) or "findings" not in data:
        raise DataError(problem("saved-no-report", place))
    if data.get("schema") != SCHEMA:
        said = str(data.get("schema"))[:20]
        raise DataError(problem("saved-schema", place, found=said, known=SCHEMA))
    try:
        return _saved(data, str(path))
    except (LookupError, TypeError, ValueError, ArithmeticError, AttributeError, EdustandardsError):
        raise DataError(problem("saved-no-report", place)) from None


_Json: TypeAlias = dict[str, Any]


def _saved(data: _Json, where: str) -> Saved:
    pack = data["pack"]
    return Saved(
        where,
        f"{_text(pack['id'])}@{_text(pack['edition'])}",
        _text(pack["hash"]),
        _text(data.get("as_of")),
        {
            _text(one["id"]): Text(_text(one["title"]["zh"]), _text(one["title"]["en"]))
            for one in data.get("standards", ())
        },
        tuple(_findings(data["findings"])),
    )


def _findings(several: list[_Json]) -> Iterator[tuple[About, Found]]:
    for one in several:
        margin = one.get("relative_margin")
        yield (
            About(*(_text(one.get(name)) for name in About._fields)),
            Found(Verdict(one["verdict"]), None if margin is None else _number(margin)),
        )


def _number(text: str) -> Fraction:
    up, slash, down = text.partition("/")
    number = read_number(up)[0]
    return number / read_number(down)[0] if slash else number


def _text(value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise TypeError
    return value if len(value) <= LONGEST else value[:LONGEST]
