"""Slips that people make, each with the line where the editor has to flag it."""

from __future__ import annotations

from dataclasses import dataclass

HEAD = 'pack: my/pack\nedition: "2024"\ntitle: 试\n'
GOOD = "standards:\n  a:\n    on: school\n    indicator: students\n    require: ≥ 1 student\n"


@dataclass(frozen=True)
class Mistake:
    """A pack with one slip; `line` counts below the head, as the slips are written here."""

    name: str
    body: str
    at: int
    says: str
    readable: bool = True

    @property
    def text(self) -> str:
        return HEAD + self.body

    @property
    def line(self) -> int:
        return HEAD.count("\n") + self.at


def of_standard(*lines: str) -> str:
    return "standards:\n  a:\n    on: school\n" + "".join(f"    {line}\n" for line in lines)


REQUIRED = "indicator: students", "require: ≥ 1 student"

MISTAKES = (
    Mistake("a key that is none", of_standard("clauses: 1", *REQUIRED), 4, "clauses"),
    Mistake("a key of the pack that is none", "version: 1\n" + GOOD, 1, "version"),
    Mistake("no body", of_standard("clause: 1"), 2, "indicator"),
    Mistake("two bodies", of_standard(*REQUIRED, "holds: students > 1 student"), 6, "holds"),
    Mistake("no requirement", of_standard("indicator: students"), 2, "require"),
    Mistake("no comparator", of_standard(REQUIRED[0], "require: 7 student"), 5, "comparator"),
    Mistake("a bare number", of_standard(REQUIRED[0], "require: 7.5"), 5, "string"),
    Mistake(
        "a bare number for a stage",
        of_standard(REQUIRED[0], "require:", "  primary: ≥ 1 student", "  junior: 5"),
        7,
        "string",
    ),
    Mistake(
        "of whom is not said", "standards:\n  a:\n    holds: students > 1 student\n", 2, '"on"'
    ),
    Mistake("a day that is none", "checked_on: 2024-02-30\n" + GOOD, 1, "date"),
    Mistake("a date with slashes", "effective:\n  from: 2024/09/01\n" + GOOD, 2, "date"),
    Mistake("half a revision", "revision: 1.5\n" + GOOD, 1, "integer"),
    Mistake("another word for judging", "judge: rounded\n" + GOOD, 1, "rounded-value"),
    Mistake("another word for sure", of_standard(*REQUIRED, "confidence: sure"), 6, "verified"),
    Mistake("a list for a text", "standards:\n  a:\n    on: [school]\n    holds: x\n", 3, "type"),
    Mistake("a text for a list", of_standard("all_of: b"), 4, "array"),
    Mistake("a text for a mapping", "source: 教督〔2017〕6号\n" + GOOD, 1, "document"),
    Mistake("an id that is none", GOOD.replace("  a:", "  _a:"), 2, "id"),
    Mistake(
        "a name that is a word of formulas", "fields:\n  sum:\n    unit: m\n" + GOOD, 2, "name"
    ),
    Mistake("a name with a hyphen", "fields:\n  a-b:\n    unit: m\n" + GOOD, 2, "name"),
    Mistake("a level without levels", "fields:\n  f:\n    kind: level\n" + GOOD, 2, "levels"),
    Mistake(
        "a yes with a unit", "fields:\n  f:\n    kind: yes_no\n    unit: m\n" + GOOD, 4, "unit"
    ),
    Mistake("one bound only", "fields:\n  f:\n    plausible: [1]\n" + GOOD, 3, "items"),
    Mistake(
        "an indicator without formula", "indicators:\n  f:\n    unit: m\n" + GOOD, 2, "formula"
    ),
    Mistake("no verdict", of_standard(*REQUIRED, "examples:", "  - {students: 1}"), 7, "expect"),
    Mistake(
        "a verdict that is none",
        of_standard(*REQUIRED, "examples:", "  - {students: 1, expect: pass}"),
        7,
        "not_applicable",
    ),
    Mistake("a count in words", of_standard("at_least: six", "of: [b]"), 4, "whole number"),
    Mistake("a count of nothing", of_standard("at_least: 6"), 2, '"of"'),
    Mistake("others without a count", of_standard("all_of: [b]", "others: 85 %"), 5, "others"),
    Mistake("changes of nothing", "retire:\n  b: {reason: 试}\n" + GOOD, 1, "retire"),
    Mistake("a value that was forgotten", "jurisdiction:\n" + GOOD, 1, "type", readable=False),
    Mistake("a third language", "description: {cn: 试}\n" + GOOD, 1, "cn"),
    Mistake("a year in words", of_standard("by_year:", "  year one: {holds: x}"), 5, "year"),
    Mistake(
        "a slip deep inside",
        of_standard("not:", "  any_of:", "    - indicator: students", "      require: 5"),
        7,
        "string",
    ),
)
