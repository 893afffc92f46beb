"""Tables in the hand of a Python user: typed columns with units, however the data came."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import Any, Literal, Protocol

from edustandards.arguments import FRAMES, no_such, one_of, path_of, several_of, unfit
from edustandards.errors import language
from edustandards.evaluate.observed import Framed, Observed
from edustandards.evaluate.observed import Table as AnyTable
from edustandards.measures.nodes import Kind
from edustandards.measures.values import Value
from edustandards.measures.vocabulary import Vocabulary
from edustandards.packs.document import PackDocument
from edustandards.packs.mapping import TableSaid, read_mapping
from edustandards.packs.vocabulary import load_vocabulary
from edustandards.tables.choices import choices_of
from edustandards.tables.consistency.doubt import Doubt
from edustandards.tables.consistency.find import doubts_of
from edustandards.tables.frames import take_tables
from edustandards.tables.mapping import choices_for, filtered, mapping_lines
from edustandards.tables.read import read_tables as read_files
from edustandards.tables.reading import Reading
from edustandards.units.numbers import show_exact
from edustandards.units.show import show_unit
from edustandards.where import Place


class HasDocument(Protocol):
    """A pack, or what has one."""

    @property
    def document(self) -> PackDocument:
        """Return the pack as it was read."""
        ...


@dataclass(frozen=True)
class TypedColumn(Sequence[Value]):
    """A column of a table: the values of a field, in its unit, each with its cell.

    `kind` is `number`, `yes_no`, `level`, `text` or `date`; `unit` is English notation, empty for
    plain numbers and what is no number. Numbers are exact (`int` or `Fraction`), a gap is None,
    and a cell that holds no value of its field an `Unreadable` with its text.

    >>> import edustandards as es
    >>> column = es.read_tables([{"school": "一小", "占地面积（亩）": 3}])["school"]
    >>> [(one.name, one.unit) for one in column.values()]
    [('site_area', 'm²')]
    """

    name: str
    title: str
    kind: Literal["number", "yes_no", "level", "text", "date"]
    unit: str
    values: Sequence[Value]
    table: Observed

    def __getitem__(self, index: Any) -> Any:
        """Return the value of a row."""
        return self.values[index]

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.values)

    def place(self, row: int) -> Place:
        """Return the cell that a value comes from, as far as it is known."""
        return self.table.place(row, self.name)

    def __hash__(self) -> int:
        """Return a hash by name."""
        return hash((self.name, self.unit))


@dataclass(frozen=True)
class TypedTable(Mapping[str, TypedColumn]):
    """A table of one kind of entity: its columns by the names of their fields.

    `row_keys` has the columns that say whom a row speaks of: `school`, `county`, `stage`, `period`.

    >>> import edustandards as es
    >>> table = es.read_tables([{"school": "一小", "在校生数": 1020}])["school"]
    >>> table.size, table.row_keys["school"], list(table)
    (1, ['一小'], ['students'])
    """

    entity: str
    table: Observed
    words: Vocabulary

    @property
    def row_keys(self) -> Mapping[str, Sequence[str]]:
        """Return the keys of the rows: names by kind of entity, ids of stages, years."""
        return self.table.keys

    @property
    def size(self) -> int:
        """Return how many rows there are."""
        return self.table.size

    def __getitem__(self, name: str) -> TypedColumn:
        """Return a column by the name of its field.

        Raises:
            UnknownNameError: where there is none.
        """
        if name not in self._names:
            raise no_such("key-column", name, self._names)
        field = self.words.fields[name].field
        number = field.kind is Kind.NUMBER
        unit = show_unit(field.unit, "en") if number else ""
        title, values = self.words.title(name, "zh"), self.table.values[name]
        return TypedColumn(name, title, field.kind.value, unit, values, self.table)

    def __iter__(self) -> Iterator[str]:
        """Return the names of the fields."""
        return iter(self._names)

    def __len__(self) -> int:
        """Return how many fields there are."""
        return len(self._names)

    @property
    def _names(self) -> list[str]:
        return [name for name in self.table.values if name in self.words.fields]

    def to_frame(self, library: Literal["polars", "pandas", "pyarrow"] = "polars") -> Any:
        """Return keys and columns as a frame of texts; numbers are exact decimals or fractions.

        Raises:
            ModuleNotFoundError: where the library is not installed.
            CallError: where it is none of these.
        """
        one_of(library, "library", FRAMES)
        from edustandards.evaluate.columns.made import frame_of  # loads frames

        columns = {name: list(column) for name, column in self.table.keys.items()}
        columns |= {name: [_text(value) for value in self[name]] for name in self}
        return frame_of(columns, library)

    def __hash__(self) -> int:
        """Return a hash by kind and size."""
        return hash((self.entity, self.table.size))


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool) or not hasattr(value, "numerator"):
        return str(getattr(value, "text", value))
    return show_exact(value)  # type: ignore[arg-type]  # an int or a Fraction


@dataclass(frozen=True)
class Tables(Mapping[str, TypedTable]):
    """Data as it was read: a table for each kind of entity, and an account of every column.

    It is what `Pack.evaluate` takes, beside frames, records and paths.

    >>> import edustandards as es
    >>> tables = es.read_tables([{"school": "一小", "在校生数": "1,020"}])
    >>> list(tables)
    ['school']
    >>> list(tables["school"]["students"])
    [1020]
    """

    reading: Reading
    words: Vocabulary

    def __getitem__(self, entity: str) -> TypedTable:
        """Return the table of a kind of entity.

        Raises:
            UnknownNameError: where there is none.
        """
        found = self._observed.get(entity) if isinstance(entity, str) else None
        if found is None:
            raise no_such("key-table", entity, self._observed)
        return TypedTable(entity, found, self.words)

    def __iter__(self) -> Iterator[str]:
        """Return the kinds of entity."""
        return iter(self._observed)

    def __len__(self) -> int:
        """Return how many tables there are."""
        return len(self._observed)

    def account(self, lang: str = "zh") -> list[str]:
        """Return how each column was understood, and what was noted; zh or en."""
        return list(self.reading.account(language(lang)))

    def mapping(self, lang: str = "zh") -> str:
        """Return what was understood as the text of a mapping file, to correct and use again."""
        return "".join(f"{line}\n" for line in mapping_lines(self.reading, language(lang)))

    def doubts(self, pack: HasDocument) -> tuple[Doubt, ...]:
        """Return what does not agree in the data, and which verdicts of a pack hang on it."""
        return doubts_of(self.reading, _document(pack), most=None)

    @cached_property
    def _observed(self) -> dict[str, Observed]:
        return {one.entity: _observed(one, self.words) for one in self.reading.tables}

    def __hash__(self) -> int:
        """Return a hash by the kinds of entity."""
        return hash(tuple(one.entity for one in self.reading.tables))


def _observed(table: AnyTable, words: Vocabulary) -> Observed:
    if isinstance(table, Framed):
        from edustandards.evaluate.columns.observe import observe  # loads frames

        return observe(table, words)
    return table


def read_tables(
    data: Any,
    *,
    pack: HasDocument | None = None,
    mapping: Mapping[str, str] | str | PathLike[str] | None = None,
) -> Tables:
    """Return data as tables with typed columns, in the units of their fields.

    `data` is the path of a file (CSV, workbook, Parquet), of a folder or zip archive, a list of
    paths, a frame (Polars, pandas, Arrow, or another that narwhals knows), a list of records
    (mappings, dataclasses, pydantic models), a mapping of columns, or a mapping from kinds of
    entity to any of these. `pack` brings the names of its own fields; without it those of the
    shared vocabulary are known. `mapping` is a mapping file, or gives headers known ones
    (`{"占地": "site_area (亩)"}`).

    Raises:
        DataError: where the data cannot be used, with the cell or column.
        PackError: where the mapping file cannot be used.
        CallError: where `pack` or `mapping` is of another kind.

    >>> tables = read_tables([{"school": "一小", "占地面积（亩）": "3", "students": 40}])
    >>> area = tables["school"]["site_area"]
    >>> area[0], area.unit, str(area.place(0))
    (2000, 'm²', '[占地面积（亩）[0]]')
    """
    words = load_vocabulary() if pack is None else _document(pack).vocabulary
    paths = _paths(data)
    said: tuple[TableSaid, ...] = ()
    if isinstance(mapping, Mapping):
        for pair in mapping.items():
            several_of(pair, str, "mapping", "wanted-mapping")
    elif mapping is not None:
        path_of(mapping, "mapping", "wanted-mapping")
    choices = choices_of(mapping if isinstance(mapping, Mapping) else None)
    if isinstance(mapping, str | PathLike):
        said = read_mapping(Path(mapping), words)
        choices = choices_for(said, paths or ())
    if paths is None:
        reading = take_tables(data, words, choices)
    else:
        reading = read_files(paths, words, mapping=choices)
    return Tables(filtered(reading, said, words), words)


def _document(pack: HasDocument) -> PackDocument:
    document = getattr(pack, "document", None)
    if not isinstance(document, PackDocument):
        raise unfit("pack", "wanted-pack", pack)
    return document


def _paths(data: Any) -> list[Path] | None:
    """Return the paths that data is given by, None where it is in memory."""
    if isinstance(data, str | PathLike):
        return [Path(data)]
    listed = isinstance(data, list | tuple) and bool(data)
    if listed and all(isinstance(one, str | PathLike) for one in data):
        return [Path(one) for one in data]
    return None
