/* What changed between two snapshots: straight from the rows that were born or died between them. */
#include "store/difference.h"

#include <string.h>

/* ---- Rows ---- */

static void take_rows(Difference *d, const char *sql, bool added) {
  sqlite3_stmt *q = store_sql(d->store, sql);
  bind_id(q, 1, d->from);
  bind_id(q, 2, d->to);
  if (q && !d->from) sqlite3_bind_int64(q, 1, 0);
  while (store_row(d->store, q)) {
    RowChange row = {.subject = sqlite3_column_int64(q, 0),
                     .predicate = sqlite3_column_int64(q, 1),
                     .object = sqlite3_column_int64(q, 2),
                     .claim = sqlite3_column_count(q) > 3 ? sqlite3_column_int64(q, 3) : 0,
                     .added = added,
                     .document = NO_DOCUMENT};
    array_push(&d->rows, row);
  }
}

static int by_statement(const void *x, const void *y) {
  const RowChange *a = x, *b = y;
  if (a->subject != b->subject) return a->subject < b->subject ? -1 : 1;
  if (a->predicate != b->predicate) return a->predicate < b->predicate ? -1 : 1;
  if (a->object != b->object) return a->object < b->object ? -1 : 1;
  return (int)a->added - (int)b->added;
}

/* What died and was born again between the two did not change. */
static void cancel(Difference *d) {
  size_t kept = 0;
  if (d->rows.n) qsort(d->rows.at, d->rows.n, sizeof *d->rows.at, by_statement);
  for (size_t i = 0; i < d->rows.n; i++) {
    const RowChange *a = &d->rows.at[i];
    if (i + 1 < d->rows.n && a[1].added != a->added && a[1].subject == a->subject && a[1].predicate == a->predicate &&
        a[1].object == a->object)
      i++;
    else d->rows.at[kept++] = *a;
  }
  d->rows.n = kept;
}

/* The indices over born and died hold all of a row but its claim. What was born with the first snapshot is not in them: `born > 1` tells
   SQLite that it need not be. */
static void read_rows(Difference *d, bool claims) {
#define DIED " FROM triple WHERE died > ?1 AND died <= ?2 AND born <= ?1"
#define BORN " FROM triple WHERE born > ?1 AND born > 1 AND born <= ?2 AND (died IS NULL OR died > ?2)"
#define STATEMENT "SELECT subject, predicate, object"
  take_rows(d, claims ? STATEMENT ", claim" DIED : STATEMENT DIED, false);
  take_rows(d, claims ? STATEMENT ", claim" BORN : STATEMENT BORN, true);
#undef STATEMENT
#undef BORN
#undef DIED
  cancel(d);
}

/* ---- What is given out ---- */

static void quote_of(Difference *d, int64_t claim, SnapshotCause *out, Arena *a) {
  sqlite3_stmt *q = store_sql(d->store, "SELECT g.exact, r.text FROM claim c CROSS JOIN quote g ON g.id = c.quote"
                                        " LEFT JOIN term r ON r.id = c.rule WHERE c.id = ?");
  bind_id(q, 1, claim);
  if (store_row(d->store, q)) {
    out->quote = arena_copy(a, column_str(q, 0));
    Str rule = column_str(q, 1);
    if (rule.n > 2) out->rule = arena_copy(a, str_sub(rule, 1, rule.n - 1));
  }
  store_reset(q);
}

static uint32_t cause_of(Difference *d, const RowChange *row, Map *known, SnapshotDiff *out) {
  const int64_t what[] = {row->reason, row->document, row->own ? row->claim : 0};
  if (row->reason == REASON_NONE) return NO_CAUSE;
  uint32_t next = (uint32_t)out->causes.n, at = map_add(known, (Str){(const char *)what, sizeof what}, next);
  if (at != next) return at;
  SnapshotCause why = {.reason = row->reason};
  if (row->document != NO_DOCUMENT) {
    const DocumentChange *doc = &d->documents.at[row->document];
    why.document = doc->name, why.document_iri = doc->iri, why.title = doc->title;
    if (row->own) quote_of(d, row->claim, &why, &out->arena);
  }
  array_push(&out->causes, why);
  return at;
}

static void give_rows(Difference *d, DiffDetail detail, SnapshotDiff *out) {
  Map causes = {0};
  NumberedRow *rows = number_rows(d, detail != DETAIL_COUNTS, out);
  array_reserve(&out->rows, d->rows.n);
  for (size_t i = 0; i < d->rows.n; i++) {
    const RowChange *row = &d->rows.at[rows[i].row];
    array_push(&out->rows, (SnapshotChange){.subject = rows[i].subject,
                                            .predicate = rows[i].predicate,
                                            .object = rows[i].object,
                                            .cause = cause_of(d, row, &causes, out),
                                            .added = row->added});
  }
  free(rows);
  map_release(&causes);
}

static Str iri_at(Difference *d, int64_t id, Arena *a) {
  sqlite3_stmt *q = store_sql(d->store, "SELECT text FROM term WHERE id = ?");
  bind_id(q, 1, id);
  Str text = store_row(d->store, q) ? column_str(q, 0) : STR("");
  Str iri = text.n > 2 ? arena_copy(a, str_sub(text, 1, text.n - 1)) : STR("");
  store_reset(q);
  return iri;
}

static int by_from(const void *x, const void *y) {
  const SnapshotIdentity *a = x, *b = y;
  int c = str_cmp(a->from, b->from);
  return c ? c : str_cmp(a->to, b->to);
}

static void give_identities(Difference *d, SnapshotDiff *out) {
  for (size_t i = 0; i < d->moves.n; i++) {
    const Move *m = &d->moves.at[i];
    SnapshotIdentity n = {.from = iri_at(d, m->from, &out->arena), .to = iri_at(d, m->to, &out->arena)};
    n.kind = m->kind;
    n.reason = m->kind == IDENTITY_RENAMED ? REASON_NONE : m->kind == IDENTITY_SPLIT ? REASON_SPLIT : REASON_MERGED;
    if (m->document != NO_DOCUMENT && n.reason != REASON_NONE) {
      const DocumentChange *doc = &d->documents.at[m->document];
      n.document = doc->name, n.document_iri = doc->iri, n.title = doc->title;
      if (doc->same_text) n.reason = reason_of_document(d, doc);
    }
    array_push(&out->identities, n);
  }
  if (out->identities.n) qsort(out->identities.at, out->identities.n, sizeof *out->identities.at, by_from);
}

/* ---- From the later to the earlier one: everything the other way round ---- */

static Reason turned(Reason r) {
  static const Reason other[] = {
      [REASON_NONE] = REASON_NONE,      [REASON_CAME] = REASON_WITHDRAWN, [REASON_TEXT] = REASON_TEXT,
      [REASON_WITHDRAWN] = REASON_CAME, [REASON_RULES] = REASON_RULES,    [REASON_LEXICON] = REASON_LEXICON,
      [REASON_MERGED] = REASON_SPLIT,   [REASON_SPLIT] = REASON_MERGED};
  return other[r];
}

static void turn(SnapshotDiff *out) {
  for (size_t i = 0; i < out->rows.n; i++) out->rows.at[i].added = !out->rows.at[i].added;
  for (size_t i = 0; i < out->causes.n; i++) out->causes.at[i].reason = turned(out->causes.at[i].reason);
  for (size_t i = 0; i < out->identities.n; i++) {
    SnapshotIdentity *n = &out->identities.at[i];
    Str from = n->from;
    n->from = n->to, n->to = from;
    if (n->kind != IDENTITY_RENAMED) n->kind = n->kind == IDENTITY_MERGED ? IDENTITY_SPLIT : IDENTITY_MERGED;
    n->reason = turned(n->reason);
  }
  if (out->identities.n) qsort(out->identities.at, out->identities.n, sizeof *out->identities.at, by_from);
}

static bool find_snapshot(Store *s, int64_t number, Snapshot *found, Arena *a) {
  if (!snapshot_find(s, number, found)) return false;
  Str *const texts[] = {&found->program, &found->ontology, &found->lexicon, &found->date, &found->base};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) *texts[i] = arena_copy(a, *texts[i]);
  return true;
}

Status store_diff(Store *s, int64_t before, int64_t after, DiffDetail detail, SnapshotDiff *out, Report *r) {
  s->report = r;
  *out = (SnapshotDiff){0};
  if (!find_snapshot(s, before, &out->before, &out->arena) || !find_snapshot(s, after, &out->after, &out->arena))
    return STATUS_STORE;
  bool backwards = out->before.number > out->after.number;
  const Snapshot *old = backwards ? &out->after : &out->before, *new = backwards ? &out->before : &out->after;
  Difference d = {.store = s, .arena = &out->arena, .from = old->number, .to = new->number, .base = new->base};
  d.lexicon_only = str_eq(old->program, new->program) && str_eq(old->ontology, new->ontology);
  bool held = store_hold(s);
  read_rows(&d, detail == DETAIL_REASONS);
  if (detail == DETAIL_REASONS && d.rows.n) find_reasons(&d);
  give_rows(&d, detail, out);
  give_identities(&d, out);
  store_let_go(s, held);
  if (backwards) turn(out);
  array_release(&d.rows);
  array_release(&d.documents);
  array_release(&d.moves);
  map_release(&d.by_row);
  map_release(&d.speaker);
  return s->status;
}

void snapshot_diff_release(SnapshotDiff *d) {
  array_release(&d->rows);
  array_release(&d->causes);
  array_release(&d->identities);
  arena_release(&d->arena);
  *d = (SnapshotDiff){0};
}
