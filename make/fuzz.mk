# Fuzzing: tests/fuzz/TARGET_fuzz.c, linked with libFuzzer or, to replay the kept corpus, with tests/fuzz/replay.c.
#
#   FUZZ_SECONDS=N     how long `make fuzz` looks for new inputs, for each target (default 600)
#   FUZZ_TARGETS=...   which (default: all)

FUZZ_SECONDS ?= 600
FUZZ_TARGETS ?= $(patsubst tests/fuzz/%_fuzz.c,%,$(sort $(wildcard tests/fuzz/*_fuzz.c)))
FUZZ_MAIN := $(if $(FUZZER),-fsanitize=fuzzer,tests/fuzz/replay.c)
FUZZ_PROGRAMS := $(FUZZ_TARGETS:%=$(BUILD)/%_fuzz) # beside the lexicon, where lexicon_open looks for it

.PHONY: fuzz-programs
fuzz-programs: $(FUZZ_PROGRAMS)

$(FUZZ_PROGRAMS): $(BUILD)/%: tests/fuzz/%.c tests/fuzz/fuzz.h tests/fuzz/replay.c $(LIBRARY) $(BUILD)/flags
	$(call say,TEST) $(COMPILE) -Itests $< $(FUZZ_MAIN) $(LINK_HARDENING) -Wl,--as-needed $(LDFLAGS) -o $@ $(LIBRARY) $(ENTENTE_LIBS)

# Words are compared by their hashes: that the fuzzer sees each comparison costs time and helps little; the dictionary does.
# New inputs go to build/fuzz/corpus, those that break a promise to build/fuzz/TARGET-crash-*. What is worth keeping is minimised
# (build/fuzz/TARGET_fuzz -minimize_crash=1) and moved to tests/fuzz/corpus.
.PHONY: fuzz
fuzz: ## look for inputs that break a promise: FUZZ_SECONDS=600 for each of FUZZ_TARGETS
	@make/setup fuzz
	@$(MAKE) $(BUILD)/lexicon.bin
	@$(MAKE) CC=clang SANITIZE=1 FUZZER=1 CPPFLAGS='-fsanitize=fuzzer-no-link -fno-sanitize-coverage=trace-cmp' BUILD=build/fuzz fuzz-programs
	@cp $(BUILD)/lexicon.bin build/fuzz/
	@tests/fuzz/dictionary ontology > build/fuzz/pipeline.dict
	@cp tests/fuzz/*.dict build/fuzz/
	@for t in $(FUZZ_TARGETS); do \
	  echo "$$t: $(FUZZ_SECONDS) s"; \
	  mkdir -p build/fuzz/corpus/$$t && \
	  ENTENTE_ONTOLOGY="$${ENTENTE_ONTOLOGY:-$$PWD/ontology}" UBSAN_OPTIONS=print_stacktrace=1 \
	  build/fuzz/$${t}_fuzz -artifact_prefix=build/fuzz/$$t- -dict=build/fuzz/$$t.dict -max_total_time=$(FUZZ_SECONDS) \
	    -max_len=3000 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 build/fuzz/corpus/$$t tests/fuzz/corpus/$$t || exit 1; \
	done
