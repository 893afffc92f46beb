"""A pack in words: what is there, what each standard asks, of whom, and how sure we are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import assert_never

from edustandards.checks import nodes as c
from edustandards.checks.show import show_requirement
from edustandards.checks.shown import show_observed, show_share
from edustandards.checks.standard import Standard
from edustandards.measures import nodes as m
from edustandards.measures.show import show_formula
from edustandards.packs.document import Example, PackDocument
from edustandards.reports.heading import heading
from edustandards.reports.screen import Screen
from edustandards.units.unit import ONE


def show_pack(document: PackDocument, screen: Screen) -> Iterator[str]:
    """Return the lines that describe a pack: its head, every standard, what is still pending."""
    lang = screen.lang
    yield from heading(document, screen)
    yield from screen.lines(days(document.effective, screen))
    if document.superseded_by:
        edition = f"{document.id}@{document.superseded_by}"
        yield from screen.lines(screen.say("show-superseded", edition=edition))
    if document.extends:
        yield from screen.lines(screen.say("show-extends", packs=", ".join(document.extends)))
    checked = document.checked_on.isoformat() if document.checked_on else screen.say("show-never")
    yield from screen.lines(screen.say("show-checked", day=checked))
    if document.source.document:
        yield from screen.lines(screen.say("show-source", document=document.source.document))
    for note in document.notes:
        yield from screen.lines(screen.say("show-note", note=note.say(lang)))
    for standard in document.standards:
        yield ""
        yield from show_standard(standard, document, screen)
    if document.pending:
        yield ""
        yield from screen.lines(screen.say("show-pending"))
        for one in document.pending:
            kind = one.kind.say(lang)
            words = (one.line, one.title.say(lang), f"[{kind}]" if kind else "")
            yield from screen.lines("  – " + " ".join(filter(None, words)))
            for note in one.notes:
                yield from screen.lines("    " + screen.say("show-note", note=note.say(lang)))


def days(effective: tuple[date | None, date | None], screen: Screen) -> str:
    """Return from when to when a pack is in force."""
    first, last = (_day(day, screen, last=at == 1) for at, day in enumerate(effective))
    return screen.say("show-effective", first=first, last=last)


def _day(day: date | None, screen: Screen, *, last: bool) -> str:
    if day is not None:
        return day.isoformat()
    return screen.say("show-open" if last else "show-unlimited")


def show_standard(
    standard: Standard, document: PackDocument, screen: Screen, *, examples: bool = False
) -> Iterator[str]:
    """Return the lines that describe a standard, with its examples if asked."""
    lang, words = screen.lang, document.vocabulary
    clause = screen.say("show-clause", clause=standard.clause) if standard.clause else ""
    title = standard.title.say(lang) or standard.id
    yield from screen.lines("  ".join(filter(None, (title, f"[{standard.id}]", clause))))
    kind = words.title(standard.on, lang)
    yield from screen.lines("  " + screen.say("show-on", kind=kind))
    if standard.stages:
        stages = ", ".join(words.title(stage, lang) for stage in standard.stages)
        yield from screen.lines("  " + screen.say("show-stages", stages=stages))
    if standard.where is not None:
        condition = show_formula(standard.where, lang, words.title)
        yield from screen.lines("  " + screen.say("show-where", condition=condition))
    for line in show_check(standard.check, document, screen, 1):
        yield from screen.lines(line, "      ")
    for note in standard.notes:
        yield from screen.lines("  " + screen.say("show-note", note=note.say(lang)))
    confidence = screen.say(f"confidence-{standard.confidence.value}")
    yield from screen.lines("  " + screen.say("show-confidence", confidence=confidence))
    if examples:
        for example in document.examples:
            if example.standard == standard.id:
                yield from screen.lines("  " + _example(example, document, screen))


def _example(example: Example, document: PackDocument, screen: Screen) -> str:
    words = document.vocabulary
    said = [words.title(example.stage, screen.lang)] if example.stage else []
    for name, value in example.values:
        unit = words.fields[name].field.unit if name in words.fields else ONE
        said.append(f"{words.title(name, screen.lang)} {show_observed(value, unit, screen.lang)}")
    verdict = screen.say(f"verdict-{example.expect.value}")
    return screen.say("show-example", values=", ".join(said), verdict=verdict)


def show_check(check: c.Check, document: PackDocument, screen: Screen, depth: int) -> Iterator[str]:
    """Return the lines that say what a check asks, those of its parts indented further."""
    indent = "  " * depth
    lang, title = screen.lang, document.vocabulary.title
    match check:
        case c.Require(measure, requirement):
            said = show_requirement(requirement, lang, title)
            named = _name(measure, document, lang)
            line = screen.say("requirement-of", formula=named, requirement=said)
            yield indent + line + _rounded(check, screen)
            yield from _formula(measure, document, screen, depth)
        case c.Holds(condition):
            yield indent + show_formula(condition, lang, title)
        case c.ByStage(cases):
            yield from _by_stage(cases, document, screen, depth)
        case c.ByYear():
            yield from _by_year(check, document, screen, depth)
        case c.Cases(cases):
            yield from _cases(cases, document, screen, depth)
        case c.AllOf(parts) | c.AnyOf(parts):
            code = "show-all-of" if isinstance(check, c.AllOf) else "show-any-of"
            yield indent + screen.say(code)
            for part in parts:
                yield from show_check(part, document, screen, depth + 1)
        case c.Not(part):
            yield indent + screen.say("show-not")
            yield from show_check(part, document, screen, depth + 1)
        case c.AtLeast(k, parts, others, counting):
            code = "show-at-least" if counting is c.Counting.ALL else "show-at-least-applicable"
            yield indent + screen.say(code, k=k, count=len(parts))
            for part in parts:
                yield from show_check(part, document, screen, depth + 1)
            if others is not None:
                yield indent + screen.say("show-others", share=show_share(others, lang))
        case c.ForEvery(entity, inner, where):
            yield indent + screen.say("show-for-every", kind=title(entity, lang))
            yield from _where(where, document, screen, indent)
            yield from show_check(inner, document, screen, depth + 1)
        case c.ShareOf(entity, inner, bound, where):
            said = show_requirement(bound, lang, title)
            yield indent + screen.say("show-share-of", kind=title(entity, lang), requirement=said)
            yield from _where(where, document, screen, indent)
            yield from show_check(inner, document, screen, depth + 1)
        case c.When(condition, inner):
            yield indent + screen.say("show-when", condition=show_formula(condition, lang, title))
            yield from show_check(inner, document, screen, depth)
        case c.Cited(cited):
            standards = {one.id: one.title for one in document.standards}
            titles = {**document.vocabulary.standards, **standards}
            said = titles[cited].say(lang) if cited in titles else ""
            yield f"{indent}· {said or cited} [{cited}]"
        case _:
            assert_never(check)


def _where(
    where: m.Condition | None, document: PackDocument, screen: Screen, indent: str
) -> Iterator[str]:
    if where is not None:
        condition = show_formula(where, screen.lang, document.vocabulary.title)
        yield f"{indent}  {screen.say('show-where', condition=condition)}"


def _rounded(check: c.Require, screen: Screen) -> str:
    return screen.say("show-rounded") if check.judge is c.Judge.ROUNDED else ""


def _by_stage(
    cases: tuple[tuple[str, c.Check], ...], document: PackDocument, screen: Screen, depth: int
) -> Iterator[str]:
    """Return a line for each stage; a formula that all stages share is said once."""
    indent = "  " * depth
    title = document.vocabulary.title
    shared: m.Measure | None = None
    for stage, case in cases:
        if isinstance(case, c.Require):
            said = show_requirement(case.requirement, screen.lang, title)
            if shared is None or shared != case.measure:
                yield indent + _name(case.measure, document, screen.lang)
                yield from _formula(case.measure, document, screen, depth)
                shared = case.measure
            name = title(stage, screen.lang)
            line = screen.say("show-stage", stage=name, requirement=said)
            yield indent + "  " + line + _rounded(case, screen)
        else:
            yield indent + title(stage, screen.lang)
            yield from show_check(case, document, screen, depth + 1)


def _cases(
    cases: tuple[tuple[m.Condition, c.Check], ...],
    document: PackDocument,
    screen: Screen,
    depth: int,
) -> Iterator[str]:
    """Return what is required in each case, in their order."""
    for condition, case in cases:
        said = show_formula(condition, screen.lang, document.vocabulary.title)
        yield "  " * depth + screen.say("show-when", condition=said)
        yield from show_check(case, document, screen, depth + 1)


def _by_year(check: c.ByYear, document: PackDocument, screen: Screen, depth: int) -> Iterator[str]:
    """Return what is required from each year on."""
    for year, case in check.cases:
        code = "show-plan-year" if check.plan else "show-year"
        yield "  " * depth + screen.say(code, year=year)
        yield from show_check(case, document, screen, depth + 1)


def _name(measure: m.Measure, document: PackDocument, lang: str) -> str:
    return show_formula(measure, lang, document.vocabulary.title)


def _formula(
    measure: m.Measure, document: PackDocument, screen: Screen, depth: int
) -> Iterator[str]:
    """Return the formula behind the name of an indicator."""
    if isinstance(measure, m.Named):
        title = document.vocabulary.title
        formula = show_formula(measure.of, screen.lang, title)
        said = screen.say("show-formula", title=title(measure.name, screen.lang), formula=formula)
        yield "  " * depth + "  " + said
