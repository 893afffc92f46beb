"""Units as data: named units with whole powers, and an exact scale."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Unit:
    """A product of named units: `room/(100 student)` is room¹·student⁻¹ at scale 1/100.

    `powers` are sorted by name and never zero; names are those of the definition file.

    >>> Unit.of("meter", 2) / Unit.of("student")
    Unit(powers=(('meter', 2), ('student', -1)), scale=Fraction(1, 1))
    """

    powers: tuple[tuple[str, int], ...] = ()
    scale: Fraction = Fraction(1)

    @classmethod
    def of(cls, name: str, power: int = 1) -> Unit:
        """Return the unit `name` to a power."""
        return cls(((name, power),))

    def scaled(self, by: Fraction | int) -> Unit:
        """Return the unit that is `by` times as large."""
        return Unit(self.powers, self.scale * by)

    def __mul__(self, other: Unit) -> Unit:
        """Return the product; the powers of the same name add up."""
        return Unit(_merged((*self.powers, *other.powers)), self.scale * other.scale)

    def __pow__(self, power: int) -> Unit:
        """Return the unit to a whole power."""
        powers = tuple((name, has * power) for name, has in self.powers) if power else ()
        return Unit(powers, self.scale**power)

    def __truediv__(self, other: Unit) -> Unit:
        """Return the quotient."""
        return self * other**-1


def _merged(powers: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    total: dict[str, int] = {}
    for name, power in powers:
        total[name] = total.get(name, 0) + power
    return tuple(sorted((name, power) for name, power in total.items() if power))


ONE = Unit()
"""The unit of plain numbers."""
