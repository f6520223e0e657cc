/* Triples of one subject after the other become nodes: a subject with all that is said of it.
 *
 *   NodeReader reader = {.sink = write_node, .user = out};
 *   status = store_each_triple(store, 0, ORDER_TURTLE, node_take, &reader, report);
 *   if (status == STATUS_OK) status = node_end(&reader);
 *   node_reader_release(&reader);
 */
#ifndef ENTENTE_EMIT_NODE_H
#define ENTENTE_EMIT_NODE_H

#include "base/array.h"
#include "rdf/term.h"

typedef struct NodeFact {
  Str predicate;
  Term object;
} NodeFact;

typedef struct Node {
  Str iri;
  ARRAY(NodeFact) facts; ///< in the order of the triples: those of one predicate stand together
} Node;

typedef Status (*NodeSink)(void *user, const Node *n); ///< what it lends lives until the sink returns

typedef struct NodeReader {
  NodeSink sink;
  void *user;
  Node node; ///< the open one
  Arena arena;
} NodeReader;

Status node_take(void *user, const Triple *t, Place place); ///< a TripleSink; user is the NodeReader
Status node_end(NodeReader *r);                             ///< gives the last one
void node_reader_release(NodeReader *r);

/* The facts [from, *to) of one predicate, which begin at `from`. */
static inline size_t node_run(const Node *n, size_t from) {
  size_t to = from + 1;
  while (to < n->facts.n && str_eq(n->facts.at[to].predicate, n->facts.at[from].predicate)) to++;
  return to;
}

bool node_is_a(const Node *n, const char *class); ///< an IRI

#endif
