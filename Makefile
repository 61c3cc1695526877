# Collegium: `make demo` shows it, `make test` proves it. Needs python3 (3.11 or newer) and make.
PYTHON ?= python3
PORT   ?= 8000
DEMO   ?= var/demo
VENV   := .venv
RUN    := $(VENV)/bin
PIP    := $(RUN)/python -m pip --disable-pip-version-check --quiet
PO     := $(wildcard src/collegium/locale/*/LC_MESSAGES/*.po)
TESTED := src/collegium tests scripts bench

.DEFAULT_GOAL := help
.PHONY: help install demo dev test test-rules test-house test-served test-browser test-faults check fmt faults bench \
        new-room screenshots words clean

help: ## what can be made
	@sed -n 's/^\([a-z][a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | sort | awk -F'|' '{printf "%-22s %s\n", $$1, $$2}'

# --- environment: stamps say what stands already ---------------------------------------------------------------

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Collegium needs Python 3.11 or newer; this is " + sys.version.split()[0])'
	@$(PYTHON) -m venv $(VENV) || { echo "python3 cannot make a virtual environment here; on Debian: apt-get install python3-venv"; exit 1; }
	@touch $@

$(VENV)/.base: $(VENV)/.made requirements/base.txt pyproject.toml
	@echo "Installing what Collegium needs (pinned and hashed) …"
	@$(PIP) install --require-hashes -r requirements/base.txt
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.base requirements/dev.txt
	@echo "Installing what the tests need (pinned and hashed) …"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/.words: $(VENV)/.base $(PO)
	@if ls src/collegium/locale/*/LC_MESSAGES/*.po >/dev/null 2>&1; then $(RUN)/pybabel --quiet compile -d src/collegium/locale -D django; fi
	@touch $@

install: $(VENV)/.base $(VENV)/.words ## the environment, without starting anything

# --- seeing it -------------------------------------------------------------------------------------------------

demo: install ## the demonstration network at http://127.0.0.1:8000 (PORT=…, FRESH=1 for a new one)
	@exec $(RUN)/collegium demo --dir $(DEMO) --port $(PORT) $(if $(FRESH),--fresh) $(if $(ANCHOR),--anchor $(ANCHOR))

dev: install ## the same, starting again when the code changes
	@exec $(RUN)/collegium demo --dir $(DEMO) --port $(PORT) --reload $(if $(FRESH),--fresh)

# --- proving it ------------------------------------------------------------------------------------------------

test: $(VENV)/.dev $(VENV)/.words ## all tests
	@$(MAKE) --no-print-directory test-rules
	@$(MAKE) --no-print-directory test-house
	@$(MAKE) --no-print-directory test-served
	@$(MAKE) --no-print-directory test-browser
	@$(MAKE) --no-print-directory test-faults

test-rules: $(VENV)/.dev ## tests without a database: kernel and rules
	@echo "== rules: no database, no sockets"
	@$(RUN)/python -m pytest tests/kernel $$(ls tests/rooms/*/test_rules.py 2>/dev/null)

test-house: $(VENV)/.dev $(VENV)/.words ## tests of rooms, commons, commands, architecture
	@echo "== the house: one small network in SQLite, a database for each process"
	@$(RUN)/python -m pytest -n auto --dist loadscope -m "not browser and not faults" --ignore=tests/kernel --ignore=tests/journeys --ignore=tests/faults --ignore=tests/served

test-served: $(VENV)/.dev $(VENV)/.words ## the demonstration, really served: each of the cast follows every link
	@echo "== served: the demonstration of 2022-05-02 on a free port of this machine"
	@$(RUN)/python -m pytest -n auto --dist load tests/served

test-browser: $(VENV)/.dev $(VENV)/.words ## journeys in Chromium
	@echo "== journeys: need Chromium (\$$CHROMIUM, else chromium in the path; on Debian: apt-get install chromium)"
	@$(RUN)/python scripts/browser.py && $(RUN)/python -m pytest -n auto --dist loadscope -m browser tests/journeys tests/editor || test $$? -eq 77

test-faults: $(VENV)/.dev $(VENV)/.words ## the server is killed 5 times under writes
	@echo "== faults: a server on a free port of this machine, killed 5 times under writes"
	@$(RUN)/python -m pytest tests/faults

faults: $(VENV)/.dev $(VENV)/.words ## the server is killed 50 times under writes
	@COLLEGIUM_KILLS=50 $(RUN)/python -m pytest tests/faults -s

check: $(VENV)/.dev $(VENV)/.words ## style, types, directions, migrations, translations, bundle
	@$(RUN)/python scripts/check.py

fmt: $(VENV)/.dev ## lay out the code, put imports in order and mend what can be mended
	@$(RUN)/ruff check --fix --quiet $(TESTED) || true
	@$(RUN)/ruff format --quiet $(TESTED)
	@$(RUN)/ruff check $(TESTED)

bench: $(VENV)/.dev $(VENV)/.words ## the figures
	@$(RUN)/python -m bench $(ARGS)

# --- building on ----------------------------------------------------------------------------------------------

new-room: $(VENV)/.dev ## a room with its furniture: make new-room NAME=practices
	@$(RUN)/python scripts/new_room.py "$(NAME)"

words: $(VENV)/.dev ## gather the words of the interface into the catalogues
	@$(RUN)/python scripts/words.py

screenshots: $(VENV)/.dev $(VENV)/.words ## the pictures of docs/
	@$(RUN)/python scripts/screenshots.py

clean: ## remove the environment and what was built (var/ stays)
	@rm -rf $(VENV) .mypy_cache .ruff_cache .import_linter_cache .hypothesis
