/* The algebra of SPARQL 1.1 §18, and the way from the syntax to it (§18.2). */
#ifndef ENTENTE_QUERY_ALGEBRA_H
#define ENTENTE_QUERY_ALGEBRA_H

#include "query/syntax.h"

typedef enum AlgebraKind {
  ALGEBRA_UNIT,      ///< one solution without a binding: the empty group
  ALGEBRA_BGP,       ///< triples and paths
  ALGEBRA_JOIN,      ///< a, b
  ALGEBRA_LEFT_JOIN, ///< a, b, expr (or NULL)
  ALGEBRA_FILTER,    ///< expr, a
  ALGEBRA_UNION,     ///< a, b
  ALGEBRA_MINUS,     ///< a, b
  ALGEBRA_GRAPH,     ///< graph, a
  ALGEBRA_EXTEND,    ///< a, variable, expr
  ALGEBRA_VALUES,
  ALGEBRA_GROUP,    ///< a, keys, aggregates
  ALGEBRA_PROJECT,  ///< a, variables
  ALGEBRA_DISTINCT, ///< a
  ALGEBRA_ORDER,    ///< a, order
  ALGEBRA_SLICE     ///< a, limit, offset
} AlgebraKind;

typedef struct Aggregate {
  int variable; ///< hidden, stands for it in the expressions above
  const Expr *expr;
} Aggregate;

typedef struct Algebra {
  AlgebraKind kind;
  struct Algebra *a, *b;
  const TriplePattern *triples;
  size_t triple_count;
  Node graph;
  const Expr *expr;
  int variable;
  Values values;
  ARRAY(Projection) keys; ///< each with a variable
  ARRAY(Aggregate) aggregates;
  ARRAY(int) variables;
  const OrderBy *order;
  size_t order_count;
  int64_t limit, offset;
} Algebra;

/* Aggregates in the query's expressions become variables. For CONSTRUCT and DESCRIBE the result projects what the template or the
   description needs. */
Algebra *algebra_of_query(Arena *arena, Query *q);
Algebra *algebra_of_group(Arena *arena, const Group *g, Variables *v);

/* As an indented S-expression; variables as ?name, hidden ones as ?.N. */
void algebra_print(StrBuf *b, const Algebra *a, const Variables *v);

#endif
