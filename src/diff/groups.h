/* Statements of one side of the changes in groups: those whose blank nodes hang together. */
#ifndef ENTENTE_DIFF_GROUPS_H
#define ENTENTE_DIFF_GROUPS_H

#include "base/map.h"
#include "diff/changes.h"

typedef struct Group {
  size_t from, n; ///< a run of Groups.rows
} Group;

typedef struct Groups {
  Map nodes; ///< labels of blank nodes, numbered
  ARRAY(const TermQuad *) rows;
  ARRAY(Group) list; ///< in the order of their first row
} Groups;

/* The rows with a blank node that are removed (or added), and the context. They live as long as the changes. */
void groups_of(Groups *g, const Changes *c, bool added);
void groups_release(Groups *g);
bool quad_has_blanks(const TermQuad *q);

/* Labels of the blank nodes of a group, in the order in which they come. */
typedef ARRAY(Str) Labels;
void group_labels(const Groups *g, const Group *group, Labels *labels);

#endif
