/* The dataset that is lent: a store's snapshot as it lies, or tables of our own beside it. */
#include "store/lend_inside.h"

#include <string.h>

static Status execute(Lent *l, const char *sql) {
  if (l->status != STATUS_OK) return l->status;
  int code = sqlite3_exec(l->db, sql, NULL, NULL, NULL);
  return code == SQLITE_OK ? STATUS_OK : lent_fail(l, code, sql);
}

static sqlite3_stmt *prepare(Lent *l, sqlite3_stmt **q, const char *sql) {
  if (*q) return *q;
  int code = sqlite3_prepare_v3(l->db, sql, -1, SQLITE_PREPARE_PERSISTENT, q, NULL);
  if (code != SQLITE_OK) lent_fail(l, code, sql);
  return *q;
}

Status lent_open_store(Lent **out, const char *path, Str reference, Report *r) {
  Store *s;
  *out = NULL;
  Status status = store_open(&s, path, STORE_READ, r);
  if (status != STATUS_OK) return status;
  Snapshot found, last = {0};
  int64_t snapshot;
  status = store_find(s, reference, &snapshot, r);
  if (status == STATUS_OK && (!snapshot_find(s, snapshot, &found) || !snapshot_find(s, 0, &last)))
    status = STATUS_STORE;
  if (status != STATUS_OK) {
    store_close(s);
    return status;
  }
  Lent *l = memory_new(sizeof *l);
  *l = (Lent){.store = s, .db = s->db, .report = r, .snapshot = found.number, .last = found.number == last.number};
  l->base = arena_copy(&l->arena, last.base);
  l->first = store_number(s, "SELECT max(id) FROM term");
  execute(
      l,
      "PRAGMA query_only = OFF; PRAGMA cache_size = -32768"); /* of the store nothing is written: lent_ready denies it */
  *out = l;
  return s->status;
}

Status lent_open_files(Lent **out, Report *r) {
  Lent *l = memory_new(sizeof *l);
  sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  *l = (Lent){.report = r};
  *out = l;
  int code = sqlite3_open_v2(":memory:", &l->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
  if (code != SQLITE_OK) return lent_fail(l, code, "open");
  return execute(l, "PRAGMA temp_store = FILE; PRAGMA temp.cache_size = -65536");
}

void lent_close(Lent *l) {
  if (!l) return;
  sqlite3_stmt *own[] = {l->add_default, l->add_named, l->add_graph, l->text_of, l->find, l->statement};
  for (size_t i = 0; i < sizeof own / sizeof *own; i++) sqlite3_finalize(own[i]);
  for (size_t i = 0; i < 8; i++) sqlite3_finalize(l->counts[i]);
  if (l->db) sqlite3_set_authorizer(l->db, NULL, NULL);
  if (l->db) sqlite3_progress_handler(l->db, 0, NULL, NULL);
  if (l->store) store_close(l->store);
  else if (l->db) sqlite3_close(l->db);
  map_release(&l->terms);
  strbuf_release(&l->text);
  arena_release(&l->arena);
  free(l);
}

/* ---- Terms ---- */

int64_t lent_find(Lent *l, Str text) {
  if (l->store) {
    sqlite3_stmt *q = prepare(l, &l->find, "SELECT id FROM main.term WHERE text = ?");
    if (!q) return 0;
    bind_str(q, 1, text);
    int64_t id = sqlite3_step(q) == SQLITE_ROW ? sqlite3_column_int64(q, 0) : 0;
    sqlite3_reset(q);
    if (id) return id;
  }
  uint32_t at = map_get(&l->terms, text);
  return at == MAP_NONE ? 0 : l->first + 1 + at;
}

int64_t lent_term(Lent *l, Str text) {
  int64_t id = l->store ? lent_find(l, text) : 0;
  return id ? id : l->first + 1 + map_add(&l->terms, text, (uint32_t)l->terms.entries.n);
}

Str lent_text(Lent *l, int64_t term) {
  if (term > l->first && term - l->first <= (int64_t)l->terms.entries.n)
    return l->terms.entries.at[term - l->first - 1].key;
  strbuf_clear(&l->text);
  sqlite3_stmt *q = l->store ? prepare(l, &l->text_of, "SELECT text FROM main.term WHERE id = ?") : NULL;
  if (!q) return STR("");
  bind_id(q, 1, term);
  if (sqlite3_step(q) == SQLITE_ROW) strbuf_add(&l->text, column_str(q, 0));
  sqlite3_reset(q);
  return strbuf_as_str(&l->text);
}

size_t lent_count(Lent *l, int64_t subject, int64_t predicate, int64_t object, size_t most) {
  const int64_t ids[] = {subject, predicate, object};
  int which = (subject != 0) | (predicate != 0) << 1 | (object != 0) << 2;
  StrBuf sql = {0};
  strbuf_adds(&sql, "SELECT count(*) FROM (SELECT 1 FROM rdf_default WHERE 1");
  if (subject) strbuf_adds(&sql, " AND subject = ?1");
  if (predicate) strbuf_adds(&sql, " AND predicate = ?2");
  if (object) strbuf_adds(&sql, " AND object = ?3");
  strbuf_adds(&sql, " LIMIT ?4)");
  sqlite3_stmt *q = prepare(l, &l->counts[which], sql.data);
  strbuf_release(&sql);
  if (!q) return most;
  for (int i = 0; i < 3; i++)
    if (ids[i]) sqlite3_bind_int64(q, i + 1, ids[i]);
  sqlite3_bind_int64(q, 4, (sqlite3_int64)most);
  size_t n = sqlite3_step(q) == SQLITE_ROW ? (size_t)sqlite3_column_int64(q, 0) : most;
  sqlite3_reset(q);
  return n;
}

size_t lent_graphs(Lent *l, int64_t *graphs, size_t most) {
  sqlite3_stmt *q = NULL;
  size_t n = 0;
  if (!prepare(l, &q, "SELECT graph FROM rdf_graph ORDER BY graph")) return 0;
  while (sqlite3_step(q) == SQLITE_ROW) {
    if (n < most) graphs[n] = sqlite3_column_int64(q, 0);
    n++;
  }
  sqlite3_finalize(q);
  return n;
}

/* ---- Filling ---- */

static void copy_default(Lent *l) {
  if (l->copied) return;
  l->copied = true;
  execute(l, "CREATE TEMP TABLE quad_default (subject INTEGER, predicate INTEGER, object INTEGER,"
             " PRIMARY KEY (subject, predicate, object)) WITHOUT ROWID; BEGIN");
  if (!l->store) return;
  char sql[200];
  snprintf(sql, sizeof sql,
           "INSERT OR IGNORE INTO temp.quad_default SELECT subject, predicate, object FROM main.triple"
           " WHERE born <= %lld AND (died IS NULL OR died > %lld)",
           (long long)l->snapshot, (long long)l->snapshot);
  execute(l, sql);
}

static void open_named(Lent *l) {
  if (l->named) return;
  l->named = true;
  execute(l, "CREATE TEMP TABLE quad_named (graph INTEGER, subject INTEGER, predicate INTEGER, object INTEGER,"
             " PRIMARY KEY (graph, subject, predicate, object)) WITHOUT ROWID;"
             "CREATE TEMP TABLE graph_name (graph INTEGER PRIMARY KEY)");
}

static int64_t id_of(Lent *l, Term t) {
  strbuf_clear(&l->text);
  term_add_ntriples(&l->text, t);
  return lent_term(l, strbuf_as_str(&l->text));
}

static Status insert(Lent *l, sqlite3_stmt *q, const int64_t *ids, int n) {
  if (!q) return l->status;
  for (int i = 0; i < n; i++) sqlite3_bind_int64(q, i + 1, ids[i]);
  int code = sqlite3_step(q);
  sqlite3_reset(q);
  return code == SQLITE_DONE ? STATUS_OK : lent_fail(l, code, "load");
}

void lent_add_graph(Lent *l, int64_t graph) {
  open_named(l);
  insert(l, prepare(l, &l->add_graph, "INSERT OR IGNORE INTO temp.graph_name VALUES (?)"), &graph, 1);
}

Status lent_add(Lent *l, const Triple *t) {
  int64_t ids[4] = {0, id_of(l, t->subject), id_of(l, t->predicate), id_of(l, t->object)};
  copy_default(l);
  if (t->graph.kind == TERM_NONE)
    return insert(l, prepare(l, &l->add_default, "INSERT OR IGNORE INTO temp.quad_default VALUES (?,?,?)"), ids + 1, 3);
  ids[0] = id_of(l, t->graph);
  lent_add_graph(l, ids[0]);
  return insert(l, prepare(l, &l->add_named, "INSERT OR IGNORE INTO temp.quad_named VALUES (?,?,?,?)"), ids, 4);
}

typedef struct Evidence {
  Lent *lent;
  Term graph;
} Evidence;

static Term evidence_graph(Lent *l) {
  return (Term){.kind = TERM_IRI, .value = arena_printf(&l->arena, "%.*sevidence", STR_ARG(l->base))};
}

int64_t lent_evidence_graph(Lent *l) { return l->store ? id_of(l, evidence_graph(l)) : 0; }

static Status take_evidence(void *user, const Triple *t, Place place) {
  (void)place;
  Evidence *e = user;
  Triple with = *t;
  with.graph = e->graph;
  return lent_add(e->lent, &with);
}

Status lent_add_evidence(Lent *l, bool into_default, Report *r) {
  Evidence e = {.lent = l, .graph = into_default ? (Term){0} : evidence_graph(l)};
  if (!into_default) lent_add_graph(l, id_of(l, e.graph));
  /* The evidence is read in a transaction that is rolled back, so it comes from a connection of its own. */
  Store *s;
  copy_default(l);
  Status status = store_open(&s, l->store->path, STORE_READ, r);
  if (status != STATUS_OK) return status;
  status = store_each_evidence_triple(s, l->snapshot, ORDER_CANONICAL, take_evidence, &e, r);
  store_close(s);
  return status;
}

/* ---- Ready ---- */

static int only_reads(void *user, int action, const char *a, const char *b, const char *c, const char *d) {
  (void)user, (void)a, (void)b, (void)c, (void)d;
  return action == SQLITE_SELECT || action == SQLITE_READ || action == SQLITE_FUNCTION || action == SQLITE_RECURSIVE
             ? SQLITE_OK
             : SQLITE_DENY;
}

static void add_list(StrBuf *b, const int64_t *ids, size_t n) {
  strbuf_adds(b, "(");
  for (size_t i = 0; i < n; i++) strbuf_printf(b, "%s%lld", i ? "," : "", (long long)ids[i]);
  strbuf_adds(b, ")");
}

/* A dataset that the query itself describes: graphs among those that are there. */
static void view_given(Lent *l, const LentDataset *d) {
  StrBuf sql = {0};
  open_named(l);
  strbuf_adds(
      &sql,
      "CREATE TEMP TABLE rdf_default (subject INTEGER, predicate INTEGER, object INTEGER,"
      " PRIMARY KEY (subject, predicate, object)) WITHOUT ROWID;"
      "INSERT OR IGNORE INTO temp.rdf_default SELECT subject, predicate, object FROM temp.quad_named WHERE graph IN ");
  add_list(&sql, d->from, d->from_count);
  strbuf_adds(&sql, "; CREATE INDEX temp.given_pos ON rdf_default (predicate, object);"
                    "CREATE INDEX temp.given_os ON rdf_default (object, predicate);"
                    "CREATE TEMP VIEW rdf_named AS SELECT * FROM temp.quad_named WHERE graph IN ");
  add_list(&sql, d->named, d->named_count);
  strbuf_adds(&sql, "; CREATE TEMP VIEW rdf_graph AS SELECT graph FROM temp.graph_name WHERE graph IN ");
  add_list(&sql, d->named, d->named_count);
  execute(l, sql.data);
  strbuf_release(&sql);
}

Status lent_ready(Lent *l, const LentDataset *d, Report *r) {
  l->report = r;
  if (!l->store || !l->last) copy_default(l);
  open_named(l);
  if (l->copied)
    execute(l, "CREATE INDEX temp.quad_default_pos ON quad_default (predicate, object);"
               "CREATE INDEX temp.quad_default_os ON quad_default (object, predicate); COMMIT");
  execute(l, "CREATE INDEX temp.quad_named_pos ON quad_named (predicate, object);"
             "CREATE INDEX temp.quad_named_sp ON quad_named (subject, predicate);"
             "CREATE INDEX temp.quad_named_os ON quad_named (object, predicate)");
  if (d->given) view_given(l, d);
  else {
    execute(
        l,
        l->copied
            ? "CREATE TEMP VIEW rdf_default AS SELECT subject, predicate, object FROM temp.quad_default"
            : "CREATE TEMP VIEW rdf_default AS SELECT subject, predicate, object FROM main.triple WHERE died IS NULL");
    execute(l, "CREATE TEMP VIEW rdf_named AS SELECT graph, subject, predicate, object FROM temp.quad_named;"
               "CREATE TEMP VIEW rdf_graph AS SELECT graph FROM temp.graph_name");
  }
  execute(l, "PRAGMA query_only = ON");
  if (l->status == STATUS_OK) sqlite3_set_authorizer(l->db, only_reads, NULL);
  return l->status;
}
