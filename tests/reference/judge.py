"""Judging what packs ask of tables, anew: plain fractions, one entity after the other.

Written from the documents on packs, verdicts, plans and units. Whoever asks for less than this
knows is told so by a `KeyError` or `ValueError`, never by a verdict.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tests.reference import notation
from tests.reference.notation import Need
from tests.reference.numbers import (
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    UNKNOWN,
    Between,
    Roots,
    Value,
    all_of,
    any_of,
    both_ends,
    eased,
    fits,
    nearest,
    opposite,
    rounded,
    rounded_ends,
    rounded_roots,
    verdict_of,
    year_in,
)
from tests.reference.packs import pack, shipped
from tests.reference.world import At, World


@dataclass(frozen=True)
class Found:
    """What was found of one standard on one entity."""

    verdict: str
    value: Value = None
    threshold: Fraction | None = None
    margin: Fraction | None = None


class Judge(World):
    """A pack on tables: the verdicts, by standard, entity, stage and period."""

    # ---- Standards ---------------------------------------------------------------------------

    def standard(
        self, name: str, at: At, ease: Fraction = Fraction(1), *, cited: bool = False
    ) -> Found:
        """Return what a standard finds; to what cites it, whoever it leaves out is neutral."""
        body = self.pack.standards[name]
        known = body.get("stages")
        if known is not None and at.stage and at.stage not in known:
            return Found(NOT_APPLICABLE)
        if cited and "where" in body and "share_of" not in body and "for_every" not in body:
            asked = self.truth(notation.formula(body["where"]), at)
            if not asked:
                return Found(UNKNOWN if asked is None else NOT_APPLICABLE)
        return self.body(body, at, ease, body.get("judge") or self.pack.head.get("judge", ""))

    def body(self, body: Any, at: At, ease: Fraction, judge: str) -> Found:
        """Return what one body finds: `ease` is the share of its thresholds that is enough."""
        if isinstance(body, str):
            return self.standard(body, at, ease, cited=True)
        judge = body.get("judge") or judge
        if "since" in body and (early := self.early(body["since"], at)) != MET:
            return Found(early)
        if "when" in body:
            applies = self.truth(notation.formula(body["when"]), at)
            if applies is False:
                return Found(NOT_APPLICABLE)
            if applies is None:
                return Found(UNKNOWN)
        return self.bare(body, at, ease, judge)

    def early(self, since: str, at: At) -> str:
        begin = self.calendar(since)
        year = self.year_of(at)
        if begin is None or year is None:
            return UNKNOWN
        return MET if year >= begin else NOT_APPLICABLE

    def calendar(self, written: str) -> int | None:
        if written.startswith("year "):
            return self.first_year and self.first_year + int(written[5:]) - 1
        return int(written)

    def year_of(self, at: At) -> int | None:
        return year_in(at.period) or self.given.year

    def bare(self, body: dict[str, Any], at: At, ease: Fraction, judge: str) -> Found:
        if "indicator" in body:
            return self.required(body, at, ease, judge)
        if "holds" in body:
            tree = notation.formula(body["holds"])
            if body.get("evidence") == "required":
                tree = ("call", "proven", (tree,), ())
            return Found(verdict_of(self.truth(tree, at)))
        if "cases" in body:
            return self.stepped(
                [(case["when"], case["check"]) for case in body["cases"]],
                at,
                lambda check: self.body(check, at, ease, judge),
            )
        if "for_every" in body:
            verdicts = self.of_parts(body, at, body["for_every"], ease, judge)
            return Found(all_of(verdicts) if verdicts else UNKNOWN)
        if "share_of" in body:
            return self.shared(body, at, ease, judge)
        for key, fold in (("all_of", all_of), ("any_of", any_of)):
            if key in body:
                return Found(fold(self.body(one, at, ease, judge).verdict for one in body[key]))
        if "not" in body:
            return Found(opposite(self.body(body["not"], at, 1 / ease, judge).verdict))
        if "at_least" in body:
            return Found(self.at_least(body, at, ease, judge))
        if "by_stage" in body:
            cases = body["by_stage"]
            if not at.stage:
                return Found(UNKNOWN)
            return (
                self.body(cases[at.stage], at, ease, judge)
                if at.stage in cases
                else Found(NOT_APPLICABLE)
            )
        if "by_year" in body:
            chosen = self.dated(body["by_year"], at)
            return chosen if isinstance(chosen, Found) else self.body(chosen, at, ease, judge)
        return self.other_pack(body["meets"], at)

    def of_parts(
        self, body: dict[str, Any], at: At, kind: str, ease: Fraction, judge: str
    ) -> list[str]:
        """Return the verdicts on the parts that are asked; unknown where it is not known who is."""
        conditions = [body["where"]] if "where" in body else []
        check = body["check"]
        if isinstance(check, str) and "where" in self.pack.standards[check]:
            conditions.append(self.pack.standards[check]["where"])
        found = []
        for one in self.parts(at, kind):
            asked = all_of(
                [verdict_of(self.truth(notation.formula(each), one)) for each in conditions]
            )
            if asked == UNKNOWN:
                found.append(UNKNOWN)
            elif asked != NOT_MET:
                whole = isinstance(check, str)
                found.append(
                    self.standard(check, one, ease).verdict
                    if whole
                    else self.body(check, one, ease, judge).verdict
                )
        return found

    def shared(self, body: dict[str, Any], at: At, ease: Fraction, judge: str) -> Found:
        verdicts = self.of_parts(body, at, body["share_of"], Fraction(1), judge)
        if not verdicts:
            return Found(UNKNOWN)
        met, failed, open_ = (verdicts.count(one) for one in (MET, NOT_MET, UNKNOWN))
        if not met + failed + open_:
            return Found(NOT_APPLICABLE)
        asked = notation.need(body["require"])
        whole = met + failed + open_
        share = Between(Fraction(met, whole), Fraction(met + open_, whole))
        return Found(verdict_of(both_ends(asked, share, asked.tree[1], ease)))

    def at_least(self, body: dict[str, Any], at: At, ease: Fraction, judge: str) -> str:
        verdicts = [self.body(one, at, ease, judge).verdict for one in body["of"]]
        applying = [one for one in verdicts if one != NOT_APPLICABLE]
        if not applying:
            return NOT_APPLICABLE
        k, met = int(body["at_least"]), verdicts.count(MET)
        if body.get("counting") == "applicable":
            k = max(k - verdicts.count(NOT_APPLICABLE), 1)
        enough = MET if met >= k else UNKNOWN if met + verdicts.count(UNKNOWN) >= k else NOT_MET
        if "others" not in body:
            return enough
        share = notation.amount(body["others"]).value
        eased = [self.body(one, at, ease * share, judge).verdict for one in body["of"]]
        return all_of([enough, *eased])

    def stepped(self, cases: list[tuple[str, Any]], at: At, judge: Callable[[Any], Found]) -> Found:
        """The first case that holds; one that may hold leaves open which it is."""
        for condition, check in cases:
            holds = self.truth(notation.formula(condition), at)
            if holds is None:
                return Found(UNKNOWN)
            if holds:
                return judge(check)
        return Found(NOT_APPLICABLE)

    def other_pack(self, wanted: str, at: At) -> Found:
        above = Judge(pack(shipped()[wanted].read_text("utf-8")), self.tables, self.given)
        verdicts: list[str] = []
        for name in above.pack.head["conclusion"]:
            kind = above.pack.standards[name]["on"]
            if kind == at.kind:
                verdicts.append(above.standard(name, at).verdict)
            else:
                verdicts += [above.standard(name, one).verdict for one in self.below(at, kind)]
        return Found(all_of(verdicts))

    def below(self, at: At, kind: str) -> list[At]:
        return [one for one in self.rows if one.kind == kind and self._within(one, at)]

    # ---- Requirements ------------------------------------------------------------------------

    def dated(self, cases: Mapping[str, Any], at: At) -> Any:
        """Return the case that is in force in the year of an entity, or the finding of none."""
        year = self.year_of(at)
        begins = [(self.calendar(written), case) for written, case in cases.items()]
        if year is None or any(begin is None for begin, _ in begins):
            return Found(UNKNOWN)
        reached = [case for begin, case in begins if begin <= year]  # type: ignore[operator]
        return reached[-1] if reached else Found(NOT_APPLICABLE)

    def required(self, body: dict[str, Any], at: At, ease: Fraction, judge: str) -> Found:
        if "steps" in body:
            cases = [(f"{body['steps']} {step}", asked) for step, asked in body["require"].items()]
            return self.stepped(
                cases, at, lambda asked: self.one_need(body, asked, at, ease, judge)
            )
        return self.one_need(body, body["require"], at, ease, judge)

    def one_need(
        self, body: dict[str, Any], asked: Any, at: At, ease: Fraction, judge: str
    ) -> Found:
        while isinstance(asked, dict):
            if any(key.startswith("year ") or key.isdigit() for key in asked):
                asked = self.dated(asked, at)
                if isinstance(asked, Found):
                    return asked
            elif not at.stage:
                return Found(UNKNOWN)
            elif at.stage not in asked:
                return Found(NOT_APPLICABLE)
            else:
                asked = asked[at.stage]
        return self.met(body["indicator"], asked, at, ease, judge)

    def met(self, indicator: str, asked: str, at: At, ease: Fraction, judge: str) -> Found:
        levels = tuple(self.words.fields.get(indicator, {}).get("levels", ()))
        wanted = notation.need(asked, levels)
        if levels:
            ease = Fraction(1)
        value, limit = self.value(notation.formula(indicator), at), self.value(wanted.tree, at)
        full = value
        if judge == "rounded-value" and wanted.sign == "range":
            return self.rounded_range(value, wanted, ease)
        rounding = judge == "rounded-value" and ease == 1
        if rounding and isinstance(value, Fraction):
            value = rounded(value, wanted.step or Fraction(0))
        if rounding and isinstance(value, Roots):
            value = rounded_roots(value, wanted.step or Fraction(0))
        if rounding and isinstance(value, Between) and isinstance(limit, Fraction):
            return Found(verdict_of(rounded_ends(wanted, value, limit)), value)
        if value is None or limit is None:
            return Found(UNKNOWN)
        if not isinstance(value, Fraction) or not isinstance(limit, Fraction):
            return Found(verdict_of(both_ends(wanted, value, limit, ease)), value)
        low, high = eased(wanted, limit, ease)
        found = verdict_of(fits(wanted, value, limit, ease))
        match wanted.sign:
            case "≥" | ">":
                return Found(found, full, low, value - low)
            case "≤" | "<":
                return Found(found, full, low, low - value)
            case "=" if high is None:
                return Found(found, full, low, -abs(value - low))
        assert high is not None
        return Found(found, full, None, nearest(value - low, low, high - value, high))

    def rounded_range(self, value: Value, wanted: Need, ease: Fraction) -> Found:
        """Each end is held against the value rounded to the digits of that end."""
        assert wanted.upper is not None
        assert wanted.step is not None
        assert wanted.upper_step is not None
        if not isinstance(value, Fraction):
            return Found(UNKNOWN)
        low, high = eased(wanted, wanted.tree[1], ease)
        assert high is not None
        above = (rounded(value, wanted.step) if ease == 1 else value) - low
        below = high - (rounded(value, wanted.upper_step) if ease == 1 else value)
        found = verdict_of(above >= 0 and below >= 0)
        return Found(found, value, None, nearest(above, low, below, high))

    # ---- The whole ---------------------------------------------------------------------------

    def findings(self) -> dict[tuple[str, str, str, str], Found]:
        """Return everything that is found."""
        found: dict[tuple[str, str, str, str], Found] = {}
        for name, body in self.pack.standards.items():
            before = len(found)
            for at in self.asked_of(body["on"], staged=self.tells_stages_apart(body)):
                kept: bool | None = True
                if "where" in body and "share_of" not in body and "for_every" not in body:
                    kept = self.truth(notation.formula(body["where"]), at)
                if kept is not False:
                    elsewhere = at.stage and at.stage not in body.get("stages", [at.stage])
                    result = self.standard(name, at) if kept or elsewhere else Found(UNKNOWN)
                    found[name, at.name, at.stage, at.period] = result
            if len(found) == before:
                found[name, "", "", ""] = Found(UNKNOWN)
        return found
