"""What a row of a frame is held against: its other years and stages, its peers, what is given.

Rows are found by joining the frame to itself once for each year or stage that is asked for; only
Polars can pick values by position, other engines leave these standards to the rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import lcm
from typing import Any

import narwhals as nw

from edustandards.evaluate.columns.below import without_parts
from edustandards.evaluate.columns.dialect import Dialect, Frame
from edustandards.evaluate.columns.ratio import MISSING, Leaf, Ratio, difference, quotient, ratio
from edustandards.evaluate.columns.scan import MOST, UnsupportedError
from edustandards.evaluate.given import Given, Supplied
from edustandards.evaluate.observed import PERIOD, STAGE, with_wholes
from edustandards.measures import nodes as m
from edustandards.measures.vocabulary import Vocabulary

YEAR = "#year"


@dataclass
class Around:
    """The surroundings of the rows of one frame; what they need of it is noted, then attached.

    `keys` are its key columns by kind, its stages as ids; `tables` are all that there are, by kind;
    `wanted` the columns to attach: positions of rows of another year (by number, None for the one
    before) or of another stage (by id).
    """

    x: Dialect
    entity: str
    keys: Mapping[str, str]
    vocabulary: Vocabulary
    given: Given
    tables: Mapping[str, object] = field(default_factory=dict)
    wanted: dict[str, int | str | None] = field(default_factory=dict)
    uses_year: bool = False

    def without_parts(self, over: str) -> bool:
        """Tell whether no table knows of any parts of a kind."""
        return without_parts(self.entity, over, self.tables, self.vocabulary)

    def year(self) -> nw.Expr:
        """Return the year that each row speaks of, null where its period names none."""
        if PERIOD not in self.keys:
            found: nw.Expr = self.x.lit(self.given.today.year, self.x.Int64)
            return found
        self._only_polars()
        self.uses_year = True
        year: nw.Expr = self.x.col(YEAR)
        return year

    def _only_polars(self) -> None:
        if self.x is nw:
            raise UnsupportedError("positions")

    def earlier(self, since: int | m.Since | None, of: Ratio) -> Ratio:
        """Return a value as it was in the year before, or in a given one."""
        year = self.given.base if isinstance(since, m.Since) else since
        if PERIOD not in self.keys or (since is not None and year is None):
            return MISSING
        return self._at(f"#before {year}", year, of)

    def at_stage(self, stage: str, of: Ratio) -> Ratio:
        """Return a value as it is in a given stage."""
        if STAGE not in self.keys:
            return MISSING
        return self._at(f"#stage {stage}", stage, of)

    def _at(self, name: str, wanted: int | str | None, of: Ratio) -> Ratio:
        if of.missing:
            return of
        self._only_polars()
        self.uses_year = self.uses_year or not isinstance(wanted, str)
        self.wanted[name] = wanted
        at: Any = self.x.col(name)

        def there(column: Any, empty: int) -> nw.Expr:
            moved: nw.Expr = column.gather(at).fill_null(empty)
            return moved

        known: nw.Expr = at.is_not_null()
        if of.known is not None:
            there_known: Any = of.known
            known = known & there_known.gather(at).fill_null(value=False)
        below = None if of.below is None else there(of.below, 1)
        return replace(of, above=there(of.above, 0), below=below, known=known, positive=False)

    def peers(self, within: str) -> tuple[list[str], nw.Expr | None]:
        """Return the columns that peers have in common, and where the whole is named."""
        chain = with_wholes(within, self.vocabulary)
        kinds = [key for key in (*chain, STAGE, PERIOD) if key in self.keys]
        self._all_here(kinds)
        keys = [self.keys[key] for key in kinds]
        if not keys:
            # All rows are peers: a column that is the same everywhere parts nothing.
            raise UnsupportedError("peers")
        column = self.keys.get(within)
        if column is None:
            return keys, None
        named: Any = self.x.col(column)
        return keys, ~named.is_null() & (named.cast(self.x.String) != "")

    def _all_here(self, kinds: Sequence[str]) -> None:  # noqa: ARG002 - a lazy frame asks by which
        """Refuse peers, rows with the same keys of these kinds, that the frame cannot bring."""
        self._only_polars()

    def reference(self, node: m.Reference) -> Ratio:
        """Return a value that is given: the same everywhere, or by stage, period and entity."""
        values = list(self.given.references.get(node.name, ()))
        if not values:
            return MISSING
        x = self.x
        if len(values) == 1 and not self._scoped(values[0]):
            return Ratio(x.lit(1, x.Int64), 1, scale=values[0].value, sign=values[0].value < 0)
        # The closest stands last, so that it is laid over the others.
        values.sort(key=lambda one: len(self._scoped(one)))
        common = lcm(*(one.value.denominator for one in values))
        above: nw.Expr = x.lit(0, x.Int64)
        known: nw.Expr = x.lit(value=False)
        top = 0
        for one in values:
            number = int(one.value * common)
            top = max(top, abs(number))
            here = self._here(one)
            above = x.when(here).then(x.lit(number, x.Int64)).otherwise(above)
            known = known | here
        if top > MOST:
            raise UnsupportedError("overflow")
        sign = any(one.value < 0 for one in values)
        return Ratio(above, top, scale=Fraction(1, common), sign=sign, known=known)

    def _scoped(self, one: Supplied) -> list[tuple[str, str]]:
        said = ((STAGE, one.stage), (PERIOD, one.period), (self.entity, one.entity))
        return [(key, text) for key, text in said if text]

    def _here(self, one: Supplied) -> nw.Expr:
        here: nw.Expr = self.x.lit(value=True)
        for key, text in self._scoped(one):
            column = self.keys.get(key)
            if column is None:
                nowhere: nw.Expr = self.x.lit(value=False)
                return nowhere
            same: Any = self.x.col(column).cast(self.x.String) == text
            here = here & same.fill_null(value=False)
        return here

    def attached(self, frame: Frame) -> Frame:
        """Return a frame with the years and the positions that were asked for."""
        wanted = {name: one for name, one in self.wanted.items() if name not in frame.columns}
        dated = self.uses_year and PERIOD in self.keys and YEAR not in frame.columns
        if not wanted and not dated:
            return frame
        import polars as pl

        native = frame.to_native()
        if dated:
            period = pl.col(self.keys[PERIOD]).cast(pl.String)
            native = native.with_columns(
                period.str.extract(r"^([0-9]{4})").cast(pl.Int64).alias(YEAR)
            )
        years = {name: one for name, one in wanted.items() if not isinstance(one, str)}
        runs = self._runs(native) if years else None
        for name, one in wanted.items():
            if runs is not None and not isinstance(one, str):
                found = _in_runs(native, runs, one)
            else:
                found = self._positions(native, one)
            native = native.with_columns(found.alias(name))
        attached: Frame = nw.from_native(native, eager_only=True)
        return attached

    def _runs(self, native: Any) -> Any:
        """Return the number of the entity of each row, where its years stand together and rise.

        Most tables by year do; None where this one does not, and rows have to be looked for.
        """
        import polars as pl

        same = [column for key, column in self.keys.items() if key != PERIOD]
        names = [self.keys[key] for key in (self.entity, STAGE) if key in self.keys]
        begins = pl.any_horizontal(
            pl.col(column).ne_missing(pl.col(column).shift(1)) for column in same
        )
        rises = (pl.col(YEAR) > pl.col(YEAR).shift(1)).fill_null(value=False)
        told = native.lazy().select(begins.alias("begins"), (begins | rises).alias("good"), *names)
        told = told.with_columns(pl.col("begins").cum_sum().alias("run")).collect()
        if not native.height or not told.get_column("good").slice(1).all():
            return None
        count = told.select(
            pl.struct(names).n_unique() if len(names) > 1 else pl.col(names[0]).n_unique()
        )
        whole = int(told.get_column("run").item(-1)) == int(count.item())
        return told.get_column("run") if whole else None

    def _positions(self, native: Any, wanted: int | str | None) -> Any:
        """Return for each row the position of the same entity's row in another year or stage."""
        import polars as pl

        moving = STAGE if isinstance(wanted, str) else PERIOD
        same = [column for key, column in self.keys.items() if key != moving]
        across = self.keys[STAGE] if moving == STAGE else YEAR
        if isinstance(wanted, str):
            goal = pl.lit(wanted)
        else:
            goal = pl.col(YEAR) - 1 if wanted is None else pl.lit(wanted, pl.Int64)
        columns = native.lazy().select(*same, across).with_row_index("#i")
        there = columns.filter(pl.col(across).is_not_null()).unique([*same, across], keep="first")
        there = there.rename({"#i": "#there", across: "#goal"})
        here = columns.with_columns(goal.alias("#goal"))
        joined = here.join(
            there,
            on=[*same, "#goal"],
            how="left",
            nulls_equal=True,
            maintain_order="left",
        )
        return joined.select("#there").collect().get_column("#there")


def _in_runs(native: Any, runs: Any, wanted: int | None) -> Any:
    """Return the position of the year wanted, in a table whose entities stand together."""
    import polars as pl

    frame = native.select(pl.col(YEAR), runs.alias("run")).with_row_index("#i").lazy()
    if wanted is None:
        there = (pl.col("run") == pl.col("run").shift(1)) & (
            pl.col(YEAR) == pl.col(YEAR).shift(1) + 1
        )
        found: pl.Expr = pl.when(there).then(pl.col("#i") - 1)
    else:
        # Within a run years rise, so that one row at most has the year.
        found = pl.when(pl.col(YEAR) == wanted).then(pl.col("#i")).max().over("run")
    return frame.select(found.alias("#there")).collect().get_column("#there")


def moved(node: m.Earlier, leaf: Leaf, around: Around) -> Ratio:
    """Return an earlier value, or how far a value has moved from it."""
    now = ratio(node.of, leaf, around.x)
    old = around.earlier(node.since, now)
    if node.step is m.Step.PREVIOUS or old.missing or now.missing:
        return old if node.step is m.Step.PREVIOUS else MISSING
    change = difference(now, old)
    return change if node.step is m.Step.CHANGE else quotient(change, old, around.x)
