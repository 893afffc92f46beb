"""Each rule has a page in both languages, whose packs have the slip, and have it no more."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from edustandards.packs.lint.rules import ABOUT_IGNORES, IN_ALL, IN_PACKS, RULES
from edustandards.wording import SENTENCES
from tests.lint.looking import looked

DOCS = Path(__file__).resolve().parents[2] / "docs"
PART = re.compile(
    r"<!-- (?P<name>bad|good|beside) -->\n"
    r"(?:```yaml\n(?P<fenced>.*?)```|\n(?P<raw>(?: {4}[^\n]*\n)+))",
    re.DOTALL,
)
ALSO = {"ignore-reason": {"missing-clause"}}
"""What a page shows beside its own rule: an ignore without a reason ignores nothing."""


def parts(lang: str, rule: str) -> dict[str, str]:
    text = (DOCS / lang / "lint" / f"{rule}.md").read_text(encoding="utf-8")
    return {
        found["name"]: found["fenced"] or re.sub(r"^ {4}", "", found["raw"], flags=re.MULTILINE)
        for found in PART.finditer(text)
    }


@pytest.mark.parametrize("rule", RULES)
def test_the_pack_of_a_page_has_its_slip_and_the_mended_one_none(rule: str, tmp_path: Path) -> None:
    told = parts("zh", rule)
    if "beside" in told:
        (tmp_path / "beside.yaml").write_text(told["beside"], encoding="utf-8")
    bad = {one.rule for one in looked(told["bad"], tmp_path).remarks}
    assert bad == {rule} | ALSO.get(rule, set())
    assert looked(told["good"], tmp_path).remarks == ()


@pytest.mark.parametrize("rule", RULES)
def test_both_languages_show_the_same_packs(rule: str) -> None:
    assert parts("zh", rule) == parts("en", rule)
    assert set(parts("zh", rule)) >= {"bad", "good"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_rule_stands_in_the_table_with_its_title_and_no_page_is_left_over(lang: str) -> None:
    text = (DOCS / lang / "lint.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"^\| \[`([\w-]+)`\]\(lint/[\w-]+\.md\) \| (\S+) \| (.+?) \|", text, re.MULTILINE
    )
    assert [row[0] for row in rows] == list(RULES)
    assert [row[2] for row in rows] == [SENTENCES[f"rule-{id_}"].say(lang) for id_ in RULES]
    pages = {path.stem for path in (DOCS / lang / "lint").glob("*.md")}
    assert pages == set(RULES)


def test_every_rule_is_looked_for() -> None:
    assert set(RULES) == set(IN_ALL) | set(IN_PACKS) | ABOUT_IGNORES
    assert not set(IN_ALL) & set(IN_PACKS)
