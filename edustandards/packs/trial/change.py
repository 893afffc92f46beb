"""One small change to a standard, and what a test of its examples makes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from edustandards.checks.standard import Standard
from edustandards.errors import Parameter


@dataclass(frozen=True, slots=True)
class Change:
    """What is changed, as a sentence of the wording tables, and where in the standard.

    `path` names the stage, year, case or part that the change stands in, from the outside in.
    `same` says that no verdict can depend on the change: it is not counted.
    """

    code: str
    params: tuple[tuple[str, Parameter], ...] = ()
    path: tuple[str, ...] = ()
    same: bool = False

    def within(self, step: str) -> Change:
        """Return the change as it is seen from further out."""
        return replace(self, path=(step, *self.path))


def change(code: str, /, *, same: bool = False, **params: Parameter) -> Change:
    """Return a change; parameters are those of the sentence `code`."""
    return Change(code, tuple(sorted(params.items())), same=same)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A standard with one change in it."""

    change: Change
    standard: Standard
