/* A query as it is written: what the parser hands to the algebra (SPARQL 1.1 §19.8). Plain data in one arena.
 *
 * Variables are numbers: indexes of Query.variables. Blank nodes of a pattern are variables too, hidden ones (§4.1.4); so are the
 * nodes that stand between the parts of a sequence path. Offsets are bytes into the text of the query.
 */
#ifndef ENTENTE_QUERY_SYNTAX_H
#define ENTENTE_QUERY_SYNTAX_H

#include "base/array.h"
#include "rdf/term.h"

#include <string.h>

enum { NO_VARIABLE = -1 };

/* A growing ARRAY whose memory is the arena's: never released alone. */
#define list_push(arena, v, ...)                                                                                       \
  do {                                                                                                                 \
    if ((v)->n == (v)->cap) {                                                                                          \
      size_t list_cap = (v)->cap ? (v)->cap * 2 : 4;                                                                   \
      void *list_new = arena_alloc((arena), list_cap * sizeof *(v)->at);                                               \
      if ((v)->n) memcpy(list_new, (v)->at, (v)->n * sizeof *(v)->at);                                                 \
      (v)->at = list_new;                                                                                              \
      (v)->cap = list_cap;                                                                                             \
    }                                                                                                                  \
    (v)->at[(v)->n++] = (__VA_ARGS__);                                                                                 \
  } while (0)

typedef struct Node {
  int variable; ///< NO_VARIABLE for a term
  Term term;
} Node;

/* ---- Paths, §9 ---- */

typedef enum PathKind {
  PATH_LINK,    ///< iri
  PATH_INVERSE, ///< ^a
  PATH_SEQUENCE,
  PATH_ALTERNATIVE,
  PATH_ZERO_OR_ONE,
  PATH_ZERO_OR_MORE,
  PATH_ONE_OR_MORE,
  PATH_NEGATED ///< !(a | ^b): a chain of PATH_LINK and PATH_INVERSE in PATH_ALTERNATIVE
} PathKind;

typedef struct Path {
  PathKind kind;
  Str iri;
  struct Path *a, *b;
} Path;

typedef struct TriplePattern {
  Node subject, predicate, object;
  const Path *path; ///< instead of the predicate; or NULL
} TriplePattern;

/* ---- Expressions, §17 ---- */

typedef enum ExprKind {
  EXPR_TERM,
  EXPR_VARIABLE,
  EXPR_OR,
  EXPR_AND,
  EXPR_NOT,
  EXPR_CALL, ///< operators and functions: `function`, arguments
  EXPR_IN,   ///< first argument among the others
  EXPR_NOT_IN,
  EXPR_EXISTS,
  EXPR_NOT_EXISTS,
  EXPR_AGGREGATE
} ExprKind;

typedef struct Group Group;
typedef struct Function Function;

typedef struct Expr {
  ExprKind kind;
  Term term;
  int variable;
  const Function *function; ///< of functions.h; also COALESCE, IF and BOUND
  struct Expr **arguments;
  size_t count;
  Group *group;  ///< of EXISTS
  bool distinct; ///< of an aggregate; its argument is absent in COUNT(*)
  Str separator; ///< of GROUP_CONCAT
  size_t at;
} Expr;

/* ---- Patterns, §5 to §8 ---- */

typedef enum ElementKind {
  ELEMENT_TRIPLES,
  ELEMENT_FILTER,
  ELEMENT_BIND,
  ELEMENT_OPTIONAL,
  ELEMENT_MINUS,
  ELEMENT_UNION, ///< of one group: just a group
  ELEMENT_GRAPH,
  ELEMENT_VALUES,
  ELEMENT_SELECT
} ElementKind;

typedef struct Values {
  const int *variables;
  size_t width, rows;
  const Term *terms; ///< rows * width; TERM_NONE is UNDEF
} Values;

typedef struct Query Query;
typedef struct Element {
  ElementKind kind;
  ARRAY(TriplePattern) triples;
  Expr *expr;   ///< of FILTER and BIND
  int variable; ///< of BIND
  Group **groups;
  size_t count;
  Node graph;
  Values values;
  Query *select;
  size_t at;
} Element;

struct Group {
  ARRAY(Element) elements;
};

/* ---- The whole ---- */

typedef enum QueryForm { QUERY_SELECT, QUERY_CONSTRUCT, QUERY_DESCRIBE, QUERY_ASK } QueryForm;

typedef struct Projection {
  int variable;
  Expr *expr; ///< NULL for the variable itself
  size_t at;
} Projection;

typedef struct OrderBy {
  Expr *expr;
  bool descending;
} OrderBy;

typedef struct Variables {
  ARRAY(Str) names; ///< empty for hidden ones
  bool graphs;      ///< the query asks for graphs by name: GRAPH, FROM
} Variables;

struct Query {
  QueryForm form;
  bool distinct, reduced, star;
  ARRAY(Projection) projection;
  ARRAY(Node) described;
  ARRAY(TriplePattern) template; ///< of CONSTRUCT; blank nodes are hidden variables
  ARRAY(Str) from, from_named;
  Group where;
  ARRAY(Projection) group_by; ///< variable NO_VARIABLE: an expression without a name
  ARRAY(Expr *) having;
  ARRAY(OrderBy) order_by;
  int64_t limit, offset; ///< limit -1: none
  Values values;         ///< behind the query; width 0: none
  Str base;              ///< that relative IRIs are resolved against
  bool aggregated;       ///< GROUP BY, or an aggregate somewhere
  Variables *variables;  ///< of the outermost query
};

#endif
