"""The report of a pack on frames that stay where they are: a plan, worked out when asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from edustandards.arguments import no_such, path_of
from edustandards.checks.verdict import Verdict
from edustandards.errors import DataError, EdustandardsError, problem
from edustandards.evaluate.given import NOTHING_GIVEN, Given
from edustandards.evaluate.lazy.failed import engine_failed
from edustandards.evaluate.results import CODES
from edustandards.packs.document import PackDocument
from edustandards.reports.file import beside
from edustandards.reports.folder import folder_beside
from edustandards.where import Place

if TYPE_CHECKING:
    from edustandards.evaluate.lazy.plan import LazyPlan, LeftOut

_ORDER = (Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE)


@dataclass(frozen=True)
class LazyReport:
    """What a pack finds in frames of Polars, DuckDB, Ibis or Spark, as a plan of their own engine.

    `left_out` are the standards that cannot be judged in such a plan, each with why; whoever takes
    no notice of them has judged less than the pack asks. `given` is what was known beside the data.

    >>> import edustandards as es
    >>> import polars as pl
    >>> school = {"school": "一小", "stage": "primary", "students": 100, "gym_area": 0}
    >>> schools = pl.LazyFrame([school | {"sports_field_area": 750}])
    >>> report = es.load_pack("cn/quality-balanced").lazy(schools)
    >>> found = report.findings().filter(pl.col("standard") == "sports-area").collect()
    >>> found["verdict"].to_list()
    ['met']
    """

    document: PackDocument
    plan: LazyPlan
    given: Given = NOTHING_GIVEN

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Return the standards that are not judged, with the reason of each."""
        return self.plan.left_out

    def findings(self, *, only_failing: bool = False) -> Any:
        """Return the findings as a lazy frame of the same engine, in no order.

        Its columns are texts and those of `Report.findings`: standard, on, entity, within, stage,
        period, verdict; what is absent is empty. `only_failing` keeps those that are not met.
        """
        from edustandards.evaluate.lazy.layout import long  # loads frames

        found = long(self.plan, self.document.vocabulary, only_failing=only_failing)
        return found.to_native()

    def wide(self, on: str = "school", *, only_failing: bool = False) -> tuple[Any, ...]:
        """Return lazy frames with a row for each entity, and a column for each standard on it.

        There is one frame as a rule, and two where some standards tell the stages of a whole apart
        and others do not. The columns hold verdicts (`met`, `not_met`, `unknown`,
        `not_applicable`), null where a standard is not asked. `only_failing` keeps the entities
        that do not meet one of them.

        Raises:
            UnknownNameError: where nothing is asked of that kind of entity.
        """
        kinds = dict.fromkeys(one.on for one in self.document.standards)
        if not isinstance(on, str) or on not in kinds:
            raise no_such("key-kind", on, kinds)
        from edustandards.evaluate.lazy.layout import wide  # loads frames

        return tuple(
            wide(grain, only_failing=only_failing).to_native()
            for grain in self.plan.grains
            if grain.on == on
        )

    def counts(self) -> dict[str, dict[Verdict, int]]:
        """Return how often each standard that is judged has each verdict; it runs the plan."""
        return {standard: dict(several) for standard, several in self._counts.items()}

    def summary(self) -> dict[Verdict, int]:
        """Return how often each verdict is given; it runs the plan."""
        return {one: sum(several[one] for several in self._counts.values()) for one in _ORDER}

    def write(self, path: str | PathLike[str], *, only_failing: bool = False) -> None:
        """Write the findings to a Parquet file, as they come out of the engine.

        It is written whole or not at all; Spark makes it a folder of files.

        Raises:
            DataError: where it cannot be written, its name is of another format, or the engine
                fails.
        """
        from edustandards.evaluate.lazy.engine import in_folders, written  # loads frames
        from edustandards.evaluate.lazy.layout import long

        target = Path(path_of(path, "path"))
        if target.suffix.casefold() != ".parquet":
            suffix = target.suffix[:20]
            raise DataError(problem("lazy-file-kind", Place(str(target)), suffix=suffix))
        found = long(self.plan, self.document.vocabulary, only_failing=only_failing)
        with folder_beside(target) if in_folders(found) else beside(target) as other:
            try:
                written(found, other)
            except (EdustandardsError, OSError):
                raise
            except Exception as error:  # noqa: BLE001 - each engine has classes of its own
                engine = found.implementation.name.casefold()
                raise engine_failed(engine, error, Place(str(target))) from None

    @cached_property
    def _counts(self) -> dict[str, dict[Verdict, int]]:
        from edustandards.evaluate.lazy.layout import counts  # loads frames

        found = counts(self.plan)
        order = [one.id for one in self.document.standards if one.id in found]
        return {
            one: {verdict: found[one][CODES.index(verdict)] for verdict in _ORDER} for one in order
        }
