"""The entry point: it turns whatever goes wrong into one message a line and an exit status."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from edustandards.cli.language import language
from edustandards.errors import EdustandardsError
from edustandards.wording import sentence

UNUSABLE = 2
INTERRUPTED = 130
PIPE_CLOSED = 141
"""As a shell tells of a program that a signal has ended."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return 0 all met, 1 not met, 3 unknown, 2 unusable input."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        import click  # the extra `cli`
    except ImportError:
        print(sentence("cli-missing", language(given), {}), file=sys.stderr)
        return UNUSABLE
    from edustandards.cli.group import Verbs
    from edustandards.cli.speaking import refusal

    lang = language(given)
    verbs = click.version_option(package_name="edustandards")(
        Verbs("edustandards", params=[], no_args_is_help=False)
    )
    verbs.params.append(click.Option(["--lang"], expose_value=False))
    try:
        with verbs.make_context("edustandards", given, obj=lang) as context:
            status = int(verbs.invoke(context))
        sys.stdout.flush()
    except EdustandardsError as error:
        print(error.say(lang), file=sys.stderr)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        print(refusal(error, lang), file=sys.stderr)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read us has stopped; what is still buffered must not raise at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except Exception as error:
        if os.environ.get("EDUSTANDARDS_DEBUG"):
            raise
        said = sentence("cli-unexpected", lang, {"kind": type(error).__name__})
        print(said, file=sys.stderr)
    else:
        return status
    return UNUSABLE


def run() -> None:
    """Run as a program."""
    # One verb, then the end: to clear up node by node would take longer than many a check.
    gc.disable()
    status = main()
    sys.stderr.flush()
    os._exit(status)
