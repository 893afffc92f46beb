"""Cells to values: numbers in the unit of their field, yes and no, levels, dates, gaps."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import assert_never

from edustandards.errors import DataError, EdustandardsError
from edustandards.evaluate.cell_words import MISSING, NO, YES
from edustandards.evaluate.take import take_value
from edustandards.measures.nodes import Field, Kind
from edustandards.measures.values import Unreadable, Value
from edustandards.tables.grid import NO_RESULT, is_gap, short, shown
from edustandards.tables.signs import INVISIBLE
from edustandards.units.convert import count_factor
from edustandards.units.numbers import read_number
from edustandards.units.parse import parse_quantity
from edustandards.units.unit import ONE, Unit

MAYBE_ZERO = frozenset({"无", "没有", "暂无", "未有", "不适用"})
"""What people write into a cell of numbers for a gap, or for zero: whoever knows must say which."""

NOUGHT = "零"

ERRORS = frozenset(
    {"#div/0!", "#n/a", "#name?", "#null!", "#num!", "#ref!", "#value!", "#spill!", "#calc!"}
    | {"#getting_data"}
)
"""What spreadsheets put into a cell whose formula failed."""

_MOST_KEPT = 100_000
_WHOLE = re.compile(r"[0-9]{1,30}")
_DECIMAL = re.compile(r"([0-9]{1,20})\.([0-9]{1,20})")
_MANY = re.compile(r"(.{1,40}?)\s*([万亿])")
_YUAN = re.compile(r"¥\s*([0-9].{0,40})")
"""The sign of the yuan; in a column of ten-thousands nobody knows what it means."""

_SPAN = re.compile(r"PT([0-9]{1,6})H([0-9]{1,2})M([0-9]{1,2})(?:[.,][0-9]+)?S")
"""How an ODS writes what lasts longer than a day."""

_SIZES = {"万": 10_000, "亿": 100_000_000}
_HUNDRED = 100
_CLOCK = re.compile(r"(?:^|[:∶])\s*0[0-9]")
_DATE = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")


def read_column(
    field: Field, by: Fraction, cells: Iterable[object], *, zero: bool = False
) -> list[Value]:
    """Return the cells of a column as values of a field; `by` takes numbers to its unit.

    What cannot be read is an `Unreadable`, a gap None: both are data, and lead to `unknown`. Where
    somebody says that a gap means `zero`, it is that.

    >>> read_column(Field("students"), Fraction(1), ["１，２００", 35.5, "—", "约300"])
    [1200, Fraction(71, 2), None, Unreadable(text='约300', code='cell-unreadable')]
    """
    # Columns repeat themselves, and reading a cell costs far more than looking it up.
    texts: dict[str, Value] = {}
    floats: dict[float, Value] = {}
    values: list[Value] = []
    for raw in cells:
        if type(raw) is str:
            if raw not in texts:
                if len(texts) > _MOST_KEPT:
                    texts.clear()
                texts[raw] = read_cell(field, by, raw)
            values.append(texts[raw])
        elif type(raw) is float and raw == raw:  # noqa: PLR0124 - only NaN differs from itself
            if raw not in floats:
                if len(floats) > _MOST_KEPT:
                    floats.clear()
                floats[raw] = read_cell(field, by, raw)
            values.append(floats[raw])
        else:
            values.append(read_cell(field, by, raw))
    if zero and field.kind is Kind.NUMBER:
        return [0 if value is None else value for value in values]
    return values


def read_cell(field: Field, by: Fraction, raw: object) -> Value:
    """Return one cell as `read_column` does."""
    if isinstance(raw, str):
        return _text(field, by, raw.strip())
    if raw is None or is_gap(raw):
        return None
    if type(raw).__module__ == "numpy" and not getattr(raw, "shape", True):
        raw = raw.item()  # type: ignore[attr-defined]  # scalars of numpy have it
    match field.kind:
        case Kind.NUMBER:
            return _counted(field, by, raw)
        case Kind.YES_NO:
            truth = isinstance(raw, bool | int | float) and raw in {0, 1}
            return bool(raw) if truth else _unreadable(raw)
        case Kind.DATE:
            day = raw.date() if isinstance(raw, datetime) else raw
            return day if isinstance(day, date) else _unreadable(raw)
        case Kind.LEVEL | Kind.TEXT:
            return _text(field, by, shown(raw))
        case _:
            assert_never(field.kind)


def _text(field: Field, by: Fraction, text: str) -> Value:
    if field.kind is Kind.NUMBER and text.isascii():
        number = _plain(text, by)
        if number is not None:
            return number
    text = text.translate(INVISIBLE).strip() if not text.isascii() else text
    said = unicodedata.normalize("NFKC", text).casefold()
    if said in MISSING:
        return None
    if said in ERRORS:
        return Unreadable(short(text), "cell-error")
    if text == NO_RESULT:
        return Unreadable("=…", "cell-no-result")
    match field.kind:
        case Kind.NUMBER:
            return None if said in MAYBE_ZERO else _number(field, by, text)
        case Kind.YES_NO:
            yes = said in YES or text in YES
            return yes if yes or said in NO or text in NO else _unreadable(text)
        case Kind.LEVEL:
            return _level(field, text)
        case Kind.DATE:
            return _date(text)
        case Kind.TEXT:
            return text
        case _:
            assert_never(field.kind)


def _plain(text: str, by: Fraction) -> int | Fraction | None:
    """Return a number that is written with digits and a point alone: nearly all of them."""
    if _WHOLE.fullmatch(text):
        return int(text) if by == 1 else whole(int(text) * by)
    decimal = _DECIMAL.fullmatch(text)
    if decimal is None:
        return None
    before, after = decimal.groups()
    return whole(Fraction(int(before + after) * by.numerator, 10 ** len(after) * by.denominator))


def _number(field: Field, by: Fraction, text: str) -> Value:
    try:
        number = read_number(text)[0] * by
    except EdustandardsError:
        plain = unicodedata.normalize("NFKC", text)
        if plain == NOUGHT:
            return 0
        span = _SPAN.fullmatch(plain)
        if span is not None:
            hours, minutes, seconds = map(int, span.groups())
            lasted = timedelta(hours=hours, minutes=minutes, seconds=seconds)
            return Unreadable(_hours(lasted), "cell-time")
        money = _YUAN.fullmatch(plain)
        if money is not None and by == 1 and field.unit == Unit.of("yuan"):
            return _number(field, by, money[1])
        many = _MANY.fullmatch(plain)
        return _with_unit(field, text) if many is None else _in_many(field, by, text, many)
    return _not_negative(field, number, text)


def _in_many(field: Field, by: Fraction, text: str, many: re.Match[str]) -> Value:
    """Read `3.5万`; in a column of ten-thousands nobody knows what that means."""
    if by >= _HUNDRED and _is_power_of_ten(by):
        return _unreadable(text)
    try:
        number = read_number(many[1])[0]
    except EdustandardsError:
        return _unreadable(text)
    return _not_negative(field, number * _SIZES[many[2]] * by, text)


def _is_power_of_ten(by: Fraction) -> bool:
    return by.denominator == 1 and str(by.numerator).rstrip("0") == "1"


def _with_unit(field: Field, text: str) -> Value:
    """Read a cell that states its own unit: `98.5 %`, `2.5 万元`."""
    try:
        found = parse_quantity(text)
    except EdustandardsError:
        return _unreadable(text)
    if not found.unit.powers:
        return _ratio(field, text, found.number) if found.ratio else _unreadable(text)
    try:
        number = found.number * count_factor(found.unit, field.unit)
    except EdustandardsError:
        return Unreadable(short(text), "cell-unit")
    return _not_negative(field, number, text)


def _ratio(field: Field, text: str, number: Fraction) -> Value:
    """Read `1:1.2` where a plain ratio is wanted.

    Of how many students a teacher has, it does not tell which of the two comes first; and no ratio
    has a zero before its last digits, as times have.
    """
    if _CLOCK.search(unicodedata.normalize("NFKC", text)):
        return Unreadable(short(text), "cell-time")
    try:
        by = count_factor(ONE, field.unit)
    except EdustandardsError:
        return Unreadable(short(text), "cell-ratio")
    return whole(number * by)


def _hours(raw: time | timedelta) -> str:
    """Return a time as it was probably typed, without seconds where there are none."""
    if isinstance(raw, time):
        hours, minutes, seconds = raw.hour, raw.minute, raw.second
    else:
        whole_minutes, seconds = divmod(raw.days * 86_400 + raw.seconds, 60)
        hours, minutes = divmod(whole_minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if seconds else f"{hours}:{minutes:02}"


def _counted(field: Field, by: Fraction, raw: object) -> Value:
    """Read a number of Python or of another library; a quantity of pint has its own unit."""
    if type(raw) is float:
        number = _plain(repr(raw), by)
        if number is not None:
            return number
    if isinstance(raw, time | timedelta):
        return Unreadable(_hours(raw), "cell-time")
    if isinstance(raw, date):
        return Unreadable(raw.isoformat()[:10], "cell-date")
    try:
        value = take_value(field, raw)
    except DataError:
        return Unreadable(short(raw), "cell-unit")
    except (TypeError, ValueError, ArithmeticError):
        return _unreadable(raw)
    stated = hasattr(raw, "units") or hasattr(raw, "unit")
    if stated or by == 1 or not isinstance(value, int | Fraction):
        return value
    return whole(value * by)


def _not_negative(field: Field, number: Fraction, text: str) -> Value:
    if number < 0 and not field.signed:
        return Unreadable(short(text), "cell-negative")
    return whole(number)


def whole(number: Fraction) -> int | Fraction:
    """Return a number as an integer where it is one.

    >>> whole(Fraction(6, 2)), whole(Fraction(1, 2))
    (3, Fraction(1, 2))
    """
    return number.numerator if number.denominator == 1 else number


def _level(field: Field, text: str) -> Value:
    said = _level_word(text)
    found = (level for level in field.levels if _level_word(level) == said)
    return next(found, _unreadable(text))


def _level_word(text: str) -> str:
    """Return a level as it is compared: Ⅲ, III and Ⅲ级 are one."""
    return unicodedata.normalize("NFKC", text).removesuffix("级").strip().casefold()


def _date(text: str) -> Value:
    parts = _DATE.fullmatch(unicodedata.normalize("NFKC", text))
    if parts is None:
        return _unreadable(text)
    try:
        return date(*(int(part) for part in parts.groups()))
    except ValueError:
        return _unreadable(text)


def _unreadable(raw: object) -> Unreadable:
    return Unreadable(short(raw))
