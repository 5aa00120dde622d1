# `make try` and `make test` need Python 3.11 or newer, git and make; everything else is set up in .venv.

VENV ?= .venv
PYTHON ?=
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet
EXAMPLES = examples

.PHONY: help try test lint docs wheel-check bench quality clean

help:
	@echo "make try          set up, and check the examples"
	@echo "make test         set up, and run the tests (ARGS='tests/values -x')"
	@echo "make lint         ruff and mypy"
	@echo "make docs         write the generated pages anew"
	@echo "make wheel-check  build wheel and sdist, install each somewhere else, and use them"
	@echo "make bench        measure speed and memory, beside the peers that are installed"
	@echo "make quality      plant defects, and count what is found, cried for nothing and restored"

try: $(VENV)/.biblint-installed
	@$(BIN)/biblint check --fail-on never $(EXAMPLES)
	@echo
	@echo "These files are dirty on purpose. In earnest such a run ends with exit status 1:"
	@echo "    $(BIN)/biblint check $(EXAMPLES); echo \$$?"
	@echo "What fixes would change:  $(BIN)/biblint check --diff --unsafe-fixes $(EXAMPLES)"

test: $(VENV)/.biblint-installed-dev
	@$(BIN)/python -m pytest -n auto $(ARGS)

lint: $(VENV)/.biblint-installed-dev
	@$(BIN)/ruff check
	@$(BIN)/mypy --strict -p biblint -p scripts
	@MYPYPATH=benchmarks $(BIN)/mypy --strict benchmarks/run.py benchmarks/lsp.py benchmarks/quality

docs: $(VENV)/.biblint-installed-dev
	@$(BIN)/python -m scripts.docgen
	@$(BIN)/python -m scripts.walkthrough

wheel-check: $(VENV)/.biblint-installed-dev
	@$(BIN)/python scripts/check_wheel.py

bench: $(VENV)/.biblint-installed-dev
	@$(BIN)/python benchmarks/run.py $(ARGS)

quality: $(VENV)/.biblint-installed-dev
	@$(BIN)/python benchmarks/quality --write docs/quality.md $(ARGS)
	@$(BIN)/python -m scripts.docgen docs/precision.md

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis benchmarks/corpus

$(VENV)/.biblint-python: | scripts/find-python
	@$(BIN)/python -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		python="$$(PYTHON='$(PYTHON)' scripts/find-python)" && echo "setting up $(VENV) with $$python" && \
		"$$python" -m venv --clear $(VENV); }
	@touch $@

$(VENV)/.biblint-installed: pyproject.toml $(VENV)/.biblint-python
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.biblint-installed-dev: pyproject.toml $(VENV)/.biblint-python
	@$(PIP) install --editable '.[dev]'
	@touch $(VENV)/.biblint-installed $@
