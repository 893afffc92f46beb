"""A number with its unit, exactly as written."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from importlib import import_module
from typing import Any

from edustandards.units.unit import ONE, Unit


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact number and its unit.

    `places` keeps the digits after the point as they were written (`2.30` has two), because
    GB/T 8170 lets them decide; it counts for comparison of texts only, see `same`.
    `ratio` says that the number was written `1:19`, and is to be shown so.

    >>> import edustandards as es
    >>> es.quantity("每百名学生 2.3 间").unit == es.quantity("1 room/(100 student)").unit
    True
    >>> es.quantity("1:19").number
    Fraction(1, 19)
    >>> es.quantity("3.5万元").number
    Fraction(7, 2)
    """

    number: Fraction
    unit: Unit = ONE
    places: int | None = None
    ratio: bool = False

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        """Show itself in a notebook; what it shows there is made where notebooks are known."""
        bundle: dict[str, Any] = import_module("edustandards.notebook").of_quantity(self)
        return bundle

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Tell pydantic how a quantity is read: from a text, a number, one of ours or of pint."""
        # pydantic asks its types for this; what answers stands above, and is loaded for it only.
        return import_module("edustandards.pydantic.amount").schema_of(None)
