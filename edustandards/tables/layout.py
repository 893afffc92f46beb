"""A row of headers as a whole: what each column is, and which kind of entity it speaks of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from edustandards.errors import DataError, Problem, problem, refuse
from edustandards.tables.grid import short
from edustandards.tables.headers import Lexicon, Meaning, nearest
from edustandards.tables.paths import Stated, is_left_out, meaning_of_path, shown_path
from edustandards.tables.reading import Ignored, Understood
from edustandards.units.show import show_unit
from edustandards.where import Place

MOST_SUGGESTED = 100
"""How many columns that are not known get a suggestion; it is slow to look for one."""


@dataclass(frozen=True, slots=True)
class Header:
    """A header by the position of its column, with its levels, its place, and what is said of it.

    `near` is the place of a unit that stands outside of it.
    """

    at: int
    levels: tuple[str, ...]
    place: Place
    stated: Stated | None = None


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

    @property
    def sums(self) -> list[list[int]]:
        """Return the columns that add up, those of each sum together, by position."""
        found: dict[tuple[object, ...], list[int]] = {}
        for at, one in self.meanings.items():
            if one.part:
                found.setdefault((one.name, one.over), []).append(at)
        return [*found.values()]

    @property
    def remade(self) -> list[int]:
        """Return the columns whose cells are not read as they stand: added up, or reworded."""
        return [at for at, one in self.meanings.items() if one.part or one.words]

    @property
    def over(self) -> bool:
        """Tell whether headers say of which stage or period their numbers are."""
        return any(one.over for one in self.meanings.values())


def lay_out(
    headers: Iterable[Header], lexicon: Lexicon, adds: Callable[[int, int], bool] | None = None
) -> Layout:
    """Return the layout of headers.

    Where two columns mean the same, the one that its whole path tells has it; the other is not
    used, and this is said. So it is where the second says nothing that the first does not: `adds`
    tells whether it does, by their positions.

    Raises:
        DataError: one problem for each header whose unit does not fit, or that stands twice.
    """
    meanings: dict[int, Meaning] = {}
    spoken: dict[int, Header] = {}
    ignored: list[tuple[int, Ignored]] = []
    first: dict[tuple[object, ...], int] = {}
    wrong: list[Problem] = []
    for one in headers:
        header = short(shown_path(one.levels))
        if is_left_out(lexicon, one.levels):
            left = Ignored(one.place, header, code="column-left-out", path=one.levels)
            ignored.append((one.at, left))
            continue
        try:
            meaning = meaning_of_path(lexicon, one.levels, one.place, one.stated)
        except DataError as error:
            wrong += error.problems
            continue
        if meaning is None:
            ignored.append((one.at, _ignored(one, header, lexicon, len(ignored))))
            continue
        before = first.setdefault((meaning.name, meaning.over), one.at)
        if before != one.at and not (meaning.part and meanings[before].part):
            loser = _weaker(meanings[before], meaning, spoken[before], one)
            code = "column-less-sure"
            if loser is None and adds is not None and meaning.part is meanings[before].part:
                code = "column-same"
                loser = next(
                    (
                        two
                        for one_at, two in ((before, one), (one.at, spoken[before]))
                        if not adds(one_at, two.at)
                    ),
                    None,
                )
            if loser is None:
                there = str(spoken[before].place)
                wrong.append(problem("column-twice", one.place, header=header, first=there))
                continue
            ignored.append((loser.at, _less(loser, code)))
            if loser is one:
                continue
            del meanings[before]
            first[meaning.name, meaning.over] = one.at
        meanings[one.at] = meaning
        spoken[one.at] = one
    refuse(DataError, wrong)
    understood = tuple(_understood(spoken[at], meanings[at]) for at in sorted(meanings))
    return Layout(
        {at: meanings[at] for at in sorted(meanings)},
        understood,
        tuple(one for _, one in sorted(ignored, key=lambda pair: pair[0])),
    )


_RANK = {"mapping": 2, "path": 1, "leaf": 0}


def _weaker(before: Meaning, now: Meaning, first: Header, second: Header) -> Header | None:
    """Return which of two headers of the same meaning is less sure; None where neither is."""
    ranks = _RANK[before.by], _RANK[now.by]
    if ranks[0] == ranks[1] and 1 in {len(first.levels), len(second.levels)}:
        # 在校生数 alone says more than 在校生数 under a group that nobody knows.
        ranks = -len(first.levels), -len(second.levels)
    if ranks[0] == ranks[1]:
        return None
    return second if ranks[0] > ranks[1] else first


def _less(header: Header, code: str) -> Ignored:
    text = short(shown_path(header.levels))
    return Ignored(header.place, text, code=code, path=header.levels)


def _understood(header: Header, meaning: Meaning) -> Understood:
    return Understood(
        header.place,
        short(shown_path(header.levels)),
        meaning.role,
        meaning.name,
        show_unit(meaning.unit, "en") if meaning.unit else "",
        meaning.stated,
        meaning.title,
        path=header.levels,
        over=meaning.over,
        by=meaning.by,
        unit_from=meaning.unit_from,
        blank="zero" if meaning.zero else "missing",
        part=meaning.part,
        words=meaning.words,
    )


def _ignored(header: Header, text: str, lexicon: Lexicon, before: int) -> Ignored:
    levels = header.levels
    near, likely = nearest(lexicon, levels[-1]) if before < MOST_SUGGESTED else ("", "")
    code = "column-ignored-near" if near else "column-ignored"
    return Ignored(header.place, text, near, likely, code, levels)


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
