#include "diff/text.h"

#include "base/map.h"
#include "diff/filter.h"
#include "rdf/vocabulary.h"

#include <stdlib.h>
#include <string.h>

typedef struct Line {
  const Change *row, *other; ///< other: the value that row came in the place of, or NULL
  uint32_t cause;            ///< the same number for the same kind of cause and document; 0 for none
} Line;

typedef struct Page {
  FILE *out;
  const Changes *c;
  const char *added, *removed, *changed, *bold, *dim, *plain; ///< escape sequences, or empty
  Arena arena;
  ARRAY(Line) lines; ///< of one thing
  Map causes;
  size_t things[3]; ///< new, gone, changed
} Page;

/* ---- Names ---- */

Str iri_end(Str iri) {
  size_t at = iri.n;
  while (at && iri.p[at - 1] != '/' && iri.p[at - 1] != '#') at--;
  return at < iri.n ? str_sub(iri, at, iri.n) : iri;
}

Str change_name(const Changes *c, Arena *a, Term t) {
  if (t.kind == TERM_BLANK) return arena_printf(a, "_:%.*s", STR_ARG(t.value));
  if (t.kind == TERM_LITERAL) return t.value;
  Str label = c->names.label ? c->names.label(c->names.user, t.value) : STR("");
  return label.n ? label : iri_end(t.value);
}

/* ---- Values and causes, each on one line ---- */

/* At most so many characters; line breaks become spaces. */
static void print_short(FILE *out, Str text, size_t most) {
  size_t n = 0, end = 0, from = 0;
  for (; end < text.n; end++) {
    if (((unsigned char)text.p[end] & 0xC0) != 0x80 && n++ == most) break;
    if (text.p[end] != '\n') continue;
    print_safe(out, str_sub(text, from, end));
    fputc(' ', out);
    from = end + 1;
  }
  print_safe(out, str_sub(text, from, end));
  if (end < text.n) fputs("…", out);
}

static void print_value(Page *p, Term t) {
  print_short(p->out, change_name(p->c, &p->arena, t), 200);
  if (t.lang.n) fprintf(p->out, "%s @", p->dim), print_safe(p->out, t.lang), fputs(p->plain, p->out);
}

static const Cause *cause_of(const Changes *c, const Line *l) {
  if (l->row->cause_count) return &c->causes.at[l->row->first_cause];
  return l->other && l->other->cause_count ? &c->causes.at[l->other->first_cause] : NULL;
}

static uint32_t number_of(Page *p, const Cause *why) {
  StrBuf b = {0};
  if (!why) return 0;
  strbuf_printf(&b, "%d ", (int)why->kind);
  strbuf_add(&b, why->document);
  uint32_t n = map_add(&p->causes, strbuf_as_str(&b), (uint32_t)p->causes.entries.n + 1);
  strbuf_release(&b);
  return n;
}

static void print_reason(Page *p, const Cause *why) {
  static const char *const with[] = {
      [CAUSE_DOCUMENT_CAME] = " came",
      [CAUSE_DOCUMENT_CHANGED] = " changed",
      [CAUSE_DOCUMENT_WITHDRAWN] = " was withdrawn",
      [CAUSE_RULE_CHANGED] = " was read with other rules",
      [CAUSE_LEXICON_CHANGED] = " was read with another lexicon",
      [CAUSE_IDENTITY_MERGED] = " tells that two things are one",
      [CAUSE_IDENTITY_SPLIT] = " no longer tells that two things are one",
  };
  static const char *const without[] = {
      [CAUSE_DOCUMENT_CAME] = "a document came",
      [CAUSE_DOCUMENT_CHANGED] = "a document changed",
      [CAUSE_DOCUMENT_WITHDRAWN] = "a document was withdrawn",
      [CAUSE_RULE_CHANGED] = "other rules",
      [CAUSE_LEXICON_CHANGED] = "another lexicon",
      [CAUSE_IDENTITY_MERGED] = "two things turned out to be one",
      [CAUSE_IDENTITY_SPLIT] = "one thing turned out to be two",
  };
  Str name = why->title.n ? why->title : why->name.n ? why->name : why->document;
  print_short(p->out, name, 100);
  fputs(name.n ? with[why->kind] : without[why->kind], p->out);
}

/* What the lines [from, to) have in common: why, and the quotes that are not the same. */
static void print_cause(Page *p, const Line *lines, const size_t *which, size_t n) {
  enum { MOST = 2 };
  const Cause *why = cause_of(p->c, &lines[which[0]]);
  if (!why) return;
  fprintf(p->out, "      %s", p->dim);
  print_reason(p, why);
  Str shown[MOST];
  size_t quotes = 0, more = 0;
  for (size_t i = 0; i < n; i++) {
    const Cause *c = cause_of(p->c, &lines[which[i]]);
    bool again = !c->quote.n;
    for (size_t k = 0; k < quotes && !again; k++) again = str_eq(shown[k], c->quote);
    if (again) continue;
    if (quotes == MOST) {
      more++;
      continue;
    }
    fputs(quotes ? " \"" : ": \"", p->out);
    print_short(p->out, c->quote, 160);
    fputc('"', p->out);
    shown[quotes++] = c->quote;
  }
  if (more) fputs(" …", p->out);
  fprintf(p->out, "%s\n", p->plain);
}

static void print_graph(Page *p, Term graph) {
  if (graph.kind == TERM_NONE) return;
  fputs("  in ", p->out);
  print_value(p, graph);
}

/* Values of one property with one sign and cause stand on one line. */
static void print_line(Page *p, const Line *l, bool same_as_before) {
  const Triple *t = &l->row->quad;
  if (same_as_before) {
    fputs(", ", p->out);
    print_value(p, t->object);
    print_graph(p, t->graph);
    return;
  }
  fputs(l->other ? p->changed : l->row->added ? p->added : p->removed, p->out);
  fprintf(p->out, "  %c ", l->other ? '~' : l->row->added ? '+' : '-');
  print_safe(p->out, iri_end(t->predicate.value));
  fprintf(p->out, ":%s ", p->plain);
  if (l->other) {
    print_value(p, l->other->quad.object);
    fputs(" → ", p->out);
  }
  print_value(p, t->object);
  print_graph(p, t->graph);
}

static bool joins(const Line *a, const Line *b) {
  return !a->other && !b->other && a->row->added == b->row->added &&
         str_eq(a->row->quad.predicate.value, b->row->quad.predicate.value);
}

/* All lines with the cause of lines[from], then the cause. */
static void print_run(Page *p, size_t from, bool *done) {
  ARRAY(size_t) which = {0};
  for (size_t i = from; i < p->lines.n; i++) {
    if (done[i] || p->lines.at[i].cause != p->lines.at[from].cause) continue;
    bool same = which.n && joins(&p->lines.at[which.at[which.n - 1]], &p->lines.at[i]);
    if (which.n && !same) fputc('\n', p->out);
    print_line(p, &p->lines.at[i], same);
    array_push(&which, i);
    done[i] = true;
  }
  fputc('\n', p->out);
  print_cause(p, p->lines.at, which.at, which.n);
  array_release(&which);
}

/* ---- Things ---- */

static bool is_type(const Change *row) { return str_is(row->quad.predicate.value, NS_RDF "type"); }

/* Its rows are [from, to); a thing whose class came is new, one whose class went is gone. */
static int state_of(const Changes *c, size_t from, size_t to) {
  bool added = true, removed = true, typed = false;
  for (size_t i = from; i < to; i++) {
    added = added && c->rows.at[i].added, removed = removed && !c->rows.at[i].added;
    typed = typed || is_type(&c->rows.at[i]);
  }
  return from < to && typed && added ? 0 : from < to && typed && removed ? 1 : 2;
}

static void print_head(Page *p, Term thing, int state, Str class) {
  const char *const colour[] = {p->added, p->removed, p->changed};
  fprintf(p->out, "%s%c%s %s", colour[state], "+-~"[state], p -> plain, p -> bold);
  Str name = change_name(p->c, &p->arena, thing);
  print_short(p->out, name, 200);
  fputs(p->plain, p->out);
  if (class.n) fputs("  ", p->out), print_safe(p->out, class);
  if (thing.kind == TERM_IRI && !str_eq(name, thing.value)) {
    fprintf(p->out, "\n  %s", p->dim);
    print_safe(p->out, thing.value);
    fputs(p->plain, p->out);
  }
  fputc('\n', p->out);
}

static void print_identity(Page *p, const Identity *n) {
  static const char *const words[] = {
      [IDENTITY_IS_RENAMED] = "was called", [IDENTITY_IS_MERGED] = "merged with", [IDENTITY_IS_SPLIT] = "split from"};
  fprintf(p->out, "%s  = %s%s ", p->changed, words[n->kind], p->plain);
  if (n->kind != IDENTITY_IS_RENAMED) {
    print_short(p->out, change_name(p->c, &p->arena, (Term){.kind = TERM_IRI, .value = n->from}), 200);
    fputs("  ", p->out);
  }
  print_safe(p->out, n->from);
  fputc('\n', p->out);
  if (n->kind == IDENTITY_IS_RENAMED || !n->cause.document.n) return;
  fprintf(p->out, "      %s", p->dim);
  print_reason(p, &n->cause);
  fprintf(p->out, "%s\n", p->plain);
}

static Str class_of(const Changes *c, size_t from, size_t to) {
  for (size_t i = from; i < to; i++)
    if (is_type(&c->rows.at[i]) && str_starts(c->rows.at[i].quad.object.value, STR(NS_ENT)))
      return iri_end(c->rows.at[i].quad.object.value);
  return STR("");
}

static void collect_lines(Page *p, size_t from, size_t to, bool whole) {
  const Changes *c = p->c;
  array_clear(&p->lines);
  map_clear(&p->causes);
  bool classed = class_of(c, from, to).n != 0;
  for (size_t i = from; i < to; i++) {
    const Change *row = &c->rows.at[i];
    if (whole && classed && is_type(row)) continue; /* the head tells */
    size_t other = change_counterpart(c, i);
    if (other != SIZE_MAX && !row->added) continue;
    Line l = {.row = row, .other = other == SIZE_MAX ? NULL : &c->rows.at[other]};
    l.cause = number_of(p, cause_of(c, &l));
    array_push(&p->lines, l);
  }
}

static void print_thing(Page *p, Term thing, size_t from, size_t to, const Identity *identities, size_t n) {
  int state = state_of(p->c, from, to);
  p->things[state]++;
  print_head(p, thing, state, class_of(p->c, from, to));
  for (size_t i = 0; i < n; i++) print_identity(p, &identities[i]);
  collect_lines(p, from, to, state < 2);
  bool *done = memory_new(p->lines.n + 1);
  for (size_t i = 0; i < p->lines.n; i++)
    if (!done[i]) print_run(p, i, done);
  free(done);
  fputc('\n', p->out);
  arena_clear(&p->arena);
}

/* ---- The whole ---- */

/* Rows that say the same of a thing under its old and its new name are no change to people. */
static void fold_names(Changes *view) {
  Map old = {0};
  for (uint32_t i = 0; i < view->identities.n; i++)
    if (view->identities.at[i].kind == IDENTITY_IS_RENAMED) map_add(&old, view->identities.at[i].from, i);
  for (size_t i = 0; i < view->rows.n && old.entries.n; i++) {
    Term *const terms[] = {&view->rows.at[i].quad.subject, &view->rows.at[i].quad.object};
    for (int k = 0; k < 2; k++) {
      uint32_t at = terms[k]->kind == TERM_IRI ? map_get(&old, terms[k]->value) : MAP_NONE;
      if (at != MAP_NONE) terms[k]->value = view->identities.at[at].to;
    }
  }
  if (old.entries.n) changes_sort(view);
  map_release(&old);
}

static int by_new_name(const void *x, const void *y) {
  const Identity *a = x, *b = y;
  int c = str_cmp(a->to, b->to);
  return c ? c : str_cmp(a->from, b->from);
}

/* The things of rows and of identities, both in the order of their IRIs. Domains come last: what they are called is rarely news. */
static void print_things(Page *p, bool domains) {
  const Changes *c = p->c;
  for (size_t i = 0, k = 0; i < c->rows.n || k < c->identities.n;) {
    size_t from = i, first = k;
    const Term *row = i < c->rows.n ? &c->rows.at[i].quad.subject : NULL;
    Term thing = {.kind = TERM_IRI};
    if (k < c->identities.n) thing.value = c->identities.at[k].to;
    if (row && (k == c->identities.n || term_cmp(*row, thing) <= 0)) thing = *row;
    while (i < c->rows.n && term_same(&c->rows.at[i].quad.subject, &thing)) i++;
    while (k < c->identities.n && thing.kind == TERM_IRI && str_eq(c->identities.at[k].to, thing.value)) k++;
    if (str_starts(thing.value, STR(NS_DOMAIN)) == domains)
      print_thing(p, thing, from, i, c->identities.at + first, k - first);
  }
}

static void plural(FILE *out, size_t n, const char *what) { fprintf(out, "%zu %s%s", n, what, n == 1 ? "" : "s"); }

static void count_rows(FILE *out, const Changes *c) {
  size_t added = 0;
  for (size_t i = 0; i < c->rows.n; i++) added += c->rows.at[i].added;
  plural(out, added, "statement");
  fprintf(out, " added, %zu removed\n", c->rows.n - added);
}

void text_write(FILE *out, const Changes *c, bool colour) {
  Page p = {.out = out, .added = "", .removed = "", .changed = "", .bold = "", .dim = "", .plain = ""};
  if (colour)
    p.added = "\x1b[32m", p.removed = "\x1b[31m", p.changed = "\x1b[33m", p.bold = "\x1b[1m", p.dim = "\x1b[2m",
    p.plain = "\x1b[0m";
  Changes view = *c;
  view.rows.at = memory_new((c->rows.n + 1) * sizeof *c->rows.at);
  view.identities.at = memory_new((c->identities.n + 1) * sizeof *c->identities.at);
  if (c->rows.n) memcpy(view.rows.at, c->rows.at, c->rows.n * sizeof *c->rows.at);
  if (c->identities.n) memcpy(view.identities.at, c->identities.at, c->identities.n * sizeof *c->identities.at);
  fold_names(&view);
  qsort(view.identities.at, view.identities.n, sizeof *view.identities.at, by_new_name);
  p.c = &view;
  for (size_t i = 0; i < c->notes.n; i++) print_safe(out, c->notes.at[i]), fputc('\n', out);
  if (c->notes.n) fputc('\n', out);
  print_things(&p, false);
  print_things(&p, true);
  if (p.things[0] + p.things[1] + p.things[2]) {
    plural(out, p.things[0], "thing");
    fprintf(out, " new, %zu gone, %zu changed; ", p.things[1], p.things[2]);
    count_rows(out, c);
  }
  free(view.rows.at);
  free(view.identities.at);
  array_release(&p.lines);
  map_release(&p.causes);
  arena_release(&p.arena);
}

void text_write_stat(FILE *out, const Changes *c) {
  for (size_t i = 0; i < c->notes.n; i++) print_safe(out, c->notes.at[i]), fputc('\n', out);
  size_t things[3] = {0};
  for (size_t i = 0, end; i < c->rows.n; i = end) {
    for (end = i + 1; end < c->rows.n && term_same(&c->rows.at[i].quad.subject, &c->rows.at[end].quad.subject);) end++;
    things[state_of(c, i, end)]++;
  }
  plural(out, things[0], "thing");
  fprintf(out, " new, %zu gone, %zu changed; ", things[1], things[2]);
  count_rows(out, c);
  fprintf(out, "%llu statements before, %llu after\n", (unsigned long long)c->statements_before,
          (unsigned long long)c->statements_after);
}
