PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help demo test coverage lint types bench docs clean

help:
	@echo "make demo      set up, check the example data, show where the results are"
	@echo "make test      set up, then lint, types and tests"
	@echo "make coverage  the tests again, and which lines and branches they reach"
	@echo "make bench     speed and memory, as ratios measured side by side"
	@echo "make docs      the documentation site, built strictly into site/"
	@echo "make clean     remove what was set up and made"

# The server that editors ask about YAML, for the tests of our schema; without npm they are skipped.
EDITOR_SERVER := yaml-language-server@1.25.0
NPM := $(shell command -v npm)

.venv/.stamp: pyproject.toml
	$(PYTHON) -m venv .venv
	$(PIP) --editable '.[dev]'
	$(BIN)/python -m compileall -q edustandards
	$(if $(NPM),$(NPM) install --silent --no-audit --no-fund --ignore-scripts --prefix .venv/editor $(EDITOR_SERVER))
	touch $@

test: .venv/.stamp lint types
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal

# Apart from the tests, which take half as long again while their branches are counted.
coverage: .venv/.stamp
	$(BIN)/python -m pytest --numprocesses auto --cov --cov-report term:skip-covered

lint: .venv/.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports

types: .venv/.stamp
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python

bench: .venv/.stamp
	$(BIN)/python benchmarks/run.py

docs: .venv/.stamp
	$(PIP) --editable '.[docs]'
	$(BIN)/python docs/hooks/generate.py
	$(BIN)/python docs/hooks/playground.py
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet --config-file mkdocs.en.yml

# The demo needs less than the tests do; where those are set up already, it uses what is there.
.venv/.demo: pyproject.toml
	$(PYTHON) -m venv .venv
	test -e .venv/.stamp || $(PIP) --editable '.[cli,excel]'
	$(BIN)/python -m compileall -q edustandards
	touch $@

demo: .venv/.demo
	$(BIN)/python examples/demo.py

clean:
	rm -rf .venv site dist demo-output .coverage
