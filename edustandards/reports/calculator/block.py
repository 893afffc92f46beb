"""The calculator of a standard as a block of a page, its data within, so that no server is needed.

`docs/assets/calculator/` has the scripts that bring it to life.
"""

from __future__ import annotations

from collections.abc import Iterator

from edustandards.checks.standard import Standard
from edustandards.packs.document import Example, PackDocument
from edustandards.reports.calculator.filled import input_of
from edustandards.reports.calculator.form import calculator_of
from edustandards.reports.json_text import json_text
from edustandards.wording import sentence

SCRIPTS = (
    *("numbers", "formulas", "judge", "shortfall", "findings"),
    *("words", "rows", "page"),
)
_ESCAPED = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&"})


def calculator_block(
    document: PackDocument, standard: Standard, example: Example | None, lang: str, assets: str
) -> Iterator[str]:
    """Return the lines of HTML of a calculator, or the sentence that says why there is none.

    `example` can be filled in at a press of a button. `assets` is the folder of scripts, as the
    page reaches it.
    """
    found = calculator_of(document, standard)
    if found.form is None:
        [why] = found.why_not
        reason = sentence(why.code, lang, {})
        yield f"<p>{sentence('calculator-none', lang, {'reason': reason})}</p>"
        return
    form = found.form
    if example is not None:
        form = {**form, "example": input_of(form, example)}
    data = json_text(form).translate(_ESCAPED)
    yield f'<div class="es-calculator" lang="{lang}">'
    yield f'<script type="application/json">{data}</script>'
    yield f"<noscript>{sentence('calculator-script', lang, {})}</noscript>"
    yield "</div>"
    for name in SCRIPTS:
        yield f'<script src="{assets}/calculator/{name}.js" defer></script>'
