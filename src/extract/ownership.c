/* Bodies of which the text does not say whose they are: « le ministère des Armées » is of the home state where no other is spoken of. */
#include "extract/allegiance.h"

#include "extract/names.h"

/* "between the National Council and the Jordanian Library", in a text from Kuwait: the state named beside x owns another body there. */
static bool owns_another(const Analysis *a, const Actor *x, uint32_t state) {
  for (size_t i = 0; i < a->actors.n; i++) {
    const Actor *y = &a->actors.at[i];
    if (y == x || y->sentence != x->sentence || !y->parent_said || y->class <= CLASS_INTERGOVERNMENTAL) continue;
    uint32_t owner = state_above(a, (uint32_t)i);
    if (owner != NONE && state_of_entry(a, a->actors.at[owner].entry) == state) return true;
  }
  return false;
}

/* « METI » in a text from Tokyo, or beside "Japanese": the ontology knows whose it is, and the text says that it is about that state. */
static void own_known_body(Analysis *a, Actor *x, uint32_t home) {
  uint32_t state = x->class == CLASS_GOVERNMENT_BODY && x->parent != NONE ? state_above(a, x->parent) : NONE;
  if (x->parent_said || x->entry == NO_ENTRY || state == NONE) return;
  uint32_t entry = state_of_entry(a, a->actors.at[state].entry);
  bool beside = x->sentence < a->states.n && list_has(&a->leading.at[x->sentence], entry);
  if (entry == NO_ENTRY || (entry != home && !beside)) return;
  x->parent_said = true, x->parent_rule = R_BODY_CONTEXT, x->parent_span = x->span;
}

void bodies_find_home(Analysis *a, uint32_t home) {
  for (size_t i = 0; i < a->actors.n; i++) own_known_body(a, &a->actors.at[i], home);
  for (size_t i = 0, n = a->actors.n; i < n; i++) {
    const Actor *x = &a->actors.at[i];
    if (x->class != CLASS_GOVERNMENT_BODY || x->entry != NO_ENTRY || x->parent != NONE || x->minor) continue;
    uint32_t s = x->sentence;
    bool alone = s < a->states.n;
    for (int k = 0; alone && k < a->states.at[s].n; k++) {
      uint32_t state = a->states.at[s].at[k];
      alone = state == home || (a->origin == home && owns_another(a, x, state));
    }
    if (!alone) continue;
    Span span = x->span;
    uint32_t parent = actor_known(a, home, span);
    actor_belongs(a, (uint32_t)i, parent, span);
    a->actors.at[i].parent_rule = R_BODY_CONTEXT;
  }
}
