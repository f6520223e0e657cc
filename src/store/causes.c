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
      "SELECT id, name, url, title, sha256, born, died FROM document WHERE born > ?1 AND born > 1 AND"
      " born <= ?2 AND (died IS NULL OR died > ?2)"};
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

Reason reason_of_document(const Difference *d, const DocumentChange *doc) {
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
  row->reason = reason_of_document(d, &d->documents.at[document]);
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
  Map moved = {0};
  read_documents(d);
  for (size_t i = 0; i < d->rows.n; i++) explain_by_claim(d, &d->rows.at[i]);
  read_speakers(d);
  find_moves(d);
  for (uint32_t i = 0; i < d->moves.n; i++) {
    map_add(&moved, key_of(&d->moves.at[i].from), i);
    map_add(&moved, key_of(&d->moves.at[i].to), i);
  }
  bool other_rules = rules_differ(d);
  for (size_t i = 0; i < d->rows.n; i++)
    if (d->rows.at[i].reason == REASON_NONE) explain_by_identity(d, &d->rows.at[i], &moved);
  for (size_t i = 0; i < d->rows.n; i++)
    if (d->rows.at[i].reason == REASON_NONE) explain_by_others(d, i, other_rules);
  map_release(&moved);
}
