"""A pack that extends others, resolved: one file's worth of nodes that still know their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from edustandards.errors import Problem, problem
from edustandards.packs.digest import plain
from edustandards.packs.inherit.change import changed, check_reasons, keep_locks
from edustandards.packs.inherit.locks import check_locks
from edustandards.packs.inherit.merge import merged, unsettled
from edustandards.packs.inherit.reach import cites
from edustandards.packs.lineage import Done, Step, Taken
from edustandards.packs.meets import concluded
from edustandards.packs.near import cut
from edustandards.packs.opened import Opened
from edustandards.packs.schema import PackForm
from edustandards.packs.source import Key, Mapping, Node, Scalar
from edustandards.packs.source import Sequence as Items
from edustandards.packs.standards import cited_by
from edustandards.where import Place

_CHANGES = ("select", "set", "refine", "add", "retire")
_HANDED_ON = ("plan", "split")
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
    elif own.extends == ():
        found.append(problem("extends-none", own.place("extends")))
    found += check_reasons(own)
    found += check_locks(own)


def resolved(
    own: PackForm, name: str, parents: Sequence[Opened], found: list[Problem]
) -> tuple[Mapping, Taken]:
    """Return a pack with what it takes over in place, and how each standard came about."""
    stages = {*map(str, own.stages)}
    stages |= {stage for parent in parents for stage in parent.lexicon.vocabulary.stages}
    handed = [handed_down(parent, own) for parent in parents]
    taken, clashes = merged(handed)
    taken = changed(own, name, taken, stages, found)
    found += unsettled(clashes, taken.nodes, own.place("extends"))
    keep_locks(own, handed, taken, found)
    entries = {key: node for key, node in own.node.entries.items() if key not in _CHANGES}
    for key, node in _taken_over(own, parents, taken, found):
        entries.setdefault(key, node)
    place = own.node.place
    entries[Key("standards", own.place("extends"))] = Mapping(dict(taken.nodes), place)
    return replace(own.node, entries=entries), taken


def _taken_over(
    own: PackForm, parents: Sequence[Opened], taken: Taken, found: list[Problem]
) -> Iterator[tuple[Key, Node]]:
    """Return what stands above the standards of the parents and holds for the heir too."""
    for name in _HANDED_ON:
        stated = [
            (parent, key, node)
            for parent in parents
            for key, node in parent.form.node.entries.items()
            if key == name
        ]
        said = [plain(getattr(parent.form, name)) for parent, _, _ in stated]
        if name not in own.node.entries and any(one != said[0] for one in said):
            where = {"first": str(stated[0][1].place), "second": str(stated[-1][1].place)}
            found.append(problem("extends-head", own.place("extends"), key=name, **where))
        yield from ((key, node) for _, key, node in stated[:1])
    policies = [
        (key, node)
        for parent in parents
        for key, node in parent.form.node.entries.items()
        if key == "policy"
    ]
    # Of several the one that binds.
    yield from sorted(
        policies, key=lambda pair: isinstance(pair[1], Scalar) and pair[1].text.strip() == "free"
    )
    place = own.place("extends")
    come_to = _concluded(own, parents, taken, place)
    inner = {id_ for node in taken.nodes.values() for id_ in cites(node)}
    plainly = {str(key) for key in taken.nodes if key not in inner}
    if any(parent.form.conclusion for parent in parents) or {*come_to} != plainly:
        yield Key("conclusion", place), Items(tuple(come_to.values()), place)


def _concluded(
    own: PackForm, parents: Sequence[Opened], taken: Taken, place: Place
) -> dict[str, Scalar]:
    """Return what a pack comes to: what its parents do, and what it adds and no standard cites."""
    inner = {id_ for node in taken.nodes.values() for id_ in cites(node)}
    found: dict[str, Scalar] = {}
    for parent in parents:
        said = {one.text: one for one in parent.form.conclusion}
        for one in concluded(parent.document):
            found.setdefault(one.id, said.get(one.id, Scalar(one.id, place)))
    for key in own.add:
        if key not in inner:
            found.setdefault(str(key), Scalar(str(key), key.place))
    return {id_: scalar for id_, scalar in found.items() if id_ in taken.steps}


def handed_down(parent: Opened, own: PackForm) -> Taken:
    """Return what a pack hands down; where the heir judges otherwise, its own way goes along."""
    way = Scalar(parent.form.judge.value, parent.form.place("judge"))
    nodes = {
        key: _with_judge(form.node, way, own.judge.value)
        for key, form in parent.form.standards.items()
    }
    return Taken(nodes, parent.steps, parent.gone)


def _with_judge(node: Mapping, way: Scalar, own: str) -> Mapping:
    """Return a standard that says how it is judged where that is not the heir's way."""
    stated = next((key for key in node.entries if key == "judge"), Key("judge", way.place))
    judge = node.entries.get(stated, way)
    if isinstance(judge, Scalar) and judge.text.strip() == own:
        entries = {key: one for key, one in node.entries.items() if key != "judge"}
        return node if len(entries) == len(node.entries) else replace(node, entries=entries)
    return (
        node if stated in node.entries else replace(node, entries={**node.entries, stated: judge})
    )


def check_cited(form: PackForm, taken: Taken, found: list[Problem]) -> None:
    """Note standards that were given up and are still asked for by others."""
    for key, one in form.standards.items():
        for cited in cited_by(one):
            step = taken.gone.get(cited.text)
            if step is not None and cited.text not in taken.steps:
                params = {"text": cut(cited.text), "by": cut(key), "first": str(cited.place)}
                found.append(problem("retire-cited", step.place, **params))
