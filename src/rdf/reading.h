/* Reading RDF files: Turtle, N-Triples, N-Quads.
 *
 * A Turtle file with a fault gives no statement, and its first ten faults are reported; N-Triples and N-Quads give statements as they
 * are read and stop at the first fault. Bytes are checked first (UTF-8; in Turtle no NUL either).
 * N-Triples and N-Quads are parsed here; Turtle goes through raptor2 in a child
 * process of its own (`entente-read-turtle`, beside the program or in libexec), under limits on memory and time: raptor
 * 2.0.15 crashes on `<>{`, and a crash there is an error message here. The child writes N-Triples to a pipe.
 */
#ifndef ENTENTE_RDF_READING_H
#define ENTENTE_RDF_READING_H

#include "rdf/term.h"

typedef enum RdfFormat { RDF_TURTLE, RDF_NTRIPLES, RDF_NQUADS, RDF_TRIG } RdfFormat;

RdfFormat rdf_format_of(const char *path); ///< by its ending .ttl .nt .nq .trig; Turtle when unknown
/* Not TriG, which rdf/parse.h reads. */
Status rdf_read_file(const char *path, RdfFormat format, TripleSink sink, void *user, Report *r);
/* Turtle in memory; relative IRIs are resolved against base. A file is read with its own file: IRI as base. The line of a
   statement is the one in which its subject's description begins. */
Status rdf_read_turtle(Str text, const char *name, const char *base, TripleSink sink, void *user, Report *r);
Status rdf_read_ntriples(Str text, const char *name, TripleSink sink, void *user, Report *r);
Status rdf_read_nquads(Str text, const char *name, TripleSink sink, void *user, Report *r);
Status rdf_check_bytes(Str text, const char *name, Report *r); ///< UTF-8, or the place of the first fault

#endif
