"""The keys of rows: names of entities, stages and periods, each row with its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from edustandards.errors import DataError, Problem, problem
from edustandards.evaluate.observed import PERIOD, STAGE
from edustandards.tables.grid import Cell, Grid, short, shown
from edustandards.tables.headers import Lexicon, folded

MOST_PROBLEMS = 100

TOTALS = frozenset(
    {"合计", "总计", "小计", "共计", "总数", "全县合计", "全区合计", "全市合计", "全省合计"}
    | {"total", "totals", "subtotal", "grandtotal", "sum"}
)

_FIRST = {text[0] for text in TOTALS} | {text[0].upper() for text in TOTALS}
_FIRST |= {chr(ord(sign) + 0xFEE0) for sign in _FIRST if sign.isascii()}
_YEARS = re.compile(r"([0-9]{4})\s*[-–—~～至/]\s*([0-9]{4}|[0-9]{2})\s*(?:学?年度?)?")
_YEAR = re.compile(r"([0-9]{4})\s*(?:学?年度?)?")


def is_total(text: str) -> bool:
    """Tell whether a name says that its row adds up others.

    >>> is_total("合　计："), is_total("Grand Total"), is_total("合计小学")
    (True, True, False)
    """
    if text[:1] not in _FIRST or len(text) > 20:
        return False
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(plain.split()).strip(":.") in TOTALS


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
    grid: Grid, body: Sequence[int], columns: Mapping[str, int], lexicon: Lexicon
) -> tuple[dict[str, list[str]], list[Problem]]:
    """Return the keys of the rows `body` by name, and notes on stages and years not understood."""
    keys: dict[str, list[str]] = {}
    notes: list[Problem] = []
    for name, at in columns.items():
        texts = [shown(_cell(grid.rows[row], at)) for row in body]
        if name == STAGE:
            texts = _stages(grid, body, at, texts, lexicon, notes)
        elif name == PERIOD:
            texts = _periods(grid, body, at, texts, notes)
        keys[name] = texts
    return keys, notes


def _cell(row: Sequence[Cell], at: int) -> Cell:
    return row[at] if at < len(row) else None


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
    for text, known in ids.items():
        if text and not known and len(notes) < MOST_PROBLEMS:
            place = grid.place(body[texts.index(text)], at)
            notes.append(
                problem("stage-word-unknown", place, text=short(text), wanted=en, wanted_zh=zh)
            )
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
