"""A pack file becomes a document, or an error with all its problems at once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from edustandards.errors import Problem, problem
from edustandards.measures.vocabulary import Vocabulary
from edustandards.packs.document import PackDocument, Pending, PlanYears, Source
from edustandards.packs.encoding import read_text
from edustandards.packs.examples import read_examples
from edustandards.packs.lexicon import Lexicon
from edustandards.packs.near import cut, unknown
from edustandards.packs.opened import Opened
from edustandards.packs.schema import HeadForm, PackForm, PlanForm, shaped
from edustandards.packs.scope import Load, Scope, no_packs
from edustandards.packs.source import read_source, refuse_sorted
from edustandards.packs.splitting import read_split
from edustandards.packs.standards import read_standards
from edustandards.packs.vocabulary import extended

_PART = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_ID = re.compile(rf"{_PART}(?:/{_PART})*")
_EDITION = re.compile(r"\w[\w.-]{0,39}")


def open_pack(path: Path, lexicon: Lexicon, load: Load = no_packs) -> Opened:
    """Return the pack in a file; `lexicon` has the names that it may use beside its own.

    `load` finds the packs that it asks for.

    Raises:
        PackError: with all problems of the file, in the order of its lines.
    """
    return open_text(read_text(path), str(path), lexicon, load)


def build_pack(text: str, file: str, lexicon: Lexicon, load: Load = no_packs) -> PackDocument:
    """Return the pack in a text; `file` is its name in messages.

    Raises:
        PackError: with all problems of the text, in the order of its lines.

    >>> from edustandards.packs.shelf import shelf
    >>> from edustandards.packs.vocabulary import lexicon_of
    >>> pack = build_pack('''
    ... pack: my/county
    ... edition: 2024
    ... title: 本县
    ... standards:
    ...   class-size: {on: class, indicator: students, require: ≤ 45 student}
    ... ''', "mine.yaml", lexicon_of(shelf()))
    >>> pack.name, pack.standard("class-size").on
    ('my/county@2024', 'class')
    """
    return open_text(text, file, lexicon, load).document


def open_text(text: str, file: str, lexicon: Lexicon, load: Load = no_packs) -> Opened:
    """Return the pack in a text; `file` is its name in messages.

    Raises:
        PackError: with all problems of the text, in the order of its lines.
    """
    found: list[Problem] = []
    form = shaped(PackForm, read_source(text, file), found)
    if form is None:
        refuse_sorted(found)
        raise AssertionError("a form that is not right has problems")
    check_head(form, found)
    names = extended(lexicon, [form], found)
    ids = {str(key): key.place for key in form.standards}
    scope = Scope(names.vocabulary, names.formulas, ids, found, load=load)
    return Opened(_document(form, file, scope), form, form, text, names)


def _document(form: PackForm, file: str, scope: Scope) -> PackDocument:
    """Return what a form says; refuse it where anything is wrong by then."""
    found, ids = scope.found, scope.ids
    standards = read_standards(form.standards, form.judge, scope)
    examples = [
        read_examples(key, one, scope.built.get(key), scope) for key, one in form.standards.items()
    ]
    split = read_split(form.split, scope) if form.split is not None else None
    conclusion = tuple(one.text for one in form.conclusion)
    found += [
        unknown("standard", one.text, ids, one.place)
        for one in form.conclusion
        if one.text not in ids
    ]
    if not form.standards:
        found.append(problem("pack-no-standards", form.place("standards")))
    refuse_sorted(found)
    source, effective = form.source, form.effective
    return PackDocument(
        id=form.pack.text,
        edition=form.edition.text,
        title=form.title,
        standards=standards,
        vocabulary=_with_taken(scope.vocabulary, scope.taken.values()),
        revision=form.revision,
        jurisdiction=form.jurisdiction,
        source=(
            Source(source.document, source.issued, source.url, source.title)
            if source is not None
            else Source()
        ),
        effective=(effective.from_, effective.to) if effective is not None else (None, None),
        judge=form.judge,
        checked_on=form.checked_on,
        examples=tuple(example for several in examples for example in several),
        description=form.description,
        notes=form.notes,
        pending=tuple(
            Pending(one.title, one.line, one.clause, one.kind, one.notes) for one in form.pending
        ),
        plan=_plan(form.plan) if form.plan is not None else None,
        split=split or next((one.split for one in scope.taken.values() if one.split), None),
        conclusion=conclusion,
        path=file,
    )


def _plan(form: PlanForm) -> PlanYears:
    return PlanYears(form.years, form.first_year, form.base_year)


def _with_taken(own: Vocabulary, taken: Iterable[PackDocument]) -> Vocabulary:
    """Return a vocabulary with the names of the packs that were asked for, and their titles."""
    for document in taken:
        other = document.vocabulary
        titles = {one.id: one.title for one in document.standards}
        own = replace(
            own,
            fields={**other.fields, **own.fields},
            indicators={**other.indicators, **own.indicators},
            references={**other.references, **own.references},
            standards={**other.standards, **titles, **own.standards, document.name: document.title},
        )
    return own


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
