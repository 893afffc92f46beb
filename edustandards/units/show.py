"""Units and quantities as text, in Chinese and English; the text reads back as what it shows."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Literal, TypeAlias

from edustandards.units.names import LENGTHS, MULTIPLIERS, NAMES, Name, unit_named
from edustandards.units.numbers import digits_of, show_exact
from edustandards.units.quantity import Quantity
from edustandards.units.unit import Unit

Form: TypeAlias = Literal["alone", "one", "many", "ratio"]
"""Whether a unit stands alone, after one, after another number, or after a ratio."""

_Powers: TypeAlias = list[tuple[str, int]]

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_WORDS = {size: word for word, size in MULTIPLIERS.items() if not word.isascii()}
_SHAPES = {1: "", 2: "平方", 3: "立方"}


def show_unit(unit: Unit, lang: str) -> str:
    """Return the unit in `lang` (zh or en); plain numbers have the empty text.

    >>> show_unit(Unit.of("room") / Unit.of("student").scaled(100), "zh")
    '间/百名学生'
    >>> show_unit(Unit.of("room") / Unit.of("student").scaled(100), "en")
    'room/(100 student)'
    """
    return _unit(unit, lang, "alone")


def show_quantity(q: Quantity, lang: str, places: int | None = None) -> str:
    """Return the quantity in `lang`, exactly, with the digits in which it was written.

    `places` asks for at least so many digits after the point instead. A number without an end is
    a fraction in brackets; for people, show it rounded and say so.

    >>> show_quantity(Quantity(Fraction("2.3"), Unit.of("room"), places=2), "en")
    '2.30 rooms'
    >>> show_quantity(Quantity(Fraction(2, 27), ratio=True), "zh")
    '1:13.5'
    """
    form: Form = "one" if abs(q.number) == 1 else "many"
    if q.ratio:
        number, form = _ratio(q.number), "ratio"
    else:
        number = show_exact(q.number, q.places if places is None else places)
        number = f"({number})" if "/" in number else number
    unit = _unit(q.unit, lang, form)
    if unit[:1].isdigit():
        unit = f"({unit})"
    return f"{number} {unit}" if unit else number


def _ratio(number: Fraction) -> str:
    """Return `1:N` below one and `N:1` above, where N has an end, else two whole numbers."""
    sign, size = "-" if number < 0 else "", abs(number)
    many = show_exact(1 / size if 0 < size < 1 else size)
    if "/" in many:
        return f"{sign}{digits_of(size.numerator)}:{digits_of(size.denominator)}"
    return f"{sign}1:{many}" if 0 < size < 1 else f"{sign}{many}:1"


@lru_cache(maxsize=4096)
def _unit(unit: Unit, lang: str, form: Form) -> str:
    above = [(name, power) for name, power in unit.powers if power > 0]
    below = [(name, -power) for name, power in unit.powers if power < 0]
    terms = _zh_terms if lang == "zh" else _en_terms
    top = terms(above, unit.scale.numerator, form, per=False)
    bottom = terms(below, unit.scale.denominator, form, per=True)
    if not bottom:
        return "·".join(top)
    joined = "·".join(bottom)
    # `1/100 student` would read well, yet brackets leave no doubt.
    joined = f"({joined})" if len(bottom) > 1 or " " in joined else joined
    return f"{'·'.join(top) or '1'}/{joined}"


def _zh_terms(powers: _Powers, scale: int, form: Form, *, per: bool) -> list[str]:
    terms = []
    for name, power in powers:
        text = _zh_name(NAMES[name], form, per=per and scale == 1)
        shape = _SHAPES.get(power) if name in LENGTHS else None
        raised = "" if power == 1 or shape else str(power).translate(_SUPERSCRIPTS)
        terms.append(_times(scale, f"{shape or ''}{text}") + raised)
        scale = 1
    if scale != 1:
        terms.append(_WORDS.get(scale) or str(scale))
    return terms


def _zh_name(one: Name, form: Form, *, per: bool) -> str:
    if form == "ratio" and one.noun:
        return one.noun
    return one.per or one.zh if per else one.zh


def _times(scale: int, text: str) -> str:
    if scale == 1:
        return text
    word = _WORDS.get(scale)
    # 千米 is a name already, and not a thousand of 米.
    return f"{word}{text}" if word and unit_named(word + text) is None else f"{scale} {text}"


def _en_terms(powers: _Powers, scale: int, form: Form, *, per: bool) -> list[str]:
    terms = []
    last = len(powers) - 1
    for at, (name, power) in enumerate(powers):
        one = NAMES[name]
        several = form != "alone" and (scale != 1 if per else form == "many" and at == last)
        raised = "" if power == 1 else str(power).translate(_SUPERSCRIPTS)
        text = (one.plural if several and power == 1 else "") or one.en
        terms.append(f"{scale} {text}{raised}" if scale != 1 else f"{text}{raised}")
        scale = 1
    if scale != 1:
        terms.append(str(scale))
    return terms
