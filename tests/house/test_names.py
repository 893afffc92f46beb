"""A public name is not that of a module too: tools that read sources would take it for that."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

from tests.house.surface import MODULES


@pytest.mark.parametrize("module", MODULES)
def test_no_public_name_is_that_of_a_module(module: str) -> None:
    home = importlib.import_module(f"edustandards.{module}".rstrip("."))
    modules = {one.name for one in pkgutil.iter_modules(getattr(home, "__path__", ()))}
    assert modules & set(home.__all__) == set()
