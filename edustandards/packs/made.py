"""The form of a pack, what it takes over in place, becomes a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from edustandards.errors import problem
from edustandards.measures.vocabulary import Vocabulary
from edustandards.packs.digest import digest
from edustandards.packs.document import PackDocument, Pending, PlanYears, Source
from edustandards.packs.examples import read_examples
from edustandards.packs.near import unknown
from edustandards.packs.schema import PackForm, PlanForm
from edustandards.packs.scope import Scope
from edustandards.packs.source import Scalar, refuse_sorted
from edustandards.packs.splitting import read_split
from edustandards.packs.standards import read_standards


def document_of(
    form: PackForm, file: str, brought: Iterable[PackForm], scope: Scope
) -> PackDocument:
    """Return what a form says; `brought` are the forms whose names it may use.

    Raises:
        PackError: with all that is wrong by then, in the order of the lines.
    """
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
        code = "pack-no-standards" if form.extends is None else "extends-nothing-left"
        found.append(problem(code, form.place("standards")))
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
        extends=extends_of(form),
        superseded_by=form.superseded_by.text if form.superseded_by is not None else "",
        digest=digest(form, brought, scope.formulas, scope.taken.values()),
        path=file,
    )


def extends_of(form: PackForm) -> tuple[str, ...]:
    """Return the names of the packs that a pack extends."""
    said = form.extends or ()
    return tuple(one.text.strip() for one in ((said,) if isinstance(said, Scalar) else said))


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
