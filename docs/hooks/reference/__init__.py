"""The pages of reference that are made from the code itself, so that they say what it does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from reference import keys, measured, messages, schemas, spellings, verbs

FOLDER = "reference"
"""Where the pages stand within the site."""

Lines = Iterator[str]

PAGES: Mapping[str, Callable[[str], Lines]] = {
    "keys.md": keys.page,
    "cli.md": verbs.page,
    "errors.md": messages.page,
    "unit-names.md": spellings.page,
    "schemas.md": schemas.page,
    "benchmarks.md": measured.page,
}
"""What makes each page, in a language."""


def pages(lang: str) -> Iterator[tuple[str, str]]:
    """Return the path within the site and the text of each page and each schema, in zh or en."""
    for name, made in PAGES.items():
        yield f"{FOLDER}/{name}", "\n".join(made(lang)).rstrip() + "\n"
    for name, text in schemas.files(lang):
        yield f"{FOLDER}/{name}", text
