/* People whose state only the whole document tells were taken as sides before that was known: now they are sides for it. */
#include "extract/allegiance.h"

#include "extract/names.h"

static void settle(const Analysis *a, Args *args) {
  for (int i = 0; i < args->n; i++) {
    Arg *p = &args->at[i];
    if (p->actor != NONE || p->person == NONE) continue;
    const Person *who = &a->persons.at[p->person];
    uint32_t actor = who->actor != NONE ? who->actor : who->side;
    bool body = actor != NONE && a->actors.at[actor].class == CLASS_GOVERNMENT_BODY;
    p->actor = body && state_above(a, actor) != NONE ? state_above(a, actor) : actor;
  }
}

void args_settle(Analysis *a) {
  for (size_t i = 0; i < a->instruments.n; i++) settle(a, &a->instruments.at[i].parties);
  for (size_t i = 0; i < a->acts.n; i++) {
    ActRecord *r = &a->acts.at[i];
    settle(a, &r->subject), settle(a, &r->with), settle(a, &r->by), settle(a, &r->to);
  }
}
