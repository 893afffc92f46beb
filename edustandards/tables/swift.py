"""A large plain text table read in columns: what is written plainly needs no look at each cell.

Only where nothing can be lost: no quotes, each line a row, no number longer than a float holds.
Whatever is not so is left to the reader that looks at every cell; it is slower, and says more.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from edustandards.errors import DataError, Problem
from edustandards.evaluate.observed import PERIOD, STAGE, Column, Framed, Origin
from edustandards.measures.nodes import Kind
from edustandards.tables.blanks import Gaps, ask_column
from edustandards.tables.block import Block, find_block
from edustandards.tables.body import ASIDE, is_aside
from edustandards.tables.form import as_form
from edustandards.tables.grid import MOST_BYTES, Grid
from edustandards.tables.headers import Lexicon, Meaning, folded
from edustandards.tables.layout import Header, Layout, entity_of, lay_out
from edustandards.tables.reading import Reading, Sheet, Understood
from edustandards.tables.sent import Sent

if TYPE_CHECKING:
    import polars as pl

SWIFT = 4_000_000
"""From so many bytes on a text is tried this way."""

_HEAD = 200_000
_CHUNK = 1 << 18
_LONG = b"0" * 17
_POWERS = tuple(b"0" + sign for sign in (b"e0", b"e+", b"e-", b"E0", b"E+", b"E-"))
"""What a number with an exponent has in it, once its digits are all zeros."""
_DIGITS = bytes.maketrans(b"123456789.", b"0" * 10)
_EXACT = 1e15
_YEAR = 4


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a text is read: its headers, what its columns are, and how they are divided."""

    grid: Grid
    block: Block
    layout: Layout
    entity: str
    delimiter: str


def read_swift(file: Sent, lexicon: Lexicon, delimiter: str, hint: str) -> Reading | None:
    """Return a large text table in columns; None where its cells must be looked at one by one."""
    if file.size < SWIFT or file.size > MOST_BYTES or not find_spec("polars"):
        return None
    plan = _planned(file, lexicon, delimiter, hint)
    if plan is None:
        return None
    frame = _read(file, plan)
    return None if frame is None else _reading(plan, frame, lexicon)


def _planned(file: Sent, lexicon: Lexicon, delimiter: str, hint: str) -> _Plan | None:
    with file.open() as opened:
        head = opened.read(_HEAD)
    try:
        text = head[: head.rfind(b"\n") + 1].decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except (UnicodeDecodeError, csv.Error):
        return None
    grid = Grid(file.place, rows, range(1, len(rows) + 1))
    try:
        block, known = find_block(grid, lexicon)
        if as_form(grid, lexicon, known) is not None:
            return None
        headers = [
            Header(at, path, grid.header(block.last, at), block.stated(grid, at))
            for at, path in enumerate(block.paths)
            if path
        ]
        layout = lay_out(headers, lexicon)
        here = grid.header(block.last, 0)
        entity = entity_of(layout, lexicon, here, hint=lexicon.kind(hint))
    except DataError:
        return None
    plain = all(one.field is None or one.field.kind is Kind.NUMBER for one in _meanings(layout))
    zero = any(one.zero or one.over for one in _meanings(layout))
    if entity not in layout.keys or not plain or zero or block.start >= len(rows):
        return None
    return _Plan(grid, block, layout, entity, delimiter)


def _meanings(layout: Layout) -> list[Meaning]:
    return [*layout.meanings.values()]


def _lines(file: Sent, delimiter: str, *, floats: bool) -> int | None:
    """Return how many lines a text has; None where it is not plain enough."""
    parts = (delimiter.encode(), b"\n")
    bare = [one + sign + b"." for one in parts for sign in (b"", b"-", b"+")]
    bare += [b"." + one for one in parts]
    count, last, before = 0, b"\n", b""
    with file.open() as opened:
        while chunk := opened.read(_CHUNK):
            if b'"' in chunk or b"\r" in chunk or b"\x00" in chunk:
                return None
            if floats:
                raw = before + chunk
                numbers = raw.translate(_DIGITS)
                odd = any(one in numbers for one in (_LONG, *_POWERS))
                if odd or any(one in raw for one in bare):
                    return None
                before = chunk[-len(_LONG) :]
            count += chunk.count(b"\n")
            last = chunk[-1:]
    return count + (last != b"\n")


def _read(file: Sent, plan: _Plan) -> pl.DataFrame | None:
    """Return the columns that are understood, and the last one, which shows short rows."""
    import polars as pl  # an extra, loaded where it is used

    width = len(plan.block.paths)
    sample = plan.grid.rows[plan.block.start :]
    names = [f"c{at}" for at in range(width)]
    schema: dict[str, pl.DataType | type[pl.DataType]] = dict.fromkeys(names, pl.String)
    for at, meaning in plan.layout.meanings.items():
        if meaning.field is not None:
            schema[names[at]] = pl.Float64 if _has_points(sample, at) else pl.Int64
    floats = pl.Float64 in schema.values()
    lines = _lines(file, plan.delimiter, floats=floats)
    frame = _frame(file, plan, schema) if lines is not None else None
    if frame is None or lines is None:
        return None
    complete = len(frame) == lines - plan.block.start
    return frame if complete and not frame.get_column(names[-1]).null_count() else None


def _frame(
    file: Sent, plan: _Plan, schema: dict[str, pl.DataType | type[pl.DataType]]
) -> pl.DataFrame | None:
    import polars as pl  # an extra, loaded where it is used

    try:
        with file.open() as opened:
            return pl.read_csv(
                file.path if file.path is not None else opened,
                has_header=False,
                skip_rows=plan.block.start,
                schema=schema,
                columns=sorted({*plan.layout.meanings, len(schema) - 1}),
                separator=plan.delimiter,
                quote_char=None,
                glob=False,
            )
    except (pl.exceptions.PolarsError, OSError):
        return None


def _has_points(rows: Sequence[Sequence[str]], at: int) -> bool:
    return any("." in row[at] for row in rows if at < len(row))


def _reading(plan: _Plan, frame: pl.DataFrame, lexicon: Lexicon) -> Reading | None:
    layout = plan.layout
    names = {one.name: f"c{at}" for at, one in layout.meanings.items() if one.field is None}
    fields = {
        one.name: Column(f"c{at}", one.factor)
        for at, one in layout.meanings.items()
        if one.field is not None
    }
    looked = _looked(plan, frame, names)
    said = {key: looked[f"{name} said"] for key, name in names.items() if key != plan.entity}
    own = names[plan.entity]
    if not (_named(frame.get_column(own), looked[f"{own} odd"]) and _numbers(looked, layout)):
        return None
    if not all(_plain(key, words, lexicon) for key, words in said.items()):
        return None
    # Rows of different hashes are different.
    apart = looked[f"{own} hashes"] == len(frame)
    if not apart and frame.select(names.values()).hash_rows().n_unique() < len(frame):
        return None
    first = plan.grid.numbers[plan.block.start]
    letters = {one.name: plan.grid.label(at) for at, one in layout.meanings.items()}
    origin = Origin(plan.grid.source, letters, range(first, first + len(frame)))
    words = {**lexicon.stages, **{one: one for one in lexicon.vocabulary.stages}}
    words |= {word: lexicon.stages[folded(word)] for word in said.get(STAGE, ())}
    table = Framed(plan.entity, frame, names, fields, words, origin)
    block = (plan.grid.numbers[plan.block.first], plan.grid.numbers[plan.block.last])
    sheet = Sheet(plan.grid.source, plan.entity, block, len(frame))
    notes = [*plan.block.notes, *_asked(plan, frame, origin)]
    return Reading((table,), _counted(plan, frame), layout.ignored, tuple(notes), (sheet,))


def _looked(plan: _Plan, frame: pl.DataFrame, names: Mapping[str, str]) -> dict[str, Any]:
    """Return what is asked of the columns, all at once."""
    import polars as pl  # an extra, loaded where it is used

    own = pl.col(names[plan.entity])
    asked = [
        own.str.contains(ASIDE).any().alias(f"{names[plan.entity]} odd"),
        own.hash().n_unique().alias(f"{names[plan.entity]} hashes"),
    ]
    asked += [
        pl.col(name).unique().implode().alias(f"{name} said")
        for key, name in names.items()
        if key != plan.entity
    ]
    for at, meaning in plan.layout.meanings.items():
        if meaning.field is None:
            continue
        column = pl.col(f"c{at}")
        asked += [column.min().alias(f"c{at} low"), column.max().alias(f"c{at} high")]
        if frame.schema[f"c{at}"].is_float():
            asked.append(column.is_finite().all().alias(f"c{at} finite"))
    return frame.select(asked).row(0, named=True)


def _counted(plan: _Plan, frame: pl.DataFrame) -> tuple[Understood, ...]:
    """Return the account of the columns, with their gaps."""
    layout = plan.layout
    return tuple(
        replace(
            one,
            entity=plan.entity,
            gaps=frame.get_column(f"c{at}").null_count() if one.role == "field" else 0,
        )
        for at, one in zip(layout.meanings, layout.understood, strict=True)
    )


def _asked(plan: _Plan, frame: pl.DataFrame, origin: Origin) -> list[Problem]:
    notes: list[Problem] = []
    for at, meaning in plan.layout.meanings.items():
        column = frame.get_column(f"c{at}")
        if meaning.field is None or not column.null_count():
            continue
        rows = column.is_null().arg_true().to_list()
        gaps = Gaps(rows, len(rows) < len(frame), bool((column == 0).any()))
        notes += ask_column(
            meaning,
            plan.block.paths[at],
            gaps,
            lambda _: "",
            lambda row, name=meaning.name: origin.place(row, name),  # type: ignore[misc]
        )
    return notes


def _named(names: pl.Series, odd: bool | None) -> bool:
    """Tell whether each row has a name, and none that looks like a total or a remark."""
    if names.null_count():
        return False
    found = names.filter(names.str.contains(ASIDE)).to_list() if odd else []
    return not any(is_aside(text.strip()) for text in found)


def _plain(key: str, words: Sequence[str | None], lexicon: Lexicon) -> bool:
    """Tell whether each word of a key is plainly what it should be: a stage, a year, a name."""
    for word in words:
        if key == STAGE and (word is None or folded(word) not in lexicon.stages):
            return False
        if key == PERIOD and (word is None or not word.isdecimal() or len(word) != _YEAR):
            return False
        if word is not None and is_aside(word.strip()):
            return False
    return True


def _numbers(looked: Mapping[str, Any], layout: Layout) -> bool:
    """Tell whether each number is one that a float holds, and none below zero where none can be."""
    for at, meaning in layout.meanings.items():
        if meaning.field is None:
            continue
        low, high = looked[f"c{at} low"], looked[f"c{at} high"]
        if low is None or high is None:
            continue
        if max(-low, high) >= _EXACT or (low < 0 and not meaning.field.signed):
            return False
        if looked.get(f"c{at} finite") is False:
            return False
    return True
