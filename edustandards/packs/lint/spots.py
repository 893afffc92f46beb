"""Places of a file as stretches of its text: where keys, values and entries begin and end."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from edustandards.packs.lint.remark import Edit
from edustandards.packs.source import Key, Mapping, Node, Scalar, Sequence
from edustandards.where import Place


class Spots:
    """The text of a file by lines, and all places in it that keys, items and values begin at."""

    __slots__ = ("lines", "opaque", "places", "starts", "text", "texts")

    def __init__(self, text: str, root: Mapping) -> None:
        self.text: str = text
        self.lines: list[str] = text.split("\n")
        self.starts: list[int] = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        nodes = list(_nodes(root))
        self.places: list[int] = sorted({self.offset(place) for place, _ in nodes})
        scalars = [one for _, one in nodes if isinstance(one, Scalar)]
        self.texts: list[tuple[int, int]] = sorted(
            self.span(one) for one in scalars if one.inner is not None
        )
        self.opaque: list[int] = sorted(
            self.offset(one.place) for one in scalars if one.inner is None
        )

    def offset(self, place: Place) -> int:
        """Return at which sign of the text a place stands."""
        return self.starts[(place.line or 1) - 1] + (place.column or 1) - 1

    def span(self, scalar: Scalar) -> tuple[int, int]:
        """Return where the words of a scalar begin and end, without its quotes.

        Only for one whose characters stand side by side in the file.
        """
        assert scalar.inner is not None, "its characters do not stand side by side"
        start = self.starts[(scalar.place.line or 1) - 1] + scalar.inner - 1
        return start, start + len(scalar.text)

    def within_words(self, offset: int) -> bool:
        """Say whether a sign of the text belongs to a value, so that `#` there is no comment."""
        at = bisect_right(self.texts, (offset, len(self.text)))
        if at and offset < self.texts[at - 1][1]:
            return True
        at = bisect_right(self.opaque, offset)
        if not at:
            return False
        start = self.opaque[at - 1]
        after = bisect_right(self.places, start)
        end = self.places[after] if after < len(self.places) else len(self.text)
        return offset < end and self._indented(offset, start)

    def _indented(self, offset: int, start: int) -> bool:
        """Say whether the line of a sign lies deeper than that on which a value begins."""
        one, other = (self.lines[bisect_right(self.starts, at) - 1] for at in (offset, start))
        return _indent(one) > _indent(other) or one is other

    def entry(self, key: Key, among: Mapping) -> Edit | None:
        """Return the edit that removes an entry with its lines, None where that is risky.

        Comments behind it stay where they are, and so do blank lines.
        """
        line = (key.place.line or 1) - 1
        alone = self.lines[line][: (key.place.column or 1) - 1].strip() == ""
        others = [one for one in among.entries if one is not key]
        if not alone or not others or any(one.place.line == key.place.line for one in others):
            return None
        inside = [self.offset(place) for place, _ in _nodes(among.entries[key])]
        last = max([self.offset(key.place), *inside])
        after = bisect_right(self.places, last)
        end = (
            bisect_right(self.starts, self.places[after]) - 1 if after < len(self.places) else None
        )
        stop = len(self.lines) if end is None else end
        if stop <= line:
            return None
        while stop > line + 1 and _idle(self.lines[stop - 1]):
            stop -= 1
        return Edit(self.starts[line], min(self.starts[stop], len(self.text)))

    def item(self, items: tuple[Node, ...], at: int) -> Edit | None:
        """Return the edit that removes an item of a list, never the first."""
        before, one = items[at - 1], items[at]
        if not isinstance(before, Scalar) or not isinstance(one, Scalar):
            return None
        if before.inner is None or one.inner is None:
            return None
        start, end = (self.span(each)[1] + each.quoted for each in (before, one))
        between = self.text[start : self.span(one)[0] - one.quoted]
        if between.strip() in {",", "-"} and "#" not in between:
            return Edit(start, end)
        return None


def _idle(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _nodes(node: Node) -> Iterator[tuple[Place, Node | None]]:
    """Return the places of a node and of all within it; those of keys come without a node."""
    left: list[Node] = [node]
    while left:
        one = left.pop()
        yield one.place, one
        if isinstance(one, Sequence):
            left.extend(one.items)
        elif isinstance(one, Mapping):
            for key, value in one.entries.items():
                yield key.place, None
                left.append(value)
