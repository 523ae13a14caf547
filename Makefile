# `make` sets everything up, then builds the site and the PDFs. `make help` lists the rest.

# Empty: the one chosen before, else `python3` or the newest that is new enough. `make PYTHON=python3.13` chooses.
PYTHON ?=
# Empty: the first free port from 8000 on.
PORT ?=

export PYTHON PORT
# Material for MkDocs prints a notice about MkDocs 2 on every run; mkdocs stays below 2 here.
export NO_MKDOCS_2_WARNING = 1

# Modules compiled once serve all processes of a run: a shell that forbids it would make the tests slower.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin

# How many processes run the tests: `make test WORKERS=4`.
WORKERS ?= 2
# The tests of a file share what they draw and build, so they stay together; by the alphabet, not by their number, the
# many quick ones of tests/unit come last, and no process is left alone with a long file.
PYTEST := $(BIN)/python -m pytest --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder

.DEFAULT_GOAL := all
.PHONY: all setup serve check test test-all lint pictures clean help

all: setup  ## Set up, then build the site and the PDFs: general, and one per posting
	@scripts/build

setup:  ## Only set up: .venv, requirements, native libraries
	@scripts/setup

serve: setup  ## Preview the site and rebuild it on every change
	@scripts/serve

check: setup  ## Everything wrong with the data, the links and the postings
	@$(BIN)/casefolio check

# With `exec`, a signal to make reaches the tests, and not only a shell between them.
test: setup  ## All tests but the long sweeps
	@exec $(PYTEST) -m "not sweep"

test-all: test  ## All tests, the long sweeps included
	@export HYPOTHESIS_PROFILE=$${HYPOTHESIS_PROFILE:-thorough}; exec $(PYTEST) -m "sweep or hypothesis"

lint: setup  ## Style and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

pictures: setup  ## Draw the README's pictures anew (needs Chromium and pdftoppm)
	@scripts/pictures

clean:  ## Remove what was built and the environment; nothing that a person wrote
	@rm -rf build site .site-* .venv .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@echo "Removed build, site, .venv and caches"

help:
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1\t\2/' | expand -t 12
