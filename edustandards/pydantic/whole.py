"""Checks on whole models: what is not met is one error that names every finding."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, TypeVar, get_args

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from edustandards.arguments import one_of, several_of
from edustandards.checks.finding import Finding
from edustandards.checks.verdict import Verdict
from edustandards.errors import CallError, EdustandardsError, problem
from edustandards.evaluate.examine import examine
from edustandards.evaluate.results import CODES
from edustandards.evaluate.row import Row
from edustandards.evaluate.take import take_record
from edustandards.fluent.check import Check
from edustandards.measures.nodes import Field
from edustandards.measures.values import Unreadable
from edustandards.pydantic.amount import EXTENSION
from edustandards.pydantic.refusal import not_met, refused
from edustandards.units.quantity import Quantity
from edustandards.units.taken import take_quantity

Unknown: TypeAlias = Literal["error", "pass"]
M = TypeVar("M")


def meets(*checks: Check, unknown: Unknown = "error") -> Any:
    """Return a validator for the body of a model: an instance has to meet all checks.

    The fields of the model are named as the fields of the checks; numbers are in the units of
    these. A verdict that is unknown, because a field is None, is an error of type `unknown`; with
    `unknown="pass"` it passes. What does not apply passes.

    Raises:
        CallError: where the checks are asked of different kinds of entity, or are none.

    >>> from pydantic import BaseModel
    >>> import edustandards as es
    >>> rooms, students = es.field("rooms", "room"), es.field("students", "student")
    >>> class School(BaseModel):
    ...     rooms: int
    ...     students: int
    ...     enough = meets(rooms / students >= "2.3 room/(100 student)")
    >>> School(rooms=23, students=1000).rooms
    23
    """
    judge = judge_of(checks, unknown)
    names = {field.name for check in checks for field in check.fields}
    worked_out: dict[type, bool] = {}

    def after(self: M) -> M:
        kind = type(self)
        if kind not in worked_out:
            # What a model only works out, in a property, is no entry of its dictionary.
            worked_out[kind] = any(hasattr(kind, name) for name in names)
        judge(self if worked_out[kind] else vars(self))
        return self

    return model_validator(mode="after")(after)


@dataclass(frozen=True, slots=True)
class Meets:
    """A check on one value: `Annotated[School, Meets(check)]`, or on a number by itself.

    A model, a dataclass or a mapping is the record of the check; any other value is that of the
    one field that the check asks for.
    """

    check: Check
    unknown: Unknown = "error"

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Tell pydantic that the value is judged once it has been read."""
        judge, fields = judge_of((self.check,), self.unknown), self.check.fields

        def after(value: Any) -> Any:
            judge(_record(value, fields))
            return value

        return core_schema.no_info_after_validator_function(after, handler(source))

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Tell what is asked in our own words; JSON Schema has none for it."""
        found = handler(core)
        found.setdefault(EXTENSION, {})["check"] = self.check.to_yaml()
        return found


def _record(value: Any, fields: Sequence[Field]) -> Any:
    plain = isinstance(value, int | float | str | Quantity) or not hasattr(value, "__dict__")
    if plain and not isinstance(value, Mapping) and len(fields) == 1:
        return {fields[0].name: value}
    return value


def judge_of(checks: Sequence[Check], unknown: Unknown) -> Callable[[Any], None]:
    """Return what judges a record: the record is read once, and only the verdicts are made.

    Raises:
        CallError: where the checks are asked of different kinds of entity, or are none.
    """
    several_of(checks, Check, "checks", "wanted-checks")
    one_of(unknown, "unknown", get_args(Unknown))
    kinds = {check.on for check in checks}
    if len(kinds) > 1:
        raise CallError(problem("call-entities", kinds=", ".join(sorted(kinds))))
    [on] = kinds or {"school"}
    fields = list({field.name: field for check in checks for field in check.fields}.values())
    passing = {Verdict.MET, Verdict.NOT_APPLICABLE} | (
        {Verdict.UNKNOWN} if unknown == "pass" else set()
    )
    bad = frozenset(code for code, verdict in enumerate(CODES) if verdict not in passing)
    plans = [(check, check.plan.judge) for check in checks]
    words = checks[0].stage_words if checks else {}
    given = checks[0].given if checks else None

    def judge(record: Any) -> None:
        try:
            row = take_record(fields, record, on, words, given)
        except EdustandardsError as error:
            raise refused(error) from None
        failed = [check for check, verdict in plans if verdict(row) in bad]
        if failed or unknown == "pass":
            _refuse_units(fields, record, row)
        if failed:
            raise not_met([_finding(check, row) for check in failed])

    return judge


def _refuse_units(fields: Sequence[Field], record: Any, row: Row) -> None:
    """Refuse what measures something else than its field: a slip, and no gap that may pass."""
    for field in fields:
        [value] = row.table.values[field.name]
        if isinstance(value, Unreadable) and value.code == "cell-unit":
            known = isinstance(record, Mapping)
            raw = record[field.name] if known else getattr(record, field.name)
            try:
                take_quantity(raw, field.unit)
            except EdustandardsError as error:
                raise refused(error) from None


def _finding(check: Check, row: Row) -> Finding:
    return examine(check.plan, row, clause=check.clause, words=check.words)
