/* What makes an agreement or an event of one document the same as one of another: keys, built from what is said of it and nothing
 * else. A text and a fact of a table that say the same give the same keys.
 *
 * An agreement is the same in two documents when the sides, the kind and the date of its main act are the same, or the sides and
 * the content words of its name. An event is the same when its kind, those who take part and its day are; where the day is not known,
 * its name takes the place of it.
 */
#ifndef ENTENTE_RESOLVE_IDENTITY_H
#define ENTENTE_RESOLVE_IDENTITY_H

#include "base/date.h"
#include "lexicon/lexicon.h"

/* The actors of a key: of a known one its relative IRI ("state/FR"), of any other identity_of_name. */
typedef struct IdentityList {
  Str *at; ///< sorted by the call that makes a key of it; what stands there twice counts once
  size_t n;
} IdentityList;

typedef struct AgreementIdentity {
  IdentityList parties;
  IdentityList domains; ///< local names
  Str name;             ///< the fullest one, or empty
  Str kind, status;     ///< local names; status may be empty
  Date date;            ///< of the status, as far as it is known
} AgreementIdentity;

/* "~" and the name without case and accents. */
Str identity_of_name(Str name, Arena *a);
/* The surest key first; gives how many there are, 1 or 2. They live in the arena. */
int identity_agreement_keys(const Lexicon *lex, AgreementIdentity *x, Arena *a, Str keys[2]);
Str identity_event_key(const Lexicon *lex, Str kind, IdentityList participants, Date day, Str name, Arena *a);

/* Appends the content words of a name, folded, sorted, joined by blanks: the same for « accord de libre-échange » and « Accord de
   libre échange ». Gives how many words there are, repeated ones with them. */
int name_key(const Lexicon *lex, Str name, StrBuf *out);

#endif
