/* Words that betray a sector, and those that do not because they stand in a name or an office. */
#include "extract/phrases.h"

/* « ministère des Affaires étrangères »: the words of a name tell no sector. The names stand in the order of the text. */
static bool inside_name(const Analysis *a, Span s) {
  size_t low = 0, high = a->named.n;
  while (low < high) {
    size_t mid = (low + high) / 2;
    if (a->named.at[mid].end <= s.start) low = mid + 1;
    else high = mid;
  }
  return low < a->named.n && a->named.at[low].start <= s.start && s.end <= a->named.at[low].end;
}

/* « ministres des Finances et du Budget »: a sector behind an office and « de » says whose office it is. */
static bool of_office(const Analysis *a, size_t k) {
  for (size_t i = k; i-- > 0 && k - i < 10;) {
    const WordUnit *u = unit_at(a, i);
    if (unit_has(u, W_OFFICE)) return unit_opens(a, unit_at(a, i + 1), ROLE_OF);
    bool list = unit_is(a, u, ',') && (unit_opens(a, unit_at(a, i + 1), ROLE_OF) || unit_is_capital(unit_at(a, i + 1)));
    bool joins = list || unit_opens(a, u, ROLE_OF) || unit_has(u, W_DETERMINER) || unit_has(u, W_CONJUNCTION);
    if (!joins && !(unit_is_plain(u) && (unit_is_capital(u) || u->mask & W_BIT(W_CUE)))) return false;
  }
  return false;
}

/* "health ministers", "the Digital Economy and Remote Work Office": a sector before an office, or written large before the head of a name. */
static bool before_office(const Analysis *a, size_t k) {
  for (size_t i = k + 1; i < a->units.n && i - k < 8; i++) {
    const WordUnit *u = unit_at(a, i);
    bool large = unit_is_capital(u) && unit_is_capital(unit_at(a, k));
    if (unit_has(u, W_OFFICE) || (large && unit_has(u, W_BODY_HEAD))) return true;
    if (!large && !unit_has(u, W_CONJUNCTION) && !unit_is(a, u, ',')) return false;
  }
  return false;
}

static bool tells_office(const Analysis *a, const WordUnit *u) {
  size_t k = (size_t)(u - a->units.at);
  return of_office(a, k) || before_office(a, k);
}

void cues_add(const Analysis *a, const WordUnit *u, DomainHits *hits, bool weak_too) {
  if (u->type != UNIT_WORD || !(u->mask & (W_BIT(W_CUE) | W_BIT(W_WEAK_CUE)))) return;
  if (inside_name(a, u->span) || tells_office(a, u)) return;
  for (int i = 0; i < u->reading_count; i++) {
    const Reading *g = u->readings[i];
    if (g->class != W_CUE && !(g->class == W_WEAK_CUE && weak_too)) continue;
    bool known = false;
    for (int k = 0; k < hits->n && !known; k++) known = hits->at[k].entry == g->entry;
    if (!known && hits->n < LIST_MAX) hits->at[hits->n++] = (DomainHit){g->entry, u->span, R_NAME_CUE};
  }
}
