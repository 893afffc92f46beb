"""The pages of the words that packs share: an indicator, a field, a stage."""

from __future__ import annotations

from collections.abc import Iterator

from edustandards.measures import nodes as m
from edustandards.measures.fields import fields_of
from edustandards.measures.show import show_formula
from edustandards.measures.vocabulary import FieldEntry
from edustandards.reports.site.compared import compared
from edustandards.reports.site.md import (
    UNSEARCHED,
    UNSEARCHED_PAGE,
    code,
    link,
    plain,
    table,
)
from edustandards.reports.site.pack_pages import summary
from edustandards.reports.site.shelf import Listed
from edustandards.reports.site.words import Site, field_page, indicator_page, stage_page
from edustandards.units.quantity import Quantity
from edustandards.units.show import show_quantity, show_unit

_KINDS = {
    m.Kind.NUMBER: "site-kind-number",
    m.Kind.YES_NO: "site-kind-yes-no",
    m.Kind.TEXT: "site-kind-text",
    m.Kind.LEVEL: "site-kind-level",
    m.Kind.DATE: "site-kind-date",
}


def indicator(site: Site, name: str) -> Iterator[str]:
    """Return the lines of the page of an indicator."""
    here, words = indicator_page(name), site.shelf.words
    entry = words.indicators[name]
    yield f"# {site.title(words, name)}"
    yield ""
    if entry.definition.say(site.lang):
        yield plain(entry.definition.say(site.lang))
        yield ""
    formula = entry.named.of
    fields = [site.to_field(one.name, here) for one in fields_of(formula)]
    rows = [
        (site.say("site-in-words"), plain(show_formula(formula, site.lang, words.title))),
        (site.say("site-in-notation"), code(show_formula(formula))),
        (site.say("site-unit"), plain(show_unit(entry.named.unit, site.lang)) or "—"),
        (site.say("site-field"), site.joined(fields)),
    ]
    yield from table([code(name), ""], rows)
    asked = [
        one for (_, subject), several in site.shelf.measured.items() if subject == name
        for one in several
    ]  # fmt: skip
    lines = list(compared(site, asked, here))
    if lines:
        yield f"## {site.say('site-stricter')} {UNSEARCHED}"
        yield ""
        yield site.say("site-stricter-about")
        yield ""
        yield from lines
    yield from _used(site, list({one.page: one for one, _ in asked}.values()), here)


def field(site: Site, name: str) -> Iterator[str]:
    """Return the lines of the page of a field."""
    here, words = field_page(name), site.shelf.words
    entry = words.fields[name]
    yield f"# {site.title(words, name)}"
    yield ""
    if entry.definition.say(site.lang):
        yield plain(entry.definition.say(site.lang))
        yield ""
    yield from table([code(name), ""], list(_about(site, entry, here)))
    users = [
        link(words.title(key, site.lang), indicator_page(key), here)
        for key, one in words.indicators.items()
        if any(its.name == name for its in fields_of(one.named.of))
    ]
    if users:
        yield f"## {site.say('site-indicators')} {UNSEARCHED}"
        yield ""
        yield from (f"- {one}" for one in users)
        yield ""
    yield from _used(site, list(site.shelf.using.get(name, ())), here)


def _about(site: Site, entry: FieldEntry, here: str) -> Iterator[tuple[str, str]]:
    one = entry.field
    yield site.say("site-kind"), site.say(_KINDS[one.kind])
    unit = show_unit(one.unit, site.lang)
    if one.kind is m.Kind.NUMBER:
        yield site.say("site-unit"), plain(unit) or "—"
    if one.levels:
        yield site.say("site-levels"), plain(site.joined(one.levels))
    if entry.headers:
        yield site.say("site-headers"), plain(site.joined(entry.headers))
    if entry.plausible is not None:
        low, high = (show_quantity(Quantity(end, one.unit), site.lang) for end in entry.plausible)
        yield site.say("site-plausible"), plain(f"{low} – {high}")
    if entry.within:
        yield site.say("site-within"), site.to_field(entry.within, here)
    if entry.parts:
        parts = [site.to_field(part, here) for part in entry.parts]
        yield site.say("site-parts"), site.joined(parts)


def stage(site: Site, name: str) -> Iterator[str]:
    """Return the lines of the page of a stage: what is asked of it, pack by pack."""
    here = stage_page(name)
    yield from UNSEARCHED_PAGE
    yield f"# {site.title(site.shelf.words, name)}"
    yield ""
    for opened in site.shelf.packs:
        rows = []
        for one in site.shelf.listed:
            asked = any(ask.stage == name for ask in one.asks) or name in one.standard.stages
            if one.opened is not opened or not asked:
                continue
            own = [ask for ask in one.asks if ask.stage in {name, ""}]
            said = [site.requirement(ask, one.document.vocabulary) for ask in own]
            rows.append((site.to_standard(one, here), plain(site.joined(said)) or "—"))
        if rows:
            yield f"## {plain(opened.document.title.say(site.lang))}"
            yield ""
            yield site.to_pack(opened.document, here)
            yield ""
            heads = [site.say("site-standard"), site.say("site-requirement")]
            yield from table(heads, rows)


def _used(site: Site, several: list[Listed], here: str) -> Iterator[str]:
    yield f"## {site.say('site-uses')} {UNSEARCHED}"
    yield ""
    if not several:
        yield site.say("site-unused")
        yield ""
        return
    rows = [
        (
            site.to_standard(one, here),
            plain(summary(site, one)),
            site.to_pack(one.document, here),
        )
        for one in several
    ]
    heads = ("site-standard", "site-requirement", "site-pack")
    yield from table([site.say(head) for head in heads], rows)
