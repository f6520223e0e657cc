/* OPTIONAL as LEFT JOINs in the same FROM (§18.5, LeftJoin). */
#include "query/writer.h"

/* A left join needs something on its left. */
static void need_row(Writer *w, Rows *a) {
  if (a->inner.n) return;
  Item unit = {.alias = ++w->aliases, .table = STR("(SELECT 1 AS m)"), .rows = 1};
  unit.mark = sql_printf(w, "t%d.m", unit.alias);
  rows_add(w, a, unit);
}

/* Can b be written as a chain of LEFT JOINs? Its conditions must not hang on its own optional parts. */
static bool can_chain(const Rows *b) {
  enum { LONGEST = 4 };
  if (!b->inner.n || b->inner.n > LONGEST) return false;
  for (size_t i = 0; i < b->inner.n && b->inner.n > 1; i++)
    if (!b->inner.at[i].triple) return false;
  for (size_t i = 0; i < b->tail.n; i++) {
    if (!b->tail.at[i].left) return false;
    for (size_t k = 0; k < b->where.n; k++)
      if (sql_mentions(b->where.at[k], b->tail.at[i].alias)) return false;
  }
  return true;
}

typedef struct Condition {
  Str text;
  size_t position; ///< of the last inner item of b that it mentions
} Condition;
typedef ARRAY(Condition) Conditions;

static void add_condition(Writer *w, Conditions *all, const Rows *b, Str text) {
  if (!text.n) return;
  Condition c = {text, 0};
  for (size_t i = 0; i < b->inner.n; i++)
    if (sql_mentions(text, b->inner.at[i].alias)) c.position = i;
  list_push(w->arena, all, c);
}

static void add_and(StrBuf *out, Str text) {
  if (out->n) strbuf_adds(out, " AND ");
  strbuf_add(out, text);
}

/* A row of b counts only when rows for the rest of b follow: then it is kept alone, and the rest is found again. */
static Str on_clause(Writer *w, const Rows *b, const Conditions *all, size_t i) {
  StrBuf on = {0};
  if (i) add_and(&on, sql_printf(w, "%.*s IS NOT NULL", STR_ARG(b->inner.at[0].mark)));
  for (size_t k = 0; k < all->n; k++)
    if (all->at[k].position == i) add_and(&on, all->at[k].text);
  if (i + 1 < b->inner.n) {
    StrBuf rest = {0};
    strbuf_adds(&rest, "EXISTS (SELECT 1 FROM ");
    for (size_t j = i + 1; j < b->inner.n; j++)
      strbuf_printf(&rest, "%s%.*s AS t%d", j > i + 1 ? " CROSS JOIN " : "", STR_ARG(b->inner.at[j].table),
                    b->inner.at[j].alias);
    bool first = true;
    for (size_t k = 0; k < all->n; k++) {
      if (all->at[k].position <= i) continue;
      strbuf_adds(&rest, first ? " WHERE " : " AND ");
      strbuf_add(&rest, all->at[k].text);
      first = false;
    }
    strbuf_addc(&rest, ')');
    add_and(&on, strbuf_as_str(&rest));
    strbuf_release(&rest);
  }
  if (!on.n) strbuf_adds(&on, "1");
  return sql_of_buffer(w, &on);
}

/* What an expression of b is in a row for which b found nothing: NULL. */
static Binding optional_binding(Writer *w, Binding b, Str mark) {
  if (!b.column) b.sql = sql_printf(w, "CASE WHEN %.*s IS NOT NULL THEN %.*s END", STR_ARG(mark), STR_ARG(b.sql));
  b.sure = false;
  return b;
}

static Rows both_bindings(Writer *w, const Rows *a, const Rows *b) {
  Rows both = {0};
  for (size_t i = 0; i < a->bindings.n; i++) list_push(w->arena, &both.bindings, a->bindings.at[i]);
  for (size_t i = 0; i < b->bindings.n; i++) {
    const Binding *there = rows_find(&both, b->bindings.at[i].variable);
    if (there) rows_set(w, &both, binding_merged(w, there, &b->bindings.at[i]));
    else list_push(w->arena, &both.bindings, b->bindings.at[i]);
  }
  return both;
}

/* False when one of them mentions an optional part of b. */
static bool left_join_conditions(Writer *w, Conditions *all, const Rows *a, const Rows *b, const Expr *condition) {
  for (size_t i = 0; i < b->where.n; i++) add_condition(w, all, b, b->where.at[i]);
  for (size_t i = 0; i < b->bindings.n; i++) {
    const Binding *left = rows_find(a, b->bindings.at[i].variable);
    if (left) add_condition(w, all, b, rows_compatible(w, left, &b->bindings.at[i]));
  }
  if (condition) {
    Rows both = both_bindings(w, a, b);
    Scope scope = {&both, w->outer};
    add_condition(w, all, b, expr_test(w, &scope, condition));
  }
  for (size_t i = 0; i < b->tail.n; i++)
    for (size_t k = 0; k < all->n; k++)
      if (sql_mentions(all->at[k].text, b->tail.at[i].alias)) return false;
  return true;
}

/* §18.5: LeftJoin. */
Rows rows_left_join(Writer *w, Rows a, Rows b, const Expr *condition) {
  a = rows_plain(w, a);
  b = rows_plain(w, b);
  if (a.inner.n + a.tail.n + b.inner.n + b.tail.n > MOST_ITEMS) a = rows_wrap(w, a, true);
  if (b.inner.n + b.tail.n > MOST_OPTIONAL) b = rows_wrap(w, b, false);
  need_row(w, &a);
  rows_order(w, &b, &a);
  if (!can_chain(&b)) {
    b = rows_wrap(w, b, false);
    rows_order(w, &b, &a);
  }
  Conditions all = {0};
  bool of_tail = !left_join_conditions(w, &all, &a, &b, condition);
  if (of_tail) { /* a condition looks at what is optional in b itself */
    b = rows_wrap(w, b, false);
    all.n = 0;
    left_join_conditions(w, &all, &a, &b, condition);
  }
  Str mark = b.inner.at[0].mark;
  for (size_t i = 0; i < b.inner.n; i++) {
    Item item = b.inner.at[i];
    item.left = true;
    item.on = on_clause(w, &b, &all, i);
    list_push(w->arena, &a.tail, item);
  }
  for (size_t i = 0; i < b.tail.n; i++) {
    Item item = b.tail.at[i];
    item.on = sql_printf(w, "%.*s IS NOT NULL AND %.*s", STR_ARG(mark), STR_ARG(item.on));
    list_push(w->arena, &a.tail, item);
  }
  for (size_t i = 0; i < b.bindings.n; i++) {
    Binding right = optional_binding(w, b.bindings.at[i], mark);
    const Binding *left = rows_find(&a, right.variable);
    rows_set(w, &a, left ? binding_merged(w, left, &right) : right);
  }
  return a;
}
