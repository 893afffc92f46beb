"""The names that packs share: what a vocabulary file may say, each name once."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from edustandards.errors import PackError
from edustandards.measures.nodes import Field, Kind, Named, Quotient
from edustandards.packs.document import PackDocument
from edustandards.packs.lexicon import RESERVED, Lexicon
from edustandards.packs.vocabulary import lexicon_of, load_vocabulary
from edustandards.units.unit import Unit
from edustandards.wording.text import Text

METRE = Unit.of("meter")
STANDARDS = "standards: {x: {on: school, holds: fund}}\n"

Slips = Callable[[str], list[tuple[str, str]]]
Write = Callable[[Path, str], None]
Build = Callable[[str], PackDocument]


def problems(folder: Path, text: str) -> list[tuple[str, str]]:
    """Return codes and places of the problems of a folder with one vocabulary file."""
    (folder / "vocabulary").mkdir(exist_ok=True)
    (folder / "vocabulary" / "a.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(PackError) as caught:
        lexicon_of(folder)
    assert all(one.say("zh") != one.say("en") for one in caught.value.problems)
    return [(one.code, f"{one.where.line}:{one.where.column}") for one in caught.value.problems]


def test_the_names_of_a_vocabulary(lexicon: Lexicon) -> None:
    words = lexicon.vocabulary
    assert words.fields["students"].field == Field("students", Unit.of("student"), adds_up=True)
    assert words.fields["students"].plausible == (Fraction(0), Fraction(30000))
    assert words.fields["students"].headers == ("学生数",)
    assert words.fields["level"].field.levels == ("Ⅰ", "Ⅱ", "Ⅲ")
    assert words.fields["fund"].field.kind is Kind.YES_NO
    assert words.fields["shift"].title == Text(zh="变化")
    assert list(words.entities) == ["class", "school", "county"]
    assert words.entities["class"].within == "school"
    assert words.stages["primary"].headers == ("小学", "小学部")
    area = Named(
        "area_per_student",
        Quotient(words.fields["area"].field, words.fields["students"].field),
        METRE * METRE / Unit.of("student"),
    )
    assert words.indicators["area_per_student"].named == area
    assert lexicon.formulas.names["生均占地"] == area
    assert lexicon.formulas.names["在校生数"] == words.fields["students"].field


def test_names_are_plain_texts_that_pickle(lexicon: Lexicon) -> None:
    for section in (lexicon.vocabulary.fields, lexicon.vocabulary.entities):
        assert {type(name) for name in section} == {str}
    assert type(lexicon.vocabulary.fields["students"].field.name) is str
    assert pickle.loads(pickle.dumps(lexicon)) == lexicon


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("fields: {a b: {title: x}}", [("name-form", "2:10")]),
        ("fields: {ａ: {title: x}}", [("name-form", "2:10")]),
        ("fields: {9a: {title: x}}", [("name-form", "2:10")]),
        (f"fields: {{{'a' * 61}: {{title: x}}}}", [("name-form", "2:10")]),
        ("fields: {cv: {title: x}}", [("name-reserved", "2:10")]),
        ("fields: {stage: {title: x}}", [("name-reserved", "2:10")]),
        ("stages: {a: {}}", [("pack-key-missing", "2:10")]),
        ("fields: {a: {title: x, unit: 米每}}", [("unit-incomplete", "2:32")]),
        ("fields: {a: {title: x, kind: number2}}", [("pack-choice", "2:30")]),
        ("fields: {a: {title: x, adds_up: yes}}", [("pack-true-false", "2:33")]),
        ("fields: {a: {title: x, kind: level}}", [("field-levels", "2:13")]),
        ("fields: {a: {title: x, kind: level, levels: [Ⅰ]}}", [("field-levels", "2:37")]),
        ("fields: {a: {title: x, kind: level, levels: [Ⅰ, Ⅰ]}}", [("field-levels", "2:37")]),
        ("fields: {a: {title: x, levels: [Ⅰ, Ⅱ]}}", [("field-level-key", "2:24")]),
        (
            "fields: {a: {title: x, kind: text, unit: m, signed: true}}",
            [("field-number-key", "2:36"), ("field-number-key", "2:45")],
        ),
        ("fields: {a: {title: x, plausible: [2, 1]}}", [("field-plausible", "2:24")]),
        ("fields: {a: {title: x, plausible: [2]}}", [("field-plausible", "2:24")]),
        ("fields: {a: {title: x, plausible: [a, 1]}}", [("number-expected", "2:36")]),
        ("fields: {a: {title: x, plausible: [0, 1 m]}}", [("unit-mismatch", "2:39")]),
        (
            "fields: {a: {title: x, headers: [甲]}, b: {title: y, headers: [' 甲']}}",
            [("header-clash", "2:63")],
        ),
        (
            "entities: {a: {title: x, headers: [Ａ b]}}\nfields: {b: {title: y, headers: [aB]}}",
            [("header-clash", "3:34")],
        ),
        (
            "stages: {a: {title: x, headers: [甲]}, b: {title: y, headers: [甲]}}",
            [("header-clash", "2:63")],
        ),
        ("entities: {a: {title: x, within: b}}", [("entity-unknown", "2:34")]),
        (
            "entities: {school: {title: x}, a: {title: x, within: schol}}",
            [("entity-near", "2:54")],
        ),
        (
            "entities: {a: {title: x, within: b}, b: {title: y, within: a}}",
            [("entity-ring", "2:12")],
        ),
        ("stages: {a: {title: x}}\nfields: {a: {title: y}}", [("name-clash", "3:10")]),
        (
            "fields: {a: {title: y}}\nindicators: {a: {title: z, formula: a + 1}}",
            [("name-clash", "3:14")],
        ),
        ("indicators: {a: {title: z, formula: a + 1}}", [("indicator-ring", "2:14")]),
        (
            "indicators:\n  a: {title: 甲, formula: 乙 + 1}\n  b: {title: 乙, formula: a}",
            [("indicator-ring", "3:3")],
        ),
        (
            "fields: {a: {title: x, kind: yes_no}}\nindicators: {b: {title: z, formula: a}}",
            [("indicator-not-number", "3:37")],
        ),
        (
            "fields: {a: {title: x, unit: m}}\nindicators: {b: {title: z, formula: a, unit: 元}}",
            [("unit-mismatch", "3:46")],
        ),
        ("indicators: {b: {title: z, formula: 1, unit: m²²}}", [("unit-power", "2:47")]),
        ("feilds: {}", [("pack-key-near", "2:1")]),
        ("quite_else: {}", [("pack-key-unknown", "2:1")]),
        ("fields: [a]", [("pack-mapping-expected", "2:9")]),
        ("fields: {a: x}", [("pack-mapping-expected", "2:13")]),
        ("fields: {a: {title: x, headers: y}}", [("pack-list-expected", "2:33")]),
        ("fields: {a: {title: [x]}}", [("pack-text-or-mapping", "2:21")]),
        ("fields: {a: {title: {zh: x, cn: y}}}", [("pack-key-unknown", "2:29")]),
        ("fields: {a: {title: {zh: [x]}}}", [("pack-text-expected", "2:26")]),
        ("fields: {a: {title: x, unit: [m]}}", [("pack-text-expected", "2:30")]),
    ],
)
def test_each_slip_has_its_place(tmp_path: Path, line: str, found: list[tuple[str, str]]) -> None:
    assert problems(tmp_path, f"vocabulary: x\n{line}\n") == found


def test_all_files_are_read_together(tmp_path: Path, words: str, write: Write) -> None:
    write(tmp_path / "vocabulary" / "b.yaml", words)
    half = "vocabulary: a\nindicators: {half: {title: 一半, formula: area_per_student / 2}}\n"
    write(tmp_path / "vocabulary" / "a.yaml", half)
    named = lexicon_of(tmp_path).vocabulary.indicators["half"].named
    assert named.unit == METRE * METRE / Unit.of("student")


def test_indicators_may_stand_in_any_order(build: Build) -> None:
    pack = build(
        "indicators:\n"
        "  a: {title: 甲, formula: b + 丙, unit: m²}\n"
        "  b: {title: 乙, formula: area * 2}\n"
        "  c: {title: 丙, formula: area * 3}\n" + STANDARDS
    )
    assert list(pack.vocabulary.indicators) == ["area_per_student", "b", "c", "a"]


def test_a_pack_may_bring_names(build: Build, lexicon: Lexicon) -> None:
    pack = build(
        "entities: {group: {title: 小组, within: class}}\n"
        "stages: {senior: {title: 高中}}\n"
        "fields: {books: {title: 图书, unit: book}}\n" + STANDARDS
    )
    assert list(pack.vocabulary.entities) == ["group", "class", "school", "county"]
    assert {"senior", "primary"} <= set(pack.vocabulary.stages)
    assert {"books", "students"} <= set(pack.vocabulary.fields)
    assert "books" not in lexicon.vocabulary.fields


def test_a_pack_without_names_shares_the_vocabulary(build: Build, lexicon: Lexicon) -> None:
    assert build(STANDARDS).vocabulary is lexicon.vocabulary


def test_the_same_meaning_only_gains_headers(build: Build) -> None:
    pack = build(
        "entities: {school: {title: 校, within: county, headers: [校区]}}\n"
        "stages: {primary: {title: 小, headers: [小学, 完小]}}\n"
        "fields: {students: {title: 生, unit: 生, adds_up: true, headers: [人数]}}\n"
        "indicators: {area_per_student: {title: 甲, formula: area / students, unit: m²/生}}\n"
        + STANDARDS
    )
    words = pack.vocabulary
    assert words.entities["school"].headers == ("学校", "校名", "校区")
    assert words.stages["primary"].headers == ("小学", "小学部", "完小")
    assert words.fields["students"].headers == ("学生数", "人数")
    assert words.title("students", "zh") == "在校生数"
    assert words.title("area_per_student", "zh") == "生均占地"


def test_what_is_left_out_is_as_the_shared_name_has_it(build: Build, lexicon: Lexicon) -> None:
    """A pack that stands on its own may name again what it needs, in as few words as it likes."""
    pack = build(
        "entities: {school: {title: 校}}\n"
        "fields: {students: {title: 生, unit: student, headers: [Heads]}}\n" + STANDARDS
    )
    known, words = lexicon.vocabulary, pack.vocabulary
    assert words.entities["school"].within == known.entities["school"].within == "county"
    assert words.fields["students"].field == known.fields["students"].field
    assert words.fields["students"].field.adds_up
    assert words.fields["students"].headers[-1] == "Heads"
    assert list(words.entities) == list(known.entities)


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ("fields: {students: {title: 生, unit: 人}}\n", [("name-clash", "1:10")]),
        ("entities: {school: {title: 校, within: class}}\n", [("name-clash", "1:12")]),
        ("fields: {students: {title: 生, adds_up: false}}\n", [("name-clash", "1:10")]),
        ("fields: {students: {title: 生, kind: yes_no}}\n", [("name-clash", "1:10")]),
        ("stages: {students: {title: 生}}\n", [("name-clash", "1:10")]),
        (
            "indicators: {area_per_student: {title: 甲, formula: area, unit: m²}}\n",
            [("name-clash", "1:14")],
        ),
        ("fields: {a: {title: 甲, headers: [学生数]}}\n", [("header-clash", "1:34")]),
    ],
)
def test_another_meaning_is_refused_naming_both(
    slips: Slips, build: Build, names: str, found: list[tuple[str, str]]
) -> None:
    assert slips(names + STANDARDS) == found
    with pytest.raises(PackError, match=r"a\.yaml:\d+:\d+"):
        build(names + STANDARDS)


def test_an_indicator_of_a_broken_one_adds_no_noise(slips: Slips) -> None:
    text = "indicators:\n  a: {title: 甲, formula: nobody}\n  b: {title: 乙, formula: a + 1}\n"
    assert [place for _, place in slips(text + STANDARDS)] == ["2:26"]


def test_formulas_cannot_grow_without_bound(slips: Slips) -> None:
    lines = ["  a0: {title: a0, formula: area + area}"]
    lines += [f"  a{n}: {{title: a{n}, formula: a{n - 1} + a{n - 1}}}" for n in range(1, 40)]
    found = slips("indicators:\n" + "\n".join(lines) + "\n" + STANDARDS)
    assert found == [("formula-heavy", "10:28")]


def test_indicators_cannot_nest_without_bound(slips: Slips) -> None:
    lines = ["  a0: {title: a0, formula: area + area}"]
    lines += [f"  a{n}: {{title: a{n}, formula: a{n - 1}}}" for n in range(1, 2000)]
    found = slips("indicators:\n" + "\n".join(lines) + "\n" + STANDARDS)
    assert found == [("formula-heavy", "12:30")]


def test_two_files_may_not_define_an_indicator_twice(
    tmp_path: Path, words: str, write: Write
) -> None:
    write(tmp_path / "vocabulary" / "0.yaml", words)
    text = "vocabulary: b\nindicators: {area_per_student: {title: z, formula: area}}\n"
    assert problems(tmp_path, text) == [("name-clash", "2:14")]


def test_words_of_formulas_are_reserved() -> None:
    assert {"cv", "growth", "and", "where", "stage", "expect"} <= RESERVED


def test_the_shipped_vocabulary_is_read_once() -> None:
    assert load_vocabulary() is load_vocabulary()
    assert load_vocabulary().title("students", "zh") == "在校生数"
