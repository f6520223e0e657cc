/* Which facts of a source are told apart by its own ids.
 *
 * A source that numbers its agreements knows which are one and which are two. So a key of identity (resolve/identity.h) that facts with
 * different ids share ties none of them to anything. What a source has is learnt in a first reading, of the second the keys are used;
 * so the order of the facts does not matter. Space grows with the number of different keys, not of facts.
 */
#ifndef ENTENTE_FACTS_KEYBOOK_H
#define ENTENTE_FACTS_KEYBOOK_H

#include "base/map.h"
#include "rdf/vocabulary.h"

typedef struct KeyBook {
  Map owners; ///< hash of class and key to a hash of the id, SHARED when it is that of several
} KeyBook;

void keybook_release(KeyBook *b);
void keybook_learn(KeyBook *b, EntityClass class, Str key, Str id);
/* The id of a fact; it may be that of several. */
void keybook_learn_id(KeyBook *b, EntityClass class, Str key);
bool keybook_repeats(const KeyBook *b, EntityClass class, Str key); ///< do several facts have this id?
bool keybook_has(const KeyBook *b, EntityClass class, Str key);     ///< is it the id of a fact?
bool keybook_is_shared(const KeyBook *b, EntityClass class, Str key);

#endif
