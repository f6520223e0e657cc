/* The acts of a sentence, clause by clause: what each step finds of one, in order. */
#include "extract/acts.h"

#include "extract/instrument_phrase.h"
#include "extract/names.h"
#include "extract/phrases.h"
#include "extract/trace.h"

static void record(Analysis *a, ActRecord *r, const Objects *o) {
  r->event_object = o->event;
  bool weak = a->lex->entries[r->entry].flags & ENTRY_WEAK; /* « effectuer »: counts only with what is done */
  bool list = a->units.n && unit_is(a, unit_at(a, a->units.n - 1), ':');
  bool guest = r->act == ACT_RECEIVE && r->to.n && r->to.at[0].person != NONE; /* "welcomed the Kenyan president" */
  if (weak && !list && !guest && !o->instruments.n && o->event == NONE && r->event == NONE) {
    TRACE(a, TRACE_NEARLY, R_STEP, r->span,
          "this verb counts only with an instrument or event as its object, and there is none");
    return;
  }
  if (!o->instruments.n) {
    array_push(&a->acts, *r);
    return;
  }
  for (int i = 0; i < o->instruments.n; i++) {
    r->object = o->instruments.at[i];
    ActRecord told = *r;
    told.negated |= a->instruments.at[r->object].negated; /* "No treaty was signed" */
    array_push(&a->acts, told);
  }
}

/* « …, a annoncé le ministère », « le ministre X a déclaré que … »: the subject of a verb of saying, before it or right after it. */
static void take_speaker(Analysis *a, size_t i, const Reading *g) {
  if (g->feature == F_NOUN || g->feature == F_GERUND || g->feature == F_INFINITIVE) return;
  VerbGroup v = verb_group_read(a, i, g);
  if (v.negated || (g->feature == F_PARTICIPLE && !v.auxiliary)) return;
  bool relative;
  size_t k = subject_find(a, v.start, &relative);
  bool before = k != SIZE_MAX && (unit_at(a, k)->type == UNIT_ACTOR || unit_at(a, k)->type == UNIT_PERSON);
  size_t lead = determiners_before(a, before ? k : v.start);
  if (relative || (lead > 0 && unit_has(unit_at(a, lead - 1), W_RELATIVE)))
    return; /* « que New Delhi juge déséquilibré » says that only */
  if (!before)
    for (k = i + 1;
         unit_has(unit_at(a, k), W_DETERMINER) || unit_at(a, k)->type == UNIT_DATE || unit_has(unit_at(a, k), W_TITLE);)
      k++;
  const WordUnit *u = unit_at(a, k);
  Arg who = {NONE, NONE, u->span, R_NONE};
  if (v.pronoun != SIZE_MAX) who = a->topic;
  else if (u->type == UNIT_PERSON) who.person = u->index, who.actor = a->persons.at[u->index].actor;
  else if (u->type == UNIT_ACTOR && u->index2 == NONE) who.actor = u->index;
  if (who.person != NONE || who.actor != NONE) array_push(&a->said, (Saying){a->sentence, who});
}

/* "The Prime Minister met …": an office of state of the country where the text is at home. */
static bool is_bare_office(const Analysis *a, size_t start) {
  return start >= 2 && unit_has(unit_at(a, start - 2), W_DETERMINER) &&
         unit_means(a, unit_at(a, start - 1), W_OFFICE, "StateOffice");
}

/* « Il s'est rendu à Kiev. Il y a signé … »: where the verb of the sentence before led. */
static void take_place_visited(const Analysis *a, ActRecord *r) {
  for (size_t k = a->acts.n; !r->place.n && k-- > 0 && a->sentence - a->acts.at[k].sentence <= 1;) {
    const ActRecord *v = &a->acts.at[k];
    if (v->act == ACT_VISIT && v->place.n && !v->negated && !v->hypothetical)
      r->place = v->place, r->place_span = v->place_span, r->place_actor = v->place_actor;
  }
}

/* « Le CEA-Leti y a signé … »: at the event of which the sentence before spoke. */
static void take_there(const Analysis *a, ActRecord *r, size_t from, size_t to) {
  bool there = false;
  for (size_t k = from; k < to && !there; k++) there = unit_means(a, unit_at(a, k), W_PRONOUN, "There");
  if (!there) return;
  take_place_visited(a, r);
  for (size_t k = a->events.n; r->event == NONE && k-- > 0;) {
    const EventMention *e = &a->events.at[k];
    if (a->sentence - e->sentence > 1) return;
    if (e->distinct) r->event = (uint32_t)k, r->event_span = r->span;
  }
}

static bool has_object_after(const Analysis *a, size_t i) {
  const WordUnit *n = unit_at(a, i + 1);
  return unit_is_mention(n) || unit_has(n, W_DETERMINER) ||
         (n->type == UNIT_WORD && n->flags & (TOKEN_WORD | TOKEN_NUMBER) && !unit_has(n, W_OPENER));
}

/* « an accord … signed Monday »: a past that is a participle too is the active one only before an object. */
static bool may_be_participle(const Analysis *a, size_t i) {
  const WordUnit *u = unit_at(a, i);
  bool participle = false;
  for (int k = 0; k < u->reading_count; k++)
    participle |= u->readings[k]->class == W_TRIGGER && u->readings[k]->feature == F_PARTICIPLE;
  return participle && !has_object_after(a, i);
}

/* "the arrangement they concluded in June": the object stands before the subject without a relative pronoun. */
static size_t object_before_subject(const Analysis *a, const VerbGroup *v, const ActRecord *r, size_t i) {
  if (!feature_is_finite(r->feature) && r->feature != F_PARTICIPLE) return SIZE_MAX;
  size_t s = v->pronoun;
  bool relative;
  if (s == SIZE_MAX && (s = subject_find(a, v->start, &relative)) != SIZE_MAX) s = args_first(a, s);
  if (s == SIZE_MAX || v->start > s + 3) return SIZE_MAX;
  s = determiners_before(a, s);
  const WordUnit *n = unit_at(a, i + 1);
  bool has_object = unit_has(n, W_DETERMINER) || unit_is_mention(n);
  return s > 0 && !has_object && unit_at(a, s - 1)->type == UNIT_INSTRUMENT ? s - 1 : SIZE_MAX;
}

/* "The treaty ended their war", « a mis fin à la guerre »: what an instrument ends, behind the verb at unit k - 1, and no day. */
static bool ends_another(const Analysis *a, size_t k) {
  bool to = unit_opens(a, unit_at(a, k), ROLE_TO), object = to || unit_has(unit_at(a, k), W_DETERMINER);
  return object && unit_at(a, after_determiner(a, k + to))->type != UNIT_DATE;
}

static void read_voice(const Analysis *a, ActDraft *d) {
  ActRecord *r = &d->r;
  r->bare_office = !act_has_doer(r) && is_bare_office(a, d->v.start);
  bool active =
      feature_is_finite(r->feature) ? !may_be_participle(a, d->i) : r->feature == F_GERUND && has_object_after(a, d->i);
  r->active_instrument = d->by_instrument && !d->v.auxiliary && active; /* also "an arrangement granting X access" */
  bool ends = r->act == ACT_END || r->act == ACT_SUSPEND;
  bool has_ended = d->by_instrument && d->v.auxiliary && !d->v.being && r->feature == F_PARTICIPLE;
  if ((r->active_instrument || has_ended) && ends && ends_another(a, d->i + 1)) d->o.instruments.n = 0;
  r->passive = d->by_instrument || (d->o.event != NONE && !r->subject.n);
}

static void find_objects(Analysis *a, ActDraft *d) {
  Objects right = {.event = NONE};
  if (d->r.act == ACT_VISIT && d->r.feature != F_NOUN) take_destination(a, d);
  look_right(a, d, &right);
  bool free = d->relative == SIZE_MAX && !d->by_instrument;
  if (free && !right.instruments.n && !d->o.instruments.n) {
    size_t bare = object_before_subject(a, &d->v, &d->r, d->i);
    if (bare != SIZE_MAX) list_add(&d->o.instruments, unit_at(a, bare)->index);
  }
  if (free) list_add_all(&d->o.instruments, &right.instruments);
  if (free && !d->o.instruments.n && instrument_implied(a, d)) return;
  uint32_t it = free && !d->o.instruments.n ? pronoun_as_object(a, d) : NONE;
  if (it != NONE) list_add(&d->o.instruments, it);
  bool held = right.event != NONE && a->events.at[right.event].manner == MANNER_POSSESSIVE; /* « a tenu sa réunion » */
  if (d->o.event == NONE || (held && d->r.act == ACT_MEET)) d->o.event = right.event;
}

/* "The visit ended with a roadmap", « la session s'est achevée sur un accord »: what an event ends with is concluded there. */
static void conclude_at_end(const Analysis *a, ActDraft *d) {
  if (d->r.act != ACT_END || d->o.event == NONE || d->by_instrument || !d->o.instruments.n) return;
  for (size_t k = d->i + 1; k < a->units.n; k++) {
    const WordUnit *u = unit_at(a, k);
    if (u->type != UNIT_INSTRUMENT || u->index != d->o.instruments.at[0]) continue;
    size_t b = k;
    while (b > 0 && unit_has(unit_at(a, b - 1), W_DETERMINER) && !unit_has(unit_at(a, b - 1), W_OPENER)) b--;
    const WordUnit *o = unit_at(a, b - 1);
    if (!unit_opens(a, o, ROLE_WITH) && !unit_opens(a, o, ROLE_BY) && !unit_opens(a, o, ROLE_TOPIC)) return;
    d->r.act = ACT_CONCLUDE;
    if (d->r.event == NONE) d->r.event = d->o.event, d->r.event_span = d->r.span;
    return;
  }
}

/* « … dans les domaines suivants : A, B et C » */
static void take_listed_sectors(Analysis *a, ActDraft *d) {
  size_t stop = clause_end(a, d->i + 1);
  if (!unit_is(a, unit_at(a, stop), ':') || stop == 0 || !unit_opens(a, unit_at(a, stop - 1), ROLE_TOPIC)) return;
  int before = d->r.domains.n;
  for (size_t k = stop + 1; k < a->units.n; k++) cues_add(a, unit_at(a, k), &d->r.domains, true);
  for (int k = before; k < d->r.domains.n; k++) d->r.domains.at[k].rule = R_LIST_CUE;
}

static ActDraft draft(const Analysis *a, size_t i, const Reading *g) {
  return (ActDraft){.i = i,
                    .g = g,
                    .o = {.event = NONE},
                    .relative = SIZE_MAX,
                    .antecedent = SIZE_MAX,
                    .r = {.sentence = a->sentence,
                          .entry = g->entry,
                          .act = (Act)a->lex->entries[g->entry].act,
                          .feature = (Feature)g->feature,
                          .span = unit_at(a, i)->span,
                          .object = NONE,
                          .event = NONE,
                          .event_object = NONE,
                          .place_actor = NONE,
                          .date = NONE}};
}

/* « …, a annoncé la Commission »: it tells who says what stands before the comma. */
static bool is_aside(const Analysis *a, const ActDraft *d) {
  const WordUnit *n = unit_at(a, d->i + 1);
  return d->r.act == ACT_ANNOUNCE && d->v.start > 0 && unit_is(a, unit_at(a, d->v.start - 1), ',') &&
         (d->v.auxiliary || feature_is_finite(d->r.feature)) && d->v.pronoun == SIZE_MAX &&
         n->type != UNIT_INSTRUMENT &&
         (unit_has(n, W_DETERMINER) || n->type == UNIT_ACTOR || n->type == UNIT_PERSON || n->type == UNIT_DATE);
}

/* « un arrangement de mise en œuvre », « dont sept de différé »: a word behind a bare « de » is no act of its own. */
static bool is_of_name(const Analysis *a, size_t i, const Reading *g) {
  if (i < 2 || !unit_opens(a, unit_at(a, i - 1), ROLE_OF) || unit_has(unit_at(a, i - 1), W_DETERMINER)) return false;
  return g->feature == F_PARTICIPLE || (g->feature == F_NOUN && unit_at(a, i - 2)->type == UNIT_INSTRUMENT);
}

static void act_at(Analysis *a, size_t i) {
  ActDraft d = draft(a, i, verb_reading_at(a, i));
  ActRecord *r = &d.r;
  bool noun = d.g->feature == F_NOUN;
  if (is_of_name(a, i, d.g)) return;
  if (r->act == ACT_SAY || r->act == ACT_ANNOUNCE) take_speaker(a, i, d.g);
  if (r->act == ACT_SAY || r->act == ACT_NONE || r->act == ACT_PERFORM) return;
  if ((r->act == ACT_AGREE || r->act == ACT_COMMIT) && governs_act(a, i)) return;
  d.v = verb_group_read(a, i, d.g);
  if (is_aside(a, &d)) return;
  act_read_outlook(a, &d);
  r->span = span_join(unit_at(a, d.v.start)->span, r->span);
  doer_of_noun(a, &d);
  if (!doer_find(a, &d)) return;
  read_voice(a, &d);
  find_objects(a, &d);
  conclude_at_end(a, &d);
  doer_bound(a, &d);
  doer_find_elsewhere(a, &d);
  const WordUnit *left = unit_at(a, d.v.start ? d.v.start - 1 : 0);
  r->unnamed = !act_has_doer(r) && d.v.start > 0 && unit_has(left, W_OFFICE) && !unit_is_capital(left);
  take_listed_sectors(a, &d);
  look_inside(a, r, d.v.start, i);
  bool since = unit_opens(a, left, ROLE_SINCE); /* "signed in 2022, since scrapped": not in 2022 */
  if (d.v.start == 0 || !since) look_left(a, r, d.v.start);
  take_there(a, r, d.v.start, i);
  if (act_lies_ahead(a, r)) r->tense = TENSE_FUTURE;
  if (r->date == NONE && a->sentence == a->lead_sentence && r->tense != TENSE_FUTURE) r->date = a->lead_date;
  if (!act_has_doer(r) && !noun && !d.by_instrument && d.v.auxiliary) doer_after_verb(a, r, i);
  if (!noun && (r->act == ACT_SIGN || r->act == ACT_INITIAL)) doer_without_verb(a, r, i);
  record(a, r, &d.o);
}

/* "have had", and over « , since 2011, »: the instrument that follows the auxiliary at i; its unit, or i. */
static size_t instrument_had(const Analysis *a, size_t i) {
  size_t k = i + 1;
  if (unit_has(unit_at(a, k), W_AUXILIARY)) k++;
  if (unit_is(a, unit_at(a, k), ',') && unit_opens(a, unit_at(a, k + 1), ROLE_SINCE) &&
      unit_at(a, k + 2)->type == UNIT_DATE && unit_is(a, unit_at(a, k + 3), ','))
    k += 4;
  return unit_at(a, k)->type == UNIT_INSTRUMENT ? k : i;
}

/* « X et Y ont un accord depuis 2019 », "India has a tax treaty with Japan": an auxiliary that is the verb itself. */
static void having_at(Analysis *a, size_t i) {
  const WordUnit *u = unit_at(a, i);
  const Reading *g = unit_reading(u, W_AUXILIARY);
  size_t had = instrument_had(a, i);
  if (!g || had == i || u->end - u->begin > 1 || unit_means(a, u, W_AUXILIARY, "Being")) return;
  bool present = false;
  for (int k = 0; k < u->reading_count; k++) present |= u->readings[k]->feature == F_PRESENT;
  const Instrument *x = &a->instruments.at[unit_at(a, had)->index];
  bool relative;
  size_t s = subject_find(a, i, &relative);
  if (!present || x->manner != MANNER_INDEFINITE || x->plural || s == SIZE_MAX || relative) return;
  if (unit_at(a, s)->type != UNIT_ACTOR || unit_has(unit_at(a, i - 1), W_NEGATION)) return;
  ActDraft d = draft(a, i, g);
  d.r.act = ACT_BIND, d.r.tense = TENSE_PRESENT;
  args_collect(a, args_first(a, s), &d.r.subject, R_SUBJECT);
  find_objects(a, &d);
  if (d.o.instruments.n == 1 && d.r.subject.n) record(a, &d.r, &d.o);
}

void acts_find(Analysis *a) {
  for (size_t i = 0; i < a->units.n; i++)
    if (unit_has(unit_at(a, i), W_TRIGGER) && unit_is_verb(a, i) && !is_part_of_date(a, i)) act_at(a, i);
    else if (unit_has(unit_at(a, i), W_AUXILIARY)) having_at(a, i);
  if (a->dates.n && a->acts.n) acts_without_verb(a);
  if (a->events.n && a->events.at[a->events.n - 1].sentence == a->sentence) talks_find(a), signings_find(a);
  if (a->sentence_mask & W_BIT(W_ANAPHOR)) deny_reports(a);
  topic_note(a);
}
