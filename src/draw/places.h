/* Where the nodes of a network stand, for a page that draws it by itself.
 *
 *   Places p;
 *   status = places_find(&p, &network, DRAW_ALLIANCES, report);
 *   for (size_t i = 0; i < p.list.n; i++) use(p.list.at[i].iri, p.list.at[i].x, p.list.at[i].y);
 *   places_release(&p);
 *
 * The layout is that of pictures (draw/draw.h), done by entente-layout with the same limits; nodes are room for themselves and do not
 * overlap. Same network, same places. Nodes that a picture would leave out have no place.
 */
#ifndef ENTENTE_DRAW_PLACES_H
#define ENTENTE_DRAW_PLACES_H

#include "draw/draw.h"

typedef struct NetworkPlace {
  Str iri;   ///< of an actor or domain; borrowed from the network
  long x, y; ///< points (1/72 inch), x to the right, y down
} NetworkPlace;

typedef struct Places {
  ARRAY(NetworkPlace) list; ///< sorted by IRI
} Places;

/* Without a node or edge: STATUS_OK and no place. Otherwise as draw_network. */
Status places_find(Places *p, const Network *n, DrawView view, Report *r);
void places_release(Places *p);

#endif
