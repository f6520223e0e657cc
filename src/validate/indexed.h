/* An RDF graph in memory, indexed by subject: what shapes are read from and checked against.
 *
 *   Terms terms = {0};
 *   IndexedGraph shapes = {.names.terms = &terms}, data = {.names.terms = &terms};    // terms of both are the same numbers
 *   status = rdf_parse_file("data.ttl", &how, indexed_add, &data, r);
 *   indexed_finish(&data);
 *   Statements of = indexed_values(&data, subject, predicate);
 *
 * Named graphs count as one with the default graph. 16 bytes a statement besides its terms (dataset.h).
 */
#ifndef ENTENTE_VALIDATE_INDEXED_H
#define ENTENTE_VALIDATE_INDEXED_H

#include "rdf/dataset.h"

typedef struct Statement {
  Node s, p, o;
  uint32_t line; ///< of the file, from 1; 0 when there is none
} Statement;

typedef struct Statements {
  const Statement *at;
  size_t n;
} Statements;

typedef struct IndexedGraph {
  Dataset names; ///< terms and labels; has no quads of its own
  ARRAY(Statement) all;
  uint32_t *first[2]; ///< of named and of blank subjects: where their statements begin, with an end behind the last
  size_t count[2];    ///< how many of each there were at indexed_finish: what came later is no subject here
} IndexedGraph;

Status indexed_add(void *graph, const Triple *t, Place place); ///< a TripleSink
void indexed_finish(IndexedGraph *g);                          ///< when all are in: sorts, takes out doubles, indexes
void indexed_release(IndexedGraph *g);                         ///< the terms are the caller's

/* Statements of a subject, sorted by predicate and object; none for what is no subject. */
Statements indexed_about(const IndexedGraph *g, Node subject);
Statements indexed_values(const IndexedGraph *g, Node subject, Node predicate);
Node indexed_value(const IndexedGraph *g, Node subject, Node predicate); ///< the first, or 0
bool indexed_has(const IndexedGraph *g, Node s, Node p, Node o);

/* The statements of a predicate by object, then subject; and those of them with one object. */
typedef ARRAY(Statement) ByObject;
void indexed_by_object(const IndexedGraph *g, Node predicate, ByObject *list);
Statements by_object_values(const ByObject *list, Node object);
int node_cmp(const void *a, const void *b); ///< by number: for qsort and bsearch

/* The items of an RDF list (RDF Schema §5.2), in order; false when it is none: broken off, forked or circular. */
bool indexed_list(const IndexedGraph *g, Node list, Node first, Node rest, Node nil, Arena *a, Node **items, size_t *n);

Str indexed_form(const IndexedGraph *g, Node n,
                 Arena *a); ///< canonical N-Triples: lent from the terms, of a blank node in the arena

#endif
