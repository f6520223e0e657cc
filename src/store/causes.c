/* Why statements came and went between two snapshots.
 *
 * A statement stands on a claim of a document. When that document is not the same in both snapshots, it is the reason. When it is, what
 * changed is elsewhere: the thing was merged with another or fell in two; another value of the property won, for a reason of its own;
 * a document that came or went speaks of the thing; or the ontology knows something else of it. They are looked for in this order.
 */
#include "store/difference.h"

#include <string.h>

static bool is_set(int64_t from, int64_t to, int64_t born, int64_t died, bool old) {
  int64_t at = old ? from : to;
  return born <= at && (!died || died > at);
}

/* ---- Documents ---- */

static uint32_t document_index(Difference *d, Map *names, Str name) {
  uint32_t at = map_add(names, name, (uint32_t)d->documents.n);
  if (at == d->documents.n) array_push(&d->documents, (DocumentChange){.name = arena_copy(d->arena, name)});
  return at;
}

static void take_document(Difference *d, Map *names, Map *texts, sqlite3_stmt *q) {
  int64_t id = sqlite3_column_int64(q, 0), born = sqlite3_column_int64(q, 5), died = sqlite3_column_int64(q, 6);
  bool old = is_set(d->from, d->to, born, died, true), new = is_set(d->from, d->to, born, died, false);
  if (old == new) return;
  uint32_t at = document_index(d, names, column_str(q, 1));
  DocumentChange *doc = &d->documents.at[at];
  StrBuf iri = {0};
  evidence_add_document_iri(&iri, d->base, column_str(q, 1), column_str(q, 2));
  if (new || !doc->iri.n) {
    doc->iri = arena_copy(d->arena, str_sub(strbuf_as_str(&iri), 1, iri.n - 1));
    doc->title = arena_copy(d->arena, column_str(q, 3));
  }
  strbuf_release(&iri);
  if (old) doc->old = id;
  else doc->new = id;
  map_add(&d->by_row, key_of(&id), at);
  /* Both rows of a document have the same text when the second finds what the first put there. */
  StrBuf both = {0};
  strbuf_printf(&both, "%u ", at);
  strbuf_add(&both, column_str(q, 4));
  if (map_add(texts, strbuf_as_str(&both), old) != (uint32_t)old) doc->same_text = true;
  strbuf_release(&both);
}

static void read_documents(Difference *d) {
  static const char *const ways[] = {
      "SELECT id, name, url, title, sha256, born, died FROM document WHERE died > ?1 AND died <= ?2",
      "SELECT id, name, url, title, sha256, born, died FROM document WHERE born > ?1 AND born <= ?2 AND"
      " (died IS NULL OR died > ?2)"};
  Map names = {0}, texts = {0};
  for (int i = 0; i < 2; i++) {
    sqlite3_stmt *q = store_sql(d->store, ways[i]);
    bind_id(q, 1, d->from);
    bind_id(q, 2, d->to);
    while (store_row(d->store, q)) take_document(d, &names, &texts, q);
  }
  map_release(&names);
  map_release(&texts);
}

static Reason reason_of(const Difference *d, const DocumentChange *doc) {
  if (!doc->old) return REASON_CAME;
  if (!doc->new) return REASON_WITHDRAWN;
  return !doc->same_text ? REASON_TEXT : d->lexicon_only ? REASON_LEXICON : REASON_RULES;
}

/* What is said of changed documents' things. */
static void read_speakers(Difference *d) {
  for (uint32_t i = 0; i < d->documents.n; i++) {
    const int64_t rows[] = {d->documents.at[i].old, d->documents.at[i].new};
    for (int side = 0; side < 2; side++) {
      if (!rows[side]) continue;
      sqlite3_stmt *q = store_sql(d->store, "SELECT " RESOURCE("e.id") " FROM entity e WHERE e.document = ?1");
      bind_id(q, 1, rows[side]);
      bind_id(q, 2, side ? d->to : d->from);
      while (store_row(d->store, q)) {
        int64_t resource = sqlite3_column_int64(q, 0);
        if (resource) map_add(&d->speaker, key_of(&resource), i);
      }
    }
  }
}

/* ---- Things that are called otherwise ---- */

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
   the same, by its value where the text has changed. */
typedef struct Evidence {
  uint64_t hash; ///< of class, property, and quote or value
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

static uint64_t hash_of_claim(sqlite3_stmt *q, bool by_quote) {
  const int64_t numbers[] = {sqlite3_column_int64(q, 2), sqlite3_column_int64(q, 3), sqlite3_column_int64(q, 5)};
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
  bind_id(q, 3, d->store->predicates[P_TYPE]);
  while (store_row(d->store, q)) {
    if (sqlite3_column_int64(q, 0) != open) {
      open = sqlite3_column_int64(q, 0);
      array_push(&r->resources, sqlite3_column_int64(q, 1));
      array_push(&r->counts, 0);
    }
    Evidence one = {hash_of_claim(q, by_quote), (uint32_t)r->resources.n - 1};
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
    uint32_t at = map_get(&d->speaker, key_of(&m.to));
    if (at == MAP_NONE) at = map_get(&d->speaker, key_of(&m.from));
    m.document = at == MAP_NONE ? NO_DOCUMENT : at;
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

/* ---- Statements ---- */

static uint32_t document_of_claim(Difference *d, int64_t claim) {
  sqlite3_stmt *q =
      store_sql(d->store, "SELECT g.document FROM claim c CROSS JOIN quote g ON g.id = c.quote WHERE c.id = ?");
  bind_id(q, 1, claim);
  int64_t document = store_row(d->store, q) ? sqlite3_column_int64(q, 0) : 0;
  store_reset(q);
  uint32_t at = map_get(&d->by_row, key_of(&document));
  return at == MAP_NONE ? NO_DOCUMENT : at;
}

static void blame_document(Difference *d, RowChange *row, uint32_t document, bool own) {
  row->document = document;
  row->own = own;
  row->reason = reason_of(d, &d->documents.at[document]);
}

/* By the claim that it stands or stood on. */
static void explain_by_claim(Difference *d, RowChange *row) {
  row->claim =
      basis_from(d->store, row->claim, row->subject, row->predicate, row->object, row->added ? d->to : d->from);
  uint32_t document = document_of_claim(d, row->claim);
  if (document != NO_DOCUMENT) blame_document(d, row, document, true);
}

static void explain_by_identity(Difference *d, RowChange *row, const Map *moved) {
  for (int side = 0; side < 2 && row->reason == REASON_NONE; side++) {
    int64_t thing = side ? row->object : row->subject;
    uint32_t at = map_get(moved, key_of(&thing));
    if (at == MAP_NONE) continue;
    const Move *m = &d->moves.at[at];
    row->reason = m->kind == IDENTITY_SPLIT ? REASON_SPLIT : REASON_MERGED;
    row->document = m->document;
    if (m->kind == IDENTITY_RENAMED && m->document != NO_DOCUMENT) blame_document(d, row, m->document, false);
  }
}

static bool is_name(const Store *s, int64_t predicate) {
  return predicate == s->predicates[P_LABEL] || predicate == s->predicates[P_ALT_LABEL];
}

/* Of a property with one value, and of names, what came in the place of what went. */
static const RowChange *counterpart(const Difference *d, size_t i) {
  const RowChange *row = &d->rows.at[i];
  enum { FAR = 256 }; /* rows of one thing: whoever has more names than that has them for other reasons */
  size_t from = i, to = i + 1;
  while (from && i - from < FAR && d->rows.at[from - 1].subject == row->subject) from--;
  while (to < d->rows.n && to - i < FAR && d->rows.at[to].subject == row->subject) to++;
  bool name = is_name(d->store, row->predicate);
  Predicate p = store_predicate(d->store, row->predicate);
  if (!name && (p == PREDICATE_COUNT || !predicate_is_single(p))) return NULL;
  for (size_t k = from; k < to; k++) {
    const RowChange *other = &d->rows.at[k];
    if (other->added == row->added || other->reason == REASON_NONE) continue;
    if (other->predicate == row->predicate || (name && is_name(d->store, other->predicate))) return other;
  }
  return NULL;
}

static void explain_by_others(Difference *d, size_t i, bool other_rules) {
  RowChange *row = &d->rows.at[i];
  const RowChange *other = counterpart(d, i);
  uint32_t at = map_get(&d->speaker, key_of(&row->subject));
  if (other) row->reason = other->reason, row->document = other->document;
  else if (at != MAP_NONE) blame_document(d, row, at, false);
  else if (other_rules) row->reason = d->lexicon_only ? REASON_LEXICON : REASON_RULES;
}

static bool rules_differ(Difference *d) {
  sqlite3_stmt *q = store_sql(d->store, "SELECT count(DISTINCT rules) > 1 FROM snapshot WHERE number IN (?1, ?2)");
  bind_id(q, 1, d->from);
  bind_id(q, 2, d->to);
  bool differ = store_row(d->store, q) && sqlite3_column_int(q, 0);
  store_reset(q);
  return differ;
}

void find_reasons(Difference *d) {
  Map seen = {0}, moved = {0};
  read_documents(d);
  for (size_t i = 0; i < d->rows.n; i++) explain_by_claim(d, &d->rows.at[i]);
  read_speakers(d);
  moves_of_entities(d, &seen);
  moves_of_readings(d, &seen);
  classify_moves(d);
  for (uint32_t i = 0; i < d->moves.n; i++) {
    map_add(&moved, key_of(&d->moves.at[i].from), i);
    map_add(&moved, key_of(&d->moves.at[i].to), i);
  }
  bool other_rules = rules_differ(d);
  for (size_t i = 0; i < d->rows.n; i++)
    if (d->rows.at[i].reason == REASON_NONE) explain_by_identity(d, &d->rows.at[i], &moved);
  for (size_t i = 0; i < d->rows.n; i++)
    if (d->rows.at[i].reason == REASON_NONE) explain_by_others(d, i, other_rules);
  map_release(&seen);
  map_release(&moved);
}
