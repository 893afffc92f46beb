"""A large text read in columns says what the reader that looks at every cell says of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edustandards.errors import DataError
from edustandards.measures.vocabulary import Vocabulary
from edustandards.tables import swift
from edustandards.tables.read import read_tables
from edustandards.tables.reading import Reading
from tests.tables.alike import hold_alike

pytest.importorskip("polars")
Write = Callable[..., Path]

KEYS = ("学校", "区县", "学段", "年度")
FIELDS = ("在校生数", "占地面积（亩）", "增长", "合格率（%）", "是否专款", "监测等级", "建校日期")
OTHERS = ("序号", "", "备注", "未知")
NAMES = st.one_of(
    st.integers(0, 10**7).map(str),
    st.integers(0, 30).map("第{}小学".format),
    st.sampled_from(
        ["", "合计", " 小 计", "注：略", "校 ", "　东校", "a,b", 'c"d', "Total", "学校"]
    ),
)
CELLS = {
    "学校": NAMES,
    "区县": st.sampled_from(["甲县", "乙县", "甲县 ", "", "合计", "100001", "1001"]),
    "学段": st.sampled_from(["小学", "初中", "初中 ", "Primary", "大学", "", "总计"]),
    "年度": st.sampled_from(["2020", "2021学年", "2020-2021", "２０２２", "去年", ""]),
    "是否专款": st.sampled_from(["是", "否", "", "有", "x"]),
    "监测等级": st.sampled_from(["Ⅰ", "Ⅲ级", "4", ""]),
    "建校日期": st.sampled_from(["2001-02-03", "2001年2月3日", "", "x"]),
}
NUMBERS = st.one_of(
    st.integers(0, 5000).map(str),
    st.integers(0, 10**17).map(str),
    st.decimals(0, 10**6, places=2).map("{:f}".format),
    st.sampled_from(["", "", "—", "无", "1,200", "约3", "3.5万", "98%", " 7 ", "+5", "-5", "-0"]),
    st.sampled_from(["1e3", ".5", "5.", "007", "inf", "nan", "#N/A", "0.10000000000000001"]),
    st.sampled_from(["123456789012345", "12345678.90123456", "1234567890123.456", "１２", "1_0"]),
)
PLAIN = st.integers(0, 10**6).map(lambda one: f"{one / 100:.2f}")


@st.composite
def texts(draw: st.DrawFn) -> bytes:
    """Texts as programs write them, most of them plain, some with whatever people do to them."""
    headers = ["学校", *draw(st.lists(st.sampled_from([*KEYS[1:], *FIELDS, *OTHERS]), unique=True))]
    headers = draw(
        st.permutations([*headers, "在校生数"] if "在校生数" not in headers else headers)
    )
    plain = draw(st.booleans())
    rows: list[list[str]] = []
    for at in range(draw(st.integers(1, 6))):
        row = []
        for header in headers:
            if plain and header in KEYS:
                row.append({"学校": f"校{at}", "区县": "甲县", "学段": "小学"}.get(header, "2020"))
            elif plain and header == "在校生数":
                row.append(draw(PLAIN))
            else:
                row.append(draw(CELLS.get(header, NUMBERS)))
        rows.append(row)
    title = [["某市学校情况表"]] if draw(st.booleans()) else []
    eol = draw(st.sampled_from(["\n", "\r\n"]))
    out = io.StringIO()
    match draw(st.integers(0, 2)):
        case 0:
            writer = csv.writer(out, lineterminator=eol)
        case 1:
            writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator=eol)
        case _:
            writer = csv.writer(out, quoting=csv.QUOTE_NONE, escapechar="\\", lineterminator=eol)
    writer.writerows([*title, headers, *rows])
    text = out.getvalue()
    if not plain or draw(st.integers(0, 3)) == 0:
        at = draw(st.integers(0, len(text)))
        text = (
            text[:at] + draw(st.sampled_from(["", '"', "\n", "\r", "\r\n", ",", " "])) + text[at:]
        )
    text = text[: len(text) - draw(st.integers(0, 2))]
    return text.encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "gb18030"])))


def _read(path: Path, vocabulary: Vocabulary) -> Reading | list[str]:
    try:
        return read_tables([path], vocabulary)
    except DataError as error:
        return [*map(str, error.problems)]


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)
@given(texts())
def test_a_text_read_in_columns_reads_like_one_read_by_cells(
    tmp_path: Path, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch, raw: bytes
) -> None:
    path = tmp_path / "schools.csv"
    path.write_bytes(raw)

    slow = _read(path, vocabulary)
    with monkeypatch.context() as patch:
        patch.setattr(swift, "SWIFT", 1)
        quick = _read(path, vocabulary)

    if not isinstance(slow, Reading) or not isinstance(quick, Reading):
        assert quick == slow
        return
    hold_alike(slow, quick, vocabulary)
    assert quick.notes == slow.notes
    assert (quick.understood, quick.ignored) == (slow.understood, slow.ignored)
    assert (quick.sheets, quick.totals) == (slow.sheets, slow.totals)
