"""Large tables are read into columns: their values, notes and cells are those of small ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter  # type: ignore[import-untyped]  # it ships no types
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edustandards.evaluate.observed import Framed, Observed
from edustandards.measures.vocabulary import Vocabulary
from edustandards.tables import swift, tabulate
from edustandards.tables.read import read_tables
from edustandards.tables.reading import Reading
from tests.tables.alike import hold_alike

pytest.importorskip("polars")
Write = Callable[..., Path]

CELLS = st.one_of(
    st.none(),
    st.integers(0, 10**14),
    st.integers(-5, 5),
    st.decimals(0, 10**9, places=3).map(float),
    st.sampled_from(["—", "1,200", "约3", "无", "3.5万", "2.5 亩", "#N/A", "", "98%"]),
)


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take any table for a large one."""
    monkeypatch.setattr(tabulate, "LARGE", 1)
    monkeypatch.setattr(swift, "SWIFT", 1)


def _same(small: Reading, big: Reading, vocabulary: Vocabulary) -> None:
    hold_alike(small, big, vocabulary)
    assert {*small.notes} == {*big.notes}
    assert [one.gaps for one in small.understood] == [one.gaps for one in big.understood]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=8))
def test_a_large_workbook_reads_like_a_small_one(
    tmp_path: Path,
    vocabulary: Vocabulary,
    monkeypatch: pytest.MonkeyPatch,
    rows: list[tuple[object, object, object]],
) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("表")
        sheet.write_row(0, 0, ["学校", "学段", "在校生数", "占地面积（亩）", "合格率"])
        for at, cells in enumerate(rows, 1):
            sheet.write_row(at, 0, [f"校{at}", "小学" if at % 2 else "初中"])
            for column, cell in enumerate(cells, 2):
                if cell is not None:
                    sheet.write(at, column, cell)

    with monkeypatch.context() as patch:
        patch.setattr(tabulate, "LARGE", 10**9)
        small = read_tables([path], vocabulary)
    with monkeypatch.context() as patch:
        patch.setattr(tabulate, "LARGE", 1)
        big = read_tables([path], vocabulary)

    _same(small, big, vocabulary)


NUMBERS = st.one_of(
    st.just(""),
    st.integers(0, 10**20).map(str),
    st.decimals(0, 10**9, places=3).map(lambda one: f"{one:f}"),
    st.sampled_from(["-1", "0.10000000000000000555", "1234567890123456.5", "nan", "inf", "007"]),
)
NAMES = st.sampled_from(["合计", "总计小学", "注：", "平均", " 小 计", "Total", "合 计", "校"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=8), st.one_of(st.none(), NAMES))
def test_a_large_text_reads_like_a_small_one(
    write: Write,
    vocabulary: Vocabulary,
    monkeypatch: pytest.MonkeyPatch,
    rows: list[tuple[str, str]],
    last: str | None,
) -> None:
    lines = ["学校,学段,在校生数,占地面积（亩）,备注"]
    lines += [f"校{at},小学,{one},{two},x" for at, (one, two) in enumerate(rows)]
    lines += [f"{last},小学,3,4,x"] if last else []
    path = write("schools.csv", "\n".join(lines) + "\n")

    small = read_tables([path], vocabulary)
    with monkeypatch.context() as patch:
        patch.setattr(swift, "SWIFT", 1)
        big = read_tables([path], vocabulary)

    _same(small, big, vocabulary)


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize(
    ("text", "framed"),
    [
        ("学校,在校生数\n一,7\n二,8\n", True),
        ("学校,在校生数\r\n一,7\r\n二,8\r\n", True),
        ("标题,\n学校,在校生数\n一,7\n二,8\n", True),
        ('学校,在校生数\n"一",7\n"二,三","1,200"\n', True),
        ('学校,在校生数\n"一""二",7\n', False),
        ('学校,在校生数\n"一\n二",7\n', False),
        ('学校,在校生数\n一"二",7\n', False),
        ("学校,在校生数\n一,7\n二,约8\n", True),
        ("学校,在校生数\n一,7\n二,\n", True),
        ("学校,在校生数\n一,7\n二\n", False),
        ("学校,在校生数\n一,7\n二,8,\n", False),
        ("学校,在校生数,备注\n一,7,\n二,8\n三,9,,\n", False),
        ("学校,在校生数\n一,7\r二,8\n", False),
        ("学校,在校生数\n一,7\n\n二,8\n", False),
        ("学校,在校生数\n一,7\n合计,7\n", False),
        ("学校,在校生数\n一,7\n学校,在校生数\n", False),
        ("学校,学段,在校生数\n一,小学,7\n二,大学,7\n", False),
        ("学校,是否专款\n一,是\n二,否\n", True),
        ("学校,占地面积（亩）\n一,7.5\n二,8\n", True),
        ("学校,占地面积（亩）\n一,7.5\n二,1e1\n", True),
    ],
)
def test_only_what_is_written_plainly_is_read_in_columns(
    write: Write, vocabulary: Vocabulary, text: str, framed: bool
) -> None:
    path = write("a.csv", text)

    [table] = read_tables([path], vocabulary).tables

    assert isinstance(table, Framed)
    assert (table.origin is not None and isinstance(table.origin.row_numbers, range)) is framed


@pytest.mark.usefixtures("at_once")
def test_two_large_tables_of_a_kind_become_one(write: Write, vocabulary: Vocabulary) -> None:
    paths = [write("a.csv", "学校,在校生数\n一,7\n"), write("b.csv", "学校,在校生数\n二,8\n")]

    [table] = read_tables(paths, vocabulary).tables

    assert isinstance(table, Observed)
    assert table.values == {"students": [7, 8]}
    assert str(table.place(1, "students")).endswith("b.csv:2[B]")
