/* What a sentence is about, for the pronouns of the next: who is named first and governed by nothing, else the only one named. */
#include "extract/clauses.h"
#include "extract/verbs.h"

static void set_topic(Analysis *a, const WordUnit *u) {
  if (u->type == UNIT_ACTOR) a->topic = (Arg){u->index, NONE, u->span, R_SUBJECT};
  else a->topic = (Arg){a->persons.at[u->index].actor, u->index, u->span, R_SUBJECT};
}

void topic_note(Analysis *a) {
  bool told = unit_has(unit_at(a, 0), W_PRONOUN); /* what « il » meant goes on */
  const WordUnit *only = NULL;
  int governed = 0;
  for (size_t k = 0; k < a->units.n; k++) {
    const WordUnit *u = unit_at(a, k);
    bool thing = u->type == UNIT_INSTRUMENT || u->type == UNIT_EVENT,
         actor = u->type == UNIT_ACTOR || u->type == UNIT_PERSON;
    if (!thing && !actor) continue;
    if (unit_follows_opener(a, k) || (actor && unit_follows_opener(a, args_first(a, k)))) { /* "by X and Y" */
      if (actor) only = u, governed++;
      continue;
    }
    if (!told) {
      a->topic_instrument = u->type == UNIT_INSTRUMENT ? u->index : NONE;
      a->topic_event = u->type == UNIT_EVENT ? u->index : NONE;
    }
    told = true;
    if (!actor) continue;
    set_topic(a, u);
    return;
  }
  if (!told && governed == 1) set_topic(a, only); /* "For Umicore the year was hard. In March it …" */
}
