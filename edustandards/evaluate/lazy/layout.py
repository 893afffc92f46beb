"""Verdicts of lazy plans as frames to keep: a row for each finding, or one for each entity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import narwhals as nw

from edustandards.evaluate.lazy.engine import Lazy, dialect, filtered, one_row, opened, selected
from edustandards.evaluate.lazy.plan import Grain
from edustandards.evaluate.observed import PERIOD, STAGE, whole_of
from edustandards.evaluate.plans import NOT_MET
from edustandards.evaluate.results import CODES
from edustandards.measures.vocabulary import Vocabulary

LONG = ("standard", "on", "entity", "within", "stage", "period", "verdict")


def long(grains: Sequence[Grain], vocabulary: Vocabulary, *, only_failing: bool) -> Lazy:
    """Return a row for each finding, its verdict as a word."""
    parts = []
    for grain in grains:
        x = dialect(grain.frame)
        keys = {
            "entity": grain.keys.get(grain.on),
            "within": grain.keys.get(whole_of(grain.on, grain.keys, vocabulary)),
            "stage": grain.keys.get(STAGE),
            "period": grain.keys.get(PERIOD),
        }
        named = {
            name: x.lit(None, x.String) if key is None else x.col(key).cast(x.String)
            for name, key in keys.items()
        }
        for standard, column in grain.codes.items():
            value = x.col(column)
            asked = value == NOT_MET if only_failing else ~value.is_null()
            word: Any = x.lit(CODES[0].value)
            for at, verdict in enumerate(CODES[1:], 1):
                word = x.when(value == at).then(x.lit(verdict.value)).otherwise(word)
            columns = {"standard": x.lit(standard), "on": x.lit(grain.on)} | named
            parts.append(selected(filtered(grain.frame, asked), columns | {"verdict": word}))
    if parts[0].implementation.is_polars():
        pl = dialect(parts[0])
        return opened(pl.concat([one.to_native() for one in parts]))
    return nw.concat(parts)


def wide(grain: Grain, *, only_failing: bool) -> Lazy:
    """Return a row for each entity, with a column of codes for each standard."""
    x = dialect(grain.frame)
    frame = grain.frame
    if only_failing:
        failing: Any = None
        for column in grain.codes.values():
            one = (x.col(column) == NOT_MET).fill_null(value=False)
            failing = one if failing is None else failing | one
        frame = filtered(frame, failing)
    names: Mapping[str, str] = grain.keys | grain.codes
    return selected(frame, {name: x.col(column) for name, column in names.items()})


def counts(grains: Sequence[Grain]) -> list[int]:
    """Return how often each verdict is given, by code, in one aggregate for each grain."""
    found = [0] * len(CODES)
    for grain in grains:
        x = dialect(grain.frame)
        row = one_row(
            grain.frame,
            {
                f"{column} {at}": (x.col(column) == at).fill_null(value=False).cast(x.Int64).sum()
                for column in grain.codes.values()
                for at in range(len(CODES))
            },
        )
        for name, value in row.items():
            found[int(name.split()[1])] += int(value or 0)
    return found
