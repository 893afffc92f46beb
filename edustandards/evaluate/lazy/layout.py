"""Verdicts of lazy plans as frames to keep: a row for each finding, or one for each entity."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from edustandards.evaluate.lazy.engine import (
    Lazy,
    dialect,
    filtered,
    one_row,
    selected,
    stacked,
    with_columns,
    worded,
)
from edustandards.evaluate.lazy.plan import LazyPlan
from edustandards.evaluate.lazy.table import Grain
from edustandards.evaluate.lazy.tall import STANDARD, VALUE, laid_under
from edustandards.evaluate.observed import PERIOD, STAGE, whole_of
from edustandards.evaluate.plans import NOT_MET, UNKNOWN
from edustandards.evaluate.results import CODES
from edustandards.measures.vocabulary import Vocabulary

LONG = ("standard", "on", "entity", "within", "stage", "period", "verdict")
"""The columns of a finding, as those of an eager report."""

_ASKED = "asked"
_WORDS = [one.value for one in CODES]


def long(plan: LazyPlan, vocabulary: Vocabulary, *, only_failing: bool) -> Lazy:
    """Return a row for each finding, all of it text; a standard that is asked of nobody has one."""
    parts = []
    for grain in plan.grains:
        parts += _found(grain, vocabulary, only_failing=only_failing)
        if grain.sparse and not only_failing:
            parts += _of_nobody(grain)
    return stacked(parts) if parts else _none(plan.frame)


def _names(grain: Grain, vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the names of whom each row speaks of, empty where there is none."""
    x = dialect(grain.frame)
    keys = {
        "entity": grain.keys.get(grain.on),
        "within": grain.keys.get(whole_of(grain.on, grain.keys, vocabulary)),
        "stage": grain.keys.get(STAGE),
        "period": grain.keys.get(PERIOD),
    }
    return {name: x.lit("") if key is None else x.col(key) for name, key in keys.items()}


def _found(grain: Grain, vocabulary: Vocabulary, *, only_failing: bool) -> list[Lazy]:
    """Return the findings on the entities of a grain."""
    x, names = dialect(grain.frame), _names(grain, vocabulary)
    value = x.col(VALUE)
    asked = value == NOT_MET if only_failing else ~value.is_null()
    word = x.lit(CODES[NOT_MET].value) if only_failing else worded(grain.frame, value, _WORDS)
    said = {"standard": x.col(STANDARD), "on": x.lit(grain.on), **names, "verdict": word}
    return [
        selected(filtered(one, asked), said)
        for one in laid_under(grain.frame, grain.codes, grain.one)
    ]


def _of_nobody(grain: Grain) -> list[Lazy]:
    """Return the one finding of each standard that is asked of nobody: it is unknown."""
    x = dialect(grain.frame)
    columns = {one: column for one, column in grain.codes.items() if one in grain.sparse}
    asked = selected(grain.frame, {column: x.col(column).count() for column in columns.values()})
    said: dict[str, Any] = {name: x.lit("") for name in LONG}
    said |= {"standard": x.col(STANDARD), "on": x.lit(grain.on)}
    said |= {"verdict": x.lit(CODES[UNKNOWN].value)}
    return [
        selected(filtered(one, x.col(VALUE) == 0), said)
        for one in laid_under(asked, columns, grain.one)
    ]


def _saying(frame: Lazy, said: Mapping[str, str]) -> Lazy:
    """Return a frame whose rows all say the same: literals alone would make a row of their own."""
    x = dialect(frame)
    frame = with_columns(frame, [x.lit(one).alias(name) for name, one in said.items()])
    return selected(frame, {name: x.col(name) for name in said})


def _none(frame: Lazy) -> Lazy:
    """Return no findings at all."""
    return _saying(frame.head(0), dict.fromkeys(LONG, ""))


def wide(grain: Grain, *, only_failing: bool) -> Lazy:
    """Return a row for each entity, with a column of verdicts for each standard."""
    x = dialect(grain.frame)
    frame = grain.frame
    if only_failing:
        failing: Any = None
        for column in grain.codes.values():
            one = (x.col(column) == NOT_MET).fill_null(value=False)
            failing = one if failing is None else failing | one
        frame = filtered(frame, failing)
    keys = {kind: x.col(column) for kind, column in grain.keys.items()}
    words = {
        standard: worded(frame, x.col(column), _WORDS) for standard, column in grain.codes.items()
    }
    return selected(frame, keys | words)


def counts(plan: LazyPlan) -> dict[str, list[int]]:
    """Return how often each standard has each verdict, by code, in one pass for each grain."""
    found: dict[str, list[int]] = {}
    for grain in plan.grains:
        x = dialect(grain.frame)
        row = one_row(
            grain.frame,
            {
                f"{at} {column}": (x.col(column) == at).cast(x.Int64).sum()
                for column in grain.codes.values()
                for at in range(len(CODES))
            },
        )
        for standard, column in grain.codes.items():
            several = [int(row[f"{at} {column}"] or 0) for at in range(len(CODES))]
            # What is asked of nobody is no pass.
            several[UNKNOWN] += standard in grain.sparse and not any(several)
            found[standard] = several
    return found
