#include "query/writer.h"

#include <ctype.h>
#include <stdarg.h>

Str sql_printf(Writer *w, const char *format, ...) {
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  int n = vsnprintf(NULL, 0, format, args);
  va_end(args);
  char *text = arena_alloc(w->arena, (size_t)n + 1);
  vsnprintf(text, (size_t)n + 1, format, again);
  w->written += (size_t)n;
  va_end(again);
  return (Str){text, (size_t)n};
}

Str sql_of_buffer(Writer *w, StrBuf *b) {
  Str s = arena_copy(w->arena, strbuf_as_str(b));
  strbuf_release(b);
  return s;
}

Str sql_constant(Writer *w, Term t) {
  StrBuf b = {0};
  term_add_ntriples(&b, t);
  int64_t id = lent_term(w->lent, strbuf_as_str(&b));
  strbuf_release(&b);
  size_t i = 0;
  while (i < w->constants.n && w->constants.at[i] != id) i++;
  if (i == w->constants.n) list_push(w->arena, &w->constants, id);
  return sql_printf(w, "?%zu", i + 1);
}

Str sql_known(Writer *w, Sql s) {
  return s.form == FORM_NUMBER ? s.text : sql_printf(w, "sparql_known(%.*s)", STR_ARG(s.text));
}

/* A chain of them is one: it stays flat. */
Str sql_coalesce(Writer *w, Str a, Str b) {
  if (str_starts(a, STR("coalesce("))) return sql_printf(w, "%.*s, %.*s)", (int)a.n - 1, a.p, STR_ARG(b));
  return sql_printf(w, "coalesce(%.*s, %.*s)", STR_ARG(a), STR_ARG(b));
}

Str sql_table(Writer *w, Str select, bool materialized) {
  if (w->outer) {
    if (!materialized) return sql_printf(w, "(%.*s)", STR_ARG(select));
    int name = ++w->aliases;
    return sql_printf(w, "(WITH c%d AS MATERIALIZED (%.*s) SELECT * FROM c%d)", name, STR_ARG(select), name);
  }
  Str named = sql_printf(w, "q%zu AS %s(%.*s)", w->named.n + 1, materialized ? "MATERIALIZED " : "", STR_ARG(select));
  list_push(w->arena, &w->named, named);
  return sql_printf(w, "q%zu", w->named.n);
}

static Str known(Writer *w, const Binding *b) { return sql_known(w, (Sql){b->sql, b->form}); }

const Binding *rows_find(const Rows *b, int variable) {
  for (size_t i = 0; i < b->bindings.n; i++)
    if (b->bindings.at[i].variable == variable) return &b->bindings.at[i];
  return NULL;
}

void rows_where(Writer *w, Rows *b, Str condition) {
  if (condition.n) list_push(w->arena, &b->where, condition);
}

Item *rows_add(Writer *w, Rows *b, Item item) {
  list_push(w->arena, &b->inner, item);
  return &b->inner.at[b->inner.n - 1];
}

bool sql_mentions(Str text, int alias) {
  char name[16];
  int n = snprintf(name, sizeof name, "t%d.", alias);
  for (Str rest = text; rest.n;) {
    size_t at = str_find(rest, (Str){name, (size_t)n});
    if (at == SIZE_MAX) return false;
    size_t here = (size_t)(rest.p - text.p) + at;
    if (!here || !(isalnum((unsigned char)text.p[here - 1]) || text.p[here - 1] == '_')) return true;
    rest = str_sub(rest, at + 1, rest.n);
  }
  return false;
}

Str rows_compatible(Writer *w, const Binding *a, const Binding *b) {
  Str x = known(w, a), y = known(w, b);
  if (str_eq(x, y)) return STR("");
  if (a->sure && b->sure) return sql_printf(w, "%.*s = %.*s", STR_ARG(x), STR_ARG(y));
  if (a->sure) return sql_printf(w, "(%.*s IS NULL OR %.*s = %.*s)", STR_ARG(y), STR_ARG(x), STR_ARG(y));
  if (b->sure) return sql_printf(w, "(%.*s IS NULL OR %.*s = %.*s)", STR_ARG(x), STR_ARG(x), STR_ARG(y));
  return sql_printf(w, "(%.*s IS NULL OR %.*s IS NULL OR %.*s = %.*s)", STR_ARG(x), STR_ARG(y), STR_ARG(x), STR_ARG(y));
}

/* What a variable is when both sides bind it. */
Binding binding_merged(Writer *w, const Binding *a, const Binding *b) {
  if (a->sure) return *a;
  if (b->sure) return *b;
  Binding both = *a;
  both.sql = sql_coalesce(w, a->sql, b->sql);
  both.form = a->form == b->form ? a->form : FORM_MIXED;
  both.column = a->column && b->column;
  return both;
}

void rows_set(Writer *w, Rows *b, Binding binding) {
  for (size_t i = 0; i < b->bindings.n; i++) {
    if (b->bindings.at[i].variable != binding.variable) continue;
    b->bindings.at[i] = binding;
    return;
  }
  list_push(w->arena, &b->bindings, binding);
}

/* Joins one more binding of a variable to the block. */
void rows_bind(Writer *w, Rows *b, Binding binding) {
  const Binding *there = rows_find(b, binding.variable);
  if (!there) {
    list_push(w->arena, &b->bindings, binding);
    return;
  }
  Binding old = *there;
  rows_where(w, b, rows_compatible(w, &old, &binding));
  rows_set(w, b, binding_merged(w, &old, &binding));
}

Rows rows_plain(Writer *w, Rows b) {
  if (b.distinct || b.sliced) return rows_wrap(w, b, false);
  b.order = STR("");
  return b;
}

Rows rows_wrap(Writer *w, Rows b, bool materialized) {
  int *columns = ARENA_ARRAY(w->arena, int, b.bindings.n + 1);
  for (size_t i = 0; i < b.bindings.n; i++) columns[i] = b.bindings.at[i].variable;
  if (!b.sliced) b.order = STR("");
  Str select = sql_select(w, &b, columns, b.bindings.n);
  Item item = {.alias = ++w->aliases, .rows = b.sliced && b.limit >= 0 ? (size_t)b.limit : 1000};
  item.table = sql_table(w, select, materialized);
  item.mark = sql_printf(w, "t%d.m", item.alias);
  Rows out = {0};
  for (size_t i = 0; i < b.bindings.n; i++) {
    Binding old = b.bindings.at[i];
    Binding now = {.variable = old.variable,
                   .sure = old.sure,
                   .column = true,
                   .form = old.form == FORM_TEXT ? FORM_TEXT : FORM_NUMBER};
    now.sql = sql_printf(w, "t%d.v%d", item.alias, old.variable);
    list_push(w->arena, &out.bindings, now);
    Binds binds = {old.variable, now.sql};
    if (now.sure && now.form == FORM_NUMBER) list_push(w->arena, &item.binds, binds);
  }
  list_push(w->arena, &out.inner, item);
  return out;
}

/* §18.5: Join. The rows of b go among the inner ones of a; conditions on what a binds only sometimes stand in WHERE, behind all. */
Rows rows_join(Writer *w, Rows a, Rows b) {
  a = rows_plain(w, a);
  b = rows_plain(w, b);
  if (a.inner.n + a.tail.n + b.inner.n + b.tail.n > MOST_ITEMS) {
    if (a.inner.n + a.tail.n > MOST_ITEMS / 2) a = rows_wrap(w, a, true);
    if (b.inner.n + b.tail.n > MOST_ITEMS / 2) b = rows_wrap(w, b, true);
  }
  for (size_t i = 0; i < b.inner.n; i++) list_push(w->arena, &a.inner, b.inner.at[i]);
  for (size_t i = 0; i < b.tail.n; i++) list_push(w->arena, &a.tail, b.tail.at[i]);
  for (size_t i = 0; i < b.where.n; i++) list_push(w->arena, &a.where, b.where.at[i]);
  for (size_t i = 0; i < b.bindings.n; i++) rows_bind(w, &a, b.bindings.at[i]);
  return a;
}
