/* IRIs as RFC 3986 takes them apart and puts them together (RFC 3987 says that IRIs follow suit). */
#ifndef ENTENTE_RDF_IRI_H
#define ENTENTE_RDF_IRI_H

#include "base/str.h"

/* Appends reference resolved against base (RFC 3986 §5.2, strict). The base is absolute. */
void iri_resolve(StrBuf *b, Str base, Str reference);

/* Is it an absolute IRI to the letter (RFC 3987 §2.2, §4.1)? The RDF grammars ask for less, but some loaders refuse a whole file for one
   IRI with a stray '%', a '[' in its path, a port of letters, a second '#' or a character for private use. */
bool iri_is_strict(Str iri);

#endif
