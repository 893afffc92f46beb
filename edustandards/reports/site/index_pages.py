"""The ways into the catalogue: by jurisdiction, by indicator, by stage, by field."""

from __future__ import annotations

from collections.abc import Iterator

from edustandards.reports.site.md import UNSEARCHED_PAGE, code, link, plain, table
from edustandards.reports.site.shelf import ROOT
from edustandards.reports.site.words import Site, field_page, indicator_page, stage_page
from edustandards.units.show import show_unit
from edustandards.wording.places import place_name

INDEX = f"{ROOT}/index.md"
BY_INDICATOR = f"{ROOT}/by-indicator.md"
BY_STAGE = f"{ROOT}/by-stage.md"
BY_FIELD = f"{ROOT}/by-field.md"


def packs(site: Site) -> Iterator[str]:
    """Return the lines of the page of all packs, by jurisdiction."""
    yield f"# {site.say('site-packs')}"
    yield ""
    yield site.say("site-packs-about")
    yield ""
    ways = (
        ("site-by-indicator", BY_INDICATOR),
        ("site-by-stage", BY_STAGE),
        ("site-by-field", BY_FIELD),
    )
    yield " · ".join(link(site.say(said), there, INDEX) for said, there in ways)
    yield ""
    places = dict.fromkeys(one.document.jurisdiction for one in site.shelf.packs)
    for place in sorted(places):
        yield f"## {plain(place_name(place, site.lang)) or '—'}"
        yield ""
        rows = []
        ids = [one.document.id for one in site.shelf.packs if one.document.jurisdiction == place]
        for id_ in dict.fromkeys(ids):
            editions = [one.document for one in site.shelf.editions(id_)]
            title = editions[-1].title.say(site.lang) or id_
            there = [site.to_pack(one, INDEX) for one in reversed(editions)]
            rows.append(
                (
                    link(title, f"{ROOT}/{id_}/index.md", INDEX),
                    site.joined(there),
                    site.force(editions[-1]),
                    str(len(editions[-1].standards)),
                )
            )
        heads = ("site-pack", "site-editions", "site-force", "site-count")
        yield from table([site.say(head) for head in heads], rows)


def by_indicator(site: Site) -> Iterator[str]:
    """Return the lines of the page of all indicators."""
    yield from UNSEARCHED_PAGE
    yield f"# {site.say('site-by-indicator')}"
    yield ""
    words = site.shelf.words
    counts: dict[str, int] = {}
    for (_, subject), several in site.shelf.measured.items():
        counts[subject] = counts.get(subject, 0) + len({one.page for one, _ in several})
    rows = [
        (
            link(words.title(name, site.lang), indicator_page(name), BY_INDICATOR),
            code(name),
            plain(show_unit(entry.named.unit, site.lang)) or "—",
            str(counts.get(name, 0)),
        )
        for name, entry in words.indicators.items()
    ]
    heads = [site.say("site-indicator"), "", site.say("site-unit"), site.say("site-count")]
    yield from table(heads, rows)


def by_stage(site: Site) -> Iterator[str]:
    """Return the lines of the page of all stages."""
    yield f"# {site.say('site-by-stage')}"
    yield ""
    words = site.shelf.words
    for name in words.stages:
        yield f"- {link(words.title(name, site.lang), stage_page(name), BY_STAGE)}"
    yield ""


def by_field(site: Site) -> Iterator[str]:
    """Return the lines of the page of all fields."""
    yield from UNSEARCHED_PAGE
    yield f"# {site.say('site-by-field')}"
    yield ""
    words = site.shelf.words
    rows = [
        (
            link(words.title(name, site.lang), field_page(name), BY_FIELD),
            code(name),
            plain(show_unit(entry.field.unit, site.lang)) or "—",
            str(len(site.shelf.using.get(name, ()))),
        )
        for name, entry in words.fields.items()
    ]
    heads = [site.say("site-field"), "", site.say("site-unit"), site.say("site-count")]
    yield from table(heads, rows)
