"""`schema`: the JSON Schema of the files, for editors."""

from __future__ import annotations

import click

from edustandards.cli.options import screen_of
from edustandards.cli.outputs import OUTPUT
from edustandards.cli.speaking import Verb
from edustandards.cli.write import write_lines
from edustandards.errors import PackError, problem

REPORT = "report"


@click.command(cls=Verb)
@click.argument("kind", metavar="pack|vocabulary|facts|report", default="pack")
@OUTPUT
@click.option("--lang", "told", type=click.Choice(["zh", "en", "both"]), default="both")
@click.pass_obj
def schema(lang: str, /, *, kind: str, told: str, output: str | None) -> int:
    """Print the JSON Schema of a kind of file; `report` is the JSON that `check` writes."""
    from edustandards.packs.editor.json_schema import schema_text
    from edustandards.packs.editor.shapes import FILES
    from edustandards.reports.findings_schema import report_schema

    if kind not in {*FILES, REPORT}:
        raise PackError(problem("schema-kind", text=kind[:60], known=", ".join((*FILES, REPORT))))
    text = report_schema() if kind == REPORT else schema_text(kind, told)
    write_lines([text], output, screen_of(lang), end="")
    return 0
