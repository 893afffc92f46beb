"""What is doubtful in a large table, found in columns, is what a look at each row finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edustandards.evaluate.columns.observe import observe
from edustandards.evaluate.observed import Column, Framed, Observed, Origin, Table
from edustandards.measures.values import Unreadable
from edustandards.packs.document import PackDocument
from edustandards.tables.consistency import find, hang, many
from edustandards.tables.consistency.doubt import MOST_CELLS, Doubt
from edustandards.tables.consistency.find import doubts_of
from edustandards.tables.reading import Reading
from edustandards.where import Place
from tests.consistency.world import table

pl = pytest.importorskip("polars")

FACTORS = {"spent": Fraction(10_000), "heated": Fraction(2000, 3), "town": Fraction(1)}
FIELDS = (
    *("town", "village", "everybody", "students", "heated", "spent", "passed"),
    *("teachers", "degree_teachers"),
)
STAGES = {"小学": "primary", "primary": "primary", "初中": "junior"}
PLAIN = ("一小", "一 小", "（东）小", "(东)小", "ß校", "SS校", "Ａ校", "a-校", "a校", "①小", "1小")
NUMBERS = st.one_of(
    st.none(),
    st.integers(0, 12),
    st.integers(0, 10**6),
    st.integers(-3, 3),
    st.decimals(0, 10**4, places=2).map(float),
    st.sampled_from([0.1, 0.2, 0.3, 0.1 + 0.2, 0.30000000000000004, 1e-7, 123456.7, 1.005, -0.0]),
    st.sampled_from([1.0, 0.9999999999999999, 50000.0, 50000.00000000001, 100.0, 100.1, 75.0]),
    st.sampled_from([74.99999999999999, 1e15, 999999999999999.0, 1000000000000001.0, 1e22]),
    st.sampled_from([float("nan"), 0.0015, 0.0015000000000000002, 30000.0, 30000.000000000004]),
)
ROWS = st.lists(
    st.tuples(
        st.sampled_from([*PLAIN, "二小", "三小"]),
        st.sampled_from(["甲县", "乙县"]),
        st.sampled_from([*STAGES, "大学", None]),
        st.sampled_from(["2020", "2021", "2021-2022", "x"]),
        st.integers(0, 11),
    ),
    min_size=1,
    max_size=14,
    unique_by=lambda row: row[:4],
)


def _framed(rows: Sequence[Any], numbers: Sequence[Any], odd: Sequence[Any]) -> Framed:
    names = ("school", "county", "stage", "period")
    columns: dict[str, Any] = {
        name: pl.Series([row[at] for row in rows], dtype=pl.String) for at, name in enumerate(names)
    }
    for at, name in enumerate(FIELDS):
        cells = [numbers[row[4]][at] for row in rows]
        whole = all(one is None or isinstance(one, int) for one in cells)
        columns[f"c {name}"] = pl.Series(
            cells, dtype=pl.Int64 if whole else pl.Float64, strict=False
        )
    letters = {name: "ABCDEFGHIJKLM"[at] for at, name in enumerate((*names, *FIELDS))}
    wrong: dict[str, dict[int, Any]] = {}
    for at, name, value in odd:
        if columns[f"c {name}"][at % len(rows)] is None:
            wrong.setdefault(name, {})[at % len(rows)] = value
    return Framed(
        "school",
        pl.DataFrame(columns),
        {name: name for name in names},
        {name: Column(f"c {name}", FACTORS.get(name, Fraction(1))) for name in FIELDS},
        STAGES,
        Origin(Place("a.xlsx", sheet="school"), letters, range(2, len(rows) + 2)),
        wrong,
    )


def _told(found: Sequence[Doubt]) -> list[Doubt]:
    """Return doubts without what depends on which rows there are, and on what is tried."""
    return [
        replace(
            one,
            repairs=(),
            published=(),
            hanging=None if one.problem.code.startswith("column-") else one.hanging,
        )
        for one in found
    ]


def _found(document: PackDocument, *tables: Table, most: int | None) -> tuple[Doubt, ...]:
    return doubts_of(Reading(tables), document, most=most)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)
@given(
    ROWS,
    st.lists(st.tuples(*[NUMBERS] * len(FIELDS)), min_size=12, max_size=12),
    st.lists(
        st.tuples(
            st.integers(0, 13),
            st.sampled_from(FIELDS),
            st.sampled_from([Unreadable("约3"), Fraction(1, 3), 10**30, 5]),
        ),
        max_size=3,
    ),
    st.lists(st.sampled_from([0, 1, Fraction(1, 10**14), 10**6]), min_size=4, max_size=4),
)
def test_doubts_found_in_columns_are_those_found_row_by_row(
    document: PackDocument,
    monkeypatch: pytest.MonkeyPatch,
    rows: Sequence[Any],
    numbers: Sequence[Any],
    odd: Sequence[Any],
    more: Sequence[int | Fraction],
) -> None:
    framed = _framed(rows, numbers, odd)
    seen = observe(framed, document.vocabulary)
    counties = _counties(seen, more)
    with monkeypatch.context() as patch:
        # The standards that look around are judged again for small tables only.
        patch.setattr(hang, "MOST_ROWS", 0)
        slow = _found(document, seen, counties, most=None)
        patch.setattr(find, "rows_of", lambda one: 10**6 if one is framed else 1)
        quick = _found(document, framed, counties, most=find.MOST_ROWS)

    assert _told(quick) == _told(slow)


def _counties(schools: Observed, more: Sequence[int | Fraction]) -> Observed:
    """Return a table of counties in which some numbers are what their schools add up to."""
    keys = [("甲县", ""), ("乙县", ""), ("甲县", "primary"), ("乙县", "junior")]
    values: dict[str, list[Any]] = {}
    for name in ("town", "heated", "spent"):
        values[name] = []
        for at, (county, stage) in enumerate(keys):
            of = [
                value
                for value, own, other in zip(
                    schools.values[name], schools.keys["county"], schools.keys["stage"], strict=True
                )
                if own == county and stage in {"", other} and isinstance(value, int | Fraction)
            ]
            values[name].append(sum(of) + more[at])
    names, stages = zip(*keys, strict=True)
    return table("county", {"county": names, "stage": stages}, values)


def test_what_is_not_listed_one_by_one_is_counted(
    document: PackDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(find, "rows_of", lambda _: 10**6)
    monkeypatch.setattr(many, "MOST_LOOKED", 300)
    rows = [(f"第{at}小学", "甲县", "小学", "2020", 0) for at in range(1000)]
    framed = _framed(rows, [(7, 1, 5, 100, 60_000, 1, 50, 7, 7)], [])

    found = _found(document, framed, most=find.MOST_ROWS)

    sums = [one for one in found if one.problem.code == "parts-do-not-add-up"]
    [more] = [one for one in found if one.problem.code == "doubts-like-it"]
    [heated] = [one for one in found if one.fields == ("heated",)]
    assert len(sums) + more.count == 1000
    assert len(sums) == find.MOST_OF_A_KIND
    assert dict(more.problem.params)["like"] == str(sums[-1].problem.where)
    assert (heated.count, len(heated.cells)) == (1000, MOST_CELLS)
