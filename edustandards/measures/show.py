"""Formulas and conditions as text: exact notation that reads back, or words for people."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias, assert_never

from edustandards.measures import nodes as m
from edustandards.units.numbers import show_exact
from edustandards.units.quantity import Quantity
from edustandards.units.show import show_quantity, show_unit
from edustandards.wording.text import Text

Titles: TypeAlias = Callable[[str, str], str]
"""Takes a name and a language, gives the title."""

Node: TypeAlias = m.Measure | m.Condition | m.Word

Function: TypeAlias = (
    m.Least
    | m.Greatest
    | m.Ceiling
    | m.Floor
    | m.Persons
    | m.Earlier
    | m.Folded
    | m.First
    | m.Rank
    | m.AtStage
    | m.Index
)

_EITHER, _BOTH, _OPPOSITE, _RELATION, _SUM, _PRODUCT, _FACTOR, _ATOM = range(8)
_PLAIN_WORD = re.compile(r"(?!\d)(?:(?![且或非])\w)+")
_RESERVED = frozenset({"and", "or", "not", "in", "且", "或", "非"})

_SAID: Mapping[str, Text] = {
    "sum": Text("合计", "sum"),
    "mean": Text("平均", "mean"),
    "min": Text("最小", "min"),
    "max": Text("最大", "max"),
    "count": Text("个数", "count"),
    "share": Text("占比", "share"),
    "cv": Text("差异系数", "coefficient of variation"),
    "cv_unweighted": Text("不加权差异系数", "unweighted coefficient of variation"),
    "previous": Text("上一年度", "previous"),
    "change": Text("变化", "change"),
    "growth": Text("增长率", "growth"),
    "ceil": Text("进一取整", "ceil"),
    "floor": Text("去尾取整", "floor"),
    "persons": Text("人数", "persons"),
    "weight": Text("权数", "weight"),
    "over": Text("范围", "over"),
    "where": Text("条件", "where"),
    "since": Text("基年", "since"),
    "base": Text("计划基年", "the base year of the plan"),
    "rank": Text("名次占比", "place among peers, as a share"),
    "within": Text("同属", "within"),
    "at": Text("分学段取值", "of the stage"),
    "stage": Text("学段", "stage"),
    "first": Text("依次取有数据者", "the first known"),
    "index": Text("指数", "index"),
    "proven": Text("有佐证", "with evidence"),
    "and": Text("且", "and"),
    "or": Text("或", "or"),
    "not": Text("非", "not"),
    "in": Text("属于", "in"),
}


def show_formula(node: m.Measure | m.Condition, lang: str = "", title: Titles | None = None) -> str:
    """Return a formula or condition as text.

    Without `lang` it is the notation of packs, which parses back to an equal node. With `lang`
    (zh or en) it is for people: titles for names, × and ÷, functions in words.

    >>> show_formula(m.Quotient(m.Sum(m.Field("a"), m.Field("b")), m.Field("c")))
    '(a + b) / c'
    """
    return _Writer(lang, title or (lambda name, _: name)).show(node, _EITHER)


class _Writer:
    """Writes one node; it knows the language and the titles."""

    def __init__(self, lang: str, title: Titles) -> None:
        self.lang = lang
        self.title = title

    def say(self, word: str) -> str:
        return _SAID[word].say(self.lang) if self.lang and word in _SAID else word

    def name(self, name: str) -> str:
        return self.title(name, self.lang) if self.lang else name

    def show(self, node: Node, outside: int) -> str:
        """Return a node, in brackets where it binds less than what stands around it."""
        text, strength = self.node(node)
        return f"({text})" if strength < outside else text

    def node(self, node: Node) -> tuple[str, int]:
        match node:
            case m.Says(m.Field(name), True):
                return self.call("proven", [self.name(name)]), _ATOM
            case m.Field(name) | m.Named(name) | m.Reference(name) | m.Says(m.Field(name)):
                return self.name(name), _ATOM
            case m.Constant(quantity):
                return self.constant(quantity), _ATOM if quantity.number >= 0 else _FACTOR
            case m.Word(text):
                return _word(text), _ATOM
            case m.Negated(of):
                inner = self.show(of, _FACTOR)
                # A number right after the sign would read as a negative number.
                return (f"-({inner})" if inner[:1].isdigit() else f"-{inner}"), _FACTOR
            case m.Sum() | m.Difference() | m.Product() | m.Quotient():
                return self.chain(node)
            case m.Comparison(left, comparator, right):
                left_text, right_text = self.show(left, _SUM), self.show(right, _SUM)
                return f"{left_text} {comparator.value} {right_text}", _RELATION
            case m.OneOf(field, words):
                listed = ", ".join(_word(word) for word in words)
                return f"{self.name(field.name)} {self.say('in')} ({listed})", _RELATION
            case m.Both(parts):
                return f" {self.say('and')} ".join(
                    self.show(one, _OPPOSITE) for one in parts
                ), _BOTH
            case m.Either(parts):
                return f" {self.say('or')} ".join(
                    self.show(one, _BOTH + 1) for one in parts
                ), _EITHER
            case m.Reverse(of):
                return f"{self.say('not')} {self.show(of, _OPPOSITE)}", _OPPOSITE
            case _:
                return self.function(node), _ATOM

    def constant(self, quantity: Quantity) -> str:
        if self.lang:
            return show_quantity(quantity, self.lang)
        number = show_exact(quantity.number, quantity.places)
        unit = show_unit(quantity.unit, "en")
        unit = f"({unit})" if unit[:1].isdigit() else unit
        return f"{number} {unit}" if unit else number

    def chain(self, node: m.Sum | m.Difference | m.Product | m.Quotient) -> tuple[str, int]:
        sign, strength = _signs(node, people=bool(self.lang))
        left = self.show(node.left, strength)
        right = self.show(node.right, strength + 1)
        return f"{left} {sign} {right}", strength

    def function(self, node: Function) -> str:
        match node:
            case m.Least(of) | m.Greatest(of):
                name = "min" if isinstance(node, m.Least) else "max"
                return self.call(name, [self.show(one, _EITHER) for one in of])
            case m.Ceiling(of):
                return self.call("ceil", [self.show(of, _EITHER)])
            case m.Floor(of):
                return self.call("floor", [self.show(of, _EITHER)])
            case m.Persons(of):
                return self.call("persons", [self.show(of, _EITHER)])
            case m.Earlier(step, of, since):
                arguments = [self.show(of, _EITHER)]
                if since is not None:
                    year = self.say("base") if isinstance(since, m.Since) else str(since)
                    arguments.append(self.keyword("since", year))
                return self.call(step.value, arguments)
            case m.First(of):
                return self.call("first", [self.show(one, _EITHER) for one in of])
            case m.Rank(of, within):
                place = self.keyword("within", self.name(within))
                return self.call("rank", [self.show(of, _EITHER), place])
            case m.AtStage(of, stage):
                there = self.keyword("stage", self.name(stage))
                return self.call("at", [self.show(of, _EITHER), there])
            case m.Index(parts=parts):
                return self.call("index", [self.part(part) for part in parts])
            case m.Folded():
                return self.folded(node)
            case _:
                assert_never(node)

    def folded(self, node: m.Folded) -> str:
        arguments = [] if node.of is None else [self.show(node.of, _EITHER)]
        if node.weight is not None:
            arguments.append(self.keyword("weight", self.show(node.weight, _EITHER)))
        if node.over:
            arguments.append(self.keyword("over", self.name(node.over)))
        if node.within:
            arguments.append(self.keyword("within", self.name(node.within)))
        if node.where is not None:
            arguments.append(self.keyword("where", self.show(node.where, _EITHER)))
        return self.call(node.fold.value, arguments)

    def part(self, part: m.Part) -> str:
        """Return a part of an index: what it is, its target, its weight."""
        text = self.show(part.of, _SUM)
        if part.target is not None:
            text += f" {'≤' if part.falling else '≥'} {self.show(part.target, _SUM)}"
        if part.weight is not None:
            text += f" × {show_exact(part.weight * 100)} %"
        return text

    def keyword(self, name: str, text: str) -> str:
        return f"{self.say(name)}={text}"

    def call(self, name: str, arguments: Sequence[str]) -> str:
        joined = ("，" if self.lang == "zh" else ", ").join(arguments)
        return f"{self.say(name)}({joined})"


def _signs(node: m.Sum | m.Difference | m.Product | m.Quotient, *, people: bool) -> tuple[str, int]:
    match node:
        case m.Sum():
            return "+", _SUM
        case m.Difference():
            return "-", _SUM
        case m.Product():
            return "×" if people else "*", _PRODUCT
        case m.Quotient():
            return "÷" if people else "/", _PRODUCT
        case _:
            assert_never(node)


def _word(text: str) -> str:
    plain = _PLAIN_WORD.fullmatch(text) and text.casefold() not in _RESERVED
    return text if plain else f'"{text}"'
