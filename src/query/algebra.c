#include "query/algebra.h"

#include "query/functions.h"
#include "query/scope.h"

static Algebra *new (Arena *arena, AlgebraKind kind, Algebra *a, Algebra *b) {
  Algebra *n = ARENA_NEW(arena, Algebra);
  *n = (Algebra){.kind = kind, .a = a, .b = b, .variable = NO_VARIABLE, .limit = -1};
  return n;
}

static Algebra *join(Arena *arena, Algebra *a, Algebra *b) {
  if (a->kind == ALGEBRA_UNIT) return b;
  if (b->kind == ALGEBRA_UNIT) return a;
  return new (arena, ALGEBRA_JOIN, a, b);
}

static Algebra *filter(Arena *arena, const Expr *expr, Algebra *a) {
  Algebra *f = new (arena, ALGEBRA_FILTER, a, NULL);
  f->expr = expr;
  return f;
}

static Algebra *extend(Arena *arena, Algebra *a, int variable, const Expr *expr) {
  Algebra *n = new (arena, ALGEBRA_EXTEND, a, NULL);
  n->variable = variable;
  n->expr = expr;
  return n;
}

static Algebra *table(Arena *arena, Values values) {
  Algebra *t = new (arena, ALGEBRA_VALUES, NULL, NULL);
  t->values = values;
  return t;
}

static Algebra *body(Arena *arena, const Group *g, Variables *v, const Expr **condition);

/* §18.2.2.6: the filters of the optional group itself become the condition of the left join. */
static Algebra *optional(Arena *arena, Algebra *left, const Group *g, Variables *v) {
  Algebra *n = new (arena, ALGEBRA_LEFT_JOIN, left, NULL);
  n->b = body(arena, g, v, &n->expr);
  return n;
}

static Algebra *union_of(Arena *arena, const Element *e, Variables *v) {
  Algebra *all = algebra_of_group(arena, e->groups[0], v);
  for (size_t i = 1; i < e->count; i++) all = new (arena, ALGEBRA_UNION, all, algebra_of_group(arena, e->groups[i], v));
  return all;
}

static Algebra *graph(Arena *arena, const Element *e, Variables *v) {
  Algebra *g = new (arena, ALGEBRA_GRAPH, algebra_of_group(arena, e->groups[0], v), NULL);
  g->graph = e->graph;
  return g;
}

static Algebra *triples(Arena *arena, const Element *e) {
  if (!e->triples.n) return new (arena, ALGEBRA_UNIT, NULL, NULL);
  Algebra *n = new (arena, ALGEBRA_BGP, NULL, NULL);
  n->triples = e->triples.at;
  n->triple_count = e->triples.n;
  return n;
}

static Algebra *add_element(Arena *arena, Algebra *g, const Element *e, Variables *v) {
  switch (e->kind) {
  case ELEMENT_TRIPLES: return join(arena, g, triples(arena, e));
  case ELEMENT_UNION: return join(arena, g, union_of(arena, e, v));
  case ELEMENT_GRAPH: return join(arena, g, graph(arena, e, v));
  case ELEMENT_VALUES: return join(arena, g, table(arena, e->values));
  case ELEMENT_SELECT: return join(arena, g, algebra_of_query(arena, e->select));
  case ELEMENT_BIND: return extend(arena, g, e->variable, e->expr);
  case ELEMENT_OPTIONAL: return optional(arena, g, e->groups[0], v);
  case ELEMENT_MINUS: return new (arena, ALGEBRA_MINUS, g, algebra_of_group(arena, e->groups[0], v));
  case ELEMENT_FILTER: break;
  }
  return g;
}

/* Filters hold for the whole group, wherever they stand in it; several are one with &&. */
static Algebra *body(Arena *arena, const Group *g, Variables *v, const Expr **condition) {
  Algebra *all = new (arena, ALGEBRA_UNIT, NULL, NULL);
  Expr *every = ARENA_NEW(arena, Expr);
  *every =
      (Expr){.kind = EXPR_AND, .variable = NO_VARIABLE, .arguments = ARENA_ARRAY(arena, Expr *, g->elements.n + 1)};
  for (size_t i = 0; i < g->elements.n; i++) {
    const Element *e = &g->elements.at[i];
    all = add_element(arena, all, e, v);
    if (e->kind == ELEMENT_FILTER) every->arguments[every->count++] = e->expr;
  }
  *condition = every->count == 0 ? NULL : every->count == 1 ? every->arguments[0] : every;
  return all;
}

Algebra *algebra_of_group(Arena *arena, const Group *g, Variables *v) {
  const Expr *condition;
  Algebra *all = body(arena, g, v, &condition);
  return condition ? filter(arena, condition, all) : all;
}

/* ---- Aggregates, §18.2.4.1 ---- */

static void lift(Arena *arena, Algebra *group, Expr *e, Variables *v) {
  if (!e) return;
  if (e->kind != EXPR_AGGREGATE) {
    for (size_t i = 0; i < e->count; i++) lift(arena, group, e->arguments[i], v);
    return;
  }
  Expr *copy = ARENA_NEW(arena, Expr);
  *copy = *e;
  list_push(arena, &v->names, STR(""));
  Aggregate a = {(int)v->names.n - 1, copy};
  list_push(arena, &group->aggregates, a);
  *e = (Expr){.kind = EXPR_VARIABLE, .variable = a.variable, .at = copy->at};
}

static Algebra *grouped(Arena *arena, Algebra *a, Query *q) {
  Algebra *g = new (arena, ALGEBRA_GROUP, a, NULL);
  for (size_t i = 0; i < q->group_by.n; i++) {
    Projection key = q->group_by.at[i];
    if (key.variable == NO_VARIABLE) {
      list_push(arena, &q->variables->names, STR(""));
      key.variable = (int)q->variables->names.n - 1;
    }
    if (key.expr) g->a = extend(arena, g->a, key.variable, key.expr);
    list_push(arena, &g->keys, key);
  }
  for (size_t i = 0; i < q->projection.n; i++) lift(arena, g, q->projection.at[i].expr, q->variables);
  for (size_t i = 0; i < q->having.n; i++) lift(arena, g, q->having.at[i], q->variables);
  for (size_t i = 0; i < q->order_by.n; i++) lift(arena, g, q->order_by.at[i].expr, q->variables);
  Algebra *all = g;
  for (size_t i = 0; i < q->having.n; i++) all = filter(arena, q->having.at[i], all);
  return all;
}

/* ---- The query's head ---- */

static void add_variable(Arena *arena, Algebra *project, Node n) {
  if (n.variable == NO_VARIABLE) return;
  for (size_t i = 0; i < project->variables.n; i++)
    if (project->variables.at[i] == n.variable) return;
  list_push(arena, &project->variables, n.variable);
}

static void project_named(Arena *arena, Algebra *project, const Query *q) {
  bool *bound = memory_new(q->variables->names.n + 1);
  if (q->form == QUERY_DESCRIBE) {
    scope_of_group(&q->where, bound);
    for (size_t i = 0; i < q->values.width; i++) bound[q->values.variables[i]] = true;
  } else scope_of_query(q, bound);
  for (size_t v = 0; v < q->variables->names.n; v++)
    if (bound[v] && q->variables->names.at[v].n) list_push(arena, &project->variables, (int)v);
  free(bound);
}

static Algebra *projected(Arena *arena, Algebra *a, const Query *q) {
  Algebra *project = new (arena, ALGEBRA_PROJECT, a, NULL);
  if (q->form == QUERY_ASK) return project;
  if (q->star) project_named(arena, project, q);
  for (size_t i = 0; i < q->projection.n; i++)
    add_variable(arena, project, (Node){.variable = q->projection.at[i].variable});
  for (size_t i = 0; i < q->described.n; i++) add_variable(arena, project, q->described.at[i]);
  bool *bound = memory_new(q->variables->names.n + 1);
  scope_of_group(&q->where, bound);
  for (size_t i = 0; i < q->values.width; i++) bound[q->values.variables[i]] = true;
  for (size_t i = 0; i < q->template.n; i++) {
    const TriplePattern *t = &q->template.at[i];
    const Node nodes[] = {t->subject, t->predicate, t->object};
    for (int k = 0; k < 3; k++)
      if (nodes[k].variable != NO_VARIABLE && bound[nodes[k].variable]) add_variable(arena, project, nodes[k]);
  }
  free(bound);
  return project;
}

/* §18.2.4 and §18.2.5, in their order. */
Algebra *algebra_of_query(Arena *arena, Query *q) {
  Algebra *a = algebra_of_group(arena, &q->where, q->variables);
  if (q->aggregated) a = grouped(arena, a, q);
  if (q->values.width || q->values.rows) a = join(arena, a, table(arena, q->values));
  for (size_t i = 0; i < q->projection.n; i++)
    if (q->projection.at[i].expr) a = extend(arena, a, q->projection.at[i].variable, q->projection.at[i].expr);
  if (q->order_by.n) {
    a = new (arena, ALGEBRA_ORDER, a, NULL);
    a->order = q->order_by.at;
    a->order_count = q->order_by.n;
  }
  a = projected(arena, a, q);
  if (q->distinct) a = new (arena, ALGEBRA_DISTINCT, a, NULL);
  if (q->limit >= 0 || q->offset) {
    int64_t limit = q->limit, offset = q->offset;
    a = new (arena, ALGEBRA_SLICE, a, NULL);
    a->limit = limit, a->offset = offset;
  }
  return a;
}
