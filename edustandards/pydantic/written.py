"""The model of a pack as a module of Python: for editors, type checkers and reviews."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import get_args

from edustandards.arguments import one_of, text_of
from edustandards.fluent.check import Check
from edustandards.pydantic.model import Member, asked_of, members, wanted_of
from edustandards.pydantic.whole import Unknown


def module_of(
    checks: Mapping[str, Check],
    pack: str,
    on: str = "school",
    *,
    require: Collection[str] | None = None,
    unknown: Unknown = "error",
) -> str:
    """Return the text of a module with the model that `model_of` makes, its types written out.

    `pack` is how the module loads the pack, such as `cn/quality-balanced@2017`.

    Raises:
        UnknownNameError, CallError: as `model_of` does.

    >>> import edustandards as es
    >>> pack = es.load_pack("cn/quality-balanced")
    >>> text = module_of(pack, "cn/quality-balanced@2017", require=["sports-area"])
    >>> [line for line in text.splitlines() if "gym_area" in line]
    ['    gym_area: Annotated[Quantity | None, In("m²")] = Field(']
    """
    one_of(unknown, "unknown", get_args(Unknown))
    text_of(pack, "pack", "wanted-pack-name")
    return "\n".join(_lines(checks, pack, on, require, unknown)) + "\n"


def _lines(
    checks: Mapping[str, Check],
    pack: str,
    on: str,
    require: Collection[str] | None,
    unknown: Unknown,
) -> Iterator[str]:
    asked = asked_of(checks, on)
    fields = list(members(asked, on))
    name = on.title().replace("_", "")
    yield '"""A model made by edustandards from a pack; make it again, do not edit it."""'
    yield ""
    yield from _imports(fields)
    yield ""
    yield f"pack = load_pack({_quoted(pack)})"
    yield ""
    yield ""
    yield f"class {name}(BaseModel):"
    yield f'    """A {on}, with what the standards of the pack ask for."""'
    yield ""
    yield '    model_config = ConfigDict(frozen=True, extra="forbid", protected_namespaces=())'
    yield ""
    for one in fields:
        yield from _field(one)
    wanted = list(asked) if require is None else wanted_of(asked, require)
    if wanted:
        yield ""
        yield "    meets_standards = meets("
        yield from (f"        pack[{_quoted(id_)}]," for id_ in wanted)
        yield f"        unknown={_quoted(unknown)},"
        yield "    )"


def _imports(fields: list[Member]) -> Iterator[str]:
    written = " ".join(one.written for one in fields)
    if "date" in {one.written.partition(" ")[0] for one in fields}:
        yield "from datetime import date"
    typing = [name for name in ("Annotated", "Literal") if f"{name}[" in written]
    if typing:
        yield f"from typing import {', '.join(typing)}"
    yield ""
    yield "from pydantic import BaseModel, ConfigDict, Field"
    yield ""
    yield "from edustandards import Quantity, load_pack"
    yield "from edustandards.pydantic import In, meets"


def _field(one: Member) -> Iterator[str]:
    yield f"    {one.name}: {one.written.replace(chr(39), chr(34))} = Field("
    yield f"        default={_quoted(one.default)},"
    yield f"        title={_quoted(one.title)},"
    yield f"        description={_quoted(one.title_zh)},"
    yield "    )"


def _quoted(value: object) -> str:
    """Return a value as Python writes it, texts in double quotes."""
    import json

    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)
