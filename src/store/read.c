#include "store/inside.h"

#include <string.h>

/* Order of one subject's statements, all in canonical form. */
int compare_in_order(TripleOrder order, const TripleText *a, const TripleText *b) {
  if (order == ORDER_TURTLE) {
    static const Str type = {"<" NS_RDF "type>", sizeof "<" NS_RDF "type>" - 1};
    int first = str_eq(b->predicate, type) - str_eq(a->predicate, type);
    if (first) return first;
  }
  int c = str_cmp(a->predicate, b->predicate);
  return c ? c : str_cmp(a->object, b->object);
}

static int in_turtle_order(const void *a, const void *b) { return compare_in_order(ORDER_TURTLE, a, b); }
static int in_canonical_order(const void *a, const void *b) { return compare_in_order(ORDER_CANONICAL, a, b); }

typedef struct Group {
  Arena arena, lasting;
  Str predicates[PREDICATE_COUNT]; ///< canonical forms, in `lasting`
  ARRAY(TripleText) triples;       ///< of one subject
} Group;

static void flush(Group *g, TripleOrder order, TripleTextSink sink, void *user) {
  if (!g->triples.n) return;
  qsort(g->triples.at, g->triples.n, sizeof *g->triples.at,
        order == ORDER_TURTLE ? in_turtle_order : in_canonical_order);
  for (size_t i = 0; i < g->triples.n; i++) sink(user, &g->triples.at[i]);
  array_clear(&g->triples);
  arena_clear(&g->arena);
}

static void know_predicates(Group *g) {
  for (int p = 0; p < PREDICATE_COUNT; p++)
    g->predicates[p] = arena_printf(&g->lasting, "<%.*s>", STR_ARG(predicate_iri((Predicate)p)));
}

/* All properties of ours are known by heart; looking up the text of each costs a quarter of an export. */
static Str predicate_text(Store *s, Group *g, int64_t term) {
  Predicate p = store_predicate(s, term);
  return p == PREDICATE_COUNT ? store_text(s, term, &g->arena) : g->predicates[p];
}

/* Subjects come in the order of the index over term.text; only the statements of one subject are held and sorted here. IRIs begin with
   '<', and '=' is the character after it. */
void each_triple_text(Store *s, int64_t number, TripleOrder order, TripleTextSink sink, void *user) {
  Group g = {0};
  int64_t open = 0;
  Str subject = STR("");
  know_predicates(&g);
  sqlite3_stmt *q =
      store_sql(s, "SELECT x.id, x.text, t.predicate, o.text FROM term x CROSS JOIN triple t ON t.subject = x.id"
                   " CROSS JOIN term o ON o.id = t.object"
                   " WHERE x.text >= '<' AND x.text < '=' AND t.born <= ?1 AND (t.died IS NULL OR t.died > ?1)"
                   " ORDER BY x.text");
  bind_id(q, 1, number);
  while (store_row(s, q)) {
    if (sqlite3_column_int64(q, 0) != open) {
      flush(&g, order, sink, user);
      open = sqlite3_column_int64(q, 0);
      subject = arena_copy(&g.arena, column_str(q, 1));
    }
    TripleText t = {subject, predicate_text(s, &g, sqlite3_column_int64(q, 2)), arena_copy(&g.arena, column_str(q, 3))};
    array_push(&g.triples, t);
  }
  if (s->status == STATUS_OK) flush(&g, order, sink, user);
  array_release(&g.triples);
  arena_release(&g.arena);
  arena_release(&g.lasting);
}

typedef struct Passing {
  TripleSink sink;
  void *user;
  Status status; ///< of the sink
  Arena arena;
  StrBuf text; ///< of the subject before
  Arena of_subject;
  Term subject;
} Passing;

/* Most statements have the subject of the one before. */
static bool read_subject(Passing *p, Str text) {
  if (p->text.n && str_eq(text, strbuf_as_str(&p->text))) return true;
  strbuf_clear(&p->text);
  strbuf_add(&p->text, text);
  arena_clear(&p->of_subject);
  return term_of_ntriples(&p->subject, strbuf_as_str(&p->text), &p->of_subject);
}

static void pass(void *user, const TripleText *text) {
  Passing *p = user;
  if (p->status != STATUS_OK) return;
  arena_clear(&p->arena);
  Triple t = {0};
  bool good = read_subject(p, text->subject);
  t.subject = p->subject;
  if (!good || !term_of_ntriples(&t.predicate, text->predicate, &p->arena) ||
      !term_of_ntriples(&t.object, text->object, &p->arena))
    p->status = STATUS_STORE;
  else p->status = p->sink(p->user, &t, (Place){0});
}

Status store_each_triple(Store *s, int64_t snapshot, TripleOrder order, TripleSink sink, void *user, Report *r) {
  s->report = r;
  Snapshot found;
  if (!snapshot_find(s, snapshot, &found)) return STATUS_STORE;
  Passing p = {.sink = sink, .user = user};
  each_triple_text(s, found.number, order, pass, &p);
  arena_release(&p.arena);
  arena_release(&p.of_subject);
  strbuf_release(&p.text);
  if (p.status == STATUS_STORE) store_bad_term(s);
  return s->status != STATUS_OK ? s->status : p.status;
}

Status store_read_snapshot(Store *s, int64_t number, Snapshot *found, Report *r) {
  s->report = r;
  return snapshot_find(s, number, found) ? STATUS_OK : STATUS_STORE;
}

static Snapshot snapshot_of_row(sqlite3_stmt *q, Arena *a) {
  Snapshot n = {.number = sqlite3_column_int64(q, 0),
                .parent = sqlite3_column_int64(q, 1),
                .documents = sqlite3_column_int64(q, 2),
                .entities = sqlite3_column_int64(q, 3),
                .triples = sqlite3_column_int64(q, 4),
                .claims = sqlite3_column_int64(q, 5),
                .program = arena_copy(a, column_str(q, 7)),
                .ontology = arena_copy(a, column_str(q, 8)),
                .lexicon = arena_copy(a, column_str(q, 9)),
                .date = arena_copy(a, column_str(q, 10)),
                .base = arena_copy(a, column_str(q, 11))};
  snprintf(n.sha256, sizeof n.sha256, "%.*s", STR_ARG(column_str(q, 6)));
  return n;
}

#define SNAPSHOT_COLUMNS                                                                                               \
  "SELECT number, parent, documents, entities, triples, claims, sha256, program, ontology, lexicon, date, base"        \
  " FROM snapshot n CROSS JOIN rules r ON r.id = n.rules"

bool snapshot_find(Store *s, int64_t number, Snapshot *found) {
  arena_clear(&s->snapshots);
  sqlite3_stmt *q = store_sql(s, SNAPSHOT_COLUMNS " WHERE number = coalesce(?1, (SELECT max(number) FROM snapshot))");
  bind_id(q, 1, number);
  bool there = store_row(s, q);
  if (there) *found = snapshot_of_row(q, &s->snapshots);
  store_reset(q);
  if (!there && s->status == STATUS_OK && !s->building) {
    if (number)
      report_error(s->report, STATUS_STORE, (Place){s->path, 0, 0}, "there is no snapshot %lld; entente log lists them",
                   (long long)number);
    else
      report_error(s->report, STATUS_STORE, (Place){s->path, 0, 0},
                   "the store has no snapshot yet; entente build makes one");
  }
  return there;
}

Status store_list_snapshots(Store *s, SnapshotSink sink, void *user, Report *r) {
  s->report = r;
  Arena a = {0};
  Status status = STATUS_OK;
  sqlite3_stmt *q = store_sql(s, SNAPSHOT_COLUMNS " ORDER BY number");
  while (status == STATUS_OK && store_row(s, q)) {
    arena_clear(&a);
    Snapshot n = snapshot_of_row(q, &a);
    status = sink(user, &n);
  }
  store_reset(q);
  arena_release(&a);
  return s->status != STATUS_OK ? s->status : status;
}
