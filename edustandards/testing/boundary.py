"""Data on, below and above every limit of a pack, with the verdict that must be found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from edustandards.arguments import must_be
from edustandards.checks.standard import Standard
from edustandards.checks.verdict import Verdict
from edustandards.evaluate.given import Given
from edustandards.evaluate.observed import Observed
from edustandards.front.pack import Pack
from edustandards.measures.values import Value
from edustandards.packs.trial.cases import Made, cases_of
from edustandards.packs.trial.ready import asking


@dataclass(frozen=True, slots=True)
class BoundaryCase:
    """One made-up entity with all that belongs to it, and what a standard must find on it.

    `tables` holds records by kind of entity, as `Pack.evaluate` takes them; `record` is the entity
    itself. Values are exact numbers in the units of their fields. `what` says what it is a case
    of: `case-at` a limit, `case-below` or `case-above` it by the least step, and others.
    """

    standard: str
    on: str
    what: str
    stage: str
    period: str
    record: Mapping[str, Value]
    tables: Mapping[str, Sequence[Mapping[str, Value]]] = field(repr=False)
    given: Given = field(repr=False)
    expected: Verdict


def boundary_cases(
    pack: Pack, standard: str | None = None, *, thorough: bool = False
) -> Iterator[BoundaryCase]:
    """Return cases on and around every limit of a pack, or of one of its standards.

    Each is made from the limits themselves, and its verdict worked out in plain fractions, apart
    from evaluation. Cases whose verdict plain fractions do not settle are left out. `thorough` ones
    are several times as many.

    Raises:
        UnknownNameError: where the pack has no such standard.
        CallError: where `pack` is none.

    >>> import edustandards as es
    >>> pack = es.load_pack("cn/quality-balanced")
    >>> at = [one for one in boundary_cases(pack, "sports-area") if one.what == "case-at"][0]
    >>> pack["sports-area"].verdict(at.record) is at.expected
    True
    """
    document = must_be(pack, Pack, "pack", "wanted-pack").document
    wanted = document.standards if standard is None else (document.standard(standard),)
    for one in wanted:
        made, _ = cases_of(one, document.vocabulary, asking(one), thorough=thorough)
        for case in made:
            if case.expected is not None:
                yield _case(one, case, case.expected)


def _case(standard: Standard, made: Made, expected: Verdict) -> BoundaryCase:
    example = made.example.example
    tables = {table.entity: records_of(table) for table in example.tables}
    own = tables[standard.on]
    found = [one for one in own if _speaks(one, example.stage, example.period)]
    record = (found or own)[0]
    return BoundaryCase(
        standard.id,
        standard.on,
        made.case.what,
        example.stage,
        example.period,
        record,
        tables,
        example.given,
        expected,
    )


def _speaks(record: Mapping[str, Value], stage: str, period: str) -> bool:
    return record.get("stage") in {stage or None, stage} and (
        not period or record.get("period") == period
    )


def records_of(table: Observed) -> list[dict[str, Value]]:
    """Return the rows of a table as records: keys and fields by name, gaps left out."""
    columns = {**table.keys, **table.values}
    return [
        {
            name: column[row]
            for name, column in columns.items()
            if column[row] is not None and column[row] != ""
        }
        for row in range(table.size)
    ]
