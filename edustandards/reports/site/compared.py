"""Who asks for more, as tables: the same thing asked by several packs or of several stages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edustandards.reports.site.asks import Ask
from edustandards.reports.site.md import plain, table
from edustandards.reports.site.shelf import Listed
from edustandards.reports.site.stricter import ranked
from edustandards.reports.site.words import Site
from edustandards.units.quantity import Quantity
from edustandards.units.show import show_quantity

FEWEST = 2


def compared(
    site: Site, several: Sequence[tuple[Listed, Ask]], here: str, own: Listed | None = None
) -> Iterator[str]:
    """Return a table for each stage in which several packs limit the same; nothing if none does."""
    for one in ranked(several):
        if len({held.listed.document.id for held in one.held}) < FEWEST:
            continue
        rows = []
        for held in one.held:
            words = held.listed.document.vocabulary
            number = show_quantity(Quantity(held.number, one.unit), site.lang)
            limit = plain(f"{held.bound.comparator.value} {number}")
            bare = Ask(held.ask.require, year=held.ask.year, of_plan=held.ask.of_plan)
            case = plain(site.case(bare, words))
            standard = site.to_standard(held.listed, here)
            rows.append(
                (
                    str(held.rank),
                    limit,
                    f"**{standard}**" if own is not None and held.listed == own else standard,
                    site.to_pack(held.listed.document, here),
                    " ".join(filter(None, (case, site.force(held.listed.document)))),
                )
            )
        if one.stage:
            yield f"**{plain(site.shelf.words.title(one.stage, site.lang))}**"
            yield ""
        heads = ("site-rank", "site-requirement", "site-standard", "site-pack", "site-force")
        yield from table([site.say(head) for head in heads], rows)
