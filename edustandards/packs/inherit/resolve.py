"""A pack that extends others, resolved: one file's worth of nodes that still know their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from edustandards.errors import Problem, problem
from edustandards.packs.inherit.change import changed
from edustandards.packs.inherit.merge import merged
from edustandards.packs.lineage import Done, Step, Taken
from edustandards.packs.near import cut
from edustandards.packs.opened import Opened
from edustandards.packs.schema import PackForm
from edustandards.packs.source import Key, Mapping, Node, Scalar
from edustandards.packs.source import Sequence as Items
from edustandards.packs.standards import cited_by

_CHANGES = ("select", "set", "refine", "add", "retire")
_HANDED_ON = ("plan", "split", "policy")
"""What a pack takes over where it does not state it itself."""


def stated(own: PackForm, name: str) -> Taken:
    """Return the standards that a pack states by itself."""
    nodes = {key: form.node for key, form in own.standards.items()}
    return Taken(
        nodes,
        {
            str(key): (Step(name, Done.STATED, key.place, tuple(map(str, node.entries))),)
            for key, node in nodes.items()
        },
    )


def check_changes(own: PackForm, found: list[Problem]) -> None:
    """Refuse changes where nothing is extended, and plain standards where something is."""
    if own.extends is None:
        changes = [key for key in own.node.entries if key in _CHANGES]
        found += [problem("extends-missing", key.place, text=key) for key in changes]
    elif own.standards:
        found.append(problem("extends-standards", own.place("standards")))


def resolved(
    own: PackForm, name: str, parents: Sequence[Opened], found: list[Problem]
) -> tuple[Mapping, Taken]:
    """Return a pack with what it takes over in place, and how each standard came about."""
    settled = {
        str(key): tuple(map(str, entry.node.entries))
        for section in (own.set_, own.refine)
        for key, entry in section.items()
    }
    handed = [_handed(parent, own) for parent in parents]
    taken = merged(handed, settled, own.place("extends"), found)
    taken = changed(own, name, taken, found)
    entries = {key: node for key, node in own.node.entries.items() if key not in _CHANGES}
    for key, node in _taken_over(own, parents, taken):
        entries.setdefault(key, node)
    place = own.node.place
    entries[Key("standards", own.place("extends"))] = Mapping(dict(taken.nodes), place)
    return replace(own.node, entries=entries), taken


def _taken_over(
    own: PackForm, parents: Sequence[Opened], taken: Taken
) -> Iterator[tuple[Key, Node]]:
    """Return what stands above the standards of the parents and holds for the heir too."""
    for parent in parents:
        for key, node in parent.form.node.entries.items():
            if key in _HANDED_ON:
                yield key, node
    concluded: dict[str, Scalar] = {}
    for parent in parents:
        for scalar in parent.form.conclusion:
            if scalar.text in taken.steps:
                concluded.setdefault(scalar.text, scalar)
    if concluded and not own.conclusion:
        yield Key("conclusion", own.place("extends")), Items(tuple(concluded.values()), own.place())


def _handed(parent: Opened, own: PackForm) -> Taken:
    """Return what a pack hands down; where the heir judges otherwise, its own way goes along."""
    nodes = {key: form.node for key, form in parent.form.standards.items()}
    if parent.form.judge is not own.judge:
        way = Scalar(parent.form.judge.value, parent.form.place("judge"))
        nodes = {key: _with_judge(node, way) for key, node in nodes.items()}
    return Taken(nodes, parent.steps, parent.gone)


def _with_judge(node: Mapping, way: Scalar) -> Mapping:
    if "judge" in node.entries:
        return node
    return replace(node, entries={**node.entries, Key("judge", way.place): way})


def check_cited(form: PackForm, taken: Taken, found: list[Problem]) -> None:
    """Note standards that were given up and are still asked for by others."""
    for key, one in form.standards.items():
        for cited in cited_by(one):
            step = taken.gone.get(cited.text)
            if step is not None and cited.text not in taken.steps:
                params = {"text": cut(cited.text), "by": cut(key), "first": str(cited.place)}
                found.append(problem("retire-cited", step.place, **params))
