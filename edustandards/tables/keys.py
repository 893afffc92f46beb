"""The keys of rows: names of entities, stages and periods, each row with its own."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

from edustandards.errors import DataError, Parameter, Problem, problem
from edustandards.evaluate.observed import PERIOD, STAGE
from edustandards.tables.grid import Cell, Grid, short, shown
from edustandards.tables.headers import Lexicon, folded
from edustandards.where import Place

MOST_PROBLEMS = 100
MOST_WORDS = 12
_CODE = 5
"""From so many digits on, names of digits alone are codes of one length."""

TOTALS = frozenset(
    {"合计", "总计", "小计", "共计", "总数", "全县合计", "全区合计", "全市合计", "全省合计"}
    | {"全县总计", "全区总计", "全市总计", "全省总计", "本页合计", "累计", "合计数", "总计数"}
    | {"total", "totals", "subtotal", "grandtotal", "sum"}
)
AVERAGES = frozenset(
    {"平均", "平均值", "平均数", "均值", "全县平均", "全区平均", "全市平均", "全省平均"}
    | {"average", "mean", "avg"}
)

_FIRST = {text[0] for text in TOTALS | AVERAGES}
_FIRST |= {text[0].upper() for text in TOTALS | AVERAGES} | {"(", "（", "【", "["}
_FIRST |= {chr(ord(sign) + 0xFEE0) for sign in _FIRST if sign.isascii()}
_AROUND = ":.()[]【】"
_BEHIND = re.compile(
    r"(?:\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|:?共?[0-9]{1,6}(?:所|校|个|人|间|班|名)?(?:学校)?)$"
)
"""What a total may say behind its name: `合计（人）`, `小计 12所`."""

_YEARS = re.compile(r"([0-9]{4})\s*[-–—~～至/]\s*([0-9]{4}|[0-9]{2})\s*(?:学?年度?)?")
_YEAR = re.compile(r"([0-9]{4})\s*(?:学?年度?)?")


def is_total(text: str) -> bool:
    """Tell whether a name says that its row adds up others.

    >>> is_total("合　计："), is_total("Grand Total"), is_total("合计小学")
    (True, True, False)
    """
    return bool(_plain(text) & TOTALS)


def is_subtotal(text: str) -> bool:
    """Tell whether a name says that its row adds up a part of the rows."""
    return bool(_plain(text) & {"小计", "本页合计", "subtotal"})


def is_average(text: str) -> bool:
    """Tell whether a name says that its row is the mean of others."""
    return bool(_plain(text) & AVERAGES)


def _plain(text: str) -> frozenset[str]:
    """Return a name that may be a total, folded, and without a count or a remark behind it.

    >>> sorted(_plain("合 计（12所）")), _plain("中心小学")
    (['合计', '合计(12所'], frozenset())
    """
    if text[:1] not in _FIRST or len(text) > 20:
        return frozenset()
    plain = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    return frozenset({plain.strip(_AROUND), _BEHIND.sub("", plain).strip(_AROUND)})


def period(text: str) -> str:
    """Return a year, or two years joined, without the words around them.

    >>> period("2017年度"), period("2016—2017学年"), period("去年")
    ('2017', '2016-2017', '去年')
    """
    plain = unicodedata.normalize("NFKC", text)
    two = _YEARS.fullmatch(plain)
    if two:
        return f"{two[1]}-{two[2]}"
    one = _YEAR.fullmatch(plain)
    return one[1] if one else text


def read_keys(
    grid: Grid,
    body: Sequence[int],
    columns: Mapping[str, int],
    lexicon: Lexicon,
    merged: Mapping[int, Mapping[int, str]],
) -> tuple[dict[str, list[str]], list[Problem]]:
    """Return the keys of the rows `body` by name, and notes on stages and years not understood.

    `merged` has the texts of cells that are merged with one above, by column and row.
    """
    keys: dict[str, list[str]] = {}
    notes: list[Problem] = []
    for name, at in columns.items():
        texts = _texts(_cells(grid, body, at))
        above = merged.get(at)
        if above:
            texts = [text or above.get(row, "") for row, text in zip(body, texts, strict=True)]
        if name == STAGE:
            texts = _stages(grid, body, at, texts, lexicon, notes)
        elif name == PERIOD:
            texts = _periods(grid, body, at, texts, notes)
        else:
            notes += _codes(grid, body, at, texts)
        keys[name] = texts
    return keys, notes


def _texts(cells: Sequence[Cell]) -> list[str]:
    return [cell.strip() if type(cell) is str else shown(cell) for cell in cells]


def _codes(grid: Grid, body: Sequence[int], at: int, texts: Sequence[str]) -> list[Problem]:
    """Return a note on codes that are shorter than all others: their leading zeros may be lost."""
    if not texts or not texts[0].isdecimal():
        return []
    usual = usual_digits(Counter(map(len, texts)))
    short_ones = [index for index, text in enumerate(texts) if 0 < len(text) < usual]
    if not short_ones or not all(text.isdecimal() for text in texts if text):
        return []
    first = short_ones[0]
    return [zeros_lost(grid.place(body[first], at), texts[first], len(short_ones), usual)]


def usual_digits(lengths: Mapping[int, int]) -> int:
    """Return how many digits codes have, by how often each length occurs; 0 where that is unsure.

    >>> usual_digits({10: 50, 9: 3}), usual_digits({4: 50, 3: 3}), usual_digits({10: 50, 11: 1})
    (10, 0, 0)
    """
    usual, many = max(lengths.items(), key=lambda one: one[1])
    sure = usual >= _CODE and many * 2 > sum(lengths.values()) and not usual < max(lengths)
    return usual if sure else 0


def zeros_lost(place: Place, text: str, count: int, digits: int) -> Problem:
    """Return the note on codes that may have lost their zeros, the first of them at a place."""
    params: dict[str, Parameter] = {"count": count, "text": short(text), "digits": digits}
    return problem("code-zeros-lost", place, **params)


def _cells(grid: Grid, body: Sequence[int], at: int) -> list[Cell]:
    rows = [grid.rows[row] for row in body]
    try:
        return [row[at] for row in rows]
    except IndexError:
        return [row[at] if at < len(row) else None for row in rows]


def _stages(
    grid: Grid,
    body: Sequence[int],
    at: int,
    texts: list[str],
    lexicon: Lexicon,
    notes: list[Problem],
) -> list[str]:
    """Return stages as ids; a word that is none stays, and is noted where it first stands."""
    ids = {text: lexicon.stages.get(folded(text), "") for text in dict.fromkeys(texts)}
    entries = lexicon.vocabulary.stages.values()
    zh = "、".join(one.title.say("zh") for one in entries)
    en = ", ".join(one.title.say("en") for one in entries)
    unknown = [text for text, known in ids.items() if text and not known]
    for text in unknown[:1]:
        place = grid.place(body[texts.index(text)], at)
        params: dict[str, Parameter] = {"wanted": en, "wanted_zh": zh, "count": len(unknown)}
        said = [short(one) for one in unknown[:MOST_WORDS]]
        one = len(unknown) == 1
        code = "stage-word-unknown" if one else "stage-words-unknown"
        notes.append(problem(code, place, text=said[0] if one else ", ".join(said), **params))
    return [ids[text] or text for text in texts]


def _periods(
    grid: Grid, body: Sequence[int], at: int, texts: list[str], notes: list[Problem]
) -> list[str]:
    read = {text: period(text) for text in dict.fromkeys(texts)}
    for text, year in read.items():
        if text and not year[:4].isdigit() and len(notes) < MOST_PROBLEMS:
            place = grid.place(body[texts.index(text)], at)
            notes.append(problem("period-unknown", place, text=short(text)))
    return [read[text] for text in texts]


def check_unique(
    grid: Grid, body: Sequence[int], keys: Mapping[str, Sequence[str]], at: int
) -> None:
    """Refuse two rows of the same entity, stage and period; `at` is the column that names them.

    Raises:
        DataError: naming both rows.
    """
    if any(len(set(column)) == len(body) for column in keys.values()):
        return
    seen: dict[tuple[str, ...], int] = {}
    wrong: list[Problem] = []
    for row, key in enumerate(zip(*keys.values(), strict=True)):
        before = seen.setdefault(key, row)
        if before == row:
            continue
        name = " ".join(filter(None, key))
        first = str(grid.place(body[before], at))
        wrong.append(problem("row-twice", grid.place(body[row], at), name=short(name), first=first))
        if len(wrong) == MOST_PROBLEMS:
            break
    if wrong:
        raise DataError(*wrong)
