"""The stages of a lazy frame: as ids, and as columns that say which rows are of one."""

from __future__ import annotations

from typing import Any

from edustandards.evaluate.columns.coded import Stages
from edustandards.evaluate.lazy.engine import (
    Lazy,
    dialect,
    fetched,
    filtered,
    grouped,
    selected,
    with_columns,
)
from edustandards.evaluate.observed import STAGE, Framed

STAGE_IDS = "#stage"
_COUNT = "count"


def staged(frame: Lazy, framed: Framed, size: int) -> tuple[Lazy, Stages, bool]:
    """Return a frame of `size` rows with its stages, and whether some rows have none.

    A row without one may speak of its entity as a whole.
    """
    x = dialect(frame)
    word = x.col(framed.keys[STAGE]).cast(x.String).fill_null("")
    known = {word: stage for word, stage in framed.stage_words.items() if word and stage}
    counts = grouped(selected(frame, {STAGE_IDS: word}), [STAGE_IDS], [x.len().alias(_COUNT)])
    among = filtered(counts, x.col(STAGE_IDS).is_in([*known, ""]))
    found = {str(row[STAGE_IDS]): int(row[_COUNT]) for row in fetched(among)}
    ids: Any = word
    for one in found:
        if one and known[one] != one:
            ids = x.when(word == one).then(x.lit(known[one])).otherwise(ids)
    there = sorted({known[one] for one in found if one})
    column = x.col(STAGE_IDS)
    frame = with_columns(frame, [ids.alias(STAGE_IDS)])
    doubtful = sum(count for one, count in found.items() if one) < size
    stages = Stages({one: f"@{one}" for one in there}, "@" if doubtful else None)
    return with_columns(frame, flags(column, stages)), stages, "" in found


def flags(ids: Any, stages: Stages) -> list[Any]:
    """Return the columns that `stages` names, of rows with these ids."""
    found = [(ids == one).alias(name) for one, name in stages.columns.items()]
    if stages.doubtful is not None:
        among = ids.is_in(list(stages.columns)) if stages.columns else ids != ids  # noqa: PLR0124 - nowhere
        found.append((~among).alias(stages.doubtful))
    return found
