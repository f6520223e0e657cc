/* How much of what a snapshot holds, and what its things stand on. */
#include "store/inside.h"

#include <string.h>

/* Which terms were seen: a bit each. */
typedef struct Seen {
  unsigned char *bits;
  int64_t n;
} Seen;

static bool is_new(Seen *seen, int64_t term) {
  if (term < 0 || term >= seen->n) return false;
  unsigned char bit = (unsigned char)(1u << (term & 7)), *at = &seen->bits[term >> 3];
  bool first = !(*at & bit);
  *at |= bit;
  return first;
}

typedef struct ClassId {
  int64_t term, entities;
} ClassId;
typedef ARRAY(ClassId) ClassIds;

static void count_class(ClassIds *classes, int64_t term) {
  size_t i = 0;
  while (i < classes->n && classes->at[i].term != term) i++;
  if (i == classes->n) array_push(classes, (ClassId){term, 0});
  classes->at[i].entities++;
}

/* One pass along the primary key, so that subjects come together. */
static void count_triples(Store *s, int64_t snapshot, StoreCounts *counts, Seen *seen, ClassIds *classes) {
  int64_t last = 0;
  sqlite3_stmt *q = store_sql(s, "SELECT subject, predicate, object FROM triple"
                                 " WHERE +born <= ?1 AND (+died IS NULL OR +died > ?1) ORDER BY subject");
  bind_id(q, 1, snapshot);
  while (store_row(s, q)) {
    int64_t subject = sqlite3_column_int64(q, 0), object = sqlite3_column_int64(q, 2);
    Predicate p = store_predicate(s, sqlite3_column_int64(q, 1));
    counts->triples++;
    if (subject != last) counts->subjects++;
    last = subject;
    if (is_new(seen, object)) counts->objects++;
    if (p == PREDICATE_COUNT) continue;
    counts->of_predicate[p]++;
    if (p == P_TYPE) count_class(classes, object);
  }
}

static int by_iri(const void *a, const void *b) {
  return str_cmp(((const struct ClassCount *)a)->iri, ((const struct ClassCount *)b)->iri);
}

static void name_classes(Store *s, const ClassIds *classes, StoreCounts *counts, Arena *arena) {
  counts->classes = ARENA_ARRAY(arena, struct ClassCount, classes->n + 1);
  counts->class_count = classes->n;
  for (size_t i = 0; i < classes->n; i++) {
    Str text = store_text(s, classes->at[i].term, arena);
    counts->classes[i] = (struct ClassCount){str_sub(text, 1, text.n ? text.n - 1 : 0), classes->at[i].entities};
  }
  qsort(counts->classes, classes->n, sizeof *counts->classes, by_iri);
}

Status store_count(Store *s, int64_t snapshot, StoreCounts *counts, Arena *arena, Report *r) {
  s->report = r;
  *counts = (StoreCounts){0};
  Snapshot found;
  if (!snapshot_find(s, snapshot, &found)) return STATUS_STORE;
  Seen seen = {.n = store_number(s, "SELECT max(id) + 1 FROM term")};
  ClassIds classes = {0};
  seen.bits = memory_new((size_t)(seen.n / 8) + 1);
  count_triples(s, found.number, counts, &seen, &classes);
  name_classes(s, &classes, counts, arena);
  array_release(&classes);
  free(seen.bits);
  return s->status;
}

Status store_support(Store *s, int64_t snapshot, Str iri, Support *support, Report *r) {
  s->report = r;
  *support = (Support){.confidence = -1};
  sqlite3_stmt *q =
      store_sql(s, MINE " SELECT count(DISTINCT m.document),"
                        " coalesce(max(CASE WHEN c.predicate = ?3 THEN c.confidence END), -1)"
                        " FROM mine m CROSS JOIN claim c ON " CLAIMS_OF("m", "c") " WHERE c.modality < 3");
  bind_id(q, 1, store_iri(s, iri));
  bind_id(q, 2, snapshot);
  bind_id(q, 3, s->predicates[P_TYPE]);
  if (store_row(s, q)) *support = (Support){sqlite3_column_int64(q, 0), sqlite3_column_int(q, 1)};
  store_reset(q);
  return s->status;
}
