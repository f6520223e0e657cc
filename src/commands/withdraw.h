/* Taking back what a source of facts said. */
#ifndef ENTENTE_COMMANDS_WITHDRAW_H
#define ENTENTE_COMMANDS_WITHDRAW_H

#include "base/map.h"
#include "store/store.h"

/* Withdraws, in the open build, the documents that an import made of this source, but for those in `stay` (their names), which may be NULL.
   Adds to *count how many. */
Status withdraw_source(Store *s, Str source, const Map *stay, long *count, Report *r);

#endif
