"""Every sentence has both languages and the same parameters, is used, and stands once."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path
from string import Formatter

import pytest

from edustandards import wording
from edustandards.wording import SENTENCES

ROOT = Path(wording.__file__).parents[1]
ROOMS = [one.name for one in pkgutil.iter_modules(wording.__path__)]
SOURCE = "\n".join(
    path.read_text(encoding="utf-8") for path in ROOT.rglob("*.py") if path.parent.name != "wording"
).replace("'", '"')


def parameters(text: str) -> set[str]:
    return {name.split(".")[0] for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_codes_stand_once() -> None:
    found: dict[str, str] = {}
    for room in ROOMS:
        module = importlib.import_module(f"edustandards.wording.{room}")
        if not hasattr(module, "SENTENCES") or room == "files":
            continue
        for code in module.SENTENCES:
            assert code not in found, f"{code} stands in {room} and {found[code]}"
            found[code] = room
    assert set(found) == set(SENTENCES)


# What differs by language by intent: units are said in the language of the sentence.
PAIRED = re.compile(r"_zh$")


@pytest.mark.parametrize("code", SENTENCES)
def test_both_languages_say_the_same(code: str) -> None:
    text = SENTENCES[code]
    assert text.zh.strip()
    assert text.en.strip()
    chinese = {PAIRED.sub("", name) for name in parameters(text.zh)}
    english = {PAIRED.sub("", name) for name in parameters(text.en)}
    assert chinese == english
    assert any("一" <= sign <= "龥" for sign in text.zh) or text.zh == text.en or len(text.zh) < 40


def test_every_sentence_is_used() -> None:
    # Codes that are put together of a stem and a name.
    stems: tuple[str, ...] = (
        "verdict-",
        "help-",
        "confidence-",
        "column-",
        "track-",
        "why-",
        "rule-",
    )
    stems += ("turn-", "model-", "html-", "office-", "progress-")
    unknown = re.compile(r"-(unknown|near)$")
    unused = [
        code
        for code in SENTENCES
        if f'"{code}"' not in SOURCE
        and not code.startswith(stems)
        and f'"{unknown.sub("", code)}"' not in SOURCE
    ]
    assert unused == []


def test_every_code_has_its_sentence() -> None:
    called = re.compile(r'(?:problem|sentence|say|refused|refusal|unreadable)\(\s*"([a-z0-9_-]+)"')
    missing = {code for code in called.findall(SOURCE) if code not in SENTENCES}
    near = set(re.findall(r'\bunknown\(\s*"([a-z0-9_-]+)"', SOURCE))
    missing |= {f"{one}-{end}" for one in near for end in ("near", "unknown")} - set(SENTENCES)
    assert {code for code in missing if "-" in code} == set()
