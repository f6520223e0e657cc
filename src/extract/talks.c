/* What events tell of instruments: « les négociations sur un accord avec l'Inde se poursuivent », one that is only talked about; « la cérémonie
   de signature de l'accord ». */
#include "extract/clauses.h"
#include "extract/event_phrase.h"
#include "extract/phrases.h"
#include "extract/verbs.h"

static bool unit_is_talks(const Analysis *a, const WordUnit *u) {
  if (u->type != UNIT_EVENT) return false;
  const EventMention *e = &a->events.at[u->index];
  return !e->negated && event_is_talks(a, e);
}

/* The instrument that the talks at i are about, or SIZE_MAX: « talks on an amendment », « negotiations continue on a treaty ». */
static size_t talked_about(const Analysis *a, size_t i) {
  size_t k = i + 1;
  if (unit_at(a, k)->type == UNIT_INSTRUMENT) return k; /* its adjective went into the name of the talks */
  while (k < i + 4 && !unit_has(unit_at(a, k), W_OPENER) && unit_at(a, k)->type == UNIT_WORD &&
         !(unit_at(a, k)->flags & TOKEN_PUNCT))
    k++;
  const WordUnit *o = unit_at(a, k);
  if (!unit_opens(a, o, ROLE_TOPIC) && !unit_opens(a, o, ROLE_FOR) && !unit_opens(a, o, ROLE_TO) &&
      !unit_opens(a, o, ROLE_OF))
    return SIZE_MAX;
  if (unit_has(unit_at(a, k + 1), W_TRIGGER)) k++; /* « talks to conclude a treaty » */
  return unit_at(a, k + 1)->type == UNIT_INSTRUMENT ? k + 1 : SIZE_MAX;
}

/* « négociations ouvertes à Bamako avec le Mali en vue d'un accord »: what may stand between the talks and their topic. */
static bool may_stand_between(const Analysis *a, size_t k) {
  const WordUnit *u = unit_at(a, k);
  if (u->type == UNIT_INSTRUMENT || u->type == UNIT_EVENT || unit_ends_clause(a, u) || unit_has(u, W_RELATIVE))
    return false;
  return !unit_has(u, W_TRIGGER) || a->lex->entries[verb_reading(u)->entry].act == ACT_LAUNCH;
}

/* The instrument for the sake of which talks are held, further to the right, or SIZE_MAX. */
static size_t aimed_at(const Analysis *a, size_t i) {
  for (size_t k = i + 1; k + 1 < a->units.n && k < i + 14 && may_stand_between(a, k); k++)
    if (unit_has(unit_at(a, k), W_MODAL) && unit_opens(a, unit_at(a, k), ROLE_TOPIC))
      return unit_at(a, k + 1)->type == UNIT_INSTRUMENT ? k + 1 : SIZE_MAX;
  return SIZE_MAX;
}

/* « ont suspendu les négociations sur un accord », "concluded negotiations on": the act that the talks are the object of, or NULL. */
static const ActRecord *act_upon(const Analysis *a, uint32_t talks) {
  for (size_t k = a->acts.n; k-- > 0 && a->acts.at[k].sentence == a->sentence;) {
    const ActRecord *r = &a->acts.at[k];
    if (r->event_object == talks && r->feature != F_NOUN &&
        (r->act == ACT_SUSPEND || r->act == ACT_CONCLUDE || r->act == ACT_END || r->act == ACT_REFUSE))
      return r;
  }
  return NULL;
}

/* Talks that are said to be over, or called for only. */
static bool told_otherwise(const Analysis *a, const WordUnit *talks) {
  for (size_t k = 0; k < a->units.n; k++) {
    const WordUnit *u = unit_at(a, k);
    if (unit_has(u, W_NEGATION) || unit_has(u, W_HYPOTHETICAL) || unit_denies(a, u)) return true;
    int act = unit_has(u, W_TRIGGER) ? a->lex->entries[verb_reading(u)->entry].act : ACT_NONE;
    bool after = u->span.start > talks->span.start;
    if (act == ACT_CALL || act == ACT_WISH || act == ACT_REFUSE) return true;
    if (after && (act == ACT_END || act == ACT_SUSPEND || act == ACT_CONCLUDE)) return true;
  }
  return false;
}

/* « X et Y ont ouvert des négociations », « des négociations se sont ouvertes avec X »: its sides are those of the talks. */
static void take_opening(const Analysis *a, ActRecord *talks) {
  for (size_t k = a->acts.n; k-- > 0 && a->acts.at[k].sentence == a->sentence;) {
    const ActRecord *r = &a->acts.at[k];
    if (r->event_object != talks->event_object || r->act != ACT_LAUNCH) continue;
    if (r->feature != F_NOUN) talks->tense = r->tense, talks->shift = r->shift;
    for (int i = 0; i < r->subject.n; i++) args_add(&talks->subject, r->subject.at[i]);
    for (int i = 0; i < r->with.n; i++) args_add(&talks->with, r->with.at[i]);
    return;
  }
}

/* "concluded the third round of talks", « ont achevé un cycle de négociations »: what the talks are about is not concluded with it. */
static bool is_one_of_several(const EventMention *talks) {
  return talks->ordinal || (talks->manner == MANNER_INDEFINITE && !talks->plural);
}

void talks_find(Analysis *a) {
  for (size_t i = 0; i < a->units.n; i++) {
    const WordUnit *u = unit_at(a, i);
    if (!unit_is_talks(a, u)) continue;
    size_t about = talked_about(a, i);
    if (about == SIZE_MAX) about = aimed_at(a, i);
    if (about == SIZE_MAX) continue;
    const ActRecord *upon = act_upon(a, u->index);
    if (!upon && told_otherwise(a, u)) continue;
    if (upon) {
      ActRecord same = *upon;
      same.object = unit_at(a, about)->index;
      if (same.act == ACT_CONCLUDE && is_one_of_several(&a->events.at[u->index])) same.act = ACT_NEGOTIATE;
      if (same.act == ACT_SUSPEND || same.act == ACT_CONCLUDE || same.act == ACT_NEGOTIATE) array_push(&a->acts, same);
      continue;
    }
    const EventMention *e = &a->events.at[u->index];
    ActRecord r = {.sentence = a->sentence,
                   .entry = e->entry,
                   .act = ACT_NEGOTIATE,
                   .feature = F_NOUN,
                   .span = u->span,
                   .tense = tense_of_sentence(a),
                   .with = e->participants,
                   .object = unit_at(a, about)->index,
                   .event = NONE,
                   .event_object = u->index,
                   .date = NONE};
    take_opening(a, &r);
    array_push(&a->acts, r);
  }
}

void signings_find(Analysis *a) {
  for (size_t i = 0; i < a->units.n; i++) {
    const WordUnit *u = unit_at(a, i);
    if (u->type != UNIT_EVENT || a->events.at[u->index].act == NO_ENTRY) continue;
    size_t about = talked_about(a, i);
    if (about == SIZE_MAX || told_otherwise(a, u)) continue;
    const EventMention *e = &a->events.at[u->index];
    ActRecord r = {.sentence = a->sentence,
                   .entry = e->act,
                   .act = ACT_SIGN,
                   .feature = F_NOUN,
                   .span = u->span,
                   .tense = tense_of_sentence(a),
                   .object = unit_at(a, about)->index,
                   .event = u->index,
                   .event_span = u->span,
                   .event_object = NONE,
                   .date = e->date};
    array_push(&a->acts, r);
  }
}
