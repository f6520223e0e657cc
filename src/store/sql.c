#include "store/inside.h"

#include <assert.h>
#include <string.h>

void store_fail(Store *s, int code, const char *doing) {
  if (s->status != STATUS_OK) return;
  Place place = {s->path, 0, 0};
  switch (code & 0xFF) {
  case SQLITE_FULL:
    s->status = report_error(s->report, STATUS_IO, place,
                             "no space left on the disk; nothing of this build was kept, make room and run it again");
    break;
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    s->status =
        report_error(s->report, STATUS_STORE, place, "another build holds the store; try again when it has ended");
    break;
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
    s->status = report_error(s->report, STATUS_STORE, place, "the store is damaged (%s, %s); run entente check", doing,
                             sqlite3_errmsg(s->db));
    break;
  case SQLITE_READONLY:
    s->status =
        report_error(s->report, STATUS_IO, place, "the store cannot be written here (%s)", sqlite3_errmsg(s->db));
    break;
  case SQLITE_NOMEM: s->status = report_error(s->report, STATUS_STORE, place, "out of memory"); break;
  default:
    s->status = report_error(s->report, code == SQLITE_IOERR ? STATUS_IO : STATUS_STORE, place, "%s: %s (SQLite %d)",
                             doing, sqlite3_errmsg(s->db), sqlite3_extended_errcode(s->db));
  }
}

static void rehash(Store *s) {
  size_t n = s->statements.n ? s->statements.n * 2 : 128;
  struct Prepared *old = s->statements.at;
  size_t count = s->statements.n;
  s->statements.at = memory_new(n * sizeof *old);
  s->statements.n = s->statements.cap = n;
  for (size_t i = 0; i < count; i++) {
    if (!old[i].sql) continue;
    size_t at = ((uintptr_t)old[i].sql >> 3) & (n - 1);
    while (s->statements.at[at].sql) at = (at + 1) & (n - 1);
    s->statements.at[at] = old[i];
  }
  free(old);
}

sqlite3_stmt *store_sql(Store *s, const char *sql) {
  if (s->status != STATUS_OK) return NULL;
  if (s->statement_count * 2 >= s->statements.n) rehash(s);
  size_t at = ((uintptr_t)sql >> 3) & (s->statements.n - 1);
  while (s->statements.at[at].sql && s->statements.at[at].sql != sql) at = (at + 1) & (s->statements.n - 1);
  struct Prepared *p = &s->statements.at[at];
  if (p->sql) return p->statement;
  sqlite3_stmt *q = NULL;
  int code = sqlite3_prepare_v3(s->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &q, NULL);
  if (code != SQLITE_OK) {
    store_fail(s, code, sql);
    return NULL;
  }
  *p = (struct Prepared){sql, q};
  s->statement_count++;
  return q;
}

void store_reset(sqlite3_stmt *q) {
  if (q) sqlite3_reset(q);
}

bool store_row(Store *s, sqlite3_stmt *q) {
  if (s->status != STATUS_OK || !q) {
    store_reset(q);
    return false;
  }
  int code = sqlite3_step(q);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) store_fail(s, code, sqlite3_sql(q));
  sqlite3_reset(q);
  return false;
}

void store_run(Store *s, sqlite3_stmt *q) {
  while (store_row(s, q)) continue;
}

void store_exec(Store *s, const char *sql) {
  if (s->status != STATUS_OK) return;
  int code = sqlite3_exec(s->db, sql, NULL, NULL, NULL);
  if (code != SQLITE_OK) store_fail(s, code, sql);
}

bool store_hold(Store *s) {
  if (s->status != STATUS_OK || !sqlite3_get_autocommit(s->db)) return false;
  store_exec(s, "BEGIN");
  return true;
}

void store_let_go(Store *s, bool held) {
  if (held) store_exec(s, "COMMIT");
}

void store_freeze(Store *s) { store_hold(s); }

void store_step(Store *s, const char *sql, const int64_t *numbers, int n) {
  sqlite3_stmt *q = store_sql(s, sql);
  for (int i = 0; i < n && q; i++) sqlite3_bind_int64(q, i + 1, numbers[i]);
  store_run(s, q);
}

int64_t store_number(Store *s, const char *sql) {
  sqlite3_stmt *q = store_sql(s, sql);
  int64_t number = store_row(s, q) ? sqlite3_column_int64(q, 0) : 0;
  store_reset(q);
  return number;
}

void bind_id(sqlite3_stmt *q, int at, int64_t id) {
  if (!q) return;
  if (id) sqlite3_bind_int64(q, at, id);
  else sqlite3_bind_null(q, at);
}

void bind_str(sqlite3_stmt *q, int at, Str text) {
  if (q) sqlite3_bind_text64(q, at, text.p ? text.p : "", text.n, SQLITE_STATIC, SQLITE_UTF8);
}

Str column_str(sqlite3_stmt *q, int at) {
  const char *p = (const char *)sqlite3_column_text(q, at);
  return (Str){p ? p : "", p ? (size_t)sqlite3_column_bytes(q, at) : 0};
}

int64_t cache_find(const RowCache *c, Str text) {
  uint32_t at = map_get(&c->index, text);
  return at == MAP_NONE ? 0 : c->rows.at[at];
}

void cache_clear(RowCache *c) {
  map_clear(&c->index);
  array_clear(&c->rows);
}

void cache_release(RowCache *c) {
  map_release(&c->index);
  array_release(&c->rows);
}

void cache_add(RowCache *c, Str text, int64_t row) {
  enum { LONGEST = 512, MOST = 1 << 16 };
  if (text.n > LONGEST) return;
  if (c->rows.n >= MOST) cache_clear(c);
  map_add(&c->index, text, (uint32_t)c->rows.n);
  array_push(&c->rows, row);
}

/* Most terms that are asked for and not in the cache are new. */
static int64_t find_or_add_term(Store *s, Str text) {
  if (s->mode == STORE_WRITE) {
    sqlite3_stmt *q = store_sql(s, "INSERT INTO term (text) VALUES (?) ON CONFLICT (text) DO NOTHING");
    bind_str(q, 1, text);
    store_run(s, q);
    if (s->status != STATUS_OK) return 0;
    if (sqlite3_changes(s->db)) return sqlite3_last_insert_rowid(s->db);
  }
  sqlite3_stmt *q = store_sql(s, "SELECT id FROM term WHERE text = ?");
  bind_str(q, 1, text);
  int64_t id = store_row(s, q) ? sqlite3_column_int64(q, 0) : 0;
  store_reset(q);
  return id;
}

int64_t store_term(Store *s, Str text) {
  int64_t id = cache_find(&s->terms, text);
  if (id) return id;
  id = find_or_add_term(s, text);
  if (id) cache_add(&s->terms, text, id);
  return id;
}

void store_bad_term(Store *s) {
  if (s->status == STATUS_OK)
    s->status = report_error(s->report, STATUS_STORE, (Place){s->path, 0, 0},
                             "a term in the store is no RDF term; run entente check");
}

int64_t store_term_of(Store *s, Term t) {
  strbuf_clear(&s->text);
  term_add_ntriples(&s->text, t);
  return store_term(s, strbuf_as_str(&s->text));
}

int64_t store_iri(Store *s, Str iri) { return store_term_of(s, (Term){.kind = TERM_IRI, .value = iri}); }

Predicate store_predicate(const Store *s, int64_t term) {
  for (int p = 0; p < PREDICATE_COUNT; p++)
    if (s->predicates[p] == term) return (Predicate)p;
  return PREDICATE_COUNT;
}

Str store_text(Store *s, int64_t term, Arena *a) {
  sqlite3_stmt *q = store_sql(s, "SELECT text FROM term WHERE id = ?");
  bind_id(q, 1, term);
  Str text = store_row(s, q) ? arena_copy(a, column_str(q, 0)) : STR("");
  store_reset(q);
  return text;
}
