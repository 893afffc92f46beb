"""A pack written out with all that it takes over: a pack itself, the same in every word."""

from __future__ import annotations

from pathlib import Path

import pytest

from edustandards.cli.main import main
from edustandards.packs.library import editions, load, opened
from edustandards.packs.shelf import shelf
from edustandards.reports.show_resolved import show_resolved
from tests.inherit.conftest import Home


@pytest.mark.parametrize("name", [one.name for one in editions()])
@pytest.mark.parametrize("why", [False, True])
def test_it_reads_back_as_the_same_pack(name: str, tmp_path: Path, *, why: bool) -> None:
    text = show_resolved(opened(name), [shelf()], "zh", why=why)
    path = tmp_path / "whole.yaml"
    path.write_text(text, encoding="utf-8")
    again, first = load(path), load(name)
    assert again.digest == first.digest
    assert again.standards == first.standards
    assert again.conclusion == first.conclusion
    assert again.split == first.split
    assert len(again.examples) == len(first.examples)


def test_names_of_the_packs_on_the_way_come_along(home: Home, tmp_path: Path) -> None:
    home.pack("prov", "fields:\n  pool: {title: 泳池, unit: m²}\n")
    body = "add:\n  pool: {on: school, indicator: pool, require: ≥ 50 m², reason: 新增}\n"
    home.pack("city", body, "prov@1")
    text = show_resolved(home.open("city"), [home.folder], "zh")
    (tmp_path / "whole.yaml").write_text(text, encoding="utf-8")
    whole = load(tmp_path / "whole.yaml", shelves=(home.folder,))
    assert whole.digest == home.open("city").document.digest
    assert whole.extends == ()


def test_each_value_says_its_line_its_reason_and_what_it_was(home: Home) -> None:
    home.pack("prov", 'set:\n  area: {require: {primary: "≥ 8 m²/student"}, reason: 本省更严}\n')
    home.pack(
        "city", 'set:\n  area: {require: {primary: "≥ 9 m²/student"}, reason: 本市更严}\n', "prov@1"
    )
    lines = show_resolved(home.open("city"), [home.folder], "zh", why=True).splitlines()
    [primary] = [line for line in lines if "primary:" in line]
    [junior] = [line for line in lines if "junior:" in line]
    assert primary.split("#")[1] == (
        " city/1.yaml:6 从这里改定：本市更严；原为 ≥ 8 m²/student（prov/1.yaml:6）"
    )
    assert junior.split("#")[1] == " nat/1.yaml:11"


def test_what_was_given_up_is_told(home: Home) -> None:
    home.pack("prov", "retire:\n  fund: {reason: 已无此项}\n")
    text = show_resolved(home.open("prov"), [home.folder], "en", why=True)
    assert "# fund: prov/1.yaml:6 retired here: 已无此项" in text


def test_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["show", "cn/example-city/quality-balanced", "--resolved"]
    assert main(arguments) == 0
    plain = capsys.readouterr().out
    assert "#" not in plain
    assert main([*arguments, "--why", "--lang", "en"]) == 0
    assert "was ≥ 7.5 平方米/生 (cn/quality-balanced/2017.yaml:" in capsys.readouterr().out
    assert main(["show", "cn/quality-balanced", "--why", "--lang", "en"]) == 2
    assert capsys.readouterr().err == "--why goes with --resolved [why-alone]\n"
