/* Names of snapshots: numbers, HEAD, dates, tags, and steps back from them. */
#include "store/inside.h"

#include "base/date.h"

#include <string.h>

static Status unknown(Store *s, Str reference, const char *why) {
  if (s->status != STATUS_OK) return s->status;
  return report_error(s->report, STATUS_BAD_INPUT, (Place){s->path, 0, 0}, "there is no snapshot '%.*s': %s",
                      STR_ARG(reference), why);
}

/* A whole number; -1 when text is none. */
static int64_t number_of(Str text) {
  int64_t n = 0;
  if (!text.n || text.n > 15) return -1;
  for (size_t i = 0; i < text.n; i++) {
    if (text.p[i] < '0' || text.p[i] > '9') return -1;
    n = n * 10 + (text.p[i] - '0');
  }
  return n;
}

static int64_t at_date(Store *s, Str date, Arena *a) {
  Date d = date_parse(date);
  Str last = date_iso(a, date_last(d));
  sqlite3_stmt *q = store_sql(s, "SELECT max(number) FROM snapshot WHERE date <> '' AND date <= ?");
  bind_str(q, 1, last);
  int64_t number = store_row(s, q) ? sqlite3_column_int64(q, 0) : 0;
  store_reset(q);
  return number;
}

static int64_t lookup(Store *s, const char *sql, int64_t id, Str text) {
  sqlite3_stmt *q = store_sql(s, sql);
  if (id) bind_id(q, 1, id);
  else bind_str(q, 1, text);
  int64_t number = store_row(s, q) ? sqlite3_column_int64(q, 0) : 0;
  store_reset(q);
  return number;
}

/* What stands before the first ~. *why tells what is wrong when it is 0. */
static int64_t base_of(Store *s, Str base, const char **why) {
  int64_t number = number_of(base), found;
  if (number >= 0) {
    found = number ? lookup(s, "SELECT number FROM snapshot WHERE number = ?", number, base) : 0;
    *why = "entente log lists them";
  } else if (str_is(base, "HEAD")) {
    found = store_number(s, "SELECT max(number) FROM snapshot");
    *why = "the store has none yet; entente build makes one";
  } else if (base.n && base.p[0] == '@') {
    Str date = str_sub(base, 1, base.n);
    Date d = date_parse(date);
    Arena scratch = {0};
    found = d.year ? at_date(s, date, &scratch) : 0;
    arena_release(&scratch);
    *why = d.year ? "all are later, or have no date; entente log lists them"
                  : "@ is followed by a day, month or year such as @2025-10-31";
  } else {
    found = lookup(s, "SELECT snapshot FROM tag WHERE name = ?", 0, base);
    *why = "it is a number, HEAD, a date such as @2025-10-31 or a tag; entente tag lists the tags";
  }
  return found;
}

/* Steps of "~", "~3", "~1~2"; -1 when text is not that. */
static int64_t steps_of(Str text) {
  int64_t steps = 0;
  for (size_t i = 0; i < text.n;) {
    if (text.p[i++] != '~') return -1;
    size_t from = i;
    while (i < text.n && text.p[i] != '~') i++;
    int64_t n = from == i ? 1 : number_of(str_sub(text, from, i));
    if (n < 0) return -1;
    steps += n;
  }
  return steps;
}

Status store_find(Store *s, Str reference, int64_t *number, Report *r) {
  s->report = r;
  *number = 0;
  const char *why;
  size_t tilde = str_find(reference, STR("~"));
  int64_t at = base_of(s, str_sub(reference, 0, tilde), &why);
  int64_t steps = tilde == SIZE_MAX ? 0 : steps_of(str_sub(reference, tilde, reference.n));
  if (!at) return unknown(s, reference, why);
  if (steps < 0) return unknown(s, reference, "~ is followed by a number, as in HEAD~3");
  for (; steps && at; steps--) at = lookup(s, "SELECT parent FROM snapshot WHERE number = ?", at, reference);
  if (!at) return unknown(s, reference, "that is before the first one");
  *number = at;
  return s->status;
}

/* ---- Tags ---- */

static const char *fault_of_name(Str name) {
  if (!name.n || name.n > 100) return "a name has 1 to 100 bytes";
  if (number_of(name) >= 0) return "a whole number names the snapshot with that number";
  if (str_is(name, "HEAD")) return "HEAD is the last snapshot";
  if (name.p[0] == '@' || name.p[0] == '-' || name.p[0] == '.') return "it may not begin with @, - or .";
  for (size_t i = 0; i < name.n; i++) {
    unsigned char c = (unsigned char)name.p[i];
    if (c <= ' ' || c == 0x7F || strchr("~/\\:*?\"'", c)) return "it may not hold white space, ~ / \\ : * ? or quotes";
  }
  return NULL;
}

static Status write_tag(Store *s, sqlite3_stmt *q, Str name, int64_t snapshot) {
  bind_str(q, 1, name);
  if (snapshot) bind_id(q, 2, snapshot);
  store_run(s, q);
  store_exec(s, "COMMIT");
  return s->status;
}

Status store_tag(Store *s, Str name, int64_t snapshot, Report *r) {
  s->report = r;
  const char *fault = fault_of_name(name);
  if (fault)
    return report_error(r, STATUS_BAD_INPUT, (Place){0}, "'%.*s' is no name for a tag: %s", STR_ARG(name), fault);
  if (store_lock(s) != STATUS_OK) return s->status;
  return write_tag(s, store_sql(s, "INSERT OR REPLACE INTO tag (name, snapshot) VALUES (?,?)"), name, snapshot);
}

Status store_untag(Store *s, Str name, Report *r) {
  s->report = r;
  if (!lookup(s, "SELECT snapshot FROM tag WHERE name = ?", 0, name) && s->status == STATUS_OK)
    return report_error(r, STATUS_BAD_INPUT, (Place){s->path, 0, 0}, "there is no tag '%.*s'; entente tag lists them",
                        STR_ARG(name));
  if (s->status != STATUS_OK || store_lock(s) != STATUS_OK) return s->status;
  return write_tag(s, store_sql(s, "DELETE FROM tag WHERE name = ?"), name, 0);
}

Status store_list_tags(Store *s, Status (*sink)(void *user, Str name, int64_t snapshot), void *user, Report *r) {
  s->report = r;
  Status status = STATUS_OK;
  sqlite3_stmt *q = store_sql(s, "SELECT name, snapshot FROM tag ORDER BY snapshot, name");
  while (status == STATUS_OK && store_row(s, q)) status = sink(user, column_str(q, 0), sqlite3_column_int64(q, 1));
  store_reset(q);
  return s->status != STATUS_OK ? s->status : status;
}
