/* Things that are called otherwise in the later snapshot: renamed, merged or split. An entity of a document that is the same in both
 * remembers what it was called; of one that was read again, what was the same is found by the evidence. */
#include "store/difference.h"

#include <string.h>

/* ---- What is the same ---- */

static void add_move(Difference *d, Map *seen, int64_t from, int64_t to) {
  const int64_t pair[] = {from, to};
  if (!from || !to || from == to) return;
  if (map_add(seen, (Str){(const char *)pair, sizeof pair}, (uint32_t)d->moves.n) != d->moves.n) return;
  array_push(&d->moves, (Move){.from = from, .to = to, .document = NO_DOCUMENT});
}

/* Of documents that are the same in both snapshots: their entities remember what they were called. */
static void moves_of_entities(Difference *d, Map *seen) {
  sqlite3_stmt *q = store_sql(
      d->store, "SELECT DISTINCT (SELECT f.resource FROM former_resource f WHERE f.entity = x.entity AND f.until > ?1"
                "   ORDER BY f.until LIMIT 1), " RESOURCE(
                    "x.entity") " FROM (SELECT DISTINCT entity FROM former_resource WHERE until > ?1 AND until <= ?2) x"
                                " CROSS JOIN entity e ON e.id = x.entity CROSS JOIN document d ON d.id = e.document"
                                " WHERE d.born <= ?1 AND (d.died IS NULL OR d.died > ?2)");
  bind_id(q, 1, d->from);
  bind_id(q, 2, d->to);
  while (store_row(d->store, q)) add_move(d, seen, sqlite3_column_int64(q, 0), sqlite3_column_int64(q, 1));
}

/* A piece of evidence: an entity of one of the two readings of a document, and what a claim says about it: by its quote where the text is
   the same, by its value where the text has changed. What kind of actor somebody is, other rules may see otherwise. That a thing is there
   at all is evidence where the words are the same: of a known actor nothing else may be said. */
typedef struct Evidence {
  uint64_t hash; ///< of class (one for all actors), property, and quote or value
  uint32_t entity;
} Evidence;

typedef struct Reading {
  ARRAY(Evidence) evidence; ///< by hash
  ARRAY(int64_t) resources; ///< by entity
  ARRAY(uint32_t) counts;   ///< pieces of evidence, by entity
} Reading;

static int by_hash(const void *x, const void *y) {
  const Evidence *a = x, *b = y;
  if (a->hash != b->hash) return a->hash < b->hash ? -1 : 1;
  return (a->entity > b->entity) - (a->entity < b->entity);
}

static int64_t class_of_evidence(const Store *s, int64_t class) {
  for (int c = 0; c < ENTITY_CLASS_COUNT; c++)
    if (s->classes[c] == class && class_is_actor((EntityClass)c)) return 0;
  return class;
}

static uint64_t hash_of_claim(const Store *s, sqlite3_stmt *q, bool by_quote) {
  const int64_t numbers[] = {class_of_evidence(s, sqlite3_column_int64(q, 2)), sqlite3_column_int64(q, 3),
                             sqlite3_column_int64(q, 5)};
  uint64_t seed = hash_bytes((Str){(const char *)numbers, (by_quote ? 2 : 3) * sizeof *numbers}, 0);
  return by_quote ? hash_bytes(column_str(q, 4), seed) : seed;
}

static void read_evidence(Difference *d, int64_t document, int64_t snapshot, bool by_quote, Reading *r) {
  array_clear(&r->evidence), array_clear(&r->resources), array_clear(&r->counts);
  int64_t open = 0;
  sqlite3_stmt *q = store_sql(
      d->store, "SELECT e.id, " RESOURCE(
                    "e.id") ", e.class, c.predicate, g.exact,"
                            " CASE WHEN c.object IS NULL THEN c.value ELSE " RESOURCE(
                                "c.object") " END"
                                            " FROM entity e CROSS JOIN claim c ON " CLAIMS_OF(
                                                "e", "c") " CROSS JOIN quote g ON g.id = c.quote WHERE e.document = ?1"
                                                          " AND c.predicate <> ?3 ORDER BY e.id, c.id");
  bind_id(q, 1, document);
  bind_id(q, 2, snapshot);
  bind_id(q, 3, by_quote ? -1 : d->store->predicates[P_TYPE]);
  while (store_row(d->store, q)) {
    if (sqlite3_column_int64(q, 0) != open) {
      open = sqlite3_column_int64(q, 0);
      array_push(&r->resources, sqlite3_column_int64(q, 1));
      array_push(&r->counts, 0);
    }
    Evidence one = {hash_of_claim(d->store, q, by_quote), (uint32_t)r->resources.n - 1};
    array_push(&r->evidence, one);
    r->counts.at[one.entity]++;
  }
  if (r->evidence.n) qsort(r->evidence.at, r->evidence.n, sizeof *r->evidence.at, by_hash);
}

/* For each pair of entities that share evidence, how much; the key is both their numbers. */
static void count_votes(Map *votes, const Reading *old, const Reading *new) {
  for (size_t i = 0, k = 0; i < old->evidence.n; i++) {
    uint64_t hash = old->evidence.at[i].hash;
    while (k < new->evidence.n &&new->evidence.at[k].hash < hash) k++;
    for (size_t j = k; j < new->evidence.n &&new->evidence.at[j].hash == hash; j++) {
      const uint32_t pair[] = {old->evidence.at[i].entity, new->evidence.at[j].entity};
      Str key = {(const char *)pair, sizeof pair};
      uint32_t count = map_get(votes, key);
      map_set(votes, key, count == MAP_NONE ? 1 : count + 1);
    }
  }
}

typedef struct Best {
  uint32_t other, votes;
} Best;

static void vote(Best *best, uint32_t other, uint32_t votes) {
  if (votes > best->votes) *best = (Best){other, votes};
}

/* An old entity is the new one for which most of its evidence speaks, when that is more than half of what either has. In a text that has
   changed it must be so the other way round, too. */
static void match_entities(Difference *d, Map *seen, const Reading *old, const Reading *new, bool mutual) {
  Arena scratch = {0};
  Map votes = {0};
  Best *best = ARENA_ARRAY(&scratch, Best, old->resources.n + 1),
       *back = ARENA_ARRAY(&scratch, Best, new->resources.n + 1);
  count_votes(&votes, old, new);
  for (size_t i = 0; i < votes.entries.n; i++) {
    uint32_t pair[2];
    memcpy(pair, votes.entries.at[i].key.p, sizeof pair);
    vote(&best[pair[0]], pair[1], votes.entries.at[i].value);
    vote(&back[pair[1]], pair[0], votes.entries.at[i].value);
  }
  for (uint32_t i = 0; i < old->resources.n; i++) {
    if (!best[i].votes || (mutual && back[best[i].other].other != i)) continue;
    uint32_t least = new->counts.at[best[i].other];
    if (old->counts.at[i] < least) least = old->counts.at[i];
    if (best[i].votes * 2 > least) add_move(d, seen, old->resources.at[i], new->resources.at[best[i].other]);
  }
  map_release(&votes);
  arena_release(&scratch);
}

/* Of documents that were read again. */
static void moves_of_readings(Difference *d, Map *seen) {
  Reading old = {0}, new = {0};
  for (size_t i = 0; i < d->documents.n; i++) {
    const DocumentChange *doc = &d->documents.at[i];
    if (!doc->old || !doc->new) continue;
    read_evidence(d, doc->old, d->from, doc->same_text, &old);
    read_evidence(d, doc->new, d->to, doc->same_text, &new);
    match_entities(d, seen, &old, &new, !doc->same_text);
  }
  array_release(&old.evidence), array_release(&old.resources), array_release(&old.counts);
  array_release(&new.evidence), array_release(&new.resources), array_release(&new.counts);
}

/* ---- What became of it ---- */

static bool is_in_graph(Difference *d, int64_t thing, int64_t snapshot) {
  sqlite3_stmt *q = store_sql(d->store, "SELECT 1 FROM triple WHERE subject = ?1 AND born <= ?2"
                                        " AND (died IS NULL OR died > ?2) LIMIT 1");
  bind_id(q, 1, thing);
  bind_id(q, 2, snapshot);
  bool there = store_row(d->store, q);
  store_reset(q);
  return there;
}

/* How many moves begin or end at each thing. */
static void count_moves(const Difference *d, Map *count, bool from) {
  for (size_t i = 0; i < d->moves.n; i++) {
    Str key = key_of(from ? &d->moves.at[i].from : &d->moves.at[i].to);
    uint32_t n = map_get(count, key);
    map_set(count, key, n == MAP_NONE ? 1 : n + 1);
  }
}

/* One that was read again and spoke of it under its old name; else one that came or went and speaks of what it is now. */
static uint32_t document_behind(const Difference *d, const Move *m) {
  uint32_t from = map_get(&d->speaker, key_of(&m->from)), to = map_get(&d->speaker, key_of(&m->to));
  if (from != MAP_NONE && d->documents.at[from].same_text) return from;
  return to != MAP_NONE ? to : from != MAP_NONE ? from : NO_DOCUMENT;
}

/* A thing is renamed when its old name is gone and its new one is new, and nothing else has part in it. */
static void classify_moves(Difference *d) {
  Map from = {0}, to = {0};
  size_t kept = 0;
  count_moves(d, &from, true);
  count_moves(d, &to, false);
  for (size_t i = 0; i < d->moves.n; i++) {
    Move m = d->moves.at[i];
    bool was = is_in_graph(d, m.to, d->from), is = is_in_graph(d, m.from, d->to);
    bool many_from = map_get(&to, key_of(&m.to)) > 1, many_to = map_get(&from, key_of(&m.from)) > 1;
    m.kind = was || many_from ? IDENTITY_MERGED : is || many_to ? IDENTITY_SPLIT : IDENTITY_RENAMED;
    m.document = document_behind(d, &m);
    d->moves.at[i] = m;
  }
  for (size_t i = 0; i < d->moves.n; i++) {
    const Move *m = &d->moves.at[i];
    if (is_in_graph(d, m->from, d->from) && is_in_graph(d, m->to, d->to)) d->moves.at[kept++] = *m;
  }
  d->moves.n = kept;
  map_release(&from);
  map_release(&to);
}

void find_moves(Difference *d) {
  Map seen = {0};
  moves_of_entities(d, &seen);
  moves_of_readings(d, &seen);
  classify_moves(d);
  map_release(&seen);
}
