"""Files of every shape, written in every style that YAML has, with comments in any place.

Each comment says what it belongs to: `above 12` or `beside 12`, the number of an entry whose key
or value carries that number, or `tail`, `head`, `inside`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from random import Random
from typing import TypeAlias

import yaml

from edustandards.packs.editor.shapes import (
    FILES,
    Choice,
    Keyed,
    Leaf,
    Named,
    OrText,
    Several,
    Shape,
    Words,
    forms,
)

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
Path: TypeAlias = tuple[str | int, ...]

TEXTS = (
    *("2017", "no", "true", "null", "", "~", "1:19", "0x1F", "2012.10", "2017-04-19", "=", "<<"),
    *(
        "≥ 7.5 平方米/生",
        "> 3 m²",
        "85 %",
        "%",
        "@x",
        "`x",
        "- x",
        "-x",
        "?x",
        "? x",
        "key:",
        "a: b",
    ),
    *("#x", "a #b", "a#b", "{a}", "[x", "x]", "a,b", "a, b", "it's", 'say "hi"', "back\\slash"),
    *("tab\there", "two\nlines", "end\n", "end\n\n", " lead", "trail ", "\n", "a\n b\n", "a\n\nb"),
    *("--- x", "!x", "&a", "*a", "|", ">", "…", "cv(a, weight=b)", "（一）", "：", "a：b"),
    *("长" * 45, "a longer text of some words " * 6 + "end", "x" * 130, "primary", "小学", "6.3a"),
)
KEYS = (
    "primary",
    "year 1",
    "2021",
    "≤ 3 student",
    "> 8 student",
    "小学",
    "no",
    "a b",
    "x-own",
    "#",
    "a: b",
)


SIGNS = "ab 中1-:#,'\"[]{}?%@`\\|>&*!=~."


@dataclass(frozen=True)
class Maker:
    """Makes what may stand at a place, as plain Python data."""

    random: Random

    def text(self) -> str:
        if self.random.random() < 0.7:
            return self.random.choice(TEXTS)
        return "".join(self.random.choices(SIGNS, k=self.random.randrange(8)))

    def plain(self, shape: Shape, depth: int) -> Plain:
        match shape:
            case Leaf():
                return self.text()
            case Choice(_, values):
                return self.random.choice(values)
            case Words():
                if self.random.random() < 0.3:
                    return self.text()
                return {one: self.text() for one in self.some(["zh", "en"])}
            case OrText(of):
                return (
                    self.text()
                    if not depth or self.random.random() < 0.3
                    else self.plain(of, depth)
                )
            case Several(of):
                return [self.plain(of, depth - 1) for _ in range(self.few(depth))]
            case Named(of):
                keys = self.random.sample(KEYS, self.few(depth))
                return {key: self.plain(of, depth - 1) for key in keys}
            case Keyed(form):
                known = forms()[form].keys
                names = self.some([*known, "x-mine", "unknown"]) if depth else []
                return {
                    key: self.plain(known[key], depth - 1) if key in known else self.text()
                    for key in names
                }
        raise AssertionError(shape)

    def few(self, depth: int) -> int:
        return self.random.randrange(4) if depth else 0

    def some(self, keys: list[str]) -> list[str]:
        return self.random.sample(keys, min(len(keys), self.random.randrange(6)))

    def file(self) -> dict[str, Plain]:
        """Return what a file says."""
        kind = self.random.choice(sorted(FILES))
        said = self.plain(Keyed(FILES[kind]), self.random.randrange(2, 6))
        assert isinstance(said, dict)
        items = [(key, one) for key, one in said.items() if key not in FILES]
        items.insert(self.random.randint(0, len(items)), (kind, "my/own"))
        return dict(items)


@dataclass
class Writer:
    """Writes data in styles that are drawn, with comments."""

    random: Random
    paths: list[Path] = field(default_factory=list)

    def flip(self, often: int = 4) -> bool:
        return self.random.randrange(often) == 0

    def scalar(self, text: str, *, flow: bool) -> str:
        ways = [json.dumps(text, ensure_ascii=False)]
        if "\n" not in text and "\t" not in text:
            ways.append("'" + text.replace("'", "''") + "'")
        if reads_back(text, text, flow=flow) and text not in {"", "~", "null", "<<"}:
            ways += [text, text]
        return self.random.choice(ways)

    def comment(self, what: str) -> str:
        space = self.random.choice(["# ", "#", "#  ", "# ---- "])
        return f"{space}{what}{self.random.choice(['', ' a: b', ' 中文，', ' # more', '  '])}"

    def above(self, indent: str, number: int) -> list[str]:
        lines = []
        while self.flip(3):
            lines.append("" if self.flip(2) else indent + self.comment(f"above {number}"))
        return lines

    def tail(self, indent: str, what: str) -> list[str]:
        return [indent + self.comment(what)] if self.flip(6) else []

    def flow(self, said: Plain, indent: str) -> str:
        """Return data in brackets, now and then over several lines with comments within."""
        if isinstance(said, str):
            return self.scalar(said, flow=True)
        several = self.flip(5)
        parts = []
        items = list(said.items()) if isinstance(said, dict) else [(None, one) for one in said]
        for at, (key, one) in enumerate(items):
            text = self.flow(one, indent + " ")
            if key is not None:
                text = f"{self.scalar(key, flow=True)}: {text}"
            comma = "," if at < len(items) - 1 else self.random.choice(["", ","])
            parts.append(text + comma)
        opening, closing = "{}" if isinstance(said, dict) else "[]"
        if not several:
            return opening + " ".join(parts) + closing
        lines = [opening + (f" {self.comment('inside')}" if self.flip() else "")]
        for part in parts:
            if self.flip():
                lines.append(f"{indent}  {self.comment('inside')}")
            if self.flip(6):
                lines.append("")
            lines.append(
                f"{indent}  {part}" + (f" {self.comment('inside')}" if self.flip() else "")
            )
        lines += [f"{indent}  {self.comment('inside')}"] if self.flip() else []
        return "\n".join([*lines, f"{indent} {closing}"])

    def block(self, said: Plain, indent: str, path: Path = ()) -> list[str]:
        """Return data one entry a line; `paths` keeps what the numbers of comments stand for."""
        lines: list[str] = []
        number = 0
        items = list(said.items()) if isinstance(said, dict) else [(None, one) for one in said]
        for at, (key, one) in enumerate(items):
            number = len(self.paths)
            self.paths.append((*path, at if key is None else key))
            lines += self.above(indent, number)
            start = "-" if key is None else f"{self.scalar(key, flow=False)}:"
            lines += self.entry(start, one, indent, number)
        return [*lines, *self.tail(indent, f"tail {number}")]

    def entry(self, start: str, one: Plain, indent: str, number: int) -> list[str]:
        beside = f"  {self.comment(f'beside {number}')}" if self.flip() else ""
        if isinstance(one, str):
            if literal(one) and self.flip(2):
                kept = "|" if one.endswith("\n") else "|-"
                body = one.removesuffix("\n")
                below = [f"{indent}  {line}" if line else "" for line in body.split("\n")]
                return [f"{indent}{start} {kept}{beside}", *below]
            return [f"{indent}{start} {self.scalar(one, flow=False)}{beside}"]
        if not one or self.flip(2):
            return [f"{indent}{start} {self.flow(one, indent + '  ')}{beside}"]
        step = self.random.choice(["  ", "    "])
        below = self.block(one, indent + step, self.paths[number])
        first = next(line for line in below if line.strip() and not line.lstrip().startswith("#"))
        if start == "-" and below[0] == first and not beside and self.flip(2):
            return [f"{indent}-{step[1:]}{first.lstrip()}", *below[1:]]
        return [f"{indent}{start}{beside}", *below]


def reads_back(text: str, written: str, *, flow: bool) -> bool:
    """Tell whether both parsers of PyYAML read a plain text back where it is written."""
    around = f"{{k: {written}, l: m}}" if flow else f"k: {written}\nl: m"
    keyed = f"{{{written}: k}}" if flow else f"{written}: k"
    try:
        for loader in (yaml.BaseLoader, yaml.CBaseLoader):
            if yaml.load(around, Loader=loader) != {"k": text, "l": "m"}:
                return False
            if yaml.load(keyed, Loader=loader) != {text: "k"}:
                return False
            if yaml.load(f"- {written}", Loader=loader) != [text]:
                return False
    except (yaml.YAMLError, TypeError):
        return False
    return "\t" not in text and not text.startswith(("&", "*", "!"))


def literal(text: str) -> bool:
    """Tell whether a text can stand as it is below a `|`."""
    lines = text.split("\n")
    odd = any(line != line.strip() for line in lines if line) or text.endswith("\n\n")
    return len(lines) > 1 and bool(lines[0]) and not odd and "\t" not in text


def written_file(seed: int) -> tuple[dict[str, Plain], str, list[Path]]:
    """Return what a file says, its text, and what the numbers in its comments stand for."""
    random = Random(seed)
    said = Maker(random).file()
    writer = Writer(random)
    lines = [writer.comment("head"), *([""] if writer.flip(2) else [])] if writer.flip(2) else []
    lines += writer.block(said, "")
    lines += writer.tail("", "end")
    return said, "\n".join(lines) + random.choice(["\n", "\n\n\n"]), writer.paths
