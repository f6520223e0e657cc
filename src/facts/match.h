/* What the values of facts mean: codes, identifiers and names to known entities, sectors and kinds.
 *
 *   Matcher m;
 *   matcher_init(&m, &lexicon);                       // the lexicon must outlive it
 *   match_actor(&m, STR("South Korea"), &entry);
 *   matcher_release(&m);
 *
 * A value is taken for, in this order: an IRI of ours ("state/KR" or in full), a code of ISO 3166-1 in capitals ("KR"), an item of
 * Wikidata ("Q884", "wd:Q884" or its address), a name in any language of the lexicon. A name that nobody knows is a new thing; an IRI,
 * an item or a name of several is a mistake.
 */
#ifndef ENTENTE_FACTS_MATCH_H
#define ENTENTE_FACTS_MATCH_H

#include "base/map.h"
#include "facts/property.h"
#include "resolve/known.h"

typedef struct Matcher {
  const Lexicon *lex;
  Map codes;                        ///< "FR" and "Q142" to entries
  Map agreement_kinds, event_kinds; ///< local names
  Map names;                        ///< names that were looked up to their index in found
  ARRAY(struct FoundName {
    uint32_t entry; ///< NO_ENTRY: none has it
    bool several;
  })
  found;
} Matcher;

typedef enum MatchResult { MATCH_KNOWN, MATCH_NEW, MATCH_SEVERAL, MATCH_UNKNOWN } MatchResult;

void matcher_init(Matcher *m, const Lexicon *lex);
void matcher_release(Matcher *m);

/* A state or organization. MATCH_KNOWN sets *entry; MATCH_SEVERAL: the name has several bearers, MATCH_UNKNOWN: it is an identifier
   that nobody bears. */
MatchResult match_actor(Matcher *m, Str value, uint32_t *entry);
uint32_t match_domain(Matcher *m, Str value); ///< entry, or NO_ENTRY
bool match_kind(const Matcher *m, EntityClass class, Str value);
Str match_wikidata(Str value); ///< "Q884" of any form of it, else empty

#endif
