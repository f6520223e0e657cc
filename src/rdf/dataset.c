#include "rdf/dataset.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

int quad_cmp(const void *a, const void *b) {
  const Quad *x = a, *y = b;
  if (x->s != y->s) return x->s < y->s ? -1 : 1;
  if (x->p != y->p) return x->p < y->p ? -1 : 1;
  if (x->o != y->o) return x->o < y->o ? -1 : 1;
  return (x->g > y->g) - (x->g < y->g);
}

Node terms_add(Terms *t, Str form) {
  assert(t->forms.entries.n < NODE_BLANK - 1);
  return map_add(&t->forms, form, (uint32_t)t->forms.entries.n) + 1;
}

Node terms_find(const Terms *t, Str form) {
  uint32_t n = map_get(&t->forms, form);
  return n == MAP_NONE ? 0 : n + 1;
}

void terms_release(Terms *t) { map_release(&t->forms); }

/* Looking where it should be first saves most of the time that a large table takes. */
static Node term_in_order(Dataset *d, Str form) {
  const Map *forms = &d->terms->forms;
  if (d->next < forms->entries.n && str_eq(forms->entries.at[d->next].key, form)) return ++d->next;
  Node n = terms_add(d->terms, form);
  if (n > d->next) d->next = n;
  return n;
}

Node dataset_node(Dataset *d, Term t) {
  if (t.kind == TERM_NONE) return 0;
  if (t.kind == TERM_BLANK) return NODE_BLANK | map_add(&d->labels, t.value, (uint32_t)d->labels.entries.n);
  strbuf_clear(&d->word);
  if (t.kind == TERM_IRI) { /* has been read, so nothing in it needs to be encoded */
    strbuf_addc(&d->word, '<');
    strbuf_add(&d->word, t.value);
    strbuf_addc(&d->word, '>');
  } else term_add_ntriples(&d->word, t);
  return term_in_order(d, strbuf_as_str(&d->word));
}

/* The subject (0) or predicate (1): an IRI is the one before more often than not. */
static Node node_of(Dataset *d, Term t, int part) {
  if (t.kind != TERM_IRI) return dataset_node(d, t);
  if (d->last.node[part] && str_eq(strbuf_as_str(&d->last.kept[part]), t.value)) return d->last.node[part];
  strbuf_clear(&d->last.kept[part]);
  strbuf_add(&d->last.kept[part], t.value);
  return d->last.node[part] = dataset_node(d, t);
}

Status dataset_add(void *dataset, const Triple *t, Place place) {
  (void)place;
  Dataset *d = dataset;
  Quad q = {.s = node_of(d, t->subject, 0), .p = node_of(d, t->predicate, 1)};
  q.o = dataset_node(d, t->object);
  q.g = dataset_node(d, t->graph);
  array_push(&d->quads, q);
  return STATUS_OK;
}

void dataset_finish(Dataset *d) {
  Quad *at = d->quads.at;
  bool sorted = true;
  for (size_t i = 1; i < d->quads.n && sorted; i++) sorted = quad_cmp(&at[i - 1], &at[i]) < 0;
  if (sorted) return;
  qsort(at, d->quads.n, sizeof *at, quad_cmp);
  size_t kept = 1;
  for (size_t i = 1; i < d->quads.n; i++)
    if (quad_cmp(&at[kept - 1], &at[i])) at[kept++] = at[i];
  d->quads.n = kept;
}

Status dataset_load(Dataset *d, const char *path, const RdfParsing *how, Report *r) {
  Status status = rdf_parse_file(path, how, dataset_add, d, r);
  dataset_finish(d);
  return status;
}

void dataset_release(Dataset *d) {
  array_release(&d->quads);
  map_release(&d->labels);
  for (int i = 0; i < 2; i++) strbuf_release(&d->last.kept[i]);
  strbuf_release(&d->word);
}
