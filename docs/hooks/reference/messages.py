"""The page of problems: every code that can be told, in words, and what would be right."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import edustandards as es
from edustandards import wording
from edustandards.errors import EdustandardsError
from edustandards.reports.site.md import code, plain, table
from edustandards.wording import SENTENCES
from edustandards.wording.text import Text
from reference.prose import prose

PACKAGE = Path(es.__file__).parent

_TITLE = Text("问题与错误", "Problems and errors")
_ABOUT = Text(
    "凡有问题，都写明位置、是什么、应当怎样，方括号里是编号：`文件:行:列: 说明 [编号]`。"
    "下面列出全部 {count} 个编号；‹› 之间的内容随情形而定，右边一格空着的，说明里两样都有。"
    "本页由程序的用语表生成。",
    "Whatever is wrong is told with its place, what it is, what would be right, and a code in"
    " brackets: `file:line:column: what is wrong [code]`. These are all {count} codes; what stands"
    " between ‹ and › depends on the case, and where the last cell is empty the sentence says"
    " both. This page is made from the program's own sentences.",
)
_EXCEPTIONS = Text("在 Python 中", "In Python")
_RAISED = Text(
    "每种错误都派生自 `es.EdustandardsError`，其 `problems` 是数据：`code`、`where`、`params`；"
    '`say("zh")`、`say("en")` 写成一行，`as_dict()` 给出可写成 JSON 的全部内容。数据不好时不抛出'
    "错误：结论是数据不足，原因写在结果的 `reasons` 里；单位量的不是字段那种东西也是如此"
    "（`cell-unit`）。普通的 `TypeError` 只在少给或多给参数时由 Python 抛出。",
    "Every error derives from `es.EdustandardsError`; its `problems` are data: `code`, `where`,"
    ' `params`; `say("zh")` and `say("en")` make them a line, `as_dict()` all that JSON can hold.'
    " Bad values in data raise nothing: the verdict is unknown and the finding has its `reasons`,"
    " also where a unit does not measure what its field does (`cell-unit`). A plain `TypeError` is"
    " raised by Python alone, where an argument is missing or there is one too many.",
)
EXCEPTIONS: Mapping[type[EdustandardsError], tuple[Text, Text]] = {
    es.NotationError: (
        Text(
            "单位、数量、公式或要求的文字读不出来",
            "a text of a unit, amount, formula or requirement",
        ),
        Text("按说明改写这段文字；位置是其中的列", "write it as told; its place is the column"),
    ),
    es.NumberError: (
        Text(
            "作为数交来的不是数：非有限数、过大过小、是/否、其他对象（也是 NotationError）",
            "what stands for a number is none: not finite, out of range, a yes/no, another object"
            " (a NotationError too)",
        ),
        Text("给出有限的数；缺数据时给 None", "give a finite number, or None where it is missing"),
    ),
    es.UnitError: (
        Text("两个单位量的不是同一种东西", "two units that measure different things"),
        Text("改用可以换算的单位，或改公式", "use a unit that converts, or mend the formula"),
    ),
    es.PackError: (
        Text("标准包、名称表、补充资料或选项不能用", "a pack, vocabulary, facts file or option"),
        Text("改文件；位置是文件、行、列", "mend the file; its place is file, line and column"),
    ),
    es.DataError: (
        Text("数据表，或作为数据表交来的东西，不能用", "a table, or what was passed for one"),
        Text("改数据；位置是文件和单元格", "mend the data; its place is file and cell"),
    ),
    es.CallError: (
        Text(
            "程序传入的参数不对（也是 ValueError 和 TypeError）",
            "an argument that a program passes (a ValueError and a TypeError too)",
        ),
        Text("改程序；说明里有参数的名称", "mend the program; the sentence names the argument"),
    ),
    es.UnknownNameError: (
        Text(
            "没有这个名称的标准、对象、表或字段（也是 KeyError）",
            "no standard, entity, table or field has that name (a KeyError too)",
        ),
        Text("用说明里提出的名称", "use a name that the sentence proposes"),
    ),
}
_SEEN = Text("几个实例", "A few of them")
_TRIED = Text(
    "左边是所写的内容，右边是运行得到的说明：",
    "What is written, and what is said when it is run:",
)
TRIED: tuple[tuple[str, Callable[[], object]], ...] = (
    ('es.quantity("3600 元/生·年")', lambda: es.quantity("3600 元/生·年")),
    ('es.quantity("1e3 元")', lambda: es.quantity("1e3 元")),
    ('es.quantity("3 meterz")', lambda: es.quantity("3 meterz")),
    ('es.quantity(float("nan"))', lambda: es.quantity(float("nan"))),
    (
        'es.field("students", "student") >= "7.5 m²"',
        lambda: es.field("students", "student") >= "7.5 m²",
    ),
    ('es.load_pack("cn/quality-balance")', lambda: es.load_pack("cn/quality-balance")),
    (
        'es.load_pack("cn/ventilation", as_of="1990-01-01")',
        lambda: es.load_pack("cn/ventilation", as_of="1990-01-01"),
    ),
    (
        'es.load_pack("cn/ventilation")["rate"]',
        lambda: es.load_pack("cn/ventilation")["rate"],
    ),
    ('es.read_tables([{"colour": "red"}])', lambda: es.read_tables([{"colour": "red"}])),
)
_HEADS = (
    Text("编号", "code"),
    Text("是什么", "what it is"),
    Text("应当怎样", "what would be right"),
)
ROOMS: Mapping[str, Text] = {
    "units": Text("数与单位", "Numbers and units"),
    "measures": Text("公式", "Formulas"),
    "checks": Text("要求", "Requirements"),
    "evaluate": Text("为什么是数据不足", "Why a verdict is unknown"),
    "packs": Text("标准包与名称表", "Packs and vocabularies"),
    "files": Text("YAML 文件", "YAML files"),
    "kinds": Text("计划、指数、参照值", "Plans, indices, references"),
    "inherit": Text("继承与只准从严", "Inheritance and tightening"),
    "compare": Text("比较标准包（diff）", "Comparing packs (diff)"),
    "lint": Text("检查标准包（lint）", "Looking a pack over (lint)"),
    "trial": Text("试验标准包（try）", "Trying a pack (try)"),
    "editor": Text("编辑、排版、新建", "Editing, layout, new packs"),
    "tables": Text("数据表", "Tables"),
    "template": Text("填报表", "Workbooks to fill in"),
    "consistency": Text("数据核对", "Doubts about the data"),
    "mapping": Text("对照表", "Mapping files"),
    "reports": Text("报告", "Reports"),
    "against": Text("与上次比较", "Comparing with an earlier run"),
    "comply": Text("达标计划", "Plans to comply"),
    "embedding": Text("嵌入程序", "In your own program"),
    "calls": Text("参数与名称", "Arguments and names"),
    "lazy": Text("留在原处的数据", "Data that stays where it lies"),
    "cli": Text("命令行", "Command line"),
}
"""The tables of sentences, in the order in which a user meets them; others come after."""

_MAKERS = frozenset(
    {
        *("problem", "refused", "refusal", "unreadable", "wrong", "stop", "null"),
        *("Unreadable", "Gap", "Ignored", "_refused", "_note", "_twice", "_check", "_call"),
    }
)
"""What makes a problem of a code."""
_SPEAKERS = frozenset({"say", "sentence", "_say", "change", "working", "_shown"})
"""What says a code that is no problem."""
_LABELS = re.compile(
    "change-|explain-|help-|progress-|template-(guide|note|sheet|example|page)|mapping-head|said-|"
    "model-|verdict-|wanted-|html-|rule-|show-|track-|report-unknown|diff-|case-gap-near|cli-output$"
)
_ENDS = ("-near", "-unknown")


def page(lang: str) -> Iterator[str]:
    """Return the lines of the page."""
    by_room = rooms()
    count = sum(map(len, by_room.values()))
    yield from (f"# {_TITLE.say(lang)}", "", _ABOUT.say(lang).format(count=count), "")
    yield from (f"## {_EXCEPTIONS.say(lang)}", "", _RAISED.say(lang), "")
    yield from table(
        [_HEADS[0].say(lang), *(one.say(lang) for one in _HEADS[1:])],
        [
            [code(f"es.{one.__name__}"), plain(what.say(lang)), plain(right.say(lang))]
            for one, (what, right) in EXCEPTIONS.items()
        ],
    )
    yield from (f"### {_SEEN.say(lang)}", "", _TRIED.say(lang), "")
    yield from table(["", ""], [[code(text), plain(said(run, lang))] for text, run in TRIED])
    for room, codes in by_room.items():
        yield from (f"## {_room(room, lang)}", "")
        yield from table([one.say(lang) for one in _HEADS], [_row(one, lang) for one in codes])


def said(run: Callable[[], object], lang: str) -> str:
    """Return what is said of something that is refused."""
    try:
        run()
    except EdustandardsError as error:
        return f"{type(error).__name__}: {error.say(lang)}"
    raise AssertionError("this was to be refused")


def _room(room: str, lang: str) -> str:
    return ROOMS[room].say(lang) if room in ROOMS else room


def _row(problem: str, lang: str) -> list[str]:
    text = SENTENCES[problem].say(lang)
    what, _, right = text.partition("；" if lang == "zh" else "; ")
    return [f'<a id="{problem}"></a>{code(problem)}', _shown(what), _shown(right)]


def _shown(text: str) -> str:
    open_ = re.sub(r"(?<!\{)\{(\w+)\}", "‹\\1›", text)
    return prose(open_.replace("{{", "{").replace("}}", "}"))


def rooms() -> dict[str, list[str]]:
    """Return the codes of problems by the table of sentences that they stand in."""
    found: dict[str, list[str]] = {}
    told = problems()
    names = [one.name for one in iter_modules(wording.__path__)]
    for room in (*ROOMS, *(name for name in names if name not in ROOMS)):
        sentences = getattr(import_module(f"{wording.__name__}.{room}"), "SENTENCES", {})
        # What a table takes in from another stands under the first of them.
        seen = {one for codes in found.values() for one in codes}
        codes = [one for one in sentences if one in told and one not in seen]
        if codes:
            found[room] = codes
    return found


@cache
def problems() -> frozenset[str]:
    """Return every code of which a problem is made somewhere in the program."""
    made: set[str] = set()
    spoken: set[str] = set()
    named: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        if path.parent.name == "wording":
            continue
        inside = path.relative_to(PACKAGE).parts[0] not in {"reports", "cli"}
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                who = _called(node.func)
                codes = {one for one in map(_text, _arguments(node)) if one in SENTENCES}
                made |= codes if who in _MAKERS else set()
                spoken |= codes if who in _SPEAKERS else set()
            elif inside and _text(node) in SENTENCES:
                named.add(_text(node))
    made |= {one for one in named if "-" in one and one not in spoken}
    made |= {one for one in SENTENCES if one.endswith(_ENDS)}
    return frozenset(one for one in made if not _LABELS.match(one))


def _called(node: ast.expr) -> str:
    match node:
        case ast.Name(name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _arguments(node: ast.Call) -> list[ast.expr]:
    return [*node.args, *(one.value for one in node.keywords)]


def _text(node: ast.AST) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
