PYTHON ?= python3
BIN := .venv/bin

.PHONY: test lint types
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
