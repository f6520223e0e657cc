/* CONSTRUCT and DESCRIBE (§16.2, §16.4): from solutions to triples, sorted and each once. */
#ifndef ENTENTE_QUERY_CONSTRUCT_H
#define ENTENTE_QUERY_CONSTRUCT_H

#include "base/map.h"
#include "query/query.h"

typedef struct Graph {
  Map lines; ///< triples in canonical N-Triples
  Arena arena;
  StrBuf line;
} Graph;

/* The template with one solution put in; terms[v] is the canonical form of variable v, or empty. Variables that are not bound by the
   pattern are blank nodes of the template: new ones in each solution. What is no triple of RDF is left out. */
void graph_add_solution(Graph *g, const Query *q, const Str *terms, const bool *bound, size_t solution);
void graph_add(Graph *g, Str subject, Str predicate, Str object);
Status graph_write(Graph *g, ResultFormat format, FILE *out);
void graph_release(Graph *g);

#endif
