/* entente stats: what each rule and each form of the lexicon did on some documents, and on annotated ones what it got wrong. */
#include "commands/command.h"

#include "commands/gold.h"
#include "commands/page.h"

#include <string.h>
#include <unistd.h>

static const Option options[] = {
    {"gold", 0, "DIR", "annotations: DIR/NAME.json for the document NAME.txt (tests/gold/GUIDELINES.md)"},
    {"top", 0, "N", "how many forms to list (default 30)"},
    {"never", 0, NULL, "list every form that was never read"},
    {0},
};

typedef struct Hits {
  long claims, held; ///< of a form: how often it was read; 0
  long documents;    ///< in which it did something
  long right, wrong; ///< of what the annotations judge
  long last_document;
} Hits;

typedef struct Stats {
  const Call *call;
  Study study;
  Hits rules[RULE_COUNT];
  Hits *forms; ///< by reading of the lexicon
  const char *gold;
  Arena arena; ///< of the document
  long judged;
  Status status;
} Stats;

static void count(Stats *t, Hits *h, bool held, Verdict v) {
  *(held ? &h->held : &h->claims) += 1;
  if (h->last_document != t->study.documents) h->documents++, h->last_document = t->study.documents;
  h->right += v == VERDICT_RIGHT, h->wrong += v == VERDICT_WRONG;
}

/* ---- Which words a claim stands on ---- */

static Str object_iri(const Stats *t, const Claim *c) {
  if (c->object_kind != OBJECT_ENTITY) return c->value;
  const Entity *e = &t->study.facts.entities.at[c->object];
  return e->iri.n ? e->iri : STR("");
}

static bool bears(const Stats *t, const Claim *c, const Reading *g) {
  const Lexicon *lex = &t->study.knowledge.lexicon;
  const Entry *e = &lex->entries[g->entry];
  Str iri = lex_str(lex, e->iri), object = object_iri(t, c);
  switch (c->predicate) {
  case P_KIND:
    return (g->class == W_INSTRUMENT || g->class == W_EVENT_NOUN) &&
           str_eq(lex_str(lex, e->value), lexicon_local_name(object));
  case P_STATUS: return g->class == W_TRIGGER && e->act >= ACT_SIGN && e->act <= ACT_REFUSE;
  case P_OFFICE: return g->class == W_OFFICE;
  default: return object.n && str_ends(iri, object);
  }
}

/* A right or wrong claim is put down to the forms in its quote that bear its value: a cue of the domain, a name of the side. */
static void blame(Stats *t, const Claim *c, Verdict v) {
  const Trace *trace = &t->study.trace;
  for (size_t i = 0; i < trace->sentences.n; i++) {
    if (i >= t->study.text.sentences.n || t->study.text.sentences.at[i].span.start > c->quote.start ||
        t->study.text.sentences.at[i].span.end <= c->quote.start)
      continue;
    const TraceSentence *s = &trace->sentences.at[i];
    for (size_t k = 0; k < s->words.n; k++)
      for (int g = 0; g < s->words.at[k].reading_count; g++) {
        const Reading *reading = s->words.at[k].readings[g];
        if (!bears(t, c, reading)) continue;
        Hits *h = &t->forms[reading - t->study.knowledge.lexicon.readings];
        h->right += v == VERDICT_RIGHT, h->wrong += v == VERDICT_WRONG;
      }
  }
}

/* ---- A document ---- */

static Rule rule_of(Str iri) {
  Str local = lexicon_local_name(iri);
  for (int i = 0; i < RULE_COUNT; i++)
    if (str_eq(rule_names[i], local)) return (Rule)i;
  return R_NONE;
}

/* The annotation of the document: its name without folder, ending and "#3", in the folder given. */
static const char *gold_path(Stats *t) {
  Str id = lexicon_local_name(t->study.text.document->id);
  size_t dot = str_find(id, STR(".txt"));
  const char *path = arena_printf(&t->arena, "%s/%.*s.json", t->gold, STR_ARG(str_sub(id, 0, dot))).p;
  return access(path, R_OK) ? NULL : path;
}

static void look(void *user, Study *s) {
  Stats *t = user;
  Verdict *verdicts = NULL;
  const char *path = t->gold ? gold_path(t) : NULL;
  if (path) {
    Status status = gold_judge(s, path, &t->arena, &verdicts, t->call->report);
    if (status != STATUS_OK) t->status = status, verdicts = NULL;
    else t->judged++;
  }
  for (size_t i = 0; i < s->trace.sentences.n; i++)
    for (size_t k = 0; k < s->trace.sentences.at[i].words.n; k++) {
      const WordUnit *u = &s->trace.sentences.at[i].words.at[k];
      for (int g = 0; g < u->reading_count; g++)
        count(t, &t->forms[u->readings[g] - s->knowledge.lexicon.readings], false, VERDICT_OPEN);
    }
  for (size_t i = 0; i < s->facts.claims.n; i++) {
    const Claim *c = &s->facts.claims.at[i];
    Verdict v = verdicts ? verdicts[i] : VERDICT_OPEN;
    count(t, &t->rules[rule_of(c->rule)], !modality_asserts(c->modality), v);
    if (v != VERDICT_OPEN) blame(t, c, v);
  }
  arena_clear(&t->arena);
}

/* ---- Telling ---- */

/* "fr#sign", "state/FR" */
static Str iri_tail(Str iri) {
  size_t at = iri.n - lexicon_local_name(iri).n;
  at = at ? at - 1 : 0;
  while (at && iri.p[at - 1] != '/') at--;
  return str_sub(iri, at, iri.n);
}

static void print_form(const Stats *t, uint32_t i) {
  const Lexicon *lex = &t->study.knowledge.lexicon;
  const Reading *g = &lex->readings[i];
  Str iri = lex_str(lex, lex->entries[g->entry].iri), form = lex_str(lex, g->form);
  fputc('"', stdout);
  print_safe(stdout, form);
  printf("\" %s of %.*s\n", word_class_names[g->class].p, STR_ARG(iri_tail(iri)));
}

static const Stats *sorting; ///< qsort has no argument for it
static bool by_wrong;
static int by_hits(const void *x, const void *y) {
  uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
  const Hits *p = &sorting->forms[a], *q = &sorting->forms[b];
  long p_key = by_wrong ? p->wrong : p->claims, q_key = by_wrong ? q->wrong : q->claims;
  return p_key != q_key ? (p_key < q_key ? 1 : -1) : a < b ? -1 : a > b;
}

static void print_forms(Stats *t, int64_t top) {
  uint32_t n = t->study.knowledge.lexicon.reading_count, read = 0;
  uint32_t *order = memory_new((n + 1) * sizeof *order);
  for (uint32_t i = 0; i < n; i++) order[i] = i, read += t->forms[i].claims > 0;
  sorting = t;
  by_wrong = false;
  qsort(order, n, sizeof *order, by_hits);
  printf("\n%u readings of forms, %u met, %u never; those met most\n     hits documents\n", n, read, n - read);
  for (uint32_t i = 0; i < n && i < top && t->forms[order[i]].claims; i++) {
    printf("%9ld %9ld  ", t->forms[order[i]].claims, t->forms[order[i]].documents);
    print_form(t, order[i]);
  }
  by_wrong = true;
  qsort(order, n, sizeof *order, by_hits);
  if (t->judged) printf("\nForms that bear wrong facts\n    wrong     right\n");
  for (uint32_t i = 0; i < n && t->judged && i < top && t->forms[order[i]].wrong; i++) {
    printf("%9ld %9ld  ", t->forms[order[i]].wrong, t->forms[order[i]].right);
    print_form(t, order[i]);
  }
  if (call_has(t->call, "never")) puts("\nForms that were never met");
  for (uint32_t i = 0; i < n && call_has(t->call, "never"); i++)
    if (!t->forms[i].claims) print_form(t, i);
  free(order);
}

static void print_rules(const Stats *t) {
  printf("%ld documents, %ld of them judged by annotations\n\n%-20s %9s %9s %9s", t->study.documents, t->judged, "rule",
         "asserted", "held", "documents");
  if (t->judged) printf(" %9s %9s", "right", "wrong");
  putchar('\n');
  for (int i = 1; i < RULE_COUNT; i++) {
    const Hits *h = &t->rules[i];
    if (!h->claims && !h->held) continue;
    printf("%-20s %9ld %9ld %9ld", rule_names[i].p, h->claims, h->held, h->documents);
    if (t->judged) printf(" %9ld %9ld", h->right, h->wrong);
    putchar('\n');
  }
  fputs("\nRules that never fired:", stdout);
  bool any = false;
  for (int i = 1; i < RULE_COUNT; i++)
    if (!t->rules[i].claims && !t->rules[i].held) printf("%s %s", any ? "," : "", rule_names[i].p), any = true;
  puts(any ? "" : " none");
}

static void json_hits(const Stats *t, const Hits *h) {
  printf(",\"documents\":%ld", h->documents);
  if (t->judged) printf(",\"right\":%ld,\"wrong\":%ld", h->right, h->wrong);
  puts("}");
}

static void print_json(const Stats *t) {
  const Lexicon *lex = &t->study.knowledge.lexicon;
  for (int i = 1; i < RULE_COUNT; i++) {
    printf("{\"rule\":\"https://w3id.org/entente/rule/%s\",\"asserted\":%ld,\"held\":%ld", rule_names[i].p,
           t->rules[i].claims, t->rules[i].held);
    json_hits(t, &t->rules[i]);
  }
  for (uint32_t i = 0; i < lex->reading_count; i++) {
    const Reading *g = &lex->readings[i];
    fputs("{\"form\":", stdout);
    json_text(stdout, lex_str(lex, g->form));
    fputs(",\"entry\":", stdout);
    json_text(stdout, lex_str(lex, lex->entries[g->entry].iri));
    Str lang = g->lang ? lex_str(lex, lex->langs[g->lang - 1]) : STR("");
    printf(",\"lang\":\"%.*s\",\"class\":\"%s\",\"hits\":%ld", STR_ARG(lang), word_class_names[g->class].p,
           t->forms[i].claims);
    json_hits(t, &t->forms[i]);
  }
}

static int run(const Call *c) {
  Stats t = {.call = c, .gold = call_value(c, "gold", NULL)};
  int64_t top;
  Status status = call_number(c, "top", 30, &top);
  if (status != STATUS_OK) return EXIT_TROUBLE;
  if (t.gold && access(t.gold, R_OK)) {
    report_error(c->report, STATUS_IO, (Place){t.gold, 0, 0}, "no such folder; --gold expects one with annotations");
    return EXIT_TROUBLE;
  }
  status = study_open(&t.study, c->report);
  t.study.analysis.trace = &t.study.trace;
  t.forms = memory_new((t.study.knowledge.lexicon.reading_count + 1) * sizeof *t.forms);
  for (size_t i = 0; i < c->count && status == STATUS_OK; i++)
    status = study_input(&t.study, c->arguments[i], look, &t, c->report);
  if (status == STATUS_OK && c->json) print_json(&t);
  else if (status == STATUS_OK) print_rules(&t), print_forms(&t, top);
  bool good = status == STATUS_OK && t.status == STATUS_OK && !t.study.bad;
  free(t.forms);
  arena_release(&t.arena);
  study_close(&t.study);
  return good ? EXIT_DONE : EXIT_TROUBLE;
}

const Command command_stats = {
    .name = "stats",
    .arguments = "INPUT...",
    .summary = "what each rule and form did on some documents",
    .about = "INPUT is as for build; no store is read. For each rule: the claims it made, asserted and held back "
             "(denied or supposed),\n"
             "and in how many documents; then the rules that never fired; then the forms of the lexicon that were met "
             "most. With\n"
             "--gold also how many of the facts are right and wrong by the annotations, and the forms that bear wrong "
             "ones: a cue\n"
             "of the sector, a name of the side, the verb of the status.\n"
             "--json gives one object a rule and one a form, those without hits too.",
    .least = 1,
    .most = SIZE_MAX,
    .json = true,
    .options = options,
    .run = run,
};
