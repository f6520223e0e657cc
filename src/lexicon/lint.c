#include "lexicon/lint.h"

#include "base/io.h"
#include "base/map.h"
#include "rdf/reading.h"
#include "text/fold.h"

#include <stdlib.h>
#include <string.h>

typedef struct LintForm {
  Str key; ///< folded form, language
  Str text, subject, kind;
  uint32_t file;
  long line;
} LintForm;

typedef struct LintRule {
  bool is_rule, has_example, has_counter;
  uint32_t file;
  long line;
} LintRule;

typedef struct Lint {
  Report *report;
  Arena arena;
  const char *file;
  StrList files;
  ARRAY(LintForm) forms;
  ARRAY(LintExample) examples;
  Map decided; ///< "subject other" (lex:over, lex:beside) and "subject|form" (lex:ambiguous)
  Map classes; ///< subject to index in class_names
  Map rules;
  StrList class_names;
  ARRAY(LintRule) rule_list;
  LintCounts counts;
} Lint;

static bool names_form(Str local) {
  static const char *const properties[] = {"acronym",  "demonym",     "combining",   "seat",       "form",
                                           "singular", "plural",      "infinitive",  "present",    "past",
                                           "future",   "conditional", "subjunctive", "participle", "gerund",
                                           "noun",     "cue",         "weakCue",     "definite"};
  for (size_t i = 0; i < sizeof properties / sizeof *properties; i++)
    if (str_is(local, properties[i])) return true;
  return false;
}

static void decide(Lint *l, Str subject, const char *between, Str other) {
  Str key = arena_printf(&l->arena, "%.*s%s%.*s", STR_ARG(subject), between, STR_ARG(other));
  map_set(&l->decided, key, 1);
}

static Str key_of_over(Lint *l, Str winner, Str loser) {
  return arena_printf(&l->arena, "%.*s > %.*s", STR_ARG(winner), STR_ARG(loser));
}

static LintRule *rule_of(Lint *l, Str subject, Place place) {
  uint32_t next = (uint32_t)l->rule_list.n, i = map_add(&l->rules, subject, next);
  if (i == next) array_push(&l->rule_list, (LintRule){.file = (uint32_t)l->files.n - 1, .line = place.line});
  return &l->rule_list.at[i];
}

static Status take(void *user, const Triple *t, Place place) {
  Lint *l = user;
  Str subject = arena_copy(&l->arena, t->subject.value), p = t->predicate.value, local = lexicon_local_name(p);
  bool lexical = str_starts(p, STR(NS_LEX));
  if (str_is(p, NS_RDF "type")) {
    Str class = lexicon_local_name(t->object.value);
    if (map_add(&l->classes, subject, (uint32_t)l->class_names.n) == l->class_names.n)
      array_push(&l->class_names, arena_copy(&l->arena, class));
    if (str_is(class, "Rule")) rule_of(l, subject, place)->is_rule = true;
    l->counts.entries++;
  } else if (lexical && (str_is(local, "over") || str_is(local, "beside"))) {
    decide(l, subject, " ", t->object.value);
    if (str_is(local, "over")) map_set(&l->decided, key_of_over(l, subject, t->object.value), 1);
  } else if (lexical && str_is(local, "ambiguous") && t->object.kind == TERM_LITERAL)
    decide(l, subject, "|", t->object.value);
  else if (lexical && (str_is(local, "example") || str_is(local, "counterExample"))) {
    bool counter = str_is(local, "counterExample");
    LintRule *rule = rule_of(l, subject, place);
    *(counter ? &rule->has_counter : &rule->has_example) = true;
    LintExample e = {.rule = subject,
                     .text = arena_copy(&l->arena, t->object.value),
                     .lang = arena_copy(&l->arena, t->object.lang),
                     .counter = counter,
                     .place = {l->files.at[l->files.n - 1].p, place.line, 0}};
    array_push(&l->examples, e);
  } else if ((lexical && names_form(local)) || str_is(p, NS_RDFS "label") || str_is(p, NS_SKOS "altLabel")) {
    StrBuf b = {0};
    fold(&b, t->object.value);
    strbuf_addc(&b, '@');
    strbuf_add(&b, t->object.lang);
    LintForm f = {arena_copy(&l->arena, strbuf_as_str(&b)),
                  arena_copy(&l->arena, t->object.value),
                  subject,
                  arena_copy(&l->arena, local),
                  (uint32_t)l->files.n - 1,
                  place.line};
    strbuf_release(&b);
    array_push(&l->forms, f);
    l->counts.forms++;
  }
  return STATUS_OK;
}

static int by_key(const void *x, const void *y) {
  const LintForm *p = x, *q = y;
  int c = str_cmp(p->key, q->key);
  if (!c) c = str_cmp(p->text, q->text);
  if (!c) c = str_cmp(p->subject, q->subject);
  return c ? c : str_cmp(p->kind, q->kind);
}

static Str class_of(const Lint *l, Str subject) {
  uint32_t i = map_get(&l->classes, subject);
  return i == MAP_NONE ? STR("") : l->class_names.at[i];
}

/* Kinds whose forms may coincide with anything: the place in the sentence tells them apart. */
static bool is_free(const Lint *l, const LintForm *f) {
  static const char *const classes[] = {"Common",   "FirstName", "NameParticle", "Furniture", "Abbreviation",
                                        "Dateline", "Rule",      "Domain",       "Concept",   "ConceptScheme"};
  Str class = class_of(l, f->subject);
  if (str_is(f->kind, "cue") || str_is(f->kind, "weakCue") || str_is(f->kind, "combining")) return true;
  for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
    if (str_is(class, classes[i])) return true;
  return false;
}

static bool is_decided(Lint *l, const LintForm *x, const LintForm *y) {
  Arena scratch = {0};
  Str keys[6] = {arena_printf(&scratch, "%.*s %.*s", STR_ARG(x->subject), STR_ARG(y->subject)),
                 arena_printf(&scratch, "%.*s %.*s", STR_ARG(y->subject), STR_ARG(x->subject)),
                 arena_printf(&scratch, "%.*s|%.*s", STR_ARG(x->subject), STR_ARG(x->text)),
                 arena_printf(&scratch, "%.*s|%.*s", STR_ARG(y->subject), STR_ARG(y->text)),
                 arena_printf(&scratch, "%.*s|%.*s", STR_ARG(x->subject), STR_ARG(y->text)),
                 arena_printf(&scratch, "%.*s|%.*s", STR_ARG(y->subject), STR_ARG(x->text))};
  bool decided = false;
  for (int i = 0; i < 6; i++) decided |= map_get(&l->decided, keys[i]) != MAP_NONE;
  arena_release(&scratch);
  return decided;
}

/* A seat of power is a place too (Brussels): the sentence tells which is meant. */
static bool seat_and_place(const Lint *l, const LintForm *x, const LintForm *y) {
  return str_is(x->kind, "seat") && str_is(class_of(l, y->subject), "Place");
}

static void check_pair(Lint *l, const LintForm *x, const LintForm *y) {
  if (seat_and_place(l, x, y) || seat_and_place(l, y, x)) return;
  if (str_eq(x->subject, y->subject) || !str_eq(x->text, y->text) || is_free(l, x) || is_free(l, y) ||
      is_decided(l, x, y))
    return;
  report_error(l->report, STATUS_BAD_INPUT, (Place){l->files.at[y->file].p, y->line, 0},
               "\"%.*s\" of %.*s (%.*s) is also a form of %.*s (%.*s, %s:%ld); decide with lex:over, lex:beside or "
               "lex:ambiguous",
               STR_ARG(y->text), STR_ARG(lexicon_local_name(y->subject)), STR_ARG(y->kind),
               STR_ARG(lexicon_local_name(x->subject)), STR_ARG(x->kind), l->files.at[x->file].p, x->line);
}

static void check_forms(Lint *l) {
  if (l->forms.n) qsort(l->forms.at, l->forms.n, sizeof *l->forms.at, by_key);
  for (size_t i = 0; i < l->forms.n; i++)
    for (size_t k = i + 1; k < l->forms.n && k < i + 8 && str_eq(l->forms.at[k].key, l->forms.at[i].key); k++)
      check_pair(l, &l->forms.at[i], &l->forms.at[k]);
}

/* Whether an entry at the same form takes it away from f: lex:over. The forms of one key stand together. */
static bool is_taken(Lint *l, size_t f, Str *by) {
  const LintForm *all = l->forms.at, *x = &all[f];
  size_t from = f, to = f + 1;
  while (from > 0 && str_eq(all[from - 1].key, x->key)) from--;
  while (to < l->forms.n && str_eq(all[to].key, x->key)) to++;
  for (size_t i = from; i < to; i++) {
    if (str_eq(all[i].subject, x->subject) ||
        map_get(&l->decided, key_of_over(l, all[i].subject, x->subject)) == MAP_NONE)
      continue;
    *by = all[i].subject;
    return true;
  }
  return false;
}

typedef struct Taken {
  long forms, taken;
  size_t first; ///< form
  Str by;
} Taken;

/* An entry all of whose forms are others' is never read. */
static void check_shadowed(Lint *l) {
  Map entries = {0};
  ARRAY(Taken) counts = {0};
  for (size_t i = 0; i < l->forms.n; i++) {
    uint32_t next = (uint32_t)counts.n, k = map_add(&entries, l->forms.at[i].subject, next);
    if (k == next) array_push(&counts, (Taken){.first = i});
    counts.at[k].forms++;
    counts.at[k].taken += is_taken(l, i, &counts.at[k].by);
  }
  for (size_t k = 0; k < counts.n; k++) {
    const LintForm *f = &l->forms.at[counts.at[k].first];
    if (counts.at[k].taken < counts.at[k].forms) continue;
    report_error(l->report, STATUS_BAD_INPUT, (Place){l->files.at[f->file].p, f->line, 0},
                 "%.*s is shadowed: each of its forms is taken by lex:over, the last by %.*s; drop it or decide with "
                 "lex:beside",
                 STR_ARG(lexicon_local_name(f->subject)), STR_ARG(lexicon_local_name(counts.at[k].by)));
  }
  array_release(&counts);
  map_release(&entries);
}

static void check_rules(Lint *l) {
  for (size_t i = 0; i < l->rule_list.n; i++) {
    const LintRule *rule = &l->rule_list.at[i];
    if (!rule->is_rule) continue;
    l->counts.rules++;
    Str name = lexicon_local_name(l->rules.entries.at[i].key);
    if (!rule->has_example || !rule->has_counter)
      report_error(l->report, STATUS_BAD_INPUT, (Place){l->files.at[rule->file].p, rule->line, 0},
                   "the rule %.*s has no %s; give it one", STR_ARG(name),
                   rule->has_example ? "lex:counterExample, a sentence that it must not match"
                                     : "lex:example, a sentence that it must match");
  }
}

Status lexicon_lint(const char *folder, void (*on_example)(void *user, const LintExample *e), void *user,
                    LintCounts *counts, Report *r) {
  Lint l = {.report = r};
  StrList all = {0};
  long before = r->errors;
  Status status = io_list_files(folder, &l.arena, &all, r);
  for (size_t i = 0; i < all.n && status == STATUS_OK; i++) {
    if (!str_ends(all.at[i], STR(".ttl")) || str_ends(all.at[i], STR("/shapes.ttl")) ||
        str_ends(all.at[i], STR("/entente.ttl")))
      continue;
    array_push(&l.files, all.at[i]);
    l.counts.files++;
    status = rdf_read_file(all.at[i].p, RDF_TURTLE, take, &l, r);
  }
  if (status == STATUS_OK) {
    check_forms(&l);
    check_shadowed(&l);
    check_rules(&l);
    for (size_t i = 0; i < l.examples.n; i++) {
      uint32_t rule = map_get(&l.rules, l.examples.at[i].rule);
      LintExample *e = &l.examples.at[i];
      e->of_rule = rule != MAP_NONE && l.rule_list.at[rule].is_rule;
      l.counts.examples += e->of_rule;
      on_example(user, e);
    }
    if (r->errors > before) status = STATUS_BAD_INPUT;
  }
  *counts = l.counts;
  array_release(&all), array_release(&l.files), array_release(&l.forms), array_release(&l.examples);
  array_release(&l.class_names), array_release(&l.rule_list);
  map_release(&l.decided), map_release(&l.classes), map_release(&l.rules);
  arena_release(&l.arena);
  return status;
}
