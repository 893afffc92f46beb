"""An order for things that name each other, and the rings in which they name themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

_MAX_RINGS = 20


def in_order(
    needs: Mapping[str, Iterable[str]],
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return names so that each comes after those that it needs, and the rings found on the way.

    A ring starts and ends with the same name, each needing the next; its names are left out of the
    order. Names that are needed and not given are passed over. Past 20 rings there is no order.

    >>> in_order({"a": ["b"], "b": [], "c": ["d"], "d": ["c"]})
    (('b', 'a'), (('c', 'd', 'c'),))
    """
    position = {name: index for index, name in enumerate(needs)}
    left = {name: [one for one in needed if one in needs] for name, needed in needs.items()}
    rings: list[tuple[str, ...]] = []
    while len(rings) < _MAX_RINGS:
        try:
            return tuple(TopologicalSorter(left).static_order()), tuple(rings)
        except CycleError as error:
            # graphlib tells what comes before what; here each name is to need the next.
            ring = list(reversed(error.args[1][1:]))
            first = min(range(len(ring)), key=lambda index: position[ring[index]])
            rings.append((*ring[first:], *ring[: first + 1]))
            left = {
                name: [one for one in needed if one not in ring]
                for name, needed in left.items()
                if name not in ring
            }
    return (), tuple(rings)
