"""The entry point: it turns whatever goes wrong into one message a line and an exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from edustandards.cli.language import language
from edustandards.errors import EdustandardsError
from edustandards.wording import sentence

UNUSABLE = 2
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return 0 all met, 1 not met, 3 unknown, 2 unusable input."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        import click  # the extra `cli`
    except ImportError:
        print(sentence("cli-missing", language(given), {}), file=sys.stderr)
        return UNUSABLE
    from edustandards.cli.verbs import cli

    lang = language(given)
    try:
        return int(cli.main(given, prog_name="edustandards", standalone_mode=False) or 0)
    except EdustandardsError as error:
        print(error.say(lang), file=sys.stderr)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        why = error.format_message().rstrip(".")
        print(sentence("cli-usage", lang, {"why": why}), file=sys.stderr)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read us has stopped; what is still buffered must not raise at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        if os.environ.get("EDUSTANDARDS_DEBUG"):
            raise
        said = sentence("cli-unexpected", lang, {"kind": type(error).__name__})
        print(said, file=sys.stderr)
    return UNUSABLE


def run() -> None:
    """Run as a program."""
    sys.exit(main())
