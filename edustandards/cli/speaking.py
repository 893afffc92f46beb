"""Help, and what is wrong with a command line, in Chinese or English.

The language is the object of click's context; `help-<name>` in the wording says what a verb, an
argument or an option is for.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence

import click

from edustandards.cli.outputs import refuse_inputs
from edustandards.reports.width import folded, padded
from edustandards.wording import SENTENCES, sentence

NARROWEST = 40
_COLUMN = 26


class Verb(click.Command):
    """One verb of the command line."""

    def invoke(self, ctx: click.Context) -> object:
        """Do what the verb does, unless it would write over what it reads."""
        refuse_inputs(ctx)
        return super().invoke(ctx)

    def get_help(self, ctx: click.Context) -> str:
        """Return the help of the verb in the language of the context."""
        lang = _lang(ctx)
        pieces = " ".join(
            _usage(param) for param in self.params if isinstance(param, click.Argument)
        )
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        needed = " ".join(f"{one.opts[0]} {_metavar(one)}" for one in options if one.required)
        usage = " ".join(filter(None, (ctx.command_path, pieces, needed)))
        lines = [sentence("help-usage", lang, {"usage": usage}), ""]
        lines += _paragraph(sentence(f"help-{self.name}", lang, {}))
        rows = [(param.human_readable_name, _about(param, lang)) for param in _arguments(self)]
        rows += [(_spelling(option), _about(option, lang)) for option in options]
        return "\n".join([*lines, "", *_table(rows)])


def overview(verbs: click.Group, ctx: click.Context) -> str:
    """Return what the verbs do, in the language of the context."""
    lang = _lang(ctx)
    usage = sentence("help-usage", lang, {"usage": f"{ctx.command_path} VERB ..."})
    rows = [(name, sentence(f"help-{name}", lang, {})) for name in verbs.list_commands(ctx)]
    rows += [("--lang zh|en", sentence("help-lang", lang, {}))]
    rows += [("--version", sentence("help-version", lang, {}))]
    text = _paragraph(sentence("help-edustandards", lang, {}))
    return "\n".join([usage, "", *text, "", *_table(rows)])


def refusal(error: click.ClickException, lang: str) -> str:
    """Return what is wrong with a command line, and what would be right."""
    match error:
        case click.NoSuchOption(option_name=option):
            near = ", ".join(error.possibilities or ())
            code = "cli-option-near" if near else "cli-option-unknown"
            return sentence(code, lang, {"option": option[:60], "near": near})
        case click.MissingParameter(param=click.Parameter() as param):
            name = param.opts[0] if isinstance(param, click.Option) else param.human_readable_name
            about = sentence(f"help-{param.name}", lang, {})
            return sentence("cli-parameter-missing", lang, {"name": name, "about": about})
        case click.BadParameter(param=click.Option() as param) if _choices(param):
            known = ", ".join(_choices(param))
            return sentence("cli-choice", lang, {"name": param.opts[0], "known": known})
        case click.UsageError(ctx=click.Context(command=click.Group() as verbs) as ctx):
            known = ", ".join(verbs.list_commands(ctx))
            return sentence("cli-verb-unknown", lang, {"known": known})
        case _:
            why = error.format_message().rstrip(".")
            return sentence("cli-usage", lang, {"why": why})


def _lang(ctx: click.Context) -> str:
    return str(ctx.find_object(str) or "en")


def _arguments(verb: click.Command) -> Iterator[click.Argument]:
    return (param for param in verb.params if isinstance(param, click.Argument))


def _usage(param: click.Argument) -> str:
    name = param.human_readable_name
    return f"{name}..." if param.nargs == -1 else name


def _choices(option: click.Option) -> list[str]:
    found = option.type
    return [str(one) for one in found.choices] if isinstance(found, click.Choice) else []


def _metavar(option: click.Option) -> str:
    if _choices(option):
        return "|".join(_choices(option))
    return str(option.metavar or option.name).upper()


def _spelling(option: click.Option) -> str:
    names = ", ".join(option.opts)
    return names if option.is_flag else f"{names} {_metavar(option)}"


def _about(param: click.Parameter, lang: str) -> str:
    return sentence(f"help-{param.name}", lang, {}) if f"help-{param.name}" in SENTENCES else ""


def _width() -> int:
    return max(min(shutil.get_terminal_size((80, 24)).columns, 100), NARROWEST)


def _paragraph(text: str) -> list[str]:
    return list(folded(text, _width(), ""))


def _table(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    for name, text in rows:
        first, *rest = folded(text, _width() - _COLUMN, "")
        yield padded(f"  {name}", _COLUMN) + first
        yield from (" " * _COLUMN + line for line in rest)
