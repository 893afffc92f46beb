"""The formats of a report by name and by suffix, and the one way to each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from edustandards.errors import DataError, problem
from edustandards.reports.file import write_file
from edustandards.reports.run.run import Run
from edustandards.reports.screen import Screen
from edustandards.where import Place

WIDTH = 100
"""How wide the text of a report is in a file."""

SUFFIXES: Mapping[str, str] = {
    "": "table",
    ".txt": "table",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".csv": "csv",
    ".parquet": "parquet",
    ".md": "md",
    ".xlsx": "xlsx",
    ".docx": "docx",
    ".pdf": "pdf",
    ".xml": "junit",
    ".sarif": "sarif",
}
"""The format that the name of a file asks for."""


def _table(run: Run, screen: Screen) -> Iterator[str]:
    from edustandards.reports.terminal import terminal_report

    return (f"{line}\n" for line in terminal_report(run, screen))


def _json(run: Run, screen: Screen) -> Iterator[str]:  # noqa: ARG001 - programs read no language
    from edustandards.reports.findings_json import json_report

    return json_report(run)


def _html(run: Run, screen: Screen) -> Iterator[str]:
    from edustandards.reports.html.page import html_report

    return html_report(run, screen.lang)


def _csv(run: Run, screen: Screen) -> Iterator[str]:
    from edustandards.reports.flat.csv_text import csv_report

    return csv_report(run, screen.lang)


def _md(run: Run, screen: Screen) -> Iterator[str]:
    from edustandards.reports.flat.markdown import markdown_report

    return (f"{line}\n" for line in markdown_report(run, screen.lang))


def _junit(run: Run, screen: Screen) -> Iterator[str]:
    from edustandards.reports.gate.findings_junit import findings_junit

    return findings_junit(run, screen.lang)


def _sarif(run: Run, screen: Screen) -> Iterator[str]:
    from edustandards.reports.gate.findings_sarif import findings_sarif
    from edustandards.version import __version__

    return findings_sarif(run, __version__, screen.lang)


def _github(run: Run, screen: Screen) -> Iterator[str]:
    from edustandards.reports.gate.findings_github import findings_github

    return (f"{line}\n" for line in findings_github(run, screen.lang))


def _parquet(run: Run, path: Path, lang: str) -> None:
    from edustandards.reports.flat.parquet_file import write_parquet

    write_parquet(run, path, lang)


def _xlsx(run: Run, path: Path, lang: str) -> None:
    from edustandards.reports.office.workbook import write_workbook

    write_workbook(run, path, lang)


def _docx(run: Run, path: Path, lang: str) -> None:
    from edustandards.reports.office.word import write_word

    write_word(run, path, lang)


def _pdf(run: Run, path: Path, lang: str) -> None:
    from edustandards.reports.office.pdf import write_pdf

    write_pdf(run, path, lang)


TEXTS: Mapping[str, Callable[[Run, Screen], Iterator[str]]] = {
    "table": _table,
    "json": _json,
    "html": _html,
    "csv": _csv,
    "md": _md,
    "junit": _junit,
    "sarif": _sarif,
    "github": _github,
}
"""Formats that are text: each gives its pieces, and its modules are loaded when it is asked for."""

FILES: Mapping[str, Callable[[Run, Path, str], None]] = {
    "parquet": _parquet,
    "xlsx": _xlsx,
    "docx": _docx,
    "pdf": _pdf,
}
"""Formats that are only ever files: each writes one, in a language."""

FORMATS = (*TEXTS, *FILES)


def format_of(path: Path) -> str:
    """Return the format that the name of a file asks for.

    Raises:
        DataError: where it is none.
    """
    form = SUFFIXES.get(path.suffix.casefold())
    if form is None:
        known = " ".join(filter(None, SUFFIXES))
        suffix = path.suffix[:20]
        raise DataError(problem("report-file-kind", Place(str(path)), suffix=suffix, known=known))
    return form


def write_report(run: Run, path: Path, form: str, lang: str) -> None:
    """Write a report to a file; it is complete or not there at all.

    Raises:
        DataError: where the file cannot be written, or what the format needs is not installed.
    """
    if form in FILES:
        FILES[form](run, path, lang)
    else:
        write_file(path, TEXTS[form](run, Screen(lang, WIDTH)))
