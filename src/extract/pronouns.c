/* What pronouns mean: « il », « elles » and "it" as the subject of an act, "it" as its object. */
#include "extract/acts.h"
#include "extract/dates.h"
#include "extract/names.h"
#include "extract/phrases.h"
#include "extract/trace.h"

void pronoun_take_actor(Analysis *a, ActRecord *r, size_t pronoun) {
  const WordUnit *u = unit_at(a, pronoun);
  if (unit_reading(u, W_PRONOUN)->feature == F_PLURAL) {
    for (size_t k = pronoun; k-- > 0 && !unit_ends_clause(a, unit_at(a, k));) {
      if (unit_at(a, k)->type != UNIT_ACTOR && unit_at(a, k)->type != UNIT_PERSON) continue;
      size_t first = args_first(a, k);
      if (first == k || unit_follows_opener(a, first)) continue;
      args_collect(a, first, &r->subject, R_GROUP); /* « X et Y …, qu'ils ont signé » */
      return;
    }
    r->subject.group = true, r->subject.group_span = u->span;
    r->subject.group_firms = firms_are_topic(a);
    return;
  }
  Arg topic = a->topic;
  for (size_t k = pronoun; k-- > 0;) {
    const WordUnit *m = unit_at(a, k);
    if (m->type == UNIT_ACTOR && m->index2 == NONE) topic = (Arg){m->index, NONE, u->span, R_SUBJECT};
    else if (m->type == UNIT_PERSON) topic = (Arg){a->persons.at[m->index].actor, m->index, u->span, R_SUBJECT};
    else continue;
    break;
  }
  topic.span = u->span;
  if (topic.person == NONE && unit_has(unit_at(a, pronoun + 1), W_CONJUNCTION)) /* "he and Premier Li": no state */
    topic.actor = NONE;
  TRACE(a, TRACE_MEANS, R_SUBJECT, u->span, "%s",
        topic.actor == NONE
            ? "nobody: no actor before it in the sentence, and the sentence before was about none"
            : arena_printf(&a->trace->arena, "%s: the nearest actor before it, else what the sentence before was about",
                           trace_actor(a, topic.actor))
                  .p);
  r->unknown = topic.actor == NONE;
  if (!r->unknown) args_add(&r->subject, topic);
}

/* The only instrument of the sentence before; NONE where there are several, or an event that the act could be done to as well. */
static uint32_t instrument_of_sentence_before(const Analysis *a, Act act) {
  uint32_t only = NONE;
  for (size_t k = a->instruments.n; k-- > 0 && a->instruments.at[k].sentence + 1 >= a->sentence;) {
    if (a->instruments.at[k].sentence == a->sentence) continue;
    if (only != NONE || a->instruments.at[k].count != 1) return NONE;
    only = (uint32_t)k;
  }
  bool of_events = act == ACT_END || act == ACT_SUSPEND || act == ACT_PREPARE || act == ACT_PLAN;
  bool event = a->events.n && a->events.at[a->events.n - 1].sentence + 1 == a->sentence;
  return of_events && event ? NONE : only;
}

/* "X and Y signed a treaty in 2010. It entered into force in 2012", « Elle a été dénoncée en 2014 »: what is done to instruments only. */
static uint32_t instrument_meant(const Analysis *a, const ActDraft *d) {
  const VerbGroup *v = &d->v;
  size_t next = d->i + 1;
  if (unit_reading(unit_at(a, v->pronoun), W_PRONOUN)->feature != F_SINGULAR) return NONE;
  for (size_t k = 0; k < v->pronoun; k++)
    if (unit_is_mention(unit_at(a, k)) && unit_at(a, k)->type != UNIT_DATE) return NONE;
  if (unit_has(unit_at(a, next), W_DETERMINER) && unit_at(a, next + 1)->type == UNIT_DATE) next++;
  bool object = unit_at(a, next)->type != UNIT_DATE &&
                (unit_is_mention(unit_at(a, next)) || unit_has(unit_at(a, next), W_DETERMINER));
  bool intransitive =
      d->r.act == ACT_ENTER_FORCE || (d->r.act == ACT_END && !unit_opens(a, unit_at(a, next), ROLE_WITH));
  bool passive = v->being && d->g->feature == F_PARTICIPLE && d->r.act >= ACT_SIGN && d->r.act <= ACT_END;
  return !object && (intransitive || passive) ? instrument_of_sentence_before(a, d->r.act) : NONE;
}

/* « L'accord … . Il lie … », "The pact … . It was signed in Oslo": the pronoun is what the sentence before began with. */
static bool means_topic(const Analysis *a, const ActDraft *d) {
  const VerbGroup *v = &d->v;
  Act act = d->r.act;
  if (a->topic_instrument == NONE || a->instruments.at[a->topic_instrument].sentence + 2 < a->sentence) return false;
  if (unit_reading(unit_at(a, v->pronoun), W_PRONOUN)->feature != F_SINGULAR || v->pronoun > 1) return false;
  if (act == ACT_BIND || act == ACT_APPLY || act == ACT_ENTER_FORCE || act == ACT_ADOPT || act == ACT_COMMIT)
    return true;
  const WordUnit *n = unit_at(a, d->i + 1);
  return v->auxiliary && act <= ACT_END && !unit_is_mention(n) && !unit_has(n, W_DETERMINER);
}

/* "X and Y signed an agreement in 2023; it entered into force in 2025": the one instrument before the semicolon, or NONE. */
static uint32_t instrument_before_semicolon(const Analysis *a, size_t pronoun) {
  uint32_t only = NONE;
  if (pronoun == 0 || !unit_is(a, unit_at(a, pronoun - 1), ';')) return NONE;
  for (size_t k = 0; k < pronoun; k++)
    if (unit_at(a, k)->type == UNIT_INSTRUMENT) {
      if (only != NONE) return NONE;
      only = unit_at(a, k)->index;
    }
  return only;
}

/* "The second dialogue … . It was co-chaired by": so is an event, of what one does to events. */
static bool means_event(const Analysis *a, const VerbGroup *v, Act act) {
  if (a->topic_event == NONE || a->events.at[a->topic_event].sentence + 1 < a->sentence || v->pronoun > 1) return false;
  bool passive = act == ACT_CHAIR || act == ACT_HOST || act == ACT_PARTICIPATE || act == ACT_MEET;
  return passive && v->auxiliary && unit_reading(unit_at(a, v->pronoun), W_PRONOUN)->feature == F_SINGULAR;
}

/* The instrument that the subject pronoun of the act means, or NONE. */
static uint32_t instrument_as_subject(const Analysis *a, const ActDraft *d) {
  if (means_topic(a, d)) return a->topic_instrument;
  uint32_t before = d->r.act == ACT_ENTER_FORCE ? instrument_before_semicolon(a, d->v.pronoun) : NONE;
  return before != NONE ? before : instrument_meant(a, d);
}

void pronoun_as_subject(Analysis *a, ActDraft *d) {
  uint32_t instrument = instrument_as_subject(a, d);
  if (instrument != NONE) list_add(&d->o.instruments, instrument), d->by_instrument = true;
  else if (means_event(a, &d->v, d->r.act)) d->o.event = a->topic_event;
  else pronoun_take_actor(a, &d->r, d->v.pronoun);
}

uint32_t pronoun_as_object(const Analysis *a, const ActDraft *d) {
  const WordUnit *u = unit_at(a, d->i + 1);
  bool behind = unit_has(u, W_PRONOUN) && unit_reading(u, W_PRONOUN)->feature == F_SINGULAR;
  if ((!behind && !d->v.object) || d->by_instrument) return NONE;
  if (d->r.act < ACT_SIGN || d->r.act > ACT_END || d->r.feature == F_NOUN || unit_is_finite(a, unit_at(a, d->i + 2)))
    return NONE;
  for (size_t k = d->v.start; k-- > 0;)
    if (unit_at(a, k)->type == UNIT_INSTRUMENT) return unit_at(a, k)->index;
  return instrument_of_sentence_before(a, d->r.act);
}

/* The only day and the place that the sentence of a noun tells behind it. */
static void take_when_and_where(const Analysis *a, ActDraft *d) {
  uint32_t day = NONE;
  for (size_t k = d->i + 1; k < a->units.n; k++) {
    const WordUnit *u = unit_at(a, k);
    if (u->type == UNIT_DATE) day = day == NONE && date_tells(&a->dates.at[u->index]) ? u->index : NONE;
    bool at = u->type == UNIT_PLACE && unit_opens(a, unit_at(a, k - 1), ROLE_AT);
    if (at && !d->r.place.n) d->r.place = place_name(a, u), d->r.place_span = u->span;
  }
  if (d->r.date == NONE) d->r.date = day;
}

bool instrument_implied(const Analysis *a, ActDraft *d) {
  bool own = d->r.act == ACT_SIGN || d->r.act == ACT_INITIAL || d->r.act == ACT_ENTER_FORCE;
  const WordUnit *article = unit_at(a, d->i ? d->i - 1 : 0);
  if (d->g->feature != F_NOUN || !own || d->i == 0 || d->i > 3 || !unit_has(article, W_DETERMINER)) return false;
  int manner = unit_act(a, article, W_DETERMINER);
  if (manner != MANNER_DEFINITE && manner != MANNER_POSSESSIVE) return false;
  if (unit_opens(a, unit_at(a, d->i + 1), ROLE_OF)) return false;
  for (size_t k = 0; k < a->units.n; k++)
    if (unit_at(a, k)->type == UNIT_INSTRUMENT) return false;
  uint32_t meant = instrument_of_sentence_before(a, d->r.act);
  if (meant == NONE) return false;
  list_add(&d->o.instruments, meant);
  take_when_and_where(a, d);
  return true;
}
