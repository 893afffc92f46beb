"""JUnit XML: read back by a parser of its own, whatever stands in it."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from edustandards.reports.junit import Checked, Suite, junit_report


def parsed(*suites: Suite) -> ET.Element:
    return ET.fromstring("".join(junit_report(suites)))


def test_cases_that_passed_failed_and_were_left_out_are_counted() -> None:
    root = parsed(
        Suite(
            "pack",
            (
                Checked("a", "examples", "pack.yaml", 12),
                Checked("b", "examples", message="expected met", details="1 < 2\n& so on"),
                Checked("c", skipped="no example"),
            ),
        )
    )
    [suite] = root
    assert suite.attrib == {
        "name": "pack",
        "tests": "3",
        "failures": "1",
        "errors": "0",
        "skipped": "1",
    }
    first, second, third = suite
    assert first.attrib == {
        "name": "a",
        "classname": "examples",
        "file": "pack.yaml",
        "line": "12",
    }
    assert list(first) == []
    [failure] = second
    assert (failure.tag, failure.get("message"), failure.text) == (
        "failure",
        "expected met",
        "1 < 2\n& so on",
    )
    assert third.get("classname") == "pack"
    assert [one.tag for one in third] == ["skipped"]


def test_without_suites_it_is_still_a_file() -> None:
    assert list(parsed()) == []


# Signs that XML can hold: what else there is becomes the sign for what is not known.
held = st.text(
    st.characters(
        exclude_categories=["Cs"],
        exclude_characters="".join(map(chr, [*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])),
    )
)


@given(name=held, message=held.filter(bool), details=held)
def test_what_xml_can_hold_comes_back(name: str, message: str, details: str) -> None:
    [[case]] = parsed(Suite(name, (Checked(name, message=message, details=details),)))
    [failure] = case
    assert case.get("name") == name
    assert failure.get("message") == message
    assert (failure.text or "") == details


@given(st.text())
def test_whatever_stands_in_it_the_file_is_read(text: str) -> None:
    clean = text.encode("utf-8", "replace").decode("utf-8")
    root = parsed(Suite(clean, (Checked(clean, clean, clean, 1, clean, clean, clean),)))
    assert len(root) == 1
