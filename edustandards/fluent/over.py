"""Aggregates over the parts of an entity and steps through its years, for formulas in Python."""

from __future__ import annotations

from edustandards.arguments import must_be, name_of, one_of, text_of, unfit, whole_of
from edustandards.errors import CallError, problem
from edustandards.fluent.check import Check, condition_of
from edustandards.fluent.formula import Formula
from edustandards.measures import nodes as m
from edustandards.measures.unit_of import unit_of
from edustandards.units.parse import parse_unit


def _folded(
    fold: m.Fold,
    of: m.Measure | m.Condition | None,
    weight: Formula | None,
    over: str,
    where: Check | None,
    within: str = "",
) -> Formula:
    node = m.Folded(
        fold,
        of,
        None if weight is None else _node(weight, "weight"),
        text_of(over, "over"),
        None if where is None else condition_of(where),
        text_of(within, "within"),
    )
    unit_of(node)
    return Formula(node)


def _node(of: Formula, name: str = "of") -> m.Measure:
    return must_be(of, Formula, name, "wanted-formula").node


def total(of: Formula, *, over: str = "", where: Check | None = None) -> Formula:
    """Return the sum over the parts, in the unit of the formula.

    >>> import edustandards as es
    >>> students = es.field("students", "student")
    >>> check = es.total(students) <= "2000 student"
    >>> print(check.to_yaml().splitlines()[-2])
      indicator: "sum(students)"
    """
    return _folded(m.Fold.SUM, _node(of), None, over, where)


def mean(
    of: Formula,
    *,
    weight: Formula | None = None,
    over: str = "",
    where: Check | None = None,
    within: str = "",
) -> Formula:
    """Return the mean over the parts, weighted if asked, in the unit of the formula.

    With `within` it is the mean over the peers in that whole, the entity itself among them.

    >>> import edustandards as es
    >>> students = es.field("students", "student")
    >>> area = es.field("sports_field_area", "m²")
    >>> check = es.mean(area / students, weight=students) >= "7.5 m²/student"
    >>> print(check.to_yaml().splitlines()[-2])
      indicator: "mean(sports_field_area / students, weight=students)"
    """
    return _folded(m.Fold.MEAN, _node(of), weight, over, where, within)


def lowest(of: Formula, *, over: str = "", where: Check | None = None) -> Formula:
    """Return the smallest value among the parts.

    >>> import edustandards as es
    >>> students = es.field("students", "student")
    >>> area = es.field("sports_field_area", "m²")
    >>> check = es.lowest(area / students) >= "6 m²/student"
    >>> print(check.to_yaml().splitlines()[-2])
      indicator: "min(sports_field_area / students)"
    """
    return _folded(m.Fold.MIN, _node(of), None, over, where)


def highest(of: Formula, *, over: str = "", where: Check | None = None) -> Formula:
    """Return the largest value among the parts.

    >>> import edustandards as es
    >>> size = es.field("class_size", "student")
    >>> check = es.highest(size) <= "55 student"
    >>> print(check.to_yaml().splitlines()[-2])
      indicator: "max(class_size)"
    """
    return _folded(m.Fold.MAX, _node(of), None, over, where)


def count(*, over: str = "", where: Check | None = None) -> Formula:
    """Return how many parts there are.

    >>> import edustandards as es
    >>> check = es.count(over="school") >= "3"
    >>> print(check.to_yaml().splitlines()[-2])
      indicator: "count(over=school)"
    """
    return _folded(m.Fold.COUNT, None, None, over, where)


def share(of: Check, *, over: str = "", where: Check | None = None) -> Formula:
    """Return the share of the parts of which a condition holds.

    >>> import edustandards as es
    >>> students = es.field("students", "student")
    >>> check = es.share(students <= "45 student", over="class") >= "85 %"
    >>> print(check.to_yaml().splitlines()[-2])
      indicator: "share(students ≤ 45 student, over=class)"
    """
    return _folded(m.Fold.SHARE, condition_of(of), None, over, where)


def cv(of: Formula, *, weight: Formula, over: str = "", where: Check | None = None) -> Formula:
    """Return the coefficient of variation between the parts, weighted about their weighted mean.

    In the population form, with no n-1; judged exactly, through its square.

    Source: 教督〔2012〕3号, annex: the difference coefficient between schools.

    >>> import edustandards as es
    >>> students = es.field("students", "student")
    >>> area = es.field("sports_field_area", "m²")
    >>> check = es.cv(area / students, weight=students) <= "0.50"
    >>> print(check.to_yaml().splitlines()[-2])
      indicator: "cv(sports_field_area / students, weight=students)"
    """
    return _folded(m.Fold.CV, _node(of), weight, over, where)


def cv_unweighted(of: Formula, *, over: str = "", where: Check | None = None) -> Formula:
    """Return the coefficient of variation with every part counting the same.

    >>> import edustandards as es
    >>> students = es.field("students", "student")
    >>> area = es.field("sports_field_area", "m²")
    >>> check = es.cv_unweighted(area / students) <= "0.50"
    >>> print(check.to_yaml().splitlines()[-2])
      indicator: "cv_unweighted(sports_field_area / students)"
    """
    return _folded(m.Fold.CV_UNWEIGHTED, _node(of), None, over, where)


def rank(of: Formula, *, within: str) -> Formula:
    """Return the place among all of its kind in a whole, from the top, as a share of them.

    Who is level shares the best place (1, 2, 2, 4); for the lowest first take `rank(-x, ...)`. A
    rank among one is unknown.

    >>> import edustandards as es
    >>> score = es.field("score", "point")
    >>> check = es.rank(score, within="county") <= "10 %"
    >>> print(check.to_yaml().splitlines()[-2])
      indicator: "rank(score, within=county)"
    """
    return Formula(m.Rank(_node(of), name_of(within, "within")))


def at_stage(of: Formula, stage: str) -> Formula:
    """Return the value of the same entity and period in a given stage.

    >>> import edustandards as es
    >>> students = es.field("students", "student")
    >>> area = es.field("sports_field_area", "m²")
    >>> check = area / students >= es.at_stage(area / students, "primary")
    >>> print(check.to_yaml().splitlines()[-2])
      indicator: "sports_field_area / students"
    """
    return Formula(m.AtStage(_node(of), name_of(stage, "stage")))


def first(*of: Formula) -> Formula:
    """Return the first of several that has a value, in the unit of the first.

    Raises:
        CallError: where there is none.

    >>> import edustandards as es
    >>> told, counted = es.field("degree", "%"), es.field("reached") / es.field("asked")
    >>> (es.first(told, counted) >= "85 %").verdict({"reached": 9, "asked": 10}).value
    'met'
    """
    if not of:
        raise CallError(problem("call-empty", name="of"))
    node = m.First(tuple(_node(one) for one in of))
    unit_of(node)
    return Formula(node)


def reference(name: str, unit: str = "") -> Formula:
    """Return a value that whoever evaluates supplies: the city's mean, the capital's standard.

    >>> import edustandards as es
    >>> funds = es.field("funds", "yuan") / es.field("students", "student")
    >>> check = funds >= es.reference("capital", "yuan/student")
    >>> check({"funds": 900, "students": 1}).missing
    ()
    """
    measured = parse_unit(text_of(unit, "unit", "wanted-unit"))
    return Formula(m.Reference(name_of(name, "name"), measured))


def _since(year: int | str | None) -> int | m.Since | None:
    if isinstance(year, str):
        return m.Since(one_of(year, "since", [one.value for one in m.Since]))
    if isinstance(year, bool | float) or not hasattr(year, "__index__"):
        if year is not None:
            raise unfit("since", "wanted-since", year)
        return None
    return whole_of(year, "since")


def previous(of: Formula, *, since: int | str | None = None) -> Formula:
    """Return the value of the year before, of the year `since`, or of the plan's base year.

    >>> import edustandards as es
    >>> students = es.field("students", "student")
    >>> check = students <= es.previous(students)
    >>> print(check.to_yaml().splitlines()[-2])
      indicator: students
    """
    return Formula(m.Earlier(m.Step.PREVIOUS, _node(of), _since(since)))


def change(of: Formula, *, since: int | str | None = None) -> Formula:
    """Return the value minus that of the year before, of `since`, or of the base year (`base`).

    What is in percent changes by percentage points: `change(share) >= "5 percentage points"`.

    >>> import edustandards as es
    >>> enrolled = es.field("enrolled", "student") / es.field("age_group", "student")
    >>> check = es.change(enrolled, since=2024) >= "0 %"
    >>> print(check.to_yaml().splitlines()[-2])
      indicator: "change(enrolled / age_group, since=2024)"
    """
    return Formula(m.Earlier(m.Step.CHANGE, _node(of), _since(since)))


def growth(of: Formula, *, since: int | str | None = None) -> Formula:
    """Return the change as a share of the earlier value.

    Ten per cent above the base year of a plan is `growth(score, since="base") >= "10 %"`.

    >>> import edustandards as es
    >>> score = es.field("score", "point")
    >>> check = es.growth(score, since="base") >= "10 %"
    >>> print(check.to_yaml().splitlines()[-2])
      indicator: "growth(score, since=base)"
    """
    return Formula(m.Earlier(m.Step.GROWTH, _node(of), _since(since)))
