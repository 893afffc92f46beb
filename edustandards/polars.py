"""An accessor for Polars: `frame.edustandards.check(pack)`; importing this module registers it.

>>> import polars as pl
>>> import edustandards as es
>>> import edustandards.polars
>>> frame = pl.DataFrame({"school": ["一小"], "stage": ["primary"], "students": [400]})
>>> report = frame.edustandards.check("cn/quality-balanced")
>>> report.summary()[es.Verdict.UNKNOWN] > 0
True
"""

from __future__ import annotations

from os import PathLike
from typing import Any

import polars as pl

from edustandards.front.accessor import Accessor
from edustandards.front.pack import Pack
from edustandards.front.report import Report


class PolarsAccessor(Accessor):
    """What `frame.edustandards` is, of an eager or a lazy frame."""

    def findings(
        self, pack: Pack | str | PathLike[str], *, on: str = "school", **given: Any
    ) -> pl.DataFrame:
        """Return a row for each finding: standard, on, entity, stage, period, verdict."""
        found = self.check(pack, on=on, **given).to_frame("polars")
        assert isinstance(found, pl.DataFrame), "a frame of Polars was asked for"
        return found


pl.api.register_dataframe_namespace("edustandards")(PolarsAccessor)
pl.api.register_lazyframe_namespace("edustandards")(PolarsAccessor)

__all__ = ["PolarsAccessor", "Report"]
