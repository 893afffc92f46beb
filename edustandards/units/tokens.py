"""The signs and names of a unit's text, each with its place; what is no unit is refused here."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from edustandards.errors import NotationError
from edustandards.units.names import (
    LENGTHS,
    MULTIPLIERS,
    OFFSETS,
    POWER_WORDS,
    SYMBOLS,
    WORDS,
    unit_named,
)
from edustandards.units.numbers import scan_number
from edustandards.units.signs import short, unreadable
from edustandards.units.unit import Unit

MAX_POWER = 6
MAX_MULTIPLIER = 10**12

Kind: TypeAlias = Literal["name", "multiplier", "shape", "power", "times", "per", "(", ")", "end"]


@dataclass(frozen=True, slots=True)
class Token:
    """One sign or name; `unit` of a name, `number` of a multiplier, a shape or a power."""

    kind: Kind
    start: int
    end: int
    unit: Unit | None = None
    number: int = 0


_LATIN = r"[A-Za-zμ]"
# Names with signs or spaces in them go first, the longest of them foremost.
_MARKED = re.compile(
    "|".join(
        re.escape(name) + (r"(?![A-Za-z])" if name[-1].isascii() and name[-1].isalpha() else "")
        for name in sorted({*SYMBOLS, *WORDS, *OFFSETS}, key=lambda name: (-len(name), name))
        if not re.fullmatch(rf"[\u3400-\u9fff]+|{_LATIN}+(?:[-_]{_LATIN}+)*", name)
    ),
    re.IGNORECASE,
)
_RUN = re.compile(rf"[\u3400-\u9fff]+|(?:{_LATIN})+(?:[-_](?:{_LATIN})+)*|\w+")
_SUPERSCRIPT = re.compile(r"[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_CARET = re.compile(r"(?:\^|\*\*)\s*(?:\(\s*([+-]?[0-9]+)\s*\)|([+-]?[0-9]+))")
_DIGITS = re.compile(r"[0-9]")
_FROM_SUPERSCRIPT = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "+-0123456789")
_HEADS = sorted(
    (head for head in (*MULTIPLIERS, *POWER_WORDS) if not head.isascii()), key=len, reverse=True
)
_DIGIT_POWER = re.compile(r"[2-9](?![0-9])")
_SIGNS: dict[str, Kind] = {"·": "times", "*": "times", "/": "per", "(": "(", ")": ")"}


def tokens(folded: str) -> Iterator[Token]:
    """Yield the tokens of a unit's text, whose signs are plain already, and an end.

    Raises:
        NotationError: for a sign or a name that no unit has, at its column.

    >>> [token.kind for token in tokens("间/百名学生")]
    ['name', 'per', 'multiplier', 'name', 'end']
    """
    at = 0
    while at < len(folded):
        if folded[at].isspace():
            at += 1
            continue
        for token in _at(folded, at):
            yield token
            at = token.end
    yield Token("end", at, at)


def _at(folded: str, at: int) -> Iterator[Token]:
    """Yield what stands at one place: mostly one token, several for a run of Chinese."""
    if power := _power(folded, at):
        yield power
    elif kind := _SIGNS.get(folded[at]):
        yield Token(kind, at, at + 1)
    elif _DIGITS.match(folded, at):
        yield _multiplier(folded, at)
    elif marked := _MARKED.match(folded, at):
        yield _name(marked[0], at)
    elif run := _RUN.match(folded, at):
        yield from _run(folded, run[0], at)
    else:
        raise unreadable("unit-sign", at + 1, text=folded[at])


def _run(folded: str, run: str, at: int) -> Iterator[Token]:
    if "每" in run:
        for piece in re.finditer("每|[^每]+", run):
            start = at + piece.start()
            if piece[0] == "每":
                yield Token("per", start, start + 1)
            else:
                yield from _word(piece[0], start)
        return
    last = None
    for last in _word(run, at):
        yield last
    if run.isascii() and last and last.unit and last.unit.powers[0][0] in LENGTHS:
        # m2 is how m² is typed.
        digit = _DIGIT_POWER.match(folded, last.end)
        if digit:
            yield Token("power", last.end, digit.end(), number=int(digit[0]))


def _word(text: str, at: int) -> Iterator[Token]:
    """Yield a name, with the multiplier or the 平方 that is written together with it."""
    lower = text.casefold()
    end = at + len(text)
    if unit_named(text) or text in OFFSETS:
        yield _name(text, at)
    elif lower == "per":
        yield Token("per", at, end)
    elif lower in MULTIPLIERS:
        yield Token("multiplier", at, end, number=MULTIPLIERS[lower])
    elif lower in POWER_WORDS:
        yield Token("shape", at, end, number=POWER_WORDS[lower])
    else:
        yield from _joined(text, at)


def _joined(text: str, at: int) -> Iterator[Token]:
    for head in _HEADS:
        rest = text.removeprefix(head)
        if rest == text:
            continue
        middle = at + len(head)
        if unit_named(rest) or rest[:2] in POWER_WORDS:
            yield from _word(head, at) if head in MULTIPLIERS else [_shape(head, at)]
            yield from _word(rest, middle)
            return
    raise _unknown(text, at)


def _shape(text: str, at: int) -> Token:
    return Token("shape", at, at + len(text), number=POWER_WORDS[text])


def _name(text: str, at: int) -> Token:
    if text in OFFSETS:
        raise unreadable("unit-offset", at + 1, text=text)
    unit = unit_named(text)
    if unit is None:
        raise _unknown(text, at)
    return Token("name", at, at + len(text), unit=unit)


def _power(folded: str, at: int) -> Token | None:
    raised = _SUPERSCRIPT.match(folded, at)
    caret = _CARET.match(folded, at)
    found = raised or caret
    if not found:
        return None
    digits = found[found.lastindex or 0].translate(_FROM_SUPERSCRIPT)
    # The digits are counted first: a power of a thousand digits is a text, not a number.
    if len(digits) > 2 or not 0 < abs(int(digits)) <= MAX_POWER:
        raise unreadable("unit-power", at + 1, text=short(found[0]), limit=MAX_POWER)
    return Token("power", at, found.end(), number=int(digits))


def _multiplier(folded: str, at: int) -> Token:
    written = scan_number(folded, at)
    if written.places or not 0 < written.number <= MAX_MULTIPLIER:
        text = short(folded[at : written.end])
        raise unreadable("unit-multiplier", at + 1, text=text)
    return Token("multiplier", at, written.end, number=int(written.number))


def _unknown(text: str, at: int) -> NotationError:
    near = _near(text)
    if near:
        return unreadable("unit-unknown-near", at + 1, text=short(text), near=near)
    return unreadable("unit-unknown", at + 1, text=short(text))


def _near(text: str) -> str:
    known = [*SYMBOLS, *WORDS]
    same = [name for name in known if name.casefold() == text.casefold()]
    return next(iter(same or difflib.get_close_matches(text.casefold(), known, 1, 0.7)), "")
