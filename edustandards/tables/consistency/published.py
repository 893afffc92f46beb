"""What a table says of an indicator itself: kept as it is written, to be held against its fields.

Such a column is no data: a share that somebody worked out proves nothing, yet where it disagrees
with the numbers that it comes from, one of them is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from edustandards.errors import EdustandardsError
from edustandards.evaluate.observed import Observed, Table
from edustandards.measures.values import Value
from edustandards.measures.vocabulary import IndicatorEntry, Vocabulary
from edustandards.tables.block import Block
from edustandards.tables.grid import Cell, Grid, shown
from edustandards.tables.headers import bracketed, folded
from edustandards.tables.layout import Layout
from edustandards.tables.reading import Ignored
from edustandards.units.convert import factor, same_dimension
from edustandards.units.parse import parse_quantity, parse_unit
from edustandards.units.quantity import Quantity
from edustandards.units.show import show_unit
from edustandards.units.unit import ONE, Unit

SIGN = "@"
"""What the name of a column of published values begins with; no field can."""

MOST_PLACES = 12
"""A float has no more digits that say anything."""


def published_in(
    headers: Iterable[tuple[int, str]], vocabulary: Vocabulary
) -> dict[int, tuple[IndicatorEntry, Unit | None]]:
    """Return the columns whose headers name an indicator, by position, with the units they state.

    >>> from edustandards.packs.vocabulary import load_vocabulary
    >>> found = published_in([(3, "生均体育运动场馆面积")], load_vocabulary())
    >>> found[3][0].named.name
    'sports_area_per_student'
    """
    words: dict[str, IndicatorEntry] = {}
    for name, entry in vocabulary.indicators.items():
        for text in (entry.title.zh, entry.title.en, name):
            if text:
                words.setdefault(folded(text), entry)
    found: dict[int, tuple[IndicatorEntry, Unit | None]] = {}
    for at, header in headers:
        base, inside = bracketed(header)
        named = words.get(folded(header)) or words.get(folded(base))
        unit = _unit(inside) if named is not None else None
        if named is not None and (unit is None or same_dimension(unit, named.named.unit)):
            found[at] = named, unit
    return found


def _unit(text: str) -> Unit | None:
    try:
        return parse_unit(text) if text else None
    except EdustandardsError:
        return None


def published_values(cells: Sequence[Cell], unit: Unit | None) -> list[Value]:
    """Return the cells of such a column as texts of quantities, as they are written.

    >>> from edustandards.units.parse import parse_unit
    >>> published_values(["41.3%", 0.5, None], parse_unit("%"))
    ['41.3%', '0.5 %', None]
    """
    word = "" if unit is None else show_unit(unit, "en")
    values: list[Value] = []
    for cell in cells:
        text = repr(cell) if type(cell) is float else shown(cell)
        bare = not text or not text[-1].isdigit() or not word
        values.append(None if not text else text if bare else f"{text} {word}")
    return values


def published_beside(
    table: Table, grid: Grid, block: Block, layout: Layout, rows: Sequence[int], words: Vocabulary
) -> tuple[Table, tuple[Ignored, ...]]:
    """Return a table with the published values of indicators beside its fields.

    `rows` are the rows of the grid that its rows come from. The columns stay among those that are
    no data, and it is said what they are.
    """
    headers = [(at, path[-1]) for at, path in enumerate(block.paths) if path]
    found = published_in([one for one in headers if one[0] not in layout.meanings], words)
    apart = isinstance(table, Observed) and (len(rows) != table.size or len(table.origins) != 1)
    if not found or not isinstance(table, Observed) or apart or grid.turned:
        return table, layout.ignored
    values = dict(table.values)
    labels = dict(table.origins[0].letters)
    for at, (entry, unit) in found.items():
        name = f"{SIGN}{entry.named.name}"
        if name not in values:
            cells = [grid.rows[row][at] if at < len(grid.rows[row]) else None for row in rows]
            values[name], labels[name] = published_values(cells, unit), grid.label(at)
    origins = (replace(table.origins[0], letters=labels),)
    told = {grid.header(block.last, at): _title(entry) for at, (entry, _) in found.items()}
    ignored = tuple(
        replace(one, code="column-published", likely=told[one.place]) if one.place in told else one
        for one in layout.ignored
    )
    return replace(table, values=values, origins=origins), ignored


def _title(entry: IndicatorEntry) -> str:
    return entry.title.zh or entry.title.en or entry.named.name


def disagreeing(
    entry: IndicatorEntry, text: str, value: Fraction
) -> tuple[Quantity, Fraction] | None:
    """Return a published value and what its fields give in its unit, where they disagree.

    They agree where the value, rounded to the digits that are written, is what is written. A share
    without a sign may be written as 41.3 or as 0.413.
    """
    own = entry.named.unit
    try:
        said = parse_quantity(text, own)
    except EdustandardsError:
        return None
    if not same_dimension(said.unit, own):
        return None
    given = value * factor(own, said.unit)
    bare = text.strip()[-1:].isdigit() and own != ONE and same_dimension(own, ONE)
    if _agree(text, said, given) or (bare and _agree(text, said, value * factor(own, ONE))):
        return None
    return said, given


def _agree(text: str, said: Quantity, given: Fraction) -> bool:
    one, other = said.number, given
    if said.ratio and 0 < said.number < 1 and given > 0:
        # The digits of 1:18.5 are those of the 18.5.
        one, other = 1 / said.number, 1 / given
    step = Fraction(1, 10 ** min(_places(text, said), MOST_PLACES))
    return 2 * abs(one - other) <= step


def _places(text: str, said: Quantity) -> int:
    """Return how many digits after the point are written; of a ratio, in its last number."""
    if said.places is not None:
        return said.places
    return len(text.rpartition(".")[2].strip()) if "." in text.rpartition(":")[2] else 0


def indicators_of(values: Mapping[str, object], words: Vocabulary) -> dict[str, IndicatorEntry]:
    """Return the indicators that a table has published values of, by the names of its columns."""
    found = {name: words.indicators.get(name[len(SIGN) :]) for name in values if name[:1] == SIGN}
    return {name: entry for name, entry in found.items() if entry is not None}
