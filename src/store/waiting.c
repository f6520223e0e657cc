/* Rows on their way into the store. Sixteen in one statement cost SQLite half of what they cost one by one: it begins, finds
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
  int columns;        ///< of numbers
  unsigned nullable;  ///< bit n: 0 in column n is null
  int texts;          ///< columns of text, behind those
} kinds[ROW_KINDS] = {
    [ROW_ENTITY] = {INTO("entity (id, document, class, first_claim, last_claim, cluster)", "(?,?,?,?,?,?)"), 6, 0x20},
    [ROW_KEY] = {INTO("entity_key (entity, key)", "(?,?)"), 2, 0},
    [ROW_QUOTE] = {INTO("quote (id, document, char_start, char_end, exact)", "(?,?,?,?,?)"), 4, 0, 1},
    [ROW_CLAIM] = {INTO("claim (id, entity, predicate, object, value, rule, speaker, quote, modality, confidence)",
                        "(?,?,?,?,?,?,?,?,?,?)"),
                   10, 0x78},
    [ROW_DOCUMENT] = {INTO("document (id, rules, born, sum, name, url, title, published, lang, sha256)",
                           "(?,?,?,?,?,?,?,?,?,?)"),
                      4, 0, 6},
    [ROW_TRIPLE] = {INTO("triple (subject, predicate, object, born, claim, derived)", "(?,?,?,?,?,?)"), 6, 0},
};

static void bind_number(sqlite3_stmt *q, int at, int64_t n, bool nullable) {
  if (!n && nullable) sqlite3_bind_null(q, at);
  else sqlite3_bind_int64(q, at, n);
}

static Str text_of(const Store *s, int kind, int row, int text) {
  const struct Waiting *w = &s->waiting[kind];
  int at = row * kinds[kind].texts + text;
  return str_sub(strbuf_as_str(&w->texts), at ? w->text_ends[at - 1] : 0, w->text_ends[at]);
}

/* Puts `rows` of those that wait into their table, from the first on. */
static void insert(Store *s, int kind, int first, int rows) {
  const struct Waiting *w = &s->waiting[kind];
  int columns = kinds[kind].columns, at = 1;
  sqlite3_stmt *q = store_sql(s, kinds[kind].sql[rows > 1]);
  if (!q) return;
  for (int row = first; row < first + rows; row++) {
    for (int i = 0; i < columns; i++)
      bind_number(q, at++, w->numbers[row * columns + i], kinds[kind].nullable >> i & 1);
    for (int i = 0; i < kinds[kind].texts; i++) bind_str(q, at++, text_of(s, kind, row, i));
  }
  store_run(s, q);
}

static void clear(struct Waiting *w) {
  w->rows = 0;
  strbuf_clear(&w->texts);
}

void waiting_add(Store *s, int kind, const int64_t *numbers, const Str *texts) {
  struct Waiting *w = &s->waiting[kind];
  int columns = kinds[kind].columns;
  memcpy(w->numbers + w->rows * columns, numbers, (size_t)columns * sizeof *numbers);
  for (int i = 0; i < kinds[kind].texts; i++) {
    strbuf_add(&w->texts, texts[i]);
    w->text_ends[w->rows * kinds[kind].texts + i] = w->texts.n;
  }
  if (++w->rows < ROWS_AT_ONCE) return;
  insert(s, kind, 0, ROWS_AT_ONCE);
  clear(w);
}

void waiting_flush(Store *s) {
  for (int kind = 0; kind < ROW_KINDS; kind++) {
    struct Waiting *w = &s->waiting[kind];
    for (int row = 0; row < w->rows; row++) insert(s, kind, row, 1);
    clear(w);
  }
  indexes_make(s);
}

void waiting_find_document(Store *s, Str name) {
  bool waits = false;
  for (int row = 0; row < s->waiting[ROW_DOCUMENT].rows; row++) waits |= str_eq(text_of(s, ROW_DOCUMENT, row, 0), name);
  if (waits) waiting_flush(s);
}

void waiting_drop(Store *s) {
  for (int kind = 0; kind < ROW_KINDS; kind++) clear(&s->waiting[kind]);
}

void waiting_release(Store *s) {
  for (int kind = 0; kind < ROW_KINDS; kind++) strbuf_release(&s->waiting[kind].texts);
}
