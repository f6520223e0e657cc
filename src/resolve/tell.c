#include "resolve/builder.h"
#include "resolve/known.h"

static const Str *one_key(Builder *b, Str key) {
  Str *k = ARENA_NEW(&b->f->arena, Str);
  *k = key;
  return k;
}

uint32_t actor_tell(Builder *b, uint32_t i) {
  if (b->actor[i] != NO_ENTITY) return b->actor[i];
  Actor *x = &b->a->actors.at[i];
  Entity e = {.class = x->class, .label = name_clean(b, x->name), .lang = b->lang, .key_count = 1};
  if (x->entry != NO_ENTRY) e.iri = relative_iri(b, x->entry), e.key_count = 0;
  else e.keys = one_key(b, key_fold(b, x->name));
  b->actor[i] = entity_add(b, e);
  uint32_t self = b->actor[i];
  claim_type(b, self, x->span, x->entry != NO_ENTRY ? R_KNOWN_NAME : R_BODY_NAME);
  if (x->entry == NO_ENTRY) claim_text(b, self, P_LABEL, e.label, b->lang, x->span, R_BODY_NAME);
  if (x->acronym.n && x->entry == NO_ENTRY) {
    Span s = {(uint32_t)(x->acronym.p - b->a->text->document->text.p), 0};
    s.end = s.start + (uint32_t)x->acronym.n;
    claim_text(b, self, P_ALT_LABEL, arena_copy(&b->f->arena, x->acronym), b->lang, s, R_BODY_NAME);
  }
  if (x->parent != NONE && x->parent != i && x->parent_said) {
    uint32_t parent = actor_tell(b, x->parent);
    claim_link(b, self, P_PART_OF, parent, quote_around(b, b->a->actors.at[i].parent_span),
               (Rule)b->a->actors.at[i].parent_rule);
  }
  return self;
}

uint32_t person_tell(Builder *b, uint32_t i) {
  if (b->person[i] != NO_ENTITY) return b->person[i];
  Person *p = &b->a->persons.at[i];
  Entity e = {.class = CLASS_PERSON,
              .label = name_clean(b, p->name),
              .lang = b->lang,
              .key_count = 1,
              .keys = one_key(b, key_fold(b, p->name))};
  uint32_t self = b->person[i] = entity_add(b, e);
  Rule rule = p->rule ? (Rule)p->rule : R_SIGNATORY;
  claim_type(b, self, p->span, rule);
  claim_text(b, self, P_LABEL, e.label, b->lang, p->span, rule);
  if (p->office.n)
    claim_text(b, self, P_OFFICE, name_clean(b, p->office), b->lang, quote_around(b, p->office_span), rule);
  if (p->actor != NONE) {
    uint32_t actor = actor_tell(b, p->actor);
    claim_link(b, self, P_ACTS_FOR, actor, quote_around(b, p->actor_span), (Rule)p->actor_rule);
  }
  return self;
}

uint32_t place_tell(Builder *b, Str name, Span span) {
  Str key = key_fold(b, name);
  uint32_t known = map_get(&b->places, key);
  if (known != MAP_NONE) return known;
  Entity e = {.class = CLASS_PLACE,
              .label = name_clean(b, name),
              .lang = b->lang,
              .iri = known_place(b->a->lex, name, &b->f->arena)};
  if (!e.iri.n) e.keys = one_key(b, key), e.key_count = 1;
  uint32_t self = entity_add(b, e);
  map_add(&b->places, key, self);
  claim_type(b, self, span, R_PLACE);
  if (!e.iri.n) claim_text(b, self, P_LABEL, e.label, b->lang, span, R_PLACE);
  return self;
}
