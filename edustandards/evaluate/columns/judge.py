"""All standards on frames: one pass over the rows of a table, one over each grouping of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, assert_never

import narwhals as nw

from edustandards.checks.asked import check_of, check_with_where, stage_dependent
from edustandards.checks.fields import every_field
from edustandards.checks.standard import Standard
from edustandards.evaluate.columns.around import Around, moved
from edustandards.evaluate.columns.below import known_below, nearest_below, staged_by_parts
from edustandards.evaluate.columns.coded import Coder, Stages
from edustandards.evaluate.columns.codes import codes_of
from edustandards.evaluate.columns.conditions import among
from edustandards.evaluate.columns.dialect import (
    Frame,
    dialect,
    grouped,
    with_columns,
    worked_out,
)
from edustandards.evaluate.columns.groups import Grouper
from edustandards.evaluate.columns.peers import folded
from edustandards.evaluate.columns.ratio import MISSING, Ratio, Special, both, ratio
from edustandards.evaluate.columns.scan import (
    SAMPLE,
    Ready,
    UnsupportedError,
    make_ready,
    stage_words,
)
from edustandards.evaluate.columns.scores import scored
from edustandards.evaluate.columns.series import ColumnCodes, Strings
from edustandards.evaluate.columns.spreads import SIZE, settle
from edustandards.evaluate.given import NOTHING_GIVEN, Given
from edustandards.evaluate.observed import PERIOD, STAGE, Framed, whole_of, with_wholes
from edustandards.measures import nodes as m
from edustandards.measures.fields import all_fields_of, proof_of
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
    wholes: Sequence[str] = ()


def judge_columns(
    standards: Sequence[Standard],
    tables: Mapping[str, Framed],
    vocabulary: Vocabulary,
    given: Given = NOTHING_GIVEN,
) -> dict[int, ColumnVerdicts]:
    """Return the verdicts of the standards that columns can judge, by their position.

    Those that are absent have to be judged row by row.
    """
    by_table: dict[str, list[int]] = {}
    for index, standard in enumerate(standards):
        kind = (
            standard.on if standard.on in tables else nearest_below(standard.on, tables, vocabulary)
        )
        if kind:
            by_table.setdefault(kind, []).append(index)
    found: dict[int, ColumnVerdicts] = {}
    for kind, indices in by_table.items():
        chosen = {index: standards[index] for index in indices}
        found |= _Table(kind, tables, vocabulary, list(chosen.values()), given).judged(chosen)
    return found


class _Table:
    """One table of the evaluation: its ready frame, and the coder of its rows."""

    def __init__(
        self,
        kind: str,
        tables: Mapping[str, Framed],
        vocabulary: Vocabulary,
        standards: Sequence[Standard],
        given: Given,
    ) -> None:
        self.kind = kind
        self.tables = tables
        self.given = given
        self.vocabulary = vocabulary
        self.below = known_below(kind, tables, vocabulary)
        self.staged_by_parts = staged_by_parts(kind, tables, vocabulary)
        fields = [field for one in standards for field in every_field(one.check)]
        fields += [
            proof for field in fields if field.kind is m.Kind.YES_NO for proof in proof_of(field)
        ]
        fields += [
            f for one in standards if one.where is not None for f in all_fields_of(one.where)
        ]
        self.ready = make_ready(
            tables[kind], list({field.name: field for field in fields}.values())
        )
        self.keys = dict(tables[kind].keys)
        self.x = dialect(self.ready.frame)
        self.frame, self.stages = self._staged(self.ready)
        schema = self.frame.schema
        self.words = {
            name: (column.name, schema[column.name])
            for name, column in tables[kind].columns.items()
            if column.name in schema
        }
        self.around = Around(self.x, kind, self._key_columns(), vocabulary, given, tables)
        self.coder = Coder(self.x, self.words, self._leaf, self.stages, self.around)
        self.pending: list[list[nw.Expr]] = []
        self.done: dict[int, int] = {}

    def _staged(self, ready: Ready) -> tuple[Frame, Stages | None]:
        """Return the frame with its stages as ids and as columns of truth."""
        if STAGE not in ready.source.keys:
            return ready.frame, None
        frame, stages = self._with_stages(ready, stage_words(ready.frame, ready.source, SAMPLE))
        if stages.doubtful is None:
            return frame, stages
        # The first rows do not have all words there are.
        return self._with_stages(ready, stage_words(ready.frame, ready.source, None))

    def _with_stages(self, ready: Ready, words: Mapping[str, str]) -> tuple[Frame, Stages]:
        raw = self.x.col(ready.source.keys[STAGE]).cast(self.x.String).fill_null("")
        ids = raw
        for word, stage in words.items():
            if stage and stage != word:
                ids = self.x.when(raw == word).then(self.x.lit(stage)).otherwise(ids)
        frame = with_columns(ready.frame, [ids.alias(STAGE_IDS)])
        return self._flagged(frame, sorted({stage for stage in words.values() if stage}))

    def _flagged(self, frame: Frame, stages: Sequence[str]) -> tuple[Frame, Stages]:
        ids = self.x.col(STAGE_IDS)
        frame = with_columns(frame, [(ids == stage).alias(f"@{stage}") for stage in stages])
        columns = {stage: f"@{stage}" for stage in stages}
        known = sum(int(frame.get_column(column).sum()) for column in columns.values())
        if known == len(frame):
            return frame, Stages(columns)
        frame = with_columns(frame, [(~among(ids, stages)).alias("@")])
        return frame, Stages(columns, "@")

    def _key_columns(self) -> dict[str, str]:
        """Return the key columns by kind, the stages as ids."""
        staged = {STAGE: STAGE_IDS} if STAGE in self.keys else {}
        return {kind: name for kind, name in (self.keys | staged).items() if name}

    def _leaf(self, node: Special) -> Ratio:
        match node:
            case m.Earlier():
                return moved(node, self._leaf, self.around)
            case m.AtStage(of, stage):
                return self.around.at_stage(stage, ratio(of, self._leaf, self.x))
            case m.Reference():
                return self.around.reference(node)
            case m.Folded(within=within) if within:
                where = None
                if node.where is not None:
                    where = self.coder.conditions.holding(node.where)
                return folded(node, self._leaf, self.around, where, self.ready.size)
            case m.Folded(over=over):
                if self.around.without_parts(over):
                    return MISSING
                raise UnsupportedError("aggregate")
            case m.Field():
                return self._field(node)
            case _:
                assert_never(node)

    def _field(self, node: m.Field) -> Ratio:
        if node.name not in self.ready.source.columns:
            if node.adds_up and node.name in self.below:
                raise UnsupportedError("total")
            return MISSING
        scaled = self.ready.numbers.get(node.name)
        if scaled is None:
            raise UnsupportedError("digits")
        known = self.x.col(scaled.known) if scaled.known else None
        return Ratio(
            self.x.col(scaled.name),
            scaled.top,
            scale=scaled.scale,
            sign=node.signed,
            known=known,
            positive=scaled.positive,
        )

    def judged(self, standards: Mapping[int, Standard]) -> dict[int, ColumnVerdicts]:
        """Return the verdicts of the standards that can be judged here."""
        if self.stages is not None and self._has_wholes():
            return {}
        own = {
            index: one
            for index, one in standards.items()
            if one.on == self.kind and not (self.staged_by_parts and stage_dependent(one))
        }
        found = self._rows(own) if own else {}
        groups: dict[tuple[str, bool], dict[int, Standard]] = {}
        for index, standard in standards.items():
            if standard.on != self.kind:
                staged = stage_dependent(standard) and self.stages is not None
                groups.setdefault((standard.on, staged), {})[index] = standard
        for (kind, staged), chosen in groups.items():
            found |= self._groups(kind, chosen, staged=staged)
        return found

    def _has_wholes(self) -> bool:
        """Tell whether some rows have no stage, and may speak of their entities as wholes."""
        ids = self.frame.get_column(STAGE_IDS)
        return bool((ids == "").any())

    def _asked(self) -> nw.Expr | None:
        """Return the rows that are asked at all: not those of years before the plan."""
        return _from_year(self.given.first_year, self.around)

    def _rows(self, standards: Mapping[int, Standard]) -> dict[int, ColumnVerdicts]:
        columns: dict[str, nw.Expr] = {}
        masks: dict[object, str] = {}
        done: list[int] = []
        for index, standard in standards.items():
            try:
                codes = codes_of(self.x, self.coder.code(check_with_where(standard)))
                keep = self._asked()
                if standard.where is not None:
                    holding = self.coder.conditions.holding(standard.where)
                    picked = holding.true
                    if holding.known is not None:
                        picked = picked | ~holding.known
                    keep = both(keep, picked)
                if keep is not None and standard.where not in masks:
                    masks[standard.where] = f"keep{len(masks)}"
                    columns[masks[standard.where]] = keep
            except UnsupportedError:
                continue
            columns[f"code{index}"] = codes
            done.append(index)
        self._surround()
        self._make()
        frame = worked_out(self.frame, self.pending, columns)
        found = {}
        for index in done:
            where = standards[index].where
            mask = frame.get_column(masks[where]) if where in masks else None
            series = frame.get_column(f"code{index}")
            series = series if mask is None else series.filter(mask)
            found[index] = self._verdicts(series, self.frame, self.kind, mask, staged=True)
        return found

    def _surround(self) -> None:
        """Attach what the rows are held against, and the verdicts on indices, at once."""
        self.frame = self.around.attached(self.frame)
        self.frame = scored(self.frame, self.coder.scores)
        self.coder.scores.clear()

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
        frame: Frame,
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
        whole = whole_of(kind, self.keys, self.vocabulary)
        return ColumnVerdicts(
            ColumnCodes(codes),
            names(self.keys.get(kind)),
            names(stage),
            names(self.keys.get(PERIOD)),
            names(self.keys[whole]) if whole and self.keys[whole] in frame.columns else (),
        )

    def _group_keys(self, kind: str, *, staged: bool) -> list[str]:
        chain = with_wholes(kind, self.vocabulary)
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
        named = {key: name for key, name in self._key_columns().items() if name in keys}
        around = Around(self.x, kind, named, self.vocabulary, self.given, self.tables)
        grouper = Grouper(self.ready, self.coder, ("", self.kind), stages, around)
        coder = Coder(self.x, {}, grouper.leaf, stages, around, grouper.special)
        columns: dict[str, nw.Expr] = {}
        for index, standard in standards.items():
            if standard.where is not None:
                continue
            try:
                columns[f"code{index}"] = codes_of(self.x, coder.code(check_of(standard)))
            except UnsupportedError:
                continue
        if not columns:
            return {}
        try:
            kept = _from_year(self.given.first_year, around)
        except UnsupportedError:
            return {}
        if kept is not None:
            columns["keep"] = kept
        self._surround()
        self._make()
        frame = self._added_up(keys, grouper)
        if staged and self.stages is not None:
            frame, _ = self._flagged(frame, list(self.stages.columns))
            if self.stages.doubtful and "@" not in frame.columns:
                frame = with_columns(frame, [self.x.lit(value=False).alias("@")])
        frame = settle(frame, keys, grouper.spreads, self.frame)
        frame = scored(around.attached(frame), coder.scores)
        codes = worked_out(frame, coder.made, columns)
        mask = None if kept is None else codes.get_column("keep")
        return {
            int(name.removeprefix("code")): self._verdicts(
                series if mask is None else series.filter(mask), frame, kind, mask, staged=staged
            )
            for name in columns
            if name != "keep" and (series := codes.get_column(name)) is not None
        }

    def _added_up(self, keys: Sequence[str], grouper: Grouper) -> Frame:
        """Return one row for each group, in the order of first appearance, with all its sums."""
        x, sums = self.x, grouper.sums
        frame = self.frame.with_row_index(INDEX)
        # A sum may be of the ones just made, so they stand in the frame first.
        frame = with_columns(frame, [x.lit(1, x.Int64).alias(SIZE)])
        levels = [*(self.pending if grouper.uses_rows else ()), sums.rows]
        order, size = x.col(INDEX).min().alias(INDEX), x.col(SIZE).sum().alias(SIZE)
        return grouped(frame, levels, keys, [order, size, *sums.aggregates]).sort(INDEX)


def _from_year(first: int | None, around: Around) -> nw.Expr | None:
    """Return the rows from a year on; None where all are, or none has a year."""
    if first is None or PERIOD not in around.keys:
        return None
    year: Any = around.year()
    found: nw.Expr = (year >= first).fill_null(value=True)
    return found
