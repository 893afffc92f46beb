"""How large a check is: of how many checks it consists, and how deep they lie in each other.

To judge a check takes as long as it is large. Its size is found without walking through what is
cited or shared once more, so that even one of billions of parts is measured at once.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias, assert_never

from edustandards.checks.nodes import (
    AllOf,
    AnyOf,
    AtLeast,
    ByStage,
    ByYear,
    Cases,
    Check,
    Cited,
    ForEvery,
    Holds,
    Not,
    Require,
    ShareOf,
    When,
)
from edustandards.errors import CallError, problem

MOST_CHECKS = 5_000
"""The most checks that one may consist of, those that it cites counted too."""

DEEPEST = 100
"""How deep checks may lie in each other; far below what exhausts the stack."""


class Size(NamedTuple):
    """Of how many checks a check consists, and how deep they lie in each other."""

    checks: int
    depth: int


TOO_DEEP = Size(MOST_CHECKS + 1, DEEPEST + 1)

Sizes: TypeAlias = dict[int, tuple[Check, Size]]
"""The sizes of checks by their identity, each beside its check so that it stays the same one."""


def size_of(check: Check, known: Sizes | None = None) -> Size:
    """Return the size of a check, `TOO_DEEP` where that is more than `DEEPEST`.

    `known` keeps what was found, for further checks that have parts in common with this one.

    >>> from edustandards.measures import nodes as m
    >>> rural = Holds(m.Says(m.Field("rural", kind=m.Kind.YES_NO)))
    >>> size_of(Not(AllOf((rural, rural))))
    Size(checks=4, depth=3)
    """
    try:
        return _size(check, {} if known is None else known, DEEPEST)
    except _DeeperError:
        return TOO_DEEP


def refuse_larger(check: Check) -> None:
    """Refuse a check that is larger than any that can be judged in a moment.

    Raises:
        CallError: where it is.
    """
    if (size := size_of(check)).checks > MOST_CHECKS or size.depth > DEEPEST:
        raise CallError(problem("call-large", checks=MOST_CHECKS, depth=DEEPEST))


class _DeeperError(Exception):
    """There is no end in sight."""


def _size(check: Check, known: Sizes, room: int) -> Size:
    if id(check) in known:
        return known[id(check)][1]
    if not room:
        raise _DeeperError
    match check:
        case Require() | Holds():
            parts: tuple[Check, ...] = ()
        case ByStage() | ByYear() | Cases():
            parts = tuple(part for _, part in check.cases)
        case AllOf(several) | AnyOf(several) | AtLeast(_, several):
            parts = several
        case Not(part) | When(_, part) | Cited(_, part) | ForEvery(_, part) | ShareOf(_, part):
            parts = (part,)
        case _:
            assert_never(check)
    sizes = [_size(part, known, room - 1) for part in parts]
    # Each part is judged a second time against its share, and all parts within it too.
    times = 2 if isinstance(check, AtLeast) and check.others is not None else 1
    count = 1 + times * sum(size.checks for size in sizes)
    size = Size(count, 1 + max((size.depth for size in sizes), default=0))
    known[id(check)] = (check, size)
    return size
