"""Checks inside pydantic models: limits on fields, checks on models, models made from packs.

>>> from typing import Annotated
>>> from pydantic import BaseModel, ValidationError
>>> import edustandards as es
>>> class Playground(BaseModel):
...     per_student: Annotated[es.Quantity, AtLeast("8.76 m²/student")]
>>> Playground(per_student="9 平方米/生").per_student.number
Fraction(9, 1)
>>> try:
...     Playground(per_student=8.7)
... except ValidationError as error:
...     print(error.errors()[0]["type"], error.errors()[0]["ctx"]["margin"])
not_met -0.06
"""

from edustandards.pydantic.amount import In
from edustandards.pydantic.limits import AtLeast, AtMost, Between, LessThan, Limit, MoreThan
from edustandards.pydantic.model import model_of
from edustandards.pydantic.whole import Meets, meets
from edustandards.pydantic.written import module_of

__all__ = [
    "AtLeast",
    "AtMost",
    "Between",
    "In",
    "LessThan",
    "Limit",
    "Meets",
    "MoreThan",
    "meets",
    "model_of",
    "module_of",
]
