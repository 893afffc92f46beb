"""How the report looks: one sheet of style, light and dark, on screens, phones and paper."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

LIGHT: Mapping[str, str] = {
    "paper": "#ffffff",
    "panel": "#f4f5f7",
    "ink": "#1b1f24",
    "soft": "#545d68",
    "line": "#c8ced6",
    "link": "#0a4f9e",
    "met": "#0b6b3a",
    "met-fill": "#d5ecdd",
    "not_met": "#a3140f",
    "not_met-fill": "#f9d7d3",
    "unknown": "#7a4d00",
    "unknown-fill": "#fbe8bd",
    "not_applicable": "#545d68",
    "not_applicable-fill": "#e9ecef",
}
DARK: Mapping[str, str] = {
    "paper": "#14171b",
    "panel": "#1f242a",
    "ink": "#e8ebee",
    "soft": "#a9b2bd",
    "line": "#434c57",
    "link": "#8fc1ff",
    "met": "#8fdcb0",
    "met-fill": "#153d28",
    "not_met": "#ffaaa3",
    "not_met-fill": "#54201c",
    "unknown": "#f4cc7a",
    "unknown-fill": "#4a3710",
    "not_applicable": "#a9b2bd",
    "not_applicable-fill": "#2a3037",
}


def _colours(colours: Mapping[str, str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in colours.items())


@cache
def sheet() -> str:
    """Return the sheet of style, the colours first."""
    rules = Path(__file__).with_name("report.css").read_text(encoding="utf-8")
    dark = f"@media screen and (prefers-color-scheme:dark){{:root{{{_colours(DARK)}}}}}"
    scheme = ":root{color-scheme:light dark}"
    return f"{scheme}:root{{{_colours(LIGHT)}}}{dark}\n{rules}"
