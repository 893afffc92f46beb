"""How a value is written in a pack: texts, titles, dates, numbers, choices, lists, named entries.

Every reader takes a node of the file and either returns the value or refuses with the code of a
sentence; pydantic knows the way to the node. Keys that start with `x-` are private to the author
of a file and are passed over.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Annotated, Any, ClassVar, TypeAlias, TypeVar, cast

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    InstanceOf,
    PlainValidator,
    Tag,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic import Field as Entry
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from edustandards.errors import Problem, problem
from edustandards.packs.near import cut, unknown
from edustandards.packs.source import MAX_PROBLEMS, Key, Mapping, Node, Scalar, Sequence
from edustandards.where import Place
from edustandards.wording.text import Text

T = TypeVar("T")
E = TypeVar("E", bound=Enum)

REFUSED = "refused"
"""The type of our own pydantic errors; `code` in their context names the sentence."""

TEXT, MAPPING, LIST = "@text", "@mapping", "@list"
"""Tags of unions; no key of a file can be one by accident."""


def refusal(code: str, **params: str | int) -> PydanticCustomError:
    """Return the error that says the sentence `code` at the node that is being read."""
    return PydanticCustomError(REFUSED, "see the wording tables", {"code": code, **params})


def noted(info: ValidationInfo) -> list[Problem]:
    """Return where problems are noted that need not stop the reading of a mapping."""
    return cast("list[Problem]", info.context)


def note_unknown(key: Key, known: Iterable[str], info: ValidationInfo) -> None:
    """Note a key that has no meaning here, unless it is a private one."""
    found = noted(info)
    if not key.startswith("x-") and len(found) <= MAX_PROBLEMS:
        found.append(unknown("pack-key", key, known, key.place))


class Form(BaseModel):
    """A mapping of a file; `node` knows the places of its keys."""

    # Built on first use, so that a form inside others is not built for itself as well.
    model_config: ClassVar[ConfigDict] = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True
    )

    node: SkipJsonSchema[InstanceOf[Mapping]] = Entry(alias="@")

    @model_validator(mode="before")
    @classmethod
    def _open(cls, node: object, info: ValidationInfo) -> dict[str, Any]:
        """Return the entries that are known; the others become problems in the context."""
        if not isinstance(node, Mapping):
            raise refusal("pack-mapping-expected")
        known = [key for key in _keys(cls) if key != "@"]
        values: dict[str, Any] = {"@": node}
        for key, value in node.entries.items():
            if key in known:
                values[key] = value
            else:
                note_unknown(key, known, info)
        return values

    def place(self, name: str = "") -> Place:
        """Return the place of a key as written, else where the mapping begins."""
        return next((key.place for key in self.node.entries if key == name), self.node.place)


def _keys(form: type[Form]) -> list[str]:
    return [entry.alias or name for name, entry in form.model_fields.items()]


def tag_of(node: object) -> str:
    """Return which branch of a union a node belongs to."""
    if isinstance(node, Scalar):
        return TEXT
    return MAPPING if isinstance(node, Mapping) else LIST if isinstance(node, Sequence) else "@"


def _text(node: object) -> str:
    if isinstance(node, Scalar):
        return node.text.strip()
    raise refusal("pack-text-expected")


def _scalar(node: object) -> Scalar:
    if isinstance(node, Scalar):
        return node
    raise refusal("pack-text-expected")


def _items(node: object) -> tuple[Node, ...]:
    if isinstance(node, Sequence):
        return node.items
    if isinstance(node, Scalar) and node.text.startswith(("【", "［")):
        raise refusal("pack-list-wide", text=node.text[0])
    raise refusal("pack-list-expected")


def _entries(node: object) -> dict[Key, Node]:
    if isinstance(node, Mapping):
        return {key: value for key, value in node.entries.items() if not key.startswith("x-")}
    raise refusal("pack-mapping-expected")


def _day(node: object) -> date:
    text = _text(node)
    try:
        if text.isascii() and len(text) == len("2017-04-19"):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise refusal("pack-date", text=cut(text))


def _whole(node: object) -> int:
    text = _text(node)
    if text.isascii() and text.isdecimal() and len(text) <= len("999999"):
        return int(text)
    raise refusal("pack-whole-number", text=cut(text))


def _truth(node: object) -> bool:
    text = _text(node)
    if text not in {"true", "false"}:
        raise refusal("pack-true-false", text=cut(text))
    return text == "true"


def choice(kind: type[E]) -> PlainValidator:
    """Return the reader of one of the values of an enumeration."""
    words = {str(one.value): one for one in kind}

    def choose(node: object) -> E:
        text = _text(node)
        if text not in words:
            raise refusal("pack-choice", text=cut(text), known=", ".join(words))
        return words[text]

    return PlainValidator(choose, json_schema_input_type=kind)


_STRING = {"type": "string"}

Words: TypeAlias = Annotated[Scalar, PlainValidator(_scalar), WithJsonSchema(_STRING)]
"""A text whose place is needed later: a formula, a unit, a requirement."""

Plain: TypeAlias = Annotated[str, PlainValidator(_text), WithJsonSchema(_STRING)]
"""A text that is only shown."""

Day: TypeAlias = Annotated[
    date, PlainValidator(_day), WithJsonSchema({"type": "string", "format": "date"})
]
Whole: TypeAlias = Annotated[
    int, PlainValidator(_whole), WithJsonSchema({"type": "integer", "minimum": 0})
]
Truth: TypeAlias = Annotated[bool, PlainValidator(_truth), WithJsonSchema({"type": "boolean"})]

Listed: TypeAlias = Annotated[tuple[T, ...], BeforeValidator(_items)]
"""A list."""

Named: TypeAlias = Annotated[
    dict[Annotated[InstanceOf[Key], WithJsonSchema(_STRING)], T], BeforeValidator(_entries)
]
"""Entries under names of the author's choice."""

OrText: TypeAlias = Annotated[
    Annotated[Words, Tag(TEXT)] | Annotated[T, Tag(MAPPING)], Discriminator(tag_of)
]
"""A text, or a mapping of the form `T`."""


OrList: TypeAlias = Annotated[
    Annotated[Words, Tag(TEXT)] | Annotated[Listed[T], Tag(LIST)], Discriminator(tag_of)
]
"""A text, or a list of `T`."""


def _wording(node: object, info: ValidationInfo) -> Text:
    if isinstance(node, Scalar):
        plain = node.text.strip()
        return Text(en=plain) if plain.isascii() else Text(zh=plain)
    if not isinstance(node, Mapping):
        raise refusal("pack-text-or-mapping")
    words = {"zh": "", "en": ""}
    for key, value in node.entries.items():
        if key not in words:
            note_unknown(key, words, info)
        elif isinstance(value, Scalar):
            words[key] = value.text.strip()
        else:
            noted(info).append(problem("pack-text-expected", value.place))
    return Text(**words)


Wording: TypeAlias = Annotated[
    Text,
    PlainValidator(_wording),
    WithJsonSchema(
        {
            "anyOf": [
                _STRING,
                {
                    "type": "object",
                    "properties": {"zh": _STRING, "en": _STRING},
                    "additionalProperties": False,
                },
            ]
        }
    ),
]
"""A title or note: a text, or `{zh: …, en: …}`."""
