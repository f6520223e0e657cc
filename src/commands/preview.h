/* What an import would do: which things are known, which the store has, which are new. */
#ifndef ENTENTE_COMMANDS_PREVIEW_H
#define ENTENTE_COMMANDS_PREVIEW_H

#include "base/map.h"
#include "facts/fact.h"
#include "resolve/entity.h"
#include "store/store.h"

typedef struct PreviewRow {
  EntityClass class;
  const char *match; ///< "known", "stored" or "new"
  Str iri, label;
  Place first;
  long facts;
} PreviewRow;

typedef struct Preview {
  Store *store; ///< may be NULL: nothing is in it
  Arena arena;
  Map index; ///< class and IRI or name to a row
  ARRAY(PreviewRow) rows;
} Preview;

void preview_take(Preview *p, const DocumentFacts *facts, Place place);
/* Actors and places first, in the order in which they came, then agreements and events; of those that are new only how many, unless it
   is for a program. */
void preview_print(const Preview *p, bool json);
void preview_release(Preview *p);

#endif
