/* Indexes that a first build makes when its documents are in. Nothing reads them before, and to sort all of their rows at once takes a
   quarter of the time of finding the place of each, in pages that the reading of texts drove out of the processor's cache.
   They go and come in the transaction of the build: nobody else ever sees a store without them. */
#include "store/inside.h"

void indexes_put_off(Store *s) {
  static const char *const names[] = {"entity_of_document", "entity_of_cluster", "key_of_cluster"};
  strbuf_clear(&s->put_off);
  if (s->number > 1) return;
  StrBuf drop = {0};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    sqlite3_stmt *q = store_sql(s, "SELECT sql FROM sqlite_schema WHERE name = ?");
    bind_str(q, 1, str_of(names[i]));
    if (!store_row(s, q)) continue;
    strbuf_add(&s->put_off, column_str(q, 0));
    strbuf_addc(&s->put_off, ';');
    strbuf_printf(&drop, "DROP INDEX %s;", names[i]);
    store_reset(q);
  }
  if (drop.n) store_exec(s, drop.data);
  strbuf_release(&drop);
}

void indexes_make(Store *s) {
  if (!s->put_off.n) return;
  store_exec(s, s->put_off.data);
  strbuf_clear(&s->put_off);
}
