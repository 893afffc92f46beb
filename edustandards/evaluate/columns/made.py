"""Columns of Python values as a frame of somebody's library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeAlias

import narwhals as nw

Library: TypeAlias = Literal["polars", "pandas", "pyarrow"]


def frame_of(columns: Mapping[str, Sequence[Any]], library: Library) -> Any:
    """Return columns as a frame of `polars`, `pandas` or `pyarrow`."""
    return nw.from_dict(dict(columns), backend=library).to_native()
