"""Findings as CSV, for spreadsheets and for programs."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from edustandards.reports.flat.rows import COLUMNS, inert, rows
from edustandards.reports.run.run import Run

MARK = "\ufeff"
"""Without it, spreadsheets on Chinese systems read UTF-8 as GBK."""


def csv_report(run: Run, lang: str) -> Iterator[str]:
    """Return the findings as CSV in pieces: a byte order mark, a line of names, a line a finding.

    Numbers are exact decimals or fractions. Texts that would be formulas have a `'` before them.

    Source: RFC 4180.
    """
    line = _Line()
    writer = csv.writer(line, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    yield MARK + line.text
    for row in rows(run, lang):
        writer.writerow([inert(text) for text in row])
        yield line.text


class _Line:
    """What the csv module writes to: it keeps the last line."""

    text = ""

    def write(self, text: str) -> None:
        self.text = text
