# Everything runs from .venv, which `make install` fills from the locked requirements.
# On a machine whose python3 is not 3.11 or later: make install PYTHON=python3.11
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
BENCH_STAMP := $(VENV)/.installed-bench
PIP := $(BIN)/python -m pip --disable-pip-version-check
# Wheels alone: no compiler is needed. Hashes: what is installed is what was locked.
LOCKED := install --require-hashes --only-binary :all:
DEMO_PAIR ?= KEN FIN
DEMO_LEDGER := out/demo.sqlite

.DEFAULT_GOAL := help
.PHONY: help install demo test pytest lint check golden coverage visits bench growth lock clean

help: ## list what can be made
	@echo "Communiqué: targets of make"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(STAMP) ## install everything from the lock into .venv; the command is .venv/bin/communique
	@:

$(STAMP): requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "install: $(PYTHON) is missing or older than 3.11; install Python 3.11 or later, or say where it is: make install PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "install: $(PYTHON) cannot make virtual environments; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@test -x $(BIN)/python && $(BIN)/python -m pip --version >/dev/null 2>&1 || \
	  { echo "install: making $(VENV)"; $(PYTHON) -m venv --clear $(VENV); }
	@echo "install: the locked packages (some 100 MB the first time)"
	@$(PIP) -qq $(LOCKED) -r requirements/dev.txt
	@$(PIP) -qq install --no-deps --no-build-isolation --no-index --editable .
	@touch $@
	@echo "install: done; the command is $(BIN)/communique"

demo: install ## read examples/ into a fresh ledger and print a brief on one pair of states
	@mkdir -p out && rm -f $(DEMO_LEDGER) $(DEMO_LEDGER)-*
	$(BIN)/communique add examples --ledger $(DEMO_LEDGER)
	$(BIN)/communique brief $(DEMO_PAIR) --ledger $(DEMO_LEDGER)

test: install lint pytest check ## the whole suite: lint, tests, floors

pytest: install ## the tests alone
	@$(BIN)/python -m pytest

lint: install ## ruff, mypy --strict and the one-way imports
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

check: install ## hold accuracy against the floors of floors.yaml (skipped without the labelled documents)
	@$(BIN)/python -m communique.evaluation.floors

golden: install ## show how the kept briefs on the examples would change, and write them where you agree
	@$(BIN)/python -m tests.publishing.briefing.renewing

coverage: install ## list sentences with a trigger that gave no record, by how often their shape occurs
	@$(BIN)/python -m benchmarks.coverage

visits: install ## compare the visits found with the published tables of visits
	@$(BIN)/python -m benchmarks.visits

bench: $(BENCH_STAMP) ## measure speed and memory beside a general parser
	@$(BIN)/python -m benchmarks.speed

growth: install ## measure the ledger at up to a million made-up claims (up to half an hour)
	@$(BIN)/python -m benchmarks.growth

$(BENCH_STAMP): requirements/bench.txt $(STAMP)
	@echo "bench: installing what speed is compared with"
	@$(PIP) -qq $(LOCKED) -r requirements/bench.txt
	@touch $@

LOCK := env -u UV_INDEX -u UV_INDEX_URL -u UV_EXTRA_INDEX_URL -u UV_FIND_LINKS $(BIN)/uv pip compile --quiet --no-config \
  --universal --python-version 3.11 --only-binary :all: --generate-hashes --upgrade \
  --no-emit-index-url --no-emit-find-links --no-annotate --no-header pyproject.toml

lock: install ## pin the newest versions of all requirements, with hashes, in requirements/
	@$(LOCK) --output-file requirements/core.txt
	@$(LOCK) --constraint requirements/core.txt --extra dev --output-file requirements/dev.txt
	@$(LOCK) --constraint requirements/dev.txt --extra dev --extra bench --output-file requirements/bench.txt
	@echo "lock: requirements/ renewed; run make test before committing it"

clean: ## remove what was made, .venv included
	@rm -rf out build dist .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
