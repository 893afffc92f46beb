"""In which language the command line speaks: as asked, or as the locale does."""

from __future__ import annotations

import os
from collections.abc import Sequence


def language(arguments: Sequence[str]) -> str:
    """Return the language asked for by `--lang`, or that of the locale: zh or en."""
    for at, one in enumerate(arguments):
        if one == "--lang" and at + 1 < len(arguments):
            return "zh" if arguments[at + 1].startswith("zh") else "en"
        if one.startswith("--lang="):
            return "zh" if one[7:].startswith("zh") else "en"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "zh" if os.environ[name].startswith("zh") else "en"
    return "en"
