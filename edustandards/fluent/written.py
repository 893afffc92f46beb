"""A check as YAML: with the names that it speaks of, so that it can be read by itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias, TypeVar, assert_never

from edustandards.checks import nodes as c
from edustandards.checks.show import show_requirement
from edustandards.errors import CallError, problem
from edustandards.measures import nodes as m
from edustandards.measures.fields import children, spoken_of
from edustandards.measures.show import show_formula
from edustandards.measures.vocabulary import Vocabulary
from edustandards.units.numbers import show_exact
from edustandards.units.quantity import Quantity
from edustandards.units.show import show_unit
from edustandards.units.unit import ONE

Tree: TypeAlias = str | Mapping[str, "Tree"] | Sequence["Tree"]
Node: TypeAlias = m.Measure | m.Condition | m.Word

WITHIN: Mapping[str, str] = {
    "class": "school",
    "teacher": "school",
    "school": "county",
    "subject": "county",
    "county": "city",
}
_PLAIN = re.compile(r"[A-Za-z_][\w-]*|[0-9]{1,4}|[0-9.]{1,12} ?%?")


def to_yaml(check: c.Check, on: str, words: Vocabulary) -> str:
    """Return a check as YAML that reads back equal; `words` has the kinds of entities it names.

    Raises:
        CallError: where two different things have one name, or a name cannot be written.
    """
    writer = _Writer(words)
    body = writer.part(check, on)
    tree: dict[str, Tree] = {**writer.names(), "on": on, "check": body}
    return "\n".join(_dumped(tree, 0)) + "\n"


class _Writer:
    """Gathers the names that a check speaks of while its bodies are written."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self.kinds: dict[str, str] = {}
        self.stages: dict[str, None] = {}
        self.fields: dict[str, m.Field] = {}
        self.references: dict[str, m.Reference] = {}
        self.indicators: dict[str, m.Named] = {}
        self.standards: dict[str, tuple[c.Check, str]] = {}
        self.bodies: dict[str, Tree] = {}

    def names(self) -> dict[str, Tree]:
        """Return the sections that define what the check speaks of."""
        found: dict[str, Tree] = {
            "entities": {kind: self.entity(kind) for kind in self.kinds},
            "stages": {stage: {"title": stage} for stage in self.stages},
            "fields": {name: _field(one) for name, one in self.fields.items()},
            "references": {
                name: {} if one.unit == ONE else {"unit": show_unit(one.unit, "en")}
                for name, one in self.references.items()
            },
            "indicators": {name: self.indicator(one) for name, one in self.indicators.items()},
            "standards": self.bodies,
        }
        return {name: section for name, section in found.items() if section}

    def entity(self, kind: str) -> Tree:
        within = self.kinds[kind]
        return {"title": kind, "within": within} if within in self.kinds else {"title": kind}

    def kind(self, kind: str, whole: str = "") -> None:
        """Note a kind of entity and those it lies within."""
        while kind and kind not in self.kinds:
            entry = self.words.entities.get(kind)
            self.kinds[kind] = entry.within if entry is not None else WITHIN.get(kind, whole)
            kind = self.kinds[kind]

    def part(self, check: c.Check, on: str) -> Tree:
        """Return a check as the id of a standard, or as a body."""
        self.kind(on)
        if isinstance(check, c.Cited):
            self.standard(check, on)
            return check.id
        return self.body(check, on)

    def standard(self, cited: c.Cited, on: str) -> None:
        known = self.standards.setdefault(cited.id, (cited.check, on))
        if known != (cited.check, on):
            raise CallError(problem("call-twice", text=cited.id))
        if cited.id not in self.bodies:
            body = self.part(cited.check, on)
            self.bodies[cited.id] = {
                "on": on,
                **(body if isinstance(body, Mapping) else {"check": body}),
            }

    def body(self, check: c.Check, on: str) -> dict[str, Tree]:
        match check:
            case c.Require(measure, requirement, judge):
                return {
                    "indicator": self.formula(measure),
                    "require": self.requirement(requirement),
                    **_judge(judge),
                }
            case c.Holds(condition):
                return {"holds": self.formula(condition)}
            case c.ByStage(cases):
                self.stages.update(dict.fromkeys(stage for stage, _ in cases))
                return self.staged("by_stage", cases, on)
            case c.ByYear(cases, in_plan):
                years = [(_year(year, in_plan=in_plan), case) for year, case in cases]
                return self.staged("by_year", years, on)
            case c.Cases(cases):
                return {
                    "cases": [
                        {"when": self.formula(condition), "check": self.part(case, on)}
                        for condition, case in cases
                    ]
                }
            case c.AllOf(parts) | c.AnyOf(parts):
                key = "all_of" if isinstance(check, c.AllOf) else "any_of"
                return {key: [self.part(part, on) for part in parts]}
            case c.Not(part):
                return {"not": self.part(part, on)}
            case c.AtLeast():
                return self.at_least(check, on)
            case c.ForEvery(entity) | c.ShareOf(entity):
                return self.over_parts(check, entity, on)
            case c.When(condition, inner):
                return {"when": self.formula(condition), "check": self.part(inner, on)}
            case c.Cited():
                return {"check": self.part(check, on)}
            case _:
                assert_never(check)

    def staged(self, key: str, cases: Sequence[tuple[str, c.Check]], on: str) -> dict[str, Tree]:
        """Return cases by stage or year; where they share a formula, only what they require."""
        found = [case for _, case in cases if isinstance(case, c.Require)]
        kinds = {(one.measure, one.judge) for one in found}
        if len(found) < len(cases) or len(kinds) != 1:
            return {key: {name: self.part(case, on) for name, case in cases}}
        required = {
            name: self.requirement(one.requirement)
            for (name, _), one in zip(cases, found, strict=True)
        }
        measure, judge = kinds.pop()
        return {"indicator": self.formula(measure), "require": required, **_judge(judge)}

    def at_least(self, check: c.AtLeast, on: str) -> dict[str, Tree]:
        found: dict[str, Tree] = {
            "at_least": str(check.k),
            "of": [self.part(part, on) for part in check.parts],
        }
        if check.others is not None:
            found["others"] = show_exact(check.others)
        if check.counting is not c.Counting.ALL:
            found["counting"] = check.counting.value
        return found

    def over_parts(self, check: c.ForEvery | c.ShareOf, entity: str, on: str) -> dict[str, Tree]:
        self.kind(entity, on)
        key = "for_every" if isinstance(check, c.ForEvery) else "share_of"
        found: dict[str, Tree] = {key: entity, "check": self.part(check.check, entity)}
        if isinstance(check, c.ShareOf):
            found["require"] = self.requirement(check.bound)
        if check.where is not None:
            found["where"] = self.formula(check.where)
        return found

    def requirement(self, requirement: c.Requirement) -> str:
        bounds = [requirement] if isinstance(requirement, c.Bound) else []
        for bound in bounds:
            if not isinstance(bound.threshold, Quantity):
                self.formula(bound.threshold)
        return show_requirement(requirement)

    def formula(self, node: m.Measure | m.Condition) -> str:
        self.note(node)
        kinds, stages = spoken_of(node)
        self.stages.update(dict.fromkeys(stages))
        for kind in kinds:
            self.kind(kind)
        return show_formula(node)

    def note(self, node: Node) -> None:
        """Note the fields, references and indicators of a formula."""
        match node:
            case m.Field(name):
                _known(self.fields, name, node)
            case m.OneOf(field=field) | m.Says(field=field):
                _known(self.fields, field.name, field)
            case m.Reference(name):
                _known(self.references, name, node)
            case m.Named(name, of):
                for child in children(of) if isinstance(of, m.Index) else (of,):
                    self.note(child)
                _known(self.indicators, name, node)
            case m.Index():
                raise CallError(problem("call-index-name", text=node.name))
            case m.Folded():
                for inner in (node.of, node.weight, node.where):
                    if inner is not None:
                        self.note(inner)
            case _:
                for child in children(node):
                    self.note(child)

    def indicator(self, named: m.Named) -> Tree:
        found: dict[str, Tree] = {}
        if isinstance(named.of, m.Index):
            found["index"] = self.index(named.of)
        else:
            found["formula"] = show_formula(named.of)
        unit = show_unit(named.unit, "en")
        return {**found, "unit": unit} if unit else found

    def index(self, index: m.Index) -> Tree:
        cap = "none" if index.cap is None else show_exact(index.cap)
        found: dict[str, Tree] = {"missing": index.lack.value, "cap": cap}
        if index.floor:
            found["floor"] = show_exact(index.floor)
        found["parts"] = {part.name: self.index_part(part) for part in index.parts}
        return found

    def index_part(self, part: m.Part) -> Tree:
        found: dict[str, Tree] = {}
        if isinstance(part.of, m.Measure):
            found["of"] = show_formula(part.of)
        else:
            found["holds"] = show_formula(part.of)
        if part.target is not None:
            comparator = m.Comparator.AT_MOST if part.falling else m.Comparator.AT_LEAST
            limit = part.target
            threshold = limit.quantity if isinstance(limit, m.Constant) else limit
            found["target"] = show_requirement(c.Bound(comparator, threshold))
        if part.weight is not None:
            found["weight"] = show_exact(part.weight)
        return found


N = TypeVar("N", m.Field, m.Reference, m.Named)


def _known(kept: dict[str, N], name: str, node: N) -> None:
    """Take a name up, refusing a second meaning."""
    if kept.setdefault(name, node) != node:
        raise CallError(problem("call-twice", text=name))


def _field(field: m.Field) -> Tree:
    found: dict[str, Tree] = {}
    if field.unit != ONE:
        found["unit"] = show_unit(field.unit, "en")
    if field.kind is not m.Kind.NUMBER:
        found["kind"] = field.kind.value
    if field.levels:
        found["levels"] = list(field.levels)
    if field.signed:
        found["signed"] = "true"
    if field.adds_up:
        found["adds_up"] = "true"
    return found


def _judge(judge: c.Judge) -> dict[str, Tree]:
    return {} if judge is c.Judge.FULL else {"judge": judge.value}


def _year(year: int, *, in_plan: bool) -> str:
    return f"year {year}" if in_plan else str(year)


def _dumped(tree: Tree, depth: int) -> Iterator[str]:
    """Return a tree as lines of block YAML; every text that is not plain stands in quotes."""
    indent = "  " * depth
    if isinstance(tree, Mapping):
        for key, value in tree.items():
            yield from _entry(f"{indent}{_text(key)}:", value, depth)
    elif not isinstance(tree, str):
        for value in tree:
            lines = list(_dumped(value, depth + 1)) if not _flat(value) else [_inline(value)]
            first, *rest = lines
            yield f"{indent}- {first.lstrip()}"
            yield from rest


def _entry(head: str, value: Tree, depth: int) -> Iterator[str]:
    if _flat(value):
        yield f"{head} {_inline(value)}"
    else:
        yield head
        yield from _dumped(value, depth + 1)


def _flat(tree: Tree) -> bool:
    return isinstance(tree, str) or not tree


def _inline(tree: Tree) -> str:
    if isinstance(tree, str):
        return _text(tree)
    return "{}" if isinstance(tree, Mapping) else "[]"


def _text(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
