/* Two snapshots as if they had been read with today's rules: what is left between them is what changed in the world. */
#ifndef ENTENTE_COMMANDS_SAME_RULES_H
#define ENTENTE_COMMANDS_SAME_RULES_H

#include "store/store.h"

typedef struct SameRules {
  Store *store; ///< a store of its own, in a folder for temporary files
  int64_t before, after;
  char folder[4096];
} SameRules;

/* Reads the documents of both again. Texts that the store did not keep are looked for in `texts`, a folder or file as for build, which
   may be NULL; where one is found nowhere the documents are named, and the status is STATUS_BAD_INPUT. */
Status same_rules_open(SameRules *x, Store *s, int64_t before, int64_t after, const char *texts, Report *r);
void same_rules_close(SameRules *x);

#endif
