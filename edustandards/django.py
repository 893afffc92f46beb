"""Validators for fields of Django models and forms; migrations write them as they were made.

>>> from django.conf import settings
>>> if not settings.configured:
...     settings.configure(USE_I18N=True, LANGUAGE_CODE="en")
>>> from django.core.exceptions import ValidationError
>>> enough = Requires("≥ 8.76 m²/student", unit="m²/student")
>>> enough(9)
>>> try:
...     enough(8.7)
... except ValidationError as error:
...     print(error.messages[0])
value: 8.7 m²/student, required ≥ 8.76 m²/student; 0.06 m²/student more of value would do
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.deconstruct import deconstructible
from django.utils.translation import get_language

from edustandards.arguments import text_of
from edustandards.checks.explain import say
from edustandards.checks.parse import parse_requirement
from edustandards.checks.verdict import Verdict
from edustandards.errors import EdustandardsError
from edustandards.fluent.check import Check
from edustandards.fluent.limit import VALUE, limit_on
from edustandards.reports.terminal import failed_line
from edustandards.units.parse import parse_unit
from edustandards.units.taken import take_quantity

__all__ = ["Requires"]


@deconstructible
class Requires:
    """What is required of the number in a field: `Requires("≥ 45 student", unit="student")`.

    The number is in `unit`; it is judged exactly, a float as its shortest decimal. The message is
    Chinese where Django speaks Chinese, else English; its code is `not_met`.

    Raises:
        NotationError: where the requirement or the unit cannot be read.
        UnitError: where the requirement has a unit of another dimension.
        CallError: where one of them is no text.
    """

    def __init__(self, requirement: str, unit: str = "") -> None:
        self.requirement: str = text_of(requirement, "requirement")
        self.unit: str = text_of(unit, "unit", "wanted-unit")
        measured = parse_unit(unit)
        self._check: Check = limit_on(parse_requirement(requirement, measured), measured)

    def __call__(self, value: Any) -> None:
        """Judge a value.

        Raises:
            ValidationError: where it is no number, or not as required.
        """
        lang = "zh" if (get_language() or "").startswith("zh") else "en"
        try:
            quantity = take_quantity(value, parse_unit(self.unit))
        except EdustandardsError as error:
            said = say(error.problems[0], lang, self._check.words)
            raise ValidationError(said, code=error.problems[0].code) from None
        record = {VALUE: quantity}
        if self._check.verdict(record) is not Verdict.MET:
            finding = self._check(record)
            title = self._check.words.title(VALUE, lang)
            said = failed_line(finding, title, self._check.words, lang, alone=True)
            raise ValidationError(said, code=Verdict.NOT_MET.value, params={"value": value})

    def __eq__(self, other: object) -> bool:
        """Tell whether two validators require the same; migrations ask for it."""
        return isinstance(other, Requires) and (self.requirement, self.unit) == (
            other.requirement,
            other.unit,
        )

    def __hash__(self) -> int:
        """Return a hash by what is required."""
        return hash((self.requirement, self.unit))
