"""All standards of packs as a page of Markdown: what each asks, its kinds, an example of each."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from edustandards.checks.kinds import kinds_of
from edustandards.checks.shown import show_observed
from edustandards.checks.standard import Standard
from edustandards.packs.document import Example, PackDocument
from edustandards.packs.tried import tried
from edustandards.reports.screen import Screen
from edustandards.reports.show_pack import show_standard
from edustandards.units.unit import ONE

WIDE = 10_000


def catalogue(document: PackDocument, lang: str, above: Collection[Standard] = ()) -> Iterator[str]:
    """Return the lines of a pack as Markdown, each standard with an example that has been run.

    Of a pack that extends others only what differs from the standards `above` it is told.

    Raises:
        ValueError: where an example does not find what it expects.
    """
    screen = Screen(lang, WIDE)
    yield f"## {_plain(document.title.say(lang))}"
    yield ""
    yield f"`{document.name}` · {_plain(document.source.document)}"
    if document.extends:
        yield ""
        packs = ", ".join(f"`{name}`" for name in document.extends)
        yield screen.say("catalogue-above", packs=packs)
    for standard in document.standards:
        if standard in above:
            continue
        yield ""
        yield f"### {_plain(standard.title.say(lang) or standard.id)}"
        yield ""
        kinds = "、".join if lang == "zh" else ", ".join
        said = kinds(kind.value.say(lang) for kind in kinds_of(standard.check))
        yield f"`{standard.id}` · {said}"
        yield ""
        _, *lines = show_standard(standard, document, screen)
        for line in lines:
            depth = (len(line) - len(line.lstrip())) // 2 - 1
            yield f"{'  ' * max(depth, 0)}- {_plain(line.strip())}"
        example = edge(standard, document)
        if example is not None:
            yield f"- {_plain(_example(example, document, screen))}"


def edge(standard: Standard, document: PackDocument) -> Example | None:
    """Return the example that lies nearest to the edge: on it, else the first."""
    ours = [one for one in document.examples if one.standard == standard.id]
    for one in ours:
        finding = tried(document, one)
        if finding.verdict is not one.expect:
            raise ValueError(f"{one.place}: {finding.verdict.value}, not {one.expect.value}")
        if finding.margin == 0:
            return one
    return ours[0] if ours else None


def _example(example: Example, document: PackDocument, screen: Screen) -> str:
    words, lang = document.vocabulary, screen.lang
    said = [words.title(example.stage, lang)] if example.stage else []
    said += [example.period] if example.period else []
    for name, value in example.values:
        unit = words.fields[name].field.unit if name in words.fields else ONE
        said.append(f"{words.title(name, lang)} {show_observed(value, unit, lang)}")
    for name, supplied in example.given.references.items():
        for one in supplied:
            unit = words.references[name].reference.unit
            said.append(f"{words.title(name, lang)} {show_observed(one.value, unit, lang)}")
    own, *parts = example.tables
    rest = own.size - 1 + sum(table.size for table in parts)
    if rest:
        said.append(screen.say("catalogue-rows", count=rest))
    verdict = screen.say(f"verdict-{example.expect.value}")
    values = ("，" if lang == "zh" else ", ").join(said)
    return screen.say("show-example", values=values, verdict=verdict)


def _plain(text: str) -> str:
    """Return text of a pack without what Markdown or HTML would take for its own."""
    for sign, safe in (
        ("&", "&amp;"),
        ("<", "&lt;"),
        (">", "&gt;"),
        ("*", "&#42;"),
        ("_", "&#95;"),
    ):
        text = text.replace(sign, safe)
    return text.replace("`", "&#96;").replace("|", "&#124;").replace("[", "&#91;")
