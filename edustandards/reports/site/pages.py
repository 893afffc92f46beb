"""All pages of the catalogue, by their path within the site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from edustandards.reports.site import index_pages, word_pages
from edustandards.reports.site.pack_pages import edition_page, pack_page
from edustandards.reports.site.shelf import ROOT, Shelf, edition_folder
from edustandards.reports.site.standard_page import standard_page
from edustandards.reports.site.words import Site, field_page, indicator_page, stage_page


def pages(shelf: Shelf, lang: str) -> Iterator[tuple[str, str]]:
    """Return the path and the text of each page, in zh or en.

    Every name, title and note of a pack stands there as text: none can become markup.
    """
    site = Site(shelf, lang)
    whole: tuple[tuple[str, Callable[[Site], Iterable[str]]], ...] = (
        (index_pages.INDEX, index_pages.packs),
        (index_pages.BY_INDICATOR, index_pages.by_indicator),
        (index_pages.BY_STAGE, index_pages.by_stage),
        (index_pages.BY_FIELD, index_pages.by_field),
    )
    for path, made in whole:
        yield path, _text(made(site))
    for id_ in dict.fromkeys(one.document.id for one in shelf.packs):
        yield f"{ROOT}/{id_}/index.md", _text(pack_page(site, id_))
    for opened in shelf.packs:
        folder = edition_folder(opened.document)
        yield f"{folder}/index.md", _text(edition_page(site, opened.document))
    for listed in shelf.listed:
        yield listed.page, _text(standard_page(site, listed))
    for name in shelf.words.indicators:
        yield indicator_page(name), _text(word_pages.indicator(site, name))
    for name in shelf.words.fields:
        yield field_page(name), _text(word_pages.field(site, name))
    for name in shelf.words.stages:
        yield stage_page(name), _text(word_pages.stage(site, name))


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines).rstrip() + "\n"
