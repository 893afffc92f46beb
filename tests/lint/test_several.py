"""Many files are looked at in their order, and alike on one core and on two."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from edustandards.packs.lint import several
from edustandards.packs.lint.run import Wanted, look
from edustandards.packs.lint.several import FEW, looked_at
from tests.lint.looking import TODAY, standard


def paths(folder: Path) -> list[Path]:
    found = []
    for at in range(FEW + 3):
        path = folder / f"{at}.yaml"
        text = standard("indicator: students", f'require: "≤ {at} 生"')
        path.write_text(text if at != 4 else "pack: [\n", encoding="utf-8")
        found.append(path)
    return found


@pytest.mark.parametrize("forks", [True, False])
def test_alike_on_one_core_and_on_two(
    forks: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if threading.active_count() > 1:
        forks = False
    monkeypatch.setattr(several, "_may_fork", lambda: forks)
    wanted = Wanted(TODAY)
    found = list(looked_at(paths(tmp_path), wanted))
    assert found == [look(path, wanted) for path in paths(tmp_path)]
    assert [one.loads for one in found] == [at != 4 for at in range(FEW + 3)]


def test_a_process_with_threads_is_not_copied() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert not several._may_fork()
    finally:
        done.set()
        thread.join()
