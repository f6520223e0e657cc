/* The steps by which a network becomes a model: every agreement ties ends together; ties of the same ends become one edge; of the edges
 * some are kept. Until nodes are taken, an edge's ends are things of the network: actors, then domains, agreements, events.
 */
#ifndef ENTENTE_DRAW_TIES_H
#define ENTENTE_DRAW_TIES_H

#include "draw/model.h"

/* All that the view asks for. STATUS_LIMIT, with a message, when they are more than DRAW_MOST_TIES, agreement by agreement. */
Status model_add_edges(DrawModel *m, const DrawOptions *o, Report *r);

void model_keep_surroundings(DrawModel *m); ///< of m->ego: edges among it and its partners
void model_keep_weight(DrawModel *m, double least);
void model_keep_heaviest(DrawModel *m, size_t most); ///< edges, those of m->ego first
void model_keep_actors(DrawModel *m, size_t most);   ///< those of greatest weight, and m->ego; edges among what is kept

#endif
