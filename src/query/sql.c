#include "query/writer.h"

enum { DEEPEST = 2000, MOST_WRITTEN = 64 << 20, MOST_TRIPLES = 24 }; /* SQLite's planner is slow with many tables */

static bool same_node(Node a, Node b) {
  return a.variable == b.variable && (a.variable != NO_VARIABLE || !term_cmp(a.term, b.term));
}

/* A graph holds a triple once: the same pattern twice asks nothing more. */
static bool stands_before(const Algebra *a, size_t i) {
  enum { FARTHEST = 200 };
  const TriplePattern *t = &a->triples[i];
  for (size_t k = i > FARTHEST ? i - FARTHEST : 0; k < i; k++) {
    const TriplePattern *u = &a->triples[k];
    if (!t->path && !u->path && same_node(t->subject, u->subject) && same_node(t->predicate, u->predicate) &&
        same_node(t->object, u->object))
      return true;
  }
  return false;
}

static Rows bgp(Writer *w, const Algebra *a) {
  Rows b = {0};
  for (size_t i = 0; i < a->triple_count; i++) {
    const TriplePattern *t = &a->triples[i];
    if (stands_before(a, i)) continue;
    if (t->path) rows_add_path(w, &b, t->subject, t->path, t->object);
    else rows_add_triple(w, &b, t->subject, t->predicate, t->object);
    if (b.inner.n > MOST_TRIPLES) b = rows_wrap(w, b, true);
  }
  return b;
}

/* What a join's left side fixes holds on its right side too, where it may save most of the rows. */
static Rows join(Writer *w, const Algebra *a) {
  size_t pins = w->pins.n;
  Rows left = rows_plain(w, write_pattern(w, a->a));
  for (size_t i = 0; i < left.bindings.n; i++) {
    Binds pin = {left.bindings.at[i].variable, left.bindings.at[i].sql};
    if (pin.sql.n && pin.sql.p[0] == '?' && left.bindings.at[i].sure) list_push(w->arena, &w->pins, pin);
  }
  Rows right = write_pattern(w, a->b);
  w->pins.n = pins;
  return rows_join(w, left, right);
}

/* §18.5: Minus. A solution goes when one of the right side is compatible with it and shares a variable that both bind. */
static Rows minus(Writer *w, const Algebra *a) {
  Rows left = rows_plain(w, write_pattern(w, a->a));
  size_t pins = w->pins.n;
  w->pins.n = 0;
  Rows right = rows_plain(w, write_pattern(w, a->b));
  w->pins.n = pins;
  StrBuf shared = {0};
  bool always = false, any = false;
  Rows given = {0};
  for (size_t i = 0; i < right.bindings.n; i++) {
    const Binding *r = &right.bindings.at[i], *l = rows_find(&left, r->variable);
    if (!l) continue;
    rows_where(w, &right, rows_compatible(w, l, r));
    list_push(w->arena, &given.bindings, *l);
    if (w->graph.kind == GRAPH_VARIABLE && r->variable == w->graph.variable)
      continue; /* no variable of the solutions */
    any = true;
    always |= l->sure && r->sure;
    strbuf_printf(&shared, "%s(%.*s IS NOT NULL AND %.*s IS NOT NULL)", shared.n ? " OR " : "", STR_ARG(l->sql),
                  STR_ARG(r->sql));
    list_push(w->arena, &given.bindings, *l);
  }
  if (!always && any) rows_where(w, &right, sql_printf(w, "(%s)", shared.data));
  strbuf_release(&shared);
  if (any) rows_where(w, &left, sql_printf(w, "NOT %.*s", STR_ARG(sql_exists(w, &right, &given))));
  return left;
}

static Rows extend(Writer *w, const Algebra *a) {
  enum { LONGEST = 3000 };
  Rows b = rows_plain(w, write_pattern(w, a->a));
  Scope scope = {&b, w->outer};
  Sql value = expr_value(w, &scope, a->expr);
  Binding binding = {.variable = a->variable, .sql = value.text, .form = value.form};
  binding.sure = a->expr->kind == EXPR_TERM;
  if (a->expr->kind == EXPR_VARIABLE) {
    const Binding *source = rows_find(&b, a->expr->variable);
    if (source) binding.sure = source->sure, binding.column = source->column;
  }
  rows_bind(w, &b, binding);
  if (expr_varies(a->expr) || value.text.n > LONGEST) b = rows_wrap(w, b, true);
  return b;
}

static Rows filter(Writer *w, const Algebra *a) {
  Rows b = rows_plain(w, write_pattern(w, a->a));
  Scope scope = {&b, w->outer};
  rows_where(w, &b, expr_test(w, &scope, a->expr));
  return b;
}

static Rows order(Writer *w, const Algebra *a) {
  Rows b = rows_plain(w, write_pattern(w, a->a));
  Scope scope = {&b, w->outer};
  StrBuf out = {0};
  for (size_t i = 0; i < a->order_count; i++) {
    Sql value = expr_value(w, &scope, a->order[i].expr);
    strbuf_printf(&out, "%ssparql_sort_key(%.*s)%s", out.n ? ", " : "", STR_ARG(value.text),
                  a->order[i].descending ? " DESC" : "");
  }
  b.order = sql_of_buffer(w, &out);
  return b;
}

/* A subquery gives out what it selects; in GRAPH ?g also the graph that its triples are of. */
static Rows project(Writer *w, const Algebra *a) {
  size_t pins = w->pins.n;
  w->pins.n = 0;
  Rows b = write_pattern(w, a->a);
  w->pins.n = pins;
  bool closures = false;
  for (size_t i = 0; i < b.inner.n; i++) closures |= b.inner.at[i].path != NULL;
  if (closures) rows_order(w, &b, NULL); /* while their variables still have their names */
  Rows out = b;
  out.bindings.at = NULL, out.bindings.n = out.bindings.cap = 0;
  for (size_t i = 0; i < b.bindings.n; i++) {
    bool wanted = w->graph.kind == GRAPH_VARIABLE && b.bindings.at[i].variable == w->graph.variable;
    for (size_t k = 0; k < a->variables.n; k++) wanted |= a->variables.at[k] == b.bindings.at[i].variable;
    if (wanted) list_push(w->arena, &out.bindings, b.bindings.at[i]);
  }
  /* Hidden variables of a subquery join nothing outside: no row of its FROM may be taken for one of theirs. */
  for (size_t i = 0; i < out.inner.n; i++) {
    Item *item = &out.inner.at[i];
    for (size_t k = 0; k < item->binds.n; k++)
      if (!rows_find(&out, item->binds.at[k].variable)) item->binds.at[k].variable += 1 << 20;
  }
  return out;
}

static Rows write(Writer *w, const Algebra *a) {
  Rows b = {0};
  switch (a->kind) {
  case ALGEBRA_UNIT: return b;
  case ALGEBRA_BGP: return bgp(w, a);
  case ALGEBRA_JOIN: return join(w, a);
  case ALGEBRA_LEFT_JOIN: b = write_pattern(w, a->a); return rows_left_join(w, b, write_pattern(w, a->b), a->expr);
  case ALGEBRA_FILTER: return filter(w, a);
  case ALGEBRA_UNION: return write_union(w, a);
  case ALGEBRA_MINUS: return minus(w, a);
  case ALGEBRA_GRAPH: return write_graph(w, a);
  case ALGEBRA_EXTEND: return extend(w, a);
  case ALGEBRA_VALUES: return write_values(w, &a->values);
  case ALGEBRA_GROUP: return write_group(w, a);
  case ALGEBRA_PROJECT: return project(w, a);
  case ALGEBRA_ORDER: return order(w, a);
  case ALGEBRA_DISTINCT:
    b = write_pattern(w, a->a);
    if (b.sliced) b = rows_wrap(w, b, false);
    b.distinct = true;
    return b;
  case ALGEBRA_SLICE:
    b = write_pattern(w, a->a);
    if (b.sliced) b = rows_wrap(w, b, false);
    b.sliced = true, b.limit = a->limit, b.offset = a->offset;
    return b;
  }
  return b;
}

/* The depth that counts is that of the SQL: a group inside a group is no deeper than it. */
Rows write_pattern(Writer *w, const Algebra *a) {
  if (++w->depth > DEEPEST || w->written > MOST_WRITTEN) {
    if (w->status == STATUS_OK)
      w->status = report_error(w->report, STATUS_LIMIT, (Place){0}, "the query is too large or nested too deep");
    w->depth--;
    return (Rows){0};
  }
  Rows b = write(w, a);
  w->depth--;
  return b;
}

static const Algebra *projection_of(const Algebra *a) {
  while (a->kind != ALGEBRA_PROJECT) a = a->a;
  return a;
}

Str write_query(Writer *w, const Algebra *a, const int **columns, size_t *n) {
  const Algebra *p = projection_of(a);
  *columns = p->variables.at;
  *n = p->variables.n;
  Rows b = write_pattern(w, a);
  Str select = sql_select(w, &b, p->variables.at, p->variables.n);
  StrBuf all = {0};
  for (size_t i = 0; i < w->named.n; i++) strbuf_printf(&all, "%s%.*s", i ? ", " : "WITH ", STR_ARG(w->named.at[i]));
  strbuf_printf(&all, "%s%.*s", w->named.n ? " " : "", STR_ARG(select));
  return sql_of_buffer(w, &all);
}
