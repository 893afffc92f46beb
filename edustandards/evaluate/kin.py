"""What a value is held against around its row: earlier years, and its place among peers."""

from __future__ import annotations

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
    values = [of(peer) for peer in peers]
    better = sum(1 for one in values if one is not None and one[0] * own[1] > own[0] * one[1])
    return better + 1, better + values.count(None) + 1, len(peers)
