"""Reading what packs and tables write, anew: units, amounts, formulas, requirements.

Part of the reference evaluator, which shares nothing with the package but the files of packs.
A unit is only its size here: that units fit is for others to prove.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

Tree = tuple[Any, ...]
"""A formula: what it does, and on what."""

_COUNTED = (
    "student students 生 学生 名学生 teacher teachers 教师 师 staff 教职工 "
    "person persons 人 room rooms 间 class classes 班 个班 school "
    "schools 所 book books 册 seat seats 座 set 台 point points 分 "
    "yuan 元 year 年 学时 人次 person-visit person-visits 次 项 个 day "
    "days week weeks place places 个学位 学位 class-hour class-hours "
    "decibel dB lx K W 瓦 m 米 kind"
)
SIZES: dict[str, Fraction] = {word: Fraction(1) for word in _COUNTED.split()} | {
    "km": Fraction(1000),
    "千米": Fraction(1000),
    "cm": Fraction(1, 100),
    "厘米": Fraction(1, 100),
    "mm": Fraction(1, 1000),
    "mu": Fraction(2000, 3),
    "亩": Fraction(2000, 3),
    "ha": Fraction(10000),
    "公顷": Fraction(10000),
    "小时": Fraction(3600),
    "h": Fraction(3600),
    "分钟": Fraction(60),
    "min": Fraction(60),
    "hour": Fraction(3600),
    "hours": Fraction(3600),
    "minute": Fraction(60),
    "kg": Fraction(1),
    "ppm": Fraction(1, 10**6),
    "%": Fraction(1, 100),
    "‰": Fraction(1, 1000),
    "个百分点": Fraction(1, 100),
    "percentage points": Fraction(1, 100),
    "percentage point": Fraction(1, 100),
}
_MANY = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_WORD = re.compile(
    "|".join(re.escape(word) for word in sorted(SIZES, key=len, reverse=True)), re.ASCII
)
_NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_FRACTION = re.compile(r"/[0-9]+(?![.\w])")
_POWERS = {"²": 2, "³": 3, "^2": 2, "^3": 3, "**2": 2, "**3": 3}


class Text:
    """A text that is read from left to right."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text.translate(_NARROW), 0

    def gap(self) -> None:
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1

    def take(self, *signs: str) -> str:
        """Return the first of the signs that stands here, and step over it; else nothing."""
        was = self.at
        self.gap()
        for sign in signs:
            end = self.at + len(sign)
            word = sign[-1:].isalpha() and sign.isascii()
            if self.text.startswith(sign, self.at) and not (
                word and re.match(r"[A-Za-z_0-9]", self.text[end : end + 1])
            ):
                self.at = end
                return sign
        self.at = was
        return ""

    def match(self, pattern: re.Pattern[str]) -> str:
        was = self.at
        self.gap()
        if found := pattern.match(self.text, self.at):
            self.at = found.end()
            return found.group()
        self.at = was
        return ""

    @property
    def over(self) -> bool:
        return not self.text[self.at :].strip()


_NARROW = str.maketrans("（），：／＝＞＜％", "(),:/=><%")


def number(text: str) -> Fraction:
    return Fraction(text.replace(",", ""))


def _one_unit(text: Text) -> Fraction | None:
    was = text.at
    if text.take("("):
        times = Fraction(1)
        if (many := text.match(_NUMBER)) != "":
            times = number(many)
        inner = unit_here(text)
        if inner is not None and text.take(")"):
            return times * inner
        text.at = was
        return None
    text.gap()
    times, power = Fraction(1), 1
    for word, size in sorted(_MANY.items(), key=lambda pair: -len(pair[0])):
        rest = text.text[text.at + len(word) :]
        if text.text.startswith(word, text.at) and (_WORD.match(rest) or rest[:2] == "平方"):
            text.at += len(word)
            times = Fraction(size)
            break
    for word, squared in (("平方", 2), ("立方", 3), ("square ", 2), ("cubic ", 3)):
        if text.text.startswith(word, text.at):
            text.at += len(word)
            power = squared
            break
    found = _WORD.match(text.text, text.at)
    after = text.text[found.end() : found.end() + 1] if found else ""
    if not found or (
        found.group().isascii() and found.group() != "%" and re.match(r"[A-Za-z_0-9]", after)
    ):
        text.at = was
        return None
    text.at = found.end()
    for sign, raised in _POWERS.items():
        if text.text.startswith(sign, text.at):
            text.at += len(sign)
            power = raised
            break
    return times * SIZES[found.group()] ** power


def unit_here(text: Text) -> Fraction | None:
    """Return the size of the unit that stands here, or nothing where none does."""
    size = _one_unit(text)
    while size is not None:
        was = text.at
        sign = text.take("/", "·", "*")
        factor = _one_unit(text) if sign else None
        if factor is None:
            text.at = was
            return size
        size = size / factor if sign == "/" else size * factor
    return None


def unit_size(written: str) -> Fraction:
    """Return how much one of a unit is, in units of size one."""
    if not written:
        return Fraction(1)
    text = Text(written)
    size = unit_here(text)
    if size is None or not text.over:
        raise ValueError(f"a unit that the reference does not know: {written}")
    return size


@dataclass(frozen=True)
class Amount:
    """An amount, and in which steps it was written: 2.30 % is in steps of 0.01 %."""

    value: Fraction
    step: Fraction
    bare: bool
    unit: Fraction = Fraction(1)


def amount_here(text: Text) -> Amount | None:
    was = text.at
    minus = text.take("-", "−")
    written = text.match(_NUMBER)
    if not written:
        text.at = was
        return None
    value = -number(written) if minus else number(written)
    step = Fraction(1, 10 ** len(written.partition(".")[2]))
    if not minus and text.take(":"):
        value /= number(text.match(_NUMBER))
        unit = unit_here(text)
        return Amount(value * (unit or 1), Fraction(0), bare=unit is None)
    if not minus and _FRACTION.match(text.text, text.at):
        text.take("/")
        value /= number(text.match(_NUMBER))
    many = 1
    rest = text.text[text.at :].lstrip()
    for word, size in sorted(_MANY.items(), key=lambda pair: -len(pair[0])):
        if rest.startswith(word):
            text.take(word)
            many = size
            break
    unit = unit_here(text)
    whole = many * (unit or Fraction(1))
    return Amount(value * whole, step * whole, bare=unit is None, unit=whole)


def amount(written: str) -> Amount:
    text = Text(written)
    found = amount_here(text)
    if found is None or not text.over:
        raise ValueError(f"an amount that the reference does not know: {written}")
    return found


# ---- Formulas ---------------------------------------------------------------------------------

_NAME = re.compile(r"(?!(?:and|or|not|in)\b)[^\W\d]\w*")
_LITERAL = re.compile(r"[^\s,()]+")
_COMPARE = ("≥", ">=", "≤", "<=", "≠", "!=", "=", ">", "<")
_SAME = {">=": "≥", "<=": "≤", "!=": "≠"}


def formula(written: str) -> Tree:
    text = Text(written)
    tree = _either(text)
    if not text.over:
        raise ValueError(f"a formula that the reference does not know: {written}")
    return tree


def _either(text: Text) -> Tree:
    parts = [_both(text)]
    while text.take("or"):
        parts.append(_both(text))
    return parts[0] if len(parts) == 1 else ("or", *parts)


def _both(text: Text) -> Tree:
    parts = [_not(text)]
    while text.take("and"):
        parts.append(_not(text))
    return parts[0] if len(parts) == 1 else ("and", *parts)


def _not(text: Text) -> Tree:
    return ("not", _not(text)) if text.take("not") else _compared(text)


def _compared(text: Text) -> Tree:
    left = _sum(text)
    if text.take("in"):
        text.take("(")
        words = [text.match(_LITERAL)]
        while text.take(","):
            words.append(text.match(_LITERAL))
        text.take(")")
        return ("among", left, tuple(words))
    if sign := text.take(*_COMPARE):
        return ("compare", _SAME.get(sign, sign), left, _sum(text))
    return left


def _sum(text: Text) -> Tree:
    tree = _product(text)
    while sign := text.take("+", "-", "−"):
        tree = ("-" if sign == "−" else sign, tree, _product(text))
    return tree


def _product(text: Text) -> Tree:
    tree = _signed(text)
    while sign := text.take("*", "/", "×", "÷"):
        tree = ({"×": "*", "÷": "/"}.get(sign, sign), tree, _signed(text))
    return tree


def _signed(text: Text) -> Tree:
    if text.take("-", "−"):
        return ("minus", _signed(text))
    if (found := amount_here(text)) is not None:
        return ("number", found.value)
    if text.take("("):
        tree = _either(text)
        if not text.take(")"):
            raise ValueError(text.text)
        return tree
    name = text.match(_NAME)
    if not name:
        raise ValueError(f"a formula that the reference does not know: {text.text}")
    if not text.take("("):
        return ("name", name)
    plain: list[Tree] = []
    keyed: dict[str, Any] = {}
    while not text.take(")"):
        was = text.at
        key = text.match(_NAME)
        if key in {"weight", "where", "over", "within", "since", "stage"} and text.take("="):
            keyed[key] = (
                _either(text) if key in {"weight", "where"} else text.match(re.compile(r"[\w-]+"))
            )
        else:
            text.at = was
            plain.append(_either(text))
        text.take(",")
    return ("call", name, tuple(plain), tuple(sorted(keyed.items())))


# ---- Requirements -----------------------------------------------------------------------------

_SIGNS = {
    "≥": "≥ >= 不低于 不少于 不小于 达到 至少",
    "≤": "≤ <= 不高于 不超过 不大于 至多",
    ">": "> 大于 超过 高于",
    "<": "< 小于 不足 低于",
    "=": "=",
}
_BEFORE = sorted(
    ((word, sign) for sign, words in _SIGNS.items() for word in words.split()),
    key=lambda pair: -len(pair[0]),
)
_AFTER = {"以上": "≥", "以下": "≤", "以内": "≤"}


@dataclass(frozen=True)
class Need:
    """A sign and what stands after it: an amount, a formula, or the name of a level."""

    sign: str
    tree: Tree
    step: Fraction | None = None
    unit: Fraction = Fraction(1)
    upper: Fraction | None = None
    upper_step: Fraction | None = None


def need(written: str, levels: tuple[str, ...] = ()) -> Need:
    """Return what a requirement asks."""
    text = written.strip()
    for word, sign in _BEFORE:
        if text.startswith(word):
            return _after_sign(sign, text[len(word) :].strip(), levels)
    for word, sign in _AFTER.items():
        if text.endswith(word):
            return _after_sign(sign, text[: -len(word)].strip(), levels)
    low, _, high = re.sub(r"至|~|—", "–", text).partition("–")
    if high:
        top = amount(high)
        bottom = amount(low)
        low_value = bottom.value * top.unit if bottom.bare else bottom.value
        step = bottom.step * (top.unit if bottom.bare else 1)
        return Need("range", ("number", low_value), step, top.unit, top.value, top.step)
    raise ValueError(f"a requirement that the reference does not know: {written}")


def _after_sign(sign: str, rest: str, levels: tuple[str, ...]) -> Need:
    for place, level in enumerate(levels):
        if rest in {level, level + "级"}:
            return Need(sign, ("number", Fraction(place)))
    try:
        found = amount(rest)
    except ValueError:
        return Need(sign, formula(rest))
    return Need(sign, ("number", found.value), found.step, found.unit)
