/* Agreements and events: what makes them the same as those of other sources, and what is said of them without being written. */
#include "facts/builder.h"

#include "extract/analysis.h"
#include "facts/naming.h"

static const struct {
  AgreementStatus status;
  Predicate date;
} steps[] = {{AG_ENDED, P_ENDED_ON},   {AG_REFUSED, P_REFUSED_ON}, {AG_IN_FORCE, P_IN_FORCE_ON},
             {AG_SIGNED, P_SIGNED_ON}, {AG_AGREED, P_AGREED_ON},   {AG_PLANNED, P_PLANNED_FOR}}; ///< the furthest first
enum { STEPS = sizeof steps / sizeof *steps };

/* ---- What is said without being written ---- */

static bool is_status(Str name) {
  for (int i = AG_NONE + 1; i < AG_COUNT; i++)
    if (str_eq(agreement_status_names[i], name)) return true;
  return false;
}

/* Is this day known to have come when the source told of it? */
static bool has_come(const Builder *b, Str date) {
  Date day = date_parse(date), told = date_parse(b->line->published);
  if (!day.year || !told.year) return true;
  return date_days(date_first(day)) <= date_days(date_last(told));
}

/* The status that is given, else the furthest of which there is a date that has come. */
static Status find_status(Builder *b, const Fact *f, Str *status, Span *quote) {
  const Slot *given = fact_slot(f, P_STATUS);
  if (given && !is_status(given->value))
    return BUILD_FAULT(b, given->quote,
                       "status: '%.*s' is none; there are planned, negotiating, agreed, signed, in-force, suspended, "
                       "ended and refused",
                       STR_ARG(given->value));
  for (int i = 0; i < STEPS && !status->n; i++) {
    const Slot *date = fact_slot(f, steps[i].date);
    if (date && has_come(b, date->value)) *status = agreement_status_names[steps[i].status], *quote = date->quote;
  }
  if (given) *status = given->value, *quote = given->quote;
  if (status->n) return STATUS_OK;
  return BUILD_FAULT(b, f->quote, "neither a status nor a date that tells how far the agreement has come");
}

static Status find_kind(Builder *b, const Fact *f, EntityClass class, Str *kind) {
  const Slot *given = fact_slot(f, P_KIND);
  *kind = given ? given->value : class == CLASS_EVENT ? STR("meeting") : STR("agreement");
  if (match_kind(b->c->matcher, class, *kind)) return STATUS_OK;
  return BUILD_FAULT(b, given->quote, "kind: '%.*s' is no kind of %s; entente import --help lists them", STR_ARG(*kind),
                     class == CLASS_EVENT ? "event" : "agreement");
}

/* ---- Identity ---- */

typedef struct Keys {
  Builder *b;
  EntityClass class;
  Str *at;
  size_t n, cap;
} Keys;

static void take_key(Keys *k, Str key) {
  bool used = !k->b->c->learning && k->b->c->book && keybook_is_shared(k->b->c->book, k->class, key);
  for (size_t i = 0; i < k->n && !used; i++) used = str_eq(k->at[i], key);
  if (!used && k->n < k->cap) k->at[k->n++] = key;
}

static IdentityList list_of(Builder *b, const Fact *f, Predicate p) {
  IdentityList list = {0};
  size_t n = 0;
  for (const Slot *s = f->first; s; s = s->next) n += s->property->predicate == p;
  list.at = ARENA_ARRAY(&b->f->arena, Str, n + 1);
  for (const Slot *s = f->first; s; s = s->next) {
    if (s->property->predicate != p || s->entity == NO_ENTITY) continue;
    const Entity *e = &b->f->entities.at[s->entity];
    list.at[list.n++] = e->iri.n ? e->iri : identity_of_name(e->label, &b->f->arena);
  }
  return list;
}

static IdentityList domains_of(Builder *b, const Fact *f) {
  IdentityList list = {0};
  const Lexicon *lex = b->c->matcher->lex;
  size_t n = 0;
  for (const Slot *s = f->first; s; s = s->next) n += s->property->predicate == P_COVERS;
  list.at = ARENA_ARRAY(&b->f->arena, Str, n + 1);
  for (const Slot *s = f->first; s; s = s->next) {
    uint32_t domain = s->property->predicate == P_COVERS ? match_domain(b->c->matcher, s->value) : NO_ENTRY;
    if (domain != NO_ENTRY) list.at[list.n++] = lexicon_local_name(lex_str(lex, lex->entries[domain].iri));
  }
  return list;
}

static Str name_of(const Fact *f) {
  Str best = {0};
  for (const Slot *s = f->first; s; s = s->next)
    if (s->property->predicate == P_LABEL && s->value.n > best.n) best = s->value;
  return best;
}

/* A text tells of one step, a table of all: each of them makes it the same. Sides and date tell agreements apart where there are two
   sides at least; a name does so alone. */
static void take_agreement_keys(Keys *k, AgreementIdentity *x) {
  Str keys[2];
  int n = identity_agreement_keys(k->b->c->matcher->lex, x, &k->b->f->arena, keys);
  if (n == 2) take_key(k, keys[0]);
  if (x->parties.n >= 2) take_key(k, keys[n - 1]);
}

static void agreement_keys(Keys *k, const Fact *f, Str kind, Str status) {
  Builder *b = k->b;
  AgreementIdentity x = {.parties = list_of(b, f, P_PARTY),
                         .domains = domains_of(b, f),
                         .name = name_of(f),
                         .kind = kind,
                         .status = status};
  bool dated = false;
  for (int i = 0; i < STEPS; i++) {
    const Slot *date = fact_slot(f, steps[i].date);
    if (!date) continue;
    dated = true;
    x.status = agreement_status_names[steps[i].status];
    x.date = date_parse(date->value);
    take_agreement_keys(k, &x);
  }
  if (!dated) take_agreement_keys(k, &x);
}

static void event_keys(Keys *k, const Fact *f, Str kind) {
  Builder *b = k->b;
  const Slot *starts = fact_slot(f, P_STARTS_ON);
  Date day = starts ? date_parse(starts->value) : (Date){0};
  IdentityList who = list_of(b, f, P_PARTICIPANT);
  Str name = name_of(f);
  if (name.n || (who.n && date_is_set(day)))
    take_key(k, identity_event_key(b->c->matcher->lex, kind, who, day, name, &b->f->arena));
}

static Status find_keys(Builder *b, const Fact *f, EntityClass class, Str kind, Str status, Entity *e) {
  enum { OTHERS = 2 };
  size_t most = 2 * (STEPS + 1) + OTHERS;
  Keys k = {.b = b, .class = class, .at = ARENA_ARRAY(&b->f->arena, Str, most), .cap = most};
  if (f->id.n) k.at[k.n++] = fact_id_key(b->c->source, f->id, &b->f->arena);
  const Slot *same = fact_slot(f, P_SAME_AS);
  if (same) take_key(&k, arena_printf(&b->f->arena, "=wikidata|%.*s", STR_ARG(match_wikidata(same->value))));
  if (class == CLASS_EVENT) event_keys(&k, f, kind);
  else agreement_keys(&k, f, kind, status);
  e->keys = k.at;
  e->key_count = k.n;
  if (k.n) return STATUS_OK;
  return BUILD_FAULT(b, f->quote, "%s",
                     class == CLASS_EVENT
                         ? "which event is it? Give a label, or those who take part and the day, or an id"
                         : "which agreement is it? Give a label of two words, or two parties, or an id");
}

/* ---- */

Status build_act(Builder *b, const Fact *f, EntityClass class, Str lang, uint32_t *entity) {
  Str kind, status = STR("");
  Span told = f->quote;
  const Slot *lead = fact_slot(f, P_LABEL) ? fact_slot(f, P_LABEL) : f->first;
  Status result = find_kind(b, f, class, &kind);
  if (result == STATUS_OK && class == CLASS_AGREEMENT) result = find_status(b, f, &status, &told);
  Entity e = {.class = class, .label = name_of(f), .lang = lang};
  if (result == STATUS_OK) result = find_keys(b, f, class, kind, status, &e);
  if (result != STATUS_OK) return result;
  bool is_new;
  *entity = build_entity(b, e, &is_new);
  if (f->id.n) array_push(&b->described, *entity);
  Span quote = lead ? lead->quote : f->quote;
  build_type(b, *entity, quote);
  if (!fact_slot(f, P_KIND)) build_concept(b, *entity, P_KIND, NS_KIND, kind, quote);
  if (status.n && !fact_slot(f, P_STATUS)) build_concept(b, *entity, P_STATUS, NS_STATUS, status, told);
  return STATUS_OK;
}

/* One that neither the file nor the store knows is left out, not the fact. */
Status build_reference(Builder *b, Slot *s) {
  FactContext *c = b->c;
  Str *key = ARENA_NEW(&b->f->arena, Str);
  *key = fact_id_key(c->source, s->value, &b->f->arena);
  bool known = c->learning || (c->book && keybook_has(c->book, CLASS_AGREEMENT, *key)) ||
               (c->has_id && c->has_id(c->user, *key));
  s->entity = NO_ENTITY;
  if (str_eq(s->value, b->line->fact.id)) return build_tell_circle(b, s);
  if (!known) {
    report_warning(b->report, fact_place(b->line, s->quote.start), "%.*s: no fact of %.*s has the id '%.*s'; left out",
                   STR_ARG(property_name(s->property->predicate)), STR_ARG(c->source), STR_ARG(s->value));
    return STATUS_OK;
  }
  bool is_new;
  s->entity = build_entity(b, (Entity){.class = CLASS_AGREEMENT, .keys = key, .key_count = 1}, &is_new);
  if (is_new) build_type(b, s->entity, s->quote);
  return STATUS_OK;
}
