"""A pack on tables: every standard on every entity that it is asked of.

Tables in Python are judged row by row, exactly. Frames are judged in columns where `columns`
knows how, and row by row otherwise; the verdicts are the same, and findings come from the rows
either way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from edustandards.checks.asked import stage_dependent
from edustandards.checks.finding import Finding
from edustandards.checks.standard import Standard
from edustandards.checks.waiver import Waiver
from edustandards.errors import Problem, problem
from edustandards.evaluate.examine import examine
from edustandards.evaluate.gaps import gaps, missing_fields
from edustandards.evaluate.given import NOTHING_GIVEN, Given
from edustandards.evaluate.judge import plan_of
from edustandards.evaluate.measure import compile_condition
from edustandards.evaluate.observed import PERIOD, STAGE, Framed, Observed, Table, whole_of
from edustandards.evaluate.plans import UNKNOWN, Made, Plan
from edustandards.evaluate.population import Population
from edustandards.evaluate.results import CODES, Judged, Results
from edustandards.evaluate.row import Row
from edustandards.evaluate.split import Split, divided
from edustandards.measures.vocabulary import Vocabulary


def evaluate(
    standards: Sequence[Standard],
    tables: Sequence[Table],
    vocabulary: Vocabulary,
    given: Given = NOTHING_GIVEN,
    split: Split | None = None,
    made: Made | None = None,
) -> Results:
    """Return the verdicts of standards on tables, one table for each kind of entity.

    `given` is what is known beside the tables; a plan that begins in its first year asks nothing
    of the years before. `split` says how what the stages of an entity share is divided. `made`
    keeps the plans of the standards for the next time.

    Raises:
        UnitError: where a formula does not fit its unit (a loaded pack has been checked for that).
    """
    own = {one.id: one.title for one in standards}
    vocabulary = replace(vocabulary, standards={**vocabulary.standards, **own})
    by_kind = tables_by_kind(tables, split, vocabulary)
    framed = {kind: table for kind, table in by_kind.items() if isinstance(table, Framed)}
    in_columns = {}
    if framed and len(framed) == len(by_kind):
        from edustandards.evaluate.columns.judge import judge_columns  # loads frames

        in_columns = judge_columns(standards, framed, vocabulary, given)
    exact = Exact(standards, by_kind, vocabulary, given, made)
    judged = []
    for index, standard in enumerate(standards):
        found = in_columns.get(index)
        if found is None or not len(found.codes):
            judged.append(exact.judged(standard))
        else:
            find = exact.finder(standard)
            judged.append(
                Judged(
                    standard,
                    found.codes,
                    found.entities,
                    found.stages,
                    found.periods,
                    find,
                    found.wholes,
                )
            )
    whole = tuple(waived(one, given) for one in judged)
    return Results(whole, _unmatched(whole, given))


def _unmatched(judged: Sequence[Judged], given: Given) -> tuple[Problem, ...]:
    """Return which waivers speak of nothing that was found."""
    used = {waiver for one in judged for waiver in one.waivers.values()}
    ids = {one.standard.id for one in judged}
    names = {(one.standard.id, name) for one in judged if one.waivers for name in one.entities}
    return tuple(
        problem("waiver-unmatched", one.place, standard=one.standard, entity=one.entity)
        for one in given.waivers
        if one.standard in ids and one not in used and (one.standard, one.entity) not in names
    )


def tables_by_kind(
    tables: Sequence[Table], split: Split | None, vocabulary: Vocabulary
) -> dict[str, Table]:
    """Return the tables by kind, what stages share divided between them where that is needed."""
    found: dict[str, Table] = {}
    for table in tables:
        found[table.entity] = table
        if split is None or table.entity != split.on:
            continue
        if isinstance(table, Framed):
            from edustandards.evaluate.columns.observe import has_wholes, observe  # loads frames

            if not has_wholes(table):
                continue
            found[table.entity] = divided(observe(table, vocabulary), split)
        else:
            found[table.entity] = divided(table, split)
    return found


def waived(judged: Judged, given: Given) -> Judged:
    """Return verdicts with the waivers that speak of them."""
    ours = [one for one in given.waivers if one.standard == judged.standard.id]
    if not ours:
        return judged
    names = {one.entity for one in ours}
    found: dict[int, Waiver] = {}
    for at, name in enumerate(judged.entities):
        if name not in names:
            continue
        stage, period = judged.stages[at], judged.periods[at]
        fitting = [
            one
            for one in ours
            if one.entity == name and one.stage in {"", stage} and one.period in {"", period}
        ]
        if fitting:
            found[at] = max(fitting, key=lambda one: (one.in_force(given.today), one.expires))
    return replace(judged, waivers=found, day=given.today)


@dataclass(frozen=True, slots=True)
class Asked:
    """The rows that a standard is asked of; `doubtful` are those of which `where` does not tell."""

    plan: Plan
    rows: Sequence[Row]
    doubtful: frozenset[int]

    def code(self, index: int) -> int:
        """Return the code of the verdict on a row."""
        return UNKNOWN if index in self.doubtful else self.plan.judge(self.rows[index])


class Exact:
    """The exact way, with its population; made on first use, since columns may need none of it."""

    def __init__(
        self,
        standards: Sequence[Standard],
        tables: dict[str, Table],
        vocabulary: Vocabulary,
        given: Given,
        made: Made | None = None,
    ) -> None:
        self._given = given
        self._standards = standards
        self._tables = tables
        self._vocabulary = vocabulary
        self._plans: Made = {} if made is None else made

    @cached_property
    def population(self) -> Population:
        """Return the rows of all tables, frames turned into Python columns."""
        return Population(self.observed(), self._vocabulary, self._given)

    def observed(self) -> dict[str, Observed]:
        """Return the tables by kind, frames turned into Python columns."""
        return {kind: self._observed(table) for kind, table in self._tables.items()}

    def _observed(self, table: Table) -> Observed:
        if isinstance(table, Observed):
            return table
        from edustandards.evaluate.columns.observe import observe  # loads frames

        return observe(table, self._vocabulary)

    def asked(self, standard: Standard) -> Asked:
        """Return the rows that a standard is asked of, and how it is judged."""
        planned = plan_of(standard, self._plans)
        rows = self.population.rows(standard.on, staged=stage_dependent(standard)) or []
        first = self._given.first_year
        if first is not None:
            rows = [row for row in rows if not _before(row, first)]
        if standard.where is None:
            return Asked(planned, rows, frozenset())
        holds = compile_condition(standard.where)
        among = [(row, truth) for row in rows if (truth := holds(row)) is not False]
        doubtful = frozenset(
            at
            for at, (row, truth) in enumerate(among)
            if truth is None and not _of_another_stage(standard, row)
        )
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
            self._wholes(standard, rows),
        )

    def _wholes(self, standard: Standard, rows: Sequence[Row]) -> Sequence[str]:
        kind = whole_of(standard.on, rows[0].table.keys, self._vocabulary)
        return [row.key(kind) for row in rows] if kind else ()

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


def _of_another_stage(standard: Standard, row: Row) -> bool:
    """Tell whether a row is known to be of a stage that a standard asks nothing of."""
    return bool(standard.stages and row.stage) and row.stage not in standard.stages


def _before(row: Row, first: int) -> bool:
    """Tell whether a row speaks of a year before the plan begins."""
    return bool(row.period) and row.year is not None and row.year < first


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
