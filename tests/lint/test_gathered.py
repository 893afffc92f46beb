"""Files that are gathered from folders."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from edustandards.packs.lint.gather import gathered
from edustandards.packs.lint.run import Wanted, look


def test_a_link_that_leads_to_itself_is_told_as_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    [path], wrong = gathered([str(tmp_path)])
    assert not wrong
    [remark] = look(path, Wanted(date(2024, 1, 1))).remarks
    assert remark.rule in {"pack-file-links", "pack-file-unreadable"}
