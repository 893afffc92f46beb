"""The units that a field is asked in: its own, and others that people write such amounts in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from edustandards.units.convert import factor, is_count, same_dimension
from edustandards.units.names import SYMBOLS, WORDS
from edustandards.units.parse import parse_unit
from edustandards.units.quantity import Quantity
from edustandards.units.show import show_quantity, show_unit
from edustandards.units.unit import Unit

_OFTEN = tuple(
    parse_unit(text)
    for text in ("m", "km", "m²", "万平方米", "亩", "公顷", "元", "万元", "亿元", "h", "min", "%")
)


def units_offered(unit: Unit) -> list[dict[str, Any]]:
    """Return the units in which a field may be told, its own first, as data.

    `by` is the factor into the field's own; `names` are all ways to write the unit, in lower case;
    `many` is what stands in English after other numbers than one.

    >>> [one["zh"] for one in units_offered(parse_unit("m²"))]
    ['平方米', '万平方米', '亩', '公顷']
    """
    return [
        {
            "zh": show_unit(one, "zh"),
            "en": show_unit(one, "en"),
            "many": after_many(one),
            "by": str(factor(one, unit)),
            "names": sorted({name.lower() for name in _names(one)}),
        }
        for one in _offered(unit)
    ]


def after_many(unit: Unit) -> str:
    """Return a unit in English as it stands after another number than one.

    >>> after_many(parse_unit("teacher"))
    'teachers'
    """
    return show_quantity(Quantity(Fraction(2), unit), "en").partition(" ")[2]


def _offered(unit: Unit) -> Iterable[Unit]:
    often = [one for one in _OFTEN if same_dimension(one, unit)]
    return dict.fromkeys([unit, *([unit.scaled(10_000)] if is_count(unit) else []), *often])


def _names(unit: Unit) -> Iterator[str]:
    yield from (show_unit(unit, lang) for lang in ("zh", "en"))
    for table in (SYMBOLS, WORDS):
        yield from (name for name, known in table.items() if known == unit)
    if unit == parse_unit("m²"):
        yield "m2"
