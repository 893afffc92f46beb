"""The difference of two packs in words: where, what was, what is, which values change sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from edustandards.checks import nodes as c
from edustandards.checks.kinds import kinds_of
from edustandards.checks.reach import Interval
from edustandards.checks.relation import Change, Flip, Order, Step, Turn, What
from edustandards.checks.show import show_requirement
from edustandards.checks.show_reach import show_interval
from edustandards.checks.shown import limit_of, show_share
from edustandards.checks.standard import Standard
from edustandards.measures import nodes as m
from edustandards.measures.show import show_formula
from edustandards.measures.unit_of import unit_of
from edustandards.packs.compare.difference import Difference, Head, Kind, StandardChange, Wording
from edustandards.wording import sentence

KINDS = {
    Kind.STRICTER: "diff-stricter",
    Kind.LOOSER: "diff-looser",
    Kind.CHANGED: "diff-changed",
    Kind.ADDED: "diff-added",
    Kind.RETIRED: "diff-retired",
    Kind.RENAMED: "diff-renamed",
    Kind.UNIT: "diff-unit",
    Kind.FORM: "diff-form",
    Kind.WORDING: "diff-wording",
    Kind.SAME: "diff-same",
}
"""The sentence that names each kind, in the order in which they are reported."""

ORDERS = {
    Order.STRICTER: "diff-order-stricter",
    Order.LOOSER: "diff-order-looser",
    Order.INCOMPARABLE: "diff-order-incomparable",
    Order.EQUAL: "diff-order-equal",
}
_WORDING = {
    Wording.TITLE: "diff-title",
    Wording.CLAUSE: "diff-clause",
    Wording.NOTES: "diff-notes",
    Wording.CONFIDENCE: "diff-confidence",
    Wording.EXAMPLES: "diff-examples",
    Wording.PLACE: "diff-place",
}
_HEADS = {
    Head.PACK: "diff-head-pack",
    Head.EDITION: "diff-head-edition",
    Head.REVISION: "diff-head-revision",
    Head.TITLE: "diff-title",
    Head.JURISDICTION: "diff-head-jurisdiction",
    Head.DOCUMENT: "diff-head-document",
    Head.ISSUED: "diff-head-issued",
    Head.URL: "diff-head-url",
    Head.FROM: "diff-head-from",
    Head.TO: "diff-head-to",
    Head.CHECKED_ON: "diff-head-checked-on",
    Head.CONCLUSION: "diff-head-conclusion",
    Head.PLAN: "diff-head-plan",
    Head.SPLIT: "diff-head-split",
}
MOST_HEAD = 100


@dataclass(frozen=True, slots=True)
class DiffWords:
    """The words that a difference is told in: its language, and the names of both packs."""

    difference: Difference
    lang: str

    def say(self, code: str, **params: object) -> str:
        """Return a sentence of the wording tables."""
        return sentence(code, self.lang, params)

    def title(self, name: str, lang: str = "") -> str:
        """Return the title of anything that one of the packs names, the later one first."""
        lang = lang or self.lang
        for document in (self.difference.after, self.difference.before):
            for one in document.standards:
                if one.id == name and one.title.say(lang):
                    return one.title.say(lang)
            found = document.vocabulary.title(name, lang)
            if found != name:
                return found
        return name

    def name_of(self, standard: Standard) -> str:
        """Return the title of a standard with its id."""
        return f"{standard.title.say(self.lang) or standard.id} [{standard.id}]"

    def heads(self) -> list[str]:
        """Return what the heads of the packs say differently, a line for each."""
        none = self.say("diff-none")
        return [
            self.say(
                "diff-from-to",
                what=self.say(_HEADS[one.head]),
                before=one.before[:MOST_HEAD] or none,
                after=one.after[:MOST_HEAD] or none,
            )
            for one in self.difference.head
        ]

    def summary(self) -> str:
        """Return how many standards have become what."""
        counts = [(kind, len(self.difference.of(kind))) for kind in KINDS]
        told = [self.say("diff-count", what=self.say(KINDS[k]), count=n) for k, n in counts if n]
        return self.say("diff-summary", counts=self.say("diff-comma").join(told))

    def wording(self, change: StandardChange) -> str:
        """Return what of a standard has changed that changes no verdict."""
        return self.say("diff-comma").join(self.say(_WORDING[one]) for one in change.wording)

    def changes(self, change: StandardChange) -> list[tuple[str, list[str]]]:
        """Return the differences of a standard, each with the values that change sides.

        What a part of its own standard has to say is told there, and only named here.
        """
        if change.relation is None:
            return []
        told = {one.id for one in self.difference.standards if one.kind is not Kind.SAME}
        through: dict[str, None] = {}
        found = []
        for one in change.relation.changes:
            part = next((step.name for step in one.path if step.turn is Turn.PART), "")
            if part in told and part != change.id:
                through[part] = None
            else:
                found.append((self.change(one, change), [self.flip(one, f) for f in one.flips]))
        if through:
            titles = self.say("diff-comma").join(self.title(one) for one in through)
            found.append((self.say("diff-through", titles=titles), []))
        return found

    def change(self, one: Change, of: StandardChange) -> str:
        """Return one difference as a sentence: where, what was, what is, which way."""
        where = self.say("diff-comma").join(self.step(step) for step in one.path)
        what, before, after = self._sides(one, of)
        if one.what in {What.ADDED, What.REMOVED}:
            said = after if one.what is What.ADDED else before
        else:
            said = self.say("diff-from-to-plain", before=before, after=after)
        colon = self.say("diff-colon")
        text = colon.join(filter(None, (where, what, said)))
        return self.say("diff-line", text=text, order=self.say(ORDERS[one.order]))

    def _sides(self, one: Change, of: StandardChange) -> tuple[str, str, str]:
        """Return what a difference is about, what it was and what it is."""
        before, after = one.before, one.after
        match one.what:
            case What.REQUIREMENT if isinstance(before, c.Require) and isinstance(after, c.Require):
                name = self.formula(after.measure)
                known = of.standard.title.say(self.lang).casefold() == name.casefold()
                return "" if known else name, self.require(before), self.require(after)
            case What.CONDITION:
                return self.say("diff-what-condition"), self.side(before), self.side(after)
            case What.ADDED | What.REMOVED:
                code = "diff-what-part" if one.what is What.ADDED else "diff-what-gone"
                return self.say(code), self.side(before), self.side(after)
            case What.COUNT:
                return "", self.side(before), self.side(after)
            case What.SHARE:
                return self.say("diff-what-share"), self.side(before), self.side(after)
            case What.KIND:
                return self.say("diff-what-kind"), self.side(before), self.side(after)
            case What.ROWS:
                return self.say("diff-what-rows"), self.side(before), self.side(after)
            case What.FORMULA | What.OTHER | What.REQUIREMENT:
                return self.say("diff-what-formula"), self.side(before), self.side(after)
            case _:
                assert_never(one.what)

    def side(self, side: c.Check | m.Condition | c.Bound | str | None) -> str:
        """Return what stands on one side of a difference, in a few words."""
        if side is None:
            return self.say("diff-none")
        if isinstance(side, str):
            return self.title(side)
        if isinstance(side, c.Bound):
            return show_requirement(side, self.lang, self.title)
        if isinstance(side, m.Condition):
            return show_formula(side, self.lang, self.title)
        return self.brief(side)

    def brief(self, check: c.Check) -> str:
        """Return what a check asks, in a line."""
        match check:
            case c.Require(measure):
                return f"{self.formula(measure)} {self.require(check)}"
            case c.Holds(condition):
                return show_formula(condition, self.lang, self.title)
            case c.ByStage(cases):
                return self._cases([(self.title(stage), case) for stage, case in cases])
            case c.ByYear(cases, plan):
                code = "diff-plan-since" if plan else "diff-since"
                return self._cases([(self.say(code, first=year), case) for year, case in cases])
            case c.AtLeast(k, parts, others):
                said = self.say("diff-at-least", k=k, count=len(parts))
                if others is None:
                    return said
                return said + self.say("diff-others", share=show_share(others, self.lang))
            case c.AllOf(parts):
                return self.say("diff-all-of", count=len(parts))
            case c.AnyOf(parts):
                return self.say("diff-any-of", count=len(parts))
            case c.Cited(id_):
                return self.title(id_)
            case _:
                return self.say("diff-comma").join(
                    one.value.say(self.lang) for one in kinds_of(check)
                )

    def _cases(self, cases: list[tuple[str, c.Check]]) -> str:
        """Return cases one after the other; a formula that they share is said once."""
        measures = {case.measure for _, case in cases if isinstance(case, c.Require)}
        if len(measures) != 1 or not all(isinstance(case, c.Require) for _, case in cases):
            return self.say("diff-semicolon").join(
                f"{key} {self.brief(case)}" for key, case in cases
            )
        told = [f"{key} {self.require(case)}" for key, case in cases if isinstance(case, c.Require)]
        return f"{self.formula(measures.pop())} {self.say('diff-semicolon').join(told)}"

    def require(self, check: c.Require) -> str:
        """Return a requirement, and whether it is judged by the rounded value."""
        text = show_requirement(check.requirement, self.lang, self.title)
        return text + self.say("show-rounded") if check.judge is c.Judge.ROUNDED else text

    def formula(self, measure: m.Measure) -> str:
        """Return a formula by its title, or in full."""
        return show_formula(measure, self.lang, self.title)

    def step(self, step: Step) -> str:
        """Return where a step leads."""
        match step.turn:
            case Turn.STAGE | Turn.PART:
                return self.title(step.name)
            case Turn.OTHER_STAGE:
                return self.say("diff-other-stages")
            case Turn.YEARS | Turn.PLAN_YEARS:
                return self._years(step)
            case Turn.CASE:
                if step.measure is not None and step.interval is not None:
                    return self._region(step.measure, step.interval)
                if step.condition is None:
                    return self.say("diff-always")
                return show_formula(step.condition, self.lang, self.title)
            case Turn.PLACE:
                return self.say("diff-part", place=step.name)
            case Turn.EVERY:
                return self.say("diff-every", kind=self.title(step.name))
            case _:
                assert_never(step.turn)

    def _years(self, step: Step) -> str:
        plan = step.turn is Turn.PLAN_YEARS
        first, last = step.first, step.last
        if first is None:
            return self.say("diff-plan-until" if plan else "diff-until", last=last)
        if last is None:
            return self.say("diff-plan-since" if plan else "diff-since", first=first)
        if first == last:
            return self.say("diff-plan-year" if plan else "diff-year", year=first)
        return self.say("diff-plan-years" if plan else "diff-years", first=first, last=last)

    def _region(self, measure: m.Measure, interval: Interval) -> str:
        values = show_interval(interval, unit_of(measure), self.lang)
        return f"{self.formula(measure)} {values}"

    def flip(self, change: Change, flip: Flip) -> str:
        """Return which values change sides, in the unit in which the requirement is written."""
        limits = [
            limit_of(side.requirement if isinstance(side, c.Require) else side)
            for side in (change.after, change.before)
            if isinstance(side, c.Require | c.Bound)
        ]
        written = next((one for one in limits if one is not None), None)
        values = show_interval(flip.interval, change.unit, self.lang, written)
        words = {
            "before": self.say(f"verdict-{flip.before.value}"),
            "after": self.say(f"verdict-{flip.after.value}"),
        }
        return self.say("diff-flip", values=values, **words)
