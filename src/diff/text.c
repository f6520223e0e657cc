#include "diff/text.h"

#include "diff/text_thing.h"
#include "rdf/vocabulary.h"

#include <stdlib.h>
#include <string.h>

/* Rows that say the same of a thing under its old and its new name are no change to people. */
static void fold_names(Changes *view, Term *now) {
  Map old = {0};
  for (uint32_t i = 0; i < view->identities.n; i++) {
    const Identity *n = &view->identities.at[i];
    now[i] = (Term){.kind = TERM_IRI, .value = n->to};
    if (n->kind == IDENTITY_IS_RENAMED) map_add(&old, n->from, i);
  }
  for (size_t i = 0; i < view->rows.n && old.entries.n; i++) {
    const Term **const terms[] = {&view->rows.at[i].quad.subject, &view->rows.at[i].quad.object};
    for (int k = 0; k < 2; k++) {
      uint32_t at = (*terms[k])->kind == TERM_IRI ? map_get(&old, (*terms[k])->value) : MAP_NONE;
      if (at != MAP_NONE) *terms[k] = &now[at];
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
    const Term *row = i < c->rows.n ? c->rows.at[i].quad.subject : NULL;
    Term thing = {.kind = TERM_IRI};
    if (k < c->identities.n) thing.value = c->identities.at[k].to;
    if (row && (k == c->identities.n || term_cmp(*row, thing) <= 0)) thing = *row;
    while (i < c->rows.n && term_same(c->rows.at[i].quad.subject, &thing)) i++;
    while (k < c->identities.n && thing.kind == TERM_IRI && str_eq(c->identities.at[k].to, thing.value)) k++;
    if (str_starts(thing.value, STR(NS_DOMAIN)) == domains)
      text_write_thing(p, &thing, from, i, c->identities.at + first, k - first);
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
  Term *now = memory_new((c->identities.n + 1) * sizeof *now);
  fold_names(&view, now);
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
  free(now);
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
    end = changes_thing_end(c, i);
    things[changes_thing_state(c, i, end)]++;
  }
  plural(out, things[0], "thing");
  fprintf(out, " new, %zu gone, %zu changed; ", things[1], things[2]);
  count_rows(out, c);
  fprintf(out, "%llu statements before, %llu after\n", (unsigned long long)c->statements_before,
          (unsigned long long)c->statements_after);
}
