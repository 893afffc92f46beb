"""Formulas and conditions from text, in our own small grammar, with their units checked.

condition:  either ("or" either)*          也可写 或、且、非
either:     opposite ("and" opposite)*
opposite:   "not" opposite | relation
relation:   sum (("≥" | ">" | "≤" | "<" | "=" | "≠") sum | "in" "(" word ("," word)* ")")?
sum:        product (("+" | "-") product)*
product:    factor (("*" | "/") factor)*
factor:     "-" factor | number unit? | name | function "(" ... ")" | "(" condition ")"
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from edustandards.errors import NotationError, UnitError
from edustandards.measures import nodes as m
from edustandards.measures.functions import (
    FUNCTIONS,
    KEYWORDS,
    NAMED_BY_A_WORD,
    Node,
    as_condition,
    as_measure,
    call,
)
from edustandards.measures.scan import Token, quoted, refused, scan
from edustandards.measures.unit_of import check_condition, unit_of
from edustandards.where import Place

DEEPEST = 40
MOST_TOKENS = 300
"""Bounds on nesting and on length, so that no formula of a stranger exhausts the stack."""


_COMPARATORS = {one.value: one for one in m.Comparator}
_OR, _AND, _NOT, _IN = {"or", "或"}, {"and", "且"}, {"not", "非"}, {"in"}
_RESERVED = _OR | _AND | _NOT | _IN


def parse_formula(text: str, names: Mapping[str, m.Measure]) -> m.Measure:
    """Return the formula that a text states; `names` gives fields and indicators their nodes.

    Raises:
        NotationError: for a text that is no formula, with the column.
        UnitError: where units do not fit, with the column of the sign that joins them.

    >>> names = {"rooms": m.Field("rooms"), "students": m.Field("students")}
    >>> parse_formula("rooms / students", names) == m.Quotient(names["rooms"], names["students"])
    True
    """
    reader = _Reader(text, names)
    with _at(0):
        measure = as_measure(reader.whole(), 0)
        # A field alone may hold a level or a yes, and has no unit then; its reader decides.
        if not isinstance(measure, m.Field):
            unit_of(measure)
    return measure


def parse_condition(text: str, names: Mapping[str, m.Measure]) -> m.Condition:
    """Return the condition that a text states.

    Raises:
        NotationError, UnitError: as `parse_formula` does.

    >>> names = {"students": m.Field("students")}
    >>> parse_condition("students >= 50", names).comparator
    <Comparator.AT_LEAST: '≥'>
    """
    reader = _Reader(text, names)
    with _at(0):
        condition = as_condition(reader.whole(), 0)
        check_condition(condition)
    return condition


@contextmanager
def _at(start: int) -> Iterator[None]:
    """Give the errors of units, which know no text, the column of the sign that made them."""
    try:
        yield
    except UnitError as error:
        place = Place(column=start + 1)
        raise UnitError(
            *(one if one.where.column else one.at(place) for one in error.problems)
        ) from None


class _Reader:
    """Reads tokens from left to right, one look ahead; it lives for one text."""

    def __init__(self, text: str, names: Mapping[str, m.Measure]) -> None:
        self.text = text
        self.names = names
        self.tokens = scan(text, names)
        self.at = 0
        self.depth = 0
        if len(self.tokens) > MOST_TOKENS:
            raise refused("formula-long-tokens", self.tokens[MOST_TOKENS].start, limit=MOST_TOKENS)

    @property
    def now(self) -> Token:
        return self.tokens[self.at]

    def take(self) -> Token:
        token = self.now
        self.at += 1
        return token

    def sees(self, *signs: str) -> bool:
        return self.now.kind == "sign" and self.now.text in signs

    def word(self, words: set[str]) -> bool:
        known = self.now.text in self.names
        return self.now.kind == "name" and not known and self.now.text.casefold() in words

    def expect(self, sign: str) -> Token:
        if not self.sees(sign):
            raise self.unexpected(sign)
        return self.take()

    def unexpected(self, wanted: str = "") -> NotationError:
        token = self.now
        if token.kind == "end":
            code = "formula-unfinished" if not wanted else "formula-bracket"
            return refused(code, token.start, text=quoted(self.text.strip()))
        code = "formula-expected" if not wanted else "formula-operator"
        return refused(code, token.start, text=quoted(token.text))

    def whole(self) -> Node:
        """Return what the whole text states, and nothing left over."""
        if not self.text.strip():
            raise refused("formula-empty", 0)
        node = self.either()
        if self.at < len(self.tokens) - 1:
            raise self.unexpected("operator")
        return node

    def either(self) -> Node:
        return self.joined(self.both, _OR, m.Either)

    def both(self) -> Node:
        return self.joined(self.opposite, _AND, m.Both)

    def joined(
        self,
        part: Callable[[], Node],
        words: set[str],
        made: Callable[[tuple[m.Condition, ...]], m.Condition],
    ) -> Node:
        start = self.now.start
        first = part()
        if not self.word(words):
            return first
        parts = [as_condition(first, start)]
        while self.word(words):
            self.take()
            start = self.now.start
            parts.append(as_condition(part(), start))
        return made(tuple(parts))

    def opposite(self) -> Node:
        if not self.word(_NOT):
            return self.relation()
        self.take()
        start = self.now.start
        with self.deeper():
            return m.Reverse(as_condition(self.opposite(), start))

    @contextmanager
    def deeper(self) -> Iterator[None]:
        self.depth += 1
        if self.depth > DEEPEST:
            raise refused("formula-nested", self.now.start, limit=DEEPEST)
        yield
        self.depth -= 1

    def relation(self) -> Node:
        start = self.now.start
        left = self.sum()
        if self.word(_IN):
            return self.one_of(left, start)
        if not self.sees(*_COMPARATORS):
            return left
        sign = self.take()
        comparator = _COMPARATORS[sign.text]
        measure = as_measure(left, start)
        if isinstance(measure, m.Field) and measure.kind in {m.Kind.TEXT, m.Kind.LEVEL}:
            node = m.Comparison(measure, comparator, m.Word(self.word_for(measure)))
        else:
            right = self.now.start
            node = m.Comparison(measure, comparator, as_measure(self.sum(), right))
        with _at(sign.start):
            check_condition(node)
        return node

    def one_of(self, left: Node, start: int) -> m.Condition:
        sign = self.take()
        if not isinstance(left, m.Field) or left.kind not in {m.Kind.TEXT, m.Kind.LEVEL}:
            raise refused("formula-in", start)
        self.expect("(")
        words = [self.word_for(left)]
        while self.sees(","):
            self.take()
            words.append(self.word_for(left))
        self.expect(")")
        node = m.OneOf(left, tuple(words))
        with _at(sign.start):
            check_condition(node)
        return node

    def word_for(self, field: m.Field) -> str:
        """Return the word that a field is compared with; a level may say 级."""
        if self.now.kind not in {"name", "quoted"}:
            raise refused("formula-word-wanted", self.now.start, name=field.name)
        text = self.take().text
        bare = text.removesuffix("级")
        return bare if text not in field.levels and bare in field.levels else text

    def sum(self) -> Node:
        return self.chain(self.product, {"+": m.Sum, "-": m.Difference})

    def product(self) -> Node:
        return self.chain(self.factor, {"*": m.Product, "/": m.Quotient})

    def chain(
        self,
        part: Callable[[], Node],
        signs: Mapping[str, Callable[[m.Measure, m.Measure], m.Measure]],
    ) -> Node:
        start = self.now.start
        node = part()
        while self.sees(*signs):
            sign = self.take()
            left = as_measure(node, start)
            right = as_measure(part(), sign.end)
            with _at(sign.start):
                node = signs[sign.text](left, right)
                unit_of(node)
        return node

    def factor(self) -> Node:
        token = self.now
        with self.deeper():
            if self.sees("-"):
                self.take()
                if self.now.quantity is not None:
                    quantity = self.now.quantity
                    self.take()
                    return m.Constant(replace(quantity, number=-quantity.number))
                return m.Negated(as_measure(self.factor(), token.start))
            if self.sees("("):
                self.take()
                node = self.either()
                self.expect(")")
                return node
            if token.quantity is not None:
                self.take()
                return m.Constant(token.quantity)
            if token.kind == "quoted":
                return m.Word(self.take().text)
            if token.kind == "name":
                return self.name()
        raise self.unexpected()

    def name(self) -> Node:
        token = self.take()
        if token.text in self.names:
            return self.names[token.text]
        known = token.text.casefold() in FUNCTIONS
        if known and self.sees("("):
            with _at(token.start):
                positional, keywords = self.arguments(token)
                return call(token, positional, keywords)
        if token.text.casefold() in _RESERVED:
            raise refused("formula-expected", token.start, text=quoted(token.text))
        near = difflib.get_close_matches(token.text, [*self.names, *FUNCTIONS], 1, 0.6)
        if near:
            raise refused("name-unknown-near", token.start, text=quoted(token.text), near=near[0])
        raise refused("name-unknown", token.start, text=quoted(token.text))

    def arguments(self, token: Token) -> tuple[list[Node], dict[str, Node]]:
        """Return what stands in the brackets of a function, by place and by keyword."""
        self.expect("(")
        positional: list[Node] = []
        keywords: dict[str, Node] = {}
        while not self.sees(")"):
            if self.now.text in KEYWORDS and self.is_named():
                key = self.take()
                self.take()
                if key.text in keywords:
                    raise refused("argument-twice", key.start, name=key.text)
                keywords[key.text] = self.argument(key.text)
            elif keywords:
                raise refused("argument-order", self.now.start, name=token.text)
            else:
                positional.append(self.either())
            if not self.sees(")"):
                self.expect(",")
        self.expect(")")
        return positional, keywords

    def is_named(self) -> bool:
        """Tell whether a name stands here with a `=` behind it."""
        if self.now.kind != "name":
            return False
        following = self.tokens[self.at + 1]  # behind a name there is the end at least
        return following.kind == "sign" and following.text == "="

    def argument(self, key: str) -> Node:
        if key == "since" and self.now.text in {m.Since.BASE.value, "基年"}:
            self.take()
            return m.Word(m.Since.BASE.value)
        if key not in NAMED_BY_A_WORD:
            return self.either()
        if self.now.kind != "name":
            raise refused("argument-over", self.now.start, key=key)
        return m.Word(self.take().text)
