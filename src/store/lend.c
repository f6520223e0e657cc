#include "store/lend_inside.h"

#include <string.h>
#include <time.h>

double lent_clock(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* ---- Functions ---- */

struct LentCall {
  sqlite3_context *context;
};

enum { MOST_ARGUMENTS = 128 };

static LentValue value_of(sqlite3_value *v) {
  switch (sqlite3_value_type(v)) {
  case SQLITE_INTEGER: return (LentValue){.kind = LENT_NUMBER, .number = sqlite3_value_int64(v)};
  case SQLITE_TEXT: {
    const char *p = (const char *)sqlite3_value_text(v);
    return (LentValue){.kind = LENT_TEXT, .text = {p, (size_t)sqlite3_value_bytes(v)}};
  }
  default: return (LentValue){0};
  }
}

static void run(sqlite3_context *context, int n, sqlite3_value **given) {
  const LentFunction *f = sqlite3_user_data(context);
  LentValue arguments[MOST_ARGUMENTS];
  LentCall call = {context};
  if (n > MOST_ARGUMENTS) {
    sqlite3_result_error(context, "a function takes at most 128 arguments", -1);
    return;
  }
  for (int i = 0; i < n; i++) arguments[i] = value_of(given[i]);
  f->run(&call, f->user, arguments, (size_t)n);
}

static void end(sqlite3_context *context) {
  const LentFunction *f = sqlite3_user_data(context);
  LentCall call = {context};
  f->end(&call, f->user);
}

Status lent_function(Lent *l, const LentFunction *f) {
  LentFunction *own = ARENA_NEW(&l->arena, LentFunction);
  *own = *f;
  int flags = SQLITE_UTF8 | (f->varies ? 0 : SQLITE_DETERMINISTIC);
  int code = sqlite3_create_function_v2(l->db, f->name, f->arguments, flags, own, f->end ? NULL : run,
                                        f->end ? run : NULL, f->end ? end : NULL, NULL);
  return code == SQLITE_OK ? STATUS_OK : lent_fail(l, code, f->name);
}

/* SQLite aligns to 8 bytes; the place stays the same for a group, and so does the next multiple of 16. */
void *lent_state(LentCall *call, size_t bytes) {
  enum { ALIGNMENT = 16 };
  char *p = sqlite3_aggregate_context(call->context, bytes ? (int)bytes + ALIGNMENT : 0);
  return p ? p + (ALIGNMENT - (uintptr_t)p % ALIGNMENT) % ALIGNMENT : NULL;
}
void lent_give_number(LentCall *call, int64_t n) { sqlite3_result_int64(call->context, n); }
void lent_give_text(LentCall *call, Str text) {
  sqlite3_result_text64(call->context, text.p, text.n, SQLITE_TRANSIENT, SQLITE_UTF8);
}
void lent_give_bytes(LentCall *call, Str bytes) {
  sqlite3_result_blob64(call->context, bytes.p, bytes.n, SQLITE_TRANSIENT);
}

/* ---- The statement ---- */

Status lent_fail(Lent *l, int code, const char *doing) {
  Place place = {l->store ? l->store->path : NULL, 0, 0};
  if ((code & 0xFF) == SQLITE_INTERRUPT || l->late)
    return l->status =
               report_error(l->report, STATUS_LIMIT, (Place){0},
                            "the query took longer than %g s; ask for less, or allow more with --timeout", l->seconds);
  switch (code & 0xFF) {
  case SQLITE_FULL: return l->status = report_error(l->report, STATUS_IO, place, "no space left for temporary tables");
  case SQLITE_NOMEM: return l->status = report_error(l->report, STATUS_LIMIT, place, "out of memory");
  case SQLITE_TOOBIG:
    return l->status = report_error(l->report, STATUS_LIMIT, place, "a text of the answer is larger than a gigabyte");
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
    return l->status = report_error(l->report, STATUS_STORE, place, "the store is damaged (%s); run entente check",
                                    sqlite3_errmsg(l->db));
  case SQLITE_AUTH: return l->status = report_error(l->report, STATUS_STORE, place, "refused: a query only reads");
  default:
    return l->status = report_error(l->report, STATUS_LIMIT, place, "SQLite cannot answer this query: %s (%s)",
                                    sqlite3_errmsg(l->db), doing);
  }
}

static int watch(void *user) {
  Lent *l = user;
  l->late |= lent_clock() > l->deadline;
  return l->late;
}

void lent_limit_time(Lent *l, double seconds) {
  enum { STEPS = 20000 }; /* of SQLite's machine: about a millisecond */
  l->seconds = seconds;
  l->deadline = lent_clock() + seconds;
  sqlite3_progress_handler(l->db, STEPS, watch, l);
}

Status lent_start(Lent *l, Str sql, const int64_t *values, size_t count, Report *r) {
  l->report = r;
  sqlite3_finalize(l->statement);
  l->statement = NULL;
  int code = sqlite3_prepare_v3(l->db, sql.p, (int)sql.n, 0, &l->statement, NULL);
  for (size_t i = 0; i < count && code == SQLITE_OK; i++) {
    code = sqlite3_bind_int64(l->statement, (int)i + 1, values[i]);
    if (code == SQLITE_RANGE) code = SQLITE_OK; /* a constant that the statement has no use for */
  }
  return code == SQLITE_OK ? STATUS_OK : lent_fail(l, code, "prepare");
}

Status lent_next(Lent *l) {
  int code = sqlite3_step(l->statement);
  if (code == SQLITE_ROW) return STATUS_OK;
  if (code == SQLITE_DONE) return STATUS_END;
  return lent_fail(l, code, "step");
}

LentValue lent_column(Lent *l, int column) { return value_of(sqlite3_column_value(l->statement, column)); }
