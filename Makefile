PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help demo test coverage lint types bench docs clean fuzz surface lock licences sbom audit

help:
	@echo "make demo      set up, check the example data, show where the results are"
	@echo "make test      set up, then lint, types and tests"
	@echo "make coverage  the tests again, and which lines and branches they reach"
	@echo "make bench     speed and memory, as ratios measured side by side"
	@echo "make docs      the documentation site, built strictly into site/"
	@echo "make fuzz      every door, for five seconds each, guided by coverage"
	@echo "make surface   what is public into tests/house/surface.txt, held against the last version"
	@echo "make lock      what is developed with, pinned and hashed, into requirements/dev.lock"
	@echo "make licences  the licences of what users install, into requirements/licences.md"
	@echo "make sbom      the bill of materials of what users install, into dist/sbom.json"
	@echo "make audit     known weaknesses of what users install; it asks the network"
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
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/pyright --verifytypes edustandards --ignoreexternal > .verified-types || { grep -v "^ *$$" .verified-types; exit 1; }

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

fuzz: .venv/.stamp
	$(PIP) --editable '.[fuzz]'
	$(BIN)/python -m tests.fuzz.run --seconds 5

# What has gone or become stricter since the last tag of a version is told, and fails.
surface: .venv/.stamp
	$(BIN)/python -m tests.house.surface
	$(BIN)/python -m tests.house.surface --against last

# Tools of the supply chain, and apart from them what a user has who installs everything.
.venv/.supply: pyproject.toml
	$(PYTHON) -m venv .venv/supply
	.venv/supply/bin/python -m pip install --quiet --disable-pip-version-check '.[supply]'
	$(PYTHON) -m venv .venv/users
	.venv/users/bin/python -m pip install --quiet --disable-pip-version-check '.[all]'
	touch $@

lock: .venv/.supply
	.venv/supply/bin/uv pip compile --quiet pyproject.toml --extra dev --extra docs --universal \
	  --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --custom-compile-command 'make lock' --output-file requirements/dev.lock

licences: .venv/.supply
	.venv/supply/bin/pip-licenses --python .venv/users/bin/python --from mixed --format markdown \
	  --ignore-packages edustandards pip setuptools --no-version --with-urls \
	  --output-file requirements/licences.md

sbom: .venv/.supply
	mkdir -p dist
	.venv/supply/bin/cyclonedx-py environment .venv/users/bin/python --pyproject pyproject.toml \
	  --output-reproducible --of JSON -o dist/sbom.json

audit: .venv/.supply
	.venv/supply/bin/pip-audit --path "$$(.venv/users/bin/python -c 'import site; print(site.getsitepackages()[0])')"

clean:
	rm -rf .venv site dist demo-output .coverage
