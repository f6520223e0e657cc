/* Who stands across from whom: of two people who sign together, or between whom there is a meeting, each is of another side. */
#include "extract/allegiance.h"

static bool has_no_side(const Analysis *a, uint32_t person) {
  return person != NONE && a->persons.at[person].of_state && a->persons.at[person].actor == NONE;
}

/* Two people and nobody else, neither of whom is known to act for somebody. */
static void take_two(Analysis *a, const Args *args) {
  if (args->n != 2 || args->group) return;
  uint32_t first = args->at[0].person, second = args->at[1].person;
  if (!has_no_side(a, first) || !has_no_side(a, second) || first >= second) return;
  Person *p = &a->persons.at[second];
  if (p->opposite == NONE) p->opposite = first, p->met = true;
}

void opposites_find(Analysis *a) {
  for (size_t i = 0; i < a->acts.n; i++) {
    const ActRecord *r = &a->acts.at[i];
    if (r->act != ACT_SIGN && r->act != ACT_INITIAL && r->act != ACT_CONCLUDE) continue;
    if (r->by.n || !r->with.n) take_two(a, r->by.n ? &r->by : &r->subject);
  }
  for (size_t i = 0; i < a->instruments.n; i++) take_two(a, &a->instruments.at[i].parties);
  for (size_t i = 0; i < a->events.n; i++)
    if (a->events.at[i].participants.n && a->events.at[i].participants.at[0].rule == R_BETWEEN)
      take_two(a, &a->events.at[i].participants);
}
