#include "store/inside.h"

#include "base/sha256.h"
#include <assert.h>
#include <string.h>

typedef struct Digesting {
  Sha256 hash;
  SnapshotDigest *digest;
  StrBuf line, subject;
} Digesting;

static void digest_triple(void *user, const TripleText *t) {
  Digesting *d = user;
  if (!str_eq(strbuf_as_str(&d->subject), t->subject)) {
    strbuf_clear(&d->subject);
    strbuf_add(&d->subject, t->subject);
    d->digest->entities++;
  }
  strbuf_clear(&d->line);
  strbuf_add(&d->line, t->subject);
  strbuf_addc(&d->line, ' ');
  strbuf_add(&d->line, t->predicate);
  strbuf_addc(&d->line, ' ');
  strbuf_add(&d->line, t->object);
  strbuf_adds(&d->line, " .\n");
  sha256_add(&d->hash, strbuf_as_str(&d->line));
  d->digest->triples++;
}

void snapshot_digest(Store *s, int64_t number, SnapshotDigest *out) {
  *out = (SnapshotDigest){0};
  Digesting d = {.digest = out};
  sha256_init(&d.hash);
  each_triple_text(s, number, ORDER_CANONICAL, digest_triple, &d);
  sha256_end_hex(&d.hash, out->sha256);
  strbuf_release(&d.line);
  strbuf_release(&d.subject);
}

static bool graph_changed(Store *s) {
  sqlite3_stmt *q = store_sql(s, "SELECT EXISTS (SELECT 1 FROM triple WHERE born = ?1 AND born > 1)"
                                 " OR EXISTS (SELECT 1 FROM triple WHERE died = ?1)");
  bind_id(q, 1, s->number);
  bool changed = store_row(s, q) && sqlite3_column_int(q, 0);
  store_reset(q);
  return changed;
}

/* The date that was given, else the later of the parent's and of the documents that came; theirs, of any precision, count from their
   first day. So dates go back only when they are told to. */
static void bind_date(Store *s, sqlite3_stmt *q, int at, Str parent, Arena *a) {
  Str date = s->by.date;
  if (!date.n) {
    sqlite3_stmt *latest = store_sql(s, "SELECT coalesce(max(substr(published || '-01-01', 1, 10)), '') FROM document"
                                        " WHERE id >= ? AND died IS NULL AND published GLOB '[0-9]*'");
    bind_id(latest, 1, s->first_document);
    date = store_row(s, latest) ? arena_copy(a, column_str(latest, 0)) : STR("");
    store_reset(latest);
    if (str_cmp(parent, date) > 0) date = parent;
  }
  bind_str(q, at, date);
}

static void add_snapshot(Store *s, const Snapshot *parent) {
  SnapshotDigest digest;
  Arena scratch = {0};
  snapshot_digest(s, s->number, &digest);
  int64_t bases = (int64_t)sum_of_bases(s);
  sqlite3_stmt *q = store_sql(s, "INSERT INTO snapshot (number, parent, documents, entities, triples, claims, sha256,"
                                 " rules, date, base, bases) VALUES (?,?,?,?,?,?,?,?,?,?,?)");
  int64_t counts[] = {s->number,       parent->number, parent->documents + s->documents,
                      digest.entities, digest.triples, parent->claims + s->claims};
  for (int i = 0; i < 6 && q; i++) sqlite3_bind_int64(q, i + 1, counts[i]);
  bind_id(q, 2, parent->number);
  bind_str(q, 7, str_of(digest.sha256));
  bind_id(q, 8, s->rules);
  bind_date(s, q, 9, parent->date, &scratch);
  bind_str(q, 10, s->by.base);
  if (q) sqlite3_bind_int64(q, 11, bases);
  store_run(s, q);
  arena_release(&scratch);
}

static void end_build(Store *s, bool keep) {
  /* Statements that still stand on a row would hold the transaction open. */
  for (size_t i = 0; i < s->statements.n; i++) store_reset(s->statements.at[i].statement);
  store_exec(s, keep ? "COMMIT" : "ROLLBACK");
  s->building = false;
  if (!keep) { /* ids that were given out since the beginning are gone */
    cache_clear(&s->terms);
    cache_clear(&s->known);
  } else if (s->status == STATUS_OK) {
    sqlite3_wal_checkpoint_v2(s->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL,
                              NULL); /* a reader may be in the way: the next one does it */
  }
}

Status store_snapshot(Store *s, const KnownEntities *known, Snapshot *done, Report *r) {
  s->report = r;
  if (s->status != STATUS_OK) return s->status;
  assert(s->building);
  Snapshot parent = {0};
  const MadeBy *by = &s->by;
  bool first = !snapshot_find(s, 0, &parent);
  Redo redo = REDO_CHANGED;
  if (first || !str_eq(parent.base, by->base) || !str_eq(parent.program, by->program)) redo = REDO_ALL;
  else if (!str_eq(parent.ontology, by->ontology) || !str_eq(parent.lexicon, by->lexicon)) redo = REDO_KNOWN;
  waiting_flush(s);
  clusters_settle(s, by->base, redo);
  assemble(s, known, redo);
  bool changed = first || s->changed || graph_changed(s);
  if (changed) add_snapshot(s, first ? &(Snapshot){.date = STR("")} : &parent);
  if (s->status == STATUS_OK) end_build(s, changed);
  if (s->status == STATUS_OK) snapshot_find(s, 0, done);
  return s->status;
}
