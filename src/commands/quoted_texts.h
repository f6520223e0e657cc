/* The texts that facts quote: in the store, where build --keep-texts put them, and in a folder that is named. */
#ifndef ENTENTE_COMMANDS_QUOTED_TEXTS_H
#define ENTENTE_COMMANDS_QUOTED_TEXTS_H

#include "base/map.h"
#include "facts/build.h"
#include "facts/source.h"
#include "store/store.h"

typedef struct QuotedTexts {
  Store *store; ///< may be NULL
  Map wanted;   ///< ids and URLs of documents to their index in `found`
  Arena arena;
  ARRAY(Document) found; ///< of the folder; text.p is NULL of those that it does not have
  StrBuf text;           ///< of the store, the last one asked for
} QuotedTexts;

/* Looks through the folder (or file, as for build; NULL: none) for the documents that the facts of these sources name, and keeps them.
   The sources are rewound afterwards. */
Status quoted_texts_read(QuotedTexts *x, const char *folder, FactSource *const *sources, size_t n, Report *r);
bool quoted_texts_find(void *user, Str document, Document *d); ///< for FactTexts
void quoted_texts_release(QuotedTexts *x);

#endif
