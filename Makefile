# Rundbord: everything a developer types. `PYTHON=/path/to/python3.12 make demo` chooses another Python (3.11 or newer).

PYTHON ?= python3
SECONDS ?= 600
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps
# What is never imported here, or not as it lies there: not compiled.
UNREAD := 'tmpl\.py$$|/(tests|mypy|mypyc|pip)/'
OFFSCREEN := QT_QPA_PLATFORM=offscreen
# Three on two cores: a test of windows often waits for another program, a clock or a clipboard.
WORKERS ?= 3
# Seconds that kills, floods and fuzz share inside `make test`, where each long test shows one example.
SAMPLE ?= 2
# What is drawn by chance is the same in every `make test`, so that a change is judged by what it changed.
# `make test-long` draws a new seed each time and prints it; SEED=… draws that one again.
SEED ?= 20261122
SAME := --seed $(SEED) --hypothesis-profile same

.PHONY: tests demo install lint contracts spell test quick test-long bench schema clean pictures old-pictures installer test-installer

## demo: four invented families, their papers and pictures in demo/, and the window if there is a screen
demo: install
	$(BIN)/rundbord demo --out demo

## install: the locked packages (by hash) and the program itself; again only when the lock or pyproject.toml changed
install: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Rundbord needs Python 3.11 or newer; name one with PYTHON=…" >&2; exit 2; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@mkdir -p build
	awk '/^[a-z]/ { half = 1 - half } { print > ("build/half-" half+0 ".lock") }' requirements.lock  # two cores, two pips
	$(PIP) --no-compile --require-hashes -r build/half-0.lock & first=$$!; \
	  $(PIP) --no-compile --require-hashes -r build/half-1.lock; second=$$?; wait $$first && exit $$second
	$(BIN)/python -m pip check --quiet --disable-pip-version-check  # each half was taken on its word
	$(BIN)/python -m compileall -qq -j 0 -x $(UNREAD) $(VENV)/lib  # pip does it on one core
	$(PIP) --no-build-isolation -e .
	@touch $(STAMP)

## lint: ruff, mypy strict on app, and who may import whom
lint: install
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(MAKE) --no-print-directory contracts

contracts: install
	$(BIN)/lint-imports --no-logo

# What needs neither a window nor a file: the part to run while typing, well under a minute.
QUICK := tests/rules tests/language tests/genogram tests/test_glossary.py tests/test_sizes.py tests/test_typeface.py

## test: lint, and beside it every test there is, with one example of each long one but the dearest, and a third of what
## hypothesis draws
test: install
	$(MAKE) --no-print-directory -j2 lint tests

tests: install
	$(OFFSCREEN) $(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal $(SAME) --seconds $(SAMPLE) --few 1

## spell: every text a user reads against the Danish dictionary, and against the words we do not use
spell: install
	$(BIN)/python -m pytest -q -n 0 tests/language/test_our_spelling.py

## quick: the tests that need neither a window nor a file
quick: install
	$(OFFSCREEN) $(BIN)/python -m pytest -q -n $(WORKERS) $(SAME) -m "not long" $(QUICK)

## test-long: kills, floods, fuzz for about SECONDS seconds, and all that hypothesis draws; prints the seed
test-long: install
	$(OFFSCREEN) $(BIN)/python -m pytest -m long --hypothesis-profile anew --seconds $(SECONDS) $(if $(filter-out file,$(origin SEED)),--seed $(SEED)) -s

## bench: how long things take, as ratios to floors measured in the same run; writes build/bench.json and build/bench.md
bench: install
	@mkdir -p build
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade --require-hashes --target build/rivals -r tests/bench/rivals.lock
	$(OFFSCREEN) PYTHONPATH=build/rivals $(BIN)/python -m tests.bench.run

## schema: write resources/casefile.schema.json again from the domain
schema: install
	@mkdir -p build
	$(BIN)/python -c 'import json; from app.services.case_schema import case_file_schema; \
	  print(json.dumps(case_file_schema(), ensure_ascii=False, indent=2))' > build/casefile.schema.json
	mv build/casefile.schema.json resources/casefile.schema.json

## pictures: the pictures of the guide and of README, taken again from the real program
pictures: install
	$(OFFSCREEN) $(BIN)/python -m tests.guide_pictures

## old-pictures: tell which pictures show a window that has become another since they were taken
old-pictures: install
	$(OFFSCREEN) $(BIN)/python -m tests.guide_pictures --check

## installer: the program for Linux in dist/: one folder, its licences and list of parts, and a .deb of it
installer:
	PYTHON=$(PYTHON) installer/build.sh

## test-installer: as root: install it on a clean Debian made in build/, self-test, upgrade from OLD=….deb, remove
DEBIAN ?= bookworm
MIRROR ?= http://deb.debian.org/debian
test-installer:
	rm -rf --one-file-system build/clean
	@mkdir -p build
	debootstrap --variant=minbase $(DEBIAN) build/clean $(MIRROR) > build/debootstrap.log
	installer/test_installed.sh build/clean dist/rundbord_*_amd64.deb $(OLD)

## clean: remove what can be made again; the virtual environment stays
clean:
	rm -rf build dist demo .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache *.egg-info
	find app tests -name __pycache__ -type d -prune -exec rm -rf {} +
