/* The blank nodes of a dataset in components: those that are reached from each other through statements over blank nodes.
 *
 * What holds for a dataset's blank nodes holds for each component by itself: two datasets are isomorphic when their statements
 * without blank nodes are the same and their components are, one by one, isomorphic. So what did not change can be set aside.
 */
#ifndef ENTENTE_DIFF_COMPONENTS_H
#define ENTENTE_DIFF_COMPONENTS_H

#include "rdf/canon.h"

typedef struct Component {
  size_t from, n; ///< a run of Components.quads
  unsigned char hash
      [32]; ///< SHA-256 of its canonical N-Quads, the same for isomorphic ones; not made for those that are `same` before
  bool same; ///< the other side has it too
} Component;

typedef struct Components {
  Quads quads; ///< those with a blank node, component by component
  ARRAY(Component) list;
  uint32_t *of_blank; ///< by blank node: its place in the list
} Components;

void components_find(Components *c, const Dataset *d);
/* Marks what both sides have, statement by statement and with the same labels: no need to look further. */
void components_match_labels(Components *a, const Dataset *da, Components *b, const Dataset *db);
/* Of those that are left. STATUS_LIMIT when one has no canonical form within the usual bound (rdf/canon.h). `name` is the file's. */
Status components_hash(Components *c, const Dataset *d, const char *name, Report *r);
void components_match(Components *a, Components *b); ///< marks what both have by their hashes, as often as both have it
void components_release(Components *c);

#endif
