"""What the head of a pack may say: names that can be written `id@edition`, dates in order."""

from __future__ import annotations

import re

from edustandards.errors import Problem, problem
from edustandards.packs.near import cut
from edustandards.packs.schema import HeadForm

_PART = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_ID = re.compile(rf"{_PART}(?:/{_PART})*")
_EDITION = re.compile(r"\w[\w.-]{0,39}")


def check_head(form: HeadForm, found: list[Problem]) -> None:
    """Refuse names that cannot be written `id@edition`, and a time in force that ends too soon."""
    if not _ID.fullmatch(form.pack.text):
        found.append(problem("pack-id", form.pack.place, text=cut(form.pack.text)))
    if not _EDITION.fullmatch(form.edition.text):
        found.append(problem("pack-edition", form.edition.place, text=cut(form.edition.text)))
    effective = form.effective
    first, last = (effective.from_, effective.to) if effective is not None else (None, None)
    if effective is not None and first and last and last < first:
        found.append(problem("pack-effective", effective.place("to")))
    plan = form.plan
    years = (plan.base_year, plan.first_year) if plan is not None else (None, None)
    if plan is not None and years[0] and years[1] and years[0] >= years[1]:
        found.append(problem("plan-base", plan.place("base_year")))
