"""Two runs compared: which verdicts became which, what was won and lost, and by whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from edustandards.checks.verdict import Verdict
from edustandards.reports.against.saved import About, Found, Saved

Move: TypeAlias = tuple[Verdict | None, Verdict | None]
"""A verdict before and after; None where nobody was asked then, or nobody is now."""


class Turn(Enum):
    """What became of a finding.

    >>> import edustandards as es
    >>> school = {"school": "一小", "stage": "primary", "students": 100, "gym_area": 0}
    >>> pack = es.load_pack("cn/quality-balanced")
    >>> then, now = (pack.evaluate([school | {"sports_field_area": n}]) for n in (700, 750))
    >>> [one.about.standard for one in now.against(then).of(es.Turn.WON)]
    ['sports-area']
    """

    WON = "won"
    """It is met now, and was not, or was not known."""
    LOST = "lost"
    """It was met, and is not met now, or is not known any more."""
    OTHER = "other"
    """Its verdict is another one, but none of them is `met`: not met became unknown, say."""
    NEW = "new"
    """Nobody was asked before."""
    GONE = "gone"
    """Nobody is asked any more."""
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Turned:
    """One finding then and now; `about` is as it is now, or as it was where it is gone.

    >>> import edustandards as es
    >>> school = {"school": "一小", "stage": "primary", "students": 100, "gym_area": 0}
    >>> pack = es.load_pack("cn/quality-balanced")
    >>> then, now = (pack.evaluate([school | {"sports_field_area": n}]) for n in (700, 750))
    >>> [one] = [one for one in now.against(then).turned if one.turn is es.Turn.WON]
    >>> [verdict.value for verdict in one.move]
    ['not_met', 'met']
    """

    about: About
    before: Found | None
    after: Found | None

    @property
    def move(self) -> Move:
        """Return the verdict before and after."""
        return (
            None if self.before is None else self.before.verdict,
            None if self.after is None else self.after.verdict,
        )

    @property
    def turn(self) -> Turn:
        """Return what became of it."""
        before, after = self.move
        if before is None:
            return Turn.NEW
        if after is None:
            return Turn.GONE
        if before is after:
            return Turn.SAME
        lost = {Verdict.NOT_MET, Verdict.UNKNOWN}
        if after is Verdict.MET and before in lost:
            return Turn.WON
        if before is Verdict.MET and after in lost:
            return Turn.LOST
        return Turn.OTHER

    @property
    def drift(self) -> int:
        """Return 1 where the margin has become larger, -1 where smaller, else 0."""
        before = None if self.before is None else self.before.relative_margin
        after = None if self.after is None else self.after.relative_margin
        if before is None or after is None:
            return 0
        return (after > before) - (after < before)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs, finding by finding, in the order of the later one; what is gone comes last.

    >>> import edustandards as es
    >>> school = {"school": "一小", "stage": "primary", "students": 100, "gym_area": 0}
    >>> pack = es.load_pack("cn/quality-balanced")
    >>> then, now = (pack.evaluate([school | {"sports_field_area": n}]) for n in (700, 750))
    >>> now.against(then).counts()[es.Turn.WON]
    1
    """

    before: Saved
    after: Saved
    turned: tuple[Turned, ...]

    @property
    def same_pack(self) -> bool:
        """Tell whether both runs asked the same: the packs have the same content."""
        return self.before.digest == self.after.digest

    def of(self, turn: Turn) -> Iterator[Turned]:
        """Return the findings of which one thing became."""
        return (one for one in self.turned if one.turn is turn)

    def counts(self) -> Mapping[Turn, int]:
        """Return how many findings each thing became of."""
        counts = Counter(one.turn for one in self.turned)
        return {turn: counts[turn] for turn in Turn}

    def matrix(self) -> Mapping[Move, int]:
        """Return how many verdicts became which."""
        return Counter(one.move for one in self.turned)

    def by_standard(self) -> dict[str, Mapping[Turn, int]]:
        """Return what became of the findings of each standard, in the order of the pack."""
        found: dict[str, Counter[Turn]] = {}
        for one in self.turned:
            found.setdefault(one.about.standard, Counter())[one.turn] += 1
        return dict(found)

    def by_entity(self) -> dict[str, tuple[int, int]]:
        """Return how much each entity won and lost; whoever lost the most comes first."""
        found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for one in self.turned:
            if one.turn in {Turn.WON, Turn.LOST}:
                found[one.about.entity][one.turn is Turn.LOST] += 1
        ranked = sorted(found.items(), key=lambda item: (item[1][0] - item[1][1], item[0]))
        return {entity: (won, lost) for entity, (won, lost) in ranked}


_Key: TypeAlias = tuple[About, int]


def compare(before: Saved, after: Saved) -> Comparison:
    """Return two runs compared, finding by finding.

    Findings belong together by standard, entity, stage and period; where a run speaks of one period
    of an entity only, and the other of one other period, these are the same question a year on.
    """
    was, now = _numbered(before), _numbered(after)
    was, now = _a_year_on(was, now)
    turned = [Turned(key[0], was.get(key), found) for key, found in now.items()]
    turned += [Turned(key[0], found, None) for key, found in was.items() if key not in now]
    return Comparison(before, after, tuple(turned))


def _numbered(saved: Saved) -> dict[_Key, Found]:
    """Return findings by whom they speak of; those of one name are told apart by their order."""
    seen: Counter[About] = Counter()
    found: dict[_Key, Found] = {}
    for about, one in saved.findings:
        found[about, seen[about]] = one
        seen[about] += 1
    return found


def _a_year_on(
    was: dict[_Key, Found], now: dict[_Key, Found]
) -> tuple[dict[_Key, Found], dict[_Key, Found]]:
    """Give findings of the one period before the period that there is now."""
    then, later = _single_periods(was), _single_periods(now)
    moved: dict[_Key, Found] = {}
    for (about, number), found in was.items():
        name = (about.standard, about.entity, about.stage)
        period = later.get(name, "") if then.get(name) and (about, number) not in now else ""
        moved[about._replace(period=period) if period else about, number] = found
    return moved, now


def _single_periods(findings: dict[_Key, Found]) -> dict[tuple[str, str, str], str]:
    """Return the period of each question that is asked for one period only; empty for more."""
    found: dict[tuple[str, str, str], str] = {}
    for about, _ in findings:
        name = (about.standard, about.entity, about.stage)
        found[name] = about.period if found.get(name, about.period) == about.period else ""
    return found
