/* The table of functions and operators of SPARQL 1.1 §17: how they are called in queries and in SQL. */
#ifndef ENTENTE_QUERY_FUNCTIONS_H
#define ENTENTE_QUERY_FUNCTIONS_H

#include "query/call.h"
#include "query/syntax.h"

typedef enum FunctionShape {
  SHAPE_TERM, ///< gives a term
  SHAPE_TEST, ///< gives true or false
  SHAPE_BOUND,
  SHAPE_IF,
  SHAPE_COALESCE,
  SHAPE_SAME,  ///< sameTerm: terms are equal when their ids are
  SHAPE_EQUAL, ///< = and !=: so are they, mostly
  SHAPE_UNEQUAL,
  SHAPE_COUNT, ///< from here on aggregates
  SHAPE_AGGREGATE
} FunctionShape;

struct Function {
  const char *name; ///< keyword in capitals, operator, or IRI of a cast
  const char *sql;  ///< name in SQL; NULL where SQL has words of its own for it
  int least, most;  ///< arguments; most -1: any number
  FunctionShape shape;
  bool varies; ///< two calls with the same arguments may differ: RAND, UUID, STRUUID, BNODE
  void (*run)(Call *c);
  void (*end)(Call *c); ///< of an aggregate: run is its step
};

const Function *function_of_name(Str name); ///< in any case; NULL for none
const Function *function_of_iri(Str iri);   ///< casts
const Function *function_at(size_t i);      ///< NULL behind the last
static inline bool function_is_aggregate(const Function *f) { return f->shape >= SHAPE_COUNT; }

#endif
