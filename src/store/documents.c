/* The documents behind a snapshot, and their texts where they were kept. */
#include "store/inside.h"

#include <string.h>

Status store_keep_text(Store *s, const char *sha256, Str text, Report *r) {
  s->report = r;
  sqlite3_stmt *q = store_sql(s, "INSERT OR IGNORE INTO text (sha256, body, sum) VALUES (?,?,?)");
  bind_str(q, 1, str_of(sha256));
  bind_str(q, 2, text);
  if (q) sqlite3_bind_int64(q, 3, (int64_t)hash_bytes(text, 0));
  store_run(s, q);
  return s->status;
}

bool store_find_text(Store *s, const char *sha256, StrBuf *text) {
  sqlite3_stmt *q = store_sql(s, "SELECT body FROM text WHERE sha256 = ?");
  bind_str(q, 1, str_of(sha256));
  bool there = store_row(s, q);
  strbuf_clear(text);
  if (there) strbuf_add(text, column_str(q, 0));
  store_reset(q);
  return there;
}

bool store_find_document(Store *s, Str name, Document *d, char sha256[65]) {
  static const char *const by[] = {"SELECT name, url, title, published, lang, sha256 FROM document"
                                   " WHERE name = ? AND died IS NULL",
                                   "SELECT name, url, title, published, lang, sha256 FROM document"
                                   " WHERE url = ? AND died IS NULL ORDER BY name LIMIT 1"};
  if (s->building) waiting_flush(s);
  for (int i = 0; i < 2; i++) {
    sqlite3_stmt *q = store_sql(s, by[i]);
    bind_str(q, 1, name);
    if (!store_row(s, q)) continue;
    *d = (Document){.file = s->path, .text = {"", 0}};
    Str *const texts[] = {&d->id, &d->url, &d->title, &d->published, &d->lang};
    arena_clear(&s->snapshots);
    for (int k = 0; k < 5; k++) *texts[k] = arena_copy(&s->snapshots, column_str(q, k));
    snprintf(sha256, 65, "%.*s", STR_ARG(column_str(q, 5)));
    store_reset(q);
    return true;
  }
  return false;
}

bool store_find_key(Store *s, EntityClass class, Str key, StrBuf *iri) {
  KeyOfEntity found = key_in_store(s, s->classes[class], key, NULL, 0);
  sqlite3_stmt *q = store_sql(s, "SELECT t.text FROM cluster c JOIN term t ON t.id = c.resource WHERE c.id = ?");
  bind_id(q, 1, found.cluster);
  bool there = store_row(s, q);
  strbuf_clear(iri);
  if (there) strbuf_add(iri, str_sub(column_str(q, 0), 1, column_str(q, 0).n - 1));
  store_reset(q);
  return there;
}

Status store_each_mention(Store *s, Str iri, Status (*sink)(void *user, Str document), void *user, Report *r) {
  s->report = r;
  Status status = STATUS_OK;
  sqlite3_stmt *q = store_sql(s, "SELECT DISTINCT d.name FROM term t CROSS JOIN cluster k ON k.resource = t.id"
                                 " CROSS JOIN entity e ON e.cluster = k.id CROSS JOIN document d ON d.id = e.document"
                                 " WHERE t.text = ? ORDER BY d.name");
  StrBuf text = {0};
  term_add_ntriples(&text, (Term){.kind = TERM_IRI, .value = iri});
  bind_str(q, 1, strbuf_as_str(&text));
  while (status == STATUS_OK && store_row(s, q)) status = sink(user, column_str(q, 0));
  store_reset(q);
  strbuf_release(&text);
  return s->status != STATUS_OK ? s->status : status;
}

Status store_each_document(Store *s, int64_t snapshot, DocumentSink sink, void *user, Report *r) {
  s->report = r;
  Snapshot found;
  Status status = STATUS_OK;
  if (!snapshot_find(s, snapshot, &found)) return STATUS_STORE;
  sqlite3_stmt *q = store_sql(s, "SELECT d.name, d.url, d.title, d.published, d.lang, d.sha256, t.body FROM document d"
                                 " LEFT JOIN text t ON t.sha256 = d.sha256 WHERE d.born <= ?1"
                                 " AND (d.died IS NULL OR d.died > ?1) ORDER BY d.name");
  bind_id(q, 1, found.number);
  while (status == STATUS_OK && store_row(s, q)) {
    Document d = {.file = s->path};
    Str *const texts[] = {&d.id, &d.url, &d.title, &d.published, &d.lang};
    for (int i = 0; i < 5; i++) *texts[i] = column_str(q, i);
    char sha256[65];
    snprintf(sha256, sizeof sha256, "%.*s", STR_ARG(column_str(q, 5)));
    if (sqlite3_column_type(q, 6) != SQLITE_NULL) d.text = column_str(q, 6);
    status = sink(user, &d, sha256);
  }
  store_reset(q);
  return s->status != STATUS_OK ? s->status : status;
}
