/* Of which states the document as a whole speaks: the one at home in it, the one named most, the two that it is about. */
#include "extract/allegiance.h"

#include "extract/names.h"

uint32_t state_served(const Analysis *a, const Person *p) {
  uint32_t state = p->actor == NONE ? NONE : state_above(a, p->actor);
  return state == NONE ? NO_ENTRY : state_of_entry(a, a->actors.at[state].entry);
}

/* "Britain and Norway on Thursday signed": what the first sentence names second beside another is not for that at home. */
static bool follows_in_lead(const Analysis *a, uint32_t entry) {
  const StateCount *c = a->state_counts.at;
  if (a->state_counts.n < 2 || c[0].entry == entry || c[1].entry != entry || c[0].first != c[1].first) return false;
  const IndexList *lead = c[0].first < a->leading.n ? &a->leading.at[c[0].first] : NULL;
  return lead && list_has(lead, c[0].entry) && list_has(lead, c[1].entry);
}

uint32_t most_named(const Analysis *a) {
  uint32_t best = 0, next = 0, first = 0, entry = NO_ENTRY;
  for (size_t i = 0; i < a->state_counts.n; i++) {
    const StateCount *c = &a->state_counts.at[i];
    if (c->n > best) next = best, best = c->n, entry = c->entry, first = c->first;
    else if (c->n > next) next = c->n;
  }
  bool leads = a->state_counts.n && first <= a->state_counts.at[0].first + 3 && !follows_in_lead(a, entry);
  bool titled = a->leading.n && a->leading.at[0].n == 1 && a->leading.at[0].at[0] == entry &&
                a->lex->entries[entry].entity_class == CLASS_STATE;
  return leads && (titled || best >= 4 - (next == 0)) && best * 2 >= next * 3 ? entry : NO_ENTRY;
}

static bool is_named_often(const Analysis *a, uint32_t entry) {
  for (size_t i = 0; i < a->state_counts.n; i++)
    if (a->state_counts.at[i].entry == entry) return a->state_counts.at[i].n >= 2;
  return false;
}

/* Of the states that the context tells of office holders, of the first LIST_MAX of them, the one of most, of equals the first. */
static StateCount most_served(const Analysis *a) {
  StateCount served[LIST_MAX], most = {.entry = NO_ENTRY};
  int n = 0, i;
  for (size_t k = 0; k < a->persons.n; k++) {
    if (a->persons.at[k].actor_rule != R_OFFICE_CONTEXT) continue;
    uint32_t state = state_served(a, &a->persons.at[k]);
    for (i = 0; i < n && served[i].entry != state; i++) {}
    if (i == LIST_MAX) continue;
    if (i == n) served[n++] = (StateCount){.entry = state};
    served[i].n++;
  }
  for (i = 0; i < n; i++)
    if (served[i].n > most.n) most = served[i];
  return most;
}

Home home_of(const Analysis *a) {
  StateCount most = most_served(a);
  if (most.n >= 2) return (Home){most.entry, true};
  uint32_t named = most_named(a), author = a->author != NONE ? state_above(a, a->author) : NONE;
  if (author != NONE) { /* whose letterhead it bears */
    uint32_t state = state_of_entry(a, a->actors.at[author].entry);
    if (state != NO_ENTRY) return (Home){state, named == state};
  }
  if (a->origin != NO_ENTRY && (named == NO_ENTRY || is_named_often(a, a->origin)))
    return (Home){a->origin, named == a->origin};
  return (Home){named, true};
}

IndexList main_pair(const Analysis *a) {
  IndexList pair = {.n = 0};
  uint32_t best = 0, second = 0, third = 0, first_entry = NO_ENTRY, second_entry = NO_ENTRY;
  for (size_t i = 0; i < a->state_counts.n; i++) {
    const StateCount *c = &a->state_counts.at[i];
    if (c->n > best) third = second, second = best, second_entry = first_entry, best = c->n, first_entry = c->entry;
    else if (c->n > second) third = second, second = c->n, second_entry = c->entry;
    else if (c->n > third) third = c->n;
  }
  if (second >= 2 && third * 2 <= second) list_add(&pair, first_entry), list_add(&pair, second_entry);
  return pair;
}
