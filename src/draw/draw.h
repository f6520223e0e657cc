/* Networks as pictures and as files for other programs: from the rows of a snapshot to DOT, SVG, PNG, PDF, GraphML, GEXF and CSV.
 *
 * alliances: actors are nodes; all agreements between two of them are one edge. An agreement of n parties weighs 1/(n-1) on each
 *            pair, so that every party has a total of 1 of it; the edge shows the status of the agreement that went furthest.
 * ego:       of alliances one actor, its partners and the edges among them.
 * sectors:   actors and domains; an edge weighs the number of the actor's agreements that cover the domain.
 * incidence: actors and agreements; an edge joins an agreement to each of its parties and weighs 1.
 * timeline:  agreements and events by date; an edge joins an agreement to the event at which it was concluded.
 *
 * changes:  two networks, of before and after, in one picture (network_join). Edges that are new, gone or changed are told apart by colour,
 *           dashes, the marks at their ends and a sign; those that stayed are thin and grey.
 *
 * Same network, same options, same bytes (PNG and PDF: with the same fonts). Text of documents is shown without control
 * characters, shortened in the node and whole in the tooltip; it can start neither markup nor a script nor a link. What weight means
 * stands in every file.
 *
 *   status = draw_write(&network, &(DrawOptions){.view = DRAW_ALLIANCES, .format = DRAW_SVG, .words = &words}, "alliances.svg", r);
 *
 * Layout is done by entente-layout, a child process with limits; this program links no graphviz. When the child fails or reaches a
 * limit, the picture is tried again with fewer actors, and says so; when the smallest one fails too, the status is that of child_run
 * (base/child.h), and draw_network_files has written the DOT files nevertheless.
 */
#ifndef ENTENTE_DRAW_DRAW_H
#define ENTENTE_DRAW_DRAW_H

#include "store/store.h"

typedef enum DrawView { DRAW_ALLIANCES, DRAW_SECTORS, DRAW_INCIDENCE, DRAW_EGO, DRAW_TIMELINE, DRAW_VIEWS } DrawView;
typedef enum DrawFormat {
  DRAW_DOT,
  DRAW_SVG,
  DRAW_PNG,
  DRAW_PDF,
  DRAW_GRAPHML, ///< http://graphml.graphdrawing.org/specification.html
  DRAW_GEXF,    ///< GEXF 1.3, with intervals of time: from the earliest date; to the end of what ended
  DRAW_CSV      ///< RFC 4180: one edge a line, a header line; of a timeline one agreement or event a line
} DrawFormat;
extern const char *const draw_view_names[], *const draw_format_names[]; ///< "alliances" ...; NULL behind the last
typedef enum NodeClass {
  NODE_STATE,
  NODE_INTERGOVERNMENTAL,
  NODE_BODY,
  NODE_COMPANY,
  NODE_RESEARCH,
  NODE_ORGANIZATION,
  NODE_PERSON,
  NODE_OTHER,
  NODE_DOMAIN,
  NODE_AGREEMENT,
  NODE_EVENT,
  NODE_CLASSES
} NodeClass;

/* From the one that says most about a pair to the one that says least: what lives outranks what ended or failed. */
typedef enum EdgeStatus {
  EDGE_IN_FORCE,
  EDGE_SIGNED,
  EDGE_AGREED,
  EDGE_NEGOTIATING,
  EDGE_PLANNED,
  EDGE_UNKNOWN,
  EDGE_SUSPENDED,
  EDGE_ENDED,
  EDGE_REFUSED,
  EDGE_STATUSES
} EdgeStatus;

/* What became of an edge between two snapshots. */
typedef enum EdgeChange { CHANGE_NONE, CHANGE_ADDED, CHANGE_REMOVED, CHANGE_CHANGED, EDGE_CHANGES } EdgeChange;

/* What a picture says of itself: the names under which its words stand in ontology/picture.ttl. */
#define DRAW_PICTURE_WORDS(X)                                                                                          \
  X(ALLIANCES, "alliances")                                                                                            \
  X(SECTORS, "sectors")                                                                                                \
  X(INCIDENCE, "incidence")                                                                                            \
  X(EGO, "ego")                                                                                                        \
  X(TIMELINE, "timeline")                                                                                              \
  X(EMPTY, "empty")                                                                                                    \
  X(ACTOR, "actor")                                                                                                    \
  X(ACTORS, "actors")                                                                                                  \
  X(AGREEMENT, "agreement")                                                                                            \
  X(AGREEMENTS, "agreements")                                                                                          \
  X(DOMAIN, "domain")                                                                                                  \
  X(DOMAINS, "domains")                                                                                                \
  X(EVENT, "event")                                                                                                    \
  X(EVENTS, "events")                                                                                                  \
  X(DOCUMENT, "document")                                                                                              \
  X(DOCUMENTS, "documents")                                                                                            \
  X(STATUS, "status")                                                                                                  \
  X(STATUS_ONE, "status-one")                                                                                          \
  X(READING, "reading")                                                                                                \
  X(WEIGHT_ALLIANCES, "weight-alliances")                                                                              \
  X(WEIGHT_SECTORS, "weight-sectors")                                                                                  \
  X(WEIGHT_INCIDENCE, "weight-incidence")                                                                              \
  X(ORDER_TIMELINE, "order-timeline")                                                                                  \
  X(SIZE_ALLIANCES, "size-alliances")                                                                                  \
  X(SIZE_SECTORS, "size-sectors")                                                                                      \
  X(SIZE_INCIDENCE, "size-incidence")                                                                                  \
  X(CHANGES_ALLIANCES, "changes-alliances")                                                                            \
  X(CHANGES_SECTORS, "changes-sectors")                                                                                \
  X(CHANGE, "change")                                                                                                  \
  X(CHANGED_MEANS, "changed-means")                                                                                    \
  X(CHOSEN, "chosen")                                                                                                  \
  X(BILATERAL, "bilateral")                                                                                            \
  X(NAMED, "named")                                                                                                    \
  X(ALONE, "alone")                                                                                                    \
  X(UNDATED, "undated")                                                                                                \
  X(LEFT_ACTORS, "left-actors")                                                                                        \
  X(LEFT_EDGES, "left-edges")                                                                                          \
  X(LEFT_LARGE, "left-large")                                                                                          \
  X(LEFT_ITEMS, "left-items")                                                                                          \
  X(MORE, "more")                                                                                                      \
  X(OBJECTS, "objects")
typedef enum Word {
#define X(name, local) WORD_##name,
  DRAW_PICTURE_WORDS(X)
#undef X
      WORDS
} Word;

/* Those words in one language. The command fills them: `find` gives the word of that name, or an empty Str. */
typedef struct DrawWords {
  const char *words[WORDS], *classes[NODE_CLASSES], *statuses[EDGE_STATUSES], *changes[EDGE_CHANGES];
  bool none_is_one; ///< « 0 accord » against "0 agreements"
} DrawWords;
typedef struct DrawFind {
  void *user;
  Str (*word)(void *user, Str name);
} DrawFind;
void draw_words_fill(DrawWords *w, const DrawFind *find, Arena *arena); ///< they live in the arena

typedef struct DrawOptions {
  DrawView view;
  DrawFormat format;
  const DrawWords *words; ///< of title, legend and tooltips; names come in the language of the network
  const char *title;      ///< NULL: the view's own
  const char *chosen;     ///< which agreements the network has, in words; NULL or "": all
  const char *actor;      ///< ego: the IRI of whose
  const char *engine;     ///< of graphviz, for pictures; NULL: by size
  bool bilateral;         ///< only agreements of two parties
  double min_weight;      ///< edges that weigh less are left out
  size_t top;    ///< only so many actors, those with the greatest weight; 0: all in files, DRAW_MOST_ACTORS in pictures
  bool changes;  ///< the network is of network_join: edges show what became of them
  size_t before; ///< agreements of the earlier network, as network_join gave it
  unsigned seconds; ///< for the layout; 0: DRAW_SECONDS
  size_t memory;    ///< bytes for the layout; 0: DRAW_MEMORY
} DrawOptions;

enum {
  DRAW_MOST_ACTORS = 1000, ///< in a picture; it says how many it left out
  DRAW_MOST_EDGES = 5000,  ///< in a picture, the weightiest; fewer where there are fewer than 1000 actors
  DRAW_MOST_ITEMS = 240,   ///< in the picture of a timeline, the latest
  DRAW_MOST_NAMES =
      150, ///< nodes of a picture in which each has its name written in it; in a larger one the weightiest have
  DRAW_MOST_PARTIES = 400, ///< an agreement of more joins no pairs in `alliances` (the United Nations have 193 members)
  DRAW_MOST_TIES = 1 << 24, ///< ends that agreements join, counted for each agreement; what has more is refused
  DRAW_SECONDS = 60,
  DRAW_MEMORY = 1 << 30
};

/* Appends the picture to `out`. STATUS_BAD_INPUT: the network has no such actor, or graphviz refused; STATUS_LIMIT: DRAW_MOST_TIES. */
Status draw_network(const Network *n, const DrawOptions *o, StrBuf *out, Report *r);

/* Writes it to a file ("-": standard output), all or nothing. */
Status draw_write(const Network *n, const DrawOptions *o, const char *path, Report *r);

/* alliances.dot, alliances.svg, sectors.dot, sectors.svg in a folder that exists. Goes on after a failure, gives the first. */
Status draw_network_files(const Network *n, const DrawWords *words, const char *folder, Report *r);

/* Two networks as one, for a picture of what changed: `changes` and `before` of the options are set. Strings are lent by both. */
void network_join(Network *out, const Network *a, const Network *b, DrawOptions *o);

#endif
