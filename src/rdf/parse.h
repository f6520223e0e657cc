/* RDF files of anybody: N-Triples, N-Quads, Turtle and TriG, read strictly, as a stream and fast.
 *
 *   status = rdf_parse_file("data.ttl", &(RdfParsing){.format = RDF_TURTLE}, sink, user, r);
 *
 * Whatever the grammar does not allow is a fault with file, line and column, at which reading stops; there is no recovery, so never a
 * literal that lost its end. What was read before has gone to the sink. Bytes that are not UTF-8, escapes that name no character, and
 * nesting deeper than RDF_DEEPEST are faults too. U+0000 is what the grammars say: a character like others inside a literal, where
 * nothing is cut at it, and a fault everywhere else. A byte order mark at the beginning is passed over. Relative IRIs are resolved
 * against the base (RFC 3986 §5.2), absolute ones are left as they are.
 *
 * Blank nodes without a label come out as genid1, genid2, ...; one that is written _:genid1 as genid-genid1.
 *
 * Why a reader of our own: raptor 2.0.15 crashes on `<>{`, loses literals and goes on after errors, holds the whole file and takes 2.4 s
 * for a million triples; serd takes ten of the W3C's bad escapes for good ones and 0.9 s (writing included); this one agrees with all
 * 313 tests, takes 0.3 s and 8 MB, and says line and column. raptor stays for the ontology (rdf/reading.h), which it reads as others do.
 */
#ifndef ENTENTE_RDF_PARSE_H
#define ENTENTE_RDF_PARSE_H

#include "rdf/reading.h"

enum { RDF_DEEPEST = 1000 }; ///< [ and ( within each other

typedef struct RdfParsing {
  RdfFormat format;
  const char *base; ///< absolute; NULL for the file: IRI of the file
  bool keep_tags;   ///< language tags as they are written, else in lower case
  bool *base_used; ///< becomes true when the base counted: a relative IRI where the file had given no base; may be NULL
} RdfParsing;

/* "-" is standard input. Terms live until the sink returns; the place has no column in Turtle and TriG. */
Status rdf_parse_file(const char *path, const RdfParsing *how, TripleSink sink, void *user, Report *r);
Status rdf_parse_text(Str text, const char *name, const RdfParsing *how, TripleSink sink, void *user, Report *r);

void rdf_add_file_iri(StrBuf *b, const char *path); ///< file:///...

#endif
