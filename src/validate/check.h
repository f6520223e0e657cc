/* Checking one node against one shape: inside of validate. */
#ifndef ENTENTE_VALIDATE_CHECK_H
#define ENTENTE_VALIDATE_CHECK_H

#include "validate/validate.h"

typedef ARRAY(Node) Nodes;

/* A class with its subclasses, theirs, and so on, sorted. */
typedef struct ClassFamily {
  Node class;
  Nodes members;
} ClassFamily;

typedef struct Check {
  const IndexedGraph *data;
  const Shapes *shapes;
  const char *name;
  Report *report;
  Violations *found;
  ARRAY(ClassFamily) families;
  ByObject subclasses; ///< the rdfs:subClassOf of the data
  Arena scratch;       ///< of one comparison
  uint32_t line;       ///< of the statement that makes the focus a target
  int64_t compared;    ///< pairs, of one focus
  Status status;
} Check;

/* Does the node have the shape? With `tell` every violation is kept, else the first one ends it. */
bool check_shape(Check *k, const Shape *shape, Node focus, bool tell);
/* The constraints that look at one value alone. */
bool check_value(Check *k, const Constraint *c, Node value);
/* -1, 0, 1; 2 when they cannot be compared. */
int check_compare(Check *k, Node a, const Value *b);

const Nodes *check_family(Check *k, Node class);
bool nodes_have(const Nodes *sorted, Node n);
void check_release(Check *k);

#endif
