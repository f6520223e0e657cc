/* Where a list of arguments ends, and which list is none. */
#include "extract/names.h"
#include "extract/phrases.h"
#include "extract/verbs.h"

bool args_joined(const Analysis *a, const WordUnit *u) {
  return unit_has(u, W_CONJUNCTION) && !unit_means(a, u, W_CONJUNCTION, "But");
}

static bool is_surely_finite(const Analysis *a, const WordUnit *u) {
  if (unit_has(u, W_OPENER)) return false; /* « en vue d'un accord » */
  if (unit_has(u, W_MODAL) || unit_has(u, W_AUXILIARY) || unit_has(u, W_VERB)) return true;
  if (!unit_has(u, W_TRIGGER) || !unit_is_finite(a, u)) return false;
  bool participle = false;
  for (int i = 0; i < u->reading_count; i++)
    participle |= u->readings[i]->class == W_TRIGGER && u->readings[i]->feature == F_PARTICIPLE;
  return !participle || a->lex->entries[verb_reading(u)->entry].act == ACT_SAY;
}

bool args_join_clause(const Analysis *a, size_t begin, size_t k) {
  if (!is_surely_finite(a, unit_at(a, k + 1))) return false;
  for (size_t i = begin; i-- > 0;) {
    const WordUnit *u = unit_at(a, i);
    if (unit_ends_clause(a, u)) return false;
    if (!unit_is_finite(a, u)) continue;
    while (i > 0 && (unit_has(unit_at(a, i - 1), W_AUXILIARY) || unit_has(unit_at(a, i - 1), W_NEGATION))) i--;
    return i > 0 && !unit_has(unit_at(a, i - 1), W_RELATIVE);
  }
  return false;
}

bool args_look_on(const Analysis *a, size_t with, const Args *who) {
  if (with == 0 || !unit_is(a, unit_at(a, with - 1), ',')) return false;
  for (int i = 0; i < who->n; i++)
    if (who->at[i].person == NONE) return false;
  return who->n > 0;
}

static bool opens_bound(const Analysis *a, const WordUnit *u) {
  return unit_opens(a, u, ROLE_TO) || unit_opens(a, u, ROLE_AT) || unit_opens(a, u, ROLE_WITH);
}

/* « qui lie la France à l'Italie »: no place where anything is done. */
static void take_place_as_state(Analysis *a, size_t i) {
  uint32_t actor = unit_at(a, i)->type == UNIT_PLACE ? actor_of_unit(a, unit_at(a, i)) : NONE;
  if (actor != NONE) a->units.at[i].type = UNIT_ACTOR, a->units.at[i].index = actor, a->units.at[i].index2 = NONE;
}

/* « qui lie Sonatrach à Geoplin »: what a firm is bound to is no place that nobody knows. Gives the unit after it, or k. */
static size_t take_firm(Analysis *a, size_t k, Args *who) {
  const WordUnit *u = unit_at(a, k);
  uint32_t last = who->n ? who->at[who->n - 1].actor : NONE;
  if (u->type != UNIT_PLACE || u->index != NONE || last == NONE || a->actors.at[last].class < CLASS_COMPANY) return k;
  uint32_t actor = actor_named(a, CLASS_ORGANIZATION, text_str(a->text, u->span), u->span);
  units_merge(a, k, k + 1, UNIT_ACTOR, actor);
  return args_collect(a, k, who, R_BINDING);
}

size_t args_bound_to(Analysis *a, size_t k, Args *who) {
  for (size_t at = k; opens_bound(a, unit_at(a, at));) {
    size_t end = args_collect(a, at + 1, who, R_BINDING);
    if (end == at + 1) end = take_firm(a, at + 1, who);
    if (end == at + 1) break;
    for (size_t i = at + 1; i < end; i++) take_place_as_state(a, i);
    k = at = end;
    if (unit_is(a, unit_at(a, at), ',')) at++;
    if (unit_has(unit_at(a, at), W_CONJUNCTION)) at++;
  }
  return k;
}
