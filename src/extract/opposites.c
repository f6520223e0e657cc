/* Who stands across from whom: of two people who sign together, or between whom there is a meeting, each is of another side. */
#include "extract/allegiance.h"

#include "extract/names.h"
#include "extract/trace.h"

static bool has_no_side(const Analysis *a, uint32_t person) {
  if (person == NONE || a->persons.at[person].actor != NONE) return false;
  return a->persons.at[person].of_state || a->persons.at[person].shared;
}

/* Two people and nobody else, neither of whom is known to act for somebody. */
static void take_two(Analysis *a, const Args *args) {
  if (args->n != 2 || args->group) return;
  uint32_t first = args->at[0].person, second = args->at[1].person;
  if (!has_no_side(a, first) || !has_no_side(a, second) || first >= second) return;
  Person *p = &a->persons.at[second];
  if (p->opposite == NONE) p->opposite = first, p->met = true;
}

static bool signs(const ActRecord *r) { return r->act == ACT_SIGN || r->act == ACT_INITIAL || r->act == ACT_CONCLUDE; }

void opposites_find(Analysis *a) {
  for (size_t i = 0; i < a->acts.n; i++) {
    const ActRecord *r = &a->acts.at[i];
    if (!signs(r) && r->act != ACT_CHAIR) continue;
    if (r->by.n || !r->with.n) take_two(a, r->by.n ? &r->by : &r->subject);
  }
  for (size_t i = 0; i < a->instruments.n; i++) take_two(a, &a->instruments.at[i].parties);
  for (size_t i = 0; i < a->events.n; i++) {
    const Args *who = &a->events.at[i].participants;
    if (who->n && who->at[0].rule == R_BETWEEN) take_two(a, who);
    if (who->n == 1 && who->at[0].rule == R_WITH && has_no_side(a, who->at[0].person))
      a->persons.at[who->at[0].person].met = true; /* "during talks with President X" */
  }
}

/* Two actors named as the two sides of one thing, both states or both not, as the office wants. */
static IndexList sides_of(const Analysis *a, const Args *x, bool states) {
  IndexList pair = {.n = 0};
  for (int i = 0; x->n == 2 && i < 2; i++) {
    uint32_t actor = x->at[i].actor;
    if (actor == NONE || x->at[i].person != NONE) continue;
    if (states == (a->actors.at[actor].class <= CLASS_INTERGOVERNMENTAL)) list_add(&pair, actor);
  }
  return pair;
}

/* The sides of the event in the sentence, else of the last agreement named with two sides, else the two of whom it is said that they agree. */
static IndexList sides_told(const Analysis *a, uint32_t sentence, bool states) {
  IndexList pair = {.n = 0};
  for (size_t i = events_from(a, sentence); i < a->events.n && a->events.at[i].sentence == sentence && pair.n != 2; i++)
    pair = sides_of(a, &a->events.at[i].participants, states);
  size_t end = instruments_from(a, sentence + 1);
  for (size_t i = end; i-- > 0 && end - i <= MENTIONS_BACK && pair.n != 2;)
    pair = sides_of(a, &a->instruments.at[i].parties, states);
  end = acts_from(a, sentence + 1);
  for (size_t i = end; i-- > 0 && end - i <= MENTIONS_BACK && pair.n != 2;) {
    const ActRecord *r = &a->acts.at[i];
    if (signs(r)) pair = sides_of(a, r->by.n ? &r->by : &r->subject, states);
  }
  return pair;
}

/* Whether there is a sentence that speaks of both, and the first such names one of them before the other. */
static bool stands_first(const Analysis *a, uint32_t one, uint32_t other) {
  for (size_t s = 0; s < a->states.n; s++) {
    const IndexList *l = &a->states.at[s];
    if (!list_has(l, one) || !list_has(l, other)) continue;
    for (int i = 0; i < l->n; i++)
      if (l->at[i] == one || l->at[i] == other) return l->at[i] == one;
  }
  return false;
}

/* The two states that the document is about, in the order of their first mention. *sure: the first sentence that names both has the same
   order. Not in "Astana talks yield roadmap. A visit by Finnish President X to Kazakhstan …". */
static IndexList main_pair_in_order(Analysis *a, Span span, bool *sure) {
  IndexList pair = main_pair(a), ordered = {.n = 0};
  for (size_t i = 0; pair.n && i < a->state_counts.n; i++) {
    uint32_t entry = a->state_counts.at[i].entry;
    if (!list_has(&pair, entry)) continue;
    uint32_t other = pair.at[0] == entry ? pair.at[1] : pair.at[0];
    if (!ordered.n) *sure = stands_first(a, entry, other);
    list_add(&ordered, actor_known(a, entry, span));
  }
  return ordered;
}

static void serve_in_place(Analysis *a, uint32_t person, uint32_t actor) {
  Person *p = &a->persons.at[person];
  p->actor = actor, p->actor_span = p->office_span, p->actor_rule = R_OFFICE_CONTEXT;
  TRACE(a, TRACE_MEANS, R_OFFICE_CONTEXT, p->office_span,
        "an office of %s: of two who act together, each is of the side in the same place", trace_actor(a, actor));
}

void opposites_serve(Analysis *a) {
  int left = SERVED_MOST;
  for (uint32_t i = 0; i < a->persons.n && left; i++) {
    uint32_t first = a->persons.at[i].opposite;
    if (first >= i || !has_no_side(a, i) || !has_no_side(a, first)) continue;
    left--;
    const Person *p = &a->persons.at[i], *q = &a->persons.at[first];
    if (p->of_state != q->of_state || state_of_portfolio(a, p) != NONE || state_of_portfolio(a, q) != NONE) continue;
    IndexList pair = sides_told(a, p->office_sentence, p->of_state);
    bool sure = pair.n == 2;
    if (!sure && p->of_state) pair = main_pair_in_order(a, p->office_span, &sure);
    if (pair.n != 2) continue;
    if (sure) serve_in_place(a, first, pair.at[0]), serve_in_place(a, i, pair.at[1]);
    else a->persons.at[first].side = pair.at[0], a->persons.at[i].side = pair.at[1];
  }
}
