/* From the text of a query to its syntax, after the grammar of SPARQL 1.1 §19.8.
 *
 *   Status s = query_parse(&query, &(QueryText){.text = text, .name = "q.rq"}, &arena, report);
 *
 * A fault is reported with line and column, and with the line of the query in which it stands, the piece underlined. The rules of
 * the grammar's notes hold too: scope of BIND and AS, of blank node labels, and which variables a grouped query may select.
 */
#ifndef ENTENTE_QUERY_PARSE_H
#define ENTENTE_QUERY_PARSE_H

#include "query/syntax.h"

enum { QUERY_DEEPEST = 4000 }; ///< groups, brackets and parentheses within each other

/* $name in a query stands for the term, and in VALUES $name { ... } for what it says by default; a name that the query does not hold is
   an error. */
typedef struct QueryParameter {
  Str name;
  Term term;
} QueryParameter;

typedef struct QueryText {
  Str text;
  const char *name; ///< for messages
  Str base;         ///< IRI that relative ones are resolved against, unless the query says BASE; may be empty
  const QueryParameter *parameters;
  size_t parameter_count;
} QueryText;

/* The query lives in the arena and lends from the text. STATUS_BAD_INPUT, or STATUS_LIMIT when it is nested too deep. */
Status query_parse(Query *query, const QueryText *text, Arena *arena, Report *r);

/* A term as a parameter is written: <iri>, "text", "text"@fr, "2024"^^<iri> or ^^xsd:date, a number, true, false, or prefix:name with
   one of the prefixes of graph.ttl. */
Status query_parse_term(Term *term, Str text, Arena *arena, Report *r);

#endif
