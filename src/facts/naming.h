/* The names of the documents that facts become: SOURCE#ID, or DOCUMENT#SOURCE#ID where the fact quotes a document. A fact without an id, and
 * one whose id others of the source have too, has the start of its digest behind it, so that the order of the facts makes no difference.
 */
#ifndef ENTENTE_FACTS_NAMING_H
#define ENTENTE_FACTS_NAMING_H

#include "facts/fact.h"
#include "facts/keybook.h"

Str fact_document_name(const FactLine *line, Str source, const KeyBook *book, Arena *a);
bool fact_document_is_of(Str document, Str source); ///< is it the name of one that facts of this source became?
/* The key of a thing that the source calls so. */
Str fact_id_key(Str source, Str id, Arena *a);

#endif
