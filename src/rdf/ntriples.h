/* N-Triples and N-Quads from a Source, statement by statement; rdf/reading.h and rdf/parse.h are what others call. */
#ifndef ENTENTE_RDF_NTRIPLES_H
#define ENTENTE_RDF_NTRIPLES_H

#include "rdf/source.h"
#include "rdf/term.h"

/* Stops at the first fault. A term given to the sink lives until the sink returns. */
Status ntriples_read(Source *source, const char *name, bool quads, bool keep_tags, TripleSink sink, void *user,
                     Report *r);

#endif
