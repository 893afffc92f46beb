"""Writes what the site is built from beside what is written by hand.

`python docs/hooks/generate.py`, before a build.

The catalogue comes from the packs, the reference from the program; styles and scripts are the same
in both languages. None of it is kept in the repository.
"""

from __future__ import annotations

import shutil
from itertools import chain
from pathlib import Path

import reference

from edustandards.packs.library import editions, opening
from edustandards.packs.vocabulary import load_vocabulary
from edustandards.reports.site.pages import pages
from edustandards.reports.site.shelf import ROOT, shelf_of

DOCS = Path(__file__).resolve().parents[1]
LANGUAGES = ("zh", "en")


def main() -> None:
    """Write both languages anew, and nothing of before is left."""
    find = opening()
    shelf = shelf_of([find(one.name, None) for one in editions()], load_vocabulary())
    for lang in LANGUAGES:
        for folder in (ROOT, reference.FOLDER, "assets"):
            shutil.rmtree(DOCS / lang / folder, ignore_errors=True)
        shutil.copytree(DOCS / "assets", DOCS / lang / "assets")
        for path, text in chain(pages(shelf, lang), reference.pages(lang)):
            page = DOCS / lang / path
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
