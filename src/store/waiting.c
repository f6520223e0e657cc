/* Rows of numbers on their way into the store. Sixteen in one statement cost SQLite half of what they cost one by one: it begins, finds
   the table and ends only once. So they wait until there are so many, or until somebody wants to read them (waiting_flush). */
#include "store/inside.h"

#include <string.h>

#define FOUR(ROW) ROW "," ROW "," ROW "," ROW
/* FAIL, because with ABORT SQLite would keep what a statement of several rows changes, to take it back; here an error ends the build. */
#define INTO(TABLE, ROW)                                                                                               \
  { "INSERT OR FAIL INTO " TABLE " VALUES " ROW, "INSERT OR FAIL INTO " TABLE " VALUES " FOUR(FOUR(ROW)) }
_Static_assert(ROWS_AT_ONCE == 16, "FOUR(FOUR(ROW))");

static const struct {
  const char *sql[2]; ///< of one row, of many
  int columns;
  unsigned nullable; ///< bit n: 0 in column n is null
} kinds[ROW_KINDS] = {
    [ROW_ENTITY] = {INTO("entity (id, document, class, first_claim, last_claim, cluster)", "(?,?,?,?,?,?)"), 6, 0x20},
    [ROW_KEY] = {INTO("entity_key (entity, key)", "(?,?)"), 2, 0},
    [ROW_CLAIM] = {INTO("claim (id, entity, predicate, object, value, rule, speaker, quote, modality, confidence)",
                        "(?,?,?,?,?,?,?,?,?,?)"),
                   10, 0x78},
    [ROW_TRIPLE] = {INTO("triple (subject, predicate, object, born, claim, derived)", "(?,?,?,?,?,?)"), 6, 0},
};

static void insert(Store *s, int kind, const int64_t *at, int rows) {
  sqlite3_stmt *q = store_sql(s, kinds[kind].sql[rows > 1]);
  int columns = kinds[kind].columns;
  for (int i = 0; i < rows * columns && q; i++) {
    if (!at[i] && kinds[kind].nullable >> i % columns & 1) sqlite3_bind_null(q, i + 1);
    else sqlite3_bind_int64(q, i + 1, at[i]);
  }
  store_run(s, q);
}

void waiting_add(Store *s, int kind, const int64_t *row) {
  struct Waiting *w = &s->waiting[kind];
  int columns = kinds[kind].columns;
  memcpy(w->at + w->rows * columns, row, (size_t)columns * sizeof *row);
  if (++w->rows < ROWS_AT_ONCE) return;
  insert(s, kind, w->at, ROWS_AT_ONCE);
  w->rows = 0;
}

void waiting_flush(Store *s) {
  for (int kind = 0; kind < ROW_KINDS; kind++) {
    struct Waiting *w = &s->waiting[kind];
    for (int i = 0; i < w->rows; i++) insert(s, kind, w->at + i * kinds[kind].columns, 1);
    w->rows = 0;
  }
}

void waiting_drop(Store *s) {
  for (int kind = 0; kind < ROW_KINDS; kind++) s->waiting[kind].rows = 0;
}
