/* The codes of states in other people's lists (ontology/codes.csv): numbers and letters of ISO 3166-1, Correlates of War, Gleditsch and Ward. */
#ifndef ENTENTE_FACTS_CODES_H
#define ENTENTE_FACTS_CODES_H

#include "facts/map.h"

/* Adds to the values of the field what the codes in the column f->codes of the list mean, which are states. Zeros before a number do not
   count. What the field has a value for keeps it; a code of several, and one of a state that is gone, means nothing. STATUS_BAD_INPUT when
   the list has no such column. */
Status codes_fill(FactMap *map, MapField *f, Report *r);
Str codes_plain(Str code); ///< without the zeros before it

#endif
