/* Which entities of all documents are the same.
 *
 * A cluster is a connected component of entities over shared keys. An entity that comes joins the clusters that have its keys, and
 * joins them to each other: the smaller is relabelled. When a document goes, its clusters are taken apart at the end of the build and
 * their remaining entities come again, one by one: so a cluster that only the lost document held together falls into its parts.
 * What a cluster is called follows from its keys alone; numbers of rows depend on the order of the documents and are never seen.
 */
#include "store/inside.h"

#include "base/sha256.h"
#include <string.h>

int64_t cluster_of_known(Store *s, int64_t class, Str iri) {
  int64_t cluster = cache_find(&s->known, iri);
  if (cluster) return cluster;
  sqlite3_stmt *q = store_sql(s, "SELECT id FROM cluster WHERE known = ?");
  bind_str(q, 1, iri);
  cluster = store_row(s, q) ? sqlite3_column_int64(q, 0) : 0;
  store_reset(q);
  if (!cluster) {
    q = store_sql(s, "INSERT INTO cluster (class, known) VALUES (?,?)");
    bind_id(q, 1, class);
    bind_str(q, 2, iri);
    store_run(s, q);
    cluster = sqlite3_last_insert_rowid(s->db);
  }
  if (s->status == STATUS_OK) cache_add(&s->known, iri, cluster);
  return cluster;
}

static int64_t new_cluster(Store *s, int64_t class) {
  sqlite3_stmt *q = store_sql(s, "INSERT INTO cluster (class) VALUES (?)");
  bind_id(q, 1, class);
  store_run(s, q);
  return sqlite3_last_insert_rowid(s->db);
}

static void run_with(Store *s, const char *sql, int64_t a, int64_t b) {
  sqlite3_stmt *q = store_sql(s, sql);
  bind_id(q, 1, a);
  if (q && sqlite3_bind_parameter_count(q) > 1) bind_id(q, 2, b);
  store_run(s, q);
}

/* Entities of earlier builds remember the IRI that they had, before their cluster changes or ends. */
static void remember_resource(Store *s, int64_t cluster) {
  sqlite3_stmt *q = store_sql(s, "INSERT OR IGNORE INTO former_resource (entity, until, resource)"
                                 " SELECT e.id, ?2, c.resource FROM cluster c JOIN entity e ON e.cluster = c.id"
                                 " WHERE c.id = ?1 AND c.resource IS NOT NULL AND e.id < ?3");
  bind_id(q, 1, cluster);
  bind_id(q, 2, s->number);
  bind_id(q, 3, s->first_entity);
  store_run(s, q);
  run_with(s, "INSERT OR IGNORE INTO stale SELECT resource FROM cluster WHERE id = ? AND resource IS NOT NULL", cluster,
           0);
}

static void remove_cluster(Store *s, int64_t cluster) {
  run_with(s, "DELETE FROM dirty WHERE cluster = ?", cluster, 0);
  run_with(s, "DELETE FROM broken WHERE cluster = ?", cluster, 0);
  run_with(s, "DELETE FROM cluster WHERE id = ?", cluster, 0);
}

static void merge(Store *s, int64_t from, int64_t into) {
  remember_resource(s, from);
  run_with(s, "UPDATE entity SET cluster = ?2 WHERE cluster = ?1", from, into);
  run_with(s, "UPDATE key SET cluster = ?2 WHERE cluster = ?1", from, into);
  run_with(s, "INSERT OR IGNORE INTO broken SELECT ?2 FROM broken WHERE cluster = ?1", from, into);
  run_with(s, "INSERT OR IGNORE INTO dirty VALUES (?)", into, 0);
  remove_cluster(s, from);
}

/* Up to a thousand: beyond, which of two is relabelled no longer matters much. */
static int64_t size_of(Store *s, int64_t cluster) {
  sqlite3_stmt *q = store_sql(s, "SELECT count(*) FROM (SELECT 1 FROM entity WHERE cluster = ? LIMIT 1000)");
  bind_id(q, 1, cluster);
  int64_t n = store_row(s, q) ? sqlite3_column_int64(q, 0) : 0;
  store_reset(q);
  return n;
}

static void give_key(Store *s, int64_t class, KeyOfEntity *key, int64_t cluster) {
  if (key->is_new) {
    sqlite3_stmt *q = store_sql(s, "INSERT INTO key (id, class, text, cluster) VALUES (?,?,?,?)");
    bind_id(q, 1, key->id);
    bind_id(q, 2, class);
    bind_str(q, 3, key->text);
    bind_id(q, 4, cluster);
    store_run(s, q);
  } else {
    run_with(s, "UPDATE key SET cluster = ?2 WHERE id = ?1", key->id, cluster);
  }
  key->is_new = false;
  key->cluster = cluster;
}

int64_t cluster_of_keys(Store *s, int64_t class, KeyOfEntity *keys, size_t n) {
  int64_t cluster = 0;
  for (size_t i = 0; i < n; i++) {
    int64_t other = keys[i].cluster;
    if (!other || other == cluster) continue;
    if (!cluster) {
      cluster = other;
      continue;
    }
    waiting_flush(s);
    int64_t from = size_of(s, other) <= size_of(s, cluster) ? other : cluster;
    int64_t into = from == other ? cluster : other;
    merge(s, from, into);
    for (size_t k = 0; k < n; k++)
      if (keys[k].cluster == from) keys[k].cluster = into;
    cluster = into;
  }
  if (!cluster) cluster = new_cluster(s, class);
  for (size_t i = 0; i < n; i++)
    if (keys[i].cluster != cluster) give_key(s, class, &keys[i], cluster);
  return cluster;
}

void cluster_leave(Store *s, int64_t document) {
  sqlite3_stmt *q = store_sql(s, "INSERT OR IGNORE INTO former_resource (entity, until, resource)"
                                 " SELECT e.id, ?2, c.resource FROM entity e JOIN cluster c ON c.id = e.cluster"
                                 " WHERE e.document = ?1 AND c.resource IS NOT NULL AND e.id < ?3");
  bind_id(q, 1, document);
  bind_id(q, 2, s->number);
  bind_id(q, 3, s->first_entity);
  store_run(s, q);
  run_with(s, "INSERT OR IGNORE INTO broken SELECT cluster FROM entity WHERE document = ? AND cluster IS NOT NULL",
           document, 0);
  run_with(s, "UPDATE entity SET cluster = NULL WHERE document = ?", document, 0);
}

/* ---- At the end of a build ---- */

static int64_t first_of(Store *s, const char *sql) {
  sqlite3_stmt *q = store_sql(s, sql);
  int64_t id = store_row(s, q) ? sqlite3_column_int64(q, 0) : 0;
  store_reset(q);
  return id;
}

static void take_apart(Store *s, int64_t cluster) {
  remember_resource(s, cluster);
  run_with(s, "INSERT INTO loose SELECT id FROM entity WHERE cluster = ?", cluster, 0);
  run_with(s, "UPDATE entity SET cluster = NULL WHERE cluster = ?", cluster, 0);
  run_with(s, "UPDATE key SET cluster = NULL WHERE cluster = ?", cluster, 0);
  remove_cluster(s, cluster);
}

static void join_again(Store *s, int64_t entity) {
  ARRAY(KeyOfEntity) keys = {0};
  int64_t class = 0;
  sqlite3_stmt *q = store_sql(s, "SELECT k.id, k.cluster, e.class FROM entity e JOIN entity_key ek ON ek.entity = e.id"
                                 " JOIN key k ON k.id = ek.key WHERE e.id = ?");
  bind_id(q, 1, entity);
  while (store_row(s, q)) {
    array_push(&keys, (KeyOfEntity){.id = sqlite3_column_int64(q, 0), .cluster = sqlite3_column_int64(q, 1)});
    class = sqlite3_column_int64(q, 2);
  }
  int64_t cluster = s->status == STATUS_OK ? cluster_of_keys(s, class, keys.at, keys.n) : 0;
  run_with(s, "UPDATE entity SET cluster = ?2 WHERE id = ?1", entity, cluster);
  run_with(s, "INSERT OR IGNORE INTO dirty VALUES (?)", cluster, 0);
  run_with(s, "DELETE FROM loose WHERE entity = ?", entity, 0);
  array_release(&keys);
}

static bool is_known(Store *s, int64_t cluster) {
  sqlite3_stmt *q = store_sql(s, "SELECT known IS NOT NULL FROM cluster WHERE id = ?");
  bind_id(q, 1, cluster);
  bool known = store_row(s, q) && sqlite3_column_int(q, 0);
  store_reset(q);
  return known;
}

static void mend(Store *s, int64_t cluster) {
  if (!is_known(s, cluster)) {
    take_apart(s, cluster);
  } else if (size_of(s, cluster) == 0) {
    remember_resource(s, cluster);
    remove_cluster(s, cluster);
    cache_clear(&s->known);
  } else {
    run_with(s, "INSERT OR IGNORE INTO dirty VALUES (?)", cluster, 0);
    run_with(s, "DELETE FROM broken WHERE cluster = ?", cluster, 0);
  }
}

static const char *folder_of(const Store *s, int64_t class) {
  if (class == s->classes[CLASS_AGREEMENT]) return "agreement/";
  if (class == s->classes[CLASS_EVENT]) return "event/";
  if (class == s->classes[CLASS_PERSON]) return "person/";
  if (class == s->classes[CLASS_PLACE]) return "place/";
  if (class == s->classes[CLASS_DOMAIN]) return "domain/";
  if (class == s->classes[CLASS_STATE]) return "state/";
  return "body/";
}

static Str class_name(const Store *s, int64_t class) {
  for (int c = 0; c < ENTITY_CLASS_COUNT; c++)
    if (s->classes[c] == class) return class_local_name((EntityClass)c);
  return STR("");
}

/* A known entity: base and its IRI. Any other: base, folder, the first 16 hexadecimal digits of the SHA-256 of its class and its
   smallest key. */
static int64_t resource_of(Store *s, Str base, int64_t class, Str known, Str key) {
  StrBuf iri = {0};
  if (known.n) {
    if (str_find(known, STR("://")) == SIZE_MAX) strbuf_add(&iri, base);
    strbuf_add(&iri, known);
  } else {
    StrBuf b = {0};
    char hex[65];
    strbuf_add(&b, class_name(s, class));
    strbuf_addc(&b, '\n');
    strbuf_add(&b, key);
    sha256_hex(strbuf_as_str(&b), hex);
    strbuf_release(&b);
    strbuf_add(&iri, base);
    strbuf_printf(&iri, "%s%.16s", folder_of(s, class), hex);
  }
  int64_t resource = store_iri(s, strbuf_as_str(&iri));
  strbuf_release(&iri);
  return resource;
}

static void name_cluster(Store *s, Str base, int64_t cluster) {
  sqlite3_stmt *q = store_sql(
      s, "SELECT class, known, (SELECT min(text) FROM key WHERE cluster = c.id), resource FROM cluster c WHERE id = ?");
  bind_id(q, 1, cluster);
  int64_t resource = 0, before = 0;
  if (store_row(s, q)) {
    resource = resource_of(s, base, sqlite3_column_int64(q, 0), column_str(q, 1), column_str(q, 2));
    before = sqlite3_column_int64(q, 3);
  }
  store_reset(q);
  if (resource == before) return;
  if (before) remember_resource(s, cluster);
  run_with(s, "UPDATE cluster SET resource = ?2 WHERE id = ?1", cluster, resource);
}

void clusters_settle(Store *s, Str base, Redo redo) {
  int64_t id;
  while ((id = first_of(s, "SELECT cluster FROM broken LIMIT 1"))) mend(s, id);
  while ((id = first_of(s, "SELECT entity FROM loose LIMIT 1"))) join_again(s, id);
  if (redo != REDO_ALL)
    run_with(s, "INSERT OR IGNORE INTO dirty SELECT cluster FROM entity WHERE id >= ? AND cluster IS NOT NULL",
             s->first_entity, 0);
  if (redo == REDO_KNOWN) store_exec(s, "INSERT OR IGNORE INTO dirty SELECT id FROM cluster WHERE known IS NOT NULL");
  if (redo == REDO_ALL) store_exec(s, "INSERT OR IGNORE INTO dirty SELECT id FROM cluster");

  sqlite3_stmt *q = store_sql(s, "SELECT cluster FROM dirty");
  while (store_row(s, q)) name_cluster(s, base, sqlite3_column_int64(q, 0));

  /* What kept its name in the end is not remembered; who speaks of something that has a new name is dirty too. */
  run_with(s,
           "DELETE FROM former_resource WHERE until = ? AND resource ="
           " (SELECT c.resource FROM entity e JOIN cluster c ON c.id = e.cluster WHERE e.id = former_resource.entity)",
           s->number, 0);
  run_with(s,
           "INSERT OR IGNORE INTO dirty SELECT x.cluster FROM former_resource f JOIN entity e ON e.id = f.entity"
           " JOIN entity x ON x.document = e.document JOIN claim c ON " CLAIMS_OF(
               "x", "c") " AND c.object = e.id"
                         " WHERE f.until = ? AND x.cluster IS NOT NULL",
           s->number, 0);
  store_exec(s, "DELETE FROM stale WHERE resource IN (SELECT resource FROM cluster WHERE resource IS NOT NULL)");
}
