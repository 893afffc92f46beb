"""Mutants of a module: its source with one slip in it, as a careless hand would make it.

Operators and comparisons that are near each other, constants one off, conditions turned, statements
left out. Docstrings, annotations, and what only refuses to be run (`assert_never`) are left alone.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_WORKED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}


_NEVER_RUN = {"TYPE_CHECKING", "assert_never", "cast", "TypeVar"}


@dataclass(frozen=True)
class Spot:
    """A place in a tree: which node of a walk, what is done there, and within which function.

    A function has the name that its code has (`co_qualname`); what is run when a module is
    imported stands within `<module>`.
    """

    node: int
    line: int
    within: str
    what: str
    slip: str


def mutant(source: str, spot: Spot) -> ast.Module:
    """Return a source with one slip in it."""
    tree = ast.parse(source)
    _slip(tree, list(ast.walk(tree))[spot.node], spot.slip)
    return ast.fix_missing_locations(tree)


def spots(source: str) -> Iterator[Spot]:
    """Return every place of a source where a slip can be made."""
    tree = ast.parse(source)
    left_alone = _left_alone(tree)
    functions = dict(_functions(tree, ""))
    for at, node in enumerate(ast.walk(tree)):
        if id(node) in left_alone:
            continue
        line = getattr(node, "lineno", 0)
        for what, slip in _slips(node):
            yield Spot(at, line, functions.get(id(node), "<module>"), what, slip)


def _functions(tree: ast.AST, above: str) -> Iterator[tuple[int, str]]:
    """Return the name of the function in whose body each node stands, the inner ones last."""
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                within = f"{above}{name}"
                yield from ((id(one), within) for part in node.body for one in ast.walk(part))
                yield from _functions(node, f"{within}.<locals>.")
            case ast.ClassDef(name=name):
                yield from _functions(node, f"{above}{name}.")
            case _:
                yield from _functions(node, above)


def _left_alone(tree: ast.Module) -> set[int]:
    """Return the nodes in annotations, docstrings, types and what is never run."""
    found: set[int] = set()
    for node in ast.walk(tree):
        parts: list[ast.AST | None] = []
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            every = [*node.args.args, *node.args.kwonlyargs, *node.args.posonlyargs]
            parts = [node.returns, *(one.annotation for one in every), *node.decorator_list]
        elif isinstance(node, ast.AnnAssign):
            parts = [
                node.annotation,
                *([node] if "TypeAlias" in ast.unparse(node.annotation) else []),
            ]
        elif isinstance(node, ast.ClassDef):
            parts = [*node.decorator_list]
        elif isinstance(node, ast.If | ast.Call):
            parts = [node] if _says(node) in _NEVER_RUN else []
        elif isinstance(node, ast.Expr):
            parts = [node] if isinstance(node.value, ast.Constant) else []
        elif isinstance(node, ast.Assert):
            parts = [node]  # says what is so, for readers and type checkers
        for part in parts:
            found.update(id(one) for one in ast.walk(part)) if part is not None else None
        if isinstance(node, ast.Expr) and id(node.value) in found:
            found.add(id(node))
    return found


def _says(node: ast.If | ast.Call) -> str:
    return ast.unparse(node.test if isinstance(node, ast.If) else node.func)


def _slips(node: ast.AST) -> Iterator[tuple[str, str]]:
    match node:
        case ast.Compare(ops=[op, *_]):
            for other in _COMPARED[type(op)]:
                yield f"{type(op).__name__} -> {other.__name__}", other.__name__
        case ast.BinOp(op=op) if type(op) in _WORKED and not _text(node):
            yield f"{type(op).__name__} -> {_WORKED[type(op)].__name__}", "operator"
        case ast.BoolOp(op=op):
            yield f"{type(op).__name__} turned", "boolean"
        case ast.UnaryOp(op=ast.Not()):
            yield "not left out", "bare"
        case ast.UnaryOp(op=ast.USub()):
            yield "minus left out", "bare"
        case ast.If() | ast.IfExp() | ast.While() if not isinstance(node.test, ast.Compare):
            yield "condition turned", "turned"
        case ast.Constant(value=bool()):
            yield "truth turned", "constant"
        case ast.Constant(value=int()):
            yield "number one more", "constant"
        case ast.Return(value=ast.expr()) if not (
            isinstance(node.value, ast.Constant) and node.value.value is None
        ):
            yield "returns None", "none"
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()) | ast.AugAssign():
            yield "left out", "pass"
        case ast.Continue() | ast.Break():
            yield "left out", "pass"


def _text(node: ast.BinOp) -> bool:
    """Say whether texts or types are put together: other operators would only be errors."""
    return any(isinstance(one, ast.JoinedStr) for one in (node.left, node.right)) or any(
        isinstance(one, ast.Constant) and isinstance(one.value, str)
        for one in (node.left, node.right)
    )


def _slip(tree: ast.Module, node: ast.AST, slip: str) -> None:
    match node:
        case ast.Compare():
            node.ops[0] = getattr(ast, slip)()
        case ast.BinOp():
            node.op = _WORKED[type(node.op)]()
        case ast.BoolOp():
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        case ast.UnaryOp():
            _replace(tree, node, node.operand)
        case ast.If() | ast.IfExp() | ast.While():
            node.test = ast.UnaryOp(ast.Not(), node.test)
        case ast.Constant(value=bool()):
            node.value = not node.value
        case ast.Constant(value=int(number)):
            node.value = number + 1
        case ast.Return():
            node.value = ast.Constant(None)
        case ast.stmt():
            _replace(tree, node, ast.Pass())


def _replace(tree: ast.Module, old: ast.AST, new: ast.AST) -> None:
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, name, new)
            elif isinstance(value, list):
                setattr(parent, name, [new if one is old else one for one in value])
