"""A pydantic model made from a pack: a field for each that its standards ask for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, create_model, model_validator

from edustandards.arguments import no_such, several_of, unfit
from edustandards.checks.speaks import by_stage
from edustandards.evaluate.observed import PERIOD, STAGE
from edustandards.fluent.check import Check
from edustandards.measures import nodes as m
from edustandards.measures.vocabulary import Vocabulary
from edustandards.pydantic.amount import EXTENSION, In
from edustandards.pydantic.whole import Unknown, judge_of
from edustandards.units.quantity import Quantity
from edustandards.units.show import show_unit
from edustandards.wording import sentence

Model: TypeAlias = BaseModel


@dataclass(frozen=True, slots=True)
class Member:
    """A field of a model: its name, its type as it is and as it is written, its titles."""

    name: str
    annotation: Any
    written: str
    default: Any
    title: str
    title_zh: str


def model_of(
    checks: Mapping[str, Check],
    on: str = "school",
    *,
    require: Collection[str] | None = None,
    unknown: Unknown = "error",
) -> type[Model]:
    """Return a model of a kind of entity, with the fields that standards of a pack ask of it.

    An instance has to meet the standards named in `require`, all if it is None, none if it is
    empty. A field may be None; a verdict that hangs on it is then unknown, which is an error but
    with `unknown="pass"`. `stage` is there where a standard depends on it.

    Raises:
        UnknownNameError: where nothing is asked of that kind of entity, or `require` names a
            standard that is not there.
        CallError: where an argument is of another kind.

    >>> import edustandards as es
    >>> pack = es.load_pack("cn/quality-balanced")
    >>> School = model_of(pack, "school", require=["sports-area"])
    >>> school = School(stage="primary", students=400, sports_field_area="2500 m²", gym_area=500)
    >>> school.students
    Quantity(number=Fraction(400, 1), unit=Unit(powers=(('student', 1),), scale=Fraction(1, 1)), \
places=None, ratio=False)
    """
    asked = asked_of(checks, on)
    wanted = list(asked) if require is None else wanted_of(asked, require)
    judge = judge_of([asked[id_] for id_ in wanted], unknown)

    def meets_standards(self: Any) -> Any:
        judge(vars(self))
        return self

    fields: dict[str, Any] = {
        one.name: (
            one.annotation,
            Field(
                default=one.default,
                title=one.title,
                json_schema_extra={EXTENSION: {"title_zh": one.title_zh}},
            ),
        )
        for one in members(asked, on)
    }
    extra: dict[str, Any] = {EXTENSION: {"entity": on, "standards": wanted}}
    validators: dict[str, Any] = {"meets_standards": model_validator(mode="after")(meets_standards)}
    return create_model(
        on.title().replace("_", ""),
        __config__=ConfigDict(
            json_schema_extra=extra, frozen=True, extra="forbid", protected_namespaces=()
        ),
        __doc__=f"A {on}, with what its standards ask for.",
        __validators__=validators,
        **fields,
    )


def asked_of(checks: Mapping[str, Check], on: str) -> dict[str, Check]:
    """Return what is asked of a kind of entity.

    Raises:
        UnknownNameError: where nothing is; it says of whom something is.
    """
    if not isinstance(checks, Mapping):
        raise unfit("checks", "wanted-pack", checks)
    known = isinstance(on, str)
    asked = {id_: check for id_, check in checks.items() if known and check.on == on}
    if not asked:
        raise no_such("key-kind", on, dict.fromkeys(check.on for check in checks.values()))
    return asked


def wanted_of(asked: Mapping[str, Check], require: Collection[str]) -> list[str]:
    """Return the ids of standards that an instance has to meet.

    Raises:
        UnknownNameError: where one is not among those asked.
        CallError: where these are no ids.
    """
    wanted = several_of(require, str, "require", "wanted-texts")
    for id_ in wanted:
        if id_ not in asked:
            raise no_such("key-standard", id_, asked)
    return list(wanted)


def members(checks: Mapping[str, Check], on: str) -> Iterator[Member]:
    """Return the fields of a model of a kind of entity: its name, stage, period, then the rest."""
    words = next((check.words for check in checks.values()), Vocabulary())
    yield _member(on, str, "str", "", words)
    stages = list(words.stages)
    if stages and any(by_stage(check.node) for check in checks.values()):
        written = f"Literal[{', '.join(map(repr, stages))}] | None"
        yield _member(STAGE, _one_of(stages), written, None, words)
    yield _member(PERIOD, str | None, "str | None", None, words)
    for field in {f.name: f for check in checks.values() for f in check.fields}.values():
        yield _of(field, words)


def _of(field: m.Field, words: Vocabulary) -> Member:
    match field.kind:
        case m.Kind.NUMBER:
            unit = show_unit(field.unit, "en") or "1"
            annotation = Annotated[Quantity | None, In(unit)]
            return _member(
                field.name, annotation, f"Annotated[Quantity | None, In({unit!r})]", None, words
            )
        case m.Kind.YES_NO:
            return _member(field.name, bool | None, "bool | None", None, words)
        case m.Kind.DATE:
            return _member(field.name, date | None, "date | None", None, words)
        case m.Kind.LEVEL:
            written = f"Literal[{', '.join(map(repr, field.levels))}] | None"
            return _member(field.name, _one_of(field.levels), written, None, words)
        case m.Kind.TEXT:
            return _member(field.name, str | None, "str | None", None, words)


def _one_of(words: Sequence[str]) -> Any:
    """Return the type of one of some words, or None."""
    literal: Any = Literal  # of words that are known only now
    return literal[tuple(words)] | None


def _member(name: str, annotation: Any, written: str, default: Any, words: Vocabulary) -> Member:
    code = f"model-{name}"
    english, chinese = (
        sentence(code, lang, {}) if name in {STAGE, PERIOD} else words.title(name, lang)
        for lang in ("en", "zh")
    )
    return Member(name, annotation, written, default, english, chinese)
