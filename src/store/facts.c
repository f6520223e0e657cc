/* What a document said, from its rows back to the facts that were put. */
#include "store/inside.h"

#include <string.h>

typedef struct Reading {
  Store *store;
  int64_t document, snapshot, first; ///< row of document, number, id of the first entity
  Str base;
  DocumentFacts *f;
  StrBuf text; ///< the quotes, one behind the other
} Reading;

static int64_t find_document(Store *s, Str name, int64_t snapshot) {
  sqlite3_stmt *q =
      store_sql(s, "SELECT id FROM document WHERE name = ?1 AND born <= ?2 AND (died IS NULL OR died > ?2)");
  bind_str(q, 1, name);
  bind_id(q, 2, snapshot);
  int64_t document = store_row(s, q) ? sqlite3_column_int64(q, 0) : 0;
  store_reset(q);
  return document;
}

static bool is_made_by(Store *s, int64_t document, Str rule) {
  StrBuf text = {0};
  term_add_ntriples(&text, (Term){.kind = TERM_IRI, .value = rule});
  sqlite3_stmt *q = store_sql(s, "SELECT count(*), sum(t.text IS ?2) FROM entity e CROSS JOIN claim c ON " CLAIMS_OF(
                                     "e", "c") " LEFT JOIN term t ON t.id = c.rule WHERE e.document = ?1");
  bind_id(q, 1, document);
  bind_str(q, 2, strbuf_as_str(&text));
  bool is = store_row(s, q) && sqlite3_column_int64(q, 0) && sqlite3_column_int64(q, 0) == sqlite3_column_int64(q, 1);
  store_reset(q);
  strbuf_release(&text);
  return is;
}

/* ---- Entities ---- */

static EntityClass class_of(const Store *s, int64_t term) {
  int c = 0;
  while (c < ENTITY_CLASS_COUNT && s->classes[c] != term) c++;
  return (EntityClass)c;
}

static void read_keys(Reading *x, int64_t entity, Entity *e) {
  ARRAY(Str) keys = {0};
  sqlite3_stmt *q = store_sql(x->store, "SELECT k.text FROM entity_key ek JOIN key k ON k.id = ek.key"
                                        " WHERE ek.entity = ? ORDER BY k.text");
  bind_id(q, 1, entity);
  while (store_row(x->store, q)) array_push(&keys, arena_copy(&x->f->arena, column_str(q, 0)));
  Str *own = ARENA_ARRAY(&x->f->arena, Str, keys.n + 1);
  for (size_t i = 0; i < keys.n; i++) own[i] = keys.at[i];
  e->keys = own;
  e->key_count = keys.n;
  array_release(&keys);
}

/* Of an entity without keys: it is known by its IRI. */
static Str known_iri(Reading *x, Str resource) {
  Str iri = str_sub(resource, 1, resource.n - 1);
  return arena_copy(&x->f->arena, str_starts(iri, x->base) ? str_sub(iri, x->base.n, iri.n) : iri);
}

static void read_entities(Reading *x) {
  sqlite3_stmt *q = store_sql(
      x->store, "SELECT e.id, e.class, " RESOURCE("e.id") " AS r, (SELECT text FROM term WHERE id = " RESOURCE(
                    "e.id") ") FROM entity e WHERE e.document = ?1 ORDER BY e.id");
  bind_id(q, 1, x->document);
  bind_id(q, 2, x->snapshot);
  while (store_row(x->store, q)) {
    Entity e = {.class = class_of(x->store, sqlite3_column_int64(q, 1))};
    if (!x->f->entities.n) x->first = sqlite3_column_int64(q, 0);
    read_keys(x, sqlite3_column_int64(q, 0), &e);
    if (!e.key_count) e.iri = known_iri(x, column_str(q, 3));
    array_push(&x->f->entities, e);
  }
}

/* Entities of a document have numbers in a row. */
static uint32_t index_of(const Reading *x, sqlite3_stmt *q, int column) {
  return sqlite3_column_type(q, column) == SQLITE_NULL ? NO_ENTITY
                                                       : (uint32_t)(sqlite3_column_int64(q, column) - x->first);
}

/* ---- Claims ---- */

static void read_value(Reading *x, Claim *c, Str text) {
  Term t = {0};
  term_of_ntriples(&t, arena_copy(&x->f->arena, text), &x->f->arena);
  c->object_kind = t.kind == TERM_IRI ? OBJECT_CONCEPT : t.datatype.n ? OBJECT_DATE : OBJECT_TEXT;
  c->value = t.value;
  c->lang = t.lang;
}

static void read_claims(Reading *x) {
  sqlite3_stmt *q = store_sql(
      x->store, "SELECT e.id, c.predicate, c.object, v.text, g.exact, g.char_start, g.char_end, r.text, c.modality,"
                " c.confidence, c.speaker FROM entity e CROSS JOIN claim c ON " CLAIMS_OF(
                    "e", "c") " CROSS JOIN quote g ON g.id = c.quote LEFT JOIN term v ON v.id = c.value"
                              " LEFT JOIN term r ON r.id = c.rule WHERE e.document = ? ORDER BY c.id");
  bind_id(q, 1, x->document);
  while (store_row(x->store, q)) {
    Str exact = column_str(q, 4), rule = column_str(q, 7);
    Claim c = {.subject = index_of(x, q, 0),
               .predicate = store_predicate(x->store, sqlite3_column_int64(q, 1)),
               .object = index_of(x, q, 2),
               .quote = {(uint32_t)x->text.n, (uint32_t)(x->text.n + exact.n)},
               .char_start = (uint32_t)sqlite3_column_int64(q, 5),
               .char_end = (uint32_t)sqlite3_column_int64(q, 6),
               .rule = arena_copy(&x->f->arena, str_sub(rule, 1, rule.n ? rule.n - 1 : 0)),
               .modality = (Modality)sqlite3_column_int(q, 8),
               .confidence = (uint16_t)sqlite3_column_int(q, 9),
               .speaker = index_of(x, q, 10)};
    c.object_kind = OBJECT_ENTITY;
    if (c.object == NO_ENTITY) read_value(x, &c, column_str(q, 3));
    strbuf_add(&x->text, exact);
    array_push(&x->f->claims, c);
  }
}

Status store_read_facts(Store *s, int64_t snapshot, Str name, Str rule, Str *quotes, DocumentFacts *f, Report *r) {
  s->report = r;
  Snapshot found;
  document_facts_clear(f);
  if (!snapshot_find(s, snapshot, &found)) return STATUS_STORE;
  Reading x = {.store = s, .snapshot = found.number, .f = f, .base = arena_copy(&f->arena, found.base)};
  x.document = find_document(s, name, found.number);
  if (!x.document || !is_made_by(s, x.document, rule)) return s->status != STATUS_OK ? s->status : STATUS_END;
  read_entities(&x);
  read_claims(&x);
  *quotes = arena_copy(&f->arena, strbuf_as_str(&x.text));
  strbuf_release(&x.text);
  return s->status;
}
