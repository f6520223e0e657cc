/* Turtle and TriG from a Source (RDF 1.1 Turtle §6.5, TriG §4.5); rdf/parse.h is what others call. Here is what the terms
   (turtle_terms.c) and the statements (turtle_read.c) share. Functions carry the names of the productions. */
#ifndef ENTENTE_RDF_TURTLE_READER_H
#define ENTENTE_RDF_TURTLE_READER_H

#include "base/map.h"
#include "rdf/cursor.h"
#include "rdf/parse.h"

typedef struct TurtleReader {
  Cursor c;
  Map prefixes;             ///< prefix without ':' to its place in `spaces`
  ARRAY(Str) spaces;        ///< what prefixes stand for, in `names`
  Arena names;              ///< lives as long as the reader
  Arena statement, objects; ///< until the end of the statement; until the object has been given to the sink
  StrBuf base, word;
  bool *base_used;    ///< NULL when nobody asks, and once the file has a base of its own
  uint64_t anonymous; ///< blank nodes without a label so far
  int depth;
  bool trig;
  Term graph; ///< of TriG's block
  TripleSink sink;
  void *user;
} TurtleReader;

/* Stops at the first fault. */
Status turtle_read(Source *source, const char *name, Str base, const RdfParsing *how, TripleSink sink, void *user,
                   Report *r);

/* A term begins at the cursor and lives in c.arena, which is `statement` or `objects`. */
Status read_iri(TurtleReader *t, Str *iri); ///< IRIREF or prefixed name
Status read_base_iriref(TurtleReader *t, Str *iri);
Status read_pname_ns(TurtleReader *t, Str *prefix);
Status read_blank_node(TurtleReader *t, Term *term); ///< a label
Term new_blank_node(TurtleReader *t);
Status read_literal(TurtleReader *t, Term *term);               ///< string or number
bool at_word(const Cursor *c, const char *word, bool any_case); ///< ahead, and no name goes on after it

#endif
