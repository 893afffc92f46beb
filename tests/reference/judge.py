"""Judging what packs ask of tables, anew: plain fractions, one entity after the other.

Written from the documents on packs, verdicts, plans and units. Whoever asks for less than this
knows is told so by a `KeyError` or `ValueError`, never by a verdict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor, inf, isqrt
from typing import Any

from tests.reference import notation
from tests.reference.notation import Need, Tree
from tests.reference.packs import Pack, pack, shipped

Row = Mapping[str, Any]
Tables = Mapping[str, list[dict[str, Any]]]
MET, NOT_MET, UNKNOWN, NOT_APPLICABLE = "met", "not_met", "unknown", "not_applicable"
_YES = frozenset(["yes", "true", "是", "有", "√", "1"])
_NO = frozenset(["no", "false", "否", "无", "×", "0"])


@dataclass(frozen=True)
class Between:
    """A value that is not known, only between which two it lies; no upper end is none."""

    low: Fraction
    high: Fraction | None


@dataclass(frozen=True)
class Roots:
    """A number and multiples of square roots added together: (times, under the root)."""

    plain: Fraction
    roots: tuple[tuple[Fraction, Fraction], ...]

    def above(self, other: Fraction) -> int:
        """Return whether this is more than the other (1), as much (0) or less (-1)."""
        if len(self.roots) == 1 and self.roots[0][0] > 0:
            rest = (other - self.plain) / self.roots[0][0]
            under = self.roots[0][1]
            return 1 if rest < 0 else (under > rest**2) - (under < rest**2)
        for digits in (60, 400):  # nothing that is written down here comes nearer than 400 digits
            scale = 10**digits
            low = high = self.plain - other
            for times, under in self.roots:
                root = isqrt(under.numerator * scale**2 // under.denominator)
                ends = (times * Fraction(root, scale), times * Fraction(root + 1, scale))
                exact = Fraction(root, scale) ** 2 == under
                low += ends[0] if exact else min(ends)
                high += ends[0] if exact else max(ends)
            if low > 0:
                return 1
            if high < 0:
                return -1
        return 0


Value = Fraction | bool | str | Between | Roots | None


@dataclass(frozen=True)
class Given:
    """What is known beside the data."""

    first_year: int | None = None
    base_year: int | None = None
    year: int | None = None
    references: Mapping[str, str] = field(default_factory=dict)
    today: str = "2026-11-26"


@dataclass(frozen=True)
class Found:
    """What was found of one standard on one entity."""

    verdict: str
    value: Value = None
    threshold: Fraction | None = None
    margin: Fraction | None = None


@dataclass(frozen=True)
class At:
    """One entity in one stage and one period, with the rows that speak of it."""

    kind: str
    name: str
    stage: str
    period: str


def all_of(verdicts: Iterable[str]) -> str:
    seen = set(verdicts)
    return next((one for one in (NOT_MET, UNKNOWN, MET) if one in seen), NOT_APPLICABLE)


def any_of(verdicts: Iterable[str]) -> str:
    seen = set(verdicts)
    return next((one for one in (MET, UNKNOWN, NOT_MET) if one in seen), NOT_APPLICABLE)


def opposite(verdict: str) -> str:
    return {MET: NOT_MET, NOT_MET: MET}.get(verdict, verdict)


def verdict_of(truth: Value) -> str:
    assert truth is None or isinstance(truth, bool)
    return UNKNOWN if truth is None else MET if truth else NOT_MET


class Judge:
    """A pack on tables: the verdicts, by standard, entity, stage and period."""

    def __init__(self, asked: Pack, tables: Tables, given: Given = Given()) -> None:
        self.pack, self.words, self.given = asked, asked.words, given
        self.tables = tables
        plan = asked.head.get("plan", {})
        first = given.first_year or plan.get("first_year")
        self.first_year = int(first) if first else None
        base = given.base_year or plan.get("base_year")
        self.base_year = int(base) if base else self.first_year and self.first_year - 1
        self.rows: dict[At, Row] = {}
        for kind, rows in tables.items():
            for row in rows:
                at = At(kind, row[kind], row.get("stage") or "", str(row.get("period") or ""))
                self.rows[at] = row

    # ---- Who is there ------------------------------------------------------------------------

    def asked_of(self, kind: str, *, staged: bool) -> list[At]:
        """Return whom a standard on a kind is asked of; whoever has no table is known by parts.

        What tells stages apart is asked of each stage, all else of the entity as a whole.
        """
        if kind not in self.tables:
            named = [(at, row) for at, row in self.rows.items() if row.get(kind)]
            found = [
                At(kind, row[kind], at.stage if staged else "", at.period) for at, row in named
            ]
            return [at for at in dict.fromkeys(found) if not self._past(at)]
        found = [at for at in self.rows if at.kind == kind]
        wholes = {(at.name, at.period) for at in found if not at.stage}
        both = {(at.name, at.period) for at in found if at.stage} & wholes
        if staged and not any(at.stage for at in found):
            of_parts = {
                at: [one.stage for one in self.rows if self._within(one, at) and one.stage]
                for at in found
            }
            found = [
                At(kind, at.name, stage, at.period)
                for at in found
                for stage in dict.fromkeys(of_parts[at] or [""])
            ]
        return [
            at
            for at in found
            if not self._past(at) and ((at.name, at.period) not in both or bool(at.stage) is staged)
        ]

    def _within(self, one: At, whole: At) -> bool:
        return (
            one.kind != whole.kind
            and self.rows[one].get(whole.kind) == whole.name
            and one.period == whole.period
            and whole.stage in {"", one.stage}
        )

    def tells_stages_apart(self, body: Any) -> bool:
        """Say whether a body asks different things of different stages of its own entity."""
        if isinstance(body, str):
            body = self.pack.standards[body]
        if not isinstance(body, dict):
            return False
        if "stages" in body or "by_stage" in body:
            return True
        if "share_of" in body or "for_every" in body:
            return False
        needs = [body.get("require")]
        while needs:
            need = needs.pop()
            if isinstance(need, dict) and "steps" not in body:
                if not all(key.startswith("year ") or key.isdigit() for key in need):
                    return True
                needs += need.values()
        inner = [*body.get("all_of", ()), *body.get("any_of", ()), *body.get("of", ())]
        inner += [case["check"] for case in body.get("cases", ())]
        inner += [*body.get("by_year", {}).values(), *([body["not"]] if "not" in body else [])]
        return any(self.tells_stages_apart(one) for one in inner)

    def _past(self, at: At) -> bool:
        """Data of years before the first is held against, never judged."""
        year = _year(at.period)
        return self.first_year is not None and year is not None and year < self.first_year

    def parts(self, at: At, kind: str) -> list[At]:
        return [one for one in self.rows if one.kind == kind and self._within(one, at)]

    def peers(self, at: At, within: str) -> list[At]:
        whole = self.rows[at].get(within)
        return [
            one
            for one, row in self.rows.items()
            if one.kind == at.kind
            and (one.stage, one.period) == (at.stage, at.period)
            and row.get(within) == whole
        ]

    def part_kind(self, at: At) -> str:
        below = [kind for kind, whole in self.words.within.items() if whole == at.kind]
        return next(kind for kind in below if kind in self.tables)

    # ---- Values ------------------------------------------------------------------------------

    def row(self, at: At) -> Row:
        """Return what is said of an entity, of its stage or of the whole."""
        return self.rows.get(at) or self.rows.get(At(at.kind, at.name, "", at.period)) or {}

    def value(self, tree: Tree, at: At) -> Value:
        match tree:
            case ("number", found):
                return Fraction(found)
            case ("name", name):
                return self.named(name, at)
            case ("minus", part):
                return _on(lambda one: -one, self.value(part, at))
            case ("+" | "-" | "*" | "/" as sign, left, right):
                return _arithmetic(sign, self.value(left, at), self.value(right, at))
            case ("call", name, plain, keyed):
                return self.called(name, plain, dict(keyed), at)
        return self.truth(tree, at)

    def named(self, name: str, at: At) -> Value:
        if name in self.words.references:
            return self.reference(name, at)
        if name in self.words.fields:
            return self.field(name, at)
        entry = self.words.indicators[name]
        if "index" in entry:
            return self.index(entry["index"], at)
        return self.value(notation.formula(entry["formula"]), at)

    def reference(self, name: str, at: At) -> Value:
        written = self.given.references.get(name)
        if written is None:
            return None
        return _amount(written, self.words.references[name].get("unit", ""))

    def field(self, name: str, at: At) -> Value:
        entry = self.words.fields[name]
        kind = entry.get("kind", "number")
        written = self.row(at).get(name)
        if at not in self.rows and entry.get("adds_up") == "true":
            written = None  # what the whole says of this is said of all stages together
        if written is not None and written != "":
            if kind == "number":
                return _amount(written, entry.get("unit", ""))
            if kind == "yes_no":
                return self.attested(name, at, str(written).lower())
            if kind == "level":
                return Fraction(entry["levels"].index(str(written).removesuffix("级")))
            return str(written)
        own = at in self.rows and name in set().union(*self.tables[at.kind])
        if own or kind != "number" or entry.get("adds_up") != "true":
            return None
        return self.added(("name", name), at)

    def added(self, tree: Tree, at: At) -> Value:
        below = [kind for kind, whole in self.words.within.items() if whole == at.kind]
        parts = [part for kind in below if kind in self.tables for part in self.parts(at, kind)]
        return _total(self.value(tree, part) for part in parts) if parts else None

    def attested(self, name: str, at: At, written: str) -> Value:
        row = self.row(at)
        if written in _NO:
            return False
        assert written in _YES, written
        expires, dated = row.get(f"{name}_expires"), row.get(f"{name}_date")
        stale = expires is not None and str(expires) < self.given.today
        early = dated is not None and str(dated) > self.given.today
        return None if stale or early else True

    def called(self, name: str, plain: tuple[Tree, ...], keyed: dict[str, Any], at: At) -> Value:
        match name:
            case "persons":
                return self.value(plain[0], at)
            case "first":
                values = (self.value(part, at) for part in plain)
                return next((one for one in values if one is not None), None)
            case "ceil" | "floor":
                whole: Callable[[Fraction], int] = ceil if name == "ceil" else floor
                return _on(lambda one: Fraction(whole(one)), self.value(plain[0], at))
            case "previous" | "change" | "growth":
                return self.change(name, plain[0], keyed.get("since"), at)
            case "at":
                other = At(at.kind, at.name, keyed["stage"], at.period)
                return self.value(plain[0], other) if other in self.rows else None
            case "cv" | "cv_unweighted":
                return self.spread(plain[0], keyed, at)
            case "rank":
                return self.rank(plain[0], keyed["within"], at)
        if "within" not in keyed and len(plain) > 1:
            return _aggregate(name, [self.value(part, at) for part in plain])
        if "within" in keyed:
            members = self.peers(at, keyed["within"])
        else:
            members = self.parts(at, keyed.get("over") or self.part_kind(at))
        inside = [self.truth(keyed["where"], one) for one in members] if "where" in keyed else ()
        if None in inside:
            return None
        members = (
            [one for one, kept in zip(members, inside, strict=True) if kept] if inside else members
        )
        if name == "count":
            return Fraction(len(members))
        if not members:
            return None
        if name == "share":
            truths = [self.truth(plain[0], one) for one in members]
            return None if None in truths else Fraction(sum(map(bool, truths)), len(truths))
        values = [self.value(plain[0], one) for one in members]
        if name == "mean" and "weight" in keyed:
            weights = [self.value(keyed["weight"], one) for one in members]
            return _arithmetic(
                "/",
                _total(_arithmetic("*", *pair) for pair in zip(values, weights, strict=True)),
                _total(weights),
            )
        return _aggregate(name, values)

    def change(self, name: str, tree: Tree, since: str | None, at: At) -> Value:
        year = _year(at.period)
        if since == "base":
            before = self.base_year
        elif since is not None:
            before = int(since)
        else:
            before = None if year is None else year - 1
        if before is None:
            return None
        then = self.value(tree, At(at.kind, at.name, at.stage, str(before)))
        if name == "previous":
            return then
        risen = _arithmetic("-", self.value(tree, at), then)
        return risen if name == "change" else _arithmetic("/", risen, then)

    def rank(self, tree: Tree, within: str, at: At) -> Value:
        peers = self.peers(at, within)
        values = [self.value(tree, one) for one in peers]
        own = self.value(tree, at)
        if len(peers) < 2 or own is None:
            return None
        assert isinstance(own, Fraction)
        above = sum(1 for one in values if isinstance(one, Fraction) and one > own)
        open_ = sum(1 for one in values if one is None)
        low = Fraction(above + 1, len(peers))
        return Between(low, low + Fraction(open_, len(peers))) if open_ else low

    def spread(self, tree: Tree, keyed: dict[str, Any], at: At) -> Value:
        """The official form: about the own ratio of the whole, weighted, divided by N."""
        parts = self.parts(at, keyed.get("over") or self.part_kind(at))
        if "where" in keyed:
            inside = [self.truth(keyed["where"], one) for one in parts]
            if None in inside:
                return None
            parts = [one for one, kept in zip(parts, inside, strict=True) if kept]
        values = [self.value(tree, one) for one in parts]
        weights: list[Value] = [Fraction(1)] * len(parts)
        if "weight" in keyed:
            weights = [self.value(keyed["weight"], one) for one in parts]
        pairs = list(zip(values, weights, strict=True))
        total = _total(weights)
        mean = _arithmetic("/", _total(_arithmetic("*", *pair) for pair in pairs), total)
        if not parts or not isinstance(mean, Fraction) or mean == 0:
            return None
        assert isinstance(total, Fraction)
        squares = sum(w * (x - mean) ** 2 for x, w in pairs)  # type: ignore[operator]
        return Roots(Fraction(0), ((Fraction(1), squares / total / mean**2),))

    def index(self, entry: dict[str, Any], at: At) -> Value:
        low, high = _share(entry.get("floor", "0 %")), _share(entry.get("cap", "100 %"))
        assert low is not None
        reached: list[tuple[Fraction, Fraction | None]] = []
        for part in entry["parts"].values():
            if "holds" in part:
                truth = self.truth(notation.formula(part["holds"]), at)
                share = None if truth is None else Fraction(truth)
            else:
                share = self.reached(part, entry, at)
                if share is not None:
                    share = max(low, share if high is None else min(high, share))
            if "weight" not in part:  # those whom nobody gives are not known
                return None
            weight = notation.amount(part["weight"]).value
            reached.append((weight, share))
        missing = entry.get("missing", "unknown")
        known = [(weight, share) for weight, share in reached if share is not None]
        score = sum((weight * share for weight, share in known), Fraction(0))
        whole = sum((weight for weight, _ in known), Fraction(0))
        if missing == "zero" or len(known) == len(reached):
            return score
        if missing == "drop":
            return score / whole if whole else None
        bottom = top = Fraction(0)
        unbounded = False
        for part, (weight, share) in zip(entry["parts"].values(), reached, strict=True):
            if share is None:
                bottom += weight * (0 if "holds" in part else low)
                unbounded |= high is None and "holds" not in part
                top += weight * (1 if "holds" in part else (high or 0))
        return Between(score + bottom, None if unbounded else score + top)

    def reached(self, part: dict[str, Any], entry: dict[str, Any], at: At) -> Fraction | None:
        value = self.value(notation.formula(part["of"]), at)
        if not isinstance(value, Fraction):
            return None
        if "target" not in part:
            return value
        asked = notation.need(part["target"])
        target = self.value(asked.tree, at)
        if asked.sign == "≤" and value <= 0:  # below any limit: all that can be reached
            return _share(entry.get("cap", "100 %"))
        found = (
            _arithmetic("/", value, target)
            if asked.sign == "≥"
            else _arithmetic("/", target, value)
        )
        assert found is None or isinstance(found, Fraction)
        return found

    # ---- Conditions --------------------------------------------------------------------------

    def truth(self, tree: Tree, at: At) -> bool | None:
        match tree:
            case ("and", *parts):
                return _true(all_of(verdict_of(self.truth(part, at)) for part in parts))
            case ("or", *parts):
                return _true(any_of(verdict_of(self.truth(part, at)) for part in parts))
            case ("not", part):
                return _true(opposite(verdict_of(self.truth(part, at))))
            case ("among", part, words):
                found = self.value(part, at)
                return None if found is None else found in words
            case ("compare", sign, left, right):
                return self.compared(sign, left, right, at)
            case ("call", "proven", ((_, name),), _):
                proof = self.row(at).get(f"{name}_evidence")
                dated = self.row(at).get(f"{name}_date")
                found = self.named(name, at)
                assert found is None or isinstance(found, bool)
                return None if found and not (proof and dated) else found
        found = self.value(tree, at)
        assert found is None or isinstance(found, bool), tree
        return found

    def compared(self, sign: str, left: Tree, right: Tree, at: At) -> bool | None:
        entry = self.words.fields.get(left[1], {}) if left[0] == "name" else {}
        one = self.value(left, at)
        if entry.get("kind") in {"text", "level"} and right[0] == "name":
            other: Value = right[1]
            if entry["kind"] == "level":
                other = Fraction(entry["levels"].index(right[1].removesuffix("级")))
        else:
            other = self.value(right, at)
        if one is None or other is None:
            return None
        if isinstance(one, str) or isinstance(other, str):
            return (one == other) == (sign == "=")
        order = _order(one, other)
        return None if order is None else _stands(sign, order)

    # ---- Standards ---------------------------------------------------------------------------

    def standard(
        self, name: str, at: At, ease: Fraction = Fraction(1), *, cited: bool = False
    ) -> Found:
        """Return what a standard finds; to what cites it, whoever it leaves out is neutral."""
        body = self.pack.standards[name]
        if cited and "where" in body and "share_of" not in body and "for_every" not in body:
            asked = self.truth(notation.formula(body["where"]), at)
            if not asked:
                return Found(UNKNOWN if asked is None else NOT_APPLICABLE)
        known = body.get("stages")
        if known is not None and at.stage and at.stage not in known:
            return Found(NOT_APPLICABLE)
        return self.body(body, at, ease, body.get("judge") or self.pack.head.get("judge", ""))

    def body(self, body: Any, at: At, ease: Fraction, judge: str) -> Found:
        """Return what one body finds: `ease` is the share of its thresholds that is enough."""
        if isinstance(body, str):
            return self.standard(body, at, ease, cited=True)
        judge = body.get("judge") or judge
        if "since" in body and (early := self.early(body["since"], at)) is not None:
            if early != MET:
                return Found(early)
        if "when" in body:
            applies = self.truth(notation.formula(body["when"]), at)
            if applies is False:
                return Found(NOT_APPLICABLE)
            if applies is None:
                return Found(UNKNOWN)
        return self.bare(body, at, ease, judge)

    def early(self, since: str, at: At) -> str | None:
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
        return _year(at.period) or self.given.year

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
        return Found(verdict_of(_both_ends(asked, share, asked.tree[1], ease)))

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
            value = _rounded(value, wanted.step or Fraction(0))
        if rounding and isinstance(value, Between) and isinstance(limit, Fraction):
            return Found(verdict_of(_rounded_ends(wanted, value, limit)), value)
        if value is None or limit is None:
            return Found(UNKNOWN)
        if not isinstance(value, Fraction) or not isinstance(limit, Fraction):
            return Found(verdict_of(_both_ends(wanted, value, limit, ease)), value)
        low, high = _eased(wanted, limit, ease)
        found = verdict_of(_fits(wanted, value, limit, ease))
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
        low, high = _eased(wanted, wanted.tree[1], ease)
        assert high is not None
        above = (_rounded(value, wanted.step) if ease == 1 else value) - low
        below = high - (_rounded(value, wanted.upper_step) if ease == 1 else value)
        found = verdict_of(above >= 0 and below >= 0)
        return Found(found, value, None, nearest(above, low, below, high))

    # ---- The whole ---------------------------------------------------------------------------

    def findings(self) -> dict[tuple[str, str, str, str], Found]:
        """Return everything that is found."""
        found = {}
        for name, body in self.pack.standards.items():
            before = len(found)
            for at in self.asked_of(body["on"], staged=self.tells_stages_apart(body)):
                kept: bool | None = True
                if "where" in body and "share_of" not in body and "for_every" not in body:
                    kept = self.truth(notation.formula(body["where"]), at)
                if kept is not False:
                    result = self.standard(name, at) if kept else Found(UNKNOWN)
                    found[name, at.name, at.stage, at.period] = result
            if len(found) == before:
                found[name, "", "", ""] = Found(UNKNOWN)
        return found


def _rounded_ends(asked: Need, value: Between, limit: Fraction) -> bool | None:
    """What is rounded keeps its order, so that both ends on one side of a limit tell all between."""
    if value.high is None:
        return None
    first, second = (_rounded(end, asked.step or Fraction(0)) for end in (value.low, value.high))
    low, high = ((end > limit) - (end < limit) for end in (first, second))
    if low == high:
        return _stands(asked.sign, low)
    if asked.sign == "=":
        return None
    verdicts = {_stands(asked.sign, one) for one in (low, high)}
    return verdicts.pop() if len(verdicts) == 1 else None


def nearest(above: Fraction, low: Fraction, below: Fraction, high: Fraction) -> Fraction:
    """Return the margin to the end of a range that is nearer as a share of it."""

    def share(margin: Fraction, end: Fraction) -> Fraction | float:
        return (
            margin / abs(end) if end else float((margin > 0) - (margin < 0)) * inf if margin else 0
        )

    return below if share(below, high) < share(above, low) else above


def _year(period: str) -> int | None:
    return int(period[:4]) if period[:4].isdigit() else None


def _true(verdict: str) -> bool | None:
    return {MET: True, NOT_MET: False}.get(verdict)


def _amount(written: Any, unit: str) -> Fraction:
    """Return an amount as it is written; without a unit in the one of its field."""
    found = notation.amount(repr(written) if isinstance(written, float) else str(written))
    return found.value * notation.unit_size(unit) if found.bare else found.value


def _share(written: str) -> Fraction | None:
    return None if written == "none" else notation.amount(written).value


def _on(change: Callable[[Fraction], Fraction], value: Value) -> Value:
    match value:
        case None:
            return None
        case Fraction():
            return change(value)
        case Roots(plain, roots):
            return Roots(change(plain), tuple((change(times), under) for times, under in roots))
    raise ValueError(value)


def _arithmetic(sign: str, one: Value, other: Value) -> Value:
    if one is None or other is None:
        return None
    if isinstance(one, Between) or isinstance(other, Between):
        return None
    if isinstance(one, Roots) or isinstance(other, Roots):
        return _of_roots(sign, one, other)
    assert isinstance(one, Fraction)
    assert isinstance(other, Fraction)
    match sign:
        case "+":
            return one + other
        case "-":
            return one - other
        case "*":
            return one * other
    return one / other if other else None


def _of_roots(sign: str, one: Value, other: Value) -> Value:
    if sign in "+-":
        left = one if isinstance(one, Roots) else Roots(one, ())  # type: ignore[arg-type]
        right = other if isinstance(other, Roots) else Roots(other, ())  # type: ignore[arg-type]
        way = 1 if sign == "+" else -1
        turned = tuple((way * times, under) for times, under in right.roots)
        return Roots(left.plain + way * right.plain, left.roots + turned)
    if sign == "*" and isinstance(one, Fraction):
        one, other = other, one
    assert isinstance(one, Roots)
    assert isinstance(other, Fraction)
    times = other if sign == "*" else 1 / other
    return Roots(one.plain * times, tuple((each * times, under) for each, under in one.roots))


def _total(values: Iterable[Value]) -> Value:
    total: Value = Fraction(0)
    for one in values:
        total = _arithmetic("+", total, one)
    return total


def _aggregate(name: str, values: list[Value]) -> Value:
    if any(one is None for one in values):
        return None
    if name in {"sum", "mean"}:
        total = _total(values)
        return total if name == "sum" else _arithmetic("/", total, Fraction(len(values)))
    return {"min": min, "max": max}[name](values)  # type: ignore[type-var]


def _rounded(value: Fraction, step: Fraction) -> Fraction:
    return round(value / step) * step if step else value  # Python rounds halves to even


def _order(one: Value, other: Value) -> int | None:
    assert isinstance(one, (Fraction, bool))
    assert isinstance(other, (Fraction, bool))
    return (one > other) - (one < other)


def _stands(sign: str, order: int) -> bool:
    return {
        "≥": order >= 0, ">": order > 0, "≤": order <= 0,
        "<": order < 0, "=": order == 0, "≠": order != 0,
    }[sign]  # fmt: skip


def _eased(asked: Need, limit: Fraction, ease: Fraction) -> tuple[Fraction, Fraction | None]:
    """A floor moves down to its share, a ceiling up by it; a range and an `=` move both ways."""

    def moved(end: Fraction, times: Fraction) -> Fraction:
        return end * times if end > 0 else end / times

    if asked.sign in "≥>" or (asked.sign == "=" and ease == 1):
        return moved(limit, ease), None
    if asked.sign in "≤<":
        return moved(limit, 1 / ease), None
    upper = asked.upper if asked.upper is not None else limit
    return moved(limit, ease), moved(upper, 1 / ease)


def _fits(asked: Need, value: Fraction, limit: Fraction, ease: Fraction) -> bool:
    low, high = _eased(asked, limit, ease)
    if high is not None:
        return low <= value <= high
    return _stands(asked.sign, (value > low) - (value < low))


def _both_ends(asked: Need, value: Value, limit: Value, ease: Fraction) -> bool | None:
    """What is only known within bounds is decided where all that it can be decides alike."""
    assert isinstance(limit, Fraction)
    low, high = _eased(asked, limit, ease)
    if isinstance(value, Roots):
        if high is not None:
            return value.above(low) >= 0 >= value.above(high)
        return _stands(asked.sign, value.above(low))
    assert isinstance(value, Between)
    if high is not None:
        sides = [
            _both_ends(Need(sign, asked.tree), value, end, Fraction(1))
            for sign, end in (("≥", low), ("≤", high))
        ]
        return _true(all_of(map(verdict_of, sides)))
    if asked.sign == "=":
        return None if value.low != value.high else value.low == low
    if value.high is None:  # without an upper end no two ends can agree
        return None
    ends = [(end > low) - (end < low) for end in (value.low, value.high)]
    first, second = (_stands(asked.sign, one) for one in ends)
    return first if first == second else None
