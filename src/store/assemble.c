/* Writes the statements about every cluster that changed, and about the domains that agreements cover.
 *
 * What is the same as before stays as it is; what is no longer so dies; what is new is born. */
#include "store/inside.h"

#include <string.h>

/* ---- What documents assert about one cluster ---- */

/* Index of the candidates by predicate and object; few of them are looked through. */
typedef struct Index {
  Map map;
} Index;

static uint32_t find_candidate(Index *index, const Candidates *all, Predicate p, int64_t object) {
  enum { FEW = 24 };
  if (all->n <= FEW) {
    for (size_t i = 0; i < all->n; i++)
      if (all->at[i].object == object && all->at[i].predicate == p) return (uint32_t)i;
    return MAP_NONE;
  }
  for (size_t i = index->map.entries.n; i < all->n; i++) {
    int64_t key[2] = {all->at[i].predicate, all->at[i].object};
    map_add(&index->map, (Str){(const char *)key, sizeof key}, (uint32_t)i);
  }
  int64_t key[2] = {p, object};
  return map_get(&index->map, (Str){(const char *)key, sizeof key});
}

static Str term_text(Store *s, int64_t term, Arena *a) {
  sqlite3_stmt *q = store_sql(s, "SELECT text FROM term WHERE id = ?");
  bind_id(q, 1, term);
  Str text = store_row(s, q) ? arena_copy(a, column_str(q, 0)) : STR("");
  store_reset(q);
  return text;
}

/* Counts one assertion. Claims come in the order of their documents, so the last document tells whether this one is counted. */
static void hear(Store *s, Arena *a, Index *index, Subject *about, Candidate one) {
  uint32_t at = find_candidate(index, &about->said, one.predicate, one.object);
  if (at == MAP_NONE) {
    if (predicate_is_single(one.predicate) || one.predicate == P_LABEL || one.predicate == P_ALT_LABEL)
      one.text = term_text(s, one.object, a);
    one.documents = 1;
    array_push(&about->said, one);
    return;
  }
  Candidate *c = &about->said.at[at];
  if (c->last_document != one.last_document) c->documents++, c->last_document = one.last_document;
  if (one.confidence > c->confidence) c->confidence = one.confidence;
  if (str_cmp(one.name, c->name) < 0) c->claim = one.claim, c->name = one.name;
}

/* The claim that derived statements follow from: of the claims of a class, else of all, the first by name of the document. */
static void choose_basis(const Store *s, Subject *about, int64_t predicate, int64_t claim, Str name, bool *typed) {
  bool is_type = predicate == s->predicates[P_TYPE];
  if (*typed && !is_type) return;
  if (about->claim && *typed == is_type && str_cmp(name, about->name) >= 0) return;
  about->claim = claim;
  about->name = name;
  *typed = is_type;
}

static void hear_claims(Store *s, Arena *a, int64_t cluster, Subject *about) {
  Index index = {0};
  int64_t document = 0;
  Str name = STR("");
  bool typed = false;
  sqlite3_stmt *q = store_sql(
      s, "SELECT e.document, d.name, c.id, c.predicate, c.confidence,"
         " CASE WHEN c.object IS NULL THEN c.value"
         " ELSE (SELECT k.resource FROM entity o JOIN cluster k ON k.id = o.cluster WHERE o.id = c.object) END"
         " FROM entity e CROSS JOIN document d ON d.id = e.document CROSS JOIN claim c ON " CLAIMS_OF(
             "e", "c") " WHERE e.cluster = ? AND c.modality < 3 ORDER BY e.id, c.id");
  bind_id(q, 1, cluster);
  while (store_row(s, q)) {
    if (sqlite3_column_int64(q, 0) != document) {
      document = sqlite3_column_int64(q, 0);
      name = arena_copy(a, column_str(q, 1));
    }
    int64_t claim = sqlite3_column_int64(q, 2), predicate = sqlite3_column_int64(q, 3),
            object = sqlite3_column_int64(q, 5);
    Predicate p = store_predicate(s, predicate);
    if (p == PREDICATE_COUNT || !object) continue;
    choose_basis(s, about, predicate, claim, name, &typed);
    hear(s, a, &index, about,
         (Candidate){.predicate = p,
                     .object = object,
                     .confidence = sqlite3_column_int(q, 4),
                     .claim = claim,
                     .name = name,
                     .last_document = document});
  }
  map_release(&index.map);
}

/* Nothing is said about it, but a claim may name it as an object: then it is in the graph on the ground of that claim. */
static void hear_of(Store *s, Arena *a, int64_t cluster, Subject *about) {
  sqlite3_stmt *q = store_sql(
      s,
      "SELECT c.id, d.name FROM entity e JOIN document d ON d.id = e.document JOIN entity x ON x.document = e.document"
      " JOIN claim c ON " CLAIMS_OF("x", "c") " AND c.object = e.id WHERE e.cluster = ? AND c.modality < 3"
                                              " ORDER BY d.name, c.id LIMIT 1");
  bind_id(q, 1, cluster);
  if (store_row(s, q)) {
    about->claim = sqlite3_column_int64(q, 0);
    about->name = arena_copy(a, column_str(q, 1));
  }
  store_reset(q);
}

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
  sqlite3_stmt *q =
      store_sql(s, "INSERT INTO triple (subject, predicate, object, born, claim, derived) VALUES (?,?,?,?,?,?)");
  bind_triple(q, subject, t);
  bind_id(q, 4, s->number);
  bind_id(q, 5, t->claim);
  if (q) sqlite3_bind_int(q, 6, t->derived);
  store_run(s, q);
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

static void write_subject(Store *s, int64_t subject, Statements *new, Statements *old) {
  array_clear(old);
  sqlite3_stmt *q =
      store_sql(s, "SELECT predicate, object, claim, derived FROM triple WHERE subject = ? AND died IS NULL"
                   " ORDER BY predicate, object");
  bind_id(q, 1, subject);
  while (store_row(s, q)) {
    Statement one = {sqlite3_column_int64(q, 0), sqlite3_column_int64(q, 1), sqlite3_column_int64(q, 2),
                     sqlite3_column_int(q, 3) != 0};
    array_push(old, one);
  }
  if (new->n) qsort(new->at, new->n, sizeof *new->at, by_predicate_and_object);
  for (size_t i = 0, k = 0; i < new->n || k < old->n;) {
    int order = i == new->n ? 1 : k == old->n ? -1 : by_predicate_and_object(&new->at[i], &old->at[k]);
    if (order < 0) bear(s, subject, &new->at[i++]);
    else if (order > 0) end(s, subject, &old->at[k++]);
    else keep(s, subject, &old->at[k++], &new->at[i++]);
  }
}

/* ---- Clusters and concepts ---- */

/* The class that most of its documents give to a known entity which the ontology does not class; ties by order of the enum. */
static int64_t commonest_class(Store *s, int64_t cluster) {
  int64_t best = 0, most = 0;
  sqlite3_stmt *q = store_sql(s, "SELECT class, count(*) FROM entity WHERE cluster = ? GROUP BY class ORDER BY class");
  bind_id(q, 1, cluster);
  while (store_row(s, q)) {
    if (sqlite3_column_int64(q, 1) > most) best = sqlite3_column_int64(q, 0), most = sqlite3_column_int64(q, 1);
  }
  return best;
}

typedef struct Work {
  Arena arena;
  Statements new, old;
  Candidates said;
} Work;

static void assemble_cluster(Store *s, Work *w, int64_t cluster, const KnownEntities *known) {
  arena_clear(&w->arena);
  array_clear(&w->said);
  Subject about = {.said = w->said};
  sqlite3_stmt *q = store_sql(s, "SELECT resource, class, known FROM cluster WHERE id = ?");
  bind_id(q, 1, cluster);
  if (store_row(s, q)) {
    about.resource = sqlite3_column_int64(q, 0);
    about.class = sqlite3_column_int64(q, 1);
    about.known = arena_copy(&w->arena, column_str(q, 2));
  }
  store_reset(q);
  if (about.known.n) about.class = commonest_class(s, cluster);
  hear_claims(s, &w->arena, cluster, &about);
  if (!about.claim) hear_of(s, &w->arena, cluster, &about);
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
    Str text = term_text(s, concept, &w->arena);
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
  q = store_sql(s, "SELECT cluster FROM dirty");
  while (store_row(s, q)) assemble_cluster(s, &w, sqlite3_column_int64(q, 0), known);
  q = store_sql(s, "SELECT resource FROM stale");
  while (store_row(s, q)) {
    array_clear(&w.new);
    write_subject(s, sqlite3_column_int64(q, 0), &w.new, &w.old);
  }
  store_exec(s, "DELETE FROM dirty_concept WHERE term IN (SELECT resource FROM cluster WHERE resource IS NOT NULL)");
  q = store_sql(s, "SELECT term FROM dirty_concept");
  while (store_row(s, q)) assemble_concept(s, &w, sqlite3_column_int64(q, 0), known);
  array_release(&w.new);
  array_release(&w.old);
  array_release(&w.said);
  arena_release(&w.arena);
}
