"""Units and quantities from text, the way standards, tables and people write them.

A unit is names with powers, joined by `/ · * per 每` and round brackets; a multiplier (`百`, `万`,
`100`, `million`) belongs to the name after it, so `room/(100 student)`, `间/百名学生` and
`rooms per 100 students` are one unit. Slashes apply from left to right. `元/生·年` means one thing
in algebra and another to those who write it, so it is refused with both ways to say it.

`人` and `名` count persons. Where persons and students differ is for the field to say: `人/班` is
persons in a class, and does not convert to `生/班`.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from edustandards.errors import NotationError
from edustandards.units.names import LENGTHS
from edustandards.units.numbers import scan_number
from edustandards.units.quantity import Quantity
from edustandards.units.signs import moved, plain, short, unreadable
from edustandards.units.tokens import MAX_POWER, Kind, Token, tokens
from edustandards.units.unit import ONE, Unit

MAX_NESTING = 10
_MAX_SCALE_BITS = 200

_EACH = re.compile(r"每\s*((?:[0-9]+\s*)?[^\s0-9每,·/*]+)\s*,?\s*")
_MEAN = re.compile(r"([生师人班校])均\s*")
_FRACTION = re.compile(r"\(\s*([+-]?[0-9]+)\s*/\s*([0-9]+)\s*\)")
_COLON = re.compile(r"\s*:\s*")


@lru_cache(maxsize=2048)
def parse_unit(text: str) -> Unit:
    """Return the unit that a text names; an empty text names the unit of plain numbers.

    Raises:
        NotationError: for an unknown name (with the nearest known one), a sign that does not
            belong, or a text that can be read in two ways; its place is the column in the text.

    >>> parse_unit("平方米/生") == parse_unit("m²/student") == parse_unit("㎡／学生")
    True
    >>> parse_unit("元/生·年")
    Traceback (most recent call last):
    edustandards.errors.NotationError: :4: '元/生·年' can be read in two ways; \
write '元/(生·年)' or '(元/生)·年' [unit-ambiguous]
    """
    folded = plain(text)
    reader = _Reader(text, list(tokens(folded)))
    if reader.next_is("end"):
        return ONE
    unit = reader.product()
    if not reader.next_is("end"):
        raise reader.unexpected()
    return unit


def parse_quantity(text: str, default: Unit | None = None) -> Quantity:
    """Return the quantity that a text states; a bare number is in `default`, else plain.

    Read are `7.5 平方米/生`, `每百名学生 2.3 间`, `生均 3600 元`, `1:19`, `1:19 教师/学生`, `25 %`,
    and a fraction in brackets, `(120/13) m²`. `3.5万` is 3.5 in ten-thousands of the default unit.
    The digits after the point are kept, as they apply to the number that is written.
    Whether the unit fits what the caller asks for is not checked here.

    Raises:
        NotationError: for a text that is no quantity, or can be read in two ways.

    >>> parse_quantity("每百名学生 2.30 间") == parse_quantity("2.30 room/(100 student)")
    True
    >>> parse_quantity("1:19").number
    Fraction(1, 19)
    """
    folded = plain(text)
    start = len(folded) - len(folded.lstrip())
    each, start = _each(text, folded, start)
    number, places, ratio, end = _number(folded, start)
    rest = text[end:]
    if rest.strip():
        unit = _unit_within(text, end, len(text))
        if not unit.powers and default is not None and each is None:
            unit = default.scaled(unit.scale)
    elif each is not None:
        raise unreadable("quantity-unit-expected", end + 1, text=short(text.strip()))
    else:
        unit = default or ONE
        if ratio and not _is_ratio(unit):
            raise unreadable("ratio-unit", start + 1, text=short(text.strip()))
    return Quantity(number, _both(text, unit, each) if each else unit, places, ratio)


def _is_ratio(unit: Unit) -> bool:
    """Tell whether a unit is one thing over another, or plain."""
    return sorted(power for _, power in unit.powers) in ([], [-1, 1])


def _number(folded: str, start: int) -> tuple[Fraction, int | None, bool, int]:
    """Return a number, its digits after the point, whether it is a ratio, and its end."""
    fraction = _FRACTION.match(folded, start)
    if fraction is not None:
        above, below = (_whole(fraction, part) for part in (1, 2))
        if not below:
            raise unreadable("ratio-zero", fraction.start(2) + 1, text=short(fraction[0]))
        return Fraction(above, below), None, False, fraction.end()
    first = scan_number(folded, start)
    colon = _COLON.match(folded, first.end)
    if not colon:
        return first.number, first.places, False, first.end
    second = scan_number(folded, colon.end())
    if second.number <= 0:
        text = short(folded[start : second.end])
        raise unreadable("ratio-zero", colon.end() + 1, text=text)
    return first.number / second.number, None, True, second.end


def _whole(found: re.Match[str], part: int) -> int:
    return int(scan_number(found.string, found.start(part)).number)


def _each(text: str, folded: str, start: int) -> tuple[Unit | None, int]:
    """Return one over the units of `每…` or `生均`, and where the number after them begins."""
    if folded.isascii():
        return None, start
    mean = _MEAN.match(folded, start)
    if mean:
        return ONE / parse_unit(mean[1]), mean.end()
    unit = None
    while found := _EACH.match(folded, start):
        of = _unit_within(text, found.start(1), found.end(1))
        unit = (unit or ONE) / of
        start = found.end()
    return unit, start


def _unit_within(text: str, start: int, end: int) -> Unit:
    part = text[start:end]
    inner = part.strip()
    by = start + len(part) - len(part.lstrip())
    try:
        return parse_unit(inner)
    except NotationError as error:
        raise moved(error, by) from None


def _both(text: str, unit: Unit, each: Unit) -> Unit:
    both = unit * each
    excess = _excess(both)
    if excess:
        raise unreadable(excess, 1, text=short(text.strip()), limit=MAX_POWER)
    return both


def _excess(unit: Unit) -> str:
    """Return the code of what makes a unit too large: powers within powers grow fast."""
    if any(abs(power) > MAX_POWER for _, power in unit.powers):
        return "unit-power"
    size = unit.scale.numerator.bit_length() + unit.scale.denominator.bit_length()
    return "unit-scale" if size > _MAX_SCALE_BITS else ""


class _Reader:
    """Reads tokens from left to right, one look ahead; it lives for one text."""

    def __init__(self, text: str, read: list[Token]) -> None:
        self.text = text
        self.read = read
        self.at = 0
        self.depth = 0

    @property
    def now(self) -> Token:
        return self.read[self.at]

    def next_is(self, *kinds: Kind) -> bool:
        return self.now.kind in kinds

    def take(self) -> Token:
        token = self.now
        self.at += 1
        return token

    def product(self) -> Unit:
        """`term (("/" | "·") term)*`, where no "·" follows a "/"."""
        first = self.now.start
        unit = self.term()
        per: Token | None = None
        while self.next_is("times", "per"):
            sign = self.take()
            if sign.kind == "per":
                per = sign
                unit /= self.term()
            elif per:
                raise self.ambiguous(first, per, sign)
            else:
                unit *= self.term()
            self.bound(unit, sign)
        return unit

    def term(self) -> Unit:
        """`multiplier* (name | shape name | "(" product ")")? power*`, and not nothing."""
        start = self.now
        scale = self.multipliers()
        match self.now.kind:
            case "name" | "shape":
                unit = self.name()
            case "(":
                unit = self.bracket()
            case _ if self.now is not start:
                unit = ONE
            case _:
                raise self.unexpected()
        return self.bound(unit.scaled(scale), start)

    def multipliers(self) -> int:
        scale = 1
        while self.next_is("multiplier"):
            scale *= self.take().number
        return scale

    def name(self) -> Unit:
        shape = self.take() if self.next_is("shape") else None
        if not self.next_is("name"):
            raise self.unexpected()
        token = self.take()
        unit = token.unit or ONE
        if not shape:
            return self.power(unit, token)
        if unit.powers[0][0] not in LENGTHS or unit.powers[0][1] != 1 or self.next_is("power"):
            raise self.refused("unit-shape", shape)
        return unit**shape.number

    def bracket(self) -> Unit:
        opened = self.take()
        self.depth += 1
        if self.depth > MAX_NESTING:
            raise self.refused("unit-nested", opened, limit=MAX_NESTING)
        unit = self.product()
        if not self.next_is(")"):
            if self.next_is("end"):
                raise self.refused("unit-bracket", opened)
            raise self.unexpected()
        self.take()
        self.depth -= 1
        return self.power(unit, opened)

    def power(self, unit: Unit, of: Token) -> Unit:
        if not self.next_is("power"):
            return unit
        unit **= self.take().number
        return self.bound(unit, of)

    def bound(self, unit: Unit, at: Token) -> Unit:
        """Return the unit, if it is not too large."""
        excess = _excess(unit)
        if excess:
            raise self.refused(excess, at, limit=MAX_POWER)
        return unit

    def refused(self, code: str, at: Token, **params: str | int) -> NotationError:
        return unreadable(code, at.start + 1, text=short(self.text.strip()), **params)

    def unexpected(self) -> NotationError:
        token = self.now
        if token.kind == "end":
            return self.refused("unit-incomplete", token)
        found = short(self.text[token.start : token.end])
        begins = not self.at or self.read[self.at - 1].kind in ("times", "per", "(", "shape")
        if token.kind == ")" and not begins:
            return self.refused("unit-bracket", token)
        code = "unit-expected" if begins else "unit-operator"
        return unreadable(code, token.start + 1, text=found, whole=short(self.text.strip()))

    def ambiguous(self, first: int, per: Token, sign: Token) -> NotationError:
        """Refuse `a/b·c`, and say both ways to write it."""
        text = self.text
        end = sign.end
        depth = 0
        for token in self.read[self.at : -1]:
            depth += (token.kind == "(") - (token.kind == ")")
            if depth < 0 or (token.kind == "per" and not depth):
                break
            end = token.end
        below = f"{text[first : per.end]}({text[per.end : end].strip()})"
        above = f"({text[first : sign.start].strip()}){text[sign.start : end]}"
        whole = text[first:end]
        return unreadable(
            "unit-ambiguous", sign.start + 1, text=short(whole), one=short(below), two=short(above)
        )
