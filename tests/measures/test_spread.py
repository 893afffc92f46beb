"""A coefficient of variation stands only where it stays exact; elsewhere a formula is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from edustandards.checks.parse import parse_requirement
from edustandards.errors import UnitError
from edustandards.measures import nodes as m
from edustandards.measures.parse import parse_condition, parse_formula
from edustandards.measures.unit_of import unit_of
from edustandards.units.unit import ONE, Unit

AREA = m.Field("area", Unit.of("meter", 2))
NAMES: dict[str, m.Measure] = {
    "area": AREA,
    "spread": m.Named("spread", m.Folded(m.Fold.CV_UNWEIGHTED, AREA), ONE),
}
CV = "cv_unweighted(area)"


@pytest.mark.parametrize(
    "formula",
    [CV, f"-{CV}", f"{CV} + {CV}", f"2 * {CV}", f"{CV} * 2", f"{CV} / 2 - spread", "spread"],
)
def test_sums_and_multiples_stay_exact(formula: str) -> None:
    assert unit_of(parse_formula(formula, NAMES)) == ONE


@pytest.mark.parametrize(
    ("formula", "column"),
    [
        (f"{CV} * {CV}", 21),
        ("1 / spread", 3),
        (f"1 - ceil({CV})", 5),
        (f"floor({CV})", 1),
        (f"max(1, {CV})", 1),
        ("first(spread, 1)", 1),
        (f"previous({CV})", 1),
        ("growth(spread, since=base)", 1),
        (f"at({CV}, stage=primary)", 1),
        (f"at(mean({CV}), stage=primary)", 4),
        ("mean(area, weight=spread)", 1),
        ("sum(spread)", 1),
        ("rank(spread, within=county)", 1),
        ("count(spread > 1)", 14),
        ("share(area > 1 m² and 1 > spread)", 25),
    ],
)
def test_elsewhere_it_is_refused_where_it_stands(formula: str, column: int) -> None:
    refused(lambda: parse_formula(formula, NAMES), column)


def test_conditions_and_thresholds_refuse_it_too() -> None:
    refused(lambda: parse_condition("area > 1 m² or spread ≤ 0.5", NAMES), 23)
    refused(lambda: parse_requirement("≤ spread * 2", ONE, NAMES), 3)


def refused(read: Callable[[], object], column: int) -> None:
    with pytest.raises(UnitError) as caught:
        read()
    [one] = caught.value.problems
    assert (one.code, one.where.column) == ("cv-inside", column)
