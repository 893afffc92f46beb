"""Boxes read what the library reads, to the same exact number, and refuse what it refuses."""

from __future__ import annotations

import json
import shutil
import subprocess
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest

from edustandards.errors import EdustandardsError
from edustandards.reports.calculator.offered import units_offered
from edustandards.units.convert import factor
from edustandards.units.parse import parse_quantity, parse_unit

NODE = shutil.which("node")
SCRIPT = Path(__file__).with_name("read.js")
PIECES = (
    *"0123456789",
    *"０３６",
    *[",", "，", ".", "．", "-", "−", "+", " ", "_", "e5", "/", "(", ")", ":", "%"],
    *["万", "亿", "千", "百万", "元", "万元", "平方米", "亩", "m²", "m2", "公顷", "㎡"],
)
WRITTEN = (
    "3,600", "３，６００．５", "0.25万", "0.25 万平方米", "6.375", "2000", "3 亩", "-5", "−5", "+7",
    "1,00", "12,345,678.90", ".5", "5.", "1e3", "1 000", "1_000", "007", "(120/13)", "(1/0)",
    "万", "3万亩", "5 ha", "1.5亿", "9" * 40, "9" * 41, "2500㎡", "2500 平米", "15 ％", "1:19",
)  # fmt: skip


@pytest.mark.skipif(NODE is None, reason="node is not installed")
@pytest.mark.parametrize("unit", ["m²", "元", "学生", "%", ""])
def test_boxes_read_as_the_library_does(unit: str) -> None:
    random = Random(unit)
    made = ["".join(random.choices(PIECES, k=random.randint(1, 6))) for _ in range(600)]
    texts = [*WRITTEN, *made]
    offered = units_offered(parse_unit(unit))
    agreed = 0
    for text, found in zip(texts, _read(offered, texts), strict=True):
        number = _number(text, unit)
        if "value" in found:
            # A page knows fewer units than the library, and reads nothing that it does not.
            assert number == Fraction(found["value"]), text
            agreed += 1
        elif number is not None:
            assert found["problem"] in {"unit", "expected"}, text
    assert agreed > 40


def _number(text: str, unit: str) -> Fraction | None:
    own = parse_unit(unit)
    try:
        quantity = parse_quantity(text, own)
        return quantity.number * factor(quantity.unit, own)
    except EdustandardsError:
        return None


def _read(offered: list[dict[str, Any]], texts: list[str]) -> list[dict[str, str]]:
    assert NODE is not None
    done = subprocess.run(
        [NODE, str(SCRIPT)],
        input=json.dumps({"units": offered, "texts": texts}),
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    found: list[dict[str, str]] = json.loads(done.stdout)
    return found
