/* Actors told by nationalities and nouns: « les Américains », « le gouvernement japonais », « l'organisme français ». */
#include "extract/names.h"

/* « gouvernement japonais », « partie vietnamienne », « administration de Donald Trump » */
static void take_head(Analysis *a, size_t i) {
  const WordUnit *n = unit_at(a, i + 1);
  size_t end = i + 1;
  uint32_t actor = NONE;
  if (unit_has(n, W_DEMONYM) && !(unit_at(a, i + 2)->flags & TOKEN_HYPHEN)) actor = actor_of_unit(a, n), end = i + 2;
  else if (unit_opens(a, n, ROLE_OF)) {
    size_t k = i + 2;
    while (unit_has(unit_at(a, k), W_DETERMINER)) k++;
    const WordUnit *u = unit_at(a, k);
    if (u->type == UNIT_ACTOR && u->index2 == NONE) actor = u->index, end = k + 1;
  } else if (i > 0 && unit_has(unit_at(a, i - 1), W_DEMONYM)) {
    actor = actor_of_unit(a, unit_at(a, i - 1));
    if (actor != NONE) {
      units_merge(a, i - 1, i + 1, UNIT_ACTOR, actor);
      return;
    }
  } else if (i > 0 && unit_at(a, i - 1)->type == UNIT_ACTOR && unit_at(a, i - 1)->index2 == NONE && a->lang &&
             unit_is_capital(unit_at(a, i - 1))) {
    bool adjacent = unit_at(a, i - 1)->end == unit_at(a, i)->begin;
    uint32_t named = unit_at(a, i - 1)->index;
    if (adjacent && (actor_is_state(a, named) || actor_is_region(a, named))) {
      units_merge(a, i - 1, i + 1, UNIT_ACTOR, unit_at(a, i - 1)->index);
      return;
    }
  }
  if (actor == NONE) return;
  if (unit_has(unit_at(a, end - 1), W_DEMONYM))
    nations_mark(a, end - 1); /* « les gouvernements français et allemand » */
  units_merge(a, i, end, UNIT_ACTOR, actor);
}

/* "the Kenyan and Ugandan agencies": behind a nation that is an actor already, the second of two. */
static bool follows_nation(const Analysis *a, size_t i) {
  return i > 2 && unit_has(unit_at(a, i - 1), W_CONJUNCTION) && unit_at(a, i - 2)->type == UNIT_ACTOR &&
         unit_at(a, i - 2)->mask & W_BIT(W_DEMONYM);
}

/* « les Américains »: the inhabitants, capitalised after an article, stand for the state */
static bool inhabitants(const Analysis *a, size_t i) {
  const WordUnit *u = unit_at(a, i);
  if (!unit_has(u, W_DEMONYM) || !unit_is_capital(u)) return false;
  const uint64_t nouns = W_BIT(W_GROUP) | W_BIT(W_OFFICE) | W_BIT(W_BODY_HEAD) | W_BIT(W_INSTRUMENT) |
                         W_BIT(W_EVENT_NOUN) | W_BIT(W_COUNTERPART);
  const WordUnit *n = unit_at(a, i + 1); /* « the American developer » */
  bool noun = n->type == UNIT_ACTOR || (n->type == UNIT_WORD && n->mask & nouns);
  if (noun && !unit_is_capital(n)) return unit_has(n, W_BODY_HEAD) && follows_nation(a, i);
  bool joined_left = i > 0 && (unit_is(a, unit_at(a, i - 1), ',') || unit_has(unit_at(a, i - 1), W_CONJUNCTION)) &&
                     i > 1 && unit_has(unit_at(a, i - 2), W_DEMONYM) && unit_is_capital(unit_at(a, i - 2));
  bool joined_right = (unit_is(a, unit_at(a, i + 1), ',') || unit_has(unit_at(a, i + 1), W_CONJUNCTION)) &&
                      unit_has(unit_at(a, i + 2), W_DEMONYM) && unit_is_capital(unit_at(a, i + 2));
  if (joined_right ||
      (joined_left && (unit_at(a, i - 2)->type == UNIT_ACTOR || unit_at(a, i - 2)->mask & W_BIT(W_DEMONYM))))
    return true;
  return i > 0 && unit_has(unit_at(a, i - 1), W_DETERMINER) &&
         !(unit_at(a, i + 1)->type == UNIT_WORD && unit_at(a, i + 1)->flags & TOKEN_WORD &&
           unit_is_plain(unit_at(a, i + 1))) &&
         !unit_is_capital(unit_at(a, i + 1));
}

void actors_find_described(Analysis *a) {
  for (size_t i = 0; i < a->units.n; i++) {
    if (unit_has(unit_at(a, i), W_ACTOR_HEAD)) take_head(a, i);
    if (unit_has(unit_at(a, i), W_BODY_HEAD) || unit_has(unit_at(a, i), W_GROUP)) body_meant(a, i);
    if (unit_at(a, i)->type == UNIT_ACTOR) continue;
    if (inhabitants(a, i)) {
      uint32_t actor = actor_of_unit(a, unit_at(a, i));
      if (actor != NONE) a->units.at[i].type = UNIT_ACTOR, a->units.at[i].index = actor;
    }
  }
}
