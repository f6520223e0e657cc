/* Shapes side by side on a page of a given width: each in turn as high up as it can lie, then as far left. A shape is known by its upper
 * and lower edge over slots of equal width, so that a small one comes to lie under the slope of a large one.
 *
 * y counts downwards from the upper edge of the page, and in a shape from its own.
 */
#ifndef ENTENTE_DRAW_PACK_H
#define ENTENTE_DRAW_PACK_H

#include <stddef.h>

typedef struct PackShape {
  size_t slots;         ///< how many it is wide
  double *top, *bottom; ///< over each slot; top > bottom where there is nothing
  size_t slot;          ///< found: its leftmost slot on the page
  double y;             ///< found: its upper edge
} PackShape;

/* A shape wider than the page lies at the left. Above and below there is `gap` between any two; at their sides they may touch. */
void pack_shapes(PackShape *shapes, size_t n, size_t slots, double gap);

#endif
