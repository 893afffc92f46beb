"""The quick way to a form: what has nothing wrong with it is read without building its model.

pydantic takes longer to build the models of a pack than a pack takes to be judged. So a file is
first read by the same readers, along the same annotations; where anything at all is not as it
should be, pydantic reads it again, and says what.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, NoReturn, TypeAlias, TypeVar, Union, get_args, get_origin
from typing import get_type_hints as hints

from pydantic import BeforeValidator, Discriminator, PlainValidator, Tag
from pydantic_core import PydanticCustomError

from edustandards.packs.forms import Form, tag_of
from edustandards.packs.source import Mapping

F = TypeVar("F", bound=Form)
_Reader: TypeAlias = Callable[[Any], Any]


class _Doubt(Exception):  # noqa: N818 - not an error but a question to pydantic
    """Something is not as it should be; what it is, pydantic will say."""


class _NoInfo:
    """What readers get that may note a problem: whoever wants to has found one."""

    @property
    def context(self) -> NoReturn:
        """Give up."""
        raise _Doubt


_NO_INFO: Any = _NoInfo()


def shaped_well(form: type[F], root: Mapping) -> F | None:
    """Return a file in its form, None where it has any problem."""
    try:
        return _read(form, root)
    except (_Doubt, PydanticCustomError):
        return None


def _read(form: type[F], node: object) -> F:
    if not isinstance(node, Mapping):
        raise _Doubt
    readers, needed = _entries(form)
    values: dict[str, Any] = {"@": node}
    for key, value in node.entries.items():
        reader = readers.get(key)
        if reader is not None:
            values[str(key)] = reader(value)
        elif not key.startswith("x-"):
            raise _Doubt
    if not needed <= values.keys():
        raise _Doubt
    return form.model_construct(**values)


@cache
def _entries(form: type[Form]) -> tuple[dict[str, _Reader], frozenset[str]]:
    """Return the readers of a form by key, and the keys that must be there."""
    types = hints(form, include_extras=True)
    fields = {entry.alias or name: (name, entry) for name, entry in form.model_fields.items()}
    readers = {key: _reader(types[name]) for key, (name, _) in fields.items() if key != "@"}
    return readers, frozenset(key for key, (_, entry) in fields.items() if entry.is_required())


@cache
def _reader(kind: Any) -> _Reader:
    """Return the reader that an annotation states."""
    if get_origin(kind) is Annotated:
        return _annotated(*get_args(kind))
    if get_origin(kind) in {Union, UnionType}:
        [some] = [one for one in get_args(kind) if one is not NoneType]
        return _reader(some)
    assert issubclass(kind, Form), f"{kind} says how it is read"
    return lambda node: _read(kind, node)


def _annotated(inner: Any, *said: Any) -> _Reader:
    for one in said:
        if isinstance(one, PlainValidator):
            return _plain(one.func)
        if isinstance(one, BeforeValidator):
            return _container(one.func, inner)
        if isinstance(one, Discriminator):
            return _by_tag({_tag(branch): _reader(branch) for branch in get_args(inner)})
    return _reader(inner)


def _plain(read: Any) -> _Reader:
    two = read.__code__.co_argcount == 2
    return (lambda node: read(node, _NO_INFO)) if two else read


def _container(open_: Any, inner: Any) -> _Reader:
    args = get_args(inner)
    if get_origin(inner) is tuple:
        item = _reader(args[0])
        return lambda node: tuple([item(one) for one in open_(node)])
    entry = _reader(args[1])
    return lambda node: {key: entry(one) for key, one in open_(node).items()}


def _by_tag(branches: dict[str, _Reader]) -> _Reader:
    def read(node: Any) -> Any:
        branch = branches.get(tag_of(node))
        if branch is None:
            raise _Doubt
        return branch(node)

    return read


def _tag(branch: Any) -> str:
    return next(one.tag for one in get_args(branch) if isinstance(one, Tag))
