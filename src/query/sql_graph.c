/* GRAPH, §13.3 and §18.6. */
#include "query/writer.h"

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
Rows write_graph(Writer *w, const Algebra *a) {
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
