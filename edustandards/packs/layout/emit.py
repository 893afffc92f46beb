"""A tree with comments as text: two spaces a level, one line for what is short and has brackets.

What its author wrote in brackets keeps them where it fits the line and no comment stands in it;
rows of an example, names that a file defines and lists of plain texts may go over several lines in
brackets. All else stands one entry a line. Texts are never folded.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from edustandards.packs.editor.shapes import Keyed, Named, OrText, Several, Shape, forms
from edustandards.packs.layout.order import APART, NAMES, QUOTED, in_order
from edustandards.packs.layout.scalars import block, needs_block, written
from edustandards.packs.layout.tree import Branch, Entry, Leaf, Node

WIDEST = 120
_STEP = 2


@dataclass(frozen=True, slots=True)
class Site:
    """What stands at a place: its shape where that is known, and how it is laid out.

    `quoted` texts have quotes, the entries of what is `apart` have blank lines between them, a
    `row` may go over several lines in its brackets.
    """

    shape: Shape | None
    quoted: bool = False
    apart: bool = False
    row: bool = False

    @property
    def form(self) -> str:
        """Return the form of what stands there if it is a mapping, or nothing."""
        shape = self.shape.of if isinstance(self.shape, OrText) else self.shape
        return shape.form if isinstance(shape, Keyed) else ""

    def below(self, key: str | None) -> Site:
        """Return the site of an entry."""
        shape = self.shape.of if isinstance(self.shape, OrText) else self.shape
        match shape:
            case Keyed(form) if key is not None:
                apart = form == "PackForm" and key in APART
                return Site(forms()[form].keys.get(key), key in QUOTED, apart, key in NAMES)
            case Named(of):
                # A list within a row, such as the peers of an example, is laid out as it is.
                return Site(of, self.quoted, row=self.row)
            case Several(of):
                return Site(of, self.quoted, row=isinstance(of, Named))
            case _:
                return Site(None)


def emit(root: Branch, form: str) -> str:
    """Return a file; `form` is that of its root. Comments that it begins with stay on top."""
    head, root.entries[0].above = root.entries[0].above, []
    first, lines = _block(root, 0, Site(Keyed(form)))
    return "\n".join(_trimmed([*_trimmed(head, end=False), *first, *lines])) + "\n"


def width_of(text: str) -> int:
    """Return how many columns a text takes; Chinese characters take two."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _block(branch: Branch, indent: int, site: Site) -> tuple[list[str], list[str]]:
    """Return what stands above the first entry of a mapping or list, and its lines."""
    first: list[str] = []
    lines: list[str] = []
    alone = True
    for at, entry in enumerate(_ordered(branch, site)):
        key = entry.key.text if entry.key is not None else None
        above, own = _entry(entry, indent, site.below(key))
        if at == 0:
            first = _trimmed(above, end=False)
        else:
            several = len(own) > 1 or not alone
            if (site.apart and several) or (key in APART and site.form == "PackForm"):
                above = ["", *_trimmed(above, end=False)]
            lines += _indented(above, indent)
        alone = len(own) == 1
        lines += own
    return first, [*lines, *_indented(branch.tail, indent)]


def _ordered(branch: Branch, site: Site) -> list[Entry]:
    if not branch.keyed or not site.form:
        return branch.entries
    keys = [entry.key.text if entry.key is not None else "" for entry in branch.entries]
    return [branch.entries[at] for at in in_order(site.form, keys)]


def _entry(entry: Entry, indent: int, site: Site) -> tuple[list[str], list[str]]:
    """Return the lines above an entry, without indentation, and those of the entry."""
    value = entry.value
    start = " " * indent
    prefix = "- " if entry.key is None else f"{written(entry.key, flow=False)}: "
    if isinstance(value, Leaf):
        if needs_block(value):
            sign, texts = block(value)
            own = [f"{start}{prefix}{sign}", *_indented(texts, indent + _STEP)]
        else:
            own = [f"{start}{prefix}{written(value, flow=False, quoted=site.quoted)}"]
        return _beside(entry, own)
    if not value.entries:
        if value.tail:
            entry.above += [*entry.beside, *value.tail]
            entry.beside = []
        return _beside(entry, [f"{start}{prefix}{'{}' if value.keyed else '[]'}"])
    if value.flow and not _commented(value):
        one = _flow(value, site)
        if width_of(start + prefix + one) <= WIDEST:
            return _beside(entry, [start + prefix + one])
        if _may_wrap(value, site):
            margin = indent + (3 if entry.key is None else 2 * _STEP)
            return _beside(entry, _wrapped(value, start + prefix, margin, site))
    return _opened(entry, value, indent, prefix, site)


def _opened(
    entry: Entry, value: Branch, indent: int, prefix: str, site: Site
) -> tuple[list[str], list[str]]:
    """Return an entry whose value stands below it, one entry a line."""
    if entry.closing and (_commented(value) or entry.beside):
        value.tail = [*value.tail, *entry.closing]
    else:
        entry.beside += entry.closing
    first, below = _block(value, indent + _STEP, site)
    if entry.key is None:
        below[0] = " " * indent + prefix + below[0].lstrip(" ")
        return [*entry.above, *entry.beside, *first], below
    above = [*entry.above, *entry.beside[:-1]]
    line = "  ".join([" " * indent + prefix.rstrip(), *entry.beside[-1:]])
    return above, [line, *_indented(first, indent + _STEP), *below]


def _beside(entry: Entry, own: list[str]) -> tuple[list[str], list[str]]:
    """Put the last comment behind an entry; a block of text has it behind its sign."""
    said = [*entry.beside, *entry.closing]
    if said:
        at = 0 if isinstance(entry.value, Leaf) else -1
        own[at] = f"{own[at]}  {said[-1]}"
    return [*entry.above, *said[:-1]], own


def _flow(node: Node, site: Site) -> str:
    """Return a node on one line, in brackets."""
    if isinstance(node, Leaf):
        return written(node, flow=True, quoted=site.quoted)
    if not node.entries:
        return "{}" if node.keyed else "[]"
    return " ".join(_pieces(node, site))


def _may_wrap(branch: Branch, site: Site) -> bool:
    plain = all(isinstance(entry.value, Leaf) for entry in branch.entries)
    return site.row or (plain and not branch.keyed)


def _wrapped(branch: Branch, start: str, margin: int, site: Site) -> list[str]:
    """Return a row or list in brackets over several lines, as much on each as fits."""
    lines: list[str] = []
    line, gap = start, ""
    for piece in _pieces(branch, site, WIDEST - margin):
        if gap and width_of(line) + 1 + width_of(piece) > WIDEST:
            lines.append(line)
            line, gap = " " * margin, ""
        line += gap + piece
        gap = " "
    return [*lines, line]


def _pieces(branch: Branch, site: Site, room: int | None = None) -> list[str]:
    """Return a mapping or list in brackets, in pieces between which a line may end.

    What fits into `room` within them, and is no list, stays together.
    """
    opening, closing = "{}" if branch.keyed else "[]"
    pieces: list[str] = []
    for entry in _ordered(branch, site):
        key = entry.key.text if entry.key is not None else None
        value, below = entry.value, site.below(key)
        inner = [_flow(value, below)]
        if room is not None and isinstance(value, Branch) and value.entries:
            stays = value.keyed and width_of(inner[0]) <= room
            inner = inner if stays else _pieces(value, below, room)
        if entry.key is not None:
            inner[0] = f"{written(entry.key, flow=True)}: {inner[0]}"
        pieces += [*inner[:-1], f"{inner[-1]},"]
    pieces[0] = opening + pieces[0]
    pieces[-1] = pieces[-1][:-1] + closing
    return pieces


def _commented(branch: Branch) -> bool:
    """Tell whether comments stand within a mapping or list."""
    if any(branch.tail):
        return True
    for entry in branch.entries:
        if any(entry.above) or entry.beside or entry.closing:
            return True
        if isinstance(entry.value, Branch) and _commented(entry.value):
            return True
    return False


def _indented(lines: Sequence[str], indent: int) -> list[str]:
    return [" " * indent + line if line else "" for line in lines]


def _trimmed(lines: list[str], *, end: bool = True) -> list[str]:
    """Return lines without blank ones at the beginning, and at the end if `end`."""
    first, last = 0, len(lines)
    while first < last and not lines[first]:
        first += 1
    while end and last > first and not lines[last - 1]:
        last -= 1
    return lines[first:last]
