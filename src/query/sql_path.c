/* Triples and property paths (§9, §18.4) as rows. */
#include "query/writer.h"

static const char *table_of(const Writer *w) { return w->graph.kind == GRAPH_DEFAULT ? "rdf_default" : "rdf_named"; }

static void bind_column(Writer *w, Rows *b, Item *item, int variable, Str sql) {
  Binds binds = {variable, sql};
  list_push(w->arena, &item->binds, binds);
  rows_bind(w, b, (Binding){.variable = variable, .sql = sql, .form = FORM_NUMBER, .sure = true, .column = true});
}

static Item triple_item(Writer *w) {
  Item item = {.alias = ++w->aliases, .table = str_of(table_of(w)), .triple = true};
  item.mark = sql_printf(w, "t%d.subject", item.alias);
  return item;
}

static int64_t number_of(const Writer *w, Str constant) {
  size_t n = 0;
  for (size_t i = 1; i < constant.n; i++) n = n * 10 + (size_t)(constant.p[i] - '0');
  return w->constants.at[n - 1];
}

static void bind_node(Writer *w, Rows *b, Item *item, int position, Node n) {
  static const char *const columns[] = {"subject", "predicate", "object"};
  Str sql = sql_printf(w, "t%d.%s", item->alias, columns[position]);
  if (n.variable != NO_VARIABLE) {
    bind_column(w, b, item, n.variable, sql);
    return;
  }
  Str constant = sql_constant(w, n.term);
  item->constants[position] = number_of(w, constant);
  rows_where(w, b, sql_printf(w, "%.*s = %.*s", STR_ARG(sql), STR_ARG(constant)));
}

static void bind_graph(Writer *w, Rows *b, Item *item, const char *column) {
  if (w->graph.kind == GRAPH_DEFAULT || (w->graph.kind == GRAPH_TERM && item->path)) return;
  Str sql = sql_printf(w, "t%d.%s", item->alias, column);
  if (w->graph.kind == GRAPH_TERM) rows_where(w, b, sql_printf(w, "%.*s = %.*s", STR_ARG(sql), STR_ARG(w->graph.sql)));
  else bind_column(w, b, item, w->graph.variable, sql);
}

void rows_add_triple(Writer *w, Rows *b, Node subject, Node predicate, Node object) {
  Item item = triple_item(w);
  bind_node(w, b, &item, 0, subject);
  bind_node(w, b, &item, 1, predicate);
  bind_node(w, b, &item, 2, object);
  bind_graph(w, b, &item, "graph");
  rows_add(w, b, item);
}

/* ---- Negated property sets ---- */

static void list_links(Writer *w, const Path *set, bool inverse, StrBuf *out) {
  if (!set) return;
  if (set->kind == PATH_ALTERNATIVE) {
    list_links(w, set->a, inverse, out);
    list_links(w, set->b, inverse, out);
    return;
  }
  const Path *link = set->kind == PATH_INVERSE ? set->a : set;
  if ((set->kind == PATH_INVERSE) != inverse) return;
  Str constant = sql_constant(w, (Term){.kind = TERM_IRI, .value = link->iri});
  strbuf_printf(out, "%s%.*s", out->n ? ", " : "", STR_ARG(constant));
}

static void add_predicates(Writer *w, Rows *b, Node subject, const char *condition, StrBuf *list, Node object) {
  Item item = triple_item(w);
  bind_node(w, b, &item, 0, subject);
  bind_node(w, b, &item, 2, object);
  bind_graph(w, b, &item, "graph");
  if (list->n) rows_where(w, b, sql_printf(w, "t%d.predicate %s (%s)", item.alias, condition, list->data));
  strbuf_release(list);
  rows_add(w, b, item);
}

/* ---- Arms: a path as the union of blocks with two ends ---- */

typedef ARRAY(Rows) Arms;

static void arms_of(Writer *w, const Path *path, Node subject, Node object, Arms *arms) {
  if (path->kind == PATH_ALTERNATIVE) {
    arms_of(w, path->a, subject, object, arms);
    arms_of(w, path->b, subject, object, arms);
    return;
  }
  if (path->kind == PATH_INVERSE) {
    arms_of(w, path->a, object, subject, arms);
    return;
  }
  if (path->kind == PATH_NEGATED) {
    StrBuf forward = {0}, backward = {0};
    list_links(w, path->a, false, &forward);
    list_links(w, path->a, true, &backward);
    if (forward.n || !backward.n) {
      Rows b = {0};
      add_predicates(w, &b, subject, "NOT IN", &forward, object);
      list_push(w->arena, arms, b);
    }
    if (backward.n) {
      Rows b = {0};
      add_predicates(w, &b, object, "NOT IN", &backward, subject);
      list_push(w->arena, arms, b);
    }
    return;
  }
  Rows b = {0};
  rows_add_path(w, &b, subject, path, object);
  list_push(w->arena, arms, b);
}

static Node hidden(Writer *w) {
  list_push(w->arena, &w->variables->names, STR(""));
  return (Node){.variable = (int)w->variables->names.n - 1};
}

/* Several arms are a SELECT with UNION ALL: alternatives keep duplicates (§18.4). */
static void add_arms(Writer *w, Rows *b, Node subject, Node object, Arms *arms) {
  if (arms->n == 1) {
    *b = rows_join(w, *b, arms->at[0]);
    return;
  }
  int columns[3];
  size_t n = 0;
  if (subject.variable != NO_VARIABLE) columns[n++] = subject.variable;
  if (object.variable != NO_VARIABLE && object.variable != subject.variable) columns[n++] = object.variable;
  if (w->graph.kind == GRAPH_VARIABLE) columns[n++] = w->graph.variable;
  StrBuf out = {0};
  for (size_t i = 0; i < arms->n; i++) {
    for (size_t k = 0; k < w->pins.n; k++) {
      const Binding *there = rows_find(&arms->at[i], w->pins.at[k].variable);
      if (there && there->sure)
        rows_where(w, &arms->at[i], sql_printf(w, "%.*s = %.*s", STR_ARG(there->sql), STR_ARG(w->pins.at[k].sql)));
    }
    Str select = sql_select(w, &arms->at[i], columns, n);
    strbuf_printf(&out, "%s%.*s", i ? " UNION ALL " : "", STR_ARG(select));
  }
  Item item = {.alias = ++w->aliases, .rows = 5000};
  item.table = sql_table(w, strbuf_as_str(&out), false);
  item.mark = sql_printf(w, "t%d.m", item.alias);
  strbuf_release(&out);
  for (size_t i = 0; i < n; i++) bind_column(w, b, &item, columns[i], sql_printf(w, "t%d.v%d", item.alias, columns[i]));
  rows_add(w, b, item);
}

static bool all_links(const Path *path) {
  return path->kind == PATH_LINK || (path->kind == PATH_ALTERNATIVE && all_links(path->a) && all_links(path->b));
}

static bool links_repeat(const Path *all, const Path *path) {
  (void)all;
  if (path->kind == PATH_LINK) return false;
  if (path->a->kind == PATH_LINK && path->b->kind == PATH_LINK) return str_eq(path->a->iri, path->b->iri);
  return true; /* three or more: written as arms */
}

void rows_add_path(Writer *w, Rows *b, Node subject, const Path *path, Node object) {
  switch (path->kind) {
  case PATH_LINK:
    rows_add_triple(w, b, subject, (Node){.variable = NO_VARIABLE, .term = {.kind = TERM_IRI, .value = path->iri}},
                    object);
    return;
  case PATH_INVERSE: rows_add_path(w, b, object, path->a, subject); return;
  case PATH_SEQUENCE: {
    Node between = hidden(w);
    rows_add_path(w, b, subject, path->a, between);
    rows_add_path(w, b, between, path->b, object);
    return;
  }
  case PATH_ALTERNATIVE:
    if (all_links(path) && !links_repeat(path, path)) {
      StrBuf list = {0};
      list_links(w, path, false, &list);
      add_predicates(w, b, subject, "IN", &list, object);
      return;
    } /* fall through */
  case PATH_NEGATED: {
    Arms arms = {0};
    arms_of(w, path, subject, object, &arms);
    add_arms(w, b, subject, object, &arms);
    return;
  }
  default: break;
  }
  PathPart *part = ARENA_NEW(w->arena, PathPart);
  *part = (PathPart){path, subject, object, w->graph};
  Item item = {.alias = ++w->aliases, .rows = 1000, .path = part};
  item.mark = sql_printf(w, "t%d.s", item.alias);
  const Node ends[] = {subject, object};
  for (int i = 0; i < 2; i++) {
    Str sql = sql_printf(w, "t%d.%c", item.alias, i ? 'o' : 's');
    if (ends[i].variable != NO_VARIABLE) bind_column(w, b, &item, ends[i].variable, sql);
    else rows_where(w, b, sql_printf(w, "%.*s = %.*s", STR_ARG(sql), STR_ARG(sql_constant(w, ends[i].term))));
  }
  bind_graph(w, b, &item, "g");
  rows_add(w, b, item);
}

/* ---- Closures ---- */

/* One step of the closure: arms of the path with the ends x and y. `from` is the column that y or x must equal. */
typedef struct Step {
  Arms arms;
  Node x, y;
} Step;

static Str step_column(const Rows *b, Node n) { return rows_find(b, n.variable)->sql; }

/* SELECT keep, next FROM table CROSS JOIN arm WHERE near = join */
static void add_step(Writer *w, StrBuf *out, Rows arm, Node near, Node far, const char *table, const char *join,
                     const char *keep, bool swap) {
  Rows placed = arm, given = {0};
  Binding known = {.variable = near.variable, .sql = str_of(join), .sure = true, .form = FORM_NUMBER};
  list_push(w->arena, &given.bindings, known);
  /* Closures inside a closure are written whole: the rows that seed this one cannot be asked again. */
  bool nested = false;
  for (size_t i = 0; i < placed.inner.n; i++) nested |= placed.inner.at[i].path != NULL;
  rows_order(w, &placed, nested ? NULL : &given);
  rows_where(w, &placed, sql_printf(w, "%.*s = %s", STR_ARG(step_column(&arm, near)), join));
  bool in_graph = w->graph.kind == GRAPH_VARIABLE;
  Str graph = in_graph ? rows_find(&arm, w->graph.variable)->sql : STR("");
  if (in_graph) rows_where(w, &placed, sql_printf(w, "%.*s = %c.g", STR_ARG(graph), table[0]));
  Str next = step_column(&arm, far);
  StrBuf from = {0};
  sql_add_from(w, &from, &placed);
  Str rest = strbuf_as_str(&from); /* " FROM a CROSS JOIN b WHERE ..." */
  strbuf_printf(out, "SELECT %s%.*s%s%.*s, %.*s FROM %s CROSS JOIN %.*s", "", STR_ARG(graph), in_graph ? ", " : "",
                STR_ARG(swap ? next : str_of(keep)), STR_ARG(swap ? str_of(keep) : next), table,
                STR_ARG(str_sub(rest, 6, rest.n)));
  strbuf_release(&from);
}

static void step_arms(Writer *w, const Path *path, Step *s) {
  ARRAY(Binds) pins;
  memcpy(&pins, &w->pins, sizeof pins);
  w->pins.n = 0;
  s->arms.n = 0;
  arms_of(w, path, s->x, s->y, &s->arms);
  memcpy(&w->pins, &pins, sizeof pins);
}

static Str nodes(Writer *w) {
  const char *table = table_of(w);
  if (w->graph.kind == GRAPH_VARIABLE)
    return STR("SELECT graph AS g, subject AS x FROM rdf_named UNION SELECT graph, object FROM rdf_named");
  Str where = w->graph.kind == GRAPH_TERM ? sql_printf(w, " WHERE graph = %.*s", STR_ARG(w->graph.sql)) : STR("");
  return sql_printf(w, "SELECT subject AS x FROM %s%.*s UNION SELECT object FROM %s%.*s", table, STR_ARG(where), table,
                    STR_ARG(where));
}

Str path_closure(Writer *w, const PathPart *part, Str seeds, bool from_object) {
  PathKind kind = part->path->kind;
  bool in_graph = w->graph.kind == GRAPH_VARIABLE;
  Step step = {.x = hidden(w), .y = hidden(w)};
  Node near = from_object ? step.y : step.x, far = from_object ? step.x : step.y;
  const char *graph = in_graph ? "g, " : "";
  if (in_graph && seeds.n)
    seeds = sql_printf(w, "SELECT graph AS g, x FROM rdf_graph CROSS JOIN (%.*s)", STR_ARG(seeds));
  bool everywhere = !seeds.n;
  if (everywhere && kind != PATH_ONE_OR_MORE) seeds = nodes(w);
  StrBuf out = {0};
  strbuf_printf(&out, "WITH RECURSIVE z(%sx) AS (%.*s), r(%ss, o) AS (", graph,
                STR_ARG(seeds.n ? seeds : STR("SELECT 0")), graph);
  bool first = true;
  if (kind != PATH_ONE_OR_MORE) {
    strbuf_printf(&out, "SELECT %sx, x FROM z", graph);
    first = false;
  }
  if (kind != PATH_ZERO_OR_MORE) { /* the first step, from the seeds */
    step_arms(w, part->path->a, &step);
    for (size_t i = 0; i < step.arms.n; i++) {
      if (!first) strbuf_adds(&out, " UNION ");
      first = false;
      if (everywhere) {
        Rows arm = step.arms.at[i];
        Str x = step_column(&arm, step.x), y = step_column(&arm, step.y);
        Str g = in_graph ? rows_find(&arm, w->graph.variable)->sql : STR("");
        rows_order(w, &arm, NULL);
        strbuf_printf(&out, "SELECT %.*s%s%.*s, %.*s", STR_ARG(g), in_graph ? ", " : "", STR_ARG(x), STR_ARG(y));
        sql_add_from(w, &out, &arm);
      } else {
        Rows arm = step.arms.at[i];
        add_step(w, &out, arm, near, far, "z", "z.x", "z.x", from_object);
      }
    }
  }
  if (kind != PATH_ZERO_OR_ONE) {
    step_arms(w, part->path->a, &step);
    for (size_t i = 0; i < step.arms.n; i++) {
      strbuf_adds(&out, " UNION ");
      add_step(w, &out, step.arms.at[i], near, far, "r", from_object ? "r.s" : "r.o", from_object ? "r.o" : "r.s",
               from_object);
    }
  }
  strbuf_printf(&out, ") SELECT %ss, o FROM r", graph);
  return sql_of_buffer(w, &out);
}
