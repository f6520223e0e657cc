#include "extract/units.h"

#include <stddef.h>

_Static_assert(!offsetof(Instrument, sentence) && !offsetof(Section, sentence) && !offsetof(EventMention, sentence) &&
                   !offsetof(ActRecord, sentence),
               "from_sentence reads the sentence where the record begins");

/* The first of n records, of `size` bytes each, whose sentence, their first member, is this one or a later one. */
static size_t from_sentence(const void *records, size_t n, size_t size, uint32_t sentence) {
  size_t low = 0, high = n;
  while (low < high) {
    size_t mid = (low + high) / 2;
    if (*(const uint32_t *)((const char *)records + mid * size) < sentence) low = mid + 1;
    else high = mid;
  }
  return low;
}

size_t instruments_from(const Analysis *a, uint32_t sentence) {
  return from_sentence(a->instruments.at, a->instruments.n, sizeof *a->instruments.at, sentence);
}

size_t sections_from(const Analysis *a, uint32_t sentence) {
  return from_sentence(a->sections.at, a->sections.n, sizeof *a->sections.at, sentence);
}

size_t events_from(const Analysis *a, uint32_t sentence) {
  return from_sentence(a->events.at, a->events.n, sizeof *a->events.at, sentence);
}

size_t acts_from(const Analysis *a, uint32_t sentence) {
  return from_sentence(a->acts.at, a->acts_read, sizeof *a->acts.at, sentence);
}

size_t acts_spread_from(const Analysis *a, uint32_t sentence) {
  const ActRecord *spread = a->acts.n > a->acts_read ? a->acts.at + a->acts_read : NULL;
  return a->acts_read + from_sentence(spread, a->acts.n - a->acts_read, sizeof *a->acts.at, sentence);
}

size_t sayings_from(const Analysis *a, uint32_t sentence) {
  return from_sentence(a->said.at, a->said.n, sizeof *a->said.at, sentence);
}
