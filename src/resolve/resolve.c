#include "resolve/resolve.h"

#include "extract/trace.h"
#include "resolve/builder.h"

#include <string.h>

void document_facts_clear(DocumentFacts *f) {
  arena_clear(&f->arena);
  array_clear(&f->entities), array_clear(&f->claims);
}

void document_facts_release(DocumentFacts *f) {
  arena_release(&f->arena);
  array_release(&f->entities), array_release(&f->claims);
}

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

/* ---- events ---- */

static uint32_t event_tell(Builder *b, uint32_t i) {
  if (b->event[i] != NO_ENTITY) return b->event[i];
  EventNode *x = &b->n->events.at[i];
  Entity e = {.class = CLASS_EVENT, .lang = b->lang};
  b->event_grade = grade_of_event(x);
  for (size_t k = 0; k < x->names.n; k++)
    if (x->names.at[k].text.n > e.label.n) e.label = name_clean(b, x->names.at[k].text);
  Str key = identity_event_key(b->a->lex, x->kind, key_actors(b, &x->participants), x->date, e.label, &b->f->arena);
  keys_take(b, &e, &key, 1);
  uint32_t self = b->event[i] = entity_add(b, e);
  Rule rule = x->rule ? x->rule : R_EVENT;
  claim_type(b, self, quote_around(b, x->span), rule);
  claim_concept(b, self, P_KIND, NS_KIND, x->kind, quote_around(b, x->span), rule);
  for (size_t k = 0; k < x->names.n; k++) {
    Str name = name_clean(b, x->names.at[k].text);
    claim_text(b, self, str_eq(name, e.label) ? P_LABEL : P_ALT_LABEL, name, b->lang, x->names.at[k].span, R_EVENT);
  }
  if (date_is_set(x->date)) claim_date(b, self, P_STARTS_ON, x->date, quote_around(b, x->date_span), R_DATE);
  if (x->place.n) {
    uint32_t place = place_tell(b, x->place, x->place_span);
    claim_link(b, self, P_PLACE, place, quote_around(b, x->place_span), R_PLACE);
  }
  for (int k = 0; k < x->participants.n; k++) {
    if (x->participants.at[k].actor == NONE) continue;
    uint32_t actor = actor_tell(b, x->participants.at[k].actor);
    claim_link(b, self, P_PARTICIPANT, actor, quote_around(b, x->participants.at[k].span),
               x->participants.at[k].rule == R_MEETING ? R_MEETING : R_PARTICIPANT);
  }
  for (int k = 0; k < x->hosts.n; k++) {
    if (x->hosts.at[k].actor == NONE) continue;
    uint32_t actor = actor_tell(b, x->hosts.at[k].actor);
    claim_link(b, self, P_HOST, actor, quote_around(b, x->hosts.at[k].span), R_HOST);
  }
  for (int k = 0; k < x->chairs.n; k++) {
    uint32_t person = person_tell(b, x->chairs.at[k]);
    claim_link(b, self, P_CHAIR, person, quote_around(b, x->chair_span[k]), R_CHAIR);
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
    uint32_t sentence = sentence_at(a, c->quote.start);
    Span where = a->text->sentences.at[sentence].span;
    if (c->quote.start < where.start || c->quote.end > where.end) continue;
    for (size_t k = sayings_from(a, sentence); k < a->said.n && c->speaker == NO_ENTITY; k++) {
      const Saying *s = &a->said.at[k];
      if (s->sentence != sentence) break;
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
  bool public = str_is(e->kind, "summit") || str_is(e->kind, "conference") || str_is(e->kind, "forum");
  if (!actors && public && e->distinct && !weak && dated && placed) return NULL; /* « La COP30 s'est tenue à Belém » */
  if (!actors) return "nobody is known to take part";
  if (e->linked) return NULL;
  if (e->chairs.n && actors >= 2 && (dated || placed)) return NULL;
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
    if (s->status == AG_NONE || (s->weak && ahead) || node_is_renewed(x, s)) continue;
    Span quote = quote_around(b, s->span);
    Claim *c = claim_concept(b, self, P_STATUS, NS_STATUS, agreement_status_names[s->status], quote, s->rule);
    c->modality = s->modality;
    if (date_is_set(s->date) && modality_asserts(s->modality) && s->status != AG_NEGOTIATING) {
      bool scene = s->scene.end > 0;
      Claim *d = claim_date(b, self, date_predicate(s->status), s->date, scene ? quote_around(b, s->scene) : quote,
                            scene ? R_SCENE : R_DATE);
      d->modality = s->modality;
    }
  }
  if (main && !date_is_set(main->date) && date_is_set(x->date)) /* « l'accord de 2018 a été dénoncé »: signed in 2018 */
    claim_date(b, self, date_predicate(main->status < AG_SUSPENDED ? main->status : AG_SIGNED), x->date,
               quote_around(b, x->span), R_DATE);
}

static void agreement_tell(Builder *b, uint32_t i) {
  AgreementNode *x = &b->n->agreements.at[i];
  Entity e = {.class = CLASS_AGREEMENT, .lang = b->lang, .label = name_clean(b, longest_name(x))};
  b->agreement_grade = grade_of_agreement(x);
  Str keys[2];
  int count;
  keys_of_agreement(b, x, keys, &count);
  if (x->held) count = 1; /* by its name only: the other key holds how far it has come */
  keys_take(b, &e, keys, count);
  uint32_t self = b->agreement[i] = entity_add(b, e);
  Span quote = quote_around(b, x->span);
  Rule rule = x->understanding ? R_UNDERSTANDING : R_INSTRUMENT;
  claim_type(b, self, quote, rule);
  claim_concept(b, self, P_KIND, NS_KIND, x->kind, quote, rule);
  for (size_t k = 0; k < x->names.n; k++) {
    Str name = name_clean(b, x->names.at[k].text);
    claim_text(b, self, str_eq(name, e.label) ? P_LABEL : P_ALT_LABEL, name, b->lang, x->names.at[k].span,
               R_INSTRUMENT);
  }
  if (x->acronym.n) {
    Span s = {(uint32_t)(x->acronym.p - b->a->text->document->text.p), 0};
    s.end = s.start + (uint32_t)x->acronym.n;
    claim_text(b, self, P_ALT_LABEL, arena_copy(&b->f->arena, x->acronym), b->lang, s, R_INSTRUMENT);
  }
  status_claims(b, self, x);
  for (int k = 0; k < x->parties.n; k++) {
    const Arg *p = &x->parties.at[k];
    uint32_t actor = actor_tell(b, p->actor);
    Span at = p->rule == R_GROUP && x->parties.group            ? x->parties.group_span
              : p->rule == R_POSSESSIVE || p->rule == R_CONTEXT ? x->span
                                                                : p->span;
    claim_link(b, self, P_PARTY, actor, quote_around(b, at), (Rule)p->rule);
  }
  for (int k = 0; k < x->signatories.n; k++) {
    uint32_t person = person_tell(b, x->signatories.at[k]);
    claim_link(b, self, P_SIGNATORY, person, quote_around(b, x->signatory_span[k]), R_SIGNATORY);
  }
  for (int k = 0; k < x->domains.n; k++) {
    const DomainHit *d = &x->domains.at[k];
    Str iri = lex_str(b->a->lex, b->a->lex->entries[d->entry].iri);
    claim_concept(b, self, P_COVERS, NS_DOMAIN, lexicon_local_name(iri), quote_around(b, d->span), (Rule)d->rule);
  }
  if (x->place.n) {
    uint32_t place = place_tell(b, x->place, x->place_span);
    claim_link(b, self, P_PLACE, place, quote_around(b, x->place_span), x->place_of_scene ? R_SCENE : R_PLACE);
  }
  if (x->event != NONE && !why_no_event(b->a, &b->n->events.at[x->event])) {
    uint32_t event = event_tell(b, x->event);
    claim_link(b, self, P_CONCLUDED_AT, event, quote_around(b, x->event_span),
               x->event_rule ? x->event_rule : R_EVENT_LINK);
  }
}

void resolve(Analysis *a, DocumentFacts *facts) {
  document_facts_clear(facts);
  Nodes n = {.a = a};
  Builder b = {.a = a, .n = &n, .f = facts, .lang = a->lang ? lex_str(a->lex, a->lex->langs[a->lang - 1]) : STR("")};
  b.lang = arena_copy(&facts->arena, b.lang);
  nodes_find_events(&n);
  nodes_find_agreements(&n);
  nodes_date_by_scene(&n);
  nodes_link_events(&n);
  nodes_place_by_dateline(&n);
  b.actor = ARENA_ARRAY(&a->arena, uint32_t, a->actors.n + 1);
  b.person = ARENA_ARRAY(&a->arena, uint32_t, a->persons.n + 1);
  b.agreement = ARENA_ARRAY(&a->arena, uint32_t, n.agreements.n + 1);
  b.event = ARENA_ARRAY(&a->arena, uint32_t, n.events.n + 1);
  memset(b.actor, 0xFF, a->actors.n * sizeof *b.actor);
  memset(b.person, 0xFF, a->persons.n * sizeof *b.person);
  memset(b.event, 0xFF, n.events.n * sizeof *b.event);
  for (uint32_t i = 0; i < n.agreements.n; i++)
    if (!n.agreements.at[i].dropped) agreement_tell(&b, i);
  for (uint32_t i = 0; i < n.events.n; i++) {
    const char *why = why_no_event(a, &n.events.at[i]);
    if (!why) event_tell(&b, i);
    else TRACE(a, TRACE_NEARLY, R_EVENT, n.events.at[i].span, "%s", why);
  }
  for (uint32_t i = 0; i < a->persons.n; i++) {
    const char *why = why_no_person(&a->persons.at[i]);
    if (!why) person_tell(&b, i);
    else TRACE(a, TRACE_NEARLY, R_OFFICE_BEFORE, a->persons.at[i].span, "%s", why);
  }
  for (uint32_t i = 0; i < a->actors.n; i++)
    if (a->actors.at[i].parent_said) actor_tell(&b, i);
  b.modality =
      MODALITY_HYPOTHETICAL; /* what is only denied or supposed comes last, and names nothing that is asserted */
  for (uint32_t i = 0; i < n.agreements.n; i++)
    if (n.agreements.at[i].held) agreement_tell(&b, i);
  attribute(&b);
  map_release(&b.places), map_release(&b.keys);
  nodes_release(&n);
}
