#include "store/inside.h"

#include "base/date.h"
#include "base/utf8.h"

#include <assert.h>
#include <string.h>

bool store_has_document(Store *s, Str id, const char *sha256) {
  waiting_find_document(s, id);
  sqlite3_stmt *q = store_sql(s, "SELECT sha256 = ? AND rules = ? FROM document WHERE name = ? AND died IS NULL");
  bind_str(q, 1, str_of(sha256));
  bind_id(q, 2, s->rules);
  bind_str(q, 3, id);
  bool there = store_row(s, q), same = there && sqlite3_column_int(q, 0);
  store_reset(q);
  strbuf_clear(&s->absent);
  if (!there) strbuf_add(&s->absent, id);
  return same;
}

/* Most documents that come were asked for just before: they need not be looked for again. */
static bool is_absent(const Store *s, Str id) { return s->absent.n && str_eq(strbuf_as_str(&s->absent), id); }

/* ---- What comes from outside (facts of a spreadsheet, a wrong clock) is looked at before anything is written ---- */

static bool is_text(Str t) { return utf8_valid_prefix(t) == t.n && !(t.n && memchr(t.p, 0, t.n)); }

static const char *fault_of_claim(const DocumentFacts *f, const Claim *c, const Document *d) {
  size_t n = f->entities.n;
  if (c->subject >= n) return "its subject is no entity of the document";
  if (c->object_kind == OBJECT_ENTITY ? c->object >= n : !c->value.n) return "it has no object";
  if (c->object_kind == OBJECT_DATE && !date_datatype(c->value).n) return "its object is no ISO date";
  if (c->object_kind != OBJECT_ENTITY && !is_text(c->value)) return "its object is no UTF-8 text";
  if (c->object_kind == OBJECT_CONCEPT && !iri_is_absolute(c->value)) return "its object is no absolute IRI";
  if (c->speaker != NO_ENTITY && c->speaker >= n) return "its speaker is no entity of the document";
  if (c->quote.start >= c->quote.end || c->quote.end > d->text.n) return "its quote is not in the document";
  if (c->char_start >= c->char_end) return "its quote has no length";
  if (!is_text(str_sub(d->text, c->quote.start, c->quote.end))) return "its quote cuts a character";
  if (c->modality > MODALITY_DENIED || c->confidence > 1000) return "its modality or confidence is out of range";
  if (!is_text(c->rule) || (c->rule.n && !iri_is_absolute(c->rule))) return "its rule is no absolute IRI";
  return NULL;
}

static const char *fault_of_entity(const Entity *e) {
  if (!e->iri.n && !e->key_count) return "it has neither an IRI nor a key";
  if (!is_text(e->iri)) return "its IRI is no UTF-8 text";
  for (size_t i = 0; i < e->key_count; i++)
    if (!is_text(e->keys[i])) return "a key is no UTF-8 text";
  return NULL;
}

static Status check_facts(const Document *d, const DocumentFacts *f, Report *r) {
  Place place = {d->file, d->line, 0};
  if (!d->id.n || !is_text(d->id) || !is_text(d->url) || !is_text(d->title) || !is_text(d->published) ||
      !is_text(d->lang))
    return report_error(r, STATUS_BAD_INPUT, place, "the document's id or description is empty or no UTF-8 text");
  for (size_t i = 0; i < f->entities.n; i++) {
    const char *fault = fault_of_entity(&f->entities.at[i]);
    if (fault) return report_error(r, STATUS_BAD_INPUT, place, "%.*s: entity %zu: %s", STR_ARG(d->id), i, fault);
  }
  for (size_t i = 0; i < f->claims.n; i++) {
    const char *fault = fault_of_claim(f, &f->claims.at[i], d);
    if (fault) return report_error(r, STATUS_BAD_INPUT, place, "%.*s: claim %zu: %s", STR_ARG(d->id), i, fault);
  }
  return STATUS_OK;
}

/* ---- Rows ---- */

int64_t key_hash(int64_t class, Str text) { return (int64_t)(hash_bytes(text, (uint64_t) class) >> 2) + 1; }

/* Comes last, when the sum of the other rows is known. */
static void add_document(Store *s, int64_t document, const Document *d, const char *sha256) {
  const Str texts[] = {d->id, d->url, d->title, d->published, d->lang, str_of(sha256)};
  s->sum += sum_of_texts(ROW_DOCUMENT, texts, 6) + sum_of_numbers(ROW_DOCUMENT, &s->rules, 1);
  const int64_t row[] = {document, s->rules, s->number, (int64_t)s->sum};
  waiting_add(s, ROW_DOCUMENT, row, texts);
}

static void add_keys(Store *s, int64_t entity, const KeyOfEntity *keys, size_t n) {
  for (size_t i = 0; i < n; i++) {
    const int64_t row[] = {entity, keys[i].id};
    s->sum += sum_of_numbers(ROW_KEY, row, 2);
    waiting_add(s, ROW_KEY, row, NULL);
  }
}

static bool is_taken(int64_t id, const KeyOfEntity *keys, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (keys[i].id == id) return true;
  return false;
}

KeyOfEntity key_in_store(Store *s, int64_t class, Str text, const KeyOfEntity *keys, size_t n) {
  KeyOfEntity key = {.text = text, .id = key_hash(class, text)};
  for (;; key.id++) {
    if (is_taken(key.id, keys, n)) continue;
    sqlite3_stmt *q = store_sql(s, "SELECT class, text, cluster FROM key WHERE id = ?");
    bind_id(q, 1, key.id);
    key.is_new = !store_row(s, q);
    bool same = !key.is_new && sqlite3_column_int64(q, 0) == class && str_eq(column_str(q, 1), text);
    if (same) key.cluster = sqlite3_column_int64(q, 2);
    store_reset(q);
    if (same || key.is_new) return key;
  }
}

/* The entity's keys, each once, with what the store knows of them. */
static size_t look_up_keys(Store *s, int64_t class, const Entity *e, KeyOfEntity *keys) {
  size_t n = 0;
  for (size_t i = 0; i < e->key_count; i++) {
    bool again = false;
    for (size_t k = 0; k < n && !again; k++) again = str_eq(keys[k].text, e->keys[i]);
    if (again) continue;
    keys[n] = key_in_store(s, class, e->keys[i], keys, n);
    n++;
  }
  return n;
}

typedef struct Range {
  int64_t first, last;
} Range;

static int64_t add_entity(Store *s, int64_t document, const Entity *e, Range claims, Arena *scratch) {
  int64_t class = s->classes[e->class], cluster;
  KeyOfEntity *keys = NULL;
  size_t n = 0;
  if (e->iri.n) cluster = cluster_of_known(s, class, e->iri);
  else {
    keys = ARENA_ARRAY(scratch, KeyOfEntity, e->key_count);
    n = look_up_keys(s, class, e, keys);
    cluster = cluster_of_keys(s, class, keys, n);
  }
  int64_t id = s->next_entity++;
  const int64_t row[] = {id, document, class, claims.first, claims.last, cluster};
  s->sum += sum_of_numbers(ROW_ENTITY, row + 1, 4);
  waiting_add(s, ROW_ENTITY, row, NULL);
  add_keys(s, id, keys, n);
  return id;
}

static int64_t add_quote(Store *s, Map *quotes, int64_t document, int64_t first, const Document *d, const Claim *c) {
  uint32_t span[4] = {c->quote.start, c->quote.end, c->char_start, c->char_end};
  uint32_t next = (uint32_t)quotes->entries.n;
  uint32_t at = map_add(quotes, (Str){(const char *)span, sizeof span}, next);
  if (at != next) return first + at;
  const int64_t row[] = {first + at, document, c->char_start, c->char_end};
  Str exact = str_sub(d->text, c->quote.start, c->quote.end);
  s->sum += sum_of_numbers(ROW_QUOTE, row, 4) + sum_of_texts(ROW_QUOTE, &exact, 1);
  waiting_add(s, ROW_QUOTE, row, &exact);
  return first + at;
}

/* Language tags as RDF has them, in lower case; what is none is left out. */
static Str language(Arena *a, Str lang) {
  Str copy = arena_copy(a, lang);
  for (size_t i = 0; i < copy.n; i++) {
    char *c = (char *)copy.p + i;
    if (*c >= 'A' && *c <= 'Z') *c = (char)(*c + 32);
    bool letter = *c >= 'a' && *c <= 'z', inner = i && i + 1 < copy.n && copy.p[i - 1] != '-';
    if (!letter && !(*c == '-' && inner) && !(*c >= '0' && *c <= '9' && memchr(copy.p, '-', i))) return STR("");
  }
  return copy;
}

static int64_t value_of(Store *s, const Claim *c, Arena *scratch) {
  Term t = {.kind = TERM_LITERAL, .value = c->value};
  if (c->object_kind == OBJECT_CONCEPT) t.kind = TERM_IRI;
  if (c->object_kind == OBJECT_TEXT) t.lang = language(scratch, c->lang);
  if (c->object_kind == OBJECT_DATE) {
    t.value = date_iso(scratch, date_parse(c->value));
    t.datatype = date_datatype(c->value);
  }
  return store_term_of(s, t);
}

static void add_claim(Store *s, int64_t id, const Claim *c, const int64_t *entities, int64_t quote, Arena *scratch) {
  bool entity = c->object_kind == OBJECT_ENTITY;
  int64_t value = entity ? 0 : value_of(s, c, scratch), rule = c->rule.n ? store_iri(s, c->rule) : 0;
  const int64_t row[] = {id,
                         entities[c->subject],
                         s->predicates[c->predicate],
                         entity ? entities[c->object] : 0,
                         value,
                         rule,
                         c->speaker == NO_ENTITY ? 0 : entities[c->speaker],
                         quote,
                         (int64_t)c->modality,
                         c->confidence};
  s->sum += sum_of_numbers(ROW_CLAIM, row, sizeof row / sizeof *row);
  waiting_add(s, ROW_CLAIM, row, NULL);
}

/* Claims are numbered by subject, so that those of an entity stand together; within it they keep their order. */
static Range *number_claims(const DocumentFacts *f, int64_t first, Arena *scratch) {
  Range *ranges = ARENA_ARRAY(scratch, Range, f->entities.n + 1);
  for (size_t i = 0; i < f->claims.n; i++) ranges[f->claims.at[i].subject].last++;
  for (size_t i = 0; i < f->entities.n; i++) {
    ranges[i].first = first;
    first += ranges[i].last;
    ranges[i].last = first - 1;
  }
  return ranges;
}

static void add_facts(Store *s, int64_t document, const Document *d, const DocumentFacts *f) {
  Arena scratch = {0};
  Map quotes = {0};
  Range *claims = number_claims(f, s->next_claim, &scratch);
  int64_t *entities = ARENA_ARRAY(&scratch, int64_t, f->entities.n + 1);
  for (size_t i = 0; i < f->entities.n; i++)
    entities[i] = add_entity(s, document, &f->entities.at[i], claims[i], &scratch);
  for (size_t i = 0; i < f->claims.n; i++) {
    const Claim *c = &f->claims.at[i];
    int64_t quote = add_quote(s, &quotes, document, s->next_quote, d, c);
    add_claim(s, claims[c->subject].first++, c, entities, quote, &scratch);
  }
  enum { MOST_TO_SORT = 1 << 19 }; /* in some 20 MB of memory */
  if (s->next_entity > MOST_TO_SORT) indexes_make(s);
  s->next_claim += (int64_t)f->claims.n;
  s->next_quote += (int64_t)quotes.entries.n;
  map_release(&quotes);
  arena_release(&scratch);
}

Status store_put_document(Store *s, const Document *d, const char *sha256, const DocumentFacts *f, Report *r) {
  s->report = r;
  if (s->status != STATUS_OK) return s->status;
  assert(s->building);
  Status status = check_facts(d, f, r);
  if (status != STATUS_OK) return status;
  if (!is_absent(s, d->id)) store_forget_document(s, d->id, r);
  strbuf_clear(&s->absent);
  int64_t document = s->next_document++;
  s->sum = 0;
  add_facts(s, document, d, f);
  add_document(s, document, d, sha256);
  s->documents++;
  s->claims += (int64_t)f->claims.n;
  s->changed = true;
  return s->status;
}

Status store_forget_document(Store *s, Str id, Report *r) {
  s->report = r;
  if (s->status != STATUS_OK) return s->status;
  assert(s->building);
  waiting_find_document(s, id);
  sqlite3_stmt *q = store_sql(s, "SELECT id FROM document WHERE name = ? AND died IS NULL");
  bind_str(q, 1, id);
  int64_t document = store_row(s, q) ? sqlite3_column_int64(q, 0) : 0;
  store_reset(q);
  if (s->status != STATUS_OK) return s->status;
  if (!document) return STATUS_END;
  waiting_flush(s);
  q = store_sql(s, "SELECT sum(last_claim - first_claim + 1) FROM entity WHERE document = ?");
  bind_id(q, 1, document);
  if (store_row(s, q)) s->claims -= sqlite3_column_int64(q, 0);
  store_reset(q);
  cluster_leave(s, document);
  q = store_sql(s, "UPDATE document SET died = ? WHERE id = ?");
  bind_id(q, 1, s->number);
  bind_id(q, 2, document);
  store_run(s, q);
  s->documents--;
  s->changed = true;
  return s->status;
}
