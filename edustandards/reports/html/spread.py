"""How far from the threshold, how even among schools, and where a plan leads: the drawings."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice
from statistics import median

from edustandards.checks.finding import Finding
from edustandards.checks.shown import show_number, show_value
from edustandards.checks.verdict import Verdict
from edustandards.evaluate.results import CODES, Judged
from edustandards.evaluate.track import Track, track
from edustandards.reports.html.drawing import course, gauge, histogram
from edustandards.reports.html.parts import Sheet, head, marked, section, table
from edustandards.reports.html.tags import Html, el, name_of
from edustandards.reports.run.kin import Subject
from edustandards.reports.run.shape import is_single, is_spread, is_staged

MOST_LOOKED_AT = 200
"""How many findings of a standard are looked at for its drawing; of more, evenly spread ones."""
MOST_SPREADS = 300
MOST_SPREADS_LOOKED_AT = 5_000
"""How many groups of a standard are looked at; a country has some three thousand counties."""
MOST_COURSES = 60
FEWEST = 3

_DECIDED = {CODES.index(Verdict.MET), CODES.index(Verdict.NOT_MET)}


def distances(sheet: Sheet) -> Iterator[Html]:
    """Return how far findings lie from their threshold, a drawing for each standard."""
    figures = [
        one
        for judged in sheet.run.results.judged
        if is_single(judged.standard.check) and (one := _distance(sheet, judged)) is not None
    ]
    if figures:
        about = el("p", sheet.say("html-distance-about"), class_="soft")
        yield section(
            "distance", sheet.say("html-distance"), about, el("div", figures, class_="charts")
        )


def _distance(sheet: Sheet, judged: Judged) -> Html | None:
    decided = [at for at, code in enumerate(judged.codes) if code in _DECIDED]
    step = max(len(decided) // MOST_LOOKED_AT, 1)
    shares = [
        float(margin)
        for at in decided[::step][:MOST_LOOKED_AT]
        if (margin := judged.finding(at).relative_margin) is not None
    ]
    if len(shares) < FEWEST:
        return None
    title = sheet.run.title(judged.standard, sheet.lang)
    below = sum(share < 0 for share in shares)
    told = sheet.say(
        "html-distance-of",
        count=len(shares),
        below=below,
        median=f"{100 * median(shares):+.1f}",
        worst=f"{100 * min(shares):+.1f}",
    )
    if step > 1:
        told += " " + sheet.say("html-sampled", total=len(decided))
    ends = ("≤ -100 %", sheet.say("html-limit"), "≥ +100 %")
    made = histogram(f"{title}: {told}", shares, ends)
    return el("figure", made, el("figcaption", el("b", title), el("div", told, class_="soft")))


def dispersion(sheet: Sheet) -> Iterator[Html]:
    """Return the coefficients of variation with their limits, the furthest above first."""
    found = [
        finding
        for judged in sheet.run.results.judged
        if is_spread(judged.standard.check)
        for finding in islice(judged.findings(), MOST_SPREADS_LOOKED_AT)
        if isinstance(finding.value, Fraction) and finding.threshold is not None
    ]
    if not found:
        return
    found.sort(key=lambda one: one.margin if one.margin is not None else Fraction(0))
    rows = [_spread(sheet, finding) for finding in found[:MOST_SPREADS]]
    asked = sum(len(one) for one in sheet.run.results.judged if is_spread(one.standard.check))
    caption = sheet.say("html-dispersion-about")
    if asked > len(found):
        caption += " " + sheet.say("html-without-value", count=asked - len(found))
    if len(found) > len(rows):
        caption += " " + sheet.say("html-left-out", count=len(found) - len(rows))
    heads = [
        head(sheet.say("report-standard")),
        head(sheet.say("html-whom")),
        head(sheet.say("html-verdict")),
        head(sheet.say("html-value"), "n"),
        head(sheet.say("html-limit"), "n"),
        head(sheet.say("html-drawn")),
    ]
    yield section(
        "dispersion",
        sheet.say("html-dispersion"),
        table(caption, heads, rows),
    )


def _spread(sheet: Sheet, finding: Finding) -> Html:
    assert isinstance(finding.value, Fraction)
    assert finding.threshold is not None
    words, lang = sheet.run.words, sheet.lang
    value = show_value(finding.value, finding.unit, finding.requirement, lang)
    limit = show_number(finding.threshold, finding.unit, lang)
    subject = Subject(finding.entity, finding.stage, finding.period).say(words, lang)
    label = f"{value}; {sheet.say('html-limit')} {limit}"
    return el(
        "tr",
        el("th", words.title(finding.standard, lang), scope="row"),
        el("td", name_of(subject)),
        el("td", marked(sheet, finding.verdict)),
        el("td", value, class_="n"),
        el("td", limit, class_="n"),
        el("td", gauge(label, float(finding.value), float(finding.threshold))),
    )


def courses(sheet: Sheet) -> Iterator[Html]:
    """Return targets by year with what was reached, where pack and data have years."""
    run = sheet.run
    staged = [one for one in run.document.standards if is_staged(one.check)]
    years = {period for judged in run.results.judged for period in islice(judged.periods, 1000)}
    if not staged or len(years - {""}) < 1:
        return
    plan = run.document.plan
    found = track(
        staged,
        run.reading.tables,
        run.document.vocabulary,
        run.given,
        run.document.split,
        plan.years if plan is not None else None,
    )
    figures = list(islice(filter(None, (_course(sheet, one) for one in found)), MOST_COURSES))
    if figures:
        said = sheet.say("html-course-about")
        if len(figures) == MOST_COURSES:
            said += " " + sheet.say("html-course-first", shown=MOST_COURSES)
        about = el("p", said, class_="soft")
        yield section(
            "course", sheet.say("html-course"), about, el("div", figures, class_="charts")
        )


def _course(sheet: Sheet, one: Track) -> Html | None:
    values = [(year.year, float(year.value)) for year in one.years if year.value is not None]
    targets = [
        (year.year, float(year.threshold)) for year in one.years if year.threshold is not None
    ]
    if not values or not targets:
        return None
    lang = sheet.lang
    title = sheet.run.title(one.standard, lang)
    subject = Subject(one.entity, one.stage).say(sheet.run.words, lang)
    told = [
        f"{year.year}: {show_number(year.value, one.unit, lang) if year.value is not None else '–'}"
        f" / {show_number(year.threshold, one.unit, lang) if year.threshold is not None else '–'}"
        for year in one.years
    ]
    said = sheet.say(f"track-{one.course.value}")
    lines = [el("div", line, class_="soft") for line in told]
    return el(
        "figure",
        course(f"{title}, {subject}: {'; '.join(told)}", values, targets),
        el("figcaption", el("b", title), " ", name_of(subject), el("div", said), lines),
    )
