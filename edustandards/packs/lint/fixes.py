"""Mends: edits at exact stretches of the text, taken only where the file means the same after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from edustandards.packs.lint.remark import Edit, Remark

Same: TypeAlias = Callable[[str], bool]
"""Says whether a text of the file loads and means the same as before."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A text with edits made, and the remarks that they took away."""

    text: str
    done: tuple[Remark, ...]


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits made, from its end to its beginning.

    >>> edited("edition: 2017", [Edit(9, 9, '"'), Edit(13, 13, '"')])
    'edition: "2017"'
    """
    for edit in sorted(edits, key=lambda one: (one.start, one.end), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def mended(text: str, remarks: Sequence[Remark], same: Same) -> Mended:
    """Return a text with all edits that leave its meaning as it is.

    All are tried at once; where that will not do, half by half. Edits that overlap those
    before them are left for another time.
    """
    apart = _apart([one for one in remarks if one.edits])
    if not apart:
        return Mended(text, ())
    done = _kept(text, (), apart, same)
    return Mended(edited(text, [edit for one in done for edit in one.edits]), done)


def _kept(
    text: str, done: tuple[Remark, ...], more: Sequence[Remark], same: Same
) -> tuple[Remark, ...]:
    """Return what is done with as many more as leave the meaning: all, else half by half."""
    if not more:
        return done
    together = (*done, *more)
    if same(edited(text, [edit for one in together for edit in one.edits])):
        return together
    if len(more) == 1:
        return done
    half = len(more) // 2
    return _kept(text, _kept(text, done, more[:half], same), more[half:], same)


def _apart(remarks: Iterable[Remark]) -> list[Remark]:
    """Return the remarks whose edits touch none of those before them."""
    taken: list[Edit] = []
    found = []
    for one in remarks:
        if not any(_touch(edit, other) for edit in one.edits for other in taken):
            taken += one.edits
            found.append(one)
    return found


def _touch(one: Edit, other: Edit) -> bool:
    return (one.start < other.end and other.start < one.end) or one == other
