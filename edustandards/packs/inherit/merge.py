"""What several packs hand down together: the standards of all, each once.

Two that come from one ancestor by different ways are one; where only one way changed a key, the
change holds, and where both did, the heir has to say which.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from collections.abc import Mapping as Of
from itertools import takewhile

from edustandards.errors import Problem, problem
from edustandards.packs.lineage import Step, Taken
from edustandards.packs.near import cut
from edustandards.packs.source import Key, Mapping, Node
from edustandards.where import Place


def merged(
    handed: Sequence[Taken],
    settled: Of[str, Collection[str]],
    place: Place,
    found: list[Problem],
) -> Taken:
    """Return the standards of several packs as one; conflicts are noted at `place`.

    `settled` are the keys of standards that the heir states itself, which cannot conflict.
    """
    nodes: dict[Key, Mapping] = {}
    steps: dict[str, tuple[Step, ...]] = {}
    gone: dict[str, Step] = {}
    for one in handed:
        for key, node in one.nodes.items():
            id_ = str(key)
            if id_ not in steps:
                nodes[key], steps[id_] = node, one.steps[id_]
                continue
            first = next(known for known in nodes if known == key)
            sides = ((nodes[first], steps[id_]), (node, one.steps[id_]))
            nodes[first], clashes = _joined(*sides, settled.get(id_, ()))
            if clashes:
                params = {"text": cut(id_), "keys": cut(", ".join(clashes), 200)}
                where = {"first": str(first.place), "second": str(key.place)}
                found.append(problem("extends-conflict", place, **params, **where))
            steps[id_] = tuple(dict.fromkeys((*steps[id_], *one.steps[id_])))
        gone.update(one.gone)
    # What one of several packs keeps is kept.
    return Taken(nodes, steps, {id_: step for id_, step in gone.items() if id_ not in steps})


def _joined(
    one: tuple[Mapping, tuple[Step, ...]],
    other: tuple[Mapping, tuple[Step, ...]],
    settled: Collection[str],
) -> tuple[Mapping, list[str]]:
    """Return a standard from two ways down, and the keys that the ways changed differently."""
    (first, steps), (second, others) = one, other
    if first == second:
        return first, []
    shared = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(steps, others, strict=False))))
    own, theirs = _written(steps[shared:]), _written(others[shared:])
    entries: dict[Key, Node] = {}
    clashes = []
    for key in dict.fromkeys((*first.entries, *second.entries)):
        left, right = first.entries.get(key), second.entries.get(key)
        if left == right or (shared and key not in theirs):
            chosen = left
        elif shared and key not in own:
            chosen = right
        else:
            chosen = left or right
            if key not in settled:
                clashes.append(str(key))
        if chosen is not None:
            whose = first if chosen is left else second
            entries[next(name for name in whose.entries if name == key)] = chosen
    return Mapping(entries, first.place), clashes


def _written(steps: Sequence[Step]) -> set[str]:
    return {key for step in steps for key in step.keys}
