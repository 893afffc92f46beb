"""In which language the command line speaks: as asked, or as the locale does."""

from __future__ import annotations

from collections.abc import Sequence

from edustandards.wording.locale import locale_language


def language(arguments: Sequence[str]) -> str:
    """Return the language asked for by `--lang`, or that of the locale: zh or en."""
    for at, one in enumerate(arguments):
        if one == "--lang" and at + 1 < len(arguments):
            return "zh" if arguments[at + 1].startswith("zh") else "en"
        if one.startswith("--lang="):
            return "zh" if one[7:].startswith("zh") else "en"
    return locale_language()
