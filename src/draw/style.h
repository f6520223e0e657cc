/* How things look.
 *
 * Colours are Okabe and Ito's, which the colour-blind tell apart ("Color Universal Design", 2008), nodes in light tints of them
 * under black text. Each colour has a second channel: nodes their shape and rim, edges their dashes and the marks at their ends.
 */
#ifndef ENTENTE_DRAW_STYLE_H
#define ENTENTE_DRAW_STYLE_H

#include "draw/draw.h"

typedef struct NodeStyle {
  const char *name; ///< the class's local name in the ontology
  const char *shape, *style, *fill, *text;
  int rims; ///< lines around it
} NodeStyle;

typedef struct EdgeStyle {
  const char *name;                 ///< the status's local name in the ontology
  const char *color, *style, *ends; ///< ends: arrow shape at both
} EdgeStyle;

extern const NodeStyle node_styles[NODE_CLASSES];
extern const EdgeStyle edge_styles[EDGE_STATUSES];
extern const EdgeStyle change_styles[EDGE_CHANGES];  ///< names: those of their words
extern const char *const change_signs[EDGE_CHANGES]; ///< shown on the edge
#define EDGE_PLAIN "#8C8C8C"                         ///< actor to domain

/* What a view is called and what its lines mean. */
typedef struct ViewStyle {
  Word title, changes_title, weight, size;
  const char *definition; ///< of weight, in files for programs
  bool statuses;          ///< edges show them
} ViewStyle;
extern const ViewStyle view_styles[DRAW_VIEWS];

NodeClass node_class(Str local_name);
EdgeStatus edge_status(Str local_name);

#endif
