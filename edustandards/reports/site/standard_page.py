"""The page of a standard: what it asks, since when, how sure that is, and what is near it."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, relpath

from edustandards.checks.kinds import kinds_of
from edustandards.checks.shown import show_observed
from edustandards.measures import nodes as m
from edustandards.measures.show import show_formula
from edustandards.packs.document import Example
from edustandards.packs.trial.case import SIDES
from edustandards.reports.calculator.block import calculator_block
from edustandards.reports.show_pack import show_check
from edustandards.reports.show_resolved import standard_yaml
from edustandards.reports.site.asks import Ask, cited_in
from edustandards.reports.site.compared import compared
from edustandards.reports.site.history import chart, courses_of
from edustandards.reports.site.md import UNSEARCHED, code, fenced, link, plain, table
from edustandards.reports.site.shelf import Listed, key_of
from edustandards.reports.site.words import Site, indicator_page
from edustandards.units.unit import ONE

MOST_EXAMPLES = 9
FEW_EXAMPLES = 3
MANY_VALUES = 6
"""Of how many values on an example is long, and only a few are shown."""

MOST_VALUES = 12


def standard_page(site: Site, one: Listed) -> Iterator[str]:
    """Return the lines of the page of a standard."""
    yield f"# {plain(site.of_standard(one))}"
    yield ""
    yield from _facts(site, one)
    yield from _asked(site, one)
    yield from _calculator(site, one)
    yield from _formulas(site, one)
    yield from _examples(site, one)
    yield from _history(site, one)
    yield from _compared(site, one)
    yield from _related(site, one)
    yield from _notes(site, one)
    yield f"## {site.say('site-yaml')} {UNSEARCHED}"
    yield ""
    yield from fenced(standard_yaml(one.opened, one.standard.id), "yaml")


def _facts(site: Site, one: Listed) -> Iterator[str]:
    document, standard, words = one.document, one.standard, one.document.vocabulary
    title = plain(document.title.say(site.lang))
    rows = [(site.say("site-pack"), f"{site.to_pack(document, one.page)} {title}")]
    if standard.clause:
        rows.append((site.say("site-clause"), plain(standard.clause)))
    rows.append((site.say("site-on"), site.title(words, standard.on)))
    if standard.stages:
        stages = site.joined([site.title(words, stage) for stage in standard.stages])
        rows.append((site.say("site-stages"), stages))
    if standard.where is not None:
        condition = show_formula(standard.where, site.lang, words.title)
        rows.append((site.say("site-where"), plain(condition)))
    kinds = [kind.value.say(site.lang) for kind in kinds_of(standard.check)]
    rows.append((site.say("site-kinds"), site.joined(kinds)))
    rows.append((site.say("site-force"), site.force(document)))
    if document.source.document:
        rows.append((site.say("site-source"), plain(document.source.document)))
    confidence = site.say(f"confidence-{standard.confidence.value}")
    rows.append((site.say("site-confidence"), confidence))
    yield from table([code(standard.id), ""], rows)


def _asked(site: Site, one: Listed) -> Iterator[str]:
    words = one.document.vocabulary
    yield f"## {site.say('site-asked')}"
    yield ""
    if one.asks and all(_measure(ask) == _measure(one.asks[0]) for ask in one.asks):
        rows = [
            (
                plain(site.case(ask, words)) or site.say("site-everybody"),
                f"**{plain(site.requirement(ask, words))}**",
            )
            for ask in one.asks
        ]
        yield from table([site.say("site-case"), site.say("site-requirement")], rows)
        return
    for line in show_check(one.standard.check, one.document, site.screen, 0):
        depth = (len(line) - len(line.lstrip())) // 2
        yield f"{'    ' * max(depth, 0)}- {plain(line.strip().removeprefix('· '))}"
    yield ""


def _calculator(site: Site, one: Listed) -> Iterator[str]:
    yield f"## {site.say('calculator-head')} {UNSEARCHED}"
    yield ""
    on_edge = (case for case in one.cases if case.case.what == SIDES[0])
    case = next(on_edge, one.cases[0] if one.cases else None)
    example = None if case is None else case.example.example
    assets = relpath("assets", dirname(one.page))
    yield from calculator_block(one.document, one.standard, example, site.lang, assets)
    yield ""


def _measure(ask: Ask) -> m.Measure:
    return ask.require.measure


def _formulas(site: Site, one: Listed) -> Iterator[str]:
    measures = dict.fromkeys(ask.require.measure for ask in one.asks)
    if not measures:
        return
    words = one.document.vocabulary
    yield f"## {site.say('site-formula')}"
    yield ""
    for measure in measures:
        named = measure if isinstance(measure, m.Named) else None
        inner = measure if named is None else named.of
        if named is not None:
            title = words.title(named.name, site.lang)
            shared = named.name in site.shelf.words.indicators
            page = indicator_page(named.name)
            yield f"**{link(title, page, one.page) if shared else plain(title)}**"
            yield ""
        said = show_formula(inner, site.lang, words.title)
        notation = show_formula(inner)
        yield f"- {site.say('site-in-words')}{_colon(site)}{plain(said)}"
        yield f"- {site.say('site-in-notation')}{_colon(site)}{code(notation)}"
        yield ""


def _colon(site: Site) -> str:
    return "：" if site.lang == "zh" else ": "


def _examples(site: Site, one: Listed) -> Iterator[str]:
    if not one.cases:
        return
    yield f"## {site.say('site-examples')} {UNSEARCHED}"
    yield ""
    yield site.say("site-examples-about")
    yield ""
    several = [(case.example.example, case.found) for case in one.cases]
    most = MOST_EXAMPLES if len(several[0][0].values) <= MANY_VALUES else FEW_EXAMPLES
    rows = [
        (plain(_values(site, example, one)), site.say(f"verdict-{found.value}"))
        for example, found in several[:most]
    ]
    yield from table([site.say("site-data"), site.say("site-verdict")], rows)


def _values(site: Site, example: Example, one: Listed) -> str:
    words = one.document.vocabulary
    said = [words.title(example.stage, site.lang)] if example.stage else []
    said += [example.period] if example.period else []
    for name, value in example.values[:MOST_VALUES]:
        unit = words.fields[name].field.unit if name in words.fields else ONE
        said.append(f"{words.title(name, site.lang)} {show_observed(value, unit, site.lang)}")
    own, *parts = example.tables
    rest = own.size - 1 + sum(table.size for table in parts)
    if rest:
        said.append(site.say("catalogue-rows", count=rest))
    return site.joined(said) or "—"


def _history(site: Site, one: Listed) -> Iterator[str]:
    unit, courses = courses_of(site.shelf, one)
    editions = site.shelf.editions(one.document.id)
    if not courses and len(editions) < 2:
        return
    yield f"## {site.say('site-history')} {UNSEARCHED}"
    yield ""
    if courses and unit is not None:
        yield from chart(unit, courses, site.shelf.words, site.lang)
    elif one.asks:
        yield site.say("site-history-none")
        yield ""
    rows = []
    for edition in editions:
        there = site.shelf.at(edition.document, one.standard.id)
        standard = site.to_standard(there, one.page) if there is not None else "—"
        rows.append(
            (site.to_pack(edition.document, one.page), site.force(edition.document), standard)
        )
    if len(editions) > 1:
        heads = ("site-edition", "site-force", "site-standard")
        yield from table([site.say(head) for head in heads], rows)


def _compared(site: Site, one: Listed) -> Iterator[str]:
    keys = dict.fromkeys(key_of(one, ask) for ask in one.asks)
    lines = [
        line for key in keys for line in compared(site, site.shelf.measured[key], one.page, one)
    ]
    if lines:
        yield f"## {site.say('site-stricter')} {UNSEARCHED}"
        yield ""
        yield site.say("site-stricter-about")
        yield ""
        yield from lines


def _related(site: Site, one: Listed) -> Iterator[str]:
    parts = [
        found
        for id_ in cited_in(one.standard.check)
        if (found := site.shelf.at(one.document, id_)) is not None
    ]
    wholes = site.shelf.citing.get((one.document.name, one.standard.id), ())
    if not parts and not wholes:
        return
    yield f"## {site.say('site-related')} {UNSEARCHED}"
    yield ""
    for head, several in (("site-made-of", parts), ("site-cited-by", wholes)):
        if several:
            links = site.joined([site.to_standard(other, one.page) for other in several])
            yield f"- {site.say(head)}{_colon(site)}{links}"
    yield ""


def _notes(site: Site, one: Listed) -> Iterator[str]:
    if one.standard.notes:
        yield f"## {site.say('site-notes')}"
        yield ""
        for note in one.standard.notes:
            yield f"- {plain(note.say(site.lang))}"
        yield ""
