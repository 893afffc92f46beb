"""What stands behind a verdict: the observations, the margins, what would close a gap."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from edustandards.measures.values import Value
from edustandards.units.unit import ONE, Unit
from edustandards.where import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Evidence:
    """One observation that a verdict rests on, in the unit of its field, and its cell.

    `of` names the part that it belongs to (a school of the county), empty for the entity itself.
    A value of `reference` was supplied from outside; `source` says by whom and of when.

    >>> import edustandards as es
    >>> rooms = es.field("rooms", "room") >= "12 room"
    >>> [one] = rooms({"rooms": 10}).evidence
    >>> one.field, one.value
    ('rooms', 10)
    """

    field: str
    value: Value
    unit: Unit = ONE
    place: Place = NOWHERE
    of: str = ""
    source: str = ""
    reference: bool = False


@dataclass(frozen=True, slots=True)
class Shortfall:
    """The least change of one field that closes the gap, the others held; whole for counts.

    A negative change is a reduction. `unit` is that of the field.

    >>> import edustandards as es
    >>> rooms = es.field("rooms", "room") >= "12 room"
    >>> rooms({"rooms": 10}).shortfall.change
    Fraction(2, 1)
    """

    field: str
    change: Fraction
    unit: Unit = ONE
