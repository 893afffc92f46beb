"""What a header means: a kind of entity, the stage, the period, or a field in some unit.

A header is understood where it is a name, a title or a listed header of the vocabulary, with its
unit in brackets, after a slash, or without. Nothing is guessed: what only comes near is suggested,
never taken.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache

from edustandards.errors import DataError, NotationError, UnitError, problem
from edustandards.evaluate.observed import PERIOD, STAGE
from edustandards.measures.nodes import Field, Kind
from edustandards.measures.vocabulary import Vocabulary
from edustandards.tables.choices import Choices, ColumnChoice, choices_of
from edustandards.tables.grid import short
from edustandards.tables.signs import unmarked
from edustandards.units.convert import count_factor, same_dimension
from edustandards.units.parse import parse_unit
from edustandards.units.show import show_unit
from edustandards.units.unit import Unit
from edustandards.where import Place
from edustandards.wording.text import NO_TEXT, Text

STAGE_HEADERS = ("学段", "办学层次", "教育阶段")
PERIOD_HEADERS = ("年度", "年份", "学年", "统计年度", "填报年度", "学年度", "year", "school year")
STAGE_TITLE = Text("学段", "stage")
PERIOD_TITLE = Text("年度", "period")

_OPENING = "(（[【〔"
_CLOSING = ")）]】〕"
_UNIT_WORD = re.compile(r"^(?:计量)?单位\s*[:：]?\s*|^units?\s*:\s*", re.IGNORECASE)
_WIDE = {sign + 0xFEE0: chr(sign) for sign in range(0x21, 0x7F)}
_EACH = re.compile(r"([生师人班校])均")
_PERSON, _SEAT = Unit.of("person"), Unit.of("place")
_LIKELY = 0.8


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column holds: `field` is None for keys; `factor` takes numbers to the field's unit.

    `over` says of which stage and period its numbers are, where its header does; `by`, `unit_from`
    `zero` (an empty cell counts as zero), `part` (columns add up to the field) and `words` (what
    is read for what cells say) are told in `reading.Understood`.
    """

    role: str
    name: str
    title: Text = NO_TEXT
    field: Field | None = None
    factor: Fraction = Fraction(1)
    unit: Unit | None = None
    stated: bool = False
    over: tuple[tuple[str, str], ...] = ()
    by: str = "leaf"
    unit_from: str = "field"
    zero: bool = False
    part: bool = False
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The headers that a vocabulary knows, folded, each with its meanings and as it is written.

    `stages` are its words for stages, folded; `renamed` are headers that a mapping gives another
    header for, folded, an empty one where the column is to be left out; `chosen` is all that the
    mapping says of a header. `prefixes` are the words for stages that may begin a header, the
    longest first.
    """

    vocabulary: Vocabulary
    words: Mapping[str, tuple[Meaning, ...]]
    written: Mapping[str, str]
    stages: Mapping[str, str]
    renamed: Mapping[str, str] = field(default_factory=dict)
    chosen: Mapping[str, ColumnChoice] = field(default_factory=dict)
    prefixes: tuple[tuple[str, str], ...] = ()

    def meanings(self, text: str) -> tuple[Meaning, ...]:
        """Return what a header without unit may mean; several where the vocabulary is unclear."""
        return self.words.get(folded(text), ())

    def kind(self, name: str) -> str:
        """Return the kind of entity that a sheet or a file is named after, or nothing."""
        return next((one.name for one in self.meanings(name) if one.role == "key"), "")


def learn(vocabulary: Vocabulary, mapping: Mapping[str, str] | Choices | None = None) -> Lexicon:
    """Return the lexicon of a vocabulary; `mapping` gives headers of a table a known header.

    Ids come before titles, titles before listed headers, where two names share a word.
    """
    by_rank = _ranked(vocabulary)
    words: dict[str, tuple[Meaning, ...]] = {}
    written: dict[str, str] = {}
    for rank in by_rank:
        found: dict[str, list[Meaning]] = {}
        for text, meaning in rank:
            known = found.setdefault(folded(text), [])
            if meaning not in known:
                known.append(meaning)
            written.setdefault(folded(text), text)
        for word, meanings in found.items():
            words.setdefault(word, tuple(meanings))
    stages = {
        folded(word): stage.id
        for stage in vocabulary.stages.values()
        for word in (stage.id, stage.title.zh, stage.title.en, *stage.headers)
        if word
    }
    prefixes = sorted((one for one in stages.items() if not one[0].isascii()), key=_length)
    plain = Lexicon(vocabulary, words, written, stages, prefixes=tuple(prefixes))
    return told(plain, choices_of(mapping))


def _length(word: tuple[str, str]) -> int:
    return -len(word[0])


def told(lexicon: Lexicon, choices: Choices, names: Iterable[str] = ()) -> Lexicon:
    """Return a lexicon that knows what a mapping says; of what is for one source, for `names`."""
    ours = {"", *names}
    chosen = {folded(one.header): one for one in choices.columns if one.source in ours}
    renamed = {
        word: f"{one.target} ({one.unit})" if one.unit and one.target else one.target
        for word, one in chosen.items()
    }
    return replace(
        lexicon,
        renamed={**lexicon.renamed, **renamed},
        chosen={**lexicon.chosen, **chosen},
    )


def _ranked(vocabulary: Vocabulary) -> list[list[tuple[str, Meaning]]]:
    """Return the words of a vocabulary with their meanings: ids, then titles, then headers."""
    stage = Meaning(STAGE, STAGE, STAGE_TITLE)
    period = Meaning(PERIOD, PERIOD, PERIOD_TITLE)
    ids, titles, headers = [(STAGE, stage), (PERIOD, period)], [], []
    headers += [(text, stage) for text in STAGE_HEADERS]
    headers += [(text, period) for text in PERIOD_HEADERS]
    for kind in vocabulary.entities.values():
        meaning = Meaning("key", kind.id, kind.title)
        ids.append((kind.id, meaning))
        titles += [(text, meaning) for text in (kind.title.zh, kind.title.en) if text]
        headers += [(text, meaning) for text in kind.headers]
    for entry in vocabulary.fields.values():
        of = entry.field
        unit = of.unit if of.kind is Kind.NUMBER else None
        meaning = Meaning("field", of.name, entry.title, of, unit=unit)
        ids.append((of.name, meaning))
        titles += [(text, meaning) for text in (entry.title.zh, entry.title.en) if text]
        headers += [(text, meaning) for text in entry.headers]
    return [ids, titles, headers]


def meaning_of(lexicon: Lexicon, header: str, place: Place) -> Meaning | None:
    """Return what a header means, None where it is not known.

    Raises:
        DataError: where its unit measures something else than its field, the vocabulary knows two
            fields by it, or the mapping sends it to a header that nobody knows.
    """
    target = lexicon.renamed.get(folded(header))
    if not target:
        return _meaning(lexicon, header, place)
    found = _meaning(lexicon, target, place)
    if found is None:
        near, likely = nearest(lexicon, target)
        raise DataError(
            problem(
                "mapping-target",
                place,
                header=short(header),
                target=short(target),
                near=likely or near or ", ".join(list(lexicon.vocabulary.fields)[:5]),
            )
        )
    if found.field is None or found.stated:
        return found
    units = (unit for _, inside in splits(header) if (unit := unit_named(inside)) is not None)
    unit = next(units, None)
    return found if unit is None else with_unit(found, unit, header, place)


def _meaning(lexicon: Lexicon, header: str, place: Place) -> Meaning | None:
    known = lexicon.meanings(header)
    if known:
        return only(known, header, place)
    for base, inside in splits(header):
        known = lexicon.meanings(base)
        unit = unit_named(inside) if known else None
        if unit is not None:
            return with_unit(only(known, header, place), unit, header, place)
    return None


def is_known(lexicon: Lexicon, header: str) -> bool:
    """Tell whether a text is a header, without asking what its unit is."""
    word = folded(header)
    if word in lexicon.words or word in lexicon.renamed:
        return True
    return any(lexicon.meanings(base) for base, _ in splits(header))


def only(known: tuple[Meaning, ...], header: str, place: Place) -> Meaning:
    """Return the only meaning of a header.

    Raises:
        DataError: where there are several.
    """
    first, *others = known
    if others:
        names = ", ".join(one.name for one in known)
        raise DataError(problem("header-unclear", place, header=short(header), names=names))
    return first


@lru_cache(maxsize=4096)
def unit_named(text: str) -> Unit | None:
    """Return the unit that a header ends in; `2017年` is a year, not a unit of 2017 years."""
    try:
        unit = parse_unit(text.translate(_WIDE)) if text else None
    except NotationError:
        return None
    if unit is None or not _is_power_of_ten(unit.scale):
        return None
    return unit


def _is_power_of_ten(scale: Fraction) -> bool:
    return {*str(scale.numerator)[1:], *str(scale.denominator)[1:]} <= {"0"} and (
        str(scale.numerator)[0] == str(scale.denominator)[0] == "1"
    )


def with_unit(plain: Meaning, unit: Unit, header: str, place: Place) -> Meaning | None:
    """Return a meaning in a unit that its header or table states; None where it has no unit.

    Raises:
        DataError: where the unit measures something else than the field.
    """
    of = plain.field
    if of is None or of.kind is not Kind.NUMBER:
        return None
    try:
        factor = count_factor(_meant(unit, of.unit, header), of.unit)
    except UnitError:
        raise DataError(
            problem(
                "header-unit",
                place,
                header=short(header),
                unit=show_unit(unit, "en") or "1",
                unit_zh=show_unit(unit, "zh") or "1",
                expected=show_unit(of.unit, "en") or "1",
                expected_zh=show_unit(of.unit, "zh") or "1",
            )
        ) from None
    return replace(plain, factor=factor, unit=unit, stated=True, unit_from="header")


def _meant(unit: Unit, expected: Unit, header: str) -> Unit:
    """Return the unit that is meant: `生均公用经费（元）` is in yuan for each student.

    Only where the header says so, and the field is in exactly that. Places are given in persons:
    each is for one.
    """
    if same_dimension(unit, expected):
        return unit
    if unit.powers == _PERSON.powers and expected.powers == _SEAT.powers:
        return _SEAT.scaled(unit.scale)
    each = _EACH.search(header)
    if each is None:
        return unit
    whole = parse_unit(f"({show_unit(unit, 'en')})/{each[1]}")
    return whole if same_dimension(whole, expected) else unit


def nearest(lexicon: Lexicon, header: str) -> tuple[str, str]:
    """Return the name whose header comes nearest to one that is not known, and that header."""
    bases = [header, *(base for base, _ in splits(header))]
    word = folded(bases[min(1, len(bases) - 1)])[:60]
    found = difflib.get_close_matches(word, lexicon.words, n=1, cutoff=_LIKELY)
    return (lexicon.words[found[0]][0].name, lexicon.written[found[0]]) if found else ("", "")


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    r"""Return a header in the form in which headers are compared.

    Full-width signs, upper case, spaces, line breaks and marks make no difference.

    >>> folded("School　Name"), folded("学校\n名称")
    ('school name', '学校名称')
    """
    plain = unicodedata.normalize("NFKC", unmarked(text)).casefold().replace("_", " ")
    words = plain.split()
    return "".join(
        word if not index or _glued(words[index - 1], word) else f" {word}"
        for index, word in enumerate(words)
    )


def _glued(left: str, right: str) -> bool:
    """Tell whether a space between two words says nothing: next to Chinese characters."""
    return not (left[-1].isascii() and right[0].isascii())


def splits(header: str) -> Iterator[tuple[str, str]]:
    """Yield a header without what may be its unit, and that unit: in brackets, or after a slash."""
    text = header.strip()
    base, inside = bracketed(text)
    if inside:
        yield base, _UNIT_WORD.sub("", inside)
    for at, sign in enumerate(text):
        if sign in "/／":
            yield text[:at].strip(), text[at + 1 :].strip()


def bracketed(header: str) -> tuple[str, str]:
    """Return a header without the brackets that end it, and what stands in them.

    >>> bracketed("占地面积（万平方米）"), bracketed("教室数 [room/(100 student)]")
    (('占地面积', '万平方米'), ('教室数', 'room/(100 student)'))
    """
    text = header.strip()
    if not text.endswith(tuple(_CLOSING)):
        return text, ""
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] in _CLOSING) - (text[at] in _OPENING)
        if not depth:
            return text[:at].strip(), text[at + 1 : -1].strip()
    return text, ""
