/* Connected parts of a network, as entente-layout lays them out one by one and packs them on a page. */
#ifndef ENTENTE_DRAW_LAYOUT_PARTS_H
#define ENTENTE_DRAW_LAYOUT_PARTS_H

#include "draw/layout.h"

#include "base/array.h"

enum { WIDE_MOST = 830 }; ///< points: a page of 170 mm prints 9 points as 5

typedef struct Spot {
  double x, y, width, height;
} Spot;

typedef struct Part {
  Agnode_t **nodes;
  Spot *spots;
  size_t n, first; ///< first: its place among the parts, by the graph's order
  LayoutBox box;
} Part;
typedef ARRAY(Part) Parts;

/* What a node of the network knows during the layout. */
typedef struct Seat {
  Agrec_t head;
  size_t index; ///< in its part
  bool taken;
} Seat;

static inline Seat *seat_of(Agnode_t *n) { return (Seat *)aggetrec(n, (char *)"seat", 0); }

static inline double width_of(const Part *p) { return p->box.right - p->box.left; }
static inline double height_of(const Part *p) { return p->box.high - p->box.low; }

/* Packs the parts on a page somewhat wider than high, the largest first, and writes down where each node is. Sorts the parts. */
void parts_pack(Agraph_t *g, Parts *parts, LayoutBox *frame);

#endif
