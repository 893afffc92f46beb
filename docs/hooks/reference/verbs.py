"""The page of the command line: every verb, its arguments, options, defaults, exit status."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from unittest.mock import patch

import click

from edustandards.cli.group import VERBS, Verbs
from edustandards.reports.site.md import code, table
from edustandards.wording import SENTENCES, sentence
from edustandards.wording.text import Text
from reference.prose import prose

_TITLE = Text("命令行", "Command line")
_ABOUT = Text(
    "每个命令的参数、选项、默认值和退出状态，由程序本身生成；`--help` 显示的是同样的说明。"
    "各命令都有 `--lang zh|en`，不写则随系统。",
    "The arguments, options, defaults and exit status of every verb, made from the program itself;"
    " `--help` says the same. All of them take `--lang zh|en`; without it the locale decides.",
)
_STATUS = Text("退出状态", "Exit status")
_HEADS = (Text("写法", "written"), Text("含义", "meaning"), Text("不写时", "if left out"))
_NEEDED = Text("必须写", "needed")
_REPEATED = Text("可多次", "may be repeated")
_OFF = Text("否", "off")
_ALWAYS = Text(
    "凡输入无法使用（文件、标准包、选项有误），退出状态都是 2，每个问题一行，写明位置和正确写法；"
    "按 Ctrl-C 中断为 130，输出的管道先关闭为 141。",
    "Wherever the input cannot be used (a file, a pack, an option), the status is 2, with a line"
    " for each problem that names its place and what would be right; it is 130 after Ctrl-C, and"
    " 141 where the reader of a pipe has gone.",
)

_FINDINGS: Mapping[int, Text] = {
    0: Text("适用的标准全部达标", "all that applies is met"),
    1: Text("有未达标", "something is not met"),
    3: Text(
        "没有未达标，但有数据不足，或没有任何标准适用",
        "nothing is not met, but something is unknown, or nothing applied",
    ),
}
_DONE: Mapping[int, Text] = {0: Text("已完成", "done")}
STATUS: Mapping[str, Mapping[int, Text]] = {
    "check": _FINDINGS,
    "explain": {
        0: Text("这项结果达标或不适用", "the finding is met or not applicable"),
        1: Text("未达标", "it is not met"),
        3: Text("数据不足", "it is unknown"),
    },
    "track": _FINDINGS,
    "report": {0: Text("没有丢失的达标", "nothing was lost"), 1: Text("有丢失的", "something was")},
    "comply": {
        0: Text("与这项资源有关的都能达标", "all that reads the resource will be met"),
        1: Text("仍有未达标", "some of it stays not met"),
    },
    "packs": _DONE,
    "show": _DONE,
    "template": _DONE,
    "diff": {
        0: Text("没有影响结论的改变", "nothing that could change a verdict"),
        1: Text("有", "something could"),
    },
    "lint": {
        0: Text("没有错误和警告", "no errors and no warnings"),
        1: Text("有", "some"),
    },
    "try": {
        0: Text(
            "算例都成立，每处改动都有算例发现",
            "all examples hold, and they notice every change",
        ),
        1: Text("有算例不成立，或有改动无人发现", "an example fails, or a change goes unnoticed"),
    },
    "fmt": {
        0: Text("已排好", "laid out"),
        1: Text("--check 时有文件会改变", "with --check: a file would change"),
    },
    "new": {
        0: Text("已写好", "written"),
        1: Text("表中有不能使用的行", "rows of the sheet could not be used"),
    },
    "schema": _DONE,
    "model": _DONE,
}
"""What the exit status of each verb says, besides 2."""


def page(lang: str) -> Iterator[str]:
    """Return the lines of the page."""
    yield from (f"# {_TITLE.say(lang)}", "", _ABOUT.say(lang), "", _ALWAYS.say(lang), "")
    heads = [one.say(lang) for one in _HEADS]
    for name, verb in commands():
        with click.Context(verb, info_name=f"edustandards {name}", obj=lang) as context:
            yield from (f"## {name}", "", prose(sentence(f"help-{name}", lang, {})), "")
            yield from (code(usage(verb, context)), "")
            yield from table(heads, [_row(one, lang) for one in _told(verb)])
        yield from table(
            [_STATUS.say(lang), ""],
            [[str(number), said.say(lang)] for number, said in STATUS[name].items()],
        )


def commands() -> Iterator[tuple[str, click.Command]]:
    """Return the verbs in the order of their help."""
    group = Verbs("edustandards")
    with click.Context(group) as context:
        for name in VERBS:
            found = group.get_command(context, name)
            assert found is not None, "the table names verbs only"
            yield name, found


def usage(verb: click.Command, context: click.Context) -> str:
    """Return how a verb is called, as its help says it."""
    with patch.dict(os.environ, {"COLUMNS": "100"}):
        first = verb.get_help(context).splitlines()[0]
    return first.partition("：" if "：" in first else ": ")[2]


def _told(verb: click.Command) -> list[click.Parameter]:
    """Return what is told of each verb; the language is told once, above."""
    return [one for one in verb.params if one.name != "lang" or one.expose_value]


def _row(param: click.Parameter, lang: str) -> list[str]:
    about = f"help-{param.name}"
    said = [sentence(about, lang, {}) if about in SENTENCES else ""]
    if isinstance(param, click.Option) and param.multiple and about not in _SAY_SO:
        said.append(_REPEATED.say(lang))
    written = code(spelling(param)).replace("&#124;", "&#124;<wbr>")
    return [written, prose("; ".join(filter(None, said))), _default(param, lang)]


_SAY_SO = frozenset({"help-references", "help-folders", "help-on"})
"""What says of itself that it may be repeated."""


def spelling(param: click.Parameter) -> str:
    """Return how an argument or option is written."""
    if isinstance(param, click.Argument):
        name = param.human_readable_name
        return f"{name}..." if param.nargs == -1 else name
    assert isinstance(param, click.Option), "there are no other parameters"
    names = ", ".join(param.opts)
    if param.is_flag:
        return names
    choices = param.type.choices if isinstance(param.type, click.Choice) else ()
    what = "|".join(map(str, choices)) or str(param.metavar or param.name).upper()
    return f"{names} {what}"


def _default(param: click.Parameter, lang: str) -> str:
    if param.required:
        return _NEEDED.say(lang)
    if isinstance(param, click.Option) and param.is_flag:
        return _OFF.say(lang)
    value = param.default
    return code(str(value)) if isinstance(value, str | int) and value not in {"", ()} else "–"
