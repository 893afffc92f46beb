"""Quantities as pydantic reads and writes them: numbers in a unit, or texts that name theirs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from edustandards.arguments import MOST_SHOWN, text_of
from edustandards.errors import CallError, EdustandardsError, problem
from edustandards.pydantic.refusal import refused
from edustandards.units.numbers import brief
from edustandards.units.parse import parse_unit
from edustandards.units.quantity import Quantity
from edustandards.units.show import show_quantity, show_unit
from edustandards.units.taken import take_quantity
from edustandards.units.unit import Unit

EXTENSION = "x-edustandards"
"""The key of a JSON Schema under which our own words about a value stand."""

Judge = Callable[[Quantity], Quantity]


def schema_of(
    unit: Unit | None, judge: Judge | None = None, also: dict[str, Any] | None = None
) -> CoreSchema:
    """Return how pydantic reads a quantity in a unit, judges it, writes it, and describes it.

    A number is in the unit, a text may name another that converts to it. In JSON a quantity is its
    text, which reads back equal. `also` is what the JSON Schema says besides.
    """

    def read(raw: object) -> Quantity:
        try:
            found = take_quantity(raw, unit)
        except EdustandardsError as error:
            raise refused(error) from None
        return found if judge is None else judge(found)

    schema = core_schema.no_info_plain_validator_function(
        read,
        serialization=core_schema.plain_serializer_function_ser_schema(_text, when_used="json"),
    )
    said = json_schema(unit, also)
    schema["metadata"] = {"pydantic_js_functions": [lambda _core, _handler: dict(said)]}
    return schema


def json_schema(unit: Unit | None, also: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return the JSON Schema of a quantity: a number, or a text that names its unit."""
    also = dict(also or {})
    ours = also.pop(EXTENSION, {})
    shown = {} if unit is None else {"unit": show_unit(unit, "en")}
    return {"type": ["number", "string"], **also, EXTENSION: {**shown, **ours}}


def _text(quantity: Quantity) -> str:
    return show_quantity(quantity, "en")


@dataclass(frozen=True, slots=True)
class In:
    """The unit that a quantity of a model is in: `Annotated[Quantity, In("m²/student")]`.

    Numbers without a unit are in it; what names another unit is converted, or refused.

    Raises:
        NotationError: where the unit is none that is known.
    """

    unit: str
    _unit: Unit = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Read the unit."""
        object.__setattr__(self, "_unit", parse_unit(text_of(self.unit, "unit", "wanted-unit")))

    def __get_pydantic_core_schema__(
        self,
        source: Any,
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        """Tell pydantic how the quantity is read; for `Quantity | None`, None passes."""
        return within(source, lambda: schema_of(self._unit))


def within(source: Any, made: Callable[[], CoreSchema]) -> CoreSchema:
    """Return the schema of a quantity, None let through where the type says so.

    Raises:
        CallError: where the annotated type is no quantity.
    """
    if source is Quantity:
        return made()
    if source == Quantity | None:
        return core_schema.nullable_schema(made())
    raise CallError(problem("call-annotation", text=brief(source)[:MOST_SHOWN]))
