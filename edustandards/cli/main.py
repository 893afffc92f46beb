"""The entry point: it turns whatever goes wrong into one message a line and an exit status."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from edustandards.cli.language import language
from edustandards.errors import EdustandardsError, Problem, problem
from edustandards.evaluate.panics import stderr_is_ours
from edustandards.where import Place
from edustandards.wording import sentence

UNUSABLE = 2
INTERRUPTED = 130
PIPE_CLOSED = 141
"""As a shell tells of a program that a signal has ended."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return 0 all met, 1 not met, 3 unknown, 2 unusable input."""
    given = list(sys.argv[1:] if arguments is None else map(_as_handed_over, arguments))
    lang = language(given)
    try:
        status = _called(given, lang)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read us has stopped; what is still buffered must not raise at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except OSError as error:
        print(_system(error).say(lang), file=sys.stderr)
        return UNUSABLE
    return status


def _as_handed_over(word: str) -> str:
    """Return a word as the system would hand its bytes over: it can be asked for as a file."""
    try:
        os.fsencode(word)
    except UnicodeEncodeError:
        return word.encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape")
    return word


def _system(error: OSError) -> Problem:
    """Return what the system would not do: reach a file, or write to where the output goes."""
    why = error.strerror or type(error).__name__
    if error.filename is None:
        return problem("cli-system", why=why)
    return problem("file-unreadable", Place(str(error.filename)), why=why)


def _called(given: list[str], lang: str) -> int:
    """Call the verb that is given; say what is wrong where it cannot be done."""
    try:
        import click  # the extra `cli`
    except ImportError:
        print(sentence("cli-missing", lang, {}), file=sys.stderr)
        return UNUSABLE
    from edustandards.cli.group import Verbs
    from edustandards.cli.speaking import refusal

    verbs = click.version_option(package_name="edustandards")(
        Verbs("edustandards", params=[], no_args_is_help=False)
    )
    verbs.params.append(click.Option(["--lang"], expose_value=False))
    try:
        with verbs.make_context("edustandards", given, obj=lang) as context:
            return int(verbs.invoke(context))
    except EdustandardsError as error:
        print(error.say(lang), file=sys.stderr)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        print(refusal(error, lang), file=sys.stderr)
    except OSError:
        raise
    except Exception as error:
        if os.environ.get("EDUSTANDARDS_DEBUG"):
            raise
        said = sentence("cli-unexpected", lang, {"kind": type(error).__name__})
        print(said, file=sys.stderr)
    return UNUSABLE


def run() -> None:
    """Run as a program."""
    # One verb, then the end: to clear up node by node would take longer than many a check.
    gc.disable()
    stderr_is_ours()
    _open_streams()
    status = main()
    with suppress(OSError):
        sys.stderr.flush()
    os._exit(status)


def _open_streams() -> None:
    """Make whatever there is to say printable, in any locale, and where nobody listens.

    What is written to a file or a pipe is UTF-8, as the files are that we write ourselves.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until the end
            setattr(sys, name, nowhere)
        elif isinstance(stream, io.TextIOWrapper):
            chosen = stream.isatty() or os.environ.get("PYTHONIOENCODING")
            encoding = stream.encoding if chosen else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
