"""Which pack judged which data: the lines that let a reader find both again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from edustandards.reports.office.scribe import spot
from edustandards.reports.office.texts import inert
from edustandards.reports.run.run import Run
from edustandards.version import __version__
from edustandards.wording import sentence

MOST_SHEETS = 40


def identity(run: Run, lang: str) -> Iterator[tuple[str, str]]:
    """Return what a run rests on, each line a name and a text; what is not known is left out."""
    for code, text in _lines(run, lang):
        if text:
            yield sentence(code, lang, {}), inert(text)


def _lines(run: Run, lang: str) -> Iterator[tuple[str, str]]:
    document = run.document
    source = document.source
    revision = {"edition": document.edition, "revision": document.revision}
    yield "office-pack-title", document.title.say(lang)
    yield "office-pack-name", document.name
    yield "office-pack-edition", sentence("office-pack-edition-of", lang, revision)
    yield "office-pack-jurisdiction", document.jurisdiction
    yield "office-pack-source", " ".join(filter(None, (source.document, source.title.say(lang))))
    yield "office-pack-issued", _day(source.issued)
    yield "office-pack-url", source.url
    yield "office-pack-effective", _effective(run, lang)
    yield "office-pack-checked", _day(document.checked_on)
    yield "office-pack-extends", " ".join(document.extends)
    yield "office-pack-digest", document.digest
    yield "office-pack-as-of", _day(run.as_of)
    for sheet in run.reading.sheets[:MOST_SHEETS]:
        kind = run.words.title(sheet.entity, lang)
        params = {"place": spot(sheet.source), "kind": kind, "count": sheet.rows}
        yield "office-pack-data", sentence("office-pack-data-of", lang, params)
    pending = ("、" if lang == "zh" else ", ").join(one.title.say(lang) for one in document.pending)
    yield "office-pack-pending", pending
    yield "office-pack-made-by", f"edustandards {__version__}"


def _effective(run: Run, lang: str) -> str:
    first, last = run.document.effective
    if first is None and last is None:
        return ""
    ends = {
        "first": _day(first) or sentence("show-unlimited", lang, {}),
        "last": _day(last) or sentence("show-open", lang, {}),
    }
    return sentence("office-pack-period", lang, ends)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
