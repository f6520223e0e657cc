/* GROUP BY and aggregates (§18.5.1). */
#include "query/functions.h"
#include "query/writer.h"

static Str integer(Writer *w, Str sql) { return sql_printf(w, "sparql_count(%.*s)", STR_ARG(sql)); }

/* COUNT(DISTINCT *): solutions are the same when all their terms are. */
static Str count_solutions(Writer *w, const Rows *b) {
  StrBuf out = {0};
  strbuf_adds(&out, "count(DISTINCT ''");
  for (size_t i = 0; i < b->bindings.n; i++) {
    const Binding *x = &b->bindings.at[i];
    if (w->variables->names.at[x->variable].n)
      strbuf_printf(&out, " || '|' || coalesce(%.*s, '')", STR_ARG(sql_known(w, (Sql){x->sql, x->form})));
  }
  strbuf_addc(&out, ')');
  return sql_of_buffer(w, &out);
}

static Str function_name(Writer *w, const Expr *e) {
  if (!str_is(str_of(e->function->name), "GROUP_CONCAT")) return str_of(e->function->sql);
  size_t i = 0;
  while (i < w->separators.n && !str_eq(w->separators.at[i], e->separator)) i++;
  if (i == w->separators.n) list_push(w->arena, &w->separators, e->separator);
  return sql_printf(w, "sparql_group_concat_%zu", i);
}

static Sql aggregate(Writer *w, const Rows *b, const Expr *e) {
  Scope scope = {b, w->outer};
  if (!e->count) return (Sql){integer(w, e->distinct ? count_solutions(w, b) : STR("count(*)")), FORM_TEXT};
  Sql value = expr_value(w, &scope, e->arguments[0]);
  Str text = e->distinct && value.form == FORM_MIXED ? sql_known(w, value) : value.text;
  const char *distinct = e->distinct ? "DISTINCT " : "";
  if (e->function->shape == SHAPE_COUNT)
    return (Sql){integer(w, sql_printf(w, "count(%s%.*s)", distinct, STR_ARG(text))), FORM_TEXT};
  const char *name = e->function->name;
  bool hands_on = str_is(str_of(name), "MIN") || str_is(str_of(name), "MAX") || str_is(str_of(name), "SAMPLE");
  Str function = function_name(w, e);
  return (Sql){sql_printf(w, "%.*s(%s%.*s)", STR_ARG(function), distinct, STR_ARG(text)),
               hands_on ? value.form : FORM_TEXT};
}

static void add_column(Writer *w, Rows *out, Item *item, int variable, Form form, bool sure) {
  Binding b = {.variable = variable, .form = form, .sure = sure, .column = true};
  b.sql = sql_printf(w, "t%d.v%d", item->alias, variable);
  list_push(w->arena, &out->bindings, b);
  Binds binds = {variable, b.sql};
  if (sure && form == FORM_NUMBER) list_push(w->arena, &item->binds, binds);
}

Rows write_group(Writer *w, const Algebra *a) {
  size_t pins = w->pins.n;
  w->pins.n = 0;
  Rows b = rows_plain(w, write_pattern(w, a->a));
  w->pins.n = pins;
  rows_order(w, &b, NULL);
  Item item = {.alias = ++w->aliases, .rows = 1000};
  Rows out = {0};
  StrBuf columns = {0}, keys = {0};
  for (size_t i = 0; i < a->keys.n; i++) {
    int variable = a->keys.at[i].variable;
    const Binding *key = rows_find(&b, variable);
    Str sql = !key ? STR("NULL") : key->form == FORM_TEXT ? key->sql : sql_known(w, (Sql){key->sql, key->form});
    strbuf_printf(&columns, "%.*s AS v%d, ", STR_ARG(sql), variable);
    strbuf_printf(&keys, "%s%.*s", keys.n ? ", " : "", STR_ARG(sql));
    add_column(w, &out, &item, variable, key && key->form == FORM_TEXT ? FORM_TEXT : FORM_NUMBER, key && key->sure);
  }
  for (size_t i = 0; i < a->aggregates.n; i++) {
    const Aggregate *x = &a->aggregates.at[i];
    Sql value = aggregate(w, &b, x->expr);
    strbuf_printf(&columns, "%.*s AS v%d, ", STR_ARG(value.text), x->variable);
    add_column(w, &out, &item, x->variable, value.form, false);
  }
  StrBuf select = {0};
  strbuf_printf(&select, "SELECT %s1 AS m", columns.data ? columns.data : "");
  if (!a->keys.n && !a->aggregates.n) strbuf_adds(&select, ", count(*) AS n"); /* one group, whatever there is */
  sql_add_from(w, &select, &b);
  if (keys.n) strbuf_printf(&select, " GROUP BY %s", keys.data);
  item.table = sql_table(w, strbuf_as_str(&select), false);
  strbuf_release(&select);
  item.mark = sql_printf(w, "t%d.m", item.alias);
  strbuf_release(&columns);
  strbuf_release(&keys);
  list_push(w->arena, &out.inner, item);
  return out;
}
