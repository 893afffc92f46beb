"""Examples of a pack tried one after the other, each standard planned once for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from edustandards.checks.finding import Finding
from edustandards.evaluate.plans import Made
from edustandards.packs.document import Example, PackDocument
from edustandards.packs.trial.ready import Asking, asking, finding_of, ready
from edustandards.packs.tried import tried


def tried_together(
    document: PackDocument, examples: Iterable[Example]
) -> Iterator[tuple[Example, Finding]]:
    """Return examples in their order, each with its finding.

    >>> from edustandards.packs.library import load
    >>> pack = load("cn/quality-balanced@2017")
    >>> found = tried_together(pack, pack.examples)
    >>> all(finding.verdict is one.expect for one, finding in found)
    True
    """
    made: Made = {}
    asked: dict[str, Asking] = {}
    for one in examples:
        id_ = one.standard
        if id_ not in asked:
            asked[id_] = asking(document.standard(id_), made)
        finding = finding_of(ready(one, document.vocabulary), asked[id_])
        # Whoever a standard is not asked of has a finding that says so.
        yield one, finding or tried(document, one)
