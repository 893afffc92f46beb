"""JUnit XML, as build servers read it: suites of cases, each passed or with why it failed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that no XML file may hold, not even escaped."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One case: its name, the group it belongs to, where it stands, and why it failed, if it did.

    `message` is one line, `details` are what stands below it; `skipped` says why it was not run,
    `undecided` why nobody can tell: build servers count that as an error, which does not pass.
    """

    name: str
    group: str = ""
    file: str = ""
    line: int | None = None
    message: str = ""
    details: str = ""
    skipped: str = ""
    undecided: str = ""

    @property
    def failed(self) -> bool:
        """Tell whether the case failed."""
        return bool(self.message)


@dataclass(frozen=True, slots=True)
class Suite:
    """Cases that belong together."""

    name: str
    cases: Sequence[Checked]


def junit_report(suites: Iterable[Suite]) -> Iterator[str]:
    """Return suites as JUnit XML, in pieces.

    >>> print("".join(junit_report([Suite("a", [Checked("b", message="1 < 2")])])))
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites>
      <testsuite name="a" tests="1" failures="1" errors="0" skipped="0">
        <testcase name="b" classname="a">
          <failure message="1 &lt; 2"></failure>
        </testcase>
      </testsuite>
    </testsuites>
    <BLANKLINE>
    """
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n'
    for suite in suites:
        failures = sum(1 for one in suite.cases if one.failed)
        errors = sum(1 for one in suite.cases if one.undecided)
        skipped = sum(1 for one in suite.cases if one.skipped and not one.failed)
        yield (
            f"  <testsuite name={_quoted(suite.name)} tests={_quoted(len(suite.cases))}"
            f" failures={_quoted(failures)} errors={_quoted(errors)} skipped={_quoted(skipped)}>\n"
        )
        for one in suite.cases:
            yield from _case(one, suite.name)
        yield "  </testsuite>\n"
    yield "</testsuites>\n"


def _case(one: Checked, suite: str) -> Iterator[str]:
    place = f" file={_quoted(one.file)}" if one.file else ""
    place += f" line={_quoted(one.line)}" if one.line is not None else ""
    head = f"    <testcase name={_quoted(one.name)} classname={_quoted(one.group or suite)}{place}"
    if one.failed:
        yield f"{head}>\n      <failure message={_quoted(one.message)}>{_escaped(one.details)}"
        yield "</failure>\n    </testcase>\n"
    elif one.undecided:
        yield f"{head}>\n      <error message={_quoted(one.undecided)}/>\n    </testcase>\n"
    elif one.skipped:
        yield f"{head}>\n      <skipped message={_quoted(one.skipped)}/>\n    </testcase>\n"
    else:
        yield f"{head}/>\n"


def _quoted(value: object) -> str:
    text = _NO_XML.sub("\ufffd", str(value))
    return quoteattr(text, {"\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})


def _escaped(text: str) -> str:
    return escape(_NO_XML.sub("\ufffd", text), {"\r": "&#13;"})
