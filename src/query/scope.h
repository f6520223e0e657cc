/* Which variables a pattern binds: "in scope" of SPARQL 1.1 §18.2.1. */
#ifndef ENTENTE_QUERY_SCOPE_H
#define ENTENTE_QUERY_SCOPE_H

#include "query/syntax.h"

/* Sets bound[v] for each; hidden variables (blank nodes) too. The array has an element for each variable of the query. */
void scope_of_group(const Group *g, bool *bound);
void scope_of_element(const Element *e, bool *bound);
void scope_of_query(const Query *q, bool *bound); ///< what its SELECT gives out

#endif
