/* What a picture shows: the network projected on one view, before any drawing.
 *
 * Nodes are sorted by id, edges by their ends (a < b); that order is part of the layout's seed. Nodes without an edge are left
 * out and counted. All strings are clean (draw/dot.h: label_clean) and live in the model's arena.
 */
#ifndef ENTENTE_DRAW_MODEL_H
#define ENTENTE_DRAW_MODEL_H

#include "draw/draw.h"
#include "draw/style.h"

typedef struct DrawNode {
  Str id;   ///< IRI
  Str code; ///< ISO code, or empty
  Str name; ///< full
  NodeClass class;
  uint32_t degree;
  double weight; ///< sum over its edges
} DrawNode;

typedef struct DrawEdge {
  uint32_t a, b; ///< nodes
  double weight;
  EdgeStatus status;    ///< of the agreement that went furthest
  EdgeChange change;    ///< when the picture shows changes
  double before;        ///< weight in the earlier network
  uint32_t from, count; ///< its agreements: model.members[from ..]
} DrawEdge;

typedef struct DrawModel {
  Arena arena;
  const Network *network;
  ARRAY(DrawNode) nodes;
  ARRAY(DrawEdge) edges;
  ARRAY(uint32_t) members;      ///< indexes of agreements, sorted by date, then IRI
  size_t agreements;            ///< different ones on the edges
  size_t changes[EDGE_CHANGES]; ///< edges by what became of them
  size_t alone;                 ///< actors without an edge
  size_t actors_left, edges_left,
      large_left; ///< left out by --top, by --min-weight or the limits, by DRAW_MOST_PARTIES
} DrawModel;

void model_make(DrawModel *m, const Network *n, const DrawOptions *o);
void model_release(DrawModel *m);
size_t model_degree_most(const DrawModel *m);

#endif
