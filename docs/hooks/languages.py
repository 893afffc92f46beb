"""A hook of MkDocs: the switch of languages leads to the same page in the other one."""

from __future__ import annotations

from typing import Any

NAMES = {"zh": "中文", "en": "English"}


def on_page_context(
    context: dict[str, Any],
    page: Any,
    config: Any,
    nav: Any,  # noqa: ARG001 - MkDocs passes it by name
) -> dict[str, Any]:
    """Point the switch at the sister of a page; the English site lies within the Chinese one."""
    here = config.theme["language"]
    roots = {"zh": "", "en": "en/"} if here == "zh" else {"zh": "../", "en": ""}
    config.extra["alternate"] = [
        {"name": NAMES[lang], "link": root + page.url, "lang": lang} for lang, root in roots.items()
    ]
    return context
