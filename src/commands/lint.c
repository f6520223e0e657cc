/* entente lint: whether the data under ontology/ is sound, and whether each rule does what its examples say. */
#include "commands/command.h"

#include "commands/study.h"
#include "lexicon/lint.h"

typedef struct Trial {
  Study study;
  Report *report;
  long failed;
} Trial;

static bool rule_fires(Trial *t, const LintExample *e) {
  Document d = {.id = STR("example"), .text = e->text, .lang = e->lang, .published = STR("2025-06-15")};
  study_document(&t->study, &d);
  for (size_t i = 0; i < t->study.facts.claims.n; i++)
    if (str_eq(t->study.facts.claims.at[i].rule, e->rule)) return true;
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
  Status status = study_open(&t.study, c->report);
  if (status == STATUS_OK) status = lexicon_lint(c->arguments[0], try_example, &t, &counts, c->report);
  if (!c->quiet && status != STATUS_IO)
    printf("%ld files, %ld entries, %ld forms, %ld rules, %ld examples, %ld faults\n", counts.files, counts.entries,
           counts.forms, counts.rules, counts.examples, c->report->errors);
  study_close(&t.study);
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
