"""A hook of MkDocs: the switch of languages leads to the same page in the other one."""

from __future__ import annotations

from posixpath import dirname, relpath
from typing import Any

NAMES = {"zh": "中文", "en": "English"}
ROOTS = {"zh": "", "en": "en/"}
"""The site in English lies within the Chinese one."""


def on_page_context(
    context: dict[str, Any],
    page: Any,  # noqa: ARG001 - MkDocs passes it by name
    config: Any,
    nav: Any,  # noqa: ARG001 - likewise
) -> dict[str, Any]:
    """Leave a mark for each language: MkDocs cannot write a link that leads out of its site."""
    config.extra["alternate"] = [
        {"name": name, "link": f"sister:{lang}", "lang": lang} for lang, name in NAMES.items()
    ]
    return context


def on_post_page(output: str, page: Any, config: Any) -> str:
    """Point the marks at the sisters of a page."""
    here = dirname(ROOTS[config.theme["language"]] + page.url) or "."
    for lang, root in ROOTS.items():
        output = output.replace(f'"sister:{lang}"', f'"{relpath(root + page.url, here)}"')
    return output
