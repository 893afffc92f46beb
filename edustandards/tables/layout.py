"""A row of headers as a whole: what each column is, and which kind of entity it speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from edustandards.errors import DataError, Problem, problem, refuse
from edustandards.tables.grid import short
from edustandards.tables.headers import Lexicon, Meaning, folded, meaning_of, nearest
from edustandards.tables.reading import Ignored, Understood
from edustandards.units.show import show_unit
from edustandards.where import Place

MOST_SUGGESTED = 100
"""How many columns that are not known get a suggestion; it is slow to look for one."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The meanings of the columns by their position, and the account of them."""

    meanings: Mapping[int, Meaning]
    understood: tuple[Understood, ...]
    ignored: tuple[Ignored, ...]

    @property
    def keys(self) -> dict[str, int]:
        """Return the position of each key: kinds of entity, stage, period."""
        return {one.name: at for at, one in self.meanings.items() if one.field is None}


def lay_out(headers: Iterable[tuple[int, str, Place]], lexicon: Lexicon) -> Layout:
    """Return the layout of headers, each given with its position and place.

    Raises:
        DataError: one problem for each header whose unit does not fit, or that stands twice.
    """
    meanings: dict[int, Meaning] = {}
    understood: list[Understood] = []
    ignored: list[Ignored] = []
    first: dict[str, Place] = {}
    wrong: list[Problem] = []
    for at, header, place in headers:
        if lexicon.renamed.get(folded(header)) == "":
            ignored.append(Ignored(place, short(header), code="column-left-out"))
            continue
        try:
            meaning = meaning_of(lexicon, header, place)
        except DataError as error:
            wrong += error.problems
            continue
        if meaning is None:
            ignored.append(_ignored(header, place, lexicon, len(ignored)))
        elif meaning.name in first:
            before = str(first[meaning.name])
            wrong.append(problem("column-twice", place, header=short(header), first=before))
        else:
            first[meaning.name] = place
            meanings[at] = meaning
            understood.append(_understood(header, place, meaning))
    refuse(DataError, wrong)
    return Layout(meanings, tuple(understood), tuple(ignored))


def _understood(header: str, place: Place, meaning: Meaning) -> Understood:
    unit = show_unit(meaning.unit, "en") if meaning.unit else ""
    role, name = meaning.role, meaning.name
    return Understood(place, short(header), role, name, unit, meaning.stated, meaning.title)


def _ignored(header: str, place: Place, lexicon: Lexicon, before: int) -> Ignored:
    near, likely = nearest(lexicon, header) if before < MOST_SUGGESTED else ("", "")
    code = "column-ignored-near" if near else "column-ignored"
    return Ignored(place, short(header), near, likely, code)


def entity_of(
    layout: Layout, lexicon: Lexicon, place: Place, *, hint: str = "", given: str = ""
) -> str:
    """Return the kind of entity that a table speaks of: the smallest that has a column.

    `hint` is the kind that a sheet is named after, for a table without such a column; `given` is
    the kind that the caller states.

    Raises:
        DataError: where there is neither column nor hint, or the columns speak of smaller parts
            than the caller says.
    """
    present = layout.keys
    smallest = next((kind for kind in lexicon.vocabulary.entities if kind in present), "")
    if given:
        order = list(lexicon.vocabulary.entities)
        if smallest and order.index(smallest) < order.index(given):
            raise DataError(problem("kind-differs", place, kind=given, smaller=smallest))
        return given
    if smallest or hint:
        return smallest or hint
    raise no_key(lexicon, place, known=len(layout.meanings))


def no_key(lexicon: Lexicon, place: Place, kind: str = "", known: int = 0) -> DataError:
    """Return the error of a table whose rows have no names; so many of its headers are known."""
    entries = lexicon.vocabulary.entities
    wanted = [entries[kind]] if kind else list(entries.values())
    zh = "、".join(one.title.say("zh") for one in wanted)
    en = ", ".join(one.title.say("en") for one in wanted)
    return DataError(problem("no-key-column", place, wanted=en, wanted_zh=zh, known=known))


def headers_unknown(lexicon: Lexicon, place: Place, seen: str) -> DataError:
    """Return the error of a table of which no header is known; `seen` are those that it has."""
    entities, fields = lexicon.vocabulary.entities, lexicon.vocabulary.fields
    titles = [one.title for one in entities.values()]
    titles += [one.title for one in list(fields.values())[:6]]
    zh = "、".join(title.say("zh") for title in titles)
    en = ", ".join(title.say("en") for title in titles)
    seen = short(seen) or "-"
    return DataError(problem("headers-unknown", place, seen=seen, wanted=en, wanted_zh=zh))
