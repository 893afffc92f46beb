"""What may stand where in a file, as plain data: read from the pydantic models of the files.

The models say it already; here it becomes a closed union, from which layouts and the editors'
schema are made. A model that says something new is refused, so that neither falls behind.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from pydantic import TypeAdapter

from edustandards.packs.facts import FactsForm
from edustandards.packs.schema import PackForm, VocabularyForm

FILES: Mapping[str, str] = {
    "pack": PackForm.__name__,
    "vocabulary": VocabularyForm.__name__,
    "facts": FactsForm.__name__,
}
"""The kinds of files, each with the form of its root."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text, or a date, a whole number or yes or no (`text`, `day`, `whole`, `truth`)."""

    kind: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values of an enumeration, whose name is `of`."""

    of: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A text, or one in each language: `{zh: …, en: …}`."""


@dataclass(frozen=True, slots=True)
class Several:
    """A list."""

    of: Shape


@dataclass(frozen=True, slots=True)
class Named:
    """Entries under names of the author's choice."""

    of: Shape


@dataclass(frozen=True, slots=True)
class OrText:
    """A text, or something else."""

    of: Shape


@dataclass(frozen=True, slots=True)
class Keyed:
    """A mapping with keys of its own: the form of that name."""

    form: str


Shape: TypeAlias = Leaf | Choice | Words | Several | Named | OrText | Keyed


@dataclass(frozen=True, slots=True)
class FormKeys:
    """The keys of a form, in the order of its model, and those that must be there."""

    keys: Mapping[str, Shape]
    required: tuple[str, ...]


@cache
def forms() -> Mapping[str, FormKeys]:
    """Return all forms of all files by their names.

    >>> forms()["EffectiveForm"].keys
    {'from': Leaf(kind='day'), 'to': Leaf(kind='day')}
    """
    union = PackForm | VocabularyForm | FactsForm
    said = TypeAdapter(union).json_schema(mode="validation")["$defs"]
    return {
        name: FormKeys(
            {key: _shape(one, said) for key, one in form["properties"].items()},
            tuple(form.get("required", ())),
        )
        for name, form in said.items()
        if "properties" in form
    }


def _shape(said: Mapping[str, Any], defs: Mapping[str, Any]) -> Shape:
    parts = said.get("anyOf") or said.get("oneOf") or said.get("allOf")
    if parts is not None:
        return _union([one for one in parts if one.get("type") != "null"], defs)
    if "$ref" in said:
        name = str(said["$ref"]).rpartition("/")[2]
        if "enum" in defs[name]:
            return Choice(name, tuple(map(str, defs[name]["enum"])))
        return Keyed(name)
    match said.get("type"):
        case "string":
            return Leaf("day" if said.get("format") == "date" else "text")
        case "integer":
            return Leaf("whole")
        case "boolean":
            return Leaf("truth")
        case "array":
            return Several(_shape(said["items"], defs))
        case "object" if isinstance(said.get("additionalProperties"), dict):
            return Named(_shape(said["additionalProperties"], defs))
    raise TypeError(f"the models say something that shapes do not know: {said}")


def _union(parts: list[Mapping[str, Any]], defs: Mapping[str, Any]) -> Shape:
    if len(parts) == 1:
        return _shape(parts[0], defs)
    text, other = parts
    if text.get("type") != "string":
        raise TypeError(f"a union that does not begin with a text: {parts}")
    if set(other.get("properties", ())) == {"zh", "en"}:
        return Words()
    return OrText(_shape(other, defs))
