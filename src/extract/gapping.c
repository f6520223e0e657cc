/* Acts whose verb is told once: « L'accord aérien est entré en vigueur en 1992 ; la convention fiscale, le 12 octobre 1997. » */
#include "extract/acts.h"
#include "extract/dates.h"

static bool ends_part(const Analysis *a, size_t k) {
  const WordUnit *u = unit_at(a, k);
  return k >= a->units.n || unit_is(a, u, '.') || unit_is(a, u, ';') || unit_is(a, u, ',') ||
         unit_has(u, W_CONJUNCTION);
}

/* The day that is all that stands behind the instrument at unit k, up to the end of its part; NONE. */
static uint32_t date_alone(const Analysis *a, size_t k) {
  const Instrument *x = &a->instruments.at[unit_at(a, k)->index];
  if (x->date != NONE && ends_part(a, k + 1)) {
    const DateMention *d = &a->dates.at[x->date];
    return d->span.end == x->span.end && d->role != ROLE_OF ? x->date : NONE;
  }
  size_t next = k + 1 + unit_is(a, unit_at(a, k + 1), ',');
  while (unit_has(unit_at(a, next), W_DETERMINER) || unit_opens(a, unit_at(a, next), ROLE_AT)) next++;
  const WordUnit *u = unit_at(a, next);
  return u->type == UNIT_DATE && date_tells(&a->dates.at[u->index]) && ends_part(a, next + 1) ? u->index : NONE;
}

/* The last act of the sentence before this byte that tells when something was done to another instrument, or NULL. */
static const ActRecord *act_before(const Analysis *a, uint32_t start) {
  for (size_t i = a->acts.n; i-- > 0 && a->acts.at[i].sentence == a->sentence;) {
    const ActRecord *r = &a->acts.at[i];
    if (r->object == NONE || r->span.start >= start) continue;
    return r->passive && r->date != NONE && !r->negated && !r->hypothetical && r->feature != F_NOUN ? r : NULL;
  }
  return NULL;
}

void acts_without_verb(Analysis *a) {
  for (size_t k = 1; k < a->units.n; k++) {
    const WordUnit *u = unit_at(a, k), *left = unit_at(a, k - 1);
    if (u->type != UNIT_INSTRUMENT) continue;
    const Instrument *x = &a->instruments.at[u->index];
    bool another = unit_is(a, left, ';') || unit_is(a, left, ',') || unit_has(left, W_CONJUNCTION);
    if (!another || x->steps.n || x->plural || x->anaphor) continue;
    uint32_t date = date_alone(a, k);
    const ActRecord *told = date != NONE ? act_before(a, u->span.start) : NULL;
    if (!told || told->object == u->index) continue;
    ActRecord r = *told;
    r.object = u->index, r.date = date, r.event = r.event_object = r.place_actor = NONE;
    r.place = (Str){0}, r.place_span = (Span){0}, r.domains.n = 0;
    array_push(&a->acts, r);
  }
}
