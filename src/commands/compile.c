#include "commands/command.h"

#include "lexicon/lexicon.h"

static const Option options[] = {{"output", 'o', "FILE", "the compiled lexicon (default build/lexicon.bin)"}, {0}};

static int run(const Call *c) {
  Lexicon lex;
  Status status = lexicon_compile(&lex, c->arguments[0], call_value(c, "output", "build/lexicon.bin"), c->report);
  if (status == STATUS_OK)
    report_note(c->report, "%u entries with %u readings, %zu bytes", lex.entry_count, lex.reading_count, lex.size);
  lexicon_close(&lex);
  return status == STATUS_OK ? EXIT_DONE : EXIT_TROUBLE;
}

const Command command_compile = {
    .name = "compile",
    .arguments = "ONTOLOGY",
    .summary = "compile the lexicon from its Turtle files",
    .about = "make does this; by hand it is needed only for an ontology elsewhere. The program reads the Turtle itself "
             "when the compiled\n"
             "lexicon is missing or no longer fits it, which takes longer.",
    .least = 1,
    .most = 1,
    .options = options,
    .run = run,
};
