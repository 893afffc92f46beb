"""A pack on tables: every standard on every entity that it is asked of.

Tables in Python are judged row by row, exactly. Frames are judged in columns where `columns`
knows how, and row by row otherwise; the verdicts are the same, and findings come from the rows
either way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from edustandards.checks.finding import Finding
from edustandards.checks.standard import Standard
from edustandards.errors import Problem, problem
from edustandards.evaluate.asked import check_of, stage_dependent
from edustandards.evaluate.examine import examine
from edustandards.evaluate.gaps import gaps, missing_fields
from edustandards.evaluate.judge import UNKNOWN, Plan, plan
from edustandards.evaluate.measure import compile_condition
from edustandards.evaluate.observed import PERIOD, STAGE, Framed, Observed, Table
from edustandards.evaluate.population import Population
from edustandards.evaluate.results import CODES, Judged, Results
from edustandards.evaluate.row import Row
from edustandards.measures.vocabulary import Vocabulary


def evaluate(
    standards: Sequence[Standard], tables: Sequence[Table], vocabulary: Vocabulary
) -> Results:
    """Return the verdicts of standards on tables, one table for each kind of entity.

    Raises:
        UnitError: where a formula does not fit its unit (a loaded pack has been checked for that).
    """
    vocabulary = replace(vocabulary, standards={one.id: one.title for one in standards})
    by_kind = {table.entity: table for table in tables}
    framed = {kind: table for kind, table in by_kind.items() if isinstance(table, Framed)}
    in_columns = {}
    if framed and len(framed) == len(by_kind):
        from edustandards.evaluate.columns.judge import judge_columns  # loads frames

        in_columns = judge_columns(standards, framed, vocabulary)
    exact = _Exact(standards, by_kind, vocabulary)
    judged = []
    for index, standard in enumerate(standards):
        found = in_columns.get(index)
        if found is None or not len(found.codes):
            judged.append(exact.judged(standard))
        else:
            find = exact.finder(standard)
            judged.append(
                Judged(standard, found.codes, found.entities, found.stages, found.periods, find)
            )
    return Results(tuple(judged))


@dataclass(frozen=True, slots=True)
class Asked:
    """The rows that a standard is asked of; `doubtful` are those of which `where` does not tell."""

    plan: Plan
    rows: Sequence[Row]
    doubtful: frozenset[int]

    def code(self, index: int) -> int:
        """Return the code of the verdict on a row."""
        return UNKNOWN if index in self.doubtful else self.plan.judge(self.rows[index])


class _Exact:
    """The exact way, with its population; made on first use, since columns may need none of it."""

    def __init__(
        self, standards: Sequence[Standard], tables: dict[str, Table], vocabulary: Vocabulary
    ) -> None:
        self._standards = standards
        self._tables = tables
        self._vocabulary = vocabulary
        self._plans: dict[int, Plan] = {}

    @cached_property
    def population(self) -> Population:
        """Return the rows of all tables, frames turned into Python columns."""
        return Population(
            {kind: self._observed(table) for kind, table in self._tables.items()},
            self._vocabulary,
        )

    def _observed(self, table: Table) -> Observed:
        if isinstance(table, Observed):
            return table
        from edustandards.evaluate.columns.observe import observe  # loads frames

        return observe(table, self._vocabulary)

    def asked(self, standard: Standard) -> Asked:
        """Return the rows that a standard is asked of, and how it is judged."""
        planned = plan(check_of(standard), self._plans)
        rows = self.population.rows(standard.on, staged=stage_dependent(standard)) or []
        if standard.where is None:
            return Asked(planned, rows, frozenset())
        holds = compile_condition(standard.where)
        among = [(row, truth) for row in rows if (truth := holds(row)) is not False]
        doubtful = frozenset(at for at, (_, truth) in enumerate(among) if truth is None)
        return Asked(planned, [row for row, _ in among], doubtful)

    def judged(self, standard: Standard) -> Judged:
        """Return the verdicts of a standard; one unknown where there is nothing to ask."""
        asked = self.asked(standard)
        if not asked.rows:
            found = self._nothing(standard)
            return Judged(standard, [UNKNOWN], [""], [""], [""], lambda _: found)
        rows = asked.rows
        return Judged(
            standard,
            bytes(asked.code(index) for index in range(len(rows))),
            [row.name for row in rows],
            [row.key(STAGE) for row in rows],
            [row.key(PERIOD) for row in rows],
            _finder(standard, lambda: asked, self._vocabulary),
        )

    def finder(self, standard: Standard) -> Callable[[int], Finding]:
        """Return the function that makes the findings of a standard judged in columns."""
        kept: list[Asked] = []

        def asked() -> Asked:
            if not kept:
                kept.append(self.asked(standard))
            return kept[0]

        return _finder(standard, asked, self._vocabulary)

    def _nothing(self, standard: Standard) -> Finding:
        rows = self.population.rows(standard.on, staged=stage_dependent(standard))
        if rows is None:
            reason = problem("no-table", kind=standard.on)
        elif not rows:
            reason = problem("no-rows", kind=standard.on)
        else:
            reason = problem("none-asked", kind=standard.on)
        return _unknown(standard, None, (reason,), self._vocabulary)


def _finder(
    standard: Standard, asked: Callable[[], Asked], words: Vocabulary
) -> Callable[[int], Finding]:
    def find(index: int) -> Finding:
        found = asked()
        row = found.rows[index]
        if index in found.doubtful:
            assert standard.where is not None, "only a population can be in doubt"
            return _unknown(standard, row, gaps(standard.where, row), words)
        return examine(found.plan, row, standard.id, standard.clause, words)

    return find


def _unknown(
    standard: Standard, row: Row | None, reasons: tuple[Problem, ...], words: Vocabulary
) -> Finding:
    return Finding(
        standard=standard.id,
        on=standard.on,
        entity=row.name if row else "",
        stage=row.key(STAGE) if row else "",
        period=row.period if row else "",
        verdict=CODES[UNKNOWN],
        missing=missing_fields(reasons),
        reasons=reasons,
        clause=standard.clause,
        words=words,
    )
