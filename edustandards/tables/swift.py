"""A large plain text table read in columns: what is written plainly needs no look at each cell.

Polars reads the text once; cells that are no plain number are then read one by one, as they are in
small tables. Where a row might be more than the line that it is, or none of an entity, the text is
left to the reader that looks at every cell; it is slower, and says more.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from edustandards.errors import DataError, Problem, problem
from edustandards.evaluate.observed import STAGE, Column, Framed, Origin
from edustandards.measures.nodes import Kind
from edustandards.measures.values import Unreadable
from edustandards.tables.blanks import Gaps, ask_column
from edustandards.tables.block import Block, find_block
from edustandards.tables.cells import read_column
from edustandards.tables.delimited import delimiter_of, rows_of
from edustandards.tables.form import as_form
from edustandards.tables.grid import MOST_BYTES, Grid, short, shown
from edustandards.tables.headers import Lexicon, Meaning, folded
from edustandards.tables.large import Made, has_zeros, of_values, with_odd
from edustandards.tables.layout import Header, Layout, entity_of, lay_out
from edustandards.tables.named import named
from edustandards.tables.plain import Head, delimiters, head_of, plain_text
from edustandards.tables.reading import Ignored, Reading, Sheet
from edustandards.tables.sent import Sent
from edustandards.tables.tabulate import bounded, counted
from edustandards.tables.template.fill import without_examples

if TYPE_CHECKING:
    import polars as pl

SWIFT = 4_000_000
"""From so many bytes on a text is tried this way."""

_TOP = 60
_MOST_LENGTH = 16
"""Decimals that are no longer, with their point, have at most 15 digits: none share a float."""
_ODD = ["e", "E", "n", "N", "+", "-"]
"""What exponents, signs, infinity and what is no number have in them."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a text is read: its headers, what its columns are, and how they are divided."""

    head: Head
    grid: Grid
    block: Block
    layout: Layout
    entity: str
    delimiter: str

    @property
    def numbers(self) -> dict[int, bool]:
        """Return the columns of numbers, and whether some of them seem to have a point."""
        sample = self.grid.rows[self.block.start :]
        return {
            at: any("." in row[at] for row in sample if at < len(row))
            for at, one in self.layout.meanings.items()
            if one.field is not None and one.field.kind is Kind.NUMBER
        }

    @property
    def wanted(self) -> list[int]:
        """Return the columns that count."""
        last = len(self.block.paths) - 1
        return sorted({0, *self.layout.meanings, *self.headless, last})

    @property
    def complete(self) -> bool:
        """Tell whether all columns are to be read: only then are rows that are longer refused.

        Where they are not, no row is shorter if each has a last cell; so it is where most have.
        """
        body = self.grid.rows[self.block.start :]
        return len(self.wanted) == len(self.block.paths) or not all(row[-1] for row in body if row)

    @property
    def headless(self) -> list[int]:
        """Return the columns without a header."""
        return [at for at, path in enumerate(self.block.paths) if not path]


def read_swift(file: Sent, lexicon: Lexicon, hint: str) -> Reading | None:
    """Return a large text table in columns; None where its cells must be looked at one by one."""
    if file.size < SWIFT or file.size > MOST_BYTES or not find_spec("polars"):
        return None
    plan = _planned(file, lexicon, hint)
    if plan is None:
        return None
    frame = _read(file, plan)
    return None if frame is None else _reading(plan, frame, lexicon, hint)


def _read(file: Sent, plan: _Plan) -> pl.DataFrame | None:
    """Return the texts of the columns that count; None where a row is more or less than its line.

    Polars reads a text by its path while its bytes are looked at: few have quotes, and no others
    are read again.
    """
    read: Future[pl.DataFrame | None] | None = None
    plain = not plan.head.recoded and '"' not in plan.head.text
    with ThreadPoolExecutor(1) as threads:
        if file.path is not None and plain:
            read = threads.submit(_frame, plan, file.path, quoted=False)
        text = plain_text(file, plan.head, plan.delimiter)
    if text is None:
        return None
    if read is not None and not text.quoted:
        frame = read.result()
    else:
        frame = _frame(plan, text.source, quoted=text.quoted)
    start, width = plan.block.start, len(plan.block.paths)
    if frame is None or len(frame) != text.lines - start:
        return None
    gaps = frame.get_column(f"c{width - 1}").null_count()
    if plan.complete and not gaps:
        return frame
    if gaps and not plan.complete:
        return None
    above = sum(len(row) - 1 for row in plan.grid.rows[:start] if row)
    found = delimiters(file, plan.head, plan.delimiter) - above
    return frame if found == len(frame) * (width - 1) else None


def _planned(file: Sent, lexicon: Lexicon, hint: str) -> _Plan | None:
    head = head_of(file)
    delimiter = delimiter_of(head.text, lexicon) if head is not None else ""
    if head is None or len(delimiter.encode()) != 1:
        return None
    try:
        rows, numbers = rows_of(head.text, delimiter, file.place)
        grid = Grid(file.place, rows, numbers)
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
    over = any(one.over for one in layout.meanings.values())
    if entity not in layout.keys or over or block.start >= len(rows):
        return None
    top = replace(grid, rows=rows[:_TOP], numbers=numbers[:_TOP])
    return None if without_examples(top)[1] else _Plan(head, grid, block, layout, entity, delimiter)


def _frame(plan: _Plan, source: Path | BinaryIO, *, quoted: bool) -> pl.DataFrame | None:
    """Return the columns that count as they are read, whole numbers as such.

    The first column counts since rows that speak of no entity say so there, the last since it shows
    rows that are shorter.
    """
    import polars as pl  # an extra, loaded where it is used

    width = len(plan.block.paths)
    texts: dict[str, type[pl.DataType]] = {f"c{at}": pl.String for at in range(width)}
    whole: dict[str, type[pl.DataType]] = {
        f"c{at}": pl.Int64 for at, points in plan.numbers.items() if not points and at
    }
    for schema in ({**texts, **whole}, texts) if whole else (texts,):
        try:
            if not isinstance(source, Path):
                source.seek(0)
            frame = pl.read_csv(
                source,
                has_header=False,
                skip_rows=plan.block.start,
                schema=schema,
                columns=None if plan.complete else plan.wanted,
                separator=plan.delimiter,
                quote_char='"' if quoted else None,
                glob=False,
            )
        except (pl.exceptions.PolarsError, OSError):
            continue
        return frame.select([f"c{at}" for at in plan.wanted])
    return None


def _reading(plan: _Plan, texts: pl.DataFrame, lexicon: Lexicon, hint: str) -> Reading | None:
    layout, grid = plan.layout, plan.grid
    first = grid.numbers[plan.block.start]
    letters = {one.name: grid.label(at) for at, one in layout.meanings.items()}
    origin = Origin(grid.source, letters, range(first, first + len(texts)))
    headers = {at: path[-1] for at, path in enumerate(plan.block.paths) if path}
    keys = named(texts, layout, plan.entity, headers, lexicon, origin)
    columns = _columns(texts, plan) if keys is not None else None
    if keys is None or columns is None:
        return None
    notes = [*plan.block.notes, *keys.notes]
    frame, names, words = keys.frame, dict(keys.names), dict(keys.words)
    stage = lexicon.stages.get(folded(hint), "")
    if stage and STAGE not in names:
        import polars as pl  # an extra, loaded where it is used

        frame = frame.with_columns(pl.lit(stage).alias(STAGE))
        names[STAGE] = STAGE
        words = {stage: stage}
        notes.append(problem("stage-of-sheet", grid.source, text=short(hint)))
    frame = frame.with_columns([made[0].alias(f"c{at}") for at, made in columns.items()])
    for at, made in columns.items():
        notes += _unreadable(made, layout.meanings[at], origin)
    for at, made in columns.items():
        notes += _asked(made, layout.meanings[at], plan.block.paths[at], origin, texts[f"c{at}"])
    gaps = {at: made[0].null_count() - len(made[1]) for at, made in columns.items()}
    fields = {layout.meanings[at].name: Column(f"c{at}", made[2]) for at, made in columns.items()}
    odd = {layout.meanings[at].name: made[1] for at, made in columns.items()}
    table = Framed(plan.entity, frame, names, fields, words, origin, odd)
    block = (grid.numbers[plan.block.first], grid.numbers[plan.block.last])
    sheet = Sheet(grid.source, plan.entity, block, len(frame))
    if plan.head.recoded:
        notes = [problem("read-as-gbk", grid.source), *notes]
    return Reading(
        (table,),
        counted(layout, plan.entity, gaps),
        (*layout.ignored, *_headless(plan, texts)),
        tuple(bounded(notes)),
        (sheet,),
    )


def _columns(texts: pl.DataFrame, plan: _Plan) -> dict[int, Made] | None:
    """Return the columns of fields by position; None where one cannot be held."""
    import polars as pl  # an extra, loaded where it is used

    fields = {at: one for at, one in plan.layout.meanings.items() if one.field is not None}
    points = plan.numbers
    asked = [
        _plainly(f"c{at}", points=some)
        for at, some in points.items()
        if texts.schema[f"c{at}"] == pl.String
    ]
    numbers = texts.with_columns(asked)
    found: dict[int, Made] = {}
    for at, meaning in fields.items():
        text = texts.get_column(f"c{at}")
        made = (
            _numbers(numbers.get_column(f"c{at}"), text, meaning)
            if at in points
            else _others(text, meaning)
        )
        if made is None:
            return None
        found[at] = made
    return found


def _plainly(name: str, *, points: bool) -> pl.Expr:
    """Return the numbers of a column of texts that are written plainly, and nothing elsewhere."""
    import polars as pl  # an extra, loaded where it is used

    text = pl.col(name)
    if not points:
        return text.cast(pl.Int64, strict=False)
    # What is read as a number has digits, and one point at most, unless it has one of these.
    odd = text.str.contains_any(_ODD) | text.str.starts_with(".") | text.str.ends_with(".")
    plain = (text.str.len_bytes() <= _MOST_LENGTH) & ~odd
    return pl.when(plain).then(text.cast(pl.Float64, strict=False)).alias(name)


def _numbers(column: pl.Series, text: pl.Series, meaning: Meaning) -> Made | None:
    if text.dtype.is_integer():
        odd_rows = column.is_null().arg_true().to_list() if meaning.zero else []
        return with_odd(column, dict.fromkeys(odd_rows), meaning, lambda row: shown(text[row]))
    odd = _odd(column, text, zero=meaning.zero)
    if odd and column.dtype.is_integer() and any("." in one for one in odd.values() if one):
        column = text.to_frame().select(_plainly(text.name, points=True)).to_series()
        odd = _odd(column, text, zero=meaning.zero)
    return with_odd(column, odd, meaning, text.__getitem__)


def _odd(column: pl.Series, text: pl.Series, *, zero: bool) -> dict[int, str | None]:
    """Return the cells that are written otherwise, by row; empty ones where they mean something."""
    if column.null_count() == text.null_count() and not zero:
        return {}
    rows = column.is_null() if zero else column.is_null() & (text.fill_null("") != "")
    at = rows.arg_true()
    return dict(zip(at.to_list(), text.gather(at).to_list(), strict=True))


def _others(text: pl.Series, meaning: Meaning) -> Made:
    field = meaning.field
    assert field is not None, "keys are texts"
    return of_values(text.name, field, read_column(field, meaning.factor, text.to_list()))


def _unreadable(made: Made, meaning: Meaning, origin: Origin) -> list[Problem]:
    return [
        problem(one.code, origin.place(row, meaning.name), text=one.text, field=meaning.name)
        for row, one in sorted(made[1].items())
        if isinstance(one, Unreadable)
    ]


def _asked(
    made: Made, meaning: Meaning, path: tuple[str, ...], origin: Origin, text: pl.Series
) -> list[Problem]:
    """Return a note on the gaps of a column where they may mean zero."""
    column, wrong, _ = made
    if column.null_count() == len(wrong):
        return []
    nulls = [row for row in column.is_null().arg_true().to_list() if row not in wrong]
    return ask_column(
        meaning,
        path,
        Gaps(nulls, column.null_count() < len(column), has_zeros(made)),
        lambda row: shown(text[row]),
        lambda row: origin.place(row, meaning.name),
    )


def _headless(plan: _Plan, texts: pl.DataFrame) -> list[Ignored]:
    """Return the columns that hold something under an empty header."""
    grid = plan.grid
    return [
        Ignored(grid.header(plan.block.last, at), grid.label(at), code="column-headless")
        for at in plan.headless
        if any(shown(text) for text in texts.get_column(f"c{at}").unique().to_list())
    ]
