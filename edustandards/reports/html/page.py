"""The whole page, a section at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from edustandards.reports.html.heat import heat
from edustandards.reports.html.lists import legend, problems, shortfalls, unknowns, waivers
from edustandards.reports.html.overview import identity, places, summary
from edustandards.reports.html.parts import Sheet
from edustandards.reports.html.spread import courses, dispersion, distances
from edustandards.reports.html.style import sheet as style
from edustandards.reports.html.tags import Html, el, text
from edustandards.reports.run.run import Run
from edustandards.version import __version__

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'"
"""Nothing may be loaded or run, whatever a name in the data holds."""

_SECTIONS: tuple[tuple[str, str, Callable[[Sheet], Iterator[Html]]], ...] = (
    ("places", "html-places", places),
    ("shortfalls", "html-shortfalls", shortfalls),
    ("map", "html-map", heat),
    ("distance", "html-distance", distances),
    ("dispersion", "html-dispersion", dispersion),
    ("course", "html-course", courses),
    ("unknown", "html-unknown", unknowns),
    ("waivers", "html-waivers", waivers),
    ("data", "html-data", problems),
)


def html_report(run: Run, lang: str) -> Iterator[str]:
    """Return the report as one HTML page in pieces, `lang` zh or en.

    It loads nothing, runs nothing and needs no network. Of very many findings it has the counts,
    those nearest to and those furthest from their thresholds, and says how many are left out.

    Source: the structure keeps to WCAG 2.2 (headings in order, names of regions and tables, no
    meaning by colour alone).
    """
    sheet = Sheet(run, lang)
    made = [(id_, code, "".join(section(sheet))) for id_, code, section in _SECTIONS]
    made = [one for one in made if one[2]]
    yield "<!DOCTYPE html>\n"
    yield f'<html lang="{"zh-CN" if lang == "zh" else "en"}">\n'
    yield _head(sheet)
    yield "<body>\n"
    yield el("a", sheet.say("html-skip"), href="#summary", class_="skip")
    yield "<header>"
    yield from identity(sheet)
    links = [("summary", "html-summary"), *((id_, code) for id_, code, _ in made)]
    yield el(
        "nav",
        el("ul", [el("li", el("a", sheet.say(code), href=f"#{id_}")) for id_, code in links]),
        aria_label=sheet.say("html-contents"),
    )
    yield "</header>\n<main>\n"
    yield summary(sheet)
    for _, _, piece in made:
        yield "\n"
        yield piece
    yield "\n</main>\n"
    yield el(
        "footer",
        el("h2", sheet.say("html-legend")),
        legend(sheet),
        el("p", sheet.say("html-made-by", version=__version__)),
    )
    yield "\n</body>\n</html>\n"


def _head(sheet: Sheet) -> str:
    title = sheet.run.document.title.say(sheet.lang) or sheet.run.document.name
    return (
        '<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{text(title)}</title>\n<style>{style()}</style>\n</head>\n"
    )
