#include "resolve/resolve.h"

#include "base/utf8.h"
#include "extract/trace.h"
#include "resolve/identity.h"
#include "resolve/known.h"
#include "resolve/nodes.h"
#include "text/fold.h"

#include <stdlib.h>
#include <string.h>

void document_facts_clear(DocumentFacts *f) {
  arena_clear(&f->arena);
  array_clear(&f->entities), array_clear(&f->claims);
}

void document_facts_release(DocumentFacts *f) {
  arena_release(&f->arena);
  array_release(&f->entities), array_release(&f->claims);
}

typedef struct Builder {
  Analysis *a;
  Nodes *n;
  DocumentFacts *f;
  uint32_t *actor, *person, *agreement, *event; ///< to entities, NO_ENTITY while unused
  Map places;
  Map keys; ///< of agreements and events, "CLASS KEY" to the last number that was given to it
  Str lang;
  Modality modality;                  ///< of the claims that are being made
  Grade agreement_grade, event_grade; ///< of the agreement and the event that are being told
} Builder;

static bool is_from_context(const Arg *side) {
  return side->rule == R_CONTEXT || side->rule == R_GROUP || side->rule == R_POSSESSIVE;
}

static Grade grade_of_agreement(const AgreementNode *x) {
  const NodeStep *step = node_main_step(x);
  for (int i = 0; i < x->parties.n; i++)
    if (is_from_context(&x->parties.at[i])) return GRADE_LOOSE;
  return x->names.n && !(step && step->rule == R_STANDING) ? GRADE_FIRM : GRADE_FAIR;
}

static Grade grade_of_event(const EventNode *e) {
  return e->distinct && e->participants.n >= 2 ? GRADE_FIRM : GRADE_FAIR;
}

static uint16_t confidence_of(const Builder *b, uint32_t subject, Rule rule, Predicate p) {
  EntityClass class = b->f->entities.at[subject].class;
  Grade grade = class == CLASS_AGREEMENT ? b->agreement_grade : class == CLASS_EVENT ? b->event_grade : GRADE_FIRM;
  return b->a->confidence[grade][rule][p];
}

static Str rule_iri(Builder *b, Rule r) {
  return arena_printf(&b->f->arena, "https://w3id.org/entente/rule/%s", rule_names[r].p);
}

/* ---- entities ---- */

static Str folded(Builder *b, Str name) {
  StrBuf s = {0};
  fold(&s, name);
  Str key = arena_copy(&b->f->arena, strbuf_as_str(&s));
  strbuf_release(&s);
  return key;
}

/* « Accord\nde Paris » as one line, white space single */
static Str clean(Builder *b, Str name) {
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

static uint32_t add_entity(Builder *b, Entity e) {
  array_push(&b->f->entities, e);
  return (uint32_t)b->f->entities.n - 1;
}

static const Str *one_key(Builder *b, Str key) {
  Str *k = ARENA_NEW(&b->f->arena, Str);
  *k = key;
  return k;
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

static Claim *add_link(Builder *b, uint32_t subject, Predicate p, uint32_t object, Span quote, Rule rule) {
  Claim *c = add_claim(b, subject, p, quote, rule);
  c->object_kind = OBJECT_ENTITY;
  c->object = object;
  return c;
}

static Claim *add_concept(Builder *b, uint32_t subject, Predicate p, const char *ns, Str local, Span quote, Rule rule) {
  Claim *c = add_claim(b, subject, p, quote, rule);
  c->object_kind = OBJECT_CONCEPT;
  c->value = arena_printf(&b->f->arena, "%s%.*s", ns, STR_ARG(local));
  return c;
}

static Claim *add_text(Builder *b, uint32_t subject, Predicate p, Str value, Str lang, Span quote, Rule rule) {
  Claim *c = add_claim(b, subject, p, quote, rule);
  c->object_kind = OBJECT_TEXT;
  c->value = value;
  c->lang = lang;
  return c;
}

static Claim *add_date(Builder *b, uint32_t subject, Predicate p, Date d, Span quote) {
  Claim *c = add_claim(b, subject, p, quote, R_DATE);
  c->object_kind = OBJECT_DATE;
  c->value = date_iso(&b->f->arena, d);
  return c;
}

static void type_claim(Builder *b, uint32_t entity, Span quote, Rule rule) {
  add_concept(b, entity, P_TYPE, NS_ENT, class_local_name(b->f->entities.at[entity].class), quote, rule);
}

static Span around(Builder *b, Span s) {
  Span sentence = sentence_span(b->a, s.start);
  return sentence.end >= s.end ? sentence : span_join(sentence, s);
}

static Str relative_iri(Builder *b, uint32_t entry) { return arena_copy(&b->f->arena, known_iri(b->a->lex, entry)); }

static uint32_t actor_entity(Builder *b, uint32_t i) {
  if (b->actor[i] != NO_ENTITY) return b->actor[i];
  Actor *x = &b->a->actors.at[i];
  Entity e = {.class = x->class, .label = clean(b, x->name), .lang = b->lang, .key_count = 1};
  if (x->entry != NO_ENTRY) e.iri = relative_iri(b, x->entry), e.key_count = 0;
  else e.keys = one_key(b, folded(b, x->name));
  b->actor[i] = add_entity(b, e);
  uint32_t self = b->actor[i];
  type_claim(b, self, x->span, x->entry != NO_ENTRY ? R_KNOWN_NAME : R_BODY_NAME);
  if (x->entry == NO_ENTRY) add_text(b, self, P_LABEL, e.label, b->lang, x->span, R_BODY_NAME);
  if (x->acronym.n && x->entry == NO_ENTRY) {
    Span s = {(uint32_t)(x->acronym.p - b->a->text->document->text.p), 0};
    s.end = s.start + (uint32_t)x->acronym.n;
    add_text(b, self, P_ALT_LABEL, arena_copy(&b->f->arena, x->acronym), b->lang, s, R_BODY_NAME);
  }
  if (x->parent != NONE && x->parent != i && x->parent_said) {
    uint32_t parent = actor_entity(b, x->parent);
    add_link(b, self, P_PART_OF, parent, around(b, b->a->actors.at[i].parent_span),
             (Rule)b->a->actors.at[i].parent_rule);
  }
  return self;
}

static uint32_t person_entity(Builder *b, uint32_t i) {
  if (b->person[i] != NO_ENTITY) return b->person[i];
  Person *p = &b->a->persons.at[i];
  Entity e = {.class = CLASS_PERSON,
              .label = clean(b, p->name),
              .lang = b->lang,
              .key_count = 1,
              .keys = one_key(b, folded(b, p->name))};
  uint32_t self = b->person[i] = add_entity(b, e);
  Rule rule = p->rule ? (Rule)p->rule : R_SIGNATORY;
  type_claim(b, self, p->span, rule);
  add_text(b, self, P_LABEL, e.label, b->lang, p->span, rule);
  if (p->office.n) add_text(b, self, P_OFFICE, clean(b, p->office), b->lang, around(b, p->office_span), rule);
  if (p->actor != NONE) {
    uint32_t actor = actor_entity(b, p->actor);
    add_link(b, self, P_ACTS_FOR, actor, around(b, p->actor_span), (Rule)p->actor_rule);
  }
  return self;
}

static uint32_t place_entity(Builder *b, Str name, Span span) {
  Str key = folded(b, name);
  uint32_t known = map_get(&b->places, key);
  if (known != MAP_NONE) return known;
  Entity e = {.class = CLASS_PLACE,
              .iri = known_place(b->a->lex, name, &b->f->arena),
              .label = clean(b, name),
              .lang = b->lang};
  if (!e.iri.n) e.keys = one_key(b, key), e.key_count = 1;
  uint32_t self = add_entity(b, e);
  map_add(&b->places, key, self);
  type_claim(b, self, span, R_PLACE);
  if (!e.iri.n || str_starts(e.iri, STR("place/")))
    if (!e.iri.n) add_text(b, self, P_LABEL, e.label, b->lang, span, R_PLACE);
  return self;
}

/* ---- identity keys ---- */

static Str actor_id(Builder *b, uint32_t i) {
  const Actor *x = &b->a->actors.at[i];
  return x->entry != NO_ENTRY ? relative_iri(b, x->entry) : identity_of_name(x->name, &b->f->arena);
}

static IdentityList sides_of(Builder *b, const Args *args) {
  IdentityList list = {ARENA_ARRAY(&b->a->arena, Str, (size_t)args->n + 1), 0};
  for (int i = 0; i < args->n; i++)
    if (args->at[i].actor != NONE) list.at[list.n++] = actor_id(b, args->at[i].actor);
  return list;
}

static IdentityList domains_of(Builder *b, const DomainHits *d) {
  IdentityList list = {ARENA_ARRAY(&b->a->arena, Str, (size_t)d->n + 1), d->n};
  for (int i = 0; i < d->n; i++)
    list.at[i] = lexicon_local_name(lex_str(b->a->lex, b->a->lex->entries[d->at[i].entry].iri));
  return list;
}

static Str longest_name(const AgreementNode *x) {
  Str best = {0};
  for (size_t i = 0; i < x->names.n; i++)
    if (x->names.at[i].text.n > best.n) best = x->names.at[i].text;
  return best;
}

/* Two agreements of one document never share a key: what would tie them is left out. */
static int agreement_keys(Builder *b, const AgreementNode *x, Str keys[2]) {
  const NodeStep *step = node_main_step(x);
  AgreementIdentity identity = {.parties = sides_of(b, &x->parties),
                                .domains = domains_of(b, &x->domains),
                                .name = longest_name(x),
                                .kind = x->kind,
                                .status = step ? agreement_status_names[step->status] : STR(""),
                                .date = step ? step->date : (Date){0}};
  return identity_agreement_keys(b->a->lex, &identity, &b->f->arena, keys);
}

/* Takes a key for e unless one of its class has it. */
static bool take_key(Builder *b, Entity *e, Str *own, Str key) {
  Str of_class = arena_printf(&b->a->arena, "%d %.*s", (int)e->class, STR_ARG(key));
  if (map_get(&b->keys, of_class) != MAP_NONE) return false;
  map_add(&b->keys, of_class, 1);
  own[e->key_count++] = key;
  return true;
}

static void take_keys(Builder *b, Entity *e, const Str *keys, int count) {
  Str *own = ARENA_ARRAY(&b->f->arena, Str, 2);
  for (int i = 0; i < count; i++) take_key(b, e, own, keys[i]);
  if (!e->key_count) { /* all are another's: the last with a number */
    Str last = keys[count - 1], of_class = arena_printf(&b->a->arena, "%d %.*s", (int)e->class, STR_ARG(last));
    uint32_t ordinal = map_get(&b->keys, of_class) + 1;
    while (!take_key(b, e, own, arena_printf(&b->f->arena, "%.*s#%u", STR_ARG(last), ordinal))) ordinal++;
    map_set(&b->keys, of_class, ordinal);
  }
  e->keys = own;
}

/* ---- events ---- */

static uint32_t event_entity(Builder *b, uint32_t i) {
  if (b->event[i] != NO_ENTITY) return b->event[i];
  EventNode *x = &b->n->events.at[i];
  Entity e = {.class = CLASS_EVENT, .lang = b->lang};
  b->event_grade = grade_of_event(x);
  for (size_t k = 0; k < x->names.n; k++)
    if (x->names.at[k].text.n > e.label.n) e.label = clean(b, x->names.at[k].text);
  Str key = identity_event_key(b->a->lex, x->kind, sides_of(b, &x->participants), x->date, e.label, &b->f->arena);
  take_keys(b, &e, &key, 1);
  uint32_t self = b->event[i] = add_entity(b, e);
  Rule rule = x->rule ? x->rule : R_EVENT;
  type_claim(b, self, around(b, x->span), rule);
  add_concept(b, self, P_KIND, NS_KIND, x->kind, around(b, x->span), rule);
  for (size_t k = 0; k < x->names.n; k++) {
    Str name = clean(b, x->names.at[k].text);
    add_text(b, self, str_eq(name, e.label) ? P_LABEL : P_ALT_LABEL, name, b->lang, x->names.at[k].span, R_EVENT);
  }
  if (date_is_set(x->date)) add_date(b, self, P_STARTS_ON, x->date, around(b, x->date_span));
  if (x->place.n) {
    uint32_t place = place_entity(b, x->place, x->place_span);
    add_link(b, self, P_PLACE, place, around(b, x->place_span), R_PLACE);
  }
  for (int k = 0; k < x->participants.n; k++) {
    if (x->participants.at[k].actor == NONE) continue;
    uint32_t actor = actor_entity(b, x->participants.at[k].actor);
    add_link(b, self, P_PARTICIPANT, actor, around(b, x->participants.at[k].span),
             x->participants.at[k].rule == R_MEETING ? R_MEETING : R_PARTICIPANT);
  }
  for (int k = 0; k < x->hosts.n; k++) {
    if (x->hosts.at[k].actor == NONE) continue;
    uint32_t actor = actor_entity(b, x->hosts.at[k].actor);
    add_link(b, self, P_HOST, actor, around(b, x->hosts.at[k].span), R_HOST);
  }
  for (int k = 0; k < x->chairs.n; k++) {
    uint32_t person = person_entity(b, x->chairs.at[k]);
    add_link(b, self, P_CHAIR, person, around(b, x->chair_span[k]), R_CHAIR);
  }
  return self;
}

/* Claims about agreements and events are of whoever says the sentence that they are quoted from, where the text names them. */
static void attribute(Builder *b) {
  Analysis *a = b->a;
  for (size_t i = 0; i < b->f->claims.n; i++) {
    Claim *c = &b->f->claims.at[i];
    EntityClass class = b->f->entities.at[c->subject].class;
    if (class != CLASS_AGREEMENT && class != CLASS_EVENT) continue;
    for (size_t k = 0; k < a->said.n && c->speaker == NO_ENTITY; k++) {
      const Saying *s = &a->said.at[k];
      Span where = a->text->sentences.at[s->sentence].span;
      if (c->quote.start < where.start || c->quote.end > where.end) continue;
      if (s->who.person != NONE) c->speaker = b->person[s->who.person];
      if (c->speaker == NO_ENTITY && s->who.actor != NONE) c->speaker = b->actor[s->who.actor];
    }
  }
}

/* Why this event is not worth telling, or NULL when it is: it brings actors together, and the text says which, when or where. */
static const char *why_no_event(const Analysis *a, const EventNode *e) {
  int actors = 0;
  for (int i = 0; i < e->participants.n; i++) actors += e->participants.at[i].actor != NONE;
  bool dated = date_is_set(e->date), placed = e->place.n > 0;
  bool weak = e->entry != NO_ENTRY && entry_is_weak(a, e->entry);
  if (!actors) return "nobody is known to take part";
  if (e->linked) return NULL;
  if (weak && !(e->distinct && ((actors >= 2 && (dated || placed)) || (dated && placed))))
    return "its noun needs a name, and two of: participants, date, place";
  if (!e->distinct && !(actors >= 2 && dated && placed)) return "it has no name, and no agreement was concluded at it";
  return actors >= 2 || dated || placed ? NULL : "one participant, and neither date nor place";
}

/* Why this person is not worth telling, or NULL when they are. */
static const char *why_no_person(const Person *p) {
  if (p->actor != NONE) return NULL;
  if (!p->office.n) return "a name without office, and nobody for whom they act";
  return p->weak ? "an office that is told only with its body, and none is said" : NULL;
}

/* ---- agreements ---- */

static Predicate date_predicate(AgreementStatus s) {
  switch (s) {
  case AG_PLANNED: return P_PLANNED_FOR;
  case AG_AGREED: return P_AGREED_ON;
  case AG_SIGNED: return P_SIGNED_ON;
  case AG_IN_FORCE: return P_IN_FORCE_ON;
  case AG_ENDED: return P_ENDED_ON;
  case AG_REFUSED: return P_REFUSED_ON;
  default: return P_DATE;
  }
}

static void status_claims(Builder *b, uint32_t self, const AgreementNode *x) {
  const NodeStep *main = node_main_step(x);
  bool ahead = main && !main->weak &&
               (main->status == AG_PLANNED || main->status == AG_NEGOTIATING ||
                main->status == AG_REFUSED); /* « Le traité, qui lie X et Y, sera signé … » */
  for (size_t k = 0; k < x->steps.n; k++) {
    const NodeStep *s = &x->steps.at[k];
    if (s->status == AG_NONE || (s->weak && ahead)) continue;
    Span quote = around(b, s->span);
    Claim *c = add_concept(b, self, P_STATUS, NS_STATUS, agreement_status_names[s->status], quote, s->rule);
    c->modality = s->modality;
    if (date_is_set(s->date) && modality_asserts(s->modality) && s->status != AG_NEGOTIATING) {
      Claim *d = add_date(b, self, date_predicate(s->status), s->date, quote);
      d->modality = s->modality;
    }
  }
  if (main && !date_is_set(main->date) && date_is_set(x->date))
    add_date(b, self, date_predicate(main->status), x->date, around(b, x->span));
}

static void agreement_entity(Builder *b, uint32_t i) {
  AgreementNode *x = &b->n->agreements.at[i];
  Entity e = {.class = CLASS_AGREEMENT, .lang = b->lang, .label = clean(b, longest_name(x))};
  b->agreement_grade = grade_of_agreement(x);
  Str keys[2];
  int count = agreement_keys(b, x, keys);
  if (x->held) count = 1; /* by its name only: the other key holds how far it has come */
  take_keys(b, &e, keys, count);
  uint32_t self = b->agreement[i] = add_entity(b, e);
  Span quote = around(b, x->span);
  Rule rule = x->understanding ? R_UNDERSTANDING : R_INSTRUMENT;
  type_claim(b, self, quote, rule);
  add_concept(b, self, P_KIND, NS_KIND, x->kind, quote, rule);
  for (size_t k = 0; k < x->names.n; k++) {
    Str name = clean(b, x->names.at[k].text);
    add_text(b, self, str_eq(name, e.label) ? P_LABEL : P_ALT_LABEL, name, b->lang, x->names.at[k].span, R_INSTRUMENT);
  }
  if (x->acronym.n) {
    Span s = {(uint32_t)(x->acronym.p - b->a->text->document->text.p), 0};
    s.end = s.start + (uint32_t)x->acronym.n;
    add_text(b, self, P_ALT_LABEL, arena_copy(&b->f->arena, x->acronym), b->lang, s, R_INSTRUMENT);
  }
  status_claims(b, self, x);
  for (int k = 0; k < x->parties.n; k++) {
    const Arg *p = &x->parties.at[k];
    uint32_t actor = actor_entity(b, p->actor);
    Span at = p->rule == R_GROUP && x->parties.group            ? x->parties.group_span
              : p->rule == R_POSSESSIVE || p->rule == R_CONTEXT ? x->span
                                                                : p->span;
    add_link(b, self, P_PARTY, actor, around(b, at), (Rule)p->rule);
  }
  for (int k = 0; k < x->signatories.n; k++) {
    uint32_t person = person_entity(b, x->signatories.at[k]);
    add_link(b, self, P_SIGNATORY, person, around(b, x->signatory_span[k]), R_SIGNATORY);
  }
  for (int k = 0; k < x->domains.n; k++) {
    const DomainHit *d = &x->domains.at[k];
    Str iri = lex_str(b->a->lex, b->a->lex->entries[d->entry].iri);
    add_concept(b, self, P_COVERS, NS_DOMAIN, lexicon_local_name(iri), around(b, d->span), (Rule)d->rule);
  }
  if (x->place.n) {
    uint32_t place = place_entity(b, x->place, x->place_span);
    add_link(b, self, P_PLACE, place, around(b, x->place_span), R_PLACE);
  }
  if (x->event != NONE && !why_no_event(b->a, &b->n->events.at[x->event])) {
    uint32_t event = event_entity(b, x->event);
    add_link(b, self, P_CONCLUDED_AT, event, around(b, x->event_span), x->event_rule ? x->event_rule : R_EVENT_LINK);
  }
}

void resolve(Analysis *a, DocumentFacts *facts) {
  document_facts_clear(facts);
  Nodes n = {.a = a};
  Builder b = {.a = a, .n = &n, .f = facts, .lang = a->lang ? lex_str(a->lex, a->lex->langs[a->lang - 1]) : STR("")};
  b.lang = arena_copy(&facts->arena, b.lang);
  nodes_find_events(&n);
  nodes_find_agreements(&n);
  nodes_link_events(&n);
  b.actor = ARENA_ARRAY(&a->arena, uint32_t, a->actors.n + 1);
  b.person = ARENA_ARRAY(&a->arena, uint32_t, a->persons.n + 1);
  b.agreement = ARENA_ARRAY(&a->arena, uint32_t, n.agreements.n + 1);
  b.event = ARENA_ARRAY(&a->arena, uint32_t, n.events.n + 1);
  memset(b.actor, 0xFF, a->actors.n * sizeof *b.actor);
  memset(b.person, 0xFF, a->persons.n * sizeof *b.person);
  memset(b.event, 0xFF, n.events.n * sizeof *b.event);
  for (uint32_t i = 0; i < n.agreements.n; i++)
    if (!n.agreements.at[i].dropped) agreement_entity(&b, i);
  for (uint32_t i = 0; i < n.events.n; i++) {
    const char *why = why_no_event(a, &n.events.at[i]);
    if (!why) event_entity(&b, i);
    else TRACE(a, TRACE_NEARLY, R_EVENT, n.events.at[i].span, "%s", why);
  }
  for (uint32_t i = 0; i < a->persons.n; i++) {
    const char *why = why_no_person(&a->persons.at[i]);
    if (!why) person_entity(&b, i);
    else TRACE(a, TRACE_NEARLY, R_OFFICE_BEFORE, a->persons.at[i].span, "%s", why);
  }
  for (uint32_t i = 0; i < a->actors.n; i++)
    if (a->actors.at[i].parent_said) actor_entity(&b, i);
  b.modality =
      MODALITY_HYPOTHETICAL; /* what is only denied or supposed comes last, and names nothing that is asserted */
  for (uint32_t i = 0; i < n.agreements.n; i++)
    if (n.agreements.at[i].held) agreement_entity(&b, i);
  attribute(&b);
  map_release(&b.places), map_release(&b.keys);
  nodes_release(&n);
}
