/* entente lint: whether the data under ontology/ is sound, and whether each rule does what its examples say. */
#include "commands/command.h"

#include "commands/study.h"
#include "lexicon/lint.h"

typedef struct Trial {
  Study study;
  Report *report;
  bool described[RULE_COUNT];
  long failed;
} Trial;

static bool rule_fires(const Trial *t, Str rule) {
  for (size_t i = 0; i < t->study.facts.claims.n; i++)
    if (str_eq(t->study.facts.claims.at[i].rule, rule)) return true;
  return false;
}

/* Whether any word of the sentences that were read has a reading of this entry. */
static bool is_met(const Trial *t, uint32_t entry) {
  for (size_t i = 0; i < t->study.trace.sentences.n; i++) {
    const TraceSentence *s = &t->study.trace.sentences.at[i];
    for (size_t k = 0; k < s->words.n; k++)
      for (int g = 0; g < s->words.at[k].reading_count; g++)
        if (s->words.at[k].readings[g]->entry == entry) return true;
  }
  return false;
}

/* Whether the text tells of an agreement or event: what a counter-example of a word must not. */
static bool tells(const Trial *t) {
  for (size_t i = 0; i < t->study.facts.claims.n; i++) {
    const Claim *c = &t->study.facts.claims.at[i];
    EntityClass class = t->study.facts.entities.at[c->subject].class;
    if (modality_asserts(c->modality) && (class == CLASS_AGREEMENT || class == CLASS_EVENT)) return true;
  }
  return false;
}

/* An instrument or event works when it is the head of a mention, any other word when it is met. */
static bool entry_works(const Trial *t, uint32_t entry) {
  const Analysis *a = &t->study.analysis;
  bool works = false;
  switch ((WordClass)a->lex->entries[entry].class) {
  case W_INSTRUMENT:
    for (size_t i = 0; i < a->instruments.n; i++) works |= a->instruments.at[i].entry == entry;
    return works;
  case W_EVENT_NOUN:
    for (size_t i = 0; i < a->events.n; i++) works |= a->events.at[i].entry == entry;
    return works;
  default: return is_met(t, entry);
  }
}

static void refuse(Trial *t, const LintExample *e, const char *what) {
  t->failed++;
  Str name = lexicon_local_name(e->rule);
  report_error(t->report, STATUS_BAD_INPUT, e->place, "the %s %.*s %s: \"%.*s\"", e->of_rule ? "rule" : "entry",
               STR_ARG(name), what, STR_ARG(e->text));
}

static void note_rule(Trial *t, Str iri) {
  bool known = false;
  for (int i = 1; i < RULE_COUNT; i++)
    if (str_eq(rule_names[i], lexicon_local_name(iri))) t->described[i] = known = true;
}

static void try_example(void *user, const LintExample *e) {
  Trial *t = user;
  uint32_t entry = e->of_rule ? NO_ENTRY : lexicon_find(&t->study.knowledge.lexicon, e->rule);
  if (e->of_rule) note_rule(t, e->rule);
  else if (entry == NO_ENTRY) return; /* not in the lexicon that the program reads with */
  Document d = {.id = STR("example"), .text = e->text, .lang = e->lang, .published = STR("2025-06-15")};
  study_document(&t->study, &d);
  bool works = e->of_rule ? rule_fires(t, e->rule) : e->counter ? tells(t) : entry_works(t, entry);
  if (works && e->counter) refuse(t, e, "matches its counter-example");
  else if (!works && !e->counter) refuse(t, e, "does not match its example");
}

/* Rules that the program has and nobody described. */
static void check_described(Trial *t, const char *folder) {
  for (int i = 1; i < RULE_COUNT; i++) {
    if (t->described[i]) continue;
    t->failed++;
    report_error(t->report, STATUS_BAD_INPUT, (Place){folder, 0, 0},
                 "the rule %s of the program is not described; give it a comment and examples in rules.ttl",
                 rule_names[i].p);
  }
}

static int run(const Call *c) {
  Trial t = {.report = c->report};
  LintCounts counts = {0};
  Status status = study_open(&t.study, c->report);
  t.study.analysis.trace = &t.study.trace;
  if (status == STATUS_OK) status = lexicon_lint(c->arguments[0], try_example, &t, &counts, c->report);
  if (status == STATUS_OK || status == STATUS_BAD_INPUT) check_described(&t, c->arguments[0]);
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
    .about = "Names duplicates, ambiguous forms without a decision, entries whose forms are all taken by others, rules "
             "without "
             "examples,\n"
             "rules of the program that are not described, and rules and words that do not do what their examples say, "
             "with file\n"
             "and line. A word's counter-example must tell of no agreement or event. Exit status 1 when something was "
             "found.",
    .least = 1,
    .most = 1,
    .run = run,
};
