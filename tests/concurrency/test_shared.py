"""Packs, reports and files that several threads or processes have hold of at once.

Threads are switched between as often as Python can, and set off together on objects that nobody has
used before, so that whatever is made on first use is made by several of them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from threading import Barrier
from typing import TypeVar

import pytest

import edustandards as es
from edustandards.reports.file import write_file
from tests.reports.world import EXAMPLES

T = TypeVar("T")
THREADS = 8
COUNTY = [EXAMPLES / f"generated-county-{one}.csv" for one in ("schools", "classes")]
NAME = "cn/quality-balanced@2017"
RECORD = {"stage": "primary", "students": 400, "sports_field_area": 2500, "gym_area": 499}
SUFFIXES = ("json", "csv", "md", "html", "xml", "sarif", "xlsx", "docx", "parquet")


@pytest.fixture(autouse=True)
def _often() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


def together(do: Callable[[int], T]) -> list[T]:
    """Return what each thread finds, all of them set off at once; an error of one is raised."""
    start = Barrier(THREADS)

    def one(at: int) -> T:
        start.wait(timeout=60)
        return do(at)

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(one, range(THREADS)))


def said(pack: es.Pack) -> str:
    return "\n".join(one.explain("zh") for one in pack.judge(RECORD).values())


def test_a_pack_that_nobody_used_before() -> None:
    expected = said(es.load_pack(NAME))
    pack = es.load_pack(NAME)
    assert together(lambda _: said(pack)) == [expected] * THREADS


def test_packs_are_loaded_side_by_side() -> None:
    names = [NAME, "cn/city-plan", "in/rte", "cn/liaoning/quality-balanced"] * 2
    expected = [es.load_pack(name).document.digest for name in names]
    assert together(lambda at: es.load_pack(names[at]).document.digest) == expected


def test_one_pack_on_many_tables() -> None:
    pack = es.load_pack(NAME)
    tables = [[RECORD | {"school": f"{at}", "students": 300 + at}] for at in range(THREADS)]
    expected = [es.load_pack(NAME).evaluate(one).findings for one in tables]
    assert together(lambda at: pack.evaluate(tables[at]).findings) == expected


def test_one_report_written_in_every_format_at_once(tmp_path: Path) -> None:
    pack = es.load_pack(NAME)
    given = pack.given(as_of="2024-09-01")
    alone, shared = (pack.evaluate(COUNTY, given=given) for _ in range(2))
    for suffix in SUFFIXES:
        alone.write(tmp_path / f"alone.{suffix}")
    ways = [[*SUFFIXES[at:], *SUFFIXES[:at]] for at in range(THREADS)]

    def write(at: int) -> None:
        for suffix in ways[at][:2]:
            shared.write(tmp_path / f"{at}.{suffix}")

    together(write)
    for at, way in enumerate(ways):
        for suffix in way[:2]:
            written = (tmp_path / f"{at}.{suffix}").read_bytes()
            assert written == (tmp_path / f"alone.{suffix}").read_bytes(), suffix


def _text(at: int) -> str:
    return f"{at}\n" * 20_000


def _write(path: str, at: int) -> None:
    for _ in range(10):
        write_file(Path(path), [_text(at)])


def _whole(path: Path, writers: Sequence[int]) -> None:
    assert path.read_text(encoding="utf-8") in {_text(at) for at in writers}
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_threads_that_write_one_file_leave_one_of_their_texts(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    together(lambda at: _write(str(path), at))
    _whole(path, range(THREADS))


@pytest.mark.parametrize("how", ["fork", "spawn"])
def test_processes_that_write_one_file_leave_one_of_their_texts(how: str, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    with ProcessPoolExecutor(2, mp_context=get_context(how)) as pool:
        list(pool.map(_write, [str(path)] * 4, range(4)))
    _whole(path, range(4))


def _counted(report: es.Report) -> dict[str, int]:
    return {verdict.value: many for verdict, many in report.summary().items()}


@pytest.mark.parametrize("how", ["fork", "spawn"])
def test_packs_and_reports_go_to_processes_and_come_back(how: str) -> None:
    pack = es.load_pack(NAME)
    expected = said(pack)
    report = pack.evaluate(COUNTY)
    with ProcessPoolExecutor(2, mp_context=get_context(how)) as pool:
        assert list(pool.map(said, [pack] * 2)) == [expected] * 2
        assert list(pool.map(_counted, [report] * 2)) == [_counted(report)] * 2
        [back] = pool.map(pack.evaluate, [COUNTY])
        assert back.findings == report.findings
