/* Which changes are asked for. */
#ifndef ENTENTE_DIFF_FILTER_H
#define ENTENTE_DIFF_FILTER_H

#include "diff/changes.h"

typedef enum Only { ONLY_ALL, ONLY_ADDED, ONLY_REMOVED, ONLY_CHANGED } Only;

typedef struct Filter {
  Map actors;  ///< IRIs: things that are one of them or name one, on either side; empty: all things
  Map domains; ///< the same; a thing must have to do with both
  Only only;   ///< ONLY_CHANGED: values that came in the place of another
} Filter;

/* Takes away the rows and identities that are not asked for. */
void changes_filter(Changes *c, const Filter *f);
void filter_release(Filter *f);

/* The row that has the other value, where rows[at] is half of "status: planned -> signed": of the same subject, predicate, graph and
   language, one removed and one added, of a property that has one value or of an unknown one. SIZE_MAX when there is none. */
size_t change_counterpart(const Changes *c, size_t at);

#endif
