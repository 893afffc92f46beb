"""What a value is held against around its row: earlier years, and its place among peers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from fractions import Fraction

from edustandards.evaluate.arithmetic import Number
from edustandards.evaluate.fold import Pair
from edustandards.evaluate.row import Row
from edustandards.measures.nodes import Since


def row_before(row: Row, since: int | Since | None) -> Row | None:
    """Return the row of the period before, of a given year, or of the base year of the plan."""
    if since is None:
        return row.kin.earlier(row, 1)
    year = row.kin.given.base if isinstance(since, Since) else since
    return None if year is None else row.kin.base(row, year)


def rank(of: Number, within: str) -> Number:
    """Return the place among peers as a share of them, None where it is not certain."""

    def value(row: Row) -> Pair | None:
        place = places(row, of, within)
        return None if place is None or place[0] != place[1] else (place[0], place[2])

    return value


def places(row: Row, of: Number, within: str) -> tuple[int, int, int] | None:
    """Return the best and the worst place that a row may have among its peers, and how many.

    They differ where the value of a peer is not known. A rank among one says nothing: None.
    """
    own = of(row)
    peers = row.kin.peers(row, within)
    if own is None or peers is None or len(peers) < 2:
        return None
    standing, unknown = row.kin.once((of, id(peers)), lambda: _standing(of, peers))
    better = len(standing) - bisect_right(standing, Fraction(*own))
    return better + 1, better + unknown + 1, len(peers)


def _standing(of: Number, peers: Sequence[Row]) -> tuple[list[Fraction], int]:
    """Return the values of peers from the least to the greatest, and how many are not known."""
    values = [of(peer) for peer in peers]
    known = sorted(Fraction(*one) for one in values if one is not None)
    return known, len(values) - len(known)
