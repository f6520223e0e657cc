#include "validate/indexed.h"

#include <string.h>

Status indexed_add(void *graph, const Triple *t, Place place) {
  IndexedGraph *g = graph;
  Statement s = {.line = place.line > 0 ? (uint32_t)place.line : 0};
  s.s = dataset_node(&g->names, t->subject);
  s.p = dataset_node(&g->names, t->predicate);
  s.o = dataset_node(&g->names, t->object);
  array_push(&g->all, s);
  return STATUS_OK;
}

static int statement_cmp(const void *a, const void *b) {
  const Statement *x = a, *y = b;
  if (x->s != y->s) return x->s < y->s ? -1 : 1;
  if (x->p != y->p) return x->p < y->p ? -1 : 1;
  if (x->o != y->o) return x->o < y->o ? -1 : 1;
  return (x->line > y->line) - (x->line < y->line);
}

static bool says_the_same(const Statement *a, const Statement *b) {
  return a->s == b->s && a->p == b->p && a->o == b->o;
}

static void index_subjects(IndexedGraph *g, int blank, size_t count) {
  uint32_t *first = g->first[blank] = memory_new((count + 2) * sizeof *first);
  g->count[blank] = count;
  size_t i = 0;
  while (blank && i < g->all.n && !node_is_blank(g->all.at[i].s)) i++;
  for (size_t node = 0; node <= count + 1; node++) {
    while (i < g->all.n && node_is_blank(g->all.at[i].s) == blank && node_blank(g->all.at[i].s) < node) i++;
    first[node] = (uint32_t)i;
  }
}

void indexed_finish(IndexedGraph *g) {
  if (g->all.n) qsort(g->all.at, g->all.n, sizeof *g->all.at, statement_cmp);
  size_t kept = 0;
  for (size_t i = 0; i < g->all.n; i++)
    if (!kept || !says_the_same(&g->all.at[kept - 1], &g->all.at[i])) g->all.at[kept++] = g->all.at[i];
  g->all.n = kept;
  index_subjects(g, 0, g->names.terms->forms.entries.n);
  index_subjects(g, 1, dataset_blanks(&g->names));
}

void indexed_release(IndexedGraph *g) {
  dataset_release(&g->names);
  array_release(&g->all);
  for (int i = 0; i < 2; i++) free(g->first[i]);
  *g = (IndexedGraph){0};
}

Statements indexed_about(const IndexedGraph *g, Node subject) {
  const uint32_t *first = g->first[node_is_blank(subject)];
  size_t node = node_blank(subject);
  if (node > g->count[node_is_blank(subject)]) return (Statements){0};
  return (Statements){g->all.at + first[node], first[node + 1] - first[node]};
}

/* The first of them whose predicate, or predicate and object, is not before the one asked for. */
static size_t lower(Statements of, Node p, Node o) {
  size_t from = 0, to = of.n;
  while (from < to) {
    size_t middle = from + (to - from) / 2;
    const Statement *s = &of.at[middle];
    if (s->p < p || (s->p == p && s->o < o)) from = middle + 1;
    else to = middle;
  }
  return from;
}

Statements indexed_values(const IndexedGraph *g, Node subject, Node predicate) {
  Statements of = indexed_about(g, subject);
  size_t from = lower(of, predicate, 0);
  return (Statements){of.at + from, lower(of, predicate + 1, 0) - from};
}

Node indexed_value(const IndexedGraph *g, Node subject, Node predicate) {
  Statements of = indexed_values(g, subject, predicate);
  return of.n ? of.at[0].o : 0;
}

bool indexed_has(const IndexedGraph *g, Node s, Node p, Node o) {
  Statements of = indexed_about(g, s);
  size_t at = lower(of, p, o);
  return at < of.n && of.at[at].p == p && of.at[at].o == o;
}

static int object_cmp(const void *a, const void *b) {
  const Statement *x = a, *y = b;
  if (x->o != y->o) return x->o < y->o ? -1 : 1;
  return (x->s > y->s) - (x->s < y->s);
}

void indexed_by_object(const IndexedGraph *g, Node predicate, ByObject *list) {
  for (size_t i = 0; i < g->all.n; i++)
    if (g->all.at[i].p == predicate) array_push(list, g->all.at[i]);
  if (list->n) qsort(list->at, list->n, sizeof *list->at, object_cmp);
}

Statements by_object_values(const ByObject *list, Node object) {
  size_t from = 0, to = list->n, end;
  while (from < to) {
    size_t middle = from + (to - from) / 2;
    if (list->at[middle].o < object) from = middle + 1;
    else to = middle;
  }
  for (end = from; end < list->n && list->at[end].o == object;) end++;
  return (Statements){list->at + from, end - from};
}

int node_cmp(const void *a, const void *b) {
  const Node *x = a, *y = b;
  return (*x > *y) - (*x < *y);
}

bool indexed_list(const IndexedGraph *g, Node list, Node first, Node rest, Node nil, Arena *a, Node **items,
                  size_t *n) {
  size_t count = 0;
  for (Node at = list; at != nil; count++) {
    Statements next = indexed_values(g, at, rest);
    if (next.n != 1 || indexed_values(g, at, first).n != 1 || count > g->all.n) return false;
    at = next.at[0].o;
  }
  *items = ARENA_ARRAY(a, Node, count + 1);
  *n = 0;
  for (Node at = list; at != nil; at = indexed_value(g, at, rest)) (*items)[(*n)++] = indexed_value(g, at, first);
  return true;
}

Str indexed_form(const IndexedGraph *g, Node n, Arena *a) {
  if (!node_is_blank(n)) return node_form(g->names.terms, n);
  return arena_printf(a, "_:%.*s", STR_ARG(g->names.labels.entries.at[node_blank(n)].key));
}
