"""How well the examples of a pack guard it: which small changes they notice, and which not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from edustandards.checks import nodes as c
from edustandards.checks.standard import Standard
from edustandards.errors import UnitError
from edustandards.evaluate.judge import plan
from edustandards.evaluate.plans import Made
from edustandards.packs.cited import cited_in
from edustandards.packs.document import PackDocument
from edustandards.packs.trial.change import Mutant
from edustandards.packs.trial.mutants import mutants_of
from edustandards.packs.trial.ready import Asking, Ready, asking, notices


@dataclass(frozen=True, slots=True)
class Scored:
    """The mutants of one standard: those noticed, by how many; the survivors; those left out.

    `same` are those that provably cannot change any verdict.
    """

    standard: Standard
    killed: tuple[Mutant, ...]
    survivors: tuple[Mutant, ...]
    same: tuple[Mutant, ...]

    @property
    def counted(self) -> int:
        """Return how many mutants count."""
        return len(self.killed) + len(self.survivors)


class Score:
    """The examples that hold, made ready, and the standards that cite each other."""

    def __init__(self, document: PackDocument, holding: Sequence[Ready]) -> None:
        self._document = document
        self._examples: dict[str, list[Ready]] = {}
        for one in holding:
            self._examples.setdefault(one.example.standard, []).append(one)
        self._citing: dict[str, list[Standard]] = {}
        self._made: Made = {}
        for standard in document.standards:
            # What a change leaves as it is stays planned.
            plan(standard.check, self._made)
            for id_ in dict.fromkeys(cited_in(standard.check)):
                self._citing.setdefault(id_, []).append(standard)

    def scored(self, standard: Standard) -> Scored:
        """Return which mutants of a standard its examples notice, or those of who cites it."""
        killed, survivors, same = [], [], []
        for mutant in mutants_of(standard):
            if mutant.change.same:
                same.append(mutant)
            elif self.noticed(standard, mutant):
                killed.append(mutant)
            else:
                survivors.append(mutant)
        return Scored(standard, tuple(killed), tuple(survivors), tuple(same))

    def noticed(self, standard: Standard, mutant: Mutant) -> bool:
        """Tell whether any example notices a mutant of a standard.

        A change that does not even fit its units is noticed by loading the pack.
        """
        try:
            return any(
                notices(one, asked)
                for asked, several in self._asked(standard, mutant)
                for one in several
            )
        except UnitError:
            return True

    def _asked(
        self, standard: Standard, mutant: Mutant
    ) -> Iterator[tuple[Asking, Sequence[Ready]]]:
        own = self._examples.get(standard.id)
        if own:
            yield asking(mutant.standard, {**self._made}), own
        for citing in self._citing.get(standard.id, ()):
            several = self._examples.get(citing.id)
            if several:
                check = recited(citing.check, standard, mutant.standard)
                if check is not citing.check:
                    yield asking(replace(citing, check=check), {**self._made}), several


def recited(check: c.Check, old: Standard, new: Standard) -> c.Check:
    """Return a check with another form of a standard in place of the one that it cites."""
    if old.id not in cited_in(check):
        return check

    def again(part: c.Check) -> c.Check:
        return recited(part, old, new)

    match check:
        case c.Cited(id_, inner):
            if id_ == old.id:
                return c.Cited(id_, _wrapped(inner, old, new))
            return c.Cited(id_, again(inner))
        case c.Require() | c.Holds():
            return check
        case c.ByStage(cases):
            return c.ByStage(tuple((stage, again(case)) for stage, case in cases))
        case c.ByYear(cases):
            return replace(check, cases=tuple((year, again(case)) for year, case in cases))
        case c.Cases(cases):
            return c.Cases(tuple((condition, again(case)) for condition, case in cases))
        case c.AllOf(parts) | c.AnyOf(parts) | c.AtLeast(parts=parts):
            return replace(check, parts=tuple(again(part) for part in parts))
        case c.Not(part):
            return c.Not(again(part))
        case c.ForEvery() | c.ShareOf() | c.When():
            return replace(check, check=again(check.check))
        case _:
            assert_never(check)


def _wrapped(inner: c.Check, old: Standard, new: Standard) -> c.Check:
    """Return what a citation holds: the check, in its population and stages where these differ."""
    if inner == old.check:
        return new.check
    match inner:
        case c.ByStage(cases) if old.stages and tuple(one for one, _ in cases) == old.stages:
            check = _wrapped(cases[0][1], old, new)
            return c.ByStage(tuple((stage, check) for stage in new.stages))
        case c.When(condition, part) if condition == old.where and part == old.check:
            return new.check if new.where is None else c.When(new.where, new.check)
        case _:
            return inner
