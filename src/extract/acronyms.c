/* Names in capitals that the lexicon does not know. */
#include "extract/names.h"

#include <string.h>

bool word_is_unknown_capital(const WordUnit *u) {
  return u->type == UNIT_WORD && unit_is_capital(u) &&
         !(u->mask & ~(W_BIT(W_CUE) | W_BIT(W_WEAK_CUE) | W_BIT(W_COMMON) | W_BIT(W_BODY_HEAD)));
}

/* « Mohammed VI », "King Charles III" */
static bool is_number_of_ruler(const Analysis *a, size_t i) {
  Str s = unit_str(a, unit_at(a, i));
  for (size_t k = 0; k < s.n; k++)
    if (!strchr("IVX", s.p[k])) return false;
  return i > 0 && unit_is_capital(unit_at(a, i - 1)) && !(unit_at(a, i - 1)->flags & TOKEN_ALLCAPS);
}

/* "CAA" after "Civil Aviation Authority": the last actor but a state whose capitals these are, or NONE. */
static uint32_t actor_of_initials(const Analysis *a, Str letters) {
  for (size_t i = a->actors.n; i-- > 0 && a->actors.n - i <= NAMES_BACK;) {
    Str name = a->actors.at[i].name;
    size_t n = 0;
    bool start = true, same = a->actors.at[i].class > CLASS_INTERGOVERNMENTAL;
    for (size_t k = 0; same && k < name.n; k++) {
      if (start && name.p[k] >= 'A' && name.p[k] <= 'Z') same = n < letters.n && letters.p[n++] == name.p[k];
      start = name.p[k] == ' ' || name.p[k] == '-';
    }
    if (same && n == letters.n) return (uint32_t)i;
  }
  return NONE;
}

bool acronym_unknown(Analysis *a, size_t i) {
  const WordUnit *u = unit_at(a, i);
  if (u->type != UNIT_WORD || u->mask || !(u->flags & TOKEN_ALLCAPS) || u->flags & TOKEN_HYPHEN ||
      u->span.end - u->span.start < 3 || is_number_of_ruler(a, i))
    return false;
  if (i > 0 && unit_is_capital(unit_at(a, i + 1)) && !unit_at(a, i + 1)->mask &&
      (unit_at(a, i - 1)->mask & (W_BIT(W_TITLE) | W_BIT(W_OFFICE)) ||
       (i > 1 && unit_is(a, unit_at(a, i - 1), '.') && unit_has(unit_at(a, i - 2), W_TITLE))))
    return false; /* "Mr. KAWABATA Shunichi" */
  if (u->span.end - u->span.start > 10 || (i > 0 && unit_is(a, unit_at(a, i - 1), '('))) return false;
  int capitals = 0, words = 0;
  for (size_t k = 0; k < a->units.n; k++)
    if (unit_at(a, k)->flags & TOKEN_WORD) words++, capitals += (unit_at(a, k)->flags & TOKEN_ALLCAPS) != 0;
  if (capitals * 3 > words) return false; /* a headline in capitals */
  size_t end = i + 1;                     /* "FPT Semiconductor", "VDL ETG" */
  while (end < i + 4 && word_is_unknown_capital(unit_at(a, end)) && !unit_has(unit_at(a, end), W_BODY_HEAD)) end++;
  if (unit_at(a, end)->mask & (W_BIT(W_EVENT_NOUN) | W_BIT(W_INSTRUMENT)))
    end = i + 1; /* "TICAD Ministerial Meeting" */
  Span span = span_join(u->span, unit_at(a, end - 1)->span);
  uint32_t known = end == i + 1 ? actor_of_initials(a, unit_str(a, u)) : NONE;
  if (known != NONE) units_merge(a, i, end, UNIT_ACTOR, known);
  else units_merge(a, i, end, UNIT_ACTOR, actor_named(a, CLASS_ORGANIZATION, text_str(a->text, span), span));
  return true;
}
