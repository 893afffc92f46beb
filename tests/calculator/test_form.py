"""The form of a standard: what it asks for, what it leaves out, and that it says so."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from edustandards.packs.library import editions, load
from edustandards.reports.calculator.block import SCRIPTS, calculator_block
from edustandards.reports.calculator.form import calculator_of
from edustandards.reports.calculator.offered import units_offered
from edustandards.units.convert import factor
from edustandards.units.parse import parse_unit

ASSETS = Path(__file__).resolve().parents[2] / "docs" / "assets" / "calculator"
BEYOND = {
    "modernisation": "calculator-beyond-index",
    "national-balance": "calculator-beyond-depth",
    "internationalisation-stages": "calculator-beyond-index",
    "interests": "calculator-beyond-years",
    "spending": "calculator-beyond-years",
    "internationalisation": "calculator-beyond-index",
}


@pytest.mark.parametrize("name", [one.name for one in editions()])
def test_all_but_a_few_standards_have_a_calculator(name: str) -> None:
    document = load(name)
    found = {one.id: calculator_of(document, one) for one in document.standards}
    without = {id_: one.why_not[0].code for id_, one in found.items() if one.form is None}
    assert without == (BEYOND if name == "cn/city-plan@draft" else {})


def test_a_form_asks_for_what_the_standard_reads() -> None:
    document = load("cn/quality-balanced@2017")
    form = calculator_of(document, document.standard("sports-area")).form
    assert form is not None
    assert form["calculator"] == 1
    assert list(form["own"]) == [
        "school_kind",
        "students",
        "sports_field_area",
        "gymnasium_area",
        "gym_area",
    ]
    assert form["own"]["school_kind"]["words"] == ["教学点", "小学教学点"]
    assert form["own"]["students"]["counted"] is True
    assert [one["id"] for one in form["stages"]][:2] == ["primary", "junior"]
    assert form["parts"] == {}
    assert json.loads(json.dumps(form)) == form


def test_a_county_asks_for_its_schools() -> None:
    document = load("cn/quality-balanced@2017")
    form = calculator_of(document, document.standard("equipment-balance")).form
    assert form is not None
    assert form["own"] == {}
    assert set(form["parts"]["school"]["fields"]) == {"students", "equipment_value", "school_kind"}


def test_eased_limits_are_worked_out_beforehand() -> None:
    document = load("cn/quality-balanced@2017")
    form = calculator_of(document, document.standard("resources")).form
    assert form is not None
    assert '"51/8"' in json.dumps(form["check"]), "85 % of 7.5 is 6.375"


@pytest.mark.parametrize("text", ["m²", "元", "学生", "%", "", "m"])
def test_units_are_offered_with_exact_factors(text: str) -> None:
    own = parse_unit(text)
    first, *others = units_offered(own)
    assert first["by"] == "1"
    for one in (first, *others):
        assert one["by"] == str(factor(parse_unit(one["zh"]), own))
        assert one["by"] == str(factor(parse_unit(one["en"]), own))
        assert all(parse_unit(name) == parse_unit(one["zh"]) for name in one["names"])


def test_a_mu_is_two_thousand_thirds_of_a_square_metre() -> None:
    by = {one["zh"]: one["by"] for one in units_offered(parse_unit("m²"))}
    assert by["亩"] == "2000/3"


def test_nothing_in_a_pack_can_end_the_script_that_holds_it(tmp_path: Path) -> None:
    pack = tmp_path / "pack.yaml"
    pack.write_text(
        "pack: my/own\nedition: '1'\ntitle: {zh: 甲, en: </script><b>}\nstandards:\n"
        "  one:\n    title: {zh: </script><img src=x onerror=alert(1)>, en: a & b}\n"
        "    on: school\n    indicator: students\n    require: ≥ 1 student\n",
        encoding="utf-8",
    )
    document = load(pack)
    lines = list(calculator_block(document, document.standards[0], None, "zh", "../assets"))
    [data] = [line for line in lines if "application/json" in line]
    assert data.count("<") == 2
    inside = re.fullmatch(r'<script type="application/json">(.*)</script>', data)
    assert inside is not None
    assert json.loads(inside[1])["title"]["zh"] == "</script><img src=x onerror=alert(1)>"


def test_what_keeps_a_standard_out_is_said_in_both_languages() -> None:
    document = load("cn/city-plan@draft")
    standard = document.standard("spending")
    for lang, words in (("zh", "往年的数据"), ("en", "figures of earlier years")):
        [line] = calculator_block(document, standard, None, lang, "assets")
        assert words in line


def test_pages_load_scripts_that_are_there() -> None:
    assert all((ASSETS / f"{name}.js").exists() for name in SCRIPTS)


def test_scripts_say_the_same_things_in_both_languages() -> None:
    text = (ASSETS / "words.js").read_text(encoding="utf-8")
    chinese, english = text.split("\n  en: {")
    keys = re.compile(r'^    (?:"([\w-]+)"|(\w+)): ', re.MULTILINE)
    assert keys.findall(chinese) == keys.findall(english)
    used = "".join(path.read_text(encoding="utf-8") for path in ASSETS.glob("*.js"))
    for quoted, plain in keys.findall(chinese):
        assert len(re.findall(rf"\b{quoted or plain}\b", used)) > 2, quoted or plain
