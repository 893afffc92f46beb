"""An accessor for pandas: `frame.edustandards.check(pack)`; importing this module registers it.

>>> import pandas as pd
>>> import edustandards as es
>>> import edustandards.pandas
>>> frame = pd.DataFrame({"school": ["一小"], "stage": ["primary"], "students": [400]})
>>> report = frame.edustandards.check("cn/quality-balanced")
>>> report.summary()[es.Verdict.UNKNOWN] > 0
True
"""

from __future__ import annotations

from os import PathLike
from typing import Any

import pandas as pd

from edustandards.front.accessor import Accessor
from edustandards.front.pack import Pack
from edustandards.front.report import Report


class PandasAccessor(Accessor):
    """What `frame.edustandards` is."""

    def findings(
        self, pack: Pack | str | PathLike[str], *, on: str = "school", **given: Any
    ) -> pd.DataFrame:
        """Return a row for each finding: standard, on, entity, stage, period, verdict."""
        found = self.check(pack, on=on, **given).to_frame("pandas")
        assert isinstance(found, pd.DataFrame), "a frame of pandas was asked for"
        return found


pd.api.extensions.register_dataframe_accessor("edustandards")(PandasAccessor)

__all__ = ["PandasAccessor", "Report"]
