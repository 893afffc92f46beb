"""What pages have in common: their language, their words, links to each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from edustandards.checks.show import show_requirement
from edustandards.measures.show import show_formula
from edustandards.measures.vocabulary import Vocabulary
from edustandards.packs.document import PackDocument
from edustandards.reports.screen import Screen
from edustandards.reports.site.asks import Ask
from edustandards.reports.site.md import link, plain
from edustandards.reports.site.shelf import ROOT, Listed, Shelf, edition_folder

WIDE = 10_000


@dataclass(frozen=True, slots=True)
class Site:
    """The shelf of packs, in one language."""

    shelf: Shelf
    lang: str

    @property
    def screen(self) -> Screen:
        """Return a screen on which no line is folded."""
        return Screen(self.lang, WIDE)

    def say(self, code: str, **params: object) -> str:
        """Return a sentence in the language of the site."""
        return self.screen.say(code, **params)

    def joined(self, several: Sequence[str]) -> str:
        """Return several texts as one list."""
        return ("、" if self.lang == "zh" else ", ").join(several)

    def title(self, words: Vocabulary, name: str) -> str:
        """Return a title as Markdown."""
        return plain(words.title(name, self.lang))

    def of_standard(self, one: Listed) -> str:
        """Return the title of a standard, as text."""
        return one.standard.title.say(self.lang) or one.standard.id

    def to_standard(self, one: Listed, here: str) -> str:
        """Return a link to the page of a standard."""
        return link(self.of_standard(one), one.page, here)

    def to_pack(self, document: PackDocument, here: str) -> str:
        """Return a link to the page of an edition."""
        return link(document.name, f"{edition_folder(document)}/index.md", here)

    def to_field(self, name: str, here: str) -> str:
        """Return a link to the page of a field that packs share, else its title."""
        words = self.shelf.words
        if name not in words.fields:
            return plain(name)
        return link(words.title(name, self.lang), field_page(name), here)

    def force(self, document: PackDocument) -> str:
        """Return from when to when an edition holds."""
        first, last = document.effective
        if first and last:
            return self.say("site-between", first=first, last=last)
        if first:
            return self.say("site-from", first=first)
        return self.say("site-until", last=last) if last else "—"

    def case(self, ask: Ask, words: Vocabulary) -> str:
        """Return when a requirement is asked: stage, year, conditions; as text."""
        said = [words.title(ask.stage, self.lang)] if ask.stage else []
        if ask.year is not None:
            code = "site-from-plan-year" if ask.of_plan else "site-from-year"
            said.append(self.say(code, year=ask.year))
        said += [show_formula(one, self.lang, words.title) for one in ask.when]
        return self.joined(said)

    def requirement(self, ask: Ask, words: Vocabulary) -> str:
        """Return a requirement in words."""
        return show_requirement(ask.require.requirement, self.lang, words.title)


def field_page(name: str) -> str:
    """Return the path of the page of a field."""
    return f"{ROOT}/fields/{name}.md"


def indicator_page(name: str) -> str:
    """Return the path of the page of an indicator."""
    return f"{ROOT}/indicators/{name}.md"


def stage_page(name: str) -> str:
    """Return the path of the page of a stage."""
    return f"{ROOT}/stages/{name}.md"
