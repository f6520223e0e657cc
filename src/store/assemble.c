/* Writes the statements about every cluster that changed, and about the domains that agreements cover.
 *
 * What is the same as before stays as it is; what is no longer so dies; what is new is born. */
#include "store/inside.h"

#include <string.h>

/* ---- The statements about one subject, compared with those that live ---- */

static int by_predicate_and_object(const void *x, const void *y) {
  const Statement *a = x, *b = y;
  if (a->predicate != b->predicate) return a->predicate < b->predicate ? -1 : 1;
  return (a->object > b->object) - (a->object < b->object);
}

static void touch(Store *s, int64_t predicate, int64_t object) {
  if (predicate != s->predicates[P_COVERS] && predicate != s->predicates[P_LEADS_IN]) return;
  sqlite3_stmt *q = store_sql(s, "INSERT OR IGNORE INTO dirty_concept VALUES (?)");
  bind_id(q, 1, object);
  store_run(s, q);
}

static void bind_triple(sqlite3_stmt *q, int64_t subject, const Statement *t) {
  bind_id(q, 1, subject);
  bind_id(q, 2, t->predicate);
  bind_id(q, 3, t->object);
}

static void bear(Store *s, int64_t subject, const Statement *t) {
  const int64_t row[] = {subject, t->predicate, t->object, s->number, t->claim, t->derived};
  waiting_add(s, ROW_TRIPLE, row, NULL);
  touch(s, t->predicate, t->object);
}

static void end(Store *s, int64_t subject, const Statement *t) {
  sqlite3_stmt *q = store_sql(
      s, "UPDATE triple SET died = ?4 WHERE subject = ?1 AND predicate = ?2 AND object = ?3 AND died IS NULL");
  bind_triple(q, subject, t);
  bind_id(q, 4, s->number);
  store_run(s, q);
  touch(s, t->predicate, t->object);
}

static void keep(Store *s, int64_t subject, const Statement *old, const Statement *new) {
  if (old->claim == new->claim && old->derived == new->derived) return;
  sqlite3_stmt *q;
  if (old->derived || new->derived) {
    q = store_sql(s,
                  "INSERT INTO former_basis (subject, predicate, object, until, claim, derived) VALUES (?,?,?,?,?,?)");
    bind_triple(q, subject, old);
    bind_id(q, 4, s->number);
    bind_id(q, 5, old->claim);
    if (q) sqlite3_bind_int(q, 6, old->derived);
    store_run(s, q);
  }
  q = store_sql(s, "UPDATE triple SET claim = ?4, derived = ?5 WHERE subject = ?1 AND predicate = ?2 AND object = ?3 "
                   "AND died IS NULL");
  bind_triple(q, subject, new);
  bind_id(q, 4, new->claim);
  if (q) sqlite3_bind_int(q, 5, new->derived);
  store_run(s, q);
  touch(s, new->predicate, new->object);
}

/* The statements about a subject that live, by predicate and object; before the first snapshot there are none. */
static void read_living(Store *s, int64_t subject, Statements *living) {
  array_clear(living);
  if (s->number == 1) return;
  sqlite3_stmt *q =
      store_sql(s, "SELECT predicate, object, claim, derived FROM triple WHERE subject = ? AND died IS NULL"
                   " ORDER BY predicate, object");
  bind_id(q, 1, subject);
  while (store_row(s, q)) {
    Statement one = {sqlite3_column_int64(q, 0), sqlite3_column_int64(q, 1), sqlite3_column_int64(q, 2),
                     sqlite3_column_int(q, 3) != 0};
    array_push(living, one);
  }
}

static void write_subject(Store *s, int64_t subject, Statements *new, Statements *old) {
  read_living(s, subject, old);
  if (new->n) qsort(new->at, new->n, sizeof *new->at, by_predicate_and_object);
  for (size_t i = 0, k = 0; i < new->n || k < old->n;) {
    int order = i == new->n ? 1 : k == old->n ? -1 : by_predicate_and_object(&new->at[i], &old->at[k]);
    if (order < 0) bear(s, subject, &new->at[i++]);
    else if (order > 0) end(s, subject, &old->at[k++]);
    else keep(s, subject, &old->at[k++], &new->at[i++]);
  }
}

/* ---- Clusters and concepts ---- */

typedef struct Work {
  Arena arena;
  Statements new, old;
  Candidates said;
} Work;

/* q stands on the cluster's row: id, resource, class, known. */
static void assemble_cluster(Store *s, Work *w, sqlite3_stmt *q, const KnownEntities *known) {
  arena_clear(&w->arena);
  array_clear(&w->said);
  int64_t cluster = sqlite3_column_int64(q, 0);
  Subject about = {.resource = sqlite3_column_int64(q, 1),
                   .class = sqlite3_column_int64(q, 2),
                   .known = arena_copy(&w->arena, column_str(q, 3)),
                   .said = w->said};
  hear(s, &w->arena, cluster, &about);
  winners(s, &w->arena, &about, known, &w->new);
  write_subject(s, about.resource, &w->new, &w->old);
  memcpy(&w->said, &about.said, sizeof w->said);
}

typedef struct Description {
  Store *store;
  Statements *out;
  int64_t claim;
} Description;

static void describe_concept(void *to, Predicate p, Term object) {
  Description *d = to;
  Statement new = {d->store->predicates[p], store_term_of(d->store, object), d->claim, true};
  for (size_t i = 0; i < d->out->n; i++)
    if (!by_predicate_and_object(&d->out->at[i], &new)) return;
  array_push(d->out, new);
}

/* A domain is in the graph while something covers it or leads in it. */
static void assemble_concept(Store *s, Work *w, int64_t concept, const KnownEntities *known) {
  arena_clear(&w->arena);
  array_clear(&w->new);
  int64_t claim = 0;
  sqlite3_stmt *q = store_sql(
      s, "SELECT t.claim FROM triple t JOIN claim c ON c.id = t.claim JOIN entity e ON e.id = c.entity"
         " JOIN document d ON d.id = e.document WHERE t.object = ?1 AND t.predicate IN (?2, ?3) AND t.died IS NULL"
         " ORDER BY d.name, t.claim LIMIT 1");
  bind_id(q, 1, concept);
  bind_id(q, 2, s->predicates[P_COVERS]);
  bind_id(q, 3, s->predicates[P_LEADS_IN]);
  if (store_row(s, q)) claim = sqlite3_column_int64(q, 0);
  store_reset(q);
  if (claim) {
    Description d = {s, &w->new, claim};
    Str text = store_text(s, concept, &w->arena);
    describe_concept(&d, P_TYPE, (Term){.kind = TERM_IRI, .value = STR(NS_ENT "Domain")});
    describe_concept(&d, P_TYPE, (Term){.kind = TERM_IRI, .value = STR(NS_SKOS "Concept")});
    if (known && known->describe) known->describe(known->user, str_sub(text, 1, text.n - 1), describe_concept, &d);
  }
  write_subject(s, concept, &w->new, &w->old);
}

void assemble(Store *s, const KnownEntities *known, Redo redo) {
  Work w = {0};
  sqlite3_stmt *q;
  if (redo != REDO_CHANGED) {
    q = store_sql(
        s, "INSERT OR IGNORE INTO dirty_concept SELECT object FROM triple WHERE predicate IN (?, ?) AND died IS NULL");
    bind_id(q, 1, s->predicates[P_COVERS]);
    bind_id(q, 2, s->predicates[P_LEADS_IN]);
    store_run(s, q);
  }
  q = store_sql(s, "SELECT k.id, k.resource, k.class, k.known FROM dirty CROSS JOIN cluster k ON k.id = dirty.cluster");
  while (store_row(s, q)) assemble_cluster(s, &w, q, known);
  q = store_sql(s, "SELECT resource FROM stale");
  while (store_row(s, q)) {
    array_clear(&w.new);
    write_subject(s, sqlite3_column_int64(q, 0), &w.new, &w.old);
  }
  store_exec(s, "DELETE FROM dirty_concept WHERE term IN (SELECT resource FROM cluster WHERE resource IS NOT NULL)");
  waiting_flush(s);
  q = store_sql(s, "SELECT term FROM dirty_concept");
  while (store_row(s, q)) assemble_concept(s, &w, sqlite3_column_int64(q, 0), known);
  waiting_flush(s);
  array_release(&w.new);
  array_release(&w.old);
  array_release(&w.said);
  arena_release(&w.arena);
}
