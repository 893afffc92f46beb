"""What a program passes, looked at where it is passed: a wrong argument is told by its name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from operator import index
from os import PathLike
from typing import Any, TypeVar

from edustandards.errors import CallError, UnknownNameError, problem
from edustandards.wording import sentence

T = TypeVar("T")

FRAMES = ("polars", "pandas", "pyarrow")
"""The libraries whose frames findings and tables can be had as."""

MOST_SHOWN = 60
MOST_KNOWN = 400
_MOST_NAMES = 1_000


def unfit(name: str, wanted: str, found: object) -> CallError:
    """Return the error that the argument `name` is of a kind that cannot be meant.

    `wanted` is the code of what would be right.
    """
    right = {"expected": sentence(wanted, "en", {}), "expected_zh": sentence(wanted, "zh", {})}
    return CallError(problem("call-kind", name=name, found=type(found).__name__, **right))


def must_be(value: object, kinds: type[T], name: str, wanted: str) -> T:
    """Return an argument of a kind.

    Raises:
        CallError: where it is of another.
    """
    if not isinstance(value, kinds):
        raise unfit(name, wanted, value)
    return value


def text_of(value: object, name: str, wanted: str = "wanted-text") -> str:
    """Return an argument that is a text.

    Raises:
        CallError: where it is none.

    >>> text_of(b"m", "unit", "wanted-unit")
    Traceback (most recent call last):
    edustandards.errors.CallError: unit cannot be bytes; it takes the notation of a unit, such as \
m²/student [call-kind]
    """
    return must_be(value, str, name, wanted)


def name_of(value: object, name: str) -> str:
    """Return an argument that is a name: a text that is not blank.

    Raises:
        CallError: where it is none.
    """
    text = text_of(value, name)
    if not text.strip():
        raise CallError(problem("call-empty", name=name))
    return text


def one_of(value: object, name: str, choices: Collection[str]) -> str:
    """Return an argument that is one of several words.

    Raises:
        CallError: where it is none of them.
    """
    text = text_of(value, name)
    if text not in choices:
        shown, known = text[:MOST_SHOWN], ", ".join(choices)
        raise CallError(problem("call-choice", name=name, text=shown, known=known))
    return text


def whole_of(value: Any, name: str) -> int:
    """Return an argument that is a whole number; one of numpy is one of Python then.

    Raises:
        CallError: where it is none, or a truth value.
    """
    try:
        found = None if isinstance(value, bool) else index(value)
    except TypeError:
        found = None
    if found is None:
        raise unfit(name, "wanted-whole", value)
    return found


def day_of(value: object, name: str) -> date | None:
    """Return an argument that is a day: a date, a text like 2024-09-01, or None.

    Raises:
        CallError: where it is none of these.

    >>> day_of("2024-09-01", "as_of")
    datetime.date(2024, 9, 1)
    """
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise CallError(problem("as-of", text=value[:MOST_SHOWN])) from None
    if isinstance(value, datetime):
        return value.date()
    return None if value is None else must_be(value, date, name, "wanted-date")


def path_of(value: object, name: str, wanted: str = "wanted-path") -> str | PathLike[str]:
    """Return an argument that is a path, as text or as an object.

    Raises:
        CallError: where it is none.
    """
    if not isinstance(value, str | PathLike):
        raise unfit(name, wanted, value)
    return value


def several_of(value: object, kinds: type[T], name: str, wanted: str) -> tuple[T, ...]:
    """Return an argument that holds several things of a kind; a text is not several texts.

    Raises:
        CallError: where it is something else, or holds something else.
    """
    if isinstance(value, str | bytes | Mapping) or not isinstance(value, Iterable):
        raise unfit(name, wanted, value)
    return tuple(must_be(one, kinds, name, wanted) for one in value)


def no_such(code: str, key: object, known: Iterable[str]) -> UnknownNameError:
    """Return the error that there is nothing called `key`, with the name that was meant or all.

    Its code is `<code>-near` or `<code>-unknown`.
    """
    text = key[:MOST_SHOWN] if isinstance(key, str) else type(key).__name__
    names = [one for _, one in zip(range(_MOST_NAMES), known, strict=False)]
    likely = get_close_matches(text, names, n=1)
    if likely:
        return UnknownNameError(problem(f"{code}-near", text=text, near=likely[0][:MOST_SHOWN]))
    said = ", ".join(names[:100])
    shown = said if len(said) <= MOST_KNOWN else f"{said[:MOST_KNOWN]}…"
    return UnknownNameError(problem(f"{code}-unknown", text=text, known=shown))
