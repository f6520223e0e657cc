/* Whose a body is by what describes it beside its name: « la CIA, l'agence américaine de renseignement », "Britain's Foreign Office". */
#include "extract/bodies.h"

/* « l'agence brésilienne de surveillance sanitaire » beside a name: taken for a body of its own, here or before. */
static bool is_description(const Analysis *a, size_t h) {
  const WordUnit *u = unit_at(a, h);
  if (u->type != UNIT_ACTOR || !(u->mask & W_BIT(W_BODY_HEAD)) || unit_is_capital(u) || u->index2 != NONE) return false;
  const Actor *x = &a->actors.at[u->index];
  return x->entry == NO_ENTRY && x->parent_said && x->span.start == u->span.start;
}

/* The body described at h is the one named at k. */
static void take_description(Analysis *a, size_t h, size_t k) {
  Actor *x = &a->actors.at[unit_at(a, h)->index];
  actor_belongs(a, unit_at(a, k)->index, x->parent, x->parent_span);
  x->parent = NONE, x->parent_said = false;
  a->units.at[h].index = unit_at(a, k)->index;
}

/* « l'agence américaine DFC », "India's space agency ISRO": the body before k is described by head noun and nationality before it. */
static bool described_before(Analysis *a, size_t k) {
  size_t i = k;
  if (i > 0 && unit_has(unit_at(a, i - 1), W_DETERMINER)) i--;
  bool apposed = i > 0 && unit_is(a, unit_at(a, i - 1), ',');
  if (apposed) i--;
  if ((i < k && !apposed) || i < 2) return false;
  if (apposed && is_description(a, i - 1)) {
    take_description(a, i - 1, k);
    return true;
  }
  for (size_t h = i; h-- > 0 && i - h < 7;) {
    const WordUnit *u = unit_at(a, h);
    if (u->type != UNIT_WORD || u->flags & TOKEN_PUNCT || unit_is_capital(u)) return false;
    if (!unit_has(u, W_BODY_HEAD) || head_is_of(a, u, CLASS_COMPANY)) continue;
    size_t owner = SIZE_MAX;
    if (unit_has(unit_at(a, h + 1), W_DEMONYM)) owner = h + 1;
    else if (h + 1 == i && h > 0 && unit_has(unit_at(a, h - 1), W_DEMONYM)) owner = h - 1;
    else if (h + 1 == i && h > 1 && unit_is_genitive(a, unit_at(a, h - 1))) owner = h - 2;
    if (owner == SIZE_MAX) return false;
    uint32_t parent = actor_of_unit(a, unit_at(a, owner));
    if (parent == NONE) return false;
    actor_belongs(a, unit_at(a, k)->index, parent, unit_at(a, owner)->span);
    return true;
  }
  return false;
}

/* « l'Anvisa, l'agence brésilienne de surveillance sanitaire », « le BRGM, service géologique français » */
static void described_after(Analysis *a, size_t k) {
  if (!unit_is(a, unit_at(a, k + 1), ',')) return;
  size_t h = k + 2;
  while (unit_has(unit_at(a, h), W_DETERMINER)) h++;
  const WordUnit *u = unit_at(a, h);
  if (is_description(a, h)) {
    take_description(a, h, k);
    return;
  }
  if (!unit_has(u, W_BODY_HEAD) || unit_is_capital(u) || head_is_of(a, u, CLASS_COMPANY)) return;
  for (size_t d = h + 1; d < h + 4; d++) {
    const WordUnit *n = unit_at(a, d);
    if (unit_has(n, W_DEMONYM)) {
      uint32_t parent = actor_of_unit(a, n);
      if (parent != NONE) actor_belongs(a, unit_at(a, k)->index, parent, n->span);
      return;
    }
    if (!unit_is_plain(n) || unit_is_capital(n)) return;
  }
}

/* One capitalised word inside a sentence that nobody knows. */
static bool is_unknown_name(const Analysis *a, size_t k) {
  const WordUnit *u = unit_at(a, k);
  return u->type == UNIT_WORD && !u->mask && unit_is_capital(u) && !(u->flags & TOKEN_PUNCT) && k > 0 &&
         unit_has(unit_at(a, k - 1), W_DETERMINER);
}

/* "Britain's Foreign Office", « la DGA française »: a known body whose state stands beside it. */
static bool owned_beside(Analysis *a, size_t k) {
  size_t owner = SIZE_MAX;
  if (k > 1 && unit_is_genitive(a, unit_at(a, k - 1)) && unit_at(a, k - 2)->type == UNIT_ACTOR) owner = k - 2;
  else if (unit_has(unit_at(a, k + 1), W_DEMONYM) && !unit_is_capital(unit_at(a, k + 1))) owner = k + 1;
  if (owner == SIZE_MAX) return false;
  uint32_t state = actor_of_unit(a, unit_at(a, owner)), actor = unit_at(a, k)->index;
  if (state == NONE || state == actor || !actor_is_state(a, state)) return false;
  actor_belongs(a, actor, state, unit_at(a, owner)->span);
  return true;
}

/* « l'ONG WWF », « la fondation Ford »: a head noun straight before a name that the lexicon knows. */
static bool heads_known_name(const Analysis *a, size_t k) {
  const WordUnit *u = unit_at(a, k), *n = unit_at(a, k + 1);
  if (!unit_has(u, W_BODY_HEAD) || (unit_is_capital(u) && !(u->flags & TOKEN_ALLCAPS))) return false;
  return n->type == UNIT_ACTOR && n->index2 == NONE && unit_is_capital(n) &&
         a->actors.at[n->index].class > CLASS_INTERGOVERNMENTAL;
}

void bodies_find_owners(Analysis *a) {
  bool heads = a->sentence_mask & W_BIT(W_BODY_HEAD);
  for (size_t k = 0; k < a->units.n && heads; k++) { /* « l'entreprise Roche »: one that the lexicon knows */
    size_t name = heads_known_name(a, k) ? k + 1 : unit_has(unit_at(a, k), W_BODY_HEAD) ? after_description(a, k) : k;
    if (name > k && unit_at(a, name)->type == UNIT_ACTOR)
      units_merge(a, k, name + 1, UNIT_ACTOR, unit_at(a, name)->index);
  }
  for (size_t k = 0; k < a->units.n; k++) {
    const WordUnit *u = unit_at(a, k);
    if (heads && is_unknown_name(a, k) && unit_is(a, unit_at(a, k + 1), ',')) {
      size_t h = k + 2;
      while (unit_has(unit_at(a, h), W_DETERMINER)) h++;
      const WordUnit *n = unit_at(a, h);
      if (!(n->mask & W_BIT(W_BODY_HEAD)) || unit_is_capital(n) || h == k + 2) continue;
      if (n->type != UNIT_ACTOR && !(unit_has(n, W_BODY_HEAD) && unit_has(unit_at(a, h + 1), W_DEMONYM))) continue;
      a->units.at[k].index = actor_named(a, CLASS_ORGANIZATION, unit_str(a, u), u->span);
      a->units.at[k].type = UNIT_ACTOR;
    }
    if (u->type != UNIT_ACTOR || u->index2 != NONE) continue;
    const Actor *x = &a->actors.at[u->index];
    if (x->class <= CLASS_INTERGOVERNMENTAL || x->class == CLASS_COMPANY || x->parent_said) continue;
    if (!owned_beside(a, k) && !described_before(a, k)) described_after(a, k);
  }
}
