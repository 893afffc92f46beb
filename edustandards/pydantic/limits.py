"""Limits on one field of a pydantic model, judged exactly."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from edustandards.arguments import text_of
from edustandards.checks import nodes as c
from edustandards.checks.show import show_requirement
from edustandards.checks.verdict import Verdict
from edustandards.errors import EdustandardsError
from edustandards.fluent.check import Check
from edustandards.fluent.limit import VALUE, limit_on
from edustandards.measures.nodes import Comparator
from edustandards.pydantic.amount import EXTENSION, schema_of, within
from edustandards.pydantic.refusal import not_met, refused
from edustandards.units.convert import factor
from edustandards.units.parse import parse_quantity
from edustandards.units.quantity import Quantity
from edustandards.units.taken import take_quantity
from edustandards.units.unit import Unit

_KEYS = {
    Comparator.AT_LEAST: "minimum",
    Comparator.AT_MOST: "maximum",
    Comparator.MORE: "exclusiveMinimum",
    Comparator.LESS: "exclusiveMaximum",
}


@dataclass(frozen=True, slots=True)
class Limit:
    """What is required of a value: `Annotated[Quantity, Limit(...)]`, made by `AtLeast` and others.

    Of a `Quantity` the value may name its unit. `float`, `int`, `Decimal` and `Fraction` are in
    the unit of the limit. What is not met is an error of type `not_met`, its context as in the
    JSON of `check`, with messages in Chinese and English.
    """

    requirement: c.Bound | c.Range
    unit: Unit

    @property
    def check(self) -> Check:
        """Return the limit as a check on a field named `value`."""
        return limit_on(self.requirement, self.unit)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Tell pydantic how the value is read and judged, and its limits for JSON Schema."""
        check, also = self.check, self._described()

        def judge(quantity: Quantity) -> Quantity:
            record = {VALUE: quantity}
            if check.verdict(record) is not Verdict.MET:
                raise not_met([check(record)])
            return quantity

        if source in {int, float, Decimal, Fraction}:
            return self._plain(handler(source), judge, also)
        return within(source, lambda: schema_of(self.unit, judge, also))

    def _plain(self, inner: CoreSchema, judge: Any, also: dict[str, Any]) -> CoreSchema:
        def after(raw: Any) -> Any:
            try:
                judge(take_quantity(raw, self.unit))
            except EdustandardsError as error:
                raise refused(error) from None
            return raw

        schema = core_schema.no_info_after_validator_function(after, inner)
        schema["metadata"] = {
            "pydantic_js_functions": [lambda core, handler: {**handler(core["schema"]), **also}]
        }
        return schema

    def _described(self) -> dict[str, Any]:
        """Return the limits as JSON Schema says them of plain numbers, and in our own words."""
        both = self.requirement
        bounds = (both.low, both.high) if isinstance(both, c.Range) else (both,)
        found: dict[str, Any] = {EXTENSION: {"require": show_requirement(both)}}
        for bound in bounds:
            assert isinstance(bound.threshold, Quantity), "a limit is a number"
            number = bound.threshold.number * factor(bound.threshold.unit, self.unit)
            whole = number.denominator == 1
            found[_KEYS[bound.comparator]] = number.numerator if whole else float(number)
        return found


def AtLeast(limit: str) -> Limit:  # noqa: N802 - it stands where types stand
    """Return the limit that a value is as much as this or more: `AtLeast("8.76 m²/student")`.

    Raises:
        NotationError: where the limit is no quantity.

    >>> from typing import Annotated
    >>> from pydantic import TypeAdapter
    >>> area = TypeAdapter(Annotated[Quantity, AtLeast("8.76 m²/student")])
    >>> area.validate_python("8.76 平方米/生").number
    Fraction(219, 25)
    """
    return _bound(Comparator.AT_LEAST, limit)


def AtMost(limit: str) -> Limit:  # noqa: N802
    """Return the limit that a value is as much as this or less: `AtMost("45 student")`.

    Raises:
        NotationError: where the limit is no quantity.
    """
    return _bound(Comparator.AT_MOST, limit)


def MoreThan(limit: str) -> Limit:  # noqa: N802
    """Return the limit that a value is more than this.

    Raises:
        NotationError: where the limit is no quantity.
    """
    return _bound(Comparator.MORE, limit)


def LessThan(limit: str) -> Limit:  # noqa: N802
    """Return the limit that a value is less than this.

    Raises:
        NotationError: where the limit is no quantity.
    """
    return _bound(Comparator.LESS, limit)


def Between(low: str, high: str) -> Limit:  # noqa: N802
    """Return the limit that a value is from `low` to `high`, both included, in the unit of `low`.

    Raises:
        NotationError: where one of them is no quantity.
        UnitError: where they measure different things.
    """
    first, second = _bound(Comparator.AT_LEAST, low), _bound(Comparator.AT_MOST, high)
    factor(second.unit, first.unit)
    assert isinstance(first.requirement, c.Bound)
    assert isinstance(second.requirement, c.Bound)
    return Limit(c.Range(first.requirement, second.requirement), first.unit)


def _bound(comparator: Comparator, text: str) -> Limit:
    quantity = parse_quantity(text_of(text, "limit"))
    return Limit(c.Bound(comparator, quantity), quantity.unit)
