"""What a header of several levels means: its path, its last level, its stage or year.

A path is matched before its last level: 计 under 专任教师 is not 计 under 在校生. What levels say
of stage and year is taken off first; words that only say that a column adds up are dropped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from edustandards.errors import DataError, UnitError, problem
from edustandards.evaluate.observed import PERIOD, STAGE
from edustandards.measures.nodes import Kind
from edustandards.tables.grid import short
from edustandards.tables.headers import (
    Lexicon,
    Meaning,
    bracketed,
    folded,
    meaning_of,
    only,
    splits,
    unit_named,
    with_unit,
)
from edustandards.tables.keys import period
from edustandards.tables.signs import unmarked
from edustandards.units.convert import count_factor
from edustandards.units.unit import Unit
from edustandards.where import NOWHERE, Place

BETWEEN = " / "
"""What stands between the levels of a header where it is shown or named in a mapping."""

_ADDS_UP = frozenset({"计", "合计", "总计", "小计", "总数", "共计", "total", "数量", "数"})
_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}(?:\s*[-–—~～至/]\s*(?:[0-9]{4}|[0-9]{2}))?\s*学?年度?")
_LISTED = re.compile(r"[、,，;；]|\s+")
_LINE = re.compile(
    r"(?:计量|数量|金额)?单位\s*[:：]\s*([^\s()（）]+(?:[、,，;；]\s*[^\s()（）]+)*)"
)


@dataclass(frozen=True, slots=True)
class Stated:
    """What a table says of units outside its headers.

    `row` is the unit below this header, or beside the item in a form (`kind` tells which), `lines`
    are those of a line for the whole sheet, and `place` is where that line stands.
    """

    row: str = ""
    kind: str = "row"
    lines: tuple[Unit, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to read the levels of a header: without what was taken for unit, stage or year."""

    levels: tuple[str, ...]
    unit: Unit | None = None
    over: tuple[tuple[str, str], ...] = ()


def shown_path(levels: Sequence[str]) -> str:
    """Return the levels of a header as they are shown and named.

    >>> shown_path(("专任教师", "按学历分", "本科"))
    '专任教师 / 按学历分 / 本科'
    """
    return BETWEEN.join(levels)


def meaning_of_path(
    lexicon: Lexicon, levels: tuple[str, ...], place: Place, stated: Stated | None = None
) -> Meaning | None:
    """Return what a header means, None where it is not known.

    Raises:
        DataError: where its unit measures something else than its field, the vocabulary knows two
            fields by it, or the mapping sends it to a header that nobody knows.
    """
    found = _chosen(lexicon, levels, place)
    if found is None:
        found = _known(lexicon, levels, place)
    if found is None or stated is None or found.field is None:
        return found
    return _in_unit(found, stated, levels, place)


def is_known_path(lexicon: Lexicon, levels: tuple[str, ...]) -> tuple[str, bool]:
    """Return what a header may mean, in short, and whether more than its last level tells so.

    The first is empty where it is not known.
    """
    for variant in _variants(lexicon, levels):
        for text, whole in _texts(variant.levels):
            known = lexicon.meanings(text)
            if known and _fits(known[0], variant):
                return f"{known[0].name} {variant.over}", whole or bool(variant.over)
    word = _word(lexicon, levels)
    return (f"mapping {word}", True) if word else ("", False)


def _word(lexicon: Lexicon, levels: tuple[str, ...]) -> str:
    """Return the word by which a mapping names a header; it may leave its unit unsaid."""
    if not lexicon.renamed:
        return ""
    words = [folded(shown_path(levels)), folded("/".join(levels)), folded(levels[-1])]
    words += [folded(base) for base, _ in _bare(unmarked(levels[-1]))[1:]]
    return next((word for word in words if word in lexicon.renamed), "")


def is_left_out(lexicon: Lexicon, levels: tuple[str, ...]) -> bool:
    """Tell whether a mapping says to leave out the column of a header."""
    word = _word(lexicon, levels)
    return bool(word) and lexicon.renamed[word] == ""


def _chosen(lexicon: Lexicon, levels: tuple[str, ...], place: Place) -> Meaning | None:
    word = _word(lexicon, levels)
    if not word:
        return None
    leaf = unmarked(levels[-1])
    plain = replace(lexicon, renamed={folded(leaf): lexicon.renamed[word]})
    found = meaning_of(plain, leaf, place)
    if found is None:
        return None
    choice = lexicon.chosen.get(word)
    unit_from = "mapping" if found.stated and choice and choice.unit else found.unit_from
    over: list[tuple[str, str]] = []
    if choice and choice.stage:
        over.append((STAGE, lexicon.stages.get(folded(choice.stage), choice.stage)))
    if choice and choice.period:
        over.append((PERIOD, period(choice.period)))
    zero = choice is not None and choice.blank == "zero"
    part = choice is not None and choice.part
    words = choice.words if choice is not None else ()
    found = replace(found, by="mapping", unit_from=unit_from, over=tuple(over))
    return replace(found, zero=zero, part=part, words=words)


def _known(lexicon: Lexicon, levels: tuple[str, ...], place: Place) -> Meaning | None:
    for variant in _variants(lexicon, levels):
        for text, whole in _texts(variant.levels):
            known = lexicon.meanings(text)
            if not known or not _fits(known[0], variant):
                continue
            header = shown_path(levels)
            found: Meaning | None = only(known, header, place)
            if found is not None and variant.unit is not None:
                found = with_unit(found, variant.unit, header, place)
            if found is not None:
                by = "path" if whole and len(levels) > 1 else "leaf"
                return replace(found, by=by, over=variant.over)
    return None


def _fits(meaning: Meaning, variant: Variant) -> bool:
    """Tell whether a column can mean this: keys have no unit, nor a stage of their own."""
    number = meaning.field is not None and meaning.field.kind is Kind.NUMBER
    if variant.unit is not None and not number:
        return False
    return meaning.field is not None or not variant.over


def _texts(levels: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    """Yield what to look up for levels, the longest path first; and whether it has all of them."""
    for many in range(len(levels), 0, -1):
        suffix = levels[-many:]
        yield "/".join(suffix), many == len(levels)
        if many > 1:
            yield "".join(suffix), many == len(levels)


@lru_cache(maxsize=8192)
def _bare(level: str) -> tuple[tuple[str, Unit | None], ...]:
    """Return a level as it stands, and without each unit that it may end in."""
    found: list[tuple[str, Unit | None]] = [(level, None)]
    for base, inside in splits(level):
        unit = unit_named(inside)
        if unit is not None and base:
            found.append((base, unit))
    return tuple(found)


def _variants(lexicon: Lexicon, levels: tuple[str, ...]) -> Iterator[Variant]:
    """Yield the ways to read a header, those that explain most of it first."""
    for plain in _without_units(tuple(map(unmarked, levels))):
        yield from _over(lexicon, plain)


def _without_units(levels: tuple[str, ...]) -> Iterator[Variant]:
    yield Variant(levels)
    *upper, leaf = levels
    above = [_bare(level)[-1] for level in upper]
    for base, unit in _bare(leaf):
        whole = (*(text for text, _ in above), base)
        units = [one for _, one in above if one is not None]
        found = unit or (units[-1] if units else None)
        if whole != levels or found is not None:
            yield Variant(whole, found)


def _over(lexicon: Lexicon, plain: Variant) -> Iterator[Variant]:
    """Yield a header without the levels that name a stage or a year, and as it is."""
    levels = list(plain.levels)
    kept: list[str] = []
    over: dict[str, str] = {}
    for level in levels:
        stage = lexicon.stages.get(folded(level), "")
        year = year_of(level)
        if stage and STAGE not in over:
            over[STAGE] = stage
        elif year and PERIOD not in over:
            over[PERIOD] = year
        else:
            kept.append(level)
    if len(levels) > 1 and over and kept:
        yield from _totals(replace(plain, levels=tuple(kept), over=tuple(over.items())))
    yield from _totals(plain)
    *upper, leaf = levels
    for base, stage in _leaf_stages(lexicon, leaf):
        yield replace(plain, levels=(*upper, base), over=((STAGE, stage),))


def _totals(plain: Variant) -> Iterator[Variant]:
    """Yield a header as it is, then without words that only say that it adds up."""
    upper, leaf = plain.levels[:-1], plain.levels[-1]
    word = unicodedata.normalize("NFKC", leaf).casefold().strip()
    if upper and word in _ADDS_UP:
        whole = "/".join(plain.levels)
        yield replace(plain, levels=(whole,))
        yield replace(plain, levels=upper)
    else:
        yield plain


def _leaf_stages(lexicon: Lexicon, leaf: str) -> Iterator[tuple[str, str]]:
    """Yield a level without the stage that stands before it, or in brackets after it."""
    base, inside = bracketed(leaf)
    stage = lexicon.stages.get(folded(inside), "") if inside else ""
    if stage and base:
        yield base, stage
    word = folded(leaf)
    for text, stage in lexicon.prefixes:
        if word.startswith(text) and len(word) > len(text):
            yield word[len(text) :].lstrip(), stage


def year_of(level: str) -> str:
    """Return the year that a header names and nothing else, or nothing.

    >>> year_of("2022年"), year_of("2022-2023学年"), year_of("第2022号")
    ('2022', '2022-2023', '')
    """
    plain = unicodedata.normalize("NFKC", level).strip()
    return period(plain) if _YEAR.fullmatch(plain) else ""


def _in_unit(
    found: Meaning, stated: Stated, levels: tuple[str, ...], place: Place
) -> Meaning | None:
    """Return a meaning in the unit that the table states for it, where its header has none."""
    if found.stated or found.field is None or found.field.kind is not Kind.NUMBER:
        return found
    header = shown_path(levels)
    unit = unit_named(_stripped(stated.row)) if stated.row else None
    if unit is not None:
        stated_so = with_unit(found, unit, f"{header}（{stated.row}）", place)
        return replace(stated_so, unit_from=stated.kind) if stated_so else None
    fitting = [one for one in stated.lines if _converts(one, found)]
    if len(fitting) > 1:
        params = {"header": short(header), "line": str(stated.place)}
        raise DataError(problem("unit-line-unclear", place, **params))
    if not fitting:
        return found
    by_line = with_unit(found, fitting[0], header, place)
    return replace(by_line, unit_from="sheet") if by_line else None


def _converts(unit: Unit, meaning: Meaning) -> bool:
    if meaning.field is None:
        return False
    try:
        count_factor(unit, meaning.field.unit)
    except UnitError:
        return False
    return True


def _stripped(text: str) -> str:
    base, inside = bracketed(text.strip())
    return inside if inside and not base else text.strip()


def is_unit(text: str) -> bool:
    """Tell whether a cell holds a unit and nothing else.

    >>> is_unit("（平方米）"), is_unit("万元"), is_unit("一小"), is_unit("12")
    (True, True, False, False)
    """
    plain = _stripped(text)
    return bool(plain) and not plain[0].isdecimal() and unit_named(plain) is not None


def units_of_line(text: str) -> tuple[Unit, ...]:
    """Return the units that a line for the whole sheet names: `单位：万元、平方米`.

    A line that names an office (`填报单位：某校`) names none.

    >>> [dict(one.powers) for one in units_of_line("单位：万元、平方米")]
    [{'yuan': 1}, {'meter': 2}]
    >>> units_of_line("填报单位：某某小学")
    ()
    """
    found = _LINE.search(unicodedata.normalize("NFKC", text))
    if found is None or "填报单位" in text or "编制单位" in text:
        return ()
    parts = [part for part in _LISTED.split(found[1]) if part]
    units = [unit_named(part) for part in parts]
    return tuple(one for one in units if one is not None) if None not in units else ()
