/* The further instrument in the phrase of one: « un avenant à la convention fiscale de 2019 », "a protocol to the Fisheries Agreement". */
#include "extract/instrument_phrase.h"

/* What was done in an earlier year was done with the older of the two: « l'amendement à l'accord signé en 2018 ». */
static bool is_of_base(const Analysis *a, const Step *s, uint32_t start) {
  if (s->span.start < start || s->date == NONE || !a->published.year) return false;
  int year = a->dates.at[s->date].date.year;
  return year && year < a->published.year;
}

static void take_steps(const Analysis *a, Instrument *x, Instrument *base) {
  uint8_t kept = 0;
  for (int i = 0; i < x->steps.n; i++) {
    const Step *s = &x->steps.at[i];
    if (!is_of_base(a, s, base->head.start)) {
      x->steps.at[kept++] = *s;
      continue;
    }
    phrase_add_step(base, *s);
    if (x->place_span.start >= s->span.start && x->place_span.end <= s->span.end)
      base->place = x->place, base->place_span = x->place_span, x->place = (Str){0}, x->place_span = (Span){0};
    if (x->event != NONE && x->event_span.start >= s->span.start && x->event_span.end <= s->span.end)
      base->event = x->event, base->event_span = x->event_span, x->event = NONE;
  }
  x->steps.n = kept;
}

static void take_sectors_and_sides(const Instrument *x, Instrument *base) {
  for (int i = 0; i < x->domains.n; i++)
    if (x->domains.at[i].span.start >= base->name.start) base->domains.at[base->domains.n++] = x->domains.at[i];
  for (int i = 0; i < x->parties.n; i++)
    if (x->parties.at[i].span.start >= base->head.end) base->parties.at[base->parties.n++] = x->parties.at[i];
  base->complete = x->complete && base->parties.n == x->parties.n;
}

void phrase_add_base(Analysis *a, const Walk *w, Instrument *x) {
  const WordUnit *u = unit_at(a, w->base);
  size_t name_end = w->name_end > w->base ? w->name_end : w->base + 1;
  Instrument base = {.sentence = x->sentence,
                     .entry = unit_reading(u, W_INSTRUMENT)->entry,
                     .head = u->span,
                     .name = span_join(unit_at(a, w->base_from)->span, unit_at(a, name_end - 1)->span),
                     .manner = MANNER_DEFINITE,
                     .named_capital = unit_is_capital(u),
                     .count = 1,
                     .distinct = name_end - w->base_from > 1 || u->end - u->begin > 1,
                     .date = NONE,
                     .event = NONE,
                     .list_intro = NONE,
                     .topic = x->topic,
                     .within = (uint32_t)a->instruments.n + 1};
  base.span = span_join(base.name, unit_at(a, w->end - 1)->span);
  if (x->date != NONE && a->dates.at[x->date].span.start >= base.head.end) base.date = x->date, x->date = NONE;
  take_sectors_and_sides(x, &base);
  take_steps(a, x, &base);
  if (base.distinct || base.date != NONE || base.steps.n) array_push(&a->instruments, base);
}

/* "an amendment to the X-Y treaty, agreed on Monday": what was done of late was done with the heir. */
static void give_steps(const Analysis *a, Instrument *base, Instrument *heir) {
  uint8_t kept = 0;
  for (int i = 0; i < base->steps.n; i++)
    if (is_of_base(a, &base->steps.at[i], base->head.start)) base->steps.at[kept++] = base->steps.at[i];
    else phrase_add_step(heir, base->steps.at[i]);
  base->steps.n = kept;
}

/* "an amendment | to the X-Y treaty": a phrase that ended before the further instrument, which has the sides of both. */
void phrases_join_bases(Analysis *a) {
  for (size_t k = 0; k + 2 < a->units.n; k++) {
    const WordUnit *u = unit_at(a, k), *o = unit_at(a, k + 1), *b = unit_at(a, k + 2);
    if (u->type != UNIT_INSTRUMENT || b->type != UNIT_INSTRUMENT || !unit_opens(a, o, ROLE_TO)) continue;
    Instrument *x = &a->instruments.at[u->index], *base = &a->instruments.at[b->index];
    if (x->parties.n || x->parties.group || x->plural || x->anaphor || !base->complete) continue;
    x->parties = base->parties, x->complete = true;
    base->within = u->index;
    if (x->manner == MANNER_INDEFINITE && !x->steps.n) give_steps(a, base, x);
  }
}
