"""Writes the page of all standards from the packs: `python docs/hooks/standards_page.py`."""

from __future__ import annotations

from pathlib import Path

from edustandards.packs.library import editions, opening
from edustandards.reports.catalogue import catalogue

DOCS = Path(__file__).resolve().parents[1]
EXAMPLES = sorted((DOCS.parent / "examples" / "packs").glob("*.yaml"))
HEADS = {
    "zh": "# 全部标准\n\n本页由标准包生成；每条附一个恰在界线上的例子，已逐一运行。\n",
    "en": (
        "# All standards\n\nThis page is made from the packs; each standard has an example on its"
        " edge, which has been run.\n"
    ),
}


def page(lang: str) -> str:
    """Return the page in a language."""
    names: list[str | Path] = [*(one.name for one in editions()), *EXAMPLES]
    find = opening()
    parts = []
    for opened in (find(name, None) for name in names):
        above = {one for parent in opened.extends for one in parent.document.standards}
        parts.append("\n".join(catalogue(opened.document, lang, above)))
    return HEADS[lang] + "\n" + "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    for lang in HEADS:
        (DOCS / lang / "standards.md").write_text(page(lang), encoding="utf-8")
