"""The four verdicts."""

from __future__ import annotations

from enum import Enum

from edustandards.errors import CallError, problem


class Verdict(Enum):
    """What is concluded of one standard on one entity; it refuses to be used as a truth value.

    >>> import edustandards as es
    >>> rooms = es.field("rooms", "room") >= "12 room"
    >>> rooms.verdict({"rooms": 12}) is es.Verdict.MET
    True
    >>> rooms.verdict({}) is es.Verdict.UNKNOWN
    True
    """

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"

    def __bool__(self) -> bool:
        """Refuse: four verdicts do not fit into two truth values."""
        raise CallError(problem("truth-verdict"))
