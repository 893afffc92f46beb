"""The plugin of pytest: the examples of packs are collected as tests, each with its explanation.

Name the files of packs in the configuration of pytest, as patterns below its root:

    [tool.pytest.ini_options]
    edustandards_packs = ["packs/*.yaml"]

An example is a test `standard:line`; where it fails, the report explains the finding. With
`edustandards_boundaries = true` the cases at the limits of each standard are tests too.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from edustandards.packs.document import Example
    from edustandards.testing.boundary import BoundaryCase

__all__ = ["BoundaryItem", "ExampleError", "ExampleItem", "PackFile"]

SUFFIXES = {".yaml", ".yml"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the settings of this plugin."""
    parser.addini("edustandards_packs", "packs whose examples are tests (patterns)", "args", [])
    parser.addini("edustandards_boundaries", "test the limits of packs too", "bool", default=False)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> PackFile | None:
    """Collect a file that the settings name as a pack."""
    patterns = parent.config.getini("edustandards_packs")
    if file_path.suffix not in SUFFIXES or not patterns:
        return None
    try:
        below = file_path.relative_to(parent.config.rootpath)
    except ValueError:
        return None
    if not any(below.match(pattern) for pattern in patterns):
        return None
    return PackFile.from_parent(parent, path=file_path)


class ExampleError(AssertionError):
    """An example that does not find what it expects; its text explains the finding."""


class PackFile(pytest.File):
    """A pack; a pack that cannot be loaded is an error of collection, with file and line."""

    def collect(self) -> Iterator[pytest.Item]:
        """Return a test for each example, and for each case at a limit where that is asked for."""
        from edustandards.errors import PackError
        from edustandards.front.pack import load_pack

        try:
            pack = load_pack(self.path)
        except PackError as error:
            raise self.CollectError(str(error)) from None
        for example in pack.document.examples:
            name = f"{example.standard}:{example.place.line}"
            yield ExampleItem.from_parent(self, name=name, pack=pack, example=example)
        if self.config.getini("edustandards_boundaries"):
            from edustandards.testing.boundary import boundary_cases

            for number, case in enumerate(boundary_cases(pack)):
                name = f"{case.standard}:{case.what.removeprefix('case-')}:{number}"
                yield BoundaryItem.from_parent(self, name=name, pack=pack, case=case)


class ExampleItem(pytest.Item):
    """An example of a pack as a test."""

    def __init__(self, *, pack: Any, example: Example, **said: Any) -> None:
        super().__init__(**said)
        self.pack: Any = pack
        self.example: Example = example

    def runtest(self) -> None:
        """Try the example."""
        from edustandards.packs.trial.trial import outcome

        found = outcome(self.pack.document, self.example)
        if not found.holds:
            expected, verdict = self.example.expect.value, found.finding.verdict.value
            raise ExampleError(
                f"{self.example.place}: expected {expected}, found {verdict}\n"
                f"{found.finding.explain('en')}"
            )

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return the explanation alone: how the plugin works is of no interest."""
        if isinstance(excinfo.value, ExampleError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return the place of the example in its file."""
        line = self.example.place.line
        return self.path, None if line is None else line - 1, self.name


class BoundaryItem(pytest.Item):
    """A case at a limit of a standard as a test."""

    def __init__(self, *, pack: Any, case: BoundaryCase, **said: Any) -> None:
        super().__init__(**said)
        self.pack: Any = pack
        self.case: BoundaryCase = case

    def runtest(self) -> None:
        """Judge the case, and hold the verdict against that of plain fractions."""
        case = self.case
        report = self.pack.evaluate(case.tables, given=case.given)
        found = [one for one in report if one.standard == case.standard]
        ours = [one for one in found if (one.stage, one.period) == (case.stage, case.period)]
        finding = (ours or found)[0]
        if finding.verdict is not case.expected:
            raise ExampleError(
                f"{dict(case.record)}: expected {case.expected.value}\n{finding.explain('en')}"
            )

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return the explanation alone."""
        if isinstance(excinfo.value, ExampleError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)
