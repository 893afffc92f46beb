"""The group of verbs; each is loaded when it is called for."""

from __future__ import annotations

from importlib import import_module

import click

from edustandards.cli.speaking import overview

VERBS = {
    "check": "check",
    "explain": "explain",
    "track": "track",
    "report": "report",
    "comply": "comply",
    "packs": "packs",
    "show": "packs",
    "template": "template",
    "diff": "diff",
    "lint": "lint",
    "try": "try_",
    "fmt": "fmt",
    "new": "new",
    "schema": "schema",
    "model": "model",
}
"""The verbs in the order in which they are used, each with the module of this room it stands in."""


class Verbs(click.Group):
    """The command line."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - of the base class
        """Return the names of the verbs."""
        return list(VERBS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - of the base class
        cmd_name: str,
    ) -> click.Command | None:
        """Return a verb by its name."""
        if cmd_name not in VERBS:
            return None
        module = import_module(f"edustandards.cli.{VERBS[cmd_name]}")
        found = getattr(module, f"{cmd_name}_" if cmd_name == "try" else cmd_name)
        assert isinstance(found, click.Command), "the table names verbs only"
        return found

    def get_help(self, ctx: click.Context) -> str:
        """Return what the verbs do, in the language of the context."""
        return overview(self, ctx)
