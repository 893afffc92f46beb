"""The page of units: every name, how it is written, how large it is exactly, what it measures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from edustandards.reports.site.md import code, plain, table
from edustandards.units.names import MULTIPLIERS, NAMES, OFFSETS, SYMBOLS, WORDS
from edustandards.units.numbers import show_exact
from edustandards.units.show import show_unit
from edustandards.units.sizes import size_of
from edustandards.units.unit import Unit
from edustandards.wording.text import Text
from reference.prose import heading

_TITLE = Text("单位表", "Table of units")
_ABOUT = Text(
    "每个单位的各种写法、精确大小和量纲。大小是有理数，换算不经过浮点数。写法和规则见"
    "[单位与要求用语](../units.md)。本页由程序中的单位表生成。",
    "Each unit with all its spellings, its exact size and its dimension. Sizes are rationals, and"
    " no float is met in converting. For rules of writing see [units and words](../units.md). This"
    " page is made from the table of units in the program.",
)
_HEADS = (
    Text("单位", "unit"),
    Text("中文", "Chinese"),
    Text("英文", "English"),
    Text("其他写法", "also written"),
    Text("等于", "equals"),
)
_MULTIPLIERS = Text("倍数", "Multipliers")
_BEFORE = Text("写在单位之前，如 万元、百名学生。", "They stand before a unit: 万元, million yuan.")
_NONE = Text("没有的", "What there is not")
_OFFSETS = Text(
    "以下温度单位有自己的零点，不能只靠倍数换算，因此不能使用：",
    "These temperatures have a zero of their own, no factor leads to kelvin, and they are refused:",
)
_PLAIN = Text("数（无单位）", "plain numbers")
DIMENSIONS: Mapping[str, Text] = {
    "length": Text("长度", "length"),
    "mass": Text("质量", "mass"),
    "time": Text("时钟时间", "time by the clock"),
    "day": Text("天（不等于 24 小时）", "days (not 24 hours)"),
    "week": Text("周", "weeks"),
    "year": Text("年", "years"),
    "semester": Text("学期", "semesters"),
    "class_hour": Text("学时", "class hours"),
    "temperature": Text("温度", "temperature"),
    "luminosity": Text("光", "light"),
    "sound_level": Text("声级", "sound level"),
    "angle": Text("角度", "angle"),
    "information": Text("信息量", "information"),
    "percentage_point": Text("百分点", "percentage points"),
    "person": Text("人", "persons"),
    "student": Text("学生", "students"),
    "teacher": Text("教师", "teachers"),
    "staff": Text("教职工", "staff"),
    "class": Text("班级", "classes"),
    "room": Text("房间", "rooms"),
    "school": Text("学校", "schools"),
    "book": Text("图书", "books"),
    "set": Text("设备", "sets of equipment"),
    "seat": Text("座位", "seats"),
    "place": Text("学位", "places"),
    "bed": Text("床位", "beds"),
    "toilet": Text("厕位", "toilets"),
    "tap": Text("水龙头", "taps"),
    "building": Text("楼栋", "buildings"),
    "item": Text("件", "items"),
    "kind": Text("种", "kinds"),
    "subject": Text("学科", "subjects"),
    "person_visit": Text("人次", "person-visits"),
    "occasion": Text("次数", "occasions"),
    "point": Text("分数", "points"),
    "currency": Text("人民币", "Chinese yuan"),
    "currency_usd": Text("美元", "US dollars"),
    "currency_eur": Text("欧元", "euros"),
    "currency_gbp": Text("英镑", "pounds sterling"),
    "currency_inr": Text("印度卢比", "Indian rupees"),
    "currency_kes": Text("肯尼亚先令", "Kenyan shillings"),
    "currency_hkd": Text("港元", "Hong Kong dollars"),
}


def page(lang: str) -> Iterator[str]:
    """Return the lines of the page."""
    yield from (f"# {_TITLE.say(lang)}", "", _ABOUT.say(lang), "")
    by_dimension: dict[tuple[tuple[str, int], ...], list[str]] = {}
    for name in NAMES:
        by_dimension.setdefault(size_of(name).dimensions, []).append(name)
    heads = [one.say(lang) for one in _HEADS]
    for dimensions, names in by_dimension.items():
        yield from (f"## {_measured(dimensions, lang)}", "")
        yield from table(heads, [_row(name, lang) for name in names])
    yield from (f"## {_MULTIPLIERS.say(lang)}", "", _BEFORE.say(lang), "")
    spelled = [[code(word), f"{by:,}"] for word, by in MULTIPLIERS.items()]
    yield from table(["", _HEADS[-1].say(lang)], spelled)
    yield from (f"## {_NONE.say(lang)}", "")
    yield f"{_OFFSETS.say(lang)} {' '.join(map(code, sorted(OFFSETS)))}"


def spellings(name: str) -> list[str]:
    """Return every way in which a unit is written, those that are shown first."""
    one, unit = NAMES[name], Unit.of(name)
    shown = [one.zh, one.en, one.plural, one.per, one.noun]
    read = [word for names in (SYMBOLS, WORDS) for word, of in names.items() if of == unit]
    return list(dict.fromkeys([word for word in shown if word] + read))


def equals(name: str, lang: str) -> str:
    """Return how large a unit is, in the base units of what it measures."""
    factor, dimensions = size_of(name)
    base = Unit(tuple(sorted((_base(one), power) for one, power in dimensions)))
    if factor == 1 and base == Unit.of(name):
        return "1"
    return f"{show_exact(factor)} {show_unit(base, lang)}".strip()


def _row(name: str, lang: str) -> list[str]:
    one = NAMES[name]
    more = [word for word in spellings(name) if word not in {one.zh, one.en}]
    cells = [code(name), code(one.zh), code(one.en), " ".join(map(code, more))]
    return [*cells, plain(equals(name, lang))]


def _measured(dimensions: tuple[tuple[str, int], ...], lang: str) -> str:
    if not dimensions:
        return _PLAIN.say(lang)
    words = []
    for one, power in dimensions:
        raised = f"^{power}" if power != 1 else ""
        words.append(DIMENSIONS[one].say(lang) + raised)
    return heading(" · ".join(words))


def _base(dimension: str) -> str:
    """Return the unit in which a dimension is measured."""
    wanted = (Fraction(1), ((dimension, 1),))
    return next(name for name in NAMES if size_of(name) == wanted)
