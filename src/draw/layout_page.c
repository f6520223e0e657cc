#include "draw/layout_parts.h"

#include "draw/pack.h"

#include <math.h>

enum { PART_GAP = 30, SLOT = 8 }; /* points: between parts; how finely they are packed */

static int by_size(const void *x, const void *y) {
  const Part *a = x, *b = y;
  double s = width_of(a) * height_of(a), t = width_of(b) * height_of(b);
  if (s != t) return s > t ? -1 : 1;
  return (a->first > b->first) - (a->first < b->first);
}

/* The stretch [left, right] of a shape now holds what is from y `top` down to `bottom`; both count from the part's upper left corner. */
static void cover(PackShape *shape, double left, double right, double top, double bottom) {
  size_t from = left > 0 ? (size_t)(left / SLOT) : 0;
  for (size_t i = from; i < shape->slots && (double)i * SLOT <= right; i++) {
    bool empty = shape->top[i] > shape->bottom[i];
    if (empty || top < shape->top[i]) shape->top[i] = top;
    if (empty || bottom > shape->bottom[i]) shape->bottom[i] = bottom;
  }
}

/* Its nodes with half a gap at both sides, and its edges. */
static void make_shape(Agraph_t *g, const Part *p, PackShape *shape) {
  *shape = (PackShape){.slots = (size_t)((width_of(p) + PART_GAP) / SLOT) + 1};
  shape->top = memory_new(2 * shape->slots * sizeof(double)), shape->bottom = shape->top + shape->slots;
  for (size_t i = 0; i < shape->slots; i++) shape->bottom[i] = -1;
  for (size_t i = 0; i < p->n; i++) {
    Spot s = p->spots[i];
    double x = s.x - p->box.left, y = p->box.high - s.y;
    cover(shape, x - s.width / 2, x + s.width / 2 + PART_GAP, y - s.height / 2, y + s.height / 2);
    for (Agedge_t *e = agfstout(g, p->nodes[i]); e; e = agnxtout(g, e)) {
      Spot t = p->spots[seat_of(aghead(e))->index];
      for (int k = 0; k <= 20; k++) {
        double along = k / 20.0, at = s.x + along * (t.x - s.x) - p->box.left;
        double down = p->box.high - (s.y + along * (t.y - s.y));
        cover(shape, at, at + fabs(t.x - s.x) / 20 + PART_GAP, down, down);
      }
    }
  }
}

void parts_pack(Agraph_t *g, Parts *parts, LayoutBox *frame) {
  double area = 0, width = 0;
  PackShape *shapes = memory_new((parts->n + 1) * sizeof *shapes);
  qsort(parts->at, parts->n, sizeof *parts->at, by_size);
  for (size_t i = 0; i < parts->n; i++) {
    const Part *p = &parts->at[i];
    make_shape(g, p, &shapes[i]);
    area += (width_of(p) + PART_GAP) * (height_of(p) + PART_GAP);
    width = fmax(width, width_of(p));
  }
  width = fmax(width, fmin(sqrt(area * 1.2), WIDE_MOST));
  pack_shapes(shapes, parts->n, (size_t)((width + PART_GAP) / SLOT) + 1, PART_GAP);
  *frame = (LayoutBox){0, 0, 0, 0};
  for (size_t i = 0; i < parts->n; i++) {
    const Part *p = &parts->at[i];
    double left = (double)shapes[i].slot * SLOT;
    for (size_t k = 0; k < p->n; k++)
      graph_set_place(p->nodes[k], left + p->spots[k].x - p->box.left, p->spots[k].y - p->box.high - shapes[i].y);
    frame->right = fmax(frame->right, left + width_of(p));
    frame->low = fmin(frame->low, -shapes[i].y - height_of(p));
    free(shapes[i].top);
  }
  free(shapes);
}
