/* entente lint: whether the data under ontology/ is sound, and whether each rule does what its examples say. */
#include "commands/command.h"

#include "commands/knowledge.h"
#include "lexicon/lint.h"
#include "resolve/resolve.h"

typedef struct Trial {
  Knowledge knowledge;
  Analysis analysis;
  Text text;
  DocumentFacts facts;
  Report *report;
  long failed;
} Trial;

static bool rule_fires(Trial *t, const LintExample *e) {
  Document d = {.id = STR("example"), .text = e->text, .lang = e->lang, .published = STR("2025-06-15")};
  text_read(&t->text, &d, &t->knowledge.tables);
  extract(&t->analysis, &t->text);
  resolve(&t->analysis, &t->facts);
  for (size_t i = 0; i < t->facts.claims.n; i++)
    if (str_eq(t->facts.claims.at[i].rule, e->rule)) return true;
  return false;
}

static void try_example(void *user, const LintExample *e) {
  Trial *t = user;
  bool fires = rule_fires(t, e);
  if (fires == !e->counter) return;
  t->failed++;
  Str name = lexicon_local_name(e->rule);
  report_error(t->report, STATUS_BAD_INPUT, e->place, "the rule %.*s %s: \"%.*s\"", STR_ARG(name),
               e->counter ? "matches its counter-example" : "does not match its example", STR_ARG(e->text));
}

static int run(const Call *c) {
  Trial t = {.report = c->report};
  LintCounts counts = {0};
  Status status = knowledge_open(&t.knowledge, c->report);
  if (status == STATUS_OK) {
    analysis_init(&t.analysis, &t.knowledge.lexicon);
    status = lexicon_lint(c->arguments[0], try_example, &t, &counts, c->report);
  }
  if (!c->quiet && status != STATUS_IO)
    printf("%ld files, %ld entries, %ld forms, %ld rules, %ld examples, %ld faults\n", counts.files, counts.entries,
           counts.forms, counts.rules, counts.examples, c->report->errors);
  document_facts_release(&t.facts);
  text_release(&t.text);
  analysis_release(&t.analysis);
  knowledge_close(&t.knowledge);
  return status == STATUS_OK && !t.failed                    ? EXIT_DONE
         : status == STATUS_OK || status == STATUS_BAD_INPUT ? EXIT_FOUND
                                                             : EXIT_TROUBLE;
}

const Command command_lint = {
    .name = "lint",
    .arguments = "ONTOLOGY",
    .summary = "check the ontology's words and rules",
    .about = "Names duplicates, ambiguous forms without a decision, rules without examples, and rules that do not do "
             "what their examples say,\n"
             "with file and line. Exit status 1 when something was found.",
    .least = 1,
    .most = 1,
    .run = run,
};
