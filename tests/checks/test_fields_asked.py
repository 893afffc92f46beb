"""Which fields a check asks of its entity, and which of the parts."""

from __future__ import annotations

from fractions import Fraction

import pytest

from edustandards.checks import nodes as c
from edustandards.checks.fields import every_field, fields_asked
from edustandards.errors import UnitError
from edustandards.measures import nodes as m
from edustandards.units.quantity import Quantity
from edustandards.units.unit import ONE, Unit
from tests.evaluate.world import FIELDS, by_stage, holds, need

SHARE = c.Bound(m.Comparator.AT_LEAST, Quantity(Fraction(85, 100), ONE, 2))


def names(fields: tuple[m.Field, ...]) -> list[str]:
    return [field.name for field in fields]


def test_every_kind_of_check() -> None:
    check = c.AllOf(
        (
            need("area", "≥ 2 m² + gym"),
            c.AnyOf((c.Not(holds("fund")), need("level", "≥ Ⅱ"))),
            c.AtLeast(1, (by_stage(primary=need("money", "≥ 1 yuan")),)),
            c.When(m.Says(FIELDS["fund"]), c.Cited("x", need("rooms", "1–2 room"))),
            c.ForEvery("class", need("students", "≤ 45 student")),
            c.ShareOf("class", need("teachers", "≥ 1 teacher"), SHARE, m.Says(FIELDS["fund"])),
            need("temperature", "≥ 300 K 且 ≤ 310 K"),
        )
    )
    own = ["area", "gym", "fund", "level", "money", "rooms", "temperature"]
    assert names(fields_asked(check)) == own
    assert set(names(every_field(check))) == {*own, "students", "teachers"}


def test_aggregates_ask_the_parts() -> None:
    check = need("sum(area) / students", "≥ 1 m²/student")
    assert names(fields_asked(check)) == ["students"]
    assert set(names(every_field(check))) == {"area", "students"}


def test_one_name_means_one_field() -> None:
    other = m.Field("students", Unit.of("person"))
    bound = c.Bound(m.Comparator.AT_LEAST, Quantity(Fraction(1), Unit.of("person")))
    check = c.AllOf((need("students", "≥ 1 student"), c.Require(other, bound)))
    with pytest.raises(UnitError) as caught:
        fields_asked(check)
    assert caught.value.problems[0].code == "field-twice"
