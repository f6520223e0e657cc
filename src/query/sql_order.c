/* The order of joins, and the closures of paths.
 *
 * SQLite knows nothing of how many triples a pattern has, so the order is ours: first what has the fewest rows, counted in the index,
 * then always what hangs together with what stands there already. CROSS JOIN makes SQLite keep it.
 */
#include "query/writer.h"

enum { COUNTED = 500, MANY = 100000, ALL = 1000000 };

static bool is_bound(const Rows *placed, const Rows *given, int variable) {
  for (size_t i = 0; i < placed->inner.n; i++)
    for (size_t k = 0; k < placed->inner.at[i].binds.n; k++)
      if (placed->inner.at[i].binds.at[k].variable == variable) return true;
  const Binding *there = given ? rows_find(given, variable) : NULL;
  return there && there->sure;
}

/* The position of a variable in a triple: 0 subject, 1 predicate, 2 object. */
static int position_of(const Writer *w, const Item *item, int variable) {
  for (size_t k = 0; k < item->binds.n; k++) {
    if (item->binds.at[k].variable != variable) continue;
    Str sql = item->binds.at[k].sql;
    return str_ends(sql, STR(".subject"))     ? 0
           : str_ends(sql, STR(".predicate")) ? 1
           : str_ends(sql, STR(".object"))    ? 2
                                              : 3;
  }
  (void)w;
  return -1;
}

/* A variable that VALUES or a pin fixes counts as the constant it is. */
static int64_t constant_of(const Writer *w, const Rows *b, int variable) {
  const Binding *there = rows_find(b, variable);
  if (!there || !there->sql.n || there->sql.p[0] != '?') return 0;
  size_t n = 0;
  for (size_t i = 1; i < there->sql.n; i++) n = n * 10 + (size_t)(there->sql.p[i] - '0');
  return n && n <= w->constants.n ? w->constants.at[n - 1] : 0;
}

typedef struct Guess {
  double rows;
  bool connected;
} Guess;

static Guess guess_triple(const Writer *w, const Rows *b, const Item *item, const Rows *placed, const Rows *given) {
  int64_t ids[3] = {item->constants[0], item->constants[1], item->constants[2]};
  bool bound[3] = {false}, connected = false;
  for (size_t k = 0; k < item->binds.n; k++) {
    int variable = item->binds.at[k].variable, at = position_of(w, item, variable);
    if (at < 0 || at > 2) continue;
    int64_t id = constant_of(w, b, variable);
    if (id) ids[at] = id;
    else if (is_bound(placed, given, variable)) bound[at] = connected = true;
  }
  Guess g = {ALL, connected};
  if (bound[0]) g.rows = ids[2] || bound[2] ? 0.5 : ids[1] || bound[1] ? 1.5 : 8;
  else if (bound[2]) g.rows = ids[0] ? 0.5 : ids[1] || bound[1] ? 10 : 30;
  else if (ids[0] || ids[2])
    g.rows = (double)lent_count(w->lent, ids[0], ids[1], ids[2], COUNTED) * (ids[0] ? 1 : 1.01);
  else if (ids[1]) g.rows = MANY;
  if (g.rows >= COUNTED && g.rows < MANY) g.rows = MANY / 4;
  return g;
}

static Guess guess(const Writer *w, const Rows *b, const Item *item, const Rows *placed, const Rows *given) {
  if (item->triple) return guess_triple(w, b, item, placed, given);
  Guess g = {(double)item->rows, false};
  for (size_t k = 0; k < item->binds.n; k++) g.connected |= is_bound(placed, given, item->binds.at[k].variable);
  if (g.connected && g.rows > 5) g.rows = 5;
  return g;
}

/* ---- Closures ---- */

static Str bound_in(const Rows *placed, int variable) {
  for (size_t i = 0; i < placed->inner.n; i++)
    for (size_t k = 0; k < placed->inner.at[i].binds.n; k++)
      if (placed->inner.at[i].binds.at[k].variable == variable) return placed->inner.at[i].binds.at[k].sql;
  return STR("");
}

static bool mentions_only(const Rows *b, const Rows *placed, const Item *open, size_t open_count, Str text) {
  (void)placed;
  for (size_t i = 0; i < open_count; i++)
    if (open[i].alias && sql_mentions(text, open[i].alias)) return false;
  for (size_t i = 0; i < b->tail.n; i++)
    if (sql_mentions(text, b->tail.at[i].alias)) return false;
  return true;
}

/* The values that a variable has in the rows so far: the rows are asked a second time. */
static Str seeds_of_rows(Writer *w, const Rows *b, const Rows *placed, const Item *open, size_t open_count, Str sql) {
  StrBuf out = {0};
  Rows copy = *placed;
  copy.tail.n = 0;
  copy.where.at = NULL, copy.where.n = copy.where.cap = 0;
  for (size_t i = 0; i < b->where.n; i++)
    if (mentions_only(b, placed, open, open_count, b->where.at[i])) list_push(w->arena, &copy.where, b->where.at[i]);
  strbuf_printf(&out, "SELECT DISTINCT %.*s AS x", STR_ARG(sql));
  sql_add_from(w, &out, &copy);
  return sql_of_buffer(w, &out);
}

static Str seeds_of_given(Writer *w, const Rows *given, int variable) {
  const Binding *there = variable == NO_VARIABLE || !given ? NULL : rows_find(given, variable);
  if (!there || !there->sure) return STR("");
  if (!given->inner.n && !given->tail.n) /* of the rows outside of an EXISTS */
    return sql_printf(w, "SELECT %.*s AS x", STR_ARG(sql_known(w, (Sql){there->sql, there->form})));
  StrBuf out = {0};
  Rows copy = *given;
  rows_order(w, &copy, NULL);
  strbuf_printf(&out, "SELECT DISTINCT %.*s AS x", STR_ARG(sql_known(w, (Sql){there->sql, there->form})));
  sql_add_from(w, &out, &copy);
  return sql_of_buffer(w, &out);
}

/* Terms that come from elsewhere than triples need not be nodes of the graph, and a path of length zero between two variables joins
   nodes of the graph only (§18.4, ALP and ZeroLengthPath). */
static Str only_nodes(Writer *w, Str seeds) {
  const char *table = w->graph.kind == GRAPH_DEFAULT ? "rdf_default" : "rdf_named";
  return sql_printf(w,
                    "SELECT x FROM (%.*s) WHERE EXISTS (SELECT 1 FROM %s WHERE subject = x) OR EXISTS (SELECT 1 FROM "
                    "%s WHERE object = x)",
                    STR_ARG(seeds), table, table);
}

static Str seeds_for(Writer *w, const Rows *b, const Rows *placed, const Rows *given, const Item *open,
                     size_t open_count, Node end) {
  if (end.variable == NO_VARIABLE) return sql_printf(w, "SELECT %.*s AS x", STR_ARG(sql_constant(w, end.term)));
  const Binding *there = rows_find(b, end.variable);
  if (there && there->sql.n && there->sql.p[0] == '?')
    return only_nodes(w, sql_printf(w, "SELECT %.*s AS x", STR_ARG(there->sql)));
  Str sql = bound_in(placed, end.variable);
  if (sql.n) {
    Str seeds = seeds_of_rows(w, b, placed, open, open_count, sql);
    return str_ends(sql, STR(".subject")) || str_ends(sql, STR(".object")) ? seeds : only_nodes(w, seeds);
  }
  Str seeds = seeds_of_given(w, given, end.variable);
  return seeds.n ? only_nodes(w, seeds) : seeds;
}

static void write_closure(Writer *w, Rows *b, const Rows *placed, const Rows *given, Item *open, size_t open_count,
                          Item *item) {
  const PathPart *part = item->path;
  bool constant_object = part->object.variable == NO_VARIABLE && part->subject.variable != NO_VARIABLE;
  Node first = constant_object ? part->object : part->subject, second = constant_object ? part->subject : part->object;
  Str seeds = seeds_for(w, b, placed, given, open, open_count, first);
  bool from_object = constant_object;
  if (!seeds.n) seeds = seeds_for(w, b, placed, given, open, open_count, second), from_object = !constant_object;
  if (!seeds.n) from_object = false;
  GraphContext here = w->graph;
  w->graph = part->graph;
  Str closure = path_closure(w, part, seeds, from_object);
  bool alone = !given || given->inner.n || given->tail.n; /* else its seeds may be the rows outside of an EXISTS */
  item->table = alone ? sql_table(w, closure, false) : sql_printf(w, "(%.*s)", STR_ARG(closure));
  w->graph = here;
  item->path = NULL;
}

/* A closure waits until one of its ends is known. */
static Guess guess_closure(const Writer *w, const Rows *b, const Item *item, const Rows *placed, const Rows *given) {
  const Node ends[] = {item->path->subject, item->path->object};
  Guess g = {2.0 * ALL, false};
  for (int i = 0; i < 2; i++) {
    if (ends[i].variable == NO_VARIABLE) g.rows = g.rows < 50 ? g.rows : 50;
    else if (constant_of(w, b, ends[i].variable)) g.rows = g.rows < 50 ? g.rows : 50;
    else if (is_bound(placed, given, ends[i].variable)) g.rows = g.rows < 20 ? g.rows : 20, g.connected = true;
  }
  return g;
}

void rows_order(Writer *w, Rows *b, const Rows *given) {
  Rows placed = {0};
  size_t n = b->inner.n;
  Item *open = ARENA_ARRAY(w->arena, Item, n + 1);
  bool *done = ARENA_ARRAY(w->arena, bool, n + 1);
  for (size_t i = 0; i < n; i++) open[i] = b->inner.at[i];
  for (size_t step = 0; step < n; step++) {
    size_t best = SIZE_MAX;
    double least = 0;
    for (size_t i = 0; i < n; i++) {
      if (done[i]) continue;
      Guess g = open[i].path ? guess_closure(w, b, &open[i], &placed, given) : guess(w, b, &open[i], &placed, given);
      double cost = !g.connected && step && g.rows > 1 ? g.rows * 1000 : g.rows;
      if (best == SIZE_MAX || cost < least) best = i, least = cost;
    }
    Item item = open[best];
    if (item.path) write_closure(w, b, &placed, given, open, n, &item);
    done[best] = true;
    open[best].alias = 0;
    list_push(w->arena, &placed.inner, item);
  }
  b->inner.at = placed.inner.at;
  b->inner.n = placed.inner.n;
  b->inner.cap = placed.inner.cap;
}
