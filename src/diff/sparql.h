/* Changes as SPARQL 1.1 Update, in operations of about a thousand statements, which every store takes.
 *
 * Statements without blank nodes are DELETE DATA and INSERT DATA. A store's blank nodes cannot be named, so those that changed are found by
 * what they say: for each component of the old side (blank nodes that hang together) a DELETE whose WHERE holds all of its statements, with
 * variables, and filters that nothing else is said of these nodes, takes away one such component (LIMIT 1: two that say the same are the
 * same to a query); then what stands on the new side is inserted with fresh nodes. The store must hold the old side and nothing
 * else that is about its blank nodes.
 */
#ifndef ENTENTE_DIFF_SPARQL_H
#define ENTENTE_DIFF_SPARQL_H

#include "diff/changes.h"

void sparql_write(FILE *out, const Changes *c);

#endif
