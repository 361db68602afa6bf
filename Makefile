# The project's commands. `make` alone lists them.
PORT ?= 8000
HEED_HOME ?= .heed
export PORT HEED_HOME

BIN := .venv/bin
SOURCES := src tests tools frontend bench conftest.py

.DEFAULT_GOAL := help
.PHONY: help setup demo test check bench lock clean

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## /  make \1|/p' $(MAKEFILE_LIST) | column -t -s '|' 2>/dev/null || grep '## ' $(MAKEFILE_LIST)

setup: ## virtual environment, locked dependencies, style sheets
	@tools/set-up run

demo: setup ## a demonstration authority on http://127.0.0.1:8000 (PORT, HEED_HOME)
	@exec $(BIN)/heed demo --serve --port $(PORT)

test: check ## set-up, checks, then every test
	@tools/chromium
	@$(BIN)/python -m pytest

check: ## lint, types, import contracts, migrations, deployment settings
	@tools/set-up dev
	@tools/check

bench: ## what is measured, as JSON lines and a table
	@tools/set-up bench
	@$(BIN)/python -m bench

lock: ## resolve the lock files anew (UPGRADE=1 takes the newest versions allowed)
	@tools/set-up dev
	@tools/lock $(if $(UPGRADE),--upgrade)

clean: ## remove everything that set-up and tests made; the data in .heed stays
	@if [ -x $(BIN)/heed ] && [ -d $(HEED_HOME) ]; then $(BIN)/heed database stop; fi
	rm -rf .venv frontend/node_modules frontend/out src/heed/web/static/built build dist test-results
	rm -rf .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
