/* Solutions as a table, CSV and TSV (SPARQL 1.1 Query Results CSV and TSV), JSON (SPARQL 1.1 Query Results JSON) and XML (SPARQL Query
 * Results XML). Terms come in their canonical N-Triples form; an empty one is unbound. */
#ifndef ENTENTE_QUERY_RESULTS_H
#define ENTENTE_QUERY_RESULTS_H

#include "base/array.h"
#include "query/query.h"

typedef struct Results {
  ResultFormat format;
  FILE *out;
  const Str *columns;
  size_t width;
  size_t rows;
  Arena arena;      ///< of one row; of all for a table
  ARRAY(Str) cells; ///< of a table
} Results;

void results_begin(Results *r, ResultFormat format, FILE *out, const Str *columns, size_t width);
void results_row(Results *r, const Str *terms);
void results_end(Results *r);
void results_boolean(ResultFormat format, FILE *out, bool answer); ///< of ASK

#endif
