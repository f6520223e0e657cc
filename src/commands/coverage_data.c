/* What `entente coverage` compares: the store's agreements with who mentions them, and those of the data set. */
#include "commands/coverage.h"

#include "facts/naming.h"

#include <stdlib.h>

/* ---- The store ---- */

typedef struct Mentions {
  Str source;
  bool own, other;
} Mentions;

static Status take_mention(void *user, Str document) {
  Mentions *m = user;
  if (fact_document_is_of(document, m->source)) m->own = true;
  else m->other = true;
  return STATUS_OK;
}

static int by_str(const void *x, const void *y) { return str_cmp(*(const Str *)x, *(const Str *)y); }

static Str join_sides(Coverage *x, Str *sides, size_t n) {
  StrBuf b = {0};
  size_t different = 0;
  if (n) qsort(sides, n, sizeof *sides, by_str);
  for (size_t i = 0; i < n; i++) {
    if (i && str_eq(sides[i], sides[i - 1])) continue;
    strbuf_add(&b, sides[i]);
    strbuf_addc(&b, ' ');
    different++;
  }
  Str joined = different >= 2 ? arena_copy(&x->arena, strbuf_as_str(&b)) : STR("");
  strbuf_release(&b);
  return joined;
}

static void find_sides(Coverage *x) {
  const Network *n = &x->network;
  Str *sides = ARENA_ARRAY(&x->arena, Str, n->parties.n + 1);
  size_t count = 0;
  for (size_t i = 0; i < n->parties.n; i++) { /* they stand sorted by agreement */
    uint32_t agreement = n->parties.at[i].agreement;
    sides[count++] = n->actors.at[n->parties.at[i].other].iri;
    if (i + 1 < n->parties.n && n->parties.at[i + 1].agreement == agreement) continue;
    x->sides[agreement] = join_sides(x, sides, count);
    count = 0;
  }
}

/* Agreements of the corpus by their sides. */
static void index_sides(Coverage *x) {
  for (uint32_t i = (uint32_t)x->network.agreements.n; i-- > 0;) {
    x->next[i] = MAP_NONE;
    if (!x->other[i] || !x->sides[i].n) continue;
    uint32_t before = map_get(&x->by_sides, x->sides[i]);
    x->next[i] = before;
    map_set(&x->by_sides, x->sides[i], i);
  }
}

Status coverage_read_store(Coverage *x) {
  Report *r = x->call->report;
  Snapshot last;
  Status status = store_read_snapshot(x->store, 0, &last, r);
  if (status != STATUS_OK) return status;
  x->base = arena_copy(&x->arena, last.base);
  status = store_read_network(x->store, 0, STR(DEFAULT_LANG), &x->network, r);
  size_t n = x->network.agreements.n + 1;
  x->own = ARENA_ARRAY(&x->arena, bool, n), x->other = ARENA_ARRAY(&x->arena, bool, n),
  x->told = ARENA_ARRAY(&x->arena, bool, n);
  x->sides = ARENA_ARRAY(&x->arena, Str, n);
  x->next = ARENA_ARRAY(&x->arena, uint32_t, n);
  for (uint32_t i = 0; i + 1 < n && status == STATUS_OK; i++) {
    Mentions m = {.source = x->source};
    Str iri = x->network.agreements.at[i].iri;
    map_add(&x->iris, iri, i);
    status = store_each_mention(x->store, iri, take_mention, &m, r);
    x->own[i] = m.own, x->other[i] = m.other;
  }
  find_sides(x);
  index_sides(x);
  return status;
}

/* ---- The data set ---- */

static void add_year(CoverageRow *row, int year) {
  if (year && row->year_count < YEARS) row->years[row->year_count++] = year;
}

/* The IRI that a party has, or would have but for the store's not knowing it. */
static Str iri_of(Coverage *x, const Entity *e) {
  StrBuf b = {0};
  if (e->iri.n) {
    if (str_find(e->iri, STR("://")) == SIZE_MAX) strbuf_add(&b, x->base);
    strbuf_add(&b, e->iri);
  }
  for (size_t i = 0; i < e->key_count && !b.n; i++) store_find_key(x->store, e->class, e->keys[i], &b);
  if (!b.n) strbuf_add(&b, e->keys[0]);
  Str iri = arena_copy(&x->arena, strbuf_as_str(&b));
  strbuf_release(&b);
  return iri;
}

/* The agreement that the fact is about is described last. */
static uint32_t find_subject(const DocumentFacts *f) {
  for (size_t i = f->claims.n; i-- > 0;)
    if (f->claims.at[i].predicate == P_KIND && f->entities.at[f->claims.at[i].subject].class == CLASS_AGREEMENT)
      return f->claims.at[i].subject;
  return NO_ENTITY;
}

static uint32_t find_same(Coverage *x, const Entity *e) {
  StrBuf iri = {0};
  uint32_t same = MAP_NONE;
  for (size_t i = 0; i < e->key_count && same == MAP_NONE; i++)
    if (store_find_key(x->store, CLASS_AGREEMENT, e->keys[i], &iri)) same = map_get(&x->iris, strbuf_as_str(&iri));
  strbuf_release(&iri);
  return same;
}

static void take_fact(Coverage *x, const FactLine *line, const DocumentFacts *f) {
  uint32_t subject = find_subject(f);
  if (subject == NO_ENTITY || line->fact.class != CLASS_AGREEMENT) return;
  CoverageRow row = {.id = arena_copy(&x->arena, line->fact.id), .place = line->place, .perhaps = MAP_NONE};
  Str *sides = ARENA_ARRAY(&x->arena, Str, f->claims.n);
  size_t n = 0;
  for (size_t i = 0; i < f->claims.n; i++) {
    const Claim *c = &f->claims.at[i];
    if (c->subject != subject) continue;
    if (c->predicate == P_PARTY) sides[n++] = iri_of(x, &f->entities.at[c->object]);
    if (c->object_kind == OBJECT_DATE) add_year(&row, coverage_year(c->value));
  }
  row.label = arena_copy(&x->arena, f->entities.at[subject].label);
  row.sides = join_sides(x, sides, n);
  row.same = find_same(x, &f->entities.at[subject]);
  array_push(&x->rows, row);
}

static bool is_known_to_all(void *user, Str key) {
  (void)user, (void)key;
  return true; /* what a row is related to makes no difference here */
}

static Status read_facts(Coverage *x, FactSource *in, bool learning, Report *r) {
  FactContext c = {.matcher = &x->matcher,
                   .source = fact_source_name(in),
                   .book = &x->book,
                   .learning = learning,
                   .has_id = is_known_to_all};
  DocumentFacts facts = {0};
  FactLine line;
  Document d;
  Status status;
  while ((status = fact_source_next(in, &line, r)) != STATUS_END) {
    if (status == STATUS_IO) break;
    if (status == STATUS_OK && fact_build(&c, &line, &d, &facts, r) == STATUS_OK && !learning)
      take_fact(x, &line, &facts);
  }
  document_facts_release(&facts);
  return status == STATUS_END ? STATUS_OK : status;
}

static void unheard(Report *r, Severity severity, Place place, const char *message) {
  (void)r, (void)severity, (void)place, (void)message;
}

Status coverage_read_table(Coverage *x, FactSource *in) {
  Report silent = {.sink = unheard};
  matcher_init(&x->matcher, &x->knowledge.lexicon);
  Status status = read_facts(x, in, true, &silent);
  if (status == STATUS_OK) status = fact_source_rewind(in, x->call->report);
  return status == STATUS_OK ? read_facts(x, in, false, x->call->report) : status;
}

/* The data set as it was imported. */
void coverage_take_own(Coverage *x) {
  for (uint32_t i = 0; i < x->network.agreements.n; i++) {
    if (!x->own[i]) continue;
    const NetworkAgreement *a = &x->network.agreements.at[i];
    CoverageRow row = {.label = a->label, .sides = x->sides[i], .same = i, .perhaps = MAP_NONE};
    add_year(&row, coverage_year(a->earliest));
    array_push(&x->rows, row);
  }
}
