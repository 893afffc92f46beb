"""A problem is data: a code, a place, parameters; its sentence is made at the edge.

Whose fault it is decides the class: the pack's author (`PackError`), whoever sent the data
(`DataError`), or the text of a unit, quantity or formula (`NotationError`) wherever it came from.
A programming slip stays a plain `TypeError` or `ValueError`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from edustandards.where import NOWHERE, Place
from edustandards.wording import sentence

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
        """Return the problem in one line: place, sentence, code in brackets; `lang` is zh or en."""
        text = f"{sentence(self.code, lang, dict(self.params))} [{self.code}]"
        place = str(self.where)
        return f"{place}: {text}" if place else text

    def at(self, where: Place) -> Problem:
        """Return the problem moved to a place that the caller knows better."""
        return replace(self, where=where)


def problem(code: str, where: Place | None = None, /, **params: Parameter) -> Problem:
    """Return a problem; parameters are those of the sentence `code`."""
    return Problem(code, where or NOWHERE, tuple(sorted(params.items())))


class EdustandardsError(Exception):
    """What every error of this library derives from; `problems` says what is wrong.

    Its text is English, a line a problem; use `say("zh")` for Chinese.
    """

    problems: tuple[Problem, ...]

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems

    def say(self, lang: str) -> str:
        """Return all problems, a line each, in `lang` (zh or en)."""
        return "\n".join(one.say(lang) for one in self.problems)

    def __str__(self) -> str:
        """Return all problems in English."""
        return self.say("en")


class NotationError(EdustandardsError):
    """The text of a unit, a quantity, a formula or a requirement cannot be read.

    Its places count columns from 1 within that text; loaders move them into the file.
    """


class UnitError(EdustandardsError):
    """Two units do not measure the same thing, or a formula does not fit its unit."""


class PackError(EdustandardsError):
    """A pack or vocabulary cannot be used."""


class DataError(EdustandardsError):
    """A table, or what was passed for one, cannot be used."""


def refuse(kind: type[EdustandardsError], found: Iterable[Problem]) -> None:
    """Raise `kind` with all problems found, if there are any."""
    problems = tuple(found)
    if problems:
        raise kind(*problems)
