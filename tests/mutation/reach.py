"""Which tests call which functions of the package: a plugin of pytest that writes it down.

Python tells of every call that is made while a test runs; that costs far less than counting lines.
Only tests that pass are written down, each with the seconds it took, whatever it was given.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FrameType

import pytest


class Reach:
    """What each test called, as long as pytest runs."""

    def __init__(self, package: Path, file: Path) -> None:
        self._package = f"{package}/"
        self._file = file
        self._called: set[CodeType] = set()
        self._seconds: defaultdict[str, float] = defaultdict(float)
        self._calls: defaultdict[str, set[CodeType]] = defaultdict(set)
        self._failed: set[str] = set()

    def _told(self, frame: FrameType, _event: str, _what: object) -> None:
        self._called.add(frame.f_code)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._called.clear()
        begun = time.monotonic()
        threading.settrace(self._told)
        sys.settrace(self._told)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            threading.settrace(None)
            test = function(item.nodeid)
            self._seconds[test] += time.monotonic() - begun
            self._calls[test] |= {
                one for one in self._called if one.co_filename.startswith(self._package)
            }

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if not report.passed:
            self._failed.add(function(report.nodeid))

    def pytest_sessionfinish(self) -> None:
        kept = {
            test: {
                "seconds": round(seconds, 3),
                "calls": sorted({_name(one, self._package) for one in self._calls[test]}),
            }
            for test, seconds in self._seconds.items()
            if test not in self._failed
        }
        self._file.write_text(json.dumps(kept), "utf-8")


def function(test: str) -> str:
    """Return the function of a test, whatever it is given."""
    return test.partition("[")[0]


def _name(code: CodeType, package: str) -> str:
    return f"{code.co_filename.removeprefix(package)}:{code.co_qualname}"
