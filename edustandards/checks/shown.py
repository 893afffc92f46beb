"""Numbers of findings as people read them: in the unit of the limit, on its right side."""

from __future__ import annotations

from fractions import Fraction

from edustandards.checks.nodes import Level, Range, Requirement
from edustandards.measures.values import Unreadable, Value
from edustandards.units.convert import factor
from edustandards.units.numbers import show_exact, show_rounded
from edustandards.units.quantity import Quantity
from edustandards.units.show import show_quantity
from edustandards.units.unit import Unit
from edustandards.wording import sentence

LONGEST = 10
"""How many signs an exact number may take before it is rounded."""


def limit_of(requirement: Requirement | None) -> Quantity | None:
    """Return the quantity that a requirement states, if it states one."""
    bound = requirement.low if isinstance(requirement, Range) else requirement
    if bound is None or isinstance(bound, Level):
        return None
    return bound.threshold if isinstance(bound.threshold, Quantity) else None


def show_value(
    value: Fraction | str | bool | None, unit: Unit, requirement: Requirement | None, lang: str
) -> str:
    """Return a value in the unit in which its limit is written; about, where it has no end."""
    if value is None:
        return sentence("explain-missing", lang, {})
    if isinstance(value, bool):
        return sentence("yes" if value else "no", lang, {})
    if isinstance(value, str):
        return value
    limit = limit_of(requirement)
    if limit is None:
        return show_number(value, unit, lang)
    by = factor(unit, limit.unit)
    return show_number(value * by, limit.unit, lang, ratio=limit.ratio, apart_from=limit.number)


def show_number(
    number: Fraction,
    unit: Unit,
    lang: str,
    *,
    ratio: bool = False,
    apart_from: Fraction | None = None,
) -> str:
    """Return a number with its unit, rounded where it is long, yet never onto `apart_from`.

    A ratio is shown `1:19`. What was rounded says `about`.
    """
    if ratio and number > 0:
        turned = 1 / number if number < 1 else number
        text, rounded = _digits(turned, None if apart_from is None else _turned(apart_from, number))
        text = f"1:{text}" if number < 1 else f"{text}:1"
    else:
        text, rounded = _digits(number, apart_from)
        text = _with_unit(text, number, unit, lang)
    return sentence("about", lang, {"number": text}) if rounded else text


def _turned(other: Fraction, number: Fraction) -> Fraction | None:
    if not other:
        return None
    return 1 / other if number < 1 else other


def _digits(number: Fraction, apart_from: Fraction | None) -> tuple[str, bool]:
    exact = show_exact(number)
    if "/" not in exact and len(exact) <= LONGEST:
        return exact, False
    for digits in range(4, 16):
        text = show_rounded(number, digits)
        if apart_from is None or number == apart_from or text != show_rounded(apart_from, digits):
            return text, True
    return exact, False


def _with_unit(text: str, number: Fraction, unit: Unit, lang: str) -> str:
    """Return a number's text before its unit, as `show_quantity` writes it."""
    whole = Quantity(Fraction(2 if abs(number) != 1 else 1), unit)
    said = show_quantity(whole, lang)
    return text + said.lstrip("0123456789")


def show_observed(value: Value, unit: Unit, lang: str) -> str:
    """Return an observation as it is listed in evidence."""
    if value is None:
        return sentence("explain-missing", lang, {})
    if isinstance(value, bool):
        return sentence("yes" if value else "no", lang, {})
    if isinstance(value, int | Fraction):
        return show_number(Fraction(value), unit, lang)
    return value.text if isinstance(value, Unreadable) else str(value)


def show_share(share: Fraction, lang: str) -> str:
    """Return a share in percent, about where it has no end."""
    text, rounded = _digits(share * 100, Fraction(0))
    return sentence("about", lang, {"number": f"{text} %"}) if rounded else f"{text} %"
