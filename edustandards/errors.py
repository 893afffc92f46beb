"""A problem is data: a code, a place, parameters; its sentence is made at the edge.

Whose fault it is decides the class: the pack's author (`PackError`), whoever sent the data
(`DataError`), the text of a unit, quantity or formula (`NotationError`) wherever it came from, or
the program that calls (`CallError`, `UnknownNameError`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any, TypeAlias

from edustandards.where import NOWHERE, Place
from edustandards.wording import sentence

LANGUAGES = ("zh", "en")
_MOST_SHOWN = 60

Parameter: TypeAlias = str | int


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where, and what its sentence needs to be said.

    `code` is a key of the wording tables (`unit-unknown`); `params` fill its sentence.

    >>> print(problem("unit-unknown", Place("pack.yaml", 3, 9), text="m3").say("en"))
    pack.yaml:3:9: unknown unit 'm3' [unit-unknown]
    """

    code: str
    where: Place
    params: tuple[tuple[str, Parameter], ...] = ()

    def say(self, lang: str) -> str:
        """Return the problem in one line: place, sentence, code in brackets; `lang` is zh or en.

        What strangers sent and no file can hold (half a character) stands there as its escape.

        Raises:
            CallError: for another language.
        """
        text = f"{sentence(self.code, language(lang), dict(self.params))} [{self.code}]"
        place = str(self.where)
        return printable(f"{place}: {text}" if place else text)

    def as_dict(self) -> dict[str, Any]:
        """Return the problem for programs, as JSON can hold it.

        `code`; `where` with what is known of file, line, column, sheet, cell; `params` of the
        sentence; `message` in zh and en, without place and code.

        >>> problem("unit-unknown", Place("pack.yaml", 3), text="m3").as_dict()["where"]
        {'file': 'pack.yaml', 'line': 3}
        """
        params = dict(self.params)
        known = {name: one for name, one in asdict(self.where).items() if one not in {"", None}}
        return {
            "code": self.code,
            "where": {name: _plain(one) for name, one in known.items()},
            "params": {name: _plain(one) for name, one in params.items()},
            "message": {lang: printable(sentence(self.code, lang, params)) for lang in LANGUAGES},
        }

    def at(self, where: Place) -> Problem:
        """Return the problem moved to a place that the caller knows better."""
        return replace(self, where=where)


def problem(code: str, where: Place | None = None, /, **params: Parameter) -> Problem:
    """Return a problem; parameters are those of the sentence `code`."""
    return Problem(code, where or NOWHERE, tuple(sorted(params.items())))


def _plain(one: Parameter) -> Parameter:
    return printable(one) if isinstance(one, str) else one


def printable(text: str) -> str:
    r"""Return a text that can be written to any file: half a character becomes its escape.

    >>> printable("Schule \udcfc")
    'Schule \\udcfc'
    """
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")


class EdustandardsError(Exception):
    """What every error of this library derives from; `problems` says what is wrong.

    Its text is English, a line a problem; use `say("zh")` for Chinese.

    >>> import edustandards as es
    >>> try:
    ...     es.quantity("3 metters")
    ... except es.EdustandardsError as error:
    ...     print(error.say("en"))
    :3: unknown unit 'metters'; did you mean 'meters'? [unit-unknown-near]
    """

    problems: tuple[Problem, ...]

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems

    def say(self, lang: str) -> str:
        """Return all problems, a line each, in `lang` (zh or en).

        Raises:
            CallError: for another language.
        """
        language(lang)
        return "\n".join(one.say(lang) for one in self.problems)

    def __str__(self) -> str:
        """Return all problems in English."""
        return self.say("en")


class NotationError(EdustandardsError):
    """The text of a unit, a quantity, a formula or a requirement cannot be read.

    Its places count columns from 1 within that text; loaders move them into the file.

    >>> import edustandards as es
    >>> try:
    ...     es.quantity("3 m/")
    ... except es.NotationError as error:
    ...     print(error.problems[0].code)
    unit-incomplete
    """


class NumberError(NotationError):
    """What stands for a number is none: not finite, out of range, a truth value, another object.

    >>> import edustandards as es
    >>> try:
    ...     es.quantity(float("nan"))
    ... except es.NumberError as error:
    ...     print(error.problems[0].code)
    quantity-finite
    """


class UnitError(EdustandardsError):
    """Two units do not measure the same thing, or a formula does not fit its unit.

    >>> import edustandards as es
    >>> try:
    ...     es.field("area", "m²") + es.field("students", "student")
    ... except es.UnitError as error:
    ...     print(error.problems[0].code)
    unit-mismatch
    """


class PackError(EdustandardsError):
    """A pack or vocabulary cannot be used.

    >>> import edustandards as es
    >>> try:
    ...     es.read_check("on: school")
    ... except es.PackError as error:
    ...     print(error.problems[0].code)
    pack-key-missing
    """


class DataError(EdustandardsError):
    """A table, or what was passed for one, cannot be used.

    >>> import edustandards as es
    >>> try:
    ...     es.read_tables([])
    ... except es.DataError as error:
    ...     print(error.problems[0].code)
    table-empty
    """


class CallError(EdustandardsError, ValueError, TypeError):
    """A program passes what cannot be meant: an argument of another kind, an unknown choice.

    It is a `ValueError` and a `TypeError` too, to whoever catches these.

    >>> import edustandards as es
    >>> try:
    ...     es.at_least(3, [es.field("rooms", "room") >= "1 room"])
    ... except ValueError as error:
    ...     print(type(error).__name__, error.problems[0].code)
    CallError call-k
    """


class UnknownNameError(EdustandardsError, KeyError):
    """There is nothing of that name: no such standard, entity, table or field; a `KeyError` too.

    >>> import edustandards as es
    >>> try:
    ...     es.load_pack("cn/quality-balanced")["sport-area"]
    ... except KeyError as error:
    ...     print(error.say("en"))
    there is no standard 'sport-area'; is 'sports-area' meant? [key-standard-near]
    """


def language(lang: str) -> str:
    """Return a language that sentences are in.

    Raises:
        CallError: where it is neither zh nor en.
    """
    if not isinstance(lang, str) or lang not in LANGUAGES:
        known, text = ", ".join(LANGUAGES), _short(lang)
        raise CallError(problem("call-choice", name="lang", text=text, known=known))
    return lang


def _short(raw: object) -> str:
    return raw[:_MOST_SHOWN] if isinstance(raw, str) else type(raw).__name__


def refuse(kind: type[EdustandardsError], found: Iterable[Problem]) -> None:
    """Raise `kind` with all problems found, if there are any."""
    problems = tuple(found)
    if problems:
        raise kind(*problems)
