# Checks over the source that need no run of the program.

.PHONY: check-includes
check-includes: ## no include points back: src/ keeps the order of its folders
	@make/check-includes

.PHONY: check-headers
check-headers: $(GENERATED) ## each header compiles by itself
	@for h in $(HEADERS); do \
	  $(COMPILE) -Wno-unused-function -Wno-unused-macros -fsyntax-only -x c $$h || { echo "$$h does not compile by itself"; exit 1; }; done

.PHONY: check-words
check-words: ## no form of any language stands as a string in src/: drawn from the ontology
	@tests/source/forms

.PHONY: check-data
check-data: ## the ontology: no duplicate, no undecided ambiguity, every rule's examples hold
	@$(MAKE) programs
	@$(BUILD)/entente lint ontology

.PHONY: fmt-check
fmt-check: ## is the C formatted?
	@make/setup lint
	@clang-format --dry-run -Werror $(C_FILES)

.PHONY: tidy
tidy: ## clang-tidy over src/
	@make/setup lint
	@$(MAKE) compile_commands.json
	@printf '%s\n' $(SOURCES) | xargs -P$$(nproc) -n4 make/tidy

compile_commands.json: $(SOURCES) Makefile make/build.mk $(GENERATED) ## what an editor and clang-tidy read
	@{ echo '['; for f in $(SOURCES); do \
	  printf '%s{"directory":"%s","file":"%s","command":"%s"}\n' "$$comma" '$(CURDIR)' "$$f" \
	    '$(COMPILE) -c '"$$f"; comma=,; done; echo ']'; } > $@
