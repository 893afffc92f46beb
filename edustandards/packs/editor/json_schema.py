"""The JSON Schema that editors complete and check files by, made from the models of the files.

Drafts newer than 7 are ignored by old editors, and recursion through `oneOf` takes them seconds:
mappings are closed by `additionalProperties`, a text or a mapping is told apart by `if`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeAlias, assert_never

from edustandards.checks.verdict import Verdict
from edustandards.packs.editor import patterns
from edustandards.packs.editor.conditions import conditions
from edustandards.packs.editor.shapes import (
    FILES,
    Choice,
    FormKeys,
    Keyed,
    Leaf,
    Named,
    OrText,
    Several,
    Shape,
    Words,
    forms,
)
from edustandards.packs.editor.snippets import PLACES, SNIPPETS
from edustandards.wording import keys, offered
from edustandards.wording.text import Text

Part: TypeAlias = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"

_NAMES: Mapping[str, str] = {
    **dict.fromkeys(("entities", "stages", "fields", "references", "indicators"), "name"),
    **dict.fromkeys(("standards", "set", "refine", "add", "retire"), "standard-id"),
    "by_year": "year",
}
"""Which pattern the author's own names below a key have to follow."""

_SIZES: Mapping[str, Part] = {
    **{key: {"minItems": 1} for key in ("all_of", "any_of", "of", "cases")},
    **{key: {"minProperties": 1} for key in ("by_stage", "by_year", "parts")},
    "plausible": {"minItems": 2, "maxItems": 2},
}
_KINDS = ("class", "school", "county", "city")
_OFFERED: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("on", "within", "for_every", "share_of"), _KINDS),
    "unit": ("student", "teacher", "class", "m²", "元", "%", "元/生", "m²/生", "教师/(100 学生)"),
    "stage": ("preschool", "primary", "junior", "senior", "vocational", "special"),
}
"""Words that an editor offers, among others that may stand there."""

_ROW_KEYS = ("stage", "value", "margin", "period", "year", "first_year", "today")


def json_schema(kind: str, lang: str = "both") -> Part:
    """Return the JSON Schema of a kind of file (`pack`, `vocabulary`, `facts`).

    Descriptions are in `lang`: zh, en, or both.

    >>> schema = json_schema("pack", "en")
    >>> schema["properties"]["effective"]["description"]
    'the first and the last day in force'
    """
    maker = _Maker(lang)
    root = maker.form(FILES[kind])
    maker.reach(FILES[kind])
    return {
        "$schema": DRAFT,
        **root,
        "description": maker.say(offered.FILES[kind]),
        "definitions": {**maker.shared(), **dict(sorted(maker.definitions.items()))},
    }


def schema_text(kind: str, lang: str = "both") -> str:
    """Return a JSON Schema as the text of a file."""
    return json.dumps(json_schema(kind, lang), ensure_ascii=False, indent=2) + "\n"


class _Maker:
    """The definitions that a schema needs, as they are met; what is said is in `lang`."""

    __slots__ = ("definitions", "lang")

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.definitions: dict[str, Part] = {}

    def say(self, text: Text) -> str:
        """Return a description."""
        return f"{text.zh}\n\n{text.en}" if self.lang == "both" else text.say(self.lang)

    def reach(self, name: str) -> None:
        """Define all forms that a form leads to."""
        for shape in forms()[name].keys.values():
            self._reach(shape)

    def _reach(self, shape: Shape) -> None:
        match shape:
            case Keyed(form) if form not in self.definitions:
                self.definitions[form] = {}
                self.definitions[form] = self.form(form)
                self.reach(form)
            case Several(of) | Named(of) | OrText(of):
                self._reach(of)
            case _:
                pass

    def form(self, name: str) -> Part:
        """Return the schema of a mapping with keys of its own."""
        form = forms()[name]
        required = {"required": list(form.required)} if form.required else {}
        return {
            "title": self.title(name),
            "type": "object",
            "properties": {key: self.key(name, key, form) for key in form.keys},
            "additionalProperties": False,
            **_PRIVATE,
            **required,
            **self._snippets(name),
            **conditions(name),
        }

    def key(self, name: str, key: str, form: FormKeys) -> Part:
        """Return the schema of a key of a form."""
        shape = form.keys[key]
        part = {"description": self.described(name, key), **self._value(key, shape)}
        if isinstance(shape, Named | Several):
            part |= _SIZES.get(key, {})
        if isinstance(shape, Named) and key in _NAMES:
            part["propertyNames"] = self.pattern(_NAMES[key])
        if isinstance(shape, Named | Several):
            part |= self._snippets(key)
        return part | _offered(key)

    def title(self, form: str) -> str:
        """Return what a form is called, in one line."""
        text = offered.FORMS.get(form, Text(form, form))
        return f"{text.zh} {text.en}" if self.lang == "both" else text.say(self.lang)

    def described(self, form: str, key: str) -> str:
        """Return what a key means in a form; a test makes sure that all are told."""
        text = keys.KEYS.get(f"{form}.{key}") or keys.KEYS.get(key)
        return self.say(text) if text is not None else key

    def _value(self, key: str, shape: Shape) -> Part:
        match key:
            case "require" | "target":
                return self.shape(shape, _ref("requirement"))
            case "examples":
                return {"type": "array", "items": self._example()}
            case "pack" | "edition":
                return _no_truth({"type": ["string", "number"], **self.pattern(key)})
            case "at_least":
                bounds = {"minimum": 1, "maximum": 9_999}
                return {"type": ["integer", "string"], **bounds, **self.pattern("count")}
            case "evidence":
                return {"enum": ["required"]}
            case _:
                return self.shape(shape)

    def shape(self, shape: Shape, text: Part | None = None) -> Part:
        """Return the schema of a shape; `text` is that of the texts in it."""
        text = text if text is not None else _ref("text")
        match shape:
            case Leaf("day"):
                return {"type": "string", **self.pattern("day")}
            case Leaf("whole"):
                bounds = {"minimum": 0, "maximum": 999_999}
                return {"type": ["integer", "string"], **bounds, **self.pattern("whole")}
            case Leaf("truth"):
                return {"type": ["boolean", "string"], **self.pattern("truth")}
            case Leaf():
                return text
            case Choice(of, values):
                return self._choice(of, values)
            case Words():
                return _ref("words")
            case Several(of):
                return {"type": "array", "items": self.shape(of, text)}
            case Named(of):
                return {"type": "object", "additionalProperties": self.shape(of, text), **_PRIVATE}
            case OrText(of):
                kind = "array" if isinstance(of, Several) else "object"
                return {"if": {"type": kind}, "then": self.shape(of, text), "else": text}
            case Keyed(form):
                return _ref(form)
            case _:
                assert_never(shape)

    def _choice(self, of: str, values: tuple[str, ...]) -> Part:
        said = [offered.CHOICES.get(f"{of}.{value}", Text(value, value)) for value in values]
        return {"enum": list(values), "enumDescriptions": [self.say(one) for one in said]}

    def pattern(self, name: str) -> Part:
        """Return a pattern, and the sentence that editors show where a text does not follow it."""
        text = offered.PATTERNS[name]
        said = f"{text.zh} / {text.en}" if self.lang == "both" else text.say(self.lang)
        return {"pattern": patterns.PATTERNS[name], "patternErrorMessage": said}

    def _example(self) -> Part:
        """Return the schema of an example: what is its own, then fields, references and rows."""
        own: Part = {
            key: {"description": self.described("Example", key), **_ref("text"), **_offered(key)}
            for key in _ROW_KEYS
        }
        verdicts = tuple(str(one.value) for one in Verdict)
        expect = {"description": self.described("Example", "expect")}
        row = {"type": "object", "additionalProperties": _ref("scalar"), **_PRIVATE}
        rows = {"type": "array", "items": row}
        return {
            "title": self.title("Example"),
            "type": "object",
            "properties": {**own, "expect": {**expect, **self._choice("Verdict", verdicts)}},
            "additionalProperties": {"if": {"type": "array"}, "then": rows, "else": _ref("scalar")},
            **_PRIVATE,
            "required": ["expect"],
        }

    def _snippets(self, place: str) -> Part:
        """Return the beginnings that an editor offers at a place."""
        if place not in PLACES:
            return {}
        found = []
        for name in PLACES[place]:
            body = [SNIPPETS[name]] if place == "examples" else SNIPPETS[name]
            text = self.say(offered.SNIPPETS[name])
            found.append({"label": name, "description": text, "body": body})
        return {"defaultSnippets": found}

    def shared(self) -> Part:
        """Return the definitions of plain values."""
        languages: Part = {
            one: {"description": self.say(keys.KEYS[one]), **_ref("text")} for one in ("zh", "en")
        }
        words = {"type": "object", "properties": languages, "additionalProperties": False}
        return {
            "scalar": {"type": ["string", "number", "boolean"]},
            "text": _no_truth({"type": ["string", "number"]}),
            "requirement": {"type": "string", **self.pattern("requirement")},
            "words": {
                "if": {"type": "object"},
                "then": {**words, **_PRIVATE},
                "else": _ref("text"),
            },
        }


_PRIVATE: Part = {"patternProperties": {"^x-": {}}}


def _offered(key: str) -> Part:
    return {"examples": list(_OFFERED[key])} if key in _OFFERED else {}


def _ref(name: str) -> Part:
    return {"$ref": f"#/definitions/{name}"}


def _no_truth(part: Part) -> Part:
    """Return a schema that also takes true and false, which an editor then does not offer."""
    return {"if": {"type": "boolean"}, "then": {}, "else": part}
