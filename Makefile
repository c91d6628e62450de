# summit-tui: `make help` lists the targets. Needs Python 3.11 or later, and make.
#
# Nothing is installed twice: each step leaves a stamp in .venv and runs again only when what
# it was made from has changed. After the first install everything works without a network.

PYTHON  ?= python3
VENV    := .venv
BIN     := $(VENV)/bin
PIP     := $(BIN)/python -m pip --disable-pip-version-check --quiet install -c constraints.txt
PLAIN   := build/plain
SBOM    := build/sbom
LINKS   ?= $(HOME)/.local/bin
PYTHONS ?= python3.12 python3.13 python3.14
CODE    := src tests bench screenshots deploy
SOURCES := $(shell find src -name '*.py')

# An editable install compiles each module at its first import. Where the environment forbids
# writing .pyc files that would happen at every start, so they are compiled here.
COMPILED := $(VENV)/.compiled

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "summit-tui needs Python 3.11 or later; set PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
	  || { echo "this Python has no venv module (Debian: apt install python3-venv)" >&2; exit 1; }
	@touch $@

$(VENV)/.run: $(VENV)/.made pyproject.toml constraints.txt
	@echo "installing into $(VENV) ..."
	@$(PIP) --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	@echo "installing the tools that tests and checks need ..."
	@$(PIP) --editable '.[dev]'
	@touch $@

$(COMPILED): $(VENV)/.run $(SOURCES)
	@$(BIN)/python -m compileall -q src
	@touch $@

.PHONY: install
install: $(COMPILED) ## install into .venv

.PHONY: dev
dev: $(COMPILED) $(VENV)/.dev ## install what tests and checks need, too

.PHONY: run
run: $(COMPILED) ## open the app; ARGS="path/to/dossier.toml" opens another dossier
	@$(BIN)/summit-tui $(ARGS)

.PHONY: test
test: dev ## run the tests; ARGS="-k word" chooses some
	@$(BIN)/python -m pytest -q $(ARGS)

.PHONY: cover
cover: dev ## run the tests, and list the lines that nothing runs, also not in the programs they start
	@$(BIN)/coverage erase
	@$(BIN)/coverage run -m pytest -q $(ARGS) && $(BIN)/coverage combine -q
	@$(BIN)/coverage report --show-missing --skip-covered --sort=-miss

.PHONY: mutants
mutants: dev ## change the code in places drawn at random: does a test notice? ARGS="--seed 2 --number 50"
	@$(BIN)/python -m bench.mutants $(ARGS)

.PHONY: check
check: dev ## format, lint, types, import contracts, no raw text to the toolkit, the dossier by its schema
	@$(BIN)/ruff format --check $(CODE)
	@$(BIN)/ruff check $(CODE)
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python tests/raw_text.py src/summit_tui/tui
	@$(BIN)/tombi lint --offline --quiet "$(CURDIR)/data/positions.toml"

.PHONY: format
format: dev ## put the code into the one format, and fix what can be fixed
	@$(BIN)/ruff format $(CODE)
	@$(BIN)/ruff check --fix $(CODE)

.PHONY: bench
bench: dev ## measure the app beside a bare Textual app, and with 100,000 statements; ARGS="--runs 9"
	@code=0; $(BIN)/python -m bench.run $(ARGS) || code=1; \
	  $(BIN)/python -m bench.scale || code=1; \
	  $(BIN)/python -m bench.blockers || code=1; exit $$code

.PHONY: scale
scale: dev ## only the 100,000 statements, and how fast commands start
	@$(BIN)/python -m bench.scale $(ARGS)

.PHONY: instructions
instructions: dev ## count what a command, the start and a key execute (needs valgrind)
	@$(BIN)/python -m bench.instructions $(ARGS)

.PHONY: sessions
sessions: dev ## as many readers over SSH as this machine holds, and what one of them takes
	@$(BIN)/python -m bench.sessions $(ARGS)

.PHONY: soak
soak: dev ## 100,000 random keys and sizes; ARGS="--seed 2 --events 5000"
	@PYTHONPATH=.:tests $(BIN)/python -m soak $(ARGS)

.PHONY: shots
shots: dev ## draw screenshots/ again: SVG, PNG, and the cast of the tour
	@$(BIN)/python -m screenshots.make $(ARGS)

.PHONY: man
man: dev ## write docs/summit-tui.1 again, from the parsers
	@$(BIN)/python -m summit_tui.cli.manual > docs/summit-tui.1

.PHONY: walks
walks: dev ## write tests/walks/ again, what keys change on the screens; git diff shows what a change does
	@PYTHONPATH=.:tests:tests/tui $(BIN)/python -m walks

.PHONY: schema
schema: dev ## write data/positions.schema.json again, from the table of fields
	@$(BIN)/summit-tui schema data/positions.toml --out data/positions.schema.json --force

.PHONY: keys
keys: dev ## write docs/keys.md again, from the key tables
	@$(BIN)/python -m summit_tui.cli.key_listing > docs/keys.md

.PHONY: link
link: install ## put `summit-tui` on the PATH, as a link in ~/.local/bin; LINKS=folder for another
	@mkdir -p $(LINKS)
	@ln -sfn "$(CURDIR)/$(BIN)/summit-tui" $(LINKS)/summit-tui
	@echo "$(LINKS)/summit-tui"
	@case ":$$PATH:" in *":$(LINKS):"*) ;; *) echo "$(LINKS) is not on your PATH yet" ;; esac

.PHONY: dist
dist: dev ## wheel and sdist in dist/, the same bytes each time
	@rm -rf dist/summit_tui-*
	@$(BIN)/python -m build --no-isolation --outdir dist . >/dev/null 2>&1
	@ls dist/summit_tui-*

# What a user installs, without pip and without the checkout.
$(PLAIN): dist
	@rm -rf $(PLAIN)
	@$(BIN)/python -m venv --without-pip $(PLAIN)
	@$(BIN)/python -m pip --python $(PLAIN) --disable-pip-version-check --quiet install \
	  -c constraints.txt dist/summit_tui-*.whl

.PHONY: pyz
pyz: $(PLAIN) ## the program in one file, dist/summit-tui.pyz: offline, for this Python and platform
	@$(BIN)/python deploy/onefile/make.py $(PLAIN)/lib/python3*/site-packages dist/summit-tui.pyz
	@ls -l dist/summit-tui.pyz

.PHONY: sbom
sbom: $(PLAIN) ## what a release is made of, as CycloneDX: dist/summit-tui.cdx.json
	@test -d $(SBOM) || { $(BIN)/python -m venv $(SBOM) && $(SBOM)/bin/python -m pip \
	  --disable-pip-version-check --quiet install 'cyclonedx-bom>=7,<8'; }
	@$(SBOM)/bin/cyclonedx-py environment --output-reproducible --pyproject pyproject.toml \
	  --output-file dist/summit-tui.cdx.json $(PLAIN)/bin/python
	@ls dist/summit-tui.cdx.json

.PHONY: lowest
lowest: $(VENV)/.made ## the tests of the core with the lowest versions that pyproject.toml allows
	@$(PYTHON) -m venv build/lowest
	@build/lowest/bin/python -m pip --disable-pip-version-check --quiet install \
	  -c constraints-lowest.txt --editable '.[dev]'
	@build/lowest/bin/python -m pytest -q --ignore tests/e2e $(ARGS)

.PHONY: pythons
pythons: ## the tests of the core on every other Python from 3.11 on that is here
	@for python in $(PYTHONS); do \
	  $$python -c pass 2>/dev/null || { echo "$$python: not here"; continue; }; \
	  echo "$$python:"; $$python -m venv build/$$python || exit 1; \
	  build/$$python/bin/python -m pip --disable-pip-version-check --quiet install \
	    -c constraints.txt --editable '.[dev]' || exit 1; \
	  build/$$python/bin/python -m pytest -q --ignore tests/e2e --ignore tests/tui $(ARGS) || exit 1; \
	done

.PHONY: clean
clean: ## remove what make has made
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
