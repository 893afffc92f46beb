"""What every peer is asked: seven limits by stage on each school, six of seven, seven spreads.

Verdicts are compared by a digest of all booleans, schools in their order, then counties in theirs.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

DATA = Path(__file__).resolve().parents[1] / ".data"
PACK = Path(__file__).resolve().parents[1] / "seven.yaml"
LIMITS: Mapping[str, tuple[int, str, str]] = {
    "degree_teachers": (100, "4.2", "5.3"),
    "backbone_teachers": (100, "1", "1"),
    "arts_teachers": (100, "0.9", "0.9"),
    "teaching_area": (1, "4.5", "5.8"),
    "sports_field_area": (1, "7.5", "10.2"),
    "equipment_value": (1, "2000", "2500"),
    "multimedia_rooms": (100, "2.3", "2.4"),
}
"""For each field per how many students, and the limits of primary and of junior schools."""

SPREAD = {"primary": "0.5", "junior": "0.45"}
PER_COUNTY = 333


@dataclass(frozen=True)
class Verdicts:
    """Booleans: a row for each school, a column for each limit; `six`; a row for each county."""

    met: Any
    six: Any
    even: Any

    def digest(self) -> str:
        """Return a short digest of all verdicts."""
        found = hashlib.blake2b(digest_size=8)
        for one in (self.met, self.six, self.even):
            found.update(np.packbits(np.ascontiguousarray(one, dtype=bool)).tobytes())
        return found.hexdigest()


Peer = Callable[[pl.DataFrame], Verdicts]


def table(schools: int, on_limit: int) -> pl.DataFrame:
    """Return schools in order of county and stage, some percent of them exactly on their limits.

    Numbers of students are multiples of 1000, so that every limit can be met exactly.
    """
    path = DATA / f"peers-{schools}-{on_limit}.parquet"
    if path.exists():
        return pl.read_parquet(path)
    draw = random.Random(schools + on_limit)
    columns: dict[str, list[Any]] = {"school": [], "county": [], "stage": [], "students": []}
    columns |= {name: [] for name in LIMITS}
    for number in range(schools):
        junior = number % (2 * PER_COUNTY) >= PER_COUNTY
        students = 1000 * draw.randint(1, 4)
        columns["school"].append(f"s{number}")
        columns["county"].append(f"c{number // (2 * PER_COUNTY)}")
        columns["stage"].append("junior" if junior else "primary")
        columns["students"].append(students)
        exact = draw.random() * 100 < on_limit
        uneven = number // (2 * PER_COUNTY) % 3 == 0
        for name, (per, *limits) in LIMITS.items():
            needed = Fraction(limits[junior]) * students / per
            share = (
                1 if exact else Fraction(draw.randint(*((5, 500) if uneven else (80, 140))), 100)
            )
            value = needed * share
            if not exact and value == needed:
                value += 1
            count = name.endswith(("teachers", "rooms"))
            columns[name].append(int(value) if count else float(round(value, 2)))
    frame = pl.DataFrame(columns)
    path.parent.mkdir(exist_ok=True)
    frame.write_parquet(path)
    return frame


def limits_of(name: str) -> tuple[float, float]:
    """Return the limits of a field as floats, as a peer writes them."""
    _, primary, junior = LIMITS[name]
    return float(primary), float(junior)


def even_by_numpy(frame: pl.DataFrame) -> Any:
    """Return whether each county and stage is even, for peers that know no groups."""
    students = frame["students"].to_numpy()
    starts = np.flatnonzero(np.r_[True, (frame["stage"] != frame["stage"].shift(1))[1:].to_numpy()])
    primary = frame["stage"].to_numpy()[starts] == "primary"
    most = np.where(primary, float(SPREAD["primary"]), float(SPREAD["junior"]))
    enrolled = np.add.reduceat(students, starts)
    found = []
    for name in LIMITS:
        x = frame[name].to_numpy().astype(float)
        total = np.add.reduceat(x, starts)
        squares = np.add.reduceat(x * x / students, starts)
        found.append(enrolled * squares <= (1 + most * most) * total * total)
    return np.column_stack(found)
