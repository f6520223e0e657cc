#include "store/inside.h"

#include "store/schema.sql.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static Status refuse(Store *s, const char *why) {
  return s->status = report_error(s->report, STATUS_STORE, (Place){s->path, 0, 0}, "%s; it was left as it is", why);
}

static uint32_t big_endian(const unsigned char *p) {
  return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* Looks at the head of the file (https://sqlite.org/fileformat.html §1.3) before SQLite may touch it. */
static Status check_head(Store *s, bool *missing) {
  unsigned char head[100];
  int fd = open(s->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  *missing = fd < 0 && errno == ENOENT;
  if (*missing) return STATUS_OK;
  struct stat st;
  if (fd < 0)
    return s->status = report_error(s->report, STATUS_IO, (Place){s->path, 0, 0}, "cannot open: %s", strerror(errno));
  bool regular = !fstat(fd, &st) && S_ISREG(st.st_mode);
  ssize_t n = regular ? read(fd, head, sizeof head) : 0;
  close(fd);
  if (!regular) return refuse(s, "not a regular file");
  if (n == 0) return refuse(s, "the file is empty, not a store; remove it to make a new one here");
  if (n < (ssize_t)sizeof head || memcmp(head, "SQLite format 3", 16))
    return refuse(s, "not a store of entente (not even SQLite)");
  if (big_endian(head + 68) != STORE_APPLICATION_ID) return refuse(s, "an SQLite file, but not a store of entente");
  if (big_endian(head + 60) < STORE_VERSION)
    return refuse(s,
                  "the store was made by an older entente, whose tables were others; build it anew from its documents");
  if (big_endian(head + 60) > STORE_VERSION) return refuse(s, "the store was made by a newer entente; use that one");
  return STATUS_OK;
}

static void open_database(Store *s, const char *path, int flags) {
  if (s->status != STATUS_OK) return;
  int code = sqlite3_open_v2(path, &s->db, flags | SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE, NULL);
  if (code != SQLITE_OK) store_fail(s, code, "open");
  if (!s->db) return;
  sqlite3_busy_timeout(s->db, 10000);
  sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config(s->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config(s->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
}

static void close_database(Store *s) {
  for (size_t i = 0; i < s->statements.n; i++) sqlite3_finalize(s->statements.at[i].statement);
  array_release(&s->statements);
  s->statement_count = 0;
  if (s->db) sqlite3_close(s->db);
  s->db = NULL;
}

/* A new store is made under another name and linked to its own when it is whole, so that a killed program leaves no half a store. */
static void make_store(Store *s) {
  size_t n = strlen(s->path) + 32;
  char *temporary = memory_new(n);
  snprintf(temporary, n, "%s.new-%ld", s->path, (long)getpid());
  unlink(temporary);
  open_database(s, temporary, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  store_exec(s, "PRAGMA page_size = 8192; PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; BEGIN IMMEDIATE");
  store_exec(s, schema_sql);
  char pragmas[96];
  snprintf(pragmas, sizeof pragmas,
           "PRAGMA application_id = %d; PRAGMA user_version = %d; COMMIT; PRAGMA journal_mode = WAL",
           STORE_APPLICATION_ID, STORE_VERSION);
  store_exec(s, pragmas);
  close_database(s);
  if (s->status == STATUS_OK && link(temporary, s->path) && errno != EEXIST) {
    s->status =
        report_error(s->report, STATUS_IO, (Place){s->path, 0, 0}, "cannot make the store: %s", strerror(errno));
  }
  unlink(temporary);
  free(temporary);
}

/* Path as a URI for SQLite, so that "?" and "#" in a file name stay what they are. */
static void add_uri(StrBuf *b, const char *path, const char *query) {
  strbuf_adds(b, path[0] == '/' ? "file://" : "file:");
  for (const char *p = path; *p; p++) {
    if (strchr("?#%", *p)) strbuf_printf(b, "%%%02X", (unsigned)*p);
    else strbuf_addc(b, *p);
  }
  strbuf_adds(b, query);
}

static void open_file(Store *s) {
  StrBuf uri = {0};
  if (s->mode == STORE_WRITE) {
    add_uri(&uri, s->path, "?mode=rw");
    open_database(s, uri.data, SQLITE_OPEN_READWRITE);
    store_exec(s, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;"
                  "PRAGMA temp_store = FILE; PRAGMA cell_size_check = ON");
#ifdef ENTENTE_ARENA_DEBUG /* nearly half of the time of a build; `entente check` looks at all of them, and the tests run that */
    store_exec(s, "PRAGMA foreign_keys = ON");
#endif
  } else {
    /* Opened for writing where that is allowed, so that the -wal and -shm files go when the last reader does; query_only keeps it reading.
       On read-only media SQLite cannot make these files: nobody writes there, so the store may be read as it is. */
    add_uri(&uri, s->path, "?mode=rw");
    open_database(s, uri.data, SQLITE_OPEN_READWRITE);
    int code = s->db ? sqlite3_exec(s->db, "SELECT 1 FROM sqlite_schema", NULL, NULL, NULL) : SQLITE_OK;
    if ((code & 0xFF) == SQLITE_CANTOPEN || (code & 0xFF) == SQLITE_READONLY) {
      close_database(s);
      strbuf_clear(&uri);
      add_uri(&uri, s->path, "?immutable=1");
      open_database(s, uri.data, SQLITE_OPEN_READONLY);
    }
    store_exec(s, "PRAGMA query_only = ON; PRAGMA cell_size_check = ON; PRAGMA temp_store = FILE");
    store_exec(s, s->mode == STORE_STREAM ? "PRAGMA cache_size = -2048" : "PRAGMA cache_size = -65536");
  }
  strbuf_release(&uri);
}

static void learn_vocabulary(Store *s) {
  for (int p = 0; p < PREDICATE_COUNT; p++) s->predicates[p] = store_iri(s, predicate_iri((Predicate)p));
  for (int c = 0; c < ENTITY_CLASS_COUNT; c++) {
    Str local = class_local_name((EntityClass)c);
    char iri[128];
    snprintf(iri, sizeof iri, NS_ENT "%.*s", STR_ARG(local));
    s->classes[c] = store_iri(s, str_of(iri));
  }
}

static Store *new_store(const char *path, StoreMode mode, Report *r) {
  /* One thread uses stores: without SQLite's locks and its counting of memory a build is a tenth faster. Once, before anything else. */
  sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  Store *s = memory_new(sizeof *s);
  s->mode = mode;
  s->report = r;
  s->path = memory_new(strlen(path) + 1);
  memcpy(s->path, path, strlen(path));
  return s;
}

/* SQLite keeps what has no name in memory, and beyond the cache in a file that nobody else sees. */
Store *store_open_private(const char *name, Report *r) {
  Store *s = new_store(name, STORE_WRITE, r);
  open_database(s, "", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  store_exec(s, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
                "PRAGMA cache_size = -65536; PRAGMA temp_store = FILE");
  store_exec(s, schema_sql);
  learn_vocabulary(s);
  return s;
}

Status store_open(Store **out, const char *path, StoreMode mode, Report *r) {
  Store *s = *out = new_store(path, mode, r);
  bool missing;
  if (check_head(s, &missing) == STATUS_OK) {
    if (missing && mode != STORE_WRITE) {
      s->status = report_error(r, STATUS_STORE, (Place){path, 0, 0}, "there is no store; make one with entente build");
    } else if (missing) {
      make_store(s);
    }
  }
  if (s->status == STATUS_OK) open_file(s);
  if (s->status == STATUS_OK && mode != STORE_WRITE) learn_vocabulary(s);
  Status status = s->status;
  if (status != STATUS_OK) store_close(s), *out = NULL;
  return status;
}

void store_close(Store *s) {
  if (!s) return;
  if (s->db && !sqlite3_get_autocommit(s->db)) {
    s->status = STATUS_OK;
    for (size_t i = 0; i < s->statements.n; i++) store_reset(s->statements.at[i].statement);
    sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
  }
  close_database(s);
  cache_release(&s->terms);
  cache_release(&s->known);
  arena_release(&s->snapshots);
  strbuf_release(&s->text);
  strbuf_release(&s->absent);
  strbuf_release(&s->put_off);
  waiting_release(s);
  free(s->path);
  free(s);
}

/* Who holds the lock on writing: SQLite takes byte 120 of the -shm file for it (walformat.html §2.3). */
static long lock_holder(const Store *s) {
  StrBuf path = {0};
  strbuf_printf(&path, "%s-shm", s->path);
  int fd = open(path.data, O_RDONLY | O_CLOEXEC);
  strbuf_release(&path);
  if (fd < 0) return 0;
  struct flock lock = {.l_type = F_RDLCK, .l_whence = SEEK_SET, .l_start = 120, .l_len = 1};
  long pid = !fcntl(fd, F_GETLK, &lock) && lock.l_type != F_UNLCK ? (long)lock.l_pid : 0;
  close(fd); /* gives up our own locks on that file as well: the caller gives up the store anyway */
  return pid;
}

Status store_lock(Store *s) {
  int code = sqlite3_exec(s->db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
  if ((code & 0xFF) == SQLITE_BUSY) {
    char who[48] = "";
    long pid = lock_holder(s);
    if (pid) snprintf(who, sizeof who, " (process %ld)", pid);
    return s->status = report_error(s->report, STATUS_STORE, (Place){s->path, 0, 0},
                                    "another build holds the store%s; waited 10 s, try again when it has ended", who);
  }
  if (code != SQLITE_OK) store_fail(s, code, "begin");
  return s->status;
}

static int64_t row_of_rules(Store *s, const MadeBy *by) {
  sqlite3_stmt *q = store_sql(s, "INSERT OR IGNORE INTO rules (program, ontology, lexicon) VALUES (?,?,?)");
  for (int again = 0; again < 2; again++) {
    bind_str(q, 1, by->program);
    bind_str(q, 2, by->ontology);
    bind_str(q, 3, by->lexicon);
    if (again) break;
    store_run(s, q);
    q = store_sql(s, "SELECT id FROM rules WHERE program = ? AND ontology = ? AND lexicon = ?");
  }
  int64_t id = store_row(s, q) ? sqlite3_column_int64(q, 0) : 0;
  store_reset(q);
  return id;
}

Status store_begin(Store *s, const MadeBy *made_by, Report *r) {
  assert(s->mode == STORE_WRITE && !s->building);
  s->report = r;
  if (s->status != STATUS_OK || store_lock(s) != STATUS_OK) return s->status;
#ifdef ENTENTE_ARENA_DEBUG
  store_exec(s, "PRAGMA defer_foreign_keys = ON"); /* the row of a document comes behind those that are of it */
#endif
  learn_vocabulary(s);
  store_exec(s, "CREATE TEMP TABLE IF NOT EXISTS broken (cluster INTEGER PRIMARY KEY); DELETE FROM broken;"
                "CREATE TEMP TABLE IF NOT EXISTS dirty (cluster INTEGER PRIMARY KEY); DELETE FROM dirty;"
                "CREATE TEMP TABLE IF NOT EXISTS stale (resource INTEGER PRIMARY KEY); DELETE FROM stale;"
                "CREATE TEMP TABLE IF NOT EXISTS loose (entity INTEGER PRIMARY KEY); DELETE FROM loose;"
                "CREATE TEMP TABLE IF NOT EXISTS dirty_concept (term INTEGER PRIMARY KEY); DELETE FROM dirty_concept");
  s->building = true;
  s->by = *made_by;
  s->rules = row_of_rules(s, made_by);
  s->number = store_number(s, "SELECT max(number) FROM snapshot") + 1;
  s->first_entity = s->next_entity = store_number(s, "SELECT max(id) FROM entity") + 1;
  s->first_document = s->next_document = store_number(s, "SELECT max(id) FROM document") + 1;
  s->next_quote = store_number(s, "SELECT max(id) FROM quote") + 1;
  s->next_claim = store_number(s, "SELECT max(id) FROM claim") + 1;
  s->documents = s->claims = 0;
  s->changed = false;
  waiting_drop(s);
  indexes_put_off(s);
  strbuf_clear(&s->absent);
  return s->status;
}
