"""Values of another scale than meant: out of the plausible range, 万元 written for 元, 0.85 for 85.

A value is held against the range of its field, against the others of its column (for each student
where the standards divide by students), and a column as a whole against the limits of the
standards. That a factor is named takes a gap that no difference between schools explains.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from edustandards.errors import Problem, problem
from edustandards.evaluate.observed import Observed
from edustandards.measures.nodes import Field
from edustandards.measures.values import Value
from edustandards.tables.consistency.doubt import (
    MOST_CELLS,
    Doubt,
    Repair,
    Severity,
    Tables,
    number_of,
    said,
    whom,
)
from edustandards.units.convert import is_count
from edustandards.units.numbers import show_exact
from edustandards.where import Place

WAN = Fraction(10_000)
PERCENT = Fraction(100)
FAR, NEAR = 300, 30
"""How far off a value has to be to be doubted, and how near its repair has to come."""
FEWEST = 5
"""How many other values it takes to tell what is usual."""
SAMPLE = 1001


@dataclass(frozen=True, slots=True)
class _Odd:
    row: int
    value: int | Fraction
    meant: Fraction | None
    factor: Fraction | None


def out_of_range(tables: Tables) -> Iterator[Doubt]:
    """Yield values outside the plausible range of their field, with the factor that would help."""
    for table in tables.by_kind.values():
        for name, field in tables.numbers(table).items():
            bounds = tables.words.fields[name].plausible
            if bounds is None:
                continue
            low, high = bounds
            rows = _outside(table.values[name], low, high)
            odd = [_repaired(table, row, name, field, low, high) for row in rows]
            yield from _grouped(tables, table, name, odd, bounds)


def _outside(column: Sequence[Value], low: Fraction, high: Fraction) -> list[int]:
    """Return the rows of the numbers outside a range; whole numbers are compared as such."""
    present = [value for value in column if value is not None]
    if set(map(type, present)) <= {int} and (
        not present or low <= min(present) <= max(present) <= high  # type: ignore[type-var, operator]
    ):
        return []
    lowest, below, highest, above = *low.as_integer_ratio(), *high.as_integer_ratio()
    least, most = -(-lowest // below), highest // above
    return [
        row
        for row, value in enumerate(column)
        if (type(value) is int and not least <= value <= most)
        or (
            type(value) is Fraction
            and not (
                value.numerator * below >= lowest * value.denominator
                and value.numerator * above <= highest * value.denominator
            )
        )
    ]


def _repaired(
    table: Observed, row: int, name: str, field: Field, low: Fraction, high: Fraction
) -> _Odd:
    value = number_of(table.values[name][row])
    assert value is not None, "only numbers are compared"
    for factor in factors_of(field):
        if low <= value * factor <= high and value * factor != 0:
            return _Odd(row, value, Fraction(value * factor), factor)
    return _Odd(row, value, None, None)


def factors_of(field: Field) -> tuple[Fraction, ...]:
    """Return the factors that a slip of units may be off by: 万, and a hundred for shares."""
    return (1 / PERCENT, PERCENT) if is_share(field) else (1 / WAN, WAN)


def is_share(field: Field) -> bool:
    """Tell whether a field is a share in per cent."""
    return field.unit.powers == (("percent", 1),)


def off_scale(tables: Tables, sizes: Mapping[str, str]) -> Iterator[Doubt]:
    """Yield values ten thousand (for shares, a hundred) times off what is usual in their column.

    `sizes` names for a field the one that the standards divide it by.
    """
    for table in tables.by_kind.values():
        for name, field in tables.numbers(table).items():
            scale = scale_of(tables.sample(table), name, field, sizes.get(name, ""))
            if scale is None:
                continue
            bounds = tables.words.fields[name].plausible
            size = scale.size
            about = tables.words.fields[size].plausible if size in tables.words.fields else None
            odd = [
                one
                for one in _off(table, name, field, scale)
                if _within(one.value, bounds)
                and (not size or _within(table.values[size][one.row], about))
            ]
            yield from _grouped(tables, table, name, odd, None)


@dataclass(frozen=True, slots=True)
class Scale:
    """What is usual in a column: its middle value, for each of the field `size` where it has one.

    A value is doubted `far` off it, and named a factor for that brings it `near`.
    """

    middle: Fraction
    size: str
    far: int
    near: int


def scale_of(table: Observed, name: str, field: Field, size: str) -> Scale | None:
    """Return what is usual in a column of amounts; None where there are too few to tell."""
    if is_count(field.unit) or not field.unit.powers:
        return None
    sizes = table.values.get(size)
    middle = middle_of(table.values[name], sizes)
    if middle is None:
        return None
    far, near = (30, 3) if is_share(field) else (FAR, NEAR)
    return Scale(middle, size if sizes is not None else "", far, near)


def _within(value: Value, bounds: tuple[Fraction, Fraction] | None) -> bool:
    """Tell whether a value is in a range; what is not has been told of already."""
    number = number_of(value)
    return bounds is None or number is None or bounds[0] <= number <= bounds[1]


def _off(table: Observed, name: str, field: Field, scale: Scale) -> Iterator[_Odd]:
    column, sizes = table.values[name], table.values[scale.size] if scale.size else None
    middle, near = scale.middle, scale.near
    for row in _beyond(column, sizes, middle / scale.far, middle * scale.far):
        found, number = _per_head(column[row], sizes, row), number_of(column[row])
        assert found is not None, "it was held against the others"
        assert number is not None, "it was held against the others"
        for factor in factors_of(field):
            if middle <= found * factor * near and found * factor <= middle * near:
                yield _Odd(row, number, Fraction(number * factor), factor)


def middle_of(column: Sequence[Value], sizes: Sequence[Value] | None) -> Fraction | None:
    """Return the middle value of a column above zero, None where there are too few to tell."""
    rows = range(0, len(column), max(len(column) // SAMPLE, 1))
    usual = sorted(
        found for row in rows if (found := _per_head(column[row], sizes, row)) is not None
    )
    return usual[len(usual) // 2] if len(usual) >= FEWEST else None


def _beyond(
    column: Sequence[Value], sizes: Sequence[Value] | None, low: Fraction, high: Fraction
) -> Iterator[int]:
    """Yield the rows beyond two bounds; whole numbers, nearly all there are, are compared fast."""
    least, below = low.numerator, low.denominator
    most, above = high.numerator, high.denominator
    for row, value in enumerate(column):
        size = 1 if sizes is None else sizes[row]
        if type(value) is int and type(size) is int:
            if value > 0 < size and not (
                value * below >= least * size and value * above <= most * size
            ):
                yield row
        elif type(value) is Fraction and type(size) is int:
            top, size = value.numerator, size * value.denominator
            if top > 0 < size and not (top * below >= least * size and top * above <= most * size):
                yield row
        elif (found := _per_head(value, sizes, row)) is not None and not low <= found <= high:
            yield row


def _per_head(value: Value, sizes: Sequence[Value] | None, row: int) -> Fraction | None:
    number = number_of(value)
    if not number or number < 0:
        return None
    if sizes is None:
        return Fraction(number)
    size = number_of(sizes[row])
    return None if not size or size < 0 else Fraction(number) / size


def _grouped(
    tables: Tables,
    table: Observed,
    name: str,
    odd: Sequence[_Odd],
    bounds: tuple[Fraction, Fraction] | None,
) -> Iterator[Doubt]:
    """Yield one doubt for all values of a column that are off by the same factor."""
    by_factor: dict[Fraction | None, list[_Odd]] = {}
    for one in odd:
        by_factor.setdefault(one.factor, []).append(one)
    kind = "off-scale" if bounds is None else "out-of-range"
    for factor, several in by_factor.items():
        first = several[0]
        count = len(several) + tables.more(table, (kind, name, factor))
        place = table.place(first.row, name)
        params = {"field": name, **whom(table, first.row), "value": said(first.value)}
        yield Doubt(
            _said(place, params, factor, first.meant, bounds, count),
            Severity.WARNING,
            table.entity,
            (name,),
            tuple(table.keys[table.entity][one.row] for one in several[:MOST_CELLS]),
            tuple(table.place(one.row, name) for one in several[:MOST_CELLS]),
            count,
            tuple(
                Repair(table.entity, one.row, name, _whole(one.meant))
                for one in several
                if one.meant is not None
            ),
        )


def _said(
    place: Place,
    params: Mapping[str, str],
    factor: Fraction | None,
    meant: Fraction | None,
    bounds: tuple[Fraction, Fraction] | None,
    count: int,
) -> Problem:
    if factor is None or meant is None:
        assert bounds is not None, "only a range tells that a value is odd without a factor"
        low, high = (show_exact(bound) for bound in bounds)
        return problem("value-implausible", place, low=low, high=high, count=count, **params)
    by = show_exact(max(factor, 1 / factor))
    code = "value-too-small-by" if factor > 1 else "value-too-large-by"
    return problem(code, place, factor=by, meant=said(meant), count=count, **params)


def _whole(number: Fraction) -> int | Fraction:
    return number.numerator if number.denominator == 1 else number
