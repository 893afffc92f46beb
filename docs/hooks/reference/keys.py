"""The page of keys: what every key of a file means, of what type, what it is if left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, assert_never

import yaml

from edustandards.packs.editor.shapes import (
    FILES,
    Choice,
    Keyed,
    Leaf,
    Named,
    OrText,
    Several,
    Shape,
    Words,
    forms,
)
from edustandards.packs.facts import FactsForm
from edustandards.packs.forms import Form
from edustandards.packs.schema import PackForm, VocabularyForm
from edustandards.reports.site.md import code, plain, table
from edustandards.wording import keys, offered
from edustandards.wording.text import Text
from reference.prose import heading, prose

ROOT = Path(__file__).resolve().parents[3]

_TITLE = Text("标准包的每一项", "Every key of a pack")
_ABOUT = Text(
    "标准包、名称表和补充资料文件中可以写的每一项：含义、类型、不写时是什么、实例。"
    "本页由程序读取这些文件所用的模型生成，实例取自自带的标准包。怎样写见[标准包的写法](../packs.md)，"
    "编辑器补全用的模式见[JSON 模式](schemas.md)。以 `x-` 开头的项归作者自用，处处可写。",
    "Every key that packs, vocabularies and facts files can have: its meaning, its type, what it is"
    " if left out, an example. This page is made from the models by which these files are read; the"
    " examples are from the packs that come with the library. For how to write them see"
    " [the language of packs](../packs.md), for completion in editors the [schemas](schemas.md)."
    " Keys that begin with `x-` are the author's own, anywhere.",
)
_HEADS = (
    Text("项", "key"),
    Text("含义", "meaning"),
    Text("类型", "type"),
    Text("不写时", "if left out"),
    Text("例", "example"),
)
_NEEDED = Text("必须写", "needed")
_LEAVES: Mapping[str, Text] = {
    "text": Text("文字", "text"),
    "day": Text("日期", "date"),
    "whole": Text("整数", "whole number"),
    "truth": Text("true / false", "true / false"),
}
_SEVERAL = Text("列表：{of}", "list of {of}")
_NAMED = Text("名称: {of}", "name: {of}")
_OR = Text("文字，或 {of}", "text, or {of}")
_BOTH = Text("文字，或 {{zh, en}}", "text, or {{zh, en}}")
EXAMPLES: Mapping[str, str] = {
    "by_stage": "{primary: sports-area, junior: equipment}",
    "by_year": "{2025: sports-area}",
    "cap": "100 %",
    "checked_on": "2024-09-01",
    "counting": "applicable",
    "evidence": "required",
    "floor": "0 %",
    "line": "12",
    "lock": "[require]",
    "retire": "{rotation: {reason: no longer counted}}",
    "select": "{standards: [sports-area], reason: we ask no more}",
    "signed": "true",
    "stage": "primary",
    "weight": "30 %",
}
"""Of keys that none of our packs has."""
LONGEST = 48


def page(lang: str) -> Iterator[str]:
    """Return the lines of the page."""
    yield from (f"# {_TITLE.say(lang)}", "", _ABOUT.say(lang), "")
    heads = [one.say(lang) for one in _HEADS]
    seen = examples()
    for name in reached():
        yield from (f"## {heading(offered.FORMS[name].say(lang))} {{ #{anchor(name)} }}", "")
        yield from table(heads, [_row(name, key, lang, seen) for key in forms()[name].keys])


def reached() -> list[str]:
    """Return the forms in the order in which they are met from the heads of the files."""
    found: list[str] = []

    def reach(name: str) -> None:
        if name in found:
            return
        found.append(name)
        for shape in forms()[name].keys.values():
            walk(shape)

    def walk(shape: Shape) -> None:
        match shape:
            case Keyed(form):
                reach(form)
            case Several(of) | Named(of) | OrText(of):
                walk(of)
            case Leaf() | Choice() | Words():
                pass
            case _:
                assert_never(shape)

    for name in FILES.values():
        reach(name)
    return found


def anchor(form: str) -> str:
    """Return the name by which a form is linked to."""
    return form.removesuffix("Form").lower()


def _form(name: str, lang: str) -> str:
    return plain(offered.FORMS[name].say(lang))


def _row(form: str, key: str, lang: str, seen: Mapping[str, str]) -> list[str]:
    shape = forms()[form].keys[key]
    said = keys.KEYS.get(f"{form}.{key}") or keys.KEYS[key]
    example = seen.get(f"{form}.{key}") or seen.get(key) or EXAMPLES.get(key, "")
    return [
        code(key),
        prose(said.say(lang)),
        _type(shape, lang),
        _default(form, key, lang),
        code(example),
    ]


def _type(shape: Shape, lang: str) -> str:
    match shape:
        case Leaf(kind):
            return _LEAVES[kind].say(lang)
        case Choice(_, values):
            return " / ".join(map(code, values))
        case Words():
            return plain(_BOTH.say(lang).format())
        case Several(of):
            return _SEVERAL.say(lang).format(of=_type(of, lang))
        case Named(of):
            return _NAMED.say(lang).format(of=_type(of, lang))
        case OrText(of):
            return _OR.say(lang).format(of=_type(of, lang))
        case Keyed(form):
            return f"[{_form(form, lang)}](#{anchor(form)})"
        case _:
            assert_never(shape)


def _default(form: str, key: str, lang: str) -> str:
    if key in forms()[form].required:
        return _NEEDED.say(lang)
    value = _model(form)[key]
    if isinstance(value, Enum):
        return code(str(value.value))
    if isinstance(value, bool):
        return code(str(value).lower())
    return code(str(value)) if isinstance(value, int) else "–"


def _model(form: str) -> dict[str, Any]:
    """Return the default of each key of a form."""
    found = {one.__name__: one for one in _models(Form)}[form]
    fields = found.model_fields.items()
    return {field.alias or name: field.default for name, field in fields}


def _models(of: type[Form]) -> Iterator[type[Form]]:
    for one in of.__subclasses__():
        yield one
        yield from _models(one)


@cache
def examples() -> Mapping[str, str]:
    """Return an example of each key, alone and by its form: the shortest of those in our packs."""
    found: dict[str, str] = {}
    for path in (*ROOT.glob("standards/**/*.yaml"), *ROOT.glob("examples/**/*.yaml")):
        text = path.read_text(encoding="utf-8")
        content = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - it makes texts only
        for root, form in (
            ("pack", PackForm.__name__),
            ("vocabulary", VocabularyForm.__name__),
            ("facts", FactsForm.__name__),
        ):
            if isinstance(content, dict) and root in content:
                _gather(Keyed(form), content, found)
    return found


def _gather(shape: Shape, content: Any, found: dict[str, str]) -> None:
    match shape:
        case Keyed(form) if isinstance(content, dict):
            for key, inner in forms()[form].keys.items():
                if key in content:
                    for name in (key, f"{form}.{key}"):
                        _note(name, content[key], found)
                    _gather(inner, content[key], found)
        case Several(of) if isinstance(content, list):
            for one in content:
                _gather(of, one, found)
        case Named(of) if isinstance(content, dict):
            for one in content.values():
                _gather(of, one, found)
        case OrText(of):
            _gather(of, content, found)
        case _:
            pass


def _note(key: str, content: Any, found: dict[str, str]) -> None:
    text = yaml.safe_dump(
        content, default_flow_style=True, allow_unicode=True, width=10_000, sort_keys=False
    )
    text = text.removesuffix("...\n").strip().replace("'", "")
    if len(text) > LONGEST:
        text = f"{text[: LONGEST - 1]}…"
    # Of two that are alike in length the first in the alphabet, whatever the order of files.
    if key not in found or (len(text), text) < (len(found[key]), found[key]):
        found[key] = text
