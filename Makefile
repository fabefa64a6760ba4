# One word each; Windows without make: `python build.py serve`, `python build.py test`.
PYTHON ?= python3
ARGS ?=
BIN := .venv/bin
MAKEFLAGS += --no-print-directory

.DEFAULT_GOAL := help
.PHONY: help serve build try-gate test check lowest format generate bench bench-search bench-gate lock clean

help: ## list these
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

serve: ## build every audience, serve them on 127.0.0.1:8000, rebuild when a file changes
	@$(PYTHON) build.py serve $(ARGS)

build: ## build every audience's site into site/
	@$(PYTHON) build.py build $(ARGS)

try-gate: ## the sites behind their gate on this machine, with people to sign in as
	@$(PYTHON) build.py try-gate $(ARGS)

test: ## check, then every test; installs Chromium through apt where it may
	@$(PYTHON) build.py test $(ARGS)

check: ## format, lint, types, import rules and unit tests, in seconds
	@$(PYTHON) build.py test --quick $(ARGS)

lowest: ## the unit tests with the lowest versions that pyproject.toml allows
	@$(PYTHON) -m tools.environment
	@$(BIN)/python -m tools.lowest $(ARGS)

format: ## put the code into its one format
	@$(PYTHON) -m tools.environment
	@$(BIN)/ruff check --fix --exit-zero --quiet .
	@$(BIN)/ruff format --quiet .

generate: ## make the schemas and the data dictionary again
	@$(PYTHON) -m tools.environment
	@$(BIN)/python -m tools.generate

bench: ## measure builds beside MkDocs and Hugo; results go to benchmarks/results/
	@$(PYTHON) build.py bench $(ARGS)

bench-gate: ## measure the gate under load, beside the same server without it
	@$(PYTHON) -m tools.environment
	@$(BIN)/python -m benchmarks.gate $(ARGS)

bench-search: ## measure the search beside its peers, in Node and in Chromium
	@$(PYTHON) build.py bench search $(ARGS)

lock: ## make the lock files again from pyproject.toml and package.json
	@$(PYTHON) -m tools.environment
	@$(BIN)/python -m tools.lock

clean: ## remove what builds and tools made; .venv and node_modules stay
	@rm -rf site .site .cache dist benchmarks/scratch* .hypothesis .import_linter_cache \
	  .mypy_cache .pytest_cache .ruff_cache
