"""The group of verbs; each is loaded when it is called for."""

from __future__ import annotations

import click

from edustandards.cli.speaking import overview

VERBS = ("check", "explain", "track", "packs", "show")


class Verbs(click.Group):
    """The command line."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - of the base class
        """Return the names of the verbs, in the order in which they are used."""
        return list(VERBS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - of the base class
        cmd_name: str,
    ) -> click.Command | None:
        """Return a verb by its name."""
        match cmd_name:
            case "check":
                from edustandards.cli.check import check

                return check
            case "explain":
                from edustandards.cli.explain import explain

                return explain
            case "track":
                from edustandards.cli.track import track

                return track
            case "packs":
                from edustandards.cli.packs import packs

                return packs
            case "show":
                from edustandards.cli.packs import show

                return show
            case _:
                return None

    def get_help(self, ctx: click.Context) -> str:
        """Return what the verbs do, in the language of the context."""
        return overview(self, ctx)
