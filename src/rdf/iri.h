/* IRIs as RFC 3986 takes them apart and puts them together (RFC 3987 says that IRIs follow suit). */
#ifndef ENTENTE_RDF_IRI_H
#define ENTENTE_RDF_IRI_H

#include "base/str.h"

/* Appends reference resolved against base (RFC 3986 §5.2, strict). The base is absolute. */
void iri_resolve(StrBuf *b, Str base, Str reference);

#endif
