"""Which standards a check cites."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from edustandards.checks import nodes as c


def cited_in(check: c.Check) -> Iterator[str]:
    """Return the ids of the standards that a check is made of, those within them too.

    Of another pack that it asks for, the name is returned and not the ids, which are its own.
    """
    match check:
        case c.Require() | c.Holds():
            return
        case c.Cited(id_, inner):
            yield id_
            if "@" not in id_:
                yield from cited_in(inner)
        case c.ByStage() | c.ByYear() | c.Cases():
            for _, case in check.cases:
                yield from cited_in(case)
        case c.AllOf(parts) | c.AnyOf(parts) | c.AtLeast(parts=parts):
            for part in parts:
                yield from cited_in(part)
        case c.Not(inner) | c.When(_, inner) | c.ForEvery(_, inner) | c.ShareOf(_, inner):
            yield from cited_in(inner)
        case _:
            assert_never(check)
