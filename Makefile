# make          builds the command for use (.build/release/rapporteur)
# make demo     reads the reports in Examples/, prints their summary and writes demo.html
# make test     checks the style, then builds and runs all tests
# make lint     checks the style
# make evaluate measures the models and resolution on the corpora in DATA against their floors
# make train    makes all models anew from the corpora in DATA, the same bytes each time (needs Python)
# make release  builds the command for use
# make install  installs it under PREFIX, with its models and shell completions

PREFIX ?= /usr/local
SWIFT ?= swift
DATA ?= ../shared/data
PYTHON ?= .build/python/bin/python
RELEASE := .build/release
SOURCES := Sources Tests Package.swift
REPORTS := $(sort $(wildcard Examples/*.txt Examples/*.json))

.DEFAULT_GOAL := release
.PHONY: release demo test lint format completions install clean system system-tests axe \
  lab evaluate train

# Packages of the system that the build needs beyond Swift itself.
SYSTEM_PACKAGES := libsqlite3-dev libxml2-dev libzstd-dev zlib1g-dev

system:
	@missing=""; \
	for package in $(SYSTEM_PACKAGES); do \
	  dpkg -s $$package >/dev/null 2>&1 || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  if [ "$$(id -u)" = 0 ]; then sudo=""; else sudo="sudo"; fi; \
	  echo "Installing$$missing"; \
	  $$sudo apt-get update -qq && $$sudo apt-get install -y -qq $$missing || { \
	    echo "Please install these packages of the system and try again:$$missing" >&2; exit 1; }; \
	fi

release: system
	$(SWIFT) build -c release --product rapporteur

demo: release
	$(RELEASE)/rapporteur read --format html $(REPORTS) > demo.html
	$(RELEASE)/rapporteur read $(REPORTS)
	@echo
	@echo "The same with the text of the reports, as a page: demo.html"

# Independent readers of the formats that `export` writes, against which the tests hold its files, and a
# browser in which the Desk is tried.
TEST_PACKAGES := python3-icalendar python3-jsonschema python3-networkx python3-rdflib libxml2-utils \
  python3-pip chromium chromium-driver

system-tests: SYSTEM_PACKAGES += $(TEST_PACKAGES)
system-tests: system

# The accessibility audit, as PyPI has it; it is no part of the program.
AXE := axe-playwright-python==0.1.8
AXE_DIGEST := 84494fec757e4710dc751c8d7a636e457f4532f08f85c86dc9070133fbff53bc

axe: .build/axe/axe.min.js

.build/axe/axe.min.js:
	@mkdir -p .build/axe
	python3 -m pip download --quiet --disable-pip-version-check --no-deps --dest .build/axe $(AXE)
	python3 -c "import glob, zipfile; z = zipfile.ZipFile(glob.glob('.build/axe/axe*.whl')[0]); \
	  open('$@', 'wb').write(z.read('axe_playwright_python/axe.min.js'))"
	@echo "$(AXE_DIGEST)  $@" | sha256sum --check --quiet || { rm -f $@; exit 1; }

test: lint system-tests axe
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

lab: system
	$(SWIFT) build -c release --product rapporteur-lab

evaluate: lab release
	$(RELEASE)/rapporteur-lab evaluate --data $(DATA)
	Evaluation/resolution.sh $(DATA) $(RELEASE)/rapporteur

.build/python/bin/python: Training/requirements.txt
	python3 -m venv .build/python
	$@ -m pip install --quiet --disable-pip-version-check -r $<
	@touch $@

train: lab $(PYTHON)
	$(RELEASE)/rapporteur-lab train all --data $(DATA) --python $(PYTHON)

lint:
	$(SWIFT) format lint --strict --recursive $(SOURCES)

format:
	$(SWIFT) format --in-place --recursive $(SOURCES)

completions: release
	mkdir -p .build/completions
	$(RELEASE)/rapporteur --generate-completion-script bash > .build/completions/rapporteur.bash
	$(RELEASE)/rapporteur --generate-completion-script zsh > .build/completions/_rapporteur
	$(RELEASE)/rapporteur --generate-completion-script fish > .build/completions/rapporteur.fish

install: completions
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/rapporteur/models/en
	install -m 755 $(RELEASE)/rapporteur $(DESTDIR)$(PREFIX)/bin/rapporteur
	for bundle in $(RELEASE)/Rapporteur_*.resources; do \
	  cp -R "$$bundle" $(DESTDIR)$(PREFIX)/bin/; \
	done
	install -m 644 Models/en/*.model $(DESTDIR)$(PREFIX)/share/rapporteur/models/en/
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions
	install -m 644 .build/completions/rapporteur.bash \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions/rapporteur
	install -d $(DESTDIR)$(PREFIX)/share/zsh/site-functions
	install -m 644 .build/completions/_rapporteur $(DESTDIR)$(PREFIX)/share/zsh/site-functions/
	install -d $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -m 644 .build/completions/rapporteur.fish \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/

clean:
	rm -rf .build demo.html
