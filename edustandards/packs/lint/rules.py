"""All rules by their ids: how grave what they find is, and the function that finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from edustandards.packs.lint import (
    conditions,
    dates,
    doubles,
    layout,
    missing,
    names,
    ranges,
    staged,
    steps,
    texts,
    trials,
    units,
)
from edustandards.packs.lint.remark import Severity, Slip
from edustandards.packs.lint.sheet import Sheet
from edustandards.packs.opened import Opened

InAll: TypeAlias = Callable[[Sheet], Iterable[Slip]]
InPacks: TypeAlias = Callable[[Sheet, Opened], Iterable[Slip]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id, its severity, and whether some of its slips can be mended.

    Its title stands in the wording tables under `rule-<id>`, its page in `docs/<lang>/lint`.
    """

    id: str
    severity: Severity
    mends: bool = False


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

IN_ALL: Mapping[str, InAll] = {
    "missing-translation": texts.missing_translation,
    "long-title": texts.long_title,
    "placeholder": texts.placeholder,
    "near-id": doubles.near_id,
    "known-name": names.known_name,
    "double-name": names.double_name,
    "repeated-item": layout.repeated_item,
    "wide-signs": layout.wide_signs,
}
"""Rules for vocabularies and packs."""

IN_PACKS: Mapping[str, InPacks] = {
    "contradictory-limits": ranges.contradictory_limits,
    "limit-always-met": ranges.limit_always_met,
    "at-least-unreachable": ranges.at_least_unreachable,
    "steps-gap": steps.steps_gap,
    "steps-overlap": steps.steps_overlap,
    "step-unreachable": steps.step_unreachable,
    "staged-step-back": staged.staged_step_back,
    "year-outside": staged.year_outside,
    "never-applies": conditions.never_applies,
    "implausible-limit": units.implausible_limit,
    "percent-slip": units.percent_slip,
    "scale-slip": units.scale_slip,
    "mixed-digits": units.mixed_digits,
    "duplicate-check": doubles.duplicate_check,
    "duplicate-title": doubles.duplicate_title,
    "missing-source": missing.missing_source,
    "missing-clause": missing.missing_clause,
    "missing-title": missing.missing_title,
    "missing-confidence": missing.missing_confidence,
    "missing-example": missing.missing_example,
    "example-wrong": trials.example_wrong,
    "example-off-boundary": trials.example_off_boundary,
    "stale-check": dates.stale_check,
    "verified-unchecked": dates.verified_unchecked,
    "impossible-dates": dates.impossible_dates,
    "missing-effective": dates.missing_effective,
    "editions-overlap": dates.editions_overlap,
    "unknown-successor": dates.unknown_successor,
    "unused-name": names.unused_name,
    "bare-edition": layout.bare_edition,
}
"""Rules for packs only."""

RULES: Mapping[str, Rule] = {
    rule.id: rule
    for rule in (
        Rule("contradictory-limits", _E),
        Rule("limit-always-met", _W),
        Rule("at-least-unreachable", _E),
        Rule("steps-gap", _W),
        Rule("steps-overlap", _W),
        Rule("step-unreachable", _E),
        Rule("staged-step-back", _W),
        Rule("year-outside", _W),
        Rule("never-applies", _E),
        Rule("implausible-limit", _W),
        Rule("percent-slip", _W),
        Rule("scale-slip", _W),
        Rule("mixed-digits", _W),
        Rule("example-wrong", _E),
        Rule("example-off-boundary", _W),
        Rule("missing-example", _W),
        Rule("missing-source", _W),
        Rule("missing-clause", _W),
        Rule("missing-title", _W),
        Rule("missing-translation", _W),
        Rule("missing-confidence", _W),
        Rule("placeholder", _W),
        Rule("long-title", _N),
        Rule("stale-check", _W),
        Rule("verified-unchecked", _N),
        Rule("impossible-dates", _E),
        Rule("missing-effective", _W),
        Rule("editions-overlap", _W),
        Rule("unknown-successor", _W),
        Rule("duplicate-check", _W),
        Rule("duplicate-title", _W),
        Rule("near-id", _W),
        Rule("unused-name", _W, mends=True),
        Rule("known-name", _W),
        Rule("double-name", _W),
        Rule("repeated-item", _W, mends=True),
        Rule("wide-signs", _N, mends=True),
        Rule("bare-edition", _N, mends=True),
        Rule("ignore-form", _W),
        Rule("ignore-reason", _W),
        Rule("ignore-unknown", _W),
        Rule("ignore-unused", _W, mends=True),
    )
}
"""All rules, in the order of their list: what is wrong first, then what is missing, then layout."""

ABOUT_IGNORES = frozenset({"ignore-form", "ignore-reason", "ignore-unknown", "ignore-unused"})
"""Rules on the comments that ignore others; they cannot be ignored themselves."""
