"""Formulas with operators, as a Python user writes them; they hold nodes and make nodes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NoReturn, TypeAlias

from edustandards.arguments import name_of, one_of, several_of, text_of, unfit
from edustandards.checks import nodes as c
from edustandards.checks.parse import parse_requirement
from edustandards.errors import CallError, NumberError, UnitError, problem
from edustandards.fluent.check import Check
from edustandards.measures import nodes as m
from edustandards.measures.nodes import Comparator
from edustandards.measures.spread import check_rational
from edustandards.measures.unit_of import unit_of
from edustandards.units.convert import factor, same_dimension
from edustandards.units.numbers import show_exact
from edustandards.units.parse import parse_quantity, parse_unit
from edustandards.units.quantity import Quantity
from edustandards.units.show import show_quantity, show_unit
from edustandards.units.taken import Amount, take_quantity
from edustandards.units.unit import ONE, Unit


@dataclass(frozen=True, slots=True)
class Formula:
    """Something that is computed; `+ - * /` combine it, a comparison makes it a `Check`.

    Texts stand for quantities: `area >= "350 m²"`. Handles are equal where they hold the same
    formula; a requirement of equality is `equal_to`.

    >>> area, students = field("site_area", "m²"), field("students", "student")
    >>> roomy = area / students >= "7.5 平方米/生"
    >>> roomy({"site_area": "0.3 万平方米", "students": 400}).value
    Fraction(15, 2)
    """

    node: m.Measure

    @property
    def unit(self) -> Unit:
        """Return the unit of the formula; UnitError where its parts do not fit."""
        return unit_of(self.node)

    def __add__(self, other: Operand) -> Formula:
        """Return the sum, in the unit of the left side."""
        return _checked(m.Sum(self.node, as_measure(other)))

    def __radd__(self, other: Operand) -> Formula:
        """Return the sum, in the unit of the left side."""
        return _checked(m.Sum(as_measure(other), self.node))

    def __sub__(self, other: Operand) -> Formula:
        """Return the difference, in the unit of the left side."""
        return _checked(m.Difference(self.node, as_measure(other)))

    def __rsub__(self, other: Operand) -> Formula:
        """Return the difference, in the unit of the left side."""
        return _checked(m.Difference(as_measure(other), self.node))

    def __mul__(self, other: Operand) -> Formula:
        """Return the product."""
        return _checked(m.Product(self.node, as_measure(other)))

    def __rmul__(self, other: Operand) -> Formula:
        """Return the product."""
        return _checked(m.Product(as_measure(other), self.node))

    def __truediv__(self, other: Operand) -> Formula:
        """Return the quotient; unknown where the divisor is zero."""
        return _checked(m.Quotient(self.node, as_measure(other)))

    def __rtruediv__(self, other: Operand) -> Formula:
        """Return the quotient; unknown where the divisor is zero."""
        return _checked(m.Quotient(as_measure(other), self.node))

    def __neg__(self) -> Formula:
        """Return the opposite."""
        return Formula(m.Negated(self.node))

    def __ge__(self, limit: Operand) -> Check:
        """Return the check that it is at least the limit."""
        return self._check(Comparator.AT_LEAST, limit)

    def __gt__(self, limit: Operand) -> Check:
        """Return the check that it is more than the limit."""
        return self._check(Comparator.MORE, limit)

    def __le__(self, limit: Operand) -> Check:
        """Return the check that it is at most the limit."""
        return self._check(Comparator.AT_MOST, limit)

    def __lt__(self, limit: Operand) -> Check:
        """Return the check that it is less than the limit."""
        return self._check(Comparator.LESS, limit)

    def equal_to(self, limit: Operand) -> Check:
        """Return the check that it is exactly the limit."""
        return self._check(Comparator.EQUAL, limit)

    def between(self, low: Operand, high: Operand) -> Check:
        """Return the check that it lies from low to high, both included."""
        lower = self._bound(Comparator.AT_LEAST, low)
        upper = self._bound(Comparator.AT_MOST, high)
        return Check(c.Require(self.node, c.Range(lower, upper)))

    def require(self, text: str) -> Check:
        """Return the check of a requirement in the words of a document: `不低于 3600 元/生`.

        Raises:
            NotationError, UnitError: where the text cannot be read or does not fit.
            CallError: where it is no text.
        """
        text_of(text, "text")
        levels = self.node.levels if isinstance(self.node, m.Field) else ()
        unit = ONE if levels else self.unit
        return Check(c.Require(self.node, parse_requirement(text, unit, {}, levels)))

    def holds(self) -> Check:
        """Return the check that a yes/no field says yes.

        Raises:
            CallError: where this is no such field.
        """
        return Check(c.Holds(m.Says(self._field(m.Kind.YES_NO))))

    def one_of(self, *words: str) -> Check:
        """Return the check that a field of words or levels has one of these.

        Raises:
            CallError: where this is no such field, or there is no word.
        """
        if not words:
            raise CallError(problem("call-empty", name="words"))
        said = several_of(words, str, "words", "wanted-texts")
        return Check(c.Holds(m.OneOf(self._field(m.Kind.TEXT, m.Kind.LEVEL), said)))

    def persons(self) -> Formula:
        """Return a count of students, teachers or others as a count of persons."""
        return _checked(m.Persons(self.node))

    def named(self, name: str) -> Formula:
        """Return the formula under a name."""
        return Formula(m.Named(name_of(name, "name"), self.node, self.unit))

    def __bool__(self) -> NoReturn:
        """Refuse: a formula has no truth value."""
        raise CallError(problem("truth-formula"))

    def _field(self, *kinds: m.Kind) -> m.Field:
        if not isinstance(self.node, m.Field) or self.node.kind not in kinds:
            names = ", ".join(kind.value for kind in kinds)
            raise CallError(problem("call-field-kind", kinds=names))
        return self.node

    def _check(self, comparator: Comparator, limit: Operand) -> Check:
        if isinstance(self.node, m.Field) and self.node.kind is m.Kind.LEVEL:
            return self.require(f"{comparator.value} {text_of(limit, 'limit')}")
        return Check(c.Require(self.node, self._bound(comparator, limit)))

    def _bound(self, comparator: Comparator, limit: Operand) -> c.Bound:
        if isinstance(limit, str):
            found = parse_requirement(f"{comparator.value} {limit}", self.unit, {})
            if not isinstance(found, c.Bound):
                raise UnitError(problem("limit-not-one", text=limit[:60]))
            return found
        measure = as_measure(limit)
        check_rational(measure)
        _refuse_other(measure, self.unit)
        if isinstance(measure, m.Constant):
            return c.Bound(comparator, measure.quantity)
        return c.Bound(comparator, measure)


def _refuse_other(limit: m.Measure, unit: Unit) -> None:
    """Refuse a limit that does not measure what is in a unit.

    Raises:
        UnitError: where it does not; a bare number is told with the unit that it lacks.
    """
    found = unit_of(limit)
    if same_dimension(found, unit):
        return
    if isinstance(limit, m.Constant) and not found.powers:
        said = {"unit": show_unit(unit, "en"), "unit_zh": show_unit(unit, "zh")}
        number = show_quantity(limit.quantity, "en")
        raise UnitError(problem("threshold-bare", number=number, **said))
    factor(found, unit)


Operand: TypeAlias = Formula | Amount
"""What stands beside a formula: another one, a number, or a quantity in text."""


def field(
    name: str,
    unit: str = "",
    *,
    kind: str = "",
    levels: tuple[str, ...] = (),
    signed: bool = False,
    adds_up: bool = False,
) -> Formula:
    """Return a field: what is observed under a name, in a unit.

    `kind` is number, yes_no, level (with its `levels` from lowest to highest), text or date; not
    given, it is level where there are levels, else number.
    Negative numbers are refused as data unless `signed`; one that `adds_up` has a total over parts.

    Raises:
        NotationError: where the unit cannot be read.
        CallError: for an unknown kind, a name that is blank, what is no text.

    >>> import edustandards as es
    >>> students = es.field("students", "student", adds_up=True)
    >>> area = es.field("sports_field_area", "m²")
    >>> check = area / students >= "8.76 m²/student"
    >>> check.verdict({"sports_field_area": 876, "students": 100}).value
    'met'
    """
    words = several_of(levels, str, "levels", "wanted-texts")
    said = kind or ("level" if words else "number")
    found = m.Kind(one_of(said, "kind", [one.value for one in m.Kind]))
    measured = parse_unit(text_of(unit, "unit", "wanted-unit"))
    return Formula(m.Field(name_of(name, "name"), measured, found, words, signed, adds_up))


def as_measure(operand: Operand) -> m.Measure:
    """Return the node of an operand; plain numbers have no unit.

    Raises:
        NotationError: where a text is not a quantity.
        NumberError: where a number is not finite, out of range, or a truth value.
        CallError: where it is nothing that can be computed with.
    """
    if isinstance(operand, Formula):
        return operand.node
    if isinstance(operand, str):
        return m.Constant(parse_quantity(operand))
    try:
        return m.Constant(_written(take_quantity(operand)))
    except NumberError as error:
        if error.problems[0].code != "quantity-kind":
            raise
    raise unfit("operand", "wanted-operand", operand)


def _written(quantity: Quantity) -> Quantity:
    """Return a quantity with the digits in which it would be written, if it has an end."""
    text = show_exact(quantity.number)
    if quantity.places is not None or quantity.ratio or "/" in text:
        return quantity
    return replace(quantity, places=len(text.partition(".")[2]))


def _checked(node: m.Measure) -> Formula:
    """Return the handle of a node whose units fit; the mistake is told where it is made."""
    unit_of(node)
    return Formula(node)
