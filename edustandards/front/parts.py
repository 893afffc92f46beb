"""Large files judged part by part: each written whole, noted as done, and skipped the next time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from edustandards.checks.verdict import Verdict
from edustandards.evaluate.columns.damaged import damage_told
from edustandards.evaluate.given import Given
from edustandards.evaluate.observed import Framed
from edustandards.front.lazy import LazyReport
from edustandards.packs.document import PackDocument
from edustandards.reports.file import write_file
from edustandards.tables.big import Opener, Part
from edustandards.tables.choices import Choices
from edustandards.version import __version__

FINDINGS = "findings.parquet"
DONE = "_judged.json"
"""What stands beside the findings of a part: what they were made from, and what they count."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What was found in one part: the verdicts by standard, and what was left out with its code.

    `columns` are how many were understood and the headers of those that were not; `again` says that
    the part was done before, and nothing had changed.
    """

    counts: Mapping[str, Mapping[Verdict, int]]
    left_out: Mapping[str, str]
    columns: tuple[int, tuple[str, ...]]
    again: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be done with every part: a pack, what is given, an engine, what is written."""

    document: PackDocument
    given: Given
    opener: Opener
    choices: Choices
    only_failing: bool = False


def judged_parts(work: Work, parts: Sequence[Part], output: Path | None) -> Iterator[Counted]:
    """Judge parts one after the other, and write the findings of each.

    A single part that has no name is written to `output` itself. Others go to folders below it,
    named as theirs; those that are there already, from the same files, pack and options, are not
    judged again.

    Raises:
        DataError: where a part cannot be read, or its findings cannot be written.
    """
    for part in parts:
        if output is None or (len(parts) == 1 and not part.name):
            yield _judged(work, part, output)
        else:
            yield _once(work, part, output / part.name)


def _once(work: Work, part: Part, folder: Path) -> Counted:
    made = _made(work, part)
    before = _before(folder, made)
    if before is not None:
        return before
    folder.mkdir(parents=True, exist_ok=True)
    (folder / DONE).unlink(missing_ok=True)
    found = _judged(work, part, folder / FINDINGS)
    said = {
        "made": made,
        "counts": {
            standard: {verdict.value: count for verdict, count in several.items()}
            for standard, several in found.counts.items()
        },
        "left_out": dict(found.left_out),
        "columns": found.columns,
    }
    write_file(folder / DONE, [json.dumps(said, ensure_ascii=False, indent=1), "\n"])
    return found


def _judged(work: Work, part: Part, target: Path | None) -> Counted:
    with damage_told(part.place):
        return _counted(work, part, target)


def _counted(work: Work, part: Part, target: Path | None) -> Counted:
    from edustandards.evaluate.lazy.plan import lazy_plan  # loads frames
    from edustandards.tables.frames import framed_lazily

    document, words = work.document, work.document.vocabulary
    frame = work.opener.frame(part)
    reading = framed_lazily(frame, words, part.place, part.files, work.choices)
    [table] = (one for one in reading.tables if isinstance(one, Framed))
    kinds = {name: kind for kind, name in table.keys.items()}
    apart = [kinds.get(key, key) for key in part.keys]
    plan = lazy_plan(document.standards, [table], words, work.given, apart)
    report = LazyReport(document, plan, work.given)
    if target is not None:
        report.write(target, only_failing=work.only_failing)
    left_out = {one.standard: one.reason for one in report.left_out}
    ignored = tuple(one.header for one in reading.ignored)
    return Counted(report.counts(), left_out, (len(reading.understood), ignored))


def _made(work: Work, part: Part) -> dict[str, Any]:
    """Return what the findings of a part are made from; as long as it is equal, so are they."""
    states = [(path.name, path.stat()) for path in part.files]
    given = f"{work.given!r} {work.given.today}"
    return {
        "pack": work.document.digest,
        "program": __version__,
        "given": sha256(given.encode()).hexdigest(),
        "choices": sha256(repr(work.choices).encode()).hexdigest(),
        "only_failing": work.only_failing,
        "files": [[name, state.st_size, state.st_mtime_ns] for name, state in states],
    }


def _before(folder: Path, made: Mapping[str, Any]) -> Counted | None:
    """Return what was found before, where it still holds and its findings are there."""
    if not (folder / FINDINGS).exists():
        return None
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        said = json.loads((folder / DONE).read_text(encoding="utf-8"))
        if said["made"] == made:
            counts = {
                str(standard): {Verdict(verdict): int(count) for verdict, count in several.items()}
                for standard, several in said["counts"].items()
            }
            left_out = {str(one): str(reason) for one, reason in said["left_out"].items()}
            known, ignored = said["columns"]
            columns = int(known), tuple(str(one) for one in ignored)
            return Counted(counts, left_out, columns, again=True)
    return None


def whole(counted: Sequence[Counted], document: PackDocument) -> Counted:
    """Return what was found in all parts together, in the order of the pack."""
    counts: dict[str, dict[Verdict, int]] = {}
    left_out: dict[str, str] = {}
    nothing = dict.fromkeys(Verdict, 0)
    for standard in document.standards:
        for one in counted:
            for verdict, count in one.counts.get(standard.id, {}).items():
                several = counts.setdefault(standard.id, dict(nothing))
                several[verdict] += count
            if standard.id in one.left_out:
                left_out.setdefault(standard.id, one.left_out[standard.id])
        if counts.get(standard.id) == nothing:
            # What no part asks of anybody is no pass.
            counts[standard.id][Verdict.UNKNOWN] = 1
    known = max(one.columns[0] for one in counted)
    ignored = tuple(dict.fromkeys(header for one in counted for header in one.columns[1]))
    return Counted(counts, left_out, (known, ignored))
