"""Who is there, and what is known of them: the tables of the reference and the values in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor
from typing import Any

from tests.reference import notation
from tests.reference.notation import Tree
from tests.reference.numbers import (
    Between,
    Roots,
    Value,
    aggregate,
    all_of,
    amount_in,
    any_of,
    arithmetic,
    changed,
    opposite,
    order_of,
    share_in,
    stands,
    total_of,
    truth_of,
    verdict_of,
    year_in,
)
from tests.reference.packs import Pack

Row = Mapping[str, Any]
Tables = Mapping[str, list[dict[str, Any]]]
_YES = frozenset(["yes", "true", "是", "有", "√", "1"])
_NO = frozenset(["no", "false", "否", "无", "×", "0"])


@dataclass(frozen=True)
class Given:
    """What is known beside the data."""

    first_year: int | None = None
    base_year: int | None = None
    year: int | None = None
    references: Mapping[str, str] = field(default_factory=dict)
    today: str = "2026-11-26"


@dataclass(frozen=True)
class At:
    """One entity in one stage and one period, with the rows that speak of it."""

    kind: str
    name: str
    stage: str
    period: str


class World:
    """What tables say of entities, in the words of a pack."""

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
        year = year_in(at.period)
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
                return changed(lambda one: -one, self.value(part, at))
            case ("+" | "-" | "*" | "/" as sign, left, right):
                return arithmetic(sign, self.value(left, at), self.value(right, at))
            case ("call", name, plain, keyed):
                return self.called(name, plain, dict(keyed), at)
        return self.truth(tree, at)

    def named(self, name: str, at: At) -> Value:
        if name in self.words.references:
            return self.reference(name)
        if name in self.words.fields:
            return self.field(name, at)
        entry = self.words.indicators[name]
        if "index" in entry:
            return self.index(entry["index"], at)
        return self.value(notation.formula(entry["formula"]), at)

    def reference(self, name: str) -> Value:
        written = self.given.references.get(name)
        if written is None:
            return None
        return amount_in(written, self.words.references[name].get("unit", ""))

    def field(self, name: str, at: At) -> Value:
        entry = self.words.fields[name]
        kind = entry.get("kind", "number")
        written = self.row(at).get(name)
        if at not in self.rows and entry.get("adds_up") == "true":
            written = None  # what the whole says of this is said of all stages together
        if written is not None and written != "":
            if kind == "number":
                return amount_in(written, entry.get("unit", ""))
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
        return total_of(self.value(tree, part) for part in parts) if parts else None

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
                return changed(lambda one: Fraction(whole(one)), self.value(plain[0], at))
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
            return aggregate(name, [self.value(part, at) for part in plain])
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
        figures = [self.value(plain[0], one) for one in members]
        if name == "mean" and "weight" in keyed:
            weights = [self.value(keyed["weight"], one) for one in members]
            return arithmetic(
                "/",
                total_of(arithmetic("*", *pair) for pair in zip(figures, weights, strict=True)),
                total_of(weights),
            )
        return aggregate(name, figures)

    def change(self, name: str, tree: Tree, since: str | None, at: At) -> Value:
        year = year_in(at.period)
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
        risen = arithmetic("-", self.value(tree, at), then)
        return risen if name == "change" else arithmetic("/", risen, then)

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
        total = total_of(weights)
        mean = arithmetic("/", total_of(arithmetic("*", *pair) for pair in pairs), total)
        if not parts or not isinstance(mean, Fraction) or mean == 0:
            return None
        assert isinstance(total, Fraction)
        squares = total_of(arithmetic("*", w, (x - mean) ** 2) for x, w in _numbers(pairs))
        assert isinstance(squares, Fraction)
        return Roots(Fraction(0), ((Fraction(1), squares / total / mean**2),))

    def index(self, entry: dict[str, Any], at: At) -> Value:
        low, high = share_in(entry.get("floor", "0 %")), share_in(entry.get("cap", "100 %"))
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
                unbounded |= high is None  # without a cap nothing is told of what is missing
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
            return share_in(entry.get("cap", "100 %"))
        found = (
            arithmetic("/", value, target) if asked.sign == "≥" else arithmetic("/", target, value)
        )
        assert found is None or isinstance(found, Fraction)
        return found

    # ---- Conditions --------------------------------------------------------------------------

    def truth(self, tree: Tree, at: At) -> bool | None:
        match tree:
            case ("and", *parts):
                return truth_of(all_of(verdict_of(self.truth(part, at)) for part in parts))
            case ("or", *parts):
                return truth_of(any_of(verdict_of(self.truth(part, at)) for part in parts))
            case ("not", part):
                return truth_of(opposite(verdict_of(self.truth(part, at))))
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
        order = order_of(one, other)
        return None if order is None else stands(sign, order)


def _numbers(pairs: list[tuple[Value, Value]]) -> list[tuple[Fraction, Fraction]]:
    return [(x, w) for x, w in pairs if isinstance(x, Fraction) and isinstance(w, Fraction)]
