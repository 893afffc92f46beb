"""A text in both languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in Chinese and English; where one is empty the other stands in.

    >>> Text("小学", "primary").say("zh")
    '小学'
    >>> Text("小学").say("en")
    '小学'
    """

    zh: str = ""
    en: str = ""

    def say(self, lang: str) -> str:
        """Return the words in `lang` (zh or en)."""
        return (self.zh or self.en) if lang == "zh" else (self.en or self.zh)


NO_TEXT = Text()
