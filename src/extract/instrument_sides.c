/* The sides that the phrase of an instrument names: « entre X et Y », « avec X », « liant X à Y », "(X and Y)". */
#include "extract/instrument_phrase.h"
#include "extract/names.h"
#include "extract/verbs.h"

bool phrase_binds(const Analysis *a, const WordUnit *u) {
  return unit_has(u, W_TRIGGER) && unit_act(a, u, W_TRIGGER) == ACT_BIND;
}

/* « entre l'UE et le Vietnam (EVFTA) »: a state has no acronym, so it is the instrument's. */
static void take_acronym_of_sides(const Analysis *a, Instrument *x, const Args *who, size_t end) {
  if (!who->n || x->acronym.n || end < 4 || !unit_is(a, unit_at(a, end - 1), ')') ||
      !unit_is(a, unit_at(a, end - 3), '('))
    return;
  uint32_t last = who->at[who->n - 1].actor;
  const WordUnit *u = unit_at(a, end - 2);
  if (last == NONE || a->actors.at[last].class != CLASS_STATE || !unit_is_capital(u) || u->end - u->begin > 1) return;
  x->acronym = unit_str(a, u), x->distinct = true;
}

/* "a contract from the agency": who orders is the other side. */
static bool takes_orders(const Analysis *a, const Instrument *x, const WordUnit *u) {
  return unit_opens(a, u, ROLE_FROM) && str_is(lex_str(a->lex, a->lex->entries[x->entry].value), "contract");
}

/* « avec un consortium chinois », "between three villages": a side is told at k, whoever it is. */
static bool names_somebody(const Analysis *a, size_t k) {
  const WordUnit *u = unit_at(a, k);
  return unit_has(u, W_DETERMINER) || word_is_unknown_capital(u);
}

bool phrase_sides(Analysis *a, Walk *w, Instrument *x, size_t k) {
  const WordUnit *u = unit_at(a, k);
  Rule rule = R_NONE;
  if (phrase_binds(a, u)) rule = R_BINDING;
  else if (unit_opens(a, u, ROLE_BETWEEN)) rule = R_BETWEEN;
  else if (unit_opens(a, u, ROLE_WITH) || takes_orders(a, x, u)) rule = R_WITH;
  if (rule == R_NONE) return false;
  Args who = {0};
  size_t start = k + 1;
  while (rule == R_BINDING && start < k + 6 && (unit_is(a, unit_at(a, start), ',') || is_plain_word(unit_at(a, start))))
    start++;
  size_t end = args_collect(a, start, &who, rule);
  if (end == start && rule != R_BINDING) x->side_unknown |= names_somebody(a, start);
  if (end == start || (rule == R_WITH && args_look_on(a, k, &who))) return false;
  int first = who.n;
  if (rule == R_BINDING) end = args_bound_to(a, end, &who);
  bool each = x->plural && first == 1 && who.n > 2; /* several that bind one to others bind it to each of them */
  for (int i = first; each && i < who.n; i++) who.at[i].rule = R_WITH;
  take_acronym_of_sides(a, x, &who, end);
  for (int i = 0; i < who.n; i++) args_add(&x->parties, who.at[i]);
  args_take_group(&x->parties, &who);
  if (rule != R_WITH && who.n >= 2) x->complete = true;
  for (int i = 0; rule == R_WITH && i < x->parties.n; i++)
    x->complete |= x->parties.at[i].rule == R_OF_ACTOR; /* « partenariat de X avec Y » */
  if (rule == R_BINDING && phrase_is_main_verb(a, k)) { /* « Un accord lie X et Y depuis 1997. » */
    const Reading *g = unit_reading(u, W_TRIGGER);
    phrase_add_step(
        x, (Step){.status = AG_IN_FORCE, .date = NONE, .tense = TENSE_PRESENT, .span = u->span, .entry = g->entry});
  }
  w->end = end;
  w->named = w->topic = false;
  return true;
}

/* "MOU on solar cells (NEDO and Tenaga Nasional)": those in parentheses behind it are its sides, when there are two. */
bool phrase_sides_in_parentheses(Analysis *a, Walk *w, Instrument *x) {
  if (x->parties.n || !unit_is(a, unit_at(a, w->end), '(')) return false;
  Args who = {0};
  size_t end = args_collect(a, w->end + 1, &who, R_BETWEEN);
  if (who.n < 2 || !unit_is(a, unit_at(a, end), ')')) return false;
  x->parties = who, x->complete = true;
  w->end = end + 1, w->named = w->topic = false;
  return true;
}
