#include "diff/groups.h"

#include <stdlib.h>
#include <string.h>

static bool is_blank(const Term *t) { return t && t->kind == TERM_BLANK; }

bool quad_has_blanks(const TermQuad *q) { return is_blank(q->subject) || is_blank(q->object) || is_blank(q->graph); }

static uint32_t number_of(Groups *g, Str label) { return map_add(&g->nodes, label, (uint32_t)g->nodes.entries.n); }

/* The numbers of the blank nodes of a row. */
static int nodes_of(Groups *g, const TermQuad *t, uint32_t nodes[3]) {
  int n = 0;
  const Term *terms[] = {t->subject, t->object, t->graph};
  for (int i = 0; i < 3; i++)
    if (is_blank(terms[i])) nodes[n++] = number_of(g, terms[i]->value);
  return n;
}

static uint32_t root_of(uint32_t *parent, uint32_t n) {
  while (parent[n] != n) n = parent[n] = parent[parent[n]];
  return n;
}

typedef struct Member {
  const TermQuad *row;
  uint32_t root;
  size_t place;
} Member;

static int by_group(const void *a, const void *b, void *first) {
  const Member *x = a, *y = b;
  const size_t *at = first;
  if (x->root != y->root) return at[x->root] < at[y->root] ? -1 : 1;
  return (x->place > y->place) - (x->place < y->place);
}

static void split(Groups *g) {
  size_t n = g->rows.n;
  uint32_t nodes[3] = {0}, blanks = (uint32_t)g->nodes.entries.n,
           *parent = memory_new((blanks + (size_t)1) * sizeof *parent);
  size_t *first = memory_new((blanks + (size_t)1) * sizeof *first);
  Member *members = memory_new((n + 1) * sizeof *members);
  for (uint32_t i = 0; i < blanks; i++) parent[i] = i, first[i] = SIZE_MAX;
  for (size_t i = 0; i < n; i++)
    for (int k = nodes_of(g, g->rows.at[i], nodes) - 1; k > 0; k--)
      parent[root_of(parent, nodes[k])] = root_of(parent, nodes[0]);
  for (size_t i = 0; i < n; i++) {
    nodes_of(g, g->rows.at[i], nodes);
    members[i] = (Member){g->rows.at[i], root_of(parent, nodes[0]), i};
    if (first[members[i].root] == SIZE_MAX) first[members[i].root] = i;
  }
  qsort_r(members, n, sizeof *members, by_group, first);
  for (size_t i = 0; i < n; i++) {
    if (!i || members[i].root != members[i - 1].root) array_push(&g->list, (Group){.from = i});
    g->list.at[g->list.n - 1].n++;
    g->rows.at[i] = members[i].row;
  }
  free(parent);
  free(first);
  free(members);
}

static void take(Groups *g, const TermQuad *t) {
  uint32_t nodes[3];
  if (!quad_has_blanks(t)) return;
  nodes_of(g, t, nodes);
  array_push(&g->rows, t);
}

void groups_of(Groups *g, const Changes *c, bool added) {
  *g = (Groups){0};
  for (size_t i = 0; i < c->rows.n; i++)
    if (c->rows.at[i].added == added) take(g, &c->rows.at[i].quad);
  for (size_t i = 0; i < c->context.n; i++) take(g, &c->context.at[i]);
  if (g->rows.n) split(g);
}

void groups_release(Groups *g) {
  map_release(&g->nodes);
  array_release(&g->rows);
  array_release(&g->list);
}

void group_labels(const Groups *g, const Group *group, Labels *labels) {
  Map seen = {0};
  array_clear(labels);
  for (size_t i = 0; i < group->n; i++) {
    const TermQuad *t = g->rows.at[group->from + i];
    const Term *terms[] = {t->subject, t->object, t->graph};
    for (int k = 0; k < 3; k++) {
      if (!is_blank(terms[k]) || map_get(&seen, terms[k]->value) != MAP_NONE) continue;
      map_add(&seen, terms[k]->value, 0);
      array_push(labels, terms[k]->value);
    }
  }
  map_release(&seen);
}
