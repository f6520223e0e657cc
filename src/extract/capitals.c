/* « dans la capitale malienne », "in the Ugandan capital": the place that the words mean. */
#include "extract/names.h"

static void take_capital(Analysis *a, size_t from, size_t nation) {
  uint32_t place = unit_entry(a, unit_at(a, nation), W_DEMONYM)->capital;
  if (place != NO_ENTRY) units_merge(a, from, from + 2, UNIT_PLACE, place);
}

void capitals_find(Analysis *a) {
  for (size_t k = 0; k < a->units.n; k++) {
    if (!unit_has(unit_at(a, k), W_CAPITAL)) continue;
    if (unit_has(unit_at(a, k + 1), W_DEMONYM)) take_capital(a, k, k + 1);
    else if (k > 0 && unit_has(unit_at(a, k - 1), W_DEMONYM)) take_capital(a, k - 1, k - 1);
  }
}

Str place_name(const Analysis *a, const WordUnit *u) {
  if (u->type != UNIT_PLACE || u->index == NONE || !(u->mask & (W_BIT(W_CAPITAL) | W_BIT(W_DEMONYM))))
    return unit_str(a, u);
  const Entry *e = &a->lex->entries[u->index];
  for (uint32_t i = e->reading_begin; i < e->reading_end; i++) {
    const Reading *g = &a->lex->readings[a->lex->of_entries[i]];
    if (g->flags & READING_LABEL && (!g->lang || g->lang == a->lang)) return lex_str(a->lex, g->form);
  }
  return unit_str(a, u);
}
