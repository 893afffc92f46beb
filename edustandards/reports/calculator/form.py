"""One standard as the data of a calculator: what to ask for, and how to judge it exactly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from edustandards.checks.asked import check_with_where, stage_dependent
from edustandards.checks.standard import Standard
from edustandards.errors import Problem
from edustandards.measures.nodes import Field, Kind
from edustandards.measures.vocabulary import Vocabulary
from edustandards.packs.document import PackDocument
from edustandards.reports.calculator.checks import check_data
from edustandards.reports.calculator.formulas import Data, in_both
from edustandards.reports.calculator.offered import units_offered
from edustandards.reports.calculator.seen import BeyondError, Seen
from edustandards.units.convert import dimension, is_count
from edustandards.units.show import show_unit
from edustandards.units.unit import Unit

VERSION = 1
"""The version of the form; it changes when a reader of the old one would misread the new one."""

Form: TypeAlias = dict[str, Any]

_STUDENTS = Unit.of("student")


@dataclass(frozen=True, slots=True)
class Calculator:
    """The form of a standard, or what keeps it out of a page (`form` is None then)."""

    form: Form | None
    why_not: tuple[Problem, ...] = ()


def calculator_of(document: PackDocument, standard: Standard) -> Calculator:
    """Return a standard as a form that a page judges by itself, exactly as this library does.

    The form is JSON. Numbers are texts, whole or fractions (`"15/2"`); everything is in the units
    of the fields, other units are factors. Texts for people are `{"zh": …, "en": …}`.

    - `calculator`: the version of the form, 1.
    - `pack`, `standard`, `title`, `on`, `clause`.
    - `stages`: `[{"id", "zh", "en"}]` from which one is to be chosen, null where none matters;
      `staged_parts` says that the parts have stages of their own instead.
    - `years`: which years to ask for: `{"plan": [1, 2, 3]}` counts in a plan, `{"calendar": […]}`
      are those from which a target holds.
    - `own`: the fields of the entity, by name; `parts`: by kind of part `{"zh", "en", "fields"}`.
      A field is `{"kind": "number" | "yes_no" | "level" | "text", "zh", "en"}`, numbers with
      `unit` (a key of `units`) and, where true, `signed`, `counted` (whole things), `enrolment`;
      levels with `levels` from the lowest, texts with `words`.
    - `references`: values from outside, as fields are.
    - `units`: in which units a number may be told, see `units_offered`.
    - `check`: what is asked.

    A check is one of `["require", {…}]`, `["level", comparator, field, level]`, `["holds",
    condition, text]`, `["stages", [[stage, check], …]]`, `["years", of a plan, [[from, check],
    …]]`, `["cases", [[condition, check], …]]`, `["all", [check, …]]`, `["any", [check, …]]`,
    `["not", check]`, `["at-least", k, "all" | "applicable", [check, …], [floor, …]]`, `["every",
    kind, where, check]`, `["share", kind, where, check, side]`, `["when", condition, check]`,
    `["cite", id, title, check]`. `where` may be null.

    A requirement has `of` (a formula; `root` tells that a coefficient of variation stands in it,
    alone or in a sum), `sides` (one bound, or two of a range: `[comparator, formula, text]`),
    `formula` and perhaps `title` in words, `unit` (in which the value is shown: `{"zh", "en",
    "many", "by"}`, `ratio` where it reads `1:19`). Where the rounded value is judged, `judged` has
    the bounds on the full value that say the same, and `rounded` for each side its factor and
    digits, or null.

    A formula is a number, or one of `["field", name]`, `["reference", name]`, `+ - * /` with two
    formulas, `min max first` with several, `ceil floor` with one, or an aggregate `["over", fold,
    kind, of, weight, where]`, where fold is `sum mean min max count share cv` and what is not
    needed is null; without a weight all parts count alike. A condition is a comparator with two
    formulas, `["word", field, word, …]`, `["level", comparator, field, level]`, `["yes", field]`,
    `["and", …]`, `["or", …]`, `["not", condition]`. What lacks a value is unknown, by Kleene's
    logic.
    """
    titles = {one.id: one.title for one in document.standards}
    words = replace(document.vocabulary, standards=titles)
    seen = Seen(standard.on, words)
    try:
        check = check_data(check_with_where(standard), seen)
    except BeyondError as error:
        return Calculator(None, error.problems)
    return Calculator(_form(document, standard, seen, check))


def _form(document: PackDocument, standard: Standard, seen: Seen, check: Data) -> Form:
    words = seen.vocabulary
    staged = stage_dependent(standard)
    return {
        "calculator": VERSION,
        "pack": document.name,
        "standard": standard.id,
        "title": in_both(standard.title.say),
        "clause": standard.clause,
        "on": standard.on,
        "stages": _stages(seen, words) if seen.stages else None,
        "staged_parts": bool(seen.stages) and not staged,
        "years": {
            "plan" if plan else "calendar": sorted(years) for plan, years in seen.years.items()
        },
        "own": _fields(seen.fields[""], seen),
        "parts": {
            kind: {**_titled(words, kind), "fields": _fields(fields, seen)}
            for kind, fields in seen.fields.items()
            if kind
        },
        "references": {
            name: {"kind": "number", **_titled(words, name), "unit": show_unit(one.unit, "en")}
            for name, one in seen.references.items()
        },
        "units": _units(seen),
        "check": check,
    }


def _units(seen: Seen) -> dict[str, Data]:
    """Return the units of all fields and references, each told once."""
    numbers = [one for of in seen.fields.values() for one in of.values()]
    units = [one.unit for one in numbers if one.kind is Kind.NUMBER]
    units += [one.unit for one in seen.references.values()]
    return {show_unit(unit, "en"): units_offered(unit) for unit in units}


def _stages(seen: Seen, words: Vocabulary) -> list[Data]:
    """Return all stages, those that the standard names first: the others are asked nothing."""
    named = dict.fromkeys((*seen.stages, *words.stages))
    return [{"id": stage, **_titled(words, stage)} for stage in named]


def _titled(words: Vocabulary, name: str) -> dict[str, str]:
    return in_both(lambda lang: words.title(name, lang))


def _fields(fields: Mapping[str, Field], seen: Seen) -> dict[str, Data]:
    return {name: _field(one, seen) for name, one in fields.items()}


def _field(field: Field, seen: Seen) -> Data:
    found: dict[str, Data] = {
        "kind": field.kind.value,
        **_titled(seen.vocabulary, field.name),
    }
    match field.kind:
        case Kind.NUMBER:
            found["unit"] = show_unit(field.unit, "en")
            facts = {
                "signed": field.signed,
                "counted": is_count(field.unit),
                "enrolment": dimension(field.unit) == dimension(_STUDENTS),
            }
            found.update({name: True for name, holds in facts.items() if holds})
        case Kind.LEVEL:
            found["levels"] = list(field.levels)
        case Kind.TEXT:
            found["words"] = list(seen.words.get(field.name, ()))
        case _:
            pass
    return found
