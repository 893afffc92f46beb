"""Files too large for one machine's memory: opened lazily by an engine, in the parts they come in.

A folder whose parts are named for what they hold (`period=2024/county=X`, as Hive and Spark write
them) is taken part by part; other folders and lists of files are one table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, assert_never, get_args
from urllib.parse import unquote

from edustandards.errors import DataError, problem
from edustandards.evaluate.lazy.failed import engine_failed
from edustandards.where import Place

if TYPE_CHECKING:
    import duckdb

Engine: TypeAlias = Literal["polars", "duckdb", "spark"]
ENGINES: tuple[Engine, ...] = get_args(Engine)

_MODULES = {"polars": "polars", "duckdb": "duckdb", "spark": "pyspark"}
_KINDS = (".parquet", ".csv")
_NOTHING = "__HIVE_DEFAULT_PARTITION__"
_PATTERN = re.compile(r"([*?\[])")
_HADOOP_PATTERN = re.compile(r"([*?\[\]{}\\])")


@dataclass(frozen=True, slots=True)
class Part:
    """Files that are one table, all of one kind; `keys` are columns that their folder stands for.

    `name` is the folder below the one that was given, empty where there is only one part.
    """

    files: tuple[Path, ...]
    name: str = ""
    keys: Mapping[str, str | None] = field(default_factory=dict)

    @property
    def place(self) -> Place:
        """Return where it is: its file, or the folder of its files."""
        [first, *others] = self.files
        return Place(str(first.parent if others else first))


def parts_of(paths: Sequence[Path]) -> tuple[Part, ...]:
    """Return the parts that paths lead to.

    Raises:
        DataError: where there is nothing, or there are files of several kinds, or of others.
    """
    [first, *others] = paths
    if others or not first.is_dir():
        for path in paths:
            if not path.is_file():
                raise DataError(problem("file-missing", Place(str(path))))
        return (_part(tuple(paths)),)
    folders: dict[str, list[Path]] = {}
    for path in sorted(first.rglob("*")):
        inside = path.relative_to(first)
        hidden = any(name.startswith((".", "_")) for name in inside.parts)
        if not hidden and path.suffix.casefold() in _KINDS and path.is_file():
            steps = [name for name in inside.parts[:-1] if "=" in name]
            folders.setdefault("/".join(steps), []).append(path)
    if not folders:
        raise DataError(problem("bundle-empty", Place(str(first))))
    return tuple(_part(tuple(files), name) for name, files in folders.items())


def _part(files: tuple[Path, ...], name: str = "") -> Part:
    kinds = {path.suffix.casefold() for path in files}
    for path in files:
        if path.suffix.casefold() not in _KINDS:
            suffix = path.suffix[:20] or "-"
            raise DataError(problem("big-file-kind", Place(str(path)), suffix=suffix))
    if len(kinds) > 1:
        raise DataError(problem("big-mixed", Place(str(files[0].parent))))
    keys: dict[str, str | None] = {}
    for step in PurePosixPath(name).parts:
        key, _, value = step.partition("=")
        keys[unquote(key)] = None if value == _NOTHING else unquote(value)
    return Part(files, name, keys)


class Opener:
    """Opens parts with one engine, in one session of it.

    Raises:
        DataError: where the engine is not installed.
    """

    def __init__(self, engine: Engine) -> None:
        if find_spec(_MODULES[engine]) is None:
            raise DataError(problem("big-engine-missing", engine=engine))
        self.engine: Engine = engine
        self._session = _session(engine)

    def frame(self, part: Part) -> Any:
        """Return a part as a lazy frame of the engine; the columns of CSV are texts.

        Raises:
            DataError: where a file is damaged.
        """
        import narwhals as nw  # frames are loaded only for frames

        text = part.files[0].suffix.casefold() == ".csv"
        try:
            native = self._opened(part.files, text=text)
            frame = nw.from_native(native)
            names = [name for name in frame.collect_schema() if name not in part.keys]
            columns = [nw.lit(value, nw.String).alias(key) for key, value in part.keys.items()]
            columns += [nw.col(name).str.strip_chars() for name in names if text]
            return frame.with_columns(columns).to_native() if columns else native
        except OSError:
            raise
        except Exception as error:  # noqa: BLE001 - each engine has classes of its own
            raise engine_failed(self.engine, error, part.place) from None

    def _opened(self, files: Sequence[Path], *, text: bool) -> Any:
        match self.engine:
            case "polars":
                import polars as pl  # an extra, loaded where it is used

                if text:
                    return pl.scan_csv(list(files), infer_schema=False, glob=False)
                return pl.scan_parquet(list(files), glob=False, hive_partitioning=False)
            case "duckdb":
                names = [_PATTERN.sub(r"[\1]", str(path)) for path in files]
                duck: duckdb.DuckDBPyConnection = self._session
                if text:
                    return duck.read_csv(names, header=True, all_varchar=True)
                return duck.read_parquet(names, hive_partitioning=False)
            case "spark":
                names = [_HADOOP_PATTERN.sub(r"\\\1", str(path.resolve())) for path in files]
                read = self._session.read
                if text:
                    return read.csv(names, header=True, mode="FAILFAST")
                return read.parquet(*names)
            case _:
                assert_never(self.engine)


def _session(engine: Engine) -> Any:
    """Return what an engine keeps between two files."""
    match engine:
        case "polars":
            return None
        case "duckdb":
            import tempfile

            import duckdb  # an extra, loaded where it is used

            aside = tempfile.gettempdir()
            return duckdb.connect(
                config={"temp_directory": aside, "preserve_insertion_order": False}
            )
        case "spark":
            # An extra, loaded where it is used; few have it, and fewer where types are checked.
            from pyspark.sql import SparkSession  # pyright: ignore[reportMissingImports]

            # Its own bar would write over ours.
            builder = SparkSession.builder.appName("edustandards")
            spark = builder.config("spark.ui.showConsoleProgress", "false").getOrCreate()
            spark.sparkContext.setLogLevel("ERROR")
            return spark
        case _:
            assert_never(engine)
