"""Comments that say which remarks their author has thought about, and why they may stay.

`# lint: ignore <id>: <reason>` at the end of a line or on the line above it;
`# lint: ignore-file <id>: <reason>` in the head. Several ids are parted by commas.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from edustandards.errors import Problem, problem
from edustandards.packs.lint.remark import Edit, Remark, Slip
from edustandards.packs.lint.spots import Spots
from edustandards.packs.near import cut, unknown
from edustandards.where import Place

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[ \t]*lint[ \t]*[:：](?P<said>.*)$")
_SAID = re.compile(
    r"\s*(?P<verb>ignore-file|ignore)\s+(?P<ids>[\w-]+(?:\s*[,，]\s*[\w-]+)*)\s*(?:[:：](?P<why>.*))?"
)
_BODY = re.compile(
    r"(?:standards|select|set|refine|add|retire|pending|fields|entities|stages|references|"
    r"indicators)[ ]*:"
)


@dataclass(frozen=True, slots=True)
class Ignore:
    """One comment: the rules it names, its reason, and the line whose remarks it means.

    `line` is None where it means the whole file. `start` and `end` are its stretch of the text.
    """

    ids: tuple[str, ...]
    reason: str
    line: int | None
    place: Place
    start: int
    end: int


def read_ignores(file: str, spots: Spots) -> tuple[list[Ignore], list[Problem]]:
    """Return the comments of a file that ignore something, and what is wrong with others."""
    found: list[Ignore] = []
    wrong: list[Problem] = []
    in_head = True
    for number, line in enumerate(spots.lines, 1):
        in_head = in_head and not _BODY.match(line)
        match = _COMMENT.search(line)
        if match is None or spots.within_words(spots.starts[number - 1] + match.start()):
            continue
        place = Place(file, number, match.start() + 1)
        said = _SAID.fullmatch(match["said"])
        if said is None or (said["verb"] == "ignore-file" and not in_head):
            code = "lint-ignore-form" if said is None else "lint-ignore-file"
            wrong.append(problem(code, place, text=cut(match["said"])))
            continue
        ids = tuple(re.split(r"\s*[,，]\s*", said["ids"]))
        reason = (said["why"] or "").strip()
        start = spots.starts[number - 1] + match.start()
        meant = None if said["verb"] == "ignore-file" else _meant(number, line, match, spots.lines)
        stop = spots.starts[number - 1] + len(line)
        found.append(Ignore(ids, reason, meant, place, start, stop))
    return found, wrong


def _meant(number: int, line: str, match: re.Match[str], lines: Sequence[str]) -> int:
    """Return the line that a comment speaks of: its own, else the next that has something."""
    if line[: match.start()].strip():
        return number
    for after, text in enumerate(lines[number:], number + 1):
        if text.strip() and not text.lstrip().startswith("#"):
            return after
    return number


def sifted(
    remarks: Iterable[Remark], ignores: Sequence[Ignore]
) -> tuple[list[Remark], list[Remark], set[tuple[int, str]]]:
    """Return the remarks that stay, those that are ignored, and which ignores were of use."""
    stay, gone = [], []
    used: set[tuple[int, str]] = set()
    for remark in remarks:
        by = [one for one in ignores if one.reason and _means(one, remark)]
        used |= {(one.start, remark.rule) for one in by}
        if by:
            gone.append(replace(remark, reason=by[0].reason))
        else:
            stay.append(remark)
    return stay, gone, used


def _means(ignore: Ignore, remark: Remark) -> bool:
    line = remark.problem.where.line
    return remark.rule in ignore.ids and (ignore.line is None or ignore.line == line)


def about_ignores(
    ignores: Iterable[Ignore],
    used: Collection[tuple[int, str]],
    known: Collection[str],
    looked: Collection[str],
    text: str,
) -> Iterator[tuple[str, Slip]]:
    """Return what is amiss with ignores themselves, each with the id of its rule.

    `known` are the ids of all rules, `looked` those that were looked for; an ignore of another is
    left in peace.
    """
    for one in ignores:
        if not one.reason:
            yield "ignore-reason", Slip(problem("lint-ignore-reason", one.place, id=one.ids[0]))
            continue
        idle = [id_ for id_ in one.ids if id_ in looked and (one.start, id_) not in used]
        for id_ in one.ids:
            if id_ not in known:
                yield "ignore-unknown", Slip(unknown("lint-ignore", id_, known, one.place))
        for id_ in idle:
            edits = (_dropped(one, text),) if len(idle) == len(one.ids) else ()
            yield "ignore-unused", Slip(problem("lint-ignore-unused", one.place, id=id_), edits)


def _dropped(ignore: Ignore, text: str) -> Edit:
    """Return the edit that takes a comment out, with its line where nothing else stands there."""
    begin = text.rfind("\n", 0, ignore.start) + 1
    before = text[begin : ignore.start]
    if before.strip():
        return Edit(begin + len(before.rstrip()), ignore.end)
    return Edit(begin, min(ignore.end + 1, len(text)))
