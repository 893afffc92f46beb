"""The same thing twice: standards that ask the same, are called the same, or nearly so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from edustandards.checks.nodes import Check
from edustandards.errors import Problem, problem
from edustandards.measures.nodes import Condition
from edustandards.packs.lint.remark import Slip
from edustandards.packs.lint.sheet import Sheet, stated
from edustandards.packs.near import cut
from edustandards.packs.opened import Opened
from edustandards.packs.source import Key

_JOINTS = re.compile(r"[-_.]+")

Asks: TypeAlias = tuple[str, tuple[str, ...], Condition | None, Check]


def duplicate_check(sheet: Sheet, opened: Opened) -> Iterator[Slip]:
    """Return standards that ask exactly what another asks, of the same entities."""
    first: dict[Asks, Key] = {}
    for key, _, one in stated(opened):
        before = first.setdefault((one.on, one.stages, one.where, one.check), key)
        if before is not key and sheet.owns(key.place):
            yield Slip(_twice("lint-same-check", key, before))


def duplicate_title(sheet: Sheet, opened: Opened) -> Iterator[Slip]:
    """Return standards that reports cannot tell apart: the same title, on the same entities."""
    first: dict[tuple[str, str, str], Key] = {}
    for key, _, one in stated(opened):
        for lang, title in (("zh", one.title.zh), ("en", one.title.en.casefold())):
            before = first.setdefault((one.on, lang, title), key) if title else key
            if before is not key and sheet.owns(key.place):
                yield Slip(_twice("lint-same-title", key, before))
                break


def near_id(sheet: Sheet) -> Iterator[Slip]:
    """Return ids that differ from another only by hyphens, case or a plural."""
    if sheet.opened is not None:
        form = sheet.opened.form
        yield from _near(sheet, form.standards)
    names = sheet.names
    for section in (names.entities, names.stages, names.fields_, names.indicators):
        yield from _near(sheet, section)


def _near(sheet: Sheet, keys: Iterable[Key]) -> Iterator[Slip]:
    first: dict[str, Key] = {}
    for key in keys:
        plain = _JOINTS.sub("", key).casefold()
        before = first.setdefault(plain.removesuffix("s"), key)
        if before is not key and sheet.owns(key.place):
            yield Slip(_twice("lint-near-id", key, before))


def _twice(code: str, key: Key, before: Key) -> Problem:
    return problem(code, key.place, id=cut(key), other=cut(before), first=str(before.place))
