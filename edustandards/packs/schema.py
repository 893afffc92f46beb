"""What a pack or vocabulary file may say, as pydantic models for JSON Schema to come from."""

from __future__ import annotations

from typing import Annotated, TypeAlias, TypeVar

from pydantic import Field as Entry
from pydantic import ValidationError

from edustandards.checks.nodes import Counting, Judge
from edustandards.checks.standard import Confidence, Policy
from edustandards.errors import Problem, problem
from edustandards.measures.nodes import Kind, Lack
from edustandards.packs.forms import (
    REFUSED,
    Day,
    Form,
    Listed,
    Named,
    OrList,
    OrText,
    Plain,
    Truth,
    Whole,
    Wording,
    Words,
    choice,
)
from edustandards.packs.shape import shaped_well
from edustandards.packs.source import Key, Mapping, Node, Sequence
from edustandards.wording.text import NO_TEXT

F = TypeVar("F", bound=Form)


class EntityForm(Form):
    """A kind of entity."""

    title: Wording
    within: Words | None = None
    headers: Listed[Words] = ()


class StageForm(Form):
    """A stage of schooling."""

    title: Wording
    headers: Listed[Words] = ()


class FieldForm(Form):
    """A field: what is observed, in which unit, and under which headers."""

    title: Wording = NO_TEXT
    kind: Annotated[Kind, choice(Kind)] = Kind.NUMBER
    unit: Words | None = None
    levels: Listed[Words] = ()
    signed: Truth = False
    adds_up: Truth = False
    headers: Listed[Words] = ()
    definition: Wording = NO_TEXT
    plausible: Listed[Words] | None = None
    within: Words | None = None
    parts: Listed[Words] = ()


class IndexPartForm(Form):
    """A part of an index: what it is, what it has to reach, and its weight."""

    of: Words | None = None
    holds: Words | None = None
    target: Words | None = None
    weight: Words | None = None


class IndexForm(Form):
    """A composite index: weights times shares reached."""

    parts: Named[IndexPartForm]
    missing: Annotated[Lack, choice(Lack)] = Lack.UNKNOWN
    cap: Words | None = None
    floor: Words | None = None


class ReferenceForm(Form):
    """A value that whoever evaluates supplies."""

    title: Wording = NO_TEXT
    unit: Words | None = None
    definition: Wording = NO_TEXT


class IndicatorForm(Form):
    """An indicator: a formula or an index under a name."""

    title: Wording = NO_TEXT
    formula: Words | None = None
    index: IndexForm | None = None
    unit: Words | None = None
    definition: Wording = NO_TEXT


class NamesForm(Form):
    """The names that a vocabulary file or a pack brings along."""

    entities: Named[EntityForm] = Entry(default_factory=dict)
    stages: Named[StageForm] = Entry(default_factory=dict)
    fields_: Named[FieldForm] = Entry(default_factory=dict, alias="fields")
    references: Named[ReferenceForm] = Entry(default_factory=dict)
    indicators: Named[IndicatorForm] = Entry(default_factory=dict)


class VocabularyForm(NamesForm):
    """A vocabulary file."""

    vocabulary: Words
    title: Wording = NO_TEXT


class BodyForm(Form):
    """What is required: exactly one body, and what belongs to it."""

    indicator: Words | None = None
    require: Requirements | None = None
    steps: Words | None = None
    holds: Words | None = None
    evidence: Words | None = None
    meets: Words | None = None
    by_stage: Named[Part] | None = None
    by_year: Named[Part] | None = None
    cases: Listed[CaseForm] | None = None
    all_of: Listed[Part] | None = None
    any_of: Listed[Part] | None = None
    not_: Part | None = Entry(None, alias="not")
    at_least: Words | None = None
    of: Listed[Part] | None = None
    others: Words | None = None
    counting: Annotated[Counting, choice(Counting)] | None = None
    for_every: Words | None = None
    share_of: Words | None = None
    check: Part | None = None
    where: Words | None = None
    when: Words | None = None
    since: Words | None = None
    judge: Annotated[Judge, choice(Judge)] | None = None


class CaseForm(Form):
    """One case of several: when it is taken, and what is then required."""

    when: Words
    check: Part


Part: TypeAlias = OrText[BodyForm]
"""The id of a standard, or a body in place."""

Requirements: TypeAlias = OrText[Named[OrText[Named[OrText[Named[Words]]]]]]
"""A requirement, or one for each stage, year or step; these may stand within each other."""


Examples: TypeAlias = Listed[Named[OrList[Named[Words]]]]
"""Examples of a standard: fields and what must be found; under a kind of entity, several rows."""


class StandardForm(BodyForm):
    """A standard of a pack."""

    on: Words
    title: Wording = NO_TEXT
    clause: Plain = ""
    stages: Listed[Words] = ()
    notes: Listed[Wording] = ()
    confidence: Annotated[Confidence, choice(Confidence)] = Confidence.UNVERIFIED
    examples: Examples = ()
    lock: OrList[Words] | None = None
    policy: Annotated[Policy, choice(Policy)] | None = None


class AddedForm(StandardForm):
    """A standard that a pack adds to those it extends, and why."""

    reason: Wording


class SetForm(BodyForm):
    """What a pack requires otherwise than the one it extends, and why."""

    clause: Plain = ""
    notes: Listed[Wording] = ()
    confidence: Annotated[Confidence, choice(Confidence)] = Confidence.UNVERIFIED
    examples: Examples = ()
    reason: Wording


class RefineForm(Form):
    """What a pack says otherwise of a standard, or of whom it asks it, and why."""

    title: Wording = NO_TEXT
    clause: Plain = ""
    notes: Listed[Wording] = ()
    confidence: Annotated[Confidence, choice(Confidence)] | None = None
    stages: Listed[Words] = ()
    where: Words | None = None
    examples: Examples = ()
    lock: OrList[Words] | None = None
    policy: Annotated[Policy, choice(Policy)] | None = None
    reason: Wording


class SelectForm(Form):
    """Which standards a pack takes over, and why not the others."""

    standards: Listed[Words]
    reason: Wording


class RetireForm(Form):
    """Why a standard is no longer asked."""

    reason: Wording


class SourceForm(Form):
    """The document that is transcribed."""

    document: Plain = ""
    title: Wording = NO_TEXT
    issued: Day | None = None
    url: Plain = ""


class EffectiveForm(Form):
    """The first and the last day in force."""

    from_: Day | None = Entry(None, alias="from")
    to: Day | None = None


class PlanForm(Form):
    """The years of a plan: how many, and the calendar years of the first and of the base."""

    years: Whole | None = None
    first_year: Whole | None = None
    base_year: Whole | None = None


class SplitForm(Form):
    """How what the stages of one entity share is divided between them."""

    on: Words
    fields_: Listed[Words] = Entry(alias="fields")
    by: Words
    weights: Listed[Named[Words]]


class PendingForm(Form):
    """What the document asks and the pack does not state yet."""

    title: Wording
    line: Plain = ""
    clause: Plain = ""
    kind: Wording = NO_TEXT
    notes: Listed[Wording] = ()


class HeadForm(Form):
    """What stands above the standards and names of a pack."""

    pack: Words
    edition: Words
    title: Wording
    revision: Whole = 1
    superseded_by: Words | None = None
    policy: Annotated[Policy, choice(Policy)] | None = None
    extends: OrList[Words] | None = None
    jurisdiction: Plain = ""
    description: Wording = NO_TEXT
    notes: Listed[Wording] = ()
    source: SourceForm | None = None
    effective: EffectiveForm | None = None
    judge: Annotated[Judge, choice(Judge)] = Judge.FULL
    checked_on: Day | None = None
    plan: PlanForm | None = None
    split: SplitForm | None = None
    conclusion: Listed[Words] = ()


class PackForm(HeadForm, NamesForm):
    """A pack file: standards of its own, or changes to those of the packs that it extends."""

    standards: Named[StandardForm] = Entry(default_factory=dict)
    select: SelectForm | None = None
    set_: Named[SetForm] = Entry(default_factory=dict, alias="set")
    refine: Named[RefineForm] = Entry(default_factory=dict)
    add: Named[AddedForm] = Entry(default_factory=dict)
    retire: Named[RetireForm] = Entry(default_factory=dict)
    pending: Listed[PendingForm] = ()


def shaped(form: type[F], root: Mapping, found: list[Problem]) -> F | None:
    """Return a file in the form that it should have; add what is wrong with it to `found`."""
    well = shaped_well(form, root)
    if well is not None:
        return well
    before = len(found)
    try:
        read = form.model_validate(root, context=found)
    except ValidationError as error:
        for one in error.errors(include_url=False, include_input=False):
            context = one.get("ctx", {})
            found.append(_reworded(root, one["type"], one["loc"], context))
        return None
    return read if len(found) == before else None


def _reworded(
    root: Mapping, kind: str, loc: tuple[int | str, ...], context: dict[str, str | int]
) -> Problem:
    key, node = _reached(root, loc)
    if kind == REFUSED:
        code, params = str(context["code"]), {k: v for k, v in context.items() if k != "code"}
        return problem(code, node.place, **params)
    if kind == "missing":
        place = key.place if key is not None else node.place
        return problem("pack-key-missing", place, text=str(loc[-1]))
    # The only other errors that these models can have are a list where a text or mapping belongs,
    # and a mapping where a text or list does.
    code = "pack-text-or-list" if isinstance(node, Mapping) else "pack-text-or-mapping"
    return problem(code, node.place)


def _reached(root: Mapping, loc: tuple[int | str, ...]) -> tuple[Key | None, Node]:
    """Return the node that a location of pydantic leads to, and its key; tags are no step."""
    key: Key | None = None
    node: Node = root
    for step in loc:
        if isinstance(node, Sequence) and isinstance(step, int):
            key, node = None, node.items[step]
        elif isinstance(node, Mapping) and step in node.entries:
            key = next(one for one in node.entries if one == step)
            node = node.entries[key]
    return key, node
