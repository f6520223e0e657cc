/* Writing Turtle (RDF 1.1 Turtle) in one pass and constant memory.
 *
 * Triples must come sorted by subject, then predicate (rdf:type first, then by IRI), then object. Prefixes stand on top, one block.
 *
 *   TurtleWriter w;
 *   turtle_begin(&w, out.stream, prefixes, n);
 *   turtle_triple(&w, &t);  ...
 *   status = turtle_end(&w);
 *
 * IRIs of prefixes end in '/' or '#'. Prefixed names are used only when the local part is [A-Za-z0-9_]([A-Za-z0-9_-]*); otherwise the full IRI. Strings are short
 * strings with escapes, never """. " ." and a newline end a statement. IRIs are percent-encoded where RDF forbids a character.
 */
#ifndef ENTENTE_RDF_TURTLE_H
#define ENTENTE_RDF_TURTLE_H

#include "rdf/term.h"

#include <stdio.h>

typedef struct Prefix {
  Str name, iri;
} Prefix;

typedef struct TurtleWriter {
  FILE *out;
  const Prefix *prefixes;
  size_t prefix_count;
  StrBuf subject, predicate; ///< of the open statement, as they are written
  StrBuf subject_iri;        ///< as it was given
  StrBuf scratch;
} TurtleWriter;

void turtle_begin(TurtleWriter *w, FILE *out, const Prefix *prefixes, size_t n);
void turtle_triple(TurtleWriter *w, const Triple *t);
Status turtle_end(TurtleWriter *w); ///< closes the last statement, releases w; STATUS_IO when writing failed

/* One term, its IRIs as prefixed names where a prefix serves. */
void turtle_add_term(StrBuf *b, Term t, const Prefix *prefixes, size_t n);

/* The prefixes of Entente's own graphs, for graph.ttl and evidence.ttl. */
const Prefix *turtle_own_prefixes(size_t *n);

#endif
