/* A model as graphs in DOT: the network, as it is written to .dot files and read by graphviz, Gephi and networkx; and, for
 * pictures only, the legend, whose nodes stand apart so that nobody takes them for actors.
 *
 * A legend node has its place in points, in a frame of its own: `place=top` counts up from the upper edge of the network,
 * `place=bottom` down from its lower edge, both from the left edge of the picture. entente-layout brings the two together.
 */
#ifndef ENTENTE_DRAW_PICTURE_H
#define ENTENTE_DRAW_PICTURE_H

#include "draw/model.h"

void picture_add_network(StrBuf *b, const DrawModel *m, const DrawOptions *o);
void picture_add_legend(StrBuf *b, const DrawModel *m, const DrawOptions *o);

/* Parts that both use. */
void picture_add_title(StrBuf *b, const DrawOptions *o);
void picture_add_facts(StrBuf *b, const DrawModel *m, const DrawOptions *o); ///< « 12 acteurs · 34 accords · … »
void picture_add_notes(StrBuf *b, const DrawModel *m,
                       const DrawOptions *o); ///< definitions, what was left out; a line each
const char *picture_engine(const DrawModel *m);

#endif
