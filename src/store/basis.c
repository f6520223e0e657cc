/* What statements stand on, and `entente blame`: which snapshot and which document brought each. */
#include "store/inside.h"

#include <string.h>

static bool is_claim_of(Store *s, int64_t claim, int64_t snapshot) {
  sqlite3_stmt *q =
      store_sql(s, "SELECT 1 FROM claim c CROSS JOIN quote g ON g.id = c.quote CROSS JOIN document d"
                   " ON d.id = g.document WHERE c.id = ?1 AND d.born <= ?2 AND (d.died IS NULL OR d.died > ?2)");
  bind_id(q, 1, claim);
  bind_id(q, 2, snapshot);
  bool alive = store_row(s, q);
  store_reset(q);
  return alive;
}

/* clang-format off */
static const char claims_that_say[] =
  MINE
  " SELECT c.id FROM mine m CROSS JOIN claim c ON " CLAIMS_OF("m", "c")
  " CROSS JOIN document d ON d.id = m.document"
  " WHERE c.predicate = ?3 AND c.modality < 3"
  "   AND CASE WHEN c.object IS NULL THEN c.value ELSE " RESOURCE("c.object") " END = ?4"
  " ORDER BY d.name, c.id LIMIT 1";
/* clang-format on */

/* The claim on which a statement stands may be of a document that came later, when that has the smaller name. */
int64_t basis_from(Store *s, int64_t claim, int64_t subject, int64_t predicate, int64_t object, int64_t snapshot) {
  if (is_claim_of(s, claim, snapshot)) return claim;
  const int64_t values[] = {subject, snapshot, predicate, object};
  sqlite3_stmt *q = store_sql(s, "SELECT claim FROM former_basis WHERE subject = ?1 AND predicate = ?3 AND object = ?4"
                                 " AND until > ?2 ORDER BY until LIMIT 1");
  for (int i = 0; i < 4; i++) bind_id(q, i + 1, values[i]);
  int64_t former = store_row(s, q) ? sqlite3_column_int64(q, 0) : 0;
  store_reset(q);
  if (former && is_claim_of(s, former, snapshot)) return former;
  q = store_sql(s, claims_that_say);
  for (int i = 0; i < 4; i++) bind_id(q, i + 1, values[i]);
  if (store_row(s, q)) claim = sqlite3_column_int64(q, 0);
  store_reset(q);
  return claim;
}

int64_t basis_at(Store *s, int64_t subject, int64_t predicate, int64_t object, int64_t snapshot, bool *derived) {
  sqlite3_stmt *q =
      store_sql(s, "SELECT coalesce(b.claim, t.claim), coalesce(b.derived, t.derived) FROM triple t"
                   " LEFT JOIN former_basis b ON b.subject = t.subject AND b.predicate = t.predicate"
                   " AND b.object = t.object AND b.until = (SELECT min(until) FROM former_basis m WHERE"
                   " m.subject = t.subject AND m.predicate = t.predicate AND m.object = t.object AND m.until > ?2)"
                   " WHERE t.subject = ?1 AND t.predicate = ?3 AND t.object = ?4 AND t.born <= ?2"
                   " AND (t.died IS NULL OR t.died > ?2)");
  const int64_t values[] = {subject, snapshot, predicate, object};
  for (int i = 0; i < 4; i++) bind_id(q, i + 1, values[i]);
  int64_t claim = 0;
  if (store_row(s, q)) claim = sqlite3_column_int64(q, 0), *derived = sqlite3_column_int(q, 1) != 0;
  store_reset(q);
  return claim ? basis_from(s, claim, subject, predicate, object, snapshot) : 0;
}

/* ---- Blame ---- */

static Term term_at(Store *s, int64_t id, Arena *a) {
  Term t = {.value = STR("")};
  term_of_ntriples(&t, store_text(s, id, a), a);
  return t;
}

static void read_source(Store *s, int64_t claim, Blamed *b, Arena *a) {
  sqlite3_stmt *q = store_sql(s, "SELECT d.name, d.url, d.title, d.published, g.exact, g.char_start, g.char_end, r.text"
                                 " FROM claim c CROSS JOIN quote g ON g.id = c.quote CROSS JOIN document d"
                                 " ON d.id = g.document LEFT JOIN term r ON r.id = c.rule WHERE c.id = ?");
  bind_id(q, 1, claim);
  if (store_row(s, q)) {
    Str *const texts[] = {&b->document, &b->url, &b->title, &b->published, &b->quote};
    for (int i = 0; i < 5; i++) *texts[i] = arena_copy(a, column_str(q, i));
    b->start = sqlite3_column_int64(q, 5);
    b->end = sqlite3_column_int64(q, 6);
    Str rule = column_str(q, 7);
    if (rule.n > 2) b->rule = arena_copy(a, str_sub(rule, 1, rule.n - 1));
  }
  store_reset(q);
}

typedef struct Row {
  int64_t predicate, object, born;
} Row;

static int by_term(const void *x, const void *y) {
  const Blamed *a = x, *b = y;
  int c = str_cmp(a->predicate, b->predicate);
  return c ? c : term_cmp(a->object, b->object);
}

typedef struct Wanted {
  Store *store;
  int64_t snapshot, node;
} Wanted;

static bool is_subject(void *user, int64_t term) {
  Wanted *w = user;
  sqlite3_stmt *q = store_sql(w->store, "SELECT 1 FROM triple WHERE subject = ?1 AND born <= ?2"
                                        " AND (died IS NULL OR died > ?2) LIMIT 1");
  bind_id(q, 1, term);
  bind_id(q, 2, w->snapshot);
  bool there = store_row(w->store, q);
  store_reset(q);
  if (there && !w->node) w->node = term;
  return there;
}

static void blame_statement(Store *s, Blame *out, int64_t node, const Row *row, Str lang) {
  Arena *a = &out->arena;
  Blamed b = {.born = row->born};
  int64_t claim = basis_at(s, node, row->predicate, row->object, row->born, &b.derived);
  b.predicate = term_at(s, row->predicate, a).value;
  b.object = term_at(s, row->object, a);
  b.object_label = b.object.value;
  if (b.object.kind == TERM_IRI) b.object_label = name_at(s, a, out->snapshot, row->object, b.object.value, lang);
  read_source(s, claim, &b, a);
  array_push(&out->statements, b);
}

static void blame_node(Store *s, Blame *out, int64_t node, Str lang) {
  ARRAY(Row) rows = {0};
  out->iri = term_at(s, node, &out->arena).value;
  out->label = name_at(s, &out->arena, out->snapshot, node, out->iri, lang);
  sqlite3_stmt *q = store_sql(s, "SELECT predicate, object, born FROM triple WHERE subject = ?1 AND born <= ?2"
                                 " AND (died IS NULL OR died > ?2)");
  bind_id(q, 1, node);
  bind_id(q, 2, out->snapshot);
  while (store_row(s, q)) {
    Row row = {sqlite3_column_int64(q, 0), sqlite3_column_int64(q, 1), sqlite3_column_int64(q, 2)};
    array_push(&rows, row);
  }
  for (size_t i = 0; i < rows.n; i++) blame_statement(s, out, node, &rows.at[i], lang);
  if (out->statements.n) qsort(out->statements.at, out->statements.n, sizeof *out->statements.at, by_term);
  array_release(&rows);
}

Status store_blame(Store *s, int64_t snapshot, Str node, Str lang, Blame *out, Report *r) {
  s->report = r;
  *out = (Blame){0};
  Snapshot found;
  if (!snapshot_find(s, snapshot, &found)) return STATUS_STORE;
  out->snapshot = found.number;
  Wanted w = {s, found.number, 0};
  if (!node_find(s, found.number, found.base, node, is_subject, &w)) {
    if (s->status != STATUS_OK) return s->status;
    return report_error(r, STATUS_BAD_INPUT, (Place){s->path, 0, 0},
                        "snapshot %lld says nothing of '%.*s'; give an IRI of graph.ttl, its end such as state/FR, an "
                        "ISO code or a name",
                        (long long)found.number, STR_ARG(node));
  }
  blame_node(s, out, w.node, lang);
  return s->status;
}

void blame_release(Blame *b) {
  array_release(&b->statements);
  arena_release(&b->arena);
  *b = (Blame){0};
}
