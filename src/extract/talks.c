/* « Les négociations sur un accord de libre-échange avec l'Inde se poursuivent »: an instrument that is only talked about. */
#include "extract/clauses.h"
#include "extract/phrases.h"
#include "extract/verbs.h"

static bool is_talks(const Analysis *a, const WordUnit *u) {
  if (u->type != UNIT_EVENT) return false;
  const EventMention *e = &a->events.at[u->index];
  return e->entry != NO_ENTRY && !e->negated && str_is(lex_str(a->lex, a->lex->entries[e->entry].value), "negotiation");
}

/* The instrument that the talks at i are about, or SIZE_MAX: « talks on an amendment », « negotiations continue on a treaty ». */
static size_t talked_about(const Analysis *a, size_t i) {
  size_t k = i + 1;
  if (unit_at(a, k)->type == UNIT_INSTRUMENT) return k; /* its adjective went into the name of the talks */
  while (k < i + 4 && !unit_has(unit_at(a, k), W_OPENER) && unit_at(a, k)->type == UNIT_WORD &&
         !(unit_at(a, k)->flags & TOKEN_PUNCT))
    k++;
  const WordUnit *o = unit_at(a, k);
  if (!unit_opens(a, o, ROLE_TOPIC) && !unit_opens(a, o, ROLE_FOR) && !unit_opens(a, o, ROLE_TO)) return SIZE_MAX;
  if (unit_has(unit_at(a, k + 1), W_TRIGGER)) k++; /* « talks to conclude a treaty » */
  return unit_at(a, k + 1)->type == UNIT_INSTRUMENT ? k + 1 : SIZE_MAX;
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
    if (unit_has(u, W_NEGATION) || unit_has(u, W_HYPOTHETICAL)) return true;
    int act = unit_has(u, W_TRIGGER) ? a->lex->entries[verb_reading(u)->entry].act : ACT_NONE;
    bool after = u->span.start > talks->span.start;
    if (act == ACT_CALL || act == ACT_WISH || act == ACT_REFUSE) return true;
    if (after && (act == ACT_END || act == ACT_SUSPEND || act == ACT_CONCLUDE)) return true;
  }
  return false;
}

void talks_find(Analysis *a) {
  for (size_t i = 0; i < a->units.n; i++) {
    const WordUnit *u = unit_at(a, i);
    if (!is_talks(a, u)) continue;
    size_t about = talked_about(a, i);
    if (about == SIZE_MAX) continue;
    const ActRecord *upon = act_upon(a, u->index);
    if (!upon && told_otherwise(a, u)) continue;
    if (upon) {
      ActRecord same = *upon;
      same.object = unit_at(a, about)->index;
      if (same.act == ACT_SUSPEND || same.act == ACT_CONCLUDE) array_push(&a->acts, same);
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
    array_push(&a->acts, r);
  }
}
