"""Where a problem is: a line and column of a text file, or a cell of a sheet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place in what the user gave us; the parts that are not known stay empty.

    Lines and columns count from 1, columns in characters, as editors show them.

    >>> print(Place("pack.yaml", line=3, column=9))
    pack.yaml:3:9
    >>> print(Place("county.xlsx", sheet="学校", cell="C7"))
    county.xlsx[学校!C7]
    """

    file: str = ""
    line: int | None = None
    column: int | None = None
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        """Return the place the way editors and spreadsheets write it."""
        text = self.file
        for number in (self.line, self.column):
            if number is not None:
                text += f":{number}"
        spot = f"{self.sheet}!{self.cell}" if self.sheet and self.cell else self.sheet or self.cell
        return f"{text}[{spot}]" if spot else text


NOWHERE = Place()
