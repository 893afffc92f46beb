"""What is public, in a text short enough to be read: every name with how it is called.

`python -m tests.house.surface` writes `surface.txt` beside this file; `--against v1.2.0` says what
has gone or become stricter since that tag, and fails where something has (`--against last`: since
the last tag of a version, nothing if there is none).
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import griffe

from edustandards.cli.group import VERBS, Verbs

ROOT = Path(__file__).resolve().parents[2]
KEPT = Path(__file__).with_name("surface.txt")
MODULES = ("", "pydantic", "testing", "django", "polars", "pandas")
"""What the page on stability promises, below `edustandards`."""

OPERATORS = frozenset(
    f"__{name}__"
    for name in (
        *("add", "radd", "sub", "rsub", "mul", "rmul", "truediv", "rtruediv", "neg", "invert"),
        *("and", "or", "ge", "gt", "le", "lt", "call", "getitem", "iter", "len"),
    )
)
_WIDE = 100
_TERMINAL = re.compile(r"\x1b\[[0-9;]*m")


def surface() -> str:
    """Return everything that is public, a line or a few for each name."""
    package = loaded(ROOT)
    told: set[str] = set()
    found = []
    for name in MODULES:
        module = package[name] if name else package
        found += [_full(name), *_module(module, told), ""]
    return "\n".join([*found, "the command line", *_verbs(), ""])


def loaded(root: Path) -> Any:
    """Return the package below a folder, as its source says it is; nothing of it is run."""
    search = {"search_paths": [root], "try_relative_path": False}
    return griffe.load("edustandards", resolve_aliases=True, **search)  # type: ignore[arg-type]


def _full(name: str) -> str:
    return f"edustandards.{name}" if name else "edustandards"


def _module(module: Any, told: set[str]) -> Iterator[str]:
    for name in sorted(map(str, module.exports or ())):
        one = module[name]
        if name == "__version__":
            yield "  __version__: str"
        elif one.canonical_path not in told:
            told.add(one.canonical_path)
            yield from _object(name, one, "  ", told)


def _object(name: str, one: Any, indent: str, told: set[str]) -> Iterator[str]:
    if one.is_class:
        yield from _class(name, one, indent, told)
    elif one.is_function:
        yield from _wrapped(f"{indent}{name}{_called(one)}", indent)
    else:
        yield f"{indent}{name}: {_typed(one)}"


def _class(name: str, one: Any, indent: str, told: set[str]) -> Iterator[str]:
    bases = ", ".join(str(base).rpartition(".")[2] for base in one.bases)
    yield f"{indent}class {name}({bases})" if bases else f"{indent}class {name}"
    inner = f"{indent}  "
    # What a class has from one that is public itself stands there.
    inherits = all(str(base).endswith(("Error", "Exception")) for base in one.bases)
    members = one.members if bases and inherits else one.all_members
    if "__init__" in members:
        yield from _wrapped(f"{inner}{name}{_called(members['__init__'], result=False)}", inner)
    for key, member in sorted(members.items()):
        public = not key.startswith("_") or key in OPERATORS
        if public and not member.is_module:
            if "property" in member.labels or member.is_attribute:
                yield f"{inner}{key}: {_typed(member)}"
            else:
                yield from _object(key, member, inner, told)


def _typed(one: Any) -> str:
    said = getattr(one, "annotation", None) or getattr(one, "returns", None)
    return str(said) if said else str(getattr(one, "value", ""))


def _called(one: Any, *, result: bool = True) -> str:
    said = []
    starred = False
    for place in one.parameters:
        if place.name in {"self", "cls"}:
            continue
        kind = place.kind
        if kind is griffe.ParameterKind.keyword_only and not starred:
            said.append("*")
            starred = True
        starred = starred or kind is griffe.ParameterKind.var_positional
        star = {"variadic positional": "*", "variadic keyword": "**"}.get(kind.value, "")
        default = f" = {place.default}" if place.default is not None and not star else ""
        said.append(f"{star}{place.name}: {place.annotation}{default}")
    returns = f" -> {one.returns}" if result and one.returns is not None else ""
    return f"({', '.join(said)}){returns}"


def _wrapped(line: str, indent: str) -> Iterator[str]:
    """Return a line, broken after a comma where it is long."""
    while len(line) > _WIDE and (cut := line.rfind(", ", 0, _WIDE)) > len(indent):
        yield line[: cut + 1]
        line = f"{indent}    {line[cut + 2 :]}"
    yield line


def _verbs() -> Iterator[str]:
    group = Verbs("edustandards")
    context = click.Context(group)
    for name in sorted(VERBS):
        verb = group.get_command(context, name)
        assert verb is not None, f"{name} is a verb"
        yield from _wrapped(f"  {name} {', '.join(map(_param, verb.params))}", "  ")


def _param(one: click.Parameter) -> str:
    name = max(one.opts, key=len) if isinstance(one, click.Option) else one.human_readable_name
    return f"{name} ..." if one.multiple or one.nargs == -1 else name


def last_tag(root: Path = ROOT) -> str:
    """Return the tag of the last version, empty where there is none yet."""
    listed = ["git", "tag", "--list", "v*", "--merged", "HEAD", "--sort=-version:refname"]
    done = subprocess.run(listed, cwd=root, capture_output=True, text=True, check=True)
    return done.stdout.partition("\n")[0]


def broken_since(tag: str, root: Path = ROOT) -> list[str]:
    """Return what is public and has gone or become stricter since a tag, a line each."""
    search = {"repo": root, "search_paths": ["."], "resolve_aliases": True}
    old: Any = griffe.load_git("edustandards", ref=tag, **search)  # type: ignore[arg-type]
    new = loaded(root)
    public = {path for package in (old, new) for path in _public(package)}
    return [
        _TERMINAL.sub("", change.explain(griffe.ExplanationStyle.ONE_LINE))
        for change in griffe.find_breaking_changes(old, new)
        if any(f"{change.obj.path}.".startswith(f"{one}.") for one in public)
    ]


def _public(package: Any) -> Iterator[str]:
    """Return the paths of what is public: where it is promised, and where it stands."""
    for name in MODULES:
        if not name or name in package.members:
            module = package[name] if name else package
            for one in map(str, module.exports or ()):
                yield from (f"{_full(name)}.{one}", module[one].canonical_path)


def main() -> int:
    """Write what is public, or hold it against a tag."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--against", metavar="TAG")
    tag = asked.parse_args().against
    if tag is None:
        KEPT.write_text(surface(), encoding="utf-8")
        return 0
    tag = last_tag() if tag == "last" else tag
    if not tag:
        sys.stdout.write("no version has been tagged yet: there is nothing to hold them against\n")
        return 0
    broken = broken_since(tag)
    sys.stdout.write("\n".join([*broken, f"{len(broken)} incompatible changes since {tag}", ""]))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
