"""Checks drawn at random, what becomes of them when somebody edits them, and data that tells."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from edustandards.checks import nodes as c
from edustandards.evaluate.given import Given
from edustandards.evaluate.observed import Observed
from edustandards.evaluate.population import Population
from edustandards.evaluate.row import Row
from edustandards.measures import nodes as m
from edustandards.measures.parse import parse_condition, parse_formula
from edustandards.measures.unit_of import unit_of
from edustandards.units.convert import factor
from edustandards.units.parse import parse_unit
from edustandards.units.quantity import Quantity
from tests.evaluate.world import FIELDS, LEVELS, NAMES, WORDS

NUMBERS = ("students", "teachers", "area", "gym", "balance")
STAGES = ("primary", "junior")
YEARS = ("2020", "2021", "2022", "2024", "")

FORMULAS = [
    parse_formula(text, NAMES)
    for text in (
        "students",
        "teachers",
        "area",
        "area + gym",
        "gym + area",
        "balance",
        "(area + gym) / students",
        "area_per_student",
        "max(area, gym)",
        "min(gym, area)",
        "2 * area",
        "students / teachers",
    )
]
# The same formula in another unit, under another name.
FORMULAS.append(m.Named("in_ares", FORMULAS[6], parse_unit("公顷/生")))
FORMULAS.append(m.Named("in_hectares", FORMULAS[3], parse_unit("公顷")))
LIMITS = [
    parse_formula(text, NAMES)
    for text in ("area", "gym", "area + gym", "2 * area", "3 m² + gym", "balance * (1 m² / 1 元)")
]
CONDITIONS = [
    parse_condition(text, NAMES)
    for text in (
        "students > 3 student",
        "students ≥ 5 student",
        "students ≤ 2 student",
        "teachers < 4 teacher",
        "area > gym",
        "area ≥ 2 * gym",
        "fund",
        "not fund",
        "kind = special",
        "kind in (special, plain)",
        "kind != plain",
        "level ≥ Ⅲ",
        "level = Ⅱ",
        "level > Ⅱ",
    )
]
CONDITIONS.append(m.Says(FIELDS["fund"], proven=True))
BOUNDED = [
    m.Index(
        "half",
        (
            m.Part("a", m.Says(FIELDS["fund"]), weight=Fraction(1, 2)),
            m.Part(
                "b",
                FIELDS["area"],
                m.Constant(Quantity(Fraction(4), FIELDS["area"].unit)),
                weight=Fraction(1, 2),
            ),
        ),
    ),
]
SIGNS = tuple(m.Comparator)
FLOORS, CEILINGS = (
    (m.Comparator.AT_LEAST, m.Comparator.MORE),
    (m.Comparator.AT_MOST, m.Comparator.LESS),
)
numbers = st.sampled_from(
    [Fraction(n, 2) for n in range(-2, 14)] + [Fraction("2.25"), Fraction("4.95")]
)
judges = st.sampled_from([c.Judge.FULL, c.Judge.FULL, c.Judge.ROUNDED])


@st.composite
def quantities(draw: st.DrawFn, measure: m.Measure) -> Quantity:
    """Draw a threshold for a formula, in the unit of the formula or another one."""
    unit = unit_of(measure)
    number = draw(numbers)
    for text in ("公顷", "公顷/生", "m²", "m²/student"):
        other = parse_unit(text)
        if other.powers != unit.powers or draw(st.booleans()):
            continue
        number *= factor(unit, other)
        unit = other
        break
    places = draw(st.sampled_from([None, 0, 1, 2]))
    if places is not None and (number * 10**places).denominator != 1:
        places = None
    return Quantity(number, unit, places)


@st.composite
def requirements(draw: st.DrawFn, measure: m.Measure) -> c.Bound | c.Range:
    kind = draw(st.sampled_from(["bound", "bound", "range", "formula"]))
    if kind == "formula":
        fitting = [one for one in LIMITS if unit_of(one).powers == unit_of(measure).powers]
        if fitting:
            return c.Bound(draw(st.sampled_from(SIGNS)), draw(st.sampled_from(fitting)))
    if kind == "range":
        low, high = draw(quantities(measure)), draw(quantities(measure))
        return c.Range(
            c.Bound(draw(st.sampled_from(FLOORS)), low),
            c.Bound(draw(st.sampled_from(CEILINGS)), high),
        )
    return c.Bound(draw(st.sampled_from(SIGNS)), draw(quantities(measure)))


@st.composite
def needs(draw: st.DrawFn) -> c.Require:
    measure = draw(st.sampled_from([*FORMULAS, *BOUNDED]))
    return c.Require(measure, draw(requirements(measure)), draw(judges))


@st.composite
def levels(draw: st.DrawFn) -> c.Require:
    level = c.Level(draw(st.sampled_from(SIGNS)), draw(st.sampled_from(LEVELS)), LEVELS)
    return c.Require(FIELDS["level"], level)


simple = st.sampled_from(CONDITIONS)
conditions = st.recursive(
    simple,
    lambda inner: st.one_of(
        st.builds(m.Both, st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(m.Either, st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(m.Reverse, inner),
    ),
    max_leaves=4,
)
leaves = st.one_of(needs(), needs(), needs(), levels(), st.builds(c.Holds, conditions))
wheres = st.one_of(st.none(), simple)


@st.composite
def steps(draw: st.DrawFn) -> list[m.Condition]:
    """Draw the conditions of a table of steps over one value."""
    ends = sorted(draw(st.sets(st.integers(0, 8), min_size=1, max_size=3)))
    signs = [draw(st.sampled_from([m.Comparator.AT_MOST, m.Comparator.LESS])) for _ in ends]
    students = FIELDS["students"]
    found: list[m.Condition] = [
        m.Comparison(students, sign, m.Constant(Quantity(Fraction(end), students.unit)))
        for sign, end in zip(signs, ends, strict=True)
    ]
    if draw(st.booleans()):
        last = m.Constant(Quantity(Fraction(ends[-1]), students.unit))
        found.append(m.Comparison(students, m.Comparator.MORE, last))
    return found


def families(inner: st.SearchStrategy[c.Check]) -> dict[str, st.SearchStrategy[c.Check]]:
    """Return what draws each kind of composition of some checks."""
    several = st.lists(inner, min_size=1, max_size=3).map(tuple)

    @st.composite
    def at_least(draw: st.DrawFn) -> c.Check:
        parts = draw(several)
        return c.AtLeast(
            draw(st.integers(1, len(parts))),
            parts,
            draw(st.sampled_from([None, None, Fraction(4, 5), Fraction(1, 2)])),
            draw(st.sampled_from(c.Counting)),
        )

    @st.composite
    def staged(draw: st.DrawFn) -> c.Check:
        stages = draw(st.lists(st.sampled_from(STAGES), min_size=1, max_size=2, unique=True))
        return c.ByStage(tuple((stage, draw(inner)) for stage in stages))

    @st.composite
    def dated(draw: st.DrawFn) -> c.Check:
        plan = draw(st.booleans())
        years = st.integers(1, 4) if plan else st.sampled_from([2020, 2021, 2023, 2025])
        found = sorted(draw(st.sets(years, min_size=1, max_size=3)))
        return c.ByYear(tuple((year, draw(inner)) for year in found), plan)

    @st.composite
    def stepped(draw: st.DrawFn) -> c.Check:
        of = draw(st.one_of(steps(), st.lists(simple, min_size=1, max_size=2)))
        return c.Cases(tuple((condition, draw(inner)) for condition in of))

    @st.composite
    def shared(draw: st.DrawFn) -> c.Check:
        limit = Quantity(draw(st.sampled_from([Fraction(n, 4) for n in range(5)])))
        bound = c.Bound(draw(st.sampled_from(SIGNS)), limit)
        return c.ShareOf("class", draw(inner), bound, draw(wheres))

    return {
        "all of": st.builds(c.AllOf, several),
        "any of": st.builds(c.AnyOf, several),
        "not": st.builds(c.Not, inner),
        "at least": at_least(),
        "by stage": staged(),
        "by year": dated(),
        "cases": stepped(),
        "when": st.builds(c.When, conditions, inner),
        "for every": st.builds(lambda one, where: c.ForEvery("class", one, where), inner, wheres),
        "share of": shared(),
        "cited": st.builds(c.Cited, st.sampled_from("ab"), inner),
    }


def composed(inner: st.SearchStrategy[c.Check]) -> st.SearchStrategy[c.Check]:
    return st.one_of(*families(inner).values())


# One composition of leaves, or of what may not apply: most of what goes wrong goes wrong there.
SMALL = {
    "leaf": leaves,
    **families(st.one_of(leaves, st.builds(c.When, simple, leaves))),
}
checks = st.recursive(leaves, composed, max_leaves=5)


@st.composite
def edited(draw: st.DrawFn, check: c.Check) -> c.Check:
    """Draw what a check becomes: mostly the same, with something moved, added or taken away."""
    sort = draw(st.sampled_from(["keep", "inside", "inside", "inside", "wrap"]))
    if sort == "keep":
        return check
    if sort == "wrap":
        return draw(wrapped(check))
    return draw(edited_inside(check))


@st.composite
def edited_inside(draw: st.DrawFn, check: c.Check) -> c.Check:
    match check:
        case c.Require():
            return draw(moved(check))
        case c.Holds(condition):
            return c.Holds(draw(narrowed(condition)))
        case c.ByStage(cases):
            return replace(check, cases=draw(keyed(cases, st.sampled_from(STAGES))))
        case c.ByYear(cases):
            return replace(check, cases=draw(keyed(cases, st.none())))
        case c.Cases(cases):
            if draw(st.booleans()):
                found = draw(steps())
                count = min(len(found), len(cases))
                return c.Cases(tuple((found[at], cases[at][1]) for at in range(count)))
            return c.Cases(draw(keyed(cases, st.none())))
        case c.AllOf(parts) | c.AnyOf(parts):
            return replace(check, parts=draw(shuffled(parts)))
        case c.AtLeast(k, parts, others, _):
            parts = draw(shuffled(parts))
            k = min(max(1, k + draw(st.sampled_from([-1, 0, 0, 1]))), len(parts))
            others = draw(st.sampled_from([others, others, None, Fraction(3, 4)]))
            return replace(check, k=k, parts=parts, others=others)
        case c.Not(part):
            return c.Not(draw(edited(part)))
        case c.ForEvery(_, inner, where):
            sort = draw(st.sampled_from(["same", "new", "narrowed"]))
            if sort == "new":
                where = draw(wheres)
            elif sort == "narrowed" and where is not None:
                where = draw(narrowed(where))
            return replace(check, check=draw(edited(inner)), where=where)
        case c.ShareOf(_, inner, bound):
            number = draw(st.sampled_from([Fraction(n, 4) for n in range(5)]))
            new = c.Bound(draw(st.sampled_from([bound.comparator, *SIGNS])), Quantity(number))
            new = bound if draw(st.booleans()) else new
            return replace(check, check=draw(edited(inner)), bound=new)
        case c.When(condition, inner):
            return c.When(draw(narrowed(condition)), draw(edited(inner)))
        case c.Cited(_, inner):
            return replace(check, check=draw(edited(inner)))


@st.composite
def moved(draw: st.DrawFn, check: c.Require) -> c.Require:
    """Draw a requirement with another threshold, comparator, way of judging, or formula."""
    if isinstance(check.requirement, c.Level):
        return draw(levels())
    measure = check.measure
    if draw(st.integers(0, 4)) == 0:
        like = [one for one in FORMULAS if unit_of(one).powers == unit_of(measure).powers]
        measure = draw(st.sampled_from(like or [measure]))
    requirement: c.Requirement = check.requirement
    sort = draw(st.sampled_from(["threshold", "comparator", "new", "judge", "same"]))
    if sort == "new":
        requirement = draw(requirements(measure))
    elif isinstance(requirement, c.Bound) and sort == "comparator":
        requirement = replace(requirement, comparator=draw(st.sampled_from(SIGNS)))
    elif isinstance(requirement, c.Bound) and sort == "threshold":
        requirement = replace(requirement, threshold=draw(quantities(measure)))
    judge = draw(judges) if sort == "judge" else check.judge
    return c.Require(measure, requirement, judge)


@st.composite
def wrapped(draw: st.DrawFn, check: c.Check) -> c.Check:
    sort = draw(
        st.sampled_from(["all", "any", "when", "not not", "stage", "year", "case", "other"])
    )
    match sort:
        case "all":
            return c.AllOf((check, draw(leaves)))
        case "any":
            return c.AnyOf((draw(leaves), check))
        case "when":
            return c.When(draw(simple), check)
        case "not not":
            return c.Not(c.Not(check))
        case "stage":
            return c.ByStage(tuple((stage, check) for stage in STAGES[: draw(st.integers(1, 2))]))
        case "year":
            return c.ByYear(((2021, check),))
        case "case":
            return c.Cases(tuple((condition, check) for condition in draw(steps())))
        case _:
            return draw(checks)


@st.composite
def narrowed(draw: st.DrawFn, condition: m.Condition) -> m.Condition:
    sort = draw(st.sampled_from(["same", "both", "either", "reverse", "other", "again", "part"]))
    match sort:
        case "both":
            return m.Both((condition, draw(simple)))
        case "either":
            return m.Either((draw(simple), condition))
        case "reverse":
            return m.Reverse(condition)
        case "other":
            return draw(conditions)
        case "again":
            return m.Reverse(m.Reverse(condition))
        case "part" if isinstance(condition, m.Both | m.Either):
            return draw(st.sampled_from(condition.parts))
        case _:
            return condition


@st.composite
def shuffled(draw: st.DrawFn, parts: tuple[c.Check, ...]) -> tuple[c.Check, ...]:
    found = [draw(edited(part)) if draw(st.booleans()) else part for part in parts]
    sort = draw(st.sampled_from(["keep", "keep", "add", "drop", "turn"]))
    if sort == "add":
        found.append(draw(leaves))
    elif sort == "drop" and len(found) > 1:
        found.pop()
    elif sort == "turn":
        found.reverse()
    return tuple(found)


@st.composite
def keyed(draw: st.DrawFn, cases: tuple[Any, ...], keys: st.SearchStrategy[Any]) -> tuple[Any, ...]:
    found = [(key, draw(edited(case)) if draw(st.booleans()) else case) for key, case in cases]
    sort = draw(st.sampled_from(["keep", "keep", "drop", "key"]))
    if sort == "drop" and len(found) > 1:
        found.pop()
    key = draw(keys)
    if sort == "key" and key is not None and key not in dict(found):
        found.append((key, found[0][1]))
    return tuple(found)


small = st.one_of(st.integers(0, 8), st.sampled_from([None, Fraction(9, 2), Fraction(9, 4)]))
VALUES = {
    **dict.fromkeys(NUMBERS, small),
    "balance": st.one_of(st.integers(-4, 8), st.none()),
    "level": st.sampled_from([None, *LEVELS]),
    "kind": st.sampled_from([None, "special", "plain", "other"]),
    "fund": st.sampled_from([None, True, False]),
}


@st.composite
def rows(draw: st.DrawFn) -> Row:
    """Draw a school with some classes, in a stage that may be unknown, in a year or none."""
    stage = draw(st.sampled_from(["primary", "junior", "special"]))
    period = draw(st.sampled_from(YEARS))
    classes = draw(st.integers(0, 3))
    school = filled(draw, "school", {"school": ["s"], "stage": [stage], "period": [period]})
    keys = {
        "class": [str(at) for at in range(classes)],
        "school": ["s"] * classes,
        "stage": [draw(st.sampled_from([stage, "primary"])) for _ in range(classes)],
        "period": [period] * classes,
    }
    tables = {"school": school, "class": filled(draw, "class", keys)}
    first = draw(st.sampled_from([None, 2020]))
    population = Population(tables, WORDS, Given(first_year=first))
    [row] = population.rows("school", staged=False) or []
    return row


def filled(draw: st.DrawFn, kind: str, keys: dict[str, list[str]]) -> Observed:
    """Draw the values of a table that has some keys."""
    names = keys[kind]
    values = {name: [draw(value) for _ in names] for name, value in VALUES.items()}
    return Observed(kind, len(names), keys, values)
