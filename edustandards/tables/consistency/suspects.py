"""Which rows of a large table may be doubtful: a question to its columns for each kind of doubt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import gcd, lcm
from typing import TYPE_CHECKING

from edustandards.evaluate.observed import PERIOD, Framed, Observed
from edustandards.evaluate.row import year_of
from edustandards.measures.vocabulary import Vocabulary
from edustandards.tables.consistency.doubt import More, Some, comparable
from edustandards.tables.consistency.many import Look, Suspects, look_at, some_of
from edustandards.tables.consistency.scales import Scale, factors_of, scale_of
from edustandards.tables.consistency.twins import FEWEST, IDLE, plain
from edustandards.tables.consistency.years import JUMP, SMALL
from edustandards.units.convert import is_count

if TYPE_CHECKING:
    import polars as pl

_WIDER = 1e-12
_EXACT = 1e15
_MOST_PLACES = 6
_AT, _NAME, _PLAIN, _BEFORE = "\x00at", "\x00name", "\x00plain", "\x00before"
_HANZI = r"\x{3400}-\x{4dbf}\x{4e00}-\x{9fff}"
_SIGNS = "".join(f"\\x{{{sign:x}}}" for sign in IDLE)
_CLEAN = f"^[0-9a-z{_HANZI}]*$"
_SIMPLE = f"^[0-9A-Za-z{_HANZI}{_SIGNS}]*$"
"""Names that differ only in what is taken away from them, and in capitals."""


def looked(
    table: Framed, words: Vocabulary, sizes: Mapping[str, str]
) -> tuple[Observed, Some, Look]:
    """Return the rows of a large table that may be doubtful, and what else is known of it.

    `sizes` names for a field the one that the standards divide it by.
    """
    look = look_at(table, words)
    sample = look.sample()
    rows, some = some_of(look, suspects(look, sample, sizes), sample)
    return rows, some, look


def suspects(look: Look, sample: Observed, sizes: Mapping[str, str]) -> list[Suspects]:
    """Return the rows that may be doubtful, by kind of doubt, field and factor.

    `sizes` names for a field the one that the standards divide it by.
    """
    asked = [*_above(look), *_apart(look), *_outside(look), *_off(look, sample, sizes)]
    told = look.frame.select(
        [where.arg_true().implode().alias(str(at)) for at, (_, where, _) in enumerate(asked)]
    )
    found = []
    for at, (key, _, sure) in enumerate(asked):
        rows = told.get_column(str(at)).explode().drop_nulls()
        found.append(Suspects(key, rows, rows, sure))
    return [*found, *_alike(look), *_copied(look), *_jumping(look)]


def _value(look: Look, name: str) -> pl.Expr:
    """Return a field in its unit, nearly."""
    raw = _raw(look, name)
    return raw if look.by[name] == 1 else raw * float(look.by[name])


def _raw(look: Look, name: str) -> pl.Expr:
    import polars as pl  # an extra, loaded where it is used

    return pl.col(look.raw[name]).cast(pl.Float64)


def _least(value: pl.Expr) -> pl.Expr:
    return value - value.abs() * _WIDER


def _most(value: pl.Expr) -> pl.Expr:
    return value + value.abs() * _WIDER


def _above(look: Look) -> Iterator[tuple[More, pl.Expr, bool]]:
    """Yield where a part is above its whole."""
    for name, field in look.fields.items():
        whole = look.words.fields[name].within
        if whole not in look.fields or not comparable(field, look.fields[whole]):
            continue
        part, most = _raw(look, name), _raw(look, whole)
        # Of two floats the larger is the larger decimal; past all digits two numbers may share one.
        where = (part > most) | ((part == most) & (part.abs() >= _EXACT))
        if look.by[name] != look.by[whole]:
            where = _least(_value(look, whole)) < _most(_value(look, name))
        yield ("part-above-whole", name, None), where, True


def _apart(look: Look) -> Iterator[tuple[More, pl.Expr, bool]]:
    """Yield where the parts of a total do not add up to it."""
    import polars as pl  # an extra, loaded where it is used

    for name, field in look.fields.items():
        parts = look.words.fields[name].parts
        there = all(one in look.fields and comparable(look.fields[one], field) for one in parts)
        if not parts or not there:
            continue
        names = (name, *parts)
        given = pl.all_horizontal([pl.col(look.raw[one]).is_not_null() for one in names])
        key: More = ("parts-do-not-add-up", name, None)
        found = whole_numbers(look, names)
        if found is None:
            yield key, given, False
            continue
        whole, _ = found
        stated, *added = whole
        largest = pl.max_horizontal([one.abs() for one in whole])
        # Whole numbers of at most 15 digits add up exactly.
        differ = (pl.sum_horizontal(added) != stated) | (largest >= _EXACT / len(names))
        yield key, given & differ, True


def whole_numbers(look: Look, names: tuple[str, ...]) -> tuple[list[pl.Expr], Fraction] | None:
    """Return fields as whole numbers of one small unit; None where they have too many digits.

    Those of 15 digits or more, which are beside the point of floats, may be off.
    """
    import polars as pl  # an extra, loaded where it is used

    places = [_places(look.frame.get_column(look.raw[one])) for one in names]
    if any(one is None for one in places):
        return None
    units = [look.by[name] / 10 ** (one or 0) for name, one in zip(names, places, strict=True)]
    below = lcm(*(unit.denominator for unit in units))
    counts = [int(unit * below) for unit in units]
    shared = gcd(*counts)
    if max(counts) // shared > _EXACT:
        return None
    numbers = [
        (pl.col(look.raw[name]).cast(pl.Float64) * float(10 ** (one or 0))).round()
        * float(count // shared)
        for name, one, count in zip(names, places, counts, strict=True)
    ]
    return numbers, Fraction(shared, below)


def _places(column: pl.Series) -> int | None:
    """Return how many digits after the point are enough for all numbers; None for too many."""
    import polars as pl  # an extra, loaded where it is used

    if column.dtype.is_integer():
        return 0
    for places in range(_MOST_PLACES + 1):
        size = float(10**places)
        number = pl.col(column.name)
        # Polars divides by a literal through its reciprocal; by a column it divides.
        back = (number * size).round() / (number * 0.0 + size)
        asked = ((back == number) & ((number * size).abs() < _EXACT)).all()
        if column.to_frame().select(asked).item():
            return places
    return None


def _outside(look: Look) -> Iterator[tuple[More, pl.Expr, bool]]:
    """Yield where a number is outside the plausible range of its field, by what would help."""
    for name, field in look.fields.items():
        bounds = look.words.fields[name].plausible
        if bounds is None:
            continue
        raw, by = _raw(look, name), look.by[name]
        low, high = (bound / by for bound in bounds)
        left = _under(raw, low) | _over(raw, high)
        for factor in factors_of(field):
            helped = ~_under(raw, low / factor) & ~_over(raw, high / factor) & (raw != 0)
            yield ("out-of-range", name, factor), left & helped, True
            left &= ~helped
        yield ("out-of-range", name, None), left, True


def _edge(bound: Fraction) -> tuple[float, bool]:
    """Return a bound as a float, and whether that means exactly it."""
    near = float(bound)
    return near, abs(near) < _EXACT and Fraction(repr(near)) == bound


def _under(raw: pl.Expr, bound: Fraction) -> pl.Expr:
    edge, exact = _edge(bound)
    return raw < edge if exact else _least(raw) < edge


def _over(raw: pl.Expr, bound: Fraction) -> pl.Expr:
    edge, exact = _edge(bound)
    return raw > edge if exact else _most(raw) > edge


def _off(
    look: Look, sample: Observed, sizes: Mapping[str, str]
) -> Iterator[tuple[More, pl.Expr, bool]]:
    """Yield where a number is far from what is usual in its column, by what would help."""
    for name, field in look.fields.items():
        scale = scale_of(sample, name, field, sizes.get(name, ""))
        if scale is None:
            continue
        value, odd = _value(look, name), _is_off(look, name, scale)
        head = value if not scale.size else value / _value(look, scale.size)
        middle = float(scale.middle)
        for factor in factors_of(field):
            by = float(factor)
            fits = (_most(head) * by * scale.near >= middle) & (
                _least(head) * by <= middle * scale.near
            )
            yield ("off-scale", name, factor), odd & fits, True


def _is_off(look: Look, name: str, scale: Scale) -> pl.Expr:
    value, middle = _value(look, name), float(scale.middle)
    head, odd = value, value > 0
    if scale.size:
        head = value / _value(look, scale.size)
        odd &= _value(look, scale.size) > 0
    odd &= (_least(head) < middle / scale.far) | (_most(head) > middle * scale.far)
    for one in filter(None, (name, scale.size)):
        bounds = look.words.fields[one].plausible
        if bounds is not None:  # what is outside has been told of already
            low, high = map(float, bounds)
            odd &= (_most(_value(look, one)) >= low) & (_least(_value(look, one)) <= high)
    return odd


def _alike(look: Look) -> Iterator[Suspects]:
    """Yield the rows whose names differ in spaces, width and punctuation only."""
    import polars as pl  # an extra, loaded where it is used

    names = look.frame.get_column(look.table.keys[look.table.entity]).alias(_NAME)
    odd = names.str.contains(_CLEAN).not_()
    if not odd.any():
        return
    others = look.others(look.table.entity)
    frame = look.frame.select(others).with_columns(names, _plain_names(names, odd))
    keys = [_PLAIN, *others]
    hit = frame.filter(odd).select(keys).unique()
    near = frame.with_row_index(_AT).join(hit, on=keys, how="semi").sort(_AT)
    twice = near.filter(pl.col(_NAME).n_unique().over(keys) > 1)
    first = pl.col(_NAME).first().over(keys)
    told = twice.filter(pl.col(_NAME) != first)
    yield Suspects(("names-alike", "", None), twice.get_column(_AT), told.get_column(_AT))


def _plain_names(names: pl.Series, odd: pl.Series) -> pl.Series:
    """Return names without what people write now one way and now another."""
    import polars as pl  # an extra, loaded where it is used

    simple = names.str.contains(_SIMPLE)
    hard = names.filter(odd & ~simple).unique().to_list()
    bare = pl.col(_NAME).str.to_lowercase().str.replace_all(f"[{_SIGNS}]", "")
    name = (
        pl.when(simple)
        .then(bare)
        .otherwise(pl.col(_NAME).replace({one: plain(one) for one in hard}))
    )
    return names.to_frame().select(name.alias(_PLAIN)).to_series()


def _copied(look: Look) -> Iterator[Suspects]:
    """Yield the rows whose numbers are those of another row."""
    import polars as pl  # an extra, loaded where it is used

    if len(look.fields) < FEWEST:
        return
    columns = [look.raw[name] for name in look.fields]
    hashes = look.frame.select([*columns, *look.others(look.table.entity)]).hash_rows()
    if hashes.n_unique() == len(hashes):
        return
    many = pl.sum_horizontal(
        [(_value(look, name) > 9).fill_null(value=False) for name in look.fields]
    )
    frame = look.frame.select(many.alias(_NAME)).with_columns(hashes.alias(_PLAIN))
    twice = pl.col(_PLAIN).is_duplicated() & (pl.col(_NAME) >= FEWEST)
    told = frame.select(twice.alias(_AT), (twice & ~pl.col(_PLAIN).is_first_distinct()))
    rows, later = (column.arg_true() for column in told.get_columns())
    yield Suspects(("rows-alike", "", None), rows, later)


def _jumping(look: Look) -> Iterator[Suspects]:
    """Yield the rows of two years between which a number jumps."""
    import polars as pl  # an extra, loaded where it is used

    if PERIOD not in look.table.keys:
        return
    periods = look.frame.get_column(look.table.keys[PERIOD])
    years = {text: year_of(text) for text in periods.unique().to_list()}
    known = {text: year for text, year in years.items() if year is not None}
    if len(set(known.values())) < 2:
        return
    year = periods.replace_strict(known, default=None, return_dtype=pl.Int64).alias(_NAME)
    keys = look.others(PERIOD)
    columns = [look.raw[name] for name in look.fields]
    now = look.frame.select([*keys, *columns]).with_columns(year).with_row_index(_AT)
    now = now.filter(pl.col(_NAME).is_not_null())
    pairs = now.join(now.with_columns(pl.col(_NAME) + 1), on=[_NAME, *keys], suffix=_BEFORE)
    for name in look.fields:
        new, old = _raw(look, name), pl.col(f"{look.raw[name]}{_BEFORE}").cast(pl.Float64)
        where = (_most(new) > JUMP * old) | (_most(old) > JUMP * new)
        if is_count(look.fields[name].unit):
            small = SMALL / look.by[name]
            where &= ~_under(new, small) | ~_under(old, small)
        jumped = pairs.filter(where & (new > 0) & (old > 0)).sort(_AT)
        told = jumped.get_column(_AT).unique(maintain_order=True)
        # Both rows of a pair stand side by side, so that the first pairs are whole.
        both = jumped.select(pl.concat_list(_AT, f"{_AT}{_BEFORE}").explode()).to_series()
        yield Suspects(("value-jumps", name, None), both, told)
