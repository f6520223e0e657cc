#include "diff/changes.h"

#include "rdf/vocabulary.h"

#include <stdlib.h>
#include <string.h>

void changes_release(Changes *c) {
  arena_release(&c->arena);
  array_release(&c->rows);
  array_release(&c->context);
  array_release(&c->identities);
  array_release(&c->notes);
  *c = (Changes){0};
}

bool change_is_type(const Change *row) { return str_is(row->quad.predicate->value, NS_RDF "type"); }

size_t changes_thing_end(const Changes *c, size_t from) {
  size_t end = from + 1;
  while (end < c->rows.n && c->rows.at[from].quad.subject == c->rows.at[end].quad.subject) end++;
  return end;
}

ThingState changes_thing_state(const Changes *c, size_t from, size_t to) {
  bool typed = false, added = true, removed = true;
  for (size_t i = from; i < to; i++) {
    const Change *row = &c->rows.at[i];
    added = added && row->added, removed = removed && !row->added;
    typed = typed || change_is_type(row);
  }
  return typed && added ? THING_NEW : typed && removed ? THING_GONE : THING_CHANGED;
}

void quad_add_nquads(StrBuf *b, const TermQuad *q) {
  const Term *const terms[] = {q->subject, q->predicate, q->object, q->graph};
  for (int i = 0; i < 4 && terms[i]; i++) {
    if (i) strbuf_addc(b, ' ');
    term_add_ntriples(b, *terms[i]);
  }
}

/* A row with the N-Triples form of its terms, each followed by a NUL, which no form holds and which is less than any byte. */
typedef struct Key {
  size_t from, n; ///< in the text of all keys
  size_t row;
} Key;

typedef struct Keys {
  StrBuf text;
  Key *at;
  const Change *rows;
} Keys;

static int compare(const void *a, const void *b, void *user) {
  const Keys *keys = user;
  const Key *x = a, *y = b;
  int order = str_cmp((Str){keys->text.data + x->from, x->n}, (Str){keys->text.data + y->from, y->n});
  return order ? order : (int)keys->rows[x->row].added - (int)keys->rows[y->row].added;
}

static void add_key(Keys *keys, size_t row) {
  const TermQuad *t = &keys->rows[row].quad;
  Key *k = &keys->at[row];
  *k = (Key){.from = keys->text.n, .row = row};
  const Term *const terms[] = {t->subject, t->predicate, t->object, t->graph};
  for (int i = 0; i < 4; i++) {
    if (terms[i]) term_add_ntriples(&keys->text, *terms[i]);
    strbuf_addc(&keys->text, 0);
  }
  k->n = keys->text.n - k->from;
}

static bool same_quad(const Keys *keys, const Key *x, const Key *y) {
  return str_eq((Str){keys->text.data + x->from, x->n}, (Str){keys->text.data + y->from, y->n});
}

void changes_sort(Changes *c) {
  size_t n = c->rows.n;
  if (!n) return;
  Keys keys = {.at = memory_new(n * sizeof(Key)), .rows = c->rows.at};
  for (size_t i = 0; i < n; i++) add_key(&keys, i);
  qsort_r(keys.at, n, sizeof *keys.at, compare, &keys);

  Change *sorted = memory_new(n * sizeof *sorted);
  size_t kept = 0;
  for (size_t i = 0, end; i < n; i = end) {
    for (end = i + 1; end < n && same_quad(&keys, &keys.at[i], &keys.at[end]);) end++;
    const Change *first = &keys.rows[keys.at[i].row], *last = &keys.rows[keys.at[end - 1].row];
    if (first->added == last->added) sorted[kept++] = *first;
  }
  memcpy(c->rows.at, sorted, kept * sizeof *sorted);
  c->rows.n = kept;
  free(sorted);
  free(keys.at);
  strbuf_release(&keys.text);
}
