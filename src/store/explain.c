/* What stands behind one node: the claims about it, the claims that name it, and what follows from them. */
#include "store/inside.h"

#include <string.h>

/* SQL in lines of its own. */
/* clang-format off */

/* The columns that take_claim reads, for the claims x(id). */
#define CLAIM_COLUMNS                                                                                                  \
  " SELECT c.id, y.subject, c.predicate, y.object, y.speaker, c.modality, c.confidence,"                               \
  " (SELECT text FROM term WHERE id = c.rule), g.char_start, g.char_end, g.exact,"                                     \
  " d.id, d.name, d.url, d.title, d.published"                                                                         \
  " FROM (SELECT c.id, " RESOURCE("c.entity") " AS subject,"                                                           \
  "   CASE WHEN c.object IS NULL THEN c.value ELSE " RESOURCE("c.object") " END AS object,"                            \
  "   CASE WHEN c.speaker IS NULL THEN NULL ELSE " RESOURCE("c.speaker") " END AS speaker"                             \
  "   FROM x CROSS JOIN claim c ON c.id = x.id LIMIT -1) y"                                                            \
  " CROSS JOIN claim c ON c.id = y.id CROSS JOIN quote g ON g.id = c.quote CROSS JOIN document d ON d.id = g.document"     \
  " ORDER BY c.id"

static const char claims_of_node[] =
  MINE ", x(id) AS ("
  "  SELECT c.id FROM mine m CROSS JOIN claim c ON " CLAIMS_OF("m", "c")
  "  UNION"
  "  SELECT c.id FROM mine m CROSS JOIN entity o ON o.document = m.document"
  "    CROSS JOIN claim c ON " CLAIMS_OF("o", "c") " AND c.object = m.id)"
  CLAIM_COLUMNS;

static const char claims_with_value[] =
  MINE ", x(id) AS (SELECT c.id FROM mine m CROSS JOIN claim c ON " CLAIMS_OF("m", "c") " AND c.value = ?3)"
  CLAIM_COLUMNS;

/* The basis of a statement in snapshot ?2, as in evidence_nodes.c. */
static const char derived_of_node[] =
  "SELECT x.claim, ?1, x.predicate, x.object, NULL, c.modality, c.confidence,"
  " (SELECT text FROM term WHERE id = c.rule), g.char_start, g.char_end, g.exact,"
  " d.id, d.name, d.url, d.title, d.published"
  " FROM (SELECT t.predicate, t.object, coalesce(b.claim, t.claim) AS claim"
  "   FROM triple t LEFT JOIN former_basis b"
  "   ON b.subject = t.subject AND b.predicate = t.predicate AND b.object = t.object AND b.until ="
  "     (SELECT min(until) FROM former_basis m"
  "      WHERE m.subject = t.subject AND m.predicate = t.predicate AND m.object = t.object AND m.until > ?2)"
  "   WHERE t.subject = ?1 AND t.born <= ?2 AND (t.died IS NULL OR t.died > ?2)"
  "     AND coalesce(b.derived, t.derived) = 1 LIMIT -1) x"
  " CROSS JOIN claim c ON c.id = x.claim CROSS JOIN quote g ON g.id = c.quote CROSS JOIN document d ON d.id = g.document";

/* clang-format on */

/* What is needed of a claim besides what is given out. */
typedef struct Ends {
  int64_t subject, object; ///< terms; 0 for what is not in the graph
  int64_t document;
} Ends;

typedef struct Explaining {
  Store *store;
  Explanation *out;
  Str lang;
  int64_t node;          ///< term
  ARRAY(Ends) ends;      ///< as out->grounds, while that is not sorted
  Candidates candidates; ///< those asked for
} Explaining;

/* ---- Texts ---- */

static Term term_at(Explaining *x, int64_t id) {
  Term t = {.value = STR("")};
  term_of_ntriples(&t, store_text(x->store, id, &x->out->arena), &x->out->arena);
  return t;
}

static Str label_at(Explaining *x, int64_t id, Term t) {
  if (t.kind != TERM_IRI) return t.value;
  return name_at(x->store, &x->out->arena, x->out->snapshot, id, t.value, x->lang);
}

static Str iri_of_text(Str text) { return text.n > 2 ? str_sub(text, 1, text.n - 1) : STR(""); }

/* ---- Reading the claims ---- */

static void take_claim(Explaining *x, sqlite3_stmt *q, bool derived) {
  Arena *a = &x->out->arena;
  Predicate p = store_predicate(x->store, sqlite3_column_int64(q, 2));
  if (p == PREDICATE_COUNT) return;
  Ends ends = {sqlite3_column_int64(q, 1), sqlite3_column_int64(q, 3), sqlite3_column_int64(q, 11)};
  Ground g = {.predicate = p,
              .incoming = ends.subject != x->node,
              .derived = derived,
              .modality = (Modality)sqlite3_column_int(q, 5),
              .confidence = sqlite3_column_int(q, 6),
              .rule = arena_copy(a, iri_of_text(column_str(q, 7))),
              .start = sqlite3_column_int64(q, 8),
              .end = sqlite3_column_int64(q, 9),
              .quote = arena_copy(a, column_str(q, 10)),
              .document = arena_copy(a, column_str(q, 12)),
              .url = arena_copy(a, column_str(q, 13)),
              .title = arena_copy(a, column_str(q, 14)),
              .published = arena_copy(a, column_str(q, 15)),
              .instead = STR(""),
              .speaker = STR(""),
              .speaker_label = STR("")};
  int64_t speaker = sqlite3_column_int64(q, 4);
  Term subject = term_at(x, ends.subject);
  g.subject = subject.value;
  g.subject_label = label_at(x, ends.subject, subject);
  g.object = term_at(x, ends.object);
  g.object_label = label_at(x, ends.object, g.object);
  if (speaker) {
    Term who = term_at(x, speaker);
    g.speaker = who.value;
    g.speaker_label = label_at(x, speaker, who);
  }
  array_push(&x->out->grounds, g);
  array_push(&x->ends, ends);
}

static void read_claims(Explaining *x, const char *sql, int64_t resource, int64_t value, bool derived) {
  sqlite3_stmt *q = store_sql(x->store, sql);
  bind_id(q, 1, resource);
  bind_id(q, 2, x->out->snapshot);
  if (value) bind_id(q, 3, value);
  while (store_row(x->store, q)) take_claim(x, q, derived);
}

/* No entity is behind a kind, a status or a domain: claims have it as a value. */
static void read_claims_with_value(Explaining *x) {
  ARRAY(int64_t) subjects = {0};
  sqlite3_stmt *q = store_sql(x->store, SUBJECTS_WITH_OBJECT);
  bind_id(q, 1, x->node);
  bind_id(q, 2, x->out->snapshot);
  while (store_row(x->store, q)) array_push(&subjects, sqlite3_column_int64(q, 0));
  for (size_t i = 0; i < subjects.n; i++) read_claims(x, claims_with_value, subjects.at[i], x->node, false);
  array_release(&subjects);
}

/* ---- How a claim stands ---- */

static bool is_stated(Explaining *x, int64_t subject, Predicate p, int64_t object) {
  return is_stated_at(x->store, x->out->snapshot, subject, x->store->predicates[p], object);
}

/* The value that the graph has of a property with one value; 0 when it has none. */
static int64_t value_stated(Explaining *x, int64_t subject, Predicate p) {
  sqlite3_stmt *q = values_at(x->store, x->out->snapshot, subject, p);
  int64_t value = store_row(x->store, q) ? sqlite3_column_int64(q, 1) : 0;
  store_reset(q);
  return value;
}

/* The node's candidate, as winners.c saw it: how many documents say so, and how surely. Claims of one document come together. */
static Candidate make_candidate(Explaining *x, Predicate p, int64_t object) {
  Candidate c = {.predicate = p, .object = object, .text = STR("")};
  const Ground *one = NULL;
  for (size_t i = 0; i < x->ends.n; i++) {
    const Ground *g = &x->out->grounds.at[i];
    if (g->incoming || g->derived || g->predicate != p || x->ends.at[i].object != object) continue;
    if (!modality_asserts(g->modality)) continue;
    if (g->confidence > c.confidence) c.confidence = g->confidence;
    if (x->ends.at[i].document != c.last_document) c.documents++, c.last_document = x->ends.at[i].document;
    one = g;
  }
  StrBuf text = {0};
  if (one) term_add_ntriples(&text, one->object), c.text = arena_copy(&x->out->arena, strbuf_as_str(&text));
  strbuf_release(&text);
  return c;
}

static Candidate candidate(Explaining *x, Predicate p, int64_t object) {
  for (size_t i = 0; i < x->candidates.n; i++)
    if (x->candidates.at[i].predicate == p && x->candidates.at[i].object == object) return x->candidates.at[i];
  Candidate new = make_candidate(x, p, object);
  array_push(&x->candidates, new);
  return new;
}

static Standing why_lost(Explaining *x, size_t i, int64_t winner) {
  const Ground *g = &x->out->grounds.at[i];
  if (g->incoming) return STANDING_LOST;
  Candidate won = candidate(x, g->predicate, winner), lost = candidate(x, g->predicate, x->ends.at[i].object);
  Standing because;
  bool fits = won.documents && compare_candidates(&x->out->arena, &won, &lost, &because) > 0;
  return fits ? because : STANDING_LOST;
}

static Standing standing(Explaining *x, size_t i, Str *instead) {
  const Ground *g = &x->out->grounds.at[i];
  Ends at = x->ends.at[i];
  Predicate p = g->predicate;
  if (g->modality == MODALITY_DENIED) return STANDING_DENIED;
  if (g->modality == MODALITY_HYPOTHETICAL) return STANDING_HYPOTHETICAL;
  if (g->derived || is_stated(x, at.subject, p, at.object)) return STANDING_HOLDS;
  if (at.subject == at.object) return STANDING_ITSELF;
  if (p == P_LABEL && is_stated(x, at.subject, P_ALT_LABEL, at.object)) return STANDING_OTHER_NAME;
  if (p == P_ALT_LABEL && is_stated(x, at.subject, P_LABEL, at.object)) return STANDING_OTHER_NAME;
  if (p == P_TYPE && value_stated(x, at.subject, p)) return STANDING_ONTOLOGY;
  int64_t winner = predicate_is_single(p) ? value_stated(x, at.subject, p) : 0;
  if (!winner) return STANDING_ABSENT;
  *instead = label_at(x, winner, term_at(x, winner));
  return why_lost(x, i, winner);
}

/* ---- Order ---- */

static int by_property(const void *a, const void *b) {
  const Ground *x = a, *y = b;
  if (x->incoming != y->incoming) return x->incoming ? 1 : -1;
  if (x->predicate != y->predicate) return x->predicate < y->predicate ? -1 : 1;
  int c = x->incoming ? str_cmp(x->subject, y->subject) : term_cmp(x->object, y->object);
  if (!c) c = (x->standing != STANDING_HOLDS) - (y->standing != STANDING_HOLDS);
  if (!c) c = str_cmp(x->published, y->published);
  if (!c) c = str_cmp(x->document, y->document);
  if (!c) c = (x->start > y->start) - (x->start < y->start);
  if (!c) c = (x->end > y->end) - (x->end < y->end);
  if (!c) c = str_cmp(x->rule, y->rule);
  return c ? c : (x->modality > y->modality) - (x->modality < y->modality);
}

/* ---- Finding the node ---- */

static bool gather(void *user, int64_t node) {
  Explaining *x = user;
  if (!node) return false;
  if (x->ends.n) return true; /* the first one that bears the name */
  x->node = node;
  read_claims(x, claims_of_node, node, 0, false);
  if (!x->ends.n) read_claims_with_value(x);
  read_claims(x, derived_of_node, node, 0, true);
  return x->ends.n > 0;
}

/* ---- The whole ---- */

/* A node that nothing asserts has no class and no name in the graph, but the claims about it may tell them. */
static void describe_node(Explaining *x) {
  Explanation *e = x->out;
  e->iri = term_at(x, x->node).value;
  e->label = name_at(x->store, &e->arena, e->snapshot, x->node, e->iri, x->lang);
  e->class = STR("");
  bool named = !str_eq(e->label, iri_local_name(e->iri));
  sqlite3_stmt *q = values_at(x->store, e->snapshot, x->node, P_TYPE);
  while (store_row(x->store, q)) {
    Str type = arena_copy(&e->arena, iri_of_text(column_str(q, 0)));
    e->in_graph = true;
    if (!e->class.n || str_starts(type, STR(NS_ENT))) e->class = iri_local_name(type);
  }
  for (size_t i = 0; i < e->grounds.n; i++) {
    const Ground *g = &e->grounds.at[i];
    if (g->incoming) continue;
    if (g->predicate == P_TYPE && !e->class.n) e->class = iri_local_name(g->object.value);
    if (g->predicate == P_LABEL && !named) e->label = g->object.value, named = true;
  }
}

Status store_explain(Store *s, int64_t snapshot, Str node, Str lang, Explanation *e, Report *r) {
  s->report = r;
  *e = (Explanation){0};
  Snapshot found;
  if (!snapshot_find(s, snapshot, &found)) return STATUS_STORE;
  e->snapshot = found.number;
  Explaining x = {.store = s, .out = e, .lang = lang};
  bool known = node_find(s, found.number, found.base, node, gather, &x);
  if (known) {
    for (size_t i = 0; i < e->grounds.n; i++) {
      Str instead = STR("");
      e->grounds.at[i].standing = standing(&x, i, &instead);
      e->grounds.at[i].instead = instead;
    }
    qsort(e->grounds.at, e->grounds.n, sizeof *e->grounds.at, by_property);
    describe_node(&x);
  }
  array_release(&x.ends);
  array_release(&x.candidates);
  if (known || s->status != STATUS_OK) return s->status;
  return report_error(r, STATUS_BAD_INPUT, (Place){s->path, 0, 0},
                      "snapshot %lld knows nothing called '%.*s'; give an IRI of graph.ttl, its end such as state/FR, "
                      "an ISO code or a name",
                      (long long)e->snapshot, STR_ARG(node));
}

void explanation_release(Explanation *e) {
  array_release(&e->grounds);
  arena_release(&e->arena);
  *e = (Explanation){0};
}
