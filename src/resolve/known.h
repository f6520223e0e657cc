/* Which known entity a name means when nothing stands around it: « Corée du Sud », "South Korea" and "ROK" are state/KR.
 *
 * The whole name must be a form of the lexicon, in any of its languages; case, accents and apostrophes count as in a text.
 */
#ifndef ENTENTE_RESOLVE_KNOWN_H
#define ENTENTE_RESOLVE_KNOWN_H

#include "lexicon/lexicon.h"

enum { KNOWN_MAX = 8 };

/* The entries that have this name in the class of words (W_NAME: actors, W_PLACE: places), those first of which it is the usual
   meaning; gives how many there are, at most KNOWN_MAX, and in *sure how many of them are of the first sort. */
int known_entries(const Lexicon *lex, WordClass class, Str name, uint32_t entries[KNOWN_MAX], int *sure);
/* The same for a sector: by its name or by a word that betrays it, and by nothing else. */
uint32_t known_domain(const Lexicon *lex, Str name);
/* The relative IRI of a known place ("place/geneva"), or of a state as a place ("place/CH"); empty when there is none. */
Str known_place(const Lexicon *lex, Str name, Arena *a);
Str known_iri(const Lexicon *lex, uint32_t entry); ///< relative to NS_ID where it is below it

#endif
