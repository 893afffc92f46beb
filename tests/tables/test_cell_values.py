"""What cells are read as, in the unit of their field."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edustandards.measures.nodes import Field, Kind
from edustandards.measures.values import Unreadable
from edustandards.tables.cells import read_cell, read_column
from edustandards.units.parse import parse_quantity, parse_unit

STUDENTS = Field("students", parse_unit("student"))
AREA = Field("site_area", parse_unit("m²"))
RATE = Field("pass_rate", parse_unit("%"))
SIGNED = Field("growth", signed=True)
DEDICATED = Field("dedicated", kind=Kind.YES_NO)
LEVEL = Field("quality", kind=Kind.LEVEL, levels=("Ⅰ", "Ⅱ", "Ⅲ级"))
WORDS = Field("kind", kind=Kind.TEXT)
OPENED = Field("opened", kind=Kind.DATE)
ONE = Fraction(1)
MU = Fraction(2000, 3)


@pytest.mark.parametrize(
    ("field", "raw", "value"),
    [
        (STUDENTS, "1200", 1200),
        (STUDENTS, " 1200　", 1200),
        (STUDENTS, "1,200", 1200),
        (STUDENTS, "１，２００", 1200),
        (STUDENTS, "1200.50", Fraction(2401, 2)),
        (STUDENTS, "007", 7),
        (STUDENTS, "0", 0),
        (STUDENTS, 1200, 1200),
        (STUDENTS, 1200.0, 1200),
        (STUDENTS, 0.1, Fraction(1, 10)),
        (STUDENTS, 1e20, 10**20),
        (STUDENTS, Decimal("8.760"), Fraction(219, 25)),
        (STUDENTS, np.float64(8.76), Fraction(219, 25)),
        (STUDENTS, np.int64(3), 3),
        (STUDENTS, "300人", 300),
        (STUDENTS, "3.5万", 35_000),
        (STUDENTS, "１.２ 亿", 120_000_000),
        (STUDENTS, "0.00001万", Fraction(1, 10)),
        (AREA, "0.25 万平方米", 2500),
        (AREA, "1.5 亩", 1000),
        (AREA, parse_quantity("3 公顷"), 30_000),
        (RATE, "98.5", Fraction(197, 2)),
        (RATE, "98.5%", Fraction(197, 2)),
        (RATE, "９８.５％", Fraction(197, 2)),
        (SIGNED, "-3", -3),
        (SIGNED, "－3", -3),
        (SIGNED, -3.5, Fraction(-7, 2)),
    ],
)
def test_numbers_are_exact(field: Field, raw: object, value: object) -> None:
    assert read_cell(field, ONE, raw) == value


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("1.5", 1000),
        ("3", 2000),
        (1.5, 1000),
        (3, 2000),
        ("1", MU),
        # A cell that names its own unit means that, whatever the header says.
        ("0.25 万平方米", 2500),
        (parse_quantity("2500 m²"), 2500),
        ("0.3万", 2_000_000),
    ],
)
def test_the_unit_of_the_header_counts(raw: object, value: object) -> None:
    assert read_cell(AREA, MU, raw) == value


@pytest.mark.parametrize(
    "raw",
    [
        *(None, "", "  ", "　", "-", "--", "－", "—", "——", "–", "/", "／", "…", "......"),
        *("N/A", "n/a", "NA", "null", "None", "NaN", "无数据", "缺"),
        *(float("nan"), np.float64("nan"), Decimal("nan"), pd.NA, pd.NaT),
    ],
)
@pytest.mark.parametrize("field", [STUDENTS, DEDICATED, LEVEL, WORDS, OPENED])
def test_gaps_are_missing(field: Field, raw: object) -> None:
    assert read_cell(field, ONE, raw) is None


@pytest.mark.parametrize(
    ("field", "raw", "code"),
    [
        (STUDENTS, "约300", "cell-unreadable"),
        (STUDENTS, "约无", "cell-unreadable"),
        (STUDENTS, "12,5", "cell-unreadable"),
        (STUDENTS, "1 200", "cell-unreadable"),
        (STUDENTS, "1e3", "cell-unreadable"),
        (STUDENTS, "9" * 5000, "cell-unreadable"),
        (STUDENTS, "1:19", "cell-ratio"),
        (STUDENTS, "3.5万万", "cell-unreadable"),
        (STUDENTS, "万", "cell-unreadable"),
        (STUDENTS, "#NO-RESULT", "cell-no-result"),
        (STUDENTS, True, "cell-unreadable"),
        (STUDENTS, float("inf"), "cell-unreadable"),
        (STUDENTS, Decimal("sNaN"), "cell-unreadable"),
        (STUDENTS, [1, 2], "cell-unreadable"),
        (STUDENTS, np.array([1, 2]), "cell-unreadable"),
        (STUDENTS, date(2017, 1, 1), "cell-date"),
        (STUDENTS, "-3", "cell-negative"),
        (STUDENTS, -3, "cell-negative"),
        (STUDENTS, -0.5, "cell-negative"),
        (STUDENTS, "-3人", "cell-negative"),
        (STUDENTS, "3 平方米", "cell-unit"),
        (STUDENTS, "98 %", "cell-unit"),
        (STUDENTS, parse_quantity("3 元"), "cell-unit"),
        (STUDENTS, "#DIV/0!", "cell-error"),
        (STUDENTS, "#N/A", "cell-error"),
        (WORDS, "#REF!", "cell-error"),
        (DEDICATED, "也许", "cell-unreadable"),
        (DEDICATED, 2, "cell-unreadable"),
        (DEDICATED, date(2017, 1, 1), "cell-unreadable"),
        (LEVEL, "Ⅳ", "cell-unreadable"),
        (LEVEL, 3, "cell-unreadable"),
        (OPENED, "2017", "cell-unreadable"),
        (OPENED, "2017-02-30", "cell-unreadable"),
        (OPENED, 43832, "cell-unreadable"),
    ],
)
def test_what_cannot_be_read_is_kept_as_it_stands(field: Field, raw: object, code: str) -> None:
    value = read_cell(field, ONE, raw)

    assert isinstance(value, Unreadable)
    assert value.code == code
    assert 0 < len(value.text) <= 60


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        *(
            (word, True)
            for word in ("是", "有", "√", "yes", "Y", "TRUE", "1", "达到", True, 1, 1.0)
        ),
        *((word, False) for word in ("否", "无", "没有", "×", "no", "N", "False", "0", False, 0)),
        (np.bool_(1), True),
    ],
)
def test_yes_and_no(raw: object, value: bool) -> None:
    assert read_cell(DEDICATED, ONE, raw) is value


@pytest.mark.parametrize(
    ("raw", "value"),
    [("Ⅲ", "Ⅲ级"), ("III", "Ⅲ级"), ("iii级", "Ⅲ级"), ("Ⅲ级", "Ⅲ级"), (" Ⅰ ", "Ⅰ"), ("Ⅰ级", "Ⅰ")],
)
def test_levels_are_those_of_the_scale(raw: str, value: str) -> None:
    assert read_cell(LEVEL, ONE, raw) == value


@pytest.mark.parametrize(
    "raw",
    [
        *("2017-04-19", "2017/4/19", "2017.04.19", "2017年4月19日", "２０１７-4-19"),
        *(date(2017, 4, 19), datetime(2017, 4, 19, 8), pd.Timestamp("2017-04-19")),  # noqa: DTZ001
        np.datetime64("2017-04-19"),
    ],
)
def test_dates(raw: object) -> None:
    assert read_cell(OPENED, ONE, raw) == date(2017, 4, 19)


def test_text_is_kept_and_whole_floats_lose_their_point() -> None:
    assert read_column(WORDS, ONE, [" 九年一贯制 ", 3100000001.0, True]) == [
        *("九年一贯制", "3100000001", "True")
    ]


@given(
    st.lists(
        st.one_of(
            st.decimals(0, 10**12, places=3).map(lambda one: f"{one:f}"),
            st.integers(0, 10**15).map(str),
            st.floats(1e-30, 1e12),
            st.integers(0, 10**20),
        )
    ),
    st.fractions(min_value=Fraction(1, 1000), max_value=10_000, max_denominator=3000),
)
def test_a_column_holds_what_is_written_times_the_factor(cells: list[object], by: Fraction) -> None:
    expected = [
        Fraction(Decimal(repr(cell) if isinstance(cell, float) else str(cell))) * by
        for cell in cells
    ]

    assert read_column(AREA, by, cells) == expected


@given(
    st.sampled_from([STUDENTS, AREA, RATE, SIGNED, DEDICATED, LEVEL, WORDS, OPENED]),
    st.one_of(
        st.text(max_size=300),
        st.text(alphabet="0123456789.,-/％%万元人平方米每名学生 ：:年月日级ⅠI", max_size=20),
        st.floats(),
        st.integers(),
        st.booleans(),
        st.decimals(),
        st.dates(),
        st.binary(max_size=5),
        st.lists(st.integers(), max_size=2),
    ),
)
def test_any_cell_is_a_value_a_gap_or_unreadable(field: Field, raw: object) -> None:
    value = read_cell(field, Fraction(2), raw)

    if isinstance(value, int | Fraction) and not isinstance(value, bool):
        assert field.kind is Kind.NUMBER
        assert field.signed or value >= 0


def test_a_long_column_of_different_cells_is_read_like_a_short_one() -> None:
    texts = [str(one) for one in range(100_010)]
    floats = [one + 0.5 for one in range(100_010)]

    assert read_column(STUDENTS, ONE, texts) == list(range(100_010))
    assert read_column(STUDENTS, ONE, floats)[-1] == Fraction(200_019, 2)


def test_ten_thousand_in_a_column_of_ten_thousands_means_nobody_knows_what() -> None:
    assert read_cell(AREA, Fraction(10_000), "3.5万") == Unreadable("3.5万")
    assert read_cell(AREA, Fraction(10_000), "3.5万平方米") == 35_000


@pytest.mark.parametrize("raw", ["无", "没有", " 暂无 ", "不适用", "—", ""])
def test_what_may_be_zero_is_missing_until_somebody_says_so(raw: str) -> None:
    assert read_cell(STUDENTS, ONE, raw) is None
    assert read_column(STUDENTS, ONE, [raw, "3"], zero=True) == [0, 3]
    assert read_column(STUDENTS, ONE, [raw, "约3"], zero=True) == [0, Unreadable("约3")]
