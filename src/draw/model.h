/* What a picture shows: the network projected on one view, before any drawing.
 *
 * Nodes are sorted by kind (actors, domains, agreements, events), then id, edges by their ends (a < b); that order is part of the
 * layout's seed. Nodes without an edge are left out and counted, but of a timeline: that has everything with a date, by date. All strings
 * are clean (draw/text.h: label_clean) and live in the model's arena.
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
  uint32_t thing;        ///< of the network: actors, then domains, agreements, events, counted through
  Str kind, first, last; ///< of agreements and events: local name; first and last day of its date, ISO, or empty
  Str ended;             ///< of agreements: last day, ISO, or empty
  EdgeStatus status;     ///< of agreements
  uint32_t degree;
  double weight; ///< sum over its edges
  bool named;    ///< its name stands in the picture,
  bool coded;    ///< or its code in place of a name that is too long
} DrawNode;

typedef struct DrawEdge {
  uint32_t a, b; ///< nodes
  double weight;
  EdgeStatus status;    ///< of the agreement that went furthest
  EdgeChange change;    ///< when the picture shows changes
  double before;        ///< weight in the earlier network
  uint32_t from, count; ///< its agreements: model.members[from ..]; of both networks once where nothing changed
} DrawEdge;

typedef struct DrawModel {
  Arena arena;
  const Network *network;
  ARRAY(DrawNode) nodes;
  ARRAY(DrawEdge) edges;
  ARRAY(uint32_t) members;      ///< indexes of agreements, sorted by date, then IRI
  uint32_t ego;                 ///< actor of the network, or MODEL_NONE
  size_t agreements;            ///< different ones on the edges, or nodes
  Str first, last;              ///< of their dates
  bool columns;                 ///< two kinds of nodes, few enough for a column each
  size_t named;                 ///< nodes whose names stand in the picture
  size_t changes[EDGE_CHANGES]; ///< edges by what became of them
  size_t linked, alone;         ///< actors with an edge, and without one, before any was left out
  size_t undated;               ///< of a timeline: what has no date
  size_t actors_left, edges_left, large_left,
      items_left; ///< left out for their weight, edges too, by DRAW_MOST_PARTIES, by DRAW_MOST_ITEMS
} DrawModel;

enum { MODEL_MOST_ROWS = 120, MODEL_MOST_SIDES = 170 }; ///< of the middle column; of both others
#define MODEL_NONE UINT32_MAX

/* o->actor must be one of the network's where the view is of one: STATUS_BAD_INPUT else. STATUS_LIMIT: more than DRAW_MOST_TIES. */
Status model_make(DrawModel *m, const Network *n, const DrawOptions *o, Report *r);
void model_release(DrawModel *m);
size_t model_actors(const DrawModel *m); ///< among its nodes
bool format_is_picture(DrawFormat f);
Str agreement_name(const NetworkAgreement *a); ///< its kind where it has none
const NetworkAgreement *model_agreement(const DrawModel *m, const DrawEdge *e, uint32_t i); ///< i < e->count

#endif
