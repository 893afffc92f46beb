"""Cells to values: numbers in the unit of their field, yes and no, levels, dates, gaps."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from fractions import Fraction

from edustandards.errors import DataError, EdustandardsError
from edustandards.evaluate.take import take_value
from edustandards.measures.nodes import Field, Kind
from edustandards.measures.values import Unreadable, Value
from edustandards.units.convert import factor
from edustandards.units.numbers import read_number
from edustandards.units.parse import parse_quantity

MISSING = frozenset(
    {
        "",
        "-",
        "--",
        "—",
        "——",
        "–",
        "/",
        "\\",
        "…",
        "......",
        "n/a",
        "na",
        "null",
        "none",
        "nan",
        "无数据",
        "缺",
    }
)
"""What people write into a cell that has no value; zero and 无 are values."""

YES = frozenset({"是", "有", "√", "✓", "✔", "yes", "y", "true", "1", "达到", "已"})
NO = frozenset({"否", "无", "没有", "×", "✗", "✘", "x", "no", "n", "false", "0", "未达到", "未"})
MOST_SHOWN = 60

_WHOLE = re.compile(r"[0-9]{1,30}")
_DECIMAL = re.compile(r"([0-9]{1,20})\.([0-9]{1,20})")


def read_cell(field: Field, by: Fraction, raw: object) -> Value:
    """Return a cell as a value of a field; `by` takes its numbers to the unit of the field.

    What cannot be read is an `Unreadable`, a gap None: both are data, and lead to `unknown`.
    """
    if isinstance(raw, str):
        text = raw.strip()
        if unicodedata.normalize("NFKC", text).casefold() in MISSING:
            return None
        return _text(field, by, text)
    if field.kind is Kind.YES_NO and isinstance(raw, int | float) and raw in {0, 1}:
        return bool(raw)
    if field.kind is Kind.DATE and isinstance(raw, datetime):
        return raw.date()
    try:
        value = take_value(field, raw)
    except DataError:
        return Unreadable(str(raw)[:MOST_SHOWN], "cell-unit")
    return _times(value, by) if not hasattr(raw, "units") else value


def _times(value: Value, by: Fraction) -> Value:
    if by == 1 or isinstance(value, bool) or not isinstance(value, int | Fraction):
        return value
    return whole(value * by)


def whole(number: Fraction | int) -> int | Fraction:
    """Return a number as an integer where it is one."""
    return number.numerator if number.denominator == 1 else number


def _text(field: Field, by: Fraction, text: str) -> Value:
    match field.kind:
        case Kind.NUMBER:
            return _number(field, by, text)
        case Kind.YES_NO:
            word = unicodedata.normalize("NFKC", text).casefold()
            known = word in YES or text in YES
            return known if known or word in NO or text in NO else _unreadable(text)
        case Kind.LEVEL:
            return _level(field, text)
        case Kind.DATE:
            return _date(text)
        case Kind.TEXT:
            return text


def _number(field: Field, by: Fraction, text: str) -> Value:
    if _WHOLE.fullmatch(text):
        return whole(int(text) * by)
    decimal = _DECIMAL.fullmatch(text)
    if decimal:
        before, after = decimal.groups()
        return whole(Fraction(int(before + after), 10 ** len(after)) * by)
    try:
        number = read_number(text)[0] * by
    except EdustandardsError:
        return _with_unit(field, text)
    if number < 0 and not field.signed:
        return Unreadable(text[:MOST_SHOWN], "cell-negative")
    return whole(number)


def _with_unit(field: Field, text: str) -> Value:
    """Read a cell that states its own unit: `98.5 %`, `2.5 万元`."""
    try:
        found = parse_quantity(text)
    except EdustandardsError:
        return _unreadable(text)
    if not found.unit.powers:
        return _unreadable(text)
    try:
        number = found.number * factor(found.unit, field.unit)
    except EdustandardsError:
        return Unreadable(text[:MOST_SHOWN], "cell-unit")
    if number < 0 and not field.signed:
        return Unreadable(text[:MOST_SHOWN], "cell-negative")
    return whole(number)


def _level(field: Field, text: str) -> Value:
    said = unicodedata.normalize("NFKC", text).removesuffix("级").strip().casefold()
    for level in field.levels:
        if unicodedata.normalize("NFKC", level).removesuffix("级").casefold() == said:
            return level
    return _unreadable(text)


def _date(text: str) -> Value:
    parts = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", text)
    if parts is None:
        return _unreadable(text)
    try:
        return date(*(int(part) for part in parts.groups()))
    except ValueError:
        return _unreadable(text)


def _unreadable(text: str) -> Unreadable:
    return Unreadable(text[:MOST_SHOWN])
