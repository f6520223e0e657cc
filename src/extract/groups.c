#include "extract/names.h"
#include "extract/verbs.h"

/* « les experts des deux pays », « les ministres de la Défense des deux pays »: the group at `from` acts through people; where their
   phrase begins. */
static size_t people_of_group(const Analysis *a, size_t from) {
  const uint64_t people = W_BIT(W_GROUP) | W_BIT(W_OFFICE) | W_BIT(W_ACTOR_HEAD);
  for (size_t k = from; k-- > 0 && k + 7 > from;) {
    const WordUnit *u = unit_at(a, k);
    if (u->type != UNIT_WORD || u->flags & TOKEN_PUNCT) return from;
    if (u->mask & people) {
      while (k > 0 && unit_has(unit_at(a, k - 1), W_DETERMINER) && !unit_has(unit_at(a, k - 1), W_OPENER)) k--;
      return k;
    }
    bool portfolio = unit_has(u, W_OPENER) || unit_has(u, W_DETERMINER) || unit_has(u, W_CONJUNCTION) ||
                     !(u->mask & ~(W_BIT(W_COMMON) | W_BIT(W_CUE) | W_BIT(W_WEAK_CUE)));
    if (!portfolio) return from;
  }
  return from;
}

/* "an agreement between the two", « les deux ont signé »: the number alone stands for the sides. */
static bool is_bare_group(const Analysis *a, size_t i) {
  const WordUnit *u = unit_at(a, i), *n = unit_at(a, i + 1);
  if (!unit_has(u, W_DETERMINER) || unit_act(a, u, W_DETERMINER) != MANNER_DISTRIBUTIVE) return false;
  const uint64_t nouns = W_BIT(W_INSTRUMENT) | W_BIT(W_GROUP) | W_BIT(W_EVENT_NOUN) | W_BIT(W_OFFICE) |
                         W_BIT(W_BODY_HEAD) | W_BIT(W_ANAPHOR) | W_BIT(W_CUE);
  const Reading *g = unit_has(n, W_TRIGGER) ? verb_reading(n) : NULL;
  bool verb = unit_has(n, W_AUXILIARY) || (g && feature_is_finite((Feature)g->feature)), noun = n->mask & nouns;
  bool end = i + 1 == a->units.n || unit_is(a, n, '.') || unit_is(a, n, ',');
  return !noun && (verb || (end && i > 0 && unit_opens(a, unit_at(a, i - 1), ROLE_BETWEEN)));
}

/* « les deux ministres des Affaires étrangères »: the unit after the portfolio of the office at i, where no state owns it; else i + 1. */
static size_t after_portfolio(Analysis *a, size_t i) {
  if (!unit_has(unit_at(a, i), W_OFFICE) || !unit_opens(a, unit_at(a, i + 1), ROLE_OF)) return i + 1;
  Chain c = chain_read(a, i + 1, false, true);
  return c.actor_unit == SIZE_MAX && c.demonym == SIZE_MAX && c.capital ? c.end : i + 1;
}

void groups_note_firms(Analysis *a) {
  for (size_t i = 1; i < a->units.n; i++) {
    const WordUnit *u = unit_at(a, i), *b = unit_at(a, i - 1), *c = unit_at(a, i > 1 ? i - 2 : 0);
    if (!unit_means(a, u, W_GROUP, "Firms")) continue;
    bool both = unit_has(b, W_DETERMINER) && unit_act(a, b, W_DETERMINER) == MANNER_DISTRIBUTIVE;
    bool those = unit_has(b, W_NUMBER) && unit_has(c, W_DETERMINER) && unit_act(a, c, W_DETERMINER) == MANNER_DEFINITE;
    if (both || those) a->firms_told = a->sentence;
  }
}

bool firms_are_topic(const Analysis *a) { return a->firms_told != NONE && a->firms_told + 1 >= a->sentence; }

/* « les deux pays », « les deux parties », « the two sides »: definite, plural, nothing after it that says which */
void groups_find(Analysis *a) {
  for (size_t i = 0; i < a->units.n; i++) {
    const WordUnit *u = unit_at(a, i);
    if (is_bare_group(a, i)) units_merge(a, i, i + 1, UNIT_GROUP, 0);
    if (!unit_has(u, W_GROUP)) continue;
    const Reading *g = unit_reading(u, W_GROUP);
    size_t from = i;
    bool definite = false, numbered = false;
    int count = 0;
    while (from > 0) {
      const WordUnit *b = unit_at(a, from - 1);
      int manner = unit_has(b, W_DETERMINER) ? unit_act(a, b, W_DETERMINER) : 0;
      if (unit_has(b, W_NUMBER) || manner == MANNER_CARDINAL || manner == MANNER_DISTRIBUTIVE)
        numbered = true, definite |= manner == MANNER_DISTRIBUTIVE;
      else if (manner == MANNER_DEFINITE || manner == MANNER_DEMONSTRATIVE || unit_opens(a, b, ROLE_OF))
        definite = true;
      else break;
      if (numbered && !count) count = unit_number(a, b);
      from--;
      if (unit_has(b, W_OPENER)) break;
    }
    bool singular = g->feature == F_SINGULAR;
    const WordUnit *n = unit_at(a, i + 1);
    size_t end = numbered ? after_portfolio(a, i) : i + 1;
    bool specified = unit_has(n, W_DEMONYM) || (end == i + 1 && unit_opens(a, n, ROLE_OF) && !unit_is(a, n, ','));
    if (!definite || (singular && !numbered) || specified) continue;
    if (from < i && unit_has(unit_at(a, from), W_OPENER)) from++;
    Str value = lex_str(a->lex, a->lex->entries[g->entry].value);
    uint32_t of = str_is(value, "People") ? 2 : str_is(value, "Firms") ? 3 : str_is(value, "States");
    if (from >= 2 && unit_opens(a, unit_at(a, from - 1), ROLE_OF)) from = people_of_group(a, from);
    units_merge(a, from, end, UNIT_GROUP, of); /* index 1: only states are meant, 2: their office holders, 3: firms */
    a->units.at[from].index2 = (uint32_t)count;
    i = from;
  }
}
