"""All benchmarks, one after the other, each in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

for name in (
    "start.py",
    "one_school.py",
    "columns.py",
    "engines.py",
    "scale.py",
    "limits.py",
    "kinds.py",
    "packs.py",
    "compare.py",
    "tables.py",
    "embedding.py",
    "reports.py",
    "workbook.py",
    "peers/run.py",
):
    subprocess.run([sys.executable, Path(__file__).parent / name], check=True)
    print(flush=True)
