"""The signs, names and numbers of a formula, with columns; numbers take their unit along."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from typing import Literal, TypeAlias

from edustandards.errors import NotationError, problem
from edustandards.units.numbers import scan_number
from edustandards.units.parse import parse_unit
from edustandards.units.quantity import Quantity
from edustandards.units.signs import moved, short
from edustandards.units.unit import ONE, Unit
from edustandards.where import Place

MOST_TEXT = 2000
"""Longest formula that is read."""

Kind: TypeAlias = Literal["number", "name", "quoted", "sign", "end"]

_PLAIN = str.maketrans(
    {
        **dict(zip("０１２３４５６７８９", "0123456789", strict=True)),
        **dict(zip("（），．＋－−／÷＊×＜＞＝％：", "(),.+--//**<>=%:", strict=True)),
        **dict.fromkeys("“”„＂", '"'),
        "、": ",",
        "！": "!",
    }
)
_SIGN = re.compile(r"<=|>=|==|!=|<>|[-+*/(),<>=≤≥≠\[\]·]")
_SAME_SIGN = {"<=": "≤", ">=": "≥", "==": "=", "!=": "≠", "<>": "≠", "[": "(", "]": ")", "·": "*"}
_WORD = re.compile(r"[^\W\d]\w*")
_QUOTED = re.compile(r'"([^"]{0,100})"')
_JOINS = re.compile("[且或非]")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,8}(?![0-9])")
_UNIT_WORD = re.compile(r"\s*((?:[^\W\d]|[%‰°㎡μ])(?:[^\W\d]|[²³⁴⁵⁶⁻¹%‰°㎡\-_])*[2-9]?(?![\w]))")
_UNIT_GROUP = re.compile(r"\s*(\([^()]{1,60}\))")
_UNIT_JOIN = re.compile(r"\s*[/·]")


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a formula; `text` of a sign is its plain form, `quantity` is for numbers."""

    kind: Kind
    text: str
    start: int
    end: int
    quantity: Quantity | None = None


def refused(code: str, start: int, **params: str | int) -> NotationError:
    """Return the error `code` at a position of the formula."""
    return NotationError(problem(code, Place(column=start + 1), **params))


def scan(text: str, names: Container[str]) -> list[Token]:
    """Return the tokens of a formula and an end.

    A number takes along the unit written after it: names of units, joined by `/` and `·`. A name
    in `names` is never taken for a unit, so `4.1 m²/students` divides by the field `students`,
    and `4.1 m²/student * students` has the unit m²/student.

    Raises:
        NotationError: for a sign that no formula has, a broken number, or too long a text.
    """
    if len(text) > MOST_TEXT:
        raise refused("formula-long", MOST_TEXT, limit=MOST_TEXT)
    folded = text.translate(_PLAIN)
    found: list[Token] = []
    at = 0
    while at < len(folded):
        if folded[at].isspace():
            at += 1
            continue
        token = _token(text, folded, at, names)
        found.append(token)
        at = token.end
    found.append(Token("end", "", at, at))
    return found


def _token(text: str, folded: str, at: int, names: Container[str]) -> Token:
    if folded[at].isdigit() and folded[at].isascii():
        return _number(text, folded, at, names)
    if sign := _SIGN.match(folded, at):
        return Token("sign", _SAME_SIGN.get(sign[0], sign[0]), at, sign.end())
    if word := _WORD.match(folded, at):
        return _word(text, word, names)
    if quoted := _QUOTED.match(folded, at):
        return Token("quoted", text[at + 1 : quoted.end() - 1], at, quoted.end())
    raise refused("formula-sign", at, text=text[at])


def _word(text: str, word: re.Match[str], names: Container[str]) -> Token:
    """Return a name; 且, 或 and 非 stand alone though nothing parts them from their neighbours."""
    start, end = word.span()
    if text[start:end] not in names:
        join = _JOINS.search(text, start, end)
        if join is not None:
            end = join.end() if join.start() == start else join.start()
    return Token("name", text[start:end], start, end)


def _number(text: str, folded: str, at: int, names: Container[str]) -> Token:
    thousands = _THOUSANDS.match(folded, at)
    if thousands is not None:
        plain = thousands[0].replace(",", "")
        raise refused("formula-thousands", at, text=thousands[0], plain=plain)
    # A comma of a formula parts arguments, so that a number ends before it.
    comma = folded.find(",", at)
    written = scan_number(folded if comma < 0 else folded[:comma], at)
    unit, end = _unit(text, folded, written.end, names)
    return Token("number", text[at:end], at, end, Quantity(written.number, unit, written.places))


def _unit(text: str, folded: str, start: int, names: Container[str]) -> tuple[Unit, int]:
    """Return the longest unit that begins at `start`, and its end."""
    end = _unit_atom(folded, start, names)
    if end is None:
        return ONE, start
    while (join := _UNIT_JOIN.match(folded, end)) is not None:
        after = _unit_atom(folded, join.end(), names)
        if after is None:
            break
        end = after
    part = text[start:end]
    try:
        return parse_unit(part.strip()), end
    except NotationError as error:
        raise moved(error, start + len(part) - len(part.lstrip())) from None


def _unit_atom(folded: str, start: int, names: Container[str]) -> int | None:
    group = _UNIT_GROUP.match(folded, start)
    if group is not None:
        return group.end() if _is_unit(group[1]) else None
    word = _UNIT_WORD.match(folded, start)
    if word is None or word[1] in names:
        return None
    joined = _JOINS.search(word[1])
    text = word[1][: joined.start()] if joined else word[1]
    return word.start(1) + len(text) if text and _is_unit(text) else None


def _is_unit(text: str) -> bool:
    try:
        parse_unit(text)
    except NotationError:
        return False
    return True


def quoted(text: str) -> str:
    """Return what a message quotes of a formula."""
    return short(text)
