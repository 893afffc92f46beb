"""A pack with remarks to begin with, of its own or on top of another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from edustandards.errors import PackError, Problem, problem
from edustandards.packs.cited import cited_in
from edustandards.packs.editor.patterns import PATTERNS
from edustandards.packs.layout.scalars import written
from edustandards.packs.layout.tree import Leaf
from edustandards.packs.near import cut
from edustandards.packs.opened import Opened
from edustandards.packs.source import Key, Scalar
from edustandards.wording.starting import MODELINE, REMARKS, TEMPLATES
from edustandards.wording.text import Text

_MOST_IDS = 40


@dataclass(frozen=True, slots=True)
class Head:
    """What a pack is to be called; `schema` is the file by which editors complete it, if any."""

    pack: str
    edition: str
    title: Text
    day: str
    schema: str = ""


def check_names(head: Head) -> None:
    """Refuse names that no pack may have.

    Raises:
        PackError: `pack-id`, `pack-edition`.
    """
    found: list[Problem] = []
    if not re.search(PATTERNS["pack"], head.pack):
        found.append(problem("pack-id", text=cut(head.pack)))
    if not re.search(PATTERNS["edition"], head.edition):
        found.append(problem("pack-edition", text=cut(head.edition)))
    if found:
        raise PackError(*found)


def starting_pack(head: Head, lang: str) -> str:
    """Return a pack with remarks in `lang`, whose examples hold."""
    return _filled("pack", head, lang, {})


def starting_overlay(head: Head, parent: Opened, lang: str) -> str:
    """Return a pack that takes over another, with remarks on how to change what it takes over."""
    ids = [str(key) for key in parent.form.standards]
    locked = {str(key) for key, form in parent.form.standards.items() if form.lock is not None}
    shown = ", ".join(ids[:_MOST_IDS]) + (", …" if len(ids) > _MOST_IDS else "")
    words = {"parent": parent.document.name, "ids": shown}
    text = _filled("overlay", head, lang, words)
    limits = {
        str(key): f'"{form.require.text}"'
        for key, form in parent.form.standards.items()
        if isinstance(form.require, Scalar)
    }
    limits |= {
        str(key): "{" + ", ".join(f'{name}: "{one.text}"' for name, one in plain.items()) + "}"
        for key, form in parent.form.standards.items()
        if isinstance(form.require, Mapping)
        and len(plain := _plain(form.require)) == len(form.require)
    }
    id_ = next((one for one in ids if one in limits and one not in locked), None)
    if id_ is not None:
        text += _put(TEMPLATES["set"].say(lang), {"id": id_, "require": limits[id_]})
    open_ = next((one for one in ids if one not in locked), None)
    if open_ is not None:
        text += _put(TEMPLATES["refine"].say(lang), {"id": open_})
    text += TEMPLATES["add"].say(lang)
    document = parent.document
    cited = {one for standard in document.standards for one in cited_in(standard.check)}
    kept = cited | locked | set(document.conclusion)
    free = [one for one in ids if one not in kept] if len(ids) > 1 else []
    return text + (_put(TEMPLATES["retire"].say(lang), {"id": free[-1]}) if free else "")


def _plain(require: Mapping[Key, Any]) -> dict[str, Scalar]:
    return {str(key): one for key, one in require.items() if isinstance(one, Scalar)}


def sheet_head(head: Head, file: str, lang: str) -> str:
    """Return the head of a pack that is made from a spreadsheet."""
    return _filled("sheet", head, lang, {"file": flow_text(file)})


def default_title() -> Text:
    """Return the title of a pack that has been given none."""
    return REMARKS["title"]


def said_title(text: str) -> Text:
    """Return a title in one language, or in both: `中文 / English`."""
    first, parted, second = (one.strip() for one in text.partition(" / "))
    if parted and second.isascii() and not first.isascii():
        return Text(first, second)
    return Text(en=text.strip()) if text.isascii() else Text(zh=text.strip())


def flow_text(text: str) -> str:
    """Return a text as it stands in brackets."""
    return written(Leaf(text, "", (0, 0), (0, 0)), flow=True)


def flow_words(title: Text) -> str:
    """Return a title as it stands in a pack."""
    if title.zh and title.en:
        return f"{{zh: {flow_text(title.zh)}, en: {flow_text(title.en)}}}"
    one = title.zh or title.en
    return written(Leaf(one, "", (0, 0), (0, 0)), flow=False)


def _filled(name: str, head: Head, lang: str, words: Mapping[str, str]) -> str:
    given = {"pack": head.pack, "edition": head.edition, "title": flow_words(head.title)}
    text = _put(TEMPLATES[name].say(lang), {**given, "day": head.day, **words})
    return (MODELINE.replace("«schema»", head.schema) if head.schema else "") + text


def _put(text: str, words: Mapping[str, str]) -> str:
    return re.sub("«([a-z]+)»", lambda found: words[found[1]], text)
