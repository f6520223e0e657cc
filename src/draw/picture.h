/* A model as graphs in DOT: the network, as it is written to .dot files and read by graphviz, Gephi and networkx; and, for
 * pictures only, the legend, whose nodes stand apart so that nobody takes them for actors.
 *
 * A legend node has its place in points, in a frame of its own: `place=top` counts up from the upper edge of the network,
 * `place=bottom` down from its lower edge, both from the left edge of the picture; `place=here` is one within the network, where a
 * timeline has its years. entente-layout brings the two together.
 */
#ifndef ENTENTE_DRAW_PICTURE_H
#define ENTENTE_DRAW_PICTURE_H

#include "draw/model.h"

void picture_add_network(StrBuf *b, const DrawModel *m, const DrawOptions *o);
void picture_add_legend(StrBuf *b, const DrawModel *m, const DrawOptions *o);

/* Parts that both use. */
void picture_add_title(StrBuf *b, const DrawModel *m, const DrawOptions *o);
void picture_add_facts(StrBuf *b, const DrawModel *m, const DrawOptions *o); ///< « 12 acteurs · 34 accords · … »
void picture_add_notes(StrBuf *b, const DrawModel *m,
                       const DrawOptions *o); ///< definitions, what was left out; a line each
void picture_add_count(StrBuf *b, size_t n, Word one, Word many, const DrawWords *words); ///< « 3 acteurs »
void picture_add_edge_tip(StrBuf *b, const DrawModel *m, const DrawEdge *e, const DrawWords *words);
void picture_add_node_tip(StrBuf *b, const DrawModel *m, const DrawNode *n, const DrawWords *words);
const char *picture_engine(const DrawModel *m, const DrawOptions *o);

typedef struct NodePlace {
  double x, y; ///< of a node's middle, in points; y counts down
} NodePlace;
void columns_place(const DrawModel *m, NodePlace *places); ///< of a model in columns, one for each node

/* A timeline: a row for each of its nodes, in columns, with its middle left end in points; y counts down. */
typedef struct TimelineRow {
  double x, y, width;
  bool starts_year; ///< the row above it bears the year
} TimelineRow;
enum { TIMELINE_LINE = 14, TIMELINE_DATE = 34, TIMELINE_TEXT = 92 }; ///< heights and offsets in a row, points
void timeline_place(const DrawModel *m, TimelineRow *rows);          ///< one for each node
void timeline_add_text(StrBuf *b, const DrawModel *m, const DrawNode *n, double width); ///< name and parties, shortened
void timeline_add_date(StrBuf *b, const DrawNode *n); ///< its first day, month or year: as precise as it is known

#endif
