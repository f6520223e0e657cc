/* What documents assert about one cluster: the candidates among which winners.c chooses. */
#include "store/inside.h"

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

/* Counts one assertion. Claims come in the order of their documents, so the last document tells whether this one is counted. */
static void hear_claim(Store *s, Arena *a, Index *index, Subject *about, Candidate one) {
  uint32_t at = find_candidate(index, &about->said, one.predicate, one.object);
  if (at == MAP_NONE) {
    if (predicate_is_single(one.predicate) || one.predicate == P_LABEL || one.predicate == P_ALT_LABEL)
      one.text = store_text(s, one.object, a);
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

/* The class that most of the entities of a known one have; of two, the first of the enum. */
static int64_t commonest_class(const Store *s, const long votes[ENTITY_CLASS_COUNT]) {
  int best = 0;
  for (int c = 1; c < ENTITY_CLASS_COUNT; c++)
    if (votes[c] > votes[best]) best = c;
  return votes[best] ? s->classes[best] : 0;
}

static void vote(const Store *s, int64_t class, long votes[ENTITY_CLASS_COUNT]) {
  for (int c = 0; c < ENTITY_CLASS_COUNT; c++) votes[c] += s->classes[c] == class;
}

/* A row is a claim; an entity that says nothing has a row without one, for its class counts all the same. */
static void hear_claims(Store *s, Arena *a, int64_t cluster, Subject *about) {
  Index index = {0};
  long votes[ENTITY_CLASS_COUNT] = {0};
  int64_t document = 0, entity = 0;
  Str name = STR("");
  bool typed = false;
  sqlite3_stmt *q =
      store_sql(s, "SELECT e.document, d.name, c.id, c.predicate, c.confidence,"
                   " CASE WHEN c.object IS NULL THEN c.value"
                   " ELSE (SELECT k.resource FROM entity o JOIN cluster k ON k.id = o.cluster WHERE o.id = c.object) "
                   "END, e.id, e.class"
                   " FROM entity e CROSS JOIN document d ON d.id = e.document LEFT JOIN claim c ON " CLAIMS_OF(
                       "e", "c") " AND c.modality < 3 WHERE e.cluster = ? ORDER BY e.id, c.id");
  bind_id(q, 1, cluster);
  while (store_row(s, q)) {
    if (sqlite3_column_int64(q, 6) != entity) {
      entity = sqlite3_column_int64(q, 6);
      vote(s, sqlite3_column_int64(q, 7), votes);
    }
    if (sqlite3_column_int64(q, 0) != document) {
      document = sqlite3_column_int64(q, 0);
      name = arena_copy(a, column_str(q, 1));
    }
    int64_t claim = sqlite3_column_int64(q, 2), predicate = sqlite3_column_int64(q, 3),
            object = sqlite3_column_int64(q, 5);
    Predicate p = store_predicate(s, predicate);
    if (p == PREDICATE_COUNT || !object) continue;
    choose_basis(s, about, predicate, claim, name, &typed);
    hear_claim(s, a, &index, about,
               (Candidate){.predicate = p,
                           .object = object,
                           .confidence = sqlite3_column_int(q, 4),
                           .claim = claim,
                           .name = name,
                           .last_document = document});
  }
  if (about->known.n) about->class = commonest_class(s, votes);
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

void hear(Store *s, Arena *a, int64_t cluster, Subject *about) {
  hear_claims(s, a, cluster, about);
  if (!about->claim) hear_of(s, a, cluster, about);
}
