"""Where the packs and vocabularies that come with the library are found."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def shelf() -> Path:
    """Return the folder of packs: inside the package once built, beside it in a working copy.

    >>> (shelf() / "vocabulary").is_dir()
    True
    """
    inside = _PACKAGE / "standards"
    return inside if inside.is_dir() else _PACKAGE.parent / "standards"
