"""What a run has measured, kept for the page of benchmarks where `--write` is said."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TypedDict

OUT = Path(__file__).resolve().parents[1] / "docs" / "benchmarks"


class Measured(TypedDict, total=False):
    """One thing measured: its name on the page, the figure, its unit, and what it should be."""

    what: str
    value: float
    unit: str
    target: float


def keep(name: str, found: list[Measured]) -> None:
    """Write what was measured into the file of that name."""
    if "--write" not in sys.argv:
        return
    OUT.mkdir(exist_ok=True)
    text = json.dumps(found, indent=1)
    (OUT / f"{name}.json").write_text(text + "\n", encoding="utf-8")
