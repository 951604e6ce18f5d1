# Everything here needs Python 3.11 or later, make and git; the rest it installs into .venv by itself.

VENV := .venv
BIN := $(VENV)/bin
UV := $(VENV)/.uv/bin/uv
READY := $(VENV)/.ready

PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3.14 python3; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)

# Somewhere to keep downloads when there is no home to write to.
ifneq ($(shell test -n "$$HOME" && test -w "$$HOME" && echo yes),yes)
export UV_CACHE_DIR := $(CURDIR)/$(VENV)/.uv/cache
endif

.DEFAULT_GOAL := help
.PHONY: help setup demo test check drill bench docs browser requirements format

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

setup: $(READY)  ## .venv with everything pinned, .venv/bin/ecotone and .venv/bin/python

$(READY): requirements/dev.txt requirements/uv.txt pyproject.toml hatch_build.py $(wildcard src/ecotone_web/browser/*.* src/ecotone_web/browser/people/*.ts src/ecotone_web/locale/*/LC_MESSAGES/*.po)
	@test -n "$(PYTHON)" || { echo "Ecotone needs Python 3.11 or later and found none. Name one: make setup PYTHON=/path/to/python"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv --without-pip $(VENV)
	@test -x $(VENV)/.uv/bin/pip || $(PYTHON) -m venv $(VENV)/.uv
	@$(VENV)/.uv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	$(UV) pip sync --quiet --python $(BIN)/python --compile-bytecode --require-hashes requirements/dev.txt
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q src  # where bytecode is not written on import, the command would compile itself each time
	@touch $@

demo: setup  ## a throw-away workbench with sample spaces, in the browser; ARGS="..." goes to it
	$(BIN)/ecotone demo $(ARGS)

# What of the library the tests run is measured without the workbench's tests, and without those that draw many cases:
# measuring would slow them, some to half their speed. What stands in tests/house is about the repository: `make check`.
# These wait for browsers and for other processes much of their time, so that three at once fill two cores.
test: setup browser  ## all tests but those of the repository, with the library's coverage, and the workbench's again on PostgreSQL; ARGS="..." goes to pytest, on SQLite alone
ifdef ARGS
	$(BIN)/python -m pytest -n 2 --dist loadgroup $(ARGS)
else
	$(BIN)/python -m pytest --ignore=tests/web --ignore=tests/house -n 2 --dist loadgroup -m "not many" --cov --cov-report=term --cov-fail-under=95
	$(BIN)/python -m pytest --ignore=tests/web --ignore=tests/house -n 2 --dist loadgroup -m many
	$(BIN)/python -m pytest tests/web -n 3 --dist loadgroup
	$(BIN)/python -m tests.web.postgresql tests/web -n 3 --dist loadgroup -m "not anywhere"
endif

check: setup  ## form, types, floors, and whether the repository agrees with itself
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python docs/refresh.py --check
	$(BIN)/python -m pytest -q -n 2 tests/house

format: setup  ## put the code into form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

drill: setup  ## kill -9 in the middle of what changes much, 200 times each
	ECOTONE_DRILLS=200 $(BIN)/python -m pytest -q tests/web/drills

bench: setup  ## speed beside other tools, in one run (benchmarks/README.md)
	@set -e; for script in $$(grep -l '__main__' benchmarks/*.py); do \
		echo "$$script"; $(BIN)/python -m benchmarks.$$(basename "$$script" .py); done

docs: setup  ## write docs/reference anew from the docstrings
	$(BIN)/python docs/refresh.py

browser:
	@if command -v chromium >/dev/null 2>&1; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
		echo "Installing chromium for the browser tests"; \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
			chromium fonts-dejavu-core fonts-liberation; } >/dev/null </dev/null \
		|| echo "chromium could not be installed: the browser tests will be left out."; \
	else echo "There is no chromium here: the browser tests will be left out. On Debian: apt-get install chromium"; fi

requirements: $(READY)  ## pin anew after a change in pyproject.toml; UPGRADE=--upgrade for newer releases
	for pair in "base:" "workbench:--extra workbench" "dev:--extra workbench --group dev"; do \
		$(UV) pip compile pyproject.toml $${pair#*:} --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
			--custom-compile-command "make requirements" --quiet $(UPGRADE) --output-file requirements/$${pair%%:*}.txt || exit 1; \
	done
	echo uv | $(UV) pip compile - --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate \
		--custom-compile-command "make requirements" --quiet $(UPGRADE) --output-file requirements/uv.txt
