"""A finding in words: the numbers, the formula, the limit, the clause, the parts, the gap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Protocol

from edustandards.checks.evidence import Evidence, Shortfall
from edustandards.checks.nodes import Bound, Range, Requirement
from edustandards.checks.show import show_requirement
from edustandards.checks.shown import show_number, show_observed, show_share, show_value
from edustandards.checks.verdict import Verdict
from edustandards.checks.waiver import Waiver
from edustandards.errors import Problem
from edustandards.measures.fields import fields_of
from edustandards.measures.nodes import (
    Condition,
    Constant,
    Difference,
    Field,
    First,
    Measure,
    Named,
    Negated,
    Product,
    Quotient,
    Sum,
)
from edustandards.measures.show import show_formula
from edustandards.measures.vocabulary import Vocabulary
from edustandards.units.quantity import Quantity
from edustandards.units.unit import Unit
from edustandards.wording import sentence

MOST_PARTS = 12
MOST_EVIDENCE = 24
MARKS = {
    Verdict.MET: "✓",
    Verdict.NOT_MET: "✗",
    Verdict.UNKNOWN: "?",
    Verdict.NOT_APPLICABLE: "–",
}


class Explained(Protocol):
    """What is explained: a `Finding`, which knows this room and so cannot be known by it."""

    @property
    def standard(self) -> str: ...
    @property
    def entity(self) -> str: ...
    @property
    def stage(self) -> str: ...
    @property
    def period(self) -> str: ...
    @property
    def verdict(self) -> Verdict: ...
    @property
    def clause(self) -> str: ...
    @property
    def value(self) -> Fraction | str | bool | None: ...
    @property
    def unit(self) -> Unit: ...
    @property
    def requirement(self) -> Requirement | None: ...
    @property
    def threshold(self) -> Fraction | None: ...
    @property
    def margin(self) -> Fraction | None: ...
    @property
    def relative_margin(self) -> Fraction | None: ...
    @property
    def shortfall(self) -> Shortfall | None: ...
    @property
    def measure(self) -> Measure | Condition | None: ...
    @property
    def reasons(self) -> tuple[Problem, ...]: ...
    @property
    def evidence(self) -> tuple[Evidence, ...]: ...
    @property
    def bounds(self) -> tuple[Fraction, Fraction] | None: ...
    @property
    def waiver(self) -> Waiver | None: ...
    @property
    def waived(self) -> bool: ...
    @property
    def parts(self) -> Sequence[Explained]: ...


def explain(finding: Explained, lang: str, words: Vocabulary) -> str:
    """Return a finding in words, several lines of text, with the titles of `words`; zh or en."""
    return "\n".join(_lines(finding, lang, words, 0))


def _lines(finding: Explained, lang: str, words: Vocabulary, depth: int) -> Iterator[str]:
    indent = "  " * depth
    yield f"{indent}{MARKS[finding.verdict]} {_head(finding, lang, words)}"
    inner = f"{indent}  "
    if finding.clause and not depth:
        yield inner + sentence("explain-clause", lang, {"clause": finding.clause})
    for line in (*_value(finding, lang, words), *_gap(finding, lang, words)):
        yield inner + line
    if finding.waiver is not None:
        yield inner + _waiver(finding.waiver, lang, in_force=finding.waived)
    for problem in finding.reasons if not finding.parts else ():
        yield inner + sentence("explain-reason", lang, {"reason": say(problem, lang, words)})
    for line in _evidence(finding, lang, words):
        yield f"{inner}  {line}"
    if finding.parts:
        yield inner + sentence("explain-parts", lang, {})
        yield from _parts(finding, lang, words, depth)


def _waiver(waiver: Waiver, lang: str, *, in_force: bool) -> str:
    params = {
        "reason": waiver.reason,
        "approver": waiver.approver,
        "granted": waiver.granted.isoformat(),
        "expires": waiver.expires.isoformat(),
    }
    return sentence("explain-waiver" if in_force else "explain-waiver-void", lang, params)


def _head(finding: Explained, lang: str, words: Vocabulary) -> str:
    title = words.title(finding.standard, lang) if finding.standard else ""
    verdict = sentence(f"verdict-{finding.verdict.value}", lang, {})
    subject = " ".join(
        filter(None, (finding.entity, words.title(finding.stage, lang), finding.period))
    )
    title = title or sentence("explain-check", lang, {})
    code = "explain-of" if subject else "explain-head"
    return sentence(code, lang, {"title": title, "subject": subject, "verdict": verdict})


def _value(finding: Explained, lang: str, words: Vocabulary) -> Iterator[str]:
    requirement = finding.requirement
    formula = ""
    if finding.measure is not None and not isinstance(finding.measure, Field):
        node = finding.measure.of if isinstance(finding.measure, Named) else finding.measure
        formula = show_formula(_there(node, finding), lang, words.title)
    if requirement is None:
        if formula:
            yield sentence("explain-holds", lang, {"formula": formula})
        return
    if finding.bounds is not None:
        low, high = (show_value(end, finding.unit, requirement, lang) for end in finding.bounds)
        yield sentence("explain-bounds", lang, {"low": low, "high": high})
    if finding.value is not None:
        value = show_value(finding.value, finding.unit, requirement, lang)
        code = "explain-value-of" if formula else "explain-value"
        yield sentence(code, lang, {"value": value, "formula": formula})
        yield from _in_numbers(finding, lang)
    said = show_requirement(requirement, lang, words.title)
    fixed = not isinstance(requirement, Bound) or isinstance(requirement.threshold, Quantity)
    if fixed or finding.threshold is None:
        yield sentence("explain-require", lang, {"requirement": said})
    else:
        threshold = show_number(finding.threshold, finding.unit, lang)
        params = {"requirement": said, "threshold": threshold}
        yield sentence("explain-require-now", lang, params)


def _in_numbers(finding: Explained, lang: str) -> Iterator[str]:
    """Return the formula with its numbers in place, where each field is of the entity itself."""
    measure = finding.measure.of if isinstance(finding.measure, Named) else finding.measure
    if measure is None or isinstance(measure, Field):
        return
    measure = _there(measure, finding)
    if not _is_plain(measure):
        return
    numbers: dict[str, str] = {}
    for one in finding.evidence:
        if one.of or one.reference or one.field in numbers:
            return
        numbers[one.field] = show_observed(one.value, one.unit, lang)
    if not numbers or any(field.name not in numbers for field in fields_of(measure)):
        return
    shown = show_formula(measure, lang, lambda name, _: numbers.get(name, name))
    yield sentence("explain-numbers", lang, {"numbers": shown})


def _there(node: Measure | Condition, finding: Explained) -> Measure | Condition:
    """Return arithmetic with, of several fields that stand in for each other, the one it rests on.

    What is not known to be there stays as the pack has it.
    """
    names = {one.field for one in finding.evidence if not one.of and one.value is not None}
    return _settled(node, names) if isinstance(node, _ARITHMETIC) else node


_ARITHMETIC = (Sum, Difference, Product, Quotient, Negated, First)


def _settled(node: Measure, names: set[str]) -> Measure:
    match node:
        case First(several):
            there = [one for one in several if isinstance(one, Field) and one.name in names]
            return there[0] if len(there) == 1 else node
        case Sum(left, right) | Difference(left, right):
            return type(node)(_settled(left, names), _settled(right, names))
        case Product(left, right) | Quotient(left, right):
            return type(node)(_settled(left, names), _settled(right, names))
        case Negated(of):
            return Negated(_settled(of, names))
        case _:
            return node


def _is_plain(measure: Measure | Condition) -> bool:
    """Tell whether a formula is arithmetic over the fields of the entity itself."""
    match measure:
        case Sum(left, right) | Difference(left, right) | Product(left, right):
            return _is_plain(left) and _is_plain(right)
        case Quotient(left, right):
            return _is_plain(left) and _is_plain(right)
        case Negated(of) | Named(_, of):
            return _is_plain(of)
        case Field() | Constant():
            return True
        case _:
            return False


def _gap(finding: Explained, lang: str, words: Vocabulary) -> Iterator[str]:
    relative = finding.relative_margin
    margin = finding.margin
    shown = "" if relative is None else show_share(relative, lang)
    if margin is not None:
        value = show_value(margin, finding.unit, _plain(finding), lang)
        code = "explain-margin" if shown else "explain-margin-only"
        yield sentence(code, lang, {"margin": value, "relative": shown})
    elif shown:
        yield sentence("explain-relative", lang, {"relative": shown})
    gap = finding.shortfall
    if gap is not None:
        code = "explain-more" if gap.change > 0 else "explain-less"
        change = show_number(abs(gap.change), gap.unit, lang)
        yield sentence(code, lang, {"field": words.title(gap.field, lang), "change": change})


def _plain(finding: Explained) -> Bound | Range | None:
    """Return the requirement for its unit; a margin against a ratio is shown as a number."""
    requirement = finding.requirement
    if isinstance(requirement, Bound) and isinstance(requirement.threshold, Quantity):
        return None if requirement.threshold.ratio else requirement
    return requirement if isinstance(requirement, Range) else None


def say(problem: Problem, lang: str, words: Vocabulary) -> str:
    """Return a problem in words with titles for the fields and kinds that it names."""
    params = {
        name: words.title(value, lang) if isinstance(value, str) else value
        for name, value in problem.params
    }
    place = str(problem.where)
    said = sentence(problem.code, lang, params)
    return f"{place}: {said}" if place else said


def _evidence(finding: Explained, lang: str, words: Vocabulary) -> Iterator[str]:
    evidence = finding.evidence
    for one in evidence[:MOST_EVIDENCE]:
        name = words.title(one.field, lang)
        field = f"{one.of} {name}" if one.of else name
        place = str(one.place)
        code = "explain-evidence-at" if place else "explain-evidence"
        value = show_observed(one.value, one.unit, lang)
        if one.reference:
            about = ("，" if lang == "zh" else ", ") + one.source if one.source else ""
            params = {"field": field, "value": value, "about": about}
            yield sentence("explain-reference", lang, params)
            continue
        yield sentence(code, lang, {"field": field, "value": value, "place": place})
    if len(evidence) > MOST_EVIDENCE:
        yield sentence("explain-rest", lang, {"count": len(evidence) - MOST_EVIDENCE})


_WEIGHT = {Verdict.NOT_MET: 0, Verdict.UNKNOWN: 1, Verdict.MET: 2, Verdict.NOT_APPLICABLE: 3}


def _parts(finding: Explained, lang: str, words: Vocabulary, depth: int) -> Iterator[str]:
    """Return the parts; where there are many, those that are not met come first."""
    parts = list(finding.parts)
    if len(parts) > MOST_PARTS:
        parts.sort(key=lambda part: _WEIGHT[part.verdict])
    for part in parts[:MOST_PARTS]:
        yield from _lines(part, lang, words, depth + 2)
    if len(parts) > MOST_PARTS:
        rest = sentence("explain-rest", lang, {"count": len(parts) - MOST_PARTS})
        yield "  " * (depth + 2) + rest
