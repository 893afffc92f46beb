"""Numbers exactly as they are written: text, cells and floats become rationals, and text again."""

from __future__ import annotations

import math
import re
import reprlib
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from edustandards.errors import NumberError, problem
from edustandards.units.signs import plain, short, unreadable

_SCALE = 10_000
MAX_DIGITS = 40
"""Longest run of digits that is read; a longer one is a slip or an attack."""

MOST_DIGITS = 400
"""Most digits of a number of Python that is read, above and below; more would only be in the way.

Texts are held to `MAX_DIGITS`; a fraction that somebody worked out may have many more.
"""
MOST_WHOLE = 10**MOST_DIGITS
_MANY = (bytes, bytearray, list, tuple, dict, set, frozenset)
_BITS_OF_FIVE = math.log2(5)
_LONG = 10**4000  # Python itself writes no whole number of more than 4300 digits

_WRITTEN = re.compile(r"[+-]?(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]+))?")
_RUN = re.compile(r"[+-]?[0-9][0-9,._]*(?:[eE][+-]?[0-9]+)?")
_PARTS_APART = re.compile(r"\s+[0-9]")


class Written(NamedTuple):
    """A number found in a text: its value, its digits after the point, and where it ends."""

    number: Fraction
    places: int
    end: int


def exact(value: float | Decimal | Fraction) -> Fraction:
    """Return the rational that a number stands for; a float is its shortest decimal.

    Raises:
        NumberError: for not-a-number, infinity, what is past 40 powers of ten, too many digits; for
            a truth value, which is no number.

    Source: DESIGN, section 3 (a float64 means its shortest decimal form).

    >>> exact(8.76)
    Fraction(219, 25)
    >>> exact(Decimal("0.10"))
    Fraction(1, 10)
    """
    if isinstance(value, bool):
        raise NumberError(problem("quantity-truth", text=str(value)))
    if isinstance(value, float):
        if value.is_integer() and -1e15 < value < 1e15:
            return Fraction(int(value))
        if not math.isfinite(value):
            raise _not_finite(value)
        scaled = value * _SCALE
        # Below 15 digits two decimals never share a float: if this one leads back, it is the one.
        if -1e15 < scaled < 1e15 and round(scaled) / _SCALE == value:
            return Fraction(round(scaled), _SCALE)
        value = Decimal(repr(value))
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise _not_finite(value)
        # Decimal("1e9999999") becomes a fraction only after seconds of work.
        if value and not -MAX_DIGITS <= value.adjusted() <= MAX_DIGITS:
            raise NumberError(problem("quantity-range", text=short(brief(value)), limit=MAX_DIGITS))
    found = Fraction(value)
    if not -MOST_WHOLE < found.numerator < MOST_WHOLE or found.denominator > MOST_WHOLE:
        raise NumberError(problem("quantity-long", limit=MOST_DIGITS))
    return found


def _not_finite(value: float | Decimal) -> NumberError:
    return NumberError(problem("quantity-finite", text=short(brief(value))))


def read_number(text: str) -> tuple[Fraction, int]:
    """Return the number that a text states, and how many digits it writes after the point.

    Full-width digits and well-placed thousands separators are read; exponents, spaces between
    digits and anything that could be read in two ways are refused.

    Raises:
        NotationError: says what is wrong, at its column.

    >>> read_number("３，６００.50")
    (Fraction(7201, 2), 2)
    """
    folded = plain(text)
    start = len(folded) - len(folded.lstrip())
    written = scan_number(folded, start)
    rest = folded[written.end :]
    if rest.strip():
        at = written.end + len(rest) - len(rest.lstrip())
        raise unreadable("number-rest", at + 1, text=short(text[at:].rstrip()))
    return written.number, written.places


def scan_number(folded: str, start: int) -> Written:
    """Return the number that begins at `start` of a text with plain signs.

    Raises:
        NotationError: where no number begins there, or one that is not written plainly.

    >>> scan_number("25 %", 0)
    Written(number=Fraction(25, 1), places=0, end=2)
    """
    run = _RUN.match(folded, start)
    if run is None:
        raise _no_number(folded, start)
    found = run[0]
    apart = _PARTS_APART.match(folded, run.end())
    if apart:
        raise unreadable("number-spaces", apart.end(), text=short(folded[start:].rstrip()))
    written = _WRITTEN.fullmatch(found)
    if written is None:
        raise unreadable(_fault(found), start + 1, text=short(found))
    if len(found) > MAX_DIGITS and sum(map(str.isdigit, found)) > MAX_DIGITS:
        raise unreadable("number-long", start + 1, limit=MAX_DIGITS, text=short(found))
    number = Fraction(int(found.replace(",", "").replace(".", "")))
    places = len(written[1] or "")
    return Written(number / 10**places if places else number, places, run.end())


def _no_number(folded: str, start: int) -> Exception:
    rest = folded[start:].strip()
    if not rest:
        return unreadable("number-empty", start + 1)
    code = "number-point" if re.match(r"[+-]?\.[0-9]", rest) else "number-expected"
    return unreadable(code, start + 1, text=short(rest))


def _fault(found: str) -> str:
    if "e" in found.lower():
        return "number-exponent"
    if "_" in found:
        return "number-underscore"
    if "," in found:
        return "number-comma"
    return "number-point"


def round_half_even(number: Fraction, places: int) -> Fraction:
    """Return the number rounded once to `places` digits after the point, a tie to the even digit.

    Exact, in decimal, and the same for both signs; negative places round to tens, hundreds …

    Source: GB/T 8170-2008, 3.2 to 3.4.

    >>> round_half_even(Fraction("0.35"), 1), round_half_even(Fraction("-0.0365"), 3)
    (Fraction(2, 5), Fraction(-9, 250))
    """
    if places < 0:
        return Fraction(_half_even(number, places) * 10**-places)
    return Fraction(_half_even(number, places), 10**places)


def show_exact(number: Fraction, places: int | None = None) -> str:
    """Return all of a number: as a decimal where it has an end, else as a fraction.

    At least `places` digits stand after the point, and always as many as the number needs.

    >>> show_exact(Fraction(219, 25)), show_exact(Fraction(120, 13)), show_exact(Fraction("2.3"), 2)
    ('8.76', '120/13', '2.30')
    """
    up, down = number.numerator, number.denominator
    if down == 1 and not places:
        return digits_of(up)
    needs = _decimals(down)
    if needs is None:
        return f"{digits_of(up)}/{digits_of(down)}"
    digits = max(needs, places or 0)
    return _pointed(up * 10**digits // down, digits)


def show_rounded(number: Fraction, digits: int = 4) -> str:
    """Return a number for people: at most `digits` digits after the point, no idle zeros.

    Below one, leading zeros do not count, so that what is small does not vanish. It never says
    that it was rounded; who shows it decides that.

    >>> show_rounded(Fraction(120, 13)), show_rounded(Fraction(1, 1900)), show_rounded(Fraction(5))
    ('9.2308', '0.0005263', '5')
    """
    places = digits
    if 0 < abs(number.numerator) < number.denominator:
        places += len(digits_of(number.denominator // abs(number.numerator))) - 1
    text = _pointed(_half_even(number, places), places)
    return text.rstrip("0").rstrip(".") if places else text


def digits_of(number: int) -> str:
    """Return a whole number in digits, however many.

    >>> len(digits_of(10**5000))
    5001
    """
    return str(number) if -_LONG < number < _LONG else f"{Decimal(number):f}"


def brief(raw: object) -> str:
    """Return what a message quotes of a value: its text, where there is one.

    Of what holds many others only the first are written, and nothing that fails on being written.

    >>> brief(10**5), brief(10**5000), brief([0] * 10**6)
    ('100000', '…', '[0, 0, 0, 0, 0, 0, ...]')
    """
    if isinstance(raw, str):
        return raw
    try:
        return reprlib.repr(raw) if isinstance(raw, _MANY) else str(raw)
    except Exception:  # noqa: BLE001 - a number too long to be written, or an object of a stranger
        return "…"


def _half_even(number: Fraction, places: int) -> int:
    """Return a number in units of its last digit kept: the nearest, of two the even one."""
    up, down = number.numerator, number.denominator
    if places < 0:
        down *= 10**-places
    else:
        up *= 10**places
    whole, rest = divmod(up, down)
    over = 2 * rest - down
    return whole + 1 if over > 0 or (over == 0 and whole % 2) else whole


@lru_cache(maxsize=4096)
def _decimals(denominator: int) -> int | None:
    """Return how many digits after the point a fraction needs, or None where it has no end."""
    twos = (denominator & -denominator).bit_length() - 1
    odd = denominator >> twos
    fives = round((odd.bit_length() - 1) / _BITS_OF_FIVE)  # of a power of five that is its exponent
    return max(twos, fives) if 5**fives == odd else None


def _pointed(scaled: int, places: int) -> str:
    """Return a whole number of the last digits as a decimal."""
    digits = digits_of(abs(scaled)).rjust(places + 1, "0")
    sign = "-" if scaled < 0 else ""
    if not places:
        return sign + digits
    return f"{sign}{digits[:-places]}.{digits[-places:]}"
