"""What the packs that come with the library ask is judged lazily, from the table of its kind."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest

import edustandards as es
from edustandards.evaluate.lazy.engine import fetched
from edustandards.evaluate.lazy.layout import long
from edustandards.evaluate.lazy.plan import lazy_plan
from edustandards.evaluate.observed import Column, Framed, Observed
from edustandards.evaluate.run import evaluate
from edustandards.measures.nodes import Field, Kind
from edustandards.packs.shelf import shelf

LEFT = {
    "cn/city-plan@draft": {"modernisation", "internationalisation", "internationalisation-stages"}
}


def cell(field: Field) -> Any:
    words = {Kind.NUMBER: 1, Kind.YES_NO: True, Kind.TEXT: "x", Kind.DATE: date(2024, 1, 1)}
    return field.levels[0] if field.kind is Kind.LEVEL else words[field.kind]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    "name",
    [
        path.parent.relative_to(shelf()).as_posix() + f"@{path.stem}"
        for path in sorted(shelf().rglob("*.yaml"))
        if "vocabulary" not in path.parts
    ],
)
def test_every_standard_from_the_table_of_its_kind(name: str) -> None:
    pack = es.load_pack(name)
    document, given = pack.document, pack.given(first_year=2023)
    words = document.vocabulary
    left: set[str] = set()
    for kind in {one.on: None for one in document.standards}:
        standards = [one for one in document.standards if one.on == kind]
        keys = [kind]
        while words.entities[keys[-1]].within:
            keys.append(words.entities[keys[-1]].within)
        named = dict.fromkeys(keys, "k") | {"period": "2024"}
        if words.stages:
            named["stage"] = next(iter(words.stages))
        cells = {one: cell(entry.field) for one, entry in words.fields.items()}
        frame = pl.LazyFrame({key: [value] for key, value in (named | cells).items()})
        framed = Framed(
            kind,
            frame,
            {key: key for key in named},
            {one: Column(one) for one in cells},
            {stage: stage for stage in words.stages},
        )
        plan = lazy_plan(standards, [framed], words, given)
        left |= {one.standard for one in plan.left_out}
        found = {
            row["standard"]: row["verdict"]
            for row in fetched(long(plan, words, only_failing=False))
        }
        rows = Observed(
            kind,
            1,
            {key: [value] for key, value in named.items()},
            {one: [value] for one, value in cells.items()},
        )
        for judged in evaluate(standards, [rows], words, given).judged:
            if judged.standard.id not in left:
                assert found[judged.standard.id] == next(judged.verdicts()).value, (
                    judged.standard.id
                )
    assert left == LEFT.get(name, set())
