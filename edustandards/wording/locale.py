"""In which of the two languages whoever reads this is at home."""

from __future__ import annotations

import os


def locale_language() -> str:
    """Return the language of the locale: zh or en."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "zh" if os.environ[name].startswith("zh") else "en"
    return "en"
