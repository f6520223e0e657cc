# From src/ to the three programs and the compiled lexicon.
#
# libentente.a holds every source but the three main files. raptor2 and graphviz are linked into programs of their own,
# which `entente` starts: a crash in a library then costs one step and a message, and `entente` itself starts fast.

SOURCES := $(sort $(shell find src -name '*.c'))
HEADERS := $(sort $(shell find src -name '*.h'))
MAINS := src/main.c src/rdf/read_turtle_main.c src/draw/layout_main.c
LIB_SOURCES := $(filter-out $(MAINS),$(SOURCES))
UNIT_SOURCES := $(sort $(shell find tests/unit -name '*_test.c' 2>/dev/null)) $(wildcard tests/draw/picture.c)
C_FILES := $(SOURCES) $(HEADERS) $(sort $(shell find tests/unit tests/draw tests/fuzz -name '*.[ch]' 2>/dev/null))

# pkg-config is asked once, and only when something is compiled: before `setup` it may not be there.
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(shell pkg-config --cflags $(PACKAGES)))$(PKG_CFLAGS)
ENTENTE_LIBS = $(eval ENTENTE_LIBS := $$(shell pkg-config --libs $(ENTENTE_PACKAGES)) -lm)$(ENTENTE_LIBS)
RAPTOR_LIBS = $(eval RAPTOR_LIBS := $$(shell pkg-config --libs raptor2))$(RAPTOR_LIBS)
GRAPHVIZ_LIBS = $(eval GRAPHVIZ_LIBS := $$(shell pkg-config --libs libgvc libcgraph))$(GRAPHVIZ_LIBS)
ENTENTE_PACKAGES := sqlite3 libxml-2.0 libpcre2-8 zlib
PACKAGES := $(ENTENTE_PACKAGES) raptor2 libgvc libcgraph

WARNINGS := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition -Wwrite-strings \
  -Wpointer-arith -Wvla -Wundef -Wformat=2 -Wcast-align -Wredundant-decls -Wimplicit-fallthrough
ifneq (,$(CI))
WARNINGS += -Werror
endif

ifdef SANITIZE
CFLAGS := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all -DENTENTE_ARENA_DEBUG
else
HARDENING := -fstack-protector-strong -fPIE
HARDENING += $(if $(filter -O1 -O2 -O3 -Os,$(CFLAGS)),-D_FORTIFY_SOURCE=2)
LINK_HARDENING := -pie -Wl,-z,relro,-z,now
endif

# What the compiler is called with; the user's CFLAGS and CPPFLAGS come last and win.
COMPILE = $(CC) -std=c11 -D_GNU_SOURCE -Isrc -I$(BUILD)/gen $(WARNINGS) $(HARDENING) $(PKG_CFLAGS) $(CPPFLAGS) $(CFLAGS)
LINK = $(CC) $(CFLAGS) $(LINK_HARDENING) -Wl,--as-needed $(LDFLAGS)

OBJECTS := $(SOURCES:%.c=$(BUILD)/obj/%.o)
LIB_OBJECTS := $(LIB_SOURCES:%.c=$(BUILD)/obj/%.o)
LIBRARY := $(BUILD)/libentente.a
UNIT_PROGRAMS := $(UNIT_SOURCES:%.c=$(BUILD)/%)
SQL_FILES := $(sort $(shell find src -name '*.sql'))
PAGE_FILES := $(addprefix $(BUILD)/gen/report/page/,page.html.h page.css.h page.js.h)
# The scripts of the page, joined in this order; main.js starts it.
PAGE_SCRIPTS := $(filter-out %/main.js,$(sort $(wildcard src/report/page/*.js))) src/report/page/main.js
GENERATED := $(SQL_FILES:src/%=$(BUILD)/gen/%.h) $(PAGE_FILES)
ONTOLOGY := $(sort $(shell find ontology -name '*.ttl'))

# A build prints one short line a file; V=1 prints the commands.
say = $(if $(V),,@printf '  %-5s %s\n' $(1) $@;)

# The rows below say "if its main file is there", so that a part can be built before the rest is written.
.PHONY: programs
programs: $(if $(wildcard src/main.c),$(BUILD)/entente) \
          $(if $(wildcard src/commands/compile.c),$(BUILD)/lexicon.bin) \
          $(if $(wildcard src/rdf/read_turtle_main.c),$(BUILD)/entente-read-turtle) \
          $(if $(wildcard src/draw/layout_main.c),$(BUILD)/entente-layout) $(LIBRARY)

.PHONY: unit-tests
unit-tests: $(UNIT_PROGRAMS)

$(BUILD)/entente: $(BUILD)/obj/src/main.o $(LIBRARY)
	$(call say,LINK) $(LINK) $^ -o $@ $(ENTENTE_LIBS)

$(BUILD)/entente-read-turtle: $(BUILD)/obj/src/rdf/read_turtle_main.o $(LIBRARY)
	$(call say,LINK) $(LINK) $^ -o $@ $(RAPTOR_LIBS) $(ENTENTE_LIBS)

$(BUILD)/entente-layout: $(BUILD)/obj/src/draw/layout_main.o $(LIBRARY)
	$(call say,LINK) $(LINK) $^ -o $@ $(GRAPHVIZ_LIBS) $(ENTENTE_LIBS)

$(LIBRARY): $(LIB_OBJECTS)
	@rm -f $@
	$(call say,AR) $(AR) rcs $@ $^

$(BUILD)/obj/%.o: %.c | $(GENERATED)
	@mkdir -p $(@D)
	$(call say,CC) $(COMPILE) -MMD -MP -c $< -o $@

# An object is made again when what it is called with changes (other CFLAGS, another compiler, CI).
$(OBJECTS): $(BUILD)/flags
$(BUILD)/flags: always
	@mkdir -p $(@D)
	@echo '$(CC) $(WARNINGS) $(HARDENING) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS)' | cmp -s - $@ || \
	  echo '$(CC) $(WARNINGS) $(HARDENING) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS)' > $@
.PHONY: always

# src/store/schema.sql becomes build/gen/store/schema.sql.h: static const char schema_sql[] = "...";
to_c = awk -v name=$(subst .,_,$(basename $(@F))) -f make/text-to-c.awk
$(BUILD)/gen/%.sql.h: src/%.sql make/text-to-c.awk
	@mkdir -p $(@D)
	$(call say,GEN) $(to_c) $< > $@

# The page of `entente report`: src/report/page/page.css becomes page_css, and so on.
$(BUILD)/gen/report/page/page.%.h: src/report/page/page.% make/text-to-c.awk
	@mkdir -p $(@D)
	$(call say,GEN) $(to_c) $< > $@
$(BUILD)/gen/report/page/page.js.h: $(PAGE_SCRIPTS) make/text-to-c.awk make/build.mk
	@mkdir -p $(@D)
	$(call say,GEN) cat $(PAGE_SCRIPTS) | $(to_c) > $@

# The ontology as the program loads it. Everything in it is data: no rule of this file knows its content.
$(BUILD)/lexicon.bin: $(ONTOLOGY) $(BUILD)/entente $(BUILD)/entente-read-turtle
	$(call say,DATA) $(BUILD)/entente compile ontology -o $@

$(BUILD)/tests/%: tests/%.c $(LIBRARY) $(BUILD)/flags
	@mkdir -p $(@D)
	$(call say,TEST) $(COMPILE) -Itests -MMD -MP -MF $@.d $< $(LINK_HARDENING) -Wl,--as-needed $(LDFLAGS) -o $@ $(LIBRARY) $(ENTENTE_LIBS) $(RAPTOR_LIBS) $(GRAPHVIZ_LIBS)

-include $(OBJECTS:.o=.d) $(UNIT_PROGRAMS:=.d)
