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

/* Inline data: one row is constants, several are a SELECT. */
static Rows values(Writer *w, const Values *v) {
  Rows b = {0};
  if (!v->rows) rows_where(w, &b, STR("0"));
  if (v->rows <= 1) {
    for (size_t i = 0; i < v->width; i++) {
      bool bound = v->rows && v->terms[i].kind != TERM_NONE;
      Binding binding = {.variable = v->variables[i], .form = FORM_NUMBER, .sure = bound};
      binding.sql = bound ? sql_constant(w, v->terms[i]) : STR("NULL");
      rows_bind(w, &b, binding);
    }
    return b;
  }
  Item item = {.alias = ++w->aliases, .rows = v->rows};
  StrBuf out = {0};
  strbuf_adds(&out, "SELECT ");
  for (size_t i = 0; i < v->width; i++) {
    bool sure = true;
    for (size_t r = 0; r < v->rows; r++) sure &= v->terms[r * v->width + i].kind != TERM_NONE;
    strbuf_printf(&out, "column%zu AS v%d, ", i + 1, v->variables[i]);
    Binding binding = {.variable = v->variables[i], .form = FORM_NUMBER, .sure = sure, .column = true};
    binding.sql = sql_printf(w, "t%d.v%d", item.alias, v->variables[i]);
    list_push(w->arena, &b.bindings, binding);
    Binds binds = {v->variables[i], binding.sql};
    if (sure) list_push(w->arena, &item.binds, binds);
  }
  strbuf_adds(&out, "1 AS m FROM (VALUES ");
  for (size_t r = 0; r < v->rows; r++) {
    strbuf_adds(&out, r ? ", (" : "(");
    for (size_t i = 0; i < v->width; i++) {
      Term t = v->terms[r * v->width + i];
      Str text = t.kind == TERM_NONE ? STR("NULL") : sql_constant(w, t);
      strbuf_printf(&out, "%s%.*s", i ? ", " : "", STR_ARG(text));
    }
    strbuf_adds(&out, v->width ? ")" : "1)");
  }
  strbuf_adds(&out, ")");
  item.table = sql_table(w, strbuf_as_str(&out), false);
  strbuf_release(&out);
  item.mark = sql_printf(w, "t%d.m", item.alias);
  rows_add(w, &b, item);
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

static void arms(Writer *w, const Algebra *a, Rows **all, size_t *n) {
  if (a->kind == ALGEBRA_UNION) {
    arms(w, a->a, all, n);
    arms(w, a->b, all, n);
    return;
  }
  Rows b = rows_plain(w, write_pattern(w, a));
  for (size_t i = 0; i < w->pins.n; i++) {
    const Binding *there = rows_find(&b, w->pins.at[i].variable);
    Binding pin = {.sql = w->pins.at[i].sql, .form = FORM_NUMBER, .sure = true};
    if (there) rows_where(w, &b, rows_compatible(w, there, &pin));
  }
  Rows *more = ARENA_ARRAY(w->arena, Rows, *n + 1);
  for (size_t i = 0; i < *n; i++) more[i] = (*all)[i];
  more[(*n)++] = b;
  *all = more;
}

static Rows union_of(Writer *w, const Algebra *a) {
  Rows *all = NULL, out = {0};
  size_t n = 0;
  arms(w, a, &all, &n);
  Item item = {.alias = ++w->aliases, .rows = 5000};
  ARRAY(int) columns = {0};
  for (size_t i = 0; i < n; i++) {
    for (size_t k = 0; k < all[i].bindings.n; k++) {
      Binding b = all[i].bindings.at[k];
      if (rows_find(&out, b.variable)) continue;
      b.sql = sql_printf(w, "t%d.v%d", item.alias, b.variable);
      b.column = b.sure = true;
      b.form = FORM_NUMBER;
      for (size_t j = 0; j < n; j++) {
        const Binding *in_arm = rows_find(&all[j], b.variable);
        b.sure &= in_arm && in_arm->sure;
      }
      list_push(w->arena, &out.bindings, b);
      list_push(w->arena, &columns, b.variable);
      Binds binds = {b.variable, b.sql};
      if (b.sure) list_push(w->arena, &item.binds, binds);
    }
  }
  StrBuf text = {0};
  for (size_t i = 0; i < n; i++) {
    /* Columns of several forms are numbers in all arms. */
    for (size_t k = 0; k < all[i].bindings.n; k++) {
      Binding *b = &all[i].bindings.at[k];
      b->sql = sql_known(w, (Sql){b->sql, b->form});
      b->form = FORM_NUMBER;
    }
    Str select = sql_select(w, &all[i], columns.at, columns.n);
    strbuf_printf(&text, "%s%.*s", i ? " UNION ALL " : "", STR_ARG(select));
  }
  item.table = sql_table(w, strbuf_as_str(&text), false);
  strbuf_release(&text);
  item.mark = sql_printf(w, "t%d.m", item.alias);
  list_push(w->arena, &out.inner, item);
  return out;
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

/* Grouping, DISTINCT and LIMIT count in each graph by itself. */
static bool counts(const Algebra *a) {
  if (!a) return false;
  if (a->kind == ALGEBRA_GROUP || a->kind == ALGEBRA_DISTINCT || a->kind == ALGEBRA_SLICE) return true;
  return counts(a->a) || counts(a->b);
}

/* §18.6, to the letter: the union over the named graphs, in each of which the variable is the graph. */
static Rows each_graph(Writer *w, const Algebra *a) {
  enum { MOST = 400 };
  int64_t graphs[MOST];
  size_t n = lent_graphs(w->lent, graphs, MOST);
  if (n > MOST) {
    w->status =
        report_error(w->report, STATUS_LIMIT, (Place){0}, "GRAPH ?name around a subquery: more than %d graphs", MOST);
    n = 0;
  }
  Algebra *all = NULL;
  for (size_t i = 0; i < n; i++) {
    Term *name = ARENA_NEW(w->arena, Term);
    Str text = arena_copy(w->arena, lent_text(w->lent, graphs[i]));
    term_of_ntriples(name, text, w->arena);
    int *variable = ARENA_NEW(w->arena, int);
    *variable = a->graph.variable;
    Algebra *in = ARENA_NEW(w->arena, Algebra), *table = ARENA_NEW(w->arena, Algebra),
            *one = ARENA_NEW(w->arena, Algebra);
    *in = *a;
    in->graph = (Node){NO_VARIABLE, *name};
    *table = (Algebra){.kind = ALGEBRA_VALUES, .values = {variable, 1, 1, name}};
    *one = (Algebra){.kind = ALGEBRA_JOIN, .a = table, .b = in};
    Algebra *both = ARENA_NEW(w->arena, Algebra);
    *both = (Algebra){.kind = ALGEBRA_UNION, .a = all, .b = one};
    all = all ? both : one;
  }
  Algebra *none = ARENA_NEW(w->arena, Algebra);
  *none = (Algebra){.kind = ALGEBRA_VALUES};
  return write_pattern(w, all ? all : none);
}

/* GRAPH binds its variable to each named graph in turn; the triples inside are of that graph. */
static Rows graph(Writer *w, const Algebra *a) {
  GraphContext outer = w->graph;
  bool is_variable = a->graph.variable != NO_VARIABLE;
  Rows b;
  if (!is_variable) {
    w->graph = (GraphContext){GRAPH_TERM, sql_constant(w, a->graph.term), NO_VARIABLE};
    b = rows_plain(w, write_pattern(w, a->a));
    w->graph = outer;
    if (a->a->kind == ALGEBRA_UNIT)
      rows_where(w, &b,
                 sql_printf(w, "EXISTS (SELECT 1 FROM rdf_graph WHERE graph = %.*s)",
                            STR_ARG(sql_constant(w, a->graph.term))));
    return b;
  }
  if (counts(a->a)) return each_graph(w, a);
  list_push(w->arena, &w->variables->names, STR(""));
  int hidden = (int)w->variables->names.n - 1;
  w->graph = (GraphContext){GRAPH_VARIABLE, STR(""), hidden};
  b = rows_plain(w, write_pattern(w, a->a));
  w->graph = outer;
  const Binding *found = rows_find(&b, hidden);
  if (!found || !found->sure) {
    Rows names = {0};
    Item item = {.alias = ++w->aliases, .table = STR("rdf_graph"), .rows = 10};
    Binds binds = {hidden, sql_printf(w, "t%d.graph", item.alias)};
    item.mark = binds.sql;
    list_push(w->arena, &item.binds, binds);
    rows_add(w, &names, item);
    rows_bind(w, &names,
              (Binding){.variable = hidden, .sql = binds.sql, .form = FORM_NUMBER, .sure = true, .column = true});
    b = rows_join(w, names, b);
    found = rows_find(&b, hidden);
  }
  Binding named = *found;
  named.variable = a->graph.variable;
  rows_bind(w, &b, named);
  for (size_t i = 0; i < b.inner.n; i++) { /* for the order of joins the two are one */
    for (size_t k = 0; k < b.inner.at[i].binds.n; k++) {
      Binds also = {a->graph.variable, b.inner.at[i].binds.at[k].sql};
      if (b.inner.at[i].binds.at[k].variable == hidden) {
        list_push(w->arena, &b.inner.at[i].binds, also);
        break;
      }
    }
  }
  return b;
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
  case ALGEBRA_UNION: return union_of(w, a);
  case ALGEBRA_MINUS: return minus(w, a);
  case ALGEBRA_GRAPH: return graph(w, a);
  case ALGEBRA_EXTEND: return extend(w, a);
  case ALGEBRA_VALUES: return values(w, &a->values);
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
