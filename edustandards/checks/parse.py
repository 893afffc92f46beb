"""Requirements from text: a comparator and a threshold, a range, a ratio, a formula, a level."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from edustandards.checks.nodes import Bound, Level, Range, Requirement
from edustandards.checks.words import AFTER, BEFORE, CLOSED, LEADING, OPENED, TRAILING, each_first
from edustandards.errors import EdustandardsError, NotationError, UnitError, problem
from edustandards.measures.nodes import Comparator, Measure
from edustandards.measures.parse import parse_formula
from edustandards.measures.spread import check_rational
from edustandards.measures.unit_of import unit_of
from edustandards.units.convert import factor, is_count, same_dimension
from edustandards.units.numbers import show_exact
from edustandards.units.parse import parse_quantity
from edustandards.units.quantity import Quantity
from edustandards.units.show import show_quantity, show_unit
from edustandards.units.signs import short
from edustandards.units.unit import ONE, Unit
from edustandards.where import Place

MOST_TEXT = 500

_FLIPPED = {
    Comparator.AT_LEAST: Comparator.AT_MOST,
    Comparator.AT_MOST: Comparator.AT_LEAST,
    Comparator.MORE: Comparator.LESS,
    Comparator.LESS: Comparator.MORE,
}
_LINES = re.IGNORECASE | re.DOTALL  # a text may be written over two lines
_TWO_SIDES = re.compile(r"^(?P<low>.+?)\s*(?:且|并且|,|，|\band\b)\s*(?P<high>.+)$", _LINES)
_BETWEEN = re.compile(r"^\s*(?:在|between\b)?\s*(?P<rest>.+?)\s*(?:之间)?\s*$", _LINES)
_SPAN = re.compile(
    r"^(?P<low>[+-]?[0-9０-９][0-9０-９.．,，]*\s*[^0-9０-９\s~～–—至到-]*?)"
    r"\s*(?:~|～|–|—|－|-|至|到|\bto\b|\band\b)\s*(?P<high>[0-9０-９].*)$",
    _LINES,
)


def parse_requirement(
    text: str,
    unit: Unit,
    names: Mapping[str, Measure] | None = None,
    levels: tuple[str, ...] = (),
) -> Requirement:
    """Return what a text requires of a value in `unit`, or of a level on the scale `levels`.

    Comparators are signs or the words of documents, before the number or behind it. A threshold
    keeps the unit and the digits in which it is written. `1:19` is one nineteenth; a ratio in the
    opposite order of the indicator (`≥ 1:19 教师/学生` for students per teacher) is turned round.

    Raises:
        NotationError: where it cannot be read, with the column.
        UnitError: where its unit is missing or does not measure what the indicator does.

    >>> bound = parse_requirement("不低于 3600 元/生", Unit.of("yuan") / Unit.of("student"))
    >>> bound.comparator, bound.threshold.number
    (<Comparator.AT_LEAST: '≥'>, Fraction(3600, 1))
    """
    if len(text) > MOST_TEXT:
        raise _refused("requirement-long", MOST_TEXT, limit=MOST_TEXT)
    each = each_first().match(text) if "每" in text else None
    if each is not None:
        # 每百名学生不少于 2.3 间: the comparator stands inside the quantity.
        text = f"{each[2]} {each[1]} {each[3]}"
    if not text.strip():
        raise _refused("requirement-empty", 0)
    if levels:
        return _level(text, levels)
    return _range(text, unit) or _two_sided(text, unit) or _bound(text, unit, names)


def _refused(code: str, start: int, **params: str | int) -> NotationError:
    return NotationError(problem(code, Place(column=start + 1), **params))


def _parts(text: str) -> tuple[Comparator, str, int]:
    """Return the comparator of a requirement, what it compares with, and where that begins."""
    start = 0
    opened = OPENED.match(text)
    if opened:
        start = opened.end()
    closed = CLOSED.search(text)
    end = closed.start() if closed else len(text)
    before = LEADING.match(text, start, end)
    after = TRAILING.search(text, start, end)
    found = [BEFORE[before[1].casefold()]] if before else []
    if after and (before is None or after.start() > before.end()):
        found.append(AFTER[after[1].casefold()])
        end = after.start()
    start = before.end() if before else start + len(text[start:]) - len(text[start:].lstrip())
    if not found:
        raise _refused("requirement-comparator", start, text=short(text.strip()))
    if len(set(found)) > 1:
        raise _refused("requirement-contradicts", start, text=short(text.strip()))
    if not text[start:end].strip():
        raise _refused("requirement-threshold", start, text=short(text.strip()))
    return found[0], text[start:end], start


def _bound(text: str, unit: Unit, names: Mapping[str, Measure] | None) -> Bound:
    comparator, threshold, start = _parts(text)
    try:
        quantity = parse_quantity(threshold.strip())
    except EdustandardsError as error:
        if names is None or not _formula_like(threshold, names):
            raise _moved(error, threshold, start) from None
        return Bound(comparator, _formula(threshold, start, unit, names))
    return _fitting(comparator, quantity, unit, start)


def _formula_like(text: str, names: Mapping[str, Measure]) -> bool:
    """Tell whether a threshold means to be a formula: it names something or calculates."""
    words = re.findall(r"[^\W\d]\w*", text)
    return any(word in names for word in words) or bool(re.search(r"[*+×＋(]", text))


def _formula(text: str, start: int, unit: Unit, names: Mapping[str, Measure]) -> Measure:
    try:
        measure = parse_formula(text, names)
        check_rational(measure)
    except EdustandardsError as error:
        raise _moved(error, text, start) from None
    if not same_dimension(unit_of(measure), unit):
        raise _mismatch(unit_of(measure), unit, start)
    return measure


def _moved(error: EdustandardsError, text: str, start: int) -> EdustandardsError:
    """Return the error with its columns counted in the whole requirement."""
    by = start + len(text) - len(text.lstrip())
    moved = [one.at(Place(column=(one.where.column or 1) + by)) for one in error.problems]
    return type(error)(*moved)


def _mismatch(found: Unit, unit: Unit, start: int) -> UnitError:
    """Return the error of a threshold whose unit does not measure what the indicator does."""
    return UnitError(
        problem(
            "threshold-unit",
            Place(column=start + 1),
            found=show_unit(found, "en") or "1",
            found_zh=show_unit(found, "zh") or "1",
            unit=show_unit(unit, "en") or "1",
            unit_zh=show_unit(unit, "zh") or "1",
        )
    )


def _fitting(comparator: Comparator, quantity: Quantity, unit: Unit, start: int) -> Bound:
    """Return the bound, if its threshold fits the unit of the indicator."""
    if same_dimension(quantity.unit, unit):
        return Bound(comparator, quantity)
    if quantity.ratio:
        return _ratio(comparator, quantity, unit, start)
    if not quantity.unit.powers:
        unit_text = {"unit": show_unit(unit, "en"), "unit_zh": show_unit(unit, "zh")}
        number = show_exact(quantity.number, quantity.places)
        place = Place(column=start + 1)
        raise UnitError(problem("threshold-bare", place, number=number, **unit_text))
    raise _mismatch(quantity.unit, unit, start)


def _ratio(comparator: Comparator, quantity: Quantity, unit: Unit, start: int) -> Bound:
    """Return the bound of a ratio: in the order of the indicator, or turned round if it says so."""
    if quantity.unit.powers:
        if not same_dimension(quantity.unit, ONE / unit):
            raise _mismatch(quantity.unit, unit, start)
        number = 1 / quantity.number
        places = len(show_exact(number).partition(".")[2])
        turned = Quantity(number, ONE / quantity.unit, places)
        return Bound(_FLIPPED.get(comparator, comparator), turned)
    above, below = _sides(unit)
    if above is None or below is None:
        raise _mismatch(quantity.unit, unit, start)
    if above == Unit.of("student") and below != above:
        explicit = Quantity(quantity.number, below / above, ratio=True)
        said = {
            "example": show_quantity(explicit, "en"),
            "example_zh": show_quantity(explicit, "zh"),
        }
        place = Place(column=start + 1)
        raise UnitError(problem("ratio-order", place, unit=show_unit(unit, "en"), **said))
    return Bound(comparator, replace(quantity, unit=unit))


def _sides(unit: Unit) -> tuple[Unit | None, Unit | None]:
    """Return the two counts that a unit is a ratio of, None where it is none."""
    above = Unit(tuple(one for one in unit.powers if one[1] > 0))
    below = Unit(tuple((name, -power) for name, power in unit.powers if power < 0))
    whole = unit.scale == 1 and is_count(above) and is_count(below)
    return (above, below) if whole else (None, None)


def _two_sided(text: str, unit: Unit) -> Range | None:
    """Read `≥ 3300 K 且 ≤ 5500 K`."""
    found = _TWO_SIDES.match(text)
    if found is None or not (LEADING.match(found["low"]) and LEADING.match(found["high"])):
        return None
    low_text, high_text = found["low"], found["high"]
    unit_text = _unit_of_text(high_text)
    if unit_text and not _unit_of_text(low_text):
        low_text = f"{low_text} {unit_text}"
    try:
        low = _bound(low_text, unit, None)
        high = _bound(high_text, unit, None)
    except EdustandardsError as error:
        raise type(error)(*(one.at(Place(column=1)) for one in error.problems)) from None
    if low.comparator in {Comparator.AT_MOST, Comparator.LESS}:
        low, high = high, low
    fits = low.comparator in {Comparator.AT_LEAST, Comparator.MORE}
    if not fits or high.comparator not in {Comparator.AT_MOST, Comparator.LESS}:
        raise _refused("requirement-contradicts", found.start("high"), text=short(text.strip()))
    return _ordered(low, high, text, 0)


def _unit_of_text(text: str) -> str:
    found = re.search(r"[0-9０-９.．]\s*([^0-9０-９.．\s].*)$", text)
    return found[1].strip() if found else ""


def _range(text: str, unit: Unit) -> Range | None:
    """Read `3300–5500 K`, `3300 至 5500 K`, `在 0.9 到 1.1 之间`."""
    between = _BETWEEN.match(text)
    assert between is not None, "the pattern matches any text"
    found = _SPAN.match(between["rest"])
    if found is None:
        return None
    start = between.start("rest")
    try:
        high = parse_quantity(found["high"].strip())
        low = parse_quantity(found["low"].strip())
    except NotationError as error:
        raise _moved(error, found["low"], start) from None
    if not low.unit.powers and low.unit.scale == 1:
        low = replace(low, unit=high.unit)
    return _ordered(
        _fitting(Comparator.AT_LEAST, low, unit, start),
        _fitting(Comparator.AT_MOST, high, unit, start + found.start("high")),
        text,
        start,
    )


def _ordered(low: Bound, high: Bound, text: str, start: int) -> Range:
    low_end, high_end = _number(low), _number(high)
    if low_end > high_end:
        raise _refused("range-order", start, text=short(text.strip()))
    return Range(low, high)


def _number(bound: Bound) -> Fraction:
    assert isinstance(bound.threshold, Quantity), "the ends of a range are numbers"
    return bound.threshold.number * factor(bound.threshold.unit, _base(bound.threshold.unit))


def _base(unit: Unit) -> Unit:
    return Unit(unit.powers)


def _level(text: str, levels: tuple[str, ...]) -> Level:
    comparator, word, start = _parts(text)
    name = word.strip().removesuffix("及").removesuffix("或")
    for one in (name, name.removesuffix("级").rstrip(), f"{name}级"):
        if one in levels:
            return Level(comparator, one, levels)
    scale = " < ".join(levels)
    raise _refused("requirement-level", start, text=short(name), levels=scale)
