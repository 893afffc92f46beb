"""What a header means: a kind of entity, the stage, the period, or a field in some unit.

A header is understood where it is a name, a title or a listed header of the vocabulary, with its
unit in brackets or without. Nothing is guessed: what only comes near is suggested, never taken.
"""

from __future__ import annotations

import difflib
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

from edustandards.errors import DataError, NotationError, UnitError, problem
from edustandards.evaluate.observed import PERIOD, STAGE
from edustandards.measures.nodes import Field, Kind
from edustandards.measures.vocabulary import Vocabulary
from edustandards.units.convert import count_factor
from edustandards.units.parse import parse_unit
from edustandards.units.show import show_unit
from edustandards.units.unit import Unit
from edustandards.where import Place

STAGE_HEADERS = ("stage", "学段", "办学层次", "教育阶段")
PERIOD_HEADERS = ("period", "year", "school year", "年度", "年份", "学年", "统计年度")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column holds: `field` is None for keys; `factor` takes numbers to the field's unit."""

    role: str
    name: str
    field: Field | None = None
    factor: Fraction = Fraction(1)
    unit: Unit | None = None
    stated: bool = False


class Lexicon:
    """The headers that a vocabulary knows, and its words for stages; built once for a reading."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.words: dict[str, tuple[str, str]] = {}
        for field in vocabulary.fields.values():
            texts = (field.field.name, field.title.zh, field.title.en, *field.headers)
            self._learn(texts, "field", field.field.name)
        for kind in vocabulary.entities.values():
            self._learn((kind.id, kind.title.zh, kind.title.en, *kind.headers), "key", kind.id)
        self._learn(STAGE_HEADERS, STAGE, STAGE)
        self._learn(PERIOD_HEADERS, PERIOD, PERIOD)
        self.stages = {
            folded(word): stage.id
            for stage in vocabulary.stages.values()
            for word in (stage.id, stage.title.zh, stage.title.en, *stage.headers)
            if word
        }

    def _learn(self, texts: tuple[str, ...], role: str, name: str) -> None:
        for text in texts:
            if text:
                self.words.setdefault(folded(text), (role, name))

    def meaning(self, header: str, place: Place) -> Meaning | None:
        """Return what a header means, None where it is not known.

        Raises:
            DataError: where its unit is of another dimension than the field.
        """
        known = self.words.get(folded(header))
        if known is not None:
            return self._plain(*known)
        base, inside = bracketed(header)
        known = self.words.get(folded(base)) if inside else None
        if known is None:
            return None
        try:
            unit = parse_unit(inside)
        except NotationError:
            return None
        return self._with_unit(*known, unit, header, place)

    def _plain(self, role: str, name: str) -> Meaning:
        field = self.vocabulary.fields[name].field if role == "field" else None
        return Meaning(role, name, field, unit=field.unit if field else None)

    def _with_unit(
        self, role: str, name: str, unit: Unit, header: str, place: Place
    ) -> Meaning | None:
        plain = self._plain(role, name)
        if plain.field is None or plain.field.kind is not Kind.NUMBER:
            return None
        try:
            factor = count_factor(unit, plain.field.unit)
        except UnitError:
            raise DataError(
                problem(
                    "header-unit",
                    place,
                    header=header[:60],
                    unit=show_unit(unit, "en") or "1",
                    expected=show_unit(plain.field.unit, "en") or "1",
                )
            ) from None
        return Meaning(role, name, plain.field, factor, unit, stated=True)

    def near(self, header: str) -> str:
        """Return the known header that comes nearest to one that is not known, or nothing."""
        base = folded(bracketed(header)[0]) or folded(header)
        found = difflib.get_close_matches(base, self.words, n=1, cutoff=0.75)
        return self.words[found[0]][1] if found else ""


def folded(text: str) -> str:
    """Return a header in the form in which headers are compared.

    Full-width signs, upper case, spaces and line breaks make no difference.

    >>> folded("School　Name"), folded("学校\\n名称")
    ('school name', '学校名称')
    """
    plain = unicodedata.normalize("NFKC", text).casefold().replace("_", " ")
    words = plain.split()
    return "".join(
        word if not index or _glued(words[index - 1], word) else f" {word}"
        for index, word in enumerate(words)
    )


def _glued(left: str, right: str) -> bool:
    """Tell whether a space between two words says nothing: between Chinese characters."""
    return not (left[-1].isascii() and right[0].isascii())


def bracketed(header: str) -> tuple[str, str]:
    """Return a header without its last brackets, and what stands in them.

    >>> bracketed("占地面积（万平方米）")
    ('占地面积', '万平方米')
    """
    text = header.strip()
    for left, right in ("（）", "()", "[]", "【】"):
        if text.endswith(right) and left in text:
            base, _, inside = text[:-1].rpartition(left)
            return base.strip(), inside.strip()
    if text.endswith((")", "）")):
        at = max(text.rfind("("), text.rfind("（"))
        return (text[:at].strip(), text[at + 1 : -1].strip()) if at > 0 else (text, "")
    return text, ""
