"""`report` on files that `check` wrote."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.reports.test_against import schools


def test_the_verb(tmp_path: Path, run: Run) -> None:
    for name, area in (("a", 800), ("b", 700)):
        schools(area, 2).write(tmp_path / f"{name}.json")
    a, b = str(tmp_path / "a.json"), str(tmp_path / "b.json")
    lost = run("report", b, "--against", a, "--lang", "en")
    assert lost.status == 1
    assert "0 won, 2 lost" in lost.out
    assert run("report", a, "--against", b).status == 0
    assert run("report", b, "--against", a, "--exit-zero").status == 0
    kept = str(tmp_path / "c.json")
    assert run("report", b, "--against", a, "--format", "json", "-o", kept).status == 1
    assert json.loads(Path(kept).read_text(encoding="utf-8"))["summary"]["lost"] == 2
    assert "# " in run("report", b, "--against", a, "--format", "md").out
    broken = run("report", kept, "--against", a)
    assert broken.status == 2
    assert "saved-no-report" in broken.err
