# Ujar's chores. `make` alone lists them. Nothing here needs root or Node.

PYTHON ?= python3 python3.13 python3.12 python3.11 python
VENV ?= .venv
BIN := $(VENV)/bin
CORPUS ?= data/sample
PYTEST_ARGS ?=
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
CORE := $(VENV)/.ujar-core
DEV := $(VENV)/.ujar-dev

.DEFAULT_GOAL := help
.PHONY: help demo serve test check format docs bench picture constraints wheel clean

help: ## list these chores
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 20

demo: $(CORE) ## ingest the sample articles and answer questions about them
	$(BIN)/ujar demo

serve: $(CORE) ## start the web service on http://127.0.0.1:8000/ (on the samples, if there is no store yet)
	@test -n "$$UJAR_STORE" || test -d ujar-store || test -d ujar-demo/store || $(BIN)/ujar demo
	$(BIN)/ujar serve

test: $(DEV) ## run the tests in random order on two workers, and list what did not run
	$(BIN)/python -m pytest --numprocesses 2 $(PYTEST_ARGS)

check: $(DEV) ## format, lint, types, import contracts, dependencies, spelling
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/deptry .
	$(BIN)/codespell

format: $(DEV) ## format the code and mend what the linter can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(CORE) ## write the pages about the ontology, with their pictures, again from its Turtle
	$(BIN)/python -m kg.rdf.termpage docs

bench: $(DEV) ## measure extraction and ingest (CORPUS=file.jsonl.gz for your own articles)
	$(BIN)/python benchmarks/extract.py $(CORPUS)
	$(BIN)/python benchmarks/ingest.py $(CORPUS)

picture: $(DEV) ## take the picture of the README anew (needs Chromium), and those of the views
	$(BIN)/python .ci/drawings.py
	$(BIN)/python .ci/picture.py

constraints: $(DEV) ## pin what is installed now into constraints.txt
	$(BIN)/python .ci/constraints.py > constraints.txt.new
	mv constraints.txt.new constraints.txt

wheel: $(DEV) ## build the wheel into dist/
	$(BIN)/python -m build --wheel

clean: ## remove what was built or cached, but not the environment
	rm -rf build dist out *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find kg api tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# The first of $(PYTHON) that runs and is new enough; a name on the path may be a shim that leads nowhere.
$(VENV)/bin/python:
	@for python in $(PYTHON); do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "$$python -m venv $(VENV)"; \
	    "$$python" -m venv $(VENV) && exit 0; \
	    rm -rf $(VENV); echo "$$python cannot make an environment; on Debian and Ubuntu install python3-venv"; exit 1; \
	  fi; \
	done; \
	echo "Ujar needs Python 3.11 or newer, tried: $(PYTHON). Say where one is: make PYTHON=/path/to/python3.12"; exit 1
	$(PIP) install --upgrade pip

$(CORE): $(VENV)/bin/python pyproject.toml constraints.txt
	$(PIP) install --constraint constraints.txt --editable .
	@touch $@

$(DEV): $(VENV)/bin/python pyproject.toml constraints.txt
	$(PIP) install --constraint constraints.txt --editable '.[dev]'
	@touch $@ $(CORE)
