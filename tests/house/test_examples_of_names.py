"""Every public name shows how it is used."""

from __future__ import annotations

import inspect

import pytest

import edustandards as es

PUBLIC = [name for name in es.__all__ if not name.startswith("__")]


@pytest.mark.parametrize("name", PUBLIC)
def test_it_has_an_example_that_runs(name: str) -> None:
    """Examples of docstrings are run by the tests of the modules that they stand in."""
    assert ">>>" in (inspect.getdoc(getattr(es, name)) or ""), name
