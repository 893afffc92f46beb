"""An example tried: the finding of its standard on what it gives."""

from __future__ import annotations

from edustandards.checks.finding import Finding
from edustandards.evaluate.run import evaluate
from edustandards.packs.document import Example, PackDocument
from edustandards.packs.examples import NAME


def tried(document: PackDocument, example: Example) -> Finding:
    """Return the finding of an example, through the same way that data goes.

    >>> from edustandards.packs.library import load
    >>> pack = load("cn/quality-balanced@2017")
    >>> tried(pack, pack.examples[0]).verdict is pack.examples[0].expect
    True
    """
    standard = document.standard(example.standard)
    results = evaluate([standard], example.tables, document.vocabulary, example.given)
    [judged] = results.judged
    for index, (entity, stage, period) in enumerate(
        zip(judged.entities, judged.stages, judged.periods, strict=True)
    ):
        if entity == NAME and stage == example.stage and period == example.period:
            return judged.finding(index)
    return judged.finding(0)
