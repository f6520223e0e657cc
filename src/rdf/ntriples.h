/* N-Triples and N-Quads from a Source, statement by statement; rdf/reading.h and rdf/parse.h are what others call. */
#ifndef ENTENTE_RDF_NTRIPLES_H
#define ENTENTE_RDF_NTRIPLES_H

#include "rdf/cursor.h"

/* Stops at the first fault. A term given to the sink lives until the sink returns. */
Status ntriples_read(Source *source, const char *name, bool quads, bool keep_tags, TripleSink sink, void *user,
                     Report *r);

/* statement ::= subject predicate object graphLabel? '.', from its first character to behind the dot. */
Status nquads_read_statement(Cursor *c, Triple *t);

/* As term_of_ntriples, with language tags as they are. */
bool term_of_form(Term *t, Str form, Arena *a);

#endif
