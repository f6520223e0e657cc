/* SPARQL 1.1 queries over the store or over RDF files, as one SQL statement each.
 *
 *   lent_open_store(&lent, "entente.db", STR("HEAD"), report);          // or lent_open_files and query_load_file
 *   QueryAsked asked = {.text = {.text = text, .name = "q.rq"}, .format = RESULT_TABLE};
 *   status = query_run(lent, &asked, stdout, report);
 *   lent_close(lent);
 *
 * The way: lexer, parse*, check (syntax.h) - algebra (§18) - sql* (writer.h) - bridge and function_* (the functions that SQL calls) -
 * results. Where the Recommendation leaves a choice:
 *   DESCRIBE (§16.4) gives the triples of which the resource is the subject, and those of the blank nodes they lead to.
 *   FROM and FROM NAMED (§13.2) choose among the graphs that are loaded; nothing is ever fetched.
 *   Errors in aggregates: the aggregate has no value, but for COUNT and SAMPLE, which go over them.
 *   Dates and times of one type are compared and ordered, of whatever precision (§17.3.1 allows it); of different types never.
 */
#ifndef ENTENTE_QUERY_QUERY_H
#define ENTENTE_QUERY_QUERY_H

#include "query/parse.h"
#include "store/lend.h"

#include <stdio.h>

typedef enum ResultFormat {
  RESULT_TABLE,
  RESULT_CSV,
  RESULT_TSV,
  RESULT_JSON,
  RESULT_XML,
  RESULT_TURTLE, ///< of CONSTRUCT and DESCRIBE only
  RESULT_NTRIPLES
} ResultFormat;

typedef struct QueryAsked {
  QueryText text;
  ResultFormat format;
  bool format_given; ///< else CONSTRUCT and DESCRIBE give Turtle
  bool explain;      ///< prints algebra and SQL instead of an answer
  double seconds;    ///< 0: as long as it takes
  int64_t most_rows; ///< 0: all; STATUS_LIMIT behind that many, which are written
  bool evidence;     ///< of a store: its documents and claims count as part of the default graph
} QueryAsked;

/* Turtle, TriG, N-Triples or N-Quads by the ending of the name. With `graph` its default graph is loaded under that name. Blank nodes
   of different files are different. */
Status query_load_file(Lent *lent, const char *path, const char *graph, Report *r);

/* Writes the answer. STATUS_BAD_INPUT: the query is wrong; STATUS_LIMIT: too long, too deep, too many rows. */
Status query_run(Lent *lent, const QueryAsked *asked, FILE *out, Report *r);

#endif
