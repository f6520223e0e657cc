/* Rows that stand side by side: VALUES and UNION. */
#include "query/writer.h"

/* Inline data: one row is constants, several are a SELECT. */
Rows write_values(Writer *w, const Values *v) {
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

Rows write_union(Writer *w, const Algebra *a) {
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
