#include "query/writer.h"

static void add_item(StrBuf *out, const Item *item, bool first) {
  if (!first) strbuf_adds(out, item->left ? " LEFT JOIN " : " CROSS JOIN ");
  strbuf_printf(out, "%.*s AS t%d", STR_ARG(item->table), item->alias);
  if (item->left) strbuf_printf(out, " ON %.*s", STR_ARG(item->on));
}

void sql_add_from(Writer *w, StrBuf *out, const Rows *b) {
  (void)w;
  for (size_t i = 0; i < b->inner.n; i++) {
    if (!i) strbuf_adds(out, " FROM ");
    add_item(out, &b->inner.at[i], !i);
  }
  for (size_t i = 0; i < b->tail.n; i++) add_item(out, &b->tail.at[i], false);
  for (size_t i = 0; i < b->where.n; i++) {
    strbuf_adds(out, i ? " AND " : " WHERE ");
    strbuf_add(out, b->where.at[i]);
  }
}

Str sql_select(Writer *w, Rows *b, const int *columns, size_t n) {
  StrBuf out = {0};
  rows_order(w, b, NULL);
  strbuf_adds(&out, b->distinct ? "SELECT DISTINCT " : "SELECT ");
  for (size_t i = 0; i < n; i++) {
    const Binding *binding = rows_find(b, columns[i]);
    Str text = !binding                     ? STR("NULL")
               : binding->form == FORM_TEXT ? binding->sql
                                            : sql_known(w, (Sql){binding->sql, binding->form});
    strbuf_printf(&out, "%.*s AS v%d, ", STR_ARG(text), columns[i]);
  }
  strbuf_adds(&out, "1 AS m");
  sql_add_from(w, &out, b);
  if (b->order.n) strbuf_printf(&out, " ORDER BY %.*s", STR_ARG(b->order));
  if (b->sliced) strbuf_printf(&out, " LIMIT %lld OFFSET %lld", (long long)b->limit, (long long)b->offset);
  return sql_of_buffer(w, &out);
}

Str sql_exists(Writer *w, Rows *b, const Rows *given) {
  StrBuf out = {0};
  rows_order(w, b, given);
  strbuf_adds(&out, "EXISTS (SELECT 1");
  sql_add_from(w, &out, b);
  strbuf_addc(&out, ')');
  return sql_of_buffer(w, &out);
}
