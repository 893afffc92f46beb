"""Every name is defined once, in the table and in the definition file, and means one thing."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from edustandards.units.names import (
    MULTIPLIERS,
    NAMES,
    OFFSETS,
    POWER_WORDS,
    SYMBOLS,
    WORDS,
    unit_named,
)
from edustandards.units.parse import parse_unit
from edustandards.units.sizes import definitions
from edustandards.units.unit import Unit


def test_the_table_and_the_definition_file_name_the_same_units() -> None:
    defined = re.findall(r"^(\w+) = ", definitions(), re.MULTILINE)
    assert sorted(defined) == sorted(NAMES)


def test_no_spelling_means_two_things() -> None:
    meanings: dict[str, set[str]] = defaultdict(set)
    for one in NAMES.values():
        for form in (one.name, one.zh, one.en, one.plural, one.per, one.noun, *one.symbols):
            meanings[form].add(one.name)
        for word in one.words:
            meanings[word].add(one.name)
    del meanings[""]
    assert {form: names for form, names in meanings.items() if len(names) > 1} == {}


def test_words_and_symbols_agree() -> None:
    for word in WORDS:
        exact = SYMBOLS.get(word)
        assert exact is None or exact == WORDS[word], word
    assert not OFFSETS & {*SYMBOLS, *WORDS}
    assert not {*MULTIPLIERS} & {*SYMBOLS, *WORDS}
    # 平方 alone is short for 平方米; unit_named answers first there.
    assert {*POWER_WORDS} & {*SYMBOLS, *WORDS} == {"平方", "立方"}


@pytest.mark.parametrize("spelling", sorted({*SYMBOLS, *WORDS}))
def test_every_spelling_is_read(spelling: str) -> None:
    assert parse_unit(spelling) == unit_named(spelling)


@pytest.mark.parametrize("word", sorted(WORDS))
def test_words_are_read_in_any_case(word: str) -> None:
    assert parse_unit(word.upper()) == WORDS[word]


def test_people_who_learn_are_students() -> None:
    for word in ("生", "学生", "名学生", "pupils", "幼儿", "儿童"):
        assert parse_unit(word) == Unit.of("student")
    for word in ("人", "名", "persons"):
        assert parse_unit(word) == Unit.of("person")
    for word in ("教职工", "员工", "staff"):
        assert parse_unit(word) == Unit.of("staff")
