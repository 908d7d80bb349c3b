# The commands of fieldwords; `make help` lists them.
PYTHON ?= python3
UV_VERSION := 0.13.9
SEEDS := pip==26.3 setuptools==84.2.1  # those that come with Python are old, and no lock holds them
# Through the environment, not through the command: a path may hold spaces and quotation marks.
export RAW ?=
export OUT ?=
export SPEAK ?=
export SHARED ?=
BIN := .venv/bin
READY := .venv/.ready

.DELETE_ON_ERROR:
.PHONY: help report test lab check bench docs train lock torture clean clobber
.DEFAULT_GOAL := help

help:  ## list these commands
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 18

report: $(READY)  ## build tables, figures and pages (RAW=folder with your speeches, OUT=folder for the pages, SPEAK=zh for Chinese)
	@$(BIN)/python -m fieldwords report $${RAW:+--raw "$$RAW"} $${OUT:+--out "$$OUT"} $${SPEAK:+--lang "$$SPEAK"}

test: $(READY)  ## run the tests
	@$(BIN)/python -m pytest

lab: $(READY)  ## open the notebooks in JupyterLab, on data/processed (OUT=folder: on those of that report; SPEAK=zh: in Chinese)
	@if [ -n "$$OUT" ]; then \
		[ -e "$$OUT/processed/documents.parquet" ] || { echo "$$OUT: no report there; run make report OUT=$$OUT first" >&2; exit 2; }; \
		FIELDWORDS_PROCESSED=`cd "$$OUT" && pwd`/processed FIELDWORDS_REPORTS=`cd "$$OUT" && pwd`; \
		export FIELDWORDS_PROCESSED FIELDWORDS_REPORTS; \
	fi; if [ -n "$$SPEAK" ]; then FIELDWORDS_LANG=$$SPEAK; export FIELDWORDS_LANG; fi; \
	folder=`$(BIN)/python -m fieldwords notebooks` && \
	$(BIN)/python -m jupyterlab "$$folder"

train: $(READY)  ## learn the tables of weights anew (SHARED=folder with the collection corpus/gov and the annotated gold)
	@$(BIN)/python benchmarks/train_frames.py "$${SHARED:-../shared}/corpus/gov" --without data/gold/*.jsonl
	@$(BIN)/python benchmarks/train_items.py --shared "$${SHARED:-../shared}"
	@$(BIN)/python benchmarks/train_choices.py --shared "$${SHARED:-../shared}"

check: $(READY)  ## look over format, imports and notebooks
	@$(BIN)/ruff format --quiet --check src tests benchmarks docs
	@$(BIN)/ruff check --quiet src tests benchmarks docs notebooks

bench: $(READY)  ## measure what a build costs and compare with benchmarks/README.md (RAW=folder)
	@$(BIN)/python benchmarks/bench_build.py

docs: $(READY)  ## write docs/api.md anew from the docstrings
	@$(BIN)/python docs/write_api.py

lock: $(READY)  ## resolve the dependencies anew into requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate \
		--python-version 3.11 --all-extras --upgrade pyproject.toml -o requirements.lock

torture: $(READY)  ## try some hundred hostile files (takes ten minutes)
	@$(BIN)/python benchmarks/torture.py

clean:  ## remove what was built (tables, pages)
	rm -rf reports
	find data/processed -mindepth 1 ! -name .gitkeep -delete

clobber: clean  ## remove the environment as well
	rm -rf .venv

$(READY): requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "fieldwords needs Python 3.11 or later: apt-get install python3 python3-venv" >&2; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "fieldwords needs Python 3.11 or later; $(PYTHON) is `$(PYTHON) -V`: make PYTHON=python3.12 ..." >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv is missing: apt-get install python3-venv" >&2; exit 2; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || { echo "building the environment in .venv (once)"; $(PYTHON) -m venv --clear .venv; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --root-user-action ignore uv==$(UV_VERSION)
	@$(BIN)/uv pip install --quiet --python $(BIN)/python $(SEEDS)
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps -e .
	@# Bytecode of what a report loads, also where PYTHONDONTWRITEBYTECODE has each process compile it anew.
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -c 'import ipykernel.kernelapp; from fieldwords.build import pipeline; from fieldwords.pages import execution, site; execution.load_all()'
	@touch $(READY)
