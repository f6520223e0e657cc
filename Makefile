# Every habit is one word; `make` alone lists them.
#
#   CC CFLAGS LDFLAGS    as usual
#   PREFIX DESTDIR       for install and uninstall
#   BUILD=DIR            where everything that is made goes (default build)
#   JOBS=N               how many compilers at a time (default: all cores)
#   V=1                  show the commands
#   CI=true              warnings are errors

.DEFAULT_GOAL := help
SHELL := /bin/sh
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory
JOBS ?= $(shell nproc)
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(JOBS)
# Two habits in one call would build the same files at a time.
ifneq ($(words $(MAKECMDGOALS)),1)
.NOTPARALLEL:
endif
endif

CC ?= gcc
CFLAGS ?= -O3 -g -flto=auto
# gcc-ar knows objects made for link-time optimization, which is worth a third of the speed.
ifeq ($(origin AR),default)
AR := gcc-ar
endif
PREFIX ?= /usr/local
BUILD ?= build
PROGRAMS := $(BUILD)/entente $(BUILD)/entente-read-turtle $(BUILD)/entente-layout

include make/build.mk
include make/checks.mk
include make/fuzz.mk

##@ First steps

.PHONY: help
help: ## this list
	@awk -f make/help.awk $(MAKEFILE_LIST)

.PHONY: setup
setup: ## install what is missing for build, demo and test (apt, sudo when not root; npm)
	@make/setup test

.PHONY: demo
demo: ## graph, evidence and pictures of the sample documents, in output/
	@make/setup build
	@$(MAKE) programs
	@make/demo $(BUILD) output
	@echo "See output/alliances.svg, output/sectors.svg, output/graph.ttl and output/evidence.ttl."

.PHONY: test
test: ## everything that is checked, a few minutes
	@make/setup test
	@$(MAKE) programs unit-tests fuzz-programs
	@tests/run --build $(BUILD)

##@ Every day

.PHONY: check
check: ## the fast part of test, under a minute: before each commit
	@$(MAKE) programs unit-tests fuzz-programs
	@tests/run --build $(BUILD) --fast

.PHONY: asan
asan: ## the whole suite under AddressSanitizer and UBSan, in build/asan
	@make/setup test
	@$(MAKE) SANITIZE=1 BUILD=build/asan programs unit-tests fuzz-programs
	@tests/run --build build/asan

.PHONY: eval
eval: ## precision, recall and F1 on the annotated documents (tests/gold/evaluate --help)
	@$(MAKE) programs
	@tests/gold/evaluate --build $(BUILD)

.PHONY: figures
figures: ## put the tables of eval into the README
	@$(MAKE) programs
	@make/figures $(BUILD)

.PHONY: calibrate
calibrate: ## measure how often claims are right: ontology/confidence.ttl; then make eval and make accept
	@$(MAKE) programs
	@tests/gold/calibrate --build $(BUILD)
	@$(MAKE) programs

.PHONY: bench
bench: ## speed and memory on 200 MB of text, as ratios
	@make/setup bench
	@$(MAKE) programs
	@tests/bench/run --build $(BUILD)

.PHONY: accept
accept: ## take over what comes out now as what is expected: output/, answers to queries/, tests/cases; read the diff
	@make/setup test
	@$(MAKE) programs
	@make/demo $(BUILD) output
	@tests/cases/run --build $(BUILD) --accept
	@ENTENTE=$(abspath $(BUILD))/entente tests/stores/run --accept
	@git --no-pager diff --stat -- output tests/cases tests/stores 2>/dev/null || true

.PHONY: fmt
fmt: ## format the C with clang-format
	@make/setup lint
	@clang-format -i $(C_FILES)

##@ Keeping

.PHONY: install
install: ## programs, lexicon and ontology below DESTDIR/PREFIX
	@$(MAKE) programs
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/libexec/entente $(DESTDIR)$(PREFIX)/share/entente
	install -m 755 $(BUILD)/entente $(DESTDIR)$(PREFIX)/bin/entente
	install -m 755 $(BUILD)/entente-read-turtle $(BUILD)/entente-layout $(DESTDIR)$(PREFIX)/libexec/entente/
	install -m 644 $(BUILD)/lexicon.bin $(DESTDIR)$(PREFIX)/share/entente/lexicon.bin
	cd ontology && find . -name '*.ttl' -o -path './maps/*.json' -o -name codes.csv | while read -r f; do \
	  install -D -m 644 "$$f" "$(abspath $(DESTDIR)$(PREFIX))/share/entente/ontology/$$f"; done

.PHONY: uninstall
uninstall: ## take away what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/entente
	rm -rf $(DESTDIR)$(PREFIX)/libexec/entente $(DESTDIR)$(PREFIX)/share/entente

.PHONY: clean
clean: ## remove what was built
	rm -rf build compile_commands.json
