"""How large each named unit is, exactly, as its definition in `education.txt` says.

The file is in the language of pint, and pint reads it too, for other people's quantities (see
`bridge`). Sizes are read here without pint: a few products are not worth its start.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Size(NamedTuple):
    """What one named unit is: how many base units, of which dimensions."""

    factor: Fraction
    dimensions: tuple[tuple[str, int], ...]


_TERM = re.compile(r"\s*([*/]?)\s*(?:\[(\w+)\]|(\d+)|(\w+))(?:\s*\*\*\s*(\d+))?\s*")


def size_of(name: str) -> Size:
    """Return the size of a named unit, exactly.

    >>> size_of("mu")
    Size(factor=Fraction(2000, 3), dimensions=(('length', 2),))
    """
    return _sizes()[name]


def definitions() -> str:
    """Return the definition file, in the language of pint.

    >>> "mu = 2000/3 * meter**2" in definitions()
    True
    """
    return Path(__file__).with_name("education.txt").read_text("utf-8")


@cache
def _sizes() -> Mapping[str, Size]:
    sizes: dict[str, Size] = {}
    for line in definitions().splitlines():
        name, equals, text = line.partition(" = ")
        if equals and not line.startswith("#"):
            sizes[name] = _read(text, sizes)
    return sizes


def _read(text: str, known: Mapping[str, Size]) -> Size:
    """Return the size that a product states; what it names is defined above it."""
    factor, powers, at = Fraction(1), dict[str, int](), 0
    while at < len(text):
        term = _TERM.match(text, at)
        assert term is not None, f"{text!r} is not a product of units"
        at = term.end()
        sign, dimension, number, unit, raised = term.groups()
        power = int(raised or 1) * (-1 if sign == "/" else 1)
        if dimension:
            size = Size(Fraction(1), ((dimension, 1),))
        else:
            size = known[unit] if unit else Size(Fraction(number), ())
        factor *= size.factor**power
        for base, has in size.dimensions:
            powers[base] = powers.get(base, 0) + has * power
    return Size(factor, tuple(sorted((base, power) for base, power in powers.items() if power)))
