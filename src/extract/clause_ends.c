/* Where a clause ends, and with it what stands beside its verb. */
#include "extract/acts.h"

#include "extract/names.h"
#include "extract/phrases.h"
#include "extract/strangers.h"

/* « la signature, par X et Y, d'un accord a eu lieu »: what stands behind the comma at k hangs on the noun before the insertion; the comma
   before that, else k. */
static size_t over_insertion(const Analysis *a, size_t k, size_t from) {
  const WordUnit *n = unit_at(a, k + 1);
  if (!unit_opens(a, n, ROLE_OF) || unit_has(n, W_DETERMINER)) return k;
  for (size_t p = k; p-- > from;)
    if (unit_is(a, unit_at(a, p), ',')) return p;
  return k;
}

/* "The signing by Greece and Egypt of a protocol took place": the conjunction at k joins two actors, and the noun before them goes on. */
static bool is_in_list(const Analysis *a, size_t k) {
  size_t right = arg_past_lead(a, k + 1);
  const WordUnit *n = unit_at(a, right + 1);
  return k > 0 && arg_is_actor(a, unit_at(a, k - 1)) && arg_is_actor(a, unit_at(a, right)) &&
         unit_opens(a, n, ROLE_OF) && !unit_has(n, W_DETERMINER);
}

/* Where the clause of the verb at unit k begins, behind `from`: its subject belongs to it. */
static size_t clause_of(const Analysis *a, size_t k, size_t from) {
  for (size_t s = k; s > from; s--) {
    const WordUnit *u = unit_at(a, s);
    if (unit_has(u, W_RELATIVE) || (unit_has(u, W_CONJUNCTION) && !is_in_list(a, s))) return s;
    if (!unit_is(a, u, ',')) continue;
    size_t before = over_insertion(a, s, from);
    if (before == s) return s;
    s = before;
  }
  return k;
}

size_t clause_end(const Analysis *a, size_t from) {
  for (size_t k = from; k < a->units.n; k++) {
    const WordUnit *u = unit_at(a, k);
    if (unit_is(a, u, ';') || (unit_is(a, u, ':') && k + 1 < a->units.n)) return k;
    if (unit_is_finite(a, u) && k > from && !unit_has(unit_at(a, k - 1), W_RELATIVE)) return clause_of(a, k, from);
    if (unit_has(u, W_RELATIVE)) return k;
  }
  return a->units.n;
}

/* "the end of 2026": a noun that only says which part of a time is meant. */
bool is_part_of_date(const Analysis *a, size_t k) {
  return unit_has(unit_at(a, k), W_TRIGGER) && unit_opens(a, unit_at(a, k + 1), ROLE_OF) &&
         unit_at(a, k + 2)->type == UNIT_DATE && verb_reading_at(a, k)->feature == F_NOUN;
}

/* « l'accord conclu entre X et Y le 3 mai entrera … »: a participle behind its noun has all that stands before the verb of that noun. */
size_t act_end(const Analysis *a, const ActDraft *d) {
  bool reduced = d->g->feature == F_PARTICIPLE && !d->v.auxiliary && d->by_instrument && d->o.instruments.n;
  for (size_t k = d->i + 1; reduced && k < a->units.n; k++) {
    const WordUnit *u = unit_at(a, k);
    bool relative;
    if (unit_ends_clause(a, u) || unit_is(a, u, ',') || unit_has(u, W_RELATIVE)) break;
    if (!unit_is_finite(a, u)) continue;
    size_t s = subject_find(a, k, &relative);
    bool same = s != SIZE_MAX && !relative && unit_at(a, s)->type == UNIT_INSTRUMENT &&
                unit_at(a, s)->index == d->o.instruments.at[0];
    if (same) return k;
    break;
  }
  return clause_end(a, d->i + 1);
}
