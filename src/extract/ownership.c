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

static bool is_spoken_of(const Analysis *a, uint32_t state) {
  for (size_t i = 0; i < a->state_counts.n; i++)
    if (a->state_counts.at[i].entry == state) return true;
  return false;
}

/* « METI » in a text from Tokyo, or one that speaks of Japan: the ontology knows whose it is, and the text says that it is about that
   state. */
static void own_known_body(Analysis *a, Actor *x, uint32_t home) {
  uint32_t state = x->class == CLASS_GOVERNMENT_BODY && x->parent != NONE ? state_above(a, x->parent) : NONE;
  if (x->parent_said || x->entry == NO_ENTRY || state == NONE) return;
  uint32_t entry = state_of_entry(a, a->actors.at[state].entry);
  if (entry == NO_ENTRY || (entry != home && !is_spoken_of(a, entry))) return;
  x->parent_said = true, x->parent_rule = R_BODY_CONTEXT, x->parent_span = x->span;
}

/* Somebody of another state speaks or acts in the sentence of x: « la Commission mixte, que coprésidaient X, ministre algérien, et Y,
   ministre slovène ». */
static bool foreigner_acts(const Analysis *a, const Actor *x, uint32_t home) {
  for (size_t i = 0; i < a->persons.n; i++) {
    const Person *p = &a->persons.at[i];
    if (p->sentence != x->sentence && p->office_sentence != x->sentence) continue;
    uint32_t state = state_served(a, p);
    if (state != NO_ENTRY && state != home) return true;
  }
  return false;
}

/* Whether nothing that the sentence of x says leads to another state than home: what is only visited or met does not. */
static bool is_at_home(const Analysis *a, const Actor *x, uint32_t home) {
  if (x->sentence >= a->leading.n || foreigner_acts(a, x, home)) return false;
  const IndexList *leading = &a->leading.at[x->sentence];
  for (int k = 0; k < leading->n; k++)
    if (leading->at[k] != home && !(a->origin == home && owns_another(a, x, leading->at[k]))) return false;
  return true;
}

void bodies_find_home(Analysis *a, uint32_t home) {
  for (size_t i = 0; i < a->actors.n; i++) own_known_body(a, &a->actors.at[i], home);
  for (size_t i = 0, n = a->actors.n; i < n; i++) {
    const Actor *x = &a->actors.at[i];
    if (x->class != CLASS_GOVERNMENT_BODY || x->entry != NO_ENTRY || x->parent != NONE || x->minor) continue;
    if (!is_at_home(a, x, home)) continue;
    Span span = x->span;
    uint32_t parent = actor_known(a, home, span);
    actor_belongs(a, (uint32_t)i, parent, span);
    a->actors.at[i].parent_rule = R_BODY_CONTEXT;
  }
}
