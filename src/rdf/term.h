/* RDF 1.1 terms and triples as plain data. */
#ifndef ENTENTE_RDF_TERM_H
#define ENTENTE_RDF_TERM_H

#include "base/arena.h"
#include "base/report.h"

typedef enum TermKind { TERM_NONE, TERM_IRI, TERM_LITERAL, TERM_BLANK } TermKind;

typedef struct Term {
  TermKind kind;
  Str value;    ///< IRI, lexical form or blank node label (without "_:")
  Str lang;     ///< lower case; empty when none
  Str datatype; ///< IRI; empty for xsd:string and language-tagged literals
} Term;

typedef struct Triple {
  Term subject, predicate, object;
  Term graph; ///< TERM_NONE in the default graph
} Triple;

/* Canonical order: by the canonical N-Triples form, in code point order (= bytes of UTF-8). */
int term_cmp(Term a, Term b);

/* Appends the canonical N-Triples form (RDF 1.1 N-Triples §4, RDFC-1.0 §5): raw UTF-8, \t \b \n \r \f \" \\ escaped, other controls as
   \u00XX, U+FFFE and U+FFFF as \uFFFE and \uFFFF. */
void term_add_ntriples(StrBuf *b, Term t);

/* One term of N-Triples, as term_add_ntriples writes it, back into *t; text that needs no unescaping is lent, the rest lives in
   the arena. False when text is not exactly one term. */
bool term_of_ntriples(Term *t, Str text, Arena *a);

/* Appends an IRI with what RDF forbids in one (space, controls, <>"{}|^`\) percent-encoded. */
void iri_add(StrBuf *b, Str iri);
/* RDF 1.1 N-Triples, production IRIREF: all but #x00-#x20 <>"{}|^`\ . */
static inline bool iri_may_hold(unsigned char c) {
  static const bool no[256] = {['<'] = true, ['>'] = true, ['"'] = true, ['{'] = true, ['}'] = true,
                               ['|'] = true, ['^'] = true, ['`'] = true, ['\\'] = true};
  return (c > 0x20) & !no[c];
}
bool iri_is_absolute(Str iri); ///< begins with a scheme and ':' (RFC 3986 §3.1)

Str iri_local_name(Str iri); ///< what follows the last / or #, as a part of the IRI

/* The datatype of an ISO date by its precision: xsd:date, gYearMonth, gYear or gMonthDay; empty when it is no date. */
Str date_datatype(Str iso);

/* Takes statements as they are read. A status other than STATUS_OK ends the reading and is passed up. */
typedef Status (*TripleSink)(void *user, const Triple *t, Place place);

#endif
