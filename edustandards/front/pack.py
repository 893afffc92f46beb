"""A pack in the hand of a Python user: its standards as checks, and its evaluation of data."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from edustandards.arguments import (
    day_of,
    must_be,
    name_of,
    no_such,
    path_of,
    several_of,
    text_of,
    unfit,
    whole_of,
)
from edustandards.checks import nodes as c
from edustandards.checks.asked import check_with_where
from edustandards.checks.finding import Finding
from edustandards.checks.standard import Standard
from edustandards.checks.verdict import Verdict
from edustandards.errors import PackError
from edustandards.evaluate.examine import examine
from edustandards.evaluate.given import Given
from edustandards.evaluate.judge import plan
from edustandards.evaluate.observed import Framed
from edustandards.evaluate.plans import Made, Plan
from edustandards.evaluate.results import CODES
from edustandards.evaluate.row import Row
from edustandards.evaluate.take import take_record
from edustandards.fluent.check import Check
from edustandards.front.report import Report, judged
from edustandards.front.tables import Tables
from edustandards.measures.vocabulary import Vocabulary
from edustandards.packs.document import PackDocument
from edustandards.packs.facts import given_for, read_facts
from edustandards.packs.library import load
from edustandards.packs.shelf import shelf, shelves
from edustandards.packs.snippet import read_check as snippet
from edustandards.packs.vocabulary import lexicon_of
from edustandards.tables.frames import take_lazily, take_tables
from edustandards.tables.read import read_tables
from edustandards.units.numbers import brief

if TYPE_CHECKING:
    from edustandards.comply.plan import Compliance
    from edustandards.front.lazy import LazyReport
    from edustandards.pydantic.model import Model


@dataclass(frozen=True)
class Pack(Mapping[str, Check]):
    """The standards of one document, by id, as checks; `document` holds its names and dates.

    >>> pack = load_pack("cn/quality-balanced@2017")
    >>> len(pack), pack.document.jurisdiction
    (50, 'CN')
    >>> record = {"stage": "primary", "students": 100, "sports_field_area": 750, "gym_area": 0}
    >>> pack["sports-area"](record).verdict.value
    'met'
    """

    document: PackDocument

    def __getitem__(self, key: str) -> Check:
        """Return a standard as a check.

        Raises:
            UnknownNameError: where there is none of that id; it says which is near.
        """
        found = self._checks.get(key) if isinstance(key, str) else None
        if found is None:
            raise no_such("key-standard", key, self._checks)
        return found

    def __iter__(self) -> Iterator[str]:
        """Return the ids of the standards, in the order of the document."""
        return iter(self._checks)

    def __len__(self) -> int:
        """Return how many standards there are."""
        return len(self._checks)

    def evaluate(
        self,
        data: Any,
        *,
        refs: Mapping[str, str] | None = None,
        facts: str | PathLike[str] | None = None,
        first_year: int | None = None,
        as_of: str | date | None = None,
        given: Given | None = None,
    ) -> Report:
        """Return the report of all standards on data.

        `refs` are values of reference by name (`{"capital_public_funds": "1200 元/生"}`), `facts`
        is a file with these, weights and waivers, `first_year` that of the plan, `as_of` the day
        of the evaluation, today if not given. `given` says all of these at once, as `Pack.given`
        makes it.

        Data is a frame (Polars eager or lazy, pandas, Arrow, or another that narwhals knows), a
        list of records (mappings, dataclasses, pydantic models), a mapping from kinds of entity to
        any of these, the path of a file or several, or what `read_tables` gives.

        Raises:
            DataError: where the data cannot be used, with the cell or column.
            PackError: where a reference or the facts file cannot be used.
        """
        given = self._said(given, refs=refs, facts=facts, first_year=first_year, as_of=as_of)
        words = self.document.vocabulary
        if isinstance(data, Tables):
            reading = data.reading
        elif isinstance(data, str | PathLike):
            reading = read_tables([Path(data)], words)
        elif isinstance(data, list | tuple) and data and isinstance(data[0], str | PathLike):
            reading = read_tables([Path(one) for one in data], words)
        else:
            reading = take_tables(data, words)
        return judged(self.document, reading, given, self._made)

    def given(
        self,
        *,
        refs: Mapping[str, str] | None = None,
        facts: str | PathLike[str] | None = None,
        first_year: int | None = None,
        as_of: str | date | None = None,
    ) -> Given:
        """Return what is known beside the data, as `evaluate` takes it up.

        Raises:
            PackError: where a reference or the facts file cannot be used.
            CallError: where an argument is of another kind, or `as_of` no date.
        """
        document = self.document
        if not isinstance(refs, Mapping | None):
            raise unfit("refs", "wanted-refs", refs)
        return given_for(
            document,
            day=day_of(as_of, "as_of"),
            first_year=None if first_year is None else whole_of(first_year, "first_year"),
            facts=None if facts is None else read_facts(Path(path_of(facts, "facts")), document),
            references=[
                f"{name_of(name, 'refs')}={brief(value)}" for name, value in (refs or {}).items()
            ],
        )

    def _said(self, given: Given | None, **said: Any) -> Given:
        """Return what is given beside the data, said at once or one by one."""
        if given is None:
            return self.given(**said)
        return must_be(given, Given, "given", "wanted-given")

    def lazy(
        self,
        data: Any,
        *,
        refs: Mapping[str, str] | None = None,
        facts: str | PathLike[str] | None = None,
        first_year: int | None = None,
        as_of: str | date | None = None,
        given: Given | None = None,
    ) -> LazyReport:
        """Return the report of all standards on data that stays where it is, as a plan.

        Data is a lazy frame of Polars, a relation of DuckDB, a table of Ibis, a frame of Spark, or
        a mapping from kinds of entity to these. A few aggregates are asked for, such as the largest
        number of each column; the rest is worked out by the engine when the report is written or
        its frames are collected. Verdicts are those of `evaluate`; standards that cannot be judged
        so are named in `LazyReport.left_out`. The other arguments are those of `evaluate`.

        Raises:
            DataError: where the data is no frame, or its columns cannot be understood.
            PackError: where a reference or the facts file cannot be used.
        """
        from edustandards.evaluate.lazy.plan import lazy_plan  # loads frames
        from edustandards.front.lazy import LazyReport

        given = self._said(given, refs=refs, facts=facts, first_year=first_year, as_of=as_of)
        document = self.document
        tables = take_lazily(data, document.vocabulary).tables
        framed = [one for one in tables if isinstance(one, Framed)]
        made = lazy_plan(document.standards, framed, document.vocabulary, given)
        return LazyReport(document, made, given)

    def judge(
        self, record: object, on: str = "school", *, given: Given | None = None
    ) -> dict[str, Finding]:
        """Return the finding of each standard that is asked of `on`, on one record.

        The record is read once for all of them; it is what a `Check` takes. `given` is what is
        known beside it, as `Pack.given` makes it.

        Raises:
            CallError: where the record is none, as a number or a text.
            UnknownNameError: where nothing is asked of that kind of entity.
        """
        row = self._row(record, on, given)
        words = self._words
        return {
            standard.id: examine(planned, row, standard.id, standard.clause, words)
            for standard, planned in self._plans[on]
        }

    def verdicts(
        self, record: object, on: str = "school", *, given: Given | None = None
    ) -> dict[str, Verdict]:
        """Return only the verdict of each standard that is asked of `on`, on one record.

        Raises:
            CallError, UnknownNameError: as `judge` does.
        """
        row = self._row(record, on, given)
        return {standard.id: CODES[planned.judge(row)] for standard, planned in self._plans[on]}

    def comply(
        self,
        data: Any,
        resource: str,
        *,
        step: str | None = None,
        given: Given | None = None,
    ) -> Compliance:
        """Return the least of one resource that makes every entity meet and evens them out.

        `resource` is a field that `data`, as `evaluate` takes it, has as a column: money, area,
        rooms, teachers. It is added in whole steps (`"10000 yuan"`), 1 of its unit if not given.
        The plan is verified: the data is judged again with it.

        Raises:
            DataError: where no table has the resource, or a solver is needed and not installed.
            NotationError, UnitError: where the step is none in the unit of the resource.

        >>> pack = load_pack("cn/quality-balanced")
        >>> school = {"school": "一小", "stage": "primary", "school_kind": "小学", "students": 100}
        >>> plan = pack.comply([school | {"sports_field_area": 700, "gym_area": 0}], "gym_area")
        >>> plan.total, plan.shares[0].because
        (Fraction(50, 1), ('sports-area',))
        """
        return self.evaluate(data, given=given).comply(resource, step=step)

    def model(
        self,
        on: str = "school",
        *,
        require: Collection[str] | None = None,
        unknown: Literal["error", "pass"] = "error",
    ) -> type[Model]:
        """Return a pydantic model of a kind of entity, with the fields that its standards ask for.

        `require` names the standards that an instance has to meet, all if not given, none if
        empty. What is unknown is an error, or passes.

        Raises:
            UnknownNameError: where nothing is asked of that kind of entity, or `require` names a
                standard that is not there.

        >>> School = load_pack("cn/quality-balanced").model(require=["sports-area"])
        >>> School(stage="junior", students=100, sports_field_area=1020, gym_area=0).stage
        'junior'
        """
        from edustandards.pydantic.model import model_of  # builds pydantic models of its own

        return model_of(self, on, require=require, unknown=unknown)

    def _row(self, record: object, on: str, given: Given | None) -> Row:
        fields = self._fields.get(on) if isinstance(on, str) else None
        if fields is None:
            raise no_such("key-kind", on, self._fields)
        known = self._given if given is None else given
        return take_record(fields, record, on, self._stage_words, known)

    @cached_property
    def _given(self) -> Given:
        return self.given()

    @cached_property
    def _words(self) -> Vocabulary:
        titles = {one.id: one.title for one in self.document.standards}
        return replace(self.document.vocabulary, standards=titles)

    @cached_property
    def _checks(self) -> dict[str, Check]:
        words = self._words
        return {
            one.id: Check(
                c.Cited(one.id, check_with_where(one)), one.on, words, one.clause, self._given
            )
            for one in self.document.standards
        }

    @cached_property
    def _made(self) -> Made:
        return {}

    @cached_property
    def _plans(self) -> dict[str, list[tuple[Standard, Plan]]]:
        found: dict[str, list[tuple[Standard, Plan]]] = {}
        for standard in self.document.standards:
            found.setdefault(standard.on, []).append(
                (standard, plan(check_with_where(standard), self._made))
            )
        return found

    @cached_property
    def _fields(self) -> dict[str, tuple[Any, ...]]:
        found: dict[str, dict[str, Any]] = {}
        for check in self._checks.values():
            found.setdefault(check.on, {}).update({field.name: field for field in check.fields})
        return {on: tuple(fields.values()) for on, fields in found.items()}

    @cached_property
    def _stage_words(self) -> dict[str, str]:
        return next(iter(self._checks.values())).stage_words if self._checks else {}

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        """Show itself in a notebook; what it shows there is made where notebooks are known."""
        bundle: dict[str, Any] = import_module("edustandards.notebook").of_pack(self)
        return bundle

    def __getstate__(self) -> dict[str, object]:
        """Leave plans out: they are functions, and made again on first use."""
        return {"document": self.document}

    def __hash__(self) -> int:
        """Return a hash by name."""
        return hash(self.document.name)


def load_pack(
    name: str | PathLike[str],
    *,
    as_of: str | date | None = None,
    folders: Sequence[str | PathLike[str]] = (),
) -> Pack:
    """Return a pack by its id (`cn/quality-balanced`, with `@2017` for an edition) or by a path.

    `as_of` is the day whose edition is wanted, today if not given. `folders` hold packs as
    `<id>/<edition>.yaml`, beside those of the library, of installed packages that bring some, and
    of the folders listed in the environment variable `EDUSTANDARDS_PATH`.

    Raises:
        PackError: where there is none, or it cannot be used; it says file, line and column.
        CallError: where `as_of` is not a date, or an argument of another kind.

    >>> load_pack("cn/quality-balanced", as_of="2024-09-01").document.name
    'cn/quality-balanced@2017'
    """
    day = day_of(as_of, "as_of")
    path_of(name, "name", "wanted-pack-name")
    wanted = Path(name) if isinstance(name, PathLike) else name
    if isinstance(folders, str | PathLike):
        raise unfit("folders", "wanted-paths", folders)
    homes = several_of(folders, object, "folders", "wanted-paths")
    more = [path_of(one, "folders", "wanted-paths") for one in homes]
    return Pack(load(wanted, as_of=day, shelves=shelves(more)))


def read_check(text: str) -> Check:
    r"""Return a check from YAML, as `Check.to_yaml` writes it; the shared names are known too.

    Raises:
        PackError: where it cannot be used; it says line and column.
        CallError: where it is no text.

    >>> check = read_check("on: school\ncheck: {indicator: students, require: ≤ 2000 student}")
    >>> check.verdict({"students": 2000}).value
    'met'
    """
    text_of(text, "text")
    try:
        node, on, words = snippet(text)
    except PackError:
        node, on, words = snippet(text, base=lexicon_of(shelf()))
    return Check(node, on, words)
