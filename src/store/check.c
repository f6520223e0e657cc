/* What git calls fsck: does the store still hold what was put into it? */
#include "store/inside.h"

#include "store/schema.sql.h"

#include <string.h>

static void fault(Store *s, const char *what) {
  report_error(s->report, STATUS_STORE, (Place){s->path, 0, 0}, "%s", what);
}

static void check_pages(Store *s) {
  sqlite3_stmt *q = store_sql(s, "PRAGMA integrity_check(20)");
  while (store_row(s, q)) {
    Str line = column_str(q, 0);
    if (!str_is(line, "ok"))
      report_error(s->report, STATUS_STORE, (Place){s->path, 0, 0}, "damaged: %.*s", STR_ARG(line));
  }
  q = store_sql(s, "PRAGMA foreign_key_check");
  for (int n = 0; n < 20 && store_row(s, q); n++) {
    Str table = column_str(q, 0), parent = column_str(q, 2);
    report_error(s->report, STATUS_STORE, (Place){s->path, 0, 0},
                 "row %lld of %.*s names a row of %.*s that is not there", (long long)sqlite3_column_int64(q, 1),
                 STR_ARG(table), STR_ARG(parent));
  }
  store_reset(q);
}

/* The schema must be the one of schema.sql, word for word: it is made once more in memory and compared. */
static void check_schema(Store *s) {
  static const char sql[] =
      "SELECT coalesce(group_concat(sql, ';'), '') FROM (SELECT sql FROM main.sqlite_schema WHERE sql IS NOT NULL"
      " AND name NOT LIKE 'sqlite_stat%' ORDER BY name)";
  sqlite3 *fresh = NULL;
  sqlite3_stmt *expected = NULL, *q = store_sql(s, sql);
  bool same = false;
  if (sqlite3_open(":memory:", &fresh) == SQLITE_OK && sqlite3_exec(fresh, schema_sql, NULL, NULL, NULL) == SQLITE_OK &&
      sqlite3_prepare_v2(fresh, sql, -1, &expected, NULL) == SQLITE_OK && sqlite3_step(expected) == SQLITE_ROW &&
      store_row(s, q))
    same = str_eq(column_str(q, 0), column_str(expected, 0));
  store_reset(q);
  sqlite3_finalize(expected);
  sqlite3_close(fresh);
  if (!same) fault(s, "the tables are not those of this version of entente");
}

/* Each finds rows that break a promise of schema.sql. */
static void check_promises(Store *s) {
  static const struct {
    const char *sql, *what;
  } promise[] = {
      {"SELECT count(*) FROM entity e JOIN document d ON d.id = e.document WHERE (d.died IS NULL) <> (e.cluster IS NOT "
       "NULL)",
       "entities stand in a cluster though their document is gone, or in none though it is there"},
      {"SELECT count(*) FROM entity e JOIN cluster c ON c.id = e.cluster JOIN entity_key ek ON ek.entity = e.id JOIN "
       "key k ON k.id = ek.key"
       " WHERE k.cluster IS NOT e.cluster",
       "entities and their keys stand in different clusters"},
      {"SELECT count(*) FROM cluster c WHERE resource IS NULL OR NOT EXISTS (SELECT 1 FROM entity e WHERE e.cluster = "
       "c.id)",
       "clusters have no IRI or no entity"},
      {"SELECT count(*) FROM (SELECT 1 FROM triple WHERE died IS NULL GROUP BY subject, predicate, object HAVING "
       "count(*) > 1)",
       "statements live twice"},
      {"SELECT count(*) FROM triple t JOIN claim c ON c.id = t.claim JOIN entity e ON e.id = c.entity JOIN document d "
       "ON d.id = e.document"
       " WHERE t.died IS NULL AND (d.died IS NOT NULL OR c.modality > 2)",
       "statements live whose claim is gone or asserts nothing"},
      {"SELECT count(*) FROM entity e JOIN claim c ON " CLAIMS_OF("e", "c") " WHERE c.entity <> e.id",
       "claims are counted to another entity"},
      {"SELECT (SELECT count(*) FROM claim) - (SELECT coalesce(sum(last_claim - first_claim + 1), 0) FROM entity)",
       "claims are counted to no entity or to two"},
      {"SELECT count(*) FROM triple WHERE died <= born", "statements died before they were born"},
      {"SELECT count(*) FROM quote WHERE length(exact) <> char_end - char_start",
       "quotes are not as long as their offsets say"},
      {"SELECT count(*) FROM document WHERE born > (SELECT max(number) FROM snapshot) OR died > (SELECT max(number) "
       "FROM snapshot)",
       "documents belong to a snapshot that is not there"},
  };
  for (size_t i = 0; i < sizeof promise / sizeof *promise; i++) {
    int64_t n = store_number(s, promise[i].sql);
    if (n) report_error(s->report, STATUS_STORE, (Place){s->path, 0, 0}, "%s (%lld)", promise[i].what, (long long)n);
  }
}

/* ---- Has a row changed that a document brought? ---- */

static uint64_t sum_of_document(Store *s, int64_t document, int64_t rules, const Str texts[6]) {
  uint64_t sum = sum_of_texts(ROW_DOCUMENT, texts, 6) + sum_of_numbers(ROW_DOCUMENT, &rules, 1);
  sum += sum_of_rows(s, "SELECT document, class, first_claim, last_claim FROM entity WHERE document = ?", ROW_ENTITY,
                     document);
  sum +=
      sum_of_rows(s, "SELECT k.entity, k.key FROM entity e JOIN entity_key k ON k.entity = e.id WHERE e.document = ?",
                  ROW_KEY, document);
  sum += sum_of_rows(
      s,
      "SELECT c.id, c.entity, c.predicate, c.object, c.value, c.rule, c.speaker, c.quote, c.modality, c.confidence"
      " FROM entity e JOIN claim c ON " CLAIMS_OF("e", "c") " WHERE e.document = ?",
      ROW_CLAIM, document);
  sum += sum_of_rows(s,
                     "SELECT id, document, char_start, char_end, exact FROM quote WHERE id BETWEEN"
                     " (SELECT min(c.quote) FROM entity e JOIN claim c ON " CLAIMS_OF(
                         "e", "c") " WHERE e.document = ?1) AND"
                                   " (SELECT max(c.quote) FROM entity e JOIN claim c ON " CLAIMS_OF(
                                       "e", "c") " WHERE e.document = ?1)",
                     ROW_QUOTE, document);
  return sum;
}

static void check_documents(Store *s, StoreHealth *health) {
  sqlite3_stmt *q = store_sql(s, "SELECT name, url, title, published, lang, sha256, id, sum, rules FROM document");
  while (store_row(s, q)) {
    Str texts[6];
    for (int i = 0; i < 6; i++) texts[i] = column_str(q, i);
    health->documents++;
    if (sum_of_document(s, sqlite3_column_int64(q, 6), sqlite3_column_int64(q, 8), texts) !=
        (uint64_t)sqlite3_column_int64(q, 7))
      report_error(s->report, STATUS_STORE, (Place){s->path, 0, 0},
                   "what was read of %.*s is not what it was; build it again", STR_ARG(texts[0])),
          health->hurt++;
  }
  /* A key stands at the hash of its text, or a little after it. */
  q = store_sql(s, "SELECT id, class, text FROM key");
  while (store_row(s, q)) {
    int64_t hash = key_hash(sqlite3_column_int64(q, 1), column_str(q, 2)), id = sqlite3_column_int64(q, 0);
    if (id < hash || id > hash + 64)
      report_error(s->report, STATUS_STORE, (Place){s->path, 0, 0}, "a key is not what it was: %.*s",
                   STR_ARG(column_str(q, 2)));
  }
}

/* On which claim each statement stands, and stood: no snapshot's SHA-256 tells that. */
static void check_bases(Store *s) {
  int64_t sum = store_number(s, "SELECT bases FROM snapshot ORDER BY number DESC LIMIT 1");
  if (s->status == STATUS_OK && (int64_t)sum_of_bases(s) != sum)
    report_error(s->report, STATUS_STORE, (Place){s->path, 0, 0},
                 "the claims that the statements stand on are not what they were; build the documents again");
}

/* ---- Snapshots ---- */

static void check_snapshot(Store *s, const Snapshot *n, StoreHealth *health) {
  SnapshotDigest d;
  snapshot_digest(s, n->number, &d);
  if (s->status != STATUS_OK) return;
  bool whole = !strcmp(d.sha256, n->sha256) && d.triples == n->triples && d.entities == n->entities;
  if (whole) array_push(&health->whole, n->number);
  else
    report_error(s->report, STATUS_STORE, (Place){s->path, 0, 0},
                 "snapshot %lld is not what it was: %lld statements about %lld things, expected %lld about %lld, or "
                 "their SHA-256 differs",
                 (long long)n->number, (long long)d.triples, (long long)d.entities, (long long)n->triples,
                 (long long)n->entities);
  sqlite3_stmt *q =
      store_sql(s, "SELECT (SELECT count(*) FROM document WHERE born <= ?1 AND (died IS NULL OR died > ?1)),"
                   " (SELECT count(*) FROM document d JOIN entity e ON e.document = d.id JOIN claim c ON " CLAIMS_OF(
                       "e", "c") "  WHERE d.born <= ?1 AND (d.died IS NULL OR d.died > ?1))");
  bind_id(q, 1, n->number);
  if (store_row(s, q)) {
    int64_t documents = sqlite3_column_int64(q, 0), claims = sqlite3_column_int64(q, 1);
    if (documents != n->documents || claims != n->claims)
      report_error(s->report, STATUS_STORE, (Place){s->path, 0, 0},
                   "snapshot %lld has %lld documents and %lld claims, expected %lld and %lld", (long long)n->number,
                   (long long)documents, (long long)claims, (long long)n->documents, (long long)n->claims);
  }
  store_reset(q);
}

/* One damaged place must not hide the rest: what SQLite refused has been reported, and the next part is looked at. */
static void go_on(Store *s) {
  if (s->status == STATUS_OK) return;
  for (size_t i = 0; i < s->statements.n; i++) store_reset(s->statements.at[i].statement);
  s->status = STATUS_OK;
  /* A page that failed cell_size_check is not looked at again while it is held: a part that follows would read what nobody else can. */
  sqlite3_db_release_memory(s->db);
}

static void check_texts(Store *s) {
  sqlite3_stmt *q = store_sql(s, "SELECT sha256, body, sum FROM text");
  while (store_row(s, q))
    if ((int64_t)hash_bytes(column_str(q, 1), 0) != sqlite3_column_int64(q, 2))
      report_error(s->report, STATUS_STORE, (Place){s->path, 0, 0},
                   "the kept text of a document is not what it was: %.*s", STR_ARG(column_str(q, 0)));
}

Status store_check(Store *s, StoreHealth *health, Report *r) {
  static void (*const parts[])(Store * s) = {check_schema, check_promises, check_texts};
  s->report = r;
  *health = (StoreHealth){0};
  if (s->status != STATUS_OK) return s->status;
  long before = r->errors;
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) parts[i](s), go_on(s);
  check_documents(s, health), go_on(s);
  check_bases(s), go_on(s);
  health->snapshots = store_number(s, "SELECT max(number) FROM snapshot");
  go_on(s);
  for (int64_t i = 1; i <= health->snapshots; i++, go_on(s)) {
    Snapshot n;
    if (snapshot_find(s, i, &n)) check_snapshot(s, &n, health);
  }
  /* Last: SQLite looks at pages without cell_size_check here and keeps them, so that what is read after it could be read nowhere else. */
  check_pages(s), go_on(s);
  return r->errors > before ? STATUS_STORE : STATUS_OK;
}

void store_health_release(StoreHealth *h) { array_release(&h->whole); }
