"""What a program holds cannot be changed, and is the same in threads, processes and tasks."""

from __future__ import annotations

import asyncio
import copy
import pickle
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import FrozenInstanceError
from fractions import Fraction
from multiprocessing import get_context
from typing import Any

import pytest

import edustandards as es

AREA = es.field("area", "m²") / es.field("students", "student") >= "7.5 m²/student"
PACK = es.load_pack("cn/quality-balanced@2017")
RECORD = {"stage": "primary", "students": 400, "sports_field_area": 2500, "gym_area": 499}


def held() -> dict[str, Any]:
    return {
        "quantity": es.quantity("7.50 m²/student"),
        "check": AREA,
        "composition": AREA & ~AREA,
        "standard": PACK["sports-area"],
        "finding": PACK["sports-area"](RECORD),
        "pack": PACK,
        "formula": es.field("area", "m²") / es.field("students", "student"),
    }


@pytest.mark.parametrize("name", held())
def test_it_is_equal_to_its_copies(name: str) -> None:
    one = held()[name]
    if name == "formula":  # its == makes a check
        assert repr(copy.copy(one)) == repr(pickle.loads(pickle.dumps(one))) == repr(one)
        return
    for other in (copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):
        assert other == one
        assert hash(other) == hash(one)


@pytest.mark.parametrize("name", held())
def test_it_cannot_be_changed(name: str) -> None:
    one = held()[name]
    for attribute in ("number", "node", "verdict", "document", "anything"):
        with pytest.raises((FrozenInstanceError, AttributeError, TypeError)):
            setattr(one, attribute, 1)


def judged(record: dict[str, Any]) -> tuple[str, Fraction | None, str]:
    finding = PACK["sports-area"](record)
    return finding.verdict.value, finding.margin, finding.explain("zh")


RECORDS = [RECORD | {"gym_area": area} for area in range(490, 510)]


def test_threads_share_checks_and_findings() -> None:
    expected = [judged(record) for record in RECORDS]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(judged, RECORDS * 20)) == expected * 20
        shared = PACK["sports-area"](RECORD)
        read: list[Callable[[], object]] = [
            lambda: shared.margin,
            lambda: shared.shortfall,
            lambda: shared.evidence,
            lambda: shared.explain("en"),
        ]
        alone = PACK["sports-area"](RECORD)
        said = [alone.margin, alone.shortfall, alone.evidence, alone.explain("en")]
        assert list(pool.map(lambda one: one(), read * 50)) == said * 50


def test_threads_that_use_a_pack_first_at_the_same_time() -> None:
    fresh = pickle.loads(pickle.dumps(PACK))
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda record: fresh.verdicts(record)["sports-area"], RECORDS * 4))
    assert found == [PACK.verdicts(record)["sports-area"] for record in RECORDS] * 4


def test_processes_get_checks_and_give_findings() -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        found = list(pool.map(AREA, [{"area": area, "students": 100} for area in (749, 750)]))
    assert [one.verdict for one in found] == [es.Verdict.NOT_MET, es.Verdict.MET]
    assert found[0].margin == Fraction(-1, 100)


def test_tasks_share_a_pack() -> None:
    async def one(record: dict[str, Any]) -> str:
        await asyncio.sleep(0)
        return judged(record)[0]

    async def all_of_them() -> list[str]:
        return await asyncio.gather(*(one(record) for record in RECORDS))

    assert asyncio.run(all_of_them()) == [judged(record)[0] for record in RECORDS]


def test_nothing_is_written_and_no_frame_library_loaded() -> None:
    code = (
        "import sys, edustandards as es\n"
        "heavy = {'polars', 'pandas', 'pyarrow', 'narwhals', 'pint', 'numpy'}\n"
        "assert not heavy & set(sys.modules)\n"
        "pack = es.load_pack('cn/quality-balanced@2017')\n"
        "pack.judge({'stage': 'primary', 'students': 400})\n"
        "assert not {'polars', 'pandas', 'pyarrow'} & set(sys.modules)\n"
        "import logging; assert not logging.getLogger().handlers\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("", "")
