"""Data that is in memory already: frames of any library, records, columns of lists."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, assert_never

from edustandards.errors import DataError, problem
from edustandards.evaluate.observed import Column, Framed, Observed, Table
from edustandards.measures.nodes import Field, Kind
from edustandards.measures.vocabulary import Vocabulary
from edustandards.tables.choices import Choices
from edustandards.tables.grid import Grid, short
from edustandards.tables.headers import Lexicon, learn, told
from edustandards.tables.layout import Header, Layout, entity_of, headers_unknown, lay_out
from edustandards.tables.reading import Reading, together
from edustandards.tables.records import grid_of_columns, grid_of_records, is_records
from edustandards.tables.tabulate import tabulate
from edustandards.where import NOWHERE, Place

if TYPE_CHECKING:
    import narwhals as nw


def take_tables(
    data: Any, vocabulary: Vocabulary, mapping: Mapping[str, str] | Choices | None = None
) -> Reading:
    """Return data in memory as tables.

    `data` is a frame (of any library that narwhals knows, eager or lazy), a list of records
    (mappings, dataclasses, pydantic models), a mapping of columns, or a mapping from kinds of
    entity to any of these. Columns are found as headers are in files. A frame stays a frame, unless
    a column of it holds text where its field is a number; then its cells are read like those of
    files. `mapping` is as in `read_tables` of files.

    Raises:
        DataError: where it is none of these, or its columns cannot be understood.
    """
    lexicon = learn(vocabulary, mapping)
    if isinstance(data, Mapping) and any(_is_table(one) for one in data.values()):
        return together([_of_kind(str(kind), one, lexicon) for kind, one in data.items()])
    return _taken(data, lexicon, "")


def take_lazily(data: Any, vocabulary: Vocabulary) -> Reading:
    """Return frames as tables that stay where they are, whatever the types of their columns.

    `data` is a frame, or a mapping from kinds of entity to frames.

    Raises:
        DataError: where it is none of these, or its columns cannot be understood.
    """
    lexicon = learn(vocabulary)
    if not isinstance(data, Mapping):
        return _lazily(data, lexicon, "")
    if not data:
        raise DataError(problem("lazy-not-frame"))
    found = []
    for kind, one in data.items():
        check_kind(str(kind), lexicon)
        found.append(_lazily(one, lexicon, str(kind)))
    return together(found)


def _lazily(data: Any, lexicon: Lexicon, kind: str) -> Reading:
    source = Place(sheet=kind) if kind else NOWHERE
    if isinstance(data, Mapping | list | tuple | str):
        raise DataError(problem("lazy-not-frame", source))
    return framed(data, lexicon, source, given=kind, lazily=True)


def framed_lazily(
    frame: Any, vocabulary: Vocabulary, source: Place, files: Sequence[Path], choices: Choices
) -> Reading:
    """Return the frame of some files as a table that stays where it is; `choices` say of columns.

    Raises:
        DataError: where it is no frame, or its columns cannot be understood.
    """
    lexicon = told(learn(vocabulary), choices, [one.name for one in files])
    return framed(frame, lexicon, source, hint=files[0].stem, lazily=True)


def _is_table(one: object) -> bool:
    if isinstance(one, Mapping) or hasattr(one, "collect_schema") or hasattr(one, "columns"):
        return True
    return bool(one) and is_records(one) if isinstance(one, list | tuple) else False


def _of_kind(kind: str, data: Any, lexicon: Lexicon) -> Reading:
    """Return the table of a kind of entity that the caller names."""
    check_kind(kind, lexicon)
    if isinstance(data, list | tuple) and not data:
        note = problem("table-no-rows", Place(sheet=kind))
        return Reading((Observed(kind, 0, {kind: []}, {}),), notes=(note,))
    return _taken(data, lexicon, kind)


def check_kind(kind: str, lexicon: Lexicon) -> None:
    """Refuse a kind of entity that the vocabulary has not.

    Raises:
        DataError: where it has none of that name; it says which is near.
    """
    entities = lexicon.vocabulary.entities
    if kind not in entities:
        near = difflib.get_close_matches(kind[:60], entities, n=1)
        params = {"kind": short(kind), "near": ", ".join(near or entities)}
        raise DataError(problem("kind-unknown", Place(sheet=short(kind)), **params))


def _taken(data: Any, lexicon: Lexicon, kind: str) -> Reading:
    source = Place(sheet=kind) if kind else NOWHERE
    if isinstance(data, Mapping):
        return tabulate(grid_of_columns(data, source), lexicon, given=kind)
    if isinstance(data, list | tuple):
        return tabulate(grid_of_records(data, source), lexicon, given=kind)
    return framed(data, lexicon, source, given=kind)


def framed(
    frame: Any,
    lexicon: Lexicon,
    source: Place,
    *,
    hint: str = "",
    given: str = "",
    lazily: bool = False,
) -> Reading:
    """Return a frame as a table, its columns understood by name; its rows are not looked at.

    Unless it is to be judged `lazily`, it is read cell by cell where a column is of another type
    than its field.

    Raises:
        DataError: where it is no frame, or no column of it is known.
    """
    native, schema = _opened(frame, source)
    names = [str(name) for name in schema]
    places = [Place(source.file, sheet=source.sheet, cell=name) for name in names]
    layout = lay_out(
        [Header(at, (name,), places[at]) for at, name in enumerate(names) if name.strip()], lexicon
    )
    if not layout.meanings:
        raise headers_unknown(lexicon, source, ", ".join(names))
    entity = entity_of(layout, lexicon, source, hint=lexicon.kind(hint), given=given)
    native = _widened(native, [names[at] for at, one in layout.meanings.items() if one.field])
    remade = layout.remade
    if lazily and remade:
        raise DataError(problem("lazy-mapping", places[remade[0]]))
    texts = (_is_text(one.field, schema[names[at]]) for at, one in layout.meanings.items())
    if not lazily and (remade or any(texts)):
        found = tabulate(_grid(native, layout, names, source), lexicon, given=entity)
        return Reading(found.tables, layout.understood, layout.ignored, found.notes)
    meanings = [(names[at], meaning) for at, meaning in layout.meanings.items()]
    table: Table = Framed(
        entity,
        native.to_native(),
        {one.name: name for name, one in meanings if one.field is None},
        {one.name: Column(name, one.factor) for name, one in meanings if one.field is not None},
        _stage_words(lexicon),
    )
    return Reading((table,), layout.understood, layout.ignored)


def _widened(
    native: nw.DataFrame[Any] | nw.LazyFrame[Any], names: Sequence[str]
) -> nw.DataFrame[Any] | nw.LazyFrame[Any]:
    """Return a frame whose floats of 32 bits have become the decimals that they are written as."""
    import narwhals as nw  # frames are loaded only for frames

    schema = native.collect_schema()
    narrow = [nw.col(name) for name in names if schema[name] == nw.Float32]
    if not narrow:
        return native
    return native.with_columns(one.cast(nw.String).cast(nw.Float64) for one in narrow)


def _opened(
    frame: Any, source: Place
) -> tuple[nw.DataFrame[Any] | nw.LazyFrame[Any], Mapping[str, nw.dtypes.DType]]:
    import narwhals as nw  # frames are loaded only for frames

    try:
        native = nw.from_native(frame)
        return native, native.collect_schema()
    except (TypeError, nw.exceptions.NarwhalsError, ValueError) as error:
        kind, why = type(frame).__name__, short(str(error))
        raise DataError(problem("data-unknown", source, kind=kind, why=why)) from None


def _is_text(field: Field | None, dtype: nw.dtypes.DType) -> bool:
    """Tell whether a column must be read cell by cell: its type is not that of its field."""
    if field is None:
        return False
    name = type(dtype).__name__
    match field.kind:
        case Kind.NUMBER:
            return not dtype.is_numeric()
        case Kind.YES_NO:
            return name != "Boolean"
        case Kind.DATE:
            return name != "Date"
        case Kind.LEVEL | Kind.TEXT:
            return name not in {"String", "Categorical", "Enum"}
        case _:
            assert_never(field.kind)


def _grid(
    native: nw.DataFrame[Any] | nw.LazyFrame[Any], layout: Layout, names: list[str], source: Place
) -> Grid:
    """Return the columns of a frame that are understood as a grid."""
    import narwhals as nw  # frames are loaded only for frames

    wanted = [names[at] for at in layout.meanings]
    chosen = native.select(wanted)
    eager = chosen.collect() if isinstance(chosen, nw.LazyFrame) else chosen
    columns = {name: eager[name].to_list() for name in wanted}
    return grid_of_columns(columns, source)


def _stage_words(lexicon: Lexicon) -> dict[str, str]:
    """Return the words for stages as they are folded and as the vocabulary writes them."""
    words = dict(lexicon.stages)
    for stage in lexicon.vocabulary.stages.values():
        for word in (stage.id, stage.title.zh, stage.title.en, *stage.headers):
            words.setdefault(word, stage.id)
    return words
