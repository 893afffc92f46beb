"""Sentences in Chinese and English, side by side, apart from the code that has something to say.

Each room has its table (`wording/units.py`, ...); a code stands in one table only.
"""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording import (
    against,
    calculator,
    calls,
    checks,
    cli,
    compare,
    comply,
    consistency,
    editor,
    embedding,
    evaluate,
    explain,
    html,
    inherit,
    kinds,
    lazy,
    lint,
    mapping,
    measures,
    office,
    packs,
    reports,
    site,
    tables,
    template,
    trial,
    units,
)
from edustandards.wording.text import Text

SENTENCES: Mapping[str, Text] = {
    **units.SENTENCES,
    **measures.SENTENCES,
    **checks.SENTENCES,
    **evaluate.SENTENCES,
    **explain.SENTENCES,
    **packs.SENTENCES,
    **kinds.SENTENCES,
    **lazy.SENTENCES,
    **inherit.SENTENCES,
    **compare.SENTENCES,
    **lint.SENTENCES,
    **trial.SENTENCES,
    **editor.SENTENCES,
    **tables.SENTENCES,
    **template.SENTENCES,
    **consistency.SENTENCES,
    **mapping.SENTENCES,
    **reports.SENTENCES,
    **site.SENTENCES,
    **calculator.SENTENCES,
    **office.SENTENCES,
    **against.SENTENCES,
    **comply.SENTENCES,
    **html.SENTENCES,
    **embedding.SENTENCES,
    **calls.SENTENCES,
    **cli.SENTENCES,
}


def sentence(code: str, lang: str, params: Mapping[str, object]) -> str:
    """Return the sentence `code` in `lang` (zh or en) with its parameters put in.

    >>> sentence("unit-unknown", "zh", {"text": "m3"})
    '不认识的单位“m3”'
    """
    return SENTENCES[code].say(lang).format_map(params)


__all__ = ["SENTENCES", "Text", "sentence"]
