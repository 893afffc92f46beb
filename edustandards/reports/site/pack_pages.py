"""The pages of a pack: its editions, and each edition with its standards."""

from __future__ import annotations

from collections.abc import Iterator

from edustandards.packs.document import PackDocument
from edustandards.reports.site.asks import cited_in
from edustandards.reports.site.md import UNSEARCHED, code, link, plain, table
from edustandards.reports.site.shelf import ROOT, Listed, edition_folder
from edustandards.reports.site.words import Site
from edustandards.wording.places import place_name

SHORT = 12


def pack_page(site: Site, id_: str) -> Iterator[str]:
    """Return the lines of the page of a pack, whatever its edition."""
    here = f"{ROOT}/{id_}/index.md"
    editions = [one.document for one in site.shelf.editions(id_)]
    yield f"# {plain(editions[-1].title.say(site.lang) or id_)}"
    yield ""
    yield code(id_)
    yield ""
    rows = [
        (
            link(one.edition, f"{edition_folder(one)}/index.md", here),
            site.force(one),
            plain(one.source.document) or "—",
            str(len(one.standards)),
        )
        for one in reversed(editions)
    ]
    heads = ("site-edition", "site-force", "site-source", "site-count")
    yield from table([site.say(head) for head in heads], rows)


def edition_page(site: Site, document: PackDocument) -> Iterator[str]:
    """Return the lines of the page of an edition."""
    here = f"{edition_folder(document)}/index.md"
    yield f"# {plain(document.title.say(site.lang) or document.name)}"
    yield ""
    description = document.description.say(site.lang)
    if description:
        yield plain(description)
        yield ""
    yield from table([code(document.name), ""], list(_facts(site, document, here)))
    yield f"## {site.say('site-standards')} {UNSEARCHED}"
    yield ""
    rows = []
    for standard in document.standards:
        listed = site.shelf.at(document, standard.id)
        assert listed is not None, "the shelf has all standards of its packs"
        confidence = site.say(f"confidence-{standard.confidence.value}")
        clause = plain(standard.clause) or "—"
        asked = plain(summary(site, listed))
        rows.append((site.to_standard(listed, here), asked, clause, confidence))
    heads = ("site-standard", "site-requirement", "site-clause", "site-confidence")
    yield from table([site.say(head) for head in heads], rows)
    if document.notes:
        yield f"## {site.say('site-notes')}"
        yield ""
        for note in document.notes:
            yield f"- {plain(note.say(site.lang))}"
        yield ""
    if document.pending:
        yield f"## {site.say('site-pending')} {UNSEARCHED}"
        yield ""
        for pending in document.pending:
            words = (pending.line, pending.title.say(site.lang), pending.kind.say(site.lang))
            yield f"- {plain(' '.join(filter(None, words)))}"
        yield ""


def summary(site: Site, listed: Listed) -> str:
    """Return what a standard asks in one line, as text."""
    words = listed.document.vocabulary
    if not listed.asks:
        return site.say("site-composed") if cited_in(listed.standard.check) else "—"
    said = []
    for ask in listed.asks:
        case = site.case(ask, words)
        requirement = site.requirement(ask, words)
        said.append(f"{case} {requirement}" if case else requirement)
    return ("；" if site.lang == "zh" else "; ").join(dict.fromkeys(said))


def _facts(site: Site, document: PackDocument, here: str) -> Iterator[tuple[str, str]]:
    if document.jurisdiction:
        yield site.say("site-jurisdiction"), plain(place_name(document.jurisdiction, site.lang))
    yield site.say("site-force"), site.force(document)
    if document.superseded_by:
        edition = f"{document.id}@{document.superseded_by}"
        yield "", plain(site.say("site-superseded", edition=edition))
    if document.source.document:
        said = " ".join(
            filter(None, (document.source.document, document.source.title.say(site.lang)))
        )
        issued = document.source.issued
        yield site.say("site-source"), plain(f"{said} ({issued})" if issued else said)
    if document.extends:
        known = {one.document.name: one.document for one in site.shelf.packs}
        links = [
            site.to_pack(known[name], here) if name in known else plain(name)
            for name in document.extends
        ]
        yield site.say("site-extends"), site.joined(links)
    checked = document.checked_on.isoformat() if document.checked_on else site.say("show-never")
    yield site.say("site-checked"), checked
    yield site.say("site-hash"), code(document.digest.removeprefix("sha256:")[:SHORT])
