#include "resolve/builder.h"
#include "resolve/known.h"

static uint16_t confidence_of(const Builder *b, uint32_t subject, Rule rule, Predicate p) {
  EntityClass class = b->f->entities.at[subject].class;
  Grade grade = class == CLASS_AGREEMENT ? b->agreement_grade : class == CLASS_EVENT ? b->event_grade : GRADE_FIRM;
  return b->a->confidence[grade][rule][p];
}

static Str rule_iri(Builder *b, Rule r) {
  return arena_join(&b->f->arena, STR("https://w3id.org/entente/rule/"), rule_names[r]);
}

Str name_clean(Builder *b, Str name) {
  StrBuf s = {0};
  name = str_trim(name);
  for (size_t i = 0; i < name.n; i++) {
    bool space = name.p[i] == ' ' || name.p[i] == '\n' || name.p[i] == '\t';
    if (space && s.n && s.data[s.n - 1] == ' ') continue;
    strbuf_addc(&s, space ? ' ' : name.p[i]);
  }
  Str out = arena_copy(&b->f->arena, strbuf_as_str(&s));
  strbuf_release(&s);
  return out;
}

uint32_t entity_add(Builder *b, Entity e) {
  array_push(&b->f->entities, e);
  return (uint32_t)b->f->entities.n - 1;
}

static Claim *add_claim(Builder *b, uint32_t subject, Predicate p, Span quote, Rule rule) {
  while (quote.end > quote.start &&
         (b->a->text->document->text.p[quote.end - 1] == '\n' || b->a->text->document->text.p[quote.end - 1] == ' '))
    quote.end--;
  Claim c = {.subject = subject,
             .predicate = p,
             .quote = quote,
             .char_start = text_characters(b->a->text, quote.start),
             .char_end = text_characters(b->a->text, quote.end),
             .rule = rule_iri(b, rule),
             .modality = b->modality,
             .confidence = confidence_of(b, subject, rule, p),
             .object = NO_ENTITY,
             .speaker = NO_ENTITY};
  array_push(&b->f->claims, c);
  return &b->f->claims.at[b->f->claims.n - 1];
}

Claim *claim_link(Builder *b, uint32_t subject, Predicate p, uint32_t object, Span quote, Rule rule) {
  Claim *c = add_claim(b, subject, p, quote, rule);
  c->object_kind = OBJECT_ENTITY;
  c->object = object;
  return c;
}

Claim *claim_concept(Builder *b, uint32_t subject, Predicate p, const char *ns, Str local, Span quote, Rule rule) {
  Claim *c = add_claim(b, subject, p, quote, rule);
  c->object_kind = OBJECT_CONCEPT;
  c->value = arena_join(&b->f->arena, str_of(ns), local);
  return c;
}

Claim *claim_text(Builder *b, uint32_t subject, Predicate p, Str value, Str lang, Span quote, Rule rule) {
  Claim *c = add_claim(b, subject, p, quote, rule);
  c->object_kind = OBJECT_TEXT;
  c->value = value;
  c->lang = lang;
  return c;
}

Claim *claim_date(Builder *b, uint32_t subject, Predicate p, Date d, Span quote, Rule rule) {
  Claim *c = add_claim(b, subject, p, quote, rule);
  c->object_kind = OBJECT_DATE;
  c->value = date_iso(&b->f->arena, d);
  return c;
}

void claim_type(Builder *b, uint32_t entity, Span quote, Rule rule) {
  claim_concept(b, entity, P_TYPE, NS_ENT, class_local_name(b->f->entities.at[entity].class), quote, rule);
}

Span quote_around(Builder *b, Span s) {
  Span sentence = sentence_span(b->a, s.start);
  return sentence.end >= s.end ? sentence : span_join(sentence, s);
}

Str relative_iri(Builder *b, uint32_t entry) { return arena_copy(&b->f->arena, known_iri(b->a->lex, entry)); }
