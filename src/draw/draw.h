/* Networks as pictures: from the rows of a snapshot to DOT, SVG, PNG and PDF.
 *
 * alliances: actors are nodes; all agreements between two of them are one edge. An agreement of n parties weighs 1/(n-1) on each
 *            pair, so that every party has a total of 1 of it; the edge shows the status of the agreement that went furthest.
 * sectors:   actors and domains; an edge weighs the number of the actor's agreements that cover the domain.
 *
 * changes:  both networks of two snapshots in one picture (network_join). Edges that are new, gone or changed are told apart by colour,
 *           dashes, the marks at their ends and a sign; those that stayed are thin and grey.
 *
 * Same network, same options, same bytes (pictures: with the same fonts). Text of documents is shown without control
 * characters, shortened in the node and whole in the tooltip; it can start neither markup nor a script nor a link.
 *
 *   status = draw_write(&network, &(DrawOptions){.view = DRAW_ALLIANCES, .format = DRAW_SVG}, "alliances.svg", r);
 *
 * Layout is done by entente-layout, a child process with limits; this program links no graphviz. When the child fails, the
 * status is that of child_run (base/child.h), and draw_network_files has written the DOT files nevertheless.
 */
#ifndef ENTENTE_DRAW_DRAW_H
#define ENTENTE_DRAW_DRAW_H

#include "store/store.h"

typedef enum DrawView { DRAW_ALLIANCES, DRAW_SECTORS } DrawView;
typedef enum DrawFormat { DRAW_DOT, DRAW_SVG, DRAW_PNG, DRAW_PDF } DrawFormat;
typedef enum DrawLang { DRAW_FRENCH, DRAW_ENGLISH } DrawLang;

typedef struct DrawOptions {
  DrawView view;
  DrawFormat format;
  DrawLang lang;     ///< of title, legend and tooltips; names come in the language of the network
  const char *title; ///< NULL: the view's own
  double min_weight; ///< edges that weigh less are left out
  size_t top;    ///< only so many actors, those with the greatest weight; 0: all in DOT, DRAW_MOST_ACTORS in pictures
  bool changes;  ///< the network is of network_join: edges show what became of them
  size_t before; ///< agreements of the earlier network, as network_join gave it
  unsigned seconds; ///< for the layout; 0: DRAW_SECONDS
  size_t memory;    ///< bytes for the layout; 0: DRAW_MEMORY
} DrawOptions;

enum {
  DRAW_MOST_ACTORS = 1000, ///< in a picture; it says how many it left out
  DRAW_MOST_EDGES = 6000,  ///< in a picture, the weightiest
  DRAW_MOST_PARTIES = 400, ///< an agreement of more joins no pairs in `alliances` (the United Nations have 193 members)
  DRAW_SECONDS = 60,
  DRAW_MEMORY = 1 << 30
};

/* Appends the picture to `out`. */
Status draw_network(const Network *n, const DrawOptions *o, StrBuf *out, Report *r);

/* Writes it to a file ("-": standard output), all or nothing. */
Status draw_write(const Network *n, const DrawOptions *o, const char *path, Report *r);

/* alliances.dot, alliances.svg, sectors.dot, sectors.svg in a folder that exists. Goes on after a failure, gives the first. */
Status draw_network_files(const Network *n, DrawLang lang, const char *folder, Report *r);

/* Two networks as one, for a picture of what changed: `changes` and `before` of the options are set. Strings are lent by both. */
void network_join(Network *out, const Network *a, const Network *b, DrawOptions *o);

#endif
