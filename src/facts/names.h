/* The states and organizations that a title names, for tables that have no column for the parties:
 * "Agreement Between The Government Of Norway And Finland Regarding Reindeer" names state/NO and state/FI.
 *
 * Only a part of the title is looked at (after and until, in the map), and every word there must be of a name or be one of the words
 * that may stand among them; else nothing is found. Better none than wrong ones.
 */
#ifndef ENTENTE_FACTS_NAMES_H
#define ENTENTE_FACTS_NAMES_H

#include "facts/map.h"
#include "lexicon/lexicon.h"

typedef ARRAY(uint32_t) NamedActors;

/* Adds each actor once, in the order of the text, to *found (cleared first). Empty when there are not exactly as many as the field asks for. */
void names_find(const Lexicon *lex, const MapField *f, Str text, NamedActors *found);

#endif
