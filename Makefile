PYTHON ?= python3
BIN := .venv/bin

.PHONY: test lint types demo
.venv/.stamp: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

test: .venv/.stamp lint types
	$(BIN)/python -m pytest

lint: .venv/.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: .venv/.stamp
	$(BIN)/mypy

# The demo needs less than the tests do; where those are set up already, it uses what is there.
.venv/.demo: pyproject.toml
	$(PYTHON) -m venv .venv
	test .venv/.stamp -nt pyproject.toml || $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[cli,excel]'
	touch $@

demo: .venv/.demo
	$(BIN)/python examples/demo.py
