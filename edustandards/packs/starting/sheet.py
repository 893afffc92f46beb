"""A spreadsheet of standards becomes a pack, each standard with examples at its own limits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from edustandards.errors import PackError, Problem, problem
from edustandards.packs.build import open_text
from edustandards.packs.layout.lay import laid_out
from edustandards.packs.lexicon import Lexicon
from edustandards.packs.near import cut
from edustandards.packs.opened import Opened
from edustandards.packs.starting.columns import COLUMNS, Cell, clean, rows_of
from edustandards.packs.starting.drafts import Draft, Reader
from edustandards.packs.starting.started import Head, flow_text, flow_words, sheet_head
from edustandards.packs.trial.insert import inserted
from edustandards.packs.trial.trial import Progress, trial_of
from edustandards.units.show import show_unit
from edustandards.where import Place
from edustandards.wording.starting import REMARKS
from edustandards.wording.text import NO_TEXT, Text

MOST_STANDARDS = 500
_LONGEST_ID = 60
_MOST_EXAMPLES = 6


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of one sheet, and where it is."""

    place: Place
    cells: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Made:
    """A pack made from a spreadsheet: its text, what could not be used, and what to look at."""

    text: str
    unused: tuple[Problem, ...]
    notes: tuple[Problem, ...]


def pack_of(
    sheets: Sequence[Sheet],
    head: Head,
    lang: str,
    lexicon: Lexicon,
    progress: Progress | None = None,
) -> Made:
    """Return the pack that the rows of some sheets state; `progress` is told of each standard.

    Raises:
        PackError: where no row can be used; it says of each why.
    """
    unused: list[Problem] = []
    headers: list[Problem] = []
    reader = Reader(lexicon, unused)
    drafts: list[Draft] = []
    ours = False
    for sheet in sheets:
        rows = rows_of(sheet.cells, headers)
        ours = ours or rows is not None
        drafts += filter(None, map(reader.draft, rows or ()))
    if not ours:
        known = ", ".join(words[0] for words in COLUMNS.values())
        unused.append(problem("new-headers", sheets[0].place if sheets else Place(), known=known))
    groups = _grouped(drafts, unused)
    if not groups:
        raise PackError(*unused)
    if len(groups) > MOST_STANDARDS:
        raise PackError(problem("new-many", sheets[0].place, limit=MOST_STANDARDS))
    file = sheets[0].place.file
    bare = sheet_head(head, clean(_name(file)), lang) + "".join(_lines(groups, lang))
    text, notes = _with_examples(bare, file, lexicon, lang, progress)
    unused.sort(key=lambda one: _row(one.where))
    notes = [*headers, *_remarks(groups), *notes]
    return Made(laid_out(text + _unused_lines(unused, lang), file), tuple(unused), tuple(notes))


def _row(place: Place) -> tuple[str, int]:
    digits = re.search("[0-9]+$", place.cell)
    return place.sheet, place.line or (int(digits[0]) if digits else 0)


def _name(file: str) -> str:
    return re.split(r"[/\\]", file)[-1]


def _grouped(drafts: Iterable[Draft], unused: list[Problem]) -> dict[str, list[Draft]]:
    """Return the rows of each standard by its id; what contradicts an earlier row is not used."""
    groups: dict[tuple[str, str], list[Draft]] = {}
    for draft in drafts:
        rows = groups.setdefault((draft.id, draft.name), [])
        clash = _clash(rows, draft)
        if clash is not None:
            unused.append(clash)
        else:
            rows.append(draft)
    named: dict[str, list[Draft]] = {}
    for (id_, name), rows in groups.items():
        if not rows:
            continue
        key = wanted = id_ or _slug(name)
        at = 1
        while key in named:
            at += 1
            key = f"{wanted}-{at}"
        if id_ and at > 1:
            first = str(named[wanted][0].first.place)
            unused.append(problem("new-id-twice", rows[0].first.place, text=cut(id_), first=first))
            continue
        named[key] = rows
    return named


def _clash(rows: Sequence[Draft], draft: Draft) -> Problem | None:
    """Return why a row cannot join the rows above it that have the same name."""
    if not rows:
        return None
    place, params = draft.first.place, {"text": cut(draft.name), "first": str(rows[0].first.place)}
    if (draft.on, draft.indicator) != (rows[0].on, rows[0].indicator):
        return problem("new-differs", place, **params)
    seen = [stage for row in rows for stage in row.stages]
    if not draft.stages or not all(row.stages for row in rows):
        return problem("new-stage-wanted", place, **params)
    twice = next((stage for stage in draft.stages if stage in seen), None)
    return problem("new-stage-twice", place, stage=twice, **params) if twice is not None else None


def _slug(name: str) -> str:
    """Return an id made of a name.

    >>> _slug("Sports area (per student)"), _slug("生均 面积")
    ('sports-area-per-student', '生均-面积')
    """
    plain = re.sub(r"[^\w.]+", "-", name.casefold()).strip("-._")[:_LONGEST_ID].strip("-._")
    return plain or "standard"


def _lines(groups: dict[str, list[Draft]], lang: str) -> Iterable[str]:
    """Yield the fields and standards of a pack."""
    own = {row.indicator: row for rows in groups.values() for row in rows if row.own is not None}
    if own:
        yield "\nfields:\n"
    for name, row in own.items():
        unit = show_unit(row.own, "en") if row.own is not None else ""
        said = f", unit: {flow_text(unit)}" if unit else ""
        title = flow_text(row.name)
        yield f"  # {REMARKS['own-field'].say(lang)}\n"
        yield f"  {name}: {{title: {title}{said}, headers: [{title}]}}\n"
    yield "\nstandards:\n"
    for id_, rows in groups.items():
        yield from _standard(id_, rows, lang)


def _standard(id_: str, rows: list[Draft], lang: str) -> Iterable[str]:
    row = rows[0]
    # The title of the vocabulary says the name in the other language, if it is the same.
    same = row.title if row.name in {row.title.zh, row.title.en} else NO_TEXT
    yield f"  {flow_text(id_)}:\n"
    yield f"    title: {flow_words(same if same.zh and same.en else _text(row.name))}\n"
    clauses = list(dict.fromkeys(one.clause for one in rows if one.clause))
    if clauses:
        yield f"    clause: {flow_text('；'.join(clauses))}\n"
    yield f"    on: {row.on}\n"
    remark = f"  # {REMARKS['near'].say(lang)}" if row.near else ""
    yield f"    indicator: {flow_text(row.indicator)}{remark}\n"
    if row.stages:
        staged = [f"{stage}: {_quoted(one.require)}" for one in rows for stage in one.stages]
        yield f"    require: {{{', '.join(staged)}}}\n"
    else:
        yield f"    require: {_quoted(row.require)}\n"
    yield "    confidence: unverified\n"
    notes = list(dict.fromkeys(one.notes for one in rows if one.notes))
    if notes:
        yield "    notes:\n"
        yield from (f"      - {flow_text(one)}\n" for one in notes)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _text(name: str) -> Text:
    return Text(en=name) if name.isascii() else Text(zh=name)


def _with_examples(
    bare: str, file: str, lexicon: Lexicon, lang: str, progress: Progress | None
) -> tuple[str, list[Problem]]:
    """Return a pack with examples for each standard, and which ones have none."""
    opened: Opened = open_text(bare, file, lexicon)
    trial = trial_of(opened, progress=progress)
    lines = {
        one.standard.id: [each.line for each in one.suggestions][:_MOST_EXAMPLES]
        for one in trial.tested
    }
    notes = [
        problem("new-no-example", Place(file), text=cut(id_))
        for id_, several in lines.items()
        if not several
    ]
    text = inserted(bare, opened.own, lines) or bare
    for id_ in (key for key, several in lines.items() if not several):
        spot = f"\n  {flow_text(id_)}:\n"
        text = text.replace(spot, f"\n  # {REMARKS['no-example'].say(lang)}{spot}", 1)
    return text, notes


def _remarks(groups: dict[str, list[Draft]]) -> Iterable[Problem]:
    """Yield what was taken by a similar name, and what became a field of its own."""
    seen: set[str] = set()
    for row in (rows[0] for rows in groups.values()):
        params = {"text": cut(row.name), "name": row.indicator}
        if row.near:
            yield problem("new-near", row.first.place, **params)
        elif row.own is not None and row.indicator not in seen:
            seen.add(row.indicator)
            yield problem("new-own-field", row.first.place, **params)


def _unused_lines(unused: Sequence[Problem], lang: str) -> str:
    if not unused:
        return ""
    said = [clean(one.say(lang)) for one in unused]
    return "".join(f"# {line}\n" for line in ("", REMARKS["unused"].say(lang), *said)[1:])
