"""A workbook to fill in comes back: its record says what its columns are; examples are left out.

Whatever is left empty as a whole, a sheet or a column, counts as not there: nobody has to delete
what does not concern them, and what parts have is added up.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from edustandards.errors import DataError, Problem, problem
from edustandards.evaluate.observed import PERIOD, STAGE
from edustandards.tables.grid import Grid, blank, short, shown
from edustandards.tables.headers import Lexicon, folded
from edustandards.tables.reading import Reading
from edustandards.tables.template.stamp import SHEET, Stamp, Stamped, read_stamp
from edustandards.where import Place
from edustandards.wording import SENTENCES

HEADER_ROWS = 30
"""How far down the header row of a sheet is looked for, should rows have been put in above."""

_MARK = SENTENCES["template-example-mark"]
MARKS = (_MARK.zh, _MARK.en)


@dataclass(frozen=True, slots=True)
class Filled:
    """The sheets of a workbook that were filled in, and what their headers mean."""

    grids: list[Grid]
    lexicon: Lexicon
    notes: tuple[Problem, ...] = ()


def filled(grids: Sequence[Grid], lexicon: Lexicon) -> Filled:
    """Return the sheets of a workbook as they are to be read; as they come if it has no record.

    Raises:
        DataError: where it is a workbook to fill in, and nothing was filled in.
    """
    stamp = next(
        (found for grid in grids if _name(grid) == SHEET and (found := read_stamp(grid.rows))),
        None,
    )
    if stamp is None:
        return Filled([*grids], lexicon)
    source = Place(grids[0].source.file)
    notes = [problem("template-of", source, pack=short(stamp.pack))]
    kept = []
    for grid in grids:
        if _name(grid) in {SHEET, stamp.guide}:
            continue
        body = _body(grid, stamp, notes)
        if body is not None:
            kept.append(body)
    if not kept:
        raise DataError(problem("template-blank", source))
    return Filled(kept, _learned(stamp, lexicon), tuple(notes))


def told(reading: Reading, pack: str) -> Reading:
    """Return a reading whose notes say where a workbook was made for another pack than `pack`."""
    notes = tuple(
        problem("template-other-pack", note.where, asked=pack, pack=made)
        if note.code == "template-of" and (made := str(dict(note.params)["pack"])) != pack
        else note
        for note in reading.notes
    )
    return replace(reading, notes=notes)


def without_examples(grid: Grid) -> tuple[Grid, list[Problem]]:
    """Return a grid without the rows that are marked as examples, and a note on each."""
    marked = [at for at, row in enumerate(grid.rows) if _is_example(row)]
    if not marked:
        return grid, []
    notes = [
        problem("row-example", grid.place(at, 0), text=short(next(filter(shown, grid.rows[at]))))
        for at in marked
    ]
    left = [at for at in range(len(grid.rows)) if at not in set(marked)]
    rows, numbers = [grid.rows[at] for at in left], [grid.numbers[at] for at in left]
    return replace(grid, rows=rows, numbers=numbers), notes


def _name(grid: Grid) -> str:
    return grid.source.sheet


def _is_example(row: Sequence[object]) -> bool:
    return any(isinstance(cell, str) and cell.strip().startswith(MARKS) for cell in row)


def _body(grid: Grid, stamp: Stamp, notes: list[Problem]) -> Grid | None:
    """Return the headers of a sheet and the rows below; None where it was left empty.

    A sheet that is not of the workbook stays as it is.
    """
    known = {folded(one.header): one for columns in stamp.sheets.values() for one in columns}
    at = _header_row(grid, known)
    if at < 0:
        return grid
    cut = replace(grid, rows=grid.rows[at:], numbers=grid.numbers[at:])
    cut, examples = without_examples(cut)
    body = [row for row in cut.rows[1:] if not blank(row)]
    if not body:
        return None
    notes += examples
    used = {at for row in body for at, cell in enumerate(row) if shown(cell)}
    header = [
        cell if at in used or _is_own(known.get(folded(shown(cell))), grid, stamp) else ""
        for at, cell in enumerate(cut.rows[0])
    ]
    return replace(cut, rows=[header, *cut.rows[1:]])


def _header_row(grid: Grid, known: Collection[str]) -> int:
    """Return the row in which most of the headers stand; two at least, or it is none."""
    best, most = -1, 1
    for at, row in enumerate(grid.rows[:HEADER_ROWS]):
        found = sum(folded(text) in known for cell in row if (text := shown(cell)))
        if found > most or (found == 1 == len(known)):
            best, most = at, found
    return best


def _is_own(column: Stamped | None, grid: Grid, stamp: Stamp) -> bool:
    """Tell whether a column names the entities of its sheet: without it rows are nobody's."""
    keys = [one for one in stamp.sheets.get(_name(grid), ()) if one.role == "key"]
    return column is not None and bool(keys) and column == keys[-1]


def _learned(stamp: Stamp, lexicon: Lexicon) -> Lexicon:
    """Return a lexicon that takes the headers of a workbook for what its record says."""
    words = lexicon.vocabulary
    names = {*words.fields, *words.entities, STAGE, PERIOD}
    said: Mapping[str, str] = {
        folded(one.header): f"{one.name} ({one.unit})" if one.unit else one.name
        for columns in stamp.sheets.values()
        for one in columns
        if one.name in names
    }
    return replace(lexicon, renamed={**said, **lexicon.renamed})
