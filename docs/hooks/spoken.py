"""A hook of MkDocs: the search, which the theme leaves without a name, says what it is."""

from __future__ import annotations

from typing import Any

BARE = 'role="dialog"'
NAMES = {"zh": "搜索", "en": "Search"}


def on_post_page(
    output: str,
    page: Any,  # noqa: ARG001 - MkDocs passes it by name
    config: Any,
) -> str:
    """Name the search for those who hear the page."""
    return output.replace(BARE, f'{BARE} aria-label="{NAMES[config.theme["language"]]}"')
