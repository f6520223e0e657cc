#include "query/scope.h"

static void scope_of_node(Node n, bool *bound) {
  if (n.variable != NO_VARIABLE) bound[n.variable] = true;
}

void scope_of_query(const Query *q, bool *bound) {
  if (q->star) {
    bool *inside = memory_new(q->variables->names.n + 1);
    scope_of_group(&q->where, inside);
    for (size_t i = 0; i < q->values.width; i++) inside[q->values.variables[i]] = true;
    for (size_t v = 0; v < q->variables->names.n; v++) bound[v] |= inside[v] && q->variables->names.at[v].n;
    free(inside);
  }
  for (size_t i = 0; i < q->projection.n; i++) bound[q->projection.at[i].variable] = true;
}

void scope_of_element(const Element *e, bool *bound) {
  switch (e->kind) {
  case ELEMENT_TRIPLES:
    for (size_t i = 0; i < e->triples.n; i++) {
      scope_of_node(e->triples.at[i].subject, bound);
      if (!e->triples.at[i].path) scope_of_node(e->triples.at[i].predicate, bound);
      scope_of_node(e->triples.at[i].object, bound);
    }
    break;
  case ELEMENT_BIND: bound[e->variable] = true; break;
  case ELEMENT_VALUES:
    for (size_t i = 0; i < e->values.width; i++) bound[e->values.variables[i]] = true;
    break;
  case ELEMENT_SELECT: scope_of_query(e->select, bound); break;
  case ELEMENT_GRAPH:
    scope_of_node(e->graph, bound);
    scope_of_group(e->groups[0], bound);
    break;
  case ELEMENT_OPTIONAL:
  case ELEMENT_UNION:
    for (size_t i = 0; i < e->count; i++) scope_of_group(e->groups[i], bound);
    break;
  case ELEMENT_FILTER:
  case ELEMENT_MINUS: break;
  }
}

void scope_of_group(const Group *g, bool *bound) {
  for (size_t i = 0; i < g->elements.n; i++) scope_of_element(&g->elements.at[i], bound);
}
