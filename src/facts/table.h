/* A row of a table as a fact: the JSON object that the map makes of it, for fact_read.
 *
 *   4;356;2003     with a map that knows the codes of ISO 3166-1     {"party": ["AF", "IN"], "signedOn": "2003"}
 */
#ifndef ENTENTE_FACTS_TABLE_H
#define ENTENTE_FACTS_TABLE_H

#include "facts/map.h"
#include "lexicon/lexicon.h"

/* The fact in place of what `object` held. STATUS_END when the map passes the row over; STATUS_BAD_INPUT with a message that names row and
   column when a cell means nothing. Values that the map calls optional are left out with a warning. */
Status table_fact(const FactMap *map, const Csv *row, const Lexicon *lex, StrBuf *object, Report *r);

#endif
