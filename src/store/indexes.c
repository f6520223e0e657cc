/* Indexes that a first build makes when their rows are in: those of entities and keys when the documents are, that of statements when those
   about clusters are. Nothing reads them before, and to sort all of their rows at once takes a quarter of the time of finding the place of
   each, in pages that the reading of texts drove out of the processor's cache.
   They go and come in the transaction of the build: nobody else ever sees a store without them. */
#include "store/inside.h"

static void put_off(Store *s, const char *name, StrBuf *again) {
  sqlite3_stmt *q = store_sql(s, "SELECT sql FROM sqlite_schema WHERE name = ?");
  bind_str(q, 1, str_of(name));
  if (!store_row(s, q)) return;
  strbuf_add(again, column_str(q, 0));
  strbuf_addc(again, ';');
  store_reset(q);
  StrBuf drop = {0};
  strbuf_printf(&drop, "DROP INDEX %s", name);
  store_exec(s, drop.data);
  strbuf_release(&drop);
}

void indexes_put_off(Store *s) {
  strbuf_clear(&s->put_off);
  strbuf_clear(&s->put_off_longer);
  if (s->number > 1) return;
  put_off(s, "entity_of_document", &s->put_off);
  put_off(s, "entity_of_cluster", &s->put_off);
  put_off(s, "key_of_cluster", &s->put_off);
  put_off(s, "triple_of_object", &s->put_off_longer);
}

static void make(Store *s, StrBuf *sql) {
  if (!sql->n) return;
  store_exec(s, sql->data);
  strbuf_clear(sql);
}

void indexes_make(Store *s) { make(s, &s->put_off); }

void indexes_make_all(Store *s) {
  make(s, &s->put_off);
  make(s, &s->put_off_longer);
}
