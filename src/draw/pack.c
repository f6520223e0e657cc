#include "draw/pack.h"

#include "base/arena.h"

#include <stdlib.h>

/* How high up it can lie with its left side at a slot of the page, under what lies there already: `low`, the lower edge of that. */
static double level(const PackShape *s, const double *low, size_t at) {
  double y = 0;
  for (size_t i = 0; i < s->slots; i++)
    if (s->top[i] <= s->bottom[i] && low[at + i] - s->top[i] > y) y = low[at + i] - s->top[i];
  return y;
}

static void place(PackShape *s, double *low, size_t slots, double gap) {
  size_t last = s->slots < slots ? slots - s->slots : 0;
  s->slot = 0, s->y = level(s, low, 0);
  for (size_t at = 1; at <= last; at++) {
    double y = level(s, low, at);
    if (y < s->y) s->slot = at, s->y = y;
  }
  for (size_t i = 0; i < s->slots; i++)
    if (s->top[i] <= s->bottom[i]) low[s->slot + i] = s->y + s->bottom[i] + gap;
}

void pack_shapes(PackShape *shapes, size_t n, size_t slots, double gap) {
  size_t widest = slots;
  for (size_t i = 0; i < n; i++)
    if (shapes[i].slots > widest) widest = shapes[i].slots;
  double *low = memory_new((widest + 1) * sizeof *low);
  for (size_t i = 0; i < n; i++) place(&shapes[i], low, slots, gap);
  free(low);
}
