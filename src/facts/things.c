/* Actors, persons and places: what a value of a fact means, and what is said of it. */
#include "facts/builder.h"

#include <string.h>

const Slot *fact_slot(const Fact *f, Predicate p) {
  for (const Slot *s = f ? f->first : NULL; s; s = s->next)
    if (s->property->predicate == p) return s;
  return NULL;
}

static const Str *keys_of(Builder *b, Str one, Str other, size_t *count) {
  Str *keys = ARENA_ARRAY(&b->f->arena, Str, 2);
  keys[0] = one;
  keys[1] = other;
  *count = other.n ? 2 : 1;
  return keys;
}

/* As resolve/ names what no list has: by its name without case and accents. */
static Str name_of_new(Builder *b, Str name) {
  Str key = identity_of_name(name, &b->f->arena);
  return str_sub(key, 1, key.n);
}

static Str wikidata_key(Builder *b, const Fact *f) {
  const Slot *s = fact_slot(f, P_SAME_AS);
  Str item = s ? match_wikidata(s->value) : STR("");
  return item.n ? arena_printf(&b->f->arena, "=wikidata|%.*s", STR_ARG(item)) : STR("");
}

/* ---- What is said of a thing: its names, and all that is no thing itself or a thing already ---- */

static Str slot_lang(const Fact *f, const Slot *s, Str lang) {
  return s->lang.n ? s->lang : f->lang.n ? f->lang : lang;
}

static Status say_name(Builder *b, const Fact *f, const Slot *s, Str lang, uint32_t entity) {
  Str own = slot_lang(f, s, lang);
  if (s->property->predicate == P_OFFICE && !own.n)
    return BUILD_FAULT(b, s->quote, "office: in which language? Write {\"fr\": \"%.*s\"} or give lang",
                       STR_ARG(s->value));
  build_text(b, entity, s->property->predicate, s->value, own, s->quote);
  return STATUS_OK;
}

static Status say_identity(Builder *b, const Slot *s, uint32_t entity) {
  Str item = match_wikidata(s->value);
  if (!item.n) return BUILD_FAULT(b, s->quote, "sameAs: '%.*s' is no item of Wikidata such as Q142", STR_ARG(s->value));
  build_concept(b, entity, P_SAME_AS, NS_WD, item, s->quote);
  return STATUS_OK;
}

static Status say_domain(Builder *b, const Slot *s, uint32_t entity) {
  uint32_t domain = match_domain(b->c->matcher, s->value);
  if (domain == NO_ENTRY)
    return BUILD_FAULT(b, s->quote, "%.*s: '%.*s' is no sector; ontology/domains.ttl lists them",
                       STR_ARG(property_name(s->property->predicate)), STR_ARG(s->value));
  Str iri = lex_str(b->c->matcher->lex, b->c->matcher->lex->entries[domain].iri);
  build_concept(b, entity, s->property->predicate, NS_DOMAIN, lexicon_local_name(iri), s->quote);
  return STATUS_OK;
}

Status build_tell_circle(Builder *b, const Slot *s) {
  return BUILD_FAULT(b, s->quote, "%.*s: a thing cannot be that of itself",
                     STR_ARG(property_name(s->property->predicate)));
}

static Status say(Builder *b, const Fact *f, const Slot *s, Str lang, uint32_t entity) {
  Predicate p = s->property->predicate;
  switch (s->property->range) {
  case RANGE_NAME: return say_name(b, f, s, lang, entity);
  case RANGE_SAME_AS: return say_identity(b, s, entity);
  case RANGE_DOMAIN: return say_domain(b, s, entity);
  case RANGE_DATE: return build_date(b, entity, p, s->value, s->quote), STATUS_OK;
  case RANGE_KIND: return build_concept(b, entity, p, NS_KIND, s->value, s->quote), STATUS_OK;
  case RANGE_STATUS: return build_concept(b, entity, p, NS_STATUS, s->value, s->quote), STATUS_OK;
  case RANGE_CODE: return STATUS_OK; /* told what it was, see actor_entry */
  default: break;
  }
  if (s->entity == entity) return build_tell_circle(b, s);
  if (s->entity != NO_ENTITY) build_link(b, entity, p, s->entity, s->quote);
  return STATUS_OK;
}

/* What the ontology knows of a thing it need not be told. */
static bool is_told(const Builder *b, uint32_t entity, Predicate p) {
  bool naming = p == P_LABEL || p == P_ALT_LABEL || p == P_SAME_AS;
  return naming && b->f->entities.at[entity].iri.n;
}

static Status build_sayings(Builder *b, const Fact *f, Str lang, uint32_t entity) {
  EntityClass class = b->f->entities.at[entity].class;
  Status status = STATUS_OK;
  for (const Slot *s = f ? f->first : NULL; s && status == STATUS_OK; s = s->next) {
    Str name = property_name(s->property->predicate), of = class_local_name(class);
    if (!property_fits(s->property, class))
      status =
          BUILD_FAULT(b, s->quote, "%.*s is nothing that a thing of the class %.*s has", STR_ARG(name), STR_ARG(of));
    else if (!is_told(b, entity, s->property->predicate)) status = say(b, f, s, lang, entity);
  }
  return status;
}

static Status build_parts(Builder *b, const Fact *f, Str lang) {
  Status status = STATUS_OK;
  for (Slot *s = f ? f->first : NULL; s && status == STATUS_OK; s = s->next)
    if (range_is_entity(s->property->range)) status = build_thing(b, s, f->lang.n ? f->lang : lang);
  return status;
}

/* ---- Actors ---- */

static Status tell_no_match(Builder *b, MatchResult result, Str value, Span at) {
  if (result == MATCH_SEVERAL)
    return BUILD_FAULT(b, at, "'%.*s' is the name of several; give a code, an item of Wikidata or an IRI",
                       STR_ARG(value));
  return BUILD_FAULT(b, at, "nobody is known as %.*s; describe who it is with label and class", STR_ARG(value));
}

/* Looks a value up; *entry stays as it is when it is a name that nobody has. */
static Status look_up(Builder *b, const Slot *s, Str value, uint32_t *entry) {
  uint32_t found;
  MatchResult result = match_actor(b->c->matcher, value, &found);
  if (result == MATCH_KNOWN) *entry = found;
  return result > MATCH_NEW ? tell_no_match(b, result, value, s->quote) : STATUS_OK;
}

/* The known actor that is described: by its code, its item, or one of its names where the class does not say otherwise. */
static Status described_entry(Builder *b, const Fact *f, uint32_t *entry) {
  const Slot *code = fact_slot(f, P_ISO_CODE), *same = fact_slot(f, P_SAME_AS);
  Status status = STATUS_OK;
  if (code) {
    *entry = map_get(&b->c->matcher->codes, code->value);
    if (*entry == NO_ENTRY) status = tell_no_match(b, MATCH_UNKNOWN, code->value, code->quote);
  } else if (same && match_wikidata(same->value).n)
    *entry = map_get(&b->c->matcher->codes, match_wikidata(same->value));
  for (const Slot *s = f->first; s && status == STATUS_OK && *entry == NO_ENTRY; s = s->next) {
    bool name = s->property->predicate == P_LABEL || s->property->predicate == P_ALT_LABEL;
    uint32_t found;
    if (!name || match_actor(b->c->matcher, s->value, &found) != MATCH_KNOWN) continue;
    EntityClass class = (EntityClass)b->c->matcher->lex->entries[found].entity_class;
    if (f->class == ENTITY_CLASS_COUNT || f->class == class) *entry = found;
  }
  return status;
}

static Status no_name(Builder *b, Span at) { return BUILD_FAULT(b, at, "it has no label; how is it called?"); }

static Status new_actor(Builder *b, const Fact *f, EntityClass class, const Slot *name, Str lang, Span quote,
                        uint32_t *entity) {
  if (!name) return no_name(b, quote);
  if (class == CLASS_STATE)
    return BUILD_FAULT(b, name->quote, "no state is known as '%.*s'; give its code, or another class",
                       STR_ARG(name->value));
  Entity e = {.class = class, .label = name->value, .lang = lang};
  e.keys = keys_of(b, name_of_new(b, name->value), wikidata_key(b, f), &e.key_count);
  bool is_new;
  *entity = build_entity(b, e, &is_new);
  if (!is_new) return STATUS_OK;
  build_type(b, *entity, name->quote);
  if (!f) build_text(b, *entity, P_LABEL, name->value, lang, name->quote);
  return STATUS_OK;
}

static uint32_t known_actor(Builder *b, uint32_t entry, Span quote) {
  const Lexicon *lex = b->c->matcher->lex;
  bool is_new;
  Entity e = {.class = (EntityClass)lex->entries[entry].entity_class,
              .iri = arena_copy(&b->f->arena, known_iri(lex, entry))};
  uint32_t entity = build_entity(b, e, &is_new);
  if (is_new) build_type(b, entity, quote);
  return entity;
}

static Status build_actor(Builder *b, const Fact *f, EntityClass class, const Slot *value, Str lang, Span quote,
                          uint32_t *entity) {
  uint32_t entry = NO_ENTRY;
  Status status = f ? described_entry(b, f, &entry) : look_up(b, value, value->value, &entry);
  if (status != STATUS_OK) return status;
  if (entry != NO_ENTRY) {
    *entity = known_actor(b, entry, quote);
    return STATUS_OK;
  }
  return new_actor(b, f, class, f ? fact_slot(f, P_LABEL) : value, lang, quote, entity);
}

/* ---- Persons and places ---- */

static Status build_named(Builder *b, const Fact *f, EntityClass class, const Slot *name, Str lang, Span quote,
                          uint32_t *entity) {
  if (!name) return no_name(b, quote);
  Entity e = {.class = class, .label = name->value, .lang = lang};
  if (class == CLASS_PLACE) e.iri = known_place(b->c->matcher->lex, name->value, &b->f->arena);
  if (!e.iri.n) e.keys = keys_of(b, name_of_new(b, name->value), wikidata_key(b, f), &e.key_count);
  bool is_new;
  *entity = build_entity(b, e, &is_new);
  if (is_new) build_type(b, *entity, name->quote);
  if (is_new && !f && !e.iri.n) build_text(b, *entity, P_LABEL, name->value, lang, name->quote);
  return STATUS_OK;
}

/* ---- Any thing ---- */

Status build_described(Builder *b, const Fact *f, EntityClass class, Str lang, uint32_t *entity) {
  if (f->lang.n) lang = f->lang;
  Status status = build_parts(b, f, lang);
  if (status != STATUS_OK) return status;
  const Slot *label = fact_slot(f, P_LABEL);
  if (class == CLASS_AGREEMENT || class == CLASS_EVENT) status = build_act(b, f, class, lang, entity);
  else if (class == CLASS_PERSON || class == CLASS_PLACE)
    status = build_named(b, f, class, label, lang, f->quote, entity);
  else status = build_actor(b, f, class, NULL, lang, f->quote, entity);
  return status == STATUS_OK ? build_sayings(b, f, lang, *entity) : status;
}

Status build_thing(Builder *b, Slot *s, Str lang) {
  Range range = s->property->range;
  EntityClass class = s->fact && s->fact->class != ENTITY_CLASS_COUNT ? s->fact->class : range_class(range);
  bool voucher = s == b->line->attributed_to;
  if (!range_holds(range, class) && !(voucher && class == CLASS_PERSON))
    return BUILD_FAULT(b, s->quote, "a thing of the class %.*s has no place here", STR_ARG(class_local_name(class)));
  if (s->fact) return build_described(b, s->fact, class, lang, &s->entity);
  if (s->lang.n) lang = s->lang;
  if (range == RANGE_AGREEMENT) return build_reference(b, s);
  if (range == RANGE_EVENT)
    return BUILD_FAULT(b, s->quote, "an event is described: {\"label\": …, \"kind\": …, \"startsOn\": …}");
  if (range == RANGE_ACTOR) return build_actor(b, NULL, class, s, lang, s->quote, &s->entity);
  return build_named(b, NULL, class, s, lang, s->quote, &s->entity);
}
