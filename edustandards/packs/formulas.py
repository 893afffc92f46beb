"""Formulas and conditions of a pack, read among its names, and kept from growing without bound."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from edustandards.checks.fields import bounds_of
from edustandards.checks.nodes import Requirement
from edustandards.checks.parse import parse_requirement
from edustandards.errors import Problem, problem
from edustandards.measures.fields import spoken_of
from edustandards.measures.nodes import Condition, Measure
from edustandards.measures.parse import parse_condition, parse_formula
from edustandards.packs.near import cut, unknown
from edustandards.packs.reading import attempt
from edustandards.packs.source import Scalar
from edustandards.units.quantity import Quantity
from edustandards.units.unit import Unit

T = TypeVar("T")

MAX_WEIGHT = 500
"""The most names that a formula may mention, those inside its indicators counted too."""
MAX_NESTING = 10
"""How deep indicators may name indicators."""

_WORD = re.compile(r"[^\W\d]\w*")
_LIGHT = (1, 0)


def words(text: str) -> list[str]:
    """Return what could be names in a formula, in their order.

    >>> words("(sports_field_area + 体育馆) / 学生 * 2")
    ['sports_field_area', '体育馆', '学生']
    """
    return _WORD.findall(text)


@dataclass(frozen=True, slots=True)
class Formulas:
    """The names that formulas may use; `weights` are those of indicators: size and nesting.

    Twenty indicators that each name the one before twice would make a formula of a million parts.
    `kinds` and `stages` are those that formulas may speak of.
    """

    names: Mapping[str, Measure] = field(default_factory=dict)
    weights: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    kinds: Collection[str] = ()
    stages: Collection[str] = ()

    def weigh(self, text: str) -> tuple[int, int]:
        """Return how many names a formula mentions in all, and how deep its indicators go."""
        weights = [self.weights.get(word, _LIGHT) for word in words(text)]
        return sum(size for size, _ in weights), max((deep for _, deep in weights), default=0)

    def measure(self, scalar: Scalar, found: list[Problem]) -> Measure | None:
        """Return the formula that a scalar states, else None with problems added to `found`."""
        node = self._read(scalar, parse_formula, found)
        return node if node is not None and self._knows(node, scalar, found) else None

    def condition(self, scalar: Scalar, found: list[Problem]) -> Condition | None:
        """Return the condition that a scalar states, else None with problems added to `found`."""
        node = self._read(scalar, parse_condition, found)
        return node if node is not None and self._knows(node, scalar, found) else None

    def requirement(
        self, scalar: Scalar, unit: Unit, levels: tuple[str, ...], found: list[Problem]
    ) -> Requirement | None:
        """Return the requirement that a scalar states for a value in `unit`, or on a scale."""

        def parse(text: str, names: Mapping[str, Measure]) -> Requirement:
            return parse_requirement(text, unit, names, levels)

        requirement = self._read(scalar, parse, found)
        if requirement is not None:
            for bound in bounds_of(requirement):
                if not isinstance(bound.threshold, Quantity):
                    self._knows(bound.threshold, scalar, found)
        return requirement

    def _knows(self, node: Measure | Condition, scalar: Scalar, found: list[Problem]) -> bool:
        """Tell whether the kinds of entities and the stages of a formula are known."""
        kinds, stages = spoken_of(node)
        before = len(found)
        for code, said, known in (("entity", kinds, self.kinds), ("stage", stages, self.stages)):
            found += [unknown(code, one, known, scalar.place) for one in said if one not in known]
        return len(found) == before

    def _read(
        self,
        scalar: Scalar,
        parse: Callable[[str, Mapping[str, Measure]], T],
        found: list[Problem],
    ) -> T | None:
        size, deep = self.weigh(scalar.text)
        if size > MAX_WEIGHT or deep >= MAX_NESTING:
            limits = {"size": MAX_WEIGHT, "depth": MAX_NESTING}
            found.append(problem("formula-heavy", scalar.place, text=cut(scalar.text), **limits))
            return None
        return attempt(scalar, lambda text: parse(text, self.names), found)
