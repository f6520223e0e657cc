/* SHACL instances, §3.1: of a class and of what the data says is a subclass of it. */
#include "validate/check.h"

#include <string.h>

static void add_once(const IndexedGraph *g, Nodes *members, bool *seen[2], Node n) {
  int blank = node_is_blank(n);
  bool known = node_blank(n) <= g->count[blank]; /* a class that the data does not name has no mark */
  if (known && seen[blank][node_blank(n)]) return;
  if (known) seen[blank][node_blank(n)] = true;
  array_push(members, n);
}

static void add_subclasses(Check *k, Nodes *members, bool *seen[2], Node class) {
  Statements of = by_object_values(&k->subclasses, class);
  for (size_t i = 0; i < of.n; i++) add_once(k->data, members, seen, of.at[i].s);
}

const Nodes *check_family(Check *k, Node class) {
  for (size_t i = 0; i < k->families.n; i++)
    if (k->families.at[i].class == class) return &k->families.at[i].members;
  if (!k->families.n) indexed_by_object(k->data, k->shapes->subclass, &k->subclasses);
  Nodes members = {0};
  bool *seen[2];
  for (int i = 0; i < 2; i++) seen[i] = memory_new(k->data->count[i] + 2);
  add_once(k->data, &members, seen, class);
  for (size_t i = 0; i < members.n; i++) add_subclasses(k, &members, seen, members.at[i]);
  for (int i = 0; i < 2; i++) free(seen[i]);
  qsort(members.at, members.n, sizeof *members.at, node_cmp);
  array_push(&k->families, (ClassFamily){class, members});
  return &k->families.at[k->families.n - 1].members;
}

bool nodes_have(const Nodes *sorted, Node n) {
  return sorted->n && bsearch(&n, sorted->at, sorted->n, sizeof n, node_cmp);
}

void check_release(Check *k) {
  for (size_t i = 0; i < k->families.n; i++) array_release(&k->families.at[i].members);
  array_release(&k->families);
  array_release(&k->subclasses);
  arena_release(&k->scratch);
}
