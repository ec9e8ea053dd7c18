# The verbs of this house. `make setup` first; the rest uses .venv.
PYTHON = .venv/bin/python

.PHONY: setup test slow lint docs bench

setup:  ## make .venv with everything that development needs
	python3 -m venv .venv
	.venv/bin/pip install -q -e '.[dev]'

test:  ## run every test
	$(PYTHON) -m pytest -q

slow:  ## run the tests that take minutes: 10,000 drawn schemes, forty workbooks, letters by the hundred, every fault at every call
	SHARING_SLOW=1 $(PYTHON) -m pytest -q -m slow
	SHARING_FAULTS=all SHARING_PROGRAMS="strace ssh-keygen" $(PYTHON) -m pytest -q tests/files/test_ledger_faults.py

lint:  ## style, types, and who may import whom
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

docs:  ## write docs/reference and the outputs in documents again; then read the difference
	$(PYTHON) docs/generate.py
	SHARING_REWRITE=1 $(PYTHON) -m pytest -q tests/test_docs.py tests/test_transcripts.py tests/audit/test_mutations.py tests/audit/test_structure.py

bench:  ## print ratios against peers
	$(PYTHON) benchmarks/all.py
