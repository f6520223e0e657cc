#include "facts/builder.h"

#include "base/utf8.h"

enum { MARK = 4096 };

static uint32_t characters(Builder *b, uint32_t byte) {
  Str text = b->d->text;
  size_t mark = byte / MARK;
  while (b->marks.n <= mark) {
    size_t from = b->marks.n ? (b->marks.n - 1) * MARK : 0;
    uint32_t before = b->marks.n ? b->marks.at[b->marks.n - 1] : 0;
    uint32_t count = before;
    for (size_t i = from; b->marks.n && i < from + MARK; i++) count += (text.p[i] & 0xC0) != 0x80;
    array_push(&b->marks, count);
  }
  uint32_t count = b->marks.at[mark];
  for (size_t i = mark * MARK; i < byte; i++) count += (text.p[i] & 0xC0) != 0x80;
  return count;
}

/* The words of the document that tell this property, else those that tell all, else the first; of a fact that quotes nobody, itself. */
static Span quote_for(const Builder *b, Predicate p, Span own) {
  if (!b->quotes) return own;
  for (const Evidence *e = b->line->evidence; e; e = e->next)
    if (e->of >> p & 1) return e->found;
  for (const Evidence *e = b->line->evidence; e; e = e->next)
    if (!e->of) return e->found;
  return b->line->evidence->found;
}

static Claim *add_claim(Builder *b, uint32_t subject, Predicate p, Span own) {
  Span quote = quote_for(b, p, own);
  Claim c = {.subject = subject,
             .predicate = p,
             .quote = quote,
             .char_start = characters(b, quote.start),
             .char_end = characters(b, quote.end),
             .rule = STR(FACT_RULE),
             .modality = b->line->modality,
             .confidence = b->line->confidence[p],
             .object = NO_ENTITY,
             .speaker = b->speaker};
  array_push(&b->f->claims, c);
  return &b->f->claims.at[b->f->claims.n - 1];
}

void build_link(Builder *b, uint32_t subject, Predicate p, uint32_t object, Span quote) {
  Claim *c = add_claim(b, subject, p, quote);
  c->object_kind = OBJECT_ENTITY;
  c->object = object;
}

void build_concept(Builder *b, uint32_t subject, Predicate p, const char *ns, Str local, Span quote) {
  Claim *c = add_claim(b, subject, p, quote);
  c->object_kind = OBJECT_CONCEPT;
  c->value = arena_join(&b->f->arena, str_of(ns), local);
}

void build_text(Builder *b, uint32_t subject, Predicate p, Str value, Str lang, Span quote) {
  Claim *c = add_claim(b, subject, p, quote);
  c->object_kind = OBJECT_TEXT;
  c->value = arena_copy(&b->f->arena, value);
  c->lang = arena_copy(&b->f->arena, lang);
}

void build_date(Builder *b, uint32_t subject, Predicate p, Str iso, Span quote) {
  Claim *c = add_claim(b, subject, p, quote);
  c->object_kind = OBJECT_DATE;
  c->value = arena_copy(&b->f->arena, iso);
}

void build_type(Builder *b, uint32_t entity, Span quote) {
  build_concept(b, entity, P_TYPE, NS_ENT, class_local_name(b->f->entities.at[entity].class), quote);
}

uint32_t build_entity(Builder *b, Entity e, bool *is_new) {
  Arena scratch = {0};
  Str name = e.iri.n ? e.iri : e.keys[0];
  Str key = arena_printf(&scratch, "%d %d %.*s", (int)e.class, e.iri.n != 0, STR_ARG(name));
  uint32_t next = (uint32_t)b->f->entities.n, at = map_add(&b->index, key, next);
  arena_release(&scratch);
  *is_new = at == next;
  if (*is_new) array_push(&b->f->entities, e);
  return at;
}
