"""All standards on frames: one pass over the rows of a table, one over each grouping of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import narwhals as nw

from edustandards.checks.fields import every_field
from edustandards.checks.standard import Standard
from edustandards.evaluate.asked import check_of, stage_dependent
from edustandards.evaluate.columns.coded import Coder, Stages, among, codes_of
from edustandards.evaluate.columns.groups import (
    NEAR,
    SIZE,
    Grouper,
    Spread,
    compared,
    distinct,
    near,
    settled,
)
from edustandards.evaluate.columns.ratio import MISSING, Ratio
from edustandards.evaluate.columns.scan import (
    SAMPLE,
    Ready,
    UnsupportedError,
    make_ready,
    selected,
    stage_words,
    with_columns,
)
from edustandards.evaluate.columns.series import ColumnCodes, Strings
from edustandards.evaluate.judge import UNKNOWN
from edustandards.evaluate.observed import PERIOD, STAGE, Framed
from edustandards.measures import nodes as m
from edustandards.measures.fields import all_fields_of
from edustandards.measures.vocabulary import Vocabulary

INDEX = "#index"
STAGE_IDS = "#stage"


@dataclass(frozen=True, slots=True)
class ColumnVerdicts:
    """The verdicts of one standard as columns, with the names of what was asked."""

    codes: Sequence[int]
    entities: Sequence[str]
    stages: Sequence[str]
    periods: Sequence[str]


def judge_columns(
    standards: Sequence[Standard], tables: Mapping[str, Framed], vocabulary: Vocabulary
) -> dict[int, ColumnVerdicts]:
    """Return the verdicts of the standards that columns can judge, by their position.

    Those that are absent have to be judged row by row.
    """
    by_table: dict[str, list[int]] = {}
    for index, standard in enumerate(standards):
        kind = (
            standard.on
            if standard.on in tables
            else _nearest_below(standard.on, tables, vocabulary)
        )
        if kind:
            by_table.setdefault(kind, []).append(index)
    found: dict[int, ColumnVerdicts] = {}
    for kind, indices in by_table.items():
        chosen = {index: standards[index] for index in indices}
        found |= _Table(kind, tables, vocabulary, list(chosen.values())).judged(chosen)
    return found


def _nearest_below(kind: str, tables: Mapping[str, Framed], vocabulary: Vocabulary) -> str:
    level = [kind]
    while level:
        level = [one.id for one in vocabulary.entities.values() if one.within in level]
        for found in level:
            if found in tables:
                return found
    return ""


class _Table:
    """One table of the evaluation: its ready frame, and the coder of its rows."""

    def __init__(
        self,
        kind: str,
        tables: Mapping[str, Framed],
        vocabulary: Vocabulary,
        standards: Sequence[Standard],
    ) -> None:
        self.kind = kind
        self.vocabulary = vocabulary
        self.alone = not _nearest_below(kind, tables, vocabulary)
        fields = [field for one in standards for field in every_field(one.check)]
        fields += [
            f for one in standards if one.where is not None for f in all_fields_of(one.where)
        ]
        self.ready = make_ready(
            tables[kind], list({field.name: field for field in fields}.values())
        )
        self.keys = dict(tables[kind].keys)
        self.frame, self.stages = self._staged(self.ready)
        schema = self.frame.schema
        self.words = {
            name: (column.name, schema[column.name])
            for name, column in tables[kind].columns.items()
            if column.name in schema
        }
        self.coder = Coder(self.words, self._leaf, self.stages)
        self.pending: list[list[nw.Expr]] = []
        self.done: dict[int, int] = {}

    def _staged(self, ready: Ready) -> tuple[nw.DataFrame[Any], Stages | None]:
        """Return the frame with its stages as ids and as columns of truth."""
        if STAGE not in ready.source.keys:
            return ready.frame, None
        frame, stages = self._with_stages(ready, stage_words(ready.frame, ready.source, SAMPLE))
        if stages.doubtful is None:
            return frame, stages
        # The first rows do not have all words there are.
        return self._with_stages(ready, stage_words(ready.frame, ready.source, None))

    def _with_stages(
        self, ready: Ready, words: Mapping[str, str]
    ) -> tuple[nw.DataFrame[Any], Stages]:
        raw = nw.col(ready.source.keys[STAGE]).cast(nw.String).fill_null("")
        ids = raw
        for word, stage in words.items():
            if stage and stage != word:
                ids = nw.when(raw == word).then(nw.lit(stage)).otherwise(ids)
        frame = with_columns(ready.frame, [ids.alias(STAGE_IDS)])
        return self._flagged(frame, sorted({stage for stage in words.values() if stage}))

    def _flagged(
        self, frame: nw.DataFrame[Any], stages: Sequence[str]
    ) -> tuple[nw.DataFrame[Any], Stages]:
        ids = nw.col(STAGE_IDS)
        frame = with_columns(frame, [(ids == stage).alias(f"@{stage}") for stage in stages])
        columns = {stage: f"@{stage}" for stage in stages}
        known = sum(int(frame.get_column(column).sum()) for column in columns.values())
        if known == len(frame):
            return frame, Stages(columns)
        frame = with_columns(frame, [(~among(ids, stages)).alias("@")])
        return frame, Stages(columns, "@")

    def _leaf(self, node: m.Field | m.Folded) -> Ratio:
        if isinstance(node, m.Folded):
            raise UnsupportedError("aggregate")
        if node.name not in self.ready.source.columns:
            if node.adds_up and not self.alone:
                raise UnsupportedError("total")
            return MISSING
        scaled = self.ready.numbers.get(node.name)
        if scaled is None:
            raise UnsupportedError("digits")
        known = nw.col(scaled.known) if scaled.known else None
        return Ratio(
            nw.col(scaled.name),
            scaled.top,
            scale=scaled.scale,
            sign=node.signed,
            known=known,
            positive=scaled.positive,
        )

    def judged(self, standards: Mapping[int, Standard]) -> dict[int, ColumnVerdicts]:
        """Return the verdicts of the standards that can be judged here."""
        own = {index: one for index, one in standards.items() if one.on == self.kind}
        found = self._rows(own) if own else {}
        groups: dict[tuple[str, bool], dict[int, Standard]] = {}
        for index, standard in standards.items():
            if standard.on != self.kind:
                staged = stage_dependent(standard) and self.stages is not None
                groups.setdefault((standard.on, staged), {})[index] = standard
        for (kind, staged), chosen in groups.items():
            found |= self._groups(kind, chosen, staged=staged)
        return found

    def _rows(self, standards: Mapping[int, Standard]) -> dict[int, ColumnVerdicts]:
        columns: dict[str, nw.Expr] = {}
        masks: dict[object, str] = {}
        done: list[int] = []
        for index, standard in standards.items():
            try:
                codes = codes_of(self.coder.code(check_of(standard)))
                if standard.where is not None:
                    holding = self.coder.holding(standard.where)
                    keep = holding.true
                    if holding.known is not None:
                        doubt = nw.lit(UNKNOWN, nw.Int8)
                        codes = nw.when(holding.known).then(codes).otherwise(doubt)
                        keep = keep | ~holding.known
                    if standard.where not in masks:
                        masks[standard.where] = f"keep{len(masks)}"
                        columns[masks[standard.where]] = keep
            except UnsupportedError:
                continue
            columns[f"code{index}"] = codes
            done.append(index)
        self._make()
        frame = _selected(self.frame, self.pending, columns)
        found = {}
        for index in done:
            where = standards[index].where
            mask = None if where is None else frame.get_column(masks[where])
            series = frame.get_column(f"code{index}")
            series = series if mask is None else series.filter(mask)
            found[index] = self._verdicts(series, self.frame, self.kind, mask, staged=True)
        return found

    def _make(self) -> None:
        """See to the columns that the coder has made so far: at once, or pending where lazy."""
        if self.frame.implementation.is_polars():
            self.pending = list(self.coder.made)
            return
        for level, made in enumerate(self.coder.made):
            done = self.done.get(level, 0)
            self.frame = with_columns(self.frame, made[done:])
            self.done[level] = len(made)

    def _verdicts(
        self,
        codes: nw.Series[Any],
        frame: nw.DataFrame[Any],
        kind: str,
        mask: nw.Series[Any] | None,
        *,
        staged: bool,
    ) -> ColumnVerdicts:
        def names(column: str | None) -> Sequence[str]:
            if column is None or column not in frame.columns:
                return Strings(None, len(codes))
            series = frame.get_column(column)
            return Strings(series if mask is None else series.filter(mask), len(codes))

        stage = STAGE_IDS if staged and self.stages is not None else None
        return ColumnVerdicts(
            ColumnCodes(codes),
            names(self.keys.get(kind)),
            names(stage),
            names(self.keys.get(PERIOD)),
        )

    def _group_keys(self, kind: str, *, staged: bool) -> list[str]:
        chain = [kind]
        entities = self.vocabulary.entities
        while chain[-1] in entities and entities[chain[-1]].within:
            chain.append(entities[chain[-1]].within)
        keys = [self.keys[one] for one in chain if one in self.keys]
        keys += [STAGE_IDS] if staged else []
        return keys + ([self.keys[PERIOD]] if PERIOD in self.keys else [])

    def _groups(
        self, kind: str, standards: Mapping[int, Standard], *, staged: bool
    ) -> dict[int, ColumnVerdicts]:
        keys = self._group_keys(kind, staged=staged)
        if not keys or kind not in self.keys or not len(self.frame):
            return {}
        stages = self.stages if staged else None
        grouper = Grouper(self.ready, self.coder, ("", self.kind), stages)
        coder = Coder({}, grouper.leaf, stages, grouper.special)
        columns: dict[str, nw.Expr] = {}
        for index, standard in standards.items():
            if standard.where is not None:
                continue
            try:
                columns[f"code{index}"] = codes_of(coder.code(check_of(standard)))
            except UnsupportedError:
                continue
        if not columns:
            return {}
        self._make()
        levels = self.pending if grouper.uses_rows else []
        frame = _added_up(self.frame, levels, keys, grouper)
        if staged and self.stages is not None:
            frame, _ = self._flagged(frame, list(self.stages.columns))
            if self.stages.doubtful and "@" not in frame.columns:
                frame = with_columns(frame, [nw.lit(value=False).alias("@")])
        frame = self._settled(frame, keys, grouper.spreads)
        codes = _selected(frame, coder.made, columns)
        return {
            int(name.removeprefix("code")): self._verdicts(
                codes.get_column(name), frame, kind, None, staged=staged
            )
            for name in columns
        }

    def _settled(
        self, frame: nw.DataFrame[Any], keys: Sequence[str], spreads: Sequence[Spread]
    ) -> nw.DataFrame[Any]:
        """Return the groups with a verdict for each coefficient, doubtful ones in whole numbers."""
        if not spreads:
            return frame
        frame = with_columns(frame, [x for one in distinct(spreads) for x in compared(one)])
        frame = with_columns(frame, [near(spread) for spread in spreads])
        most = selected(frame, [nw.col(spread.code).max() for spread in spreads]).row(0)
        for spread, top in zip(spreads, most, strict=True):
            if top != NEAR:
                continue
            codes = frame.get_column(spread.code)
            unsure = frame.filter(nw.col(spread.code) == NEAR).select(keys)
            rows = self._rows_of(unsure, keys, spread)
            names = list(zip(*(frame.get_column(key).to_list() for key in keys), strict=True))
            limits = _limits(frame, spread)
            values = [
                settled(spread, limit, rows.get(name, ())) if code == NEAR else code
                for name, limit, code in zip(names, limits, codes.to_list(), strict=True)
            ]
            fresh = nw.new_series(spread.code, values, nw.Int8, backend=frame.implementation)
            frame = frame.with_columns(fresh)
        return frame

    def _rows_of(
        self, groups: nw.DataFrame[Any], keys: Sequence[str], spread: Spread
    ) -> dict[tuple[Any, ...], list[tuple[int, int]]]:
        """Return the amounts and divisors of some groups, as Python integers."""
        wanted = set(zip(*(groups.get_column(key).to_list() for key in keys), strict=True))
        first = keys[0]
        near_by = self.frame.filter(among(nw.col(first), groups.get_column(first).to_list()))
        if spread.where is not None:
            near_by = near_by.filter(spread.where)
        near_by = with_columns(near_by, [spread.above.alias("above"), spread.below.alias("below")])
        columns = [near_by.get_column(one).to_list() for one in (*keys, "above", "below")]
        found: dict[tuple[Any, ...], list[tuple[int, int]]] = {}
        for *name, above, below in zip(*columns, strict=True):
            if tuple(name) in wanted:
                found.setdefault(tuple(name), []).append((above, below))
        return found


def _limits(frame: nw.DataFrame[Any], spread: Spread) -> list[Fraction]:
    """Return the limit of each group."""
    *staged, (_, last) = spread.limits
    found = [last] * len(frame)
    for flag, limit in staged:
        there = frame.get_column(flag).to_list()
        found = [limit if here else other for here, other in zip(there, found, strict=True)]
    return found


def _selected(
    frame: nw.DataFrame[Any], levels: Sequence[Sequence[nw.Expr]], columns: Mapping[str, nw.Expr]
) -> nw.DataFrame[Any]:
    """Return columns worked out together, each as long as the frame."""
    wanted = [expression.alias(name) for name, expression in columns.items()]
    names = list(columns)
    if not names:
        return frame.select([])
    if frame.implementation.is_polars():
        lazy = frame.lazy()
        for level in levels:
            lazy = lazy.with_columns(*level) if level else lazy
        return lazy.with_columns(*wanted).select(names).collect()
    for level in levels:
        frame = with_columns(frame, level)
    return frame.with_columns(*wanted).select(names)


def _added_up(
    frame: nw.DataFrame[Any],
    levels: Sequence[Sequence[nw.Expr]],
    keys: Sequence[str],
    grouper: Grouper,
) -> nw.DataFrame[Any]:
    """Return one row for each group, in the order of first appearance, with all its sums."""
    frame = frame.with_row_index(INDEX)
    aggregates = [nw.col(INDEX).min().alias(INDEX), nw.len().alias(SIZE)]
    sums = grouper.sums
    named = [
        one.alias(name) for one, name in zip(sums.aggregates, sums.names.values(), strict=True)
    ]
    # A sum may be of the ones just made, so they stand in the frame first.
    frame = with_columns(frame, [nw.lit(1, nw.Int64).alias(SIZE)])
    if frame.implementation.is_polars():
        ready = frame.lazy()
        for level in (*levels, sums.rows):
            ready = ready.with_columns(*level) if level else ready
        return ready.group_by(list(keys)).agg(*aggregates, *named).sort(INDEX).collect()
    summed = with_columns(frame, sums.rows)
    return summed.group_by(list(keys)).agg(*aggregates, *named).sort(INDEX)
