"""A plan for one resource: what each school gets, what it costs, and whether it is enough."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from edustandards.checks import nodes as c
from edustandards.checks.fields import every_field
from edustandards.checks.finding import Finding
from edustandards.checks.standard import Standard
from edustandards.checks.verdict import Verdict
from edustandards.comply.evened import Evened, evened, stepped
from edustandards.comply.moved import with_more, with_values
from edustandards.comply.program import Group, Term
from edustandards.errors import DataError, Problem, problem
from edustandards.evaluate.given import NOTHING_GIVEN, Given
from edustandards.evaluate.measure import compile_measure, parts_of
from edustandards.evaluate.observed import PERIOD, STAGE, Observed, Table, whole_of
from edustandards.evaluate.plans import Plan as Judging
from edustandards.evaluate.results import CODES
from edustandards.evaluate.row import Row
from edustandards.evaluate.run import Exact, tables_by_kind
from edustandards.evaluate.settle import settle
from edustandards.evaluate.split import Split
from edustandards.measures import nodes as m
from edustandards.measures.vocabulary import Vocabulary
from edustandards.units.unit import Unit

_STRICT = {m.Comparator.MORE, m.Comparator.LESS}


@dataclass(frozen=True, slots=True)
class Share:
    """What one entity gets: `now` and `then` of the resource, and the standards that ask for it."""

    entity: str
    stage: str
    period: str
    whole: str
    now: Fraction
    then: Fraction
    because: tuple[str, ...]

    @property
    def more(self) -> Fraction:
        """Return how much more it gets."""
        return self.then - self.now


@dataclass(frozen=True, slots=True)
class Turned:
    """A finding that the plan turns: its verdict before and after, both judged exactly."""

    standard: str
    entity: str
    stage: str
    period: str
    before: Finding
    after: Finding


@dataclass(frozen=True, slots=True)
class Compliance:
    """The least total of one resource that closes the gaps which it can close.

    `shares` are all who get more. `turned` are the findings that change, judged again with the
    resource in place; `open_` are those that need this resource and are still not met, `problems`
    say why. `bound` is what any plan in such steps takes at least, proved exactly (see `bound`).
    """

    resource: str
    unit: Unit
    step: Fraction
    shares: tuple[Share, ...]
    turned: tuple[Turned, ...]
    open_: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    bound: Fraction

    @property
    def total(self) -> Fraction:
        """Return how much more all get together."""
        return sum((one.more for one in self.shares), Fraction(0))

    def by_whole(self) -> dict[str, Fraction]:
        """Return how much more is needed in each of those that the entities are part of."""
        found: dict[str, Fraction] = {}
        for one in self.shares:
            found[one.whole] = found.get(one.whole, Fraction(0)) + one.more
        return found


def comply(
    standards: Sequence[Standard],
    tables: Sequence[Table],
    vocabulary: Vocabulary,
    resource: str,
    given: Given = NOTHING_GIVEN,
    split: Split | None = None,
    step: Fraction | None = None,
) -> Compliance:
    """Return the plan that adds the least of a resource, in whole steps of its unit.

    Covered are requirements on formulas that grow in proportion with the resource, on the entities
    that have it, and limits of coefficients of variation over these. Other standards that read it
    are judged again too, and told where they stay open. `step` is 1 of the unit if not given.

    Raises:
        DataError: where no table has the resource as a column of numbers, or the solver is needed
            and not installed.
    """
    maker = _Maker(standards, tables, vocabulary, resource, given, split, step)
    return maker.plan()


class _Maker:
    """The tables as they are and with one and two more of the resource, and what follows."""

    def __init__(
        self,
        standards: Sequence[Standard],
        tables: Sequence[Table],
        vocabulary: Vocabulary,
        resource: str,
        given: Given,
        split: Split | None,
        step: Fraction | None,
    ) -> None:
        entry = vocabulary.fields.get(resource)
        by_kind = tables_by_kind(tables, split, vocabulary)
        observed = Exact(standards, by_kind, vocabulary, given).observed()
        self.kind = next((k for k, one in observed.items() if resource in one.values), "")
        if entry is None or entry.field.kind is not m.Kind.NUMBER or not self.kind:
            raise DataError(problem("comply-no-column", field=resource))
        self.field, self.vocabulary, self.given = entry.field, vocabulary, given
        self.step = step or Fraction(1)
        self.tables = observed
        self.table = observed[self.kind]
        self.standards = [
            one for one in standards if any(f.name == resource for f in every_field(one.check))
        ]
        self.problems: list[Problem] = []
        if split is not None and split.on == self.kind and "" in self.table.keys.get(STAGE, ()):
            self.problems.append(problem("comply-shared", kind=self.kind))
        self.worlds = [self._exact(with_more(self.table, resource, Fraction(n))) for n in range(3)]

    def _exact(self, table: Observed) -> Exact:
        tables: dict[str, Table] = {**self.tables, self.kind: table}
        return Exact(self.standards, tables, self.vocabulary, self.given)

    def plan(self) -> Compliance:
        needs = self._needs()
        groups = list(self._groups())
        have, floors = self._floors(needs, groups)
        found = self._evened(have, floors, groups)
        turned, still = self._judged(found.amounts)
        return Compliance(
            self.field.name,
            self.field.unit,
            self.step,
            tuple(self._shares(found.amounts, needs, groups)),
            tuple(turned),
            tuple(still),
            tuple(dict.fromkeys(self.problems)),
            found.least - sum(have.values()),
        )

    def _now(self, row: int) -> Fraction | None:
        value = self.table.values[self.field.name][row]
        if isinstance(value, bool) or not isinstance(value, int | Fraction):
            return None
        return Fraction(value)

    def _needs(self) -> dict[int, dict[str, Fraction]]:
        """Return what each row needs at least, by the standard that asks for it."""
        needs: dict[int, dict[str, Fraction]] = {}
        for standard in self.standards:
            if standard.on != self.kind:
                continue
            asked = self.worlds[0].asked(standard)
            find = [world.finder(standard) for world in self.worlds]
            for at, row in enumerate(asked.rows):
                if CODES[asked.code(at)] is not Verdict.NOT_MET:
                    continue
                least = self._least(row, [one(at) for one in find])
                if least is not None:
                    needs.setdefault(row.index, {})[standard.id] = least
        return needs

    def _least(self, row: Row, findings: Sequence[Finding]) -> Fraction | None:
        """Return the least amount at which a requirement is met, by the line through two points."""
        now = self._now(row.index)
        gaps = [
            one.value - one.threshold
            for one in findings
            if isinstance(one.value, Fraction) and one.threshold is not None
        ]
        if now is None or len(gaps) < 3 or gaps[1] == gaps[0]:
            return None
        slope = gaps[1] - gaps[0]
        if gaps[2] - gaps[1] != slope:
            self.problems.append(problem("comply-curved", standard=findings[0].standard))
            return None
        more = -gaps[0] / slope
        if more < 0:
            return None  # less of it would be needed, and a plan only adds
        least = stepped(now, now + more, self.step)
        return least + self.step if _is_strict(findings[0]) and least == now + more else least

    def _groups(self) -> Iterator[Group]:
        """Return the groups whose coefficient of variation is limited, by standard."""
        for standard in self.standards:
            several = [world.asked(standard) for world in self.worlds]
            asked, find = several[0], self.worlds[0].finder(standard)
            for at, row in enumerate(asked.rows):
                fold = _spread(asked.plan, row)
                finding = find(at) if fold is not None else None
                if fold is None or finding is None or finding.threshold is None:
                    continue
                if CODES[asked.code(at)] not in {Verdict.MET, Verdict.NOT_MET}:
                    continue
                terms = self._terms(fold, [one.rows[at] for one in several], standard.id)
                if terms is not None:
                    yield Group(
                        *(standard.id, row.name, row.stage, terms, finding.threshold),
                        strict=_is_strict(finding),
                    )

    def _terms(self, fold: m.Folded, rows: Sequence[Row], standard: str) -> tuple[Term, ...] | None:
        """Return the schools of a group, each by the line of its value; None if unsure."""
        assert isinstance(fold.of, m.Measure), "a coefficient of variation is of a formula"
        value, among = compile_measure(fold.of), parts_of(fold)
        weight = None if fold.weight is None else compile_measure(fold.weight)
        terms = []
        for moved in zip(*(among(row) or () for row in rows), strict=True):
            part = moved[0]
            now = self._now(part.index) if part.table.entity == self.kind else None
            by = (1, 1) if weight is None else weight(part)
            pairs = [value(one) for one in moved]
            if now is None or by is None or None in pairs:
                return None
            y = [Fraction(*one) for one in pairs if one is not None]
            slope = y[1] - y[0]
            if y[2] - y[1] != slope:
                self.problems.append(problem("comply-curved", standard=standard))
                return None
            terms.append(Term(part.index, Fraction(*by), slope, y[0] - slope * now))
        return tuple(terms)

    def _floors(
        self, needs: Mapping[int, Mapping[str, Fraction]], groups: Sequence[Group]
    ) -> tuple[dict[int, Fraction], dict[int, Fraction]]:
        """Return what every row that takes part has, and what it has or needs at least."""
        rows = dict.fromkeys([*needs, *(t.variable for group in groups for t in group.terms)])
        have: dict[int, Fraction] = {}
        for row in rows:
            now = self._now(row)
            assert now is not None, "rows without a number take no part"
            have[row] = now
        return have, {row: max([now, *needs.get(row, {}).values()]) for row, now in have.items()}

    def _evened(
        self, have: dict[int, Fraction], floors: dict[int, Fraction], groups: Sequence[Group]
    ) -> Evened:
        try:
            found = evened(have, floors, groups, self.step)
        except ModuleNotFoundError:
            raise DataError(problem("comply-needs", extra="plans")) from None
        for one in found.uneven:
            of = {"standard": one.standard, "entity": one.entity}
            if one.stage:
                self.problems.append(problem("comply-uneven-stage", stage=one.stage, **of))
            else:
                self.problems.append(problem("comply-uneven", **of))
        return found

    def _judged(self, chosen: Mapping[int, Fraction]) -> tuple[list[Turned], list[Finding]]:
        """Return which findings turn, and which stay not met, judged again by the checks."""
        after = self._exact(with_values(self.table, self.field.name, chosen))
        turned, still = [], []
        for standard in self.standards:
            old, new = self.worlds[0].asked(standard), after.asked(standard)
            first, second = self.worlds[0].finder(standard), after.finder(standard)
            for at, row in enumerate(old.rows):
                was, now = CODES[old.code(at)], CODES[new.code(at)]
                if was is not now:
                    turned.append(
                        Turned(
                            *(standard.id, row.name, row.key(STAGE), row.key(PERIOD)),
                            before=first(at),
                            after=second(at),
                        )
                    )
                if now is Verdict.NOT_MET:
                    still.append(second(at))
        return turned, still

    def _shares(
        self,
        chosen: Mapping[int, Fraction],
        needs: Mapping[int, Mapping[str, Fraction]],
        groups: Sequence[Group],
    ) -> Iterator[Share]:
        keys = self.table.keys
        blank = [""] * self.table.size
        whole = whole_of(self.kind, keys, self.vocabulary)
        for_evenness: dict[int, list[str]] = {}
        for group in groups:
            for term in group.terms:
                for_evenness.setdefault(term.variable, []).append(group.standard)
        for row, then in sorted(chosen.items()):
            now = self._now(row)
            if now is None or then == now:
                continue
            own = list(needs.get(row, {}))
            floor = max([now, *needs.get(row, {}).values()])
            because = own + (for_evenness.get(row, []) if then > floor else [])
            yield Share(
                keys.get(self.kind, blank)[row],
                keys.get(STAGE, blank)[row],
                keys.get(PERIOD, blank)[row],
                keys.get(whole, blank)[row] if whole else "",
                now,
                then,
                tuple(because),
            )


def _is_strict(finding: Finding) -> bool:
    """Tell whether a limit is not kept by what lies exactly on it."""
    asked = finding.requirement
    return isinstance(asked, c.Bound) and asked.comparator in _STRICT


def _spread(plan: Judging, row: Row) -> m.Folded | None:
    """Return the coefficient of variation that a row is judged by, if it is one by itself."""
    inner = settle(plan, row)[0]
    if inner is None or not isinstance(inner.check, c.Require):
        return None
    node = inner.check.measure
    node = node.of if isinstance(node, m.Named) else node
    spread = {m.Fold.CV, m.Fold.CV_UNWEIGHTED}
    return node if isinstance(node, m.Folded) and node.fold in spread else None
