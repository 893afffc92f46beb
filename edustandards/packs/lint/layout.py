"""How a pack is written down: signs of units, numbers that look like others, lists with repeats."""

from __future__ import annotations

from collections.abc import Iterator

from edustandards.errors import problem
from edustandards.packs.lint.remark import Edit, Slip
from edustandards.packs.lint.sheet import Sheet
from edustandards.packs.near import cut
from edustandards.packs.opened import Opened
from edustandards.packs.source import Mapping, Node, Scalar, Sequence

_PLAIN = {
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    "／": "/",
    "（": "(",
    "）": ")",
    "％": "%",
    "．": ".",
    "＊": "*",
    "＋": "+",
    "－": "-",
    "\u3000": " ",
    "＝": "=",
    "＜": "<",
    "＞": ">",
}
_MEASURED = frozenset({"require", "unit", "target", "others", "plausible"})


def repeated_item(sheet: Sheet) -> Iterator[Slip]:
    """Return items that stand in their list already."""
    for _, node in _keyed(sheet.root):
        if not isinstance(node, Sequence):
            continue
        seen: set[str] = set()
        for at, item in enumerate(node.items):
            if isinstance(item, Scalar):
                if item.text.strip() in seen:
                    edit = sheet.spots.item(node.items, at)
                    edits = (edit,) if edit is not None else ()
                    yield Slip(problem("lint-repeated", item.place, text=cut(item.text)), edits)
                seen.add(item.text.strip())


def wide_signs(sheet: Sheet) -> Iterator[Slip]:
    """Return full-width signs in units and limits, which look like others and are not."""
    for key, node in _keyed(sheet.root):
        if key in _MEASURED:
            for scalar in _scalars(node):
                wide = "".join(dict.fromkeys(sign for sign in scalar.text if sign in _PLAIN))
                if wide:
                    plain = "".join(_PLAIN[sign] for sign in wide)
                    edits = _narrowed(sheet, scalar)
                    params = {"text": cut(scalar.text), "wide": wide, "plain": plain}
                    yield Slip(problem("lint-wide-signs", scalar.place, **params), edits)


def _narrowed(sheet: Sheet, scalar: Scalar) -> tuple[Edit, ...]:
    if scalar.inner is None:
        return ()
    start, _ = sheet.spots.span(scalar)
    return tuple(
        Edit(start + at, start + at + 1, _PLAIN[sign])
        for at, sign in enumerate(scalar.text)
        if sign in _PLAIN
    )


def bare_edition(sheet: Sheet, opened: Opened) -> Iterator[Slip]:
    """Return an edition that other programs would read as a number, and lose its zeros."""
    scalar = opened.own.edition
    if scalar.quoted or not _numeric(scalar.text):
        return
    edits: tuple[Edit, ...] = ()
    if scalar.inner is not None:
        start, end = sheet.spots.span(scalar)
        edits = (Edit(start, start, '"'), Edit(end, end, '"'))
    yield Slip(problem("lint-bare-edition", scalar.place, text=cut(scalar.text)), edits)


def _numeric(text: str) -> bool:
    return text.replace(".", "", 1).isascii() and text.replace(".", "", 1).isdecimal()


def _keyed(node: Node, key: str = "") -> Iterator[tuple[str, Node]]:
    """Return all values of a file with the keys they stand under; examples are left out."""
    yield key, node
    if isinstance(node, Mapping):
        for name, value in node.entries.items():
            if name != "examples" and not name.startswith("x-"):
                yield from _keyed(value, name)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _keyed(item)


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    else:
        inner = node.items if isinstance(node, Sequence) else node.entries.values()
        for one in inner:
            yield from _scalars(one)
