/* What the files of entente-layout share: a graph with its places and sizes, as attributes of its nodes.
 *
 * `pos` is "x,y!" in points, y upwards; `width` and `height` are in inches, as graphviz has them.
 */
#ifndef ENTENTE_DRAW_LAYOUT_H
#define ENTENTE_DRAW_LAYOUT_H

#include "draw/curve.h"

#include <gvc.h>
#include <stdbool.h>

typedef struct LayoutBox {
  double left, right, low, high; ///< points
} LayoutBox;

/* cgraph takes names and values as char * and leaves them alone; these say so once. */
const char *graph_get(void *object, const char *name); ///< NULL when nothing declares the name
void graph_set(void *object, const char *name, const char *value);
void graph_declare(Agraph_t *g, int kind, const char *name); ///< with "" for what does not have it
double graph_number(void *object, const char *name, double otherwise);
void graph_set_number(void *object, const char *name, double x);
void graph_copy_attributes(Agraph_t *from, void *source, int kind, void *goal);
bool graph_place(void *node, double *x, double *y);         ///< false, and x and y untouched, when it has none
void graph_size(void *node, double *width, double *height); ///< points, with all its rims
void graph_set_place(void *node, double x, double y);

/* Gives each node its place, so that no two overlap: every connected part is laid out alone, then the parts are packed side by side.
   With the engine nop1 they stay where they are. False: graphviz refused. */
bool layout_network(GVC_t *gvc, Agraph_t *g, const char *engine, LayoutBox *frame);

/* Gives each edge its course, between nodes that have their places, and each of their labels a place. */
void layout_edges(Agraph_t *g);
void layout_set_edge(Agedge_t *e, const Curve *c); ///< with room for the marks at its ends

/* A label becomes a node of its own, on a white ground on its edge, where it touches no node and no other label: graphviz would set it
   beside the edge, over whatever stands there. One that fits nowhere is left out; the tooltip says as much. */
void layout_edge_label(Agraph_t *g, Agedge_t *e, const Curve *c, size_t number);

#endif
