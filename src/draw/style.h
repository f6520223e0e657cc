/* How things look, and the picture's own words in French and English.
 *
 * Colours are Okabe and Ito's, which the colour-blind tell apart ("Color Universal Design", 2008), nodes in light tints of them
 * under black text. Each colour has a second channel: nodes their shape, edges their dashes and the marks at their ends.
 */
#ifndef ENTENTE_DRAW_STYLE_H
#define ENTENTE_DRAW_STYLE_H

#include "draw/draw.h"

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

typedef struct NodeStyle {
  const char *name;     ///< the class's local name in the ontology
  const char *words[2]; ///< by DrawLang
  const char *shape, *style, *fill, *text;
} NodeStyle;

typedef struct EdgeStyle {
  const char *name; ///< the status's local name in the ontology
  const char *words[2];
  const char *color, *style, *ends; ///< ends: arrow shape at both
} EdgeStyle;

extern const NodeStyle node_styles[NODE_CLASSES];
extern const EdgeStyle edge_styles[EDGE_STATUSES];
extern const EdgeStyle change_styles[EDGE_CHANGES];
extern const char *const change_signs[EDGE_CHANGES]; ///< shown on the edge
#define EDGE_PLAIN "#8C8C8C"                         ///< actor to domain

NodeClass node_class(Str local_name);
EdgeStatus edge_status(Str local_name);

typedef enum Word {
  WORD_ALLIANCES,
  WORD_SECTORS,
  WORD_EMPTY,
  WORD_ACTOR,
  WORD_ACTORS,
  WORD_AGREEMENT,
  WORD_AGREEMENTS,
  WORD_DOMAIN,
  WORD_DOMAINS,
  WORD_DOCUMENT,
  WORD_DOCUMENTS,
  WORD_STATUS,
  WORD_READING,
  WORD_WEIGHT_ALLIANCES,
  WORD_WEIGHT_SECTORS,
  WORD_SIZE_ALLIANCES,
  WORD_SIZE_SECTORS,
  WORD_CHANGES_ALLIANCES,
  WORD_CHANGES_SECTORS,
  WORD_CHANGE,
  WORD_CHANGED_MEANS,
  WORD_ALONE,
  WORD_LEFT_ACTORS,
  WORD_LEFT_EDGES,
  WORD_LEFT_LARGE,
  WORD_MORE,
  WORD_OBJECTS,
  WORDS
} Word;
const char *word(Word w, DrawLang lang);

#endif
