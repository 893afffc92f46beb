"""In which order the keys of a form stand, and which of its texts always have quotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from edustandards.packs.editor.shapes import forms

NAMES = ("entities", "stages", "fields", "references", "indicators")
_BODY = (
    *("meets", "indicator", "holds", "evidence", "at_least", "of", "others", "counting"),
    *("all_of", "any_of", "not", "for_every", "share_of", "check", "by_stage", "by_year"),
    *("cases", "steps", "require"),
)
_ASKED = ("on", "stages", "where", "when", "judge")
_TOLD = ("since", "confidence", "lock", "policy", "reason", "notes", "examples")
_OVER_PARTS = ("for_every", "share_of")

ORDER: Mapping[str, Sequence[str]] = {
    "PackForm": (
        *("pack", "edition", "revision", "extends", "policy", "jurisdiction", "title", "source"),
        *("effective", "superseded_by", "checked_on", "judge", "plan", "conclusion", "split"),
        *("description", "notes", "pending", *NAMES),
        *("select", "standards", "set", "refine", "add", "retire"),
    ),
    "VocabularyForm": ("vocabulary", "title", *NAMES),
    "FactsForm": ("facts", "first_year", "base_year", "references", "weights", "waivers"),
    "SourceForm": ("document", "title", "issued", "url"),
    "PendingForm": ("line", "title", "clause", "kind", "notes"),
    "StandardForm": (
        "title",
        "clause",
        *_ASKED,
        *_BODY,
        *(key for key in _TOLD if key != "reason"),
    ),
    "AddedForm": ("title", "clause", *_ASKED, *_BODY, *_TOLD),
    "SetForm": (
        *("where", "when", "judge", *_BODY, "since", "clause", "confidence"),
        *("reason", "notes", "examples"),
    ),
    "RefineForm": ("title", "clause", "stages", "where", *_TOLD[1:]),
    "SelectForm": ("standards", "reason"),
    "BodyForm": ("when", "judge", *_BODY, "where", "since"),
    "EntityForm": ("title", "within", "headers"),
    "StageForm": ("title", "headers"),
    "FieldForm": (
        *("title", "kind", "unit", "levels", "signed", "adds_up", "headers"),
        *("within", "parts", "definition", "plausible"),
    ),
    "ReferenceForm": ("title", "unit", "definition"),
    "IndicatorForm": ("title", "formula", "unit", "definition", "index"),
    "IndexForm": ("missing", "cap", "floor", "parts"),
    "IndexPartForm": ("of", "holds", "target", "weight"),
    "PlanForm": ("years", "first_year", "base_year"),
    "SplitForm": ("on", "fields", "by", "weights"),
    "ValueForm": ("value", "stage", "period", "entity", "date", "source"),
    "WaiverForm": (
        *("standard", "entity", "stage", "period", "reason", "approver", "granted", "expires"),
    ),
}
"""The keys of forms in the order in which people read them; further ones follow as modelled."""

QUOTED = frozenset({"edition", "require", "target"})
"""Keys whose texts always have quotes: `2017` stays a text, a requirement looks like one."""

APART = frozenset({"standards", "set", "refine", "add", "retire"})
"""Sections of a pack before which a blank line stands, and between whose entries too."""


def in_order(form: str, keys: Sequence[str]) -> list[int]:
    """Return the positions of keys in the order in which they should stand.

    A private or unknown key stays behind the key that it stood behind.

    >>> in_order("EffectiveForm", ["to", "x-why", "from"])
    [2, 0, 1]
    """
    known = [*ORDER.get(form, ()), *forms()[form].keys]
    ranks = {key: float(known.index(key)) for key in keys if key in known}
    if "where" in ranks and form != "BodyForm" and any(key in ranks for key in _OVER_PARTS):
        # There it says which parts are spoken of, and follows what is asked of them.
        ranks["where"] = ranks.get("require", ranks.get("check", 0.0)) + 0.5
    placed: list[tuple[float, int]] = []
    rank = -1.0
    for at, key in enumerate(keys):
        rank = ranks.get(key, rank)
        placed.append((rank, at))
    return [at for _, at in sorted(placed)]
